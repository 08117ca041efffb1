#include "lang/dates.h"

enum { NEAR = 120, FAR = 550 }; /* days */

static bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool lv_date_exists(const struct lv_date *date) {
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date->month < 1 || date->month > 12 || date->day < 0 || date->day > days[date->month - 1])
        return false;
    if (date->year && (date->year < 1000 || date->year > 2999))
        return false;
    return date->month != 2 || date->day != 29 || !date->year || is_leap(date->year);
}

/* Years begin in March here, so that the leap day is the last of its year. */
long lv_date_number(int year, int month, int day) {
    long y = month > 2 ? year : year - 1, m = month > 2 ? month - 3 : month + 9;
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

int lv_date_weekday(int year, int month, int day) {
    long n = (lv_date_number(year, month, day) + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(n < 0 ? n + 7 : n) + 1;
}

/* Appends what is before a number, and the number in `n` digits. */
static void put(struct lv_buf *out, const char *before, int value, int n) {
    char digits[4];
    for (int i = n; i-- > 0; value /= 10)
        digits[i] = (char)('0' + value % 10);
    lv_buf_puts(out, before);
    lv_buf_add(out, digits, (size_t)n);
}

static void put_clock(struct lv_buf *out, const struct lv_date *date) {
    put(out, "T", date->hour, 2);
    put(out, ":", date->minute, 2);
    if (date->seconds)
        put(out, ":", date->second, 2);
    lv_buf_str(out, lv_str_sub(date->zone, 0, 3));
    if (date->zone.n == 5)
        lv_buf_char(out, ':');
    lv_buf_str(out, lv_str_sub(date->zone, 3, date->zone.n));
}

/* 24.00 is the beginning of the next day, as HTML has it. */
static struct lv_date after_midnight(struct lv_date date) {
    if (!date.clock || date.hour < 24 || !date.year || !date.day)
        return date;
    date.hour = 0;
    date.day++;
    if (lv_date_exists(&date))
        return date;
    date.day = 1;
    date.year += date.month == 12;
    date.month = date.month % 12 + 1;
    return date;
}

void lv_date_iso(struct lv_buf *out, const struct lv_date *said) {
    const struct lv_date day = after_midnight(*said), *date = &day;
    if (date->year)
        put(out, "", date->year, 4);
    put(out, date->year ? "-" : "--", date->month, 2);
    if (date->day)
        put(out, "-", date->day, 2);
    if (date->year && date->day && date->clock)
        put_clock(out, date);
}

static bool number_at(struct lv_str s, size_t at, size_t digits, int *value) {
    *value = 0;
    for (size_t i = at; i < at + digits; i++) {
        if (i >= s.n || !lv_is_digit(s.p[i]))
            return false;
        *value = *value * 10 + (s.p[i] - '0');
    }
    return true;
}

bool lv_date_of_iso(struct lv_str iso, struct lv_date *date) {
    *date = (struct lv_date){0};
    bool read = number_at(iso, 0, 4, &date->year) && number_at(iso, 5, 2, &date->month) &&
                number_at(iso, 8, 2, &date->day) && iso.p[4] == '-' && iso.p[7] == '-';
    if (!read || !date->year || !date->day || lv_str_find(iso, LV_STR("/"), 0) != SIZE_MAX)
        return false;
    date->clock = iso.n > 10 && iso.p[10] == 'T' && number_at(iso, 11, 2, &date->hour) &&
                  number_at(iso, 14, 2, &date->minute) && date->hour <= 24 && date->minute < 60;
    return lv_date_exists(date);
}

static long distance(const struct lv_date *date, int year, long near) {
    long n = lv_date_number(year, date->month, date->day) - near;
    return n < 0 ? -n : n;
}

static int year_of(long day) {
    int year = 1971 + (int)(day / 365);
    while (lv_date_number(year, 1, 1) > day)
        year--;
    return year;
}

bool lv_date_complete(struct lv_date *date, long near) {
    int middle = 1970 + (int)(near / 365), best = 0;
    if (date->year || !date->day)
        return date->year != 0;
    for (int year = middle - 3; year <= middle + 3; year++) {
        struct lv_date full = {.year = year, .month = date->month, .day = date->day};
        if (!lv_date_exists(&full) ||
            (date->weekday && date->weekday != lv_date_weekday(year, date->month, date->day)))
            continue;
        if (!best || distance(date, year, near) < distance(date, best, near))
            best = year;
    }
    if (!best)
        return false;
    if (distance(date, best, near) > (date->weekday ? FAR : NEAR)) {
        struct lv_date same = {.year = year_of(near), .month = date->month, .day = date->day};
        if (date->weekday || !lv_date_exists(&same))
            return false;
        best = same.year;
    }
    date->year = best;
    return true;
}
