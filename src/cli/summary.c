#include "cli/summary.h"

#include <stdio.h>
#include <unistd.h>

static void count(void *state, const struct lv_finding *finding) {
    struct lv_summary *summary = state;
    bool error = finding->severity > LV_WARNING;
    summary->warned |= !error;
    summary->failed |= error;
    if (error || !summary->cli->quiet)
        summary->sink(summary->state, finding);
}

void lv_summary_start(struct lv_summary *summary, const struct lv_cli *cli, struct lv_diag *diag) {
    *summary = (struct lv_summary){
        .cli = cli, .diag = diag, .sink = diag->sink, .state = diag->state, .worst = diag->worst};
    diag->sink = count;
    diag->state = summary;
    diag->worst = LV_EXIT_OK;
}

void lv_summary_step(struct lv_summary *summary) {
    bool failed = summary->failed || summary->diag->worst == LV_EXIT_SYSTEM;
    summary->done += !failed;
    summary->failures += failed;
    summary->warnings += summary->warned && !failed;
    summary->warned = summary->failed = false;
    if (summary->worst < summary->diag->worst)
        summary->worst = summary->diag->worst;
    summary->diag->worst = LV_EXIT_OK;
}

bool lv_is_told(const struct lv_cli *cli) {
    return !cli->quiet && (cli->options.verbose || isatty(STDERR_FILENO));
}

static void print(const struct lv_summary *summary) {
    bool check = summary->cli->options.check;
    fprintf(stderr, "lvconv: %zu %s, ", summary->done, check ? "checked" : "converted");
    if (!check)
        fprintf(stderr, "%zu skipped, ", summary->skipped);
    fprintf(stderr, "%zu with %s, %zu failed\n", summary->warnings, check ? "findings" : "warnings",
            summary->failures);
}

void lv_summary_end(struct lv_summary *summary) {
    const struct lv_cli *cli = summary->cli;
    bool many = cli->batch || summary->done + summary->skipped + summary->failures > 1;
    summary->diag->sink = summary->sink;
    summary->diag->state = summary->state;
    lv_diag_note(summary->diag, summary->worst);
    if (many && (lv_is_told(cli) || (summary->failures && !cli->quiet)))
        print(summary);
}
