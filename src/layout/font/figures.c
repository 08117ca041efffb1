/*
 * Forms of figures: each is asked of the font by its features (OpenType lnum, onum, pnum, tnum), and what comes is
 * looked at: a font may have a form without a feature, and a feature without the form.
 */
#include "layout/font/figures.h"

#include <string.h>

enum { FIGURES = 10, DESCENDS = 60 }; /* thousandths below the line, which round figures cross by less */

const hb_feature_t font_letters_stay[FONT_STAY] = {
    {HB_TAG('l', 'i', 'g', 'a'), 0, 0, ~0U}, {HB_TAG('c', 'l', 'i', 'g'), 0, 0, ~0U},
    {HB_TAG('c', 'a', 'l', 't'), 0, 0, ~0U}, {HB_TAG('c', 'c', 'm', 'p'), 0, 0, ~0U},
    {HB_TAG('l', 'o', 'c', 'l'), 0, 0, ~0U}, {HB_TAG('r', 'l', 'i', 'g'), 0, 0, ~0U},
    {HB_TAG('r', 'c', 'l', 't'), 0, 0, ~0U}};

/* What ten figures are like. */
struct seen {
    bool alike, below; /* all of one width; some go below the line */
};

size_t font_figure_features(unsigned form, unsigned from, unsigned to,
                            hb_feature_t features[FONT_FIGURE_FEATURES]) {
    static const hb_tag_t shapes[] = {0, HB_TAG('l', 'n', 'u', 'm'), HB_TAG('o', 'n', 'u', 'm')},
                          widths[] = {0, HB_TAG('p', 'n', 'u', 'm'), HB_TAG('t', 'n', 'u', 'm')};
    const hb_tag_t asked[] = {shapes[lv_figure_shape(form)], widths[lv_figure_width(form)]};
    size_t n = 0;
    for (size_t i = 0; i < FONT_FIGURE_FEATURES; i++)
        if (asked[i])
            features[n++] = (hb_feature_t){asked[i], 1, from, to};
    return n;
}

/* The glyphs of all figures in a form; false where they are not ten that can be seen. */
static bool shape(hb_font_t *sized, unsigned form, hb_codepoint_t gid[FIGURES]) {
    hb_feature_t features[FONT_STAY + FONT_FIGURE_FEATURES];
    memcpy(features, font_letters_stay, sizeof font_letters_stay);
    size_t asked = font_figure_features(form, 0, ~0U, features + FONT_STAY);
    unsigned n;
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, "0123456789", FIGURES, 0, FIGURES);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
    hb_buffer_set_language(buffer, hb_language_from_string("en", 2)); /* whatever the locale */
    hb_shape(sized, buffer, features, (unsigned)(FONT_STAY + asked));
    const hb_glyph_info_t *glyph = hb_buffer_get_glyph_infos(buffer, &n);
    bool good = n == FIGURES;
    for (size_t i = 0; good && i < FIGURES; i++) {
        gid[i] = glyph[i].codepoint;
        good = gid[i] && gid[i] <= UINT16_MAX;
    }
    hb_buffer_destroy(buffer);
    return good;
}

static struct seen look_at(hb_font_t *sized, const hb_codepoint_t gid[FIGURES]) {
    struct seen seen = {true, false};
    hb_glyph_extents_t box;
    for (size_t i = 0; i < FIGURES; i++) {
        seen.alike &=
            hb_font_get_glyph_h_advance(sized, gid[i]) == hb_font_get_glyph_h_advance(sized, gid[0]);
        seen.below |=
            hb_font_get_glyph_extents(sized, gid[i], &box) && box.y_bearing + box.height < -DESCENDS;
    }
    return seen;
}

static bool is_of(unsigned form, struct seen seen) {
    enum lv_figure_shape shape = lv_figure_shape(form);
    enum lv_figure_width width = lv_figure_width(form);
    return (!shape || seen.below == (shape == LV_FIGURE_OLDSTYLE)) &&
           (!width || seen.alike == (width == LV_FIGURE_TABULAR));
}

/* The set with these glyphs, a new one if there is none. */
static uint8_t set_of(struct font_figures *figures, unsigned form, const hb_codepoint_t gid[FIGURES]) {
    uint8_t set = 0;
    while (set < figures->sets && memcmp(figures->gid[set], gid, sizeof figures->gid[set]) != 0)
        set++;
    if (set == figures->sets) {
        memcpy(figures->gid[set], gid, sizeof figures->gid[set]);
        figures->form[set] = (uint8_t)form;
        figures->sets++;
    }
    return set;
}

void font_figures(hb_font_t *sized, struct font_figures *to) {
    hb_codepoint_t gid[FIGURES];
    *to = (struct font_figures){.sets = 0};
    bool has = shape(sized, 0, gid);
    for (unsigned form = 0; form < LV_FIGURE_FORMS; form++) {
        bool good = has && shape(sized, form, gid) && is_of(form, look_at(sized, gid));
        to->set[form] = good ? set_of(to, form, gid) : form ? LV_FIGURE_NONE : 0;
    }
}
