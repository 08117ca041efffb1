#include "pair/pair.h"

#include <math.h>

/* A step of the alignment: how many units of each side form a row, and what that costs beside the fit. */
struct step {
    size_t left, right;
    double price;
};

static const struct step steps[] = {
    {1, 1, 0.0}, {2, 1, 0.35}, {1, 2, 0.35}, {2, 2, 0.9}, {1, 0, 0.45}, {0, 1, 0.45},
};

enum { STEPS = sizeof steps / sizeof *steps, BAND = 128 };

/* The weights of what makes two units a row. */
static const double base = 0.45, by_anchor = 2.4, by_length = 0.9, by_role = 0.35;

/* One cell of the band: the best way to it. */
struct cell {
    float score;
    float fit; /* of the last step, without its price */
    unsigned char step;
};

struct grid {
    const struct lv_units *left, *right;
    size_t width; /* of the band */
    double ratio; /* characters of the right side for one of the left */
    struct cell *cell;
};

/* The first right index of the band in row i. */
static size_t band_start(const struct grid *t, size_t i) {
    size_t centre = t->left->n ? i * t->right->n / t->left->n : 0;
    return centre > t->width / 2 ? centre - t->width / 2 : 0;
}

static struct cell *cell_at(const struct grid *t, size_t i, size_t k) {
    size_t start = band_start(t, i);
    if (k < start || k - start >= t->width || k > t->right->n)
        return NULL;
    return &t->cell[i * t->width + (k - start)];
}

/* What kind of paragraph a node is for its partner: prose, quote, heading, item, row … */
static double role_fit(const struct lv_node *a, const struct lv_node *b) {
    bool prose_a = a->kind == LV_N_P || a->kind == LV_N_LEAD,
         prose_b = b->kind == LV_N_P || b->kind == LV_N_LEAD;
    if (a->kind == b->kind)
        return a->kind == LV_N_P ? 0.3 : 1;
    if (prose_a && prose_b)
        return 0.1;
    if (!prose_a && !prose_b)
        return -1;
    /* what one language marks as a quote or heading may be a plain paragraph in the other */
    enum lv_kind other = prose_a ? b->kind : a->kind;
    return other == LV_N_QUOTE ? -0.2 : other == LV_N_HEADING ? -0.5 : -1;
}

/* How well units left[i-nl..i) and right[k-nr..k) fit: about -1.3 to 3.2. */
static double fit(const struct grid *t, size_t i, size_t nl, size_t k, size_t nr) {
    double shared = 0, weight = 0, left = 0, right = 0;
    for (size_t a = i - nl; a < i; a++) {
        left += t->left->unit[a].length * t->ratio;
        weight += t->left->unit[a].weight;
        for (size_t b = k - nr; b < k; b++)
            shared += lv_anchor_shared(&t->left->unit[a], &t->right->unit[b]);
    }
    for (size_t b = k - nr; b < k; b++) {
        right += t->right->unit[b].length;
        weight += t->right->unit[b].weight;
    }
    double likeness = weight > 0 ? fmin(1, 2 * shared / weight) : 0;
    double stretch = fmin(1.2, fabs(log((left + 12) / (right + 12))));
    double roles = role_fit(t->left->unit[i - nl].node, t->right->unit[k - nr].node);
    return base + by_anchor * likeness - by_length * stretch + by_role * roles;
}

static void try_step(const struct grid *t, struct cell *here, size_t i, size_t k, unsigned char s) {
    const struct step *step = &steps[s];
    if (i < step->left || k < step->right)
        return;
    const struct cell *from = cell_at(t, i - step->left, k - step->right);
    if (!from || isinf(from->score))
        return;
    double fitness = step->left && step->right ? fit(t, i, step->left, k, step->right) : 0;
    float score = from->score + (float)(fitness - step->price);
    if (score > here->score)
        *here = (struct cell){score, (float)fitness, s};
}

static void fill(const struct grid *t) {
    for (size_t i = 0; i <= t->left->n; i++) {
        size_t start = band_start(t, i);
        for (size_t k = start; k < start + t->width && k <= t->right->n; k++) {
            struct cell *here = cell_at(t, i, k);
            *here = (struct cell){i || k ? -INFINITY : 0, 0, 0};
            for (unsigned char s = 0; s < STEPS && (i || k); s++)
                try_step(t, here, i, k, s);
        }
    }
}

/* From the fit of a row to a number between 0 and 1: a row that shares nothing is near 0.3, a good one above 0.8. */
static double confidence(double fitness) {
    return 1 / (1 + exp(-2.2 * (fitness - 0.5)));
}

static struct lv_matches trace(struct lv_doc *doc, const struct grid *t) {
    size_t i = t->left->n, k = t->right->n, room = i + k, first = room;
    struct lv_match *match = lv_alloc(&doc->arena, (room + 1) * sizeof *match);
    while (i || k) {
        const struct cell *here = cell_at(t, i, k);
        const struct step *step = &steps[here->step];
        i -= step->left;
        k -= step->right;
        bool both = step->left && step->right;
        match[--first] =
            (struct lv_match){i, step->left, k, step->right, both ? confidence((double)here->fit) : 0};
    }
    return (struct lv_matches){match + first, room - first};
}

static double length_of(const struct lv_units *units) {
    double sum = 1;
    for (size_t i = 0; i < units->n; i++)
        sum += units->unit[i].length;
    return sum;
}

struct lv_matches lv_align(struct lv_doc *doc, const struct lv_units *left, const struct lv_units *right) {
    struct grid t = {.left = left, .right = right, .ratio = length_of(right) / length_of(left)};
    /* a missing chapter on one side makes documents of very different length: keep the usual ratio of languages */
    t.ratio = fmin(1.35, fmax(0.75, t.ratio));
    size_t step = left->n ? right->n / left->n + 1 : right->n + 1;
    t.width = BAND + 2 * step < right->n + 1 ? BAND + 2 * step : right->n + 1;
    t.cell = lv_malloc((left->n + 1) * t.width * sizeof *t.cell);
    fill(&t);
    struct lv_matches matches = trace(doc, &t);
    lv_free(t.cell);
    return matches;
}
