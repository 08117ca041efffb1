#include <string.h>

#include "core/utf8.h"
#include "write/docx/docx.h"

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

/* ---- widths of columns, from the letters in them: fonts are where the document is opened ---- */

/* From the loosest to the tightest: the room beside a cell, in its type size, and whether that is small. */
static const struct setting {
    double margin;
    bool small;
} settings[] = {{2, false}, {1.2, false}, {1, true}, {0.6, true}};

enum { SETTINGS = sizeof settings / sizeof *settings };

static const double LETTER = 0.55,
                    WORD_LETTER = 0.6; /* what one takes of a text, of a word, over the type size */

static double size_of(const struct docx *d, const struct setting *set) {
    return (set->small ? DOCX_SMALL_TABLE : 1) * d->style.table_size * DOCX_TWIPS;
}

static unsigned margin_of(const struct docx *d, const struct setting *set) {
    return (unsigned)(set->margin * size_of(d, set));
}

/* Widths that a setting gives, in d->flow.columns; false if words of the head (or, not `whole`, those below) do not fit. */
static bool set_widths(struct docx *d, const struct lv_letters *letters, unsigned columns,
                       const struct setting *set, bool whole, unsigned room) {
    double size = size_of(d, set), wanted[COLUMNS], least[COLUMNS];
    for (unsigned c = 0; c < columns; c++) {
        unsigned word = whole ? letters[c].word : letters[c].below,
                 margin = c + 1 < columns ? margin_of(d, set) : 0;
        least[c] = WORD_LETTER * size * word + margin;
        wanted[c] =
            whole ? LETTER * size * letters[c].text + margin : WORD_LETTER * size * letters[c].word + margin;
        wanted[c] = wanted[c] > least[c] ? wanted[c] : least[c];
    }
    if (!lv_share_out(wanted, least, columns, room))
        return false;
    if (d->style.table_width == LV_WIDTH_FULL)
        lv_spread_out(wanted, columns, room);
    double end = 0.5; /* of the columns so far: what is cut off one is not missing in all */
    for (unsigned c = 0; c < columns; c++) {
        unsigned start = (unsigned)end;
        end += wanted[c];
        d->flow.columns[c] = (unsigned)end - start;
    }
    return true;
}

/* The number of settings the house has: large print is never set smaller. */
static size_t settings_of(const struct docx *d) {
    enum { SMALL = 2 };
    return d->style.table_size < d->style.text_size ? SETTINGS : SETTINGS - SMALL;
}

/* The first setting whose columns fit the room, or NULL. */
static const struct setting *choose(struct docx *d, const struct lv_letters *letters, unsigned columns,
                                    unsigned room) {
    for (size_t i = 0; i < settings_of(d); i++)
        if (set_widths(d, letters, columns, &settings[i], true, room))
            return &settings[i];
    return NULL;
}

/* Where none fits, words of the head give way, and then all. */
static const struct setting *choose_anyway(struct docx *d, const struct lv_letters *letters,
                                           unsigned columns) {
    const struct setting *set = choose(d, letters, columns, d->flow.width);
    if (set)
        return set;
    set = &settings[settings_of(d) - 1];
    if (!set_widths(d, letters, columns, set, false, d->flow.width))
        for (unsigned c = 0; c < columns; c++)
            d->flow.columns[c] = d->flow.width / columns;
    return set;
}

bool docx_table_fits(struct docx *d, const struct lv_node *table, unsigned room) {
    unsigned columns = columns_of(table), widths[COLUMNS];
    struct lv_letters letters[COLUMNS];
    d->flow.columns = widths;
    lv_letters_of(d->doc, table, letters, columns);
    return choose(d, letters, columns, room) != NULL;
}

/* Room to the right of cells. */
static void cell_margin(struct docx *d, const char *element, unsigned margin) {
    docx_open(d->body, element);
    docx_open(d->body, "w:right");
    docx_attr_int(d->body, "w:w", margin);
    docx_attr(d->body, "w:type", "dxa");
    docx_close(d->body);
    docx_close(d->body);
}

/* Its name is what a program says of a table before it reads it. */
static void properties(struct docx *d, const struct lv_table *table, const struct setting *set,
                       unsigned width) {
    struct lv_str title = lv_table_title(d->doc, table->node);
    docx_open(d->body, "w:tblPr");
    docx_val(d->body, "w:tblStyle", "ReleaseTable");
    docx_open(d->body, "w:tblW");
    docx_attr_int(d->body, "w:w", width);
    docx_attr(d->body, "w:type", "dxa");
    docx_close(d->body);
    docx_open(d->body, "w:tblLayout");
    docx_attr(d->body, "w:type", "fixed");
    docx_close(d->body);
    cell_margin(d, "w:tblCellMar", margin_of(d, set));
    bool names = table->names_rows && d->style.row_heads != LV_ROW_HEADS_NO;
    docx_open(d->body, "w:tblLook"); /* first row, first column */
    docx_attr(d->body, "w:val", names ? "00A0" : table->head ? "0020" : "0000");
    docx_close(d->body);
    if (title.n)
        docx_val(d->body, "w:tblCaption", docx_string(d, title));
    docx_close(d->body);
}

