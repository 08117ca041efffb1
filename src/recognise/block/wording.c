/* Evidence from how a line is worded: its little words and commas, and a place and a dash in front, as a lead has. */
#include <string.h>

#include "lang/chars.h"
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum {
    LINE_WORDS = 16, /* of a line that is no text */
    LINE_LEAST = 3,
    MANY_LITTLE = 3,
    PLACE_BYTES = 60, /* before the dash */
    PLACE_WORDS = 6,
    LEAD_WORDS = 9, /* of a paragraph that a place opens */
    COLON_BYTES = 50,
    COLON_WORDS = 6 /* before the colon of an entry */
};

static bool is_little(const struct lv_facts *facts, struct lv_str s, size_t at) {
    struct lv_hit hit;
    return lv_word_at(s, at, LV_LIST_COMMON, facts->langs, &hit);
}

/* Topics and the names of pages do without little words, captions have them, and begin with one. */
static void see_little(const struct lv_facts *facts, struct lv_fact *f, const struct lv_words *words) {
    if (f->words > LINE_WORDS || f->words < LINE_LEAST || !lv_seen(f, LV_E_OPEN_END))
        return;
    size_t little = 0;
    for (size_t i = 0; i < words->n; i++)
        little += is_little(facts, f->text, words->word[i].from);
    lv_see(f, LV_E_LITTLE_FIRST, is_little(facts, f->text, words->word[0].from));
    lv_see(f, LV_E_LITTLE_NONE, little == 0);
    lv_see(f, LV_E_LITTLE_MANY, little >= MANY_LITTLE);
}

/* "The long hall, once a shed for boats": a comma and a blank with a word after it. */
static void see_comma(struct lv_fact *f, const struct lv_counts *c) {
    if (f->words > LINE_WORDS || !lv_has_sign(c, ',') || !lv_seen(f, LV_E_OPEN_END))
        return;
    size_t comma = lv_str_find(f->text, LV_STR(", "), 0);
    lv_see(f, LV_E_COMMA_INSIDE, comma < f->text.n && lv_is_word(lv_char_at(f->text, comma + 2)));
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

/* "Hall C: closed for repairs until May.": a few words that are no sentence, a colon, and one. */
static bool has_colon_early(const struct lv_fact *f) {
    size_t at = 0;
    while (at < f->text.n && at < COLON_BYTES && !strchr(".:;!?\"", f->text.p[at]))
        at++;
    if (at == 0 || at + 2 >= f->text.n || f->text.p[at] != ':' || f->text.p[at + 1] != ' ')
        return false;
    return lv_count_words(f->text, (struct lv_range){0, at}, COLON_WORDS + 1) <= COLON_WORDS;
}

void lv_see_wording(const struct lv_facts *facts, struct lv_fact *f, const struct lv_counts *c,
                    const struct lv_words *words) {
    see_little(facts, f, words);
    see_comma(f, c);
    bool text = f->words >= LEAD_WORDS && !LV_ANY_SEEN(f, LV_E_BULLET, LV_E_NUMBERED, LV_E_GLYPHS) &&
                !LV_ANY_SEEN(f, LV_E_PHONE_WORD, LV_E_CELLS, LV_E_CAPTION_START, LV_E_DOCTYPE_START,
                             LV_E_EMBARGO_START);
    lv_see(f, LV_E_DAY_LINK,
           lv_seen(f, LV_E_DATE_IN) && LV_ANY_SEEN(f, LV_E_URL_IN, LV_E_EMAIL_IN) &&
               !LV_ANY_SEEN(f, LV_E_PUBLISHED_START, LV_E_PUBLISHED_IN));
    lv_see(f, LV_E_COLON_EARLY, lv_seen(f, LV_E_STOP) && !lv_seen(f, LV_E_GLYPHS) && has_colon_early(f));
    lv_see(f, LV_E_PLACE_DASH, text && has_place(facts, f));
}
