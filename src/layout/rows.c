/* Units become rows: one after the other, or those of two editions side by side or by turns. */
#include "layout/layout.h"

/* Between two blocks is the larger of what the first asks for below and the second above. */
static double gap_between(const struct lv_layout *l, const struct lv_box *before, const struct lv_box *box) {
    float gap = before->look.after > box->look.before ? before->look.after : box->look.before;
    return (double)gap * l->style.text_size * l->style.leading;
}

static struct lv_row *add_row(struct lv_layout *l, size_t columns) {
    struct lv_row *row = &l->rows[l->nrows++];
    *row = (struct lv_row){.columns = lv_alloc(&l->arena, columns * sizeof *row->columns)};
    return row;
}

/* Adds a column of `n` boxes that follow `before` (or nothing). */
static void add_column(struct lv_layout *l, struct lv_row *row, struct lv_box **boxes, size_t n,
                       const struct lv_box *before) {
    struct lv_column *column = &row->columns[row->n++];
    *column = (struct lv_column){boxes, lv_alloc(&l->arena, n * sizeof *column->gaps), n};
    for (size_t i = 1; i < n; i++)
        column->gaps[i] = gap_between(l, boxes[i - 1], boxes[i]);
    double gap = before ? gap_between(l, before, boxes[0]) : 0;
    row->gap = gap > row->gap ? gap : row->gap;
    row->keep |= boxes[n - 1]->look.keep;
}

/* What a row has of a unit beside its boxes. */
static void take_unit(struct lv_row *row, const struct lv_unit *unit) {
    row->turned |= unit->turned;
    if (unit->head)
        row->heads[row->heads[0] != NULL] = unit->head;
}

/* Its columns: boxes, or stacks of them. */
static size_t columns_of(const struct lv_unit *unit) {
    return unit->stack ? unit->columns : unit->n;
}

static void add_columns(struct lv_layout *l, struct lv_row *row, const struct lv_unit *unit,
                        const struct lv_box *before) {
    for (size_t c = 0, at = 0, n; c < columns_of(unit); c++, at += n) {
        n = unit->stack ? unit->stack[c] : 1;
        add_column(l, row, &unit->boxes[at], n, before);
    }
}

/* The box of it that says what is below. */
static const struct lv_box *end_of(const struct lv_unit *unit) {
    return unit->boxes[unit->stack ? unit->n - 1 : 0];
}

/* ---- beside the text ---- */

/* The contact a unit is in, or NULL. */
static const struct lv_node *contact_of(const struct lv_unit *unit) {
    const struct lv_node *group = unit->boxes[0]->block->parent;
    return group && group->kind == LV_N_CONTACT ? group : NULL;
}

struct lv_column lv_rows_aside(struct lv_layout *l, size_t first, size_t n, bool contacts) {
    struct lv_column column = {.n = 0};
    const struct lv_box *before = NULL;
    column.boxes = lv_alloc(&l->arena, (n - first) * sizeof(struct lv_box *));
    column.gaps = lv_alloc(&l->arena, (n - first) * sizeof *column.gaps);
    for (size_t i = first; i < n; i++) {
        const struct lv_unit *unit = &l->units[i];
        if (!unit->aside)
            continue;
        if ((contact_of(unit) != NULL) == contacts) {
            column.gaps[column.n] = before ? gap_between(l, before, unit->boxes[0]) : 0;
            column.boxes[column.n++] = unit->boxes[0];
        }
        before = unit->boxes[0];
    }
    return column;
}

/* Contacts are beside the first row after the head, all else beside the first of all. */
static void put_aside(struct lv_layout *l, size_t first, size_t n, struct lv_row *row,
                      struct lv_row *after_head) {
    struct lv_column *columns = lv_alloc(&l->arena, 2 * sizeof *columns);
    for (size_t i = 0; i < 2; i++) {
        columns[i] = lv_rows_aside(l, first, n, i);
        (i ? after_head : row)->aside[i] = columns[i].n ? &columns[i] : NULL;
    }
}

/* ---- one edition ---- */

void lv_rows_sequence(struct lv_layout *layout, size_t first, size_t n) {
    const struct lv_box *before = NULL;
    struct lv_row *top = &layout->rows[layout->nrows], *after_head = top;
    bool aside = false;
    for (size_t i = first; i < n; i++) {
        const struct lv_unit *unit = &layout->units[i];
        aside |= unit->aside;
        if (unit->aside)
            continue;
        struct lv_row *row = add_row(layout, columns_of(unit));
        row->page = row == top && first > 0;
        after_head = unit->opens ? row : after_head;
        take_unit(row, unit);
        add_columns(layout, row, unit, before);
        before = end_of(unit);
    }
    if (aside)
        put_aside(layout, first, n, top, after_head);
}

/* ---- two editions ---- */

/* The units of one edition that are still to be placed, in the order of their rows. */
struct row_side {
    const struct lv_unit *units;
    size_t n, at;
    const struct lv_box *before;
};

/* Contact blocks are aligned as wholes: all fields take the first row that both sides have reached. */
static void join_contacts(struct lv_layout *l, size_t second) {
    size_t i = 0, k = second;
    while (i < second && k < l->nunits) {
        const struct lv_node *a = contact_of(&l->units[i]), *b = contact_of(&l->units[k]);
        if (a && b) {
            size_t row = l->units[i].row > l->units[k].row ? l->units[i].row : l->units[k].row;
            while (i < second && contact_of(&l->units[i]) == a)
                l->units[i++].row = row;
            while (k < l->nunits && contact_of(&l->units[k]) == b)
                l->units[k++].row = row;
        }
        i += !a;
        k += !b;
    }
}

