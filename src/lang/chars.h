/* Classes of characters, and looking around a place in a text. */
#ifndef LV_CHARS_H
#define LV_CHARS_H

#include "core/skip.h"
#include "core/utf8.h"

#include "lang/fold.h" /* lv_is_word */

static inline bool lv_is_letter(uint32_t cp) {
    return lv_is_char(cp, LV_CHAR_LETTER);
}

static inline bool lv_is_upper(uint32_t cp) {
    return lv_is_char(cp, LV_CHAR_UPPER);
}

static inline bool lv_is_lower(uint32_t cp) {
    return lv_is_char(cp, LV_CHAR_LOWER);
}

/* True if cp is in a set that ends in 0. */
bool lv_is_one_of(uint32_t cp, const uint32_t *set);

/* Quotation marks and brackets that may be after a sign that ends a sentence. */
bool lv_is_closer(uint32_t cp);

/* True for a word that is an e-mail or web address. */
bool lv_is_address(struct lv_str word);

/* True for a text in capitals: some, and no small letter. Looks no further than the first of them. */
bool lv_is_caps(struct lv_str s);

/* The character before byte `at`, and the one at it; 0 at the ends of the text. */
static inline uint32_t lv_char_before(struct lv_str s, size_t at) {
    uint32_t cp;
    lv_utf8_prev(s, at, &cp);
    return cp;
}

static inline uint32_t lv_char_at(struct lv_str s, size_t at) {
    uint32_t cp;
    lv_utf8_next(s, at, &cp);
    return cp;
}

/* True if a word begins at byte `at`: a letter or digit is there and none before it. */
bool lv_word_starts(struct lv_str s, size_t at);
/* True if no letter or digit follows at byte `at`. */
bool lv_word_ends(struct lv_str s, size_t at);

/* The length of the character at byte `at` if it is a letter or digit, or, unless `word`, if it is none; else 0. */
size_t lv_word_char(struct lv_str s, size_t at, bool word);

/* Where the next letter or digit is. */
static inline size_t lv_word_begin(struct lv_str s, size_t at) {
    for (size_t n;; at += n) {
        while (at < s.n && (unsigned char)s.p[at] < 0x80 && !lv_word_bytes[(unsigned char)s.p[at]])
            at++;
        if (at >= s.n || (unsigned char)s.p[at] < 0x80 || !(n = lv_word_char(s, at, false)))
            return at;
    }
}

static inline bool lv_is_word_byte(unsigned char c) {
    return lv_word_bytes[c];
}

/* Where the letters and digits from byte `at` on end. */
static inline size_t lv_word_end(struct lv_str s, size_t at) {
    for (size_t n;; at += n) {
        at = lv_run_end(s, at, lv_is_word_byte);
        if (at >= s.n || (unsigned char)s.p[at] < 0x80 || !(n = lv_word_char(s, at, true)))
            return at;
    }
}

size_t lv_skip_blanks_far(struct lv_str s, size_t at);

/* The first byte from `at` on that is no space of any kind. */
static inline size_t lv_skip_blanks(struct lv_str s, size_t at) {
    while (at < s.n && s.p[at] == ' ')
        at++;
    bool visible = at < s.n && s.p[at] > ' ' && (unsigned char)s.p[at] < 0x80;
    return visible ? at : lv_skip_blanks_far(s, at);
}

/* Where the last word begins: after the last space. */
size_t lv_last_word(struct lv_str s);

/* The first digit from byte `at` on, or s.n. */
size_t lv_next_digit(struct lv_str s, size_t at);

/* The digits at byte `at`, four at most: how many, and their value in *value. */
size_t lv_digits_at(struct lv_str s, size_t at, int *value);

#endif
