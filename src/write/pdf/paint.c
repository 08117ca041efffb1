#include "write/pdf/paint.h"
#include "core/utf8.h"

#include <math.h>

uint32_t pdf_colour(const struct pdf *pdf, enum lv_colour colour) {
    const struct lv_style *s = &pdf->layout.style;
    const uint32_t colours[] = {s->ink, s->muted, s->accent, s->embargo, s->link};
    return colours[colour];
}

/* A grey has one component, and the operator is one letter: that of the style's colours, which are greys then. */
static void put_colour(struct pdf_painter *p, uint32_t rgb, const char *operator) {
    struct lv_buf *out = &p->out;
    bool grey = p->pdf->print.grey;
    for (int shift = grey ? 0 : 16; shift >= 0; shift -= 8) {
        uint32_t thousandths = ((rgb >> shift & 255) * 1000 + 127) / 255;
        char decimals[] = {(char)('0' + thousandths / 1000),     '.',
                           (char)('0' + thousandths / 100 % 10), (char)('0' + thousandths / 10 % 10),
                           (char)('0' + thousandths % 10),       ' '};
        lv_buf_add(out, decimals, sizeof decimals);
    }
    lv_buf_puts(out, operator+ grey);
}

static void end_array(struct pdf_painter *p) {
    if (p->in_array)
        lv_buf_puts(&p->out, ")]TJ\n");
    p->in_array = false;
}

void pdf_set_colour(struct pdf_painter *p, uint32_t rgb) {
    if (rgb == p->colour)
        return;
    end_array(p);
    put_colour(p, rgb, "rg\n");
    p->colour = rgb;
}

void pdf_end_text(struct pdf_painter *p) {
    end_array(p);
    if (p->in_text)
        lv_buf_puts(&p->out, "ET\n");
    p->in_text = false;
}

void pdf_end_tag(struct pdf_painter *p) {
    pdf_end_text(p);
    if (p->tag)
        lv_buf_puts(&p->out, "EMC\n");
    p->tag = NULL;
}

void pdf_begin_tag(struct pdf_painter *p, struct lv_tag *tag) {
    static struct lv_tag repeated;
    tag = p->repeated ? &repeated : tag;
    if (p->tag == tag)
        return;
    pdf_end_tag(p);
    p->tag = tag;
    if (p->repeated) {
        lv_buf_puts(&p->out, "/Artifact <</Type /Pagination /Subtype /Header>> BDC\n");
        return;
    }
    struct pdf_element *element = pdf_element(p->pdf, tag);
    pdf_element_add(p->pdf, element, PDF_KID_CONTENT, p->mcid, p->page);
    pdf_ref(&p->parents, " ", element->id);
    lv_buf_char(&p->out, '/');
    lv_buf_puts(&p->out, element->type);
    lv_buf_puts(&p->out, " <</MCID ");
    pdf_uint(&p->out, p->mcid++);
    lv_buf_puts(&p->out, ">> BDC\n");
}

void pdf_begin_text(struct pdf_painter *p, double x, double y) {
    end_array(p);
    lv_buf_puts(&p->out, p->in_text ? "1 0 0 1 " : "BT 1 0 0 1 ");
    pdf_number(&p->out, x);
    lv_buf_char(&p->out, ' ');
    pdf_number(&p->out, y);
    lv_buf_puts(&p->out, " Tm\n");
    p->in_text = true;
}

void pdf_change_font(struct pdf_painter *p, const struct lv_set_glyph *glyph, double size) {
    uint32_t font = pdf_font(p->pdf, glyph);
    end_array(p);
    lv_buf_puts(&p->out, "/F");
    pdf_uint(&p->out, font);
    lv_buf_char(&p->out, ' ');
    pdf_number(&p->out, size);
    lv_buf_puts(&p->out, " Tf\n");
    p->font = font;
    p->face = glyph->face;
    p->subset = glyph->subset;
    p->size = size;
}

void pdf_begin_string(struct pdf_painter *p) {
    lv_buf_puts(&p->out, p->in_array ? ")(" : "[(");
    p->in_array = true;
    p->in_string = 0;
}

void pdf_adjust(struct pdf_painter *p, int adjust) {
    lv_buf_char(&p->out, ')');
    pdf_number(&p->out, -adjust);
    lv_buf_char(&p->out, '(');
}

void pdf_put_stand_in(struct pdf_painter *p, const struct lv_set_glyph *glyph) {
    char utf8[4];
    end_array(p);
    lv_buf_puts(&p->out, "/Span <</ActualText ");
    pdf_string(&p->out, (struct lv_str){utf8, lv_utf8_put(glyph->cp, utf8)});
    lv_buf_puts(&p->out, ">> BDC\n");
    pdf_put_glyph(p, glyph);
    end_array(p);
    lv_buf_puts(&p->out, "EMC\n");
}

void pdf_bar(struct pdf_painter *p, double x, double y, double width, double height, uint32_t rgb) {
    pdf_end_tag(p);
    lv_buf_puts(&p->out, "/Artifact <</Type /Layout>> BDC\n");
    pdf_set_colour(p, rgb);
    const double numbers[] = {x, p->pdf->layout.height - y - height, width, height};
    for (size_t i = 0; i < 4; i++) {
        pdf_number(&p->out, numbers[i]);
        lv_buf_char(&p->out, ' ');
    }
    lv_buf_puts(&p->out, "re f\nEMC\n");
}

void pdf_leader(struct pdf_painter *p, double x, double end, double y, uint32_t rgb) {
    static const double STEP = 4.5, DOT = 0.7;
    double from = ceil(x / STEP) * STEP, to = floor(end / STEP) * STEP;
    if (to <= from)
        return;
    pdf_end_tag(p);
    lv_buf_puts(&p->out, "/Artifact <</Type /Layout>> BDC\nq ");
    put_colour(p, rgb, "RG");
    lv_buf_puts(&p->out, " 1 J [0 ");
    pdf_number(&p->out, STEP);
    lv_buf_puts(&p->out, "] 0 d ");
    pdf_number(&p->out, DOT);
    lv_buf_puts(&p->out, " w ");
    const double ends[] = {from, to + 0.1};
    for (size_t i = 0; i < 2; i++) {
        pdf_number(&p->out, ends[i]);
        lv_buf_char(&p->out, ' ');
        pdf_number(&p->out, p->pdf->layout.height - y);
        lv_buf_puts(&p->out, i ? " l " : " m ");
    }
    lv_buf_puts(&p->out, "S Q\nEMC\n");
}
