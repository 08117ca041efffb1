/* Rows of numbers. */
#ifndef LV_FIGURES_H
#define LV_FIGURES_H

#include "core/core.h"

/* True for a line of words, and then numbers to its end, three or more and half of all: "Gas 27 300 11.92%". */
bool lv_has_figures(struct lv_str text);

#endif
