#include <string.h>

#include "core/utf8.h"
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

/* The number at byte *at as a year, or 0; moves *at after it. */
static unsigned year_at(struct lv_str s, size_t *at) {
    size_t from = *at;
    unsigned value = 0;
    for (; *at < s.n && lv_is_digit(s.p[*at]); ++*at)
        value = *at - from < 4 ? value * 10 + (unsigned)(s.p[*at] - '0') : 0;
    return *at - from == 4 && value >= 1800 && value < 2200 ? value : 0;
}

/* True if years are the only figures of a cell: 2027, "In 2027", "2027–2028"; false too if it has none. */
static bool has_years_only(struct lv_str s) {
    bool years = false;
    for (size_t at = 0; at < s.n; at++) {
        if (!lv_is_digit(s.p[at]))
            continue;
        if (!year_at(s, &at))
            return false;
        years = true;
        at--;
    }
    return years;
}

/* True for a row that begins with a name, or nothing, and has no figures but years. */
static bool has_head_of_years(const struct lv_node *row) {
    size_t left = MOST_COLUMNS;
    for (const struct lv_node *cell = row->first; cell && left; cell = cell->next, left--) {
        struct lv_str s = cell->first && !cell->first->next ? cell->first->text : LV_STR("");
        bool figure = has_figure(cell);
        if (figure && (cell == row->first || !has_years_only(s)))
            return false;
    }
    return left > 0;
}

/* True for a row with a figure after its first cell that is no year. */
static bool has_values(const struct lv_node *row) {
    size_t left = MOST_COLUMNS;
    for (const struct lv_node *cell = row->first; cell && left; cell = cell->next, left--)
        if (cell != row->first && has_figure(cell) &&
            (!cell->first->text.n || !has_years_only(cell->first->text)))
            return true;
    return false;
}

bool lv_is_header_row(const struct lv_node *row) {
    if (row->prev || !row->next)
        return false;
    if (lv_attr_has(row, LV_AT_HEAD))
        return true;
    return has_figure(row) ? has_head_of_years(row) && has_values(row->next) : has_figure(row->next);
}

/* True for a cell with a name in it: a letter near its beginning, and few words. */
static bool is_name(const struct lv_node *cell) {
    enum { NAME_BYTES = 80 };
    size_t bytes = 0;
    bool letter = false;
    for (const struct lv_node *at = cell; at; at = lv_node_next(at, cell)) {
        bytes += at->text.n;
        for (size_t i = 0; i < at->text.n && !letter && bytes <= NAME_BYTES; i++)
            letter = (unsigned)((at->text.p[i] | 32) - 'a') < 26 || (unsigned char)at->text.p[i] >= 0x80;
    }
    return letter && bytes <= NAME_BYTES;
}

bool lv_names_rows(const struct lv_node *table) {
    const struct lv_node *row = table->first;
    if (!row || !lv_is_header_row(row) || !row->first || !row->first->next)
        return false;
    for (row = row->next; row; row = row->next)
        if (!row->first || !row->first->next || !is_name(row->first))
            return false;
    return true;
}

static bool is_figures(struct lv_str s) {
    uint32_t cp;
    for (size_t at = 0, n; (n = lv_utf8_next(s, at, &cp)); at += n)
        if (!lv_is_blank(cp) && !(cp < 0x80 && strchr("0123456789.,%+-:/()", (int)cp)) && cp != 0x2212 &&
            cp != 0x20AC && cp != 0x2013)
            return false;
    return s.n > 0;
}

/* The first cell with text in a column below the head; the last looked at if none of the first few has any. */
static const struct lv_node *model_below(const struct lv_node *head, size_t column) {
    enum { ROWS = 8 };
    const struct lv_node *cell = NULL, *row = head->next;
    for (size_t rows = 0; row && rows < ROWS && !(cell && cell->first); rows++, row = row->next) {
        cell = row->first;
        for (size_t n = column; cell && n; n--)
            cell = cell->next;
    }
    return cell;
}

bool lv_is_right_cell(struct lv_doc *doc, const struct lv_node *cell) {
    const struct lv_node *row = cell->parent, *model = cell;
    size_t column = 0;
    for (const struct lv_node *at = cell->prev; at && column <= MOST_COLUMNS; at = at->prev)
        column++;
    if (!column || column > MOST_COLUMNS)
        return false;
    if (lv_is_header_row(row))
        model = model_below(row, column);
    return model && is_figures(lv_text(doc, model));
}

static size_t count_cells(const struct lv_node *row) {
    size_t n = 0;
    for (const struct lv_node *cell = row->first; cell; cell = cell->next)
        n++;
    return n;
}

void lv_table_pad(struct lv_doc *doc, struct lv_node *table) {
    size_t columns = lv_table_columns(table);
    for (struct lv_node *row = columns <= MOST_COLUMNS ? table->first : NULL; row; row = row->next)
        for (size_t n = count_cells(row); row->first && n < columns; n++) {
            struct lv_node *cell = lv_node_new(doc, LV_N_CELL);
            lv_lines_append(doc, cell, row->first);
            lv_node_append(row, cell);
        }
}

size_t lv_table_columns(const struct lv_node *table) {
    size_t most = 1;
    for (const struct lv_node *row = table->first; row; row = row->next) {
        size_t n = count_cells(row);
        most = n > most ? n : most;
    }
    return most;
}

struct lv_str lv_figure_alt(struct lv_doc *doc, const struct lv_node *figure) {
    struct lv_str alt = lv_attr(figure, LV_AT_ALT);
    return alt.n ? alt : lv_str_trim(lv_text(doc, figure));
}

struct lv_node *lv_figure_text(struct lv_doc *doc, const struct lv_node *figure) {
    struct lv_str alt = lv_attr(figure, LV_AT_ALT);
    if (!alt.n)
        return NULL;
    struct lv_node *block = lv_node_new(doc, LV_N_FIGURE);
    block->parent = (struct lv_node *)(uintptr_t)figure;
    block->lines = figure->lines;
    block->nlines = figure->nlines;
    lv_node_append(block, lv_text_new(doc, alt));
    return block;
}
