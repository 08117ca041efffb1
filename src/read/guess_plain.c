/*
 * How far characters are from plain words. A wrong encoding turns letters into letters no language mixes, capitals
 * into the middle of words, letters into signs; each of these costs bits, and the cheapest reading is the right one.
 */
#include <unicase.h>
#include <unictype.h>

#include "read/guess.h"

enum {
    SIGN_BITS = 5,     /* of punctuation */
    FIGURE_BITS = 9,   /* of signs that are beside figures */
    SYMBOL_BITS = 14,  /* of other signs */
    NOTHING_BITS = 20, /* of a control, or of a byte that means nothing */
    INSIDE_BITS = 12,  /* more for a sign between letters */
    CAPITAL_BITS = 20, /* for a capital after a small letter, or between a capital and a small one */
    FOREIGN_BITS = 5,  /* for a word of another language */
    AWAY_BITS = 3,     /* for a word of a language the encoding is not for */
    FREQUENT_BITS = 8, /* less for a word that is frequent in the language */
};

/* Punctuation, spaces, currencies and a few signs that releases have; not ¡ ¿ ¤, which wrong encodings make. */
static bool is_usual(uint32_t cp) {
    static const uint32_t usual = UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_Z | UC_CATEGORY_MASK_Sc;
    if (cp == 0xA1 || cp == 0xA4 || cp == 0xBF)
        return false;
    return uc_is_general_category_withtable(cp, usual) || cp == 0xA9 || cp == 0xAD || cp == 0xAE ||
           cp == 0xB0 || cp == 0x2122;
}

/* Fractions, powers, "5 × 4", micro, bullets. */
static bool is_figure(uint32_t cp) {
    return (cp >= 0xBC && cp <= 0xBE) || cp == 0xB2 || cp == 0xB3 || cp == 0xB1 || cp == 0xB5 || cp == 0xD7 ||
           cp == 0x2022;
}

struct lv_sign lv_sign_of(uint32_t cp) {
    struct lv_sign sign = {.beyond = cp >= 0x80};
    if (cp < 0x80 ? (cp | 32) >= 'a' && (cp | 32) <= 'z' : uc_is_alpha(cp) && cp != 0xB5) {
        sign.lower = uc_tolower(cp);
        sign.upper = sign.lower != cp;
    } else if (cp < 0x80) {
        sign.bits = 0;
    } else if (cp == 0xFFFD || cp < 0xA0) {
        sign.bits = NOTHING_BITS;
    } else {
        sign.bits = is_usual(cp) ? SIGN_BITS : is_figure(cp) ? FIGURE_BITS : SYMBOL_BITS;
        sign.odd_in_word = cp != 0x2019 && cp != 0xA0 && cp != 0xAD && cp != 0x2013;
    }
    return sign;
}

static unsigned letter_bits(const struct lv_alphabets *alphabets, size_t language, const struct lv_sign *word,
                            size_t n) {
    unsigned bits = 0;
    for (size_t i = 0; i < n; i++)
        bits += lv_alphabet_bits(alphabets, language, word[i].lower);
    return bits;
}

static size_t word_end(const struct lv_sign *signs, size_t at, size_t n) {
    while (at < n && signs[at].lower)
        at++;
    return at;
}

static bool is_ascii(const struct lv_sign *word, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (word[i].beyond)
            return false;
    return true;
}

/* Takes off what a frequent word of a language makes it likelier. */
static void reward_frequent(const struct lv_alphabets *alphabets, const struct lv_sign *word, size_t n,
                            double bits[LV_ALPHABETS]) {
    uint64_t packed = 0;
    size_t found;
    for (size_t i = 0; i < n; i++)
        packed = packed << 8 | word[i].lower;
    const struct lv_frequent *frequent = lv_alphabets_word(alphabets, packed, &found);
    for (size_t i = 0; i < found; i++)
        bits[frequent[i].language] -= FREQUENT_BITS;
}

/* Adds up what the words of a text cost in every language; with `ascii`, of those of ASCII letters only. */
static size_t add_words(const struct lv_alphabets *alphabets, const struct lv_sign *signs, size_t n,
                        bool ascii, double bits[LV_ALPHABETS]) {
    size_t letters = 0;
    for (size_t at = 0, end; at < n; at = end + 1) {
        end = word_end(signs, at, n);
        if (ascii && !is_ascii(signs + at, end - at))
            continue;
        letters += end - at;
        for (size_t language = 0; language < alphabets->n; language++)
            bits[language] += letter_bits(alphabets, language, signs + at, end - at);
        if (ascii && end - at > 1 && end - at <= 8)
            reward_frequent(alphabets, signs + at, end - at, bits);
    }
    return letters;
}

