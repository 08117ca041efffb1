/* The structure tree: an element for each tag of the layout, and the parent tree that leads back to it. */
#include "lang/words.h"
#include "write/pdf/pdf.h"

#include <string.h>

enum { NODE_PAGES = 64 }; /* numbers in one node of the parent tree */

static const char *const types[LV_KINDS] = {
    [LV_N_EDITION] = "Sect", [LV_N_HEADLINE] = "H1",      [LV_N_QUOTE] = "BlockQuote", [LV_N_LIST] = "L",
    [LV_N_ITEM] = "LI",      [LV_N_TABLE] = "Table",      [LV_N_ROW] = "TR",           [LV_N_CELL] = "TD",
    [LV_N_FIGURE] = "Div",   [LV_N_NOTE] = "Note",        [LV_N_CONTACT] = "Sect",     [LV_N_MARKER] = "Span",
    [LV_N_SPEECH] = "Span",  [LV_N_ATTRIBUTION] = "Span", [LV_N_EM] = "Span",          [LV_N_STRONG] = "Span",
    [LV_N_A] = "Link",       [LV_N_SPAN] = "Span",        [LV_N_TIME] = "Span",
};

static struct pdf_element *edition_of(const struct pdf *pdf, struct pdf_element *element) {
    while (element->parent && element->parent != pdf->top)
        element = element->parent;
    return element;
}

/* Headings begin at level 1 and skip none. */
static const char *heading_type(const struct pdf *pdf, struct pdf_element *parent) {
    struct pdf_element *edition = edition_of(pdf, parent);
    const char *type = edition->headed ? "H2" : "H1";
    edition->headed = true;
    return type;
}

/* What a table is: that of the last one asked about is remembered. */
static const struct lv_table *table_of(struct pdf *pdf, const struct lv_node *node) {
    if (pdf->table.node != node)
        pdf->table = lv_table_of(node);
    return &pdf->table;
}

/* True for a cell that names its column or its row. */
static bool is_head(struct pdf *pdf, const struct lv_node *cell) {
    const struct lv_table *table = table_of(pdf, cell->parent->parent);
    if (!cell->prev && table->names_rows && pdf->layout.style.row_heads != LV_ROW_HEADS_NO)
        return cell->first;
    return cell->first && table->head && !cell->parent->prev;
}

/* A link in the place of a picture that is not there: within a figure, which is heard as one piece, nobody would find it. */
static bool is_link_for_picture(const struct lv_node *block) {
    return block->first && block->first->kind == LV_N_A;
}

static const char *type_of(struct pdf *pdf, const struct lv_tag *tag, struct pdf_element *parent) {
    const struct lv_node *node = tag->node;
    if (tag->body)
        return node->kind == LV_N_ITEM ? "LBody" : "P";
    if (node->kind == LV_N_MARKER && !strcmp(parent->type, "LI"))
        return "Lbl";
    if (node->kind == LV_N_CELL && is_head(pdf, node))
        return "TH";
    if (node->kind == LV_N_FIGURE && node->parent->kind == LV_N_FIGURE)
        return is_link_for_picture(node) ? "P" : "Figure";
    if (lv_is_contents(node) || lv_is_contents(node->parent))
        return node->kind == LV_N_LIST ? "TOC" : "TOCI";
    if (node->kind == LV_N_CAPTION && tag->up && tag->up->node->kind == LV_N_FIGURE)
        return "Caption";
    if (node->kind == LV_N_HEADING)
        return heading_type(pdf, parent);
    if (node->kind == LV_N_HEADLINE)
        edition_of(pdf, parent)->headed = true;
    return types[node->kind] ? types[node->kind] : "P";
}

static struct pdf_element *new_element(struct pdf *pdf, struct pdf_element *parent,
                                       const struct lv_tag *tag) {
    struct pdf_element *element = lv_alloc(parent ? &pdf->layout.arena : &pdf->arena, sizeof *element);
    *element = (struct pdf_element){.id = pdf_reserve(pdf), .parent = parent, .tag = tag};
    if (tag && tag->node->kind == LV_N_TABLE)
        element->columns = lv_table_columns(tag->node);
    element->type = tag ? type_of(pdf, tag, parent) : NULL;
    if (!parent)
        return element;
    if (pdf->last_element)
        pdf->last_element->next = element;
    else
        pdf->elements = element;
    pdf->last_element = element;
    pdf_element_add(pdf, parent, PDF_KID_ELEMENT, element->id, 0);
    if (!strcmp(parent->type, "LI"))
        parent->last->below = !strcmp(element->type, "L");
    return element;
}

