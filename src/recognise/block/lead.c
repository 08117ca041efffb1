/* Evidence of a place and a dash in front, as a lead has. */
#include "lang/chars.h"
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum {
    PLACE_BYTES = 60, /* before the dash */
    PLACE_WORDS = 6,
    LEAD_WORDS = 9 /* of a paragraph that a place opens */
};

static bool is_little(const struct lv_facts *facts, struct lv_str s, size_t at) {
    struct lv_hit hit;
    return lv_word_at(s, at, LV_LIST_COMMON, facts->langs, &hit);
}

/* Where a dash with a blank after it begins in the first bytes of a text, and where what follows it; its end if there is none. */
static struct lv_range find_dash(struct lv_str s) {
    uint32_t cp;
    for (size_t at = 0, k; (k = lv_utf8_next(s, at, &cp)) > 0 && at < PLACE_BYTES; at += k) {
        bool blank = lv_is_blank(lv_char_before(s, at));
        if (cp == ':' || cp == ';' || cp == '!' || cp == '?')
            break;
        bool twice = cp == '-' && lv_char_at(s, at + k) == '-';
        size_t end = at + k + twice;
        if (cp == 0x2013 || cp == 0x2014 || twice || (cp == '-' && blank && lv_is_blank(lv_char_at(s, end))))
            return (struct lv_range){at, lv_skip_blanks(s, end)};
    }
    return (struct lv_range){s.n, s.n};
}

/* "HARROW QUAY, Ohio – The …", "Alder (News Desk) -- The …": names, a dash, and a sentence. */
static bool has_place(const struct lv_facts *facts, const struct lv_fact *f) {
    struct lv_str s = f->text;
    struct lv_range dash = find_dash(s), w = {0, 0};
    uint32_t next = lv_char_at(s, dash.to);
    struct lv_hit hit;
    size_t n = 0;
    if (dash.from == 0 || dash.to >= s.n || (lv_is_letter(next) && !lv_is_upper(next)))
        return false;
    for (; lv_next_word(s, w.to, dash.from, &w); n++) {
        uint32_t first = lv_char_at(s, w.from);
        if (n == PLACE_WORDS || lv_word_at(s, w.from, LV_LIST_PUBLISHED, facts->langs, &hit) ||
            (lv_is_letter(first) && !lv_is_upper(first) && !is_little(facts, s, w.from)))
            return false;
    }
    return n > 0 && lv_is_upper(lv_char_at(s, lv_word_begin(s, 0)));
}

void lv_see_lead(const struct lv_facts *facts, struct lv_fact *f) {
    bool text = f->words >= LEAD_WORDS && !LV_ANY_SEEN(f, LV_E_BULLET, LV_E_NUMBERED, LV_E_GLYPHS) &&
                !LV_ANY_SEEN(f, LV_E_PHONE_WORD, LV_E_CELLS, LV_E_CAPTION_START, LV_E_DOCTYPE_START,
                             LV_E_EMBARGO_START);
    lv_see(f, LV_E_PLACE_DASH, text && has_place(facts, f));
}
