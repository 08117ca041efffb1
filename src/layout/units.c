/* Units of an edition: what is beside each other, each box with its place and its lines. */
#include "layout/units.h"

#include "doc/rows.h"
#include "lang/words.h"

enum { MOST_BESIDE = 8 };

struct lv_box *lv_adder_box(struct lv_adder *a, const struct lv_node *block, struct lv_look look) {
    struct lv_layout *l = a->layout;
    struct lv_box *box = lv_alloc(&l->arena, sizeof *box);
    box->block = block;
    box->aside = a->aside;
    box->look = lv_look_in(&l->style, block, look);
    box->size = lv_layout_size(l, box->look.size);
    if (block->kind == LV_N_LEAD && box->size <= l->style.text_size)
        box->look.bold = true; /* a style may tell it from running text by weight only */
    box->leading = box->size * (box->look.leading > 0 ? (double)box->look.leading : l->style.leading);
    box->left = (double)box->look.indent * box->size;
    lv_box_set(l, box);
    if (lv_table_named_by(l->doc, block))
        box->look.keep = true;
    unsigned hyphenate = l->style.hyphenate;
    if ((hyphenate == LV_HYPHENATE_YES || (hyphenate == LV_HYPHENATE_COLUMNS && l->narrow)) &&
        !box->look.balance)
        lv_box_hyphenate(l, box);
    return box;
}

void lv_adder_put(struct lv_adder *a, struct lv_box *box, double x, double column, double width) {
    box->x = x;
    box->column = column;
    double inside = width - box->left * (box->look.frame ? 2 : 1);
    box->width = inside > box->size ? inside : box->size;
    lv_box_break(a->layout, box);
    box->close = box->look.closed ? (double)box->nlines + 0.45 : 0;
}

struct lv_unit *lv_adder_unit(struct lv_adder *a, size_t n, const struct lv_node *node) {
    struct lv_unit *unit = &a->layout->units[a->layout->nunits++];
    *unit = (struct lv_unit){.boxes = lv_alloc(&a->layout->arena, n * sizeof *unit->boxes),
                             .n = n,
                             .row = lv_row_of(node),
                             .aside = a->aside,
                             .opens = lv_adder_opens(a)};
    return unit;
}

void lv_adder_block(struct lv_adder *a, const struct lv_node *block) {
    struct lv_box *box = lv_adder_box(a, block, lv_look_of(block));
    if (!box->n)
        return;
    lv_adder_put(a, box, a->x, a->width, a->width);
    struct lv_unit *unit = lv_adder_unit(a, 1, block);
    unit->boxes[0] = box;
    if (block->kind == LV_N_NOTE && unit > a->layout->units &&
        unit[-1].turned) /* a note below a table goes with it */
        unit->wide = unit->turned = true;
}

double lv_box_width(const struct lv_box *box) {
    double width = 0;
    for (size_t i = 0; i < box->n; i++)
        width += box->glyphs[i].advance + box->glyphs[i].adjust;
    return width * box->size / 1000;
}

/* ---- short blocks beside each other: date and labels ---- */

static void put_beside(struct lv_adder *a, struct lv_box **boxes, size_t n) {
    double x = a->x, tick = 2 * a->layout->style.small_size;
    if (!n)
        return;
    struct lv_unit *unit = lv_adder_unit(a, n, boxes[0]->block);
    for (size_t i = 0; i < n; i++) {
        double width = n > 1 ? lv_box_width(boxes[i]) + 0.1 : a->width;
        lv_adder_put(a, boxes[i], x, width, width);
        boxes[i]->tick = i > 0;
        unit->boxes[i] = boxes[i];
        x += width + tick;
    }
}

/* True for a block that shares a line with `first`; where columns are narrow, and rows aligned, only labels do. */
static bool goes_beside(const struct lv_adder *a, const struct lv_node *first, const struct lv_node *block) {
    return lv_look_of(block).beside && !a->aside &&
           (!a->layout->narrow || (first->kind == LV_N_LABEL && block->kind == LV_N_LABEL));
}