/* Where a part of a table goes: a row into its head or its body, if it has a head; the line that names it into its caption. */
static struct pdf_element *part_of_table(struct pdf *pdf, struct pdf_element *table,
                                         const struct lv_node *node) {
    static const char *const names[] = {"THead", "TBody", "Caption"};
    size_t part = node->kind != LV_N_ROW ? 2 : node->prev != NULL;
    if (part < 2 && !table_of(pdf, node->parent)->head)
        return table;
    if (!table->parts[part]) {
        table->parts[part] = new_element(pdf, table, NULL);
        table->parts[part]->type = names[part];
        table->parts[part]->columns = table->columns;
    }
    return table->parts[part];
}

static struct pdf_element *parent_of(struct pdf *pdf, const struct lv_tag *tag) {
    struct pdf_element *up = pdf_element(pdf, tag->up);
    return tag->up && tag->up->node->kind == LV_N_TABLE ? part_of_table(pdf, up, tag->node) : up;
}

struct pdf_element *pdf_element(struct pdf *pdf, struct lv_tag *tag) {
    if (!tag)
        return pdf->top;
    if (!tag->element)
        tag->element = new_element(pdf, parent_of(pdf, tag), tag);
    return tag->element;
}

void pdf_element_add(struct pdf *pdf, struct pdf_element *element, enum pdf_kid_kind kind, uint32_t id,
                     uint32_t page) {
    struct pdf_kid *kid = lv_alloc(element->parent ? &pdf->layout.arena : &pdf->arena, sizeof *kid);
    *kid = (struct pdf_kid){.kind = kind, .id = id, .page = page};
    if (element->last)
        element->last->next = kid;
    else
        element->first = kid;
    element->last = kid;
}

/* ---- parent tree ---- */

static void end_node(struct pdf *pdf) {
    if (!pdf->parents_n)
        return;
    uint32_t id = pdf_reserve(pdf);
    size_t from = pdf->text.n;
    lv_buf_puts(&pdf->text, "/Limits [");
    pdf_uint(&pdf->text, pdf->parents_next - pdf->parents_n);
    lv_buf_char(&pdf->text, ' ');
    pdf_uint(&pdf->text, pdf->parents_next - 1);
    lv_buf_puts(&pdf->text, "] /Nums [");
    lv_buf_str(&pdf->text, lv_buf_slice(&pdf->parents));
    lv_buf_char(&pdf->text, ']');
    pdf_define(pdf, id, from);
    pdf_ref(&pdf->nodes, " ", id);
    pdf->parents.n = 0;
    pdf->parents_n = 0;
}

void pdf_parent(struct pdf *pdf, struct lv_str text) {
    if (pdf->parents_n == NODE_PAGES)
        end_node(pdf);
    pdf_uint(&pdf->parents, pdf->parents_next++);
    lv_buf_char(&pdf->parents, ' ');
    lv_buf_str(&pdf->parents, text);
    lv_buf_char(&pdf->parents, ' ');
    pdf->parents_n++;
}

/* ---- writing ---- */

static void write_kid(struct lv_buf *out, const struct pdf_kid *kid, uint32_t page) {
    if (kid->kind == PDF_KID_ELEMENT) {
        pdf_ref(out, " ", kid->id);
    } else if (kid->kind == PDF_KID_OBJECT) {
        pdf_ref(out, " <</Type /OBJR /Obj ", kid->id);
        pdf_ref(out, " /Pg ", kid->page);
        lv_buf_puts(out, ">>");
    } else if (kid->page == page) {
        lv_buf_char(out, ' ');
        pdf_uint(out, kid->id);
    } else {
        pdf_ref(out, " <</Type /MCR /Pg ", kid->page);
        lv_buf_puts(out, " /MCID ");
        pdf_uint(out, kid->id);
        lv_buf_puts(out, ">>");
    }
}

static void write_kids(struct lv_buf *out, const struct pdf_element *element) {
    uint32_t page = 0;
    for (const struct pdf_kid *kid = element->first; kid && !page; kid = kid->next)
        page = kid->page;
    if (page)
        pdf_ref(out, " /Pg ", page);
    lv_buf_puts(out, " /K [");
    for (int below = 0; below < 2; below++)
        for (const struct pdf_kid *kid = element->first; kid; kid = kid->next)
            if (kid->below == (below == 1))
                write_kid(out, kid, page);
    lv_buf_char(out, ']');
}

/* What a cell names, and the columns the last of a shorter row takes. */
static void write_cell_attributes(struct lv_buf *out, const struct pdf_element *element,
                                  const struct lv_node *cell) {
    bool head = !strcmp(element->type, "TH");
    size_t span = cell->next ? 1 : element->parent->parent->columns;
    for (const struct lv_node *before = cell->next ? NULL : cell->prev; before; before = before->prev)
        span--;
    if (!head && span == 1)
        return;
    lv_buf_puts(out, " /A <</O /Table");
    if (head)
        lv_buf_puts(out,
                    !strcmp(element->parent->parent->type, "THead") ? " /Scope /Column" : " /Scope /Row");
    if (span > 1) {
        lv_buf_puts(out, " /ColSpan ");
        pdf_uint(out, (uint32_t)span);
    }
    lv_buf_puts(out, ">>");
}

