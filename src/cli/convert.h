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

/* Converts some groups, or runs the checks over them; those that --resume leaves out are taken out. */
void lv_convert_groups(const struct lv_cli *cli, struct lv_job job, struct lv_groups *groups);

/* Converts groups, or with options.check prints what the checks find in them. */
void lv_run_groups(const struct lv_cli *cli, struct lv_job job, struct lv_groups *groups);

/* The sources by release: each alone, or with -b editions together. lv_groups_free frees them. */
struct lv_groups lv_make_groups(const struct lv_cli *cli);

/* Converts one group of files; a file alone may hold several languages where -b says so. */
void lv_convert_group(const struct lv_cli *cli, struct lv_job job, const struct lv_group *group);

/* The file of --roles that belongs to a source, or NULL. */
const char *lv_roles_of(const struct lv_cli *cli, const struct lv_path *source);

/* What messages call an input. */
const char *lv_shown_name(const char *path);

#endif
