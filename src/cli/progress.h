/* A bar on a terminal: how many of many files are done, how many a second, and when they will be. No escape sequences. */
#ifndef LV_PROGRESS_H
#define LV_PROGRESS_H

#include <time.h>

#include "core/core.h"

struct lv_progress {
    struct lv_diag *diag;
    void (*sink)(void *state, const struct lv_finding *finding); /* of diag, when no bar is in its way */
    void *state;
    size_t done, all;
    struct timespec start;
    unsigned shown;  /* per cent; NONE: there is no bar on the screen */
    double shown_at; /* seconds from the start */
};

/*
 * Begins a bar for `all` files on standard error, and lets findings of diag stand above it. Does nothing, then and
 * later, unless standard error is a terminal that can go back to the start of a line.
 */
void lv_progress_start(struct lv_progress *progress, struct lv_diag *diag, size_t all);

/* One more file is done. */
void lv_progress_step(struct lv_progress *progress);

/* Takes the bar off; diag is what it was. */
void lv_progress_end(struct lv_progress *progress);

#endif
