/* Finding and running stages. */
#ifndef LV_PIPELINE_H
#define LV_PIPELINE_H

#include "core/core.h"

/* All stages in chain order; *n gets their number. */
const struct lv_stage_info *lv_stages(size_t *n);

/* The stage of that kind and name, or NULL. */
const struct lv_stage_info *lv_stage_find(enum lv_stage_kind kind, struct lv_str name);

/* The reader for a file of that name, which may be "-", by the bytes it begins with and its ending. */
const struct lv_stage_info *lv_reader_for(const char *path, struct lv_str in);

/* True if a file of that name has that ending after its last dot, be it in capitals. */
bool lv_has_ending(const char *path, const char *ending);

/* The reader whose ending a file's name has, or NULL. */
const struct lv_stage_info *lv_reader_by_ending(const char *path);

/* The reader or writer of the form in which one stage as a program hands the tree to the next. */
const struct lv_stage_info *lv_stage_between(enum lv_stage_kind kind);

/* The first writer with that ending, or NULL: of several, the others need their name. */
const struct lv_stage_info *lv_writer_for(const char *ending);

/* Runs one stage, loading its module first. 0, or -1 with a diagnostic. */
int lv_stage_run(const struct lv_stage_info *stage, struct lv_doc *doc, struct lv_job *job);

/* A list of stages to run one after the other. */
struct lv_chain {
    const struct lv_stage_info *stage[32];
    size_t n;
};

/* The usual chain from a reader to the tree: the reader, and all filters where they follow it. */
void lv_chain_usual(struct lv_chain *chain, const struct lv_stage_info *reader);

/* Adds the stages that bring several editions together. */
void lv_chain_pairing(struct lv_chain *chain);

/* Adds the stages of a comma-separated list: readers and filters by name. false at an unknown one, which *bad then is. */
bool lv_chain_parse(struct lv_chain *chain, struct lv_str list, struct lv_str *bad);

/* True if a stage of that name is in a chain. */
bool lv_chain_has(const struct lv_chain *chain, struct lv_str name);

/* Runs the stages of a chain in order. 0, or -1 at the first that fails. */
int lv_chain_run(const struct lv_chain *chain, struct lv_doc *doc, struct lv_job *job);

/*
 * Says that there is no stage of that name (LV_MSG_FORMAT, LV_MSG_STAGE), and which there are of a kind, with `filters`
 * those as well. -1.
 */
int lv_stage_unknown(struct lv_job *job, enum lv_message id, struct lv_str name, enum lv_stage_kind kind,
                     bool filters);

/* Adds the names of all stages of a kind to a list of such, with blanks between. */
void lv_stage_names(struct lv_buf *to, enum lv_stage_kind kind);

#endif
