/* The letterhead: its words and what its logo shows are read like any text, rule and ornament are not. */
#include "write/pdf/paint.h"

void pdf_head_elements(struct pdf *pdf) {
    struct lv_head *head = pdf->layout.head;
    if (!head)
        return;
    if (head->logo_tag) {
        double *bounds = lv_alloc(&pdf->arena, 4 * sizeof *bounds);
        bounds[0] = head->logo_x;
        bounds[1] = pdf->layout.height - head->logo_y - head->logo_height;
        bounds[2] = head->logo_x + head->logo_width;
        bounds[3] = pdf->layout.height - head->logo_y;
        pdf_element(pdf, head->logo_tag)->bounds = bounds;
    }
    for (size_t i = 0; i < head->n; i++)
        pdf_element(pdf, head->placed[i].box->tag);
}

static void paint_logo(struct pdf_painter *p, const struct lv_head *head) {
    p->pdf->logo = pdf_logo(p->pdf, head->logo);
    if (!p->pdf->logo)
        return;
    if (head->logo_tag)
        pdf_begin_tag(p, head->logo_tag);
    else
        lv_buf_puts(&p->out, "/Artifact <</Type /Layout>> BDC\n");
    const double place[] = {head->logo_width,
                            0,
                            0,
                            head->logo_height,
                            head->logo_x,
                            p->pdf->layout.height - head->logo_y - head->logo_height};
    lv_buf_puts(&p->out, "q ");
    for (size_t i = 0; i < 6; i++) {
        pdf_number(&p->out, place[i]);
        lv_buf_char(&p->out, ' ');
    }
    lv_buf_puts(&p->out, "cm /Logo Do Q\n");
    if (head->logo_tag)
        pdf_end_tag(p);
    else
        lv_buf_puts(&p->out, "EMC\n");
}

void pdf_paint_letterhead(struct pdf_painter *p) {
    const struct lv_layout *l = &p->pdf->layout;
    const struct lv_head *head = l->head;
    if (!head)
        return;
    if (head->logo.n)
        paint_logo(p, head);
    for (size_t i = 0; i < head->n; i++)
        pdf_paint_box(p, &head->placed[i]);
    if (l->style.letterhead_rule > 0)
        pdf_bar(p, l->left, head->rule_y, l->right - l->left, l->style.letterhead_rule, l->style.accent);
}
