/*
 * The filter dates in pieces: reading one date (dates_read.c), a time of day (dates_clock.c) and hours around a date
 * (dates_hours.c), the calendar and ISO 8601 (dates_iso.c), the filter (dates.c).
 */
#ifndef LV_DATES_H
#define LV_DATES_H

#include "lang/chars.h"
#include "lang/view.h"

/* A date as far as the text says it: 0 for what it does not say. */
struct lv_date {
    int year, month, day;
    int weekday;              /* 1–7, Monday first */
    bool clock;               /* hour and minute are set */
    int hour, minute, second; /* 24.00 is the end of the day */
    bool seconds, half;       /* half: a.m. or p.m. was said */
    struct lv_str zone;       /* "+03:00", "+0300", "Z", or nothing */
};

enum { LV_DAYS = 8 }; /* so many days of a list are read */

/* A day of a list, "3" in "3, 10 and 17 May": its bytes. */
struct lv_day {
    size_t from, to;
    int day;
};

/* A date or a range of dates in the text. */
struct lv_found {
    size_t from, to;           /* the bytes it covers */
    size_t date_from, date_to; /* without the time of day beside it */
    struct lv_date a, b;       /* b only of a range */
    bool range;
    size_t split_to,
        split_from; /* "3 and 17 May": where the first part ends and the second begins; 0: none */
    size_t
        ndays; /* of "3, 10 and 17 May", where they are no range: the days before the last, which is in b */
    struct lv_day days[LV_DAYS];
};

/*
 * Reads the date whose first number begins at byte `at`, which begins a number. `strict`: forms that may be other
 * things than dates do not count (two-digit years, month and day in an order not certain).
 */
bool lv_date_at(const struct lv_view *view, size_t at, bool strict, struct lv_found *found);

/*
 * What is enough for a time of day: a word or a colon in running text; in the field of an event a full stop will do,
 * "9.00", and hours, "9–12"; in a date line of its own midnight as well.
 */
enum lv_clock_mode { LV_CLOCK_TEXT, LV_CLOCK_EVENT, LV_CLOCK_LINE };

/* Reads a time of day with its zone at byte `at` into date; where it ends, or 0. */
size_t lv_clock_at(const struct lv_view *view, size_t at, enum lv_clock_mode mode, struct lv_date *date);

/* An hour that only its place tells, "9", "plkst. 9", "9.00"; *named: a word is before it. Where it ends, or 0. */
size_t lv_clock_bare(const struct lv_view *view, size_t at, struct lv_date *date, bool *named);

/* "1200", an hour and its minutes without a sign; where they end, or 0. */
size_t lv_clock_digits(const struct lv_view *view, size_t at, struct lv_date *date);

/* A word of clocks with that value at byte *at, which moves after it and the spaces around it. */
bool lv_clock_word(const struct lv_view *view, size_t *at, enum lv_value value);

/* True for a word of clocks that other words can be before as well: "on", "from". */
static inline bool lv_joins_hours(const struct lv_hit *hit) {
    return hit->list == LV_LIST_CLOCKWORD &&
           (LV_HIT_IS(hit, CLOCKWORD, day) || LV_HIT_IS(hit, CLOCKWORD, from));
}

/* True if what ends at byte `at` is an amount: "9.00 euros". */
bool lv_is_amount(const struct lv_view *view, size_t at);

/*
 * Adds to a date the time of day, or the hours from one to another, after it ("18 May, 9.00–12.00"), or before it and no
 * earlier than byte `least` ("9.00 on Monday, 18 May"). False if there is none.
 */
bool lv_hours_behind(const struct lv_view *view, enum lv_clock_mode mode, struct lv_found *found);
bool lv_hours_before(const struct lv_view *view, size_t least, enum lv_clock_mode mode,
                     struct lv_found *found);

/* ---- looking at a place of the text ---- */

/* A word of that list. */
static inline bool lv_dates_word(const struct lv_view *view, size_t at, enum lv_list list,
                                 struct lv_hit *hit) {
    return at < view->s.n && lv_word_at(view->s, at, list, view->langs, hit);
}

static inline char lv_dates_byte(struct lv_str s, size_t at) {
    return at < s.n ? s.p[at] : '\0';
}

/* A whole number of `least` to `most` digits; where it ends, or 0. */
static inline size_t lv_dates_number(struct lv_str s, size_t at, size_t least, size_t most, int *value) {
    size_t n = lv_digits_at(s, at, value);
    return n >= least && n <= most && !lv_is_digit(lv_dates_byte(s, at + n)) ? at + n : 0;
}

/* ---- calendar ---- */

bool lv_date_exists(const struct lv_date *date); /* a date without a year exists if it does in a leap year */
long lv_date_number(int year, int month, int day); /* days since 1970-01-01 */
int lv_date_weekday(int year, int month, int day); /* 1–7, Monday first */

/* Appends a date as HTML's datetime wants it: 2023-05-12, 2023-05, --05-12, 2023-05-12T14:30+03:00. */
void lv_date_iso(struct lv_buf *out, const struct lv_date *date);

/* Reads a day that exists, 2028-05-08 or 2028-05-08T14:30…; false for a part of a date, and for a range. */
bool lv_date_of_iso(struct lv_str iso, struct lv_date *date);

/*
 * Gives a date without a year the year in which it is nearest to `near` (days as of lv_date_number), if it is no more
 * than four months away, or its weekday says so within a year and a half; else, without a weekday, the year of `near`.
 * False if no year has that day.
 */
bool lv_date_complete(struct lv_date *date, long near);

#endif
