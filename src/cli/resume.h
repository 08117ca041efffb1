/* What a batch that was interrupted, or run before, need not do again. */
#ifndef LV_RESUME_H
#define LV_RESUME_H

#include "cli/groups.h"
#include "cli/options.h"

/*
 * Takes out the groups whose outputs are all there, each newer than every file it was made of: the sources, their files
 * of --roles, and that of -s. How many these were.
 */
size_t lv_resume(const struct lv_cli *cli, struct lv_groups *groups);

#endif
