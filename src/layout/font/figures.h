/* Figures of other forms that a font has; for the module and for the generator of the faces. */
#ifndef LV_FONT_FIGURES_H
#define LV_FONT_FIGURES_H

#include "layout/face.h"

#include <hb.h>

struct font_figures {
    uint8_t set[LV_FIGURE_FORMS];            /* of each form, as struct lv_face has it */
    uint8_t form[LV_FIGURE_FORMS];           /* of each set */
    hb_codepoint_t gid[LV_FIGURE_FORMS][10]; /* of each set */
    uint8_t sets;
};

/* Looks for all forms, once for a font, which is sized in thousandths. */
void font_figures(hb_font_t *sized, struct font_figures *to);

enum { FONT_FIGURE_FEATURES = 2 };

/* The features that ask for a form in clusters from..to. Returns how many there are. */
size_t font_figure_features(unsigned form, unsigned from, unsigned to,
                            hb_feature_t features[FONT_FIGURE_FEATURES]);

/* Features that make one glyph of two, or another of one, off. */
enum { FONT_STAY = 7 };
extern const hb_feature_t font_letters_stay[FONT_STAY];

#endif
