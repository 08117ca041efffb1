/* A side column: kind, labels and date beside the head of the text, contacts beside what comes after that. */
#include "layout/units.h"

#include "style/house.h"

enum extent { NOTHING, META, ALL };

struct lv_aside {
    struct lv_side is;
    struct lv_adder column;
    bool head, contacts; /* what comes now goes there if it is of these */
    bool opens;          /* the next unit of the text is the first after the head */
};

struct lv_adder *lv_adder_for(struct lv_adder *a, const struct lv_node *node) {
    struct lv_aside *side = a->side;
    if (!side)
        return a;
    if (node == side->is.text) {
        side->head = false;
        side->opens = true;
    }
    if (node == side->is.contact)
        side->contacts = true;
    if (node == side->is.end)
        side->contacts = false;
    return side->contacts || (side->head && lv_is_meta(node)) ? &side->column : a;
}

bool lv_adder_opens(struct lv_adder *a) {
    bool opens = a->side && a->side->opens;
    if (opens)
        a->side->opens = false;
    return opens;
}

/* The gutter is between both. */
static struct lv_adder column_of(struct lv_layout *l, bool side) {
    double gutter = l->style.gutter * 72 / 25.4, left = l->left, whole = l->right - l->left;
    bool right = side == (l->style.side_place == LV_SIDE_RIGHT);
    double width = side ? l->side - gutter : whole - l->side;
    return (struct lv_adder){
        .layout = l, .x = right ? left + whole - width : left, .width = width, .aside = side};
}

/* True if all that is beside the text has room on the first page, and text begins on pages that are upright. */
static bool has_room(struct lv_layout *l, size_t first) {
    struct lv_column meta = lv_rows_aside(l, first, l->nunits, false),
                     contacts = lv_rows_aside(l, first, l->nunits, true);
    double top = l->first_top < l->bottom && l->first_top > l->top ? l->first_top : l->top,
           gap = contacts.n ? contacts.gaps[0] : 0;
    const struct lv_unit *text = NULL;
    for (size_t i = first; i < l->nunits; i++) {
        const struct lv_unit *unit = &l->units[i];
        if (unit->turned && (unit->opens || !text))
            return false;
        text = unit->aside ? text : unit;
    }
    return text && lv_column_height(&meta) + gap + lv_column_height(&contacts) <= l->bottom - top;
}

/* Adds all units, some of them beside the others. */
static void add(struct lv_layout *l, const struct lv_node *edition, enum extent extent) {
    struct lv_adder text = column_of(l, false);
    struct lv_aside side = {.is = lv_side_of(edition), .column = column_of(l, true), .head = extent >= META};
    if (extent < ALL)
        side.is.contact = NULL;
    text.side = &side;
    lv_adder_edition(&text, edition);
}

void lv_units_add_beside(struct lv_layout *l, const struct lv_node *edition) {
    const struct lv_layout before = *l;
    add(l, edition, ALL);
    for (enum extent extent = ALL; extent > NOTHING && !has_room(l, before.nunits);) {
        l->nunits = before.nunits;
        l->missing = before.missing;
        l->item = before.item;
        l->group = before.group;
        add(l, edition, --extent);
    }
}
