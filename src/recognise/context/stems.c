/* Stems of words: numbers that words with the same beginning share, for endings change. */
#include "recognise/context/stems.h"

#include "lang/chars.h"
#include "lang/fold.h"

enum { STEM_CHARS = 5 };

/* The next letter of a stem at byte *at, folded; false for a digit, which no stem has. */
static inline bool add_letter(struct lv_str s, size_t *at, uint32_t *stem) {
    const uint32_t prime = 16777619u;
    unsigned char c = (unsigned char)s.p[*at];
    if (c < 0x80) { /* most of the time */
        *stem = (*stem ^ (unsigned char)lv_char_lower[c]) * prime;
        ++*at;
        return !lv_is_digit((char)c);
    }
    char folded[4];
    size_t n, k = lv_fold_next(s, *at, folded, &n);
    for (size_t i = 0; i < n; i++)
        *stem = (*stem ^ (unsigned char)folded[i]) * prime;
    *at += k;
    return k > 0;
}

uint16_t lv_stem_of(struct lv_str s, size_t at, size_t end) {
    uint32_t stem = 2166136261u;
    size_t chars = 0;
    for (; at < end && chars < STEM_CHARS; chars++)
        if (!add_letter(s, &at, &stem))
            return 0;
    return chars >= LV_STEM_LEAST ? (uint16_t)(stem % LV_STEM_BITS) : 0;
}

void lv_add_stems(struct lv_stems *set, struct lv_str s) {
    for (size_t at = lv_word_begin(s, 0), end; at < s.n; at = lv_word_begin(s, end)) {
        end = lv_word_end(s, at);
        if (end - at >= LV_STEM_LEAST)
            lv_add_stem(set, lv_stem_of(s, at, end));
    }
}
