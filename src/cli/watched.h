/* A folder that is watched: which files in it were saved. By inotify(7). */
#ifndef LV_WATCHED_H
#define LV_WATCHED_H

#include "cli/folders.h"

struct lv_watched {
    const struct lv_cli *cli;
    struct lv_job *job;
    struct lv_folder folder;
    int fd;
    char **path; /* of the folder, for each watch descriptor */
    size_t npaths;
    int root;                /* the watch descriptor of the folder itself */
    struct lv_sources saved; /* paths, some of them several times */
    bool all;                /* something was missed: look through the whole folder again */
    bool failed;             /* the folder is gone or cannot be watched; it has been said */
};

/* Begins to watch cli->watch, and what is below it with -r. -1 with a diagnostic. Ends with lv_watched_stop. */
int lv_watched_start(struct lv_watched *watched, const struct lv_cli *cli, struct lv_job *job);

/* Waits until something is saved, and then until nothing more is for a moment. */
void lv_watched_wait(struct lv_watched *watched);

void lv_watched_stop(struct lv_watched *watched);

#endif
