/* Whole files in, whole files out; the only place that opens any. */
#ifndef LV_FILES_H
#define LV_FILES_H

#include <limits.h>

#include "core/core.h"

/* Reads a file, or standard input for "-", to its end into buf. 0, or -1 with a diagnostic. */
int lv_file_read(struct lv_job *job, const char *path, struct lv_buf *buf);

/*
 * Reads a regular file of at most so many bytes, 32 MiB say, and never waits for one that is none. NULL, or why not; static
 * or until errno changes. Nothing is reported.
 */
const char *lv_file_try(const char *path, size_t most, struct lv_buf *buf);

/* The first bytes of a regular file, as many as there is room for; 0: there is none, or it is empty. */
size_t lv_file_head(const char *path, char *to, size_t room);

/* Writes a file that is not there yet, at once. 0, or -1 with errno; what was begun of it stays. */
int lv_file_new(const char *path, struct lv_str bytes);
/* What was written to the file system of a folder is on the disk afterwards. 0, or -1 with errno. */
int lv_folder_sync(const char *path);
/* A name in a folder that nobody else has. 0, or -1 with errno. */
int lv_beside(const char *folder, char beside[PATH_MAX]);

/* What goes to a path, or to standard output for "-". */
struct lv_file {
    const char *path;
    struct lv_str bytes;
};

/*
 * Writes n outputs, LV_PENDING_MOST at most, that appear together: each regular file is written beside its target, and
 * when all have succeeded, all are renamed. A symbolic link stays, the file it leads to is replaced; what is no regular
 * file is written to. With `sync` they are on the disk before they are renamed, so that they outlive a crash of the
 * machine. 0, or -1 with a diagnostic (quiet when a reader closed its pipe) and nothing left beside a target.
 */
int lv_files_write(struct lv_job *job, const struct lv_file *outs, size_t n, bool sync);

/* The same for one, synced. */
int lv_file_write(struct lv_job *job, const char *path, struct lv_str bytes);

/* Writes to standard output, at once; what was begun of it stays. 0, or -1 as above. */
int lv_stream_write(struct lv_job *job, struct lv_str bytes);

/* The file a path leads to behind all symbolic links, which may not be there yet; false with errno if there is none. */
bool lv_file_behind(const char *path, char to[PATH_MAX]);

/* True for a folder, also behind a symbolic link. */
bool lv_is_folder(const char *path);

/* The path that a file names, seen from its folder, terminated, in place of what was in `to`; NULL: no file names it. */
void lv_path_beside(struct lv_buf *to, const char *file, const char *path);

/*
 * Makes a folder and those it is in, where they are not there. -1 with errno if that fails. *first: the length of that
 * part of the path that was there, for lv_folder_unmake, which removes the rest where it stayed empty.
 */
int lv_folder_make(const char *path, size_t *first);
void lv_folder_unmake(const char *path, size_t first);

#endif
