/*
 * Tables whose cells were copied as lines of their own, one below the other: a place, a day, a date, an hour, and so on
 * again. The kinds of the lines repeat; that is what shows how many cells a row has.
 */
#include <string.h>

#include "filter/marks.h"
#include "lang/chars.h"
#include "lang/words.h"
#include "recognise/settled.h"

enum {
    CELL_BYTES = 60,
    DATE_BYTES = 24,
    GAP_MOST = 3, /* blank lines between two cells */
    CELLS_LEAST = 3,
    CELLS_MOST = 8, /* of a row */
    ROWS_LOOKED_AT = 8,
    ROWS_LEAST = 3
};

enum kind { OTHER, WORDS, DAY, DATE, NUMBER };

/* A line as a cell; `apart`: too far from the line before it. */
struct cell {
    struct lv_node *node;
    struct lv_str text;
    enum kind kind;
    bool apart;
};

static bool is_number(struct lv_str s) {
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        digits += lv_is_digit(s.p[i]);
        if (!lv_is_digit(s.p[i]) && !strchr(".,:%-+ ", s.p[i]) && (unsigned char)s.p[i] < 0x80)
            return false;
        if ((unsigned char)s.p[i] >= 0x80 && lv_is_letter(lv_char_at(s, i)))
            return false;
    }
    return digits > 0;
}

/* "5. maijs", "May 5": a few words, digits and a month among them. */
static bool is_date(struct lv_str s) {
    struct lv_hit hit;
    bool digit = false, month = false;
    for (size_t at = lv_word_begin(s, 0); at < s.n; at = lv_word_begin(s, lv_word_end(s, at))) {
        digit |= lv_is_digit(s.p[at]);
        month |= lv_word_at(s, at, LV_LIST_MONTH, LV_LANGS_ALL, &hit);
    }
    return s.n <= DATE_BYTES && digit && month;
}

static enum kind kind_of(struct lv_str s) {
    struct lv_hit hit;
    if (!s.n || s.n > CELL_BYTES || strchr(".:;!?,", s.p[s.n - 1]) || memchr(s.p, '@', s.n) ||
        memchr(s.p, '\t', s.n) || memchr(s.p, '|', s.n))
        return OTHER;
    if (lv_word_at(s, 0, LV_LIST_WEEKDAY, LV_LANGS_ALL, &hit) && hit.n == s.n)
        return DAY;
    return is_number(s)                                      ? NUMBER
           : is_date(s)                                      ? DATE
           : lv_is_upper(lv_char_at(s, lv_word_begin(s, 0))) ? WORDS
                                                             : OTHER;
}

static struct cell cell_of(struct lv_doc *doc, struct lv_node *b, uint32_t above) {
    struct cell cell = {.node = b, .text = lv_str_trim(lv_text(doc, b))};
    unsigned said = lv_settled_line(doc->settled, lv_node_line(b));
    bool open = b->kind == LV_N_P && (said == LV_LINE_OPEN || said == LV_R_ROW);
    cell.kind = open ? kind_of(cell.text) : OTHER;
    cell.apart = lv_node_line(b) > above + 1 + GAP_MOST;
    return cell;
}

/* How many lines from `cell` on, `most` of them looked at, repeat the kinds of the `n` before them, and those `n`. */
static size_t run_of(const struct cell *cell, const struct cell *end, size_t n, size_t most) {
    size_t at = 0;
    while (at < most && cell + at < end && cell[at].kind != OTHER && (!at || !cell[at].apart) &&
           (at < n || cell[at].kind == cell[at - n].kind))
        at++;
    return at;
}

/* Words that are the same in each row, "Read more", are a page's; and a row has a day, or two numbers, to be one. */
static bool is_table(const struct cell *cell, size_t n, size_t rows) {
    size_t count[NUMBER + 1] = {0};
    for (size_t i = 0; i < n; i++) {
        bool same = cell[i].kind == WORDS;
        count[cell[i].kind]++;
        for (size_t row = 1; row < rows; row++)
            same = same && lv_str_eq(cell[i].text, cell[i + row * n].text);
        if (same)
            return false;
    }
    return count[WORDS] && cell->kind == WORDS &&
           (count[NUMBER] > 1 || (count[DAY] && count[DATE] + count[NUMBER]));
}

static void build(struct lv_doc *doc, const struct cell *cell, size_t n, size_t rows) {
    struct lv_node *table = lv_node_new(doc, LV_N_TABLE), *row = NULL;
    lv_node_before(cell->node, table);
    for (size_t i = 0; i < n * rows; i++) {
        if (i % n == 0)
            lv_node_append(table, row = lv_node_new(doc, LV_N_ROW));
        lv_node_unlink(cell[i].node);
        cell[i].node->kind = LV_N_CELL;
        lv_attr_remove(cell[i].node, LV_AT_INDENT);
        lv_node_append(row, cell[i].node);
    }
}

/* Makes a table of the lines from `cell` on, if they are one; returns how many lines are done. */
static size_t try_table(struct lv_doc *doc, const struct cell *cell, const struct cell *end) {
    for (size_t n = CELLS_LEAST; n <= CELLS_MOST && cell->kind == WORDS; n++) {
        size_t rows = run_of(cell, end, n, ROWS_LOOKED_AT * n) / n; /* no more, for each line is tried */
        if (rows >= ROWS_LEAST && is_table(cell, n, rows)) {
            rows = run_of(cell, end, n, SIZE_MAX) / n;
            build(doc, cell, n, rows);
            return n * rows;
        }
    }
    return 1;
}

void lv_mark_cells(struct lv_doc *doc, struct lv_node *edition) {
    size_t n = 0;
    uint32_t above = 0;
    for (struct lv_node *b = edition->first; b; b = b->next)
        n++;
    struct cell *cell = lv_malloc((n + 1) * sizeof *cell);
    n = 0;
    for (struct lv_node *b = edition->first; b; b = b->next, n++) {
        cell[n] = cell_of(doc, b, above);
        above = lv_node_last_line(b);
    }
    for (size_t i = 0; i < n;)
        i += try_table(doc, cell + i, cell + n);
    lv_free(cell);
}
