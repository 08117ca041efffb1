/* An entry of contents: its day, titles, dots that lead the eye, and the number of its page at the right. */
#include "lang/day.h"
#include "layout/units.h"

static const double NUMBER = 2.6, /* room for the number, in type sizes */
    DAY = 6.2,                    /* and for the day */
    APART = 0.5;                  /* of title and dots, and dots and number */

static const struct lv_look number_look = {LV_SERIF, LV_SIZE_TEXT, LV_INK, .whole = true},
                            day_look = {LV_SANS, LV_SIZE_SMALL, LV_MUTED, .whole = true, .after = 0.35F};

/* The last link, in whose line the number is. */
static struct lv_tag *link_in(const struct lv_box *box) {
    for (size_t i = box->nruns; i-- > 0;)
        if (box->runs[i].tag->node->kind == LV_N_A)
            return box->runs[i].tag;
    return box->tag;
}

/* A text beside the title, which belongs to that element of it. */
static struct lv_box *beside(struct lv_adder *a, const struct lv_node *item, struct lv_str text,
                             const struct lv_look *look, double room) {
    struct lv_layout *l = a->layout;
    struct lv_node *edition = lv_node_new(l->doc, LV_N_EDITION);
    lv_attr_set(l->doc, edition, LV_AT_LANG, lv_node_lang(item));
    return lv_box_of(l, edition, text, look, room);
}

static void tag_as(struct lv_box *box, struct lv_tag *tag) {
    box->tag = tag;
    for (size_t i = 0; i < box->nruns; i++)
        box->runs[i].tag = tag;
}

/* The number is part of the link: it stands in the last line of the title. */
static struct lv_box *number_box(struct lv_adder *a, const struct lv_node *item, const struct lv_box *title,
                                 double room) {
    struct lv_box *box = beside(a, item, lv_attr(item, LV_AT_PAGE), &number_look, room);
    tag_as(box, link_in(title));
    box->x = a->x + a->width - room;
    box->leading = title->leading;
    box->drop = title->nlines - 1;
    box->lines[0].x = (float)room - box->lines[0].width;
    const struct lv_line *last = &title->lines[title->nlines - 1];
    box->leader = title->x + title->left + (double)(last->x + last->width) + APART * box->size;
    box->leader_end = box->x + (double)box->lines[0].x - APART * box->size;
    return box;
}

/* In line with the first title. */
static struct lv_box *day_box(struct lv_adder *a, const struct lv_node *item, const struct lv_box *title,
                              double room) {
    struct lv_buf text = {0};
    lv_day_put(&text, lv_attr(item, LV_AT_DATETIME), lv_node_lang(item));
    struct lv_box *box = beside(a, item, lv_arena_take(&a->layout->arena, &text), &day_look, room);
    tag_as(box, title->tag);
    box->x = a->x;
    box->leading = title->leading;
    return box;
}

void lv_adder_entry(struct lv_adder *a, const struct lv_node *item) {
    struct lv_layout *l = a->layout;
    struct lv_box *title = lv_adder_box(a, item, lv_look_of(item));
    bool numbered = lv_attr_has(item, LV_AT_PAGE), dated = lv_attr_has(item, LV_AT_DATETIME);
    double room = NUMBER * title->size,
           day = lv_attr_has(item->parent, LV_AT_FIELD) ? DAY * lv_layout_size(l, LV_SIZE_SMALL) : 0;
    size_t n = 0;
    if (!title->n)
        return;
    lv_adder_put(a, title, a->x + day, a->width - day, a->width - day - room);
    struct lv_unit *unit = lv_adder_unit(a, (size_t)1 + dated + numbered, item);
    if (dated)
        unit->boxes[n++] = day_box(a, item, title, day);
    unit->boxes[n++] = title;
    if (numbered)
        unit->boxes[n++] = number_box(a, item, title, room);
}
