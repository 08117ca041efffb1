#include "core/core.h"

#include <unistr.h>

enum { REPLACEMENT = 0xFFFD };

size_t lv_utf8_next_far(struct lv_str s, size_t at, uint32_t *cp) {
    if (at >= s.n) {
        *cp = 0;
        return 0;
    }
    const unsigned char *p = (const unsigned char *)s.p + at;
    if (p[0] >= 0xC2 && p[0] < 0xE0 && s.n - at > 1 && (p[1] & 0xC0) == 0x80) {
        *cp = (p[0] & 0x1FU) << 6 | (p[1] & 0x3FU);
        return 2;
    }
    if (p[0] > 0xE0 && p[0] < 0xED && s.n - at > 2 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
        *cp = (p[0] & 0xFU) << 12 | (p[1] & 0x3FU) << 6 | (p[2] & 0x3FU);
        return 3;
    }
    ucs4_t uc;
    int n = u8_mbtoucr(&uc, (const uint8_t *)s.p + at, s.n - at);
    if (n <= 0) {
        *cp = REPLACEMENT;
        return 1;
    }
    *cp = uc;
    return (size_t)n;
}

size_t lv_utf8_prev_far(struct lv_str s, size_t at, uint32_t *cp) {
    if (!at) {
        *cp = 0;
        return 0;
    }
    size_t from = at - 1;
    while (from > 0 && at - from < 4 && ((unsigned char)s.p[from] & 0xC0) == 0x80)
        from--;
    if (lv_utf8_next(s, from, cp) == at - from)
        return at - from;
    *cp = REPLACEMENT;
    return 1;
}

size_t lv_utf8_put(uint32_t cp, char to[4]) {
    if (cp >= 0x80 && cp < 0x800) {
        to[0] = (char)(0xC0 | cp >> 6);
        to[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    int n = u8_uctomb((uint8_t *)to, cp, 4);
    return n > 0 ? (size_t)n : lv_utf8_put(REPLACEMENT, to);
}

static bool is_tail(unsigned char c) {
    return (c & 0xC0) == 0x80;
}

enum { STRETCH = 32 };

/*
 * True for a stretch of ASCII and whole characters of two bytes, which most European text is; the last may end in the
 * byte behind it. All bytes are looked at together: bytes that begin two stand where the next one goes on, and only there.
 */
static bool is_simple(const unsigned char *p) {
    unsigned char odd = is_tail(p[0]);
    for (size_t i = 0; i < STRETCH; i++) {
        bool leads = (p[i] >= 0xC2) & (p[i] < 0xE0);
        odd |= (leads != is_tail(p[i + 1])) | ((p[i] >= 0xC0) & !leads);
    }
    return !odd;
}

size_t lv_utf8_check(struct lv_str s) {
    const unsigned char *p = (const unsigned char *)s.p;
    uint32_t cp;
    for (size_t at = 0; at < s.n;) {
        while (s.n - at > STRETCH && is_simple(p + at))
            at += is_tail(p[at + STRETCH]) ? STRETCH + 1 : STRETCH;
        for (size_t end = at + STRETCH, n; at < end && at < s.n; at += n) {
            n = lv_utf8_next(s, at, &cp);
            if (n == 1 && cp >= 0x80)
                return at;
        }
    }
    return s.n;
}

bool lv_is_blank_far(uint32_t cp) {
    return (cp >= 0x2000 && cp <= 0x200B) || cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x205F ||
           cp == 0x3000 || cp == 0xFEFF;
}
