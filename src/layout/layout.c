#include "layout/layout.h"

#include "doc/rows.h"
#include "style/house.h"

static const double MM = 72 / 25.4, COVER_TOP = 0.3, /* of the height of a page: where a cover begins */
    COVER_TITLE = 1.5;                               /* times the size of a headline */

double lv_layout_size(const struct lv_layout *layout, enum lv_size size) {
    const struct lv_style *s = &layout->style;
    const double sizes[] = {s->text_size,
                            s->small_size,
                            layout->narrow ? s->column_lead : s->lead_size,
                            s->heading_size,
                            layout->narrow ? s->column_headline : s->headline_size,
                            s->caption_size,
                            s->contact_size,
                            s->note_size,
                            s->table_size};
    bool cover = layout->pack && layout->pack->cover && size == LV_SIZE_HEADLINE;
    return sizes[size] * (cover ? COVER_TITLE : 1);
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
    bool top = node->kind == LV_N_EDITION || !node->parent;
    const struct lv_tag *item = layout->item;
    bool below = item && item->node == node->prev && node->kind == LV_N_LIST; /* a list inside an item */
    struct lv_tag *up = top ? NULL : below ? layout->item : lv_tag_group(layout, node->parent);
    return layout->group = lv_tag_new(layout, node, up, false);
}

static double larger(double a, double b) {
    return a > b ? a : b;
}

void lv_layout_turn(struct lv_layout *l, bool turned) {
    l->turned = turned;
    l->width = turned ? l->style.paper.height : l->style.paper.width;
    l->height = turned ? l->style.paper.width : l->style.paper.height;
    l->top = larger(l->style.margin_top * MM, l->head_room);
    l->bottom = l->height - larger(l->style.margin_bottom * MM, l->foot_room);
    l->left = l->style.margin_inner * MM;
    l->right = l->width - l->style.margin_outer * MM;
    l->left_hand = false;
}

double lv_layout_turn_to(struct lv_layout *l, bool turned, bool left_hand) {
    lv_layout_turn(l, turned);
    l->left_hand = left_hand && !turned;
    double aside = l->left_hand ? (l->style.margin_outer - l->style.margin_inner) * MM : 0;
    l->left += aside;
    l->right += aside;
    return aside;
}

double lv_layout_room(const struct lv_layout *l, bool turned) {
    const struct lv_paper *paper = &l->style.paper;
    return (turned ? paper->height : paper->width) - (l->style.margin_inner + l->style.margin_outer) * MM;
}

/* The second of two paired editions goes on where the first has what it has elsewhere. */
static void forget_moved(struct lv_layout *l, const struct lv_rows *rows, size_t first) {
    for (size_t i = first; i < l->nunits; i++) {
        size_t row = l->units[i].row;
        if (row > rows->n || (row && rows->moved[row - 1]))
            l->units[i].row = 0;
    }
}

static const double TURN_INDENT = 1.6; /* of the second language, where they take turns */

static void add_editions(struct lv_layout *l) {
    struct lv_rows rows = lv_rows(l->doc);
    enum lv_arrangement arrangement = lv_arrangement_of(l->doc, &rows, l->job->options, l->style.bilingual);
    double whole = l->right - l->left, gutter = l->style.gutter * MM;
    size_t first = 0;
    l->narrow = arrangement == LV_COLUMNS;
    if (arrangement != LV_SEQUENCE)
        l->pictures = lv_picture_pairs(l->doc, l->job, &rows);
    for (size_t i = 0; lv_edition(l->doc, i); i++) {
        double width = l->narrow ? (whole - gutter) / 2 : whole,
               x = l->narrow ? (double)i * (width + gutter) : 0;
        if (arrangement == LV_ROWS && i)
            x = TURN_INDENT * l->style.text_size;
        if (l->side > 0)
            lv_units_add_beside(l, lv_edition(l->doc, i));
        else
            lv_units_add(l, lv_edition(l->doc, i), l->left + x, l->narrow ? width : width - x);
        if (arrangement == LV_SEQUENCE) {
            lv_rows_sequence(l, first, l->nunits);
        } else if (i) {
            forget_moved(l, &rows, first);
            if (l->narrow)
                lv_units_lone_headline(l, first);
            lv_rows_paired(l, first, arrangement == LV_COLUMNS);
        }
        first = l->nunits;
    }
}

