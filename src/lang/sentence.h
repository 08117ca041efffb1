/* Where sentences end; the language's abbreviations, initials and ordinals are no ends. */
#ifndef LV_SENTENCE_H
#define LV_SENTENCE_H

#include "core/core.h"

/* The byte after the sentence that begins at `from`: after its final sign, glyphs and brackets; s.n at the latest. */
size_t lv_sentence_end(struct lv_str s, size_t from, uint32_t langs);

/*
 * For who looks for other signs on the way: where to go on after byte `at`, one of . ! ? or of another character.
 * *ends: a sentence ends there.
 */
size_t lv_sentence_step(struct lv_str s, size_t at, uint32_t langs, bool *ends);

#endif
