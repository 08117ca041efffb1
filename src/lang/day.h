/* Days as the outputs write them. */
#ifndef LV_DAY_H
#define LV_DAY_H

#include "core/core.h"

/* True for a day that exists, as 2026-05-12. */
bool lv_is_day(struct lv_str s);

/* Appends such a day in figures, as readers of that language write it. */
void lv_day_put(struct lv_buf *to, struct lv_str day, struct lv_str lang);

#endif
