#include "cli/convert.h"

#include <errno.h>
#include <string.h>

#include "cli/files.h"
#include "cli/folders.h"
#include "cli/media.h"
#include "cli/report.h"
#include "cli/resume.h"
#include "cli/summary.h"
#include "cli/targets.h"
#include "cli/workers.h"

const char *lv_shown_name(const char *path) {
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

/* Makes the folder of a file, which mirrors that of its source. *first is for lv_folder_unmake. */
static int make_folder(struct lv_job *job, const char *path, struct lv_buf *folder, size_t *first) {
    struct lv_job at = *job;
    lv_buf_add(folder, path, (size_t)(strrchr(path, '/') - path));
    at.name = lv_buf_text(folder);
    return lv_folder_make(at.name, first) ? lv_report(&at, LV_MSG_WRITE, 0, 0, strerror(errno)) : 0;
}

/* Writes the formats; where that fails, no folder stays that was made for them. */
static int write_files(const struct lv_cli *cli, struct lv_job *job, const struct lv_file *files,
                       bool mirrored) {
    struct lv_buf folder = {0};
    size_t first = SIZE_MAX;
    int result = mirrored ? make_folder(job, files[0].path, &folder, &first) : 0;
    if (!result) /* many do not each wait for the disk */
        result = lv_files_write(job, files, cli->writers, !cli->folder);
    if (result && mirrored)
        lv_folder_unmake(folder.p, first);
    lv_buf_free(&folder);
    return result;
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
    int result = write_files(cli, job, files, cli->folder && memchr(name.p, '/', name.n));
    for (size_t i = 0; i < cli->writers; i++)
        lv_buf_free(&to[i]);
    return result;
}

const char *lv_roles_of(const struct lv_cli *cli, const struct lv_path *source) {
    size_t i = 0;
    while (i < cli->nroles && cli->sources.source[i].path != source->path)
        i++;
    return i < cli->nroles ? cli->roles[i] : NULL;
}

/* What is read of one file. */
struct lv_read_bytes {
    struct lv_buf in, roles;
};

/* Reads an input and the file of --roles that belongs to it. 0, or -1 with a diagnostic. */
static int read_input(const struct lv_cli *cli, const struct lv_job *job, const struct lv_path *source,
                      struct lv_read_bytes *bytes, struct lv_input *in) {
    const char *roles = lv_roles_of(cli, source);
    struct lv_job at = *job;
    at.name = roles ? lv_shown_name(roles) : NULL;
    if (roles && lv_file_read(&at, roles, &bytes->roles))
        return -1;
    in->roles_name = at.name;
    at.name = in->name = lv_shown_name(source->path);
    if (lv_file_read(&at, source->path, &bytes->in))
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
    struct lv_options options = cli->options;
    struct lv_media media = {.folder = cli->media};
    size_t formats = cli->options.check ? 0 : cli->writers;
    options.find_picture = lv_media_find;
    options.find_state = &media;
    for (size_t i = 0; i < formats; i++)
        out[i] = (struct lv_output){.format = cli->writer[i]->name};
    int done = lv_convert(in, group->n, &options, out, formats, job->diag->sink, job->diag->state);
    lv_media_free(&media);
    lv_diag_note(job->diag, (enum lv_exit)done);
    if (formats && out[0].bytes)
        write_all(cli, job, group->name, out);
    for (size_t i = 0; i < formats; i++)
        lv_output_free(&out[i]);
}

int lv_group_read(const struct lv_cli *cli, struct lv_job *job, const struct lv_group *group,
                  struct lv_group_inputs *to) {
    size_t read = 0;
    *to = (struct lv_group_inputs){.in = lv_malloc(group->n * sizeof *to->in),
                                   .bytes = lv_malloc(group->n * sizeof *to->bytes),
                                   .n = group->n};
    memset(to->in, 0, group->n * sizeof *to->in);
    memset(to->bytes, 0, group->n * sizeof *to->bytes);
    while (read < group->n && read_input(cli, job, &group->files[read], &to->bytes[read], &to->in[read]) == 0)
        read++;
    return read == group->n ? 0 : -1;
}

void lv_group_inputs_free(struct lv_group_inputs *inputs) {
    for (size_t i = 0; i < inputs->n; i++) {
        lv_buf_free(&inputs->bytes[i].in);
        lv_buf_free(&inputs->bytes[i].roles);
    }
    lv_free(inputs->bytes);
    lv_free(inputs->in);
}

void lv_convert_group(const struct lv_cli *cli, struct lv_job job, const struct lv_group *group) {
    struct lv_group_inputs inputs;
    int read = lv_group_read(cli, &job, group, &inputs);
    job.name = lv_shown_name(group->files[0].path);
    if (read == 0)
        convert_inputs(cli, &job, group, inputs.in);
    lv_group_inputs_free(&inputs);
}

/* True if the files of -b are editions of several releases: they go into a folder, and some have a name in common. */
static bool are_releases(const struct lv_cli *cli, const struct lv_groups *groups) {
    bool some = false;
    for (size_t i = 0; i < groups->n; i++)
        some |= groups->group[i].n > 1;
    return some && (cli->folder || cli->options.check);
}

/* What lies in folders is never one release, however few there are. */
struct lv_groups lv_make_groups(const struct lv_cli *cli) {
    const struct lv_sources *files = &cli->sources;
    struct lv_groups groups = cli->options.bilingual ? lv_groups_by_name(files) : lv_groups_alone(files);
    if (cli->options.bilingual && files->n && !cli->deep && !cli->watch && !are_releases(cli, &groups))
        lv_groups_together(&groups, files);
    return groups;
}

void lv_convert_groups(const struct lv_cli *cli, struct lv_job job, struct lv_groups *groups) {
    struct lv_summary summary;
    size_t first;
    bool write = !cli->options.check;
    if (write && !lv_targets_ready(cli, &job, groups, &first))
        return;
    lv_summary_start(&summary, cli, job.diag);
    lv_folders_warn(&cli->passed, &job);
    if (write && cli->resume)
        summary.skipped = lv_resume(cli, groups);
    lv_workers_run(cli, job, groups, &summary);
    lv_summary_end(&summary);
    if (write && cli->folder)
        lv_folder_unmake(cli->folder, first);
}

void lv_run_groups(const struct lv_cli *cli, struct lv_job job, struct lv_groups *groups) {
    if (cli->options.check)
        lv_check_groups(cli, job, groups);
    else
        lv_convert_groups(cli, job, groups);
}

void lv_convert_files(const struct lv_cli *cli, struct lv_job job) {
    struct lv_groups groups = lv_make_groups(cli);
    lv_run_groups(cli, job, &groups);
    lv_groups_free(&groups);
}
