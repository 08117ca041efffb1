#include <unictype.h>

#include "core/core.h"
#include "core/utf8.h"

bool lv_is_unseen(uint32_t cp) {
    return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf |
                                                    UC_CATEGORY_MASK_Cs | UC_CATEGORY_MASK_Zl |
                                                    UC_CATEGORY_MASK_Zp);
}

/* As in C: \n, \x1b, \u202e, \U000e0001. */
static void escape(struct lv_buf *to, uint32_t cp) {
    static const char *const names[] = {['\t'] = "\\t", ['\n'] = "\\n", ['\r'] = "\\r"};
    if (cp < sizeof names / sizeof *names && names[cp])
        lv_buf_puts(to, names[cp]);
    else
        lv_buf_printf(to, cp < 0x80 ? "\\x%02x" : cp < 0x10000 ? "\\u%04x" : "\\U%08x", cp);
}

void lv_show(struct lv_buf *to, struct lv_str s) {
    uint32_t cp;
    for (size_t at = 0, n; (n = lv_utf8_next(s, at, &cp)); at += n)
        if (n == 1 && cp == 0xFFFD)
            lv_buf_printf(to, "\\x%02x", (unsigned char)s.p[at]);
        else if (lv_is_unseen(cp))
            escape(to, cp);
        else
            lv_buf_add(to, s.p + at, n);
}

static bool is_plain(unsigned char c) {
    return c < 0x7F && (c >= ' ' || c == '\n');
}

/* By its UTF-16 units. */
static void escape_json(struct lv_buf *to, uint32_t cp) {
    if (cp < 0x10000)
        lv_buf_printf(to, "\\u%04x", cp);
    else
        lv_buf_printf(to, "\\u%04x\\u%04x", 0xD7C0 + (cp >> 10), 0xDC00 + (cp & 0x3FF));
}

void lv_show_json(struct lv_buf *to, struct lv_str json) {
    size_t from = 0, n;
    uint32_t cp;
    for (size_t at = 0; at < json.n; at += n) {
        n = 1;
        if (is_plain((unsigned char)json.p[at]))
            continue;
        n = lv_utf8_next(json, at, &cp);
        if (!lv_is_unseen(cp))
            continue;
        lv_buf_add(to, json.p + from, at - from);
        escape_json(to, cp);
        from = at + n;
    }
    lv_buf_add(to, json.p + from, json.n - from);
}
