/* Bytes to UTF-8. */
#include "read/read.h"

#include <string.h>

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

static const char *binary_kind(struct lv_str in) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (lv_str_starts(in, kinds[i].magic))
            return kinds[i].name;
    return NULL;
}

/* The line byte `at` is in. */
static uint32_t line_of(struct lv_str in, size_t at) {
    struct lv_str line;
    uint32_t number = 0;
    in = lv_str_sub(in, 0, at + 1);
    while (lv_next_line(&in, &line))
        number++;
    return number;
}

int lv_decode(struct lv_doc *doc, struct lv_job *job, struct lv_str *text) {
    struct lv_str in = job->in;
    const char *kind = binary_kind(in);
    if (lv_str_starts(in, LV_STR("\xEF\xBB\xBF")))
        in = lv_str_sub(in, 3, in.n);
    size_t bad = lv_utf8_check(in);
    if (!kind && in.n && memchr(in.p, '\0', in.n))
        kind = "it has a NUL byte";
    if (kind)
        return lv_report(job, LV_MSG_BINARY, 0, 0, kind);
    if (bad < in.n)
        return lv_report(job, LV_MSG_BAD_UTF8, line_of(in, bad), 0);
    *text = lv_arena_copy(&doc->arena, in);
    return 0;
}
