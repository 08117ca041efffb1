/* Content of pages: marked text line by line, rules and bars as artifacts, the footer. */
#include "write/pdf.h"

#include <stdio.h>

enum { MOST_GLYPHS = 8000 }; /* in a string; PDF/A allows 32,767 bytes */

struct painter {
    struct pdf *pdf;
    struct lv_buf out;     /* content of the page */
    struct lv_buf parents; /* for each MCID of the page, its element */
    uint32_t page, mcid;
    struct lv_tag *tag; /* what is open; NULL: nothing */
    bool in_text, in_array;
    size_t in_string; /* glyphs since the string in the array began */
    uint32_t font;
    double size;
    uint32_t colour;
};

static uint32_t colour_of(const struct pdf *pdf, enum lv_colour colour) {
    const struct lv_style *s = &pdf->layout.style;
    const uint32_t colours[] = {s->ink, s->muted, s->accent};
    return colours[colour];
}

static void put_colour(struct lv_buf *out, uint32_t rgb, const char *operator) {
    for (int shift = 16; shift >= 0; shift -= 8) {
        uint32_t thousandths = ((rgb >> shift & 255) * 1000 + 127) / 255;
        char decimals[] = {(char)('0' + thousandths / 1000),     '.',
                           (char)('0' + thousandths / 100 % 10), (char)('0' + thousandths / 10 % 10),
                           (char)('0' + thousandths % 10),       ' '};
        lv_buf_add(out, decimals, sizeof decimals);
    }
    lv_buf_puts(out, operator);
}

static void set_colour(struct painter *p, uint32_t rgb) {
    if (rgb == p->colour)
        return;
    put_colour(&p->out, rgb, "rg\n");
    p->colour = rgb;
}

static void end_array(struct painter *p) {
    if (p->in_array)
        lv_buf_puts(&p->out, ")]TJ\n");
    p->in_array = false;
}

static void end_text(struct painter *p) {
    end_array(p);
    if (p->in_text)
        lv_buf_puts(&p->out, "ET\n");
    p->in_text = false;
}

static void end_tag(struct painter *p) {
    end_text(p);
    if (p->tag)
        lv_buf_puts(&p->out, "EMC\n");
    p->tag = NULL;
}

static void begin_tag(struct painter *p, struct lv_tag *tag) {
    if (p->tag == tag)
        return;
    end_tag(p);
    struct pdf_element *element = pdf_element(p->pdf, tag);
    pdf_element_add(p->pdf, element, PDF_KID_CONTENT, p->mcid, p->page);
    pdf_ref(&p->parents, " ", element->id);
    lv_buf_char(&p->out, '/');
    lv_buf_puts(&p->out, element->type);
    lv_buf_puts(&p->out, " <</MCID ");
    pdf_uint(&p->out, p->mcid++);
    lv_buf_puts(&p->out, ">> BDC\n");
    p->tag = tag;
}

/* Text begins at x, and the baseline is y from the bottom of the page. */
static void begin_text(struct painter *p, double x, double y) {
    end_array(p);
    lv_buf_puts(&p->out, p->in_text ? "1 0 0 1 " : "BT 1 0 0 1 ");
    pdf_number(&p->out, x);
    lv_buf_char(&p->out, ' ');
    pdf_number(&p->out, y);
    lv_buf_puts(&p->out, " Tm\n");
    p->in_text = true;
}

static void set_font(struct painter *p, const struct lv_set_glyph *glyph, double size) {
    uint32_t font = pdf_font(p->pdf, glyph);
    if (font == p->font && size == p->size)
        return;
    end_array(p);
    lv_buf_puts(&p->out, "/F");
    pdf_uint(&p->out, font);
    lv_buf_char(&p->out, ' ');
    pdf_number(&p->out, size);
    lv_buf_puts(&p->out, " Tf\n");
    p->font = font;
    p->size = size;
}

