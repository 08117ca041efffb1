#include "layout/layout.h"

#include <stdlib.h>
#include <strings.h>

enum { MOST_BESIDE = 8 };

static const double MM = 72 / 25.4;

double lv_layout_size(const struct lv_layout *layout, enum lv_size size) {
    const struct lv_style *s = &layout->style;
    const double sizes[] = {s->text_size, s->small_size, s->lead_size, s->heading_size, s->headline_size};
    return sizes[size];
}

struct lv_tag *lv_tag_new(struct lv_layout *layout, const struct lv_node *node, struct lv_tag *up,
                          bool body) {
    struct lv_tag *tag = lv_alloc(&layout->arena, sizeof *tag);
    *tag = (struct lv_tag){node, up, body, NULL};
    return tag;
}

/* Blocks come in document order, so a group that has a tag is the last one's or one around it. */
struct lv_tag *lv_tag_group(struct lv_layout *layout, const struct lv_node *node) {
    for (struct lv_tag *tag = layout->group; tag; tag = tag->up)
        if (tag->node == node)
            return layout->group = tag;
    bool top = node->kind == LV_EDITION || !node->parent;
    struct lv_tag *up = top ? NULL : lv_tag_group(layout, node->parent);
    return layout->group = lv_tag_new(layout, node, up, false);
}

static void page_geometry(struct lv_layout *l) {
    bool letter = strcasecmp(l->style.paper, "Letter") == 0;
    l->width = letter ? 612 : 595.28;
    l->height = letter ? 792 : 841.89;
    l->top = l->style.margin_top * MM;
    l->bottom = l->height - l->style.margin_bottom * MM;
    l->left = l->style.margin_inner * MM;
    l->right = l->width - l->style.margin_outer * MM;
}

static void find_faces(struct lv_layout *l) {
    for (int i = 0; i < 4; i++) {
        l->faces[LV_SERIF][i / 2][i % 2] = lv_face_find(l->style.text_font, i / 2, i % 2);
        l->faces[LV_SANS][i / 2][i % 2] = lv_face_find(l->style.heading_font, i / 2, i % 2);
    }
}

static struct lv_box *make_box(struct lv_layout *l, const struct lv_node *block, double width) {
    struct lv_box *box = lv_alloc(&l->arena, sizeof *box);
    box->block = block;
    box->look = lv_look_of(block);
    box->size = lv_layout_size(l, box->look.size);
    box->leading = box->size * (box->look.leading > 0 ? (double)box->look.leading : l->style.leading);
    box->left = (double)box->look.indent * box->size;
    lv_box_set(l, box);
    box->width = width - box->left;
    return box;
}

static double line_unit(const struct lv_layout *l) {
    return l->style.text_size * l->style.leading;
}

/* Between two blocks stands the larger of what the first asks for below and the second above. */
static double gap_between(const struct lv_layout *l, const struct lv_box *before, const struct lv_box *box) {
    float gap = before->look.after > box->look.before ? before->look.after : box->look.before;
    return (double)gap * line_unit(l);
}

static struct lv_row *add_row(struct lv_layout *l, size_t columns) {
    struct lv_row *row = &l->rows[l->nrows++];
    *row = (struct lv_row){.columns = lv_alloc(&l->arena, columns * sizeof *row->columns), .n = columns};
    return row;
}

static void fill_column(struct lv_layout *l, struct lv_column *column, struct lv_box *box, double x,
                        double width) {
    *column =
        (struct lv_column){x, width, lv_alloc(&l->arena, sizeof box), lv_alloc(&l->arena, sizeof(double)), 1};
    column->boxes[0] = box;
    lv_box_break(l, box);
}

static const struct lv_box *last_box(const struct lv_layout *l) {
    return l->nrows ? l->rows[l->nrows - 1].columns[0].boxes[0] : NULL;
}

static void add_block(struct lv_layout *l, const struct lv_node *block) {
    struct lv_box *box = make_box(l, block, l->right - l->left);
    if (!box->n)
        return;
    const struct lv_box *before = last_box(l);
    struct lv_row *row = add_row(l, 1);
    row->gap = before ? gap_between(l, before, box) : 0;
    row->keep = box->look.keep;
    fill_column(l, row->columns, box, l->left, l->right - l->left);
}

/* ---- short blocks beside each other: date and labels ---- */

static double natural_width(const struct lv_box *box) {
    double width = 0;
    for (size_t i = 0; i < box->n; i++)
        width += box->glyphs[i].advance + box->glyphs[i].adjust;
    return width * box->size / 1000;
}

/* A row of the blocks from `first` on that fit one line; returns the block after them. */
static const struct lv_node *add_beside(struct lv_layout *l, const struct lv_node *first) {
    double x = l->left, tick = 2 * l->style.small_size;
    struct lv_box *boxes[MOST_BESIDE];
    size_t n = 0;
    const struct lv_node *block = first;
    for (; block && n < MOST_BESIDE && lv_look_of(block).beside; block = block->next) {
        struct lv_box *box = make_box(l, block, l->right - l->left);
        double width = natural_width(box);
        if (n && x + width > l->right)
            break;
        if (box->n)
            boxes[n++] = box;
        x += width + tick;
    }
    const struct lv_box *before = last_box(l);
    if (!n)
        return block;
    struct lv_row *row = add_row(l, n);
    row->gap = before ? gap_between(l, before, boxes[0]) : 0;
    row->keep = true;
    x = l->left;
    for (size_t i = 0; i < n; i++) {
        double width = n > 1 ? natural_width(boxes[i]) + 0.1 : boxes[i]->width;
        boxes[i]->width = width;
        fill_column(l, &row->columns[i], boxes[i], x, width);
        x += width + tick;
    }
    return block;
}

