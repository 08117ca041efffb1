/*
 * Evidence of contacts that no word announces: a few short lines that stand together after the text, with a telephone
 * number or an address among them, as on a visiting card; who signs a release; an account of a network beside them.
 */
#include "lang/chars.h"
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum { CARD_LINES = 9, LINE_WORDS = 9, DIGITS_LEAST = 6, DIGITS_MOST = 8, SIGN_WORDS = 10, JOINT_BYTES = 6 };

/* What lines of a card do not show. */
static const enum lv_evidence no_card[] = {
    LV_E_STOP,         LV_E_PARAGRAPH,     LV_E_BULLET,        LV_E_NUMBERED,   LV_E_CHROME_IS,
    LV_E_CHROME_START, LV_E_EVENT_IS,      LV_E_EVENT_START,   LV_E_TIME_START, LV_E_DATE_START,
    LV_E_RELATED_IS,   LV_E_RELATED_START, LV_E_RIGHTS_IN,     LV_E_COPY_YEAR,  LV_E_ENDMARK_IS,
    LV_E_CELLS,        LV_E_REGISTER,      LV_E_CAPTION_START, LV_E_CONTACT_IS, LV_E_CONTACT_START,
    LV_E_UPDATED,      LV_E_UI_ACT,        LV_E_HELD,          LV_E_LISTED,
};

/* What says by itself which field a line is. */
static const enum lv_evidence own_words[] = {
    LV_E_NAME_COMMA, LV_E_TITLE_IN, LV_E_UNIT_IN,  LV_E_INSTITUTION_IN, LV_E_PHONE_WORD, LV_E_EMAIL_WORD,
    LV_E_FAX_WORD,   LV_E_EMAIL_IN, LV_E_PHONE_IN, LV_E_ADDRESS_WORD,   LV_E_POSTCODE,   LV_E_URL_IN,
};

static bool is_line(const struct lv_fact *f) {
    return f->forced < 0 && f->words > 0 && f->words <= LINE_WORDS && lv_seen(f, LV_E_AFTER_TEXT) &&
           !LV_ANY_OF(f, no_card);
}

/* "600 0800": a number that is too short to be sure of. */
static bool is_number(const struct lv_fact *f) {
    return f->digits >= DIGITS_LEAST && f->digits <= DIGITS_MOST && lv_phone_digits(f->text) == f->digits &&
           lv_count_signs(f->text).letters == 0 && !lv_seen(f, LV_E_DATE_ONLY);
}

static bool is_reached(const struct lv_fact *f) {
    return is_number(f) || LV_ANY_SEEN(f, LV_E_PHONE_ONLY, LV_E_EMAIL_ONLY, LV_E_PHONE_WORD, LV_E_EMAIL_WORD);
}

/* The lines from one on that stand together; none where a line of text is right above or below. */
static size_t see_card(struct lv_facts *facts, size_t from) {
    struct lv_fact *f = facts->fact;
    size_t to = from, reached = 0;
    for (; to < facts->n && is_line(&f[to]) && (to == from || lv_is_right_below(&f[to - 1], &f[to])); to++)
        reached += is_reached(&f[to]);
    bool above = from > 0 && lv_is_right_below(&f[from - 1], &f[from]);
    bool below = to < facts->n && to > from && lv_is_right_below(&f[to - 1], &f[to]);
    bool card =
        to > from + 1 && to - from <= CARD_LINES && reached && reached < to - from && !above && !below;
    for (size_t i = from; card && i < to; i++) {
        bool known = LV_ANY_OF(&f[i], own_words);
        lv_see(&f[i], LV_E_CARD, !known);
        lv_see(&f[i], LV_E_CARD_FIRST, !known && i == from);
        lv_see(&f[i], LV_E_CARD_NUMBER, is_number(&f[i]) && !lv_seen(&f[i], LV_E_PHONE_ONLY));
    }
    return to > from ? to : from + 1;
}

