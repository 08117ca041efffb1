/* Times of the day, with a.m., p.m. and zones. */
#include <string.h>

#include "lang/chars.h"
#include "lang/dates.h"

/* Minutes and seconds after the hour; where they end, or 0. */
static size_t minutes(struct lv_str s, size_t at, bool stop, struct lv_date *date) {
    char sign = lv_dates_byte(s, at);
    if (sign != ':' && sign != 'h' && (sign != '.' || !stop))
        return 0;
    size_t end = lv_dates_number(s, at + 1, 2, 2, &date->minute), more;
    if (!end || date->minute > 59)
        return 0;
    more = lv_dates_byte(s, end) == sign ? lv_dates_number(s, end + 1, 2, 2, &date->second) : 0;
    date->seconds = more && date->second < 60;
    return date->seconds ? more : end;
}

/* a.m. or p.m., and the zone. Where they end. */
static size_t behind_clock(const struct lv_view *view, size_t at, bool *half, struct lv_date *date) {
    struct lv_hit hit;
    size_t next = lv_skip_blanks(view->s, at);
    *half = date->hour >= 1 && date->hour <= 12 && lv_dates_word(view, next, LV_LIST_HALFDAY, &hit);
    if (*half) {
        date->hour = date->hour % 12 + hit.number;
        at = next + hit.n;
        next = lv_skip_blanks(view->s, at);
    }
    if (next < view->s.n && lv_word_at(view->s, next, LV_LIST_ZONE, LV_LANGS_ALL, &hit)) {
        date->zone = hit.value;
        at = next + hit.n;
    } else if (lv_dates_byte(view->s, at) == 'Z' && lv_word_ends(view->s, at + 1)) {
        date->zone = lv_str_sub(view->s, at, at + 1);
        at++;
    } else if (lv_dates_byte(view->s, at) == '+' && at + 6 <= view->s.n && view->s.p[at + 3] == ':') {
        date->zone = lv_str_sub(view->s, at, at + 6);
        at += 6;
    }
    return at;
}

bool lv_clock_word(const struct lv_view *view, size_t *at, enum lv_value value) {
    struct lv_hit hit;
    size_t from = lv_skip_blanks(view->s, *at);
    bool is = lv_dates_word(view, from, LV_LIST_CLOCKWORD, &hit) && lv_hit_is(&hit, value);
    *at = is ? from + hit.n : *at;
    return is;
}

/* A word before an hour, "at", "plkst.". */
static bool names_hour(const struct lv_view *view, size_t *at) {
    if (!lv_clock_word(view, at, LV_VALUE_CLOCKWORD_clock) && !lv_clock_word(view, at, LV_VALUE_CLOCKWORD_at))
        return false;
    *at = lv_skip_blanks(view->s, *at + (lv_dates_byte(view->s, *at) == '.' ? 1 : 0));
    return true;
}

/* "10 Uhr", "14 val. 30 min.", "12.00 hrs": the word after an hour that ends at *at, and the minutes after it. */
static bool hour_word(const struct lv_view *view, size_t *at, bool minutes, struct lv_date *date) {
    if (minutes && lv_clock_word(view, at, LV_VALUE_CLOCKWORD_full))
        return true;
    if (!lv_clock_word(view, at, LV_VALUE_CLOCKWORD_behind))
        return false;
    int minute;
    size_t from = lv_skip_blanks(view->s, *at), end = lv_dates_number(view->s, from, 1, 2, &minute);
    if (!minutes && end && minute < 60 && lv_clock_word(view, &end, LV_VALUE_CLOCKWORD_minute)) {
        date->minute = minute;
        *at = end;
    }
    return true;
}

static void set_hour(struct lv_date *date, int hour, int minute) {
    date->clock = true;
    date->hour = hour;
    date->minute = minute;
    date->second = 0;
    date->seconds = date->half = false;
    date->zone = LV_STR("");
}

/* "noon", "12 noon", and "midnight", the end of a day, if `night`: where it ends, or 0. */
static size_t named_hour(const struct lv_view *view, size_t at, bool night, struct lv_date *date) {
    bool noon = lv_clock_word(view, &at, LV_VALUE_CLOCKWORD_noon), half;
    if (!noon && !(night && lv_clock_word(view, &at, LV_VALUE_CLOCKWORD_midnight)))
        return 0;
    set_hour(date, noon ? 12 : 24, 0);
    return behind_clock(view, at, &half, date);
}

size_t lv_clock_digits(const struct lv_view *view, size_t at, struct lv_date *date) {
    int value;
    bool half;
    size_t end = lv_dates_number(view->s, at, 4, 4, &value);
    if (!end || value / 100 > 23 || value % 100 > 59)
        return 0;
    set_hour(date, value / 100, value % 100);
    lv_clock_word(view, &end, LV_VALUE_CLOCKWORD_full);
    return behind_clock(view, end, &half, date);
}

bool lv_is_amount(const struct lv_view *view, size_t at) {
    struct lv_hit hit;
    size_t next = lv_skip_blanks(view->s, at);
    return lv_dates_word(view, next, LV_LIST_MEASURE, &hit);
}

size_t lv_clock_bare(const struct lv_view *view, size_t at, struct lv_date *date, bool *named) {
    *named = names_hour(view, &at);
    int hour;
    size_t end = lv_dates_number(view->s, at, 1, 2, &hour), more;
    if (!end || hour > 24)
        return 0;
    set_hour(date, hour, 0);
    more = minutes(view->s, end, true, date);
    return hour < 24 || date->minute == 0 ? (more ? more : end) : 0;
}

/* "1200 hrs" at byte `at`; where it ends, or 0. */
static size_t full_digits(const struct lv_view *view, size_t at, struct lv_date *date) {
    int ignored;
    size_t end = lv_dates_number(view->s, at, 4, 4, &ignored);
    return end && lv_clock_word(view, &end, LV_VALUE_CLOCKWORD_full) ? lv_clock_digits(view, at, date) : 0;
}

size_t lv_clock_at(const struct lv_view *view, size_t at, enum lv_clock_mode mode, struct lv_date *date) {
    struct lv_str s = view->s;
    struct lv_date with = *date;
    size_t from = at, hour = names_hour(view, &from) ? from : at, end, digits;
    if ((end = named_hour(view, hour, mode == LV_CLOCK_LINE, date)) || (end = full_digits(view, hour, date)))
        return end;
    bool named, half;
    if (!(end = lv_clock_bare(view, at, &with, &named)))
        return 0;
    digits = lv_dates_number(s, hour, 1, 2, &(int){0});
    bool minutes = end > digits, stop = minutes && s.p[digits] == '.';
    bool certain = minutes && (!stop || named || mode != LV_CLOCK_TEXT);
    certain |= hour_word(view, &end, minutes, &with);
    end = behind_clock(view, end, &half, &with);
    with.half = half;
    bool alone = named && !lv_is_blank(lv_char_at(s, end)); /* "at 9", but not "at 9 schools" */
    bool ends = lv_word_ends(s, end) || (mode == LV_CLOCK_LINE && minutes); /* "05:12News" */
    if (!(certain || half || alone) || !ends || (stop && !named && lv_is_amount(view, end)))
        return 0;
    *date = with;
    return end;
}
