#include "core/map.h"

#include <search.h>

#include "core/memory.h"

/* In the arena, for a guard stays where it is. */
struct lv_map_tree {
    void *root;
    struct lv_guard guard;
};

static int by_key(const void *a, const void *b) {
    struct lv_str x = ((const struct lv_map_entry *)a)->key, y = ((const struct lv_map_entry *)b)->key;
    size_t n = x.n < y.n ? x.n : y.n;
    int order = n ? memcmp(x.p, y.p, n) : 0;
    return order ? order : (x.n > y.n) - (x.n < y.n);
}

static void keep(void *entry) {
    (void)entry; /* it is the arena's */
}

static void drop(void *what) {
    struct lv_map_tree *tree = what;
    tdestroy(tree->root, keep);
    tree->root = NULL;
}

static void plant(struct lv_map *map) {
    map->tree = lv_alloc(&map->arena, sizeof *map->tree);
    lv_guard(&map->tree->guard, drop, map->tree);
}

struct lv_map_entry *lv_map_entry(struct lv_map *map, struct lv_str key) {
    const struct lv_map_entry wanted = {key, NULL};
    if (!map->tree)
        plant(map);
    struct lv_map_entry **found = tfind(&wanted, &map->tree->root, by_key);
    if (found)
        return *found;
    struct lv_map_entry *fresh = lv_alloc(&map->arena, sizeof *fresh);
    fresh->key = lv_arena_copy(&map->arena, key);
    if (!tsearch(fresh, &map->tree->root, by_key))
        lv_out_of_memory();
    return fresh;
}

void lv_map_free(struct lv_map *map) {
    if (map->tree) {
        lv_unguard(&map->tree->guard);
        drop(map->tree);
    }
    map->tree = NULL;
    lv_arena_free(&map->arena);
}
