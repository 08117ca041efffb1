/*
 * Classes of characters, and folding for the word lists: what the generator stores and what a search compares are
 * folded alike. Of characters of one and two bytes all is in tables, which src/gen/chars.c makes.
 */
#ifndef LV_FOLD_H
#define LV_FOLD_H

#include "core/core.h"

enum { LV_CHARS = 0x800 }; /* characters in the tables */

enum lv_char {
    LV_CHAR_WORD = 1, /* letters, digits and marks: what a word is made of */
    LV_CHAR_LETTER = 2,
    LV_CHAR_UPPER = 4,
    LV_CHAR_LOWER = 8,
    LV_CHAR_ALPHABETIC = 16, /* the Unicode property */
    LV_CHAR_DIGIT = 32,      /* decimal, of any script */
};

extern const uint8_t lv_char_classes[LV_CHARS];
extern const uint16_t lv_char_lower[LV_CHARS];
extern const bool
    lv_word_bytes[256]; /* bytes that only letters and digits have, from the first byte of one on */

/* True for a character in one of these classes. */
static inline bool lv_is_char(uint32_t cp, unsigned classes);

bool lv_is_char_far(uint32_t cp, unsigned classes); /* beyond the tables */

static inline bool lv_is_char(uint32_t cp, unsigned classes) {
    return cp < LV_CHARS ? (lv_char_classes[cp] & classes) != 0 : lv_is_char_far(cp, classes);
}

/* True for letters and digits: what a word is made of. */
static inline bool lv_is_word(uint32_t cp) {
    return lv_is_char(cp, LV_CHAR_WORD);
}

/* A character folded: lower case, a typewriter apostrophe and hyphen for their kin. */
uint32_t lv_fold(uint32_t cp);

/*
 * The folded character at byte `at` of s, with one space for a run of spaces. Writes at most four bytes to `to` and their number to *n; returns the bytes of s
 * it stands for, 0 at the end.
 */
static inline size_t lv_fold_next(struct lv_str s, size_t at, char to[4], size_t *n);

/* The same for what is not a visible ASCII character. */
size_t lv_fold_next_far(struct lv_str s, size_t at, char to[4], size_t *n);

static inline size_t lv_fold_next(struct lv_str s, size_t at, char to[4], size_t *n) {
    unsigned char c = at < s.n ? (unsigned char)s.p[at] : 0;
    if (c <= ' ' || c >= 0x80)
        return lv_fold_next_far(s, at, to, n);
    to[0] = (char)lv_char_lower[c];
    *n = 1;
    return 1;
}

/* Where `what` ends in a text that has it at byte `at`, both folded; 0: it is not there. */
size_t lv_fold_match(struct lv_str s, size_t at, struct lv_str what);

#endif
