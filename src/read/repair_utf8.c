/* UTF-8 that was read as Windows-1252 or Latin-1, and Windows-1252 that was read as Latin-1. */
#include <iconv.h>
#include <string.h>
#include <unictype.h>

#include "core/utf8.h"
#include "read/repair.h"

enum { MORE = 3, SHARE = 4, NOTHING = 0xFFFD };

bool lv_codepage_load(struct lv_codepage *page, const char *encoding) {
    iconv_t converter = lv_converter("UTF-32LE", encoding);
    if (converter == (iconv_t)-1)
        return false;
    for (unsigned i = 0; i < 128; i++) {
        char byte = (char)(0x80 + i), *from = &byte, *to = (char *)&page->high[i];
        size_t n = 1, room = sizeof page->high[i];
        iconv(converter, NULL, NULL, NULL, NULL);
        if (iconv(converter, &from, &n, &to, &room) == (size_t)-1 || room)
            page->high[i] = NOTHING;
    }
    iconv_close(converter);
    return true;
}

unsigned char lv_codepage_byte(const struct lv_codepage *page, uint32_t cp) {
    if (cp >= 0x80 && cp <= 0xFF && (page->high[cp - 0x80] == cp || cp < 0xA0))
        return (unsigned char)cp;
    for (unsigned i = 0; cp > 0xFF && cp != NOTHING && i < 128; i++)
        if (page->high[i] == cp)
            return (unsigned char)(0x80 + i);
    return 0;
}

/* How many bytes of UTF-8 a byte announces; 0 if it is none that begins a character. */
static size_t announced(uint32_t lead) {
    return lead >= 0xC2 && lead <= 0xDF   ? 2
           : lead >= 0xE0 && lead <= 0xEF ? 3
           : lead >= 0xF0 && lead <= 0xF4 ? 4
                                          : 0;
}

/*
 * The sequence that begins at `at`: how many bytes of text it takes, or 0 if there is none; *cp is what it was meant
 * to be, *length how many bytes that had in UTF-8.
 */
static size_t sequence(const struct lv_repair *repair, size_t at, uint32_t *cp, size_t *length) {
    char bytes[4];
    uint32_t read;
    size_t n = lv_utf8_next(repair->text, at, &read), i = 0, end = at;
    *length = announced(read);
    for (; i < *length && n; end += n) {
        n = lv_utf8_next(repair->text, end, &read);
        bytes[i++] = (char)lv_codepage_byte(&repair->cp1252, read);
    }
    bool whole = i && i == *length && lv_utf8_next((struct lv_str){bytes, i}, 0, cp) == i;
    return whole && (uc_is_print(*cp) || *cp == 0xFEFF || *cp < 0xA0) ? end - at : 0;
}

/* Where a sequence may begin: a character from U+00C2 to U+00F4 with another beyond ASCII after it; or text.n. */
static size_t next_lead(struct lv_str text, size_t at) {
    while (at < text.n) {
        const char *found = memchr(text.p + at, '\xC3', text.n - at);
        if (!found)
            return text.n;
        at = (size_t)(found - text.p);
        if (at + 2 < text.n && announced((unsigned char)text.p[at + 1] + 0x40U) && text.p[at + 2] & 0x80)
            return at;
        at++;
    }
    return text.n;
}

struct count {
    size_t two, more, other;
};

/* Sequences in a part of the text, and characters of Windows-1252 that are in none. */
static struct count count(const struct lv_repair *repair, size_t from, size_t to) {
    struct count count = {0};
    uint32_t cp;
    size_t n, length;
    for (size_t at = from; at < to; at += n) {
        n = lv_utf8_next(repair->text, at, &cp);
        size_t found = n > 1 ? sequence(repair, at, &cp, &length) : 0;
        if (found)
            *(length > 2 ? &count.more : &count.two) += 1;
        else if (lv_codepage_byte(&repair->cp1252, cp) >= 0xA0)
            count.other++;
        if (found)
            n = found;
    }
    return count;
}

/*
 * Two characters may be side by side by chance ("Ä«" is a word and its quote): they are repaired in a line or a text
 * that has several such pairs and little else from Windows-1252. Three or more never do.
 */
static bool is_certain(struct count count, bool line) {
    size_t sequences = count.two + count.more;
    return line ? sequences > 1 && !count.other : sequences >= MORE && count.other * SHARE < sequences;
}

/* No word has a capital letter after a small one, and then a sign; none ends in Â; no text has controls. */
static bool stands_out(const struct lv_repair *repair, size_t at) {
    uint32_t before, lead, second;
    lv_utf8_prev(repair->text, at, &before);
    lv_utf8_next(repair->text, at + lv_utf8_next(repair->text, at, &lead), &second);
    return second < 0xA0 || uc_is_property_lowercase(before) ||
           (lead == 0xC2 && !uc_is_property_uppercase(before));
}

static void repair_line(struct lv_repair *repair, size_t from, size_t to, bool certain) {
    uint32_t cp;
    size_t n, length;
    certain = certain || is_certain(count(repair, from, to), true);
    for (size_t at = next_lead(repair->text, from); at < to; at = next_lead(repair->text, at + n)) {
        n = sequence(repair, at, &cp, &length);
        if (n && (certain || length > 2 || stands_out(repair, at)))
            lv_repair_put(repair, at, n, cp);
        else
            n = 1;
    }
}

static bool has_sequence(const struct lv_repair *repair) {
    uint32_t cp;
    size_t length;
    for (size_t at = next_lead(repair->text, 0); at < repair->text.n; at = next_lead(repair->text, at + 1))
        if (sequence(repair, at, &cp, &length))
            return true;
    return false;
}

void lv_repair_utf8(struct lv_repair *repair) {
    struct lv_str rest = repair->text, line;
    if (next_lead(rest, 0) == rest.n || !lv_codepage_load(&repair->cp1252, "WINDOWS-1252") ||
        !has_sequence(repair))
        return;
    bool certain = is_certain(count(repair, 0, repair->text.n), false);
    while (lv_next_line(&rest, &line)) {
        size_t from = (size_t)(line.p - repair->text.p);
        repair_line(repair, from, from + line.n, certain);
    }
}

/* Where the next of the characters U+0080 to U+009F is, or text.n. */
static size_t next_control(struct lv_str text, size_t at) {
    while (at < text.n) {
        const char *found = memchr(text.p + at, '\xC2', text.n - at);
        if (!found)
            return text.n;
        at = (size_t)(found - text.p);
        if ((unsigned char)text.p[at + 1] < 0xA0)
            return at;
        at++;
    }
    return text.n;
}

void lv_repair_controls(struct lv_repair *repair) {
    size_t at = next_control(repair->text, 0);
    if (at == repair->text.n || !lv_codepage_load(&repair->cp1252, "WINDOWS-1252"))
        return;
    for (; at < repair->text.n; at = next_control(repair->text, at + 2)) {
        uint32_t cp = repair->cp1252.high[(unsigned char)repair->text.p[at + 1] - 0x80];
        if (cp != NOTHING && (unsigned char)repair->text.p[at + 1] != 0x85)
            lv_repair_put(repair, at, 2, cp);
    }
}
