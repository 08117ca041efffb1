#include "cli/watched.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/files.h"

/* Milliseconds without a save that end a burst, and how long one may last. */
enum { QUIET = 200, LONGEST = 3000 };

enum {
    SAVED = IN_CLOSE_WRITE | IN_MOVED_TO,
    MOVED = IN_MOVED_FROM,
    WATCHED = SAVED | IN_CREATE | MOVED | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK,
};

static int fail(struct lv_watched *watched, const char *path, const char *text) {
    struct lv_job at = *watched->job;
    at.name = path;
    watched->failed = true;
    return lv_report(&at, LV_MSG_WATCH, 0, 0, text);
}

/* ---- which folders ---- */

static void keep_path(struct lv_watched *watched, size_t number, const char *path) {
    size_t n = watched->npaths;
    if (number >= n) {
        watched->npaths = number < 2 * n ? 2 * n : number + 16;
        watched->path = lv_realloc(watched->path, watched->npaths * sizeof *watched->path);
        memset(watched->path + n, 0, (watched->npaths - n) * sizeof *watched->path);
    }
    lv_free(watched->path[number]);
    watched->path[number] = lv_copy(path, strlen(path));
}

/* A folder that is gone again is no fault, but where it is the one that is watched. */
static void watch_folder(void *state, const char *path) {
    struct lv_watched *watched = state;
    int number = inotify_add_watch(watched->fd, path, WATCHED);
    if (number >= 0 && !watched->npaths)
        watched->root = number;
    if (number >= 0)
        keep_path(watched, (size_t)number, path);
    else if (errno == ENOSPC && !watched->failed)
        fail(watched, path, "too many folders; raise fs.inotify.max_user_watches");
    else if (errno != ENOENT && errno != ENOSPC)
        fail(watched, path, strerror(errno));
}

/* Watches a folder and those below; what is there already counts as saved, for it may have been before that. */
static void watch_below(struct lv_watched *watched, const char *path) {
    struct lv_folder folder = watched->folder;
    folder.path = path;
    folder.inner = path != watched->folder.path;
    lv_folder_add(watched->cli, watched->job, &watched->saved, &folder, watch_folder, watched);
}

static void forget(struct lv_watched *watched) {
    for (size_t i = 0; i < watched->npaths; i++)
        lv_free(watched->path[i]);
    lv_free(watched->path);
    watched->path = NULL;
    watched->npaths = 0;
    if (watched->fd >= 0)
        close(watched->fd);
    watched->fd = -1;
}

/* Begins anew: all watches are set before anything is looked at. */
static void watch_all(struct lv_watched *watched) {
    forget(watched);
    watched->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watched->fd < 0)
        fail(watched, watched->folder.path, strerror(errno));
    else if (!lv_is_folder(watched->folder.path))
        fail(watched, watched->folder.path, strerror(ENOTDIR));
    else
        watch_below(watched, watched->folder.path);
    lv_sources_free(&watched->saved);
    watched->all = true;
}

int lv_watched_start(struct lv_watched *watched, const struct lv_cli *cli, struct lv_job *job) {
    *watched = (struct lv_watched){.cli = cli, .job = job, .fd = -1};
    watched->folder = (struct lv_folder){cli->watch, lv_folder_name(cli->watch, false), .deep = cli->deep};
    watch_all(watched);
    return watched->failed ? -1 : 0;
}

void lv_watched_stop(struct lv_watched *watched) {
    forget(watched);
    lv_sources_free(&watched->saved);
}

/* ---- what happened ---- */

/* A link to a file is whole at once; what is being written is empty at first, and counts when it is closed. */
static bool is_link(const char *path) {
    struct stat there;
    return lstat(path, &there) == 0 && (S_ISLNK(there.st_mode) || (S_ISREG(there.st_mode) && there.st_size));
}

static void take_file(struct lv_watched *watched, const struct inotify_event *event, struct lv_buf *path) {
    const char *text = lv_buf_text(path);
    if (!lv_is_release(watched->cli, event->name))
        return;
    if (event->mask & SAVED || (event->mask & IN_CREATE && is_link(text)))
        lv_sources_add(&watched->saved, text, path->n);
}

/* A new folder is looked through; one that was moved away took its watches with it. */
static void take_folder(struct lv_watched *watched, const struct inotify_event *event, struct lv_buf *path) {
    if (!watched->cli->deep || event->name[0] == '.')
        return;
    if (event->mask & MOVED)
        watched->all = true;
    else if (event->mask & (IN_CREATE | IN_MOVED_TO))
        watch_below(watched, lv_buf_text(path));
}

static void take(struct lv_watched *watched, const struct inotify_event *event) {
    size_t number = event->wd < 0 ? SIZE_MAX : (size_t)event->wd;
    const char *folder = number < watched->npaths ? watched->path[number] : NULL;
    struct lv_buf path = {0};
    if (event->mask & IN_Q_OVERFLOW)
        watched->all = true;
    if (!folder)
        return;
    if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT))
        watched->all |= event->wd == watched->root; /* of others the folder they are in knows */
    if (!event->len)
        return;
    lv_buf_printf(&path, "%s/%s", folder, event->name);
    if (event->mask & IN_ISDIR)
        take_folder(watched, event, &path);
    else
        take_file(watched, event, &path);
    lv_buf_free(&path);
}

/* Takes all events that are there. */
static void take_events(struct lv_watched *watched) {
    _Alignas(struct inotify_event) char block[64 * 1024];
    ssize_t n;
    while ((n = read(watched->fd, block, sizeof block)) > 0)
        for (ssize_t at = 0; at < n;) {
            const struct inotify_event *event = (const struct inotify_event *)(void *)(block + at);
            take(watched, event);
            at += (ssize_t)(sizeof *event + event->len);
        }
}

static long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static bool something(const struct lv_watched *watched) {
    return watched->saved.n || watched->all || watched->failed;
}

void lv_watched_wait(struct lv_watched *watched) {
    struct pollfd ready = {.fd = watched->fd, .events = POLLIN};
    watched->all = false;
    lv_sources_free(&watched->saved);
    while (!something(watched)) {
        poll(&ready, 1, -1);
        take_events(watched);
    }
    for (long start = now(); now() - start < LONGEST && poll(&ready, 1, QUIET) > 0;)
        take_events(watched);
    if (watched->all && !watched->failed)
        watch_all(watched);
}