static void write_bounds(struct lv_buf *out, const double bounds[4]) {
    lv_buf_puts(out, " /BBox [");
    for (size_t i = 0; i < 4; i++) {
        lv_buf_puts(out, i ? " " : "");
        pdf_number(out, bounds[i]);
    }
    lv_buf_char(out, ']');
}

/* What a picture shows, which the reader hears instead; where nobody said it, that it is one. */
static void write_figure_attributes(struct pdf *pdf, const struct pdf_element *element,
                                    const struct lv_node *figure) {
    struct lv_buf *out = &pdf->text;
    struct lv_str alt = lv_figure_alt(pdf->doc, figure);
    lv_buf_puts(out, " /A <</O /Layout /Placement /Block");
    if (element->bounds)
        write_bounds(out, element->bounds);
    lv_buf_puts(out, ">> /Alt ");
    pdf_string(out, alt.n ? alt : lv_word_ui(lv_node_lang(figure), "picture"));
    struct lv_job at = lv_job_at(pdf->job, figure);
    if (!alt.n)
        lv_report_at(pdf->doc, &at, LV_MSG_NO_ALT, figure, LV_STR(""), 0);
}

static void write_attributes(struct pdf *pdf, const struct pdf_element *element) {
    struct lv_buf *out = &pdf->text;
    const struct lv_node *node = element->tag->node;
    if (element->tag->body)
        return;
    if (lv_attr_has(node, LV_AT_LANG)) {
        lv_buf_puts(out, " /Lang ");
        pdf_bytes(out, lv_attr(node, LV_AT_LANG));
    }
    if (node->kind == LV_N_LIST && !lv_is_contents(node))
        lv_buf_puts(out, lv_str_eq(lv_attr(node, LV_AT_KIND), LV_STR("number"))
                             ? " /A <</O /List /ListNumbering /Decimal>>"
                             : " /A <</O /List /ListNumbering /Disc>>");
    if (node->kind == LV_N_A && (node->parent->kind != LV_N_FIGURE || is_link_for_picture(node->parent)))
        lv_buf_puts(out, " /A <</O /Layout /TextDecorationType /Underline>>");
    if (node->kind == LV_N_CELL)
        write_cell_attributes(out, element, node);
    if (!strcmp(element->type, "Figure"))
        write_figure_attributes(pdf, element, node->parent);
    if (node->kind == LV_N_MARKER && !strcmp(element->type, "Span")) {
        lv_buf_puts(out, " /Alt ");
        pdf_string(out, lv_word_ui(lv_node_lang(node), "quote"));
    }
    if (node->kind == LV_N_NOTE) {
        lv_buf_puts(out, " /ID (note");
        pdf_uint(out, element->id);
        lv_buf_char(out, ')');
    }
}

static void write_element(struct pdf *pdf, const struct pdf_element *element) {
    struct lv_buf *out = &pdf->text;
    size_t from = out->n;
    lv_buf_puts(out, "/Type /StructElem /S /");
    lv_buf_puts(out, element->type);
    pdf_ref(out, " /P ", element->parent ? element->parent->id : pdf->tree);
    if (element->tag)
        write_attributes(pdf, element);
    write_kids(out, element);
    pdf_define(pdf, element->id, from);
}

void pdf_begin_structure(struct pdf *pdf, const char *type) {
    if (!pdf->document) {
        pdf->document = new_element(pdf, NULL, NULL);
        pdf->document->type = "Document";
    }
    pdf->elements = pdf->last_element = NULL;
    pdf->top = pdf->document;
    if (type) {
        pdf->top = new_element(pdf, pdf->document, NULL);
        pdf->top->type = type;
    }
}

void pdf_write_elements(struct pdf *pdf) {
    for (const struct pdf_element *element = pdf->elements; element; element = element->next)
        write_element(pdf, element);
    pdf->elements = pdf->last_element = NULL;
}

void pdf_write_structure(struct pdf *pdf) {
    end_node(pdf);
    write_element(pdf, pdf->document);
    uint32_t parents = pdf_reserve(pdf);
    size_t from = pdf->text.n;
    lv_buf_puts(&pdf->text, "/Kids [");
    lv_buf_str(&pdf->text, lv_buf_slice(&pdf->nodes));
    lv_buf_char(&pdf->text, ']');
    pdf_define(pdf, parents, from);
    from = pdf->text.n;
    pdf_ref(&pdf->text, "/Type /StructTreeRoot /K ", pdf->document->id);
    pdf_ref(&pdf->text, " /ParentTree ", parents);
    lv_buf_puts(&pdf->text, " /ParentTreeNextKey ");
    pdf_uint(&pdf->text, pdf->parents_next);
    pdf_define(pdf, pdf->tree, from);
}
