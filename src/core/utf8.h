/* Decoding and encoding of UTF-8 (RFC 3629), and the white space of any script; utf8.c has what is not inline. */
#ifndef LV_UTF8_H
#define LV_UTF8_H

#include "core/core.h"

/*
 * Decodes the character at s.p[at] into *cp; returns its length in bytes.
 * At the end: 0. At a broken byte: 1 and U+FFFD. Tree text is always valid.
 */
static inline size_t lv_utf8_next(struct lv_str s, size_t at, uint32_t *cp);

/* Decodes the character that ends before byte `at`; returns its length, 0 at the start. */
static inline size_t lv_utf8_prev(struct lv_str s, size_t at, uint32_t *cp);

/* The same for a character of one or two bytes; 0 if there is none, and *cp is not set. */
static inline size_t lv_utf8_near(struct lv_str s, size_t at, uint32_t *cp);

/* Encodes cp into four bytes at most; returns how many. */
size_t lv_utf8_put(uint32_t cp, char to[4]);

/* How many characters a valid text has. */
size_t lv_utf8_count(struct lv_str s);

/* The first byte that is not valid UTF-8, or s.n. */
size_t lv_utf8_check(struct lv_str s);

/* White space of any kind that may be between words: ASCII, NBSP, U+2000–200B, U+202F, U+3000, BOM. */
static inline bool lv_is_blank(uint32_t cp);

/* The same beyond ASCII; the functions above are inline for it, for they are in every inner loop. */
size_t lv_utf8_next_far(struct lv_str s, size_t at, uint32_t *cp);
size_t lv_utf8_prev_far(struct lv_str s, size_t at, uint32_t *cp);
bool lv_is_blank_far(uint32_t cp);

static inline size_t lv_utf8_near(struct lv_str s, size_t at, uint32_t *cp) {
    unsigned char first = at < s.n ? (unsigned char)s.p[at] : 0xFF;
    if (first < 0x80) {
        *cp = first;
        return 1;
    }
    if (first < 0xC2 || first >= 0xE0 || s.n - at < 2 || (s.p[at + 1] & 0xC0) != 0x80)
        return 0;
    *cp = (first & 0x1FU) << 6 | ((unsigned char)s.p[at + 1] & 0x3FU);
    return 2;
}

static inline size_t lv_utf8_next(struct lv_str s, size_t at, uint32_t *cp) {
    uint32_t far; /* so that *cp may live in a register */
    size_t n = lv_utf8_near(s, at, cp);
    if (n)
        return n;
    n = lv_utf8_next_far(s, at, &far);
    *cp = far;
    return n;
}

static inline size_t lv_utf8_prev(struct lv_str s, size_t at, uint32_t *cp) {
    if (at && (unsigned char)s.p[at - 1] < 0x80) {
        *cp = (unsigned char)s.p[at - 1];
        return 1;
    }
    if (at > 1 && lv_utf8_near(s, at - 2, cp) == 2)
        return 2;
    uint32_t far;
    size_t n = lv_utf8_prev_far(s, at, &far);
    *cp = far;
    return n;
}

static inline bool lv_is_blank(uint32_t cp) {
    if (cp > ' ' && cp < 0x80)
        return false; /* most of the time */
    if (cp < 0x2000)
        return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xA0 || cp == 0x85;
    return lv_is_blank_far(cp);
}

#endif
