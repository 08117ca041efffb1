#include <string.h>
#include <strings.h>

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

/* What the text of a cell is. MIXED: with letters and figures that are no years. */
enum content { EMPTY, WORDS, YEARS, FIGURES, MIXED };

/* Signs that stand in a figure beside its digits. */
static bool is_of_figure(uint32_t cp) {
    static const uint32_t signs[] = {0x2212, 0x2013, 0x2026, 0x20AC, 0xA3,
                                     0xB1,   0x2248, 0x2030, 0x2264, 0x2265};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (cp == signs[i])
            return true;
    return lv_is_blank(cp) || (cp && cp < 0x80 && strchr("0123456789.,%+-:/()$<>~*'", (int)cp));
}

static bool is_figures(struct lv_str s) {
    uint32_t cp;
    for (size_t at = 0, n; (n = lv_utf8_next(s, at, &cp)); at += n)
        if (!is_of_figure(cp))
            return false;
    return s.n > 0;
}

/* The text of a cell that is in one piece, or of its first; what is said of a cell is decided by that. */
static struct lv_str beginning_of(const struct lv_node *cell) {
    enum { ENOUGH = 400 };
    const struct lv_node *at = cell;
    for (int depth = 0; at && !at->text.n && depth < 8; depth++)
        at = lv_node_next(at, cell);
    return at ? lv_str_sub(at->text, 0, at->text.n < ENOUGH ? at->text.n : ENOUGH) : LV_STR("");
}

static enum content content_of(const struct lv_node *cell) {
    struct lv_str s = beginning_of(cell);
    if (!lv_str_trim(s).n)
        return EMPTY;
    if (!has_figure(cell))
        return WORDS;
    if (has_years_only(s))
        return YEARS;
    return is_figures(s) ? FIGURES : MIXED;
}

/* What is below a cell of the first row: of the first few cells of its column the first with text. */
static enum content content_below(const struct lv_node *head, size_t column) {
    enum { ROWS = 4 };
    enum content content = EMPTY;
    const struct lv_node *row = head->next;
    for (size_t rows = 0; row && rows < ROWS && content == EMPTY; rows++, row = row->next) {
        const struct lv_node *cell = row->first;
        for (size_t n = column; cell && n; n--)
            cell = cell->next;
        content = cell ? content_of(cell) : EMPTY;
    }
    return content;
}

/* A cell of a first row with figures against what is below it: 1 it names it, -1 it is of the same kind, 0 neither. */
static int names_column(enum content head, enum content below, bool first) {
    if (head == FIGURES || (first && head == YEARS) || (head == MIXED && below == MIXED))
        return -1;
    return !first && head != EMPTY && (below == FIGURES || (head == YEARS && below == MIXED));
}

/* True for a first row with figures, or an empty corner, that names what is below it. */
static bool names_columns(const struct lv_node *row) {
    size_t column = 0, named = 0;
    for (const struct lv_node *cell = row->first; cell && column < MOST_COLUMNS; cell = cell->next) {
        int sign = names_column(content_of(cell), content_below(row, column), column == 0);
        if (sign < 0)
            return false;
        named += sign > 0;
        column++;
    }
    return named > 0;
}

/* True for a first row without figures whose corner alone is empty, above a column of words: names on two sides. */
static bool has_corner(const struct lv_node *row) {
    const struct lv_node *corner = row->first;
    if (!corner || !corner->next || content_of(corner) != EMPTY || content_below(row, 0) != WORDS)
        return false;
    size_t left = MOST_COLUMNS;
    for (const struct lv_node *cell = corner->next; cell && left; cell = cell->next, left--)
        if (content_of(cell) == EMPTY)
            return false;
    return true;
}

