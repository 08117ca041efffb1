#include "cli/formats.h"

#include <string.h>

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
        return lv_stage_unknown(job, LV_MSG_FORMAT, name, LV_WRITER, false);
    add_stage(cli, writer);
    return 0;
}

int lv_cli_writers(struct lv_cli *cli, struct lv_job *job, const char *names) {
    struct lv_str list = lv_str_from(names), name;
    cli->writers = 0;
    while (lv_next_name(&list, &name))
        if (add_writer(cli, job, name))
            return -1;
    return 0;
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
    lv_buf_name(&cli->run, ",", reads ? stage->name : lv_stage_between(LV_READER)->name);
    if (!stage || stage->kind == LV_WRITER)
        return add_writer(cli, job, lv_str_from(name + (to ? 6 : 3)));
    if (!reads)
        lv_buf_name(&cli->run, ",", stage->name);
    return 0;
}

const char *lv_ending_of(const char *path) {
    const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
    return dot && dot[1] ? dot + 1 : NULL;
}

/* The writer that the ending of -o asks for; without one, that of the form between stages. */
static int writer_by_ending(struct lv_cli *cli, struct lv_job *job) {
    const char *ending = cli->out ? lv_ending_of(cli->out) : NULL;
    const struct lv_stage_info *writer = ending ? lv_writer_for(ending) : lv_stage_between(LV_WRITER);
    if (!writer)
        return lv_stage_unknown(job, LV_MSG_FORMAT, lv_str_from(ending), LV_WRITER, false);
    add_stage(cli, writer);
    return 0;
}

/* The writer a --run list ends in, if it does; it is taken off. */
static const struct lv_stage_info *take_last_writer(struct lv_cli *cli) {
    size_t at = cli->run.n;
    while (at && cli->run.p[at - 1] != ',')
        at--;
    struct lv_str last = {cli->run.p + at, cli->run.n - at};
    bool other = lv_stage_find(LV_FILTER, last) || lv_stage_find(LV_PAIRING, last) || !at;
    const struct lv_stage_info *writer = other ? NULL : lv_stage_find(LV_WRITER, last);
    if (writer)
        cli->run.n = at - 1;
    return writer;
}

int lv_cli_default_writer(struct lv_cli *cli, struct lv_job *job) {
    const struct lv_stage_info *last = cli->run.n ? take_last_writer(cli) : NULL;
    if (last)
        add_stage(cli, last);
    return cli->writers ? 0 : writer_by_ending(cli, job);
}
