#include "write/docx/docx.h"

#include "lang/words.h"

enum { WHOLE_MOST = 600 }; /* bytes in the longer cell of a row that is kept on one page */

/* What is written as a whole into a cell, and the row it goes to. */
struct piece {
    const struct lv_node *node;
    size_t row;
};

struct pair_side {
    const struct lv_node *edition;
    struct piece *piece;
    size_t n, at; /* at: the first that is not written yet */
};

/* The first row that something in the node has, beside which it can be; 0: none. */
static size_t row_in(const struct lv_rows *rows, const struct lv_node *top, bool second) {
    for (const struct lv_node *node = top; node; node = lv_node_next(node, top)) {
        size_t row = lv_row_of(node);
        if (row && row <= rows->n && !(second && rows->moved[row - 1]))
            return row;
    }
    return 0;
}

/* Items of a list are pieces; any other group is one. */
static const struct lv_node *next_piece(const struct lv_node *at, const struct lv_node *edition) {
    const struct lv_node *node = at == edition ? edition->first : lv_node_skip(at, edition);
    while (node && (node->kind == LV_N_LIST || lv_is_hidden(node)))
        node = lv_is_hidden(node) ? lv_node_skip(node, edition) : lv_node_next(node, edition);
    return node;
}

static struct pair_side make_side(struct docx *d, const struct lv_rows *rows, size_t n) {
    const struct lv_node *edition = lv_edition(d->doc, n), *node = edition;
    struct pair_side side = {.edition = edition};
    while ((node = next_piece(node, edition)))
        side.n++;
    side.piece = lv_alloc(&d->doc->arena, (side.n + 1) * sizeof *side.piece);
    node = edition;
    for (size_t i = 0; i < side.n; i++) {
        node = next_piece(node, edition);
        side.piece[i] = (struct piece){node, row_in(rows, node, n > 0)};
    }
    return side;
}

static size_t next_contact(const struct pair_side *side, size_t from) {
    while (from < side->n && side->piece[from].node->kind != LV_N_CONTACT)
        from++;
    return from;
}

/* Contacts stand beside each other, whichever of their fields have a partner. */
static void join_contacts(struct pair_side *a, struct pair_side *b) {
    size_t i = next_contact(a, 0), k = next_contact(b, 0);
    while (i < a->n && k < b->n) {
        size_t row = a->piece[i].row > b->piece[k].row ? a->piece[i].row : b->piece[k].row;
        a->piece[i].row = b->piece[k].row = row;
        i = next_contact(a, i + 1);
        k = next_contact(b, k + 1);
    }
}

/* What has no row goes with what is before it; no row is above the one before. */
static void settle(struct pair_side *side) {
    size_t row = 1;
    for (size_t i = 0; i < side->n; i++) {
        row = side->piece[i].row > row ? side->piece[i].row : row;
        side->piece[i].row = row;
    }
}

static size_t row_at(const struct pair_side *side, size_t i) {
    return i < side->n ? side->piece[i].row : SIZE_MAX;
}

static size_t bytes_of(struct docx *d, const struct pair_side *side, size_t row) {
    size_t bytes = 0;
    for (size_t i = side->at; row_at(side, i) == row; i++)
        bytes += lv_text(d->doc, side->piece[i].node).n;
    return bytes;
}

/* True for a table that has no room in a column, and for the line that names it: it stands over both. */
static bool is_wide(struct docx *d, const struct pair_side *side) {
    const struct lv_node *node = side->at < side->n ? side->piece[side->at].node : NULL;
    if (!node || !d->flow.narrow)
        return false;
    if (node->kind == LV_N_HEADLINE && d->flow.lone_headline)
        return true;
    if (d->style.span_columns != LV_YES)
        return false;
    const struct lv_node *table = node->kind == LV_N_TABLE ? node : lv_table_named_by(d->doc, node);
    return table && !docx_table_fits(d, table, d->flow.column);
}

/* The first piece from the next on that is a picture across both columns, or all. */
static size_t next_across(const struct pair_side *side, const struct lv_picture_pairs *pictures, size_t n) {
    for (size_t i = side->at; i < n; i++) {
        const struct lv_picture_pair *pair = lv_picture_pair_of(pictures, side->piece[i].node);
        if (pair && pair->wide)
            return i;
    }
    return n;
}

