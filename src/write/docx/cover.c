/* The cover of a pack: all of it on one page, and well below its head as far as there is room. */
#include "write/docx/docx.h"

#define MM (72 / 25.4)
static const double TOP = 0.3, /* of the height of a page: where a cover begins */
    WORDS = 60,                /* of a letterhead below its logo, in points */
    LEAST = 60, SLACK = 24;    /* of a picture; what is left free */

static const char *const styles[LV_KINDS] = {
    [LV_N_LABEL] = "Label",    [LV_N_HEADLINE] = "CoverTitle", [LV_N_SUBHEADLINE] = "Subtitle",
    [LV_N_PUBLISHED] = "Date", [LV_N_EMBARGO] = "Embargo",     [LV_N_CAPTION] = "Caption"};

static double text_height(struct docx *d, const struct lv_node *edition) {
    double height = 0;
    for (const struct lv_node *block = edition; block; block = lv_block_next(block, edition))
        if (styles[block->kind])
            height += docx_text_height(d, styles[block->kind], lv_text(d->doc, block));
    return height;
}

/* Where the text begins, from the top of the page. */
static double top_of(const struct docx *d) {
    double top = d->style.margin_top * MM, width, height, letter = d->style.letterhead_top * MM + WORDS;
    if (!d->has_letter)
        return top;
    if (lv_letterhead_logo(&d->letter, &d->style, (double)docx_measure(d) / DOCX_TWIPS, &width, &height))
        letter += height;
    return letter > top ? letter : top;
}

static const struct lv_node *figure_in(const struct lv_node *edition) {
    const struct lv_node *node = edition->first;
    while (node && node->kind != LV_N_FIGURE)
        node = node->next;
    return node;
}

/* The picture gives way first, and then the room above. */
void docx_cover(struct docx *d) {
    const struct lv_node *edition = lv_edition(d->doc, 0), *figure = figure_in(edition);
    docx_begin_text(d);
    double page = d->style.paper.height, top = top_of(d),
           room = page - top - d->style.margin_bottom * MM - text_height(d, edition) - SLACK;
    if (figure) {
        d->flow.picture = room > LEAST ? room : LEAST;
        room -= docx_picture_height(d, figure) + docx_text_height(d, "Figure", LV_STR(""));
    }
    double wanted = TOP * page - top, space = wanted < room ? wanted : room;
    d->flow.space = space > 0 ? (unsigned)(space * DOCX_TWIPS) : 0;
    docx_block(d, d->doc->root);
}
