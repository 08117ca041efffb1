/*
 * Reading one date out of a text. Every form begins at its first number; what is before it (month first, weekday)
 * is looked at from there. Words of months, years, ranges and the like are data of the languages.
 */
#include <string.h>

#include "lang/chars.h"
#include "lang/dates.h"

/* A custom of the languages of the block, by its name in [habit]. */
static bool habit(const struct lv_view *view, struct lv_str name) {
    struct lv_hit hit;
    return lv_word_at(name, 0, LV_LIST_HABIT, view->langs, &hit);
}

static size_t year_at(struct lv_str s, size_t at, int *year) {
    size_t end = lv_dates_number(s, at, 4, 4, year);
    bool fraction = (lv_dates_byte(s, end) == '.' || lv_dates_byte(s, end) == ',') &&
                    lv_is_digit(lv_dates_byte(s, end + 1));
    return end && *year >= 1000 && *year <= 2999 && lv_word_ends(s, end) && !fraction ? end : 0;
}

/* The day of a month with its full stop or suffix, "12.", "3rd". */
static size_t day_at(const struct lv_view *view, size_t at, int *day) {
    struct lv_hit hit;
    size_t end = lv_dates_number(view->s, at, 1, 2, day);
    if (!end || *day < 1 || *day > 31)
        return 0;
    if (lv_dates_word(view, end, LV_LIST_DAYSUFFIX, &hit))
        return end + hit.n;
    if (lv_dates_byte(view->s, end) == '.')
        return end + 1;
    return lv_word_ends(view->s, end) ? end : 0;
}

/* A small word between the parts of a date, "de", "of", with the space after it. */
static size_t skip_glue(const struct lv_view *view, size_t at) {
    struct lv_hit hit;
    return lv_dates_word(view, at, LV_LIST_DATEGLUE, &hit) ? lv_skip_blanks(view->s, at + hit.n) : at;
}

/* True for a word that is a month only with a capital, "may". */
static bool is_common_word(const struct lv_view *view, size_t at) {
    struct lv_hit hit;
    return !lv_is_upper(lv_char_at(view->s, at)) && lv_dates_word(view, at, LV_LIST_CAPITAL, &hit);
}

static size_t month_at(const struct lv_view *view, size_t at, int *month) {
    struct lv_hit hit;
    at = skip_glue(view, lv_skip_blanks(view->s, at));
    if (!lv_dates_word(view, at, LV_LIST_MONTH, &hit) || is_common_word(view, at))
        return 0;
    *month = hit.number;
    return at + hit.n;
}

/* "6 March, 2018 - 14:47", "7 March, 2021 02:11": a time of day after a year. */
static bool clock_follows(const struct lv_view *view, size_t at) {
    struct lv_date ignored = {0};
    at = lv_skip_blanks(view->s, at);
    uint32_t cp = lv_char_at(view->s, at);
    if (cp == '-' || cp == 0x2013)
        at = lv_skip_blanks(view->s, at + (cp == '-' ? 1 : 3));
    return lv_clock_at(view, at, LV_CLOCK_TEXT, &ignored) > 0;
}

/* The year after a day and month. After a comma it counts only where nothing else can follow, or `comma`. */
static size_t year_behind(const struct lv_view *view, size_t at, bool comma, int *year) {
    struct lv_str s = view->s;
    size_t from = at + (lv_dates_byte(s, at) == '.' ? 1 : 0);
    bool has_comma = lv_dates_byte(s, from) == ',';
    size_t start = lv_skip_blanks(s, from + (has_comma ? 1 : 0));
    if (start == at)
        return 0;
    size_t end = year_at(s, skip_glue(view, start), year);
    bool more = has_comma && !comma && lv_dates_byte(s, end) && !strchr(".,;:)", lv_dates_byte(s, end)) &&
                !clock_follows(view, end);
    if (!end || more)
        *year = 0;
    return more ? 0 : end;
}

enum { LINK_NONE, LINK_TO, LINK_AND };

/* What joins two days: a dash or a word; *kind says which. Where the second begins, or 0. */
static size_t link_at(const struct lv_view *view, size_t at, int *kind) {
    struct lv_hit hit;
    size_t from = lv_skip_blanks(view->s, at);
    uint32_t cp = lv_char_at(view->s, from);
    if (cp == '-' || cp == 0x2013 || cp == 0x2014) {
        *kind = LINK_TO;
        return lv_skip_blanks(view->s, from + (cp == '-' ? 1 : 3));
    }
    if (cp == '/' && from == at) { /* "6./7. maijā" */
        *kind = LINK_AND;
        return at + 1;
    }
    if (!lv_dates_word(view, from, LV_LIST_RANGEWORD, &hit))
        return 0;
    *kind = hit.number;
    return lv_skip_blanks(view->s, from + hit.n);
}

