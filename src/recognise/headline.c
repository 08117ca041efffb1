/*
 * Which lines above the text may be the headline, and what speaks for one and against another. The labelling chooses
 * among them.
 */
#include <string.h>

#include "recognise/roles.h"

enum { SHORT_WORDS = 6, WEAK_WORDS = 5, CAPS_LEAST = 3 };

/* What a headline does not show. */
static const enum lv_evidence no_title[] = {
    LV_E_LABEL_IS,      LV_E_LABEL_START,   LV_E_DOCTYPE_IS,   LV_E_DOCTYPE_START,
    LV_E_DATE_ONLY,     LV_E_PUBLISHER,     LV_E_BULLET,       LV_E_TAG_START,
    LV_E_EMBARGO_START, LV_E_CAPTION_START, LV_E_SOURCE_START,
};

/* True for a line that may be a headline; for one that may be between a headline and a picture. */
bool lv_may_be_headline(const struct lv_fact *f) {
    return f->words >= 3 && lv_seen(f, LV_E_OPEN_END) && !lv_is_page(f) && !LV_ANY_OF(f, no_title);
}

/* What else a word and a colon at the beginning may open. */
static const enum lv_evidence no_claim[] = {
    LV_E_EVENT_START,  LV_E_FIELD_NEAR,      LV_E_DOCTYPE_START, LV_E_CONTACT_START, LV_E_CAPTION_START,
    LV_E_TAG_START,    LV_E_PUBLISHED_START, LV_E_EMBARGO_START, LV_E_CHROME_START,  LV_E_DATE_START,
    LV_E_SOURCE_START, LV_E_PHONE_IN,        LV_E_EMAIL_IN,
};

/* "Police: speed will be checked at schools", "CITY: FIRE IN A CELLAR": who or where, and what, alone before the text. */
static bool is_claim(const struct lv_fact *f) {
    const char *colon = memchr(f->text.p, ':', f->text.n);
    return colon && colon + 1 < f->text.p + f->text.n && colon[1] == ' ' && lv_seen(f, LV_E_OPEN_END) &&
           f->words >= SHORT_WORDS && (size_t)(colon - f->text.p) * 2 < f->text.n && !LV_ANY_OF(f, no_claim);
}

/* True for a line that a headline further down outdoes: a few words, no verb, or no letters to speak of. */
static bool is_weak(const struct lv_fact *f) {
    return f->words <= WEAK_WORDS && lv_seen(f, LV_E_OPEN_END) &&
           !LV_ANY_SEEN(f, LV_E_CLAUSE_IN, LV_E_DATE_IN);
}

/* The last line before the text that may be a headline and has a verb or some length; a few words above it are none. */
static void see_better(struct lv_facts *facts) {
    size_t last = 0;
    for (size_t i = 0; i < facts->n && lv_seen(&facts->fact[i], LV_E_BEFORE_TEXT); i++) {
        const struct lv_fact *f = &facts->fact[i];
        if (lv_may_be_headline(f) && f->words >= SHORT_WORDS && !lv_seen(f, LV_E_CAPTION_IN) &&
            (lv_seen(f, LV_E_CLAUSE_IN) || lv_seen(f, LV_E_NEXT_DATE)))
            last = i;
    }
    for (size_t i = 0; i < last; i++)
        lv_see(&facts->fact[i], LV_E_OUTDONE, is_weak(&facts->fact[i]));
}

/* True for a line that headlines stand below, and pictures only where a headline is above it. */
static bool heads_headline(const struct lv_fact *f) {
    return lv_is_page(f) || LV_ANY_SEEN(f, LV_E_DOCTYPE_IS, LV_E_DATE_ONLY, LV_E_PUBLISHED_DATE,
                                        LV_E_PUBLISHED_START, LV_E_EMBARGO_START, LV_E_CAPTION_START);
}

/* "Statement by the Minister", "The Mayor's letter to all": the first line, right above the text or a salutation. */
static void see_statement(struct lv_fact *f, const struct lv_fact *next) {
    bool named = LV_ANY_SEEN(f, LV_E_DOCTYPE_IN, LV_E_TITLE_IN) && lv_seen(next, LV_E_PARAGRAPH);
    bool line = f->words > 1 && lv_seen(f, LV_E_OPEN_END) && !lv_is_page(f) &&
                !LV_ANY_SEEN(f, LV_E_LABEL_IS, LV_E_DOCTYPE_IS, LV_E_DATE_IN, LV_E_CAPTION_START,
                             LV_E_LANG_DIFFERS, LV_E_BULLET, LV_E_LABELS);
    lv_see(f, LV_E_STATEMENT, line && (named || lv_seen(next, LV_E_SALUTATION_START)));
}

