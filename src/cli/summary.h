/* What came of a batch, in one line. */
#ifndef LV_SUMMARY_H
#define LV_SUMMARY_H

#include "cli/options.h"

struct lv_summary {
    const struct lv_cli *cli;
    struct lv_diag *diag;
    lv_sink *sink; /* of diag before, and its state */
    void *state;
    enum lv_exit worst;   /* before the group at hand */
    bool warned, failed;  /* in the group at hand */
    size_t done, skipped; /* groups */
    size_t warnings, failures;
};

/* From now on findings of diag are counted; with -q, only errors are handed on. */
void lv_summary_start(struct lv_summary *summary, const struct lv_cli *cli, struct lv_diag *diag);

/* The group at hand is done. */
void lv_summary_step(struct lv_summary *summary);

/*
 * diag is what it was. If there was more than one group, or a batch was asked for, prints the line to standard error: on a
 * terminal, with -v, or where something failed; not with -q.
 */
void lv_summary_end(struct lv_summary *summary);

/* True if somebody wants to be told what goes on: on a terminal or with -v, but not with -q. */
bool lv_is_told(const struct lv_cli *cli);

#endif
