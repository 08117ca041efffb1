/*
 * `lvconv check`: what an editor wants to know before sending. Each check is a small function over the finished
 * tree; check.c lists them. They run with typography off, so that they see what the author typed.
 */
#ifndef LV_CHECK_H
#define LV_CHECK_H

#include "doc/doc.h"

typedef void lv_check_fn(struct lv_doc *doc, struct lv_job *job, const struct lv_node *edition);

lv_check_fn lv_check_headline; /* missing, or too long */
lv_check_fn lv_check_contact;  /* no contact; a telephone number that is none */
lv_check_fn lv_check_quotes;   /* unbalanced or mixed glyphs; speech without a speaker */
lv_check_fn lv_check_dates;    /* against each other, their weekday, the embargo against today */
lv_check_fn lv_check_pictures; /* a figure without text */

/* Runs them all over every edition. A stage: 0, findings are reported. */
lv_stage lv_check;

/* Findings as JSON: an array of objects with file, line, column, severity, name and message. */
struct lv_findings;
struct lv_findings *lv_findings_new(void);
void lv_findings_add(void *findings, const struct lv_finding *finding);
/* Appends the JSON text and frees the findings. */
void lv_findings_write(struct lv_findings *findings, struct lv_buf *out);

#endif
