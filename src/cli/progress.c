#include "cli/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CELLS = 24, WIDTH = 78, NONE = 101 };

static const double first_rate = 0.5, between = 0.5; /* seconds */

static bool can_go_back(void) {
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && terminal && *terminal && strcmp(terminal, "dumb") != 0;
}

static void clear(struct lv_progress *progress) {
    if (progress->shown != NONE)
        fprintf(stderr, "\r%*s\r", WIDTH, "");
    progress->shown = NONE;
}

static double seconds_since(const struct timespec *start) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + 1e-9 * (double)(now.tv_nsec - start->tv_nsec);
}

/* How long it will take, in the unit that fits. */
static void add_time(struct lv_buf *line, double seconds) {
    if (seconds < 100)
        lv_buf_printf(line, ", %.0f s left", seconds);
    else if (seconds < 100 * 60)
        lv_buf_printf(line, ", %.0f min left", seconds / 60);
    else
        lv_buf_printf(line, ", %.0f h left", seconds / 3600);
}

static void add_rate(struct lv_buf *line, const struct lv_progress *progress, double elapsed) {
    double rate = (double)progress->done / elapsed;
    lv_buf_printf(line, rate < 10 ? ", %.1f/s" : ", %.0f/s", rate);
    if (progress->done < progress->all)
        add_time(line, (double)(progress->all - progress->done) / rate);
}

/* Draws the bar where it would look different; where only the rate would, now and then. */
static void draw(struct lv_progress *progress) {
    unsigned percent = (unsigned)(100 * progress->done / progress->all);
    double elapsed = seconds_since(&progress->start);
    if (progress->shown == percent && elapsed < progress->shown_at + between)
        return;
    struct lv_buf line = {0};
    int full = (int)(percent * CELLS / 100);
    lv_buf_printf(&line, "[%.*s%*s] %3u %% of %zu files", full, "########################", CELLS - full, "",
                  percent, progress->all);
    if (progress->done && elapsed >= first_rate)
        add_rate(&line, progress, elapsed);
    if (progress->shown == NONE)
        fprintf(stderr, "\r%.*s", (int)line.n, line.p);
    else
        fprintf(stderr, "\r%-*.*s", WIDTH, (int)line.n, line.p); /* over what was longer */
    fflush(stderr);
    lv_buf_free(&line);
    progress->shown = percent;
    progress->shown_at = elapsed;
}

/* A sink: the finding takes the line of the bar, which goes on below it. */
static void above(void *state, const struct lv_finding *finding) {
    struct lv_progress *progress = state;
    clear(progress);
    progress->sink(progress->state, finding);
    draw(progress);
}

void lv_progress_start(struct lv_progress *progress, struct lv_diag *diag, size_t all) {
    *progress = (struct lv_progress){
        .diag = diag, .sink = diag->sink, .state = diag->state, .all = all, .shown = NONE};
    clock_gettime(CLOCK_MONOTONIC, &progress->start);
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
