/* The language of a piece of text, by word lists and letters; cheap, and silent where it is not sure. */
#ifndef LV_LANG_WORDS_H
#define LV_LANG_WORDS_H

#include "core/core.h"

/*
 * The language a text is surely in, by its function words: the bit of one language, or 0. Looks at the first
 * words only.
 */
uint32_t lv_lang_by_words(struct lv_str text);

/*
 * The languages whose alphabet has every letter of the words that begin in lower case, or are the first; *foreign
 * is set if some letter is not ASCII.
 */
uint32_t lv_lang_by_letters(struct lv_str text, bool *foreign);

#endif
