/* Tables: the line above one is its caption, the first row of names its head, and a first column of names heads rows. */
#include "lang/words.h"
#include "write/html/html.h"

enum { MOST_SPAN = 1000 }; /* columns a cell may take in HTML */

/* What is being written. */
struct table {
    struct lv_html *html;
    struct lv_table is;
    bool row_heads;
};

const struct lv_node *lv_html_caption_of(const struct lv_html *html, const struct lv_node *block) {
    return block == html->title.block ? NULL : lv_table_named_by(html->doc, block);
}

static void close_tag(struct lv_html *html, const char *tag) {
    lv_buf_puts(html->out, "</");
    lv_buf_puts(html->out, tag);
    lv_buf_puts(html->out, ">\n");
}

static const char *scope_of(const struct table *t, const struct lv_node *cell) {
    if (!cell->first)
        return NULL;
    if (t->is.head && !cell->parent->prev)
        return "col";
    return t->row_heads && !cell->prev ? "row" : NULL;
}

/* A cell, the last of which takes the columns that its row has no cell for. */
static void write_cell(struct table *t, const struct lv_node *cell, size_t column) {
    struct lv_buf *out = t->html->out;
    const char *scope = scope_of(t, cell), *tag = scope ? "th" : "td";
    size_t span = cell->next ? 1 : t->is.columns - column;
    lv_buf_char(out, '<');
    lv_buf_puts(out, tag);
    if (scope)
        lv_buf_printf(out, " scope=\"%s\"", scope);
    if (span == 1 && lv_table_is_right(&t->is, cell, column))
        lv_buf_puts(out, " class=\"figures\"");
    if (span > 1)
        lv_buf_printf(out, " colspan=\"%zu\"", span < MOST_SPAN ? span : MOST_SPAN);
    lv_html_lang(t->html, cell);
    lv_buf_char(out, '>');
    lv_html_inline(t->html, cell);
    close_tag(t->html, tag);
}

static void write_row(struct table *t, const struct lv_node *row) {
    size_t column = 0;
    lv_buf_puts(t->html->out, "<tr");
    lv_html_lang(t->html, row);
    lv_buf_puts(t->html->out, ">\n");
    for (const struct lv_node *cell = row->first; cell; cell = cell->next)
        write_cell(t, cell, column++);
    lv_buf_puts(t->html->out, "</tr>\n");
}

static void write_rows(struct table *t, const char *tag, const struct lv_node *row,
                       const struct lv_node *end) {
    if (row == end)
        return;
    lv_buf_printf(t->html->out, "<%s>\n", tag);
    for (; row != end; row = row->next)
        write_row(t, row);
    close_tag(t->html, tag);
}

static void write_caption(struct table *t) {
    const struct lv_node *name = lv_table_name(t->html->doc, t->is.node);
    const struct lv_node *block = name && name->parent->kind == LV_N_FIGURE ? name->parent : name;
    if (!name || !lv_html_caption_of(t->html, block))
        return;
    lv_buf_puts(t->html->out, "<caption>\n");
    lv_html_block(t->html, name);
    lv_buf_puts(t->html->out, "</caption>\n");
}

/* A wide table scrolls by itself, also from the keyboard. */
void lv_html_table(struct lv_html *html, const struct lv_node *node) {
    struct table t = {html, lv_table_of(node), false};
    struct lv_str title = lv_table_title(html->doc, node);
    const struct lv_node *first = node->first, *body = first && t.is.head ? first->next : first;
    t.row_heads = t.is.names_rows && html->row_heads;
    lv_buf_puts(html->out, "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
    lv_escape_attr(html->out, title.n ? title : lv_word_ui(lv_node_lang(node), "table"));
    lv_buf_puts(html->out, "\">\n<table class=\"table\"");
    lv_html_lang(html, node);
    lv_buf_puts(html->out, ">\n");
    write_caption(&t);
    write_rows(&t, "thead", first, body);
    write_rows(&t, "tbody", body, NULL);
    lv_buf_puts(html->out, "</table>\n</div>\n");
}