/* A cover begins well below the head of its page, as far as all of it fits there. */
static void lower_cover(struct lv_layout *l) {
    double wanted = COVER_TOP * l->height, most = l->bottom - lv_rows_height(l) - 1;
    l->first_top = larger(l->first_top, wanted < most ? wanted : most);
}

int lv_layout_open(struct lv_layout *layout, struct lv_job *job) {
    *layout = (struct lv_layout){.job = job};
    if (lv_style_load(job, &layout->style))
        return -1;
    lv_layout_turn(layout, false);
    return lv_faces_open(layout);
}

static double smaller(double a, double b) {
    return a < b ? a : b;
}

int lv_layout_paper(struct lv_layout *l, const struct lv_paper *paper) {
    struct lv_style *s = &l->style;
    double across = smaller(paper->width / s->paper.width, 1),
           along = smaller(paper->height / s->paper.height, 1);
    s->margin_inner *= across;
    s->margin_outer *= across;
    s->margin_top *= along;
    s->margin_bottom *= along;
    s->letterhead_top *= along;
    s->paper = *paper;
    if (!lv_style_has_room(s))
        return lv_report(l->job, LV_MSG_STYLE_ROOM, 0, 0);
    lv_layout_turn(l, false);
    return 0;
}

int lv_layout_make(struct lv_layout *layout, struct lv_doc *doc, struct lv_job *job) {
    layout->doc = doc;
    layout->job = job;
    size_t blocks = 0;
    for (const struct lv_node *n = doc->root; n; n = lv_node_next(n, doc->root))
        blocks += n->kind == LV_N_FIGURE || lv_kind_class(n->kind) == LV_CLASS_BLOCK;
    layout->units = lv_malloc(blocks * sizeof *layout->units);
    layout->rows = lv_malloc((blocks + 1) * sizeof *layout->rows); /* and the names of languages */
    bool own = layout->pack && layout->pack->own;
    layout->side = own ? 0 : lv_side_room(&layout->style, doc, job->options);
    lv_head_make(layout);
    lv_running_make(layout);
    if (layout->pack && !layout->pack->cover)
        layout->first_top = layout->top; /* below heads, which its first page has as well */
    struct lv_meta *meta = lv_meta_begin(&layout->style, doc, layout->head != NULL);
    add_editions(layout);
    lv_meta_end(meta);
    if (layout->failed)
        return -1;
    if (layout->pack && layout->pack->cover)
        lower_cover(layout);
    lv_missing_report(layout);
    lv_pages_make(layout);
    return 0;
}

void lv_layout_clear(struct lv_layout *l) {
    lv_free(l->units);
    lv_free(l->rows);
    lv_free(l->placed);
    lv_free(l->pages);
    lv_arena_free(&l->arena);
    l->doc = NULL;
    l->head = NULL;
    l->running = NULL;
    l->units = NULL;
    l->rows = NULL;
    l->placed = NULL;
    l->pages = NULL;
    l->nunits = l->nrows = l->nplaced = l->npages = l->cap_placed = l->cap_pages = 0;
    l->pictures = (struct lv_picture_pairs){.n = 0};
    l->item = l->group = NULL;
    l->missing = NULL;
    l->head_room = l->foot_room = 0;
    lv_layout_turn(l, false);
}

void lv_layout_free(struct lv_layout *layout) {
    lv_layout_clear(layout);
    lv_style_free(&layout->style);
    lv_faces_close(layout);
    lv_hyphens_free(layout);
    lv_arena_free(&layout->kept);
}
