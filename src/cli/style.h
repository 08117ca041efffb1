/* The file of -s, and those it names. */
#ifndef LV_CLI_STYLE_H
#define LV_CLI_STYLE_H

#include "core/core.h"

struct lv_cli_style {
    struct lv_buf text;          /* of the file, and a NUL; empty where -s is a name or is not there */
    struct lv_style_file *files; /* that it names; their names and bytes are its own */
    char **paths;                /* of all that was read, its own before those */
    size_t n, npaths;
};

/* Reads the file that options->style is, where it is one, and all that it names, into the options. 0, or -1 with a diagnostic. */
int lv_cli_style_read(struct lv_cli_style *style, struct lv_options *options, struct lv_job *job);
/* Reads a file into those that the style names, by that name. 0, or -1 with a diagnostic. */
int lv_cli_style_add(struct lv_cli_style *style, const struct lv_job *job, const char *name,
                     const char *path);
void lv_cli_style_free(struct lv_cli_style *style);

#endif
