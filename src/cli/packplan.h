/* What a pack is made of: a list, or the files and folders of the command line. */
#ifndef LV_CLI_PACKPLAN_H
#define LV_CLI_PACKPLAN_H

#include "cli/options.h"

/* Makes the plan of the arguments. 0, or -1 with a diagnostic. */
int lv_pack_plan(struct lv_cli *cli, struct lv_job *job, char **arguments, size_t n);

/* Adds the files of a section to others. */
void lv_pack_plan_files(const struct lv_cli *cli, const struct lv_plan_section *section,
                        struct lv_sources *to);

/* Lists all files in cli->sources. -1 with a diagnostic if there are none. */
int lv_pack_plan_check(struct lv_cli *cli, struct lv_job *job);
/* Then warns of files that come twice, and of folders without any. */
void lv_pack_plan_warn(const struct lv_cli *cli, const struct lv_job *job);

#endif
