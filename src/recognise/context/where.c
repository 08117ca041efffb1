/* Evidence of sentences that tell where more can be read: they are text, and no contact, source or pointer. */
#include "lang/chars.h"
#include "lang/host.h"
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum { WHERE_LEAST = 2, WHERE_MOST = 14, SENTENCE_LEAST = 4 };

/* What a sentence that only tells where more is does not show: whom to ask, and how. */
static const enum lv_evidence asks_somebody[] = {
    LV_E_SENTENCES, LV_E_TITLE_IN, LV_E_UNIT_IN, LV_E_TURN_TO, LV_E_PHONE_NAMED, LV_E_EMAIL_WORD,
    LV_E_EMAIL_IN,  LV_E_PHONE_IN, LV_E_URL_IN,  LV_E_COLON,   LV_E_CONTACT_IS,
};

/* True if two words with capitals stand together after the first two: a name. */
static bool names_somebody(struct lv_str s) {
    struct lv_range w = {0, 0};
    size_t n = 0, row = 0;
    while (row < 2 && lv_next_word(s, w.to, s.n, &w))
        row = ++n > 2 && lv_is_upper(lv_char_at(s, w.from)) ? row + 1 : 0;
    return row == 2;
}

/* "More information in the video.": begins like a contact, and asks nobody. */
static bool tells_where(const struct lv_fact *f, const struct lv_fact *next) {
    bool person = next &&
                  LV_ANY_SEEN(next, LV_E_NAME_SHAPE, LV_E_NAME_COMMA, LV_E_PHONE_ONLY, LV_E_EMAIL_ONLY) &&
                  !lv_seen(next, LV_E_STOP);
    return lv_seen(f, LV_E_CONTACT_START) && lv_seen(f, LV_E_STOP) && f->words >= WHERE_LEAST &&
           f->words <= WHERE_MOST && f->digits == 0 && !LV_ANY_OF(f, asks_somebody) && !person &&
           (f->words > 2 ? !names_somebody(f->text) : lv_seen(f, LV_E_ONE_CAPITAL));
}

/* What a sentence that ends with an address does not show. */
static const enum lv_evidence points_on[] = {
    LV_E_RELATED_IS,  LV_E_RELATED_START, LV_E_SOURCE_START, LV_E_CONTACT_IS,   LV_E_CONTACT_START,
    LV_E_EMAIL_IN,    LV_E_PHONE_IN,      LV_E_NOTE_START,   LV_E_RIGHTS_IN,    LV_E_CAPTION_START,
    LV_E_BULLET,      LV_E_CHROME_IS,     LV_E_CHROME_START, LV_E_CELLS,        LV_E_GAP_INSIDE,
    LV_E_BEFORE_TEXT, LV_E_UI_ACT,        LV_E_BARS,         LV_E_ADDRESS_WORD,
};

/* "The rules are on the Exchange's page http://…": words in lower case before an address, and no colon or dash. */
static bool ends_with_address(const struct lv_fact *f) {
    struct lv_str s = f->text;
    size_t end = s.n, small = 0;
    while (end > 0 && strchr(".,) ", s.p[end - 1]))
        end--;
    s = lv_str_sub(s, 0, end);
    size_t at = end ? lv_last_word(s) : 0;
    struct lv_str before = lv_str_sub(s, 0, at);
    if (!lv_is_upper(lv_char_at(s, 0)) || memchr(before.p, ':', before.n) ||
        !lv_is_address(lv_str_sub(s, at, end)))
        return false;
    size_t n = 0, last = 0;
    for (struct lv_range w = {0, 0}; lv_next_word(before, w.to, before.n, &w); n++, last = w.to)
        small += lv_is_lower(lv_char_at(before, w.from));
    return n >= SENTENCE_LEAST - 1 && 2 * small >= n && at - last <= 2;
}

void lv_see_where(struct lv_facts *facts) {
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        lv_see(f, LV_E_TELLS_WHERE, tells_where(f, i + 1 < facts->n ? f + 1 : NULL));
        lv_see(f, LV_E_ADDRESS_LAST,
               lv_seen(f, LV_E_URL_IN) && !LV_ANY_OF(f, points_on) && ends_with_address(f));
    }
}
