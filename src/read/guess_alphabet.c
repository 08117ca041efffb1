#include <ini.h>
#include <stdlib.h>
#include <string.h>

#include "core/embed.h"
#include "core/utf8.h"
#include "read/guess.h"

LV_EMBED(alphabets, "styles/guess/alphabets.ini")

enum { RARE_BITS = 13, MOST = 0x600 };

/* Bits of the letter at a place of the order of frequency: every fourth is half as frequent as the first. */
static uint8_t bits_at(size_t place) {
    return (uint8_t)(3 + (place < 36 ? place : 36) / 4);
}

static void add_letters(uint8_t *bits, struct lv_str letters) {
    bool rare = false;
    size_t place = 0, n;
    uint32_t cp;
    memset(bits, LV_LETTER_BITS, MOST);
    for (size_t at = 0; (n = lv_utf8_next(letters, at, &cp)) > 0; at += n) {
        if (cp == '|')
            rare = true;
        else if (cp < MOST)
            bits[cp] = rare ? RARE_BITS : bits_at(place++);
    }
}

static void add_words(struct lv_alphabets *alphabets, uint8_t language, const char *words) {
    uint64_t word = 0;
    for (const char *p = words;; p++) {
        if (*p >= 'a' && *p <= 'z') {
            word = word << 8 | (uint64_t)*p;
            continue;
        }
        if (word && alphabets->nwords < LV_FREQUENT_WORDS)
            alphabets->words[alphabets->nwords++] = (struct lv_frequent){word, language};
        word = 0;
        if (!*p)
            return;
    }
}

static size_t find_language(const struct lv_alphabets *alphabets, const char *code, size_t n) {
    size_t language = 0;
    while (language < alphabets->n &&
           (strncmp(alphabets->code[language], code, n) != 0 || alphabets->code[language][n]))
        language++;
    return language;
}

/* "BITS language language …" */
static int add_encoding(struct lv_alphabets *alphabets, const char *name, const char *value) {
    struct lv_encoding *encoding = &alphabets->encodings[alphabets->nencodings];
    char *at;
    if (alphabets->nencodings == LV_ENCODINGS || strlen(name) >= sizeof encoding->name)
        return 0;
    strcpy(encoding->name, name);
    encoding->bits = (unsigned)strtoul(value, &at, 10);
    encoding->languages = 0;
    for (size_t n; (n = strcspn(at += strspn(at, " "), " ")) > 0; at += n)
        if (n < sizeof alphabets->code[0])
            encoding->languages |= 1U << find_language(alphabets, at, n);
    alphabets->nencodings++;
    return 1;
}

static int on_language(void *state, const char *section, const char *name, const char *value) {
    struct lv_alphabets *alphabets = state;
    if (strcmp(section, "encodings") == 0)
        return add_encoding(alphabets, name, value);
    if (strlen(name) >= sizeof alphabets->code[0])
        return 0;
    size_t language = find_language(alphabets, name, strlen(name));
    if (language == LV_ALPHABETS)
        return 0;
    if (strcmp(section, "words") == 0) {
        add_words(alphabets, (uint8_t)language, value);
        return 1;
    }
    strcpy(alphabets->code[language], name);
    add_letters(alphabets->bits[language], lv_str_from(value));
    alphabets->n = language + 1;
    return 1;
}

static int compare(const void *a, const void *b) {
    const struct lv_frequent *x = a, *y = b;
    return (x->word > y->word) - (x->word < y->word);
}

void lv_alphabets_load(struct lv_alphabets *alphabets) {
    alphabets->n = alphabets->nwords = alphabets->nencodings = 0;
    ini_parse_string(lv_file_alphabets, on_language, alphabets);
    qsort(alphabets->words, alphabets->nwords, sizeof *alphabets->words, compare);
}

unsigned lv_alphabet_bits(const struct lv_alphabets *alphabets, size_t n, uint32_t lower) {
    return lower < MOST ? alphabets->bits[n][lower] : LV_LETTER_BITS;
}

const struct lv_frequent *lv_alphabets_word(const struct lv_alphabets *alphabets, uint64_t word, size_t *n) {
    const struct lv_frequent *words = alphabets->words;
    size_t from = 0, to = alphabets->nwords;
    while (from < to) {
        size_t middle = (from + to) / 2;
        if (words[middle].word < word)
            from = middle + 1;
        else
            to = middle;
    }
    for (*n = 0; from + *n < alphabets->nwords && words[from + *n].word == word;)
        ++*n;
    return words + from;
}
