/* A logo in SVG: as much of it as says that it is one. A browser shows it as a picture, in which no script is run and from
   which nothing else is loaded. */
#include "core/utf8.h"
#include "style/logo.h"

enum { MOST_BYTES = 1 << 20 };

/* What follows a declaration or a comment at the beginning of s; all of s where there is none. */
static struct lv_str after(struct lv_str s, struct lv_str begin, struct lv_str end) {
    size_t at = lv_str_starts(s, begin) ? lv_str_find(s, end, begin.n) : SIZE_MAX;
    return at == SIZE_MAX ? s : lv_str_sub(s, at + end.n, s.n);
}

/* What is left from the root element on. */
static struct lv_str root_of(struct lv_str s) {
    size_t before;
    s = lv_str_starts(s, LV_STR("\xEF\xBB\xBF")) ? lv_str_sub(s, 3, s.n) : s;
    do {
        before = s.n;
        s = lv_str_trim(s);
        s = after(s, LV_STR("<?"), LV_STR("?>"));
        s = after(s, LV_STR("<!--"), LV_STR("-->"));
    } while (s.n < before);
    return s;
}

const char *lv_svg_wrong(struct lv_str bytes) {
    if (bytes.n > MOST_BYTES)
        return "is larger than 1 MiB; save it without pictures and fonts in it";
    if (lv_utf8_check(bytes) != bytes.n)
        return "is not in UTF-8; save it as plain SVG";
    if (lv_str_find(bytes, LV_STR("<!DOCTYPE"), 0) != SIZE_MAX)
        return "has a DOCTYPE; save it as plain SVG";
    struct lv_str root = root_of(bytes);
    bool named = lv_str_find(root, LV_STR("http://www.w3.org/2000/svg"), 0) != SIZE_MAX;
    if (!lv_str_starts(root, LV_STR("<svg")) || !named || !lv_str_ends(lv_str_trim(root), LV_STR("</svg>")))
        return "is no whole SVG; save it as plain SVG";
    return NULL;
}
