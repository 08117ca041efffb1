/*
 * UTF-8 in which single bytes are of another encoding, or broken: what somebody pasted in, what a program cut off. They
 * alone are read in another way, and each line of them is reported.
 */
#include "core/utf8.h"
#include "read/read.h"

#include <iconv.h>
#include <string.h>

#include "read/repair.h"

enum { REPLACEMENT = 0xFFFD, SHOWN = 8 };

/* Half of a character beyond U+FFFF as CESU-8 writes it: U+D800 to U+DFFF in three bytes; 0 if it is none. */
static uint32_t surrogate(struct lv_str s, size_t at) {
    const unsigned char *p = (const unsigned char *)s.p + at;
    if (at + 3 > s.n || p[0] != 0xED || p[1] < 0xA0 || p[1] > 0xBF || (p[2] & 0xC0) != 0x80)
        return 0;
    return 0xD000U | (p[1] & 0x3FU) << 6 | (p[2] & 0x3FU);
}

/* True if the text ends in the middle of the character that begins at `at`. */
static bool is_cut(struct lv_str s, size_t at) {
    unsigned char lead = (unsigned char)s.p[at];
    size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || s.n - at >= wanted)
        return false;
    for (size_t i = at + 1; i < s.n; i++)
        if (((unsigned char)s.p[i] & 0xC0) != 0x80)
            return false;
    return true;
}

size_t lv_mixed_next(struct lv_str s, size_t at, uint32_t *cp) {
    size_t n = lv_utf8_next(s, at, cp);
    if (n != 1 || *cp != REPLACEMENT)
        return n;
    uint32_t high = surrogate(s, at), low = high ? surrogate(s, at + 3) : 0;
    if (high && high < 0xDC00 && low >= 0xDC00) {
        *cp = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        return 6;
    }
    if (high || is_cut(s, at))
        return high ? 3 : s.n - at;
    *cp = LV_STRAY | (unsigned char)s.p[at];
    return 1;
}

/* What of a line is not UTF-8, for the message. */
struct strays {
    size_t n, column;
    struct lv_buf bytes, signs;
};

static void note(struct strays *strays, struct lv_str raw, uint32_t cp, size_t column) {
    char utf8[4];
    if (!strays->n)
        strays->column = column;
    if (strays->n++ > SHOWN)
        return;
    if (strays->n > SHOWN) {
        lv_buf_puts(&strays->bytes, " …");
        lv_buf_puts(&strays->signs, " …");
        return;
    }
    for (size_t i = 0; i < raw.n; i++)
        lv_buf_printf(&strays->bytes, "%s%02X", strays->bytes.n ? " " : "",
                      (unsigned)(unsigned char)raw.p[i]);
    lv_buf_puts(&strays->signs, strays->signs.n ? " " : "");
    lv_buf_add(&strays->signs, utf8, lv_utf8_put(cp, utf8));
}

static void report(struct strays *strays, struct lv_job *job, uint32_t line, const char *encoding) {
    if (strays->n) {
        lv_buf_char(&strays->bytes, '\0');
        lv_buf_char(&strays->signs, '\0');
        lv_report(job, LV_MSG_STRAY, line, (uint32_t)strays->column, strays->bytes.p, strays->signs.p,
                  encoding);
    }
    strays->n = strays->bytes.n = strays->signs.n = 0;
}

/* Appends a line to out, without what is not UTF-8. */
static void add_line(struct lv_str line, const struct lv_codepage *page, struct strays *strays,
                     struct lv_buf *out) {
    size_t done = 0, column = 1, n;
    uint32_t cp;
    for (size_t at = 0; (n = lv_mixed_next(line, at, &cp)) > 0; at += n, column++) {
        uint32_t plain;
        if (cp < 0x80 || (n > 1 && lv_utf8_next(line, at, &plain) == n))
            continue;
        char utf8[4];
        if (cp & LV_STRAY)
            cp = page->high[(cp & 0xFF) - 0x80];
        lv_buf_str(out, lv_str_sub(line, done, at));
        lv_buf_add(out, utf8, lv_utf8_put(cp, utf8));
        note(strays, lv_str_sub(line, at, at + n), cp, column);
        done = at + n;
    }
    lv_buf_str(out, lv_str_sub(line, done, line.n));
}

int lv_mixed_decode(struct lv_doc *doc, struct lv_job *job, const char *encoding, struct lv_str in,
                    struct lv_str *text) {
    struct lv_codepage page;
    struct lv_buf out = {0};
    struct strays strays = {0};
    struct lv_str rest = in, line;
    if (!lv_codepage_load(&page, encoding))
        return lv_report(job, LV_MSG_ENCODING, 0, 0, encoding);
    for (uint32_t number = 1; lv_next_line(&rest, &line); number++) {
        /* a character that the end of the text cuts off must be at its end, not at that of a line */
        const char *next = rest.n ? rest.p : in.p + in.n;
        struct lv_str with_end = {line.p, (size_t)(next - line.p)};
        add_line(with_end, &page, &strays, &out);
        report(&strays, job, number, encoding);
    }
    *text = lv_arena_take(&doc->arena, &out);
    lv_buf_free(&strays.bytes);
    lv_buf_free(&strays.signs);
    return 0;
}
