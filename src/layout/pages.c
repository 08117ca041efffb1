/* Rows become pages: columns of a row go on together, no line of a paragraph is alone, headings stay with their text. */
#include "layout/layout.h"

#include <math.h>

static const double KEPT = 0.4; /* of a page, at most, is kept together within a column */

/* How far a column of the row has been placed. */
struct cursor {
    size_t box, line;
};

struct pager {
    struct lv_layout *layout;
    double y;          /* where the next row begins */
    bool fresh;        /* nothing on this page yet */
    double aside;      /* where the side column of this page ends; 0: nothing is in it */
    size_t first, end; /* rows */
    double *need;      /* for each of them: the height it must find on a page to begin there */
};

/* Where the text of the page begins: on the first, below the letterhead. */
static double top_of(const struct lv_layout *l) {
    return l->npages == 1 ? l->first_top : l->top;
}

static void add_page(struct pager *p, bool turned) {
    struct lv_layout *l = p->layout;
    if (l->npages == l->cap_pages) {
        l->cap_pages = l->cap_pages ? 2 * l->cap_pages : 8;
        l->pages = lv_realloc(l->pages, l->cap_pages * sizeof *l->pages);
    }
    if (l->turned != turned)
        lv_layout_turn(l, turned);
    l->pages[l->npages++] = (struct lv_page){l->nplaced, 0, turned};
    p->y = top_of(l);
    p->fresh = true;
    p->aside = 0;
}

/* A page for text: where a letterhead leaves no room, the one after it. */
static void new_page(struct pager *p, bool turned) {
    add_page(p, turned);
    if (p->y >= p->layout->bottom)
        add_page(p, turned);
}

static void place(struct pager *p, struct lv_placed placed) {
    struct lv_layout *l = p->layout;
    if (l->nplaced == l->cap_placed) {
        l->cap_placed = l->cap_placed ? 2 * l->cap_placed : 32;
        l->placed = lv_realloc(l->placed, l->cap_placed * sizeof *l->placed);
    }
    placed.repeated |= placed.box->outside;
    l->placed[l->nplaced++] = placed;
    l->pages[l->npages - 1].n++;
}

/* How many lines of a box, from `from` on, go into `room`; at least one if `must`. */
static size_t fitting(const struct lv_box *box, size_t from, double room, bool must) {
    size_t left = box->nlines - from, k = room <= 0 ? 0 : (size_t)(room / box->leading + 0.001);
    if (k >= left)
        return left;
    if (must && !k)
        return 1;
    if (must && (box->look.whole || (from == 0 && left < 4)))
        return k;
    if (box->look.whole)
        return 0;
    if (left - k < 2)
        k = left >= 2 ? left - 2 : 0;
    if (k > 2 && box->lines[from + k - 1].hyphen)
        k--; /* no word goes over the page */
    if (from == 0 && k < 2 && !must)
        return 0;
    return k ? k : must;
}

/* Lines a box needs to begin with, as a height. */
static double beginning(const struct lv_box *box) {
    size_t lines = box->look.whole || box->nlines < 4 ? box->nlines : 2;
    return (double)lines * box->leading;
}

/* What box i of a column and those kept with it need to begin, all of them up to the beginning of the last; or `most` and more. */
static double beginning_of_run(const struct lv_column *column, size_t i, double most) {
    double height = 0;
    for (; height < most && i + 1 < column->n && column->boxes[i]->look.keep; i++)
        height += (double)column->boxes[i]->nlines * column->boxes[i]->leading + column->gaps[i + 1];
    return height + beginning(column->boxes[i]);
}

double lv_column_height(const struct lv_column *column) {
    double height = 0;
    for (size_t i = 0; i < column->n; i++)
        height += (i ? column->gaps[i] : 0) + (double)column->boxes[i]->nlines * column->boxes[i]->leading;
    return height;
}

static double page_height(const struct lv_layout *l, bool turned) {
    const struct lv_paper *paper = &l->style.paper;
    return l->bottom - l->top +
           (turned == l->turned ? 0
            : turned            ? paper->width - paper->height
                                : paper->height - paper->width);
}

/* From the last row to the first: a row that is kept needs all of itself and the beginning of the next. */
static void find_needs(struct pager *p) {
    struct lv_layout *l = p->layout;
    for (size_t r = p->end; r-- > p->first;) {
        const struct lv_row *row = &l->rows[r];
        double begin = 0, whole = 0;
        for (size_t c = 0; c < row->n; c++) {
            double b = row->columns[c].n ? beginning_of_run(&row->columns[c], 0, INFINITY) : 0,
                   w = lv_column_height(&row->columns[c]);
            begin = b > begin ? b : begin;
            whole = w > whole ? w : whole;
        }
        double *need = &p->need[r - p->first];
        *need = begin;
        double page = page_height(l, row->turned);
        if (row->keep && r + 1 < p->end && whole + l->rows[r + 1].gap + need[1] < page)
            *need = whole + l->rows[r + 1].gap + need[1];
    }
}

/* What must come on the same page after a box that is kept: the caption of a picture, the fields of a contact. */
static double kept_after(const struct pager *p, const struct lv_column *column, size_t i) {
    const struct lv_box *box = column->boxes[i], *next = i + 1 < column->n ? column->boxes[i + 1] : NULL;
    if (!box->look.keep || !next)
        return 0;
    if (box->picture)
        return column->gaps[i + 1] + (double)next->nlines * next->leading;
    double most = KEPT * (p->layout->bottom - p->layout->top),
           height = column->gaps[i + 1] + beginning_of_run(column, i + 1, most);
    return height < most ? height : 0;
}

