#include <string.h>

#include "write/docx/docx.h"

/* True for what a w:lvlText can be: a sign or a few, no letter or figure, no % (which stands for the number there). */
static bool is_bullet(struct lv_str marker) {
    if (!marker.n || marker.n > DOCX_BULLET_BYTES)
        return false;
    for (size_t i = 0; i < marker.n; i++) {
        char c = marker.p[i];
        if (c == '%' || lv_is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
            return false;
    }
    return true;
}

int docx_bullet(struct docx *d, struct lv_str marker) {
    if (!is_bullet(marker))
        return 0;
    for (unsigned i = 0; i < d->nbullets; i++)
        if (lv_str_eq(lv_str_from(d->bullets[i]), marker))
            return (int)i + 1;
    if (d->nbullets == DOCX_BULLETS)
        return 0;
    snprintf(d->bullets[d->nbullets], sizeof *d->bullets, "%.*s", (int)marker.n, marker.p);
    return (int)++d->nbullets;
}

static void level(struct docx *d, struct docx_part *part, unsigned bullet, unsigned depth) {
    char hex[DOCX_HEX];
    docx_open(part, "w:lvl");
    docx_attr_int(part, "w:ilvl", depth);
    docx_int(part, "w:start", 1);
    docx_val(part, "w:numFmt", *d->bullets[bullet] ? "bullet" : "none");
    if (bullet == 0 && depth == 0)
        docx_val(part, "w:pStyle", "ListBullet");
    docx_val(part, "w:suff", *d->bullets[bullet] ? "tab" : "nothing");
    docx_val(part, "w:lvlText", docx_string(d, lv_str_from(d->bullets[bullet])));
    docx_val(part, "w:lvlJc", "left");
    docx_open(part, "w:pPr");
    docx_indent(part, docx_hang(d) * (depth + 1), docx_hang(d));
    docx_close(part);
    docx_open(part, "w:rPr");
    docx_val(part, "w:color", docx_hex(d->style.accent, hex));
    docx_close(part);
    docx_close(part);
}

void docx_numbering(struct docx *d, struct docx_part *part) {
    docx_open(part, "w:numbering");
    docx_namespace(part, "w", DOCX_W);
    for (unsigned i = 0; i < d->nbullets; i++) {
        docx_open(part, "w:abstractNum");
        docx_attr_int(part, "w:abstractNumId", i);
        docx_val(part, "w:multiLevelType", "multilevel");
        for (unsigned depth = 0; depth < DOCX_LEVELS; depth++)
            level(d, part, i, depth);
        docx_close(part);
    }
    for (unsigned i = 0; i < d->nbullets; i++) {
        docx_open(part, "w:num");
        docx_attr_int(part, "w:numId", i + 1);
        docx_int(part, "w:abstractNumId", i);
        docx_close(part);
    }
}
