/* What is found again by a text: a tree of the C library's around entries in an arena. */
#ifndef LV_MAP_H
#define LV_MAP_H

#include "core/core.h"

struct lv_map_entry {
    struct lv_str key; /* a copy, which is the map's */
    void *value;       /* the caller's; NULL at first */
};

/* All zero is empty. The owner calls lv_map_free, or a guard does what it does if memory runs out. */
struct lv_map {
    struct lv_arena arena;
    struct lv_map_tree *tree;
};

/* The entry of a key, made where there is none. */
struct lv_map_entry *lv_map_entry(struct lv_map *map, struct lv_str key);
void lv_map_free(struct lv_map *map);

#endif
