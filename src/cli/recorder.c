#include "cli/recorder.h"

#include <errno.h>
#include <malloc.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "cli/pending.h"
#include "cli/workers.h"

enum { KEPT = 1 << 20 }; /* bytes of memory between two records */

/* What precedes a record, and what precedes an answer. */
struct asked {
    uint64_t n, number;
};

struct answered {
    uint64_t n, exit;
};

/* Nobody at the other end is no signal. */
static bool send_all(int fd, const void *bytes, size_t n) {
    const char *p = bytes;
    while (n) {
        ssize_t sent = send(fd, p, n, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        p += sent;
        n -= (size_t)sent;
    }
    return true;
}

static bool receive_all(int fd, void *bytes, size_t n) {
    char *p = bytes;
    while (n) {
        ssize_t got = recv(fd, p, n, MSG_WAITALL);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        p += got;
        n -= (size_t)got;
    }
    return true;
}

/* ---- in the process ---- */

/* The program says it, from the exit code. */
static void end_for_memory(void) {
    _exit(LV_EXIT_SYSTEM);
}

/* Converts one record. False when no more come. */
static bool answer(const struct lv_recorders *all, int fd, struct lv_buf *line, struct lv_buf *out) {
    struct asked asked;
    if (!receive_all(fd, &asked, sizeof asked))
        return false;
    line->n = out->n = 0;
    lv_buf_room(line, asked.n);
    line->n = asked.n;
    if (!receive_all(fd, line->p, asked.n))
        return false;
    struct answered answered = {0};
    lv_buf_add(out, &answered, sizeof answered);
    answered.exit =
        all->convert(all->jsonl, (struct lv_jsonl_line){lv_buf_slice(line), (uint32_t)asked.number}, out);
    answered.n = out->n - sizeof answered;
    memcpy(out->p, &answered, sizeof answered);
    return send_all(fd, out->p, out->n);
}

/* A large record leaves no large buffers. */
static void shrink(struct lv_buf *buf) {
    if (buf->cap > KEPT)
        lv_buf_free(buf);
}

static _Noreturn void work(const struct lv_recorders *all, int fd) {
    struct lv_buf line = {0}, out = {0};
    lv_memory_hook(end_for_memory);
    mallopt(M_TRIM_THRESHOLD, KEPT); /* the next record needs what this one has given back */
    while (answer(all, fd, &line, &out)) {
        shrink(&line);
        shrink(&out);
    }
    _exit(LV_EXIT_OK);
}

/* ---- in the program ---- */

bool lv_recorder_start(struct lv_recorders *all, size_t k) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends))
        return false;
    pid_t pid = lv_pending_fork(k);
    if (pid == 0) {
        for (size_t i = 0; i < all->n; i++) /* a socket breaks when nobody holds its other end */
            if (all->recorder[i].fd >= 0)
                close(all->recorder[i].fd);
        close(ends[0]);
        close(STDIN_FILENO);
        work(all, ends[1]);
    }
    close(ends[1]);
    if (pid > 0)
        all->recorder[k].fd = ends[0];
    else
        close(ends[0]);
    return pid > 0;
}

bool lv_recorder_send(const struct lv_recorder *recorder, struct lv_jsonl_line line) {
    struct asked asked = {line.text.n, line.number};
    return send_all(recorder->fd, &asked, sizeof asked) && send_all(recorder->fd, line.text.p, line.text.n);
}

enum lv_answer lv_recorder_receive(struct lv_recorder *recorder, struct lv_buf *out, enum lv_exit *exit) {
    enum { BLOCK = 256 * 1024 };
    struct lv_buf *got = &recorder->got;
    struct answered answered;
    lv_buf_room(got, BLOCK);
    ssize_t n = recv(recorder->fd, got->p + got->n, BLOCK, 0);
    if (n <= 0)
        return n < 0 && errno == EINTR ? LV_ANSWER_LATER : LV_ANSWER_NEVER;
    got->n += (size_t)n;
    if (got->n < sizeof answered)
        return LV_ANSWER_LATER;
    memcpy(&answered, got->p, sizeof answered);
    if (got->n < sizeof answered + answered.n)
        return LV_ANSWER_LATER;
    lv_buf_add(out, got->p + sizeof answered, answered.n);
    *exit = (enum lv_exit)answered.exit;
    got->n = 0;
    shrink(got);
    return LV_ANSWER_WHOLE;
}

const char *lv_recorder_end(struct lv_recorders *all, size_t k) {
    struct lv_recorder *recorder = &all->recorder[k];
    close(recorder->fd);
    recorder->fd = -1;
    lv_buf_free(&recorder->got);
    return lv_worker_end(k);
}
