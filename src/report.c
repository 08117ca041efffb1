#include "report.h"

#include <stdio.h>

#include "check/check.h"
#include "convert.h"
#include "files.h"

void lv_print_finding(void *state, const struct lv_finding *finding) {
    static const char *const names[] = {"warning", "warning", "error", "error", "error"};
    FILE *to = state;
    fputs(finding->file, to);
    if (finding->line)
        fprintf(to, ":%u", finding->line);
    if (finding->column)
        fprintf(to, ":%u", finding->column);
    fprintf(to, ": %s: %s", names[finding->severity], finding->text);
    if (finding->severity <= LV_WARNING)
        fprintf(to, " [-W%s]", finding->name);
    fputc('\n', to);
}

/* The functions of the module check that are called from here. */
struct check {
    struct lv_findings *(*fresh)(void);
    void (*add)(void *findings, const struct lv_finding *finding);
    void (*replay)(struct lv_findings *findings, void (*sink)(void *, const struct lv_finding *),
                   void *state);
    void (*json)(struct lv_findings *findings, struct lv_buf *out);
    void (*free)(struct lv_findings *findings);
};

static bool load_check(struct check *check, struct lv_job *job) {
    *(void **)&check->fresh = lv_module_symbol(job, "check", "lv_findings_new");
    *(void **)&check->add = lv_module_symbol(job, "check", "lv_findings_add");
    *(void **)&check->replay = lv_module_symbol(job, "check", "lv_findings_replay");
    *(void **)&check->json = lv_module_symbol(job, "check", "lv_findings_json");
    *(void **)&check->free = lv_module_symbol(job, "check", "lv_findings_free");
    return check->fresh && check->add && check->replay && check->json && check->free;
}

void lv_check_inputs(const struct lv_cli *cli, struct lv_job job) {
    struct check check;
    struct lv_buf out = {0};
    if (!load_check(&check, &job))
        return;
    struct lv_findings *findings = check.fresh();
    job.diag->sink = check.add;
    job.diag->state = findings;
    lv_convert(cli, job);
    job.diag->sink = lv_print_finding;
    job.diag->state = stderr;
    if (cli->json) {
        check.json(findings, &out);
        lv_file_write(&job, "-", lv_buf_slice(&out));
    } else {
        check.replay(findings, lv_print_finding, stdout);
    }
    lv_buf_free(&out);
    check.free(findings);
}
