/* Which input files are language editions of one release, by their names. */
#ifndef LV_GROUPS_H
#define LV_GROUPS_H

#include "cli/sources.h"

/* Files that belong together, in the order they were given; `name` is what their output is called. */
struct lv_group {
    struct lv_path *files;
    size_t n;
    struct lv_str name;
    size_t place; /* where the first of them was given */
};

struct lv_groups {
    struct lv_group *group;
    size_t n;
    struct lv_path *files; /* all of them, sorted by group */
};

/* A name without the language code at its end; the whole name if it has none. */
struct lv_str lv_release_name(struct lv_str name);

/* Every file a group of its own, in the order given. Paths are borrowed; lv_groups_free frees the rest. */
struct lv_groups lv_groups_alone(const struct lv_sources *files);

/* Files whose names are alike but for a language code before the ending, news.lv.txt and news.en.txt, make a group. */
struct lv_groups lv_groups_by_name(const struct lv_sources *files);

/* Sorts groups by the places of their files. */
void lv_groups_as_given(struct lv_groups *groups);

/* Makes one group of all (1 at least) files, which were grouped before. */
void lv_groups_together(struct lv_groups *groups, const struct lv_sources *files);

/* Keeps the groups for which keep(state, group) is true, in their order. */
void lv_groups_keep(struct lv_groups *groups, bool (*keep)(const void *state, const struct lv_group *group),
                    const void *state);

/* True if two groups have the same name: the first such pair. */
bool lv_groups_clash(const struct lv_groups *groups, const struct lv_group *pair[2]);

void lv_groups_free(struct lv_groups *groups);

#endif
