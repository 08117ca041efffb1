/* All that the command line says is to be read. */
#ifndef LV_GATHER_H
#define LV_GATHER_H

#include "cli/options.h"

/*
 * Fills cli->sources from n arguments, which with -r may be folders, and from the list of --files-from; standard input
 * where there is neither. 0, or -1 with a diagnostic; a folder that cannot be read is one too, but does not stop the rest.
 */
int lv_gather(struct lv_cli *cli, struct lv_job *job, char **arguments, size_t n);

#endif
