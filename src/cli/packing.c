#include "cli/packing.h"

#include <string.h>

#include "cli/convert.h"
#include "cli/files.h"
#include "cli/folders.h"
#include "cli/formats.h"
#include "cli/media.h"
#include "cli/packplan.h"
#include "cli/pending.h"
#include "cli/progress.h"
#include "cli/summary.h"
#include "cli/targets.h"
#include "cli/whole.h"

/* ---- the command line ---- */

/* True if something is asked for that only a PDF has. */
static bool is_for_printer(const struct lv_pack_print *print) {
    return print->marks || print->grey || print->booklet || print->bleed > 0 || print->paper.width > 0;
}

/* What is asked for must be there in the format. 0, or -1 with a diagnostic. */
static int check_print(const struct lv_cli_pack *pack, struct lv_job *job) {
    bool pdf = strcmp(pack->format->name, "pdf") == 0, docx = strcmp(pack->format->name, "docx") == 0;
    if (!pdf && is_for_printer(&pack->print))
        return lv_report(job, LV_MSG_OPTION, 0, 0,
                         "--paper, --bleed, --marks, --grey and --booklet are of packs as PDF: -o pack.pdf");
    if (!pdf && !docx && pack->print.duplex)
        return lv_report(job, LV_MSG_OPTION, 0, 0,
                         "--duplex is of packs with pages: -o pack.pdf or -o pack.docx");
    return 0;
}

bool lv_cli_pack_is_said(const struct lv_cli_pack *pack) {
    return pack->skip_bad || pack->title || pack->print.duplex || is_for_printer(&pack->print);
}

bool lv_cli_pack_has_pages(const struct lv_cli_pack *pack) {
    return strcmp(pack->format->name, "pdf") == 0 || strcmp(pack->format->name, "zip") == 0;
}

/* By the ending of -o; without one, the first. A folder gets pages. */
static int find_format(struct lv_cli *cli, struct lv_job *job) {
    const char *ending = cli->folder ? "html" : lv_ending_of(cli->out);
    struct lv_buf names = {0};
    size_t n;
    const struct lv_pack_format *all = lv_pack_formats(&n);
    cli->pack.format = ending ? lv_pack_format_find(ending) : &all[0];
    if (cli->pack.format)
        return check_print(&cli->pack, job);
    for (size_t i = 0; i < n; i++)
        lv_buf_name(&names, " ", all[i].ending);
    lv_report(job, LV_MSG_FORMAT, 0, 0, ending, lv_buf_text(&names));
    lv_buf_free(&names);
    return -1;
}

static int check_together(const struct lv_cli *cli, struct lv_job *job, size_t n) {
    const struct {
        bool wrong;
        const char *text;
    } rules[] = {
        {!n, "pack needs files, a folder, or a list such as pack.ini"},
        {!cli->out && !cli->folder, "a pack needs a file, -o pack.pdf, or a folder for pages, -O folder"},
        {cli->out && cli->folder, "-o and -O exclude each other"},
        {cli->writers || cli->run.n, "what a pack is follows the ending of -o: leave off -t and --run"},
        {cli->watch || cli->resume || cli->jsonl || cli->nroles || cli->files_from,
         "a pack is made as a whole: leave off --watch, --resume, --jsonl, --roles and --files-from"},
        {cli->pack.print.booklet && cli->out && strcmp(cli->out, "-") == 0,
         "--booklet makes a file beside that of -o; give that a name"},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].wrong)
            return lv_report(job, LV_MSG_OPTION, 0, 0, rules[i].text);
    return 0;
}

int lv_cli_pack_finish(struct lv_cli *cli, struct lv_job *job, char **arguments, size_t n) {
    if (check_together(cli, job, n) || find_format(cli, job) || lv_pack_plan(cli, job, arguments, n) ||
        lv_cli_check(cli, job))
        return -1;
    return 0;
}

void lv_cli_pack_free(struct lv_cli_pack *pack) {
    lv_plan_free(&pack->plan);
    lv_sources_free(&pack->empty);
    lv_buf_free(&pack->style);
    lv_buf_free(&pack->pictures);
}

/* ---- the pack ---- */

/* One run of lvconv pack. */
struct run {
    struct lv_cli *cli;
    struct lv_job *job;
    struct lv_packing packing;
    struct lv_summary summary;
    struct lv_progress progress;
    struct lv_whole folder; /* of -O */
    size_t failed;
};

/* Says that a release is not in the pack: where the list names it, or else of its file. */
static void report(const struct run *run, const struct lv_path *file) {
    struct lv_job job = *run->job;
    job.name = file->line ? run->cli->pack.list : lv_shown_name(file->path);
    lv_report(&job, run->cli->pack.skip_bad ? LV_MSG_PACK_SKIPPED : LV_MSG_PACK_FAILED, file->line, 0);
}