/* A unit of the blocks from `first` on that fit one line; returns the block after them. */
static const struct lv_node *add_beside(struct lv_adder *a, const struct lv_node *first) {
    double width = 0;
    struct lv_box *boxes[MOST_BESIDE];
    size_t n = 0;
    const struct lv_node *block = first;
    for (; block && n < MOST_BESIDE && goes_beside(a, first, block); block = block->next) {
        if (lv_is_hidden(block))
            continue;
        struct lv_box *box = lv_adder_box(a, block, lv_look_of(block));
        width += lv_box_width(box);
        if (n && width > a->width)
            break;
        if (box->n)
            boxes[n++] = box;
        width += 2 * a->layout->style.small_size;
    }
    put_beside(a, boxes, n);
    return block;
}

/* ---- pictures ---- */

/* The picture of a figure, or what it shows in its place; nothing where editions are by turns, and the first has shown it. */
static void add_picture(struct lv_adder *a, const struct lv_node *figure) {
    struct lv_layout *l = a->layout;
    const struct lv_picture_pair *pair = l->narrow ? lv_picture_pair_of(&l->pictures, figure) : NULL;
    if (!l->narrow && lv_picture_is_second(&l->pictures, figure))
        return;
    struct lv_box *box = pair && pair->wide ? lv_box_picture(l, figure, l->left, l->right - l->left)
                                            : lv_box_picture(l, figure, a->x, a->width);
    const struct lv_node *text = box ? NULL : lv_figure_text(l->doc, figure);
    if (text)
        lv_adder_block(a, text);
    if (!box)
        return;
    box->paired = pair != NULL;
    box->across = pair && pair->wide;
    lv_adder_unit(a, 1, figure)->boxes[0] = box;
}

/* ---- the edition ---- */

/* Adds what is at `node`, and returns what comes next. */
static const struct lv_node *add_node(struct lv_adder *a, const struct lv_node *node,
                                      const struct lv_node *edition) {
    enum lv_class class = lv_kind_class(node->kind);
    if (node->kind == LV_N_FIGURE)
        add_picture(a, node);
    if (node->kind == LV_N_CONTACT && lv_adder_contact(a, node))
        return lv_node_skip(node, edition);
    if (class == LV_CLASS_GROUP && node->kind != LV_N_TABLE)
        return lv_node_next(node, edition);
    bool shown = class == LV_CLASS_BLOCK && !lv_is_hidden(node);
    if (shown && goes_beside(a, node, node)) {
        const struct lv_node *next = add_beside(a, node);
        return next ? next : lv_node_skip(node->parent->last, edition);
    }
    if (node->kind == LV_N_TABLE)
        lv_adder_table(a, node);
    else if (shown && lv_is_contents(node->parent))
        lv_adder_entry(a, node);
    else if (shown)
        lv_adder_block(a, node);
    return lv_node_skip(node, edition);
}

static struct lv_unit *headline_of(struct lv_layout *l, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (l->units[i].boxes[0]->block->kind == LV_N_HEADLINE)
            return &l->units[i];
    return NULL;
}

void lv_units_lone_headline(struct lv_layout *l, size_t second) {
    struct lv_unit *a = headline_of(l, 0, second), *b = headline_of(l, second, l->nunits), *lone = a ? a : b;
    if ((a && b) || !lone || !second || second == l->nunits)
        return;
    struct lv_adder adder = {.layout = l, .x = l->left, .width = l->right - l->left};
    lone->wide = true;
    lv_adder_put(&adder, lone->boxes[0], adder.x, adder.width, adder.width);
}

struct lv_box *lv_box_language(struct lv_layout *l, const struct lv_node *edition, double x, double width) {
    static const struct lv_look look = {LV_SANS,       LV_SIZE_SMALL, LV_MUTED,      .bold = true,
                                        .whole = true, .keep = true,  .after = 0.9F, .closed = true};
    struct lv_adder adder = {.layout = l, .x = x, .width = width};
    struct lv_node *block = lv_node_new(l->doc, LV_N_LABEL);
    block->parent = (struct lv_node *)(uintptr_t)edition;
    lv_node_append(block, lv_text_new(l->doc, lv_lang_name(lv_node_lang(edition))));
    struct lv_box *box = lv_adder_box(&adder, block, look);
    box->outside = true;
    lv_adder_put(&adder, box, x, width, width);
    return box;
}

void lv_adder_edition(struct lv_adder *a, const struct lv_node *edition) {
    for (const struct lv_node *node = edition->first; node;)
        node = add_node(lv_adder_for(a, node), node, edition);
}

void lv_units_add(struct lv_layout *layout, const struct lv_node *edition, double x, double width) {
    struct lv_adder a = {.layout = layout, .x = x, .width = width};
    lv_adder_edition(&a, edition);
}
