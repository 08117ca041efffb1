/* Links: an annotation for a link's text on a page, with a box for each of its lines. */
#include "write/pdf/paint.h"

/* The text of a link in one line. */
struct line {
    struct pdf_link_text text;
    struct line *next;
};

struct pdf_link {
    uint32_t id, page;
    struct lv_tag *tag;
    double aside; /* of its page */
    struct line *lines, *last;
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

static struct pdf_link *new_link(struct pdf *pdf, struct lv_tag *tag, uint32_t page) {
    struct pdf_link *link = lv_alloc(&pdf->arena, sizeof *link);
    *link = (struct pdf_link){.id = pdf_reserve(pdf), .page = page, .tag = tag, .aside = pdf->aside};
    if (pdf->last_link)
        pdf->last_link->next = link;
    else
        pdf->links = link;
    pdf->last_link = link;
    pdf_element_add(pdf, pdf_element(pdf, tag), PDF_KID_OBJECT, link->id, page);
    return link;
}

void pdf_link_add(struct pdf *pdf, struct lv_tag *tag, uint32_t page, struct pdf_link_text text) {
    struct pdf_link *link = pdf->last_link;
    if (!link || link->tag != tag || link->page != page)
        link = new_link(pdf, tag, page);
    if (link->last && link->last->text.y == text.y) {
        link->last->text.to = text.to;
        return;
    }
    struct line *line = lv_alloc(&pdf->arena, sizeof *line);
    *line = (struct line){text, NULL};
    if (link->last)
        link->last->next = line;
    else
        link->lines = line;
    link->last = line;
}

static double below(const struct pdf_link_text *text) {
    return text->picture ? text->y : text->y - 0.25 * text->size;
}

static double above(const struct pdf_link_text *text) {
    return text->picture ? text->y + text->size : text->y + 0.85 * text->size;
}

static void put_numbers(struct lv_buf *out, const double *numbers, size_t n) {
    for (size_t i = 0; i < n; i++) {
        pdf_number(out, numbers[i]);
        lv_buf_char(out, ' ');
    }
}

/* The smallest box around all lines. */
static void put_rect(struct lv_buf *out, const struct line *first, double aside) {
    double rect[4] = {first->text.from, below(&first->text), first->text.to, above(&first->text)};
    for (const struct line *line = first->next; line; line = line->next) {
        rect[0] = line->text.from < rect[0] ? line->text.from : rect[0];
        rect[1] = below(&line->text) < rect[1] ? below(&line->text) : rect[1];
        rect[2] = line->text.to > rect[2] ? line->text.to : rect[2];
        rect[3] = above(&line->text) > rect[3] ? above(&line->text) : rect[3];
    }
    rect[0] += aside;
    rect[2] += aside;
    lv_buf_puts(out, "/Rect [");
    put_numbers(out, rect, 4);
    lv_buf_char(out, ']');
}

/* The corners of each line, anticlockwise from below at the left (ISO 32000-1, 12.5.6.5). */
static void put_corners(struct lv_buf *out, const struct line *line, double aside) {
    lv_buf_puts(out, " /QuadPoints [");
    for (; line; line = line->next) {
        const struct pdf_link_text *t = &line->text;
        double left = t->from + aside, right = t->to + aside;
        put_numbers(out, (double[8]){left, below(t), right, below(t), right, above(t), left, above(t)}, 8);
    }
    lv_buf_char(out, ']');
}

/* The page a link within a pack leads to; 0: it leads elsewhere. */
static uint32_t target_of(const struct pdf *pdf, struct lv_str href) {
    size_t number = 0;
    if (!lv_str_starts(href, LV_STR("#")))
        return 0;
    for (size_t i = 1; i < href.n && lv_is_digit(href.p[i]) && number < pdf->targets_n; i++)
        number = 10 * number + (size_t)(href.p[i] - '0');
    return number < pdf->targets_n ? pdf->targets[number] : 0;
}

static void put_action(struct pdf *pdf, struct lv_str href) {
    struct lv_buf *out = &pdf->text;
    uint32_t target = target_of(pdf, href);
    if (target) {
        pdf_ref(out, " /A <</S /GoTo /D [", target);
        lv_buf_puts(out, " /XYZ null null null]>>");
        return;
    }
    lv_buf_puts(out, " /A <</S /URI /URI ");
    put_uri(out, href);
    lv_buf_puts(out, ">>");
}

static void write_link(struct pdf *pdf, const struct pdf_link *link, uint32_t parent) {
    struct lv_buf *out = &pdf->text;
    struct lv_str text = lv_text(pdf->doc, link->tag->node), href = lv_attr(link->tag->node, LV_AT_HREF);
    size_t from = out->n;
    lv_buf_puts(out, "/Type /Annot /Subtype /Link /F 4 /Border [0 0 0] ");
    put_rect(out, link->lines, link->aside);
    if (link->lines->next)
        put_corners(out, link->lines, link->aside);
    pdf_ref(out, " /P ", link->page);
    put_action(pdf, href);
    lv_buf_puts(out, " /Contents ");
    pdf_string(out, text.n ? text : href);
    lv_buf_puts(out, " /StructParent ");
    pdf_uint(out, parent);
    pdf_define(pdf, link->id, from);
}

/* The lines of a link that looks like one. */
static const struct line *underlined(const struct pdf_link *link) {
    return lv_str_starts(lv_attr(link->tag->node, LV_AT_HREF), LV_STR("#")) ? NULL : link->lines;
}

void pdf_link_underline(struct pdf_painter *p) {
    const struct pdf_link *link = p->pdf->listed ? p->pdf->listed->next : p->pdf->links;
    for (; link; link = link->next)
        for (const struct line *line = underlined(link); line; line = line->next) {
            const struct pdf_link_text *t = &line->text;
            if (t->picture)
                continue;
            double top = p->pdf->layout.height - t->y + 0.14 * t->size;
            pdf_bar(p, t->from, top, t->to - t->from, 0.06 * t->size, p->pdf->layout.style.link_underline);
        }
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