/* ---- tables ---- */

static size_t count(const struct lv_node *node) {
    size_t n = 0;
    for (const struct lv_node *child = node->first; child; child = child->next)
        n++;
    return n;
}

/* The most a column may have so that all fit: the wide ones give way, the narrow ones keep what they ask for. */
static double fair_width(const double *widths, size_t n, double room) {
    double low = 0, high = room;
    for (int round = 0; round < 30; round++) {
        double most = (low + high) / 2, sum = 0;
        for (size_t c = 0; c < n; c++)
            sum += widths[c] < most ? widths[c] : most;
        if (sum <= room)
            low = most;
        else
            high = most;
    }
    return high;
}

/* Widths of columns: what their widest cell asks for, as far as there is room. */
static double *column_widths(struct lv_layout *l, const struct lv_node *table, struct lv_box **boxes,
                             size_t n) {
    double *widths = lv_alloc(&l->arena, n * sizeof *widths), room = l->right - l->left;
    double gutter = l->style.gutter * MM / 2;
    size_t i = 0;
    for (const struct lv_node *row = table->first; row; row = row->next)
        for (size_t c = 0, cells = count(row); c < cells; c++, i++) {
            double width = natural_width(boxes[i]) + gutter + 0.1;
            if (width > widths[c])
                widths[c] = width;
        }
    double most = fair_width(widths, n, room);
    for (size_t c = 0; c < n; c++)
        widths[c] = widths[c] < most ? widths[c] : most;
    return widths;
}

static void add_table_row(struct lv_layout *l, struct lv_box **boxes, size_t n, const double *widths) {
    const struct lv_box *before = last_box(l);
    if (!n)
        return;
    struct lv_row *row = add_row(l, n);
    row->gap = before ? gap_between(l, before, boxes[0]) : 0;
    row->keep = boxes[0]->look.keep;
    double x = l->left, gutter = l->style.gutter * MM / 2;
    for (size_t c = 0; c < n; x += widths[c++]) {
        boxes[c]->width = widths[c] - gutter > boxes[c]->size ? widths[c] - gutter : boxes[c]->size;
        boxes[c]->look.whole = true;
        fill_column(l, &row->columns[c], boxes[c], x, widths[c]);
    }
}

static void add_table(struct lv_layout *l, const struct lv_node *table) {
    size_t cells = 0, most = 0, i = 0;
    for (const struct lv_node *row = table->first; row; row = row->next) {
        size_t n = count(row);
        cells += n;
        most = n > most ? n : most;
    }
    struct lv_box **boxes = lv_alloc(&l->arena, cells * sizeof *boxes);
    for (const struct lv_node *row = table->first; row; row = row->next)
        for (const struct lv_node *cell = row->first; cell; cell = cell->next)
            boxes[i++] = make_box(l, cell, l->right - l->left);
    double *widths = column_widths(l, table, boxes, most);
    i = 0;
    for (const struct lv_node *row = table->first; row; row = row->next) {
        size_t n = count(row);
        add_table_row(l, boxes + i, n, widths);
        i += n;
    }
}

/* ---- the document ---- */

/* Sets what stands at `node`, and returns what comes next. */
static const struct lv_node *add_node(struct lv_layout *l, const struct lv_node *node,
                                      const struct lv_node *edition) {
    enum lv_class class = lv_kind_class(node->kind);
    if (class == LV_CLASS_GROUP && node->kind != LV_TABLE)
        return lv_node_next(node, edition);
    if (class == LV_CLASS_BLOCK && !lv_is_hidden(node) && lv_look_of(node).beside) {
        const struct lv_node *next = add_beside(l, node);
        return next ? next : lv_node_skip(node->parent->last, edition);
    }
    if (node->kind == LV_TABLE)
        add_table(l, node);
    else if (class == LV_CLASS_BLOCK && !lv_is_hidden(node))
        add_block(l, node);
    return lv_node_skip(node, edition);
}

int lv_layout_make(struct lv_layout *layout, struct lv_doc *doc, struct lv_job *job) {
    *layout = (struct lv_layout){.doc = doc, .job = job};
    if (lv_style_load(job, &layout->style))
        return -1;
    page_geometry(layout);
    find_faces(layout);
    size_t blocks = 0;
    for (const struct lv_node *b = lv_block_next(doc->root, doc->root); b; b = lv_block_next(b, doc->root))
        blocks++;
    layout->rows = lv_malloc(blocks * sizeof *layout->rows);
    for (size_t i = 0; lv_edition(doc, i); i++)
        for (const struct lv_node *edition = lv_edition(doc, i), *node = edition->first; node;)
            node = add_node(layout, node, edition);
    lv_pages_make(layout);
    return 0;
}

void lv_layout_free(struct lv_layout *layout) {
    free(layout->rows);
    free(layout->placed);
    free(layout->pages);
    lv_arena_free(&layout->arena);
}