/* Places what fits of a column; returns the height used. */
static double place_column(struct pager *p, const struct lv_column *column, struct cursor *at, bool must) {
    double y = p->y, bottom = p->layout->bottom;
    while (at->box < column->n) {
        const struct lv_box *box = column->boxes[at->box];
        double gap = at->box && !at->line && y > p->y ? column->gaps[at->box] : 0;
        size_t k = fitting(box, at->line, bottom - y - gap - kept_after(p, column, at->box), must);
        if (!k && box->nlines)
            break;
        place(p, (struct lv_placed){box, at->line, at->line + k, y + gap, false});
        y += gap + (double)k * box->leading;
        at->line += k;
        must = false;
        if (at->line < box->nlines)
            break;
        *at = (struct cursor){at->box + 1, 0};
    }
    return y - p->y;
}

/* True if every column can begin here. */
static bool can_begin(const struct pager *p, const struct lv_row *row) {
    for (size_t c = 0; c < row->n; c++)
        if (row->columns[c].n && row->columns[c].boxes[0]->nlines &&
            !fitting(row->columns[c].boxes[0], 0, p->layout->bottom - p->y, false))
            return false;
    return true;
}

static double height_of(const struct lv_unit *unit) {
    double height = 0;
    for (size_t c = 0; unit && c < unit->n; c++) {
        double h = (double)unit->boxes[c]->nlines * unit->boxes[c]->leading;
        height = h > height ? h : height;
    }
    return height;
}

/* Begins a page for a row of a table, below the heads of its columns; a head that fills much of a page is not repeated. */
static void next_page(struct pager *p, const struct lv_row *row) {
    double height = 0, limit = page_height(p->layout, row->turned) / 4;
    new_page(p, row->turned);
    for (size_t i = 0; i < 2; i++) {
        double h = height_of(row->heads[i]);
        if (h <= 0 || h > limit)
            continue;
        for (size_t c = 0; c < row->heads[i]->n; c++)
            place(p, (struct lv_placed){row->heads[i]->boxes[c], 0, row->heads[i]->boxes[c]->nlines, p->y,
                                        true});
        height = h > height ? h : height;
    }
    p->y += height > 0 ? height + row->gap : 0;
}

static bool place_part(struct pager *p, const struct lv_row *row, struct cursor *at) {
    double used = 0;
    bool done = true;
    for (size_t c = 0; c < row->n; c++) {
        double height = place_column(p, &row->columns[c], &at[c], p->fresh);
        used = height > used ? height : used;
        done &= at[c].box == row->columns[c].n;
    }
    p->y += used;
    p->fresh &= used == 0;
    return done;
}

/* Turns a page that has nothing on it yet. */
static void turn_page(struct pager *p, bool turned) {
    lv_layout_turn(p->layout, turned);
    p->layout->pages[p->layout->npages - 1].turned = turned;
    p->y = top_of(p->layout);
    if (p->y >= p->layout->bottom)
        new_page(p, turned);
}

/* From the top of a box to its first line of text. */
static double baseline_of(const struct lv_box *box) {
    return (box->leading - box->size) / 2 + 0.8 * box->size;
}

/* How far below a box of the text one begins that is beside it: they have one line; or a rule is at the top of a picture. */
static double down_to_line(const struct lv_box *text, const struct lv_box *aside) {
    return text->picture ? (double)aside->look.rule * aside->leading : baseline_of(text) - baseline_of(aside);
}

/* What is beside the text stays below what is there already, and on this page. */
static void place_aside(struct pager *p, const struct lv_row *row, const struct lv_column *column) {
    double most = p->layout->bottom - lv_column_height(column),
           y = p->y + down_to_line(row->columns[0].boxes[0], column->boxes[0]);
    y = y < most ? y : most;
    if (p->aside > 0 && y < p->aside + column->gaps[0])
        y = p->aside + column->gaps[0];
    for (size_t i = 0; i < column->n; i++) {
        const struct lv_box *box = column->boxes[i];
        y += i ? column->gaps[i] : 0;
        place(p, (struct lv_placed){box, 0, box->nlines, y, false});
        y += (double)box->nlines * box->leading;
    }
    p->aside = y;
}

static void place_row(struct pager *p, size_t r) {
    const struct lv_row *row = &p->layout->rows[r];
    double gap = p->fresh ? 0 : row->gap;
    bool turn = row->turned != p->layout->turned;
    p->y += gap;
    if (p->fresh && turn)
        turn_page(p, row->turned);
    else if (!p->fresh && (row->page || turn || p->y + p->need[r - p->first] > p->layout->bottom + 0.01 ||
                           !can_begin(p, row)))
        next_page(p, row);
    for (size_t i = 0; i < 2; i++)
        if (row->aside[i])
            place_aside(p, row, row->aside[i]);
    struct cursor *at = lv_alloc(&p->layout->arena, row->n * sizeof *at);
    while (!place_part(p, row, at))
        next_page(p, row);
}

double lv_pages_place(struct lv_layout *layout, size_t first, size_t end) {
    struct pager p = {.layout = layout, .first = first, .end = end};
    p.need = lv_malloc((end - first) * sizeof *p.need);
    find_needs(&p);
    new_page(&p, false);
    for (size_t r = first; r < end; r++)
        place_row(&p, r);
    lv_free(p.need);
    double used = p.y - layout->top;
    lv_layout_turn(layout, false);
    return used;
}
