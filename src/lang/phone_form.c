/* The form of a telephone number for people, by the groups of phones.def. */
#include <string.h>

#include "lang/chars.h"
#include "lang/phone.h"

enum { MOST_DIGITS = 20, TEXT_DIGITS = 40 };

/* Where a group begins: a bit for each digit. */
typedef uint32_t starts;

/* Finds the groups of a country for so many digits, "34,44"; 0: there are none. */
static starts groups_of_country(const char *groups, size_t digits) {
    for (const char *at = groups; *at; at += *at == ',') {
        size_t n = 0;
        starts found = 0;
        for (; lv_is_digit(*at); at++) {
            found |= UINT32_C(1) << n;
            n += (size_t)(*at - '0');
        }
        if (n == digits)
            return found;
    }
    return 0;
}

/* Finds where the text divides the digits of a number; 0: it does not show them. */
static starts groups_of_text(struct lv_str text, const char *digits, size_t n) {
    char all[TEXT_DIGITS];
    uint64_t first = 0;
    size_t count = 0;
    for (size_t at = 0; at < text.n && count < TEXT_DIGITS; at++) {
        if (!lv_is_digit(text.p[at]))
            continue;
        if (!at || !lv_is_digit(text.p[at - 1]))
            first |= UINT64_C(1) << count;
        all[count++] = text.p[at];
    }
    const char *found = memmem(all, count, digits, n);
    return found ? (starts)(first >> (found - all)) : 0;
}

void lv_phone_spaced(struct lv_buf *out, struct lv_str number, struct lv_str text) {
    char copy[MOST_DIGITS] = "";
    if (number.n < 2 || number.n >= MOST_DIGITS)
        return;
    memcpy(copy, number.p, number.n);
    const struct lv_country *land = lv_country_of_number(copy);
    size_t code = land ? strlen(lv_country_code(land)) + 1 : number.n, n = number.n - code;
    const char *digits = copy + code;
    starts first = land ? groups_of_country(lv_country_groups(land), n) : 0;
    if (!first)
        first = groups_of_text(text, digits, n);
    lv_buf_str(out, lv_str_sub(number, 0, code));
    for (size_t i = 0; i < n; i++)
        lv_buf_printf(out, "%s%c", !i || first >> i & 1 ? " " : "", digits[i]);
}
