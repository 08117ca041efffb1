#include "cli/targets.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/convert.h"
#include "cli/files.h"

void lv_target_path(struct lv_buf *to, const struct lv_cli *cli, struct lv_str name,
                    const struct lv_stage_info *writer) {
    if (cli->folder) {
        const struct lv_stage_info *first = lv_writer_for(writer->ending);
        lv_buf_printf(to, "%s/", cli->folder);
        lv_buf_str(to, name);
        if (first != writer)
            lv_buf_printf(to, ".%s", writer->name);
        if (first)
            lv_buf_printf(to, ".%s", writer->ending);
    } else {
        lv_buf_puts(to, cli->out ? cli->out : "-");
    }
    lv_buf_char(to, '\0');
}

/* A regular file that is read, known by what stays the same under every name. */
struct input {
    dev_t device;
    ino_t number;
    const char *name;
};

static int in_order(const void *a, const void *b) {
    const struct input *x = a, *y = b;
    if (x->device != y->device)
        return x->device < y->device ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

/* True if there is a regular file of that name; "-" is the stream. */
static bool identify(struct input *to, const char *name, int stream) {
    struct stat there;
    if ((strcmp(name, "-") == 0 ? fstat(stream, &there) : stat(name, &there)) || !S_ISREG(there.st_mode))
        return false;
    *to = (struct input){there.st_dev, there.st_ino, name};
    return true;
}

/* All files that are read, sorted; *n gets their number. */
static struct input *list_inputs(const struct lv_cli *cli, size_t *n) {
    struct input *all = lv_malloc((cli->sources.n + cli->nroles + cli->style.npaths + 2) * sizeof *all);
    *n = 0;
    for (size_t i = 0; i < cli->sources.n; i++)
        *n += identify(&all[*n], cli->sources.source[i].path, STDIN_FILENO);
    if (cli->files_from)
        *n += identify(&all[*n], cli->files_from, STDIN_FILENO);
    if (cli->pack.list)
        *n += identify(&all[*n], cli->pack.list, STDIN_FILENO);
    for (size_t i = 0; i < cli->nroles; i++)
        *n += identify(&all[*n], cli->roles[i], STDIN_FILENO);
    for (size_t i = 0; i < cli->style.npaths; i++)
        *n += identify(&all[*n], cli->style.paths[i], STDIN_FILENO);
    qsort(all, *n, sizeof *all, in_order);
    return all;
}

/* True with a diagnostic if a path is that of one of these. */
static bool is_input(struct lv_job *job, const char *path, const struct input *inputs, size_t n) {
    struct input output;
    const struct input *found =
        identify(&output, path, STDOUT_FILENO) ? bsearch(&output, inputs, n, sizeof *inputs, in_order) : NULL;
    if (found)
        lv_report(job, LV_MSG_OVERWRITE, 0, 0, lv_shown_name(found->name));
    return found;
}

/* True with a diagnostic if an output of the group would take the place of an input. */
static bool overwrites(const struct lv_cli *cli, struct lv_job *job, const struct lv_group *group,
                       const struct input *inputs, size_t n) {
    bool found = false;
    for (size_t w = 0; w < cli->writers && !found; w++) {
        struct lv_buf to = {0};
        lv_target_path(&to, cli, group->name, cli->writer[w]);
        found = is_input(job, to.p, inputs, n);
        lv_buf_free(&to);
    }
    return found;
}

static bool any_overwrites(const struct lv_cli *cli, struct lv_job *job, const struct lv_groups *groups) {
    bool found = false;
    size_t n;
    struct input *inputs = list_inputs(cli, &n);
    for (size_t i = 0; i < groups->n && !found; i++)
        found = overwrites(cli, job, &groups->group[i], inputs, n);
    lv_free(inputs);
    return found;
}

bool lv_target_is_input(const struct lv_cli *cli, struct lv_job *job, const char *path) {
    size_t n;
    struct input *inputs = list_inputs(cli, &n);
    bool found = is_input(job, path, inputs, n);
    lv_free(inputs);
    return found;
}

/* True with a diagnostic if two groups have one name, and so one output. */
static bool same_names(const struct lv_cli *cli, struct lv_job *job, const struct lv_groups *groups) {
    const struct lv_group *pair[2];
    struct lv_buf to = {0};
    if (!lv_groups_clash(groups, pair))
        return false;
    lv_target_path(&to, cli, pair[0]->name, cli->writer[0]);
    lv_report(job, LV_MSG_CLASH, 0, 0, pair[0]->files[0].path, pair[1]->files[0].path, to.p);
    lv_buf_free(&to);
    return true;
}

/* An output, and the file that is written in the end, behind all symbolic links. */
struct output {
    struct lv_buf file;
    const struct lv_group *group;
    const struct lv_stage_info *writer;
};

static int by_file(const void *a, const void *b) {
    const struct output *x = a, *y = b;
    return strcmp(x->file.p, y->file.p);
}

/* False for a device or a pipe, which may take several outputs. */
static bool is_file(const char *path) {
    struct stat there;
    return stat(path, &there) != 0 || S_ISREG(there.st_mode);
}

/* All outputs that are files, sorted by these; *n gets their number. */
static struct output *list_outputs(const struct lv_cli *cli, const struct lv_groups *groups, size_t *n) {
    struct output *all = lv_malloc((groups->n * cli->writers + 1) * sizeof *all);
    *n = 0;
    for (size_t i = 0; i < groups->n * cli->writers; i++) {
        const struct lv_group *group = &groups->group[i / cli->writers];
        const struct lv_stage_info *writer = cli->writer[i % cli->writers];
        struct lv_buf to = {0};
        char file[PATH_MAX];
        lv_target_path(&to, cli, group->name, writer);
        if (!is_file(to.p)) {
            lv_buf_free(&to);
            continue;
        }
        if (lv_file_behind(to.p, file)) { /* else nothing is there yet */
            to.n = 0;
            lv_buf_add(&to, file, strlen(file) + 1);
        }
        all[(*n)++] = (struct output){to, group, writer};
    }
    qsort(all, *n, sizeof *all, by_file);
    return all;
}

/* Says that two outputs would be one file: by their inputs, or by the formats of one. */
static void report_one_file(struct lv_job *job, const struct output *a, const struct output *b) {
    bool formats = a->group == b->group;
    lv_report(job, LV_MSG_CLASH, 0, 0, formats ? a->writer->name : a->group->files[0].path,
              formats ? b->writer->name : b->group->files[0].path, a->file.p);
}

/* True with a diagnostic if two outputs are one file, by their names or by symbolic links. */
static bool clash(const struct lv_cli *cli, struct lv_job *job, const struct lv_groups *groups) {
    size_t n, at = 1;
    if (!cli->folder)
        return false;
    if (same_names(cli, job, groups))
        return true;
    struct output *all = list_outputs(cli, groups, &n);
    while (at < n && by_file(&all[at - 1], &all[at]) != 0)
        at++;
    if (at < n)
        report_one_file(job, &all[at - 1], &all[at]);
    for (size_t i = 0; i < n; i++)
        lv_buf_free(&all[i].file);
    lv_free(all);
    return at < n;
}

static bool is_terminal(const char *path) {
    struct stat there;
    if (strcmp(path, "-") == 0)
        return isatty(STDOUT_FILENO);
    if (stat(path, &there) || !S_ISCHR(there.st_mode))
        return false;
    int fd = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    bool found = fd >= 0 && isatty(fd);
    if (fd >= 0)
        close(fd);
    return found;
}

/* True with a diagnostic if a terminal would get what is not text. */
static bool disturbs(const struct lv_cli *cli, struct lv_job *job) {
    if (cli->folder || !cli->writer[0]->binary || !is_terminal(cli->out ? cli->out : "-"))
        return false;
    lv_report(job, LV_MSG_TERMINAL, 0, 0, cli->writer[0]->name);
    return true;
}

bool lv_targets_ready(const struct lv_cli *cli, struct lv_job *job, const struct lv_groups *groups,
                      size_t *first) {
    struct lv_job at = *job;
    if (disturbs(cli, job) || any_overwrites(cli, job, groups) || clash(cli, job, groups))
        return false;
    if (!cli->folder || lv_folder_make(cli->folder, first) == 0)
        return true;
    int reason = errno;
    lv_folder_unmake(cli->folder, *first);
    at.name = cli->folder;
    lv_report(&at, LV_MSG_WRITE, 0, 0, strerror(reason));
    return false;
}
