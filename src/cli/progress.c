#include "cli/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CELLS = 40, WIDTH = 72, NONE = 101 };

static bool can_go_back(void) {
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && terminal && *terminal && strcmp(terminal, "dumb") != 0;
}

static void clear(struct lv_progress *progress) {
    if (progress->shown != NONE)
        fprintf(stderr, "\r%*s\r", WIDTH, "");
    progress->shown = NONE;
}

/* Draws the bar where it would look different. */
static void draw(struct lv_progress *progress) {
    unsigned percent = (unsigned)(100 * progress->done / progress->all);
    if (progress->shown == percent)
        return;
    int full = (int)(percent * CELLS / 100);
    fprintf(stderr, "\r[%.*s%*s] %3u %% of %zu files", full, "########################################",
            CELLS - full, "", percent, progress->all);
    fflush(stderr);
    progress->shown = percent;
}

/* A sink: the finding takes the line of the bar, which goes on below it. */
static void above(void *state, const struct lv_finding *finding) {
    struct lv_progress *progress = state;
    clear(progress);
    progress->sink(progress->state, finding);
    draw(progress);
}

void lv_progress_start(struct lv_progress *progress, struct lv_diag *diag, size_t all) {
    *progress = (struct lv_progress){diag, diag->sink, diag->state, 0, all, NONE};
    if (all < 2 || !can_go_back()) {
        progress->diag = NULL;
        return;
    }
    diag->sink = above;
    diag->state = progress;
    draw(progress);
}

void lv_progress_step(struct lv_progress *progress) {
    progress->done++;
    if (progress->diag)
        draw(progress);
}

void lv_progress_end(struct lv_progress *progress) {
    if (!progress->diag)
        return;
    clear(progress);
    fflush(stderr);
    progress->diag->sink = progress->sink;
    progress->diag->state = progress->state;
}
