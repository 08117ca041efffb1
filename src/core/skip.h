/*
 * Passing over bytes of no interest. A stretch is tested as a whole, of which compilers make a few vector instructions,
 * if the test of a byte is one expression of comparisons joined by | and &.
 */
#ifndef LV_SKIP_H
#define LV_SKIP_H

#include "core/core.h"

typedef bool lv_byte_test(unsigned char byte);

/* The first byte of s from `at` on that passes the test, or s.n. */
__attribute__((always_inline)) static inline size_t lv_skip_to(struct lv_str s, size_t at,
                                                               lv_byte_test *wanted) {
    enum { STRETCH = 16 };
    unsigned char found = 0;
    for (; s.n - at >= STRETCH; at += STRETCH) {
        for (size_t i = 0; i < STRETCH; i++)
            found |= wanted((unsigned char)s.p[at + i]);
        if (found)
            break;
    }
    while (at < s.n && !wanted((unsigned char)s.p[at]))
        at++;
    return at;
}

/*
 * The first byte from `at` on that does not pass the test, or s.n. Of short runs, as words are, no processor foresees the
 * end: eight bytes are tested and counted without a branch.
 */
__attribute__((always_inline)) static inline size_t lv_run_end(struct lv_str s, size_t at,
                                                               lv_byte_test *wanted) {
    enum { STRETCH = 8 };
    for (size_t n = STRETCH; n == STRETCH && at + STRETCH <= s.n; at += n) {
        size_t in = 1;
        n = 0;
#pragma GCC unroll 8
        for (size_t i = 0; i < STRETCH; i++)
            n += in &= wanted((unsigned char)s.p[at + i]);
    }
    while (at < s.n && wanted((unsigned char)s.p[at]))
        at++;
    return at;
}

/* The first byte from `at` on that is among these, or s.n; in steps of eight, for whole texts are read by it. */
static inline size_t lv_next_sign(struct lv_str s, size_t at, const bool signs[256]) {
    const unsigned char *p = (const unsigned char *)s.p;
    while (at + 8 <= s.n && !(signs[p[at]] | signs[p[at + 1]] | signs[p[at + 2]] | signs[p[at + 3]] |
                              signs[p[at + 4]] | signs[p[at + 5]] | signs[p[at + 6]] | signs[p[at + 7]]))
        at += 8;
    while (at < s.n && !signs[p[at]])
        at++;
    return at;
}

#endif
