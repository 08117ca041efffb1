/*
 * Guessing the encoding of bytes that are not UTF-8; all of it is in the module guess.
 *
 *   lv_guess       guess.c           uchardet's guess, held against the text
 *   lv_plain       guess_plain.c     how far a text is from plain words
 *   lv_alphabet_*  guess_alphabet.c  the letters of the languages, styles/alphabets.ini
 */
#ifndef LV_READ_GUESS_H
#define LV_READ_GUESS_H

#include "core/core.h"

/*
 * The encoding of bytes that are not UTF-8, by the name iconv knows, static or in *name (room for 64); NULL where
 * every encoding would make nonsense of them.
 */
const char *lv_guess(struct lv_str bytes, char name[64]);

/* ---- alphabets ---- */

enum { LV_ALPHABETS = 32, LV_LETTER_BITS = 18 };

/* The letters of the languages; fill with lv_alphabets_load. */
struct lv_alphabets {
    size_t n;
    uint8_t bits[LV_ALPHABETS][0x600]; /* how surprising a lower-case letter is, by its code point */
};

void lv_alphabets_load(struct lv_alphabets *alphabets);

/* How surprising a letter is in the n-th language, in bits; letters it does not have: LV_LETTER_BITS. */
unsigned lv_alphabet_bits(const struct lv_alphabets *alphabets, size_t n, uint32_t lower);

/* ---- plausibility ---- */

/* What a character is to words, in a form that is quick to add up. */
struct lv_sign {
    uint32_t lower; /* of a letter, else 0 */
    bool upper;
    uint8_t bits;     /* how surprising it is that this character stands here: no letter only */
    bool odd_in_word; /* more so between two letters */
    bool beyond;      /* beyond ASCII */
};

struct lv_sign lv_sign_of(uint32_t cp);

/* What lv_plain finds: how surprising the text is, and how many of its characters beyond ASCII are out of place. */
struct lv_plain {
    double bits;
    size_t beyond, odd;
};

/* Measures n characters for the language that suits them best; words of another language cost more. */
struct lv_plain lv_plain(const struct lv_alphabets *alphabets, const struct lv_sign *signs, size_t n);

#endif
