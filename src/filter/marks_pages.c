/* Numbers of pages that were copied along out of a PDF or a printed page, and the running heads beside them. */
#include <string.h>

#include "filter/marks.h"
#include "lang/chars.h"
#include "lang/words.h"
#include "recognise/settled.h"

enum {
    PAGE_BYTES = 60,  /* of a line with the number of a page */
    HEAD_BYTES = 120, /* the same with a running head */
    NEAR_BYTES = 20,
    HEAD_GAP = 3, /* blanks between the two */
    PAGES_MOST = 999,
    END_NUMBER = 30, /* "-30-" ends a release */
};

/* Reads a number at byte `at`; where it ends, or 0. A full stop after it is that of "2. lapa". */
static size_t number_at(struct lv_str s, size_t at, int *value) {
    size_t n = at < s.n ? lv_digits_at(s, at, value) : 0;
    return n && *value > 0 && *value <= PAGES_MOST ? at + n : 0;
}

static size_t skip_stop(struct lv_str s, size_t at) {
    return lv_skip_blanks(s, at + (at < s.n && s.p[at] == '.'));
}

/* Where the word for a page, or for how many there are, at byte `at` ends; 0: none. */
static size_t page_word(struct lv_str s, size_t at, bool of) {
    struct lv_hit hit;
    if (at >= s.n || !lv_word_at(s, at, LV_LIST_PAGEWORD, LV_LANGS_ALL, &hit))
        return 0;
    return LV_HIT_IS(&hit, PAGEWORD, of) == of ? at + hit.n : 0;
}

/* Where "of 3" or "/ 3" at byte `at` ends, the number of at least `least`; 0: none. */
static size_t rest_at(struct lv_str s, size_t at, int least) {
    int last;
    size_t sign = at < s.n && s.p[at] == '/' ? at + 1 : page_word(s, at, true);
    size_t end = sign ? number_at(s, lv_skip_blanks(s, sign), &last) : 0;
    return end && last >= least ? end : 0;
}

/* Where "page 2", "page 2 of 3", "2. lapa no 3" at byte `at` ends; 0: it is none. *of: it says how many there are. */
static size_t page_at(struct lv_str s, size_t at, bool *of) {
    int number;
    size_t word = page_word(s, at, false), end = number_at(s, word ? lv_skip_blanks(s, word) : at, &number);
    if (end && !word)
        end = page_word(s, skip_stop(s, end), false);
    size_t rest = end ? rest_at(s, lv_skip_blanks(s, end), number) : 0;
    *of = rest > 0;
    return rest ? rest : end;
}

/* Past the dashes around a number that stands alone. */
static size_t skip_frame(struct lv_str s, size_t at) {
    uint32_t cp;
    size_t n;
    while ((n = lv_utf8_next(s, at, &cp)) && (cp == '-' || cp == 0x2013 || cp == 0x2014 || lv_is_blank(cp)))
        at += n;
    return at;
}

/* "- 2 -" */
static bool is_framed(struct lv_str s) {
    int number;
    size_t from = skip_frame(s, 0), end = number_at(s, from, &number);
    return from > 0 && end && number != END_NUMBER && end < s.n && skip_frame(s, end) == s.n;
}

/* "Page 2", "2. lapa no 3", "- page 2 -" and no more. */
static bool is_number(struct lv_str s) {
    bool of;
    size_t from = skip_frame(s, 0), end = s.n <= PAGE_BYTES ? page_at(s, from, &of) : 0;
    return end && skip_frame(s, skip_stop(s, end)) == s.n;
}

/* "Sundale Library     page 2 of 3", or the other way round. */
static bool is_running_head(struct lv_str s) {
    bool of = false;
    if (!memchr(s.p, '\t', s.n) && lv_str_find(s, LV_STR("   "), 0) == SIZE_MAX)
        return false;
    size_t end = page_at(s, 0, &of);
    if (end && of && lv_skip_blanks(s, end) >= end + HEAD_GAP)
        return true;
    for (size_t at = 0, next; at < s.n; at = next) {
        next = lv_skip_blanks(s, at);
        bool gap = next >= at + HEAD_GAP || (next > at && s.p[at] == '\t');
        if (gap && (end = page_at(s, next, &of)) && of && skip_stop(s, end) == s.n)
            return true;
        next = next > at ? next : at + 1;
    }
    return false;
}

/* "2/3" alone between two paragraphs. */
static bool is_fraction(struct lv_doc *doc, const struct lv_node *b, struct lv_str s) {
    int number;
    size_t end = number_at(s, 0, &number), rest = end ? rest_at(s, lv_skip_blanks(s, end), number) : 0;
    if (!rest || rest < s.n || !b->prev || !b->next || b->prev->kind != LV_N_P || b->next->kind != LV_N_P)
        return false;
    return lv_text(doc, b->prev).n >= PAGE_BYTES && lv_text(doc, b->next).n >= PAGE_BYTES;
}

/* A quick look that most lines fail: only the first and the last bytes may have the number. */
static bool has_digit(struct lv_str s) {
    for (size_t i = 0; i < s.n; i++) {
        if (i == NEAR_BYTES && s.n > 2 * NEAR_BYTES)
            i = s.n - NEAR_BYTES;
        if (lv_is_digit(s.p[i]))
            return true;
    }
    return false;
}

void lv_mark_pages(struct lv_doc *doc, struct lv_node *edition) {
    for (struct lv_node *b = edition->first; b; b = b->next) {
        struct lv_str s = b->kind == LV_N_P ? lv_str_trim(lv_text(doc, b)) : LV_STR("");
        if (!s.n || s.n > HEAD_BYTES || lv_settled_line(doc->settled, lv_node_line(b)) != LV_LINE_OPEN)
            continue;
        if (!has_digit(s))
            continue;
        if (is_framed(s) || is_number(s) || is_running_head(s) || is_fraction(doc, b, s)) {
            b->kind = LV_N_CHROME;
            lv_attr_remove(b, LV_AT_INDENT);
        }
    }
}
