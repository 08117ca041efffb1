#include "cli/targets.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/convert.h"
#include "cli/files.h"

void lv_target_path(struct lv_buf *to, const struct lv_cli *cli, struct lv_str name,
                    const struct lv_stage_info *writer) {
    if (cli->folder) {
        lv_buf_printf(to, "%s/", cli->folder);
        lv_buf_str(to, name);
        lv_buf_printf(to, ".%s", *writer->ending ? writer->ending : writer->name);
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
    struct input *all = lv_malloc((cli->nfiles + cli->nroles + 2) * sizeof *all);
    *n = 0;
    for (size_t i = 0; i < cli->nfiles; i++)
        *n += identify(&all[*n], cli->files[i], STDIN_FILENO);
    if (!cli->nfiles)
        *n += identify(&all[*n], "-", STDIN_FILENO);
    for (size_t i = 0; i < cli->nroles; i++)
        *n += identify(&all[*n], cli->roles[i], STDIN_FILENO);
    if (cli->style_text.n)
        *n += identify(&all[*n], cli->options.style, STDIN_FILENO);
    qsort(all, *n, sizeof *all, in_order);
    return all;
}

/* True with a diagnostic if an output of the group would take the place of an input. */
static bool overwrites(const struct lv_cli *cli, struct lv_job *job, const struct lv_group *group,
                       const struct input *inputs, size_t n) {
    const struct input *found = NULL;
    for (size_t w = 0; w < cli->writers && !found; w++) {
        struct lv_buf to = {0};
        struct input output;
        lv_target_path(&to, cli, group->name, cli->writer[w]);
        if (identify(&output, to.p, STDOUT_FILENO))
            found = bsearch(&output, inputs, n, sizeof *inputs, in_order);
        lv_buf_free(&to);
    }
    if (found)
        lv_report(job, LV_MSG_OVERWRITE, 0, 0, lv_shown_name(found->name));
    return found;
}

static bool any_overwrites(const struct lv_cli *cli, struct lv_job *job, const struct lv_groups *groups) {
    bool found = false;
    size_t n;
    struct input *inputs = list_inputs(cli, &n);
    for (size_t i = 0; i < groups->n && !found; i++)
        found = overwrites(cli, job, &groups->group[i], inputs, n);
    free(inputs);
    return found;
}

/* True with a diagnostic if two groups have one name, and so one output. */
static bool clash(const struct lv_cli *cli, struct lv_job *job, const struct lv_groups *groups) {
    const struct lv_group *pair[2];
    struct lv_buf to = {0};
    if (!cli->folder || !lv_groups_clash(groups, pair))
        return false;
    lv_target_path(&to, cli, pair[0]->name, cli->writer[0]);
    lv_report(job, LV_MSG_CLASH, 0, 0, pair[0]->files[0], pair[1]->files[0], to.p);
    lv_buf_free(&to);
    return true;
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
