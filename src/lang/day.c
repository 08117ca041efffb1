#include "lang/day.h"

#include "lang/dates.h"
#include "lang/words.h"

enum { DAY = 10 }; /* bytes of a day: yyyy-mm-dd */

/* A number of so many digits, from a byte on; -1 if it is none. */
static int number_at(struct lv_str s, size_t at, size_t digits) {
    int value = 0;
    for (size_t i = at; i < at + digits; i++) {
        if (!lv_is_digit(s.p[i]))
            return -1;
        value = 10 * value + (s.p[i] - '0');
    }
    return value;
}

bool lv_is_day(struct lv_str s) {
    if (s.n != DAY || s.p[4] != '-' || s.p[7] != '-')
        return false;
    struct lv_date date = {
        .year = number_at(s, 0, 4), .month = number_at(s, 5, 2), .day = number_at(s, 8, 2)};
    return date.year > 0 && date.day > 0 && lv_date_exists(&date);
}

void lv_day_put(struct lv_buf *to, struct lv_str day, struct lv_str lang) {
    struct lv_str form = lv_word_ui(lang, "day");
    size_t year = 0, month = 5, number = 8;
    for (size_t i = 0; i < form.n; i++) {
        size_t *at = form.p[i] == 'y' ? &year : form.p[i] == 'm' ? &month : form.p[i] == 'd' ? &number : NULL;
        lv_buf_char(to, at && *at < day.n ? day.p[(*at)++] : form.p[i]);
    }
}
