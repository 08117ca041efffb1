/* Heads and feet: artifacts of pagination (ISO 14289-1, 7.8). */
#include "write/pdf/paint.h"

static void paint_line(struct pdf_painter *p, const struct lv_box *box, const struct lv_line *line,
                       double y) {
    pdf_begin_text(p, box->x + (double)line->x, y);
    for (size_t i = line->from; i < line->to; i++) {
        pdf_set_font(p, &box->glyphs[i], box->size);
        pdf_put_glyph(p, &box->glyphs[i]);
    }
}

static void paint(struct pdf_painter *p, const struct lv_placed *placed, bool foot) {
    const struct lv_box *box = placed->box;
    lv_buf_puts(&p->out, foot ? "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n"
                              : "/Artifact <</Type /Pagination /Subtype /Header>> BDC\n");
    pdf_set_colour(p, pdf_colour(p->pdf, box->look.colour));
    for (size_t i = 0; i < box->nlines; i++) {
        double top = placed->y + (double)i * box->leading,
               baseline = top + (box->leading - box->size) / 2 + 0.8 * box->size;
        paint_line(p, box, &box->lines[i], p->pdf->layout.height - baseline);
    }
    pdf_end_text(p);
    lv_buf_puts(&p->out, "EMC\n");
}

void pdf_paint_running(struct pdf_painter *p, size_t page) {
    struct lv_running_page running;
    lv_running_page(&p->pdf->layout, page, &running);
    for (size_t i = 0; i < running.n; i++)
        paint(p, &running.placed[i], running.foot[i]);
}
