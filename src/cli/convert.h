/* What is done with the inputs: each, or each group of editions, is read, run through its chain, and written or checked. */
#ifndef LV_CONVERT_H
#define LV_CONVERT_H

#include "cli/groups.h"
#include "cli/options.h"

/*
 * Converts, or with options.check only checks, all inputs. One bad input does not stop the others: errors go to
 * job.diag, whose `worst` is the exit code.
 */
void lv_convert_files(const struct lv_cli *cli, struct lv_job job);

/* Converts one group of files; a file alone may hold several languages where -b says so. */
void lv_convert_group(const struct lv_cli *cli, struct lv_job job, const struct lv_group *group);

/* What messages call an input. */
const char *lv_shown_name(const char *path);

#endif
