/*
 * Filter dates: what a date line says goes to the attribute datetime of its block; dates in running text become
 * inline `time` with a datetime.
 *
 * A date without a year gets the year in which it is nearest to the date of publication, or the year of that
 * (dates_iso.c); where there is none it stays without one: --05-12. Where no date line says when the release is from, the
 * dateline at the head of its text does ("RIGA, 3 April 2028 – …"). A lone year ("2023. gadā") is no date. A range is
 * 2019-07-25/2019-07-26. A time of day is kept where a year is known; without a zone it is local.
 */
#include "lang/dates.h"

#include <limits.h>
#include <string.h>

#include "lang/chars.h"
#include "recognise/speech/speech_scan.h"

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

/* The next date of a block at or after byte *at, which moves after it. */
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

/* A time of day anywhere in a date line: it may be before the date. */
static void find_clock(struct lv_view *view, const struct lv_found *found, enum lv_clock_mode mode,
                       struct lv_date *date) {
    struct lv_view head = *view;
    head.s = lv_str_sub(view->s, 0, found->from);
    for (size_t at = 0; at < found->from && !date->clock; at++)
        if (lv_word_starts(head.s, at))
            lv_clock_at(&head, at, mode, date);
    for (size_t at = found->to; at < view->s.n && !date->clock; at++)
        if (lv_word_starts(view->s, at))
            lv_clock_at(view, at, mode, date);
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
    enum lv_clock_mode mode = view->block->kind == LV_N_EMBARGO ? LV_CLOCK_LINE : LV_CLOCK_TEXT;
    if (!found.range && !found.a.clock && !lv_hours_before(view, 0, LV_CLOCK_LINE, &found))
        find_clock(view, &found, mode, &found.a);
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

/* "3, 10 and 17 May": each day of the list. */
static void mark_days(struct lv_view *view, const struct lv_found *found) {
    struct lv_date day = found->b;
    day.clock = false;
    for (size_t i = 0; i < found->ndays; i++) {
        day.day = found->days[i].day;
        mark(view, found->days[i].from, found->days[i].to, &day, NULL);
    }
    mark(view, found->split_from, found->to, &found->b, NULL);
}

static void mark_date(struct lv_view *view, const struct lv_found *found) {
    if (found->ndays) {
        mark_days(view, found);
    } else if (found->split_from && !found->range) {
        mark(view, found->from, found->split_to, &found->a, NULL);
        mark(view, found->split_from, found->to, &found->b, NULL);
    } else {
        bool year = found->a.year, range = found->range && (year || !found->b.clock);
        mark(view, year ? found->from : found->date_from, year ? found->to : found->date_to, &found->a,
             range ? &found->b : NULL);
    }
}

static void running_text(struct lv_view *view, long near) {
    enum lv_clock_mode mode = view->block->kind == LV_N_EVENT ? LV_CLOCK_EVENT : LV_CLOCK_TEXT;
    struct lv_found found;
    for (size_t at = 0, last = 0; next_date(view, &at, true, &found); last = at) {
        if (!found.range && !found.split_from && !found.a.clock)
            lv_hours_before(view, last, mode, &found);
        if (near != LONG_MIN) {
            lv_date_complete(&found.a, near);
            if (found.range || found.split_from)
                lv_date_complete(&found.b, near);
        }
        if (found.range && !found.a.year != !found.b.year)
            found.a.year = found.b.year = 0;
        mark_date(view, &found);
    }
}

static bool has_no_dates(const struct lv_node *block) {
    return block->kind == LV_N_PHONE || block->kind == LV_N_FAX || block->kind == LV_N_EMAIL ||
           block->kind == LV_N_SOURCE;
}

/* ---- when the release is from ---- */

enum { PLACE_BYTES = 80, PLACE_WORDS = 7, WIRE_BYTES = 32 };

/* True for words before a date that may name where something is from: "RIGA", "Rio de Janeiro, Monday". */
static bool is_place(struct lv_str s, uint32_t langs) {
    struct lv_range word = {0, 0};
    struct lv_hit hit;
    size_t n = 0;
    if (lv_word_at(s, lv_word_begin(s, 0), LV_LIST_COMMON, langs, &hit))
        return false; /* "On 3 April" */
    for (; lv_next_word(s, word.to, s.n, &word); n++)
        if (!lv_is_upper(lv_char_at(s, word.from)) && word.to - word.from > 3)
            return false;
    return s.n <= PLACE_BYTES && n <= PLACE_WORDS &&
           (n == 0 || lv_is_upper(lv_char_at(s, lv_word_begin(s, 0))));
}

/* After "(BUSINESS WIRE)" or "/PRNewswire/" at byte `at`, or `at`. */
static size_t behind_wire(struct lv_str s, size_t at) {
    char close = lv_dates_byte(s, at) == '(' ? ')' : lv_dates_byte(s, at) == '/' ? '/' : '\0';
    for (size_t i = at + 1; close && i < s.n && i < at + WIRE_BYTES; i++)
        if (s.p[i] == close)
            return i + 1;
    return at;
}

/* True if a dash divides what ends at byte `at` from the text after it. */
static bool is_divided(struct lv_str s, size_t at) {
    while (at < s.n && strchr(").,] ", s.p[at]))
        at++;
    at = lv_skip_blanks(s, behind_wire(s, lv_skip_blanks(s, at)));
    uint32_t cp = lv_char_at(s, at);
    bool hyphen = cp == '-' && (lv_is_blank(lv_char_at(s, at + 1)) || lv_dates_byte(s, at + 1) == '-');
    return hyphen || cp == 0x2013 || cp == 0x2014;
}

/* "RIGA, 3 April 2028 – The …": the first date of the block, if it is that of a dateline. */
static bool dateline_in(struct lv_view *view, const struct lv_node *block, struct lv_found *found) {
    size_t at = 0;
    if (!next_date(view, &at, true, found) || found->range || found->ndays || !found->a.year || !found->a.day)
        return false;
    size_t to = lv_skip_word(view->s, found->to, LV_LIST_BIT(YEARWORD), view->langs);
    return block->kind == LV_N_DATELINE ||
           (is_place(lv_str_sub(view->s, 0, found->from), view->langs) && is_divided(view->s, to));
}

static long day_of(const struct lv_found *found) {
    return lv_date_number(found->a.year, found->a.month, found->a.day);
}

/* The day of publication and where it is said: a line "dateline", or the head of the first text. */
static long dateline_day(struct lv_view *view, const struct lv_node *edition, const struct lv_node **line) {
    struct lv_found found;
    bool text = false;
    for (struct lv_node *block = lv_view_next(edition, edition); block && !text;
         block = lv_view_next(block, edition)) {
        text = block->kind == LV_N_LEAD || block->kind == LV_N_P || block->kind == LV_N_QUOTE;
        if (!text && block->kind != LV_N_DATELINE)
            continue;
        lv_view_open(view, view->doc, block, 0);
        if (dateline_in(view, block, &found)) {
            *line = block;
            return day_of(&found);
        }
    }
    return LONG_MIN;
}

/* The earliest full date of the date lines: where there are two, the later is a republication. */
static long published_day(struct lv_view *view, const struct lv_node *edition) {
    long best = LONG_MIN;
    struct lv_found found;
    struct lv_node *block = lv_view_next(edition, edition);
    for (; block; block = lv_view_next(block, edition)) {
        if (block->kind != LV_N_PUBLISHED)
            continue;
        size_t at = 0;
        lv_view_open(view, view->doc, block, 0);
        if (!next_date(view, &at, false, &found) || !found.a.year || !found.a.day)
            continue;
        if (best == LONG_MIN || day_of(&found) < best)
            best = day_of(&found);
    }
    return best;
}

/* Says of the time in a dateline that it is the day of publication. */
static void set_published(struct lv_doc *doc, struct lv_node *block) {
    struct lv_node *node = block;
    while (node && node->kind != LV_N_TIME)
        node = lv_node_next(node, block);
    if (node)
        lv_attr_set(doc, node, LV_AT_PUBLISHED, LV_STR("true"));
}

static void filter_edition(struct lv_view *view, struct lv_node *edition) {
    const struct lv_node *line = NULL;
    long near = published_day(view, edition);
    if (near == LONG_MIN)
        near = dateline_day(view, edition, &line);
    for (struct lv_node *block = lv_view_next(edition, edition); block;
         block = lv_view_next(block, edition)) {
        if (has_no_dates(block))
            continue;
        lv_view_open(view, view->doc, block, LV_KIND_BIT(A) | LV_KIND_BIT(TIME) | LV_KIND_BIT(MARKER));
        if (is_date_line(block))
            date_line(view, near);
        else
            running_text(view, near);
        if (block == line)
            set_published(view->doc, block);
    }
}

int lv_filter_dates(struct lv_doc *doc, struct lv_job *job) {
    (void)job;
    lv_view_editions(doc, filter_edition);
    return 0;
}