/* True if a line begins with two capitals, or an institution is its second word: "Ogres domes …", no "The Council …". */
static bool opens_with_name(const struct lv_facts *facts, struct lv_str s) {
    struct lv_range first, second;
    struct lv_hit hit;
    if (!lv_next_word(s, 0, s.n, &first) || !lv_next_word(s, first.to, s.n, &second))
        return false;
    bool known = lv_word_at(s, second.from, LV_LIST_INSTITUTION, facts->langs, &hit) ||
                 lv_is_upper(lv_char_at(s, second.from));
    return known && lv_is_upper(lv_char_at(s, first.from)) &&
           !lv_word_at(s, first.from, LV_LIST_COMMON, facts->langs, &hit);
}

/* True if every word is of a unit or an institution, a little one or has a capital: there is no verb. */
static bool is_only_names(const struct lv_facts *facts, struct lv_str s) {
    static const uint64_t known = LV_LIST_BIT(UNIT) | LV_LIST_BIT(INSTITUTION) | LV_LIST_BIT(PLACE) |
                                  LV_LIST_BIT(COMMON) | LV_LIST_BIT(DATEGLUE);
    struct lv_hit hit;
    for (struct lv_range w = {0, 0}; lv_next_word(s, w.to, s.n, &w);) {
        size_t n = lv_words_at(s, w.from, known, facts->langs, &hit, 1) ? hit.n : 0;
        if (!n && !lv_is_upper(lv_char_at(s, w.from)))
            return false;
        w.to = w.from + n > w.to ? w.from + n : w.to;
    }
    return true;
}

/* What a signature is not. */
static bool is_sentence(const struct lv_fact *f) {
    return LV_ANY_SEEN(f, LV_E_SENTENCES, LV_E_CLAUSE_IN, LV_E_SAID, LV_E_BULLET, LV_E_BEFORE_TEXT,
                       LV_E_FIRST_TEXT, LV_E_DATE_IN);
}

/* "Ezermala Town Council, Public Relations Office.", "Press office of …" after the last paragraph: who releases it. */
static void see_signature(const struct lv_facts *facts, struct lv_fact *f, const struct lv_fact *next) {
    bool text = next && lv_seen(next, LV_E_PARAGRAPH), stop = lv_seen(f, LV_E_STOP);
    if (!stop || text || f->words > SIGN_WORDS || !lv_seen(f, LV_E_INSTITUTION_IN) || is_sentence(f))
        return;
    bool last =
        lv_seen(f, LV_E_UNIT_LAST) && !lv_seen(f, LV_E_CONTACT_START) && opens_with_name(facts, f->text);
    bool first = lv_seen(f, LV_E_UNIT_FIRST) && f->words > 1 && is_only_names(facts, f->text);
    lv_see(f, LV_E_OFFICE_SIGNS, last || first);
}

/* "or" on a line of its own between a telephone number and an address. */
static void see_joint(struct lv_fact *f) {
    bool joint = f->words == 1 && lv_seen(f, LV_E_LOWER) && f->text.n <= JOINT_BYTES;
    lv_see(f, LV_E_CARD_JOINT,
           joint && is_reached(f - 1) && (is_reached(f + 1) || lv_seen(f + 1, LV_E_EMAIL_IN)));
}

/* Accounts of networks close to a contact, and addresses below them: "Facebook: sundale", "t.me/sundale". */
static void see_social(struct lv_fact *f) {
    bool near = LV_ANY_SEEN(f, LV_E_CONTACT_NEAR, LV_E_CARD) || lv_seen(f - 1, LV_E_SOCIAL);
    bool below = lv_seen(f - 1, LV_E_SOCIAL) && lv_seen(f, LV_E_URL_ONLY);
    lv_see(f, LV_E_SOCIAL, near && (below || lv_seen(f, LV_E_HANDLE)));
}

void lv_see_cards(struct lv_facts *facts) {
    for (size_t i = 0; i < facts->n; i = see_card(facts, i))
        ;
    for (size_t i = 1; i < facts->n; i++)
        see_social(&facts->fact[i]);
    for (size_t i = 1; i + 1 < facts->n; i++)
        see_joint(&facts->fact[i]);
    for (size_t i = 1; i < facts->n; i++)
        see_signature(facts, &facts->fact[i], i + 1 < facts->n ? &facts->fact[i + 1] : NULL);
}
