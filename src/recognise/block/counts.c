/* One walk over a text: its words, and what it counts of letters, words and signs. */
#include "core/skip.h"
#include "lang/chars.h"
#include "recognise/roles.h"

enum { SMALL_BYTES = 3 };

/* Small letters of ASCII, which is what most of a text consists of. */
static inline bool is_small(unsigned char c) {
    return (c >= 'a') & (c <= 'z');
}

static inline void count_character(struct lv_counts *c, uint32_t cp) {
    if (cp - '0' < 10)
        c->digits++;
    else
        c->letters++;
    c->upper += lv_is_upper(cp);
}

/* Counts the first character of a word; true if it is neither a number nor a capital. */
static bool count_first(struct lv_counts *c, uint32_t cp) {
    bool number = cp - '0' < 10, capital = lv_is_upper(cp);
    c->numbers += number;
    c->capitals += capital;
    count_character(c, cp);
    return !number && !capital;
}

/* Counts the characters of a word from byte `at` on; returns its end. */
static inline size_t count_rest(struct lv_counts *c, struct lv_str s, size_t at) {
    for (size_t from = at;; from = at) {
        at = lv_run_end(s, at, is_small);
        c->letters += at - from;
        if (at == s.n || s.p[at] == ' ')
            return at;
        uint32_t cp;
        size_t k = lv_utf8_next(s, at, &cp);
        if (!lv_is_word(cp))
            return at;
        count_character(c, cp);
        at += k;
    }
}

/* Counts a run of plain spaces; returns its end. */
static size_t count_blanks(struct lv_counts *c, struct lv_str s, size_t at) {
    if (++at >= s.n || s.p[at] != ' ')
        return at;
    while (at < s.n && s.p[at] == ' ')
        at++;
    c->gaps++;
    c->uneven = true;
    return at;
}

/* Counts an arrow or a bar with spaces around it, which divides the parts of a path. */
static void count_part(struct lv_counts *c, struct lv_str s, size_t at, size_t after, bool arrow) {
    bool divides = lv_is_blank(lv_char_at(s, after)) && lv_is_blank(lv_char_before(s, at));
    c->parts += divides;
    c->arrows += divides && arrow;
}

/* Counts the sign cp between bytes `at` and `after`. */
static void count_sign(struct lv_counts *c, struct lv_str s, size_t at, size_t after, uint32_t cp) {
    bool blank = lv_is_blank(cp);
    c->others += !blank;
    c->uneven |= blank;
    if (cp < 0x80)
        c->signs[cp / 64] |= UINT64_C(1) << cp % 64;
    if (cp == '.' || cp == '!' || cp == '?' || cp == 0x2026)
        c->stop = c->stop == SIZE_MAX ? at : c->stop;
    else if (cp == '/')
        c->strokes += lv_char_at(s, after) == ' ' && lv_char_before(s, at) == ' ';
    else if (cp == '|')
        count_part(c, s, at, after, false);
    else if (cp == '>' || cp == 0x2192 || ((cp == 0xbb || cp == 0x203a) && !c->opens))
        count_part(c, s, at, after, true);
    c->gaps += cp == '\t';
    c->copyright |= cp == 0xa9;
    c->opens |= cp == 0xab || cp == 0x2039;
}

/* Most words begin with a small letter, so that nothing need be decoded before they are counted. */
struct lv_counts lv_count_text(struct lv_str s, struct lv_words *words) {
    struct lv_counts c = {.stop = SIZE_MAX};
    size_t room = words ? LV_FIRST_WORDS : 0;
    uint32_t cp;
    for (size_t at = 0, end; at < s.n; at = end) {
        if (s.p[at] == ' ') {
            end = count_blanks(&c, s, at);
            continue;
        }
        bool plain = is_small((unsigned char)s.p[at]);
        end = plain ? at : at + lv_utf8_next(s, at, &cp);
        if (!plain && !lv_is_word(cp)) {
            count_sign(&c, s, at, end, cp);
            continue;
        }
        plain = plain || count_first(&c, cp);
        end = count_rest(&c, s, end);
        if (end - at <= SMALL_BYTES)
            c.small += plain;
        if (c.words < room)
            words->word[c.words] = (struct lv_range){at, end};
        c.words++;
    }
    if (words)
        words->n = c.words < room ? c.words : room;
    return c;
}

struct lv_counts lv_count_signs(struct lv_str s) {
    return lv_count_text(s, NULL);
}

bool lv_has_any_sign(const struct lv_counts *c, const char *signs) {
    for (; *signs; signs++)
        if (lv_has_sign(c, *signs))
            return true;
    return false;
}
