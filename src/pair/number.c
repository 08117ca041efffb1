#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lang/chars.h"
#include "pair/pair.h"

enum { GROUP = 3 }; /* digits between two signs of grouping */

/* A number while it is read: its digits so far, and how many of them stand after the decimal sign. */
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

/* True for what is between thousands in some language; *n: its bytes. */
static bool is_separator(struct lv_str s, size_t at, size_t *n, bool *blank) {
    uint32_t cp;
    *n = lv_utf8_next(s, at, &cp);
    *blank = cp == ' ' || cp == 0xA0 || cp == 0x2009 || cp == 0x202F;
    return *n && (*blank || cp == '.' || cp == ',' || cp == '\'');
}

/* Reads 14 087 164, 14,087,164, 1.75 or 16:50. Three digits after a sign are thousands, but not after a zero. */
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

/* The end of the hour after "2–" or "2 to ", and its value; `at` if no range is there. */
static size_t range_end(struct lv_str s, size_t at, uint32_t langs, int *hour) {
    uint32_t cp;
    struct lv_hit word;
    int last;
    size_t sign = lv_skip_blanks(s, at), n = lv_utf8_next(s, sign, &cp);
    if (cp != '-' && cp != 0x2013)
        n = lv_word_at(s, sign, LV_LIST_RANGEWORD, langs, &word) ? word.n : 0;
    size_t from = lv_skip_blanks(s, sign + n), digits = lv_digits_at(s, from, &last);
    if (!n || !digits || digits > 2)
        return at;
    *hour = last;
    size_t minutes = from + digits;
    bool clock =
        minutes < s.n && (s.p[minutes] == '.' || s.p[minutes] == ':') && digits_at(s, minutes + 1) == 2;
    return clock ? minutes + 3 : minutes;
}

static void set_hour(struct number *number, size_t whole, int hour) {
    char digits[2] = {(char)('0' + hour / 10), (char)('0' + hour % 10)};
    size_t skip = hour < 10, n = 2 - skip;
    memmove(number->digit + n, number->digit + whole, number->decimals);
    memcpy(number->digit, digits + skip, n);
    number->n = n + number->decimals;
}

/* "p.m.": twelve hours more, also for the 2 in "2 to 4 p.m.". Returns the end of what is read. */
static size_t read_half_day(struct lv_str s, size_t at, uint32_t langs, struct number *number) {
    struct lv_hit hit;
    size_t whole = number->n - number->decimals;
    int hour, last;
    if (!whole || whole > 2)
        return at;
    lv_digits_at((struct lv_str){number->digit, whole}, 0, &hour);
    last = hour;
    if (lv_word_at(s, lv_skip_blanks(s, at), LV_LIST_HALFDAY, langs, &hit)) {
        set_hour(number, whole, hour % 12 + hit.number);
        return lv_skip_blanks(s, at) + hit.n;
    }
    size_t end = range_end(s, at, langs, &last);
    if (hour % 12 < last % 12 && lv_word_at(s, lv_skip_blanks(s, end), LV_LIST_HALFDAY, langs, &hit))
        set_hour(number, whole, hour % 12 + hit.number);
    return at;
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

/* A number in words while it is read: its thousands and above, what is below, and the last of the great words. */
struct spelt {
    int64_t whole, part, least;
};

/* True if the word goes on with the number. */
static bool add_word(struct spelt *n, int64_t value) {
    int64_t ones = n->part % 10, tens = n->part % 100;
    if (value >= 1000) {
        if (value >= n->least)
            return false;
        n->whole += (n->part ? n->part : 1) * value;
        n->part = 0;
        n->least = value;
        return true;
    }
    if (value == 100 && n->part > 0 && n->part < 10)
        n->part *= 100;
    else if (value >= 100 ? n->part == 0 : value >= 10 ? tens == 0 : value > 0 && ones == 0 && tens != 10)
        n->part += value;
    else
        return false;
    return true;
}

/* Where the next word of a number may begin: after a space or a hyphen, and after "and" if hundreds stand before. */
static size_t next_word(struct lv_str s, size_t at, uint32_t langs, const struct spelt *n) {
    struct lv_hit hit;
    size_t word = at < s.n && s.p[at] == '-' ? at + 1 : lv_skip_blanks(s, at);
    bool hundreds = n->part >= 100 && n->part % 100 == 0;
    if (word > at && hundreds && lv_word_at(s, word, LV_LIST_RANGEWORD, langs, &hit) &&
        hit.number == LV_RANGE_AND)
        word = lv_skip_blanks(s, word + hit.n);
    return word;
}

size_t lv_number_spelt(struct lv_str s, size_t at, uint32_t langs, char to[LV_NUMBER_ROOM + 1], size_t *n) {
    struct spelt number = {.least = INT64_MAX};
    struct lv_hit hit;
    size_t end = at, word = at, words = 0;
    bool zero = false;
    while (!zero && lv_word_at(s, word, LV_LIST_NUMBER, langs, &hit)) {
        zero = !words && !hit.number;
        if (!zero && !add_word(&number, hit.number))
            break;
        words++;
        end = word + hit.n;
        word = next_word(s, end, langs, &number);
        if (word == end)
            break;
    }
    *n = (size_t)snprintf(to, LV_NUMBER_ROOM + 1, "%" PRId64, number.whole + number.part);
    return end;
}
