/* Evidence of the pages releases are published on: paths, switches of languages and sizes, numbers of pages. */
#include <string.h>

#include "lang/chars.h"
#include "recognise/block/words.h"
#include "recognise/speech/speech_scan.h"

enum {
    CODES_MOST = 12,
    CODE_BYTES = 2,
    NAME_BYTES = 20,
    PAGES_LEAST = 3,
    PATH_WORDS = 6,
    UI_WORDS = 6,
    COOKIES_NEAR = 4,
    MENU_WORDS = 20,
    MENU_SHARE = 3 /* in a menu one word of so many at least is a phrase */
};

/* "A A A", "LV EN RU": nothing but single letters or codes. */
static bool is_codes(struct lv_str s, const struct lv_counts *c) {
    if (c->words < 2 || c->words > CODES_MOST || c->digits)
        return false;
    size_t from = lv_has_sign(c, ':') ? lv_str_find(s, LV_STR(": "), 0) : 0; /* "Size: A A A" */
    from = from < NAME_BYTES ? from : 0;
    if (c->letters > CODE_BYTES * c->words + from)
        return false;
    for (struct lv_range w = {from, from}; lv_next_word(s, w.to, s.n, &w);)
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

/* True if only a number or a code in brackets or after a colon follows: "Comments (3)", "English (en)". */
static bool only_counted(const struct lv_place *p) {
    uint32_t next = lv_char_at(p->s, lv_skip_blanks(p->s, p->to));
    for (size_t at = p->to; at < p->s.n; at++)
        if (strchr("$,.%", p->s.p[at]) || /* "Home: $12,200" is a sum */
            (lv_is_word(lv_char_at(p->s, at)) && !lv_is_digit(p->s.p[at]) && p->s.n - at > CODE_BYTES + 1))
            return false;
    return next == '(' || next == ':';
}

/* "Yes." and "Tools!" are sentences, no buttons. */
static bool is_sentence(const struct lv_str s) {
    char last = s.n ? s.p[s.n - 1] : '\0';
    return (last == '.' && !(s.n > 2 && lv_str_ends(s, LV_STR("...")))) || last == '!';
}

static bool is_short(const struct lv_fact *f) {
    return f->words <= UI_WORDS && lv_seen(f, LV_E_OPEN_END);
}

/* Titles in capitals are an English habit; elsewhere a line of capitals that begins with a phrase is a menu. */
static void see_phrases(struct lv_fact *f, const struct lv_place *p, uint32_t langs, struct lv_web *web) {
    bool capital = lv_is_upper(lv_char_at(p->s, p->from));
    web->phrases += capital && f->words <= MENU_WORDS;
    bool menu = p->first && !(langs & lv_lang_bit(LV_STR("en")));
    bool line = (web->phrases >= 2 || menu) && lv_seen(f, LV_E_CAPITALS);
    if (web->phrases * MENU_SHARE < f->words)
        return;
    if (web->phrases >= 3 || line || (web->phrases >= 2 && f->words <= 4))
        lv_see(f, LV_E_CHROME_MANY, lv_seen(f, LV_E_OPEN_END));
}

bool lv_is_near_end(const struct lv_facts *facts, const struct lv_fact *f) {
    size_t at = (size_t)(f - facts->fact);
    return at < COOKIES_NEAR || at + COOKIES_NEAR >= facts->n;
}

/* "Fernleigh Reports Third Quarter 2021 Results" counts nothing: a title, and a year in it. */
static bool is_named_year(const struct lv_fact *f) {
    return lv_seen(f, LV_E_CAPITALS) && !lv_seen(f, LV_E_DIGIT_START) && f->digits == 4;
}

/* "Read more" by itself: what is left of a link; one that still leads somewhere is no debris. */
static void see_read_on(struct lv_fact *f, bool all) {
    bool link = f->block->first && f->block->first->kind == LV_N_A;
    lv_see(f, LV_E_CHROME_IS, all && !link);
    lv_see(f, LV_E_READ_ON, all && !link);
}

/* What each value of the list shows of the line. */
static void see_value(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p, bool all) {
    bool end = is_short(f) && lv_ends_block(p->s, p->to);
    if (LV_HIT_IS(hit, CHROME, mail))
        lv_see(f, LV_E_MAIL_FIELD, p->first);
    else if (LV_HIT_IS(hit, CHROME, start))
        lv_see(f, LV_E_CHROME_START, p->first);
    else if (LV_HIT_IS(hit, CHROME, act))
        lv_see(f, LV_E_UI_ACT, p->first && is_short(f) && !lv_names_more(p)); /* "Share: $82,146" */
    else if (LV_HIT_IS(hit, CHROME, end))
        lv_see(f, LV_E_UI_ACT, end);
    else if (LV_HIT_IS(hit, CHROME, count))
        lv_see(f, LV_E_CHROME_IS, end && f->digits > 0 && !is_named_year(f));
    else if (LV_HIT_IS(hit, CHROME, more))
        see_read_on(f, all);
    else
        lv_see(f, LV_E_CHROME_IS, all);
    lv_see(f, LV_E_NEWS_IS, all && LV_HIT_IS(hit, CHROME, news));
}

void lv_see_web_phrase(const struct lv_facts *facts, struct lv_fact *f, const struct lv_hit *hit,
                       const struct lv_place *p, bool again, struct lv_web *web) {
    bool button = !(is_sentence(p->s) && p->to < p->s.n);
    bool all = p->first && button && (lv_ends_block(p->s, p->to) || only_counted(p));
    bool cookie = LV_HIT_IS(hit, CHROME, cookie), site = LV_HIT_IS(hit, CHROME, site);
    web->cookie |= cookie && lv_is_near_end(facts, f);
    web->site |= site;
    lv_see(f, LV_E_COOKIES, web->cookie && web->site);
    lv_see(f, LV_E_SELF_SPOKEN, LV_HIT_IS(hit, CHROME, self));
    if (cookie || site || LV_HIT_IS(hit, CHROME, self))
        return;
    see_value(f, hit, p, all);
    bool home = LV_HIT_IS(hit, CHROME, home);
    web->home |= p->first && home;
    lv_see(f, LV_E_HOME, all && home);
    if (!again)
        see_phrases(f, p, hit->langs, web);
}
