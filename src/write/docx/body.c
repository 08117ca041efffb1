#include "write/docx/docx.h"

#define STYLE_OF_KINDS                                                                                       \
    [LV_N_LABEL] = "Label", [LV_N_DOCTYPE] = "DocumentType", [LV_N_HEADLINE] = "Title",                      \
    [LV_N_SUBHEADLINE] = "Subtitle", [LV_N_DATELINE] = "Dateline", [LV_N_PUBLISHED] = "Date",                \
    [LV_N_EMBARGO] = "Embargo", [LV_N_LEAD] = "Lead", [LV_N_P] = "BodyText", [LV_N_HEADING] = "Heading1",    \
    [LV_N_QUOTE] = "Quote", [LV_N_ITEM] = "ListBullet", [LV_N_CELL] = "TableText",                           \
    [LV_N_CAPTION] = "Caption", [LV_N_NOTE] = "Note", [LV_N_NOTICE] = "MediaNotice", [LV_N_EVENT] = "Event", \
    [LV_N_SALUTATION] = "Salutation", [LV_N_ABOUT] = "About", [LV_N_RIGHTS] = "Rights",                      \
    [LV_N_RELATED] = "Related", [LV_N_SOURCE] = "Source"

/* The paragraph style of each kind of block. */
static const char *const styles[LV_KINDS] = {STYLE_OF_KINDS};

void docx_paragraph(struct docx *d, const char *style, int bullet) {
    struct docx_part *body = d->body;
    docx_open(body, "w:p");
    docx_open(body, "w:pPr");
    docx_val(body, "w:pStyle", style);
    if (d->flow.keep_next)
        docx_flag(body, "w:keepNext");
    else if (d->flow.let_go)
        docx_val(body, "w:keepNext", "0");
    if (d->flow.keep_lines)
        docx_flag(body, "w:keepLines");
    if (d->flow.page_break && !d->flow.framed)
        docx_flag(body, "w:pageBreakBefore");
    if (d->flow.framed)
        docx_frame_properties(d);
    if (bullet >= 0) {
        docx_open(body, "w:numPr");
        docx_int(body, "w:ilvl", (int)d->flow.level);
        docx_int(body, "w:numId", bullet);
        docx_close(body);
    }
    if (d->flow.no_rule) {
        docx_open(body, "w:pBdr");
        docx_val(body, "w:top", "nil");
        docx_close(body);
    }
    if (d->flow.leader)
        docx_right_tab(body, d->flow.leader, "dot");
    unsigned space = d->flow.page_break ? 0 : d->flow.space;
    if (space || d->flow.space_after) {
        docx_open(body, "w:spacing");
        if (space)
            docx_attr_int(body, "w:before", space);
        if (d->flow.space_after)
            docx_attr_int(body, "w:after", d->flow.space_after);
        docx_close(body);
    }
    if (bullet < 0 && d->flow.level)
        docx_indent(body, docx_hang(d) * (d->flow.level + 1), docx_hang(d));
    if (d->flow.leader)
        docx_entry_indent(d, body, d->flow.dated);
    d->flow.properties = body->xml.n;
    docx_close(body);
    if (!d->flow.text || (d->flow.text_framed && !d->flow.framed)) {
        d->flow.text = body->xml.n;
        d->flow.text_framed = d->flow.framed;
    }
    d->flow.begun = true;
    d->flow.level = d->flow.leader = 0;
    d->flow.dated = false;
    d->flow.page_break &= d->flow.framed; /* that of what it is beside */
    d->flow.after_table = d->flow.framed; /* as that, a frame is before a paragraph */
    d->flow.keep_next = d->flow.keep_lines = d->flow.let_go = false;
    d->flow.space = d->flow.space_after = 0;
}

void docx_empty_paragraph(struct docx *d) {
    docx_paragraph(d, "TableText", DOCX_STYLE_BULLET);
    docx_close(d->body);
}

void docx_right_tab(struct docx_part *part, long at, const char *leader) {
    docx_open(part, "w:tabs");
    docx_open(part, "w:tab");
    docx_attr(part, "w:val", "right");
    if (leader)
        docx_attr(part, "w:leader", leader);
    docx_attr_int(part, "w:pos", at);
    docx_close(part);
    docx_close(part);
}

void docx_block_as(struct docx *d, const struct lv_node *block, const char *style) {
    docx_paragraph(d, style, DOCX_STYLE_BULLET);
    docx_runs(d, block, false);
    docx_close(d->body);
}

static void plain(struct docx *d, const struct lv_node *block) {
    const char *style = styles[block->kind];
    if (d->flow.narrow && (block->kind == LV_N_HEADLINE || block->kind == LV_N_LEAD))
        style = block->kind == LV_N_LEAD ? "ColumnLead" : "ColumnTitle";
    if (d->pack && d->pack->cover && block->kind == LV_N_HEADLINE)
        style = "CoverTitle";
    d->flow.keep_next = lv_leads_to_list(block) || lv_table_named_by(d->doc, block);
    docx_block_as(d, block, style ? style : "BodyText");
}

