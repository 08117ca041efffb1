#include "cli/files.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/pending.h"

static const size_t most = (size_t)256 << 20;

static int read_all(struct lv_job *job, int fd, struct lv_buf *buf) {
    char block[64 * 1024];
    ssize_t n;
    while ((n = read(fd, block, sizeof block)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return lv_report(job, LV_MSG_READ, 0, 0, strerror(errno));
        if (buf->n + (size_t)n > most)
            return lv_report(job, LV_MSG_TOO_BIG, 0, 0, "256 MiB");
        lv_buf_add(buf, block, (size_t)n);
    }
    return 0;
}

int lv_file_read(struct lv_job *job, const char *path, struct lv_buf *buf) {
    if (strcmp(path, "-") == 0)
        return read_all(job, STDIN_FILENO, buf);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return lv_report(job, LV_MSG_READ, 0, 0, strerror(errno));
    int result = read_all(job, fd, buf);
    close(fd);
    return result;
}

static const char *try_open(int fd, size_t limit, struct lv_buf *buf) {
    struct stat there;
    char block[64 * 1024];
    ssize_t n = 0;
    if (fstat(fd, &there))
        return strerror(errno);
    if (!S_ISREG(there.st_mode))
        return "it is no file";
    while (buf->n <= limit && (n = read(fd, block, sizeof block)) > 0)
        lv_buf_add(buf, block, (size_t)n);
    return n < 0 ? strerror(errno) : buf->n > limit ? "it is larger than 32 MiB" : NULL;
}

const char *lv_file_try(const char *path, size_t limit, struct lv_buf *buf) {
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    if (fd < 0)
        return strerror(errno);
    const char *why = try_open(fd, limit, buf);
    close(fd);
    return why;
}

static int write_all(int fd, struct lv_str bytes) {
    while (bytes.n) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        bytes.p += n;
        bytes.n -= (size_t)n;
    }
    return 0;
}

static int write_failed(struct lv_job *job, const char *path) {
    int reason = errno;
    struct lv_job at = *job;
    at.name = strcmp(path, "-") == 0 ? "standard output" : path;
    if (reason == EPIPE) {
        job->diag->worst = LV_EXIT_SYSTEM;
        return -1;
    }
    return lv_report(&at, LV_MSG_WRITE, 0, 0, strerror(reason));
}

static int write_open(struct lv_job *job, const char *path, int fd, struct lv_str bytes) {
    return fd < 0 || write_all(fd, bytes) ? write_failed(job, path) : 0;
}

/* The permissions a new file would get, or those of the file it replaces. */
static mode_t wanted_mode(const char *path) {
    struct stat there;
    if (stat(path, &there) == 0)
        return there.st_mode & 0777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* What is there and is no regular file, a device or a pipe, cannot be replaced: it is written to. */
static bool is_direct(const char *path) {
    struct stat there;
    return strcmp(path, "-") == 0 || (stat(path, &there) == 0 && !S_ISREG(there.st_mode));
}

static int write_direct(struct lv_job *job, const char *path, struct lv_str bytes) {
    if (strcmp(path, "-") == 0)
        return write_open(job, path, STDOUT_FILENO, bytes);
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    int result = write_open(job, path, fd, bytes);
    if (fd >= 0 && close(fd) && !result)
        result = write_failed(job, path);
    return result;
}

static size_t folder_length(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash + 1 - path) : 0;
}

/* The name after all symbolic links, also one that is not there yet. -1 with errno where they lead too far. */
static int follow_links(const char *path, char to[PATH_MAX]) {
    enum { MOST = 40 }; /* as many as Linux follows */
    char link[PATH_MAX];
    ssize_t n;
    errno = ENAMETOOLONG;
    if (snprintf(to, PATH_MAX, "%s", path) >= PATH_MAX)
        return -1;
    for (int i = 0; (n = readlink(to, link, sizeof link - 1)) >= 0; i++) {
        size_t folder = *link == '/' ? 0 : folder_length(to);
        errno = i < MOST ? ENAMETOOLONG : ELOOP;
        if (i == MOST || folder + (size_t)n >= PATH_MAX)
            return -1;
        memcpy(to + folder, link, (size_t)n);
        to[folder + (size_t)n] = '\0';
    }
    return 0;
}

bool lv_file_behind(const char *path, char to[PATH_MAX]) {
    char target[PATH_MAX], folder[PATH_MAX], whole[PATH_MAX];
    if (follow_links(path, target))
        return false;
    size_t n = folder_length(target);
    snprintf(folder, sizeof folder, "%.*s", (int)(n ? n : 1), n ? target : ".");
    return realpath(folder, whole) && snprintf(to, PATH_MAX, "%s/%s", whole, target + n) < PATH_MAX;
}

size_t lv_file_head(const char *path, char *to, size_t room) {
    struct stat there;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    ssize_t n = fd >= 0 && !fstat(fd, &there) && S_ISREG(there.st_mode) ? read(fd, to, room) : 0;
    if (fd >= 0)
        close(fd);
    return n > 0 ? (size_t)n : 0;
}

