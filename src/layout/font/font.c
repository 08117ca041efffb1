#include "layout/font/own.h"

#include <hb-ot.h>
#include <string.h>

enum { MOST_GLYPHS = 65000, WIDEST = 5000, MOST_KERN = 500, LEAST_BLANK = 150 };

/* ---- glyphs ---- */

static bool is_blank(uint32_t cp) {
    return cp == ' ' || cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F ||
           cp == 0x3000;
}

/* What may be set in place of a character, and looks the same. */
static uint32_t stand_in(uint32_t cp) {
    static const uint32_t pairs[][2] = {
        {0xA0, ' '}, {0x202F, ' '}, {0x2010, '-'}, {0x2011, '-'}, {0xAD, '-'}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == cp)
            return pairs[i][1];
    return 0;
}

/* A character has the glyph that the font names for it, a figure of another form the one that its features gave. */
static bool glyph_named(const struct font *font, uint32_t cp, hb_codepoint_t *gid) {
    if (!lv_is_figure_in(cp))
        return hb_font_get_nominal_glyph(font->sized, cp, gid);
    *gid = font->figures.gid[lv_figure_set(cp)][lv_figure_read(cp) - '0'];
    return true;
}

/* A glyph with something to be seen, or a blank that programs take for one when they read a PDF; of a sensible width. */
static bool find_glyph(const struct font *font, uint32_t cp, hb_codepoint_t *gid) {
    hb_glyph_extents_t box;
    if (!glyph_named(font, cp, gid) || !*gid || *gid > UINT16_MAX)
        return false;
    hb_position_t advance = hb_font_get_glyph_h_advance(font->sized, *gid);
    if (advance < 0 || advance > WIDEST)
        return false;
    if (is_blank(cp))
        return advance >= LEAST_BLANK;
    return hb_font_get_glyph_extents(font->sized, *gid, &box) && box.width && box.height;
}

static void grow(struct font *font) {
    font->cap = font->cap ? 2 * font->cap : 256;
    font->gids = lv_realloc(font->gids, font->cap * sizeof *font->gids);
    font->advances = lv_realloc(font->advances, font->cap * sizeof *font->advances);
    font->characters = lv_realloc(font->characters, font->cap * sizeof *font->characters);
}

static void read_glyph(struct font *font, uint32_t cp, struct lv_glyph *glyph) {
    hb_codepoint_t gid;
    uint32_t other = stand_in(cp);
    if (font->n == MOST_GLYPHS)
        return;
    if (!find_glyph(font, cp, &gid) && !(other && find_glyph(font, other, &gid)))
        return;
    if (font->n == font->cap)
        grow(font);
    glyph->advance = (uint16_t)hb_font_get_glyph_h_advance(font->sized, gid);
    font->gids[font->n] = (uint16_t)gid;
    font->advances[font->n] = glyph->advance;
    font->characters[font->n++] = cp;
    glyph->cid = (uint16_t)font->n;
}

/* The field `left`, which kerning of another kind needs, says here that a glyph has been looked for. */
static const struct lv_glyph *glyph_of(struct lv_face_own *own, uint32_t cp) {
    struct font *font = (struct font *)own;
    if (cp >= 0x110000)
        return NULL;
    struct lv_glyph **page = &font->pages[cp / LV_GLYPH_PAGE];
    if (!*page)
        *page = lv_alloc(font->arena, LV_GLYPH_PAGE * sizeof **page);
    struct lv_glyph *glyph = &(*page)[cp % LV_GLYPH_PAGE];
    if (!glyph->left) {
        glyph->left = 1;
        read_glyph(font, cp, glyph);
    }
    return glyph->cid ? glyph : NULL;
}

/* ---- kerning ---- */

static hb_script_t script_of(uint32_t a, uint32_t b) {
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    hb_script_t script = hb_unicode_script(unicode, a);
    if (script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED)
        script = hb_unicode_script(unicode, b);
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ? HB_SCRIPT_LATIN : script;
}

enum { ALL_FEATURES = FONT_STAY + 1 + 2 * FONT_FIGURE_FEATURES };

/* Letters stay themselves, but for figures of another form. Returns how many features there are. */
static unsigned features_of(const struct font *font, size_t a, size_t b, hb_feature_t to[ALL_FEATURES]) {
    const uint32_t both[] = {font->characters[a], font->characters[b]};
    size_t n = FONT_STAY;
    memcpy(to, font_letters_stay, sizeof font_letters_stay);
    to[n++] = (hb_feature_t){HB_TAG('k', 'e', 'r', 'n'), 1, 0, ~0U};
    for (unsigned i = 0; i < 2; i++)
        if (lv_is_figure_in(both[i]))
            n += font_figure_features(font->figures.form[lv_figure_set(both[i])], i, i + 1, to + n);
    return (unsigned)n;
}

