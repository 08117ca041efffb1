/* --watch: drafts are converted, or checked, as they are saved. */
#ifndef LV_WATCH_H
#define LV_WATCH_H

#include "cli/options.h"

/*
 * First does what --resume would, then waits for saves, until a signal ends the program with exit code 0. Returns only
 * where the folder cannot be watched any longer, which has been said.
 */
void lv_watch(const struct lv_cli *cli, struct lv_job job);

#endif
