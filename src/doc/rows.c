#include "doc/rows.h"

size_t lv_row_of(const struct lv_node *node) {
    return lv_attr_number(node, LV_AT_ROW);
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

/* A row of the second edition, in the chain of rows in order that ends with it. */
struct chain {
    size_t row, before; /* before: index of the row before it in the chain, or SIZE_MAX */
};

/* The end of the shortest-ending chain that `row` can lengthen: the first in `ends` whose row is not below it. */
static size_t place_of(const struct chain *chains, const size_t *ends, size_t n, size_t row) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (chains[ends[middle]].row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Marks the rows the second edition has out of order: all but those of its longest ascending chain. */
static void mark_moved(struct lv_doc *doc, struct lv_rows *rows) {
    const struct lv_node *edition = lv_edition(doc, 1), *node = edition;
    struct chain *chains = lv_alloc(&doc->arena, (rows->n + 1) * sizeof *chains);
    size_t *ends = lv_alloc(&doc->arena, (rows->n + 1) * sizeof *ends), n = 0, longest = 0;
    for (size_t r = 0; r < rows->n; r++)
        rows->moved[r] = rows->row[r * 2 + 1] != NULL;
    while ((node = lv_node_next(node, edition))) {
        size_t row = lv_row_of(node);
        if (!row || row > rows->n || rows->row[(row - 1) * 2 + 1]->node != node)
            continue; /* not the first of its row */
        size_t place = place_of(chains, ends, longest, row);
        chains[n] = (struct chain){row, place ? ends[place - 1] : SIZE_MAX};
        ends[place] = n++;
        longest += place == longest;
    }
    for (size_t i = longest ? ends[longest - 1] : SIZE_MAX; i != SIZE_MAX; i = chains[i].before)
        rows->moved[chains[i].row - 1] = false;
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
    rows.moved = lv_alloc(&doc->arena, (rows.n + 1) * sizeof *rows.moved);
    if (rows.editions == 2)
        mark_moved(doc, &rows);
    return rows;
}

enum lv_arrangement lv_arrangement_of(const struct lv_doc *doc, const struct lv_rows *rows,
                                      const struct lv_options *options, unsigned of_house) {
    bool paired = rows->n && rows->editions == 2 && doc->root->kind == LV_N_RELEASE;
    enum lv_arrangement asked =
        options->arrangement == LV_BY_STYLE ? (enum lv_arrangement)of_house : options->arrangement;
    return paired ? asked : LV_SEQUENCE;
}
