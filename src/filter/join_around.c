/*
 * What lines say of each other in a text as a whole: items in lower case below a colon, names that a break divides and
 * another line has whole, and paragraphs that begin with an indent.
 */
#include <stdlib.h>
#include <string.h>

#include "filter/join.h"
#include "lang/chars.h"

enum {
    LIST_LEAST = 3,    /* items of a list in lower case */
    ITEM_MOST = 80,    /* columns of one, */
    PLAIN_MOST = 60,   /* and of one without a comma */
    NAME_MOST = 40,    /* bytes of a word of a name */
    INDENT_LEAST = 2,  /* columns before the first line of a paragraph */
    INDENTS_LEAST = 3, /* such paragraphs */
};

/* ---- lists in lower case ---- */

/* How many lines from `at` on are right below each other, all of them in lower case. */
static size_t lower_lines(const struct lv_join_lines *lines, size_t at) {
    size_t n = 0;
    while (at + n < lines->n && lines->line[at + n].lower && lines->line[at + n].words &&
           (n == 0 || !lines->line[at + n].gap) && !lines->line[at + n].opens)
        n++;
    return n;
}

/* "…, / …, and / ….": each line but the last ends where an item does. */
static bool is_series(const struct lv_join_line *line, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (line[i].width > ITEM_MOST || (i + 1 < n && !line[i].comma && !line[i].semicolon))
            return false;
    return true;
}

/* The same without a sign, in short lines; only a text that is not wrapped has such a list. */
static bool is_plain(const struct lv_join_line *line, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (line[i].width > PLAIN_MOST || line[i].function || (i + 1 < n && line[i].final))
            return false;
    return true;
}

void lv_join_lists(struct lv_join_lines *lines) {
    for (size_t i = 0; i + LIST_LEAST < lines->n; i++) {
        size_t n = lines->line[i].colon ? lower_lines(lines, i + 1) : 0;
        struct lv_join_line *line = &lines->line[i + 1];
        bool series = n >= LIST_LEAST && is_series(line, n), plain = n >= LIST_LEAST && is_plain(line, n);
        for (size_t k = 0; k < n; k++) {
            line[k].listed = series;
            line[k].listable = series || plain;
        }
    }
}

/* ---- names that a break divides ---- */

/* Two words with capitals, a blank between them. */
struct pair {
    struct lv_str first, second;
};

static int compare_words(struct lv_str a, struct lv_str b) {
    int order = memcmp(a.p, b.p, a.n < b.n ? a.n : b.n);
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

static int compare(const void *a, const void *b) {
    const struct pair *x = a, *y = b;
    int order = compare_words(x->first, y->first);
    return order ? order : compare_words(x->second, y->second);
}

static struct lv_str word_at(struct lv_str s, size_t at) {
    return lv_str_sub(s, at, lv_word_end(s, at));
}

/* Counts the pairs of the text, or puts them into `pairs`. */
static size_t take_pairs(const struct lv_join_lines *lines, struct pair *pairs) {
    size_t n = 0;
    for (size_t i = 0; i < lines->n; i++) {
        struct lv_str s = lines->line[i].text;
        bool capital = false;
        for (size_t at = lv_word_begin(s, 0), last = 0, end; at < s.n;
             last = at, at = lv_word_begin(s, end)) {
            end = lv_word_end(s, at);
            bool upper = lv_is_upper(lv_char_at(s, at));
            bool beside = at > 0 && s.p[at - 1] == ' ' && lv_word_end(s, last) + 1 == at;
            if (upper && capital && beside && end - last <= 2 * NAME_MOST) {
                if (pairs)
                    pairs[n] = (struct pair){word_at(s, last), word_at(s, at)};
                n++;
            }
            capital = upper;
        }
    }
    return n;
}

/* True for two lines that may divide a name: a word with a capital and nothing after it, and another at the beginning. */
static bool may_divide(const struct lv_join_line *line, const struct lv_join_line *next) {
    return line->named && next->upper && !next->gap && !line->final && !line->comma && !line->alone &&
           !next->opens && !line->contact && !next->contact && next->words &&
           lv_is_word(lv_char_before(line->text, line->text.n));
}

/* Pairs are looked for only where lines are broken and one may divide a name. */
static void see_names(struct lv_doc *doc, struct lv_join_lines *lines) {
    struct pair *pairs = NULL;
    size_t n = 0;
    for (size_t i = 0; i + 1 < lines->n && (lines->width || lines->ragged); i++) {
        struct lv_join_line *line = &lines->line[i], *next = line + 1;
        if (!may_divide(line, next))
            continue;
        if (!pairs) {
            n = take_pairs(lines, NULL);
            pairs = lv_alloc(&doc->arena, (n + 1) * sizeof *pairs);
            take_pairs(lines, pairs);
            qsort(pairs, n, sizeof *pairs, compare);
        }
        struct pair own = {
            lv_str_sub(line->text, lv_word_begin(line->text, lv_last_word(line->text)), line->text.n),
            word_at(next->text, 0)};
        line->divides = bsearch(&own, pairs, n, sizeof own, compare) != NULL;
    }
}

/* ---- indents ---- */

/* True if paragraphs begin with an indent: as a rule what is below an indented line is not. */
static bool is_indented(const struct lv_join_lines *lines) {
    size_t first = 0, others = 0;
    for (size_t i = 0; i + 1 < lines->n; i++) {
        const struct lv_join_line *line = &lines->line[i], *next = line + 1;
        if (line->indent < INDENT_LEAST || next->gap || line->stop || line->item)
            continue;
        bool out = next->indent + INDENT_LEAST <= line->indent;
        first += out;
        others += !out;
    }
    return first >= INDENTS_LEAST && first > 2 * others;
}

void lv_join_around(struct lv_doc *doc, struct lv_join_lines *lines) {
    lines->indented = is_indented(lines);
    for (size_t i = 0; i < lines->n; i++)
        lines->line[i].listed |= lines->line[i].listable && !lines->width && !lines->ragged;
    see_names(doc, lines);
}
