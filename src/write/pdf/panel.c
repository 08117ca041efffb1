/* The grounds of contacts: a rectangle behind all that a page has of one. */
#include "write/pdf/paint.h"

static const double ROOM = 8; /* above and below its text */

struct panel {
    const struct lv_node *contact;
    double x, width, top, bottom;
};

static void paint(struct pdf_painter *p, const struct panel *panel) {
    if (panel->contact)
        pdf_bar(p, panel->x, panel->top - ROOM, panel->width, panel->bottom - panel->top + 2 * ROOM,
                p->pdf->layout.style.panel);
}

void pdf_paint_panels(struct pdf_painter *p, const struct lv_page *page) {
    struct panel panel = {NULL, 0, 0, 0, 0};
    for (size_t i = 0; i < page->n; i++) {
        const struct lv_placed *placed = &p->pdf->layout.placed[page->first + i];
        const struct lv_box *box = placed->box;
        double bottom = placed->y + (double)(placed->to - placed->from) * box->leading;
        if (box->panel_width <= 0)
            continue;
        if (panel.contact != box->block->parent) {
            paint(p, &panel);
            panel = (struct panel){box->block->parent, box->panel_x, box->panel_width, placed->y, bottom};
        }
        panel.bottom = bottom > panel.bottom ? bottom : panel.bottom;
    }
    paint(p, &panel);
}
