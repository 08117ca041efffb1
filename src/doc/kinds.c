#include "doc/doc.h"

struct kind {
    struct lv_str element; /* with a NUL after it */
    enum lv_class class;
    const char *role;
};

static const struct kind kinds[] = {
#define LV_NODE(kind, element, class, role) {{element, sizeof element - 1}, LV_CLASS_##class, role},
#include "nodes.def"
#undef LV_NODE
};

static const struct lv_str keys[] = {
#define LV_ATTR(key, name) {name, sizeof name - 1},
#include "attrs.def"
#undef LV_ATTR
};

const char *lv_kind_element(enum lv_kind kind) {
    return kinds[kind].element.p;
}

enum lv_class lv_kind_class(enum lv_kind kind) {
    return kinds[kind].class;
}

enum lv_kind lv_kind_find(struct lv_str element) {
    enum lv_kind kind = 0;
    while (kind < LV_KINDS && (kind == LV_N_TEXT || !lv_str_eq(kinds[kind].element, element)))
        kind++;
    return kind;
}

const char *lv_node_role(const struct lv_node *block) {
    if (block->parent && block->parent->kind == LV_N_CONTACT) {
        if (block->kind == LV_N_HEADING)
            return "contact-heading";
        if (block->kind == LV_N_P)
            return "contact";
    }
    return kinds[block->kind].role;
}

size_t lv_list_depth(const struct lv_node *item) {
    size_t depth = 0;
    for (const struct lv_node *at = item; at; at = at->parent)
        depth += at->kind == LV_N_LIST;
    return depth;
}

bool lv_is_contents(const struct lv_node *list) {
    return list && list->kind == LV_N_LIST && lv_str_eq(lv_attr(list, LV_AT_KIND), LV_STR("contents"));
}

bool lv_is_of_short_list(const struct lv_node *item, bool *last) {
    enum { SHORT = 4 };
    size_t n = 0;
    const struct lv_node *at = item->parent && item->parent->kind == LV_N_LIST ? item->parent->first : NULL;
    for (; at && n <= SHORT; at = at->next)
        n += at->kind == LV_N_ITEM ? 1 : SHORT + 1; /* a list inside it is more */
    *last = !item->next;
    return n > 0 && n <= SHORT;
}

bool lv_ends_quote(const struct lv_node *attribution) {
    return attribution->kind == LV_N_ATTRIBUTION && attribution->prev && !attribution->next &&
           attribution->parent->kind == LV_N_QUOTE;
}

bool lv_leads_to_list(const struct lv_node *block) {
    const struct lv_node *end = block, *next = block->next;
    if (block->kind != LV_N_P || !next || next->kind != LV_N_LIST)
        return false;
    while (end->last)
        end = end->last;
    return end->text.n && end->text.p[end->text.n - 1] == ':';
}

bool lv_is_next_contact(const struct lv_node *field) {
    static const uint64_t ends = UINT64_C(1) << LV_N_PHONE | UINT64_C(1) << LV_N_FAX |
                                 UINT64_C(1) << LV_N_EMAIL | UINT64_C(1) << LV_N_P;
    static const uint64_t opens = UINT64_C(1) << LV_N_NAME | UINT64_C(1) << LV_N_ROLE |
                                  UINT64_C(1) << LV_N_UNIT | UINT64_C(1) << LV_N_INSTITUTION |
                                  UINT64_C(1) << LV_N_HEADING;
    const struct lv_node *before = field->prev;
    while (before && lv_is_hidden(before))
        before = before->prev;
    return before && (opens >> field->kind & 1) && (ends >> before->kind & 1) &&
           field->parent->kind == LV_N_CONTACT;
}

const struct lv_node *lv_next_contact(const struct lv_node *field) {
    do
        field = field->next;
    while (field && !lv_is_next_contact(field));
    return field;
}

size_t lv_contact_people(const struct lv_node *contact) {
    size_t n = 1;
    for (const struct lv_node *field = contact->first; field && (field = lv_next_contact(field));)
        n++;
    return n;
}

const char *lv_key_name(enum lv_key key) {
    return keys[key].p;
}

enum lv_key lv_key_find(struct lv_str name) {
    enum lv_key key = 0;
    while (key < LV_KEYS && !lv_str_eq(keys[key], name))
        key++;
    return key;
}
