#include "cli/options.h"

#include <errno.h>
#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/files.h"
#include "cli/fonts.h"
#include "cli/formats.h"
#include "cli/gather.h"
#include "lib/options.h"
#include "style/style.h"

/* ---- what single options do ---- */

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

static int add_warning(struct lv_cli *cli, struct lv_job *job, const char *name) {
    (void)job;
    lv_buf_name(&cli->warnings, ",", name);
    return 0;
}

static int add_verbosity(struct lv_cli *cli, struct lv_job *job, const char *value) {
    (void)job, (void)value;
    cli->options.verbose++;
    return 0;
}

static int set_paper(struct lv_cli *cli, struct lv_job *job, const char *name) {
    if (lv_paper_read(name, &cli->pack.print.paper))
        return 0;
    return lv_report(job, LV_MSG_OPTION, 0, 0,
                     "--paper is A4, A5, Letter, or sides of 100 to 558 millimetres such as 210x297");
}

static int set_bleed(struct lv_cli *cli, struct lv_job *job, const char *length) {
    static const double MOST = 25, POINTS = 72 / 25.4;
    char *end;
    double mm = lv_is_digit(*length) ? strtod(length, &end) : -1;
    if (!(mm >= 0 && mm <= MOST) || (*end && strcmp(end, "mm") != 0))
        return lv_report(job, LV_MSG_OPTION, 0, 0, "--bleed is a length of at most 25mm, such as 3mm");
    cli->pack.print.bleed = mm * POINTS;
    return 0;
}

static int set_run(struct lv_cli *cli, struct lv_job *job, const char *stages) {
    (void)job;
    cli->run.n = 0;
    lv_buf_puts(&cli->run, stages);
    return 0;
}

static int add_roles(struct lv_cli *cli, struct lv_job *job, const char *path) {
    (void)job;
    cli->roles = lv_realloc(cli->roles, (cli->nroles + 1) * sizeof *cli->roles);
    cli->roles[cli->nroles++] = path;
    return 0;
}

static int show_help(struct lv_cli *cli, struct lv_job *job, const char *value) {
    (void)job, (void)value;
    (cli->pack.asked ? lv_help_pack : lv_help)();
    cli->done = true;
    return 0;
}

static int show_version(struct lv_cli *cli, struct lv_job *job, const char *value) {
    (void)job, (void)value;
    puts("lvconv " LV_VERSION);
    cli->done = true;
    return 0;
}

/* ---- the table ---- */

static const struct lv_option rows[] = {
#define LV_SWITCH(name, letter, field, help)                                                                 \
    {name, letter, "", "", help, LV_OPTION_SWITCH, offsetof(struct lv_cli, field), NULL},
#define LV_VALUE(name, letter, value, choice, field, help)                                                   \
    {name, letter, value, choice, help, LV_OPTION_VALUE, offsetof(struct lv_cli, field), NULL},
#define LV_CALL(name, letter, value, choice, function, help)                                                 \
    {name, letter, value, choice, help, LV_OPTION_CALL, 0, function},
#include "options.def"
#undef LV_SWITCH
#undef LV_VALUE
#undef LV_CALL
};

enum { ROWS = sizeof rows / sizeof *rows, FIRST_ROW = 256 };

const struct lv_option *lv_options_table(size_t *n) {
    *n = ROWS;
    return rows;
}

/* The table as getopt_long wants it; of both kinds of option it gives FIRST_ROW and the number of the row, or the letter. */
static void fill_getopt(char *letters, struct option *longs) {
    *letters++ = ':';
    for (int i = 0; i < ROWS; i++) {
        bool takes = *rows[i].value;
        *longs++ =
            (struct option){rows[i].name, takes ? required_argument : no_argument, NULL, FIRST_ROW + i};
        if (!rows[i].letter)
            continue;
        *letters++ = rows[i].letter;
        if (takes)
            *letters++ = ':';
    }
    *letters = '\0';
    *longs = (struct option){0};
}

static const struct lv_option *row_of(int option) {
    const struct lv_option *row = rows;
    if (option >= FIRST_ROW)
        return &rows[option - FIRST_ROW];
    while (row->letter != option)
        row++;
    return row;
}

static int set_option(struct lv_cli *cli, struct lv_job *job, const struct lv_option *row) {
    char *field = (char *)cli + row->field;
    if (row->kind == LV_OPTION_CALL)
        return row->call(cli, job, optarg);
    if (row->kind == LV_OPTION_VALUE)
        *(const char **)(void *)field = optarg;
    else
        *(bool *)field = true;
    return 0;
}

/* `lvconv check …`, `lvconv pack …`: the rest of the arguments are as ever. */
static bool set_command(struct lv_cli *cli, struct lv_job *job, int argc, char **argv) {
    const char *command = argc > 1 ? argv[1] : "";
    cli->options.check = strcmp(command, "check") == 0;
    cli->pack.asked = strcmp(command, "pack") == 0;
    job->diag->check = cli->options.check;
    return cli->options.check || cli->pack.asked;
}

