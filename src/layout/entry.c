/* An entry of contents: a title, dots that lead the eye, and the number of its page at the right. */
#include "layout/units.h"

static const double NUMBER = 2.6, /* room for the number, in type sizes */
    APART = 0.5;                  /* of title and dots, and dots and number */

static const struct lv_look number_look = {LV_SERIF, LV_SIZE_TEXT, LV_INK, .whole = true};

static struct lv_tag *link_in(const struct lv_box *box) {
    for (size_t i = 0; i < box->nruns; i++)
        if (box->runs[i].tag->node->kind == LV_N_A)
            return box->runs[i].tag;
    return box->tag;
}

/* The number is part of the link: it stands in the last line of the title. */
static struct lv_box *number_box(struct lv_adder *a, const struct lv_node *item, const struct lv_box *title,
                                 double room) {
    struct lv_layout *l = a->layout;
    struct lv_node *edition = lv_node_new(l->doc, LV_N_EDITION);
    lv_attr_set(l->doc, edition, LV_AT_LANG, lv_node_lang(item));
    struct lv_box *box = lv_box_of(l, edition, lv_attr(item, LV_AT_PAGE), &number_look, room);
    box->tag = link_in(title);
    for (size_t i = 0; i < box->nruns; i++)
        box->runs[i].tag = box->tag;
    box->x = a->x + a->width - room;
    box->leading = title->leading;
    box->drop = title->nlines - 1;
    box->lines[0].x = (float)room - box->lines[0].width;
    const struct lv_line *last = &title->lines[title->nlines - 1];
    box->leader = title->x + title->left + (double)(last->x + last->width) + APART * box->size;
    box->leader_end = box->x + (double)box->lines[0].x - APART * box->size;
    return box;
}

void lv_adder_entry(struct lv_adder *a, const struct lv_node *item) {
    struct lv_box *title = lv_adder_box(a, item, lv_look_of(item));
    bool numbered = lv_attr_has(item, LV_AT_PAGE);
    double room = NUMBER * title->size;
    if (!title->n)
        return;
    lv_adder_put(a, title, a->x, a->width, a->width - room);
    struct lv_unit *unit = lv_adder_unit(a, 1 + numbered, item);
    unit->boxes[0] = title;
    if (numbered)
        unit->boxes[1] = number_box(a, item, title, room);
}
