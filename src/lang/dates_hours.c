/* The time of day beside a date, and the hours from one to another. */
#include <string.h>

#include "lang/chars.h"
#include "lang/dates.h"

enum { GAP = 5, REACH = 48, GLUE = 3 }; /* bytes, bytes, words */

/* A dash of any length at byte `at`: how many bytes, or 0. */
static size_t dash_at(struct lv_str s, size_t at) {
    uint32_t cp;
    size_t n = lv_utf8_next(s, at, &cp);
    return n && (cp == '-' || cp == 0x2013 || cp == 0x2014) ? n : 0;
}

/* After a dash, or a word for up to, "and" after `from`; where the second time may begin, or 0. */
static size_t behind_dash(const struct lv_view *view, size_t at, bool from) {
    struct lv_hit hit;
    at = lv_skip_blanks(view->s, at);
    size_t dash = dash_at(view->s, at);
    if (dash)
        return lv_skip_blanks(view->s, at + dash);
    if (!lv_dates_word(view, at, LV_LIST_RANGEWORD, &hit) ||
        !(hit.number == LV_RANGE_TO || (from && hit.number == LV_RANGE_AND)))
        return 0;
    return lv_skip_blanks(view->s, at + hit.n);
}

static int minutes_of(const struct lv_date *date) {
    return date->hour * 60 + date->minute;
}

/* "1.30–3 p.m.", "9–11 BST": what is said of the second time counts for the first; false if that is not the earlier. */
static bool settle_hours(struct lv_date *a, struct lv_date *b) {
    bool afternoon = b->half && !a->half && a->hour < 12 && b->hour >= 12;
    if (afternoon && minutes_of(a) + 12 * 60 < minutes_of(b))
        a->hour += 12;
    if (a->hour == 24 && a->minute == 0)
        a->hour = 0;
    struct lv_str zone = a->zone.n ? a->zone : b->zone;
    b->zone = b->zone.n ? b->zone : zone;
    a->zone = zone;
    return minutes_of(a) < minutes_of(b);
}

/* True if nothing follows a number that could be counted by it: "from 9 to 12", not "from 9 to 12 people". */
static bool ends_alone(struct lv_str s, size_t at) {
    return !lv_is_word(lv_char_at(s, lv_skip_blanks(s, at)));
}

/* A time of day, or one that its place may tell. */
struct hour {
    struct lv_date date;
    size_t end;
    bool sure, named, dotted, strict; /* by itself; a word is before it; with minutes; in any text */
};

static struct hour hour_at(const struct lv_view *view, size_t at, enum lv_clock_mode mode,
                           const struct lv_date *day) {
    struct hour hour = {.date = *day};
    hour.end = lv_clock_at(view, at, mode, &hour.date);
    hour.sure = hour.end > 0;
    if (!hour.sure)
        hour.end = lv_clock_bare(view, at, &hour.date, &hour.named);
    hour.dotted = hour.end > at + 3 && strchr(".:", view->s.p[hour.end - 3]);
    hour.strict =
        hour.sure && (hour.date.hour == 24 || lv_clock_at(view, at, LV_CLOCK_TEXT, &(struct lv_date){0}));
    return hour;
}

/* True if two times with a dash between them are hours of a day. */
static bool are_hours(const struct lv_view *view, enum lv_clock_mode mode, const struct hour *a,
                      const struct hour *b) {
    bool known = a->sure || a->named || b->strict || b->named || mode != LV_CLOCK_TEXT;
    bool alone = ends_alone(view->s, b->end), pair = a->dotted && b->dotted && alone;
    return pair || (known && (b->sure || (!b->dotted && alone)));
}

/* Reads a time of day or the hours from one to another at byte `at` into a date; where they end, or 0. */
static size_t hours_at(const struct lv_view *view, size_t at, enum lv_clock_mode mode,
                       struct lv_found *found) {
    bool from = lv_clock_word(view, &at, LV_VALUE_CLOCKWORD_from);
    at = lv_skip_blanks(view->s, at);
    struct hour a = hour_at(view, at, mode, &found->a);
    size_t second = a.end ? behind_dash(view, a.end, from) : 0;
    /* the end of a range may be midnight */
    struct hour b = second ? hour_at(view, second, LV_CLOCK_LINE, &found->a) : (struct hour){0};
    struct lv_date first = a.date, last = b.date;
    found->range = b.end && are_hours(view, mode, &a, &b) && settle_hours(&first, &last);
    if (!found->range && !a.sure)
        return 0;
    found->a = found->range ? first : a.date;
    found->b = last;
    return found->range ? b.end : a.end;
}

bool lv_hours_behind(const struct lv_view *view, enum lv_clock_mode mode, struct lv_found *found) {
    struct lv_str s = view->s;
    const uint64_t lists =
        LV_LIST_BIT(YEARWORD) | LV_LIST_BIT(DAYSUFFIX); /* "г.", "d." at the end of a date */
    size_t end =
        lv_dates_byte(s, found->date_to) == 'T' ? lv_clock_at(view, found->date_to + 1, mode, &found->a) : 0;
    size_t at = lv_skip_word(s, found->date_to, lists, view->langs), from = at, dash;
    while (!end && from < s.n && from - at < GAP && strchr(".,- (|", s.p[from]))
        from++;
    from = lv_skip_blanks(s, from);
    if (!end && (dash = dash_at(s, from)))
        from = lv_skip_blanks(s, from + dash);
    if (!end && from > at)
        end = hours_at(view, from, mode, found);
    if (!end)
        return false;
    found->to = end + (memchr(s.p + at, '(', end - at) && lv_dates_byte(s, end) == ')');
    return true;
}

/* What stands between a time of day and its date, "on Monday,": where it begins. */
static size_t glue_before(const struct lv_view *view, size_t from) {
    struct lv_hit hit;
    for (size_t words = 0, start; words < GLUE; words++) {
        while (from && strchr(", ", view->s.p[from - 1]))
            from--;
        if (!lv_view_before(view, from, LV_REACH_ANY, LV_LIST_BIT(WEEKDAY) | LV_LIST_BIT(CLOCKWORD), &hit,
                            &start) ||
            (hit.list == LV_LIST_CLOCKWORD && !LV_HIT_IS(&hit, CLOCKWORD, day)))
            break;
        from = start;
    }
    return from;
}

bool lv_hours_before(const struct lv_view *view, size_t least, enum lv_clock_mode mode,
                     struct lv_found *found) {
    struct lv_view cut = *view;
    cut.s = lv_str_sub(view->s, 0, glue_before(view, found->date_from));
    size_t at = cut.s.n > least + REACH ? cut.s.n - REACH : least, end;
    for (; at < cut.s.n; at++) {
        struct lv_found with = *found;
        if (!lv_word_starts(cut.s, at))
            continue;
        end = hours_at(&cut, at, mode, &with);
        if (!end && mode == LV_CLOCK_LINE)
            end = lv_clock_digits(&cut, at, &with.a);
        if (end != cut.s.n)
            continue;
        *found = with;
        found->from = at;
        return true;
    }
    return false;
}
