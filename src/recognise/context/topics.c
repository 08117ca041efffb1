/* Evidence of short lines above the headline: topics of the release, or the menu of the page. */
#include "lang/chars.h"
#include "recognise/roles.h"

enum { MENU_WORDS = 6, MENU_LEAST = 6, PAGES_LEAST = 2, TOPIC_WORDS = 4 };

/* What a line of a menu before the text does not show. */
static const enum lv_evidence no_entry[] = {
    LV_E_PARAGRAPH,       LV_E_DOCTYPE_IS,       LV_E_DOCTYPE_START, LV_E_DATE_IN,         LV_E_PUBLISHED_IS,
    LV_E_PUBLISHED_START, LV_E_EMBARGO_START,    LV_E_CAPTION_START, LV_E_CAPTION_IN,      LV_E_PHONE_IN,
    LV_E_EMAIL_IN,        LV_E_EVENT_START,      LV_E_EVENT_IS,      LV_E_CONTACT_IS,      LV_E_CONTACT_NEAR,
    LV_E_PUBLISHER,       LV_E_INSTITUTION_EDGE, LV_E_UNIT_EDGE,     LV_E_TITLE_IN,        LV_E_PLACE_IS,
    LV_E_PLACE_DATE_ONLY, LV_E_TAG_START,        LV_E_STOP,          LV_E_REPEATED,        LV_E_BYLINE,
    LV_E_DATELINE_ALONE,  LV_E_SALUTATION_START, LV_E_CAPS,          LV_E_HEAD_SHORT_LAST,
};

static bool may_be_entry(const struct lv_fact *f) {
    return f->words > 0 && f->words <= MENU_WORDS && f->forced < 0 && !LV_ANY_OF(f, no_entry);
}

/* Many short lines before the text that nothing speaks for, with phrases of pages among them. */
static void see_menu(struct lv_facts *facts, size_t text) {
    size_t entries = 0, pages = 0;
    for (size_t i = 0; i < text; i++) {
        entries += may_be_entry(&facts->fact[i]);
        pages += lv_is_page(&facts->fact[i]);
    }
    for (size_t i = 0; i < text && entries >= MENU_LEAST && pages >= PAGES_LEAST; i++)
        lv_see(&facts->fact[i], LV_E_HEAD_MENU, may_be_entry(&facts->fact[i]));
}

/* "Nozares ziņas": a common topic, and whose it is before it. */
static bool ends_with_topic(const struct lv_facts *facts, const struct lv_fact *f) {
    struct lv_hit hit;
    struct lv_str s = f->text;
    size_t word = lv_last_word(s);
    return word > 0 && f->words >= 2 && f->words <= TOPIC_WORDS && lv_seen(f, LV_E_OPEN_END) &&
           f->digits == 0 && lv_seen(f, LV_E_ONE_CAPITAL) && !lv_is_page(f) &&
           !LV_ANY_SEEN(f, LV_E_RELATED_IS, LV_E_LABEL_START) &&
           lv_word_at(s, word, LV_LIST_LABEL, facts->lang, &hit) && word + hit.n == s.n;
}

void lv_see_topics(struct lv_facts *facts) {
    size_t text = 0;
    while (text < facts->n && lv_seen(&facts->fact[text], LV_E_BEFORE_TEXT))
        text++;
    for (size_t i = 0; i < text && i < facts->n; i++)
        lv_see(&facts->fact[i], LV_E_TOPIC_LAST, ends_with_topic(facts, &facts->fact[i]));
    see_menu(facts, text);
}
