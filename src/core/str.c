#include <string.h>

#include "core/core.h"
#include "core/utf8.h"

struct lv_str lv_str_from(const char *terminated) {
    return (struct lv_str){terminated, strlen(terminated)};
}

/* The first few places of the first byte are looked at one by one: memmem takes long to begin. */
size_t lv_str_find(struct lv_str s, struct lv_str what, size_t from) {
    if (from >= s.n || !what.n)
        return SIZE_MAX;
    const char *end = s.p + s.n, *at = memchr(s.p + from, what.p[0], s.n - from);
    for (int left = 4; at && !lv_str_starts((struct lv_str){at, (size_t)(end - at)}, what); left--)
        at = left ? memchr(at + 1, what.p[0], (size_t)(end - at) - 1)
                  : memmem(at, (size_t)(end - at), what.p, what.n);
    return at ? (size_t)(at - s.p) : SIZE_MAX;
}

struct lv_str lv_str_trim_front(struct lv_str s) {
    uint32_t cp;
    size_t n;
    while ((n = lv_utf8_next(s, 0, &cp)) && lv_is_blank(cp)) {
        s.p += n;
        s.n -= n;
    }
    return s;
}

struct lv_str lv_str_trim(struct lv_str s) {
    uint32_t cp;
    size_t n;
    s = lv_str_trim_front(s);
    while ((n = lv_utf8_prev(s, s.n, &cp)) && lv_is_blank(cp))
        s.n -= n;
    return s;
}

/* The first LF or CR, or s.n; in steps, so that a text without one of them is not searched to its end each time. */
static size_t line_end(struct lv_str s) {
    enum { STEP = 256 };
    for (size_t at = 0; at < s.n; at += STEP) {
        size_t step = s.n - at < STEP ? s.n - at : STEP;
        const char *lf = memchr(s.p + at, '\n', step);
        const char *cr = memchr(s.p + at, '\r', lf ? (size_t)(lf - s.p) - at : step);
        if (cr || lf)
            return (size_t)((cr ? cr : lf) - s.p);
    }
    return s.n;
}

bool lv_next_line(struct lv_str *rest, struct lv_str *line) {
    if (!rest->n)
        return false;
    size_t n = line_end(*rest);
    bool two = n + 1 < rest->n && rest->p[n] == '\r' && rest->p[n + 1] == '\n';
    *line = lv_str_sub(*rest, 0, n);
    *rest = lv_str_sub(*rest, n + (two ? 2 : 1), rest->n);
    return true;
}

bool lv_next_name(struct lv_str *list, struct lv_str *name) {
    if (!list->p)
        return false;
    size_t comma = lv_str_find(*list, LV_STR(","), 0);
    *name = lv_str_sub(*list, 0, comma);
    *list = comma == SIZE_MAX ? (struct lv_str){NULL, 0} : lv_str_sub(*list, comma + 1, list->n);
    return true;
}

uint32_t lv_line_of(struct lv_str text, size_t at) {
    struct lv_str line, rest = lv_str_sub(text, 0, at + 1);
    uint32_t number = 0;
    while (lv_next_line(&rest, &line))
        number++;
    return number;
}
