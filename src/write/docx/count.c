/* The numbers in the contents, until Word counts its own pages: those of the same text in a PDF of the same style. */
#include "core/module.h"
#include "layout/layout.h"
#include "write/docx/docx.h"

enum { LETTERS = 2600 }; /* on a page, where nothing better is known */

struct docx_counter {
    struct lv_layout layout;
    struct lv_layout_part part;
    struct lv_diag silent;
    __typeof__(&lv_layout_make) make;
    __typeof__(&lv_layout_clear) clear;
    __typeof__(&lv_layout_free) free;
    double margin_bottom; /* of the house, in millimetres */
    bool opened;          /* else it is guessed */
};

static bool open_layout(struct docx_counter *counter, struct lv_job *job) {
    __typeof__(&lv_layout_open) open = LV_LOAD(job, lv_layout_open);
    counter->make = LV_LOAD(job, lv_layout_make);
    counter->clear = LV_LOAD(job, lv_layout_clear);
    counter->free = LV_LOAD(job, lv_layout_free);
    return open && counter->make && counter->clear && counter->free && !open(&counter->layout, job);
}

struct docx_counter *docx_counter_new(struct lv_job *job, const struct lv_style *style) {
    struct docx_counter *counter = lv_malloc(sizeof *counter);
    struct lv_style *own = &counter->layout.style;
    struct lv_job silent = *job;
    *counter = (struct docx_counter){.opened = false};
    silent.diag = &counter->silent; /* that it cannot be had changes no text */
    if (!open_layout(counter, &silent))
        return counter;
    counter->opened = true;
    counter->layout.pack = &counter->part;
    own->paper = style->paper; /* a template has its own */
    own->margin_inner = style->margin_inner;
    own->margin_outer = style->margin_outer;
    counter->margin_bottom = own->margin_bottom;
    if (!own->head_left)
        lv_phrase_add(&own->arena, &own->head_left, "head", "head", "-");
    return counter;
}

static size_t guess(struct lv_doc *doc) {
    size_t bytes = 0;
    for (const struct lv_node *node = doc->root; node; node = lv_node_next(node, doc->root))
        bytes += node->text.n;
    return 1 + bytes / LETTERS;
}

/* Rows of a table are farther apart than columns of the PDF: as measured, they take so much more of a page. */
static void make_room(struct docx_counter *counter, struct lv_doc *doc, const struct lv_job *job) {
    static const double ROWS_TAKE = 0.18;
    struct lv_style *style = &counter->layout.style;
    struct lv_rows rows = lv_rows(doc);
    double height = style->paper.height * 25.4 / 72 - style->margin_top - counter->margin_bottom;
    bool table = lv_arrangement_of(doc, &rows, job->options, style->bilingual) == LV_COLUMNS;
    style->margin_bottom = counter->margin_bottom + (table ? ROWS_TAKE * height : 0);
}

size_t docx_count_pages(struct docx_counter *counter, struct lv_doc *doc, const struct lv_job *job,
                        bool release) {
    struct lv_job own = *job;
    if (!counter->opened)
        return guess(doc);
    own.diag = &counter->silent;
    counter->part.own = !release;
    make_room(counter, doc, job);
    size_t pages = counter->make(&counter->layout, doc, &own) ? 0 : counter->layout.npages;
    counter->clear(&counter->layout);
    return pages ? pages : guess(doc);
}

void docx_counter_free(struct docx_counter *counter) {
    if (counter && counter->free)
        counter->free(&counter->layout);
    lv_free(counter);
}
