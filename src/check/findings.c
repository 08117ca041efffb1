#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "check/findings.h"

struct lv_findings *lv_findings_new(void) {
    struct lv_findings *findings = lv_malloc(sizeof *findings);
    *findings = (struct lv_findings){0};
    return findings;
}

static const char *copy(struct lv_findings *all, const char *terminated) {
    return lv_arena_terminated(&all->arena, lv_str_from(terminated));
}

/* The number of the first finding in a file; those of two editions come by turns. */
static size_t first_in_file(const struct lv_findings *all, const char *file) {
    enum { BACK_MOST = 1000 };
    for (size_t i = all->n; i-- && all->n - i <= BACK_MOST;)
        if (strcmp(all->found[i].finding.file, file) == 0)
            return all->found[i].file;
    return all->n;
}

void lv_findings_add(void *findings, const struct lv_finding *finding) {
    struct lv_findings *all = findings;
    if (all->n == all->room) {
        all->room = all->room ? 2 * all->room : 64;
        all->found = lv_realloc(all->found, all->room * sizeof *all->found);
    }
    struct lv_kept_finding *found = &all->found[all->n];
    *found = (struct lv_kept_finding){*finding, all->n, first_in_file(all, finding->file)};
    found->finding.file = copy(all, finding->file);
    found->finding.name = copy(all, finding->name);
    found->finding.text = copy(all, finding->text);
    all->n++;
}

/* By file as they came, then line, then column, then as they came. */
static int in_order(const void *a, const void *b) {
    const struct lv_kept_finding *x = a, *y = b;
    const size_t keys[][2] = {{x->file, y->file},
                              {x->finding.line, y->finding.line},
                              {x->finding.column, y->finding.column},
                              {x->number, y->number}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    return 0;
}

void lv_findings_replay(struct lv_findings *all, void (*sink)(void *, const struct lv_finding *),
                        void *state) {
    if (all->n)
        qsort(all->found, all->n, sizeof *all->found, in_order);
    for (size_t i = 0; i < all->n; i++)
        sink(state, &all->found[i].finding);
}

void lv_findings_free(struct lv_findings *all) {
    lv_arena_free(&all->arena);
    lv_free(all->found);
    lv_free(all);
}
