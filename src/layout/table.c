/*
 * The rows of a table. Its columns get what their widest cells ask for, as far as there is room, and never divide a word
 * or a figure. A table with no room for that takes closer columns, then the width of the page where two languages stand
 * beside each other, smaller type, and a page of its own across.
 */
#include "layout/units.h"

/* What is tried one after the other: room to the right of a cell, in its type size, and what that is multiplied by. */
static const struct setting {
    double margin, scale;
    bool wide, turned; /* over the columns of both languages; on a page across */
} settings[] = {
    {2, 1, false, false},    {1.2, 1, false, false}, {2, 1, true, false},     {1.2, 1, true, false},
    {1, 0.9, false, false},  {1, 0.9, true, false},  {1, 0.83, false, false}, {1, 0.83, true, false},
    {2, 1, true, true},      {1.2, 1, true, true},   {1, 0.9, true, true},    {1, 0.83, true, true},
    {0.6, 0.83, true, true},
};

static const double
    LOOSE = 2.2,  /* times the room, what cells in one line may ask for in the column of a language */
    SMALLEST = 7; /* points */

struct table {
    struct lv_adder *a;
    struct lv_table is;
    struct lv_box **boxes; /* of all cells, row by row */
    double *wanted, *least,
        *below;     /* of each column, without room beside it: in one line, undivided, without the head */
    double *widths; /* of each column, as it is set */
    const struct setting *set;
    double x, width;
};

static size_t count(const struct lv_node *node) {
    size_t n = 0;
    for (const struct lv_node *child = node->first; child; child = child->next)
        n++;
    return n;
}

/* ---- what columns ask for ---- */

/* The width of the longest piece that is not divided but by a hyphen. */
static double longest_word(struct lv_box *box) {
    double longest = 0, width = 0;
    if (lv_table_is_figure(box->block))
        return lv_box_width(box);
    lv_box_mark(box);
    for (size_t i = 0; i < box->n; i++) {
        if (box->glyphs[i].flags & LV_BREAK)
            width = 0;
        if (!(box->glyphs[i].flags & LV_BLANK))
            width += box->glyphs[i].advance + box->glyphs[i].adjust;
        longest = width > longest ? width : longest;
    }
    return longest * box->size / 1000;
}

static void ask(double *width, double wanted) {
    *width = wanted > *width ? wanted : *width;
}

/* What the last cell of a shorter row asks for beyond the columns it has goes to the first of them. */
static void ask_for_spans(struct table *t) {
    size_t i = 0, n = t->is.columns;
    for (const struct lv_node *row = t->is.node->first; row; row = row->next) {
        size_t cells = count(row);
        i += cells;
        if (!cells || cells == n)
            continue;
        double more = lv_box_width(t->boxes[i - 1]);
        for (size_t c = cells - 1; c < n; c++)
            more -= t->wanted[c];
        t->wanted[cells - 1] += more > 0 ? more : 0;
    }
}

static void ask_cells(struct table *t) {
    size_t i = 0, n = t->is.columns;
    for (const struct lv_node *row = t->is.node->first; row; row = row->next)
        for (size_t c = 0, cells = count(row); c < cells; c++, i++) {
            if (c + 1 == cells && cells < n)
                continue;
            double least = longest_word(t->boxes[i]);
            ask(&t->wanted[c], lv_box_width(t->boxes[i]));
            ask(&t->least[c], least);
            if (row->prev || !t->is.head)
                ask(&t->below[c], least);
        }
    ask_for_spans(t);
}

/* ---- how it is set ---- */

static double margin_of(const struct table *t, const struct setting *set, size_t column) {
    bool last = column + 1 == t->is.columns;
    return last ? 0.1 : set->margin * set->scale * t->a->layout->style.table_size + 0.1;
}

/* The widths that a setting gives columns with that least; false if they do not fit. */
static bool set_widths(struct table *t, const struct setting *set, const double *least, double room) {
    size_t n = t->is.columns;
    double *needed = lv_malloc(n * sizeof *needed), wanted = 0;
    for (size_t c = 0; c < n; c++) {
        double margin = margin_of(t, set, c);
        t->widths[c] = t->wanted[c] * set->scale + margin;
        needed[c] = (least ? least[c] : 0) * set->scale + margin;
        wanted += t->widths[c];
    }
    bool narrow = t->a->layout->narrow && !set->wide;
    bool fits =
        !(least == t->least && narrow && wanted > LOOSE * room) && lv_share_out(t->widths, needed, n, room);
    lv_free(needed);
    if (fits && t->a->layout->style.table_width == LV_WIDTH_FULL)
        lv_spread_out(t->widths, n, room);
    return fits;
}

/* True if the house and the place allow a setting; a house that has no small type, for poor sight, sets nothing smaller. */
static bool is_allowed(const struct table *t, const struct setting *set) {
    const struct lv_layout *l = t->a->layout;
    const struct lv_style *style = &l->style;
    bool small = set->scale >= 1 ||
                 (set->scale * style->table_size >= SMALLEST && style->table_size < style->text_size);
    bool place = !set->wide || (l->narrow ? style->span_columns == LV_YES : set->turned);
    return small && place && !(set->turned && t->a->width >= lv_layout_room(l, true));
}

