/* Which stages the command line asks for, by name; every function gives 0, or -1 with a usage diagnostic. */
#ifndef LV_FORMATS_H
#define LV_FORMATS_H

#include "cli/options.h"

int lv_cli_writers(struct lv_cli *cli, struct lv_job *job, const char *names); /* -t, with commas */

/*
 * Called as lv-STAGE: that stage between reading and writing the form that stages hand to each other, as far as it needs
 * them. lv-to-WRITER is a writer also where a reader or filter has its name.
 */
int lv_cli_name(struct lv_cli *cli, struct lv_job *job, const char *program);

/* The writer when all options are read: what ends --run, what -t says, or what the ending of -o asks for; else XML. */
int lv_cli_default_writer(struct lv_cli *cli, struct lv_job *job);

/* What is after the last dot of a file's name, or NULL. */
const char *lv_ending_of(const char *path);

#endif
