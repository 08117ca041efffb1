/*
 * Filter pair: numbers the rows of two or more editions. The first edition is the pivot: every other one is matched
 * with it, head and contact blocks by role in whatever order, the body by alignment, then what was moved by its
 * anchors. Blocks that belong together get the same `row`; the first of a row that has a partner gets `confidence`.
 */
#include "filter/pair.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Everything of one edition that can have a partner, in document order. */
struct side {
    struct lv_units all;
    bool *matched; /* of each unit: with the edition it is compared with */
    size_t first;  /* index of its first unit among those of all sides */
};

struct pairing {
    struct lv_doc *doc;
    struct side *side;
    size_t sides, units;
    size_t *group;      /* of every unit of every side: the unit it is joined to; union-find */
    double *confidence; /* of every unit: of the match it is in, 2 if none */
};

static bool in_contact(const struct lv_node *node) {
    return node->parent->kind == LV_CONTACT;
}

static bool is_body(const struct lv_node *node) {
    switch (node->kind) {
    case LV_LEAD:
    case LV_P:
    case LV_HEADING:
        return !in_contact(node);
    case LV_QUOTE:
    case LV_ITEM:
    case LV_ROW:
    case LV_NOTE:
    case LV_NOTICE:
    case LV_EVENT:
    case LV_SALUTATION:
    case LV_ABOUT:
        return true;
    default:
        return false;
    }
}

/* The next thing to be aligned: a block that is shown, or a row in place of its cells. */
static struct lv_node *next_unit(struct lv_node *at, const struct lv_node *edition) {
    struct lv_node *node = at->kind == LV_ROW ? lv_node_skip(at, edition) : lv_node_next(at, edition);
    while (node && node->kind != LV_ROW &&
           (lv_kind_class(node->kind) != LV_CLASS_BLOCK || lv_is_hidden(node)))
        node = lv_node_next(node, edition);
    return node;
}

static double characters(struct lv_str s) {
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return (double)n;
}

static void collect(struct lv_doc *doc, struct lv_node *edition, struct lv_units *units) {
    size_t n = 0;
    for (struct lv_node *node = next_unit(edition, edition); node; node = next_unit(node, edition))
        n++;
    units->unit = lv_alloc(&doc->arena, (n + 1) * sizeof *units->unit);
    for (struct lv_node *node = next_unit(edition, edition); node; node = next_unit(node, edition)) {
        struct lv_unit *unit = &units->unit[units->n++];
        unit->node = node;
        unit->length = characters(lv_text(doc, node));
        lv_anchor_unit(doc, unit, lv_lang_bit(lv_node_lang(node)));
    }
}

static size_t root_of(struct pairing *p, size_t unit) {
    while (p->group[unit] != unit)
        unit = p->group[unit] = p->group[p->group[unit]];
    return unit;
}

static void join(struct pairing *p, size_t a, size_t b, double confidence) {
    size_t x = root_of(p, a), y = root_of(p, b);
    double least = p->confidence[x] < p->confidence[y] ? p->confidence[x] : p->confidence[y];
    if (x < y)
        p->group[y] = x;
    else
        p->group[x] = y;
    p->confidence[x < y ? x : y] = confidence < least ? confidence : least;
}

/* Makes the a-th unit of one side and the b-th of another a row. */
static void match(struct pairing *p, const struct side *left, size_t a, const struct side *right, size_t b,
                  double confidence) {
    join(p, left->first + a, right->first + b, confidence);
    left->matched[a] = right->matched[b] = true;
}

/* The k-th unit of a kind in head or contact, from `from` on; SIZE_MAX if there is none. */
static size_t next_alike(const struct lv_units *units, size_t from, const struct lv_node *like) {
    for (size_t i = from; i < units->n; i++) {
        const struct lv_node *node = units->unit[i].node;
        if (node->kind == like->kind && in_contact(node) == in_contact(like))
            return i;
    }
    return SIZE_MAX;
}

