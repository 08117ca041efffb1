/*
 * A trie of sorted phrases with compressed edges. Each node is put where its parent's base and its first letter add up to;
 * no two parents have the same base, so that the letter tells whose child a node is.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gen/words.h"

/* A node under way: the phrases low..high share their first `depth` letters, the edge begins at letter `from`. */
struct node {
    size_t low, high, from, depth, children, nchildren;
    size_t slot, base; /* where it is put, what its children are after */
};

static struct node node_of(const struct phrase *phrases, size_t low, size_t high, size_t from) {
    struct lv_str a = phrases[low].text, b = phrases[high - 1].text;
    size_t depth = from;
    while (depth < a.n && depth < b.n && a.p[depth] == b.p[depth])
        depth++;
    return (struct node){.low = low, .high = high, .from = from, .depth = depth};
}

static size_t ends_here(const struct phrase *phrases, const struct node *node) {
    size_t n = node->low;
    while (n < node->high && phrases[n].text.n == node->depth)
        n++;
    return n - node->low;
}

static struct node *build(const struct phrase *phrases, size_t *n) {
    struct node *nodes = lv_malloc((2 * *n + 2) * sizeof *nodes);
    nodes[0] = (struct node){.high = *n};
    *n = 1;
    for (size_t i = 0; i < *n; i++) {
        size_t depth = nodes[i].depth;
        nodes[i].children = *n;
        for (size_t low = nodes[i].low + ends_here(phrases, &nodes[i]), high; low < nodes[i].high;
             low = high) {
            char c = phrases[low].text.p[depth];
            for (high = low + 1; high < nodes[i].high && phrases[high].text.p[depth] == c;)
                high++;
            nodes[(*n)++] = node_of(phrases, low, high, depth);
        }
        nodes[i].nchildren = *n - nodes[i].children;
    }
    return nodes;
}

static unsigned char first_letter(const struct phrase *phrases, const struct node *node) {
    return (unsigned char)phrases[node->low].text.p[node->from];
}

/* True if all children of a node find their slots free after a base. */
static bool is_free(const struct phrase *phrases, const struct node *nodes, const struct node *node,
                    struct node *const *slots, size_t base) {
    for (size_t i = 0; i < node->nchildren; i++)
        if (slots[base + first_letter(phrases, &nodes[node->children + i])])
            return false;
    return true;
}

/* Puts the children of a node after its base, which is the first that is free for all of them. */
static void put_children(const struct phrase *phrases, struct node *nodes, struct node *node,
                         struct node **slots, bool *taken) {
    for (node->base = 1; taken[node->base] || !is_free(phrases, nodes, node, slots, node->base);)
        node->base++;
    taken[node->base] = true;
    for (size_t i = node->children; i < node->children + node->nchildren; i++) {
        nodes[i].slot = node->base + first_letter(phrases, &nodes[i]);
        slots[nodes[i].slot] = &nodes[i];
    }
}

/* Gives every node its slot; *n becomes the number of slots. Nodes without children share a base that nobody has. */
static struct node **place(const struct phrase *phrases, struct node *nodes, size_t *n) {
    size_t room = 2 * *n + 512, last = 1;
    struct node **slots = lv_malloc(room * sizeof *slots);
    bool *taken = lv_malloc(room * sizeof *taken);
    memset(slots, 0, room * sizeof *slots);
    memset(taken, 0, room * sizeof *taken);
    slots[0] = nodes;
    for (size_t i = 0; i < *n; i++) {
        if (nodes[i].nchildren)
            put_children(phrases, nodes, &nodes[i], slots, taken);
        last = nodes[i].base > last ? nodes[i].base : last;
    }
    for (size_t i = 0; i < *n; i++)
        if (!nodes[i].nchildren)
            nodes[i].base = last + 1;
    *n = last + 1 + 256;
    lv_free(taken);
    return slots;
}