/* What is first, or below lines that headlines stand below, up to the first line that may be a headline. */
static void see_first_title(struct lv_facts *facts) {
    for (size_t i = 0; i < facts->n && lv_seen(&facts->fact[i], LV_E_BEFORE_TEXT); i++) {
        struct lv_fact *f = &facts->fact[i];
        bool below = i > 0 && heads_headline(f - 1);
        if (i + 1 < facts->n && (i == 0 || below || lv_seen(f - 1, LV_E_LABEL_IS)))
            see_statement(f, f + 1);
        lv_see(f, LV_E_BELOW_HEAD, below && !lv_seen(f, LV_E_CAPTION_START));
        if (lv_may_be_headline(f))
            return;
    }
}

/* True for a line above the text that blank lines set apart and whose words the first paragraph says again. */
static bool is_apart(const struct lv_fact *f) {
    return LV_ANY_SEEN(f, LV_E_SAID_LEAD, LV_E_SAID_MOST) && lv_seen(f, LV_E_NEXT_TEXT) &&
           lv_seen(f, LV_E_GAP) && lv_seen(f, LV_E_OPEN_END) && !lv_is_page(f) && !LV_ANY_OF(f, no_title);
}

/* "Published: 14 March / Information on the rights of holders" and, apart, "Dividend paid": what is filed, and then the headline. */
static void see_filed(struct lv_facts *facts) {
    size_t last = 0;
    while (last + 1 < facts->n && lv_seen(&facts->fact[last + 1], LV_E_BEFORE_TEXT))
        last++;
    if (last < 2 || !is_apart(&facts->fact[last]))
        return;
    struct lv_fact *f = &facts->fact[last - 1];
    lv_see(f, LV_E_FILED,
           lv_seen(f, LV_E_TIGHT_ABOVE) && !lv_seen(f, LV_E_SAID_HALF) &&
               LV_ANY_SEEN(f - 1, LV_E_DATE_ONLY, LV_E_PUBLISHED_DATE));
    lv_see(&facts->fact[last], LV_E_BELOW_FILED, lv_seen(f, LV_E_FILED));
}

/* What else a line above the text may be that looks like a headline. */
static const enum lv_evidence no_candidate[] = {LV_E_PHONE_IN, LV_E_EMAIL_IN, LV_E_PUBLISHED_DATE};

/* How a line that may be a headline stands among the others, before of which are above it and after below. */
static void see_candidate(struct lv_fact *f, size_t before, size_t after) {
    lv_see(f, LV_E_TITLE_ONLY, !before && !after);
    lv_see(f, LV_E_TITLE_FIRST, !before && after);
    lv_see(f, LV_E_TITLE_MIDDLE, before && after);
    lv_see(f, LV_E_TITLE_LAST, before && !after);
}

static bool is_candidate(const struct lv_fact *f) {
    return lv_may_be_headline(f) && !LV_ANY_OF(f, no_candidate);
}

static bool is_capital_line(const struct lv_fact *f) {
    return lv_seen(f, LV_E_CAPS) && f->words >= CAPS_LEAST;
}

/* How many other lines above the text may be the headline as well; and whether just one of them is in capitals. */
static void see_rivals(struct lv_facts *facts) {
    size_t titles = 0, capitals = 0, before = 0, n = 0;
    for (; n < facts->n && lv_seen(&facts->fact[n], LV_E_BEFORE_TEXT); n++) {
        titles += is_candidate(&facts->fact[n]);
        capitals += is_capital_line(&facts->fact[n]);
    }
    for (size_t i = 0; i < n; i++) {
        struct lv_fact *f = &facts->fact[i];
        lv_see(f, LV_E_CAPS_ONLY, capitals == 1 && is_capital_line(f));
        if (!is_candidate(f))
            continue;
        see_candidate(f, before, titles - before - 1);
        before++;
    }
}

void lv_see_headline(struct lv_facts *facts) {
    see_rivals(facts);
    for (size_t i = 0; i < facts->n && lv_seen(&facts->fact[i], LV_E_BEFORE_TEXT); i++)
        lv_see(&facts->fact[i], LV_E_NAMED_CLAIM, is_claim(&facts->fact[i]));
    see_better(facts);
    see_first_title(facts);
    see_filed(facts);
}
