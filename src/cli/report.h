/* What a person gets to read of findings: as they come, or of `lvconv check` in the order of lines. */
#ifndef LV_REPORT_H
#define LV_REPORT_H

#include "check/check.h"
#include "cli/groups.h"
#include "cli/options.h"

/* A sink: prints a finding to the stream that is its state. */
void lv_print_finding(void *state, const struct lv_finding *finding);

/* From now on, when memory runs out, that is said of job->name, and files in the making are removed. */
void lv_report_memory(const struct lv_job *job);

/* Loads the functions that keep findings. False with a diagnostic if the module is not there. */
bool lv_findings_load(struct lv_findings_functions *to, struct lv_job *job);

/* `lvconv check`: runs the checks over groups and prints what they found, as text or JSON, to standard output. */
void lv_check_groups(const struct lv_cli *cli, struct lv_job job, struct lv_groups *groups);

#endif
