/* lvconv, and every stage as a program of its own by its link lv-STAGE. */
#include <stdio.h>

#include "cli/convert.h"
#include "cli/jsonl.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/watch.h"

int main(int argc, char **argv) {
    struct lv_diag diag = {.sink = lv_print_finding, .state = stderr};
    struct lv_cli cli = {0};
    struct lv_job job = {.options = &cli.options, .diag = &diag, .name = "lvconv"};
    if (lv_cli_parse(&cli, &job, argc, argv)) {
        lv_cli_free(&cli);
        return (int)diag.worst;
    }
    if (cli.jsonl && !cli.done)
        lv_jsonl_run(&cli, job);
    else if (cli.pack.asked && !cli.done)
        lv_pack_files(&cli, job);
    else if (cli.watch && !cli.done)
        lv_watch(&cli, job);
    else if (!cli.done)
        lv_convert_files(&cli, job);
    lv_cli_free(&cli);
    if (fflush(stdout) || ferror(stdout))
        return LV_EXIT_SYSTEM;
    return (int)diag.worst;
}
