#include "cli/jsonl.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "cli/convert.h"
#include "cli/files.h"
#include "cli/lines.h"
#include "cli/pending.h"
#include "cli/recorder.h"
#include "cli/report.h"
#include "cli/workers.h"
#include "core/module.h"

/*
 * What is in memory: records that wait, are converted, or wait for those before them, up to so many for each process and
 * up to so many bytes, but one at least.
 */
enum { RECORDS = 8, BYTES_MOST = 64 << 20 };

struct record {
    uint32_t number;
    struct lv_buf line, answer;
    enum { WAITS, AT_WORK, DONE } state;
    size_t worker;
};

struct run {
    const struct lv_cli *cli;
    struct lv_job *job;
    struct lv_jsonl jsonl;
    lv_jsonl_function *convert;
    enum lv_exit (*refuse)(const struct lv_jsonl *, struct lv_jsonl_line, enum lv_message, const char *,
                           struct lv_buf *);
    struct lv_lines lines;
    struct lv_recorders all;
    size_t *busy;          /* the record each process has, plus 1; 0: it is idle */
    struct record *window; /* a ring */
    size_t room;           /* in the window */
    size_t first, next,
        last;     /* the oldest, the first that waits, and the end of the window, counted from the start */
    size_t bytes; /* in it */
    struct pollfd *poll;
};

static struct record *at(const struct run *run, size_t i) {
    return &run->window[i % run->room];
}

static struct lv_jsonl_line line_of(const struct record *record) {
    return (struct lv_jsonl_line){lv_buf_slice(&record->line), record->number};
}

/* ---- answers ---- */

/* A record that is done needs its line no more. */
static void finish(struct run *run, struct record *record, enum lv_exit exit) {
    run->bytes += record->answer.n;
    run->bytes -= record->line.n;
    lv_buf_free(&record->line);
    record->state = DONE;
    lv_diag_note(run->job->diag, exit);
}

static void refuse(struct run *run, struct record *record, enum lv_message message, const char *why) {
    finish(run, record, run->refuse(&run->jsonl, line_of(record), message, why, &record->answer));
}

/* Writes what is done, in order. A signal waits until the line is out. False: nobody reads it. */
static bool write_done(struct run *run) {
    for (; run->first < run->last && at(run, run->first)->state == DONE; run->first++) {
        struct record *record = at(run, run->first);
        lv_pending_hold();
        int result = lv_stream_write(run->job, lv_buf_slice(&record->answer));
        lv_pending_release();
        run->bytes -= record->answer.n;
        lv_buf_free(&record->answer);
        if (result)
            return false;
    }
    return true;
}

static void receive(struct run *run, size_t k) {
    struct record *record = at(run, run->busy[k] - 1);
    enum lv_exit exit;
    enum lv_answer answer = lv_recorder_receive(&run->all.recorder[k], &record->answer, &exit);
    if (answer == LV_ANSWER_LATER)
        return;
    run->busy[k] = 0;
    if (answer == LV_ANSWER_WHOLE)
        finish(run, record, exit);
    else
        refuse(run, record, LV_MSG_LOST, lv_recorder_end(&run->all, k));
}

/* ---- records ---- */

/* A process that runs and has no record, or n. */
static size_t find_idle(const struct run *run) {
    size_t k = 0;
    while (k < run->all.n && (run->busy[k] || run->all.recorder[k].fd < 0))
        k++;
    return k;
}

/* One that could be started, or n. */
static size_t start_one(struct run *run) {
    size_t k = 0;
    while (k < run->all.n && run->all.recorder[k].fd >= 0)
        k++;
    return k < run->all.n && lv_recorder_start(&run->all, k) ? k : run->all.n;
}

/* Gives a record to an idle process, or to a new one. False: there is none. */
static bool give_one(struct run *run, struct record *record) {
    size_t k;
    while ((k = find_idle(run)) < run->all.n || (k = start_one(run)) < run->all.n) {
        if (lv_recorder_send(&run->all.recorder[k], line_of(record))) {
            record->state = AT_WORK;
            run->busy[k] = run->next + 1;
            return true;
        }
        lv_recorder_end(&run->all, k); /* somebody killed it while it had nothing to do */
    }
    return false;
}

static bool any_busy(const struct run *run) {
    for (size_t k = 0; k < run->all.n; k++)
        if (run->busy[k])
            return true;
    return false;
}

/* Gives records to idle processes; where none can be had at all, this one does the work. */
static void give(struct run *run) {
    for (; run->next < run->last; run->next++) {
        struct record *record = at(run, run->next);
        if (record->state == DONE)
            continue;
        if (give_one(run, record))
            continue;
        if (any_busy(run))
            return;
        finish(run, record, run->convert(&run->jsonl, line_of(record), &record->answer));
    }
}

