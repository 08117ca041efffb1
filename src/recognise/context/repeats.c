/* Evidence of lines that are there twice, in whatever capitals and with whatever signs around them. */
#include <stdlib.h>

#include "lang/chars.h"
#include "lang/fold.h"
#include "recognise/roles.h"

#define NO_KEY UINT64_C(14695981039346656037) /* of a line without letters */

enum { LEAST_WORDS = 3, MOST_WORDS = 40, LABEL_WORDS = 6, LABEL_BYTES = 4, TIMES = 3 };

/* A line, and a number made of its letters and digits alone. */
struct entry {
    uint64_t key;
    struct lv_fact *fact;
};

static uint64_t key_of(struct lv_str s, bool figures) {
    uint64_t key = NO_KEY;
    for (size_t at = lv_word_begin(s, 0), end; at < s.n; at = lv_word_begin(s, end)) {
        end = lv_word_end(s, at);
        if (!figures && lv_is_digit(s.p[at]))
            continue;
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
    bool above = lv_seen(again, LV_E_BEFORE_TEXT), head = above && again > first + 1;
    lv_see(first, LV_E_PAIR_FIRST, above && again == first + 1);
    lv_see(again, LV_E_PAIR_SECOND, above && again == first + 1);
    size_t below = (size_t)(again - facts->fact) + 1;
    bool above_text = below < facts->n && !lv_seen(&facts->fact[below], LV_E_BEFORE_TEXT);
    lv_see(first, LV_E_COPY_ABOVE, head);
    lv_see(again, LV_E_COPY_BELOW, head);
    lv_see(again, LV_E_COPY_AT_TEXT, head && above_text);
}

/* What is there several times for other reasons than that a page sets it. */
static const enum lv_evidence no_label[] = {LV_E_NO_LETTERS, LV_E_FIGURES,  LV_E_DATE_IN,
                                            LV_E_PHONE_IN,   LV_E_EMAIL_IN, LV_E_CELLS};

/* "Advertisement 2", "Advertisement 3": a few words that stand three times and more. */
static void see_again(struct lv_facts *facts, struct entry *sorted) {
    size_t n = 0;
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        if (f->words <= LABEL_WORDS && f->text.n >= LABEL_BYTES && !LV_ANY_OF(f, no_label))
            sorted[n++] = (struct entry){key_of(f->text, false), f};
    }
    qsort(sorted, n, sizeof *sorted, by_key);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && sorted[end].key == sorted[i].key;)
            end++;
        for (size_t k = i; k < end; k++)
            lv_see(sorted[k].fact, LV_E_AGAIN, end - i >= TIMES && sorted[i].key != NO_KEY);
    }
}

void lv_see_repeats(struct lv_facts *facts) {
    struct entry *sorted = lv_malloc((facts->n + 1) * sizeof *sorted);
    size_t n = 0;
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        if (f->words >= LEAST_WORDS && f->words <= MOST_WORDS)
            sorted[n++] = (struct entry){key_of(f->text, true), f};
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
    see_again(facts, sorted);
    lv_free(sorted);
}
