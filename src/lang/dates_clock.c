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

/* A word of clocks with that value, after spaces. */
static bool clock_word(const struct lv_view *view, size_t *at, struct lv_str value) {
    struct lv_hit hit;
    size_t from = lv_skip_blanks(view->s, *at);
    bool is = lv_dates_word(view, from, LV_LIST_CLOCKWORD, &hit) && lv_str_eq(hit.value, value);
    *at = is ? from + hit.n : *at;
    return is;
}

/* "10 Uhr", "14 val. 30 min.": the word after an hour that ends at *at, and the minutes after it. */
static bool hour_word(const struct lv_view *view, size_t *at, bool minutes, struct lv_date *date) {
    if (!clock_word(view, at, LV_STR("behind")))
        return false;
    int minute;
    size_t from = lv_skip_blanks(view->s, *at), end = lv_dates_number(view->s, from, 1, 2, &minute);
    if (!minutes && end && minute < 60 && clock_word(view, &end, LV_STR("minute"))) {
        date->minute = minute;
        *at = end;
    }
    return true;
}

/* "noon", "12 noon": where it ends, or 0. */
static size_t noon_at(const struct lv_view *view, size_t at, struct lv_date *date) {
    struct lv_hit hit;
    bool half;
    if (!lv_dates_word(view, at, LV_LIST_CLOCKWORD, &hit) || !LV_HIT_IS(&hit, CLOCKWORD, noon))
        return 0;
    date->clock = true;
    date->hour = 12;
    date->minute = date->second = 0;
    date->seconds = false;
    date->zone = LV_STR("");
    return behind_clock(view, at + hit.n, &half, date);
}

size_t lv_clock_at(const struct lv_view *view, size_t at, struct lv_date *date) {
    struct lv_hit hit;
    struct lv_str s = view->s;
    size_t noon = noon_at(view, at, date);
    if (noon)
        return noon;
    bool named = lv_dates_word(view, at, LV_LIST_CLOCKWORD, &hit) && !LV_HIT_IS(&hit, CLOCKWORD, behind),
         half;
    if (named) {
        at += hit.n;
        at = lv_skip_blanks(s, at + (lv_dates_byte(s, at) == '.' ? 1 : 0));
        if ((noon = noon_at(view, at, date)))
            return noon;
    }
    size_t end = lv_dates_number(s, at, 1, 2, &date->hour), more;
    if (!end || date->hour > 24)
        return 0;
    date->minute = date->second = 0;
    date->seconds = false;
    date->zone = LV_STR("");
    more = minutes(s, end, true, date);
    bool certain = more && (named || lv_dates_byte(s, end) != '.');
    if (more)
        end = more;
    certain |= hour_word(view, &end, more != 0, date);
    end = behind_clock(view, end, &half, date);
    bool alone = named && !lv_is_blank(lv_char_at(s, end)); /* "at 9", but not "at 9 schools" */
    if (!(certain || half || alone) || date->hour == 24 || !lv_word_ends(s, end))
        return 0;
    date->clock = true;
    return end;
}

size_t lv_clock_behind(const struct lv_view *view, size_t at, bool strict, struct lv_date *date) {
    struct lv_str s = view->s;
    if (lv_dates_byte(s, at) == 'T')
        return lv_clock_at(view, at + 1, date);
    const uint64_t lists =
        LV_LIST_BIT(YEARWORD) | LV_LIST_BIT(DAYSUFFIX); /* "г.", "d." at the end of a date */
    size_t from = at = lv_skip_word(s, at, lists, view->langs);
    while (from < s.n && from - at < 5 && strchr(".,- ", s.p[from]))
        from++;
    from = lv_skip_blanks(s, from);
    if (from == at)
        return 0;
    struct lv_date with = *date;
    size_t end = lv_clock_at(view, from, &with);
    if (!end && !strict) {
        size_t hour = lv_dates_number(s, from, 1, 2, &with.hour);
        end = hour && with.hour < 24 ? minutes(s, hour, true, &with) : 0;
        with.clock = end != 0;
    }
    if (end)
        *date = with;
    return end;
}

/* After a dash, or a word for up to; where the second time may begin, or 0. */
static size_t behind_dash(const struct lv_view *view, size_t at) {
    struct lv_hit hit;
    uint32_t cp;
    at = lv_skip_blanks(view->s, at);
    size_t n = lv_utf8_next(view->s, at, &cp);
    if (n && (cp == '-' || cp == 0x2013 || cp == 0x2014))
        return lv_skip_blanks(view->s, at + n);
    if (!lv_dates_word(view, at, LV_LIST_RANGEWORD, &hit) || hit.number != LV_RANGE_TO)
        return 0;
    at = lv_skip_blanks(view->s, at + hit.n);
    if (lv_dates_word(view, at, LV_LIST_CLOCKWORD, &hit))
        at = lv_skip_blanks(view->s, at + hit.n);
    return at;
}

static size_t until(const struct lv_view *view, size_t at, const struct lv_date *from, struct lv_date *to) {
    bool half;
    *to = *from;
    to->zone = LV_STR("");
    size_t start = behind_dash(view, at), end = start ? lv_dates_number(view->s, start, 1, 2, &to->hour) : 0;
    end = end && to->hour < 24 ? minutes(view->s, end, true, to) : 0;
    end = end ? behind_clock(view, end, &half, to) : 0;
    bool later = to->hour * 60 + to->minute > from->hour * 60 + from->minute;
    if (end && to->zone.n == 0)
        to->zone = from->zone;
    return end && later && lv_word_ends(view->s, end) ? end : 0;
}

void lv_clock_range(const struct lv_view *view, size_t end, struct lv_found *found) {
    size_t last = found->a.clock ? until(view, end, &found->a, &found->b) : 0;
    found->range = last > 0;
    found->to = last ? last : end;
}
