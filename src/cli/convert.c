#include "cli/convert.h"

#include <string.h>

#include "cli/files.h"
#include "cli/targets.h"
#include "cli/workers.h"

const char *lv_shown_name(const char *path) {
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

/* Gives every format to its file; no file is touched before all of them were made. */
static int write_all(const struct lv_cli *cli, struct lv_job *job, struct lv_str name,
                     const struct lv_output *made) {
    struct lv_buf to[LV_WRITERS_MOST] = {0};
    struct lv_file files[LV_WRITERS_MOST];
    for (size_t i = 0; i < cli->writers; i++) {
        lv_target_path(&to[i], cli, name, cli->writer[i]);
        files[i] = (struct lv_file){to[i].p, {made[i].bytes, made[i].size}};
    }
    int result =
        lv_files_write(job, files, cli->writers, !cli->folder); /* many do not each wait for the disk */
    for (size_t i = 0; i < cli->writers; i++)
        lv_buf_free(&to[i]);
    return result;
}

/* The file of --roles that belongs to an input, or NULL. */
static const char *roles_of(const struct lv_cli *cli, const char *path) {
    size_t i = 0;
    while (i < cli->nfiles && cli->files[i] != path)
        i++;
    return i < cli->nroles ? cli->roles[i] : NULL;
}

/* What is read of one file. */
struct bytes {
    struct lv_buf in, roles;
};

/* Reads an input and the file of --roles that belongs to it. 0, or -1 with a diagnostic. */
static int read_input(const struct lv_cli *cli, const struct lv_job *job, const char *path,
                      struct bytes *bytes, struct lv_input *in) {
    const char *roles = roles_of(cli, path);
    struct lv_job at = *job;
    at.name = roles ? lv_shown_name(roles) : NULL;
    if (roles && lv_file_read(&at, roles, &bytes->roles))
        return -1;
    in->roles_name = at.name;
    at.name = in->name = lv_shown_name(path);
    if (lv_file_read(&at, path, &bytes->in))
        return -1;
    in->bytes = lv_buf_text(&bytes->in);
    in->size = bytes->in.n;
    in->roles = roles ? lv_buf_text(&bytes->roles) : NULL;
    in->roles_size = bytes->roles.n;
    return 0;
}

/* Converts inputs that have been read, and writes what comes of it. */
static void convert_inputs(const struct lv_cli *cli, struct lv_job *job, const struct lv_group *group,
                           const struct lv_input *in) {
    struct lv_output out[LV_WRITERS_MOST];
    size_t formats = cli->options.check ? 0 : cli->writers;
    for (size_t i = 0; i < formats; i++)
        out[i] = (struct lv_output){.format = cli->writer[i]->name};
    enum lv_exit done =
        lv_convert(in, group->n, &cli->options, out, formats, job->diag->sink, job->diag->state);
    job->diag->worst = done > job->diag->worst ? done : job->diag->worst;
    if (formats && out[0].bytes)
        write_all(cli, job, group->name, out);
    for (size_t i = 0; i < formats; i++)
        lv_output_free(&out[i]);
}

void lv_convert_group(const struct lv_cli *cli, struct lv_job job, const struct lv_group *group) {
    struct lv_input *in = lv_malloc(group->n * sizeof *in);
    struct bytes *bytes = lv_malloc(group->n * sizeof *bytes);
    size_t read = 0;
    memset(in, 0, group->n * sizeof *in);
    memset(bytes, 0, group->n * sizeof *bytes);
    while (read < group->n && read_input(cli, &job, group->files[read], &bytes[read], &in[read]) == 0)
        read++;
    job.name = lv_shown_name(group->files[0]);
    if (read == group->n)
        convert_inputs(cli, &job, group, in);
    for (size_t i = 0; i < group->n; i++) {
        lv_buf_free(&bytes[i].in);
        lv_buf_free(&bytes[i].roles);
    }
    lv_free(bytes);
    lv_free(in);
}

/* True if the files of -b are editions of several releases: they go into a folder, and some have a name in common. */
static bool are_releases(const struct lv_cli *cli, const struct lv_groups *groups) {
    bool some = false;
    for (size_t i = 0; i < groups->n; i++)
        some |= groups->group[i].n > 1;
    return some && (cli->folder || cli->options.check);
}

static struct lv_groups make_groups(const struct lv_cli *cli) {
    static char *standard_input[] = {"-"};
    char **files = cli->nfiles ? cli->files : standard_input;
    size_t n = cli->nfiles ? cli->nfiles : 1;
    struct lv_groups groups =
        cli->options.bilingual ? lv_groups_by_name(files, n) : lv_groups_alone(files, n);
    if (cli->options.bilingual && !are_releases(cli, &groups))
        lv_groups_together(&groups, files, n);
    return groups;
}

void lv_convert_files(const struct lv_cli *cli, struct lv_job job) {
    struct lv_groups groups = make_groups(cli);
    size_t first;
    if (cli->options.check) {
        lv_workers_run(cli, job, &groups);
    } else if (lv_targets_ready(cli, &job, &groups, &first)) {
        lv_workers_run(cli, job, &groups);
        if (cli->folder)
            lv_folder_unmake(cli->folder, first);
    }
    lv_groups_free(&groups);
}
