/*
 * `lvconv check`: what an editor wants to know before sending. Each check is a small function over the finished
 * tree; check.c lists them. They run with typography off, so that they see what the author typed.
 */
#ifndef LV_CHECK_H
#define LV_CHECK_H

#include "doc/doc.h"

typedef void lv_check_fn(struct lv_doc *doc, struct lv_job *job, struct lv_node *edition);

lv_check_fn lv_check_headline; /* missing, or too long */
lv_check_fn lv_check_contact;  /* no contact */
lv_check_fn lv_check_doubts;   /* what may be something else than it was taken for */
lv_check_fn lv_check_phones;   /* telephone numbers that are none */
lv_check_fn lv_check_quotes;   /* unbalanced or mixed glyphs; speech without a speaker */
lv_check_fn lv_check_dates;    /* against each other, their weekday, the embargo against today */
lv_check_fn lv_check_pictures; /* a figure without text */

/* Runs them all over every edition. A stage: 0, findings are reported. */
lv_stage lv_check;

/* What was found, copied; written file by file in the order of lines. */
struct lv_findings;
struct lv_findings *lv_findings_new(void);
void lv_findings_add(void *findings, const struct lv_finding *finding);
/* Hands the findings, in order, to a sink. */
void lv_findings_replay(struct lv_findings *findings, void (*sink)(void *state, const struct lv_finding *),
                        void *state);
/* Appends them, in order, as JSON: an array of objects with file, line, column, severity, name and message; indent 0: in one line. */
void lv_findings_json(struct lv_findings *findings, size_t indent, struct lv_buf *out);
void lv_findings_free(struct lv_findings *findings);

/* The same for whoever has the module only when it is loaded. */
struct lv_findings_functions {
    struct lv_findings *(*fresh)(void);
    void (*add)(void *findings, const struct lv_finding *finding);
    void (*replay)(struct lv_findings *findings, void (*sink)(void *, const struct lv_finding *),
                   void *state);
    void (*json)(struct lv_findings *findings, size_t indent, struct lv_buf *out);
    void (*free)(struct lv_findings *findings);
};

#endif
