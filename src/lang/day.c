#include "lang/day.h"

#include "lang/dates.h"
#include "lang/words.h"

enum { DAY = 10 }; /* bytes of a day: yyyy-mm-dd */

bool lv_is_day(struct lv_str s) {
    struct lv_date date;
    return s.n == DAY && lv_date_of_iso(s, &date);
}

void lv_day_put(struct lv_buf *to, struct lv_str day, struct lv_str lang) {
    struct lv_str form = lv_word_ui(lang, "day");
    size_t year = 0, month = 5, number = 8;
    for (size_t i = 0; i < form.n; i++) {
        size_t *at = form.p[i] == 'y' ? &year : form.p[i] == 'm' ? &month : form.p[i] == 'd' ? &number : NULL;
        lv_buf_char(to, at && *at < day.n ? day.p[(*at)++] : form.p[i]);
    }
}
