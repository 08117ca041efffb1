#include "cli/workers.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/convert.h"
#include "cli/pending.h"
#include "cli/progress.h"
#include "cli/report.h"

enum { WORTH = 8 }; /* groups that a process should have, or starting it takes longer than it saves */

/* Worker k of n converts the groups k, k + n, k + 2n … and says what it found through a pipe. */
struct worker {
    FILE *from; /* NULL: not running */
};

struct workers {
    const struct lv_cli *cli;
    struct lv_job *job;
    const struct lv_groups *groups;
    struct worker *worker;
    size_t n;
};

/* What is in the pipe: a finding, with its three texts after it; or, without file, the end of a group. */
struct record {
    struct lv_finding finding; /* its pointers mean nothing */
    size_t file, name, text;   /* bytes, with the NUL */
    enum lv_exit worst;
};

size_t lv_processors(void) {
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) ? 1 : (size_t)CPU_COUNT(&set);
}

static size_t how_many(const struct lv_cli *cli, size_t groups) {
    size_t n = cli->jobs ? cli->jobs : lv_processors(),
           most = cli->jobs ? groups : (groups + WORTH - 1) / WORTH;
    return n < most ? n : most;
}

/* ---- in the worker ---- */

static void send(void *state, const struct lv_finding *finding) {
    FILE *to = state;
    struct record record = {.finding = *finding,
                            .file = strlen(finding->file) + 1,
                            .name = strlen(finding->name) + 1,
                            .text = strlen(finding->text) + 1};
    fwrite(&record, sizeof record, 1, to);
    fwrite(finding->file, record.file, 1, to);
    fwrite(finding->name, record.name, 1, to);
    fwrite(finding->text, record.text, 1, to);
}

/* The program says it, from the exit code. */
static void end_for_memory(void) {
    lv_pending_drop();
    _exit(LV_EXIT_SYSTEM);
}

static void work(const struct workers *all, size_t first, FILE *to) {
    for (size_t i = first; i < all->groups->n && !ferror(to); i += all->n) {
        struct lv_diag diag = *all->job->diag;
        struct lv_job job = *all->job;
        diag.sink = send;
        diag.state = to;
        diag.worst = LV_EXIT_OK;
        job.diag = &diag;
        lv_memory_hook(end_for_memory);
        lv_convert_group(all->cli, job, &all->groups->group[i]);
        fwrite(&(struct record){.worst = diag.worst}, sizeof(struct record), 1, to);
        fflush(to);
    }
}

/* ---- in the program ---- */

/* Starts the worker that has group `first` to do and those after it. */
static bool start(struct workers *all, size_t first) {
    struct worker *worker = &all->worker[first % all->n];
    int ends[2];
    if (pipe(ends))
        return false;
    fflush(stdout);
    pid_t pid = lv_pending_fork(first % all->n);
    if (pid == 0) {
        for (size_t k = 0; k < all->n; k++) /* a pipe breaks when nobody reads it, so only the program may */
            if (all->worker[k].from)
                close(fileno(all->worker[k].from));
        close(ends[0]);
        work(all, first, fdopen(ends[1], "w"));
        _exit(LV_EXIT_OK);
    }
    close(ends[1]);
    if (pid > 0)
        worker->from = fdopen(ends[0], "r");
    else
        close(ends[0]);
    return pid > 0;
}

const char *lv_worker_end(size_t k) {
    int status = lv_pending_reap(k);
    if (WIFSIGNALED(status))
        return strsignal(WTERMSIG(status));
    return WEXITSTATUS(status) == LV_EXIT_SYSTEM ? "out of memory" : "it ended too early";
}

/* Ends a worker; what came of it, in words. */
static const char *reap(struct workers *all, size_t k) {
    fclose(all->worker[k].from);
    all->worker[k].from = NULL;
    return lv_worker_end(k);
}

/* Hands on what a worker found in one group. False if it died before the end of it. */
static bool receive(struct workers *all, FILE *from) {
    struct lv_diag *diag = all->job->diag;
    struct record record;
    while (fread(&record, sizeof record, 1, from) == 1) {
        size_t n = record.file + record.name + record.text;
        if (!n) {
            lv_diag_note(diag, record.worst);
            return true;
        }
        char *texts = lv_malloc(n);
        bool whole = fread(texts, n, 1, from) == 1;
        record.finding.file = texts;
        record.finding.name = texts + record.file;
        record.finding.text = texts + record.file + record.name;
        if (whole)
            diag->sink(diag->state, &record.finding);
        lv_free(texts);
    }
    return false;
}

static void convert_here(const struct workers *all, size_t i) {
    struct lv_job job = *all->job;
    job.name = lv_shown_name(all->groups->group[i].files[0].path);
    lv_report_memory(&job);
    lv_convert_group(all->cli, job, &all->groups->group[i]);
}

/* Takes what is found in group i from its worker, or from a new one where the last has died. */
static void take(struct workers *all, size_t i) {
    struct worker *worker = &all->worker[i % all->n];
    struct lv_job job = *all->job;
    job.name = lv_shown_name(all->groups->group[i].files[0].path);
    if (!worker->from && !start(all, i))
        lv_convert_group(all->cli, job,
                         &all->groups->group[i]); /* no process can be had: this one does the work */
    else if (!receive(all, worker->from))
        lv_report(&job, LV_MSG_LOST, 0, 0, reap(all, i % all->n));
}

void lv_workers_run(const struct lv_cli *cli, struct lv_job job, const struct lv_groups *groups,
                    struct lv_summary *summary) {
    struct workers all = {cli, &job, groups, NULL, how_many(cli, groups->n)};
    struct lv_progress progress;
    if (!lv_pending_start(all.n > 1 ? all.n : 0))
        all.n = 1;
    all.worker = lv_malloc((all.n + 1) * sizeof *all.worker);
    memset(all.worker, 0, (all.n + 1) * sizeof *all.worker);
    for (size_t k = 0; all.n > 1 && k < all.n; k++)
        start(&all, k);
    lv_progress_start(&progress, job.diag, cli->folder && !cli->quiet ? groups->n : 0);
    for (size_t i = 0; i < groups->n; i++) {
        if (all.n > 1)
            take(&all, i);
        else
            convert_here(&all, i);
        lv_summary_step(summary);
        lv_progress_step(&progress);
    }
    lv_progress_end(&progress);
    for (size_t k = 0; k < all.n; k++)
        if (all.worker[k].from)
            reap(&all, k);
    lv_free(all.worker);
}
