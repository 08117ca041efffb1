/*
 * Folding for the word lists: what the generator stores and what a search compares are folded alike.
 */
#ifndef LV_FOLD_H
#define LV_FOLD_H

#include "core/core.h"

/*
 * The folded character at byte `at` of s: lower case, a typewriter apostrophe and hyphen for their kin, one
 * blank for a run of blanks. Writes at most four bytes to `to` and their number to *n; returns the bytes of s
 * it stands for, 0 at the end.
 */
size_t lv_fold_next(struct lv_str s, size_t at, char to[4], size_t *n);

/* True for letters and digits: what a word is made of. */
bool lv_is_word(uint32_t cp);

#endif
