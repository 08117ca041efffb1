/*
 * The allocator of libhyphen in place of its own, which prints and ends the process when memory runs out. The module is
 * searched before the libraries it needs, so its functions of these names win.
 */
#include <stdlib.h>

#include "core/memory.h"
#include "layout/hyphen.h"

void *hnj_malloc(int size);
void *hnj_realloc(void *p, int size);
void hnj_free(void *p);

static _Thread_local bool loading;

/* While a dictionary is made and freed its pieces are ours; of words, libhyphen frees some with free itself. */
void lv_hyphen_loading(bool on) {
    loading = on;
}

void *hnj_malloc(int size) {
    return hnj_realloc(NULL, size);
}

void *hnj_realloc(void *p, int size) {
    void *moved = loading ? lv_realloc(p, (size_t)size) : realloc(p, (size_t)size);
    if (!moved)
        lv_out_of_memory();
    return moved;
}

void hnj_free(void *p) {
    if (loading)
        lv_free(p);
    else
        free(p);
}
