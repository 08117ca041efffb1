#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

static int write_beside(struct lv_job *job, const char *path, struct lv_str bytes) {
    size_t size = strlen(path) + sizeof ".XXXXXX";
    char *beside = lv_malloc(size);
    snprintf(beside, size, "%s.XXXXXX", path);
    int fd = mkostemp(beside, O_CLOEXEC);
    int failed = fd < 0 || write_all(fd, bytes) || fchmod(fd, wanted_mode(path)) || fsync(fd);
    if (fd >= 0 && close(fd))
        failed = 1;
    if (!failed)
        failed = rename(beside, path) != 0;
    if (failed) {
        write_failed(job, path);
        if (fd >= 0)
            unlink(beside);
    }
    free(beside);
    return failed ? -1 : 0;
}

int lv_file_write(struct lv_job *job, const char *path, struct lv_str bytes) {
    struct stat there;
    if (strcmp(path, "-") == 0)
        return write_open(job, path, STDOUT_FILENO, bytes);
    if (stat(path, &there) == 0 && !S_ISREG(there.st_mode)) { /* a device or a pipe cannot be replaced */
        int fd = open(path, O_WRONLY | O_CLOEXEC);
        int result = write_open(job, path, fd, bytes);
        if (fd >= 0 && close(fd) && !result)
            result = write_failed(job, path);
        return result;
    }
    return write_beside(job, path, bytes);
}

bool lv_file_is_folder(const char *path) {
    struct stat there;
    errno = ENOTDIR;
    return stat(path, &there) == 0 && S_ISDIR(there.st_mode);
}

bool lv_file_is_same(const char *a, const char *b) {
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}
