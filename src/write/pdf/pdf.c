#include "write/pdf/pdf.h"
#include "core/memory.h"

static int write_document(struct pdf *pdf) {
    pdf->tree = pdf_reserve(pdf);
    pdf->pages = pdf_reserve(pdf);
    pdf->resources = pdf_reserve(pdf);
    pdf_write_pages(pdf);
    pdf_write_links(pdf);
    pdf_write_structure(pdf);
    int wrong = pdf_write_fonts(pdf);
    pdf_write_meta(pdf);
    return wrong || pdf->failed ? -1 : pdf_finish(pdf);
}

static void drop(void *what) {
    struct pdf *pdf = what;
    pdf_close(pdf);
    lv_layout_free(&pdf->layout);
}

int lv_write_pdf(struct lv_doc *doc, struct lv_job *job) {
    struct pdf pdf = {.doc = doc, .job = job};
    struct lv_guard guard;
    lv_guard(&guard, drop, &pdf);
    int result = lv_layout_make(&pdf.layout, doc, job);
    if (!result) {
        lv_report_left_out(doc, job);
        pdf_open(&pdf);
        result = write_document(&pdf);
        pdf_close(&pdf);
    }
    lv_unguard(&guard);
    lv_layout_free(&pdf.layout);
    return result;
}
