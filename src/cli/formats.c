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

static int add_writer(struct lv_cli *cli, struct lv_job *job, struct lv_str name) {
    const struct lv_stage_info *writer = lv_stage_find(LV_WRITER, name);
    if (!writer)
        return unknown(job, LV_MSG_FORMAT, name, LV_WRITER, false);
    for (size_t i = 0; i < cli->writers; i++)
        if (cli->writer[i] == writer)
            return 0;
    cli->options.evidence |= lv_str_eq(name, LV_STR("evidence"));
    if (cli->writers < sizeof cli->writer / sizeof *cli->writer)
        cli->writer[cli->writers++] = writer;
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

int lv_cli_name(struct lv_cli *cli, struct lv_job *job, const char *program) {
    const char *slash = strrchr(program, '/'), *name = slash ? slash + 1 : program;
    if (strncmp(name, "lv-", 3) != 0)
        return 0;
    struct lv_str stage = lv_str_from(name + 3);
    const struct lv_stage_info *reader = lv_stage_find(LV_READER, stage),
                               *filter = lv_stage_find(LV_FILTER, stage);
    if (!filter)
        filter = lv_stage_find(LV_PAIRING, stage);
    cli->run.stage[cli->run.n++] = reader ? reader : lv_stage_find(LV_READER, LV_STR("xml"));
    if (reader)
        return 0;
    if (filter)
        cli->run.stage[cli->run.n++] = filter;
    else
        return add_writer(cli, job, stage);
    return 0;
}

/* What is after the last dot of a file name, or NULL. */
static const char *ending_of(const char *path) {
    const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
    return dot && dot[1] ? dot + 1 : NULL;
}

/* The writer that the ending of -o asks for; XML where there is none. */
static int writer_by_ending(struct lv_cli *cli, struct lv_job *job) {
    size_t n;
    const struct lv_stage_info *stages = lv_stages(&n);
    const char *ending = cli->out ? ending_of(cli->out) : NULL;
    if (!ending)
        return add_writer(cli, job, LV_STR("xml"));
    for (size_t i = 0; i < n; i++)
        if (stages[i].kind == LV_WRITER && strcmp(stages[i].ending, ending) == 0)
            return add_writer(cli, job, lv_str_from(stages[i].name));
    return unknown(job, LV_MSG_FORMAT, lv_str_from(ending), LV_WRITER, false);
}

/* A --run list that ends in a writer names the output format. */
int lv_cli_default_writer(struct lv_cli *cli, struct lv_job *job) {
    if (cli->run.n && cli->run.stage[cli->run.n - 1]->kind == LV_WRITER)
        return add_writer(cli, job, lv_str_from(cli->run.stage[--cli->run.n]->name));
    return cli->writers ? 0 : writer_by_ending(cli, job);
}