static void quote(struct docx *d, const struct lv_node *block) {
    docx_block_as(d, block, lv_item_marker(block) ? "MarkedQuote" : "Quote");
}

/* True for the last item of all of a list, those of the lists in it included. */
static bool ends_list(const struct docx *d, const struct lv_node *item) {
    const struct lv_node *next = lv_block_next(item, d->doc->root);
    return !next || next->kind != LV_N_ITEM;
}

/* An item whose bullet can be the list's gets it from there; any other marker, a number above all, is text. */
static void item(struct docx *d, const struct lv_node *block) {
    if (docx_is_own(d) && lv_is_contents(block->parent)) {
        docx_entry(d, block, "TableofFigures");
        return;
    }
    const struct lv_node *marker = lv_item_marker(block);
    int bullet = marker ? docx_bullet(d, lv_text(d->doc, marker)) : 0;
    const char *style = bullet ? "ListBullet" : marker ? "ListNumber" : "ListContinue";
    size_t depth = lv_list_depth(block);
    bool last;
    d->flow.keep_lines = lv_is_of_short_list(block, &last);
    d->flow.keep_next = d->flow.keep_lines && !last;
    d->flow.level = (unsigned)(depth > DOCX_LEVELS ? DOCX_LEVELS : depth ? depth : 1) - 1;
    d->flow.space_after =
        ends_list(d, block)
            ? (unsigned)(0.75 * d->style.space_paragraph / 100 * d->style.text_size * DOCX_TWIPS)
            : 0;
    docx_paragraph(d, style, bullet ? bullet : marker ? DOCX_NO_BULLET : DOCX_STYLE_BULLET);
    docx_runs(d, block, bullet != 0);
    docx_close(d->body);
}

static void children(struct docx *d, const struct lv_node *group) {
    for (const struct lv_node *child = group->first; child; child = child->next)
        docx_block(d, child);
}

void docx_captions(struct docx *d, const struct lv_node *figure) {
    children(d, figure);
}

/* A picture is above its captions; where it is not there, what it shows is in its place. */
static void figure(struct docx *d, const struct lv_node *group) {
    bool shown = lv_picture_is_second(&d->by_turns, group) || docx_picture(d, group);
    const struct lv_node *text = shown ? NULL : lv_figure_text(d->doc, group);
    if (text)
        docx_block_as(d, text, "Picture");
    children(d, group);
}

static void edition(struct docx *d, const struct lv_node *node) {
    d->flow.page_break = d->flow.begun;
    (d->side ? docx_children_beside : children)(d, node);
}

/* The width between the margins of a page, upright or across. */
static unsigned room_of(const struct docx *d, bool across) {
    const struct lv_paper *paper = &d->style.paper;
    long width = docx_from_points(across ? paper->height : paper->width);
    return (unsigned)(width - docx_from_mm(d->style.margin_inner) - docx_from_mm(d->style.margin_outer));
}

/* What of it is for text. */
static unsigned text_room(const struct docx *d, bool across) {
    return room_of(d, across) - d->side;
}

long docx_measure(const struct docx *d) {
    return room_of(d, d->part_across);
}

long docx_right_end(const struct docx *d) {
    return docx_measure(d) - (long)docx_side_at(d, LV_SIDE_LEFT);
}

static void reference(struct docx *d, const char *element, const char *type, const char *id) {
    docx_open(d->body, element);
    docx_attr(d->body, "w:type", type);
    docx_attr(d->body, "r:id", id);
    docx_close(d->body);
}

/* Headers and footers: those of pages across say the same over their width; those of the first page are its own. */
static void references(struct docx *d, bool first) {
    bool across = d->flow.across && !d->style.docx_template.name && !d->pack;
    if (across)
        docx_across_links(d);
    if (*d->head)
        reference(d, "w:headerReference", "default", across ? "header-across" : d->head);
    if (*d->even_head)
        reference(d, "w:headerReference", "even", d->even_head);
    if (first && d->has_letter)
        reference(d, "w:headerReference", "first", "header-first");
    if (*d->foot)
        reference(d, "w:footerReference", "default", across ? "footer-across" : d->foot);
    if (*d->even_foot)
        reference(d, "w:footerReference", "even", d->even_foot);
    if (first && docx_has_first_foot(d))
        reference(d, "w:footerReference", "first", "footer-first");
}

static void page_size(struct docx *d) {
    const struct lv_paper *paper = &d->style.paper;
    docx_open(d->body, "w:pgSz");
    docx_attr_int(d->body, "w:w", docx_from_points(d->flow.across ? paper->height : paper->width));
    docx_attr_int(d->body, "w:h", docx_from_points(d->flow.across ? paper->width : paper->height));
    if (d->flow.across)
        docx_attr(d->body, "w:orient", "landscape");
    docx_close(d->body);
}