/* Units without a row go with the one before; none is above the one before. */
static struct row_side make_side(struct lv_layout *l, size_t first, size_t n) {
    size_t row = 1;
    for (size_t i = first; i < n; i++) {
        row = l->units[i].row > row ? l->units[i].row : row;
        l->units[i].row = row;
    }
    return (struct row_side){l->units + first, n - first, 0, NULL};
}

static size_t next_row(const struct row_side *side) {
    return side->at < side->n ? side->units[side->at].row : SIZE_MAX;
}

/* Adds the next of a side to the layout's row: blocks of the bilingual row one below the other, or the cells of a table row. */
static void add_side(struct lv_layout *l, struct lv_row *row, struct row_side *side, size_t number) {
    if (next_row(side) != number)
        return;
    const struct lv_unit *unit = &side->units[side->at];
    size_t n = 0;
    take_unit(row, unit);
    if (unit->n > 1 || unit->wide) {
        add_columns(l, row, unit, side->before);
        side->at++;
    } else {
        while (next_row(side) == number && side->units[side->at].n == 1 && !side->units[side->at].wide && ++n)
            side->at++;
        struct lv_box **boxes = lv_alloc(&l->arena, n * sizeof(struct lv_box *));
        for (size_t i = 0; i < n; i++)
            boxes[i] = side->units[side->at - n + i].boxes[0];
        add_column(l, row, boxes, n, side->before);
    }
    side->before = end_of(&side->units[side->at - 1]);
}

static size_t width_of(const struct row_side *side, size_t number) {
    return next_row(side) == number ? columns_of(&side->units[side->at]) : 0;
}

/* Adds all units of a side that belong to a row of the document, one below the other. */
static void add_turn(struct lv_layout *l, struct row_side *side, size_t number) {
    while (next_row(side) == number)
        add_side(l, add_row(l, width_of(side, number)), side, number);
}

static bool is_wide(const struct row_side *side, size_t number) {
    return next_row(side) == number && side->units[side->at].wide;
}

/* Adds what stands over both columns, a whole table, each row by itself. */
static void add_wide(struct lv_layout *l, struct row_side *side) {
    while (side->at < side->n && side->units[side->at].wide)
        add_side(l, add_row(l, columns_of(&side->units[side->at])), side, side->units[side->at].row);
}

/* The names of the languages above their columns. */
static void add_names(struct lv_layout *l, size_t second, const struct lv_box *before[2]) {
    const struct lv_node *editions[] = {lv_edition(l->doc, 0), lv_edition(l->doc, 1)};
    double gutter = l->style.gutter * 72 / 25.4, width = (l->right - l->left - gutter) / 2;
    if (!second || second == l->nunits)
        return;
    struct lv_row *row = add_row(l, 2);
    for (size_t i = 0; i < 2; i++) {
        struct lv_box **box = lv_alloc(&l->arena, sizeof(struct lv_box *));
        box[0] = lv_box_language(l, editions[i], l->left + (double)i * (width + gutter), width);
        add_column(l, row, box, 1, NULL);
        before[i] = box[0];
    }
}

/* Adds all units of both sides that stand before the ends of these, beside each other or by turns. */
static void add_units(struct lv_layout *l, struct row_side *left, struct row_side *right, bool beside) {
    while (left->at < left->n || right->at < right->n) {
        size_t a = next_row(left), b = next_row(right), number = a < b ? a : b;
        if (!beside) {
            add_turn(l, left, number);
            add_turn(l, right, number);
            continue;
        }
        if (is_wide(left, number) || is_wide(right, number)) {
            add_wide(l, is_wide(left, number) ? left : right);
            continue;
        }
        struct lv_row *row = add_row(l, width_of(left, number) + width_of(right, number));
        add_side(l, row, left, number);
        add_side(l, row, right, number);
    }
}

/* The first unit from the next on that is a picture both sides have, or all. */
static size_t next_picture(const struct row_side *side, size_t n) {
    size_t i = side->at;
    while (i < n && !side->units[i].boxes[0]->paired)
        i++;
    return i;
}

/* A picture that both sides have. */
static void add_pictures(struct lv_layout *l, struct row_side *left, struct row_side *right) {
    struct lv_row *row = add_row(l, 2);
    struct row_side *sides[] = {left, right};
    for (size_t s = 0; s < 2; s++) {
        const struct lv_unit *unit = &sides[s]->units[sides[s]->at++];
        add_column(l, row, unit->boxes, 1, sides[s]->before);
        sides[s]->before = unit->boxes[0];
    }
}

void lv_rows_paired(struct lv_layout *layout, size_t second, bool beside) {
    const struct lv_box *names[2] = {NULL, NULL};
    join_contacts(layout, second);
    if (beside)
        add_names(layout, second, names);
    struct row_side left = make_side(layout, 0, second), right = make_side(layout, second, layout->nunits);
    left.before = names[0];
    right.before = names[1];
    size_t nleft = left.n, nright = right.n;
    for (;;) {
        left.n = next_picture(&left, nleft);
        right.n = next_picture(&right, nright);
        add_units(layout, &left, &right, beside);
        if (left.n == nleft || right.n == nright)
            break;
        left.n++;
        right.n++;
        add_pictures(layout, &left, &right);
    }
}
