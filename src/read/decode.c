/*
 * Bytes to UTF-8: by the encoding the user names, by a byte order mark, as UTF-8 if they are, as UTF-16 by its NULs,
 * or by a guess.
 */
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/memory.h"
#include "core/module.h"
#include "core/skip.h"
#include "core/utf8.h"
#include "read/guess.h"
#include "read/read.h"

enum { BLOCK = 64 * 1024, SAMPLE = 4096 };

/* Files people mistake for text, by their first bytes. */
static const struct kind {
    struct lv_str magic;
    const char *name;
} kinds[] = {
    {{"%PDF-", 5}, "a PDF"},
    {{"PK\003\004", 4}, "a zip, as .docx and .odt are"},
    {{"\320\317\021\340", 4}, "an old .doc"},
    {{"{\\rtf", 5}, "RTF"},
    {{"\211PNG", 4}, "a PNG picture"},
    {{"\377\330\377", 3}, "a JPEG picture"},
    {{"GIF8", 4}, "a GIF picture"},
};

static const struct mark {
    struct lv_str bytes;
    const char *encoding;
} marks[] = {
    {{"\xEF\xBB\xBF", 3}, "UTF-8"},
    {{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
    {{"\xFF\xFE", 2}, "UTF-16LE"},
    {{"\xFE\xFF", 2}, "UTF-16BE"},
};

static const char *binary_kind(struct lv_str in) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (lv_str_starts(in, kinds[i].magic))
            return kinds[i].name;
    return NULL;
}

/* The encoding a byte order mark names, or NULL; the mark is taken off. */
static const char *take_mark(struct lv_str *in) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (lv_str_starts(*in, marks[i].bytes)) {
            *in = lv_str_sub(*in, marks[i].bytes.n, in->n);
            return marks[i].encoding;
        }
    return NULL;
}

/*
 * UTF-16 without a mark: every text has spaces, and one half of a space is NUL; the other half of a character seldom
 * is (of Latvian letters, that of Ā). NULL if it is not.
 */
static const char *utf16_by_nuls(struct lv_str in) {
    size_t nuls[2] = {0}, n = in.n < SAMPLE ? in.n : SAMPLE;
    if (!n || !memchr(in.p, '\0', n))
        return NULL;
    for (size_t i = 0; i < n; i++)
        nuls[i & 1] += in.p[i] == '\0';
    size_t more = nuls[0] > nuls[1] ? nuls[0] : nuls[1], less = nuls[0] + nuls[1] - more;
    if (!more || in.n % 2 || more * 32 < n || less * 4 > more)
        return NULL;
    return nuls[1] == more ? "UTF-16LE" : "UTF-16BE";
}

/* Appends `in` to out in UTF-8, U+FFFD for bytes that mean nothing; the first of these, or in.n, is *bad. */
static void convert(iconv_t converter, struct lv_str in, struct lv_buf *out, size_t *bad) {
    char block[BLOCK], *from = (char *)(uintptr_t)in.p;
    size_t left = in.n;
    *bad = in.n;
    while (left) {
        char *to = block;
        size_t room = sizeof block;
        size_t result = iconv(converter, &from, &left, &to, &room);
        bool full = result == (size_t)-1 && room < 8;
        lv_buf_add(out, block, sizeof block - room);
        if (result != (size_t)-1 || full)
            continue;
        if (*bad == in.n)
            *bad = in.n - left;
        lv_buf_puts(out, "\xEF\xBF\xBD");
        from++;
        left--;
    }
}

iconv_t lv_converter(const char *to, const char *from) {
    iconv_t converter = iconv_open(to, from);
    if (converter == (iconv_t)-1 && errno == ENOMEM)
        lv_out_of_memory();
    return converter;
}

static void drop(void *converter) {
    iconv_close(converter);
}

