/* A document made by hand, and what a writer makes of it. */
#ifndef MADE_H
#define MADE_H

#include "doc/doc.h"
#include "unit.h"

struct made {
    struct lv_doc *doc;
    struct lv_node *edition; /* the last one added */
    struct lv_options options;
    struct lv_buf out;
};

/* Adds a node, with a text inside unless that is NULL. */
static inline struct lv_node *add(struct made *made, struct lv_node *parent, enum lv_kind kind,
                                  const char *text) {
    struct lv_node *node = lv_node_new(made->doc, kind);
    lv_node_append(parent, node);
    if (text)
        lv_node_append(node, lv_text_new(made->doc, lv_str_from(text)));
    return node;
}

static inline struct lv_node *add_edition(struct made *made, const char *lang) {
    made->edition = add(made, made->doc->root, LV_N_EDITION, NULL);
    lv_attr_set(made->doc, made->edition, LV_AT_LANG, lv_str_from(lang));
    return made->edition;
}

/* Adds an item with a marker of its own. */
static inline void add_item(struct made *made, struct lv_node *list, const char *marker, const char *text) {
    struct lv_node *item = add(made, list, LV_N_ITEM, NULL);
    add(made, item, LV_N_MARKER, marker);
    lv_node_append(item, lv_text_new(made->doc, lv_str_from(text)));
}

static inline struct made new_document(const char *lang) {
    struct made made = {.doc = lv_doc_new(), .options.epoch = -1};
    add_edition(&made, lang);
    return made;
}

/* Adds what the writer makes of the document to `out`, which must go without a diagnostic of an error. */
static inline void write_made(struct made *made, lv_stage *writer) {
    struct lv_diag diag = {0};
    struct lv_job job = {.options = &made->options, .diag = &diag, .name = "test", .out = &made->out};
    assert_int_equal(writer(made->doc, &job), 0);
    assert_int_equal(diag.worst, LV_EXIT_OK);
}

static inline void free_made(struct made *made) {
    lv_buf_free(&made->out);
    lv_doc_free(made->doc);
}

#endif
