/* Units of an edition: what is beside each other, each box with its place and its lines. */
#include "layout/layout.h"

#include "doc/rows.h"

enum { MOST_BESIDE = 8 };

static const double NARROW_HEADLINE = 0.72; /* of its size, where columns stand side by side */

struct adder {
    struct lv_layout *layout;
    double x, width; /* of the edition's column */
};

static struct lv_box *make_box(struct adder *a, const struct lv_node *block) {
    struct lv_layout *l = a->layout;
    struct lv_box *box = lv_alloc(&l->arena, sizeof *box);
    box->block = block;
    box->look = lv_look_of(block);
    box->size = lv_layout_size(l, box->look.size);
    if (block->kind == LV_N_LEAD && box->size <= l->style.text_size)
        box->look.bold = true; /* a style may tell it from running text by weight only */
    if (box->look.frame && l->style.embargo_form == LV_FORM_LINE) {
        box->look.frame = false;
        box->look.indent = 0;
    }
    if (l->narrow && box->look.size == LV_SIZE_HEADLINE)
        box->size *= NARROW_HEADLINE;
    box->leading = box->size * (box->look.leading > 0 ? (double)box->look.leading : l->style.leading);
    box->left = (double)box->look.indent * box->size;
    lv_box_set(l, box);
    if (l->narrow && !box->look.balance)
        lv_box_hyphenate(l, box);
    return box;
}

/* Gives a box its place, and breaks its lines. */
static void put_box(struct adder *a, struct lv_box *box, double x, double column, double width) {
    box->x = x;
    box->column = column;
    double inside = width - box->left * (box->look.frame ? 2 : 1);
    box->width = inside > box->size ? inside : box->size;
    lv_box_break(a->layout, box);
}

static struct lv_unit *add_unit(struct adder *a, size_t n, const struct lv_node *node) {
    struct lv_unit *unit = &a->layout->units[a->layout->nunits++];
    *unit = (struct lv_unit){lv_alloc(&a->layout->arena, n * sizeof *unit->boxes), n, lv_row_of(node)};
    return unit;
}

static void add_block(struct adder *a, const struct lv_node *block) {
    struct lv_box *box = make_box(a, block);
    if (!box->n)
        return;
    put_box(a, box, a->x, a->width, a->width);
    add_unit(a, 1, block)->boxes[0] = box;
}

static double natural_width(const struct lv_box *box) {
    double width = 0;
    for (size_t i = 0; i < box->n; i++)
        width += box->glyphs[i].advance + box->glyphs[i].adjust;
    return width * box->size / 1000;
}

/* ---- short blocks beside each other: date and labels ---- */

static void put_beside(struct adder *a, struct lv_box **boxes, size_t n) {
    double x = a->x, tick = 2 * a->layout->style.small_size;
    if (!n)
        return;
    struct lv_unit *unit = add_unit(a, n, boxes[0]->block);
    for (size_t i = 0; i < n; i++) {
        double width = n > 1 ? natural_width(boxes[i]) + 0.1 : a->width;
        put_box(a, boxes[i], x, width, width);
        boxes[i]->tick = i > 0;
        unit->boxes[i] = boxes[i];
        x += width + tick;
    }
}

/* True for a block that shares a line with `first`; where columns are narrow, and rows aligned, only labels do. */
static bool goes_beside(const struct adder *a, const struct lv_node *first, const struct lv_node *block) {
    return lv_look_of(block).beside &&
           (!a->layout->narrow || (first->kind == LV_N_LABEL && block->kind == LV_N_LABEL));
}

/* A unit of the blocks from `first` on that fit one line; returns the block after them. */
static const struct lv_node *add_beside(struct adder *a, const struct lv_node *first) {
    double width = 0;
    struct lv_box *boxes[MOST_BESIDE];
    size_t n = 0;
    const struct lv_node *block = first;
    for (; block && n < MOST_BESIDE && goes_beside(a, first, block); block = block->next) {
        struct lv_box *box = make_box(a, block);
        width += natural_width(box);
        if (n && width > a->width)
            break;
        if (box->n)
            boxes[n++] = box;
        width += 2 * a->layout->style.small_size;
    }
    put_beside(a, boxes, n);
    return block;
}

/* ---- tables ---- */

static size_t count(const struct lv_node *node) {
    size_t n = 0;
    for (const struct lv_node *child = node->first; child; child = child->next)
        n++;
    return n;
}

/* What the columns of a table ask for: at best, and so that no word is divided, below the first row or anywhere. */
struct widths {
    double *wanted, *least, *least_below;
};

static double share_of(double wanted, double least, double most) {
    double share = wanted < most ? wanted : most;
    return share > least ? share : least;
}

/*
 * Gives the columns of a table their widths, so that all fit: the wide ones give way, the narrow ones keep what they
 * ask for, and none is narrower than `least`. False if there is no room for that.
 */
static bool share_out(double *widths, const double *least, size_t n, double room) {
    double low = 0, high = room, sum = 0;
    for (size_t c = 0; c < n; c++)
        sum += least ? least[c] : 0;
    if (sum > room)
        return false;
    for (int round = 0; round < 30; round++) {
        double most = (low + high) / 2;
        sum = 0;
        for (size_t c = 0; c < n; c++)
            sum += share_of(widths[c], least ? least[c] : 0, most);
        if (sum <= room)
            low = most;
        else
            high = most;
    }
    for (size_t c = 0; c < n; c++)
        widths[c] = share_of(widths[c], least ? least[c] : 0, low);
    return true;
}

/* The room to the right of a cell's text. */
static double cell_margin(const struct adder *a, const struct lv_box *box) {
    return a->layout->narrow ? box->size : 2 * box->size;
}

