#include "layout/layout.h"

static const double HEIGHT_MOST = 0.42; /* of a page's body, so that text and captions stand beside it */

/* A block of the kind of a figure inside it, which is not of the tree: its tag is the picture's element. */
static struct lv_node *block_of(struct lv_doc *doc, const struct lv_node *figure) {
    struct lv_node *block = lv_node_new(doc, LV_N_FIGURE);
    block->parent = (struct lv_node *)(uintptr_t)figure;
    block->lines = figure->lines;
    block->nlines = figure->nlines;
    return block;
}

/* What the picture belongs to: its figure, or the link in it. */
static struct lv_tag *parent_of(struct lv_layout *layout, const struct lv_node *figure) {
    struct lv_tag *tag = lv_tag_group(layout, figure);
    struct lv_str href = lv_figure_link(figure);
    if (!href.n)
        return tag;
    struct lv_node *link = lv_node_new(layout->doc, LV_N_A);
    link->parent = (struct lv_node *)(uintptr_t)figure;
    lv_attr_set(layout->doc, link, LV_AT_HREF, href);
    lv_node_append(link, lv_text_new(layout->doc, lv_figure_alt(layout->doc, figure)));
    return lv_tag_new(layout, link, tag, false);
}

/* One line as high as the picture, which stays on one page, and on that of its captions. */
struct lv_box *lv_box_picture(struct lv_layout *layout, const struct lv_node *figure, double x,
                              double width) {
    const struct lv_picture *picture = lv_picture_of(layout->doc, layout->job, figure);
    if (!picture)
        return NULL;
    struct lv_picture_size size = lv_picture_fit(picture, width * layout->style.picture_width / 100,
                                                 HEIGHT_MOST * (layout->bottom - layout->top));
    struct lv_box *box = lv_alloc(&layout->arena, sizeof *box);
    *box = (struct lv_box){.block = block_of(layout->doc, figure), .picture = picture, .nlines = 1};
    box->look = (struct lv_look){.whole = true, .keep = figure->first != NULL, .before = 0.7F, .after = 0.5F};
    box->look = lv_look_in(&layout->style, figure, box->look);
    box->lines = lv_alloc(&layout->arena, sizeof *box->lines);
    box->size = layout->style.small_size;
    box->leading = size.height;
    box->width = size.width;
    box->x = x;
    box->column = width;
    box->tag = lv_tag_new(layout, box->block, parent_of(layout, figure), false);
    return box;
}
