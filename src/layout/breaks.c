/*
 * Lines: of all ways to break a paragraph, the one whose lines are together the least ragged.
 *
 * A dynamic programme over the places where a line may begin. Only starts that fit a line are looked at, and of
 * those at most WINDOW, so that time is linear even where glyphs have no width.
 */
#include "layout/layout.h"

#include <math.h>

enum { WINDOW = 400 };

/* A place where a line may begin (the last one: the end). Lengths in thousandths of the type size. */
struct spot {
    size_t glyph;
    double start; /* where the line that begins here starts */
    double end;   /* where the line that ends here ends, without spaces */
    double penalty;
    double cost; /* of the best way to get here */
    size_t from; /* the place its last line began at */
    bool line;   /* a line begins here, whatever the cost */
};

static const double PER_LINE = 10, RAGGED = 30, IN_A_WORD = 1000, BEFORE_A_DASH = 4, HYPHEN = 5,
                    IN_A_COMPOUND = 6, SHORT_LAST = 8, RUNNING = 200;

static bool is_dash(uint32_t cp) {
    return cp == 0x2013 || cp == 0x2014;
}

/* What a break before glyph i costs; in compounds and addresses there is no space at it. */
static double break_penalty(const struct lv_box *box, size_t i) {
    if (i == box->n)
        return 0;
    if (is_dash(box->glyphs[i].cp))
        return BEFORE_A_DASH;
    return box->glyphs[i - 1].flags & LV_BLANK || is_dash(box->glyphs[i - 1].cp) ? 0 : IN_A_COMPOUND;
}

struct places {
    struct spot *p;
    size_t n, cap;
};

static void add_place(struct places *places, struct spot place) {
    if (places->n == places->cap) {
        places->cap = places->cap ? 2 * places->cap : 64;
        places->p = lv_realloc(places->p, places->cap * sizeof *places->p);
    }
    places->p[places->n++] = place;
}

/* Between two places further apart than a line, every glyph is a place, at a price. */
static void add_places_inside(struct places *places, const struct lv_box *box, size_t to, double limit) {
    struct spot last = places->p[places->n - 1];
    double x = last.start, end = x;
    size_t count = places->n;
    for (size_t i = last.glyph; i < to; i++) {
        const struct lv_set_glyph *g = &box->glyphs[i];
        if (i > last.glyph && !(g->flags & (LV_BLANK | LV_MARK)))
            add_place(places, (struct spot){i, x, end, IN_A_WORD, 0, 0, false});
        x += g->advance + g->adjust;
        if (!(g->flags & LV_BLANK))
            end = x;
    }
    if (end - last.start <= limit)
        places->n = count;
}

static double hyphen_width(const struct lv_layout *layout, const struct lv_box *box, size_t glyph) {
    const struct lv_face *face = lv_layout_face(layout, box->glyphs[glyph].face);
    const struct lv_glyph *hyphen = lv_face_fallback(&face, '-');
    return hyphen ? hyphen->advance : 0;
}

static struct places find_places(const struct lv_layout *layout, const struct lv_box *box, double limit) {
    struct places places = {0};
    double x = 0, end = 0;
    add_place(&places, (struct spot){0});
    for (size_t i = 0; i <= box->n; i++) {
        const struct lv_set_glyph *g = i < box->n ? &box->glyphs[i] : NULL;
        if (i == box->n || (i && (g->flags & LV_BREAK))) {
            if (end - places.p[places.n - 1].start > limit)
                add_places_inside(&places, box, i, limit);
            add_place(&places,
                      (struct spot){i, x, end, break_penalty(box, i), 0, 0, g && g->flags & LV_LINE});
        }
        if (!g)
            break;
        if (g->flags & LV_HYPHEN)
            add_place(&places, (struct spot){i, x, x + hyphen_width(layout, box, i), HYPHEN, 0, 0, false});
        x += g->advance + g->adjust;
        if (!(g->flags & LV_BLANK))
            end = x;
    }
    return places;
}

/* What a line costs; room is what it leaves of its width, from 0 to 1, below 0 if it does not fit. */
static double line_cost(double room, bool last, bool balance) {
    if (room < 0)
        return 1e6 * (1 - room);
    if (last && !balance)
        return room > 0.82 ? SHORT_LAST : 0;
    return RAGGED * room * room;
}

static void find_best(struct places *places, double limit, double hang, bool balance) {
    struct spot *p = places->p;
    size_t oldest = 0;
    for (size_t j = 1; j < places->n; j++) {
        bool last = j == places->n - 1 || p[j].line;
        double end = p[j].end, penalty = p[j].penalty, best = 1e300;
        if (p[j - 1].line)
            oldest = j - 1;
        while (oldest + 1 < j && (end - p[oldest].start > limit + (oldest ? 0 : hang) || j - oldest > WINDOW))
            oldest++;
        for (size_t i = oldest; i < j; i++) {
            double cost = p[i].cost + PER_LINE + penalty;
            if (cost >= best)
                continue; /* however well the line is filled */
            double width = limit + (i ? 0 : hang), room = (width - (end - p[i].start)) / width;
            double running = penalty == HYPHEN && p[i].penalty == HYPHEN ? RUNNING : 0;
            cost = cost + running + line_cost(room, last, balance);
            if (cost < best) {
                best = cost;
                p[j].from = i;
            }
        }
        p[j].cost = best;
    }
}

static void take_lines(struct lv_layout *layout, struct lv_box *box, const struct places *places) {
    size_t n = 0;
    for (size_t j = places->n - 1; j; j = places->p[j].from)
        n++;
    box->nlines = n;
    box->lines = lv_alloc(&layout->arena, n * sizeof *box->lines);
    for (size_t j = places->n - 1; j; j = places->p[j].from) {
        const struct spot *to = &places->p[j], *from = &places->p[to->from];
        box->lines[--n] =
            (struct lv_line){from->glyph, to->glyph, to->from ? 0 : (float)-box->hang,
                             (float)((to->end - from->start) * box->size / 1000), to->penalty == HYPHEN};
    }
}

/* How long all of a box is, without spaces at the end, or more than `most`, if it cannot be one line of that length. */
static double one_line(const struct lv_box *box, double most) {
    double x = 0, end = 0;
    if (box->n > WINDOW)
        return INFINITY;
    for (size_t i = 0; i < box->n && end <= most; i++) {
        const struct lv_set_glyph *g = &box->glyphs[i];
        if (i && g->flags & LV_LINE)
            return INFINITY;
        x += g->advance + g->adjust;
        if (!(g->flags & LV_BLANK))
            end = x;
    }
    return end;
}

void lv_box_break(struct lv_layout *layout, struct lv_box *box) {
    double limit = box->width * 1000 / box->size, hang = box->hang * 1000 / box->size;
    double length = one_line(box, limit + hang);
    if (length <= limit + hang) { /* no two lines are better than one */
        struct spot ends[] = {{0}, {.glyph = box->n, .end = length}};
        take_lines(layout, box, &(struct places){ends, 2, 2});
        return;
    }
    lv_box_mark(box);
    struct places places = find_places(layout, box, limit);
    find_best(&places, limit, hang, box->look.balance);
    take_lines(layout, box, &places);
    lv_free(places.p);
}
