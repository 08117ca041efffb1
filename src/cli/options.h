/* The command line. */
#ifndef LV_OPTIONS_H
#define LV_OPTIONS_H

#include "cli/packing.h"
#include "cli/pending.h"
#include "cli/sources.h"
#include "cli/style.h"
#include "core/core.h"
#include "lib/pipeline.h"

enum { LV_WRITERS_MOST = LV_PENDING_MOST };

struct lv_cli {
    struct lv_options options;
    const struct lv_stage_info *writer[LV_WRITERS_MOST]; /* at least one */
    size_t writers;
    struct lv_buf run, warnings; /* --run and -W, names with commas */
    const char *out;             /* -o; NULL: standard output */
    const char *folder;          /* -O; NULL: not used */
    const char *files_from;      /* --files-from, or NULL */
    const char *media;           /* the folder of --media, or NULL */
    const char *watch;           /* the folder of --watch, or NULL */
    bool nul;                    /* -0: what --files-from names has NUL between paths */
    bool deep;                   /* -r: what is below folders */
    bool resume, quiet;          /* --resume, -q */
    bool batch;                  /* one of these that make a batch also of one file */
    struct lv_sources sources;   /* the files */
    struct lv_sources passed;    /* drafts in folders that are not read */
    const char **roles;          /* --roles, one for each of the first files */
    size_t nroles;
    size_t jobs;               /* -j: processes at most; 0: as many as are worth it */
    bool json;                 /* --format=json */
    bool jsonl;                /* --jsonl */
    const char *records;       /* the file of --jsonl, or "-" */
    struct lv_cli_pack pack;   /* lvconv pack */
    struct lv_cli_style style; /* the file of -s, and those it names */
    bool done;                 /* --help or --version was answered */
};

/* A row of include/options.def. */
struct lv_option {
    const char *name;
    char letter;
    const char *value, *choice, *help;
    enum { LV_OPTION_SWITCH, LV_OPTION_VALUE, LV_OPTION_CALL } kind;
    size_t field; /* of struct lv_cli, that the switch or the value goes to */
    int (*call)(struct lv_cli *cli, struct lv_job *job, const char *value);
};

/* All options; *n gets their number. */
const struct lv_option *lv_options_table(size_t *n);

/*
 * Reads the command line, and SOURCE_DATE_EPOCH; called by the name lv-STAGE the chain is just that stage.
 * 0, or -1 with a usage diagnostic. Borrows argv.
 */
int lv_cli_parse(struct lv_cli *cli, struct lv_job *job, int argc, char **argv);

/* Reads the house style, and says what is wrong with the options before any file is read. 0, or -1 with a diagnostic. */
int lv_cli_check(struct lv_cli *cli, struct lv_job *job);

/* Frees what the command line took. */
void lv_cli_free(struct lv_cli *cli);

/* Prints the usage and all stages to standard output (help.c). */
void lv_help(void);
void lv_help_pack(void); /* of lvconv pack */

/* Prints the house styles compiled in, each with a sentence. */
void lv_print_styles(void);

/* Prints the file of a house style that travels with lvconv. 0, or -1 with a diagnostic. */
int lv_print_style(const char *name, struct lv_job *job);

#endif
