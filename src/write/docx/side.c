/*
 * A side column: the margin beside the text is as much wider. Kind, labels and date are in a frame in it, which begins with
 * the headline; heads and feet reach into it. Contacts stay in the text: a frame cannot begin before the paragraph it is at.
 */
#include "write/docx/docx.h"

void docx_find_side(struct docx *d) {
    bool free = !d->style.docx_template.name && !docx_is_own(d);
    d->side = free ? (unsigned)(lv_side_room(&d->style, d->doc, d->job->options) * DOCX_TWIPS + 0.5) : 0;
}

unsigned docx_side_at(const struct docx *d, enum lv_side_place place) {
    return d->style.side_place == place ? d->side : 0;
}

void docx_outdent(const struct docx *d, struct docx_part *part) {
    if (!d->side)
        return;
    docx_open(part, "w:ind");
    docx_attr_int(part, docx_side_at(d, LV_SIDE_LEFT) ? "w:left" : "w:right", -(long)d->side);
    docx_close(part);
}

void docx_frame_properties(const struct docx *d) {
    const struct lv_style *s = &d->style;
    struct docx_part *body = d->body;
    long width = docx_from_mm(s->side_column), paper = docx_from_points(s->paper.width),
         x = docx_side_at(d, LV_SIDE_LEFT) ? docx_from_mm(s->margin_inner)
                                           : paper - docx_from_mm(s->margin_outer) - width;
    docx_open(body, "w:framePr");
    docx_attr_int(body, "w:w", width);
    docx_attr(body, "w:wrap", "around");
    docx_attr(body, "w:vAnchor", "text");
    docx_attr(body, "w:hAnchor", "page");
    docx_attr_int(body, "w:x", x);
    docx_attr_int(body, "w:y", (long)d->flow.frame_down);
    docx_close(body);
}

/* From the top of what comes after such blocks to that of their first line, in twips: both have one line in a headline. */
static unsigned down_to_line(const struct docx *d, const struct lv_node *block) {
    const struct lv_style *s = &d->style;
    enum { LEAST = 1 }; /* with 0 Word takes the place for unsaid */
    while (block && (lv_is_meta(block) || lv_is_hidden(block)))
        block = block->next;
    double down = 0.6 * s->text_size + 0.96 * s->headline_size - 1.12 * s->small_size;
    return block && block->kind == LV_N_HEADLINE && down > 0 ? (unsigned)(down * DOCX_TWIPS) : LEAST;
}

void docx_children_beside(struct docx *d, const struct lv_node *edition) {
    struct lv_side side = lv_side_of(edition);
    bool head = true;
    for (const struct lv_node *child = edition->first; child; child = child->next) {
        head &= child != side.text;
        bool framed = head && lv_is_meta(child) && !lv_is_hidden(child);
        if (framed && !d->flow.framed)
            d->flow.frame_down = down_to_line(d, child);
        d->flow.framed = framed || (d->flow.framed && lv_is_hidden(child));
        docx_block(d, child);
    }
    d->flow.framed = false;
}
