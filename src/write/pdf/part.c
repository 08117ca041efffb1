/* Parts of a file: the one document, or those of a pack, painted one after the other and then forgotten. */
#include "write/pdf/pdf.h"

static struct pdf_part *new_part(struct pdf *pdf) {
    struct pdf_part *part = lv_alloc(&pdf->arena, sizeof *part);
    if (pdf->last_part)
        pdf->last_part->next = part;
    else
        pdf->parts = part;
    pdf->last_part = part;
    part->n = pdf->layout.npages;
    part->pages = lv_alloc(&pdf->arena, (part->n + 1) * sizeof *part->pages);
    return part;
}

/* Keeps what heads and feet say, for the document is gone when the number of all pages is known. */
static void keep_running(struct pdf *pdf, struct pdf_part *part) {
    const struct lv_layout *l = &pdf->layout;
    part->running = *l->running;
    for (size_t i = 0; i < LV_RUNNING; i++)
        part->running.text[i] = lv_arena_copy(&pdf->arena, l->running->text[i]);
    part->lang = lv_arena_copy(&pdf->arena, lv_node_lang(l->running->edition));
    part->head_room = l->head_room;
    part->foot_room = l->foot_room;
}

struct pdf_part *pdf_add_part(struct pdf *pdf) {
    struct pdf_part *part = pdf->part = new_part(pdf);
    pdf->links = pdf->last_link = pdf->listed = NULL;
    pdf->editions = NULL;
    pdf->editions_n = pdf->edition = 0;
    pdf->table.node = NULL;
    pdf_begin_structure(pdf, pdf->pack ? "Part" : NULL);
    pdf_paint_pages(pdf);
    pdf_write_links(pdf);
    pdf_write_elements(pdf);
    pdf->editions_before += pdf->editions_n;
    if (pdf->pack) {
        keep_running(pdf, part);
        part->kids = pdf->document->last;
    }
    return part;
}

/* The elements of parts in their order, whatever they were painted in. */
static void order_kids(struct pdf *pdf) {
    struct pdf_kid *last = NULL;
    for (struct pdf_part *part = pdf->parts; pdf->pack && part; part = part->next) {
        if (last)
            last->next = part->kids;
        else
            pdf->document->first = part->kids;
        last = pdf->document->last = part->kids;
        last->next = NULL;
    }
}

size_t pdf_part_pages(const struct pdf *pdf, const struct pdf_part *part) {
    return part->n + (pdf->print.duplex && part->next && part->n % 2);
}

static size_t paint_running(struct pdf *pdf) {
    size_t pages = 0, first = 0;
    for (struct pdf_part *part = pdf->parts; part; part = part->next) {
        size_t all = pdf_part_pages(pdf, part);
        part->blank.id = all > part->n ? pdf_reserve(pdf) : 0;
        pages += all;
    }
    for (struct pdf_part *part = pdf->parts; pdf->pack && part;
         first += pdf_part_pages(pdf, part), part = part->next) {
        struct lv_doc *doc = lv_doc_new();
        pdf->layout.doc = doc;
        part->running.edition = lv_node_new(doc, LV_N_EDITION);
        lv_attr_set(doc, part->running.edition, LV_AT_LANG, part->lang);
        pdf_paint_part_running(pdf, part, first, pages);
        lv_layout_clear(&pdf->layout);
        lv_doc_free(doc);
    }
    return pages;
}

void pdf_write_parts(struct pdf *pdf) {
    size_t pages = paint_running(pdf), from = pdf->text.n;
    lv_buf_puts(&pdf->text, "/Type /Pages /Count ");
    pdf_uint(&pdf->text, (uint32_t)pages);
    lv_buf_puts(&pdf->text, " /Kids [");
    for (const struct pdf_part *part = pdf->parts; part; part = part->next) {
        for (size_t i = 0; i < part->n; i++)
            pdf_ref(&pdf->text, " ", part->pages[i].id);
        if (part->blank.id)
            pdf_ref(&pdf->text, " ", part->blank.id);
    }
    lv_buf_char(&pdf->text, ']');
    pdf_define(pdf, pdf->pages, from);
    order_kids(pdf);
    pdf_write_structure(pdf);
}