/* Settles a pair of dates: a range, or two dates one after the other; *end stays where it is. False if impossible. */
static bool settle_pair(struct lv_found *found, int kind) {
    struct lv_date *a = &found->a, *b = &found->b;
    if (!a->year && b->year)
        a->year = a->month > b->month ? b->year - 1 : b->year;
    if (a->year == b->year && (a->month > b->month || (a->month == b->month && a->day >= b->day)))
        return false;
    found->range = kind == LINK_TO || (a->month == b->month && b->day == a->day + 1);
    return lv_date_exists(a) && lv_date_exists(b);
}

/* "5., 6. un 7. jūnijā": the days after the first, which ends at byte `end`, up to the last; where that begins, or 0. */
static size_t list_of_days(const struct lv_view *view, size_t at, size_t end, struct lv_found *found,
                           int *kind) {
    size_t to = end, from;
    found->days[0] = (struct lv_day){at, end, found->a.day};
    found->ndays = 1;
    while (lv_dates_byte(view->s, to) == ',' && found->ndays < LV_DAYS) {
        struct lv_day *day = &found->days[found->ndays];
        day->from = lv_skip_blanks(view->s, to + 1);
        if (!(to = day_at(view, day->from, &day->day)) || day->day <= day[-1].day)
            return 0;
        day->to = to;
        found->ndays++;
    }
    return found->ndays > 1 && (from = link_at(view, to, kind)) && *kind == LINK_AND ? from : 0;
}

/* A list of days is a range where one follows the other. */
static void settle_list(struct lv_found *found) {
    if (found->ndays < 2)
        return;
    bool row = found->b.day == found->days[found->ndays - 1].day + 1;
    for (size_t i = 1; i < found->ndays; i++)
        row = row && found->days[i].day == found->days[i - 1].day + 1;
    found->range = row;
    found->ndays = row ? 0 : found->ndays;
}

/* "25–26 July 2019", "29. un 30. augustā": the second part begins after byte `end` of the first. */
static size_t two_days(const struct lv_view *view, size_t at, size_t end, struct lv_found *found) {
    int kind = LINK_NONE;
    size_t from = list_of_days(view, at, end, found, &kind);
    if (!from) {
        found->ndays = 0;
        from = link_at(view, end, &kind);
    }
    size_t to = from ? day_at(view, from, &found->b.day) : 0, year;
    if (!to || !(to = month_at(view, to, &found->b.month)))
        return 0;
    if ((year = year_behind(view, to, false, &found->b.year)))
        to = year;
    found->a.month = found->b.month;
    if (!found->b.year)
        found->b.year = found->a.year;
    found->split_to = end;
    found->split_from = from;
    bool good = settle_pair(found, kind);
    settle_list(found);
    return good ? to : 0;
}

/* " – 2 May 2019" after "30 April", which ends at byte `end`. */
static size_t second_date(const struct lv_view *view, size_t end, struct lv_found *found) {
    int kind = LINK_NONE;
    struct lv_date b = {0};
    size_t from = link_at(view, end, &kind), to = from && kind == LINK_TO ? day_at(view, from, &b.day) : 0,
           year;
    if (!to || !(to = month_at(view, to, &b.month)))
        return 0;
    if ((year = year_behind(view, to, false, &b.year)))
        to = year;
    if (!b.year)
        b.year = found->a.year;
    struct lv_found both = *found;
    both.b = b;
    if (!settle_pair(&both, kind))
        return 0;
    *found = both;
    return to;
}

/* "12. maijā", "22 December 2006", and their ranges; found->a.year may be set by what stood before. */
static size_t day_month(const struct lv_view *view, size_t at, struct lv_found *found) {
    size_t end = day_at(view, at, &found->a.day), to, more;
    if (!end)
        return 0;
    if (!(to = month_at(view, end, &found->a.month)))
        return two_days(view, at, end, found);
    if (!found->a.year && (more = year_behind(view, to, false, &found->a.year)))
        to = more;
    if (!lv_date_exists(&found->a))
        return 0;
    return (more = second_date(view, to, found)) ? more : to;
}

/* "2009. gada 7. maijā", "2009 m. kovo 5 d.", "2009. április 8", "2021. gada decembrī". */
static size_t year_first(const struct lv_view *view, size_t at, struct lv_found *found) {
    struct lv_hit hit;
    size_t end = lv_dates_number(view->s, at, 4, 4, &found->a.year), to, day;
    if (!end)
        return 0;
    bool stop = lv_dates_byte(view->s, end) == '.', year_word;
    size_t from = lv_skip_blanks(view->s, end + stop);
    if ((year_word = lv_dates_word(view, from, LV_LIST_YEARWORD, &hit)))
        from = lv_skip_blanks(view->s, from + hit.n + (lv_dates_byte(view->s, from + hit.n) == '.' ? 1 : 0));
    if (!stop && !year_word)
        return 0;
    if ((to = day_month(view, from, found)))
        return to;
    found->a.day = 0;
    if (!(to = month_at(view, from, &found->a.month)))
        return 0;
    day = lv_skip_blanks(view->s, to);
    if (day > to && (day = day_at(view, day, &found->a.day)))
        to = day - (view->s.p[day - 1] == '.' ? 1 : 0);
    else
        found->a.day = 0;
    return lv_date_exists(&found->a) ? to : 0;
}

