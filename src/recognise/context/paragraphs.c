/*
 * Evidence from what paragraphs are to each other: entries of a list, short lines between them, other datelines; and where
 * they come to their end: what is told when nobody speaks any more, and of no day.
 */
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum {
    BARE_WORDS = 16,
    BRIEF_WORDS = 6, /* of a heading with a colon; a sentence has */
    LONG_WORDS = 10,
    MANY_BARE = 3,
    DAY_WORDS = 60 /* so far into a paragraph days are looked for */
};

/* What a short line between paragraphs does not show. */
static const enum lv_evidence no_bare[] = {
    LV_E_PARAGRAPH, LV_E_BULLET,   LV_E_NUMBERED, LV_E_CELLS,      LV_E_DATE_ONLY,
    LV_E_URL_ONLY,  LV_E_PHONE_IN, LV_E_EMAIL_IN, LV_E_CONTACT_IS, LV_E_ENDMARK_IS,
};

static bool is_bare(const struct lv_facts *facts, size_t i) {
    const struct lv_fact *f = &facts->fact[i];
    return i > 0 && i + 1 < facts->n && f->words <= BARE_WORDS && lv_seen(f, LV_E_OPEN_END) &&
           !LV_ANY_SEEN(f, LV_E_BEFORE_TEXT, LV_E_AFTER_TEXT) && !LV_ANY_OF(f, no_bare) &&
           lv_seen(f - 1, LV_E_PARAGRAPH) && lv_seen(f + 1, LV_E_PARAGRAPH);
}

/* Headings come in numbers, captions alone. */
static void see_bare(struct lv_facts *facts) {
    size_t n = 0;
    for (size_t i = 0; i < facts->n; i++)
        n += is_bare(facts, i);
    for (size_t i = 0; i < facts->n && n > 0; i++)
        lv_see(&facts->fact[i], n < MANY_BARE ? LV_E_BARE_ONLY : LV_E_BARE_MANY,
               (n == 1 || n >= MANY_BARE) && is_bare(facts, i));
}

static bool is_entry(const struct lv_facts *facts, size_t i) {
    return i < facts->n && lv_seen(&facts->fact[i], LV_E_COLON_EARLY) &&
           !LV_ANY_SEEN(&facts->fact[i], LV_E_SAID, LV_E_QUOTED, LV_E_SPEAKER_LINE);
}

/* "East: two wins.", "West: one win and a draw." */
static void see_entries(struct lv_facts *facts) {
    for (size_t i = 0; i < facts->n; i++)
        lv_see(&facts->fact[i], LV_E_ENTRIES,
               is_entry(facts, i) && (is_entry(facts, i + 1) || (i > 0 && is_entry(facts, i - 1))));
}

/* What a line with a colon shows that opens no list and no part of the text. */
static const enum lv_evidence other_colons[] = {
    LV_E_ANNOUNCES,  LV_E_SPEAKER_LINE, LV_E_CONTACT_IS,       LV_E_CONTACT_START,
    LV_E_PHONE_WORD, LV_E_EMAIL_WORD,   LV_E_SALUTATION_START, LV_E_EVENT_START,
    LV_E_BULLET,     LV_E_CHROME_IS,    LV_E_BEFORE_TEXT,
};

/* "What to take along:" over lines without bullets is most often a heading, "The council decided last week that:" none. */
static void see_colons(struct lv_facts *facts) {
    for (size_t i = 0; i + 1 < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        if (!lv_seen(f, LV_E_COLON) || LV_ANY_OF(f, other_colons))
            continue;
        bool brief = f->words <= BRIEF_WORDS;
        lv_see(f, LV_E_COLON_BRIEF, brief);
        lv_see(f, LV_E_COLON_OVER_BARE, brief && !LV_ANY_SEEN(f + 1, LV_E_BULLET, LV_E_NUMBERED));
        lv_see(f, LV_E_COLON_LONG, f->words >= LONG_WORDS);
    }
}

/* A second place and dash opens another release, or the next item of a letter. */
static void see_datelines(struct lv_facts *facts) {
    bool any = false;
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        bool dateline = lv_seen(f, LV_E_PARAGRAPH) && lv_starts_as_lead(f);
        lv_see(f, LV_E_LATER_DATELINE, any && dateline);
        any |= dateline;
    }
}

/* True if a paragraph has a day: a date, a day of the week, today. */
static bool has_day(const struct lv_facts *facts, const struct lv_fact *f) {
    const uint64_t lists = LV_LIST_BIT(WEEKDAY) | LV_LIST_BIT(DAYWORD);
    struct lv_hit hit;
    struct lv_range w = {0, 0};
    if (LV_ANY_SEEN(f, LV_E_DATE_IN, LV_E_NO_YEAR))
        return true;
    for (size_t n = 0; n < DAY_WORDS && lv_next_word(f->text, w.to, f->text.n, &w); n++)
        if (lv_words_at(f->text, w.from, lists, facts->langs, &hit, 1))
            return true;
    return false;
}

static bool speaks(const struct lv_fact *f) {
    return lv_seen(f, LV_E_PARAGRAPH) &&
           LV_ANY_SEEN(f, LV_E_SAID, LV_E_ANNOUNCES, LV_E_ALL_SPEECH, LV_E_MOSTLY_QUOTED);
}

/* What ends the text of a release. */
static const enum lv_evidence ends[] = {
    LV_E_CONTACT_IS, LV_E_CONTACT_COLON, LV_E_CONTACT_NEAR, LV_E_ENDMARK_IS, LV_E_ENDMARK_START,
    LV_E_PHONE_IN,   LV_E_EMAIL_IN,      LV_E_CHROME_IS,    LV_E_PAGE_NEAR,  LV_E_RELATED_IS,
};

/* A paragraph after all speech: whether it tells of any day, and whether of somebody who is known from the head. */
static void see_rest(const struct lv_facts *facts, struct lv_fact *f) {
    bool untimed = !LV_ANY_SEEN(f, LV_E_FIRST_PERSON, LV_E_QUOTED, LV_E_COLON) && !has_day(facts, f);
    lv_see(f, LV_E_SPOKEN_OUT, true);
    lv_see(f, LV_E_UNTIMED, untimed);
    lv_see(f, LV_E_OF_SENDER, untimed && lv_tells_of_known(facts, f));
    lv_see(f, LV_E_SENDER_LAST, lv_seen(f, LV_E_OF_SENDER) && lv_seen(f, LV_E_CLOSES));
}

void lv_see_paragraphs(struct lv_facts *facts) {
    see_entries(facts);
    see_colons(facts);
    see_bare(facts);
    see_datelines(facts);
    bool spoken = false, text = false;
    for (size_t i = facts->n; i-- > 0;) {
        struct lv_fact *f = &facts->fact[i], *next = i + 1 < facts->n ? f + 1 : NULL;
        if (!lv_seen(f, LV_E_PARAGRAPH))
            continue;
        spoken |= speaks(f);
        bool closes = !next || (!lv_seen(next, LV_E_PARAGRAPH) && LV_ANY_OF(next, ends));
        lv_see(f, LV_E_CLOSES, closes && !lv_seen(f, LV_E_FIRST_TEXT));
        lv_see(f, LV_E_CLOSES_ALL, !text && !lv_seen(f, LV_E_FIRST_TEXT));
        text = true;
        if (!spoken && !LV_ANY_SEEN(f, LV_E_FIRST_TEXT, LV_E_BEFORE_TEXT))
            see_rest(facts, f);
    }
}
