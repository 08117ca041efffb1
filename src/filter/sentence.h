/* Where sentences end; the language's abbreviations, initials and ordinals are no ends. */
#ifndef LV_SENTENCE_H
#define LV_SENTENCE_H

#include "core/core.h"

/* The byte behind the sentence that begins at `from`: behind its final sign, glyphs and brackets; s.n at the latest. */
size_t lv_sentence_end(struct lv_str s, size_t from, uint32_t langs);

/*
 * For who looks for other signs on the way: where to go on behind byte `at`, one of . ! ? or of another character.
 * *ends: a sentence ends there.
 */
size_t lv_sentence_step(struct lv_str s, size_t at, uint32_t langs, bool *ends);

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
