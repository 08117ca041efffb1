#include "cli/report.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/convert.h"
#include "cli/files.h"
#include "cli/pending.h"
#include "core/module.h"

/* A finding as a line; what it quotes, names of files and text, has no control characters then. */
static void add_line(struct lv_buf *line, const struct lv_finding *finding) {
    static const char *const names[] = {"warning", "warning", "error", "error", "error"};
    lv_show(line, lv_str_from(finding->file));
    if (finding->line)
        lv_buf_printf(line, ":%u", finding->line);
    if (finding->column)
        lv_buf_printf(line, ":%u", finding->column);
    lv_buf_printf(line, ": %s: ", names[finding->severity]);
    lv_show(line, lv_str_from(finding->text));
    if (finding->severity <= LV_WARNING)
        lv_buf_printf(line, " [-W%s]", finding->name);
    lv_buf_char(line, '\n');
}

void lv_print_finding(void *state, const struct lv_finding *finding) {
    struct lv_buf line = {0};
    add_line(&line, finding);
    fwrite(line.p, line.n, 1, state);
    lv_buf_free(&line);
}

static char last_words[2 * PATH_MAX];
static size_t last_bytes;

static void say_last_words(void) {
    ssize_t written = write(STDERR_FILENO, last_words, last_bytes);
    (void)written;
    lv_pending_drop();
    _exit(LV_EXIT_SYSTEM);
}

/* The line is made while there is memory. */
static void make_last_words(void *state, const struct lv_finding *finding) {
    struct lv_buf line = {0};
    (void)state;
    add_line(&line, finding);
    last_bytes = line.n < sizeof last_words ? line.n : sizeof last_words;
    memcpy(last_words, line.p, last_bytes);
    lv_buf_free(&line);
}

void lv_report_memory(const struct lv_job *job) {
    struct lv_diag diag = {.sink = make_last_words};
    struct lv_job own = *job;
    own.diag = &diag;
    lv_report(&own, LV_MSG_MEMORY, 0, 0);
    lv_memory_hook(say_last_words);
}

bool lv_findings_load(struct lv_findings_functions *to, struct lv_job *job) {
    to->fresh = LV_LOAD(job, lv_findings_new);
    to->add = LV_LOAD(job, lv_findings_add);
    to->replay = LV_LOAD(job, lv_findings_replay);
    to->json = LV_LOAD(job, lv_findings_json);
    to->free = LV_LOAD(job, lv_findings_free);
    return to->fresh && to->add && to->replay && to->json && to->free;
}

void lv_check_groups(const struct lv_cli *cli, struct lv_job job, struct lv_groups *groups) {
    struct lv_findings_functions check;
    struct lv_buf out = {0};
    if (!lv_findings_load(&check, &job))
        return;
    struct lv_findings *findings = check.fresh();
    job.diag->sink = check.add;
    job.diag->state = findings;
    lv_convert_groups(cli, job, groups);
    job.diag->sink = lv_print_finding;
    job.diag->state = stderr;
    if (cli->json) {
        check.json(findings, 2, &out);
        lv_buf_char(&out, '\n');
        lv_file_write(&job, "-", lv_buf_slice(&out));
    } else {
        check.replay(findings, lv_print_finding, stdout);
        fflush(stdout);
    }
    lv_buf_free(&out);
    check.free(findings);
}