static void take(struct table *t, const struct setting *set) {
    const struct lv_layout *l = t->a->layout;
    t->set = set;
    t->x = set->wide ? l->left : t->a->x;
    t->width = set->wide ? lv_layout_room(l, set->turned) : t->a->width;
}

static void choose(struct table *t) {
    const struct setting *last = settings;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (!is_allowed(t, &settings[i]))
            continue;
        take(t, &settings[i]);
        if (set_widths(t, &settings[i], t->least, t->width))
            return;
        last = &settings[i];
    }
    take(t, last); /* there is no room for its words: those of the head give way first */
    for (size_t i = 0, n = count(t->is.node->first); t->is.head && i < n; i++)
        lv_box_hyphenate(t->a->layout, t->boxes[i]);
    if (!set_widths(t, last, t->below, t->width))
        set_widths(t, last, NULL, t->width);
}

/* ---- its cells ---- */

static struct lv_box *make_cell(struct table *t, const struct lv_node *cell) {
    const struct lv_style *style = &t->a->layout->style;
    struct lv_look look = lv_look_of(cell);
    bool first = !cell->parent->prev, second = !first && !cell->parent->prev->prev;
    look.heavy = first;
    if (style->table_rules == LV_RULES_NONE ||
        (style->table_rules == LV_RULES_ENDS && !first && !(second && t->is.head)))
        look.rule = 0;
    if (!cell->prev && t->is.names_rows && style->row_heads == LV_ROW_HEADS_BOLD)
        look.bold = true;
    look.whole = true;
    return lv_adder_box(t->a, cell, look);
}

static void set_right(struct lv_box *box) {
    for (size_t i = 0; i < box->nlines; i++)
        box->lines[i].x = (float)box->width - box->lines[i].width;
}

static void put_cell(struct table *t, struct lv_box *box, size_t column, double x, double width) {
    double scale = t->set->scale;
    box->size *= scale;
    box->leading *= scale;
    lv_adder_put(t->a, box, x, width, width - margin_of(t, t->set, column));
    if (lv_table_is_right(&t->is, box->block, column))
        set_right(box);
}

static size_t lines_of(const struct lv_unit *unit) {
    size_t lines = 0;
    for (size_t c = 0; c < unit->n; c++)
        lines = unit->boxes[c]->nlines > lines ? unit->boxes[c]->nlines : lines;
    return lines;
}

/* The rule below the last row is drawn by its cells, as far down as the tallest of them goes. */
static void close_row(const struct table *t, struct lv_unit *unit) {
    size_t lines = lines_of(unit);
    for (size_t c = 0; c < unit->n && t->a->layout->style.table_rules != LV_RULES_NONE; c++)
        unit->boxes[c]->close = (double)lines + 0.3;
}

/* A row of n cells. */
static struct lv_unit *add_row(struct table *t, const struct lv_node *row, struct lv_box **boxes, size_t n) {
    double x = t->x;
    struct lv_unit *unit = lv_adder_unit(t->a, n, row);
    for (size_t c = 0; c < n; c++) {
        bool last = c + 1 == n;
        double width = t->widths[c];
        for (size_t more = c + 1; last && more < t->is.columns; more++)
            width += t->widths[more];
        put_cell(t, boxes[c], last ? t->is.columns - 1 : c, x, width);
        x += width;
        unit->boxes[c] = boxes[c];
    }
    if (!row->next)
        close_row(t, unit);
    for (size_t c = 0; t->is.head && !row->prev && c < n; c++)
        boxes[c]->drop = lines_of(unit) - boxes[c]->nlines;
    unit->wide = t->set->wide;
    unit->turned = t->set->turned;
    return unit;
}

/* The line that names a table goes where the table goes. */
static void move_name(const struct table *t, struct lv_unit *unit) {
    if (!t->set->wide || !unit || unit->n != 1 ||
        lv_table_named_by(t->a->layout->doc, unit->boxes[0]->block) != t->is.node)
        return;
    unit->wide = true;
    unit->turned = t->set->turned;
    lv_adder_put(t->a, unit->boxes[0], t->x, t->width, t->width);
}

void lv_adder_table(struct lv_adder *a, const struct lv_node *node) {
    struct lv_layout *l = a->layout;
    struct table t = {.a = a, .is = lv_table_of(node)};
    size_t cells = 0, i = 0, n = t.is.columns;
    for (const struct lv_node *row = node->first; row; row = row->next)
        cells += count(row);
    t.boxes = lv_alloc(&l->arena, cells * sizeof *t.boxes);
    for (const struct lv_node *row = node->first; row; row = row->next)
        for (const struct lv_node *cell = row->first; cell; cell = cell->next)
            t.boxes[i++] = make_cell(&t, cell);
    t.wanted = lv_alloc(&l->arena, 4 * n * sizeof(double));
    t.least = t.wanted + n;
    t.below = t.least + n;
    t.widths = t.below + n;
    ask_cells(&t);
    choose(&t);
    move_name(&t, l->nunits ? &l->units[l->nunits - 1] : NULL);
    const struct lv_unit *head = NULL;
    i = 0;
    for (const struct lv_node *row = node->first; row; row = row->next) {
        size_t m = count(row);
        struct lv_unit *unit = m ? add_row(&t, row, t.boxes + i, m) : NULL;
        if (unit && row->prev)
            unit->head = head;
        else if (t.is.head && l->style.repeat_head == LV_YES)
            head = unit;
        i += m;
    }
}
