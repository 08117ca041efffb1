/* Evidence of the page around a release: menus above it, and what the page adds below. */
#include "lang/chars.h"
#include "recognise/roles.h"

enum { CROWD = 3, SHORT_WORDS = 6, PAGE_WORDS = 12, TOPIC_WORDS = 3, INSIDE_LINES = 8 };

static bool unknown_short(const struct lv_fact *f) {
    if (lv_seen(f, LV_E_NO_LETTERS) && !lv_seen(f, LV_E_DATE_IN))
        return lv_seen(f, LV_E_BEFORE_TEXT);
    return f->words >= 1 && f->words <= 5 && lv_seen(f, LV_E_OPEN_END) && lv_seen(f, LV_E_BEFORE_TEXT) &&
           !LV_ANY_SEEN(f, LV_E_LABEL_IS, LV_E_DOCTYPE_IS, LV_E_DATE_IN, LV_E_PUBLISHED_START,
                        LV_E_TAG_START);
}

/* Three short lines or more in a row before the text, of no known meaning: menus, not topics. */
static void see_crowds(struct lv_facts *facts) {
    for (size_t i = 0, end; i < facts->n; i = end + 1) {
        for (end = i; end < facts->n && unknown_short(&facts->fact[end]);)
            end++;
        size_t last = end > i && facts->fact[end - 1].words > TOPIC_WORDS ? end - 1 : end; /* the headline */
        for (size_t k = i; k < last && last - i >= CROWD; k++)
            lv_see(&facts->fact[k], LV_E_CROWD, true);
    }
}

/* What only lines of a page show. */
static const enum lv_evidence page_signs[] = {
    LV_E_CHROME_IS, LV_E_CHROME_START, LV_E_CHROME_MANY, LV_E_UI_ACT,  LV_E_CRUMBS,
    LV_E_CODES,     LV_E_PATH,         LV_E_MENU,        LV_E_COOKIES,
};

bool lv_is_page(const struct lv_fact *f) {
    if (f->forced >= 0)
        return f->forced == LV_R_CHROME;
    return LV_ANY_OF(f, page_signs) || (lv_seen(f, LV_E_CONTACT_IS) && lv_seen(f, LV_E_NO_CONTACT));
}

static bool may_be_page(const struct lv_fact *f) {
    return f->words <= TOPIC_WORDS && lv_seen(f, LV_E_OPEN_END) && lv_seen(f, LV_E_BEFORE_TEXT) &&
           !LV_ANY_SEEN(f, LV_E_DOCTYPE_IS, LV_E_DATE_IN, LV_E_PUBLISHED_START, LV_E_TAG_START,
                        LV_E_CAPTION_START, LV_E_EMBARGO_START);
}

/* Short lines between lines that are surely the page's: a menu, one entry a line. */
static void see_between(struct lv_facts *facts) {
    struct lv_fact *first = facts->fact;
    if (facts->n > 1 && may_be_page(first) && lv_is_page(first + 1) &&
        !LV_ANY_SEEN(first, LV_E_LABEL_IS, LV_E_LABEL_START))
        lv_see(first, LV_E_BETWEEN, true);
    for (size_t i = 0; i + 1 < facts->n; i++) /* a path, one step a line */
        lv_see(&first[i + 1], LV_E_BETWEEN,
               lv_seen(&first[i], LV_E_HOME) && lv_seen(&first[i + 1], LV_E_LABEL_IS));
    for (size_t i = 0, end; i < facts->n; i = end) {
        for (end = i + 1; end < facts->n && may_be_page(&facts->fact[end]) && !lv_is_page(&facts->fact[end]);)
            end++;
        bool menu = lv_is_page(&facts->fact[i]) && end < facts->n && lv_is_page(&facts->fact[end]) &&
                    lv_seen(&facts->fact[end], LV_E_BEFORE_TEXT);
        for (size_t k = i + 1; menu && k < end; k++)
            lv_see(&facts->fact[k], LV_E_BETWEEN, true);
    }
}

/* Where a contact or an end mark is reached; what surely belongs to a contact by its address or number. */
static bool ends_release(const struct lv_fact *f) {
    return LV_ANY_SEEN(f, LV_E_ENDMARK_IS, LV_E_ENDMARK_START, LV_E_EMAIL_ONLY, LV_E_PHONE_ONLY) ||
           (LV_ANY_SEEN(f, LV_E_EMAIL_IN, LV_E_PHONE_IN) && lv_seen(f, LV_E_AFTER_TEXT));
}

/* "08:30  A committee sits" after a signature or a contact: what else is on that day. */
static void see_agenda(struct lv_facts *facts) {
    bool signature = false;
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        if (!signature && lv_seen(f, LV_E_TIME_START))
            return; /* the release has an agenda of its own */
        if (!lv_seen(f, LV_E_AFTER_TEXT))
            continue;
        bool day = LV_ANY_SEEN(f, LV_E_DATE_START, LV_E_DATE_ONLY) && f->words <= SHORT_WORDS &&
                   !lv_seen(f, LV_E_DATED_END);
        lv_see(f, LV_E_AGENDA,
               signature && (lv_seen(f, LV_E_TIME_START) ||
                             (day && facts->n > i + 1 && lv_seen(f + 1, LV_E_TIME_START))));
        signature |= ends_release(f) || (lv_seen(f, LV_E_UNIT_EDGE) && f->words <= SHORT_WORDS);
    }
}

