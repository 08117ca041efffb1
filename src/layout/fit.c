/*
 * The last page: what would fill a few lines of it is taken in by a tighter setting, as far as nobody sees it; else
 * more goes over, so that it is not nearly empty.
 */
#include "layout/layout.h"

static const double FEW_LINES = 10, /* of running text: a page with less is nearly empty */
    MOST_OF_A_PAGE = 0.4;           /* that may go over */

/* From the mildest to the tightest: what distances between blocks and between lines are multiplied by. */
static const struct setting {
    double gaps, lines;
} settings[] = {{1, 1}, {0.9, 1}, {0.8, 1}, {0.7, 1}, {0.7, 0.98}, {0.65, 0.965}, {0.6, 0.95}};

enum { SETTINGS = sizeof settings / sizeof *settings };

/* Rows that begin on a page of their own and what follows them, and what was there before their pages. */
struct stretch {
    struct lv_layout *layout;
    size_t first, end;
    size_t npages, nplaced;
    double few; /* a height */
};

static double place(struct stretch *s) {
    s->layout->npages = s->npages;
    s->layout->nplaced = s->nplaced;
    return lv_pages_place(s->layout, s->first, s->end);
}

static size_t pages_of(const struct stretch *s) {
    return s->layout->npages - s->npages;
}

static void multiply_row(struct lv_row *row, struct setting by) {
    row->gap *= by.gaps;
    for (size_t c = 0; c < row->n; c++)
        for (size_t i = 0; i < row->columns[c].n; i++) {
            row->columns[c].gaps[i] *= by.gaps;
            if (!row->columns[c].boxes[i]->picture)
                row->columns[c].boxes[i]->leading *= by.lines;
        }
}

static void change(struct stretch *s, size_t from, size_t to) {
    struct setting a = settings[from], b = settings[to];
    for (size_t r = s->first; r < s->end; r++)
        multiply_row(&s->layout->rows[r], (struct setting){b.gaps / a.gaps, b.lines / a.lines});
}

/* Looks for the mildest setting that saves a page. False, and nothing changed, if there is none. */
static bool tighten(struct stretch *s) {
    size_t before = pages_of(s);
    for (size_t i = 1; i < SETTINGS; i++) {
        change(s, i - 1, i);
        place(s);
        if (pages_of(s) < before)
            return true;
    }
    change(s, SETTINGS - 1, 0);
    return false;
}

static double row_height(const struct lv_row *row) {
    double height = 0;
    for (size_t c = 0; c < row->n; c++) {
        double h = lv_column_height(&row->columns[c]);
        height = h > height ? h : height;
    }
    return height;
}

double lv_rows_height(const struct lv_layout *layout) {
    double height = 0;
    for (size_t r = 0; r < layout->nrows; r++)
        height += (r ? layout->rows[r].gap : 0) + row_height(&layout->rows[r]);
    return height;
}

/* The row with which the last page must begin to be more than nearly empty; s->first if there is no good one. */
static size_t row_to_break_at(const struct stretch *s) {
    const struct lv_row *rows = s->layout->rows;
    double most = MOST_OF_A_PAGE * (s->layout->bottom - s->layout->top), height = 0;
    for (size_t r = s->end; r-- > s->first + 1;) {
        height += row_height(&rows[r]);
        if (height > most || rows[r].turned)
            return s->first;
        if (height > s->few && !rows[r - 1].keep)
            return r;
        height += rows[r].gap;
    }
    return s->first;
}

static void fit(struct stretch *s) {
    double height = place(s);
    if (pages_of(s) < 2 || height > s->few || tighten(s))
        return;
    s->layout->rows[row_to_break_at(s)].page = true;
    place(s);
}

void lv_pages_make(struct lv_layout *layout) {
    double few = FEW_LINES * layout->style.text_size * layout->style.leading;
    for (size_t first = 0, end; first < layout->nrows || !layout->npages; first = end) {
        for (end = first + 1; end < layout->nrows && !layout->rows[end].page;)
            end++;
        end = end < layout->nrows ? end : layout->nrows;
        struct stretch s = {layout, first, end, layout->npages, layout->nplaced, few};
        fit(&s);
    }
}
