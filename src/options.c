#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPT_RUN = 256, OPT_FORMAT, OPT_LAYOUT, OPT_FIRST, OPT_NO_TYPO, OPT_HELP, OPT_VERSION };

static const struct option longs[] = {
    {"from", required_argument, NULL, 'f'},          {"to", required_argument, NULL, 't'},
    {"output", required_argument, NULL, 'o'},        {"output-folder", required_argument, NULL, 'O'},
    {"bilingual", no_argument, NULL, 'b'},           {"style", required_argument, NULL, 's'},
    {"language", required_argument, NULL, 'l'},      {"encoding", required_argument, NULL, 'e'},
    {"warning", required_argument, NULL, 'W'},       {"verbose", no_argument, NULL, 'v'},
    {"run", required_argument, NULL, OPT_RUN},       {"no-typo", no_argument, NULL, OPT_NO_TYPO},
    {"format", required_argument, NULL, OPT_FORMAT}, {"help", no_argument, NULL, OPT_HELP},
    {"layout", required_argument, NULL, OPT_LAYOUT}, {"first", required_argument, NULL, OPT_FIRST},
    {"version", no_argument, NULL, OPT_VERSION},     {NULL, 0, NULL, 0},
};

/* The names of all stages of a kind, separated by blanks. */
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

static int set_reader(struct lv_cli *cli, struct lv_job *job, const char *name) {
    cli->reader = lv_stage_find(LV_READER, lv_str_from(name));
    return cli->reader ? 0 : unknown(job, LV_MSG_FORMAT, lv_str_from(name), LV_READER, false);
}

static int add_writer(struct lv_cli *cli, struct lv_job *job, struct lv_str name) {
    const struct lv_stage_info *writer = lv_stage_find(LV_WRITER, name);
    if (!writer)
        return unknown(job, LV_MSG_FORMAT, name, LV_WRITER, false);
    if (cli->writers < sizeof cli->writer / sizeof *cli->writer)
        cli->writer[cli->writers++] = writer;
    return 0;
}

