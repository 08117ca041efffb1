/* What is painted on a page: the state of its content stream, and the operators that change it. */
#ifndef LV_PDF_PAINT_H
#define LV_PDF_PAINT_H

#include "write/pdf/pdf.h"

struct pdf_painter {
    struct pdf *pdf;
    struct lv_buf out;     /* content of the page */
    struct lv_buf parents; /* for each MCID of the page, its element */
    uint32_t page, mcid;
    struct lv_tag *tag; /* what is open; NULL: nothing */
    bool in_text, in_array;
    size_t in_string; /* glyphs since the string in the array began */
    uint32_t font;    /* its object; 0: none is set on this page */
    uint8_t face, subset;
    double size;
    uint32_t colour;
    bool repeated; /* what is painted is on a page before: no part of the text */
};

uint32_t pdf_colour(const struct pdf *pdf, enum lv_colour colour);
void pdf_set_colour(struct pdf_painter *p, uint32_t rgb);

/* What follows belongs to the element of a tag; to none. */
void pdf_begin_tag(struct pdf_painter *p, struct lv_tag *tag);
void pdf_end_tag(struct pdf_painter *p);

/* Text begins at x, and the baseline is y from the bottom of the page. */
void pdf_begin_text(struct pdf_painter *p, double x, double y);
void pdf_end_text(struct pdf_painter *p);

/* The parts of the next two that most glyphs do not need: an operator, a string in the array, a number in it. */
void pdf_change_font(struct pdf_painter *p, const struct lv_set_glyph *glyph, double size);
void pdf_begin_string(struct pdf_painter *p);
void pdf_adjust(struct pdf_painter *p, int adjust);

static inline void pdf_set_font(struct pdf_painter *p, const struct lv_set_glyph *glyph, double size) {
    if (!p->font || glyph->face != p->face || glyph->subset != p->subset || size != p->size)
        pdf_change_font(p, glyph, size);
}

/* One byte of a string as PDF has it, at `to`; gives how many it takes. */
static inline size_t pdf_put_byte(char *to, char byte) {
    bool escaped = byte == '\r' || byte == '(' || byte == ')' || byte == '\\';
    if (escaped)
        *to++ = '\\';
    *to = byte == '\r' ? 'r' : byte;
    return escaped ? 2 : 1;
}

static inline void pdf_put_glyph(struct pdf_painter *p, const struct lv_set_glyph *glyph) {
    enum { MOST_GLYPHS = 8000, BYTES = 4 }; /* in a string, of which PDF/A allows 32,767 bytes; of a glyph */
    if (!p->in_array || p->in_string == MOST_GLYPHS)
        pdf_begin_string(p);
    p->in_string++;
    lv_buf_room(&p->out, BYTES);
    char *to = p->out.p + p->out.n, *end = to;
    end += pdf_put_byte(end, (char)(glyph->cid >> 8));
    end += pdf_put_byte(end, (char)glyph->cid);
    p->out.n += (size_t)(end - to);
    if (glyph->adjust)
        pdf_adjust(p, glyph->adjust);
}

/* A stand-in, which says what character it stands for. */
void pdf_put_stand_in(struct pdf_painter *p, const struct lv_set_glyph *glyph);

/* The picture of a box, whose top is y from the top of the page. */
void pdf_paint_picture(struct pdf_painter *p, const struct lv_box *box, double y);

/* A filled rectangle that is no part of the text; y from the top of the page. */
void pdf_bar(struct pdf_painter *p, double x, double y, double width, double height, uint32_t rgb);

/* Dots in a line of text, which is y from the top of the page, from x to end. They stand below those of other lines. */
void pdf_leader(struct pdf_painter *p, double x, double end, double y, uint32_t rgb);

/* The lines of a box, with what belongs around them: in page.c. */
void pdf_paint_box(struct pdf_painter *p, const struct lv_placed *placed);

/* The grounds of contacts on a page, below their text: in panel.c. */
void pdf_paint_panels(struct pdf_painter *p, const struct lv_page *page);

/* The letterhead, on the first page: in head.c. */
void pdf_paint_letterhead(struct pdf_painter *p);

/* Heads and feet of a page, which nobody hears: in running.c. */
void pdf_paint_running(struct pdf_painter *p, size_t page);
/* The same on a page without text, which says that it has none, and no head. */
void pdf_paint_blank(struct pdf_painter *p, size_t page);

/* Underlines the links of the page, before pdf_link_page lists them. */
void pdf_link_underline(struct pdf_painter *p);

#endif
