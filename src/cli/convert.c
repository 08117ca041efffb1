#include "cli/convert.h"

#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "cli/files.h"
#include "cli/targets.h"
#include "cli/workers.h"
#include "core/module.h"
#include "doc/doc.h"

const char *lv_shown_name(const char *path) {
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

/* The chain for one input: as asked for, or by the ending or first bytes of the input. */
static void choose_chain(const struct lv_cli *cli, const char *path, struct lv_str in,
                         struct lv_chain *chain) {
    if (cli->run.n) {
        *chain = cli->run;
        return;
    }
    chain->n = 0;
    lv_chain_usual(chain, cli->reader ? cli->reader : lv_reader_for(path, in));
}

/* Makes every format in memory, then writes them all: no file is touched before all of them succeeded. */
static int write_all(const struct lv_cli *cli, struct lv_doc *doc, struct lv_job *job, struct lv_str name) {
    struct lv_buf made[LV_WRITERS_MOST] = {0}, to[LV_WRITERS_MOST] = {0};
    struct lv_output outs[LV_WRITERS_MOST];
    int result = 0;
    for (size_t i = 0; !result && i < cli->writers; i++) {
        job->out = &made[i];
        result = lv_stage_run(cli->writer[i], doc, job);
        lv_target_path(&to[i], cli, name, cli->writer[i]);
        outs[i] = (struct lv_output){to[i].p, lv_buf_slice(&made[i])};
    }
    if (!result) /* many files do not each wait for the disk */
        result = lv_files_write(job, outs, cli->writers, !cli->folder);
    for (size_t i = 0; i < cli->writers; i++) {
        lv_buf_free(&made[i]);
        lv_buf_free(&to[i]);
    }
    return result;
}

/* The file of --roles that belongs to an input, or NULL. */
static const char *roles_of(const struct lv_cli *cli, const char *path) {
    size_t i = 0;
    while (i < cli->nfiles && cli->files[i] != path)
        i++;
    return i < cli->nroles ? cli->roles[i] : NULL;
}

/* Reads the file of --roles that belongs to an input into the options of its job, where there is one. */
static int read_roles(const struct lv_cli *cli, struct lv_job *job, const char *path, struct lv_options *own,
                      struct lv_buf *rows) {
    const char *file = roles_of(cli, path);
    struct lv_job reading = *job;
    if (!file)
        return 0;
    reading.name = lv_shown_name(file);
    if (lv_file_read(&reading, file, rows))
        return -1;
    *own = *job->options;
    own->roles = lv_buf_slice(rows);
    own->roles_name = reading.name;
    job->options = own;
    return 0;
}

/* Chooses the chain for an input that has been read and runs it. */
static int run_chain(const struct lv_cli *cli, struct lv_job *job, const char *path, struct lv_doc *doc) {
    struct lv_chain chain;
    choose_chain(cli, path, job->in, &chain);
    if (job->options->roles_name && !lv_chain_has(&chain, LV_STR("marks")) &&
        !lv_chain_has(&chain, LV_STR("join")) && !lv_chain_has(&chain, LV_STR("roles")))
        return lv_report(job, LV_MSG_OPTION, 0, 0,
                         "--roles needs plain text; this has been through the filters");
    return lv_chain_run(&chain, doc, job);
}

/* Reads one input and runs the chain over it. The document, or NULL after a diagnostic. */
static struct lv_doc *read_one(const struct lv_cli *cli, const struct lv_job *job, const char *path) {
    struct lv_buf in = {0}, rows = {0};
    struct lv_options options;
    struct lv_doc *doc = lv_doc_new();
    struct lv_job own = *job;
    own.name = lv_shown_name(path);
    int result = read_roles(cli, &own, path, &options, &rows) || lv_file_read(&own, path, &in);
    own.in = lv_buf_slice(&in);
    result = result || run_chain(cli, &own, path, doc);
    lv_buf_free(&in);
    lv_buf_free(&rows);
    if (!result)
        return doc;
    lv_doc_free(doc);
    return NULL;
}

/* What is done with a finished document: it is checked, or written in every format. */
static void finish(const struct lv_cli *cli, struct lv_doc *doc, struct lv_job *job, struct lv_str name) {
    if (!cli->check) {
        write_all(cli, doc, job, name);
        return;
    }
    lv_stage *check = LV_LOAD(job, lv_check);
    if (check)
        check(doc, job);
}

/* Puts the edition --first names in front, and its name with it. */
static void order_editions(const struct lv_cli *cli, struct lv_doc *doc, const char **names) {
    struct lv_str first = lv_str_from(cli->options.first ? cli->options.first : "");
    const struct lv_node *edition;
    for (size_t e = 0; first.n && (edition = lv_edition(doc, e)); e++)
        if (lv_str_starts(lv_attr(edition, LV_AT_LANG), first)) {
            const char *name = names[e];
            memmove(names + 1, names, e * sizeof *names);
            names[0] = name;
            lv_doc_lead(doc, e);
            return;
        }
}

/* Adds a document's editions to those of `doc` and says of each which file it is from; *n counts them. */
static void add_editions(struct lv_doc **doc, struct lv_doc *other, const char *name, const char ***names,
                         size_t *n) {
    for (size_t e = 0; lv_edition(other, e); e++) {
        *names = lv_realloc(*names, (*n + 2) * sizeof **names);
        (*names)[(*n)++] = name;
        (*names)[*n] = NULL;
    }
    if (*doc)
        lv_doc_merge(*doc, other);
    else
        *doc = other;
}

/* Makes one document of a group of files and, where they are editions, brings them together. */
static void convert(const struct lv_cli *cli, struct lv_job job, const struct lv_group *group) {
    struct lv_chain pairing = {.n = 0};
    struct lv_doc *doc = NULL, *other;
    const char **names = NULL;
    size_t n = 0, read = 0;
    for (; read < group->n && (other = read_one(cli, &job, group->files[read])); read++)
        add_editions(&doc, other, lv_shown_name(group->files[read]), &names, &n);
    if (n > 1)
        order_editions(cli, doc, names);
    job.name = n ? names[0] : job.name;
    job.names = cli->bilingual ? names : NULL;
    if (cli->bilingual)
        lv_chain_pairing(&pairing);
    if (read == group->n && !lv_chain_run(&pairing, doc, &job))
        finish(cli, doc, &job, group->name);
    lv_doc_free(doc);
    free(names);
}

void lv_convert_group(const struct lv_cli *cli, struct lv_job job, const struct lv_group *group) {
    struct lv_cli own = *cli;
    own.options.split = cli->bilingual && group->n < 2;
    job.options = &own.options;
    convert(&own, job, group);
}

/* True if the files of -b are editions of several releases: they go into a folder, and some have a name in common. */
static bool are_releases(const struct lv_cli *cli, const struct lv_groups *groups) {
    bool some = false;
    for (size_t i = 0; i < groups->n; i++)
        some |= groups->group[i].n > 1;
    return some && (cli->folder || cli->check);
}

static struct lv_groups make_groups(const struct lv_cli *cli) {
    static char *standard_input[] = {"-"};
    char **files = cli->nfiles ? cli->files : standard_input;
    size_t n = cli->nfiles ? cli->nfiles : 1;
    struct lv_groups groups = cli->bilingual ? lv_groups_by_name(files, n) : lv_groups_alone(files, n);
    if (cli->bilingual && !are_releases(cli, &groups))
        lv_groups_together(&groups, files, n);
    return groups;
}

void lv_convert(const struct lv_cli *cli, struct lv_job job) {
    struct lv_groups groups = make_groups(cli);
    size_t first;
    if (cli->check) {
        lv_workers_run(cli, job, &groups);
    } else if (lv_targets_ready(cli, &job, &groups, &first)) {
        lv_workers_run(cli, job, &groups);
        if (cli->folder)
            lv_folder_unmake(cli->folder, first);
    }
    lv_groups_free(&groups);
}
