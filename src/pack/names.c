/* Names of files, each once. */
#include "pack/pack.h"

/* The entry of what a name is compared by. */
static struct lv_map_entry *entry_of(struct lv_map *taken, struct lv_str name,
                                     void (*fold)(struct lv_buf *to, struct lv_str name)) {
    struct lv_buf key = {0};
    fold(&key, name);
    struct lv_map_entry *entry = lv_map_entry(taken, lv_buf_slice(&key));
    lv_buf_free(&key);
    return entry;
}

const char *lv_pack_name(struct lv_map *taken, struct lv_str name,
                         void (*fold)(struct lv_buf *to, struct lv_str name)) {
    struct lv_map_entry *first = entry_of(taken, name, fold), *entry = first;
    struct lv_buf own = {0};
    lv_buf_str(&own, name);
    uintptr_t last = (uintptr_t)first->value; /* number that was put after it */
    for (; entry->value; entry = entry_of(taken, lv_buf_slice(&own), fold)) {
        own.n = name.n;
        lv_buf_printf(&own, "-%zu", (size_t)++last);
    }
    entry->value = (void *)(uintptr_t)1;
    if (entry != first)
        first->value = (void *)last;
    const char *kept = lv_arena_terminated(&taken->arena, lv_buf_slice(&own));
    lv_buf_free(&own);
    return kept;
}