static void put_byte(struct lv_buf *out, char byte) {
    if (byte == '\r') {
        lv_buf_add(out, "\\r", 2);
        return;
    }
    if (byte == '(' || byte == ')' || byte == '\\')
        lv_buf_char(out, '\\');
    lv_buf_char(out, byte);
}

static void put_glyph(struct painter *p, const struct lv_set_glyph *glyph) {
    if (!p->in_array)
        lv_buf_puts(&p->out, "[(");
    else if (p->in_string == MOST_GLYPHS)
        lv_buf_puts(&p->out, ")(");
    if (!p->in_array || p->in_string == MOST_GLYPHS)
        p->in_string = 0;
    p->in_array = true;
    p->in_string++;
    put_byte(&p->out, (char)(glyph->cid >> 8));
    put_byte(&p->out, (char)glyph->cid);
    if (!glyph->adjust)
        return;
    lv_buf_char(&p->out, ')');
    pdf_number(&p->out, -glyph->adjust);
    lv_buf_char(&p->out, '(');
}

/* A stand-in, which says what character it stands for. */
static void put_missing(struct painter *p, const struct lv_set_glyph *glyph) {
    char utf8[4];
    end_array(p);
    lv_buf_puts(&p->out, "/Span <</ActualText ");
    pdf_string(&p->out, (struct lv_str){utf8, lv_utf8_put(glyph->cp, utf8)});
    lv_buf_puts(&p->out, ">> BDC\n");
    put_glyph(p, glyph);
    end_array(p);
    lv_buf_puts(&p->out, "EMC\n");
}

static struct lv_tag *link_of(struct lv_tag *tag) {
    while (tag && tag->node->kind != LV_A)
        tag = tag->up;
    return tag;
}

/* Glyphs from..to of one run, at x; returns where they end. */
static double paint_run(struct painter *p, const struct lv_box *box, const struct lv_run *run, size_t from,
                        size_t to, double x, double y) {
    double start = x, end = x;
    begin_tag(p, run->tag);
    set_colour(p, colour_of(p->pdf, run->colour));
    begin_text(p, x, y);
    for (size_t i = from; i < to; i++) {
        const struct lv_set_glyph *glyph = &box->glyphs[i];
        set_font(p, glyph, box->size);
        if (glyph->flags & LV_MISSING)
            put_missing(p, glyph);
        else
            put_glyph(p, glyph);
        x += (glyph->advance + glyph->adjust) * box->size / 1000;
        if (!(glyph->flags & LV_BLANK))
            end = x;
    }
    struct lv_tag *link = link_of(run->tag);
    if (link && end > start)
        pdf_link_add(p->pdf, link, p->page,
                     (double[4]){start, y - 0.25 * box->size, end, y + 0.85 * box->size});
    return x;
}

static size_t run_at(const struct lv_box *box, size_t glyph) {
    size_t low = 0, high = box->nruns;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (box->runs[middle].first <= glyph)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* A hyphen the layout set reads as U+00AD: the word is whole in the text. */
static void put_hyphen(struct painter *p, const struct lv_box *box, const struct lv_line *line) {
    const struct lv_face *face = &lv_faces[box->glyphs[line->to - 1].face];
    const struct lv_glyph *g = lv_face_fallback(&face, '-');
    struct lv_set_glyph hyphen = {0xAD, g->cid, g->advance, 0, (uint8_t)(face - lv_faces), g->subset, 0};
    set_font(p, &hyphen, box->size);
    put_missing(p, &hyphen);
}

static void paint_line(struct painter *p, const struct lv_box *box, const struct lv_line *line, double x,
                       double y) {
    size_t r = run_at(box, line->from);
    for (size_t from = line->from; from < line->to; r++) {
        size_t end = r + 1 < box->nruns ? box->runs[r + 1].first : box->n;
        end = end < line->to ? end : line->to;
        x = paint_run(p, box, &box->runs[r], from, end, x, y);
        from = end;
    }
    if (line->hyphen)
        put_hyphen(p, box, line);
}

/* A filled rectangle that is no part of the text; y from the top of the page. */
static void paint_bar(struct painter *p, double x, double y, double width, double height, uint32_t rgb) {
    end_tag(p);
    lv_buf_puts(&p->out, "/Artifact <</Type /Layout>> BDC\n");
    set_colour(p, rgb);
    const double numbers[] = {x, p->pdf->layout.height - y - height, width, height};
    for (size_t i = 0; i < 4; i++) {
        pdf_number(&p->out, numbers[i]);
        lv_buf_char(&p->out, ' ');
    }
    lv_buf_puts(&p->out, "re f\nEMC\n");
}

static const struct lv_node *edition_of(const struct lv_node *node) {
    while (node->parent && node->kind != LV_EDITION)
        node = node->parent;
    return node;
}

static bool has_headline(const struct lv_node *edition) {
    for (const struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition))
        if (b->kind == LV_HEADLINE)
            return true;
    return false;
}

