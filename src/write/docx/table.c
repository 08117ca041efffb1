#include <string.h>

#include "core/utf8.h"
#include "write/docx/docx.h"

enum { COLUMNS = 63, CELL_MARGIN = 160 }; /* the most columns that Word opens; twips */

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

static void properties(struct docx *d, bool header, bool names) {
    docx_open(d->body, "w:tblPr");
    docx_val(d->body, "w:tblStyle", "ReleaseTable");
    docx_open(d->body, "w:tblW");
    docx_attr_int(d->body, "w:w", d->width);
    docx_attr(d->body, "w:type", "dxa");
    docx_close(d->body);
    docx_open(d->body, "w:tblLook");
    docx_attr(d->body, "w:val", names ? "00A0" : header ? "0020" : "0000"); /* first row, first column */
    docx_close(d->body);
    docx_close(d->body);
}

/* ---- widths of columns: equal, but where a word would not fit ---- */

static size_t longest_word(struct lv_str s) {
    size_t longest = 0, word = 0, n;
    uint32_t cp;
    for (size_t at = 0; (n = lv_utf8_next(s, at, &cp)); at += n) {
        word = lv_is_blank(cp) ? 0 : word + 1;
        longest = word > longest ? word : longest;
    }
    return longest;
}

/* What the longest word of each column takes, from row `first` on; returns the sum. */
static unsigned least_widths(struct docx *d, const struct lv_node *first, unsigned columns,
                             unsigned *widths) {
    double letter = 0.58 * d->style.small_size * DOCX_TWIPS;
    unsigned sum = 0;
    memset(widths, 0, columns * sizeof *widths);
    for (const struct lv_node *row = first; row; row = row->next) {
        const struct lv_node *cell = row->first;
        for (unsigned c = 0; cell && c < columns; c++, cell = cell->next) {
            unsigned width = (unsigned)(letter * (double)longest_word(lv_text(d->doc, cell))) + CELL_MARGIN;
            widths[c] = width > widths[c] ? width : widths[c];
        }
    }
    for (unsigned c = 0; c < columns; c++)
        sum += widths[c];
    return sum;
}

/* What a column gets of what its head asks for, if that is cut at `most`; never less than what is below it. */
static unsigned share_of(unsigned all, unsigned below, unsigned most) {
    unsigned share = all < most ? all : most;
    return share > below ? share : below;
}

/* Equal columns; where a word has no room in them, those below the first row come first, then the short ones of it. */
static void set_widths(struct docx *d, const struct lv_node *table, unsigned columns) {
    unsigned all[COLUMNS], below[COLUMNS], equal = d->width / columns, widest = 0, sum = d->width + 1;
    least_widths(d, table->first, columns, all);
    bool hopeless = least_widths(d, table->first->next, columns, below) > d->width;
    for (unsigned c = 0; c < columns; c++)
        widest = all[c] > widest ? all[c] : widest;
    for (unsigned most = widest; sum > d->width && !hopeless; most -= most > DOCX_TWIPS ? DOCX_TWIPS : most) {
        sum = 0;
        for (unsigned c = 0; c < columns; c++)
            sum += d->columns[c] = share_of(all[c], below[c], most);
    }
    for (unsigned c = 0; c < columns && (widest <= equal || hopeless); c++)
        d->columns[c] = equal;
}

static void grid(struct docx *d, unsigned columns) {
    docx_open(d->body, "w:tblGrid");
    for (unsigned i = 0; i < columns; i++) {
        docx_open(d->body, "w:gridCol");
        docx_attr_int(d->body, "w:w", d->columns[i]);
        docx_close(d->body);
    }
    docx_close(d->body);
}

static void cell_paragraph(struct docx *d, const struct lv_node *cell, bool right) {
    docx_paragraph(d, right ? "TableNumber" : "TableText", DOCX_STYLE_BULLET);
    docx_runs(d, cell, false);
    docx_close(d->body);
}

/* The last cell a row may have takes the text of all that follow it too. */
static void cell_of(struct docx *d, const struct lv_node *cell, unsigned column, unsigned span, bool last) {
    unsigned width = 0;
    for (unsigned c = column; c < column + span; c++)
        width += d->columns[c];
    docx_open(d->body, "w:tc");
    docx_open(d->body, "w:tcPr");
    docx_open(d->body, "w:tcW");
    docx_attr_int(d->body, "w:w", width);
    docx_attr(d->body, "w:type", "dxa");
    docx_close(d->body);
    if (span > 1)
        docx_int(d->body, "w:gridSpan", span);
    docx_close(d->body);
    if (!cell)
        docx_empty_paragraph(d);
    for (; cell; cell = last ? cell->next : NULL)
        cell_paragraph(d, cell, lv_is_right_cell(d->doc, cell));
    docx_close(d->body);
}

static void row_properties(struct docx *d, bool header) {
    docx_open(d->body, "w:trPr");
    docx_flag(d->body, "w:cantSplit");
    if (header)
        docx_flag(d->body, "w:tblHeader");
    docx_close(d->body);
}

static void row_of(struct docx *d, const struct lv_node *row, unsigned columns, bool header) {
    unsigned n = cells_of(row);
    const struct lv_node *cell = row->first;
    docx_open(d->body, "w:tr");
    row_properties(d, header);
    for (unsigned i = 0; i < n; i++) {
        bool last = i + 1 == n;
        cell_of(d, cell, i, last ? columns - i : 1, last);
        cell = cell ? cell->next : NULL;
    }
    docx_close(d->body);
}

void docx_table(struct docx *d, const struct lv_node *table) {
    unsigned columns = columns_of(table);
    bool header = table->first && lv_is_header_row(table->first);
    if (!table->first)
        return;
    if (d->after_table) /* else Word takes both for one */
        docx_empty_paragraph(d);
    unsigned widths[COLUMNS];
    d->columns = widths;
    set_widths(d, table, columns);
    docx_open(d->body, "w:tbl");
    properties(d, header, lv_names_rows(table));
    grid(d, columns);
    for (const struct lv_node *row = table->first; row; row = row->next)
        row_of(d, row, columns, header && row == table->first);
    docx_close(d->body);
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
    margin(part, "w:right", CELL_MARGIN);
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
