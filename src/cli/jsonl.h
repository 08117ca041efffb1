/* `lvconv --jsonl`: records by the line from one stream to another, without end, in bounded memory. */
#ifndef LV_CLI_JSONL_H
#define LV_CLI_JSONL_H

#include "cli/options.h"

/*
 * Converts, or with options.check checks, every record of the file or of standard input, in as many processes as -j says,
 * and writes each answer to standard output as soon as those before it are out. Processes, not threads, also for -j 1: a
 * record that kills one, or is killed for the memory it takes, is reported, and the others go on. job.diag->worst is the
 * worst of all records.
 */
void lv_jsonl_run(const struct lv_cli *cli, struct lv_job job);

#endif