bool lv_is_header_row(const struct lv_node *row) {
    if (row->prev || !row->next)
        return false;
    if (lv_attr_has(row, LV_AT_HEAD))
        return true;
    return has_figure(row) ? names_columns(row) : has_figure(row->next) || has_corner(row);
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

/* Columns after the first most of whose cells, as far as they are looked at, are figures: a bit for each. */
static uint64_t columns_of_figures(const struct lv_node *table, bool head) {
    enum { ROWS = 64 };
    unsigned figures[MOST_COLUMNS] = {0}, others[MOST_COLUMNS] = {0};
    const struct lv_node *row = head ? table->first->next : table->first;
    for (size_t rows = 0; row && rows < ROWS; rows++, row = row->next) {
        const struct lv_node *cell = row->first;
        for (size_t c = 0; cell && c < MOST_COLUMNS; c++, cell = cell->next) {
            enum content content = content_of(cell);
            bool figure = content == FIGURES || (content == YEARS && is_figures(beginning_of(cell)));
            figures[c] += figure;
            others[c] += !figure && content != EMPTY && !is_figures(beginning_of(cell));
        }
    }
    uint64_t columns = 0;
    for (size_t c = 1; c < MOST_COLUMNS; c++)
        if (figures[c] && 3 * others[c] <= figures[c])
            columns |= UINT64_C(1) << c;
    return columns;
}

struct lv_table lv_table_of(const struct lv_node *table) {
    bool head = table->first && lv_is_header_row(table->first);
    return (struct lv_table){table, lv_table_columns(table), columns_of_figures(table, head), head,
                             lv_names_rows(table)};
}

bool lv_table_is_right(const struct lv_table *table, const struct lv_node *cell, size_t column) {
    enum { SHORT = 24 }; /* bytes of a remark among figures, "n/a", that is set as they are */
    if (column >= MOST_COLUMNS || !(table->figures >> column & 1))
        return false;
    bool head = table->head && !cell->parent->prev, plain = cell->first && !cell->first->next;
    return head || is_figures(beginning_of(cell)) || (plain && cell->first->text.n <= SHORT);
}

bool lv_table_is_figure(const struct lv_node *cell) {
    return has_figure(cell) && is_figures(beginning_of(cell)) && (!cell->first || !cell->first->next);
}

/* ---- its name ---- */

static const struct lv_node *shown_before(const struct lv_node *node) {
    const struct lv_node *before = node->prev;
    while (before && lv_is_hidden(before))
        before = before->prev;
    return before;
}

/* A paragraph names the table below it where it is one short line that is no sentence, or ends with a colon. */
static bool is_line_above(struct lv_str s) {
    enum { LINE = 160 };
    return s.n && s.n <= LINE && (s.p[s.n - 1] == ':' || !strchr(".!?;,", s.p[s.n - 1])) &&
           !(s.n > 3 && lv_str_eq(lv_str_sub(s, s.n - 3, s.n), LV_STR("…")));
}

const struct lv_node *lv_table_name(struct lv_doc *doc, const struct lv_node *table) {
    const struct lv_node *before = shown_before(table);
    if (before && before->kind == LV_N_FIGURE && !lv_attr(before, LV_AT_ALT).n &&
        !lv_attr(before, LV_AT_SRC).n && before->first && before->first == before->last)
        before = before->first;
    if (!before)
        return NULL;
    bool line = before->kind == LV_N_P && is_line_above(lv_str_trim(lv_text(doc, before)));
    return before->kind == LV_N_HEADING || before->kind == LV_N_CAPTION || line ? before : NULL;
}

struct lv_str lv_table_title(struct lv_doc *doc, const struct lv_node *table) {
    const struct lv_node *name = lv_table_name(doc, table);
    struct lv_str s = name ? lv_str_trim(lv_text(doc, name)) : LV_STR("");
    return s.n && s.p[s.n - 1] == ':' ? lv_str_sub(s, 0, s.n - 1) : s;
}

const struct lv_node *lv_table_named_by(struct lv_doc *doc, const struct lv_node *block) {
    const struct lv_node *next = block->next;
    while (next && lv_is_hidden(next))
        next = next->next;
    if (!next || next->kind != LV_N_TABLE)
        return NULL;
    const struct lv_node *name = lv_table_name(doc, next);
    return name && (name == block || name->parent == block) ? next : NULL;
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

struct lv_str lv_figure_link(const struct lv_node *figure) {
    static const struct lv_str schemes[] = {{"https://", 8}, {"http://", 7}, {"mailto:", 7}};
    struct lv_str href = lv_attr(figure, LV_AT_HREF);
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (href.n > schemes[i].n && strncasecmp(href.p, schemes[i].p, schemes[i].n) == 0)
            return href;
    return LV_STR("");
}

struct lv_str lv_figure_words(const struct lv_node *figure) {
    struct lv_str alt = lv_attr(figure, LV_AT_ALT);
    return alt.n ? alt : lv_figure_link(figure);
}

struct lv_node *lv_figure_text(struct lv_doc *doc, const struct lv_node *figure) {
    struct lv_str words = lv_figure_words(figure), href = lv_figure_link(figure);
    if (!words.n)
        return NULL;
    struct lv_node *block = lv_node_new(doc, LV_N_FIGURE);
    block->parent = (struct lv_node *)(uintptr_t)figure;
    block->lines = figure->lines;
    block->nlines = figure->nlines;
    struct lv_node *link = href.n ? lv_node_new(doc, LV_N_A) : NULL;
    if (link) {
        lv_attr_set(doc, link, LV_AT_HREF, href);
        lv_node_append(block, link);
    }
    lv_node_append(link ? link : block, lv_text_new(doc, words));
    return block;
}
