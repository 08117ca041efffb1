#include "write/escape.h"

#include "core/skip.h"

/* What stands for a byte, or NULL for the byte itself. */
static const char *entity(char c, bool attr) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return attr ? "&quot;" : NULL;
    case '\t':
        return attr ? "&#9;" : NULL;
    case '\n':
        return attr ? "&#10;" : NULL;
    case '\r':
        return "&#13;";
    default:
        return NULL;
    }
}

/* True for a byte that entity() has something for, and other controls. */
static bool is_special(unsigned char c) {
    return (c < ' ') | ((c & 0xFD) == '<') | ((c & 0xFB) == '"');
}

static void escape(struct lv_buf *buf, struct lv_str s, bool attr) {
    size_t from = 0;
    for (size_t at = 0; (at = lv_skip_to(s, at, is_special)) < s.n; at++) {
        const char *instead = entity(s.p[at], attr);
        if (!instead)
            continue;
        lv_buf_add(buf, s.p + from, at - from);
        lv_buf_puts(buf, instead);
        from = at + 1;
    }
    lv_buf_add(buf, s.p + from, s.n - from);
}

void lv_escape_text(struct lv_buf *buf, struct lv_str s) {
    escape(buf, s, false);
}

void lv_escape_attr(struct lv_buf *buf, struct lv_str s) {
    escape(buf, s, true);
}