static int shape(struct font *font, size_t a, size_t b) {
    hb_feature_t features[ALL_FEATURES];
    unsigned n, count = features_of(font, a, b, features);
    hb_buffer_clear_contents(font->buffer);
    hb_buffer_add(font->buffer, lv_figure_read(font->characters[a]), 0);
    hb_buffer_add(font->buffer, lv_figure_read(font->characters[b]), 1);
    hb_buffer_set_content_type(font->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(font->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(font->buffer, script_of(font->characters[a], font->characters[b]));
    hb_buffer_set_language(font->buffer, hb_language_from_string("en", 2)); /* whatever the locale */
    hb_shape(font->sized, font->buffer, features, count);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(font->buffer, &n);
    const hb_glyph_info_t *glyph = hb_buffer_get_glyph_infos(font->buffer, &n);
    if (n != 2 || glyph[0].codepoint != font->gids[a] || glyph[1].codepoint != font->gids[b])
        return 0;
    int kern = at[0].x_advance - font->advances[a];
    return kern < -MOST_KERN || kern > MOST_KERN ? 0 : kern;
}

static int kern_of(struct lv_face_own *own, const struct lv_glyph *a, const struct lv_glyph *b) {
    struct font *font = (struct font *)own;
    uint32_t pair = (uint32_t)a->cid << 16 | b->cid;
    struct font_kern *kern = &font->kerns[(pair * 2654435761U) >> 20];
    if (kern->pair != pair)
        *kern = (struct font_kern){pair, (int16_t)shape(font, a->cid - 1U, b->cid - 1U)};
    return kern->value;
}

/* ---- the face ---- */

static void close_font(struct lv_face_own *own) {
    struct font *font = (struct font *)own;
    hb_blob_destroy(font->file);
    hb_buffer_destroy(font->buffer);
    hb_font_destroy(font->sized);
    hb_face_destroy(font->hb);
    lv_free(font->gids);
    lv_free(font->advances);
    lv_free(font->characters);
}

static int16_t metric(const struct font *font, hb_ot_metrics_tag_t tag) {
    hb_position_t value = 0;
    hb_ot_metrics_get_position_with_fallback(font->sized, tag, &value);
    return (int16_t)(value < -WIDEST ? -WIDEST : value > WIDEST ? WIDEST : value);
}

/* The PostScript name, as far as it is one. */
static void read_name(struct font *font) {
    char name[FONT_NAME] = "";
    unsigned n = sizeof name;
    size_t at = 0;
    hb_ot_name_get_utf8(font->hb, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n, name);
    for (const char *c = name; *c; c++)
        if (lv_is_digit(*c) || ((*c | 0x20) >= 'a' && (*c | 0x20) <= 'z') || *c == '-')
            font->name[at++] = *c;
    if (!at)
        memcpy(font->name, "House", sizeof "House");
}

/* CFF that has glyphs by number, not by name, counts them in a way of its own, which PDF would have to follow. */
static const char *check(const struct font *font) {
    hb_codepoint_t gid;
    char name[8];
    if (!hb_face_get_glyph_count(font->hb) || !find_glyph(font, 'a', &gid))
        return "has no letter a that can be read; get the file anew, or take another font";
    if (font->cff && !hb_font_get_glyph_name(font->sized, gid, name, sizeof name))
        return "has its glyphs by number, as large fonts of Asia have; give it as TTF";
    return NULL;
}

static bool has_table(const struct font *font, hb_tag_t tag) {
    hb_blob_t *table = hb_face_reference_table(font->hb, tag);
    bool has = hb_blob_get_length(table);
    hb_blob_destroy(table);
    return has;
}

/* The box around all glyphs: from the lowest to the highest line, as wide as any glyph may be. */
static void fill_face(const struct font *font, const struct lv_font_wish *wish, struct lv_face *face) {
    *face = (struct lv_face){.family = font->name, .bold = wish->bold, .italic = wish->italic};
    face->serif = wish->serif;
    face->ascent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
    face->descent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
    face->cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT);
    face->x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT);
    face->italic_angle = wish->italic ? -12 : 0;
    face->stem = wish->bold ? 140 : 80;
    const int16_t box[] = {-1000, face->descent, 2000, face->ascent};
    memcpy(face->box, box, sizeof box);
    memcpy(face->figures, font->figures.set, sizeof face->figures);
    face->subsets = 1;
    face->number = wish->number;
}

const char *lv_font_open(struct lv_arena *arena, const struct lv_font_wish *wish, struct lv_face *face) {
    struct font *font = lv_alloc(arena, sizeof *font);
    *font = (struct font){{glyph_of, kern_of, font_file, close_font}, .arena = arena, .whole = wish->whole};
    font->pages = lv_alloc(arena, FONT_PAGES * sizeof *font->pages);
    font->kerns = lv_alloc(arena, FONT_KERNS * sizeof *font->kerns);
    hb_blob_t *blob =
        hb_blob_create(wish->bytes.p, (unsigned)wish->bytes.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    font->hb = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    font->sized = hb_font_create(font->hb);
    hb_font_set_scale(font->sized, 1000, 1000);
    font->buffer = hb_buffer_create();
    font->cff = has_table(font, HB_TAG('C', 'F', 'F', ' '));
    read_name(font);
    if (wish->figures)
        font_figures(font->sized, &font->figures);
    const char *wrong = check(font);
    if (wrong) {
        close_font(&font->own);
        return wrong;
    }
    fill_face(font, wish, face);
    face->own = &font->own;
    return NULL;
}
