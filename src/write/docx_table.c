#include "write/docx.h"

enum { COLUMNS = 63 }; /* the most that Word opens */

static unsigned cells_of(const struct lv_node *row) {
    unsigned n = 0;
    for (const struct lv_node *cell = row->first; cell && n < COLUMNS; cell = cell->next)
        n++;
    return n ? n : 1;
}

static unsigned columns_of(const struct lv_node *table) {
    size_t most = lv_table_columns(table);
    return most < COLUMNS ? (unsigned)most : COLUMNS;
}

static void properties(struct docx *d, bool header) {
    docx_open(&d->body, "w:tblPr");
    docx_val(&d->body, "w:tblStyle", "ReleaseTable");
    docx_open(&d->body, "w:tblW");
    docx_attr_int(&d->body, "w:w", d->width);
    docx_attr(&d->body, "w:type", "dxa");
    docx_close(&d->body);
    docx_open(&d->body, "w:tblLook");
    docx_attr(&d->body, "w:val", header ? "0020" : "0000");
    docx_close(&d->body);
    docx_close(&d->body);
}

static void grid(struct docx *d, unsigned columns) {
    docx_open(&d->body, "w:tblGrid");
    for (unsigned i = 0; i < columns; i++) {
        docx_open(&d->body, "w:gridCol");
        docx_attr_int(&d->body, "w:w", d->column);
        docx_close(&d->body);
    }
    docx_close(&d->body);
}

static void cell_paragraph(struct docx *d, const struct lv_node *cell, bool right) {
    docx_paragraph(d, right ? "TableNumber" : "TableText", DOCX_STYLE_BULLET);
    docx_runs(d, cell, false);
    docx_close(&d->body);
}

/* The last cell a row may have takes the text of all that follow it too. */
static void cell_of(struct docx *d, const struct lv_node *cell, unsigned span, bool last) {
    docx_open(&d->body, "w:tc");
    docx_open(&d->body, "w:tcPr");
    docx_open(&d->body, "w:tcW");
    docx_attr_int(&d->body, "w:w", d->column * span);
    docx_attr(&d->body, "w:type", "dxa");
    docx_close(&d->body);
    if (span > 1)
        docx_int(&d->body, "w:gridSpan", span);
    docx_close(&d->body);
    if (!cell)
        docx_empty_paragraph(d);
    for (; cell; cell = last ? cell->next : NULL)
        cell_paragraph(d, cell, lv_is_right_cell(d->doc, cell));
    docx_close(&d->body);
}

static void row_properties(struct docx *d, bool header) {
    docx_open(&d->body, "w:trPr");
    docx_flag(&d->body, "w:cantSplit");
    if (header)
        docx_flag(&d->body, "w:tblHeader");
    docx_close(&d->body);
}

static void row_of(struct docx *d, const struct lv_node *row, unsigned columns, bool header) {
    unsigned n = cells_of(row);
    const struct lv_node *cell = row->first;
    docx_open(&d->body, "w:tr");
    row_properties(d, header);
    for (unsigned i = 0; i < n; i++) {
        bool last = i + 1 == n;
        cell_of(d, cell, last ? columns - i : 1, last);
        cell = cell ? cell->next : NULL;
    }
    docx_close(&d->body);
}

void docx_table(struct docx *d, const struct lv_node *table) {
    unsigned columns = columns_of(table);
    bool header = table->first && lv_is_header_row(table->first);
    if (!table->first)
        return;
    if (d->after_table) /* else Word takes both for one */
        docx_empty_paragraph(d);
    d->column = d->width / columns;
    docx_open(&d->body, "w:tbl");
    properties(d, header);
    grid(d, columns);
    for (const struct lv_node *row = table->first; row; row = row->next)
        row_of(d, row, columns, header && row == table->first);
    docx_close(&d->body);
    d->after_table = true;
    d->space = (unsigned)(d->style.text_size * DOCX_TWIPS);
}

static void margin(struct docx_part *part, const char *side, long width) {
    docx_open(part, side);
    docx_attr_int(part, "w:w", width);
    docx_attr(part, "w:type", "dxa");
    docx_close(part);
}

static void plain_table(struct docx_part *part) {
    docx_style_open(part, "table", "TableNormal", "Normal Table", true);
    docx_open(part, "w:tblPr");
    docx_open(part, "w:tblCellMar");
    margin(part, "w:left", 0);
    margin(part, "w:right", 160);
    docx_close(part);
    docx_close(part);
    docx_close(part);
}

static void release_table(struct docx *d, struct docx_part *part) {
    docx_style_open(part, "table", "ReleaseTable", "Release Table", false);
    docx_val(part, "w:basedOn", "TableNormal");
    docx_flag(part, "w:qFormat");
    docx_open(part, "w:tblPr");
    docx_open(part, "w:tblBorders");
    docx_rule(part, "w:top", d->style.ink, 6, 0);
    docx_rule(part, "w:bottom", d->style.ink, 6, 0);
    docx_rule(part, "w:insideH", d->style.rule, 4, 0);
    docx_close(part);
    docx_close(part);
    docx_open(part, "w:tblStylePr");
    docx_attr(part, "w:type", "firstRow");
    docx_open(part, "w:rPr");
    docx_flag(part, "w:b");
    docx_close(part);
    docx_close(part);
    docx_close(part);
}

/* Two editions side by side: room between them, no rules but one below their names. */
static void editions_table(struct docx *d, struct docx_part *part) {
    docx_style_open(part, "table", "EditionsTable", "Editions Table", false);
    docx_val(part, "w:basedOn", "TableNormal");
    docx_flag(part, "w:qFormat");
    docx_open(part, "w:tblPr");
    docx_open(part, "w:tblCellMar");
    margin(part, "w:top", 60);
    margin(part, "w:left", 0);
    margin(part, "w:right", 0);
    docx_close(part);
    docx_close(part);
    docx_open(part, "w:tblStylePr");
    docx_attr(part, "w:type", "firstRow");
    docx_open(part, "w:tcPr");
    docx_open(part, "w:tcBorders");
    docx_rule(part, "w:bottom", d->style.rule, 4, 0);
    docx_close(part);
    docx_close(part);
    docx_close(part);
    docx_close(part);
}

void docx_table_styles(struct docx *d, struct docx_part *part) {
    plain_table(part);
    release_table(d, part);
    editions_table(d, part);
}
