#include "cli/packplan.h"

#include <string.h>
#include <sys/stat.h>

#include "cli/convert.h"
#include "cli/files.h"
#include "cli/folders.h"
#include "core/map.h"

/* ---- files and folders ---- */

/* A folder below the one that was given is a section. */
static int add_source(struct lv_plan *plan, struct lv_job *job, const struct lv_path *source) {
    const char *name = source->path + source->name, *slash = strrchr(name, '/');
    char *id = lv_copy(name, slash ? (size_t)(slash - name) : 0);
    struct lv_plan_section *section = lv_plan_section(plan, id);
    lv_free(id);
    if (!section)
        return lv_report(job, LV_MSG_OPTION, 0, 0,
                         "a pack has 1000 sections at most; there are more folders");
    lv_plan_add(plan, section, source->path, 0);
    return 0;
}

static int add_folder(struct lv_cli *cli, struct lv_job *job, const char *path, bool several) {
    struct lv_folder folder = {path, lv_folder_name(path, several), .deep = true, .passed = &cli->passed};
    struct lv_sources found = {0};
    int result = 0;
    lv_folder_add(cli, job, &found, &folder, NULL, NULL);
    if (!found.n)
        lv_sources_add(&cli->pack.empty, path, strlen(path));
    for (size_t i = 0; !result && i < found.n; i++)
        result = add_source(&cli->pack.plan, job, &found.source[i]);
    lv_sources_free(&found);
    return result;
}

static int add_arguments(struct lv_cli *cli, struct lv_job *job, char **arguments, size_t n) {
    size_t folders = 0;
    for (size_t i = 0; i < n; i++)
        folders += lv_is_folder(arguments[i]);
    int result = 0;
    for (size_t i = 0; !result && i < n; i++)
        if (lv_is_folder(arguments[i]))
            result = add_folder(cli, job, arguments[i], folders > 1);
        else if (lv_has_ending(arguments[i], "ini"))
            result = lv_report(job, LV_MSG_OPTION, 0, 0, "a list such as pack.ini is given alone");
        else
            lv_plan_add(&cli->pack.plan, lv_plan_section(&cli->pack.plan, ""), arguments[i], 0);
    return result;
}

/* ---- a list ---- */

static int read_list(struct lv_cli_pack *pack, struct lv_job *job) {
    struct lv_buf text = {0};
    struct lv_job at = *job;
    at.name = pack->list;
    int result = lv_file_read(&at, pack->list, &text) || lv_plan_read(&pack->plan, &at, lv_buf_text(&text));
    lv_buf_free(&text);
    return result ? -1 : 0;
}

/* A file of a style is read where all styles are; here it is only looked for. */
static int take_style(struct lv_cli *cli, struct lv_job *job) {
    struct lv_cli_pack *pack = &cli->pack;
    struct stat there;
    bool file = strpbrk(pack->plan.style, "./");
    if (file)
        lv_path_beside(&pack->style, pack->list, pack->plan.style);
    else
        lv_buf_puts(&pack->style, pack->plan.style);
    cli->options.style = lv_buf_text(&pack->style);
    if (file ? stat(pack->style.p, &there) == 0 : lv_style_is_known(pack->style.p))
        return 0;
    return lv_report(job, LV_MSG_PLAN_VALUE, pack->plan.style_line, 0, "style", pack->style.p,
                     file ? "is not there; paths are seen from the folder of the list"
                          : "is no style; lvconv styles lists those there are");
}

static int take_pictures(struct lv_cli *cli, struct lv_job *job) {
    struct lv_cli_pack *pack = &cli->pack;
    lv_path_beside(&pack->pictures, pack->list, pack->plan.pictures);
    cli->media = pack->pictures.p;
    if (lv_is_folder(cli->media))
        return 0;
    return lv_report(job, LV_MSG_PLAN_VALUE, pack->plan.pictures_line, 0, "pictures", cli->media,
                     "is no folder; paths are seen from that of the list");
}

/* What the command line says wins over the list. */
static int take_options(struct lv_cli *cli, const struct lv_job *job) {
    struct lv_cli_pack *pack = &cli->pack;
    struct lv_job at = *job;
    at.name = pack->list;
    if (pack->title) {
        pack->plan.title = NULL;
        lv_phrase_add(&pack->plan.arena, &pack->plan.title, "title", "title", pack->title);
    }
    if (pack->plan.style && !cli->options.style && take_style(cli, &at))
        return -1;
    return pack->plan.pictures && !cli->media ? take_pictures(cli, &at) : 0;
}

/* ---- the plan ---- */

int lv_pack_plan(struct lv_cli *cli, struct lv_job *job, char **arguments, size_t n) {
    bool list = n == 1 && lv_has_ending(arguments[0], "ini") && !lv_is_folder(arguments[0]);
    cli->pack.list = list ? arguments[0] : NULL;
    if (list ? read_list(&cli->pack, job) : add_arguments(cli, job, arguments, n))
        return -1;
    return take_options(cli, job);
}

void lv_pack_plan_files(const struct lv_cli *cli, const struct lv_plan_section *section,
                        struct lv_sources *to) {
    struct lv_buf path = {0};
    for (const struct lv_plan_file *file = section->files; file; file = file->next) {
        lv_path_beside(&path, cli->pack.list, file->path);
        lv_sources_add(to, path.p, path.n);
        to->source[to->n - 1].line = file->line;
    }
    lv_buf_free(&path);
}

/* Warns of a file that has come before, by whatever name; what is not there is found out later. */
static void look_for_twins(const struct lv_cli *cli, const struct lv_job *job, struct lv_map *seen,
                           const struct lv_path *source) {
    struct stat there;
    struct lv_job at = *job;
    struct lv_buf key = {0};
    if (stat(source->path, &there) || !S_ISREG(there.st_mode))
        return;
    lv_buf_printf(&key, "%ju %ju", (uintmax_t)there.st_dev, (uintmax_t)there.st_ino);
    struct lv_map_entry *entry = lv_map_entry(seen, lv_buf_slice(&key));
    at.name = source->line ? cli->pack.list : source->path;
    if (entry->value)
        lv_report(&at, LV_MSG_PLAN_TWICE, source->line, 0, source->path);
    entry->value = seen;
    lv_buf_free(&key);
}

int lv_pack_plan_check(struct lv_cli *cli, struct lv_job *job) {
    struct lv_job list = *job;
    for (const struct lv_plan_section *section = cli->pack.plan.sections; section; section = section->next)
        lv_pack_plan_files(cli, section, &cli->sources);
    list.name = cli->pack.list;
    if (!cli->sources.n && cli->pack.list)
        return lv_report(&list, LV_MSG_PLAN_EMPTY, 0, 0);
    if (!cli->sources.n)
        return lv_report(job, LV_MSG_OPTION, 0, 0,
                         "there is no release to pack; name files such as news.txt, or a folder with some");
    return 0;
}

void lv_pack_plan_warn(const struct lv_cli *cli, const struct lv_job *job) {
    struct lv_map seen = {0};
    struct lv_job at = *job;
    for (size_t i = 0; i < cli->pack.empty.n; i++) {
        at.name = cli->pack.empty.source[i].path;
        lv_report(&at, LV_MSG_EMPTY_FOLDER, 0, 0);
    }
    for (size_t i = 0; i < cli->sources.n; i++)
        look_for_twins(cli, job, &seen, &cli->sources.source[i]);
    lv_map_free(&seen);
}
