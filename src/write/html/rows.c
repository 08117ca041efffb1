/*
 * Two editions side by side or by turns. Every block of the first begins a line of the grid; a block of the second goes to the line
 * of the block it is paired with, or joins the block before it: its line never lies above that of an earlier block, so
 * what is seen has the reading order.
 */
#include "write/html/html.h"

/* Labels stand beside each other in one line. */
static bool begins_line(const struct lv_node *block) {
    const struct lv_node *before = block->prev;
    while (before && lv_is_hidden(before))
        before = before->prev;
    return !before || before->kind != LV_N_LABEL || block->kind != LV_N_LABEL;
}

static const struct lv_node *first_shown(const struct lv_node *edition) {
    const struct lv_node *block = edition->first;
    while (block && lv_is_hidden(block))
        block = block->next;
    return block;
}

/* The headline with which one of two editions begins while the other has none. */
static const struct lv_node *lone_headline(const struct lv_doc *doc) {
    const struct lv_node *titled = lv_title_edition(doc),
                         *other = lv_edition(doc, titled == lv_edition(doc, 0));
    const struct lv_node *first = first_shown(titled);
    for (const struct lv_node *block = other->first; block; block = block->next)
        if (block->kind == LV_N_HEADLINE)
            return NULL;
    return first && first->kind == LV_N_HEADLINE ? first : NULL;
}

/* A page of one release has a side column, if its house has. */
static bool has_side(const struct lv_html *html) {
    const struct lv_html_form *form = html->form;
    return html->style && !form->inner && !form->flow && !form->plain &&
           lv_side_room(html->style, html->doc, html->job->options) > 0;
}

void lv_html_rows(struct lv_html *html) {
    struct lv_rows rows = html->rows = lv_rows(html->doc);
    const struct lv_node *edition = lv_html_next_edition(html->doc, NULL);
    html->arrangement = lv_arrangement_of(html->doc, &rows, html->job->options,
                                          html->style ? html->style->bilingual : LV_COLUMNS);
    if (html->form->flow && html->arrangement == LV_COLUMNS)
        html->arrangement = LV_SEQUENCE;
    html->side = has_side(html);
    if (html->arrangement == LV_SEQUENCE)
        return;
    if (html->arrangement == LV_COLUMNS)
        html->lone = lone_headline(html->doc);
    html->pictures = lv_picture_pairs(html->doc, html->job, &rows);
    html->line = lv_alloc(&html->doc->arena, (rows.n + 1) * sizeof *html->line);
    for (const struct lv_node *block = edition->first; block; block = block->next) {
        if (lv_is_hidden(block))
            continue;
        html->lines += begins_line(block);
        struct lv_picture_pair *pair = lv_picture_pair_of(&html->pictures, block);
        if (pair)
            pair->line = html->lines;
        for (const struct lv_node *node = block; node; node = lv_node_next(node, block))
            if (lv_row_of(node) <= rows.n)
                html->line[lv_row_of(node)] = html->lines;
    }
}

size_t lv_html_line(const struct lv_html *html, const struct lv_node *block) {
    bool second = html->second;
    const struct lv_picture_pair *pair = lv_picture_pair_of(&html->pictures, block);
    if (pair)
        return pair->line;
    for (const struct lv_node *node = block; node; node = lv_node_next(node, block)) {
        size_t row = lv_row_of(node);
        if (row && row <= html->rows.n && html->line[row] && !(second && html->rows.moved[row - 1]))
            return html->line[row];
    }
    return 0;
}
