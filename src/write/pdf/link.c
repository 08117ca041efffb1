/* Links: an annotation for each line of a link's text. */
#include "write/pdf/pdf.h"

struct pdf_link {
    uint32_t id, page;
    struct lv_tag *tag;
    double box[4];
    struct pdf_link *next;
};

/* Bytes of an address that a URI may not hold are escaped. */
static void put_uri(struct lv_buf *out, struct lv_str address) {
    static const char digits[] = "0123456789ABCDEF";
    struct lv_buf uri = {0};
    for (size_t i = 0; i < address.n; i++) {
        unsigned char c = (unsigned char)address.p[i];
        if (c > 0x20 && c < 0x7F && c != '<' && c != '>' && c != '"') {
            lv_buf_char(&uri, (char)c);
            continue;
        }
        char escaped[] = {'%', digits[c >> 4], digits[c & 15]};
        lv_buf_add(&uri, escaped, sizeof escaped);
    }
    pdf_bytes(out, lv_buf_slice(&uri));
    lv_buf_free(&uri);
}

void pdf_link_add(struct pdf *pdf, struct lv_tag *tag, uint32_t page, const double box[4]) {
    struct pdf_link *last = pdf->last_link;
    if (last && last->tag == tag && last->page == page && last->box[1] == box[1]) {
        last->box[2] = box[2];
        return;
    }
    struct pdf_link *link = lv_alloc(&pdf->arena, sizeof *link);
    *link = (struct pdf_link){pdf_reserve(pdf), page, tag, {box[0], box[1], box[2], box[3]}, NULL};
    if (last)
        last->next = link;
    else
        pdf->links = link;
    pdf->last_link = link;
    pdf_element_add(pdf, pdf_element(pdf, tag), PDF_KID_OBJECT, link->id, page);
}

static void write_link(struct pdf *pdf, const struct pdf_link *link, uint32_t parent) {
    struct lv_buf *out = &pdf->text;
    struct lv_str text = lv_text(pdf->doc, link->tag->node), href = lv_attr(link->tag->node, LV_AT_HREF);
    size_t from = out->n;
    lv_buf_puts(out, "/Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [");
    for (size_t i = 0; i < 4; i++) {
        pdf_number(out, link->box[i]);
        lv_buf_char(out, ' ');
    }
    pdf_ref(out, "] /P ", link->page);
    lv_buf_puts(out, " /A <</S /URI /URI ");
    put_uri(out, href);
    lv_buf_puts(out, ">> /Contents ");
    pdf_string(out, text.n ? text : href);
    lv_buf_puts(out, " /StructParent ");
    pdf_uint(out, parent);
    pdf_define(pdf, link->id, from);
}

void pdf_link_page(struct pdf *pdf, struct lv_buf *annots) {
    struct pdf_link *link = pdf->listed ? pdf->listed->next : pdf->links;
    for (; link; link = link->next) {
        pdf_ref(annots, annots->n ? " " : "", link->id);
        pdf->listed = link;
    }
}

void pdf_write_links(struct pdf *pdf) {
    struct lv_buf parent = {0};
    for (const struct pdf_link *link = pdf->links; link; link = link->next) {
        parent.n = 0;
        pdf_ref(&parent, "", pdf_element(pdf, link->tag)->id);
        write_link(pdf, link, pdf->parents_next);
        pdf_parent(pdf, lv_buf_slice(&parent));
    }
    lv_buf_free(&parent);
}