static int set_writers(struct lv_cli *cli, struct lv_job *job, const char *names) {
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

static int set_run(struct lv_cli *cli, struct lv_job *job, const char *names) {
    struct lv_str bad;
    cli->run.n = 0;
    if (!lv_chain_parse(&cli->run, lv_str_from(names), &bad))
        return unknown(job, LV_MSG_STAGE, bad, LV_READER, true);
    return 0;
}

static int set_warning(struct lv_job *job, const char *name) {
    bool off = strncmp(name, "no-", 3) == 0;
    enum lv_message id = lv_message_find(lv_str_from(off ? name + 3 : name));
    if (id == LV_MESSAGES) {
        char text[128];
        snprintf(text, sizeof text, "unknown warning %.80s", name);
        return lv_report(job, LV_MSG_OPTION, 0, 0, text);
    }
    job->diag->set[id] = off ? LV_W_OFF : LV_W_ON;
    return 0;
}

static int set_findings_format(struct lv_cli *cli, struct lv_job *job, const char *name) {
    cli->json = strcmp(name, "json") == 0;
    if (cli->json || strcmp(name, "text") == 0)
        return 0;
    return lv_report(job, LV_MSG_OPTION, 0, 0, "--format is text or json");
}

static int set_layout(struct lv_cli *cli, struct lv_job *job, const char *name) {
    static const char *const names[] = {"columns", "rows", "sequence"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) {
            cli->options.arrangement = (enum lv_arrangement)i;
            return 0;
        }
    return lv_report(job, LV_MSG_OPTION, 0, 0, "--layout is columns, rows or sequence");
}

/* `lvconv check …`: the rest of the arguments are as ever. */
static bool set_command(struct lv_cli *cli, struct lv_job *job, int argc, char **argv) {
    cli->check = argc > 1 && strcmp(argv[1], "check") == 0;
    if (!cli->check)
        return false;
    cli->options.no_typo = true; /* what the author typed, not what typography makes of it */
    job->diag->check = true;
    return true;
}

/* -O, --style and the like: the field of cli their value goes to. */
static const char **field_of(struct lv_cli *cli, int option) {
    switch (option) {
    case 'o':
        return &cli->out;
    case 'O':
        return &cli->folder;
    case 's':
        return &cli->options.style;
    case 'l':
        return &cli->options.lang;
    case 'e':
        return &cli->options.encoding;
    case OPT_FIRST:
        return &cli->options.first;
    default:
        return NULL;
    }
}

/* -b and the like: the switch of cli they turn on. */
static bool *switch_of(struct lv_cli *cli, int option) {
    switch (option) {
    case 'b':
        return &cli->bilingual;
    case 'v':
        return &cli->options.verbose;
    case OPT_NO_TYPO:
        return &cli->options.no_typo;
    default:
        return NULL;
    }
}

/* The options whose value must be one of some names. */
static int set_choice(struct lv_cli *cli, struct lv_job *job, int option) {
    switch (option) {
    case 'f':
        return set_reader(cli, job, optarg);
    case 't':
        return set_writers(cli, job, optarg);
    case 'W':
        return set_warning(job, optarg);
    case OPT_RUN:
        return set_run(cli, job, optarg);
    case OPT_FORMAT:
        return set_findings_format(cli, job, optarg);
    case OPT_LAYOUT:
        return set_layout(cli, job, optarg);
    default:
        return -1;
    }
}

static int answer(struct lv_cli *cli, int option) {
    if (option == OPT_HELP)
        lv_help();
    else
        puts("lvconv " LV_VERSION);
    cli->done = true;
    return 0;
}

static int set_option(struct lv_cli *cli, struct lv_job *job, int option) {
    const char **field = field_of(cli, option);
    bool *on = switch_of(cli, option);
    if (option == OPT_HELP || option == OPT_VERSION)
        return answer(cli, option);
    if (!field && !on)
        return set_choice(cli, job, option);
    if (field)
        *field = optarg;
    else
        *on = true;
    return 0;
}

static int bad_option(struct lv_job *job, char **argv, int option) {
    char text[256];
    const char *given = optind > 0 ? argv[optind - 1] : "";
    if (option == ':')
        snprintf(text, sizeof text, "option %.100s needs a value", given);
    else
        snprintf(text, sizeof text, "unknown option %.100s", given);
    return lv_report(job, LV_MSG_OPTION, 0, 0, text);
}

/* Called as lv-STAGE: that stage between the XML reader and the XML writer, as far as it needs them. */
static int set_name(struct lv_cli *cli, struct lv_job *job, const char *program) {
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

/* What stands behind the last dot of a file name, or NULL. */
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
static int default_writer(struct lv_cli *cli, struct lv_job *job) {
    if (cli->run.n && cli->run.stage[cli->run.n - 1]->kind == LV_WRITER)
        return add_writer(cli, job, lv_str_from(cli->run.stage[--cli->run.n]->name));
    return cli->writers ? 0 : writer_by_ending(cli, job);
}

static int finish(struct lv_cli *cli, struct lv_job *job) {
    if (default_writer(cli, job))
        return -1;
    if (cli->run.n && cli->run.stage[0]->kind != LV_READER)
        return lv_report(job, LV_MSG_OPTION, 0, 0, "--run begins with a reader: text or xml");
    if (cli->out && cli->folder)
        return lv_report(job, LV_MSG_OPTION, 0, 0, "-o and -O exclude each other");
    if (!cli->folder && cli->writers > 1)
        return lv_report(job, LV_MSG_OPTION, 0, 0, "several formats need a folder: -O");
    if (!cli->folder && !cli->bilingual && !cli->check && cli->nfiles > 1)
        return lv_report(job, LV_MSG_OPTION, 0, 0,
                         "several files need a folder (-O), or -b if they are editions of one release");
    return 0;
}

static int read_epoch(struct lv_cli *cli, struct lv_job *job) {
    const char *value = getenv("SOURCE_DATE_EPOCH");
    cli->options.epoch = -1;
    if (!value || !*value)
        return 0;
    char *end;
    errno = 0;
    long long seconds = strtoll(value, &end, 10);
    if (errno || *end || seconds < 0 || seconds > INT64_C(253402300799))
        return lv_report(job, LV_MSG_OPTION, 0, 0, "SOURCE_DATE_EPOCH is not a number of seconds since 1970");
    cli->options.epoch = seconds;
    return 0;
}

int lv_cli_parse(struct lv_cli *cli, struct lv_job *job, int argc, char **argv) {
    int option;
    if (read_epoch(cli, job) || set_name(cli, job, argv[0]))
        return -1;
    opterr = 0;
    if (set_command(cli, job, argc, argv)) {
        argv++;
        argc--;
    }
    while ((option = getopt_long(argc, argv, ":f:t:o:O:bs:l:e:W:v", longs, NULL)) != -1) {
        if (option == '?' || option == ':')
            return bad_option(job, argv, option);
        if (set_option(cli, job, option))
            return -1;
        if (cli->done)
            return 0;
    }
    cli->files = argv + optind;
    cli->nfiles = (size_t)(argc - optind);
    return finish(cli, job);
}
