#include "cli/formats.h"

#include <string.h>

/* The names of all stages of a kind, separated by spaces. */
static void add_names(struct lv_buf *buf, enum lv_stage_kind kind) {
    size_t n;
    const struct lv_stage_info *stages = lv_stages(&n);
    for (size_t i = 0; i < n; i++)
        if (stages[i].kind == kind)
            lv_buf_printf(buf, "%s%s", buf->n ? " " : "", stages[i].name);
}

static int unknown(struct lv_job *job, enum lv_message id, struct lv_str name, enum lv_stage_kind kind,
                   bool filters) {
    struct lv_buf names = {0}, asked = {0};
    add_names(&names, kind);
    if (filters)
        add_names(&names, LV_FILTER);
    lv_buf_char(&names, '\0');
    lv_buf_str(&asked, name);
    lv_buf_char(&asked, '\0');
    lv_report(job, id, 0, 0, asked.p, names.p);
    lv_buf_free(&names);
    lv_buf_free(&asked);
    return -1;
}

int lv_cli_reader(struct lv_cli *cli, struct lv_job *job, const char *name) {
    cli->reader = lv_stage_find(LV_READER, lv_str_from(name));
    return cli->reader ? 0 : unknown(job, LV_MSG_FORMAT, lv_str_from(name), LV_READER, false);
}

static void add_stage(struct lv_cli *cli, const struct lv_stage_info *writer) {
    for (size_t i = 0; i < cli->writers; i++)
        if (cli->writer[i] == writer)
            return;
    if (cli->writers < sizeof cli->writer / sizeof *cli->writer)
        cli->writer[cli->writers++] = writer;
}

static int add_writer(struct lv_cli *cli, struct lv_job *job, struct lv_str name) {
    const struct lv_stage_info *writer = lv_stage_find(LV_WRITER, name);
    if (!writer)
        return unknown(job, LV_MSG_FORMAT, name, LV_WRITER, false);
    add_stage(cli, writer);
    cli->options.evidence |= lv_str_eq(name, LV_STR("evidence"));
    return 0;
}

int lv_cli_writers(struct lv_cli *cli, struct lv_job *job, const char *names) {
    struct lv_str list = lv_str_from(names);
    cli->writers = 0;
    for (size_t at = 0; at <= list.n;) {
        size_t comma = lv_str_find(list, LV_STR(","), at);
        if (add_writer(cli, job, lv_str_sub(list, at, comma)))
            return -1;
        if (comma == SIZE_MAX)
            break;
        at = comma + 1;
    }
    return 0;
}

int lv_cli_run(struct lv_cli *cli, struct lv_job *job, const char *names) {
    struct lv_str bad;
    cli->run.n = 0;
    if (!lv_chain_parse(&cli->run, lv_str_from(names), &bad))
        return unknown(job, LV_MSG_STAGE, bad, LV_READER, true);
    return 0;
}

int lv_cli_run_reads(const struct lv_cli *cli, struct lv_job *job) {
    struct lv_buf text = {0};
    if (!cli->run.n || cli->run.stage[0]->kind == LV_READER)
        return 0;
    lv_buf_puts(&text, "--run begins with a reader:");
    add_names(&text, LV_READER);
    lv_buf_char(&text, '\0');
    lv_report(job, LV_MSG_OPTION, 0, 0, text.p);
    lv_buf_free(&text);
    return -1;
}

/* The first stage of that name in the order of the kinds, so that a writer comes last; NULL if there is none. */
static const struct lv_stage_info *stage_named(struct lv_str name) {
    const struct lv_stage_info *found = NULL;
    for (int kind = LV_READER; !found && kind <= LV_WRITER; kind++)
        found = lv_stage_find((enum lv_stage_kind)kind, name);
    return found;
}

int lv_cli_name(struct lv_cli *cli, struct lv_job *job, const char *program) {
    const char *slash = strrchr(program, '/'), *name = slash ? slash + 1 : program;
    if (strncmp(name, "lv-", 3) != 0)
        return 0;
    bool to = strncmp(name, "lv-to-", 6) == 0;
    const struct lv_stage_info *stage = to ? NULL : stage_named(lv_str_from(name + 3));
    bool reads = stage && stage->kind == LV_READER;
    cli->run.stage[cli->run.n++] = reads ? stage : lv_stage_between(LV_READER);
    if (!stage || stage->kind == LV_WRITER)
        return add_writer(cli, job, lv_str_from(name + (to ? 6 : 3)));
    if (!reads)
        cli->run.stage[cli->run.n++] = stage;
    return 0;
}

/* What is after the last dot of a file name, or NULL. */
static const char *ending_of(const char *path) {
    const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
    return dot && dot[1] ? dot + 1 : NULL;
}

/* The writer that the ending of -o asks for; without one, that of the form between stages. */
static int writer_by_ending(struct lv_cli *cli, struct lv_job *job) {
    const char *ending = cli->out ? ending_of(cli->out) : NULL;
    const struct lv_stage_info *writer = ending ? lv_writer_for(ending) : lv_stage_between(LV_WRITER);
    if (!writer)
        return unknown(job, LV_MSG_FORMAT, lv_str_from(ending), LV_WRITER, false);
    add_stage(cli, writer);
    return 0;
}

/* A --run list that ends in a writer names the output format. */
int lv_cli_default_writer(struct lv_cli *cli, struct lv_job *job) {
    if (cli->run.n && cli->run.stage[cli->run.n - 1]->kind == LV_WRITER)
        return add_writer(cli, job, lv_str_from(cli->run.stage[--cli->run.n]->name));
    return cli->writers ? 0 : writer_by_ending(cli, job);
}
