/*
 * throughput FILE: microseconds each stage takes on that release, all filters together and whole chains a second, on
 * one thread. throughput FILE FORMAT RUNS: that chain alone so many times, for a profiler.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "cli/files.h"
#include "core/core.h"
#include "doc/doc.h"
#include "lib/pipeline.h"

enum { MOST = 64, RUNS = 4000 };

/* Seconds of this thread's work: what else runs on the machine does not count. */
static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Runs a chain and a writer over the input once, adding the seconds of each stage unless they are NULL: reading the
 * clock takes its time as well. False: one wants something else. */
static bool run_once(const struct lv_chain *chain, const struct lv_stage_info *writer, struct lv_job job,
                     double *seconds) {
    struct lv_buf out = {0};
    struct lv_doc *doc = lv_doc_new();
    job.out = &out;
    bool done = true;
    double start = seconds ? now() : 0;
    for (size_t i = 0; done && i <= chain->n; i++) {
        done = !lv_stage_run(i < chain->n ? chain->stage[i] : writer, doc, &job);
        double end = seconds ? now() : 0;
        if (seconds)
            seconds[i] += end - start;
        start = end;
    }
    lv_doc_free(doc);
    lv_buf_free(&out);
    return done;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Repeats that a second; prints the writer, before it the stages of the chain if asked to. */
static void measure(const struct lv_chain *chain, const struct lv_stage_info *writer,
                    const struct lv_job *job, bool with_chain) {
    double seconds[MOST] = {0}, runs = 0, whole[RUNS];
    size_t n = 0;
    if (!run_once(chain, writer, *job, NULL))
        return;
    for (double start = now(); now() - start < 0.3; runs++)
        run_once(chain, writer, *job, seconds);
    for (double start = now(), begin = start, end; n < RUNS && begin - start < 0.7; begin = end, n++) {
        run_once(chain, writer, *job, NULL);
        end = now();
        whole[n] = end - begin;
    }
    qsort(whole, n, sizeof *whole, ascending);
    for (size_t i = 0; with_chain && i < chain->n; i++)
        printf("%-10s %8.1f us\n", chain->stage[i]->name, seconds[i] / runs * 1e6);
    printf("%-10s %8.1f us   %8.0f releases/s   %8.0f at best\n", writer->name,
           seconds[chain->n] / runs * 1e6, 1 / whole[n / 2], 1 / whole[0]);
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

/* The usual measurements: the filters, then every writer. */
static void measure_all(const struct lv_chain *chain, const struct lv_job *job) {
    size_t n;
    const struct lv_stage_info *stages = lv_stages(&n);
    bool first = true;
    measure_filters(chain, *job);
    for (size_t i = 0; i < n; i++)
        if (stages[i].kind == LV_WRITER) {
            measure(chain, &stages[i], job, first);
            first = false;
        }
}

/* One chain and nothing else. */
static int repeat(const struct lv_chain *chain, const struct lv_job *job, const char *format, long runs) {
    const struct lv_stage_info *writer = lv_stage_find(LV_WRITER, lv_str_from(format));
    while (writer && runs-- > 0 && run_once(chain, writer, *job, NULL))
        ;
    return writer && runs < 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv) {
    static const struct lv_options options = {.epoch = -1};
    struct lv_diag diag = {0};
    struct lv_buf in = {0};
    struct lv_chain chain = {0};
    int result = EXIT_SUCCESS;
    if (argc != 2 && argc != 4)
        return EXIT_FAILURE;
    struct lv_job job = {.options = &options, .diag = &diag, .name = argv[1]};
    if (lv_file_read(&job, argv[1], &in))
        return EXIT_FAILURE;
    job.in = lv_buf_slice(&in);
    lv_chain_usual(&chain, lv_stage_find(LV_READER, LV_STR("text")));
    if (argc == 4)
        result = repeat(&chain, &job, argv[2], strtol(argv[3], NULL, 10));
    else
        measure_all(&chain, &job);
    lv_buf_free(&in);
    return result;
}
