/*
 * Folding for the word lists: what the generator stores and what a search compares are folded alike.
 */
#ifndef LV_FOLD_H
#define LV_FOLD_H

#include "core/core.h"

/*
 * The folded character at byte `at` of s: lower case, a typewriter apostrophe and hyphen for their kin, one
 * blank for a run of blanks. Writes at most four bytes to `to` and their number to *n; returns the bytes of s
 * it stands for, 0 at the end.
 */
static inline size_t lv_fold_next(struct lv_str s, size_t at, char to[4], size_t *n);

/* The same for what is not a visible ASCII character. */
size_t lv_fold_next_far(struct lv_str s, size_t at, char to[4], size_t *n);

static inline size_t lv_fold_next(struct lv_str s, size_t at, char to[4], size_t *n) {
    unsigned char c = at < s.n ? (unsigned char)s.p[at] : 0;
    if (c <= ' ' || c >= 0x80)
        return lv_fold_next_far(s, at, to, n);
    to[0] = (char)(c >= 'A' && c <= 'Z' ? c + 0x20 : c);
    *n = 1;
    return 1;
}

/* True for letters and digits: what a word is made of. */
static inline bool lv_is_word(uint32_t cp);

bool lv_is_word_far(uint32_t cp); /* beyond ASCII */

static inline bool lv_is_word(uint32_t cp) {
    return cp < 0x80 ? (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z')
                     : lv_is_word_far(cp);
}

#endif