static void grid(struct docx *d, unsigned columns) {
    docx_open(d->body, "w:tblGrid");
    for (unsigned i = 0; i < columns; i++) {
        docx_open(d->body, "w:gridCol");
        docx_attr_int(d->body, "w:w", d->flow.columns[i]);
        docx_close(d->body);
    }
    docx_close(d->body);
}

static void cell_paragraph(struct docx *d, const struct lv_node *cell, bool right) {
    static const char *const names[2][2] = {{"TableText", "TableNumber"},
                                            {"TableTextSmall", "TableNumberSmall"}};
    docx_paragraph(d, names[d->flow.small_table][right], DOCX_STYLE_BULLET);
    docx_runs(d, cell, false);
    docx_close(d->body);
}

/* The last cell a row may have takes the text of all that follow it too. */
static void cell_of(struct docx *d, const struct lv_table *table, const struct lv_node *cell, unsigned column,
                    unsigned span, bool last) {
    unsigned width = 0;
    for (unsigned c = column; c < column + span; c++)
        width += d->flow.columns[c];
    docx_open(d->body, "w:tc");
    docx_open(d->body, "w:tcPr");
    docx_open(d->body, "w:tcW");
    docx_attr_int(d->body, "w:w", width);
    docx_attr(d->body, "w:type", "dxa");
    docx_close(d->body);
    if (span > 1)
        docx_int(d->body, "w:gridSpan", span);
    if (cell && lv_table_is_figure(cell))
        docx_flag(d->body, "w:noWrap");
    if (last)
        cell_margin(d, "w:tcMar", 0);
    docx_close(d->body);
    if (!cell)
        docx_empty_paragraph(d);
    for (; cell; cell = last ? cell->next : NULL)
        cell_paragraph(d, cell, lv_table_is_right(table, cell, last && span > 1 ? COLUMNS + 1 : column));
    docx_close(d->body);
}

static void row_properties(struct docx *d, bool header) {
    docx_open(d->body, "w:trPr");
    docx_flag(d->body, "w:cantSplit");
    if (header && d->style.repeat_head == LV_YES)
        docx_flag(d->body, "w:tblHeader");
    docx_close(d->body);
}

static void row_of(struct docx *d, const struct lv_table *table, const struct lv_node *row,
                   unsigned columns) {
    unsigned n = cells_of(row);
    const struct lv_node *cell = row->first;
    docx_open(d->body, "w:tr");
    row_properties(d, table->head && !row->prev);
    for (unsigned i = 0; i < n; i++) {
        bool last = i + 1 == n;
        cell_of(d, table, cell, i, last ? columns - i : 1, last);
        cell = cell ? cell->next : NULL;
    }
    docx_close(d->body);
}

void docx_table(struct docx *d, const struct lv_node *node) {
    unsigned columns = columns_of(node), widths[COLUMNS], width = 0;
    struct lv_letters letters[COLUMNS];
    if (!node->first)
        return;
    struct lv_table table = lv_table_of(node);
    if (d->flow.after_table) /* else Word takes both for one */
        docx_empty_paragraph(d);
    d->flow.columns = widths;
    lv_letters_of(d->doc, node, letters, columns);
    const struct setting *set = choose_anyway(d, letters, columns);
    for (unsigned c = 0; c < columns; c++)
        width += widths[c];
    d->flow.small_table = set->small;
    docx_open(d->body, "w:tbl");
    properties(d, &table, set, width);
    grid(d, columns);
    for (const struct lv_node *row = node->first; row; row = row->next)
        row_of(d, &table, row, columns);
    docx_close(d->body);
    d->flow.after_table = true;
    d->flow.small_table = false;
    d->flow.space = (unsigned)(d->style.space_block / 100 * d->style.text_size * DOCX_TWIPS);
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

/* What the first row or the first column has: bold, and perhaps a rule below it. */
static void part_of_table(struct docx *d, struct docx_part *part, const char *type, bool bold, bool rule) {
    docx_open(part, "w:tblStylePr");
    docx_attr(part, "w:type", type);
    if (bold) {
        docx_open(part, "w:rPr");
        docx_flag(part, "w:b");
        docx_close(part);
    }
    docx_open(part, "w:tcPr");
    if (rule) {
        docx_open(part, "w:tcBorders");
        docx_rule(part, "w:bottom", d->style.table_rule, 4, 0);
        docx_close(part);
    }
    docx_val(part, "w:vAlign", strcmp(type, "firstRow") == 0 ? "bottom" : "top");
    docx_close(part);
    docx_close(part);
}

static void release_table(struct docx *d, struct docx_part *part) {
    bool ends = d->style.table_rules != LV_RULES_NONE, rows = d->style.table_rules == LV_RULES_ROWS;
    docx_style_open(part, "table", "ReleaseTable", "Release Table", false);
    docx_val(part, "w:basedOn", "TableNormal");
    docx_flag(part, "w:qFormat");
    docx_open(part, "w:tblPr");
    if (ends) {
        docx_open(part, "w:tblBorders");
        docx_rule(part, "w:top", d->style.ink, 8, 0);
        docx_rule(part, "w:bottom", d->style.ink, 8, 0);
        if (rows)
            docx_rule(part, "w:insideH", d->style.table_rule, 4, 0);
        docx_close(part);
    }
    docx_close(part);
    part_of_table(d, part, "firstRow", true, ends && !rows);
    if (d->style.row_heads == LV_ROW_HEADS_BOLD)
        part_of_table(d, part, "firstCol", true, false);
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
