/* Quoted e-mail: a release that somebody forwarded, with `> ` before its lines. */
#include "read/read.h"

enum { DEEPEST = 8, FEWEST = 3, PER_CENT = 60 };

/* The byte after the mark that begins at or after `at`, or `at` if there is none. */
static size_t behind_mark(struct lv_str line, size_t at) {
    size_t mark = at;
    while (mark < line.n && line.p[mark] == ' ' && mark < at + 2)
        mark++;
    return mark < line.n && line.p[mark] == '>' ? mark + 1 : at;
}

static size_t marks(struct lv_str line) {
    size_t n = 0, at = 0, next;
    while (n < DEEPEST && (next = behind_mark(line, at)) != at) {
        at = next;
        n++;
    }
    return n;
}

/* Cheap, so that only a text with such a line is counted through. */
static bool has_marks(struct lv_str text) {
    for (size_t at = 0; (at = lv_str_find(text, LV_STR(">"), at)) != SIZE_MAX; at++) {
        size_t from = at;
        while (from && at - from < 2 && text.p[from - 1] == ' ')
            from--;
        if (!from || text.p[from - 1] == '\n' || text.p[from - 1] == '\r')
            return true;
    }
    return false;
}

size_t lv_mail_depth(struct lv_str text) {
    size_t lines = 0, with[DEEPEST + 1] = {0}, depth = 0;
    struct lv_str line;
    if (!has_marks(text))
        return 0;
    while (lv_next_line(&text, &line)) {
        if (!lv_str_trim(line).n)
            continue;
        lines++;
        for (size_t n = marks(line); n; n--)
            with[n]++;
    }
    while (lines >= FEWEST && depth < DEEPEST && with[depth + 1] * 100 >= lines * PER_CENT)
        depth++;
    return depth;
}

struct lv_str lv_mail_strip(struct lv_str line, size_t depth) {
    size_t at = 0, next;
    for (; depth && (next = behind_mark(line, at)) != at; depth--)
        at = next;
    if (at && at < line.n && line.p[at] == ' ')
        at++;
    return lv_str_sub(line, at, line.n);
}
