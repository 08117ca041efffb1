/* Which input files are language editions of one release, by their names. */
#ifndef LV_GROUPS_H
#define LV_GROUPS_H

#include "core/core.h"

/* Files that belong together, in the order they were given; `name` is what their output is called. */
struct lv_group {
    char **files;
    size_t n;
    struct lv_str name;
};

struct lv_groups {
    struct lv_group *group;
    size_t n;
    char **files; /* all of them, sorted by group */
};

/* The name of a file without folder and ending; "release" for "-". A slice of path. */
struct lv_str lv_file_stem(const char *path);

/*
 * Groups files whose names are alike but for a language code before the ending: news.lv.txt and news.en.txt; any
 * other file is a group of its own. The paths are borrowed; lv_groups_free frees the rest.
 */
struct lv_groups lv_groups_make(char **files, size_t n);
void lv_groups_free(struct lv_groups *groups);

#endif
