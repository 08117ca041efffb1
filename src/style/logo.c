#include "style/logo.h"

enum { SIGNATURE = 8, CHUNK = 12, HEADER = 13 }; /* bytes of a PNG; CHUNK: beside its data */

static const uint64_t most = 20000000; /* pixels */

static uint32_t big32(struct lv_str s, size_t at) {
    uint32_t value = 0;
    for (size_t i = 0; i < 4; i++)
        value = value << 8 | (unsigned char)s.p[at + i];
    return value;
}

static uint32_t big16(struct lv_str s, size_t at) {
    return (uint32_t)(unsigned char)s.p[at] << 8 | (unsigned char)s.p[at + 1];
}

static bool has_size(const struct lv_logo *logo) {
    return logo->width && logo->height && (uint64_t)logo->width * logo->height <= most;
}

/* ---- PNG (ISO/IEC 15948) ---- */

/* Takes the next chunk, whose name is 4 bytes; false at the end and where it is cut. */
static bool next_chunk(struct lv_str png, size_t *at, struct lv_str *name, struct lv_str *data) {
    if (png.n - *at < CHUNK)
        return false;
    size_t n = big32(png, *at);
    if (n > png.n - *at - CHUNK)
        return false;
    *name = lv_str_sub(png, *at + 4, *at + 8);
    *data = lv_str_sub(png, *at + 8, *at + 8 + n);
    *at += CHUNK + n;
    return true;
}

/* The header: kinds and depths of colour that go together (11.2.2). */
static bool read_header(struct lv_str data, struct lv_logo *logo) {
    static const unsigned colours[] = {1, 0, 3, 1, 1, 0, 3};
    if (data.n != HEADER)
        return false;
    unsigned kind = (unsigned char)data.p[9];
    logo->width = big32(data, 0);
    logo->height = big32(data, 4);
    logo->bits = (unsigned char)data.p[8];
    logo->colours = kind < 7 ? colours[kind] : 0;
    logo->indexed = kind == 3;
    logo->alpha = kind >= 4;
    logo->interlaced = data.p[12];
    bool depth = logo->bits == 8 || (logo->bits == 16 && kind != 3) ||
                 ((logo->bits == 1 || logo->bits == 2 || logo->bits == 4) && (kind == 0 || kind == 3));
    return logo->colours && depth;
}

static bool read_png(struct lv_str png, struct lv_logo *logo) {
    size_t at = SIGNATURE, rows = 0;
    struct lv_str name, data;
    if (!next_chunk(png, &at, &name, &data) || !lv_str_eq(name, LV_STR("IHDR")) || !read_header(data, logo))
        return false;
    while (next_chunk(png, &at, &name, &data)) {
        if (lv_str_eq(name, LV_STR("IEND")))
            return rows && (!logo->indexed || logo->palette.n);
        if (lv_str_eq(name, LV_STR("PLTE")) && data.n % 3 == 0 && data.n <= 768)
            logo->palette = data;
        logo->alpha |= lv_str_eq(name, LV_STR("tRNS"));
        rows += lv_str_eq(name, LV_STR("IDAT"));
    }
    return false;
}

bool lv_logo_next_data(struct lv_str png, size_t *at, struct lv_str *data) {
    struct lv_str name;
    *at = *at ? *at : SIGNATURE;
    while (next_chunk(png, at, &name, data))
        if (lv_str_eq(name, LV_STR("IDAT")))
            return true;
    return false;
}

/* ---- JPEG (ISO/IEC 10918-1, annex B) ---- */

/* A frame that every reader of PDF decodes: Huffman-coded, sequential or progressive. */
static bool is_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xC2;
}

static bool read_jpeg(struct lv_str jpeg, struct lv_logo *logo) {
    logo->jpeg = true;
    for (size_t at = 2; at + 10 < jpeg.n && (unsigned char)jpeg.p[at] == 0xFF;) {
        unsigned marker = (unsigned char)jpeg.p[at + 1];
        if (is_frame(marker)) {
            logo->bits = (unsigned char)jpeg.p[at + 4];
            logo->height = big16(jpeg, at + 5);
            logo->width = big16(jpeg, at + 7);
            logo->colours = (unsigned char)jpeg.p[at + 9];
            return logo->bits == 8 && (logo->colours == 1 || logo->colours == 3);
        }
        at += marker == 0xFF ? 1 : 2 + big16(jpeg, at + 2); /* a marker may have bytes to fill before it */
    }
    return false;
}

bool lv_logo_read(struct lv_str bytes, struct lv_logo *logo) {
    *logo = (struct lv_logo){0};
    if (lv_str_starts(bytes, LV_STR("\x89PNG\r\n\x1A\n")))
        return read_png(bytes, logo) && has_size(logo);
    return lv_str_starts(bytes, LV_STR("\xFF\xD8\xFF")) && lv_str_ends(bytes, LV_STR("\xFF\xD9")) &&
           read_jpeg(bytes, logo) && has_size(logo);
}
