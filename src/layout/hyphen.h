/* libhyphen and memory that runs out. */
#ifndef LV_HYPHEN_H
#define LV_HYPHEN_H

#include "core/core.h"

/* Says, for this thread, that libhyphen makes or frees a dictionary from now on, or does so no more. */
void lv_hyphen_loading(bool on);

#endif
