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

/* The inputs of a group, read. The owner calls lv_group_inputs_free, also after a failure. */
struct lv_group_inputs {
    struct lv_input *in;
    struct lv_read_bytes *bytes;
    size_t n;
};

/* Reads the files of a group, and what --roles says of them. 0, or -1 with a diagnostic. */
int lv_group_read(const struct lv_cli *cli, struct lv_job *job, const struct lv_group *group,
                  struct lv_group_inputs *to);
void lv_group_inputs_free(struct lv_group_inputs *inputs);

/* The file of --roles that belongs to a source, or NULL. */
const char *lv_roles_of(const struct lv_cli *cli, const struct lv_path *source);

/* What messages call an input. */
const char *lv_shown_name(const char *path);

#endif
