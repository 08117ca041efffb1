/* Signs that a text is the source of a web page or a mail, not what it shows. */
#include <string.h>

#include "core/skip.h"
#include "core/utf8.h"
#include "lang/chars.h"
#include "read/read.h"

enum { SHOWN = 16, REACH = 200 }; /* bytes of a sign, and of a tag */

/* "&nbsp;", "&#8211;" at byte `at`: how many bytes, or 0. The names are those of HTML that texts have (HTML Living Standard, 13.5). */
static size_t entity_at(struct lv_str s, size_t at) {
    static const char *const names[] = {"amp",   "nbsp",   "quot",  "lt",    "gt",    "apos",
                                        "ndash", "mdash",  "lsquo", "rsquo", "ldquo", "rdquo",
                                        "bdquo", "hellip", "laquo", "raquo", "shy",   "euro"};
    struct lv_str rest = lv_str_sub(s, at + 1, at + 1 + SHOWN);
    size_t end = lv_str_find(rest, LV_STR(";"), 0);
    if (s.p[at] != '&' || end >= rest.n || end == 0)
        return 0;
    if (rest.p[0] == '#' && end > 1 && (lv_is_digit(rest.p[1]) || rest.p[1] == 'x'))
        return end + 2;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (lv_str_eq(lv_str_sub(rest, 0, end), lv_str_from(names[i])))
            return end + 2;
    return 0;
}

/* "<p>", "<br />", "</div>", "<span class=…" at byte `at`: how many bytes to show, or 0. */
static size_t tag_at(struct lv_str s, size_t at) {
    static const char *const names[] = {"p",  "br",  "div",    "span", "html", "head", "body",
                                        "a",  "b",   "i",      "ul",   "li",   "meta", "h1",
                                        "h2", "img", "strong", "em",   "td",   "table"};
    size_t from = at + 1 + (at + 1 < s.n && s.p[at + 1] == '/'), to = from;
    if (s.p[at] != '<')
        return 0;
    while (to < s.n && to - from < SHOWN && ((s.p[to] >= 'a' && s.p[to] <= 'z') || lv_is_digit(s.p[to])))
        to++;
    struct lv_str rest = lv_str_sub(s, to, to + REACH);
    bool ends = rest.n && strchr("> /", rest.p[0]) && lv_str_find(rest, LV_STR(">"), 0) < rest.n;
    for (size_t i = 0; ends && i < sizeof names / sizeof *names; i++)
        if (lv_str_eq(lv_str_sub(s, from, to), lv_str_from(names[i])))
            return to - at + (s.p[to] == '>');
    return 0;
}

static bool is_high_byte(struct lv_str s, size_t at) {
    return at + 2 < s.n && s.p[at] == '=' && strchr("89ABCDEF", s.p[at + 1]) && s.p[at + 1] && s.p[at + 2] &&
           strchr("0123456789ABCDEF", s.p[at + 2]);
}

/* "=E2=80" at byte `at`: two bytes as quoted-printable mail writes them (RFC 2045, 6.7). */
static size_t quoted_at(struct lv_str s, size_t at) {
    return is_high_byte(s, at) && is_high_byte(s, at + 3) ? 6 : 0;
}

static bool may_be_sign(unsigned char c) {
    return (c == '&') | (c == '<') | (c == '=');
}

struct lv_str lv_markup_find(struct lv_str line) {
    static size_t (*const signs[])(struct lv_str, size_t) = {entity_at, tag_at, quoted_at};
    for (size_t at = 0; (at = lv_skip_to(line, at, may_be_sign)) < line.n; at++)
        for (size_t i = 0, n; i < sizeof signs / sizeof *signs; i++)
            if ((n = signs[i](line, at)))
                return lv_str_sub(line, at, at + n);
    return (struct lv_str){NULL, 0};
}
