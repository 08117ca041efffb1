#include "core/map.h"

#include <search.h>

#include "core/memory.h"

static int by_key(const void *a, const void *b) {
    struct lv_str x = ((const struct lv_map_entry *)a)->key, y = ((const struct lv_map_entry *)b)->key;
    size_t n = x.n < y.n ? x.n : y.n;
    int order = n ? memcmp(x.p, y.p, n) : 0;
    return order ? order : (x.n > y.n) - (x.n < y.n);
}

struct lv_map_entry *lv_map_entry(struct lv_map *map, struct lv_str key) {
    const struct lv_map_entry wanted = {key, NULL};
    struct lv_map_entry **found = tfind(&wanted, &map->tree, by_key);
    if (found)
        return *found;
    struct lv_map_entry *fresh = lv_alloc(&map->arena, sizeof *fresh);
    fresh->key = lv_arena_copy(&map->arena, key);
    if (!tsearch(fresh, &map->tree, by_key))
        lv_out_of_memory();
    return fresh;
}

static void keep(void *entry) {
    (void)entry; /* it is the arena's */
}

void lv_map_free(struct lv_map *map) {
    tdestroy(map->tree, keep);
    map->tree = NULL;
    lv_arena_free(&map->arena);
}
