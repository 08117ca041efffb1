/* The language of a piece of text, by CLD2 (cld2.cc). */
#ifndef LV_CLD2_H
#define LV_CLD2_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The BCP 47 code of the language n bytes of UTF-8 are most likely in, a static string; NULL if there is no telling.
 * *sure: the guess would be by itself.
 */
const char *lv_lang_guess(const char *p, size_t n, bool *sure);

/* The code of the i-th language CLD2 has (from 0), "" where it has none of two letters, NULL after the last; static. */
const char *lv_lang_listed(size_t i);

#ifdef __cplusplus
}
#endif

#endif
