/* A folder of outputs that appears whole: the pages of a pack. */
#ifndef LV_WHOLE_H
#define LV_WHOLE_H

#include <limits.h>

#include "core/core.h"

struct lv_whole {
    struct lv_job *job;
    const char *path;      /* of the folder */
    char beside[PATH_MAX]; /* a folder in it, where files are until all are there; "": not begun */
    size_t first;          /* for lv_folder_unmake */
    char **name;           /* of the files */
    size_t n, room;
};

/* Makes the folder, where it is not there. 0, or -1 with a diagnostic; lv_whole_drop follows in either case. */
int lv_whole_begin(struct lv_whole *whole, struct lv_job *job, const char *path);
/* Writes a file; `whole` is a struct lv_whole, for struct lv_pack. 0, or -1 with a diagnostic. */
int lv_whole_file(void *whole, const char *name, struct lv_str bytes);
/*
 * Puts all files into their places. Pages of an earlier pack in that folder give way, also those whose names no file has;
 * anything else stays, and is an error where a file would take its place. 0, or -1 with a diagnostic and nothing changed.
 */
int lv_whole_end(struct lv_whole *whole);
/* Takes away what is not in its place, and frees what was taken. */
void lv_whole_drop(struct lv_whole *whole);

#endif
