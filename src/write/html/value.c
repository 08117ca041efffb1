#include <string.h>

#include "write/html/html.h"

/* ---- addresses ---- */

static const char digits[] = "0123456789", hex_digits[] = "0123456789ABCDEFabcdef",
                  letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* How many bytes from `at` on are ASCII letters, digits or one of `others`. */
static size_t span(struct lv_str s, size_t at, const char *others) {
    size_t n = 0;
    while (at + n < s.n && s.p[at + n] &&
           (strchr(digits, s.p[at + n]) || strchr(letters, s.p[at + n]) || strchr(others, s.p[at + n])))
        n++;
    return n;
}

/* True for a % that stands for nothing. */
static bool is_bare_percent(struct lv_str s, size_t at) {
    return s.p[at] == '%' && (at + 2 >= s.n || !s.p[at + 1] || !s.p[at + 2] ||
                              !strchr(hex_digits, s.p[at + 1]) || !strchr(hex_digits, s.p[at + 2]));
}

/* Appends s, with what must not stand in an address percent-encoded; a second # too. */
static void add_encoded(struct lv_buf *out, struct lv_str s) {
    bool fragment = false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c <= ' ' || c == 0x7F || strchr("\"<>\\^`{|}[]", c) || is_bare_percent(s, i) ||
            (c == '#' && fragment))
            lv_buf_printf(out, "%%%c%c", hex_digits[c >> 4], hex_digits[c & 15]);
        else if (c == '&')
            lv_buf_puts(out, "&amp;");
        else
            lv_buf_char(out, (char)c);
        fragment = fragment || c == '#';
    }
}

/* A name of ASCII letters and figures whose last part is none of an IP address. */
static bool is_host(struct lv_str host) {
    size_t last = host.n;
    while (last && host.p[last - 1] != '.')
        last--;
    return last < host.n && host.p[0] != '.' && strchr(letters, host.p[last]) &&
           lv_str_find(host, LV_STR(".."), 0) == SIZE_MAX;
}

/* A host, perhaps a port, then a path, a query, a fragment or nothing. */
static bool is_web(struct lv_str rest) {
    size_t at = 2 + span(rest, 2, ".-");
    if (!lv_str_starts(rest, LV_STR("//")) || !is_host(lv_str_sub(rest, 2, at)))
        return false;
    if (at < rest.n && rest.p[at] == ':') {
        size_t port = 1;
        while (port < 5 && at + port < rest.n && strchr(digits, rest.p[at + port]))
            port++;
        at += port;
    }
    return at >= rest.n || strchr("/?#", rest.p[at]);
}

static bool is_mail(struct lv_str rest) {
    size_t user = span(rest, 0, ".!#$%&'*+/=^_`{|}~-"), host;
    if (!user || user >= rest.n || rest.p[user] != '@')
        return false;
    host = span(rest, user + 1, ".-");
    return is_host(lv_str_sub(rest, user + 1, user + 1 + host)) &&
           (user + 1 + host == rest.n || rest.p[user + 1 + host] == '?');
}

static bool is_phone(struct lv_str rest) {
    size_t first = rest.n && rest.p[0] == '+';
    return first < rest.n && lv_is_digit(rest.p[first]) && span(rest, 0, "+-.()*;=") == rest.n;
}

bool lv_html_href(struct lv_buf *out, struct lv_str href) {
    static const struct {
        struct lv_str scheme;
        bool (*valid)(struct lv_str rest);
    } schemes[] = {
        {{"https:", 6}, is_web}, {{"http:", 5}, is_web}, {{"mailto:", 7}, is_mail}, {{"tel:", 4}, is_phone}};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        struct lv_str scheme = schemes[i].scheme;
        if (href.n < scheme.n || strncasecmp(href.p, scheme.p, scheme.n) != 0)
            continue;
        if (!schemes[i].valid(lv_str_sub(href, scheme.n, href.n)))
            return false;
        add_encoded(out, href);
        return true;
    }
    return false;
}

bool lv_html_open_link(struct lv_buf *out, struct lv_str href) {
    size_t start = out->n;
    lv_buf_puts(out, "<a href=\"");
    bool link = lv_html_href(out, href);
    out->n = link ? out->n : start;
    return link;
}

/* ---- dates and times ---- */

/* True if s has the shape of `pattern`, in which 0 stands for any figure and + for a sign. */
static bool has_shape(struct lv_str s, const char *pattern) {
    size_t i = 0;
    for (; i < s.n && pattern[i]; i++) {
        bool figure = lv_is_digit(s.p[i]), sign = s.p[i] == '+' || s.p[i] == '-';
        if (pattern[i] == '0' ? !figure : pattern[i] == '+' ? !sign : s.p[i] != pattern[i])
            return false;
    }
    return i == s.n && !pattern[i];
}

/* The number of `n` figures at `at`; `missing` if s ends before. */
static int number(struct lv_str s, size_t at, size_t n, int missing) {
    int value = 0;
    if (at + n > s.n)
        return missing;
    for (size_t i = at; i < at + n; i++)
        value = value * 10 + (s.p[i] - '0');
    return value;
}

static int days(int year, int month) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return lengths[month - 1] + (month == 2 && leap);
}

static bool is_date(struct lv_str s) {
    int year = number(s, 0, 4, 0), month = number(s, 5, 2, 1), day = number(s, 8, 2, 1);
    return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= days(year, month);
}

static bool is_clock(struct lv_str s) {
    return (has_shape(s, "00:00") || has_shape(s, "00:00:00")) && number(s, 0, 2, 0) < 24 &&
           number(s, 3, 2, 0) < 60 && number(s, 6, 2, 0) < 60;
}

/* A clock with or without a zone. */
static bool is_zoned_clock(struct lv_str s) {
    if (lv_str_ends(s, LV_STR("Z")))
        return is_clock(lv_str_sub(s, 0, s.n - 1));
    if (s.n > 6 && has_shape(lv_str_sub(s, s.n - 6, s.n), "+00:00"))
        return is_clock(lv_str_sub(s, 0, s.n - 6)) && is_clock(lv_str_sub(s, s.n - 5, s.n));
    return is_clock(s);
}

bool lv_html_datetime(struct lv_str s) {
    size_t t = lv_str_find(s, LV_STR("T"), 0);
    struct lv_str date = lv_str_sub(s, 0, t);
    if (t != SIZE_MAX)
        return has_shape(date, "0000-00-00") && is_date(date) && is_zoned_clock(lv_str_sub(s, t + 1, s.n));
    if (has_shape(s, "0000") || has_shape(s, "0000-00") || has_shape(s, "0000-00-00"))
        return is_date(s);
    return is_clock(s);
}
