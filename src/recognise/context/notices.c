/* Evidence of what the media are told in sentences: what they may do, and what goes on from that. */
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum { START_WORDS = 12, BRIDGE = 2 };

/* True if a sentence ends between two bytes. */
static bool ends_between(struct lv_str s, size_t from, size_t to) {
    while (from < to && s.p[from] != '.' && s.p[from] != '!' && s.p[from] != '?')
        from++;
    return from < to;
}

/* True if a phrase of the list of notices that has a value is among the first words of the sentence from a byte on. */
static bool has_notice(const struct lv_facts *facts, struct lv_str s, size_t at, enum lv_value value) {
    struct lv_range w = {at, at};
    struct lv_hit hits[4];
    for (size_t n = 0, last = at; n < START_WORDS && lv_next_word(s, w.to, s.n, &w); n++, last = w.to) {
        if (ends_between(s, last, w.from))
            return false;
        size_t found = lv_words_at(s, w.from, LV_LIST_BIT(NOTICE), facts->langs, hits, 4);
        for (size_t i = 0; i < found; i++)
            if (lv_hit_is(&hits[i], value))
                return true;
    }
    return false;
}

/* "Journalists may …", "Note: the media are invited …": the media first, and what they may or are asked to do. */
static bool begins_with_media(const struct lv_facts *facts, const struct lv_fact *f) {
    struct lv_hit hit;
    struct lv_str s = f->text;
    size_t at = 0;
    if (lv_seen(f, LV_E_NOTE_START) && lv_word_at(s, 0, LV_LIST_NOTE, facts->langs, &hit) && hit.n < s.n &&
        s.p[hit.n] == ':')
        at = lv_skip_blanks(s, hit.n + 1);
    struct lv_hit who;
    if (!lv_word_at(s, at, LV_LIST_NOTICE, facts->langs, &who) ||
        !(LV_HIT_IS(&who, NOTICE, who) || LV_HIT_IS(&who, NOTICE, notice)))
        return false;
    return has_notice(facts, s, at + who.n, LV_VALUE_NOTICE_may) ||
           has_notice(facts, s, at + who.n, LV_VALUE_NOTICE_ask);
}

/* What a notice in a sentence does not show. */
static const enum lv_evidence no_notice[] = {
    LV_E_SAID,          LV_E_FIRST_TEXT,   LV_E_BEFORE_TEXT,   LV_E_TURN_AT,      LV_E_CHROME_START,
    LV_E_CONTACT_START, LV_E_COLON_PERSON, LV_E_HEADS_CONTACT, LV_E_LANG_DIFFERS,
};

static bool may_be_notice(const struct lv_fact *f) {
    return (lv_seen(f, LV_E_STOP) || lv_seen(f, LV_E_COLON)) && f->forced < 0 && !LV_ANY_OF(f, no_notice);
}

/* True for a paragraph that calls the media by itself. */
static bool is_call(const struct lv_fact *f) {
    return LV_ANY_SEEN(f, LV_E_NOTICE_MAY, LV_E_NOTICE_MEDIA, LV_E_NOTICE_CALL, LV_E_NOTICE_TWICE,
                       LV_E_NOTICE_HELD, LV_E_AFTER_NOTICE) &&
           !lv_seen(f, LV_E_BEFORE_TEXT);
}

/* A paragraph near a call to the media that asks for something as well. */
static bool goes_on(const struct lv_facts *facts, const struct lv_fact *f) {
    return may_be_notice(f) && (LV_ANY_SEEN(f, LV_E_NOTICE_IN, LV_E_NOTICE_ASK) ||
                                has_notice(facts, f->text, 0, LV_VALUE_NOTICE_please));
}

/* True if the lead and a line above it name the media: the whole release is a call to them. */
static bool opens_call(const struct lv_facts *facts, size_t first) {
    bool above = false;
    for (size_t i = 0; i < first; i++)
        above |= LV_ANY_SEEN(&facts->fact[i], LV_E_NOTICE_WHO, LV_E_NOTICE_IN, LV_E_NOTICE_IS);
    return above && lv_seen(&facts->fact[first], LV_E_NOTICE_WHO) && !lv_seen(&facts->fact[first], LV_E_SAID);
}

void lv_see_notices(struct lv_facts *facts) {
    size_t since = BRIDGE + 1; /* paragraphs since a call */
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        lv_see(f, LV_E_NOTICE_MAY,
               lv_seen(f, LV_E_NOTICE_WHO) && may_be_notice(f) && begins_with_media(facts, f));
        bool on = since <= BRIDGE && goes_on(facts, f);
        lv_see(f, LV_E_NOTICE_ON, on && !lv_seen(f, LV_E_NOTICE_MAY));
        bool opens = lv_seen(f, LV_E_FIRST_TEXT) && opens_call(facts, i);
        since = is_call(f) || on || opens ? 0 : since + lv_seen(f, LV_E_PARAGRAPH);
    }
}