int lv_file_new(const char *path, struct lv_str bytes) {
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return -1;
    int wrong = write_all(fd, bytes), reason = errno;
    if (close(fd) && !wrong)
        return -1;
    errno = reason;
    return wrong;
}

int lv_folder_sync(const char *path) {
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int wrong = fd < 0 ? -1 : syncfs(fd);
    if (fd >= 0)
        close(fd);
    return wrong;
}

/* A name beside the target that nobody else has. */
static int name_beside(const char *target, char beside[PATH_MAX]) {
    uint64_t number;
    if (getrandom(&number, sizeof number, 0) != sizeof number)
        return -1;
    errno = ENAMETOOLONG;
    return snprintf(beside, PATH_MAX, "%.*s.lvconv-%016" PRIx64, (int)folder_length(target), target, number) <
                   PATH_MAX
               ? 0
               : -1;
}

int lv_beside(const char *folder, char beside[PATH_MAX]) {
    char inside[PATH_MAX];
    errno = ENAMETOOLONG;
    return snprintf(inside, sizeof inside, "%s/", folder) < PATH_MAX ? name_beside(inside, beside) : -1;
}

/* Writes a file beside the target, and says its name to whoever has to remove it. */
static int write_beside(const char *target, const char *beside, const struct lv_file *out, size_t i,
                        bool sync) {
    lv_pending_set(i, beside);
    int fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return -1;
    int failed = write_all(fd, out->bytes) || fchmod(fd, wanted_mode(target)) || (sync && fsync(fd));
    int reason = errno;
    if (close(fd) && !failed)
        return -1;
    errno = reason;
    return failed ? -1 : 0;
}

/* The two names of a file to be: where it is written, and where it belongs. */
struct names {
    char beside[PATH_MAX], target[PATH_MAX];
};

static int write_first(struct lv_job *job, const struct lv_file *outs, size_t n, struct names *names,
                       bool sync) {
    for (size_t i = 0; i < n; i++) {
        names[i].beside[0] = '\0';
        if (is_direct(outs[i].path))
            continue;
        if (follow_links(outs[i].path, names[i].target) || name_beside(names[i].target, names[i].beside) ||
            write_beside(names[i].target, names[i].beside, &outs[i], i, sync))
            return write_failed(job, outs[i].path);
    }
    for (size_t i = 0; i < n; i++)
        if (!names[i].beside[0] && write_direct(job, outs[i].path, outs[i].bytes))
            return -1;
    return 0;
}

/* No signal comes between the files of one release. */
static int rename_all(struct lv_job *job, const struct lv_file *outs, size_t n, const struct names *names) {
    int result = 0;
    lv_pending_hold();
    for (size_t i = 0; i < n && !result; i++) {
        if (!names[i].beside[0])
            continue;
        if (rename(names[i].beside, names[i].target))
            result = write_failed(job, outs[i].path);
        else
            lv_pending_set(i, NULL);
    }
    lv_pending_release();
    return result;
}

int lv_files_write(struct lv_job *job, const struct lv_file *outs, size_t n, bool sync) {
    struct names *names = lv_malloc(n * sizeof *names);
    int result = write_first(job, outs, n, names, sync);
    if (!result)
        result = rename_all(job, outs, n, names);
    lv_pending_drop();
    lv_free(names);
    return result;
}

int lv_stream_write(struct lv_job *job, struct lv_str bytes) {
    return write_open(job, "-", STDOUT_FILENO, bytes);
}

int lv_file_write(struct lv_job *job, const char *path, struct lv_str bytes) {
    return lv_files_write(job, &(struct lv_file){path, bytes}, 1, true);
}

void lv_path_beside(struct lv_buf *to, const char *file, const char *path) {
    const char *slash = file ? strrchr(file, '/') : NULL;
    to->n = 0;
    if (slash && *path != '/')
        lv_buf_add(to, file, (size_t)(slash - file) + 1);
    lv_buf_puts(to, path);
    lv_buf_text(to);
}

bool lv_is_folder(const char *path) {
    struct stat there;
    return stat(path, &there) == 0 && S_ISDIR(there.st_mode);
}

int lv_folder_make(const char *path, size_t *first) {
    char part[PATH_MAX];
    size_t n = strlen(path);
    *first = n;
    if (n >= sizeof part)
        return errno = ENAMETOOLONG, -1;
    for (size_t i = 1; i <= n; i++) {
        if (path[i] != '/' && path[i])
            continue;
        snprintf(part, sizeof part, "%.*s", (int)i, path);
        if (mkdir(part, 0777) == 0)
            *first = *first < i ? *first : i - 1;
        else if (errno != EEXIST)
            return -1;
    }
    errno = ENOTDIR;
    return lv_is_folder(path) ? 0 : -1;
}

void lv_folder_unmake(const char *path, size_t first) {
    char part[PATH_MAX];
    for (size_t i = strlen(path); i > first; i--)
        if (!path[i] || path[i] == '/') {
            snprintf(part, sizeof part, "%.*s", (int)i, path);
            if (rmdir(part))
                return;
        }
}