static void write_pieces(struct docx *d, struct pair_side *side, size_t row) {
    for (; row_at(side, side->at) == row && !is_wide(d, side); side->at++)
        docx_block(d, side->piece[side->at].node);
}

/* A cell of the column with that number, or across both. */
enum { BOTH = 2 };

static void open_cell(struct docx *d, unsigned column, unsigned gutter) {
    unsigned width = column == BOTH ? 2 * d->flow.width + gutter : d->flow.width + (column ? 0 : gutter);
    gutter = column ? 0 : gutter;
    docx_open(d->body, "w:tc");
    docx_open(d->body, "w:tcPr");
    docx_open(d->body, "w:tcW");
    docx_attr_int(d->body, "w:w", width);
    docx_attr(d->body, "w:type", "dxa");
    docx_close(d->body);
    if (column == BOTH)
        docx_int(d->body, "w:gridSpan", 2);
    if (gutter) {
        docx_open(d->body, "w:tcMar");
        docx_open(d->body, "w:right");
        docx_attr_int(d->body, "w:w", gutter);
        docx_attr(d->body, "w:type", "dxa");
        docx_close(d->body);
        docx_close(d->body);
    }
    docx_close(d->body);
    d->flow.space = 0;
    d->flow.begun = d->flow.after_table = false;
}

/* A cell ends in a paragraph. */
static void close_cell(struct docx *d) {
    if (d->flow.after_table || !d->flow.begun)
        docx_empty_paragraph(d);
    d->flow.space = 0;
    docx_close(d->body);
}

static void language_name(struct docx *d, const struct lv_node *edition) {
    struct lv_str lang = lv_node_lang(edition);
    docx_paragraph(d, "Language", DOCX_STYLE_BULLET);
    docx_open(d->body, "w:r");
    if (lv_lang_bit(lang)) {
        docx_open(d->body, "w:rPr");
        docx_val(d->body, "w:lang", docx_lang(d, lang));
        docx_close(d->body);
    }
    docx_text(d->body, "w:t", docx_string(d, lv_lang_name(lang)));
    docx_close(d->body);
    docx_close(d->body);
}

static void open_row(struct docx *d, bool whole, bool header) {
    docx_open(d->body, "w:tr");
    if (whole || header) {
        docx_open(d->body, "w:trPr");
        docx_flag(d->body, "w:cantSplit");
        if (header)
            docx_flag(d->body, "w:tblHeader");
        docx_close(d->body);
    }
}

static void open_table(struct docx *d, unsigned gutter) {
    docx_open(d->body, "w:tbl");
    docx_open(d->body, "w:tblPr");
    docx_val(d->body, "w:tblStyle", "EditionsTable");
    docx_open(d->body, "w:tblW");
    docx_attr_int(d->body, "w:w", 2 * d->flow.width + gutter);
    docx_attr(d->body, "w:type", "dxa");
    docx_close(d->body);
    docx_open(d->body, "w:tblLayout");
    docx_attr(d->body, "w:type", "fixed");
    docx_close(d->body);
    docx_open(d->body, "w:tblLook");
    docx_attr(d->body, "w:val", "0020");
    docx_close(d->body);
    docx_close(d->body);
    docx_open(d->body, "w:tblGrid");
    for (unsigned i = 0; i < 2; i++) {
        docx_open(d->body, "w:gridCol");
        docx_attr_int(d->body, "w:w", d->flow.width + (i ? 0 : gutter));
        docx_close(d->body);
    }
    docx_close(d->body);
}

static void header_row(struct docx *d, const struct pair_side sides[2], unsigned gutter) {
    open_row(d, true, true);
    for (unsigned s = 0; s < 2; s++) {
        open_cell(d, s, gutter);
        language_name(d, sides[s].edition);
        close_cell(d);
    }
    docx_close(d->body);
}

/* The next row that either side has something in; SIZE_MAX at the end. */
static size_t next_row(const struct pair_side sides[2]) {
    size_t a = row_at(&sides[0], sides[0].at), b = row_at(&sides[1], sides[1].at);
    return a < b ? a : b;
}

/* What stands over both columns: the tables of one side after the other, with their names. */
static void write_wide(struct docx *d, struct pair_side *side, unsigned gutter) {
    if (!is_wide(d, side))
        return;
    open_row(d, false, false);
    open_cell(d, BOTH, gutter);
    d->flow.width = 2 * d->flow.column + gutter;
    for (; is_wide(d, side); side->at++)
        docx_block(d, side->piece[side->at].node);
    d->flow.width = d->flow.column;
    close_cell(d);
    docx_close(d->body);
}

