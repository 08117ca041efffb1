#include "write/pdf/pdf.h"
#include "core/memory.h"

void pdf_begin(struct pdf *pdf) {
    pdf_open(pdf);
    pdf->tree = pdf_reserve(pdf);
    pdf->pages = pdf_reserve(pdf);
    pdf->resources = pdf_reserve(pdf);
}

int pdf_end(struct pdf *pdf) {
    pdf_write_parts(pdf);
    int wrong = pdf_write_fonts(pdf);
    pdf_write_meta(pdf);
    return wrong || pdf->failed ? -1 : pdf_finish(pdf);
}

void pdf_drop(void *what) {
    struct pdf *pdf = what;
    pdf_close(pdf);
    lv_layout_free(&pdf->layout);
}

int lv_write_pdf(struct lv_doc *doc, struct lv_job *job) {
    struct pdf pdf = {.doc = doc, .job = job};
    struct lv_guard guard;
    lv_guard(&guard, pdf_drop, &pdf);
    int result = lv_layout_open(&pdf.layout, job) || lv_layout_make(&pdf.layout, doc, job) ? -1 : 0;
    if (!result) {
        lv_report_left_out(doc, job);
        pdf_begin(&pdf);
        pdf_add_part(&pdf);
        result = pdf_end(&pdf);
    }
    lv_unguard(&guard);
    pdf_drop(&pdf);
    return result;
}
