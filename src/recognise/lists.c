/*
 * Items below items: a list inside a list, after the item it belongs to. What is indented further goes below, and so
 * does, at the same indent, a sign that word processors give to items further in: "o" or "-" below a bullet.
 */
#include "lang/chars.h"
#include "recognise/roles.h"

enum { LEVELS = 4 };

/* How far in a sign is used; other signs, and no sign, are not told apart. */
enum rank { NO_SIGN, OUTER, INNER, INMOST };

struct level {
    struct lv_node *list;
    size_t indent;
    uint32_t sign;
};

/* The sign an item begins with: a bullet, '1' for any number, 'a' for any letter, 0 for none. */
static uint32_t sign_of(const struct lv_facts *facts, const struct lv_fact *f) {
    uint32_t first = lv_char_at(f->text, 0);
    if (lv_bullet_at(f->text))
        return first;
    if (!lv_number_at(facts, f->text))
        return 0;
    return lv_is_digit(f->text.p[0]) ? '1' : 'a';
}

static enum rank rank_of(uint32_t sign) {
    static const struct {
        uint32_t sign;
        enum rank rank;
    } ranks[] = {
        {'*', OUTER},    {0xb7, OUTER},   {0x2022, OUTER}, {0x25cf, OUTER},  {'1', OUTER},
        {'o', INNER},    {'-', INNER},    {'a', INNER},    {0x25e6, INNER},  {0x25cb, INNER},
        {0x2013, INNER}, {0x2043, INNER}, {0xa7, INMOST},  {0x25aa, INMOST}, {0x25a0, INMOST},
    };
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
        if (ranks[i].sign == sign)
            return ranks[i].rank;
    return NO_SIGN;
}

static bool is_inside(uint32_t sign, uint32_t outer) {
    return rank_of(outer) != NO_SIGN && rank_of(sign) > rank_of(outer);
}

/* Opens a list below the last item of a level. */
static struct level open_list(struct lv_facts *facts, const struct level *outer, size_t indent,
                              uint32_t sign) {
    struct lv_node *list = lv_node_new(facts->doc, LV_N_LIST);
    bool number = sign == '1' || sign == 'a';
    lv_node_append(outer->list, list);
    lv_attr_set(facts->doc, list, LV_AT_KIND, number ? LV_STR("number") : LV_STR("bullet"));
    return (struct level){list, indent, sign};
}

/* The level an item goes to, among those from 0 to `depth`; one more than `depth`: a new one. */
static size_t level_for(const struct level *level, size_t depth, size_t indent, uint32_t sign) {
    while (depth > 0 && indent + LV_FURTHER_IN <= level[depth].indent)
        depth--;
    if (indent >= level[depth].indent + LV_FURTHER_IN)
        return depth + 1;
    for (size_t k = depth + 1; k-- > 0;)
        if (level[k].sign == sign && indent + LV_FURTHER_IN > level[k].indent &&
            indent < level[k].indent + LV_FURTHER_IN)
            return k;
    return is_inside(sign, level[depth].sign) ? depth + 1 : depth;
}

void lv_nest_lists(struct lv_facts *facts) {
    struct level level[LEVELS];
    const struct lv_node *top = NULL;
    size_t depth = 0;
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        struct lv_node *list = f->block->parent;
        if (f->role != LV_R_ITEM || list->kind != LV_N_LIST)
            continue;
        size_t indent = lv_attr_number(f->block, LV_AT_INDENT);
        uint32_t sign = sign_of(facts, f);
        if (list != top) {
            top = list;
            depth = 0;
            level[0] = (struct level){list, indent, sign};
            continue;
        }
        size_t to = sign ? level_for(level, depth, indent, sign) : depth;
        if (to > depth && to < LEVELS)
            level[to] = open_list(facts, &level[depth], indent, sign);
        depth = to < LEVELS ? to : LEVELS - 1;
        lv_node_unlink(f->block);
        lv_node_append(level[depth].list, f->block);
    }
}