/* An edition begins with a bookmark; its headline, or what stands for one, and every heading gets one. */
static void bookmark(struct painter *p, const struct lv_placed *placed) {
    struct pdf *pdf = p->pdf;
    const struct lv_node *block = placed->box->block, *edition = edition_of(block);
    double y = pdf->layout.height - placed->y;
    if (pdf->edition != edition) {
        pdf->edition = edition;
        if (!has_headline(edition))
            pdf_bookmark(pdf, 1, lv_title(pdf->doc, pdf->job, edition), p->page, y);
    }
    if (block->kind == LV_HEADLINE || block->kind == LV_HEADING)
        pdf_bookmark(pdf, block->kind == LV_HEADLINE ? 1 : 2, lv_text(pdf->doc, block), p->page, y);
}

static void paint_placed(struct painter *p, const struct lv_placed *placed) {
    const struct lv_box *box = placed->box;
    const struct lv_style *style = &p->pdf->layout.style;
    double height = (double)(placed->to - placed->from) * box->leading;
    if (placed->from == 0)
        bookmark(p, placed);
    if (box->look.rule && !placed->from)
        paint_bar(p, box->x, placed->y - 0.3 * box->leading, box->column, 0.5, style->rule);
    if (box->tick)
        paint_bar(p, box->x - box->size, placed->y + 0.36 * box->size, 0.5, 0.8 * box->size, style->muted);
    if (box->look.bar)
        paint_bar(p, box->x, placed->y, 1.5, height, style->accent);
    for (size_t i = placed->from; i < placed->to; i++) {
        const struct lv_line *line = &box->lines[i];
        double top = placed->y + (double)(i - placed->from) * box->leading;
        double baseline = top + (box->leading - box->size) / 2 + 0.8 * box->size;
        paint_line(p, box, line, box->x + box->left + (double)line->x, p->pdf->layout.height - baseline);
    }
    end_tag(p);
}

/* Digits and signs of the footer, set by hand: "1 / 3". */
static void paint_footer(struct painter *p, size_t number) {
    const struct lv_layout *l = &p->pdf->layout;
    const struct lv_face *face = l->faces[LV_SANS][0][0];
    char text[48];
    struct lv_set_glyph glyphs[sizeof text];
    size_t n = (size_t)snprintf(text, sizeof text, "%zu / %zu", number, l->npages);
    double width = 0, size = l->style.small_size;
    for (size_t i = 0; i < n; i++) {
        const struct lv_face *at = face;
        const struct lv_glyph *g = lv_face_fallback(&at, (unsigned char)text[i]);
        glyphs[i] = (struct lv_set_glyph){(unsigned char)text[i],   g->cid,    g->advance, 0,
                                          (uint8_t)(at - lv_faces), g->subset, 0};
        width += g->advance * size / 1000;
    }
    lv_buf_puts(&p->out, "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n");
    set_colour(p, l->style.muted);
    begin_text(p, l->right - width, (l->height - l->bottom) / 2);
    for (size_t i = 0; i < n; i++) {
        set_font(p, &glyphs[i], size);
        put_glyph(p, &glyphs[i]);
    }
    end_text(p);
    lv_buf_puts(&p->out, "EMC\n");
}