static uint64_t lists_of(const struct phrase *phrases, size_t from, size_t to) {
    uint64_t lists = 0;
    for (; from < to; from++)
        lists |= UINT64_C(1) << phrases[from].list;
    return lists;
}

/* The letters of the edge to a node after the first. */
static size_t edge_of(const struct node *node) {
    return node->depth > node->from ? node->depth - node->from - 1 : 0;
}

static void put_node(const struct phrase *phrases, const struct node *node) {
    uint32_t langs = 0;
    for (size_t p = node->low; p < node->high; p++)
        langs |= phrases[p].langs;
    printf("{%" PRIu64 "u,%uu,%zu,%d,%d},\n", lists_of(phrases, node->low, node->high), langs, node->base,
           node->depth ? first_letter(phrases, node) : 0, edge_of(node) || ends_here(phrases, node));
}

static void put_stop(const struct phrase *phrases, const struct node *node) {
    size_t n = ends_here(phrases, node);
    printf("{%" PRIu64 "u,%zu,%zu,%zu,%zu},\n", lists_of(phrases, node->low, node->low + n),
           phrases[node->low].at + node->from + 1, edge_of(node), node->low, n);
}

/* A table with a line for each slot. */
static void put_slots(const char *declaration, const struct phrase *phrases, struct node *const *slots,
                      size_t n, void (*put)(const struct phrase *, const struct node *)) {
    printf("static const struct %s[] = {\n", declaration);
    for (size_t i = 0; i < n; i++)
        if (slots[i])
            put(phrases, slots[i]);
        else
            printf("{0},\n");
    printf("};\n");
}

/* The child of a node by a letter, or NULL. */
static const struct node *child_by(const struct phrase *phrases, const struct node *nodes,
                                   const struct node *node, unsigned char letter) {
    for (size_t i = node->children; i < node->children + node->nchildren; i++)
        if (first_letter(phrases, &nodes[i]) == letter)
            return &nodes[i];
    return NULL;
}

/* True if a node is reached by one letter, and no phrase that goes on within a word ends there. */
static bool is_passed(const struct phrase *phrases, const struct node *node) {
    bool passed = node->depth == 1;
    for (size_t i = node->low; i < node->low + ends_here(phrases, node); i++)
        passed = passed && !phrases[i].prefix;
    return passed;
}

/* The slot after two letters from a to z, an empty one if no phrase begins so; 0 where the way must begin at the root. */
static size_t start_of(const struct phrase *phrases, const struct node *nodes, const unsigned char two[2],
                       size_t empty) {
    const struct node *first = child_by(phrases, nodes, nodes, two[0]);
    if (!first)
        return empty;
    if (!is_passed(phrases, first))
        return 0;
    const struct node *second = child_by(phrases, nodes, first, two[1]);
    return second ? second->slot : empty;
}

/* By the numbers of two letters; 0, which is none, leads to the root. */
static void put_starts(const struct phrase *phrases, const struct node *nodes, struct node *const *slots) {
    size_t empty = 1;
    while (slots[empty])
        empty++;
    printf("static const uint16_t words_starts[%d][%d] = {{0},", AZ + 1, AZ + 1);
    for (unsigned char i = 1; i <= AZ; i++) {
        printf("\n{0,");
        for (unsigned char k = 1; k <= AZ; k++)
            printf("%zu,", start_of(phrases, nodes, (unsigned char[]){i, k}, empty));
        printf("},");
    }
    printf("};\n");
}

void put_nodes(const struct phrase *phrases, size_t n) {
    struct node *nodes = build(phrases, &n), **slots = place(phrases, nodes, &n);
    put_slots("node words_nodes", phrases, slots, n, put_node);
    put_slots("stop words_stops", phrases, slots, n, put_stop);
    printf("_Static_assert(%zu < UINT16_MAX, \"too many phrases for 16 bits\");\n", n);
    put_starts(phrases, nodes, slots);
    lv_free(slots);
    lv_free(nodes);
}
