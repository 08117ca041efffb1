/*
 * Tags with more attributes than any document has: libxml2 compares each with all others, and declarations of
 * namespaces too, so that a tag of a million takes hours. They are found before it reads them.
 */
#include <string.h>

#include "read/xml.h"

/* What begins with these ends at the first of those, whatever signs stand between. */
static const struct {
    struct lv_str begin, end;
} opaque[] = {
    {{"<!--", 4}, {"-->", 3}},
    {{"<![CDATA[", 9}, {"]]>", 3}},
    {{"<?", 2}, {"?>", 2}},
};

/* Where the comment, section or instruction ends that begins at `at`; 0 if none does. */
static size_t opaque_end(struct lv_str in, size_t at) {
    struct lv_str rest = lv_str_sub(in, at, in.n);
    for (size_t i = 0; i < sizeof opaque / sizeof *opaque; i++) {
        if (!lv_str_starts(rest, opaque[i].begin))
            continue;
        size_t end = lv_str_find(in, opaque[i].end, at + opaque[i].begin.n);
        return end == SIZE_MAX ? in.n : end + opaque[i].end.n;
    }
    return 0;
}

/* Where the tag ends that is open at `at`; *values is how many values in quotes it has. */
static size_t tag_end(struct lv_str in, size_t at, size_t *values) {
    for (*values = 0; at < in.n && in.p[at] != '>'; at++) {
        if (in.p[at] != '"' && in.p[at] != '\'')
            continue;
        const char *close = memchr(in.p + at + 1, in.p[at], in.n - at - 1);
        if (!close)
            return in.n;
        at = (size_t)(close - in.p);
        ++*values;
    }
    return at;
}

size_t lv_xml_crowd(struct lv_str in, size_t most) {
    size_t values = 0;
    for (size_t at = 0, end; at < in.n; at = end) {
        const char *tag = memchr(in.p + at, '<', in.n - at);
        if (!tag)
            break;
        at = (size_t)(tag - in.p);
        end = opaque_end(in, at);
        if (!end)
            end = tag_end(in, at + 1, &values);
        if (values > most)
            return at;
    }
    return in.n;
}