static uint32_t write_content(struct painter *p) {
    uint32_t id = pdf_reserve(p->pdf);
    struct lv_str content = pdf_deflate(p->pdf, lv_buf_slice(&p->out));
    size_t from = p->pdf->text.n;
    lv_buf_puts(&p->pdf->text, "/Filter /FlateDecode");
    pdf_define_stream(p->pdf, id, from, content);
    return id;
}

static void write_page(struct painter *p, uint32_t number) {
    struct pdf *pdf = p->pdf;
    uint32_t content = write_content(p);
    struct lv_buf annots = {0};
    pdf_link_page(pdf, &annots);
    size_t from = pdf->text.n;
    pdf_ref(&pdf->text, "/Type /Page /Parent ", pdf->pages);
    lv_buf_puts(&pdf->text, " /MediaBox [0 0 ");
    pdf_number(&pdf->text, pdf->layout.width);
    lv_buf_char(&pdf->text, ' ');
    pdf_number(&pdf->text, pdf->layout.height);
    pdf_ref(&pdf->text, "] /Resources ", pdf->resources);
    pdf_ref(&pdf->text, " /Contents ", content);
    lv_buf_puts(&pdf->text, " /Tabs /S /StructParents ");
    pdf_uint(&pdf->text, number);
    if (annots.n) {
        lv_buf_puts(&pdf->text, " /Annots [");
        lv_buf_str(&pdf->text, lv_buf_slice(&annots));
        lv_buf_char(&pdf->text, ']');
    }
    pdf_define(pdf, p->page, from);
    lv_buf_free(&annots);
}

static void paint_page(struct painter *p, uint32_t number) {
    const struct lv_layout *l = &p->pdf->layout;
    const struct lv_page *page = &l->pages[number];
    p->page = pdf_reserve(p->pdf);
    p->mcid = p->font = 0;
    p->colour = UINT32_MAX;
    p->out.n = p->parents.n = 0;
    lv_buf_char(&p->parents, '[');
    for (size_t i = 0; i < page->n; i++)
        paint_placed(p, &l->placed[page->first + i]);
    if (l->npages > 1)
        paint_footer(p, number + 1);
    lv_buf_char(&p->parents, ']');
    pdf_parent(p->pdf, lv_buf_slice(&p->parents));
    write_page(p, number);
}

/* Elements of blocks in the order of the document, whatever the order on the page. */
static void make_elements(struct pdf *pdf) {
    for (size_t i = 0; i < pdf->layout.nunits; i++)
        for (size_t c = 0; c < pdf->layout.units[i].n; c++)
            pdf_element(pdf, pdf->layout.units[i].boxes[c]->tag);
}

void pdf_write_pages(struct pdf *pdf) {
    make_elements(pdf);
    struct painter p = {.pdf = pdf};
    struct lv_buf kids = {0};
    for (size_t i = 0; i < pdf->layout.npages; i++) {
        paint_page(&p, (uint32_t)i);
        pdf_ref(&kids, " ", p.page);
    }
    size_t from = pdf->text.n;
    lv_buf_puts(&pdf->text, "/Type /Pages /Count ");
    pdf_uint(&pdf->text, (uint32_t)pdf->layout.npages);
    lv_buf_puts(&pdf->text, " /Kids [");
    lv_buf_str(&pdf->text, lv_buf_slice(&kids));
    lv_buf_char(&pdf->text, ']');
    pdf_define(pdf, pdf->pages, from);
    lv_buf_free(&kids);
    lv_buf_free(&p.out);
    lv_buf_free(&p.parents);
}