/* What both sides have in a row, beside each other, up to what stands over both. */
static void write_beside(struct docx *d, struct pair_side sides[2], size_t row, unsigned gutter) {
    size_t left = bytes_of(d, &sides[0], row), right = bytes_of(d, &sides[1], row);
    open_row(d, left < WHOLE_MOST && right < WHOLE_MOST, false);
    for (unsigned s = 0; s < 2; s++) {
        open_cell(d, s, gutter);
        write_pieces(d, &sides[s], row);
        close_cell(d);
    }
    docx_close(d->body);
}

/* What both sides have before the ends of these, row by row. */
static void write_rows(struct docx *d, struct pair_side sides[2], unsigned gutter) {
    for (size_t row; (row = next_row(sides)) != SIZE_MAX;) {
        bool wide = is_wide(d, &sides[0]) || is_wide(d, &sides[1]);
        for (size_t s = 0; s < 2; s++)
            write_wide(d, &sides[s], gutter);
        if (!wide)
            write_beside(d, sides, row, gutter);
    }
}

/* A picture that both sides have, in one cell, and the captions of each below it. */
static void write_across(struct docx *d, struct pair_side sides[2], unsigned gutter) {
    const struct lv_node *figure[2];
    for (size_t s = 0; s < 2; s++)
        figure[s] = sides[s].piece[sides[s].at++].node;
    open_row(d, true, false);
    open_cell(d, BOTH, gutter);
    unsigned width = d->flow.width;
    d->flow.width = 2 * width + gutter;
    docx_picture(d, figure[0]);
    d->flow.width = width;
    close_cell(d);
    docx_close(d->body);
    if (!figure[0]->first && !figure[1]->first)
        return;
    open_row(d, true, false);
    for (unsigned s = 0; s < 2; s++) {
        open_cell(d, s, gutter);
        docx_captions(d, figure[s]);
        close_cell(d);
    }
    docx_close(d->body);
}

static void write_columns(struct docx *d, struct pair_side sides[2], const struct lv_rows *rows) {
    unsigned gutter = (unsigned)(d->style.gutter * 72 / 25.4 * DOCX_TWIPS);
    struct lv_picture_pairs pictures = lv_picture_pairs(d->doc, d->job, rows);
    size_t n[2] = {sides[0].n, sides[1].n};
    d->flow.width = d->flow.column = (d->flow.width - gutter) / 2;
    d->flow.narrow = true;
    open_table(d, gutter);
    header_row(d, sides, gutter);
    for (;;) {
        for (size_t s = 0; s < 2; s++)
            sides[s].n = next_across(&sides[s], &pictures, n[s]);
        write_rows(d, sides, gutter);
        if (sides[0].n == n[0] || sides[1].n == n[1])
            break;
        for (size_t s = 0; s < 2; s++)
            sides[s].n++;
        write_across(d, sides, gutter);
    }
    docx_close(d->body);
    d->flow.after_table = true;
}

static void write_by_turns(struct docx *d, struct pair_side sides[2]) {
    for (size_t row; (row = next_row(sides)) != SIZE_MAX;)
        for (size_t s = 0; s < 2; s++)
            write_pieces(d, &sides[s], row);
}

static bool has_headline(const struct pair_side *side) {
    for (size_t i = 0; i < side->n; i++)
        if (side->piece[i].node->kind == LV_N_HEADLINE)
            return true;
    return false;
}

void docx_pair(struct docx *d, enum lv_arrangement arrangement, const struct lv_rows *rows) {
    struct pair_side sides[2] = {make_side(d, rows, 0), make_side(d, rows, 1)};
    d->flow.lone_headline = sides[0].n && sides[1].n && has_headline(&sides[0]) != has_headline(&sides[1]);
    join_contacts(&sides[0], &sides[1]);
    for (size_t s = 0; s < 2; s++)
        settle(&sides[s]);
    if (arrangement == LV_ROWS) {
        d->by_turns = lv_picture_pairs(d->doc, d->job, rows);
        write_by_turns(d, sides);
    } else {
        write_columns(d, sides, rows);
    }
}
