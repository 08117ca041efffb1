#include "cli/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/files.h"
#include "cli/formats.h"
#include "lib/options.h"

enum {
    OPT_RUN = 256,
    OPT_FORMAT,
    OPT_LAYOUT,
    OPT_FIRST,
    OPT_NO_TYPO,
    OPT_ROLES,
    OPT_KEEP_ALL,
    OPT_STRICT,
    OPT_VERSION
};

static const struct option longs[] = {
    {"from", required_argument, NULL, 'f'},
    {"to", required_argument, NULL, 't'},
    {"output", required_argument, NULL, 'o'},
    {"output-folder", required_argument, NULL, 'O'},
    {"bilingual", no_argument, NULL, 'b'},
    {"style", required_argument, NULL, 's'},
    {"language", required_argument, NULL, 'l'},
    {"encoding", required_argument, NULL, 'e'},
    {"jobs", required_argument, NULL, 'j'},
    {"warning", required_argument, NULL, 'W'},
    {"verbose", no_argument, NULL, 'v'},
    {"run", required_argument, NULL, OPT_RUN},
    {"roles", required_argument, NULL, OPT_ROLES},
    {"keep-all", no_argument, NULL, OPT_KEEP_ALL},
    {"no-typo", no_argument, NULL, OPT_NO_TYPO},
    {"format", required_argument, NULL, OPT_FORMAT},
    {"strict", no_argument, NULL, OPT_STRICT},
    {"help", no_argument, NULL, 'h'},
    {"layout", required_argument, NULL, OPT_LAYOUT},
    {"first", required_argument, NULL, OPT_FIRST},
    {"version", no_argument, NULL, OPT_VERSION},
    {NULL, 0, NULL, 0},
};

static void add_name(struct lv_buf *list, const char *name) {
    lv_buf_printf(list, "%s%s", list->n ? "," : "", name);
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

static int set_jobs(struct lv_cli *cli, struct lv_job *job, const char *number) {
    size_t n = strspn(number, "0123456789");
    cli->jobs = strtoul(number, NULL, 10);
    if (n && n < 5 && !number[n])
        return 0;
    return lv_report(job, LV_MSG_OPTION, 0, 0, "-j is a number of processes from 0 to 9999");
}

/* `lvconv check …`: the rest of the arguments are as ever. */
static bool set_command(struct lv_cli *cli, struct lv_job *job, int argc, char **argv) {
    cli->options.check = argc > 1 && strcmp(argv[1], "check") == 0;
    job->diag->check = cli->options.check;
    return cli->options.check;
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
    case 'f':
        return &cli->options.from;
    case 'e':
        return &cli->options.encoding;
    case 'l':
        return &cli->options.lang;
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
        return &cli->options.bilingual;
    case OPT_NO_TYPO:
        return &cli->options.no_typo;
    case OPT_KEEP_ALL:
        return &cli->options.keep_all;
    case OPT_STRICT:
        return &cli->options.strict;
    default:
        return NULL;
    }
}

/* The options whose value must be one of some names. */
static int set_choice(struct lv_cli *cli, struct lv_job *job, int option) {
    switch (option) {
    case 't':
        return lv_cli_writers(cli, job, optarg);
    case 'W':
        add_name(&cli->warnings, optarg);
        return 0;
    case 'v':
        cli->options.verbose++;
        return 0;
    case OPT_RUN:
        cli->run.n = 0;
        add_name(&cli->run, optarg);
        return 0;
    case OPT_ROLES:
        cli->roles = lv_realloc(cli->roles, (cli->nroles + 1) * sizeof *cli->roles);
        cli->roles[cli->nroles++] = optarg;
        return 0;
    case OPT_FORMAT:
        return set_findings_format(cli, job, optarg);
    case OPT_LAYOUT:
        return set_layout(cli, job, optarg);
    case 'j':
        return set_jobs(cli, job, optarg);
    default:
        return -1;
    }
}

static int answer(struct lv_cli *cli, int option) {
    if (option == 'h')
        lv_help();
    else
        puts("lvconv " LV_VERSION);
    cli->done = true;
    return 0;
}

static int set_option(struct lv_cli *cli, struct lv_job *job, int option) {
    const char **field = field_of(cli, option);
    bool *on = switch_of(cli, option);
    if (option == 'h' || option == OPT_VERSION)
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

/* Reads the file of the house style, where it is one. */
static int read_style(struct lv_cli *cli, struct lv_job *job) {
    struct lv_job at = *job;
    at.name = cli->options.style;
    if (!at.name || !strpbrk(at.name, "./"))
        return 0;
    if (lv_file_read(&at, at.name, &cli->style_text))
        return -1;
    lv_buf_char(&cli->style_text, '\0');
    cli->options.style_text = cli->style_text.p;
    return 0;
}

/* Says what is wrong with the options before any file is read. */
static int check_options(struct lv_cli *cli, struct lv_job *job) {
    struct lv_wishes wishes;
    struct lv_job own = *job;
    if (cli->run.n)
        cli->options.run = lv_buf_text(&cli->run);
    if (cli->warnings.n)
        cli->options.warnings = lv_buf_text(&cli->warnings);
    job->diag->strict = cli->options.strict;
    return read_style(cli, job) || lv_wishes_read(&wishes, &own);
}

void lv_cli_free(struct lv_cli *cli) {
    lv_buf_free(&cli->style_text);
    lv_buf_free(&cli->run);
    lv_buf_free(&cli->warnings);
    lv_free(cli->roles);
}

static int finish(struct lv_cli *cli, struct lv_job *job) {
    if (lv_cli_default_writer(cli, job))
        return -1;
    if (cli->nroles > (cli->nfiles ? cli->nfiles : 1))
        return lv_report(job, LV_MSG_OPTION, 0, 0,
                         "--roles belongs to one file; give it once for each, in their order");
    if (cli->out && cli->folder)
        return lv_report(job, LV_MSG_OPTION, 0, 0, "-o and -O exclude each other");
    if (!cli->folder && cli->writers > 1)
        return lv_report(job, LV_MSG_OPTION, 0, 0, "several formats need a folder: -O");
    if (!cli->folder && !cli->options.bilingual && !cli->options.check && cli->nfiles > 1)
        return lv_report(job, LV_MSG_OPTION, 0, 0,
                         "several files need a folder (-O), or -b if they are editions of one release");
    return check_options(cli, job);
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
    if (read_epoch(cli, job) || lv_cli_name(cli, job, argv[0]))
        return -1;
    opterr = 0;
    if (set_command(cli, job, argc, argv)) {
        argv++;
        argc--;
    }
    while ((option = getopt_long(argc, argv, ":f:t:o:O:bs:l:e:j:W:vh", longs, NULL)) != -1) {
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
