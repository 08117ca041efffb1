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
    if (d->keep_next)
        docx_flag(body, "w:keepNext");
    if (d->keep_lines)
        docx_flag(body, "w:keepLines");
    if (d->page_break)
        docx_flag(body, "w:pageBreakBefore");
    if (bullet >= 0) {
        docx_open(body, "w:numPr");
        docx_int(body, "w:ilvl", (int)d->level);
        docx_int(body, "w:numId", bullet);
        docx_close(body);
    }
    if (d->no_rule) {
        docx_open(body, "w:pBdr");
        docx_val(body, "w:top", "nil");
        docx_close(body);
    }
    unsigned space = d->page_break ? 0 : d->space;
    if (space || d->space_after) {
        docx_open(body, "w:spacing");
        if (space)
            docx_attr_int(body, "w:before", space);
        if (d->space_after)
            docx_attr_int(body, "w:after", d->space_after);
        docx_close(body);
    }
    if (bullet < 0 && d->level)
        docx_indent(body, docx_hang(d) * (d->level + 1), docx_hang(d));
    docx_close(body);
    d->begun = true;
    d->level = 0;
    d->page_break = d->after_table = d->keep_next = d->keep_lines = false;
    d->space = d->space_after = 0;
}

void docx_empty_paragraph(struct docx *d) {
    docx_paragraph(d, "TableText", DOCX_STYLE_BULLET);
    docx_close(d->body);
}

void docx_block_as(struct docx *d, const struct lv_node *block, const char *style) {
    docx_paragraph(d, style, DOCX_STYLE_BULLET);
    docx_runs(d, block, false);
    docx_close(d->body);
}

static void plain(struct docx *d, const struct lv_node *block) {
    const char *style = styles[block->kind];
    if (d->narrow && (block->kind == LV_N_HEADLINE || block->kind == LV_N_LEAD))
        style = block->kind == LV_N_LEAD ? "ColumnLead" : "ColumnTitle";
    d->keep_next = lv_leads_to_list(block) || lv_table_named_by(d->doc, block);
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
    const struct lv_node *marker = lv_item_marker(block);
    int bullet = marker ? docx_bullet(d, lv_text(d->doc, marker)) : 0;
    const char *style = bullet ? "ListBullet" : marker ? "ListNumber" : "ListContinue";
    size_t depth = lv_list_depth(block);
    bool last;
    d->keep_lines = lv_is_of_short_list(block, &last);
    d->keep_next = d->keep_lines && !last;
    d->level = (unsigned)(depth > DOCX_LEVELS ? DOCX_LEVELS : depth ? depth : 1) - 1;
    d->space_after = ends_list(d, block)
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
    d->page_break = d->begun;
    children(d, node);
}

static long from_mm(double mm) {
    return (long)(mm * 72 / 25.4 * DOCX_TWIPS + 0.5);
}

static long from_points(double points) {
    return (long)(points * DOCX_TWIPS + 0.5);
}

/* The width between the margins of a page, upright or across. */
static unsigned room_of(const struct docx *d, bool across) {
    const struct lv_paper *paper = &d->style.paper;
    long width = from_points(across ? paper->height : paper->width);
    return (unsigned)(width - from_mm(d->style.margin_inner) - from_mm(d->style.margin_outer));
}

long docx_measure(const struct docx *d) {
    return room_of(d, d->part_across);
}

static void reference(struct docx *d, const char *element, const char *type, const char *id) {
    docx_open(d->body, element);
    docx_attr(d->body, "w:type", type);
    docx_attr(d->body, "r:id", id);
    docx_close(d->body);
}

/* Headers and footers: those of pages across say the same over their width; those of the first page are its own. */
static void references(struct docx *d, bool first) {
    bool across = d->across && !d->style.docx_template.name;
    if (across)
        docx_across_links(d);
    if (d->has_head)
        reference(d, "w:headerReference", "default", across ? "header-across" : "header");
    if (first && d->has_letter)
        reference(d, "w:headerReference", "first", "header-first");
    reference(d, "w:footerReference", "default", across ? "footer-across" : "footer");
    if (first)
        reference(d, "w:footerReference", "first", "footer-first");
}