/* Head and contact blocks: the first label with the first label, the second phone with the second phone. */
static void match_by_role(struct pairing *p, const struct side *left, const struct side *right) {
    size_t from[LV_KINDS][2] = {{0}};
    for (size_t i = 0; i < left->all.n; i++) {
        const struct lv_node *node = left->all.unit[i].node;
        size_t *next = &from[node->kind][in_contact(node)];
        if (is_body(node) || *next == SIZE_MAX)
            continue;
        size_t found = next_alike(&right->all, *next, node);
        *next = found == SIZE_MAX ? SIZE_MAX : found + 1;
        if (found != SIZE_MAX)
            match(p, left, i, right, found, 0.9);
    }
}

/* The body of a side and, for each of its units, the index among all units of the side. */
static struct lv_units body_of(struct lv_doc *doc, const struct lv_units *all, size_t **index) {
    struct lv_units body = {.unit = lv_alloc(&doc->arena, (all->n + 1) * sizeof *body.unit)};
    *index = lv_alloc(&doc->arena, (all->n + 1) * sizeof **index);
    for (size_t i = 0; i < all->n; i++)
        if (is_body(all->unit[i].node)) {
            (*index)[body.n] = i;
            body.unit[body.n++] = all->unit[i];
        }
    return body;
}

enum { LONELY_MOST = 400 }; /* blocks without a partner that are compared with each other */

/* Blocks of a side without a partner, and for each the one of the other side that is most like it. */
struct lonely {
    size_t unit[LONELY_MOST], best[LONELY_MOST], n;
    double score[LONELY_MOST];
};

static void collect_lonely(struct lonely *lonely, const struct side *side) {
    lonely->n = 0;
    for (size_t i = 0; i < side->all.n && lonely->n < LONELY_MOST; i++)
        if (!side->matched[i]) {
            lonely->score[lonely->n] = 0;
            lonely->unit[lonely->n++] = i;
        }
}

/* What speaks for two blocks that stand in different places, 0 to 1: what they share, all the more if it is rare. */
static double moved_score(const struct lv_unit *a, const struct lv_unit *b) {
    static const double rare = 1.2, bonus = 0.3, by_length = 0.3;
    double shared = lv_anchor_shared(a, b);
    return fmin(1, lv_anchor_likeness(a, b) + (shared >= rare ? bonus : 0)) -
           by_length * fabs(log((a->length + 12) / (b->length + 12)));
}

/* What is still alone on both sides: it stands elsewhere in the other language, or has another role there. */
static void match_lonely(struct pairing *p, const struct side *left, const struct side *right) {
    static const double enough = 0.35;
    struct lonely *a = lv_malloc(2 * sizeof *a), *b = a + 1;
    collect_lonely(a, left);
    collect_lonely(b, right);
    for (size_t i = 0; i < a->n; i++)
        for (size_t k = 0; k < b->n; k++) {
            double score = moved_score(&left->all.unit[a->unit[i]], &right->all.unit[b->unit[k]]);
            if (score > a->score[i]) {
                a->score[i] = score;
                a->best[i] = k;
            }
            if (score > b->score[k]) {
                b->score[k] = score;
                b->best[k] = i;
            }
        }
    for (size_t i = 0; i < a->n; i++)
        if (a->score[i] > enough && b->best[a->best[i]] == i)
            match(p, left, a->unit[i], right, b->unit[a->best[i]], a->score[i]);
    free(a);
}

static void match_body(struct pairing *p, const struct side *left, const struct side *right) {
    size_t *li, *ri;
    struct lv_units lb = body_of(p->doc, &left->all, &li), rb = body_of(p->doc, &right->all, &ri);
    struct lv_matches found = lv_align(p->doc, &lb, &rb);
    for (size_t m = 0; m < found.n; m++) {
        const struct lv_match *row = &found.match[m];
        for (size_t i = 0; i < row->nleft && row->nright; i++)
            for (size_t k = 0; k < row->nright; k++)
                match(p, left, li[row->left + i], right, ri[row->right + k], row->confidence);
    }
}

