/* Pictures that two editions have in the same place. */
#include "picture/picture.h"

/* A figure with a picture, and the row of the last block before it that has one. */
struct place {
    const struct lv_node *figure;
    const struct lv_picture *picture;
    size_t row;
};

/* One that gains from more room than a column has. */
static bool is_wide(const struct lv_picture *picture) {
    enum { WIDE = 700 };
    return picture->width >= WIDE && picture->width >= picture->height;
}

struct places {
    struct place *place;
    size_t n;
};

static struct places places_of(struct lv_doc *doc, struct lv_job *job, const struct lv_rows *rows, size_t e) {
    const struct lv_node *edition = lv_edition(doc, e);
    struct places places = {lv_alloc(&doc->arena, LV_PICTURES_MOST * sizeof *places.place), 0};
    size_t last = 0;
    for (const struct lv_node *node = edition->first; node; node = lv_node_next(node, edition)) {
        size_t row = lv_row_of(node);
        if (row && row <= rows->n && !(e && rows->moved[row - 1]))
            last = row;
        const struct lv_picture *picture =
            node->kind == LV_N_FIGURE && places.n < LV_PICTURES_MOST ? lv_picture_of(doc, job, node) : NULL;
        if (picture)
            places.place[places.n++] = (struct place){node, picture, last};
    }
    return places;
}

static bool is_same(const struct place *a, const struct place *b) {
    return a->row == b->row && !strcmp(a->picture->hash, b->picture->hash);
}

struct lv_picture_pairs lv_picture_pairs(struct lv_doc *doc, struct lv_job *job, const struct lv_rows *rows) {
    struct places a = places_of(doc, job, rows, 0), b = places_of(doc, job, rows, 1);
    struct lv_picture_pairs pairs = {lv_alloc(&doc->arena, (a.n + 1) * sizeof *pairs.pair), 0};
    for (size_t i = 0, next = 0; i < a.n; i++) {
        size_t k = next;
        while (k < b.n && !is_same(&a.place[i], &b.place[k]))
            k++;
        if (k == b.n)
            continue;
        pairs.pair[pairs.n++] =
            (struct lv_picture_pair){{a.place[i].figure, b.place[k].figure}, is_wide(a.place[i].picture), 0};
        next = k + 1;
    }
    return pairs;
}

bool lv_picture_is_second(const struct lv_picture_pairs *pairs, const struct lv_node *figure) {
    const struct lv_picture_pair *pair = lv_picture_pair_of(pairs, figure);
    return pair && pair->figure[1] == figure;
}

struct lv_picture_pair *lv_picture_pair_of(const struct lv_picture_pairs *pairs,
                                           const struct lv_node *figure) {
    for (size_t i = 0; i < pairs->n; i++)
        if (pairs->pair[i].figure[0] == figure || pairs->pair[i].figure[1] == figure)
            return &pairs->pair[i];
    return NULL;
}
