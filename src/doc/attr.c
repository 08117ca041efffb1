#include "doc/doc.h"

static struct lv_attr *find(const struct lv_node *node, enum lv_key key) {
    struct lv_attr *attr = node->attrs;
    while (attr && attr->key != key)
        attr = attr->next;
    return attr;
}

struct lv_str lv_attr(const struct lv_node *node, enum lv_key key) {
    const struct lv_attr *attr = find(node, key);
    return attr ? attr->value : (struct lv_str){0};
}

bool lv_attr_has(const struct lv_node *node, enum lv_key key) {
    return find(node, key) != NULL;
}

size_t lv_attr_number(const struct lv_node *node, enum lv_key key) {
    struct lv_str digits = lv_attr(node, key);
    size_t n = 0;
    for (size_t i = 0; i < digits.n && i < 9; i++) {
        if (digits.p[i] < '0' || digits.p[i] > '9')
            return 0;
        n = n * 10 + (size_t)(digits.p[i] - '0');
    }
    return n;
}

void lv_attr_set(struct lv_doc *doc, struct lv_node *node, enum lv_key key, struct lv_str value) {
    struct lv_attr *attr = find(node, key);
    if (!attr) {
        struct lv_attr **at = &node->attrs;
        while (*at && (*at)->key < key)
            at = &(*at)->next;
        attr = lv_alloc(&doc->arena, sizeof *attr);
        attr->key = key;
        attr->next = *at;
        *at = attr;
    }
    attr->value = lv_arena_copy(&doc->arena, value);
}

void lv_attr_remove(struct lv_node *node, enum lv_key key) {
    struct lv_attr **at = &node->attrs;
    while (*at && (*at)->key != key)
        at = &(*at)->next;
    if (*at)
        *at = (*at)->next;
}

struct lv_str lv_node_lang(const struct lv_node *node) {
    for (; node; node = node->parent) {
        const struct lv_attr *attr = find(node, LV_AT_LANG);
        if (attr)
            return attr->value;
    }
    return LV_STR("und");
}
