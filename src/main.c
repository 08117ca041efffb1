/* lvconv, and every stage as a program of its own by its link lv-STAGE. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "doc/doc.h"
#include "files.h"
#include "options.h"

/* Prints a finding to the stream that is its state. */
static void print_finding(void *state, const struct lv_finding *finding) {
    static const char *const names[] = {"warning", "warning", "error", "error", "error"};
    FILE *to = state;
    fputs(finding->file, to);
    if (finding->line)
        fprintf(to, ":%u", finding->line);
    if (finding->column)
        fprintf(to, ":%u", finding->column);
    fprintf(to, ": %s: %s", names[finding->severity], finding->text);
    if (finding->severity <= LV_WARNING)
        fprintf(to, " [-W%s]", finding->name);
    fputc('\n', to);
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

/* What is done with a finished document: it is checked, or written in every format. */
static void finish(const struct lv_cli *cli, struct lv_doc *doc, struct lv_job *job, const char *path) {
    lv_stage *check;
    if (!cli->check) {
        write_all(cli, doc, job, path);
        return;
    }
    *(void **)&check = lv_module_symbol(job, "check", "lv_check");
    if (check)
        check(doc, job);
}

static void convert(const struct lv_cli *cli, struct lv_job job, const char *path) {
    struct lv_doc *doc = read_one(cli, &job, path);
    if (doc)
        finish(cli, doc, &job, path);
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
        finish(cli, doc, &job, cli->nfiles ? cli->files[0] : "-");
    lv_doc_free(doc);
    free(names);
}

static void convert_all(const struct lv_cli *cli, struct lv_job job) {
    if (cli->bilingual)
        convert_editions(cli, job);
    else if (!cli->nfiles)
        convert(cli, job, "-");
    for (size_t i = 0; !cli->bilingual && i < cli->nfiles; i++)
        convert(cli, job, cli->files[i]);
}

/* Collects the findings of a check and writes them as JSON. */
static void check_to_json(const struct lv_cli *cli, struct lv_job job) {
    struct lv_findings *(*fresh)(void);
    void (*add)(void *, const struct lv_finding *);
    void (*write)(struct lv_findings *, struct lv_buf *);
    *(void **)&fresh = lv_module_symbol(&job, "check", "lv_findings_new");
    *(void **)&add = lv_module_symbol(&job, "check", "lv_findings_add");
    *(void **)&write = lv_module_symbol(&job, "check", "lv_findings_write");
    if (!fresh || !add || !write)
        return;
    struct lv_findings *findings = fresh();
    struct lv_buf out = {0};
    job.diag->sink = add;
    job.diag->state = findings;
    convert_all(cli, job);
    job.diag->sink = print_finding;
    job.diag->state = stderr;
    write(findings, &out);
    lv_file_write(&job, "-", lv_buf_slice(&out));
    lv_buf_free(&out);
}

int main(int argc, char **argv) {
    struct lv_diag diag = {.sink = print_finding, .state = stderr};
    struct lv_cli cli = {0};
    struct lv_job job = {.options = &cli.options, .diag = &diag, .name = "lvconv"};
    if (lv_cli_parse(&cli, &job, argc, argv))
        return (int)diag.worst;
    if (cli.check && cli.json) {
        check_to_json(&cli, job);
    } else if (!cli.done) {
        diag.state = cli.check ? stdout : stderr;
        convert_all(&cli, job);
    }
    if (fflush(stdout) || ferror(stdout))
        return LV_EXIT_SYSTEM;
    return (int)diag.worst;
}
