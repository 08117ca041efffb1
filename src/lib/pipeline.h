/* Finding and running stages. */
#ifndef LV_PIPELINE_H
#define LV_PIPELINE_H

#include "lvconv.h"

/* A list of stages to run one after the other. */
struct lv_chain {
    const struct lv_stage_info *stage[32];
    size_t n;
};

/* The usual chain from a reader to the tree: the reader, and all filters where they follow it. */
void lv_chain_usual(struct lv_chain *chain, const struct lv_stage_info *reader);

/* Adds the stages that bring several editions together. */
void lv_chain_pairing(struct lv_chain *chain);

/* Adds the stages of a comma-separated list: readers and filters by name. false, with *bad set, at an unknown one. */
bool lv_chain_parse(struct lv_chain *chain, struct lv_str list, struct lv_str *bad);

/* True if a stage of that name is in a chain. */
bool lv_chain_has(const struct lv_chain *chain, struct lv_str name);

/* Runs the stages of a chain in order. 0, or -1 at the first that fails. */
int lv_chain_run(const struct lv_chain *chain, struct lv_doc *doc, struct lv_job *job);

#endif
