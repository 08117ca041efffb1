/* Rows of tables that lost what divided their cells. */
#include "lang/chars.h"
#include "lang/figures.h"
#include "recognise/roles.h"

enum { ROWS_LEAST = 2, GAP_MOST = 2, SHARE_BYTES = 40, YEAR_LEAST = 1900, YEAR_MOST = 2100 };

/* "11.92%", "0,3": digits on both sides of a point, or a sign for per cent after them; no telephone has these. */
static bool has_decimal(struct lv_str s) {
    for (size_t i = 1; i + 1 <= s.n; i++) {
        bool after = i + 1 < s.n && lv_is_digit(s.p[i + 1]);
        if (lv_is_digit(s.p[i - 1]) && (s.p[i] == '%' || (after && (s.p[i] == '.' || s.p[i] == ','))))
            return true;
    }
    return false;
}

/* "Turnout 48%" */
static bool is_share(struct lv_str s) {
    return s.n > 2 && s.n <= SHARE_BYTES && s.p[s.n - 1] == '%' && lv_is_digit(s.p[s.n - 2]);
}

/* "2024    2025": the head of columns, and no telephone. */
static bool is_years(struct lv_str s) {
    size_t years = 0;
    int year;
    for (size_t at = 0; at < s.n; at = lv_skip_blanks(s, at + 4), years++)
        if (lv_digits_at(s, at, &year) != 4 || year < YEAR_LEAST || year > YEAR_MOST ||
            (at + 4 < s.n && !lv_is_blank(lv_char_at(s, at + 4))))
            return false;
    return years > 1;
}

/* Words and then numbers; no telephone and no item. */
static bool is_row(const struct lv_fact *f) {
    return (is_share(f->text) || (lv_has_figures(f->text) && has_decimal(f->text))) &&
           !LV_ANY_SEEN(f, LV_E_PHONE_WORD, LV_E_EMAIL_IN, LV_E_BULLET, LV_E_STOP, LV_E_URL_IN,
                        LV_E_DATE_ONLY);
}

/* Rows of figures right below each other: their digits are no telephone numbers. */
void lv_see_rows(struct lv_facts *facts) {
    struct lv_fact *f = facts->fact;
    for (size_t i = 0; i < facts->n; i++)
        if (lv_seen(&f[i], LV_E_PHONE_IN) && is_years(f[i].text)) {
            lv_see(&f[i], LV_E_FIGURES, true);
            lv_unsee(&f[i], LV_E_PHONE_IN);
            lv_unsee(&f[i], LV_E_PHONE_ONLY);
        }
    for (size_t i = 0, end; i < facts->n; i = end) {
        for (end = i; end < facts->n && is_row(&f[end]); end++)
            if (end > i && f[end].line > f[end - 1].last_line + GAP_MOST)
                break;
        for (size_t row = i; row < end && end - i >= ROWS_LEAST; row++) {
            lv_see(&f[row], LV_E_FIGURE_ROWS, true);
            lv_see(&f[row], LV_E_FIGURES, true);
            lv_unsee(&f[row], LV_E_PHONE_IN);
            lv_unsee(&f[row], LV_E_PHONE_ONLY);
        }
        end = end > i ? end : i + 1;
    }
}
