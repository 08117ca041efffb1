/* The files that are read: those of the command line, of --files-from, and below folders. */
#ifndef LV_SOURCES_H
#define LV_SOURCES_H

#include "core/core.h"

struct lv_path {
    char *path; /* "-": standard input */
    size_t
        name; /* where in the path the name of its outputs begins: the folders after it are mirrored below -O */
    uint32_t line; /* of the list of a pack that names it; 0: none does */
};

/* All zero is none. The owner calls lv_sources_free. */
struct lv_sources {
    struct lv_path *source;
    size_t n, room;
};

/* Adds a copy of a path of n bytes, whose outputs have its name without the folder it is in. */
void lv_sources_add(struct lv_sources *sources, const char *path, size_t n);

/*
 * Adds the paths in a list, one a line, or one before each NUL; empty ones do not count. With NUL in lines it is no
 * such list: -1.
 */
int lv_sources_list(struct lv_sources *sources, struct lv_str list, bool nul);

void lv_sources_free(struct lv_sources *sources);

/* The name of the outputs of a source: without ending, with the folders that are mirrored; "release" for "-". A slice. */
struct lv_str lv_source_name(const struct lv_path *source);

/* How slices are sorted: by bytes, the shorter first. */
int lv_by_bytes(struct lv_str a, struct lv_str b);
int lv_in_order(const void *a, const void *b); /* the same for qsort and bsearch */

#endif
