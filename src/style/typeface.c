#include "style/typeface.h"

#include <stdio.h>
#include <strings.h>

/* Bits of fsType (OpenType, OS/2): usage, and two more. */
enum { RESTRICTED = 2, EDITABLE = 8, USAGE = 14, WHOLE = 0x100, BITMAPS = 0x200 };

enum { HEADER = 12, RECORD = 16, MOST_BYTES = 32 << 20 };

static uint32_t big16(struct lv_str s, size_t at) {
    return (uint32_t)((unsigned char)s.p[at] << 8 | (unsigned char)s.p[at + 1]);
}

static uint32_t big32(struct lv_str s, size_t at) {
    return big16(s, at) << 16 | big16(s, at + 2);
}

/* A table by its tag; empty if it is not there. The directory must be sound. */
static struct lv_str table(struct lv_str font, const char tag[5]) {
    size_t n = big16(font, 4);
    for (size_t i = 0, at = HEADER; i < n; i++, at += RECORD)
        if (memcmp(font.p + at, tag, 4) == 0)
            return (struct lv_str){font.p + big32(font, at + 8), big32(font, at + 12)};
    return (struct lv_str){NULL, 0};
}

static bool is_sound(struct lv_str font) {
    if (font.n < HEADER)
        return false;
    size_t n = big16(font, 4), most = font.n;
    if (!n || HEADER + n * RECORD > most)
        return false;
    for (size_t i = 0, at = HEADER; i < n; i++, at += RECORD)
        if (big32(font, at + 8) > most || big32(font, at + 12) > most - big32(font, at + 8))
            return false;
    return true;
}

static bool has_all(struct lv_str font) {
    static const char tags[][5] = {"cmap", "head", "hhea", "hmtx", "maxp"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (!table(font, tags[i]).n)
            return false;
    return table(font, "CFF ").n || (table(font, "glyf").n && table(font, "loca").n);
}

static uint32_t licence(struct lv_str font) {
    struct lv_str os2 = table(font, "OS/2");
    return os2.n >= 10 ? big16(os2, 8) : 0;
}

/* Old fonts set several bits, of which the least strict counts. */
static bool is_restricted(uint32_t type) {
    return (type & USAGE) == RESTRICTED;
}

const char *lv_typeface_wrong(struct lv_str bytes) {
    if (bytes.n > MOST_BYTES)
        return "is larger than 32 MiB; give a font of fewer scripts";
    if (lv_str_starts(bytes, LV_STR("ttcf")) || lv_str_starts(bytes, LV_STR("wOF")))
        return "is a collection or a web font; give the face as TTF or OTF";
    if (!lv_str_starts(bytes, LV_STR("OTTO")) && !lv_str_starts(bytes, LV_STR("true")) &&
        !(bytes.n >= 4 && big32(bytes, 0) == 0x10000))
        return "is no font; give a TTF or OTF file";
    if (!is_sound(bytes) || !has_all(bytes))
        return "is broken: tables are missing or cut off; get the file anew";
    if (is_restricted(licence(bytes)))
        return "must not be embedded, says its licence (fsType 2); ask its maker, or take another font";
    if (licence(bytes) & BITMAPS)
        return "may be embedded as bitmaps only, says its licence (fsType 512); ask its maker, or take "
               "another font";
    return NULL;
}

bool lv_typeface_whole(struct lv_str bytes) {
    return licence(bytes) & WHOLE;
}

const char *lv_typeface_wrong_on_pages(struct lv_str bytes) {
    uint32_t usage = licence(bytes) & USAGE;
    return !usage || usage & EDITABLE ? NULL
                                      : "must not be on a page, says its licence (fsType 4): leave fonts = "
                                        "embedded off, or take another font";
}

bool lv_typeface_is_ours(const char *family) {
    return strcasecmp(family, "Noto Serif") == 0 || strcasecmp(family, "Noto Sans") == 0;
}

void lv_font_name(char to[LV_FONT_NAME], const char *family, bool bold, bool italic) {
    snprintf(to, LV_FONT_NAME, "%.70s%s%s", family, bold ? ":bold" : "", italic ? ":italic" : "");
}
