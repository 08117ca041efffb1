/* Fonts of a house: Type 0 fonts around what is embedded of a file, whose codes stand for characters as those of the others do. */
#include "write/pdf/pdf.h"

#include <stdio.h>

enum { ROWS = 100 }; /* of a section of a map, at most (Adobe Technical Note 5014) */

/* What is embedded, and the name it has in the PDF. */
struct house {
    const struct lv_face *face;
    struct lv_face_file file;
    char name[80], tag[8];
};

static uint32_t add_stream(struct pdf *pdf, const char *entries, struct lv_str data) {
    uint32_t id = pdf_reserve(pdf);
    struct lv_str packed = pdf_deflate(pdf, data);
    size_t from = pdf->text.n;
    lv_buf_puts(&pdf->text, "/Filter /FlateDecode");
    lv_buf_puts(&pdf->text, entries);
    pdf_define_stream(pdf, id, from, packed);
    return id;
}

/* ---- maps (ISO 32000-1, 9.7.5.4 and 9.10.3) ---- */

static const char begin[] = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                            "/CIDSystemInfo <</Registry (Adobe) /Ordering (%s) /Supplement 0>> def\n"
                            "/CMapName /%s def\n/CMapType %u def\n1 begincodespacerange\n<0000> <FFFF>\n"
                            "endcodespacerange\n",
                  end[] = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

static void put_code(struct lv_buf *to, size_t i) {
    lv_buf_char(to, '<');
    pdf_hex16(to, (uint32_t)i + 1);
    lv_buf_puts(to, "> ");
}

static void put_gid(struct lv_buf *to, const struct lv_face_file *file, size_t i) {
    pdf_uint(to, file->gids[i]);
}

static void put_character(struct lv_buf *to, const struct lv_face_file *file, size_t i) {
    uint32_t cp = file->characters[i];
    lv_buf_char(to, '<');
    if (cp >= 0x10000)
        pdf_hex16(to, 0xD800 + ((cp - 0x10000) >> 10));
    pdf_hex16(to, cp >= 0x10000 ? 0xDC00 + (cp & 0x3FF) : cp);
    lv_buf_char(to, '>');
}

/* A row for each code, in sections of that name. */
static void put_rows(struct lv_buf *to, const struct lv_face_file *file, const char *section,
                     void (*put)(struct lv_buf *, const struct lv_face_file *, size_t)) {
    for (size_t i = 0; i < file->n; i++) {
        size_t left = file->n - i;
        if (i % ROWS == 0)
            lv_buf_printf(to, "%zu begin%s\n", left < ROWS ? left : ROWS, section);
        put_code(to, i);
        put(to, file, i);
        lv_buf_char(to, '\n');
        if (i % ROWS == ROWS - 1 || left == 1)
            lv_buf_printf(to, "end%s\n", section);
    }
}

static uint32_t add_encoding(struct pdf *pdf, const struct house *house) {
    struct lv_buf map = {0};
    char entries[160];
    snprintf(
        entries, sizeof entries,
        " /Type /CMap /CMapName /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
        house->tag);
    lv_buf_printf(&map, begin, "Identity", house->tag, 1U);
    put_rows(&map, &house->file, "cidchar", put_gid);
    lv_buf_puts(&map, end);
    uint32_t id = add_stream(pdf, entries, lv_buf_slice(&map));
    lv_buf_free(&map);
    return id;
}

static uint32_t add_unicode(struct pdf *pdf, const struct house *house) {
    struct lv_buf map = {0};
    lv_buf_printf(&map, begin, "UCS", "Adobe-Identity-UCS", 2U);
    put_rows(&map, &house->file, "bfchar", put_character);
    lv_buf_puts(&map, end);
    uint32_t id = add_stream(pdf, "", lv_buf_slice(&map));
    lv_buf_free(&map);
    return id;
}

/* ---- dictionaries ---- */

static uint32_t add_descriptor(struct pdf *pdf, const struct house *house) {
    const struct lv_face *face = house->face;
    char entries[64];
    snprintf(entries, sizeof entries, house->file.cff ? " /Subtype /CIDFontType0C" : " /Length1 %zu",
             house->file.bytes.n);
    uint32_t id = pdf_reserve(pdf), file = add_stream(pdf, entries, house->file.bytes);
    struct lv_buf *text = &pdf->text;
    size_t from = text->n;
    lv_buf_printf(
        text,
        "/Type /FontDescriptor /FontName /%s /Flags %u /FontBBox [%d %d %d %d] /ItalicAngle %d /Ascent %d "
        "/Descent %d /CapHeight %d /XHeight %d /StemV %d",
        house->name, 4U | (face->italic ? 64U : 0U) | (face->serif ? 2U : 0U), face->box[0], face->box[1],
        face->box[2], face->box[3], face->italic_angle, face->ascent, face->descent, face->cap_height,
        face->x_height, face->stem);
    pdf_ref(text, house->file.cff ? " /FontFile3 " : " /FontFile2 ", file);
    pdf_define(pdf, id, from);
    return id;
}

static uint32_t add_cid_font(struct pdf *pdf, const struct house *house) {
    uint32_t id = pdf_reserve(pdf), descriptor = add_descriptor(pdf, house);
    struct lv_buf *text = &pdf->text;
    size_t from = text->n;
    lv_buf_printf(
        text,
        "/Type /Font /Subtype /CIDFontType%s /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering "
        "(Identity) /Supplement 0>> /DW 1000 /W [",
        house->file.cff ? "0" : "2 /CIDToGIDMap /Identity", house->name);
    for (size_t i = 0; i < house->file.n; i++)
        lv_buf_printf(text, " %u [%u]", house->file.gids[i], house->file.advances[i]);
    pdf_ref(text, "] /FontDescriptor ", descriptor);
    pdf_define(pdf, id, from);
    return id;
}

static void define(struct pdf *pdf, uint32_t id, const struct house *house) {
    uint32_t cid_font = add_cid_font(pdf, house), encoding = add_encoding(pdf, house);
    uint32_t unicode = add_unicode(pdf, house);
    struct lv_buf *text = &pdf->text;
    size_t from = text->n;
    lv_buf_printf(text, "/Type /Font /Subtype /Type0 /BaseFont /%s", house->name);
    pdf_ref(text, " /Encoding ", encoding);
    pdf_ref(text, " /DescendantFonts [", cid_font);
    pdf_ref(text, "] /ToUnicode ", unicode);
    pdf_define(pdf, id, from);
}

int pdf_define_house(struct pdf *pdf, uint32_t id, const struct lv_face *face) {
    struct house house = {.face = face};
    if (!face->own->file(face->own, &house.file))
        return lv_face_report(&pdf->layout, face->number,
                              "cannot be subset: its outlines are broken; get the file anew");
    snprintf(house.tag, sizeof house.tag, "LVH%c", 'A' + (int)(face->number - lv_faces_n));
    memcpy(house.tag + 4, "AA", 3);
    snprintf(house.name, sizeof house.name, "%s+%s", house.tag, house.file.name);
    define(pdf, id, &house);
    return 0;
}
