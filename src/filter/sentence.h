/* Where sentences end; the language's abbreviations, initials and ordinals are no ends. */
#ifndef LV_SENTENCE_H
#define LV_SENTENCE_H

#include "core/core.h"

/* The byte behind the sentence that begins at `from`: behind its final sign, glyphs and brackets; s.n at the latest. */
size_t lv_sentence_end(struct lv_str s, size_t from, uint32_t langs);

#endif
