/*
 * Filter editions: one text that holds several languages, one after the other or paragraph by paragraph, becomes an
 * edition for each. Only with -b and a single input, after the filter lang.
 */
#include "core/module.h"
#include "doc/doc.h"
#include "pair/pair.h"

int lv_filter_editions(struct lv_doc *doc, struct lv_job *job) {
    if (!job->split || !lv_edition(doc, 0) || lv_edition(doc, 1))
        return 0;
    void (*divide)(struct lv_doc *) = LV_LOAD(job, lv_editions_divide);
    if (!divide)
        return -1;
    divide(doc);
    return 0;
}