/* The day or year at byte `at` in found->a, with the month right before it; where it ends, or 0. */
static size_t behind_month(const struct lv_view *view, size_t at, struct lv_found *found) {
    struct lv_hit hit;
    size_t end = year_at(view->s, at, &found->a.year);
    if (end && (found->a.year < 1900 || found->a.year >= 2100))
        return 0;
    if (!end) {
        found->a.year = 0;
        end = day_at(view, at, &found->a.day);
    }
    if (!end || !lv_view_before(view, at, LV_REACH_ANY, LV_LIST_BIT(MONTH), &hit, &found->from) ||
        is_common_word(view, found->from))
        return 0;
    found->a.month = hit.number;
    return end;
}

/* "May 16, 2022", "March 23", "May 8–9, 2022": the month is right before byte `at`. */
static size_t month_first(const struct lv_view *view, size_t at, struct lv_found *found) {
    size_t end = behind_month(view, at, found), to = end, year, second;
    int kind;
    if (!end || found->a.year)
        return lv_date_exists(&found->a) ? end : 0;
    if (view->s.p[to - 1] == '.')
        to = --end; /* of the sentence */
    if ((second = link_at(view, end, &kind)) && kind == LINK_TO &&
        (second = day_at(view, second, &found->b.day))) {
        found->b.month = found->a.month;
        to = second - (view->s.p[second - 1] == '.' ? 1 : 0);
    }
    if ((year = year_behind(view, to, true, &found->a.year)))
        to = year;
    found->b.year = found->a.year;
    if (found->b.month && !settle_pair(found, LINK_TO))
        return 0;
    return (year || habit(view, LV_STR("month-first"))) && lv_date_exists(&found->a) ? to : 0;
}

/* ---- numbers only ---- */

enum {
    WINDOW = 70
}; /* two digits from here on are a year of the last century, as POSIX has it (strptime, %y) but for 69 */

/* The order of day and month in a/b/year. False if it is not certain. */
static bool slashed(const struct lv_view *view, size_t end, int a, int b, struct lv_date *date) {
    bool english = habit(view, LV_STR("month-first"));
    bool american = lv_str_eq(lv_node_lang(view->block), LV_STR("en-US")) ||
                    lv_str_starts(lv_str_sub(view->s, end, end + 3), LV_STR(" - "));
    bool month_leads = b > 12 || (english && american && a <= 12);
    if (english && !american && a <= 12 && b <= 12 && a != b)
        return false;
    date->month = month_leads ? a : b;
    date->day = month_leads ? b : a;
    return true;
}

static bool joins_numbers(char c) {
    return c == '.' || c == '/' || c == '-' || c == ':';
}

/* Three numbers with the same sign between them; spaces may follow full stops. Where they end, or 0. */
static size_t three_numbers(struct lv_str s, size_t at, int value[3], size_t digits[3]) {
    char sign = '\0';
    for (size_t i = 0; i < 3; i++) {
        digits[i] = lv_digits_at(s, at, &value[i]);
        at += digits[i];
        if (!digits[i] || lv_is_digit(lv_dates_byte(s, at)))
            return 0;
        if (i == 2)
            break;
        if (i == 0)
            sign = lv_dates_byte(s, at);
        if (!sign || !strchr("./-", sign) || lv_dates_byte(s, at) != sign)
            return 0;
        at = sign == '.' ? lv_skip_blanks(s, at + 1) : at + 1;
    }
    bool goes_on = joins_numbers(lv_dates_byte(s, at)) && lv_is_digit(lv_dates_byte(s, at + 1));
    bool time = lv_dates_byte(s, at) == 'T' && lv_is_digit(lv_dates_byte(s, at + 1));
    return (lv_word_ends(s, at) || time) && !goes_on ? at : 0;
}

/*
 * "2013.9.07.": the day before the month, as in the words of languages with the custom [habit] year-day. Only where the
 * zeros say so, or nothing else can be.
 */
static bool day_leads(const struct lv_view *view, const int value[3], const size_t digits[3]) {
    if (value[1] > 12 || value[2] > 12)
        return value[1] > 12 && value[2] <= 12;
    return digits[1] == 1 && digits[2] == 2 && habit(view, LV_STR("year-day"));
}

