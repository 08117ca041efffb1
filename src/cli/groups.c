#include "cli/groups.h"

#include <stdlib.h>
#include <string.h>

#include "lang/words.h"

struct lv_str lv_release_name(struct lv_str name) {
    size_t dot = name.n;
    while (dot && name.p[dot - 1] != '.')
        dot--;
    if (dot < 2 || !lv_lang_bit(lv_str_sub(name, dot, name.n)))
        return name;
    return lv_str_sub(name, 0, dot - 1);
}

/* A file and where it was given. */
struct grouped_file {
    struct lv_str release, stem;
    size_t place;
    struct lv_path source;
};

static int by_release(const void *a, const void *b) {
    const struct grouped_file *x = a, *y = b;
    int order = lv_by_bytes(x->release, y->release);
    return order ? order : (x->place > y->place) - (x->place < y->place);
}

/* Names without a code are nobody's edition, even where two folders have the same one. */
static bool same_release(const struct grouped_file *a, const struct grouped_file *b) {
    return lv_str_eq(a->release, b->release) && a->release.n < a->stem.n && b->release.n < b->stem.n;
}

static struct lv_groups new_groups(size_t n) {
    return (struct lv_groups){.group = lv_malloc((n + 1) * sizeof(struct lv_group)),
                              .files = lv_malloc((n + 1) * sizeof(struct lv_path))};
}

struct lv_groups lv_groups_alone(const struct lv_sources *files) {
    struct lv_groups groups = new_groups(files->n);
    for (size_t i = 0; i < files->n; i++) {
        groups.files[i] = files->source[i];
        groups.group[i] = (struct lv_group){&groups.files[i], 1, lv_source_name(&files->source[i]), i};
    }
    groups.n = files->n;
    return groups;
}

struct lv_groups lv_groups_by_name(const struct lv_sources *files) {
    size_t n = files->n;
    struct lv_groups groups = new_groups(n);
    struct grouped_file *entries = lv_malloc((n + 1) * sizeof *entries);
    for (size_t i = 0; i < n; i++) {
        struct lv_str stem = lv_source_name(&files->source[i]);
        entries[i] = (struct grouped_file){lv_release_name(stem), stem, i, files->source[i]};
    }
    qsort(entries, n, sizeof *entries, by_release);
    for (size_t i = 0; i < n; i++) {
        groups.files[i] = entries[i].source;
        if (i && same_release(&entries[i - 1], &entries[i])) {
            groups.group[groups.n - 1].n++;
            groups.group[groups.n - 1].name = entries[i].release;
        } else {
            groups.group[groups.n++] =
                (struct lv_group){&groups.files[i], 1, entries[i].stem, entries[i].place};
        }
    }
    lv_free(entries);
    return groups;
}

static int by_place(const void *a, const void *b) {
    const struct lv_group *x = a, *y = b;
    return (x->place > y->place) - (x->place < y->place);
}

void lv_groups_as_given(struct lv_groups *groups) {
    qsort(groups->group, groups->n, sizeof *groups->group, by_place);
}

void lv_groups_together(struct lv_groups *groups, const struct lv_sources *files) {
    memcpy(groups->files, files->source, files->n * sizeof *files->source);
    groups->group[0] = (struct lv_group){groups->files, files->n, lv_source_name(&files->source[0]), 0};
    groups->n = 1;
}

void lv_groups_keep(struct lv_groups *groups, bool (*keep)(const void *state, const struct lv_group *group),
                    const void *state) {
    size_t kept = 0;
    for (size_t i = 0; i < groups->n; i++)
        if (keep(state, &groups->group[i]))
            groups->group[kept++] = groups->group[i];
    groups->n = kept;
}

static int by_name(const void *a, const void *b) {
    const struct lv_group *const *x = a, *const *y = b;
    int order = lv_by_bytes((*x)->name, (*y)->name);
    return order ? order : (*x > *y) - (*x < *y);
}

bool lv_groups_clash(const struct lv_groups *groups, const struct lv_group *pair[2]) {
    const struct lv_group **sorted = lv_malloc((groups->n + 1) * sizeof *sorted);
    bool clash = false;
    for (size_t i = 0; i < groups->n; i++)
        sorted[i] = &groups->group[i];
    qsort(sorted, groups->n, sizeof *sorted, by_name);
    for (size_t i = 1; i < groups->n && !clash; i++)
        if ((clash = lv_str_eq(sorted[i - 1]->name, sorted[i]->name)))
            memcpy(pair, &sorted[i - 1], 2 * sizeof *pair);
    lv_free(sorted);
    return clash;
}

void lv_groups_free(struct lv_groups *groups) {
    lv_free(groups->group);
    lv_free(groups->files);
}
