/* Many files at once, each worker a process of its own. */
#ifndef LV_WORKERS_H
#define LV_WORKERS_H

#include "cli/groups.h"
#include "cli/options.h"
#include "cli/summary.h"

/*
 * Converts all groups of files in as many processes as -j says. Findings come in the order of the groups, whatever
 * their number, and outputs are the same. A process that dies is a finding about the group it was at; the others are
 * converted nevertheless. `summary`, which counts the findings of job.diag, is told of each group.
 */
void lv_workers_run(const struct lv_cli *cli, struct lv_job job, const struct lv_groups *groups,
                    struct lv_summary *summary);

/* How many processors this process may use. */
size_t lv_processors(void);

/* Waits for the end of worker k (pending.h); what came of it, in words. */
const char *lv_worker_end(size_t k);

#endif
