/* Evidence of lines that are there twice. */
#include <stdlib.h>
#include <string.h>

#include "recognise/roles.h"

/* The text of a line without its bullet. */
static struct lv_str bare(const struct lv_fact *f) {
    return lv_str_trim(lv_str_sub(f->text, lv_bullet_at(f->text), f->text.n));
}

static int by_text(const void *a, const void *b) {
    const struct lv_fact *x = *(struct lv_fact *const *)a, *y = *(struct lv_fact *const *)b;
    struct lv_str s = bare(x), t = bare(y);
    int c = memcmp(s.p, t.p, s.n < t.n ? s.n : t.n);
    if (c == 0)
        c = (s.n > t.n) - (s.n < t.n);
    return c ? c : (x > y) - (x < y);
}

void lv_see_repeats(struct lv_facts *facts) {
    struct lv_fact **sorted = lv_malloc((facts->n + 1) * sizeof *sorted);
    size_t n = 0;
    for (size_t i = 0; i < facts->n; i++)
        if (facts->fact[i].words >= 3 && facts->fact[i].words <= 40)
            sorted[n++] = &facts->fact[i];
    qsort(sorted, n, sizeof *sorted, by_text);
    for (size_t i = 1; i < n; i++)
        if (lv_str_eq(bare(sorted[i - 1]), bare(sorted[i]))) {
            lv_see(sorted[i - 1], LV_E_REPEATED, true);
            lv_see(sorted[i], LV_E_REPEATS, true);
            lv_see(sorted[i], LV_E_TWICE,
                   lv_seen(sorted[i - 1], LV_E_BEFORE_TEXT) &&
                       LV_ANY_SEEN(sorted[i], LV_E_BEFORE_TEXT, LV_E_AFTER_TEXT));
        }
    free(sorted);
}
