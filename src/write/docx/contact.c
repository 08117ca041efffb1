/* Contacts: paragraphs, or people beside each other in a table without rules. */
#include "write/docx/docx.h"

static const unsigned BETWEEN = 14 * DOCX_TWIPS; /* from one to the next */

static const char *const styles[LV_KINDS] = {[LV_N_HEADING] = "ContactHeading", [LV_N_NAME] = "ContactName"};

/* So many text sizes, as the house has it at the foot, in twips. */
static unsigned apart(const struct docx *d, double sizes) {
    return (unsigned)(sizes * d->style.space_foot / 100 * d->style.text_size * DOCX_TWIPS);
}

/* A field; the first stands out where it is not a whole sentence. */
static void field(struct docx *d, const struct lv_node *block) {
    const char *style = styles[block->kind];
    if (!style)
        style = block->prev || block->kind == LV_N_P ? "Contact" : "ContactName";
    docx_block_as(d, block, style);
}

/* Those from `from` on, before `end`. */
static void fields(struct docx *d, const struct lv_node *from, const struct lv_node *end) {
    for (; from != end; from = from->next) {
        if (lv_is_hidden(from))
            continue;
        d->flow.let_go = docx_is_own(d) && from->next == end; /* a sheet of contacts is longer than a page */
        field(d, from);
    }
}

static void lines(struct docx *d, const struct lv_node *contact) {
    for (const struct lv_node *at = contact->first, *next; at; at = next) {
        next = lv_next_contact(at);
        fields(d, at, next);
        d->flow.space = next ? apart(d, 0.5) : 0;
    }
}

/* ---- people beside each other ---- */

static void measure(struct docx *d, const char *element, const char *attribute, unsigned width) {
    docx_open(d->body, element);
    docx_attr_int(d->body, attribute, width);
    if (strcmp(attribute, "w:w") == 0 && strcmp(element, "w:gridCol") != 0)
        docx_attr(d->body, "w:type", "dxa");
    docx_close(d->body);
}

static void open_table(struct docx *d, unsigned columns) {
    docx_open(d->body, "w:tbl");
    docx_open(d->body, "w:tblPr");
    measure(d, "w:tblW", "w:w", d->flow.width);
    if (d->style.contact_form == LV_CONTACT_RULE) {
        docx_open(d->body, "w:tblBorders");
        docx_rule(d->body, "w:top", d->style.rule, 4, 0);
        docx_close(d->body);
    }
    docx_open(d->body, "w:tblLayout");
    docx_attr(d->body, "w:type", "fixed");
    docx_close(d->body);
    docx_open(d->body, "w:tblCellMar");
    measure(d, "w:left", "w:w", 0);
    measure(d, "w:right", "w:w", 0);
    docx_close(d->body);
    docx_close(d->body);
    docx_open(d->body, "w:tblGrid");
    for (unsigned i = 0; i < columns; i++)
        measure(d, "w:gridCol", "w:w", d->flow.width / columns);
    docx_close(d->body);
}

static void open_row(struct docx *d) {
    docx_open(d->body, "w:tr");
    docx_open(d->body, "w:trPr");
    docx_flag(d->body, "w:cantSplit");
    docx_close(d->body);
}

/* A cell of the fields from `from` on; over `span` columns; the last of its row has no room beside it. */
static void cell(struct docx *d, const struct lv_node *from, const struct lv_node *end, unsigned span,
                 unsigned width, bool last) {
    docx_open(d->body, "w:tc");
    docx_open(d->body, "w:tcPr");
    measure(d, "w:tcW", "w:w", width);
    if (span > 1)
        docx_int(d->body, "w:gridSpan", span);
    if (d->style.contact_form == LV_CONTACT_PANEL)
        docx_ground(d->body, d->style.panel);
    if (!last) {
        docx_open(d->body, "w:tcMar");
        measure(d, "w:right", "w:w", BETWEEN);
        docx_close(d->body);
    }
    docx_close(d->body);
    d->flow.no_rule = d->style.contact_form == LV_CONTACT_RULE;
    d->flow.begun = false;
    d->flow.space = d->style.contact_form == LV_CONTACT_PANEL ? 0 : apart(d, 0.5);
    fields(d, from, end);
    if (!d->flow.begun)
        docx_empty_paragraph(d);
    d->flow.no_rule = false;
    docx_close(d->body);
}

static void people(struct docx *d, const struct lv_node *contact, unsigned columns) {
    const struct lv_node *at = contact->first, *next;
    if (d->flow.after_table)
        docx_empty_paragraph(d);
    open_table(d, columns);
    if (at->kind == LV_N_HEADING) {
        open_row(d);
        cell(d, at, at->next, columns, d->flow.width, true);
        docx_close(d->body);
        at = at->next;
    }
    while (at) {
        open_row(d);
        for (unsigned c = 0; c < columns; c++, at = next) {
            next = at ? lv_next_contact(at) : NULL;
            cell(d, at, next, 1, d->flow.width / columns, c + 1 == columns);
        }
        docx_close(d->body);
    }
    docx_close(d->body);
    d->flow.after_table = d->flow.begun = true;
}

void docx_contact(struct docx *d, const struct lv_node *contact) {
    size_t n = lv_contact_people(contact), most = d->style.contact_columns + 1;
    unsigned columns = (unsigned)(n < most ? n : most);
    if (columns > 1 && !d->flow.narrow) {
        people(d, contact, columns);
    } else {
        d->flow.space = apart(d, 1.7);
        lines(d, contact);
    }
    d->flow.space = apart(d, 1);
}
