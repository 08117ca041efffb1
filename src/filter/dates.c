/*
 * Filter dates: what a date line says goes to the attribute datetime of its block; dates in running text become
 * inline `time` with a datetime.
 *
 * A date without a year gets the year in which it is nearest to the date of publication, where that is certain
 * (dates_iso.c), else it stays without one: --05-12. A lone year ("2023. gadā") is no date. A range is
 * 2019-07-25/2019-07-26. A time of day is kept where a year is known; without a zone it is local.
 */
#include "lang/dates.h"

#include <limits.h>

#include "lang/chars.h"

/* Writes a date or a range to the attribute of a node. */
static void set_datetime(struct lv_doc *doc, struct lv_node *node, const struct lv_date *a,
                         const struct lv_date *b) {
    struct lv_buf iso = {0};
    lv_date_iso(&iso, a);
    if (b) {
        lv_buf_char(&iso, '/');
        lv_date_iso(&iso, b);
    }
    lv_attr_set(doc, node, LV_AT_DATETIME, lv_buf_slice(&iso));
    lv_buf_free(&iso);
}

/* The next date of a block at or behind byte *at, which moves behind it. */
static bool next_date(struct lv_view *view, size_t *at, bool strict, struct lv_found *found) {
    struct lv_str s = view->s;
    for (size_t skip; (*at = lv_next_digit(s, *at)) < s.n; ++*at) {
        if (*at && lv_is_digit(s.p[*at - 1]))
            continue;
        if ((skip = lv_view_taken(view, *at))) {
            *at = skip - 1;
            continue;
        }
        if (lv_date_at(view, *at, strict, found)) {
            *at = found->to;
            return true;
        }
    }
    return false;
}

/* A time of day anywhere in a date line: it may stand before the date. */
static void find_clock(struct lv_view *view, const struct lv_found *found, struct lv_date *date) {
    for (size_t at = 0; at < found->from && !date->clock; at++)
        if (lv_is_digit(view->s.p[at]) && (!at || !lv_is_word(lv_char_before(view->s, at))))
            lv_clock_at(view, at, date);
    for (size_t at = found->to; at < view->s.n && !date->clock; at++)
        if (lv_word_starts(view->s, at))
            lv_clock_at(view, at, date);
}

static bool is_date_line(const struct lv_node *block) {
    return block->kind == LV_N_PUBLISHED || block->kind == LV_N_EMBARGO;
}

/* Reads a date line. `near`: the day of publication, if known, else LONG_MIN. */
static void date_line(struct lv_view *view, long near) {
    struct lv_found found;
    size_t at = 0;
    if (!next_date(view, &at, false, &found))
        return;
    if (!found.range && !found.a.clock)
        find_clock(view, &found, &found.a);
    if (near != LONG_MIN)
        lv_date_complete(&found.a, near);
    set_datetime(view->doc, view->block, &found.a, found.range ? &found.b : NULL);
}

/* Wraps a part of a block in `time`. */
static void mark(struct lv_view *view, size_t from, size_t to, const struct lv_date *a,
                 const struct lv_date *b) {
    struct lv_node *time = lv_view_wrap(view, from, to, LV_N_TIME);
    if (time)
        set_datetime(view->doc, time, a, b);
}

static void running_text(struct lv_view *view, long near) {
    struct lv_found found;
    for (size_t at = 0; next_date(view, &at, true, &found);) {
        if (near != LONG_MIN) {
            lv_date_complete(&found.a, near);
            if (found.range || found.split_from)
                lv_date_complete(&found.b, near);
        }
        if (found.range && !found.a.year != !found.b.year)
            found.a.year = found.b.year = 0;
        if (found.split_from && !found.range) {
            mark(view, found.from, found.split_to, &found.a, NULL);
            mark(view, found.split_from, found.to, &found.b, NULL);
        } else {
            size_t to = found.a.year ? found.to : found.date_to;
            bool range = found.range && (found.a.year || !found.b.clock);
            mark(view, found.from, to, &found.a, range ? &found.b : NULL);
        }
    }
}

static bool has_no_dates(const struct lv_node *block) {
    return block->kind == LV_N_PHONE || block->kind == LV_N_FAX || block->kind == LV_N_EMAIL ||
           block->kind == LV_N_SOURCE;
}

/* The earliest full date of the date lines: where there are two, the later is a republication. */
static long publication(struct lv_view *view, const struct lv_node *edition) {
    long best = LONG_MIN;
    struct lv_found found;
    struct lv_node *block = lv_view_next(edition, edition);
    for (; block; block = lv_view_next(block, edition)) {
        if (block->kind != LV_N_PUBLISHED && block->kind != LV_N_DATELINE)
            continue;
        size_t at = 0;
        lv_view_open(view, view->doc, block, 0);
        if (!next_date(view, &at, block->kind == LV_N_DATELINE, &found) || !found.a.year || !found.a.day)
            continue;
        long day = lv_date_number(found.a.year, found.a.month, found.a.day);
        if (best == LONG_MIN || day < best)
            best = day;
    }
    return best;
}

static void filter_edition(struct lv_view *view, struct lv_node *edition) {
    long near = publication(view, edition);
    for (struct lv_node *block = lv_view_next(edition, edition); block;
         block = lv_view_next(block, edition)) {
        if (has_no_dates(block))
            continue;
        lv_view_open(view, view->doc, block, LV_KIND_BIT(A) | LV_KIND_BIT(TIME) | LV_KIND_BIT(MARKER));
        if (is_date_line(block))
            date_line(view, near);
        else
            running_text(view, near);
    }
}

int lv_filter_dates(struct lv_doc *doc, struct lv_job *job) {
    (void)job;
    lv_view_editions(doc, filter_edition);
    return 0;
}
