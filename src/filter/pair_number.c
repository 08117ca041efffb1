#include <string.h>

#include "filter/chars.h"
#include "filter/pair.h"

enum { GROUP = 3 }; /* digits between two signs of grouping */

/* A number while it is read: its digits so far, and how many of them stand behind the decimal sign. */
struct number {
    char digit[LV_NUMBER_ROOM];
    size_t n, decimals;
    bool decimal;
};

static size_t digits_at(struct lv_str s, size_t at) {
    size_t n = 0;
    while (at + n < s.n && lv_is_digit(s.p[at + n]))
        n++;
    return n;
}

static void add_digits(struct number *number, const char *p, size_t n) {
    size_t room = sizeof number->digit - number->n;
    n = n < room ? n : room;
    memcpy(number->digit + number->n, p, n);
    number->n += n;
    number->decimals += number->decimal ? n : 0;
}

/* True for what stands between thousands in some language; *n: its bytes. */
static bool is_separator(struct lv_str s, size_t at, size_t *n, bool *blank) {
    uint32_t cp;
    *n = lv_utf8_next(s, at, &cp);
    *blank = cp == ' ' || cp == 0xA0 || cp == 0x2009 || cp == 0x202F;
    return *n && (*blank || cp == '.' || cp == ',' || cp == '\'');
}

/* Reads 14 087 164, 14,087,164, 1.75 or 16:50. Three digits behind a sign are thousands, but not behind a zero. */
static size_t read_digits(struct lv_str s, size_t at, struct number *number) {
    size_t group = digits_at(s, at), sign;
    bool blank, thousands = group <= GROUP && s.p[at] != '0';
    add_digits(number, s.p + at, group);
    at += group;
    while (at < s.n) {
        bool separates = is_separator(s, at, &sign, &blank);
        size_t next = separates || s.p[at] == ':' ? digits_at(s, at + (separates ? sign : 1)) : 0;
        bool grouped = separates && thousands && next == GROUP && !number->decimal;
        if (!next || (!grouped && (blank || number->decimal || s.p[at] == '\'')))
            break;
        number->decimal = !grouped;
        at += separates ? sign : 1;
        add_digits(number, s.p + at, next);
        at += next;
    }
    return at;
}

/* "thousand", "milj.": as many zeros more. */
static size_t read_power(struct lv_str s, size_t at, uint32_t langs, struct number *number) {
    struct lv_hit hit;
    size_t word = lv_skip_blanks(s, at), zeros = 0;
    if (!lv_word_at(s, word, LV_LIST_NUMBER, langs, &hit) || hit.number < 1000)
        return at;
    for (int power = hit.number; power >= 10; power /= 10)
        zeros++;
    while (zeros && number->n < sizeof number->digit) {
        if (number->decimals)
            number->decimals--;
        else
            number->digit[number->n++] = '0';
        zeros--;
    }
    return word + hit.n;
}

/* "p.m.": twelve hours more. */
static size_t read_half_day(struct lv_str s, size_t at, uint32_t langs, struct number *number) {
    struct lv_hit hit;
    size_t word = lv_skip_blanks(s, at), whole = number->n - number->decimals;
    int hour = 0;
    if (whole > 2 || !lv_word_at(s, word, LV_LIST_HALFDAY, langs, &hit))
        return at;
    for (size_t i = 0; i < whole; i++)
        hour = hour * 10 + number->digit[i] - '0';
    hour = hour % 12 + hit.number;
    memmove(number->digit + (hour > 9 ? 2 : 1), number->digit + whole, number->decimals);
    number->n = number->decimals + (hour > 9 ? 2 : 1);
    number->digit[0] = (char)('0' + (hour > 9 ? hour / 10 : hour));
    if (hour > 9)
        number->digit[1] = (char)('0' + hour % 10);
    return word + hit.n;
}

/* 18.00 is 18, and 1.50 is 1.5. */
static size_t print(struct number *number, char to[LV_NUMBER_ROOM + 1]) {
    while (number->decimals && number->digit[number->n - 1] == '0') {
        number->n--;
        number->decimals--;
    }
    size_t whole = number->n - number->decimals;
    memcpy(to, number->digit, whole);
    if (!number->decimals)
        return whole;
    to[whole] = '.';
    memcpy(to + whole + 1, number->digit + whole, number->decimals);
    return number->n + 1;
}

size_t lv_number_read(struct lv_str s, size_t at, uint32_t langs, char to[LV_NUMBER_ROOM + 1], size_t *n) {
    struct number number = {.n = 0};
    size_t end = read_digits(s, at, &number), power = read_power(s, end, langs, &number);
    if (power == end)
        power = read_half_day(s, end, langs, &number);
    *n = print(&number, to);
    return power;
}
