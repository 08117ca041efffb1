/* Where outputs go, and what speaks against it; found out before anything is converted. */
#ifndef LV_TARGETS_H
#define LV_TARGETS_H

#include "cli/groups.h"
#include "cli/options.h"

/*
 * Appends the path of an output and a NUL: its name in the folder of -O with the ending of the format, -o, or "-".
 * A format without an ending has its name for one; a format whose ending another has first has both.
 */
void lv_target_path(struct lv_buf *to, const struct lv_cli *cli, struct lv_str name,
                    const struct lv_stage_info *writer);

/*
 * False with a diagnostic if two outputs are one file, if an output is a file that is read, by whatever name, or if
 * the folder of -O cannot be made. *first is for lv_folder_unmake.
 */
bool lv_targets_ready(const struct lv_cli *cli, struct lv_job *job, const struct lv_groups *groups,
                      size_t *first);

/* True with a diagnostic if a path is that of a file that is read. */
bool lv_target_is_input(const struct lv_cli *cli, struct lv_job *job, const char *path);

#endif
