#include "doc/rows.h"

size_t lv_row_of(const struct lv_node *node) {
    struct lv_str digits = lv_attr(node, LV_AT_ROW);
    size_t row = 0;
    for (size_t i = 0; i < digits.n && i < 9; i++)
        row = row * 10 + (size_t)(digits.p[i] - '0');
    return row;
}

/* Puts a node in front of its row; called from the last node to the first. */
static void put(struct lv_doc *doc, struct lv_row_node **row, struct lv_node *node) {
    struct lv_row_node *first = lv_alloc(&doc->arena, sizeof *first);
    *first = (struct lv_row_node){node, *row};
    *row = first;
}

/* Walks backwards, parents before their children; NULL at the end. */
static struct lv_node *previous(struct lv_node *at, const struct lv_node *top) {
    if (at->last)
        return at->last;
    while (at != top && !at->prev)
        at = at->parent;
    return at == top ? NULL : at->prev;
}

/* The highest row number; hostile XML may claim any, but none is higher than the number of nodes that have one. */
static size_t highest(const struct lv_doc *doc) {
    size_t most = 0, count = 0;
    for (const struct lv_node *node = doc->root; node; node = lv_node_next(node, doc->root)) {
        size_t row = lv_row_of(node);
        count += row > 0;
        most = row > most ? row : most;
    }
    return most < count ? most : count;
}

struct lv_rows lv_rows(struct lv_doc *doc) {
    struct lv_rows rows = {.n = highest(doc)};
    while (lv_edition(doc, rows.editions))
        rows.editions++;
    rows.row = lv_alloc(&doc->arena, (rows.n * rows.editions + 1) * sizeof *rows.row);
    for (size_t e = 0; e < rows.editions; e++) {
        struct lv_node *edition = lv_edition(doc, e);
        for (struct lv_node *node = edition; node; node = previous(node, edition)) {
            size_t row = lv_row_of(node);
            if (row && row <= rows.n)
                put(doc, &rows.row[(row - 1) * rows.editions + e], node);
        }
    }
    return rows;
}
