/* Type 0 fonts around the subsets made at build time; the CID of a glyph stands for its character. */
#include "write/pdf/pdf.h"

static struct lv_str packed(struct lv_packed at) {
    return (struct lv_str){lv_font_data + at.at, at.n};
}

static uint32_t add_stream(struct pdf *pdf, struct lv_packed data, uint32_t length1) {
    uint32_t id = pdf_reserve(pdf);
    size_t from = pdf->text.n;
    lv_buf_puts(&pdf->text, "/Filter /FlateDecode");
    if (length1) {
        lv_buf_puts(&pdf->text, " /Length1 ");
        pdf_uint(&pdf->text, length1);
    }
    pdf_define_stream(pdf, id, from, packed(data));
    return id;
}

static uint32_t add_descriptor(struct pdf *pdf, const struct lv_face *face, const struct lv_subset *subset) {
    uint32_t id = pdf_reserve(pdf), file = add_stream(pdf, subset->file, subset->file_size);
    struct lv_buf *text = &pdf->text;
    size_t from = text->n;
    /* Flags: symbolic, and italic where so; serif fonts say so too. */
    unsigned flags = 4U | (face->italic ? 64U : 0U) | (face->serif ? 2U : 0U);
    lv_buf_printf(
        text,
        "/Type /FontDescriptor /FontName /%s /Flags %u /FontBBox [%d %d %d %d] /ItalicAngle %d /Ascent %d "
        "/Descent %d /CapHeight %d /XHeight %d /StemV %d",
        subset->name, flags, face->box[0], face->box[1], face->box[2], face->box[3], face->italic_angle,
        face->ascent, face->descent, face->cap_height, face->x_height, face->stem);
    pdf_ref(text, " /FontFile2 ", file);
    pdf_define(pdf, id, from);
    return id;
}

static uint32_t add_cid_font(struct pdf *pdf, const struct lv_face *face, const struct lv_subset *subset) {
    uint32_t id = pdf_reserve(pdf), descriptor = add_descriptor(pdf, face, subset);
    uint32_t gids = add_stream(pdf, subset->gids, 0);
    struct lv_buf *text = &pdf->text;
    size_t from = text->n;
    lv_buf_printf(
        text,
        "/Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering "
        "(Identity) /Supplement 0>> /DW 1000 /W ",
        subset->name);
    lv_buf_str(text, packed(subset->widths));
    pdf_ref(text, " /FontDescriptor ", descriptor);
    pdf_ref(text, " /CIDToGIDMap ", gids);
    pdf_define(pdf, id, from);
    return id;
}

static uint32_t add_font(struct pdf *pdf, const struct lv_face *face, const struct lv_subset *subset) {
    uint32_t id = pdf_reserve(pdf), cid_font = add_cid_font(pdf, face, subset);
    uint32_t unicode = add_stream(pdf, subset->unicode, 0);
    struct lv_buf *text = &pdf->text;
    size_t from = text->n;
    lv_buf_printf(text, "/Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H", subset->name);
    pdf_ref(text, " /DescendantFonts [", cid_font);
    pdf_ref(text, "] /ToUnicode ", unicode);
    pdf_define(pdf, id, from);
    return id;
}

uint32_t pdf_font(struct pdf *pdf, const struct lv_set_glyph *glyph) {
    uint32_t **subsets = &pdf->fonts[glyph->face];
    if (!*subsets)
        *subsets = lv_alloc(&pdf->arena, PDF_FONTS * sizeof **subsets);
    if (!(*subsets)[glyph->subset]) {
        const struct lv_face *face = lv_layout_face(&pdf->layout, glyph->face);
        (*subsets)[glyph->subset] =
            face->own ? pdf_reserve(pdf) : add_font(pdf, face, &face->subset[glyph->subset]);
    }
    return (*subsets)[glyph->subset];
}

static int define_houses(struct pdf *pdf) {
    for (size_t i = 0; i < pdf->layout.nown; i++) {
        const struct lv_face *face = &pdf->layout.own_faces[i];
        const uint32_t *font = pdf->fonts[face->number];
        if (font && pdf_define_house(pdf, *font, face))
            return -1;
    }
    return 0;
}

int pdf_write_fonts(struct pdf *pdf) {
    if (define_houses(pdf))
        return -1;
    size_t from = pdf->text.n;
    lv_buf_puts(&pdf->text, "/Font <<");
    for (size_t face = 0; face < lv_faces_n + pdf->layout.nown; face++)
        for (size_t i = 0; pdf->fonts[face] && i < PDF_FONTS; i++)
            if (pdf->fonts[face][i]) {
                lv_buf_puts(&pdf->text, "/F");
                pdf_uint(&pdf->text, pdf->fonts[face][i]);
                pdf_ref(&pdf->text, " ", pdf->fonts[face][i]);
            }
    lv_buf_puts(&pdf->text, ">>");
    pdf_write_pictures(pdf);
    pdf_define(pdf, pdf->resources, from);
    return 0;
}
