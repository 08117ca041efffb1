/*
 * Filter pair: numbers the rows of two or more editions. The first edition is the pivot: every other one is matched
 * with it. Blocks that belong together get the same `row`; the first of a row that has a partner gets `confidence`.
 */
#include "pair/pair.h"

#include <stdio.h>
#include <stdlib.h>

/* Everything of one edition that can have a partner, in document order. */
struct edition_side {
    struct lv_units all;
    size_t first; /* index of its first unit among those of all sides */
};

struct pairing {
    struct lv_doc *doc;
    struct edition_side *side;
    size_t sides, units;
    size_t *group;      /* of every unit of every side: the unit it is joined to; union-find */
    double *confidence; /* of every unit: of the match it is in, 2 if none */
};

/* The next thing to be aligned: a block that is shown, or a row in place of its cells. */
static struct lv_node *next_unit(struct lv_node *at, const struct lv_node *edition) {
    struct lv_node *node = at->kind == LV_N_ROW ? lv_node_skip(at, edition) : lv_node_next(at, edition);
    while (node && node->kind != LV_N_ROW &&
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
        struct lv_pair_unit *unit = &units->unit[units->n++];
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

static void match_editions(struct pairing *p, const struct edition_side *left,
                           const struct edition_side *right) {
    struct lv_links links = lv_match(p->doc, &left->all, &right->all);
    for (size_t i = 0; i < links.n; i++)
        join(p, left->first + links.link[i].left, right->first + links.link[i].right,
             links.link[i].confidence);
}

/* Where a row is: after which unit of the pivot, then in which edition, then where there. */
struct block_place {
    size_t pivot, edition, unit, root;
};

static int by_place(const void *a, const void *b) {
    const struct block_place *x = a, *y = b;
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
static struct block_place *order_rows(struct pairing *p, size_t *n) {
    struct block_place *place = lv_alloc(&p->doc->arena, (p->units + 1) * sizeof *place);
    *n = 0;
    for (size_t s = 0; s < p->sides; s++) {
        size_t pivot = 0;
        for (size_t i = 0; i < p->side[s].all.n; i++) {
            size_t unit = p->side[s].first + i, root = root_of(p, unit);
            if (root < p->side[0].all.n)
                pivot = root + 1;
            if (root == unit)
                place[(*n)++] = (struct block_place){s ? pivot : i + 1, s, i, root};
        }
    }
    qsort(place, *n, sizeof *place, by_place);
    return place;
}

static void number_rows(struct pairing *p) {
    size_t n, *row = lv_alloc(&p->doc->arena, (p->units + 1) * sizeof *row);
    struct block_place *place = order_rows(p, &n);
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
    lv_pair_years(doc);
    collect_sides(&p);
    for (size_t s = 1; s < p.sides; s++)
        match_editions(&p, &p.side[0], &p.side[s]);
    number_rows(&p);
    lv_pair_report(doc, job);
    return 0;
}
