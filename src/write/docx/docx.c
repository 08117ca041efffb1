#include "write/docx/docx.h"

/* The body, and what it gathers while it is written: others tell of what it holds. */
static void write_body(struct docx *d, struct docx_part *parts) {
    d->body = &parts[DOCX_BODY];
    d->links = &parts[DOCX_LINKS];
    docx_part_open(d->body);
    docx_part_open(d->links);
    docx_links_begin(d);
    docx_document(d);
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

static void write_parts(struct docx *d, struct docx_part *parts, struct docx_packed *packed) {
    write_body(d, parts);
    for (size_t i = 0; i < DOCX_FILES; i++) {
        bool wanted = !docx_files[i].wanted || docx_files[i].wanted(d);
        if (wanted && i != DOCX_BODY && i != DOCX_LINKS && !docx_take_ready(d, i, &packed[i]))
            write_part(d, i, &parts[i]);
    }
}

int lv_write_docx(struct lv_doc *doc, struct lv_job *job) {
    struct docx d = {.doc = doc, .job = job, .bullets = {LV_STR("•")}, .nbullets = 1};
    struct docx_part parts[DOCX_FILES] = {0};
    struct docx_packed packed[DOCX_FILES] = {0};
    if (lv_style_load(job, &d.style)) {
        lv_style_free(&d.style);
        return -1;
    }
    d.has_letter = lv_letterhead_of(&d.style, doc, &d.letter);
    lv_report_left_out(doc, job);
    write_parts(&d, parts, packed);
    int result = docx_package(&d, parts, packed);
    for (size_t i = 0; i < DOCX_FILES; i++) {
        docx_part_free(&parts[i]);
        lv_buf_free(&packed[i].bytes);
    }
    lv_buf_free(&d.text);
    lv_style_free(&d.style);
    return result;
}
