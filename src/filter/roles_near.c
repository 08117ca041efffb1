/* Evidence from two neighbours: what a line heads, who signs a quote, a footnote by itself. */
#include "filter/roles.h"

enum { HEAD_WORDS = 6, SIGN_WORDS = 14 };

static bool is_item(const struct lv_fact *f) {
    return LV_ANY_SEEN(f, LV_E_BULLET, LV_E_NUMBERED, LV_E_SEQUENCE);
}

static bool is_field(const struct lv_fact *f) {
    return lv_seen(f, LV_E_EVENT_START) && !lv_seen(f, LV_E_PARAGRAPH);
}

/* A line and the one it heads: text behind words that may open a contact, notes, the fields of an event. */
static void see_heads(struct lv_fact *f, const struct lv_fact *next) {
    bool contact = LV_ANY_SEEN(next, LV_E_EMAIL_IN, LV_E_PHONE_IN, LV_E_PHONE_WORD, LV_E_EMAIL_WORD,
                               LV_E_NAME_COMMA, LV_E_URL_IN);
    bool text = lv_seen(next, LV_E_PARAGRAPH) || (is_item(next) && lv_seen(next, LV_E_STOP));
    lv_see(f, LV_E_HEADS_TEXT, lv_seen(f, LV_E_CONTACT_IS) && text && !contact);
    lv_see(f, LV_E_HEADS_NOTES, lv_seen(f, LV_E_NOTE_IS) && lv_seen(next, LV_E_AFTER_NOTES));
    lv_see(f, LV_E_HEADS_EVENT, is_field(next) && !is_field(f) && f->words <= HEAD_WORDS);
}

/* Two fields of an event in a row. */
static void see_fields(struct lv_fact *f, struct lv_fact *next) {
    bool both = is_field(f) && is_field(next);
    lv_see(f, LV_E_EVENT_NEAR, both);
    lv_see(next, LV_E_EVENT_NEAR, both);
}

/* "A B, Chair" below speech that names nobody. */
static void see_signature(const struct lv_fact *f, struct lv_fact *next) {
    bool name = lv_seen(next, LV_E_NAME_COMMA) && lv_seen(next, LV_E_TITLE_IN);
    lv_see(next, LV_E_SIGNS,
           lv_seen(f, LV_E_ALL_SPEECH) && name && next->words <= SIGN_WORDS && !lv_seen(next, LV_E_STOP) &&
               !lv_seen(next, LV_E_EMAIL_IN) && !lv_seen(next, LV_E_PHONE_IN));
}

/* "* A note" with no other item around. */
static void see_star(struct lv_fact *f, const struct lv_fact *before, const struct lv_fact *next) {
    bool star = f->text.n > 1 && f->text.p[0] == '*' && lv_seen(f, LV_E_BULLET);
    lv_see(f, LV_E_FOOTNOTE,
           star && lv_seen(before, LV_E_PARAGRAPH) && !lv_seen(before, LV_E_COLON) && !is_item(before) &&
               !(next && is_item(next)));
}

void lv_see_neighbours(struct lv_facts *facts) {
    struct lv_fact *f = facts->fact;
    for (size_t i = 0; i + 1 < facts->n; i++) {
        see_heads(&f[i], &f[i + 1]);
        see_fields(&f[i], &f[i + 1]);
        see_signature(&f[i], &f[i + 1]);
    }
    for (size_t i = 1; i < facts->n; i++)
        see_star(&f[i], &f[i - 1], i + 1 < facts->n ? &f[i + 1] : NULL);
}
