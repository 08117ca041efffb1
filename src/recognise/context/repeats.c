/* Evidence of lines that are there twice, in whatever capitals and with whatever signs around them. */
#include <stdlib.h>

#include "lang/chars.h"
#include "lang/fold.h"
#include "recognise/roles.h"

enum { LEAST_WORDS = 3, MOST_WORDS = 40 };

/* A line, and a number made of its letters and digits alone. */
struct entry {
    uint64_t key;
    struct lv_fact *fact;
};

static uint64_t key_of(struct lv_str s) {
    uint64_t key = 14695981039346656037u;
    for (size_t at = lv_word_begin(s, 0), end; at < s.n; at = lv_word_begin(s, end)) {
        end = lv_word_end(s, at);
        for (size_t k, n; at < end; at += k) {
            char folded[4];
            k = lv_fold_next(s, at, folded, &n);
            for (size_t i = 0; i < n; i++)
                key = (key ^ (unsigned char)folded[i]) * 1099511628211u;
        }
    }
    return key;
}

static int by_key(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    int c = (x->key > y->key) - (x->key < y->key);
    return c ? c : (x->fact > y->fact) - (x->fact < y->fact);
}

/* The title of a page and the headline below its menu: a line twice above the text, with other lines between. */
static void see_copies(const struct lv_facts *facts, struct lv_fact *first, struct lv_fact *again) {
    bool head = lv_seen(again, LV_E_BEFORE_TEXT) && again > first + 1;
    size_t below = (size_t)(again - facts->fact) + 1;
    bool above_text = below < facts->n && !lv_seen(&facts->fact[below], LV_E_BEFORE_TEXT);
    lv_see(first, LV_E_COPY_ABOVE, head);
    lv_see(again, LV_E_COPY_BELOW, head);
    lv_see(again, LV_E_COPY_AT_TEXT, head && above_text);
}

void lv_see_repeats(struct lv_facts *facts) {
    struct entry *sorted = lv_malloc((facts->n + 1) * sizeof *sorted);
    size_t n = 0;
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        if (f->words >= LEAST_WORDS && f->words <= MOST_WORDS)
            sorted[n++] = (struct entry){key_of(f->text), f};
    }
    qsort(sorted, n, sizeof *sorted, by_key);
    for (size_t i = 1; i < n; i++) {
        struct lv_fact *first = sorted[i - 1].fact, *again = sorted[i].fact;
        if (sorted[i - 1].key != sorted[i].key)
            continue;
        lv_see(first, LV_E_REPEATED, true);
        lv_see(again, LV_E_REPEATS, true);
        see_copies(facts, first, again);
        lv_see(again, LV_E_TWICE,
               lv_seen(first, LV_E_BEFORE_TEXT) && LV_ANY_SEEN(again, LV_E_BEFORE_TEXT, LV_E_AFTER_TEXT));
    }
    free(sorted);
}
