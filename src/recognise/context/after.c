/* Evidence of other releases below the contact, once the page around has begun: their titles, and how they begin. */
#include "recognise/roles.h"

enum { TITLE_LEAST = 4, TITLE_WORDS = 18, STAMP_DIGITS = 8, TURN_LEAST = 3, TEASER_WORDS = 30 };

/* What the title of another release does not show. */
static const enum lv_evidence no_title[] = {
    LV_E_EMAIL_IN,        LV_E_PHONE_IN,    LV_E_URL_IN,        LV_E_PHONE_WORD,     LV_E_EMAIL_WORD,
    LV_E_NAME_COMMA,      LV_E_TITLE_PHONE, LV_E_POSTCODE,      LV_E_CHROME_START,   LV_E_CHROME_IS,
    LV_E_CHROME_MANY,     LV_E_UI_ACT,      LV_E_NOTE_START,    LV_E_NOTE_IS,        LV_E_ABOUT_IS,
    LV_E_ABOUT_START,     LV_E_CAPTION_IN,  LV_E_CAPTION_START, LV_E_RIGHTS_IN,      LV_E_RIGHTS_START,
    LV_E_COPY_YEAR,       LV_E_LISTED,      LV_E_EVENT_START,   LV_E_EVENT_NEAR,     LV_E_CELLS,
    LV_E_FIGURES,         LV_E_RELATED_IS,  LV_E_BULLET,        LV_E_MENU,           LV_E_SOURCE_START,
    LV_E_RELATED_START,   LV_E_DATE_ONLY,   LV_E_PUBLISHED_IN,  LV_E_HOUSE_NUMBER,   LV_E_UNIT_IS,
    LV_E_PLACE_DATE_ONLY, LV_E_CRUMBS,      LV_E_PATH,          LV_E_INSTITUTION_IS, LV_E_CODES,
};

static bool is_title(const struct lv_fact *f) {
    bool unit = lv_seen(f, LV_E_UNIT_EDGE) && lv_seen(f, LV_E_NAMES);
    return f->words >= TITLE_LEAST && f->words <= TITLE_WORDS && lv_seen(f, LV_E_OPEN_END) && f->forced < 0 &&
           !unit && !LV_ANY_OF(f, no_title);
}

/* "A dividend2.5.2023 07:00:00 CEST | Press release": a title, when it was published and as what. */
static bool is_stamped(const struct lv_fact *f) {
    return lv_seen(f, LV_E_CRUMBS) && lv_seen(f, LV_E_AFTER_TEXT) && f->words > TITLE_LEAST &&
           f->digits >= STAMP_DIGITS &&
           !LV_ANY_SEEN(f, LV_E_BULLET, LV_E_PHONE_IN, LV_E_EMAIL_IN, LV_E_COPY_YEAR, LV_E_RIGHTS_IN);
}

/* True for a paragraph that may be the beginning of another release. */
static bool is_teaser(const struct lv_fact *f) {
    return lv_seen(f, LV_E_PARAGRAPH) && f->forced < 0 &&
           !LV_ANY_SEEN(f, LV_E_SELF, LV_E_ABOUT_IN, LV_E_AFTER_ABOUT, LV_E_AFTER_NOTES, LV_E_NOTE_START,
                        LV_E_NOTICE_MEDIA, LV_E_COOKIES, LV_E_RIGHTS_IN, LV_E_TURN_AT, LV_E_CHROME_START,
                        LV_E_UI_ACT);
}

/* The line after the last one that is surely of a contact, and stands after the text has begun; the end if there is none. */
static size_t contact_end(const struct lv_facts *facts) {
    size_t i = facts->n;
    while (i > 0 && !lv_seen(&facts->fact[i - 1], LV_E_FIRST_TEXT) &&
           !lv_is_sure_contact(&facts->fact[i - 1]) && !lv_seen(&facts->fact[i - 1], LV_E_ENDMARK_IS))
        i--;
    return i == 0 || lv_seen(&facts->fact[i - 1], LV_E_FIRST_TEXT) ? facts->n : i;
}

