/* A date without a year, in an edition that does not say when it is from, takes it from another edition. */
#include <limits.h>

#include "lang/dates.h"
#include "pair/pair.h"

/* The number in bytes from..to of s. */
static int number(struct lv_str s, size_t from, size_t to) {
    int value = 0;
    for (size_t i = from; i < to && i < s.n && lv_is_digit(s.p[i]); i++)
        value = value * 10 + (s.p[i] - '0');
    return value;
}

/* The day an edition says it is from, by its attributes; LONG_MIN if it does not. */
static long published_day(const struct lv_node *edition) {
    for (const struct lv_node *node = edition; node; node = lv_node_next(node, edition)) {
        struct lv_str iso = lv_attr(node, LV_AT_DATETIME);
        bool says = node->kind == LV_N_PUBLISHED || lv_attr_has(node, LV_AT_PUBLISHED);
        struct lv_date date = {
            .year = number(iso, 0, 4), .month = number(iso, 5, 7), .day = number(iso, 8, 10)};
        if (says && iso.n >= 10 && date.year && date.day && lv_date_exists(&date))
            return lv_date_number(date.year, date.month, date.day);
    }
    return LONG_MIN;
}

/* Appends "--05-12", the first of what is left of a datetime, with its year. False if it has none to be had. */
static bool add_year(struct lv_buf *out, struct lv_str iso, long near) {
    struct lv_date date = {.month = number(iso, 2, 4), .day = number(iso, 5, 7)};
    if (!lv_str_starts(iso, LV_STR("--")) || iso.n != 7 || !lv_date_exists(&date) ||
        !lv_date_complete(&date, near))
        return false;
    lv_date_iso(out, &date);
    return true;
}

static void complete(struct lv_doc *doc, struct lv_node *node, long near) {
    struct lv_str iso = lv_attr(node, LV_AT_DATETIME);
    size_t slash = lv_str_find(iso, LV_STR("/"), 0);
    struct lv_buf out = {0};
    bool good = add_year(&out, lv_str_sub(iso, 0, slash), near);
    if (slash < iso.n) {
        lv_buf_char(&out, '/');
        good = good && add_year(&out, lv_str_sub(iso, slash + 1, iso.n), near);
    }
    if (good)
        lv_attr_set(doc, node, LV_AT_DATETIME, lv_buf_slice(&out));
    lv_buf_free(&out);
}

void lv_pair_years(struct lv_doc *doc) {
    long known = LONG_MIN;
    struct lv_node *edition;
    for (size_t i = 0; known == LONG_MIN && (edition = lv_edition(doc, i)); i++)
        known = published_day(edition);
    for (size_t i = 0; known != LONG_MIN && (edition = lv_edition(doc, i)); i++) {
        if (published_day(edition) != LONG_MIN)
            continue;
        for (struct lv_node *node = edition; node; node = lv_node_next(node, edition))
            if (lv_attr_has(node, LV_AT_DATETIME))
                complete(doc, node, known);
    }
}
