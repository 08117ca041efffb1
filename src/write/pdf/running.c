/* Heads and feet: artifacts of pagination (ISO 14289-1, 7.8). */
#include "lang/words.h"
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

/* ---- blank pages ---- */

static const struct lv_look blank = {LV_SANS, LV_SIZE_SMALL, LV_MUTED, .bold = false};

/* In each language of the pack, in the middle of the page. */
static void paint_words(struct pdf_painter *p) {
    struct lv_layout *l = &p->pdf->layout;
    const struct lv_node *spoken;
    double y = l->height / 2;
    for (size_t i = 0; (spoken = lv_edition(p->pdf->doc, i)); i++) {
        struct lv_str lang = lv_arena_copy(&l->doc->arena, lv_node_lang(spoken));
        struct lv_node *edition = lv_node_new(l->doc, LV_N_EDITION);
        lv_attr_set(l->doc, edition, LV_AT_LANG, lang);
        struct lv_box *box = lv_box_of(l, edition, lv_word_ui(lang, "blank"), &blank, l->right - l->left);
        box->x = l->left;
        for (size_t line = 0; line < box->nlines; line++) {
            box->lines[line].x = ((float)box->width - box->lines[line].width) / 2;
            y += box->leading;
            paint_line(p, box, &box->lines[line], l->height - y);
        }
    }
    pdf_end_text(p);
}

void pdf_paint_blank(struct pdf_painter *p, size_t page) {
    struct lv_running_page running;
    lv_buf_puts(&p->out, "/Artifact <</Type /Pagination>> BDC\n");
    pdf_set_colour(p, pdf_colour(p->pdf, blank.colour));
    paint_words(p);
    lv_buf_puts(&p->out, "EMC\n");
    lv_running_page(&p->pdf->layout, page, &running);
    for (size_t i = 0; i < running.n; i++)
        if (running.foot[i])
            paint(p, &running.placed[i], true);
}
