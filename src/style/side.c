/* The side column: what of a release is beside its text, and whether a page has room for it. */
#include "doc/rows.h"
#include "style/house.h"

static const double MM = 72 / 25.4, LEAST_LETTERS = 45, /* in a line of text */
    LETTER = 0.5;                                       /* what one takes, over the type size */

static double room_on_paper(const struct lv_style *s) {
    double side = (s->side_column + s->gutter) * MM,
           text = s->paper.width - (s->margin_inner + s->margin_outer) * MM - side;
    return s->side_column > 0 && text >= LEAST_LETTERS * LETTER * s->text_size ? side : 0;
}

double lv_side_room(const struct lv_style *style, struct lv_doc *doc, const struct lv_options *options) {
    double room = doc->root->kind == LV_N_RELEASE ? room_on_paper(style) : 0;
    if (room <= 0)
        return 0;
    struct lv_rows rows = lv_rows(doc);
    return lv_arrangement_of(doc, &rows, options, style->bilingual) == LV_SEQUENCE ? room : 0;
}

double lv_logo_room(const struct lv_style *style, double logo, double side) {
    return style->side_place == LV_SIDE_LEFT && logo > 0 && logo < side ? side : logo;
}

static bool is_of_head(const struct lv_node *block) {
    return lv_is_meta(block) || block->kind == LV_N_HEADLINE || block->kind == LV_N_SUBHEADLINE ||
           block->kind == LV_N_EMBARGO;
}

/* Pictures are of the head where something of it comes after them. */
static const struct lv_node *after_head(const struct lv_node *edition) {
    const struct lv_node *after = edition->first;
    for (const struct lv_node *block = after; block; block = block->next) {
        if (is_of_head(block))
            after = block->next;
        else if (!lv_is_hidden(block) && block->kind != LV_N_FIGURE)
            break;
    }
    return after;
}

static bool is_of_foot(const struct lv_node *block) {
    static const bool foot[LV_KINDS] = {[LV_N_CONTACT] = true, [LV_N_NOTE] = true,    [LV_N_ABOUT] = true,
                                        [LV_N_RIGHTS] = true,  [LV_N_RELATED] = true, [LV_N_SOURCE] = true};
    return foot[block->kind];
}

/* The first contact after which there is nothing but a foot. One that a heading of the text leads to stays there. */
static const struct lv_node *first_contact(const struct lv_node *edition) {
    const struct lv_node *found = NULL, *block = edition->last;
    for (; block && (lv_is_hidden(block) || is_of_foot(block)); block = block->prev)
        found = block->kind == LV_N_CONTACT ? block : found;
    bool led = found && block && block->kind == LV_N_HEADING;
    for (const struct lv_node *at = found; led && (at = at->prev) != block;)
        led = lv_is_hidden(at);
    return led ? NULL : found;
}

struct lv_side lv_side_of(const struct lv_node *edition) {
    struct lv_side side = {after_head(edition), first_contact(edition), NULL};
    for (side.end = side.contact; side.end && (side.end->kind == LV_N_CONTACT || lv_is_hidden(side.end));)
        side.end = side.end->next;
    return side;
}
