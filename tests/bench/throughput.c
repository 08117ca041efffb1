/*
 * throughput FILE: microseconds each stage takes on that release, all filters together and whole chains a second, on
 * one thread.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "cli/files.h"
#include "core/core.h"
#include "lib/pipeline.h"

enum { MOST = 64, RUNS = 4000 };

/* Seconds of this thread's work: what else runs on the machine does not count. */
static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Runs a chain and a writer over the input once, adding the seconds of each stage. False: one wants something else. */
static bool run_once(const struct lv_chain *chain, const struct lv_stage_info *writer, struct lv_job job,
                     double *seconds) {
    struct lv_buf out = {0};
    struct lv_doc *doc = lv_doc_new();
    job.out = &out;
    bool done = true;
    for (size_t i = 0; done && i <= chain->n; i++) {
        double start = now();
        done = !lv_stage_run(i < chain->n ? chain->stage[i] : writer, doc, &job);
        seconds[i] += now() - start;
    }
    lv_doc_free(doc);
    lv_buf_free(&out);
    return done;
}

/* Repeats that for half a second; prints the writer, before it the stages of the chain if asked to. */
static void measure(const struct lv_chain *chain, const struct lv_stage_info *writer,
                    const struct lv_job *job, bool with_chain) {
    double seconds[MOST] = {0}, cold[MOST] = {0}, n = 0;
    if (!run_once(chain, writer, *job, cold))
        return;
    double start = now();
    for (; now() - start < 0.5; n++)
        run_once(chain, writer, *job, seconds);
    double all = now() - start;
    for (size_t i = 0; with_chain && i < chain->n; i++)
        printf("%-10s %8.1f us\n", chain->stage[i]->name, seconds[i] / n * 1e6);
    printf("%-10s %8.1f us   %8.0f releases/s\n", writer->name, seconds[chain->n] / n * 1e6, n / all);
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* What all filters of a chain take, from the first to the last; the clock is not read between them. The median. */
static void measure_filters(const struct lv_chain *chain, struct lv_job job) {
    static double seconds[RUNS];
    for (size_t run = 0; run < RUNS; run++) {
        struct lv_doc *doc = lv_doc_new();
        lv_stage_run(chain->stage[0], doc, &job);
        double start = now();
        for (size_t i = 1; i < chain->n; i++)
            lv_stage_run(chain->stage[i], doc, &job);
        seconds[run] = now() - start;
        lv_doc_free(doc);
    }
    qsort(seconds, RUNS, sizeof *seconds, ascending);
    double median = seconds[RUNS / 2];
    printf("%-10s %8.1f us   %8.0f releases/s\n", "filters", median * 1e6, 1 / median);
}

int main(int argc, char **argv) {
    static const struct lv_options options = {.epoch = -1};
    struct lv_diag diag = {0};
    struct lv_job job = {.options = &options, .diag = &diag, .name = argv[argc - 1]};
    struct lv_buf in = {0};
    struct lv_chain chain = {0};
    size_t n;
    const struct lv_stage_info *stages = lv_stages(&n);
    if (argc != 2 || lv_file_read(&job, argv[1], &in))
        return EXIT_FAILURE;
    job.in = lv_buf_slice(&in);
    lv_chain_usual(&chain, lv_stage_find(LV_READER, LV_STR("text")));
    measure_filters(&chain, job);
    bool first = true;
    for (size_t i = 0; i < n; i++)
        if (stages[i].kind == LV_WRITER) {
            measure(&chain, &stages[i], &job, first);
            first = false;
        }
    lv_buf_free(&in);
    return EXIT_SUCCESS;
}