static bool has_room(const struct run *run) {
    return run->last - run->first < run->room && (run->bytes < BYTES_MOST || run->first == run->last);
}

/* Takes lines into the window. */
static enum lv_line take(struct run *run) {
    struct lv_str line;
    enum lv_line found = LV_LINE_LATER;
    while (has_room(run) && (found = lv_lines_next(&run->lines, &line)) <= LV_LINE_LONG) {
        struct record *record = at(run, run->last++);
        *record = (struct record){.number = run->lines.number};
        lv_buf_str(&record->line, line);
        run->bytes += line.n;
        if (found == LV_LINE_LONG)
            refuse(run, record, LV_MSG_RECORD, "its line is longer than 16 MiB");
    }
    return found;
}

/* ---- the loop ---- */

/* Waits for the next bytes of the input, and for answers: of the oldest record always, of others while there is room. */
static int wait_for_any(struct run *run, bool input) {
    size_t n = run->all.n;
    for (size_t k = 0; k < n; k++) {
        bool wanted = run->busy[k] && (run->busy[k] - 1 == run->first || run->bytes < BYTES_MOST);
        run->poll[k] = (struct pollfd){wanted ? run->all.recorder[k].fd : -1, POLLIN, 0};
    }
    run->poll[n] = (struct pollfd){input ? run->lines.fd : -1, POLLIN, 0};
    if (poll(run->poll, n + 1, -1) < 0)
        return errno == EINTR ? 0 : -1;
    for (size_t k = 0; k < n; k++)
        if (run->poll[k].revents)
            receive(run, k);
    return run->poll[n].revents ? lv_lines_fill(&run->lines) : 0;
}

static void convert_all(struct run *run) {
    for (;;) {
        enum lv_line found = take(run);
        give(run);
        if (!write_done(run) || (found == LV_LINE_NONE && run->first == run->last))
            return;
        if (run->first == run->last && found != LV_LINE_LATER)
            continue;
        if (wait_for_any(run, found == LV_LINE_LATER && has_room(run))) {
            lv_report(run->job, LV_MSG_READ, 0, 0, strerror(errno));
            return;
        }
    }
}

static bool open_input(struct run *run) {
    const char *path = run->cli->records;
    run->job->name = run->jsonl.source = lv_shown_name(path);
    run->lines.fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (run->lines.fd >= 0)
        return true;
    lv_report(run->job, LV_MSG_READ, 0, 0, strerror(errno));
    return false;
}

static void make_room(struct run *run) {
    size_t n = run->all.n = run->cli->jobs ? run->cli->jobs : lv_processors();
    run->room = n * RECORDS;
    run->window = lv_malloc(run->room * sizeof *run->window);
    run->busy = lv_malloc(n * sizeof *run->busy);
    run->poll = lv_malloc((n + 1) * sizeof *run->poll);
    run->all.recorder = lv_malloc(n * sizeof *run->all.recorder);
    for (size_t k = 0; k < n; k++) {
        run->busy[k] = 0;
        run->all.recorder[k] = (struct lv_recorder){.fd = -1};
    }
}

static void clean_up(struct run *run) {
    for (size_t k = 0; k < run->all.n; k++)
        if (run->all.recorder[k].fd >= 0)
            lv_recorder_end(&run->all, k);
    for (; run->first < run->last; run->first++) {
        lv_buf_free(&at(run, run->first)->line);
        lv_buf_free(&at(run, run->first)->answer);
    }
    lv_buf_free(&run->lines.buf);
    lv_free(run->window);
    lv_free(run->busy);
    lv_free(run->poll);
    lv_free(run->all.recorder);
}

void lv_jsonl_run(const struct lv_cli *cli, struct lv_job job) {
    struct lv_findings_functions check;
    size_t writers = cli->options.check ? 0 : cli->writers;
    struct run run = {.cli = cli, .job = &job, .jsonl = {&cli->options, cli->writer, writers, &check, NULL}};
    run.convert = LV_LOAD(&job, lv_jsonl_convert);
    run.refuse = LV_LOAD(&job, lv_jsonl_refuse);
    if (!run.convert || !run.refuse || !lv_findings_load(&check, &job) || !open_input(&run))
        return;
    make_room(&run);
    run.all.jsonl = &run.jsonl;
    run.all.convert = run.convert;
    if (lv_pending_start(run.all.n))
        convert_all(&run);
    else
        lv_report(&job, LV_MSG_MEMORY, 0, 0);
    clean_up(&run);
}
