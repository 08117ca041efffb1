/* Forms of figures, numbered as the words of [font] figures come: three times the shape, and the width. */
#ifndef LV_STYLE_FIGURES_H
#define LV_STYLE_FIGURES_H

enum lv_figure_shape { LV_FIGURE_ANY_SHAPE, LV_FIGURE_LINING, LV_FIGURE_OLDSTYLE, LV_FIGURE_SHAPES };
enum lv_figure_width { LV_FIGURE_ANY_WIDTH, LV_FIGURE_PROPORTIONAL, LV_FIGURE_TABULAR, LV_FIGURE_WIDTHS };
enum { LV_FIGURE_FORMS = LV_FIGURE_SHAPES * LV_FIGURE_WIDTHS };

static inline enum lv_figure_shape lv_figure_shape(unsigned form) {
    return (enum lv_figure_shape)(form / LV_FIGURE_WIDTHS);
}

static inline enum lv_figure_width lv_figure_width(unsigned form) {
    return (enum lv_figure_width)(form % LV_FIGURE_WIDTHS);
}

/* The same form in a table, where figures are all of one width; nothing is asked for where a house asks for nothing. */
static inline unsigned lv_figure_in_table(unsigned form) {
    return form ? form - form % LV_FIGURE_WIDTHS + LV_FIGURE_TABULAR : 0;
}

#endif