static void add_group(struct run *run, const struct lv_plan_section *section, const struct lv_group *group) {
    struct lv_group_inputs inputs;
    struct lv_media media = {.folder = run->cli->media};
    struct lv_job job = *run->job;
    int result = lv_group_read(run->cli, &job, group, &inputs);
    if (result)
        lv_pack_miss(&run->packing.pack, section, group->name, lv_str_from(group->files[0].path));
    else
        result = lv_packing_add(&run->packing, section, group->name, inputs.in, inputs.n, &media);
    if (result)
        report(run, &group->files[0]);
    run->failed += result != 0;
    lv_media_free(&media);
    lv_group_inputs_free(&inputs);
    lv_summary_step(&run->summary);
    for (size_t i = 0; i < group->n; i++)
        lv_progress_step(&run->progress);
}

/* Editions of a release are found by name; releases come in the order of their first files. */
static void add_section(struct run *run, const struct lv_plan_section *section) {
    struct lv_sources files = {0};
    lv_pack_plan_files(run->cli, section, &files);
    struct lv_groups groups = lv_groups_by_name(&files);
    lv_groups_as_given(&groups);
    for (size_t i = 0; i < groups.n; i++)
        add_group(run, section, &groups.group[i]);
    lv_groups_free(&groups);
    lv_sources_free(&files);
}

/* The file beside that of -o: pack-booklet.pdf for pack.pdf. */
static void name_booklet(const char *out, struct lv_buf *to) {
    const char *slash = strrchr(out, '/'), *dot = strrchr(slash ? slash : out, '.');
    lv_buf_add(to, out, dot ? (size_t)(dot - out) : strlen(out));
    lv_buf_puts(to, "-booklet");
    lv_buf_puts(to, dot ? dot : "");
    lv_buf_text(to);
}

/* True with a diagnostic if the pack, or its booklet, whose name is found, would take the place of an input. */
static bool overwrites(const struct lv_cli *cli, struct lv_job *job, struct lv_buf *booklet) {
    if (!cli->out)
        return false;
    name_booklet(cli->out, booklet);
    return lv_target_is_input(cli, job, cli->out) ||
           (cli->pack.print.booklet && lv_target_is_input(cli, job, booklet->p));
}

/* The pages of a folder appear together, and so do the pack and its booklet. */
static void write_pack(struct run *run, const char *booklet) {
    const struct lv_packing *packing = &run->packing;
    const struct lv_file files[] = {{run->cli->out, lv_buf_slice(&packing->out)},
                                    {booklet, lv_buf_slice(&packing->booklet)}};
    if (run->cli->folder)
        lv_whole_end(&run->folder);
    else
        lv_files_write(run->job, files, run->cli->pack.print.booklet ? 2 : 1, true);
}

/* 0 with the pack in run->packing.out, or -1 with a diagnostic. */
static int make(struct run *run) {
    struct lv_cli *cli = run->cli;
    const char *name = cli->pack.list ? cli->pack.list : run->job->name;
    run->packing.pack.plan = &cli->pack.plan;
    run->packing.pack.print = cli->pack.print;
    if (cli->folder) {
        run->packing.pack.file = lv_whole_file;
        run->packing.pack.folder = &run->folder;
    }
    if (cli->folder && lv_whole_begin(&run->folder, run->job, cli->folder))
        return -1;
    if (lv_packing_begin(&run->packing, cli->pack.format, &cli->options, run->job->diag, name))
        return -1;
    for (const struct lv_plan_section *section = cli->pack.plan.sections; section; section = section->next)
        add_section(run, section);
    if (run->failed && !cli->pack.skip_bad)
        return -1;
    if (run->packing.pack.n == run->packing.pack.failed)
        return lv_report(run->job, LV_MSG_PACK_NONE, 0, 0);
    return lv_packing_end(&run->packing);
}

void lv_pack_files(struct lv_cli *cli, struct lv_job job) {
    struct lv_media media = {.folder = NULL};
    struct run run = {.cli = cli, .job = &job};
    struct lv_buf booklet = {0};
    if (lv_pack_plan_check(cli, &job) || overwrites(cli, &job, &booklet)) {
        lv_buf_free(&booklet);
        return;
    }
    lv_pending_start(0);
    cli->options.find_picture = lv_media_find;
    cli->options.find_state = &media; /* of the cover, beside the list */
    lv_summary_start(&run.summary, cli, job.diag);
    lv_folders_warn(&cli->passed, &job);
    lv_pack_plan_warn(cli, &job);
    lv_progress_start(&run.progress, job.diag, cli->quiet ? 0 : cli->sources.n);
    int result = make(&run);
    lv_progress_end(&run.progress);
    if (result == 0)
        write_pack(&run, booklet.p);
    lv_whole_drop(&run.folder);
    lv_summary_end(&run.summary);
    lv_packing_free(&run.packing);
    lv_buf_free(&booklet);
    lv_media_free(&media);
}