/* 12.05.2023, 2023-05-12, 07/17/2012; with two digits for the year only where nothing but a date can be. */
static size_t numeric(const struct lv_view *view, size_t at, bool strict, struct lv_found *found) {
    int value[3];
    size_t digits[3], end = three_numbers(view->s, at, value, digits);
    struct lv_date *date = &found->a;
    if (!end)
        return 0;
    date->year = value[2];
    date->month = value[1];
    date->day = value[0];
    if (digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2) {
        date->year = value[0];
        date->day = value[2];
    } else if (digits[0] > 2 || digits[1] > 2 || (digits[2] != 4 && (strict || digits[2] != 2))) {
        return 0;
    } else if (memchr(view->s.p + at, '/', 3) && !slashed(view, end, value[0], value[1], date)) {
        return 0;
    }
    if (digits[2] == 2 && digits[0] != 4)
        date->year += date->year >= WINDOW ? 1900 : 2000;
    if (digits[0] == 4 && view->s.p[at + 4] == '.' && day_leads(view, value, digits)) {
        date->day = value[1];
        date->month = value[2];
    }
    return date->day && lv_date_exists(date) ? end : 0;
}

/* "28.04.-02.05.2028", "28.-30.04.2028": a range of which only the end has a year; where it ends, or 0. */
static size_t numeric_range(const struct lv_view *view, size_t at, bool strict, struct lv_found *found) {
    struct lv_str s = view->s;
    struct lv_found last = {0};
    int kind = LINK_NONE;
    size_t day = lv_dates_number(s, at, 1, 2, &found->a.day), month = 0, from;
    if (!day || lv_dates_byte(s, day) != '.')
        return 0;
    month = lv_dates_number(s, lv_skip_blanks(s, day + 1), 2, 2, &found->a.month);
    size_t to = month ? month + (lv_dates_byte(s, month) == '.') : day + 1;
    if (!(from = link_at(view, to, &kind)) || kind != LINK_TO || lv_dates_byte(s, from) < '0' ||
        !(to = numeric(view, from, strict, &last)) || last.a.month == 0)
        return 0;
    found->b = last.a;
    found->a.month = month ? found->a.month : last.a.month;
    return settle_pair(found, LINK_TO) ? to : 0;
}

/* " – 02.05.2028" after a full numeric date that ends at byte `end`. */
static size_t second_numeric(const struct lv_view *view, size_t end, bool strict, struct lv_found *found) {
    struct lv_found last = {0}, both = *found;
    int kind = LINK_NONE;
    size_t dot = end + (lv_dates_byte(view->s, end) == '.'), from = link_at(view, dot, &kind), to;
    if (!from || kind != LINK_TO || !(to = numeric(view, from, strict, &last)))
        return end;
    both.b = last.a;
    if (!settle_pair(&both, LINK_TO))
        return end;
    *found = both;
    return to;
}

/* A numeric date, or a range of them. */
static size_t numerics(const struct lv_view *view, size_t at, bool strict, struct lv_found *found) {
    size_t end = numeric(view, at, strict, found);
    if (end)
        return second_numeric(view, end, strict, found);
    found->a = (struct lv_date){0};
    return numeric_range(view, at, strict, found);
}

static void read_weekday(const struct lv_view *view, struct lv_found *found) {
    struct lv_hit hit;
    size_t start, end = found->from;
    while (end && strchr(", ", view->s.p[end - 1]))
        end--;
    if (end < found->from && lv_view_before(view, end, LV_REACH_ANY, LV_LIST_BIT(WEEKDAY), &hit, &start))
        found->a.weekday = hit.number;
}

static enum lv_clock_mode mode_of(const struct lv_view *view, bool strict) {
    return !strict ? LV_CLOCK_LINE : view->block->kind == LV_N_EVENT ? LV_CLOCK_EVENT : LV_CLOCK_TEXT;
}

bool lv_date_at(const struct lv_view *view, size_t at, bool strict, struct lv_found *found) {
    static const struct lv_found none;
    char before = at ? view->s.p[at - 1] : '\0';
    if (lv_is_word(lv_char_before(view->s, at)) ||
        (at > 1 && (joins_numbers(before) || before == ',') && lv_is_digit(view->s.p[at - 2])))
        return false;
    for (int form = 0; form < 4; form++) {
        *found = none;
        found->from = at;
        size_t end = form == 0   ? numerics(view, at, strict, found)
                     : form == 1 ? month_first(view, at, found)
                     : form == 2 ? day_month(view, at, found)
                                 : year_first(view, at, found);
        if (!end)
            continue;
        found->date_from = found->from;
        found->to = found->date_to = end;
        read_weekday(view, found);
        if (!found->range && !found->split_from)
            lv_hours_behind(view, mode_of(view, strict), found);
        return true;
    }
    return false;
}
