/*
 * Guessing the encoding of bytes that are not UTF-8; all of it is in the module guess.
 *
 *   lv_guess       guess.c           uchardet's guess, held against the text
 *   lv_plain       guess_plain.c     how far a text is from plain words
 *   lv_alphabet_*  guess_alphabet.c  the letters of the languages, styles/guess/alphabets.ini
 */
#ifndef LV_READ_GUESS_H
#define LV_READ_GUESS_H

#include "core/core.h"

enum { LV_ENCODING_NAME = 64 };

/*
 * The encoding of bytes that are not UTF-8, by the name iconv knows. *mixed: they are UTF-8 but for single bytes, and
 * the encoding is that of these; if it is true before, that is known. false where every encoding would make nonsense
 * of them.
 */
bool lv_guess(struct lv_str bytes, bool *mixed, char name[LV_ENCODING_NAME]);

/*
 * The encoding that bytes read as Windows-1252 are really in, by the name iconv knows; false where they are what they
 * were taken for, or where that is not certain.
 */
bool lv_guess_broken(struct lv_str bytes, char name[LV_ENCODING_NAME]);

/* ---- alphabets ---- */

enum { LV_ALPHABETS = 32, LV_LETTER_BITS = 24, LV_FREQUENT_WORDS = 512, LV_ENCODINGS = 24 };

/* A frequent word, its letters packed into a number, and its language. */
struct lv_frequent {
    uint64_t word;
    uint8_t language;
};

/* An encoding of single bytes: how seldom it is met, and the languages written in it, a bit for each. */
struct lv_encoding {
    char name[20];
    unsigned bits;
    uint32_t languages;
};

/* The letters and frequent words of the languages, and their encodings; fill with lv_alphabets_load. */
struct lv_alphabets {
    size_t n;
    char code[LV_ALPHABETS][4];
    uint8_t bits[LV_ALPHABETS][0x600]; /* how surprising a lower-case letter is, by its code point */
    size_t nwords;
    struct lv_frequent words[LV_FREQUENT_WORDS]; /* sorted */
    size_t nencodings;
    struct lv_encoding encodings[LV_ENCODINGS];
};

void lv_alphabets_load(struct lv_alphabets *alphabets);

/* The first of the frequent words that are this one, *n gets how many there are; a word may be one of several languages. */
const struct lv_frequent *lv_alphabets_word(const struct lv_alphabets *alphabets, uint64_t word, size_t *n);

/* How surprising a letter is in the n-th language, in bits; letters it does not have: LV_LETTER_BITS. */
unsigned lv_alphabet_bits(const struct lv_alphabets *alphabets, size_t n, uint32_t lower);

/* ---- plausibility ---- */

/* What a character is to words, in a form that is quick to add up. */
struct lv_sign {
    uint32_t lower; /* of a letter, else 0 */
    bool upper;
    uint8_t bits;     /* how surprising it is that this character is here: no letter only */
    bool odd_in_word; /* more so between two letters */
    bool beyond;      /* beyond ASCII */
};

struct lv_sign lv_sign_of(uint32_t cp);

/*
 * What lv_plain finds: how surprising the text is, and how surprising if each word is counted once; how many of its
 * characters beyond ASCII are out of place; how many of its words with such letters there are, and how many of them
 * belong to another language than the rest, which is the language-th.
 */
struct lv_plain {
    double bits, once;
    size_t beyond, odd, words, foreign, language;
};

/*
 * Measures n characters for the language that suits them best; words of another language cost more, and most where it
 * is none of those that the encoding is for, a bit for each.
 */
struct lv_plain lv_plain(const struct lv_alphabets *alphabets, uint32_t languages,
                         const struct lv_sign *signs, size_t n);

#endif
