/* The filter unfold in pieces: where a line is divided at its head (unfold_head.c), and elsewhere (unfold.c). */
#ifndef LV_UNFOLD_H
#define LV_UNFOLD_H

#include "lang/dates.h"

enum { LV_CUTS = 64 };

/* Bytes at which a line is divided, ascending. */
struct lv_cuts {
    size_t at[LV_CUTS], n;
};

/* Remembers that something new begins at byte `at` or after the spaces there; no more than LV_CUTS times. */
void lv_unfold_cut(struct lv_cuts *cuts, struct lv_str s, size_t at);

/* Cuts after a genre or a release status in front, around "Published: DATE", and before a dateline. */
void lv_unfold_head(struct lv_cuts *cuts, const struct lv_view *view);

/* The same between a release status and a headline in one line: "FOR IMMEDIATE RELEASE: Library lends tools". */
void lv_unfold_status(struct lv_cuts *cuts, struct lv_str s);

#endif