/* Reads `in` in an encoding; strict: bytes that mean nothing there are an error. */
static int decode_as(struct lv_doc *doc, struct lv_job *job, const char *encoding, struct lv_str in,
                     bool strict, struct lv_str *text) {
    size_t bad;
    struct lv_buf out = {0};
    struct lv_guard guard;
    iconv_t converter = lv_converter("UTF-8", encoding);
    if (converter == (iconv_t)-1)
        return lv_report(job, LV_MSG_ENCODING, 0, 0, encoding);
    lv_guard(&guard, drop, converter);
    convert(converter, in, &out, &bad);
    lv_unguard(&guard);
    iconv_close(converter);
    *text = lv_arena_take(&doc->arena, &out);
    return strict && bad < in.n ? lv_report(job, LV_MSG_BAD_BYTES, 0, 0, encoding) : 0;
}

static int decode_utf8(struct lv_doc *doc, struct lv_job *job, struct lv_str in, struct lv_str *text) {
    size_t bad = lv_utf8_check(in);
    if (bad < in.n)
        return lv_report(job, LV_MSG_BAD_UTF8, lv_line_of(in, bad), 0);
    *text = lv_arena_copy(&doc->arena, in);
    return 0;
}

static bool is_utf8(const char *encoding) {
    return strcasecmp(encoding, "UTF-8") == 0 || strcasecmp(encoding, "UTF8") == 0;
}

/* Asks the module guess; *mixed as there. 0, or -1 with a diagnostic. */
static int ask_module(struct lv_job *job, struct lv_str in, bool *mixed, char name[64]) {
    bool (*ask)(struct lv_str, bool *, char[LV_ENCODING_NAME]) = LV_LOAD(job, lv_guess);
    if (!ask)
        return -1;
    return ask(in, mixed, name) ? 0 : lv_report(job, LV_MSG_BAD_UTF8, lv_line_of(in, lv_utf8_check(in)), 0);
}

/* Bytes that are not UTF-8, or not all; `marked`: a mark says that they are. */
static int guess(struct lv_doc *doc, struct lv_job *job, struct lv_str in, bool marked, struct lv_str *text) {
    char name[64];
    bool mixed = marked;
    const char *wide = marked ? NULL : utf16_by_nuls(in);
    if (!wide && memchr(in.p, '\0', in.n))
        return lv_report(job, LV_MSG_BINARY, 0, 0, "it has a NUL byte");
    if (!wide && ask_module(job, in, &mixed, name))
        return -1;
    if (mixed)
        return lv_mixed_decode(doc, job, name, in, text);
    lv_report(job, LV_MSG_GUESSED, 0, 0, wide ? wide : name);
    return decode_as(doc, job, wide ? wide : name, in, false, text);
}

static int decode(struct lv_doc *doc, struct lv_job *job, struct lv_str in, struct lv_str *text) {
    const char *marked = take_mark(&in), *given = job->options->encoding;
    const char *encoding = given ? given : marked;
    bool whole = lv_utf8_check(in) == in.n, utf8 = marked && is_utf8(marked);
    if (!given && (utf8 || !marked))
        encoding = whole && (utf8 || !utf16_by_nuls(in)) ? "UTF-8" : NULL;
    if (!encoding)
        return guess(doc, job, in, utf8, text);
    return is_utf8(encoding) ? decode_utf8(doc, job, in, text)
                             : decode_as(doc, job, encoding, in, true, text);
}

static bool is_control(unsigned char c) {
    return (c < '\t') | ((c > '\r') & (c < ' '));
}

/* Why this is no text: a tenth of its beginning is controls, or it has a NUL. NULL: it is. */
static const char *why_binary(struct lv_str text) {
    struct lv_str sample = lv_str_sub(text, 0, SAMPLE);
    size_t controls = 0;
    for (size_t at = 0; (at = lv_skip_to(sample, at, is_control)) < sample.n; at++)
        controls++;
    if (text.n && memchr(text.p, '\0', text.n))
        return "it has a NUL byte";
    return controls * 10 > sample.n ? "it has control characters" : NULL;
}

int lv_decode(struct lv_doc *doc, struct lv_job *job, struct lv_str *text) {
    const char *kind = binary_kind(job->in);
    *text = LV_STR("");
    if (!kind && decode(doc, job, job->in, text))
        return -1;
    if (!kind)
        kind = why_binary(*text);
    return kind ? lv_report(job, LV_MSG_BINARY, 0, 0, kind) : 0;
}
