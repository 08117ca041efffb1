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

/* Every file a group of its own, in the order given. Paths are borrowed; lv_groups_free frees the rest. */
struct lv_groups lv_groups_alone(char **files, size_t n);

/* Files whose names are alike but for a language code before the ending, news.lv.txt and news.en.txt, make a group. */
struct lv_groups lv_groups_by_name(char **files, size_t n);

/* Makes one group of all (1 at least) files, which were grouped before. */
void lv_groups_together(struct lv_groups *groups, char **files, size_t n);

/* True if two groups have the same name: the first such pair. */
bool lv_groups_clash(const struct lv_groups *groups, const struct lv_group *pair[2]);

void lv_groups_free(struct lv_groups *groups);

#endif