/* `lvconv styles`: the house styles compiled in; `lvconv styles NAME`: what is in one, to be copied. */
static int list_styles(struct lv_cli *cli, struct lv_job *job, int argc, char **argv) {
    if (argc > 3)
        return lv_report(job, LV_MSG_OPTION, 0, 0, "styles takes one name at most");
    cli->done = true;
    if (argc == 2)
        lv_print_styles();
    return argc == 2 ? 0 : lv_print_style(argv[2], job);
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

/* Warns of the house style, once for all files. */
static void check_style(const struct lv_cli *cli, struct lv_job *job) {
    lv_sink *sink = job->diag->sink;
    job->diag->sink = cli->quiet ? NULL : sink;
    lv_style_contrast(job);
    lv_style_sender(job);
    job->diag->sink = sink;
}

static bool has_pages(const struct lv_cli *cli) {
    if (cli->pack.asked)
        return lv_cli_pack_has_pages(&cli->pack);
    for (size_t i = 0; i < cli->writers; i++)
        if (strcmp(cli->writer[i]->name, "pdf") == 0)
            return true;
    return false;
}

int lv_cli_check(struct lv_cli *cli, struct lv_job *job) {
    struct lv_wishes wishes;
    struct lv_job own = *job;
    if (cli->run.n)
        cli->options.run = lv_buf_text(&cli->run);
    if (cli->warnings.n)
        cli->options.warnings = lv_buf_text(&cli->warnings);
    job->diag->strict = cli->options.strict;
    if (lv_cli_style_read(&cli->style, &cli->options, job) || lv_wishes_read(&wishes, &own))
        return -1;
    if (has_pages(cli) && lv_cli_fonts_find(&cli->style, &cli->options, job))
        return -1;
    check_style(cli, job);
    return 0;
}

void lv_cli_free(struct lv_cli *cli) {
    lv_cli_style_free(&cli->style);
    lv_cli_pack_free(&cli->pack);
    lv_buf_free(&cli->run);
    lv_buf_free(&cli->warnings);
    lv_sources_free(&cli->sources);
    lv_sources_free(&cli->passed);
    lv_free(cli->roles);
}

/* Records have no files: they hold their roles, and what comes of them goes to standard output. */
static int finish_jsonl(struct lv_cli *cli, struct lv_job *job, char **arguments, size_t n) {
    if (cli->out || cli->folder || cli->nroles || cli->json || cli->media || n > 1)
        return lv_report(
            job, LV_MSG_OPTION, 0, 0,
            "--jsonl reads one file or standard input and writes to standard output: leave off -o, -O, "
            "--roles, --media and --format");
    cli->records = n ? arguments[0] : "-";
    return lv_cli_check(cli, job);
}

/* What does not go together; each row with what to do. The first that is so is said. */
static int check_together(const struct lv_cli *cli, struct lv_job *job, size_t arguments) {
    bool check = cli->options.check, files = arguments || cli->files_from;
    const struct {
        bool wrong;
        const char *text;
    } rules[] = {
        {cli->out && cli->folder, "-o and -O exclude each other"},
        {!cli->folder && cli->writers > 1, "several formats need a folder: -O"},
        {cli->nul && !cli->files_from, "-0 says how --files-from is written; give that as well"},
        {cli->watch && (files || cli->nroles), "--watch takes one folder, no other files and no --roles"},
        {cli->deep && !files && !cli->watch, "-r needs a folder to look through"},
        {(cli->deep || cli->watch) && !cli->folder && !check, "what is made of a folder needs a folder: -O"},
        {lv_cli_pack_is_said(&cli->pack),
         "--title, --skip-bad, --duplex, --paper, --bleed, --marks, --grey and --booklet are of lvconv pack"},
        {cli->resume && check, "check writes nothing that --resume could look at"},
        {cli->resume && !cli->folder && !cli->out, "--resume needs the outputs of before: -O or -o"},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].wrong)
            return lv_report(job, LV_MSG_OPTION, 0, 0, rules[i].text);
    return 0;
}

static int finish(struct lv_cli *cli, struct lv_job *job, char **arguments, size_t n) {
    if (cli->pack.asked)
        return lv_cli_pack_finish(cli, job, arguments, n);
    if (lv_cli_default_writer(cli, job))
        return -1;
    if (cli->jsonl)
        return finish_jsonl(cli, job, arguments, n);
    cli->batch = cli->files_from || cli->deep || cli->resume || cli->watch;
    if (check_together(cli, job, n) || lv_gather(cli, job, arguments, n))
        return -1;
    if (cli->nroles > cli->sources.n)
        return lv_report(job, LV_MSG_OPTION, 0, 0,
                         "--roles belongs to one file; give it once for each, in their order");
    if (!cli->folder && !cli->options.bilingual && !cli->options.check && cli->sources.n > 1)
        return lv_report(job, LV_MSG_OPTION, 0, 0,
                         "several files need a folder (-O), or -b if they are editions of one release");
    return lv_cli_check(cli, job);
}

static int read_epoch(struct lv_cli *cli, struct lv_job *job) {
    const char *value = getenv("SOURCE_DATE_EPOCH");
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
    char letters[2 * ROWS + 2];
    struct option longs[ROWS + 1];
    int option;
    fill_getopt(letters, longs);
    lv_options_init(&cli->options);
    if (read_epoch(cli, job) || lv_cli_name(cli, job, argv[0]))
        return -1;
    if (argc > 1 && !cli->run.n && strcmp(argv[1], "styles") == 0)
        return list_styles(cli, job, argc, argv);
    opterr = 0;
    if (set_command(cli, job, argc, argv)) {
        argv++;
        argc--;
    }
    while ((option = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
        if (option == '?' || option == ':')
            return bad_option(job, argv, option);
        if (set_option(cli, job, row_of(option)))
            return -1;
        if (cli->done)
            return 0;
    }
    return finish(cli, job, argv + optind, (size_t)(argc - optind));
}