/* The width of the longest piece that is not divided but by a hyphen. */
static double longest_word(const struct lv_box *box) {
    double longest = 0, width = 0;
    for (size_t i = 0; i < box->n; i++) {
        if (box->glyphs[i].flags & LV_BREAK)
            width = 0;
        if (!(box->glyphs[i].flags & LV_BLANK))
            width += box->glyphs[i].advance + box->glyphs[i].adjust;
        longest = width > longest ? width : longest;
    }
    return longest * box->size / 1000;
}

static double cell_width(const struct adder *a, const struct lv_box *box) {
    return natural_width(box) + cell_margin(a, box) + 0.1;
}

/* What the last cell of a shorter row asks for beyond the columns it has goes to the first of them. */
static void widen_for_spans(const struct adder *a, const struct lv_node *table, struct lv_box **boxes,
                            size_t n, double *widths) {
    size_t i = 0;
    for (const struct lv_node *row = table->first; row; row = row->next) {
        size_t cells = count(row);
        i += cells;
        if (!cells || cells == n)
            continue;
        double more = cell_width(a, boxes[i - 1]);
        for (size_t c = cells - 1; c < n; c++)
            more -= widths[c];
        widths[cells - 1] += more > 0 ? more : 0;
    }
}

static void ask(double *width, double wanted) {
    *width = wanted > *width ? wanted : *width;
}

/* What each column asks for; the last cell of a shorter row has the room of those that are not there. */
static struct widths ask_cells(struct adder *a, const struct lv_node *table, struct lv_box **boxes,
                               size_t n) {
    struct widths w = {lv_alloc(&a->layout->arena, n * sizeof(double)),
                       lv_alloc(&a->layout->arena, n * sizeof(double)),
                       lv_alloc(&a->layout->arena, n * sizeof(double))};
    size_t i = 0;
    for (const struct lv_node *row = table->first; row; row = row->next)
        for (size_t c = 0, cells = count(row); c < cells; c++, i++) {
            if (c + 1 == cells && cells < n)
                continue;
            double least = longest_word(boxes[i]) + cell_margin(a, boxes[i]) + 0.1;
            ask(&w.wanted[c], cell_width(a, boxes[i]));
            ask(&w.least[c], least);
            if (row != table->first)
                ask(&w.least_below[c], least);
        }
    widen_for_spans(a, table, boxes, n, w.wanted);
    return w;
}

/* Widths of columns: what their widest cell asks for, as far as there is room; words of the head give way first. */
static double *column_widths(struct adder *a, const struct lv_node *table, struct lv_box **boxes, size_t n) {
    struct widths w = ask_cells(a, table, boxes, n);
    if (!share_out(w.wanted, w.least, n, a->width) && !share_out(w.wanted, w.least_below, n, a->width))
        share_out(w.wanted, NULL, n, a->width);
    return w.wanted;
}

static void set_right(struct lv_box *box) {
    for (size_t i = 0; i < box->nlines; i++)
        box->lines[i].x = (float)box->width - box->lines[i].width;
}

/* A row of n cells, of a table of that many columns. */
static void add_table_row(struct adder *a, const struct lv_node *row, struct lv_box **boxes, size_t n,
                          const double *widths, size_t columns) {
    double x = a->x;
    if (!n)
        return;
    struct lv_unit *unit = add_unit(a, n, row);
    for (size_t c = 0; c < n; c++) {
        double width = widths[c];
        for (size_t more = c + 1; c + 1 == n && more < columns; more++)
            width += widths[more];
        put_box(a, boxes[c], x, width, width - cell_margin(a, boxes[c]));
        x += width;
        if (lv_is_right_cell(a->layout->doc, boxes[c]->block))
            set_right(boxes[c]);
        boxes[c]->look.whole = true;
        unit->boxes[c] = boxes[c];
    }
}

static void add_table(struct adder *a, const struct lv_node *table) {
    size_t cells = 0, most = lv_table_columns(table), i = 0;
    for (const struct lv_node *row = table->first; row; row = row->next)
        cells += count(row);
    struct lv_box **boxes = lv_alloc(&a->layout->arena, cells * sizeof *boxes);
    for (const struct lv_node *row = table->first; row; row = row->next)
        for (const struct lv_node *cell = row->first; cell; cell = cell->next)
            boxes[i++] = make_box(a, cell);
    double *widths = column_widths(a, table, boxes, most);
    i = 0;
    for (const struct lv_node *row = table->first; row; row = row->next) {
        size_t n = count(row);
        add_table_row(a, row, boxes + i, n, widths, most);
        i += n;
    }
}

/* ---- the edition ---- */

/* Adds what is at `node`, and returns what comes next. */
static const struct lv_node *add_node(struct adder *a, const struct lv_node *node,
                                      const struct lv_node *edition) {
    enum lv_class class = lv_kind_class(node->kind);
    const struct lv_node *picture = node->kind == LV_N_FIGURE ? lv_figure_text(a->layout->doc, node) : NULL;
    if (picture)
        add_block(a, picture);
    if (class == LV_CLASS_GROUP && node->kind != LV_N_TABLE)
        return lv_node_next(node, edition);
    bool shown = class == LV_CLASS_BLOCK && !lv_is_hidden(node);
    if (shown && goes_beside(a, node, node)) {
        const struct lv_node *next = add_beside(a, node);
        return next ? next : lv_node_skip(node->parent->last, edition);
    }
    if (node->kind == LV_N_TABLE)
        add_table(a, node);
    else if (shown)
        add_block(a, node);
    return lv_node_skip(node, edition);
}

void lv_units_add(struct lv_layout *layout, const struct lv_node *edition, double x, double width) {
    struct adder a = {layout, x, width};
    for (const struct lv_node *node = edition->first; node;)
        node = add_node(&a, node, edition);
}
