#include "cli/whole.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/files.h"
#include "cli/pending.h"

/* ---- files that are there already ---- */

/* True for a page of a pack, of whatever version of ours. */
static bool is_ours(const char *path) {
    enum { VERSION_AT = sizeof "<meta name=\"generator\" content=\"lvconv " - 1, HEAD = 512 };
    char head[HEAD + 1];
    size_t n = lv_file_head(path, head, HEAD);
    head[n] = '\0';
    const char *own = strstr(head, "<meta name=\"generator\" content=\"lvconv "), *end;
    return own && (end = strchr(own + VERSION_AT, '>')) && end - own >= (ptrdiff_t)VERSION_AT + 6 &&
           strncmp(end - 6, " pack\"", 6) == 0;
}

static bool join(char path[PATH_MAX], const char *folder, const char *name) {
    return snprintf(path, PATH_MAX, "%s/%s", folder, name) < PATH_MAX;
}

static int failed(const struct lv_whole *whole, const char *path) {
    int reason = errno;
    struct lv_job at = *whole->job;
    at.name = path;
    return lv_report(&at, LV_MSG_WRITE, 0, 0, strerror(reason));
}

static int in_order(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* 0 if every name is free, or that of a page of an earlier pack. */
static int check_places(const struct lv_whole *whole) {
    char path[PATH_MAX];
    for (size_t i = 0; i < whole->n; i++) {
        if (!join(path, whole->path, whole->name[i]))
            return errno = ENAMETOOLONG, failed(whole, whole->path);
        if (faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) != 0 || is_ours(path))
            continue;
        struct lv_job at = *whole->job;
        at.name = path;
        return lv_report(&at, LV_MSG_FOREIGN, 0, 0);
    }
    return 0;
}

/* Takes away pages of an earlier pack that this one does not have. */
static void remove_old(const struct lv_whole *whole) {
    char path[PATH_MAX];
    DIR *folder = opendir(whole->path);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        const char *name = entry->d_name, *dot = strrchr(name, '.');
        if (!dot || strcmp(dot, ".html") != 0 || !join(path, whole->path, name) ||
            bsearch(&name, whole->name, whole->n, sizeof *whole->name, in_order) || !is_ours(path))
            continue;
        unlink(path);
    }
    if (folder)
        closedir(folder);
}

/* ---- the folder ---- */

int lv_whole_begin(struct lv_whole *whole, struct lv_job *job, const char *path) {
    *whole = (struct lv_whole){.job = job, .path = path};
    if (lv_folder_make(path, &whole->first) || lv_beside(path, whole->beside)) {
        whole->beside[0] = '\0';
        return failed(whole, path);
    }
    lv_pending_set(0, whole->beside);
    if (mkdir(whole->beside, 0777) == 0)
        return 0;
    return failed(whole, path);
}

int lv_whole_file(void *to, const char *name, struct lv_str bytes) {
    struct lv_whole *whole = to;
    char path[PATH_MAX];
    if (whole->n == whole->room) {
        whole->room = 2 * whole->room + 64;
        whole->name = lv_realloc(whole->name, whole->room * sizeof *whole->name);
    }
    whole->name[whole->n++] = lv_copy(name, strlen(name));
    errno = ENAMETOOLONG;
    if (join(path, whole->beside, name) && lv_file_new(path, bytes) == 0)
        return 0;
    return failed(whole, join(path, whole->path, name) ? path : whole->path);
}

static int move_all(const struct lv_whole *whole) {
    char from[PATH_MAX], to[PATH_MAX];
    for (size_t i = 0; i < whole->n; i++)
        if (!join(from, whole->beside, whole->name[i]) || !join(to, whole->path, whole->name[i]) ||
            rename(from, to))
            return failed(whole, to);
    return 0;
}

/* No signal comes between the files of one pack. */
int lv_whole_end(struct lv_whole *whole) {
    qsort(whole->name, whole->n, sizeof *whole->name, in_order);
    if (lv_folder_sync(whole->beside))
        return failed(whole, whole->path);
    lv_pending_hold();
    int result = check_places(whole) || move_all(whole) ? -1 : 0;
    if (!result) {
        remove_old(whole);
        whole->first = strlen(whole->path);
    }
    lv_pending_release();
    return result;
}

void lv_whole_drop(struct lv_whole *whole) {
    if (whole->beside[0])
        lv_pending_drop();
    if (whole->path)
        lv_folder_unmake(whole->path, whole->first);
    for (size_t i = 0; i < whole->n; i++)
        lv_free(whole->name[i]);
    lv_free(whole->name);
    *whole = (struct lv_whole){.job = NULL};
}
