#include <string.h>

#include "doc/doc.h"

void lv_text_add(struct lv_buf *buf, const struct lv_node *node) {
    for (const struct lv_node *at = node; at; at = lv_node_next(at, node))
        lv_buf_str(buf, at->text);
}

const char *lv_terminated(struct lv_doc *doc, struct lv_str s) {
    char *p = lv_alloc(&doc->arena, s.n + 1);
    if (s.n)
        memcpy(p, s.p, s.n);
    return p;
}

/* All text below `node` where its pieces follow one another in memory, as they do unless mark-up stood between them. */
static bool in_one_piece(const struct lv_node *node, struct lv_str *text) {
    bool one = true;
    *text = LV_STR("");
    for (const struct lv_node *at = node; at; at = lv_node_next(at, node)) {
        if (!at->text.n)
            continue;
        if (!text->n)
            text->p = at->text.p;
        one = one && text->p + text->n == at->text.p;
        text->n += at->text.n;
    }
    return one;
}

struct lv_str lv_text(struct lv_doc *doc, const struct lv_node *node) {
    const struct lv_node *only = node->first;
    if (only && only->text.n && !only->next)
        return only->text; /* most of the time: a text node has no children, a block no text of its own */
    struct lv_str text;
    if (in_one_piece(node, &text))
        return text;
    char *p = lv_alloc(&doc->arena, text.n), *to = p;
    for (const struct lv_node *at = node; at; at = lv_node_next(at, node)) {
        if (at->text.n)
            memcpy(to, at->text.p, at->text.n);
        to += at->text.n;
    }
    return (struct lv_str){p, text.n};
}

/* Splits a text node at byte `at`; the second half follows it. Nothing to do at its ends. */
static void split_text(struct lv_doc *doc, struct lv_node *text, size_t at) {
    if (!at || at >= text->text.n)
        return;
    struct lv_node *rest = lv_node_new(doc, LV_N_TEXT); /* a slice: many splits need no more memory */
    rest->text = lv_str_sub(text->text, at, text->text.n);
    lv_node_after(text, rest);
    text->text.n = at;
}

/* Moves the cursor to the text node of `block` that holds byte `at`, which is not before it. NULL past the end. */
static struct lv_node *seek(struct lv_node *block, struct lv_cursor *cursor, size_t at) {
    struct lv_node *node = cursor->text ? cursor->text : block;
    for (size_t start = cursor->start; node; node = lv_node_next(node, block)) {
        if (at < start + node->text.n) {
            *cursor = (struct lv_cursor){node, start};
            return node;
        }
        start += node->text.n;
    }
    return NULL;
}

/* The ancestor of `node` right below `parent`, if `node` is at its very beginning (or end, if `last`); else NULL. */
static struct lv_node *climb(struct lv_node *node, const struct lv_node *parent, bool last) {
    while (node->parent != parent) {
        if ((last ? node->next : node->prev) != NULL)
            return NULL;
        node = node->parent;
    }
    return node;
}

static size_t depth(const struct lv_node *node, const struct lv_node *top) {
    size_t n = 0;
    for (; node != top; node = node->parent)
        n++;
    return n;
}

/* The nearest common ancestor of two nodes below top. */
static const struct lv_node *common(const struct lv_node *a, const struct lv_node *b,
                                    const struct lv_node *top) {
    size_t da = depth(a, top), db = depth(b, top);
    for (; da > db; da--)
        a = a->parent;
    for (; db > da; db--)
        b = b->parent;
    while (a != b) {
        a = a->parent;
        b = b->parent;
    }
    return a;
}

/* Moves the siblings first..last into a new node of that kind. */
static struct lv_node *gather(struct lv_doc *doc, struct lv_node *first, struct lv_node *last,
                              enum lv_kind kind) {
    struct lv_node *wrap = lv_node_new(doc, kind);
    lv_node_before(first, wrap);
    for (struct lv_node *node = first, *next; node; node = next) {
        next = node == last ? NULL : node->next;
        lv_node_unlink(node);
        lv_node_append(wrap, node);
    }
    return wrap;
}

struct lv_node *lv_wrap_next(struct lv_doc *doc, struct lv_node *block, struct lv_cursor *cursor, size_t from,
                             size_t to, enum lv_kind kind) {
    struct lv_node *first = from < to ? seek(block, cursor, from) : NULL;
    if (!first)
        return NULL;
    if (from > cursor->start) {
        split_text(doc, first, from - cursor->start);
        first = first->next;
        *cursor = (struct lv_cursor){first, from};
    }
    struct lv_cursor end = *cursor;
    struct lv_node *last = seek(block, &end, to - 1);
    if (!last)
        return NULL;
    split_text(doc, last, to - end.start);
    const struct lv_node *parent = first == last ? first->parent : common(first, last, block);
    first = climb(first, parent, false);
    last = climb(last, parent, true);
    return first && last ? gather(doc, first, last, kind) : NULL;
}

struct lv_node *lv_wrap(struct lv_doc *doc, struct lv_node *block, size_t from, size_t to,
                        enum lv_kind kind) {
    struct lv_cursor cursor = {0};
    return lv_wrap_next(doc, block, &cursor, from, to, kind);
}

void lv_text_cut(struct lv_doc *doc, struct lv_node *block, size_t from, size_t to) {
    while (from < to) {
        struct lv_cursor cursor = {0};
        struct lv_node *text = seek(block, &cursor, from);
        if (!text)
            return;
        size_t skip = from - cursor.start, room = text->text.n - skip,
               cut = to - from < room ? to - from : room;
        if (!skip) {
            text->text = lv_str_sub(text->text, cut, text->text.n);
        } else {
            split_text(doc, text, skip + cut);
            text->text.n = skip;
        }
        to -= cut;
    }
}

/* Moves what follows `node` inside its parent into a new node of the parent's kind, which follows the parent. */
static struct lv_node *tear(struct lv_doc *doc, struct lv_node *node) {
    struct lv_node *parent = node->parent, *rest = lv_node_new(doc, parent->kind), *next;
    rest->lines = parent->lines;
    rest->nlines = parent->nlines; /* room stays 0: appending copies */
    for (struct lv_attr *attr = parent->attrs; attr; attr = attr->next)
        lv_attr_set(doc, rest, attr->key, attr->value);
    while ((next = node->next)) {
        lv_node_unlink(next);
        lv_node_append(rest, next);
    }
    lv_node_after(parent, rest);
    return rest;
}

struct lv_node *lv_block_split(struct lv_doc *doc, struct lv_node *block, size_t at) {
    struct lv_cursor cursor = {0};
    struct lv_node *text = at ? seek(block, &cursor, at - 1) : NULL;
    if (!text)
        return NULL;
    split_text(doc, text, at - cursor.start);
    text = climb(text, block, true);
    return text ? tear(doc, text) : NULL;
}
