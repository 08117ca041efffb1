#include "write/docx/docx.h"
#include "core/module.h"
#include "write/template/template.h"

/* The body, and what it gathers while it is written: others tell of what it holds. */
static void write_body(struct docx *d, struct docx_part *parts) {
    d->body = &parts[DOCX_BODY];
    d->links = &parts[DOCX_LINKS];
    docx_part_open(d->body);
    docx_links_begin(d);
    docx_links_own(d);
    docx_open_document(d->body);
    struct lv_meta *meta = lv_meta_begin(&d->style, d->doc, d->has_letter);
    docx_release(d);
    lv_meta_end(meta);
    docx_section(d);
    docx_part_close(d->body);
    docx_part_close(d->links);
}

static void write_part(struct docx *d, size_t file, struct docx_part *part) {
    if (docx_is_picture(file)) {
        lv_buf_str(&part->xml, d->letter.logo);
        return;
    }
    docx_part_open(part);
    docx_files[file].write(d, part);
    docx_part_close(part);
}

static void write_parts(struct docx *d, struct docx_part *parts, struct archive_packed *packed) {
    for (size_t i = 0; i < DOCX_FILES; i++) {
        bool wanted = !docx_files[i].wanted || docx_files[i].wanted(d);
        if (wanted && i != DOCX_BODY && i != DOCX_LINKS && !docx_take_ready(d, i, &packed[i]))
            write_part(d, i, &parts[i]);
    }
}

/* Page and margins of the house's document, whose headers stand for ours. */
static int take_page(struct docx *d) {
    __typeof__(&lv_template_page) page = LV_LOAD(d->job, lv_template_page);
    return page ? page(d->job, &d->style) : -1;
}

/* What was written goes into the house's document. */
static int fill_template(struct docx *d, struct lv_buf *written, struct lv_buf *out) {
    __typeof__(&lv_template_fill) fill = LV_LOAD(d->job, lv_template_fill);
    return fill ? fill(d->job, &d->style, lv_buf_slice(written), out) : -1;
}

int docx_begin(struct docx *d) {
    if (lv_style_load(d->job, &d->style))
        return -1;
    return d->style.docx_template.name ? take_page(d) : 0;
}

int docx_end(struct docx *d, struct docx_part *parts, struct archive_packed *packed) {
    struct lv_buf written = {0}, *out = d->job->out;
    struct lv_job own = *d->job;
    bool template = d->style.docx_template.name;
    own.out = template ? &written : out;
    d->job = &own;
    write_parts(d, parts, packed);
    int result = docx_package(d, parts, packed);
    if (!result && template)
        result = fill_template(d, &written, out);
    for (size_t i = 0; i < DOCX_FILES; i++) {
        docx_part_free(&parts[i]);
        lv_buf_free(&packed[i].bytes);
    }
    lv_buf_free(&written);
    return result;
}

void docx_drop(struct docx *d) {
    lv_buf_free(&d->text);
    lv_free(d->media);
    docx_index_free(&d->hashes);
    lv_style_free(&d->style);
}

static int write_one(struct docx *d) {
    struct docx_part parts[DOCX_FILES] = {0};
    struct archive_packed packed[DOCX_FILES] = {0};
    d->has_letter = !d->style.docx_template.name && lv_letterhead_of(&d->style, d->doc, &d->letter);
    docx_find_side(d);
    docx_running(d);
    lv_report_left_out(d->doc, d->job);
    write_body(d, parts);
    return docx_end(d, parts, packed);
}

int lv_write_docx(struct lv_doc *doc, struct lv_job *job) {
    struct docx d = {.doc = doc, .job = job, DOCX_LISTS};
    int result = docx_begin(&d) ? -1 : write_one(&d);
    docx_drop(&d);
    return result;
}
