/*
 * Two editions side by side. Every block of the first begins a line of the grid; a block of the second goes to the line
 * of the block it is paired with, or joins the block before it: its line never lies above that of an earlier block, so
 * what is seen has the reading order.
 */
#include <stdlib.h>

#include "write/html.h"

enum { ROWS_MOST = 1 << 20 };

static size_t row_of(const struct lv_node *node) {
    char digits[12] = "";
    struct lv_str value = lv_attr(node, LV_AT_ROW);
    for (size_t i = 0; i < value.n && i < sizeof digits - 1; i++)
        digits[i] = value.p[i];
    size_t row = strtoul(digits, NULL, 10);
    return row < ROWS_MOST ? row : 0;
}

static size_t last_row(const struct lv_node *edition) {
    size_t last = 0;
    for (const struct lv_node *node = edition; node; node = lv_node_next(node, edition))
        if (row_of(node) > last)
            last = row_of(node);
    return last;
}

/* Labels stand beside each other in one line. */
static bool begins_line(const struct lv_node *block) {
    const struct lv_node *before = block->prev;
    while (before && lv_is_hidden(before))
        before = before->prev;
    return !before || before->kind != LV_LABEL || block->kind != LV_LABEL;
}

void lv_html_rows(struct lv_html *html, const struct lv_node *edition) {
    size_t line = 0;
    html->last_row = last_row(edition);
    html->line = lv_alloc(&html->doc->arena, (html->last_row + 1) * sizeof *html->line);
    for (const struct lv_node *block = edition->first; block; block = block->next) {
        if (lv_is_hidden(block))
            continue;
        line += begins_line(block);
        for (const struct lv_node *node = block; node; node = lv_node_next(node, block))
            if (row_of(node))
                html->line[row_of(node)] = line;
    }
    html->lines = line;
}

size_t lv_html_line(const struct lv_html *html, const struct lv_node *block) {
    for (const struct lv_node *node = block; node; node = lv_node_next(node, block)) {
        size_t row = row_of(node);
        if (row && row <= html->last_row && html->line[row])
            return html->line[row];
    }
    return 0;
}

bool lv_html_side_by_side(const struct lv_doc *doc) {
    const struct lv_node *first = lv_html_next_edition(doc, NULL), *second;
    second = first ? lv_html_next_edition(doc, first) : NULL;
    return second && doc->root->kind == LV_RELEASE && !lv_html_next_edition(doc, second) &&
           last_row(first) > 0;
}