static void margins(struct docx *d) {
    const struct lv_style *style = &d->style;
    double header = style->margin_top / 2;
    if (d->has_letter && style->letterhead_top < header)
        header = style->letterhead_top;
    docx_open(d->body, "w:pgMar");
    docx_attr_int(d->body, "w:top", docx_from_mm(style->margin_top));
    docx_attr_int(d->body, "w:right",
                  docx_from_mm(style->margin_outer) + (long)docx_side_at(d, LV_SIDE_RIGHT));
    docx_attr_int(d->body, "w:bottom", docx_from_mm(style->margin_bottom));
    docx_attr_int(d->body, "w:left", docx_from_mm(style->margin_inner) + (long)docx_side_at(d, LV_SIDE_LEFT));
    docx_attr_int(d->body, "w:header", docx_from_mm(header));
    docx_attr_int(d->body, "w:footer", docx_from_mm(style->margin_bottom / 2));
    docx_attr_int(d->body, "w:gutter", 0);
    docx_close(d->body);
}

void docx_section(struct docx *d) {
    bool first = docx_has_first(d) && !d->flow.later && (!d->pack || d->pack->cover),
         right_hand = d->pack && d->pack->duplex && !d->pack->cover && !d->flow.later;
    d->first_across |= first && d->flow.across;
    docx_open(d->body, "w:sectPr");
    references(d, first);
    if (right_hand)
        docx_val(d->body, "w:type", "oddPage");
    page_size(d);
    margins(d);
    if (first)
        docx_flag(d->body, "w:titlePg");
    docx_close(d->body);
    d->flow.later = true;
}

void docx_end_part(struct docx *d) {
    struct docx_part *body = d->body, section = {.depth = 0};
    size_t at = d->flow.properties;
    d->body = &section;
    docx_section(d);
    d->body = body;
    lv_buf_room(&body->xml, section.xml.n);
    memmove(body->xml.p + at + section.xml.n, body->xml.p + at, body->xml.n - at);
    memcpy(body->xml.p + at, section.xml.p, section.xml.n);
    body->xml.n += section.xml.n;
    d->flow.text += at < d->flow.text ? section.xml.n : 0;
    docx_part_free(&section);
}

/* ---- a table with no room in the width of the page is in a section of its own, across ---- */

static const struct lv_node *table_at(struct docx *d, const struct lv_node *node) {
    return node->kind == LV_N_TABLE ? node : lv_table_named_by(d->doc, node);
}

/* True for such a table, and for the line that names it. */
static bool goes_across(struct docx *d, const struct lv_node *node) {
    const struct lv_node *table = d->flow.sections ? table_at(d, node) : NULL;
    bool upright = d->style.paper.width < d->style.paper.height;
    return table && upright && !docx_table_fits(d, table, text_room(d, false));
}

void docx_end_section(struct docx *d) {
    docx_open(d->body, "w:p");
    docx_open(d->body, "w:pPr");
    docx_val(d->body, "w:pStyle", d->pack ? "SectionEnd" : "TableText");
    docx_section(d);
    docx_close(d->body);
    docx_close(d->body);
    d->flow.after_table = d->flow.page_break = false;
    d->flow.space = 0;
}

static void turn(struct docx *d, const struct lv_node *node) {
    bool note = d->flow.across && node->kind == LV_N_NOTE; /* below the table, and about it */
    if (!d->flow.sections || lv_kind_class(node->kind) == LV_CLASS_ROOT || note ||
        goes_across(d, node) == d->flow.across)
        return;
    if (d->flow.begun)
        docx_end_section(d); /* what follows is on pages of the other direction */
    d->flow.across = !d->flow.across;
    d->flow.width = text_room(d, d->flow.across);
}

void docx_block(struct docx *d, const struct lv_node *node) {
    static void (*const write[LV_KINDS])(struct docx *, const struct lv_node *) = {
        [LV_N_EDITION] = edition,  [LV_N_QUOTE] = quote,          [LV_N_ITEM] = item,
        [LV_N_TABLE] = docx_table, [LV_N_CONTACT] = docx_contact, [LV_N_FIGURE] = figure,
    };
    if (lv_is_hidden(node))
        return;
    turn(d, node);
    if (write[node->kind])
        write[node->kind](d, node);
    else if (lv_kind_class(node->kind) == LV_CLASS_BLOCK)
        plain(d, node);
    else
        children(d, node);
}

void docx_begin_text(struct docx *d) {
    d->flow = (struct docx_flow){.width = text_room(d, false)};
    d->lang_name = NULL;
}

void docx_release(struct docx *d) {
    docx_begin_text(d);
    struct lv_rows rows = lv_rows(d->doc);
    enum lv_arrangement arrangement = lv_arrangement_of(d->doc, &rows, d->job->options, d->style.bilingual);
    d->flow.sections = arrangement != LV_COLUMNS;
    if (arrangement == LV_SEQUENCE)
        docx_block(d, d->doc->root);
    else
        docx_pair(d, arrangement, &rows);
    if (!d->flow.after_table && d->flow.begun)
        return;
    docx_paragraph(d, d->pack ? "SectionEnd" : "TableText", DOCX_STYLE_BULLET);
    docx_close(d->body);
}

void docx_open_document(struct docx_part *part) {
    docx_open(part, "w:document");
    docx_namespace(part, "w", DOCX_W);
    docx_namespace(part, "r", DOCX_R);
    docx_open(part, "w:body");
}
