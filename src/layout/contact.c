/* Contacts on a ground of their own, and people beside each other. */
#include "layout/units.h"

static const double ROOM = 10,
                    BETWEEN = 14; /* from the edge of the ground to the text; from one to the next */

static size_t columns_of(const struct lv_adder *a, const struct lv_node *contact) {
    size_t people = lv_contact_people(contact), most = a->layout->style.contact_columns + 1;
    if (a->layout->narrow || a->aside)
        return 1;
    return people < most ? people : most;
}

static const struct lv_node *add_lines(struct lv_adder *a, const struct lv_node *from,
                                       const struct lv_node *end) {
    for (; from != end; from = from->next)
        if (!lv_is_hidden(from))
            lv_adder_block(a, from);
    return from;
}

/* The boxes of one person from boxes[n] on, in a column of that number. Returns their number. */
static size_t add_person(struct lv_adder *a, const struct lv_node *field, const struct lv_node *end,
                         struct lv_box **boxes, size_t columns, size_t column) {
    double width = (a->width - BETWEEN * (double)(columns - 1)) / (double)columns;
    double x = a->x + (double)column * (width + BETWEEN);
    size_t n = 0;
    for (; field != end; field = field->next) {
        struct lv_box *box = lv_is_hidden(field) ? NULL : lv_adder_box(a, field, lv_look_of(field));
        if (!box || !box->n)
            continue;
        if (!n)
            box->look.before = 0.5F;
        lv_adder_put(a, box, x, width, width);
        boxes[n++] = box;
    }
    return n;
}

static size_t fields_of(const struct lv_node *first, size_t people) {
    const struct lv_node *end = first;
    size_t n = 0;
    for (size_t i = 0; i < people && end; i++)
        end = lv_next_contact(end);
    for (; first != end; first = first->next)
        n++;
    return n;
}

/* A unit of as many people as there are columns; returns the first after them. */
static const struct lv_node *add_people(struct lv_adder *a, const struct lv_node *first, size_t columns) {
    size_t n = 0, c = 0, *stack = lv_alloc(&a->layout->arena, columns * sizeof *stack);
    struct lv_unit *unit = lv_adder_unit(a, fields_of(first, columns), first);
    for (size_t i = 0; first && i < columns; i++) {
        const struct lv_node *next = lv_next_contact(first);
        stack[c] = add_person(a, first, next, unit->boxes + n, columns, c);
        n += stack[c];
        c += stack[c] > 0;
        first = next;
    }
    unit->n = n;
    unit->stack = stack;
    unit->columns = c;
    a->layout->nunits -= !n;
    return first;
}

/* The first field after the heading of all. */
static const struct lv_node *after_heading(const struct lv_node *contact) {
    const struct lv_node *first = contact->first;
    return first && first->kind == LV_N_HEADING ? first->next : first;
}

/* What the first and the last of it ask for is asked for by the whole. */
static void close(struct lv_adder *a, struct lv_unit *from, struct lv_unit *end, bool panel) {
    static const float BELOW = 1.6F;
    for (struct lv_unit *unit = from; unit < end; unit++)
        for (size_t i = 0; i < unit->n; i++) {
            struct lv_box *box = unit->boxes[i];
            box->look.keep |= unit + 1 < end;
            if (unit + 1 == end && i + 1 == unit->n && panel)
                box->look.after = BELOW;
            box->panel_x = a->x;
            box->panel_width = panel ? a->width : 0;
        }
}

bool lv_adder_contact(struct lv_adder *a, const struct lv_node *contact) {
    struct lv_layout *l = a->layout;
    bool panel = l->style.contact_form == LV_CONTACT_PANEL;
    size_t columns = columns_of(a, contact), first = l->nunits;
    struct lv_adder inner = *a;
    if (!panel && columns < 2)
        return false;
    if (panel) {
        inner.x += ROOM;
        inner.width -= 2 * ROOM;
    }
    const struct lv_node *field =
        add_lines(&inner, contact->first, columns > 1 ? after_heading(contact) : NULL);
    while (field)
        field = add_people(&inner, field, columns);
    close(a, l->units + first, l->units + l->nunits, panel);
    return true;
}
