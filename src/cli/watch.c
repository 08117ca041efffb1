#include "cli/watch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/convert.h"
#include "cli/files.h"
#include "cli/pending.h"
#include "cli/summary.h"
#include "cli/watched.h"

/* ---- sorted slices ---- */

struct strings {
    struct lv_str *at;
    size_t n;
};

static void sort(struct strings *strings) {
    size_t kept = 0;
    qsort(strings->at, strings->n, sizeof *strings->at, lv_in_order);
    for (size_t i = 0; i < strings->n; i++)
        if (!kept || lv_in_order(&strings->at[kept - 1], &strings->at[i]) != 0)
            strings->at[kept++] = strings->at[i];
    strings->n = kept;
}

/* The paths of sources, or the folders these are in; each once. */
static struct strings list(const struct lv_sources *sources, bool folders) {
    struct strings list = {lv_malloc((sources->n + 1) * sizeof *list.at), sources->n};
    for (size_t i = 0; i < sources->n; i++) {
        list.at[i] = lv_str_from(sources->source[i].path);
        while (folders && list.at[i].n && list.at[i].p[list.at[i].n - 1] != '/')
            list.at[i].n--;
    }
    sort(&list);
    return list;
}

/* ---- a round ---- */

static bool is_saved(const void *state, const struct lv_group *group) {
    const struct strings *saved = state;
    for (size_t i = 0; i < group->n; i++) {
        struct lv_str path = lv_str_from(group->files[i].path);
        if (bsearch(&path, saved->at, saved->n, sizeof path, lv_in_order))
            return true;
    }
    return false;
}

/* All that lies beside what was saved: editions of it, and what no output may replace. */
static void add_folders(struct lv_cli *round, struct lv_watched *watched) {
    struct strings folders = list(&watched->saved, true);
    struct lv_folder folder = watched->folder;
    folder.deep = false;
    for (size_t i = 0; i < folders.n; i++) {
        char *path = lv_copy(folders.at[i].p, folders.at[i].n);
        folder.path = path;
        if (lv_is_folder(path))
            lv_folder_add(round, watched->job, &round->sources, &folder, NULL, NULL);
        lv_free(path);
    }
    lv_free(folders.at);
}

/* Converts what was saved, whatever its date is. */
static void convert_saved(struct lv_cli *round, struct lv_watched *watched) {
    struct strings saved = list(&watched->saved, false);
    round->resume = false;
    add_folders(round, watched);
    struct lv_groups groups = lv_make_groups(round);
    lv_groups_keep(&groups, is_saved, &saved);
    if (groups.n)
        lv_run_groups(round, *watched->job, &groups);
    lv_groups_free(&groups);
    lv_free(saved.at);
}

/* Converts what is not there, or older than its source. */
static void convert_all(struct lv_cli *round, struct lv_watched *watched) {
    round->resume = !round->options.check;
    lv_folder_add(round, watched->job, &round->sources, &watched->folder, NULL, NULL);
    lv_convert_files(round, *watched->job);
}

void lv_watch(const struct lv_cli *cli, struct lv_job job) {
    struct lv_watched watched;
    lv_pending_end_well();
    lv_watched_start(&watched, cli, &job);
    if (lv_is_told(cli) && !watched.failed)
        fprintf(stderr, "lvconv: watching %s; Ctrl-C ends\n", cli->watch);
    while (!watched.failed) {
        struct lv_cli round = *cli;
        job.diag->worst = LV_EXIT_OK;
        if (watched.all)
            convert_all(&round, &watched);
        else
            convert_saved(&round, &watched);
        lv_sources_free(&round.sources);
        lv_watched_wait(&watched);
    }
    lv_watched_stop(&watched);
}
