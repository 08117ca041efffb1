#include "cli/gather.h"

#include <errno.h>
#include <string.h>

#include "cli/convert.h"
#include "cli/files.h"
#include "cli/folders.h"

/* One path that was given; of several folders, each keeps its own name below -O. */
static void add_path(struct lv_cli *cli, struct lv_job *job, const char *path, bool several) {
    struct lv_folder folder = {path, lv_folder_name(path, several), .deep = true, .passed = &cli->passed};
    if (!cli->deep || !lv_is_folder(path)) {
        lv_sources_add(&cli->sources, path, strlen(path));
        return;
    }
    lv_folder_add(cli, job, &cli->sources, &folder, NULL, NULL);
}

static int read_list(struct lv_cli *cli, struct lv_job *job, struct lv_sources *paths) {
    struct lv_buf list = {0};
    struct lv_job at = *job;
    at.name = lv_shown_name(cli->files_from);
    int result = lv_file_read(&at, cli->files_from, &list);
    if (!result && lv_sources_list(paths, lv_buf_slice(&list), cli->nul))
        result = lv_report(&at, LV_MSG_OPTION, 0, 0, "a list with NUL characters needs -0");
    lv_buf_free(&list);
    return result;
}

/* Standard input cannot be the list and a release. */
static int check_list(const struct lv_cli *cli, struct lv_job *job, const struct lv_sources *paths) {
    bool taken = cli->files_from && strcmp(cli->files_from, "-") == 0;
    for (size_t i = 0; taken && i < paths->n; i++)
        if (strcmp(paths->source[i].path, "-") == 0)
            return lv_report(job, LV_MSG_OPTION, 0, 0, "standard input is the list already");
    return 0;
}

int lv_gather(struct lv_cli *cli, struct lv_job *job, char **arguments, size_t n) {
    struct lv_sources paths = {0};
    size_t folders = 0;
    for (size_t i = 0; i < n; i++)
        lv_sources_add(&paths, arguments[i], strlen(arguments[i]));
    if (!n && !cli->files_from && !cli->watch)
        lv_sources_add(&paths, "-", 1);
    int result = cli->files_from ? read_list(cli, job, &paths) : 0;
    result = result ? result : check_list(cli, job, &paths);
    for (size_t i = 0; cli->deep && i < paths.n; i++)
        folders += lv_is_folder(paths.source[i].path);
    for (size_t i = 0; !result && i < paths.n; i++)
        add_path(cli, job, paths.source[i].path, folders > 1);
    lv_sources_free(&paths);
    return result;
}
