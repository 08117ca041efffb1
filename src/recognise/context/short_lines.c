/* Evidence of short lines that say little by themselves: lists that lost their bullets, menus below the text, and the rest. */
#include "recognise/roles.h"

enum {
    OPENER_WORDS = 40, /* of the line with the colon */
    ITEM_WORDS = 10,
    ITEMS_LEAST = 2,
    SENTENCE_WORDS = 30, /* of one of several below a colon */
    PART_WORDS = 40,
    ENTRY_WORDS = 4, /* of a line of a menu */
    MENU_LEAST = 8,
    PHRASES_LEAST = 2,
    MENU_SHARE = 7 /* one line of so many at least is a phrase of pages */
};

/* ---- lists without bullets ---- */

/* What a line with a colon shows that opens something else than a list, or a list that is one already. */
static const enum lv_evidence no_opener[] = {
    LV_E_CONTACT_IS,       LV_E_CONTACT_START, LV_E_ANNOUNCES,       LV_E_SPEAKER_LINE,  LV_E_EVENT_START,
    LV_E_SALUTATION_START, LV_E_CHROME_IS,     LV_E_CHROME_START,    LV_E_EMBARGO_START, LV_E_PHONE_WORD,
    LV_E_EMAIL_WORD,       LV_E_FAX_WORD,      LV_E_PUBLISHED_START, LV_E_CAPTION_START, LV_E_TAG_START,
    LV_E_SOURCE_START,     LV_E_RELATED_IS,    LV_E_NOTE_IS,         LV_E_ABOUT_IS,      LV_E_NOTICE_IS,
    LV_E_BEFORE_TEXT,      LV_E_INTRO,         LV_E_BULLET,          LV_E_NUMBERED,
};

static bool opens_list(const struct lv_fact *f) {
    return lv_seen(f, LV_E_COLON) && f->words <= OPENER_WORDS && !LV_ANY_OF(f, no_opener);
}

/* What a line of a list without bullets does not show. */
static const enum lv_evidence no_item[] = {
    LV_E_PARAGRAPH,   LV_E_STOP,          LV_E_COLON,      LV_E_CHROME_IS,     LV_E_CHROME_START,
    LV_E_CHROME_MANY, LV_E_UI_ACT,        LV_E_CELLS,      LV_E_TIME_START,    LV_E_FIELD,
    LV_E_EVENT_START, LV_E_CAPTION_START, LV_E_ENDMARK_IS, LV_E_ENDMARK_START, LV_E_EMAIL_IN,
    LV_E_PHONE_IN,    LV_E_URL_IN,        LV_E_LINK_ONLY,  LV_E_CONTACT_IS,    LV_E_CONTACT_START,
    LV_E_NOTE_IS,     LV_E_ABOUT_IS,      LV_E_NOTICE_IS,  LV_E_RIGHTS_START,  LV_E_SAID,
    LV_E_GLYPHS,      LV_E_BULLET,        LV_E_NUMBERED,   LV_E_SEQUENCE,      LV_E_RULE,
};

static bool may_be_item(const struct lv_fact *f) {
    return f->words > 0 && f->words <= ITEM_WORDS && f->forced < 0 && !LV_ANY_OF(f, no_item);
}

static uint32_t gap_before(const struct lv_fact *f) {
    return f->line - f[-1].last_line;
}

/* The line after the items that line `at` opens; they are set alike, and no telephone or address follows them. */
static size_t items_end(const struct lv_facts *facts, size_t at) {
    const struct lv_fact *f = facts->fact;
    size_t first = at + 1, end = first;
    while (end < facts->n && may_be_item(&f[end]) &&
           (end <= first + 1 || gap_before(&f[end]) == gap_before(&f[first + 1])))
        end++;
    if (end < facts->n && lv_seen(&f[first], LV_E_DATE_START) && lv_seen(&f[end], LV_E_TIME_START))
        return first; /* a timetable */
    bool apart = !facts->spaced || (end > first && gap_before(&f[end - 1]) > 1);
    if (end > first + ITEMS_LEAST && apart && lv_seen(&f[end - 1], LV_E_NEXT_TEXT))
        end--; /* may be the heading of what follows; see LIST_END */
    bool contact = end < facts->n &&
                   LV_ANY_SEEN(&f[end], LV_E_EMAIL_ONLY, LV_E_PHONE_ONLY, LV_E_PHONE_WORD) &&
                   gap_before(&f[end]) == 1;
    return contact ? first : end;
}

static bool is_sentence(const struct lv_fact *f) {
    return lv_seen(f, LV_E_STOP) && f->words <= SENTENCE_WORDS && !LV_ANY_SEEN(f, LV_E_COLON, LV_E_SAID);
}

static bool is_part(const struct lv_fact *f) {
    return lv_seen(f, LV_E_COMMA) && f->words <= PART_WORDS;
}

/* Whole sentences, or parts that end with commas and one that ends the sentence, below a line with a colon. */
static void see_below(struct lv_facts *facts, size_t at) {
    struct lv_fact *f = facts->fact;
    size_t first = at + 1, end = first;
    bool parts = first < facts->n && is_part(&f[first]);
    while (end < facts->n && (parts ? is_part(&f[end]) : is_sentence(&f[end])))
        end++;
    if (parts && end < facts->n && f[end].words <= PART_WORDS && !lv_seen(&f[end], LV_E_COLON))
        end++;
    bool promised =
        lv_seen(&f[at], LV_E_OPENS_LIST) && !lv_seen(&f[at], LV_E_ANNOUNCES) && end > first + ITEMS_LEAST;
    for (size_t k = first; k < end && end >= first + ITEMS_LEAST; k++) {
        lv_see(&f[k], parts ? LV_E_PARTS_BELOW : LV_E_SENTENCES_BELOW, true);
        lv_see(&f[k], LV_E_PROMISED,
               promised && !parts &&
                   !LV_ANY_SEEN(&f[k], LV_E_EMAIL_IN, LV_E_PHONE_IN, LV_E_URL_IN, LV_E_RIGHTS_START));
    }
}