static void match_editions(struct pairing *p, const struct side *left, const struct side *right) {
    lv_anchor_weigh(p->doc, &left->all, &right->all);
    for (size_t i = 0; i < left->all.n; i++)
        left->matched[i] = false;
    match_by_role(p, left, right);
    match_body(p, left, right);
    match_lonely(p, left, right);
}

/* Where a row stands: behind which unit of the pivot, then in which edition, then where there. */
struct place {
    size_t pivot, edition, unit, root;
};

static int by_place(const void *a, const void *b) {
    const struct place *x = a, *y = b;
    if (x->pivot != y->pivot)
        return x->pivot < y->pivot ? -1 : 1;
    if (x->edition != y->edition)
        return x->edition < y->edition ? -1 : 1;
    return (x->unit > y->unit) - (x->unit < y->unit);
}

static void set_number(struct lv_doc *doc, struct lv_node *node, enum lv_key key, size_t number) {
    char digits[24];
    int n = snprintf(digits, sizeof digits, "%zu", number);
    lv_attr_set(doc, node, key, (struct lv_str){digits, (size_t)n});
}

/* The places of all rows, in the order they are numbered. */
static struct place *order_rows(struct pairing *p, size_t *n) {
    struct place *place = lv_alloc(&p->doc->arena, (p->units + 1) * sizeof *place);
    *n = 0;
    for (size_t s = 0; s < p->sides; s++) {
        size_t pivot = 0;
        for (size_t i = 0; i < p->side[s].all.n; i++) {
            size_t unit = p->side[s].first + i, root = root_of(p, unit);
            if (root < p->side[0].all.n)
                pivot = root + 1;
            if (root == unit)
                place[(*n)++] = (struct place){s ? pivot : i + 1, s, i, root};
        }
    }
    qsort(place, *n, sizeof *place, by_place);
    return place;
}

static void number_rows(struct pairing *p) {
    size_t n, *row = lv_alloc(&p->doc->arena, (p->units + 1) * sizeof *row);
    struct place *place = order_rows(p, &n);
    for (size_t i = 0; i < n; i++)
        row[place[i].root] = i + 1;
    for (size_t s = 0; s < p->sides; s++)
        for (size_t i = 0; i < p->side[s].all.n; i++) {
            size_t unit = p->side[s].first + i, root = root_of(p, unit);
            struct lv_node *node = p->side[s].all.unit[i].node;
            set_number(p->doc, node, LV_AT_ROW, row[root]);
            if (root == unit && p->confidence[root] <= 1)
                set_number(p->doc, node, LV_AT_CONFIDENCE, (size_t)(p->confidence[root] * 100 + 0.5));
        }
}

static size_t count_editions(const struct lv_doc *doc) {
    size_t n = 0;
    while (lv_edition(doc, n))
        n++;
    return n;
}

static void collect_sides(struct pairing *p) {
    p->side = lv_alloc(&p->doc->arena, p->sides * sizeof *p->side);
    for (size_t s = 0; s < p->sides; s++) {
        p->side[s].first = p->units;
        collect(p->doc, lv_edition(p->doc, s), &p->side[s].all);
        p->side[s].matched = lv_alloc(&p->doc->arena, p->side[s].all.n + 1);
        p->units += p->side[s].all.n;
    }
    p->group = lv_alloc(&p->doc->arena, (p->units + 1) * sizeof *p->group);
    p->confidence = lv_alloc(&p->doc->arena, (p->units + 1) * sizeof *p->confidence);
    for (size_t i = 0; i < p->units; i++) {
        p->group[i] = i;
        p->confidence[i] = 2;
    }
}

int lv_filter_pair(struct lv_doc *doc, struct lv_job *job) {
    struct pairing p = {.doc = doc, .sides = count_editions(doc)};
    if (p.sides < 2)
        return 0;
    collect_sides(&p);
    for (size_t s = 1; s < p.sides; s++)
        match_editions(&p, &p.side[0], &p.side[s]);
    number_rows(&p);
    lv_pair_report(doc, job);
    return 0;
}
