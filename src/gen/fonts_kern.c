/* Kerning: shapes every pair once, then gives equal rows and equal columns of the table one class each. */
#include "gen/fonts.h"

#include <stdlib.h>
#include <string.h>

enum script { COMMON, LATIN, GREEK, CYRILLIC, NOT_KERNED };

/* Rare letters, too many for their worth. */
static bool is_rare(uint32_t cp) {
    return (cp >= 0x180 && cp < 0x300) || (cp >= 0x460 && cp < 0x530) || (cp >= 0x1E00 && cp < 0x2000) ||
           cp >= 0x2100;
}

static enum script script_of(uint32_t cp) {
    if (is_rare(cp))
        return NOT_KERNED;
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    hb_unicode_general_category_t category = hb_unicode_general_category(unicode, cp);
    if (category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
        category == HB_UNICODE_GENERAL_CATEGORY_FORMAT)
        return NOT_KERNED;
    switch (hb_unicode_script(unicode, cp)) {
    case HB_SCRIPT_LATIN:
        return LATIN;
    case HB_SCRIPT_GREEK:
        return GREEK;
    case HB_SCRIPT_CYRILLIC:
        return CYRILLIC;
    default:
        return COMMON;
    }
}

/* Shapes a b1 a b2 … and notes what is between a and each b. */
static void shape_row(struct face *face, size_t a, enum script script, int16_t *row) {
    static const hb_script_t names[] = {HB_SCRIPT_LATIN, HB_SCRIPT_LATIN, HB_SCRIPT_GREEK,
                                        HB_SCRIPT_CYRILLIC};
    static const hb_feature_t features[] = {
        {HB_TAG('k', 'e', 'r', 'n'), 1, 0, ~0U}, {HB_TAG('l', 'i', 'g', 'a'), 0, 0, ~0U},
        {HB_TAG('c', 'l', 'i', 'g'), 0, 0, ~0U}, {HB_TAG('c', 'a', 'l', 't'), 0, 0, ~0U},
        {HB_TAG('c', 'c', 'm', 'p'), 0, 0, ~0U}, {HB_TAG('l', 'o', 'c', 'l'), 0, 0, ~0U}};
    size_t *other = malloc(face->n * sizeof *other), count = 0;
    hb_buffer_t *buffer = hb_buffer_create();
    for (size_t b = 0; b < face->n; b++) {
        enum script with = script_of(face->slots[b].cp);
        if (with != script && with != COMMON)
            continue;
        hb_buffer_add(buffer, face->slots[a].cp, (unsigned)b);
        hb_buffer_add(buffer, face->slots[b].cp, (unsigned)b);
        other[count++] = b;
    }
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, names[script]);
    hb_shape(face->font, buffer, features, sizeof features / sizeof *features);
    unsigned n;
    hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &n);
    int advance = hb_font_get_glyph_h_advance(face->font, face->slots[a].gid);
    for (size_t i = 0; n == 2 * count && i < count; i++)
        row[other[i]] = (int16_t)(at[2 * i].x_advance - advance);
    hb_buffer_destroy(buffer);
    free(other);
}

static int16_t *shape_all(struct face *face) {
    int16_t *pairs = calloc(face->n * face->n, sizeof *pairs);
    for (size_t a = 0; a < face->n; a++) {
        enum script script = script_of(face->slots[a].cp);
        int16_t *row = pairs + a * face->n;
        if (script == NOT_KERNED)
            continue;
        if (script == COMMON) /* a comma, say, goes with every alphabet; Latin has the last word */
            for (enum script s = CYRILLIC; s > COMMON; s--)
                shape_row(face, a, s, row);
        else
            shape_row(face, a, script, row);
    }
    return pairs;
}

/* Numbers the different columns (or rows) of the n × n table; step and stride are in elements. */
static size_t classes(const int16_t *pairs, size_t n, size_t step, size_t stride, size_t *class_of,
                      size_t *first) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        size_t c = 0;
        for (; c < count; c++) {
            size_t k = 0;
            while (k < n && pairs[i * step + k * stride] == pairs[first[c] * step + k * stride])
                k++;
            if (k == n)
                break;
        }
        if (c == count)
            first[count++] = i;
        class_of[i] = c;
    }
    if (count > UINT8_MAX)
        die("fonts: %zu kerning classes", count);
    return count;
}

void read_kerning(struct face *face) {
    size_t n = face->n;
    if (!face->source->kerned) {
        face->lefts = face->rights = 1;
        face->kern = calloc(1, sizeof *face->kern);
        return;
    }
    int16_t *pairs = shape_all(face);
    size_t *room = calloc(4 * n, sizeof *room), *left = room, *right = room + n;
    face->lefts = classes(pairs, n, n, 1, left, room + 2 * n);
    face->rights = classes(pairs, n, 1, n, right, room + 3 * n);
    face->kern = calloc(face->lefts * face->rights, sizeof *face->kern);
    for (size_t a = 0; a < face->lefts; a++)
        for (size_t b = 0; b < face->rights; b++)
            face->kern[a * face->rights + b] = pairs[room[2 * n + a] * n + room[3 * n + b]];
    for (size_t i = 0; i < n; i++) {
        face->slots[i].glyph.left = (uint8_t)left[i];
        face->slots[i].glyph.right = (uint8_t)right[i];
    }
    free(room);
    free(pairs);
}
