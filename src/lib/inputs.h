/* The inputs of a release become one document. */
#ifndef LV_INPUTS_H
#define LV_INPUTS_H

#include "doc/doc.h"
#include "lib/options.h"

/* The names of the inputs that the editions of a document are from, NULL at the end. The owner frees `of`. */
struct lv_names {
    const char **of;
    size_t n;
};

/* What messages call an input. */
const char *lv_input_name(const struct lv_input *in);

/*
 * Runs each input through its chain and brings together those that are editions; `editions` is 1 at least. From then on
 * job has the names. The caller frees the document; NULL after a diagnostic.
 */
struct lv_doc *lv_inputs_read(const struct lv_wishes *wishes, struct lv_job *job, const struct lv_input *in,
                              size_t editions, struct lv_names *names);

#endif