static void page_size(struct docx *d) {
    const struct lv_paper *paper = &d->style.paper;
    docx_open(d->body, "w:pgSz");
    docx_attr_int(d->body, "w:w", from_points(d->across ? paper->height : paper->width));
    docx_attr_int(d->body, "w:h", from_points(d->across ? paper->width : paper->height));
    if (d->across)
        docx_attr(d->body, "w:orient", "landscape");
    docx_close(d->body);
}

static void margins(struct docx *d) {
    const struct lv_style *style = &d->style;
    double header = style->margin_top / 2;
    if (d->has_letter && style->letterhead_top < header)
        header = style->letterhead_top;
    docx_open(d->body, "w:pgMar");
    docx_attr_int(d->body, "w:top", from_mm(style->margin_top));
    docx_attr_int(d->body, "w:right", from_mm(style->margin_outer));
    docx_attr_int(d->body, "w:bottom", from_mm(style->margin_bottom));
    docx_attr_int(d->body, "w:left", from_mm(style->margin_inner));
    docx_attr_int(d->body, "w:header", from_mm(header));
    docx_attr_int(d->body, "w:footer", from_mm(style->margin_bottom / 2));
    docx_attr_int(d->body, "w:gutter", 0);
    docx_close(d->body);
}

static void section(struct docx *d) {
    bool first = docx_has_first(d) && !d->later;
    d->first_across |= first && d->across;
    docx_open(d->body, "w:sectPr");
    references(d, first);
    page_size(d);
    margins(d);
    if (first)
        docx_flag(d->body, "w:titlePg");
    docx_close(d->body);
    d->later = true;
}

/* ---- a table with no room in the width of the page is in a section of its own, across ---- */

static const struct lv_node *table_at(struct docx *d, const struct lv_node *node) {
    return node->kind == LV_N_TABLE ? node : lv_table_named_by(d->doc, node);
}

/* True for such a table, and for the line that names it. */
static bool goes_across(struct docx *d, const struct lv_node *node) {
    const struct lv_node *table = d->sections ? table_at(d, node) : NULL;
    bool upright = d->style.paper.width < d->style.paper.height;
    return table && upright && !docx_table_fits(d, table, room_of(d, false));
}

/* Ends the section: what follows is on pages of the other direction. */
static void end_section(struct docx *d) {
    docx_open(d->body, "w:p");
    docx_open(d->body, "w:pPr");
    docx_val(d->body, "w:pStyle", "TableText");
    section(d);
    docx_close(d->body);
    docx_close(d->body);
    d->after_table = d->page_break = false;
    d->space = 0;
}

static void turn(struct docx *d, const struct lv_node *node) {
    bool note = d->across && node->kind == LV_N_NOTE; /* below the table, and about it */
    if (!d->sections || lv_kind_class(node->kind) == LV_CLASS_ROOT || note ||
        goes_across(d, node) == d->across)
        return;
    if (d->begun)
        end_section(d);
    d->across = !d->across;
    d->width = room_of(d, d->across);
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

void docx_document(struct docx *d) {
    d->width = room_of(d, false);
    docx_open(d->body, "w:document");
    docx_namespace(d->body, "w", DOCX_W);
    docx_namespace(d->body, "r", DOCX_R);
    docx_open(d->body, "w:body");
    struct lv_rows rows = lv_rows(d->doc);
    enum lv_arrangement arrangement = lv_arrangement_of(d->doc, &rows, d->job->options, d->style.bilingual);
    d->sections = arrangement != LV_COLUMNS;
    if (arrangement == LV_SEQUENCE)
        docx_block(d, d->doc->root);
    else
        docx_pair(d, arrangement, &rows);
    if (d->after_table || !d->begun)
        docx_empty_paragraph(d);
    section(d);
}
