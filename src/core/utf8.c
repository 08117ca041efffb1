#include "core/utf8.h"
#include "core/core.h"
#include "core/skip.h"

#include <unistr.h>

enum { REPLACEMENT = 0xFFFD };

size_t lv_utf8_next_far(struct lv_str s, size_t at, uint32_t *cp) {
    if (at >= s.n) {
        *cp = 0;
        return 0;
    }
    const unsigned char *p = (const unsigned char *)s.p + at;
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

/* All bytes but those that continue a character, which begin with the bits 10; eight bytes are looked at at once. */
size_t lv_utf8_count(struct lv_str s) {
    const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t n = s.n, at = 0;
    for (uint64_t eight; s.n - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, s.p + at, sizeof eight);
        n -= ((eight >> 7 & ~(eight >> 6) & ones) * ones) >> 56; /* the highest byte is the sum of all */
    }
    for (; at < s.n; at++)
        n -= ((unsigned char)s.p[at] & 0xC0) == 0x80;
    return n;
}

static bool is_beyond_ascii(unsigned char c) {
    return c >= 0x80;
}

size_t lv_utf8_check(struct lv_str s) {
    uint32_t cp;
    for (size_t at = 0, n; (at = lv_skip_to(s, at, is_beyond_ascii)) < s.n; at += n) {
        n = lv_utf8_next(s, at, &cp);
        if (n == 1) /* no character beyond ASCII has one byte */
            return at;
    }
    return s.n;
}

bool lv_is_blank_far(uint32_t cp) {
    return (cp >= 0x2000 && cp <= 0x200B) || cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x205F ||
           cp == 0x3000 || cp == 0xFEFF;
}