/* Lines in lower case below a colon: join has kept them apart. */
static void see_lower(struct lv_facts *facts, size_t at) {
    size_t end = at + 1;
    while (end < facts->n && lv_seen(&facts->fact[end], LV_E_LOWER) && facts->fact[end].words <= PART_WORDS &&
           !lv_is_item(&facts->fact[end]))
        end++;
    for (size_t i = at + 1; i < end && end > at + 1 + ITEMS_LEAST; i++)
        lv_see(&facts->fact[i], LV_E_LOWER_BELOW, true);
}

/* The last of the short lines below a colon, where text follows and more of them are above it. */
static void see_list_end(const struct lv_facts *facts, size_t end) {
    struct lv_fact *f = &facts->fact[end];
    if (end < facts->n && may_be_item(f))
        lv_see(f, LV_E_LIST_END, lv_seen(f, LV_E_NEXT_TEXT) && !lv_seen(f, LV_E_QUESTION));
}

void lv_see_bare_lists(struct lv_facts *facts) {
    for (size_t i = 0; i + ITEMS_LEAST < facts->n; i++) {
        bool opens = opens_list(&facts->fact[i]);
        size_t end = opens ? items_end(facts, i) : 0;
        if (lv_seen(&facts->fact[i], LV_E_COLON)) {
            see_below(facts, i);
            see_lower(facts, i);
        }
        if (end < i + 1 + ITEMS_LEAST)
            continue;
        see_list_end(facts, end);
        lv_see(&facts->fact[i], LV_E_INTRO, true);
        for (size_t k = i + 1; k < end; k++)
            lv_see(&facts->fact[k], LV_E_LISTED, true);
    }
}

/* ---- menus below the text ---- */

/* What a line of a menu does not show. */
static const enum lv_evidence no_entry[] = {
    LV_E_LISTED,       LV_E_BULLET,        LV_E_NUMBERED,   LV_E_CELLS,      LV_E_EMAIL_IN,
    LV_E_PHONE_IN,     LV_E_CAPTION_START, LV_E_ENDMARK_IS, LV_E_NAME_COMMA, LV_E_RANK_NAME,
    LV_E_ADDRESS_WORD, LV_E_POSTCODE,      LV_E_TITLE_IN,
};

static bool may_be_entry(const struct lv_fact *f) {
    return f->words <= ENTRY_WORDS && lv_seen(f, LV_E_AFTER_TEXT) && lv_seen(f, LV_E_OPEN_END) &&
           !LV_ANY_OF(f, no_entry);
}

static bool is_phrase(const struct lv_fact *f) {
    return lv_is_page(f) || LV_ANY_SEEN(f, LV_E_LABEL_IS, LV_E_HOME, LV_E_RELATED_IS, LV_E_LANG_DIFFERS);
}

/* Many short lines one below the other after the text, some of them phrases of pages or in another language. */
void lv_see_menus(struct lv_facts *facts) {
    for (size_t i = 0, end; i < facts->n; i = end + 1) {
        size_t phrases = 0;
        for (end = i; end < facts->n && may_be_entry(&facts->fact[end]); end++)
            phrases += is_phrase(&facts->fact[end]);
        if (end - i < MENU_LEAST || phrases < PHRASES_LEAST || phrases * MENU_SHARE < end - i)
            continue;
        for (size_t k = i; k < end; k++)
            lv_see(&facts->fact[k], LV_E_MENU_LINE, true);
    }
}

/* ---- the rest ---- */

/* True for evidence that only says what a line looks like and where it is. */
static const bool shape[LV_EVIDENCES] = {
#define LV_SHAPE(evidence) [LV_E_##evidence] = true,
#include "recognise/tables/evidence.def"
};

static bool speaks(const struct lv_fact *f) {
    for (size_t w = 0; w < LV_EVIDENCE_WORDS; w++)
        for (uint64_t bits = f->seen[w]; bits; bits &= bits - 1)
            if (!shape[w * 64 + (size_t)__builtin_ctzll(bits)])
                return true;
    return false;
}

/* True for a line that only a contact nearby speaks of, set like the lines before it that nothing speaks for. */
static bool goes_on(const struct lv_facts *facts, struct lv_fact *f) {
    size_t i = (size_t)(f - facts->fact);
    if (i < 2 || !lv_seen(f, LV_E_CONTACT_NEAR) || !lv_seen(f - 1, LV_E_PLAIN) ||
        gap_before(f) != gap_before(f - 1))
        return false;
    lv_unsee(f, LV_E_CONTACT_NEAR);
    bool alone = !speaks(f);
    lv_see(f, LV_E_CONTACT_NEAR, !alone);
    return alone;
}

void lv_see_plain(struct lv_facts *facts) {
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        lv_see(f, LV_E_PLAIN, !lv_seen(f, LV_E_BEFORE_TEXT) && (!speaks(f) || goes_on(facts, f)));
    }
}
