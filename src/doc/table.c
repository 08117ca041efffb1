#include <string.h>

#include "doc/doc.h"

enum { MOST_COLUMNS = 64 }; /* looked through for the cell below a header */

/* True for a figure near the beginning of a node: whoever asks for each cell of a long row still does so in linear time. */
static bool has_figure(const struct lv_node *node) {
    size_t left = 1000;
    for (const struct lv_node *at = node; at && left; at = lv_node_next(at, node), left--)
        for (size_t i = 0; i < at->text.n && left > 1; i++, left--)
            if (lv_is_digit(at->text.p[i]))
                return true;
    return false;
}

bool lv_is_header_row(const struct lv_node *row) {
    return !row->prev && row->next && !has_figure(row) && has_figure(row->next);
}

static bool is_figures(struct lv_str s) {
    uint32_t cp;
    for (size_t at = 0, n; (n = lv_utf8_next(s, at, &cp)); at += n)
        if (!lv_is_blank(cp) && !(cp < 0x80 && strchr("0123456789.,%+-:/()", (int)cp)) && cp != 0x2212 &&
            cp != 0x20AC && cp != 0x2013)
            return false;
    return s.n > 0;
}

bool lv_is_right_cell(struct lv_doc *doc, const struct lv_node *cell) {
    const struct lv_node *row = cell->parent, *model = cell;
    size_t column = 0;
    for (const struct lv_node *at = cell->prev; at && column <= MOST_COLUMNS; at = at->prev)
        column++;
    if (!column || column > MOST_COLUMNS)
        return false;
    if (lv_is_header_row(row))
        for (model = row->next->first; model && column; column--)
            model = model->next;
    return model && is_figures(lv_text(doc, model));
}

size_t lv_table_columns(const struct lv_node *table) {
    size_t most = 1;
    for (const struct lv_node *row = table->first; row; row = row->next) {
        size_t n = 0;
        for (const struct lv_node *cell = row->first; cell; cell = cell->next)
            n++;
        most = n > most ? n : most;
    }
    return most;
}
