/* lvconv, and every stage as a program of its own by its link lv-STAGE. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doc/doc.h"
#include "files.h"
#include "options.h"

static void print_finding(void *state, const struct lv_finding *finding) {
    static const char *const names[] = {"warning", "error", "error", "error"};
    (void)state;
    fputs(finding->file, stderr);
    if (finding->line)
        fprintf(stderr, ":%u", finding->line);
    if (finding->column)
        fprintf(stderr, ":%u", finding->column);
    fprintf(stderr, ": %s: %s", names[finding->severity], finding->text);
    if (finding->severity == LV_WARNING)
        fprintf(stderr, " [-W%s]", finding->name);
    fputc('\n', stderr);
}

static const char *shown_name(const char *path) {
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

/* The chain for one input: as asked for, or by the ending or first bytes of the input. */
static void choose_chain(const struct lv_cli *cli, const char *path, struct lv_str in,
                         struct lv_chain *chain) {
    const struct lv_stage_info *reader = cli->reader;
    bool xml = lv_str_ends(lv_str_from(path), LV_STR(".xml")) || lv_str_starts(in, LV_STR("<?xml "));
    if (cli->run.n) {
        *chain = cli->run;
        return;
    }
    if (!reader)
        reader = lv_stage_find(LV_READER, xml ? LV_STR("xml") : LV_STR("text"));
    chain->n = 0;
    lv_chain_usual(chain, reader);
}

/* The name of an output: the input's without folder and ending, in the folder of -O, with the format's ending. */
static void output_path(struct lv_buf *to, const struct lv_cli *cli, const char *path,
                        const struct lv_stage_info *writer) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    const char *ending = *writer->ending ? writer->ending : writer->name;
    size_t n = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    if (strcmp(path, "-") == 0)
        lv_buf_printf(to, "%s/release.%s", cli->folder, ending);
    else
        lv_buf_printf(to, "%s/%.*s.%s", cli->folder, (int)n, name, ending);
    lv_buf_char(to, '\0');
}

/* Writes every format to memory first: no file is touched before all of them succeeded. */
static int write_all(const struct lv_cli *cli, struct lv_doc *doc, struct lv_job *job, const char *path) {
    struct lv_buf outs[sizeof cli->writer / sizeof *cli->writer] = {0};
    int result = 0;
    for (size_t i = 0; !result && i < cli->writers; i++) {
        job->out = &outs[i];
        result = lv_stage_run(cli->writer[i], doc, job);
    }
    for (size_t i = 0; !result && i < cli->writers; i++) {
        struct lv_buf to = {0};
        if (cli->folder)
            output_path(&to, cli, path, cli->writer[i]);
        result = lv_file_write(job, cli->folder ? to.p : cli->out ? cli->out : "-", lv_buf_slice(&outs[i]));
        lv_buf_free(&to);
    }
    for (size_t i = 0; i < cli->writers; i++)
        lv_buf_free(&outs[i]);
    return result;
}

/* Reads one input and runs the chain over it. The document, or NULL after a diagnostic. */
static struct lv_doc *read_one(const struct lv_cli *cli, struct lv_job *job, const char *path) {
    struct lv_buf in = {0};
    struct lv_chain chain;
    struct lv_doc *doc = lv_doc_new();
    job->name = shown_name(path);
    int result = lv_file_read(job, path, &in);
    job->in = lv_buf_slice(&in);
    if (!result) {
        choose_chain(cli, path, job->in, &chain);
        result = lv_chain_run(&chain, doc, job);
    }
    lv_buf_free(&in);
    if (!result)
        return doc;
    lv_doc_free(doc);
    return NULL;
}

static void convert(const struct lv_cli *cli, struct lv_job job, const char *path) {
    struct lv_doc *doc = read_one(cli, &job, path);
    if (doc)
        write_all(cli, doc, &job, path);
    lv_doc_free(doc);
}

/* Makes one document of several editions and brings them together. */
static void convert_editions(const struct lv_cli *cli, struct lv_job job) {
    struct lv_chain pairing = {.n = 0};
    struct lv_doc *doc = read_one(cli, &job, cli->nfiles ? cli->files[0] : "-");
    const char **names = lv_malloc((cli->nfiles + 1) * sizeof *names);
    for (size_t i = 0; i < cli->nfiles; i++)
        names[i] = shown_name(cli->files[i]);
    names[cli->nfiles] = NULL;
    for (size_t i = 1; doc && i < cli->nfiles; i++) {
        struct lv_doc *other = read_one(cli, &job, cli->files[i]);
        if (other) {
            lv_doc_merge(doc, other);
        } else {
            lv_doc_free(doc);
            doc = NULL;
        }
    }
    job.names = names;
    job.name = cli->nfiles ? names[0] : shown_name("-");
    lv_chain_pairing(&pairing);
    if (doc && !lv_chain_run(&pairing, doc, &job))
        write_all(cli, doc, &job, cli->nfiles ? cli->files[0] : "-");
    lv_doc_free(doc);
    free(names);
}

int main(int argc, char **argv) {
    struct lv_diag diag = {.sink = print_finding};
    struct lv_cli cli = {0};
    struct lv_job job = {.options = &cli.options, .diag = &diag, .name = "lvconv"};
    if (lv_cli_parse(&cli, &job, argc, argv))
        return (int)diag.worst;
    if (!cli.done && cli.bilingual)
        convert_editions(&cli, job);
    else if (!cli.done && !cli.nfiles)
        convert(&cli, job, "-");
    for (size_t i = 0; !cli.bilingual && i < cli.nfiles; i++)
        convert(&cli, job, cli.files[i]);
    if (cli.done && (fflush(stdout) || ferror(stdout)))
        return LV_EXIT_SYSTEM;
    return (int)diag.worst;
}
