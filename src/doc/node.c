#include <string.h>

#include "doc/doc.h"

struct lv_node *lv_node_new(struct lv_doc *doc, enum lv_kind kind) {
    struct lv_node *node = lv_alloc(&doc->arena, sizeof *node);
    node->kind = kind;
    return node;
}

struct lv_node *lv_text_new(struct lv_doc *doc, struct lv_str text) {
    struct lv_node *node = lv_node_new(doc, LV_N_TEXT);
    node->text = lv_arena_fence(&doc->arena, text);
    return node;
}

/* Puts `node` between two neighbours, either of which may be missing. */
static void link_between(struct lv_node *parent, struct lv_node *prev, struct lv_node *node,
                         struct lv_node *next) {
    node->parent = parent;
    node->prev = prev;
    node->next = next;
    *(prev ? &prev->next : &parent->first) = node;
    *(next ? &next->prev : &parent->last) = node;
}

void lv_node_append(struct lv_node *parent, struct lv_node *child) {
    link_between(parent, parent->last, child, NULL);
}

void lv_node_before(struct lv_node *at, struct lv_node *fresh) {
    link_between(at->parent, at->prev, fresh, at);
}

void lv_node_after(struct lv_node *at, struct lv_node *fresh) {
    link_between(at->parent, at, fresh, at->next);
}

void lv_node_unlink(struct lv_node *node) {
    *(node->prev ? &node->prev->next : &node->parent->first) = node->next;
    *(node->next ? &node->next->prev : &node->parent->last) = node->prev;
    node->parent = node->prev = node->next = NULL;
}

void lv_node_adopt(struct lv_node *to, struct lv_node *from) {
    struct lv_node *child;
    while ((child = from->first)) {
        lv_node_unlink(child);
        lv_node_append(to, child);
    }
}

struct lv_node *lv_node_enclose(struct lv_doc *doc, struct lv_node *node, enum lv_kind kind) {
    struct lv_node *around = lv_node_new(doc, kind);
    lv_node_before(node, around);
    lv_node_unlink(node);
    lv_node_append(around, node);
    return around;
}

struct lv_node *lv_block_next(const struct lv_node *at, const struct lv_node *top) {
    static const bool block[] = {
#define LV_NODE(kind, element, class, role) LV_CLASS_##class == LV_CLASS_BLOCK,
#include "nodes.def"
#undef LV_NODE
    };
    struct lv_node *node = block[at->kind] ? lv_node_skip(at, top) : lv_node_next(at, top);
    while (node && !block[node->kind])
        node = lv_node_next(node, top);
    return node;
}

struct lv_node *lv_block_of(const struct lv_node *top, enum lv_kind kind) {
    struct lv_node *block = lv_block_next(top, top);
    while (block && block->kind != kind)
        block = lv_block_next(block, top);
    return block;
}

uint32_t lv_node_line(const struct lv_node *node) {
    const struct lv_node *at = node;
    while (at && !at->nlines)
        at = lv_node_next(at, node);
    for (; !at && node; node = node->parent)
        at = node->nlines ? node : NULL;
    return at ? at->lines[0] : 0;
}

uint32_t lv_node_last_line(const struct lv_node *node) {
    uint32_t last = 0;
    for (const struct lv_node *at = node; at; at = lv_node_next(at, node))
        if (at->nlines)
            last = at->lines[at->nlines - 1];
    return last ? last : lv_node_line(node);
}

uint32_t lv_doc_last_line(const struct lv_doc *doc) {
    uint32_t last = 0;
    for (const struct lv_node *n = doc->root; n; n = lv_node_next(n, doc->root))
        for (uint32_t i = 0; i < n->nlines; i++)
            last = n->lines[i] > last ? n->lines[i] : last;
    return last;
}

void lv_lines_append(struct lv_doc *doc, struct lv_node *to, const struct lv_node *from) {
    uint32_t n = to->nlines + from->nlines;
    if (n > to->lines_room) {
        to->lines_room = n < 8 ? n : 2 * n;
        uint32_t *lines = lv_alloc(&doc->arena, to->lines_room * sizeof *lines);
        if (to->nlines)
            memcpy(lines, to->lines, to->nlines * sizeof *lines);
        to->lines = lines;
    }
    if (from->nlines)
        memcpy(to->lines + to->nlines, from->lines, from->nlines * sizeof *to->lines);
    to->nlines = n;
}

void lv_lines_set(struct lv_doc *doc, struct lv_node *node, uint32_t line) {
    node->lines = lv_alloc(&doc->arena, sizeof *node->lines);
    node->lines[0] = line;
    node->nlines = node->lines_room = 1;
}
