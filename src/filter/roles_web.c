/* Evidence of the pages releases are published on: paths, switches of languages and sizes, numbers of pages. */
#include "filter/chars.h"
#include "filter/roles.h"
#include "filter/speech_scan.h"

enum { CODES_MOST = 12, CODE_BYTES = 2, PAGES_LEAST = 3, PATH_WORDS = 6 };

/* "A A A", "LV EN RU": nothing but single letters or codes. */
static bool is_codes(struct lv_str s, const struct lv_counts *c) {
    if (c->words < 2 || c->words > CODES_MOST || c->digits || c->letters > CODE_BYTES * c->words)
        return false;
    for (struct lv_range w = {0, 0}; lv_next_word(s, w.to, s.n, &w);)
        if (w.to - w.from > CODE_BYTES)
            return false;
    return true;
}

/* "1 2 3 4 Next": the numbers of the pages of a list. */
static bool is_pages(struct lv_str s, const struct lv_counts *c) {
    if (c->numbers < PAGES_LEAST || c->words > c->numbers + 2)
        return false;
    size_t n = 0;
    for (struct lv_range w = {0, 0}; n < PAGES_LEAST && lv_next_word(s, w.to, s.n, &w); n++)
        if (w.to - w.from != 1 || s.p[w.from] != (char)('1' + n))
            return false;
    return n == PAGES_LEAST;
}

void lv_see_web(struct lv_fact *f, const struct lv_counts *c) {
    bool open = !lv_seen(f, LV_E_STOP) && !lv_seen(f, LV_E_GLYPHS);
    bool path = c->strokes == 1 && c->words <= PATH_WORDS && c->words >= 2 && c->digits == 0 &&
                c->others == 1 && lv_seen(f, LV_E_ONE_CAPITAL) == false;
    lv_see(f, LV_E_CRUMBS, (c->parts >= 1 || c->strokes >= 2 || path) && open);
    lv_see(f, LV_E_PATH, c->arrows >= 1 && c->words >= 2 && open);
    lv_see(f, LV_E_CODES, is_codes(f->text, c) || is_pages(f->text, c));
}
