/* Whole files in, whole files out; the only place that opens any. */
#ifndef LV_FILES_H
#define LV_FILES_H

#include "core/core.h"

/* Reads a file, or standard input for "-", to its end into buf. 0, or -1 with a diagnostic. */
int lv_file_read(struct lv_job *job, const char *path, struct lv_buf *buf);

/*
 * Writes bytes to a path, or to standard output for "-". A regular file is written beside its target, synced and
 * renamed: it is there whole or not at all. 0, or -1 with a diagnostic (quiet when a reader closed its pipe).
 */
int lv_file_write(struct lv_job *job, const char *path, struct lv_str bytes);

/* True if there is a folder of that name; else errno says why not. */
bool lv_file_is_folder(const char *path);

/* True if two paths lead to one file that is there. */
bool lv_file_is_same(const char *a, const char *b);

#endif
