/*
 * Stems of words, a number and a bit for each. They tell whether two texts speak of the same; two stems in many thousand
 * share a bit.
 */
#ifndef LV_STEMS_H
#define LV_STEMS_H

#include "core/core.h"

enum {
    LV_STEM_LEAST = 4, /* characters of a word; shorter ones say nothing */
    LV_STEM_BITS = 1 << 14
};

struct lv_stems {
    uint64_t bit[LV_STEM_BITS / 64];
};

/* The stem of the word from byte `at` to `end`; 0 for one that says nothing. */
uint16_t lv_stem_of(struct lv_str s, size_t at, size_t end);

/* Adds the stems of all words of a text. */
void lv_add_stems(struct lv_stems *set, struct lv_str s);

static inline bool lv_has_stem(const struct lv_stems *set, uint16_t stem) {
    return set->bit[stem / 64] >> stem % 64 & 1;
}

/* Stem 0 says nothing, and is none. */
static inline void lv_add_stem(struct lv_stems *set, uint16_t stem) {
    set->bit[stem / 64] |= (uint64_t)(stem > 0) << stem % 64;
}

#endif