/* What gives a short line a meaning after the contact or the end mark. */
static const enum lv_evidence known_signs[] = {
    LV_E_UNIT_IN,    LV_E_INSTITUTION_IN, LV_E_TITLE_IN,   LV_E_ADDRESS_WORD, LV_E_POSTCODE,
    LV_E_CONTACT_IS, LV_E_CAPTION_START,  LV_E_CAPTION_IN, LV_E_URL_IN,       LV_E_DATE_IN,
    LV_E_RIGHTS_IN,  LV_E_ENDMARK_IS,     LV_E_BULLET,     LV_E_TAG_START,    LV_E_NOTE_IS,
    LV_E_ABOUT_IS,   LV_E_NOTICE_IS,
};

/* Short lines of no known meaning after all that is the release's own. */
static void see_behind(struct lv_facts *facts) {
    size_t end = facts->n;
    while (end > 0 && !ends_release(&facts->fact[end - 1]))
        end--;
    for (size_t i = end; end > 0 && i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        lv_see(f, LV_E_BEHIND_ALL,
               f->words <= SHORT_WORDS && lv_seen(f, LV_E_OPEN_END) && lv_seen(f, LV_E_AFTER_TEXT) &&
                   !LV_ANY_OF(f, known_signs));
    }
}

/* What makes a line the release's own although the page is right above it. */
static const enum lv_evidence own_signs[] = {
    LV_E_UNIT_EDGE,     LV_E_INSTITUTION_EDGE, LV_E_CONTACT_IS,
    LV_E_CONTACT_START, LV_E_CAPTION_START,    LV_E_CAPTION_IN,
    LV_E_URL_IN,        LV_E_RIGHTS_IN,        LV_E_RIGHTS_START,
    LV_E_ENDMARK_IS,    LV_E_RELATED_IS,       LV_E_RELATED_START,
    LV_E_NOTE_IS,       LV_E_ABOUT_IS,         LV_E_TAG_START,
    LV_E_DATED_END,     LV_E_SOURCE_START,     LV_E_PHONE_IN,
    LV_E_EMAIL_IN,      LV_E_FOOTNOTE,         LV_E_SALUTATION_START,
    LV_E_INTRO,
};

/* Whatever short line follows what the page adds below the text; "Published 4 June" there is the page's too. */
static void see_added(struct lv_facts *facts) {
    bool page = false, ended = false;
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        if (!lv_seen(f, LV_E_AFTER_TEXT))
            continue;
        bool own = LV_ANY_OF(f, own_signs) || (lv_seen(f, LV_E_CONTACT_NEAR) && !lv_is_page(f) &&
                                               !LV_ANY_SEEN(f, LV_E_PUBLISHED_START, LV_E_DATE_IN));
        lv_see(f, LV_E_GENRE_ITEM,
               lv_seen(f, LV_E_BULLET) && lv_seen(f, LV_E_DOCTYPE_START) && !lv_seen(f, LV_E_STOP));
        lv_see(f, LV_E_BEHIND_PAGE, page && !own && f->words <= PAGE_WORDS);
        bool adds = LV_ANY_SEEN(f, LV_E_CHROME_IS, LV_E_CHROME_START, LV_E_CHROME_MANY, LV_E_UI_ACT,
                                LV_E_UPDATED, LV_E_AGENDA, LV_E_MENU);
        bool word = lv_seen(f, LV_E_W1) && !LV_ANY_SEEN(f, LV_E_CHROME_START, LV_E_UPDATED, LV_E_AGENDA);
        page |=
            adds && (!word || ended || lv_seen(f, LV_E_PAGE_NEAR)); /* one word in the middle shows nothing */
        ended |= ends_release(f) || LV_ANY_SEEN(f, LV_E_CONTACT_IS, LV_E_CONTACT_COLON, LV_E_UNIT_EDGE,
                                                LV_E_INSTITUTION_EDGE, LV_E_UPDATED);
        page = page && !ends_release(f) && !own;
    }
}

/* The company of lines that are surely the page's. */
static void see_company(struct lv_facts *facts) {
    for (size_t i = 0; i + 1 < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i], *next = f + 1;
        lv_see(f, LV_E_PAGE_NEAR, lv_is_page(next));
        lv_see(next, LV_E_PAGE_NEAR, lv_is_page(f));
    }
}

/* Lines after the text with the contact or the end mark not far below. */
static void see_inside(struct lv_facts *facts) {
    for (size_t i = facts->n, end = 0; i-- > 0;) {
        struct lv_fact *f = &facts->fact[i];
        lv_see(f, LV_E_INSIDE, lv_seen(f, LV_E_AFTER_TEXT) && end > i && end - i <= INSIDE_LINES);
        if (ends_release(f) || LV_ANY_SEEN(f, LV_E_CONTACT_COLON, LV_E_CONTACT_IS))
            end = i;
    }
}

void lv_see_page(struct lv_facts *facts) {
    see_company(facts);
    see_inside(facts);
    see_crowds(facts);
    see_between(facts);
    see_behind(facts);
    see_agenda(facts);
    see_added(facts);
}