/* The language of the words of ASCII letters, which are right whatever the encoding; of all words where these are few. */
static size_t main_language(const struct lv_alphabets *alphabets, const struct lv_sign *signs, size_t n) {
    double bits[LV_ALPHABETS] = {0};
    size_t best = 0;
    if (add_words(alphabets, signs, n, true, bits) < n / 8)
        add_words(alphabets, signs, n, false, bits);
    for (size_t language = 1; language < alphabets->n; language++)
        if (bits[language] < bits[best])
            best = language;
    return best;
}

/*
 * What a word of another language costs: the languages releases have most often stand first. More, if the encoding is
 * not one for that language: it would have other letters there.
 */
static unsigned foreign_bits(size_t language, uint32_t languages) {
    return FOREIGN_BITS + (unsigned)language / 3 + (languages >> language & 1 ? 0 : AWAY_BITS);
}

enum { SEEN = 1 << 12 };

/* What has been measured, letters and what is beyond ASCII in one piece, by its hash; of too many some are forgotten. */
struct seen {
    uint32_t hash[SEEN];
};

static bool is_piece(const struct lv_sign *sign) {
    return sign->lower || sign->beyond;
}

/* Has the piece that begins here not been seen yet? */
static bool is_new(struct seen *seen, const struct lv_sign *signs, size_t n) {
    uint32_t hash = 2166136261; /* FNV-1a */
    for (size_t i = 0; i < n && is_piece(signs + i); i++)
        hash = (hash ^ (2 * (signs[i].lower + signs[i].bits) + signs[i].upper)) * 16777619;
    uint32_t *slot = &seen->hash[hash % SEEN];
    bool fresh = *slot != (hash | 1);
    *slot = hash | 1;
    return fresh;
}

/* Measures a word in the main language; one with letters beyond ASCII also in any other, at a price. */
static unsigned add_word(struct lv_plain *plain, const struct lv_alphabets *alphabets, uint32_t languages,
                         const struct lv_sign *word, size_t n) {
    size_t language = plain->language;
    unsigned least = letter_bits(alphabets, language, word, n);
    bool ascii = is_ascii(word, n);
    size_t own = language;
    for (size_t other = 0; !ascii && other < alphabets->n; other++) {
        unsigned bits = letter_bits(alphabets, other, word, n) + foreign_bits(other, languages);
        if (bits < least) {
            least = bits;
            language = other;
        }
    }
    plain->words += !ascii;
    plain->foreign += language != own;
    for (size_t i = 0; i < n; i++)
        plain->odd +=
            word[i].beyond && lv_alphabet_bits(alphabets, language, word[i].lower) == LV_LETTER_BITS;
    return least;
}

/* What is odd about a character beside its neighbours. */
static unsigned beside_bits(const struct lv_sign *before, const struct lv_sign *sign,
                            const struct lv_sign *after) {
    unsigned bits = sign->bits;
    if (sign->odd_in_word && before->lower && after->lower)
        bits += INSIDE_BITS;
    if (!sign->upper || !before->lower || !(sign->beyond || before->beyond))
        return bits;
    if (!before->upper) /* "CéSAR" is written where a program could not make a capital of é */
        bits += sign->beyond ? CAPITAL_BITS : CAPITAL_BITS / 2;
    else if (after->lower && !after->upper)
        bits += CAPITAL_BITS; /* "CÈsar" */
    return bits;
}

struct lv_plain lv_plain(const struct lv_alphabets *alphabets, uint32_t languages,
                         const struct lv_sign *signs, size_t n) {
    static const struct lv_sign none = {0};
    struct lv_plain plain = {.language = main_language(alphabets, signs, n)};
    struct seen seen = {0};
    bool fresh = true;
    for (size_t at = 0; at < n; at++) {
        const struct lv_sign *before = at ? &signs[at - 1] : &none;
        unsigned bits = beside_bits(before, &signs[at], at + 1 < n ? &signs[at + 1] : &none);
        plain.beyond += signs[at].beyond;
        plain.odd += signs[at].beyond && bits > FIGURE_BITS;
        if (is_piece(&signs[at]) && !is_piece(before))
            fresh = is_new(&seen, signs + at, n - at);
        if (signs[at].lower && !before->lower)
            bits += add_word(&plain, alphabets, languages, signs + at, word_end(signs, at, n) - at);
        plain.bits += bits;
        plain.once += fresh ? bits : 0;
    }
    return plain;
}