static bool is_short_title(const struct lv_fact *f) {
    return lv_seen(f, LV_E_OPEN_END) && !lv_seen(f, LV_E_PARAGRAPH) && !LV_ANY_OF(f, no_title) &&
           f->words <= TITLE_WORDS && (f->words >= TURN_LEAST || lv_seen(f, LV_E_CAPS));
}

/* True if a title and one sentence below it begin at a block. */
static bool is_turn(const struct lv_facts *facts, size_t i) {
    const struct lv_fact *f = &facts->fact[i];
    return i + 1 < facts->n && is_short_title(f) && lv_seen(f + 1, LV_E_PARAGRAPH) &&
           lv_seen(f + 1, LV_E_STOP) && !lv_seen(f + 1, LV_E_SENTENCES) && f[1].words <= TEASER_WORDS;
}

/* Titles with one sentence below each, by turns. */
static void see_turns(struct lv_facts *facts, size_t from) {
    for (size_t i = from; i + 1 < facts->n; i++) {
        bool turn = is_turn(facts, i) && (is_turn(facts, i + 2) || (i >= from + 2 && is_turn(facts, i - 2)));
        lv_see(&facts->fact[i], LV_E_TITLE_BY_TURNS, turn);
        lv_see(&facts->fact[i + 1], LV_E_TEASER_BY_TURNS, turn);
    }
}

/* What speaks to the reader once the release is over. */
static void see_readers(struct lv_facts *facts, size_t from) {
    for (size_t i = from; i < facts->n; i++)
        lv_see(&facts->fact[i], LV_E_READER_AFTER, lv_seen(&facts->fact[i], LV_E_TO_READER));
    struct lv_fact *last = &facts->fact[facts->n - 1];
    lv_see(last, LV_E_READER_LAST, facts->n > 1 && lv_seen(last, LV_E_TO_READER));
}

/* The line after the second paragraph. */
static size_t after_lead(const struct lv_facts *facts) {
    size_t i = 0;
    while (i < facts->n && !lv_seen(&facts->fact[i], LV_E_FIRST_TEXT))
        i++;
    return i + 2 < facts->n ? i + 2 : facts->n;
}

/* "The vote is on…": the beginning of what is elsewhere. */
static bool breaks_off(struct lv_str s) {
    return lv_str_ends(s, LV_STR("...")) || lv_str_ends(s, LV_STR("…"));
}

/* Whether the release is over above a block: the end mark was reached; or that or a contact, and then the page. */
static void see_over(struct lv_facts *facts) {
    bool text = false, mark = false, contact = false, page = false;
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        lv_see(f, LV_E_OVER, page);
        lv_see(f, LV_E_ENDED, mark);
        lv_see(f, LV_E_NEWS_LAST, contact && LV_ANY_SEEN(f, LV_E_AFTER_NEWS, LV_E_NEWS_IS));
        lv_see(f, LV_E_BREAKS_OFF, text && breaks_off(f->text));
        page |= contact && (lv_is_page(f) || LV_ANY_SEEN(f, LV_E_RELATED_IS, LV_E_UI_ACT));
        mark |= text && lv_seen(f, LV_E_ENDMARK_IS);
        contact |= mark || (text && lv_is_sure_contact(f));
        text |= lv_seen(f, LV_E_FIRST_TEXT);
    }
}

void lv_see_after(struct lv_facts *facts) {
    see_over(facts);
    see_turns(facts, after_lead(facts));
    see_readers(facts, contact_end(facts));
    bool page = false, title = false;
    for (size_t i = contact_end(facts); i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        bool other = (page && is_title(f)) || is_stamped(f), more = title && is_teaser(f);
        lv_see(f, LV_E_TITLE_AFTER, other);
        lv_see(f, LV_E_TEASER, more);
        page |= lv_is_page(f) || LV_ANY_SEEN(f, LV_E_RELATED_IS, LV_E_UI_ACT);
        title |= other;
    }
}
