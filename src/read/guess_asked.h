/* What uchardet says of an encoding. */
#ifndef LV_GUESS_ASKED_H
#define LV_GUESS_ASKED_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The encoding of n bytes; "" if uchardet does not know it. false: memory ran out. */
bool lv_ask_uchardet(const char *p, size_t n, char name[64]);

#ifdef __cplusplus
}
#endif

#endif
