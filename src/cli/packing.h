/* lvconv pack: what belongs to it on the command line, and what is done. */
#ifndef LV_CLI_PACKING_H
#define LV_CLI_PACKING_H

#include "cli/sources.h"
#include "lib/pack.h"

struct lv_cli;

struct lv_cli_pack {
    bool asked, skip_bad;
    const char *title; /* --title, or NULL */
    struct lv_pack_print print;
    const struct lv_pack_format *format;
    struct lv_plan plan;           /* what the pack is made of */
    const char *list;              /* the file that says so, such as pack.ini; NULL: the command line does */
    struct lv_buf style, pictures; /* paths of what it names */
    struct lv_sources empty;       /* folders of the command line without a release */
};

/* Makes the plan of the arguments: a list, or files and folders. 0, or -1 with a diagnostic. */
int lv_cli_pack_finish(struct lv_cli *cli, struct lv_job *job, char **arguments, size_t n);
/* True if an option is given that only packs have. */
bool lv_cli_pack_is_said(const struct lv_cli_pack *pack);
/* True if pages are set for the pack. */
bool lv_cli_pack_has_pages(const struct lv_cli_pack *pack);
void lv_cli_pack_free(struct lv_cli_pack *pack);

/* Makes the pack and writes it. What goes wrong goes to job.diag. */
void lv_pack_files(struct lv_cli *cli, struct lv_job job);

#endif
