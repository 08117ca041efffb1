/* Evidence from two neighbours: what a line heads, who signs a quote, a footnote by itself. */
#include "recognise/roles.h"

enum { HEAD_WORDS = 6, SIGN_WORDS = 14, NAME_BYTES = 60, HEAD_BLOCKS = 12 };

static bool is_contact(const struct lv_fact *f) {
    return LV_ANY_SEEN(f, LV_E_NAME_SHAPE, LV_E_NAME_COMMA, LV_E_RANK_NAME, LV_E_TITLE_IN, LV_E_UNIT_EDGE,
                       LV_E_INSTITUTION_EDGE, LV_E_EMAIL_ONLY, LV_E_PHONE_ONLY) &&
           !lv_seen(f, LV_E_PARAGRAPH);
}

/* A line of a contact by its neighbour: seven digits below a name or unit, an institution above its unit. */
static void see_contact(struct lv_fact *f, struct lv_fact *next) {
    bool digits = next->digits >= 6 && next->digits <= 7 && is_contact(f) &&
                  lv_phone_digits(next->text) == next->digits && lv_count_signs(next->text).letters == 0 &&
                  !lv_seen(next, LV_E_DATE_ONLY);
    lv_see(f, LV_E_SIGNER,
           lv_seen(f, LV_E_NAME_COMMA) && lv_seen(f, LV_E_OPEN_END) &&
               !LV_ANY_SEEN(f, LV_E_CONTACT_NEAR, LV_E_PHONE_IN, LV_E_EMAIL_IN, LV_E_BEFORE_TEXT));
    lv_see(next, LV_E_SIGNER,
           lv_seen(f, LV_E_SIGNER) && lv_seen(next, LV_E_NAME_COMMA) && lv_seen(next, LV_E_OPEN_END) &&
               !LV_ANY_SEEN(next, LV_E_PHONE_IN, LV_E_EMAIL_IN));
    lv_see(next, LV_E_SHORT_PHONE, digits && !lv_seen(next, LV_E_PHONE_ONLY));
    lv_see(f, LV_E_BEFORE_UNIT,
           lv_seen(f, LV_E_INSTITUTION_LAST) && lv_seen(f, LV_E_UNIT_EDGE) && lv_seen(next, LV_E_UNIT_EDGE) &&
               f->words <= HEAD_WORDS && next->words <= 2 * HEAD_WORDS);
}

/* True if a name is above the text or in its first paragraph: it is whose release it is, and no person to ask. */
static bool is_publisher(const struct lv_facts *facts, const struct lv_fact *f) {
    for (size_t i = 0; i < HEAD_BLOCKS && i < facts->n && &facts->fact[i] < f; i++) {
        struct lv_str head = lv_str_sub(facts->fact[i].text, 0, LV_HEAD_BYTES);
        if (LV_ANY_SEEN(&facts->fact[i], LV_E_BEFORE_TEXT, LV_E_FIRST_TEXT) &&
            lv_str_find(head, f->text, 0) != SIZE_MAX)
            return true;
    }
    return false;
}

/*
 * Two lines that read like names: an institution and a person, the other way round below "Kind regards" or if only the
 * second is known.
 */
static void see_two_names(const struct lv_facts *facts, struct lv_fact *f, struct lv_fact *next) {
    if (!lv_seen(f, LV_E_NAME_SHAPE) || !lv_seen(next, LV_E_NAME_SHAPE) || !lv_is_right_below(f, next) ||
        lv_seen(f, LV_E_TITLE_IN) || LV_ANY_SEEN(next, LV_E_TITLE_IN, LV_E_UNIT_IN, LV_E_INSTITUTION_IN))
        return;
    bool signs = f > facts->fact && lv_seen(f - 1, LV_E_SALUTATION_START);
    bool second = signs || (is_publisher(facts, next) && !is_publisher(facts, f));
    lv_see(second ? next : f, LV_E_TWO_NAMES, true);
}

/* The headings of an about paragraph, of related matter and of notes. */
static void see_sections_head(struct lv_fact *f, const struct lv_fact *next) {
    lv_see(f, LV_E_HEADS_ABOUT, lv_seen(f, LV_E_ABOUT_IS) && lv_seen(next, LV_E_PARAGRAPH));
    lv_see(f, LV_E_HEADS_RELATED, lv_seen(f, LV_E_RELATED_IS) && lv_seen(next, LV_E_AFTER_RELATED));
    lv_see(f, LV_E_HEADS_NOTES, lv_seen(f, LV_E_NOTE_IS) && lv_seen(next, LV_E_AFTER_NOTES));
}

/* A line and the one it heads: text after words that may open a contact, notes, the fields of an event. */
static void see_heads_of_text(struct lv_fact *f, const struct lv_fact *next) {
    bool contact = LV_ANY_SEEN(next, LV_E_EMAIL_IN, LV_E_PHONE_IN, LV_E_PHONE_WORD, LV_E_EMAIL_WORD,
                               LV_E_NAME_COMMA, LV_E_URL_IN);
    bool text = lv_seen(next, LV_E_PARAGRAPH) || (lv_is_item(next) && lv_seen(next, LV_E_STOP));
    lv_see(f, LV_E_HEADS_TEXT, lv_seen(f, LV_E_CONTACT_IS) && text && !contact);
    lv_see(f, LV_E_CAPITAL_HEAD,
           LV_ANY_SEEN(f, LV_E_CAPS, LV_E_CAPITALS) && lv_seen(f, LV_E_COLON) && f->words <= HEAD_WORDS &&
               (text || lv_is_item(next)) && !lv_seen(f, LV_E_BEFORE_TEXT));
    lv_see(f, LV_E_HEADS_CONTACT,
           lv_seen(f, LV_E_NOTICE_IS) && lv_seen(f, LV_E_COLON) && !text && is_contact(next));
    see_sections_head(f, next);
}

/* A few words with a colon above a person; a day above times of day; the fields of an event. */
static void see_heads_of_lines(struct lv_fact *f, const struct lv_fact *next) {
    bool person = LV_ANY_SEEN(next, LV_E_NAME_COMMA, LV_E_NAME_SHAPE, LV_E_TITLE_PHONE, LV_E_UNIT_EDGE) &&
                  LV_ANY_SEEN(next, LV_E_CONTACT_NEAR, LV_E_PHONE_IN, LV_E_EMAIL_IN);
    lv_see(f, LV_E_COLON_PERSON,
           lv_seen(f, LV_E_COLON) && f->words <= HEAD_WORDS + 2 && person &&
               (f->words >= 2 || lv_seen(f, LV_E_CONTACT_NEAR)) &&
               !LV_ANY_SEEN(f, LV_E_LISTED, LV_E_INTRO, LV_E_BEFORE_TEXT));
    lv_see(f, LV_E_DAY_HEAD,
           lv_seen(f, LV_E_DATE_ONLY) && lv_seen(f, LV_E_NO_YEAR) && lv_seen(next, LV_E_TIME_START));
    lv_see(f, LV_E_HEADS_EVENT,
           lv_is_field(next) && !lv_is_field(f) && f->words <= HEAD_WORDS && !lv_seen(f, LV_E_DATE_START));
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
           star && lv_seen(before, LV_E_STOP) && !lv_seen(before, LV_E_COLON) && !lv_is_item(before) &&
               !(next && lv_is_item(next)));
}

/* Lines below a colon that end with a semicolon, and the one after them with a full stop. */
static void see_semicolons(struct lv_facts *facts, size_t at) {
    struct lv_fact *f = facts->fact;
    size_t end = at + 1;
    if (!lv_seen(&f[at], LV_E_COLON))
        return;
    while (end < facts->n && lv_seen(&f[end], LV_E_COMMA) && f[end].text.p[f[end].text.n - 1] == ';' &&
           !lv_seen(&f[end], LV_E_EVENT_START) && !lv_seen(&f[end], LV_E_TIME_START))
        end++;
    bool list =
        end > at + 1 && end < facts->n && lv_seen(&f[end], LV_E_STOP) && !lv_seen(&f[end], LV_E_SENTENCES);
    lv_see(&f[at], LV_E_INTRO, list);
    for (size_t i = at + 1; list && i <= end; i++)
        lv_see(&f[i], LV_E_LISTED, !lv_is_item(&f[i]));
}

/* "A B – Chair;": a name, a dash and more. */
static bool is_name_dash(const struct lv_fact *f) {
    size_t dash = lv_str_find(lv_str_sub(f->text, 0, NAME_BYTES), LV_STR(" \u2013 "), 0);
    struct lv_counts c = lv_count_signs(lv_str_sub(f->text, 0, dash));
    return dash < f->text.n && c.words >= 2 && c.words <= 4 && c.capitals == c.words && c.digits == 0 &&
           f->words <= SIGN_WORDS;
}

/* "A B, Chair", "the Chair of C A B": a person in a line that is no sentence. */
static bool is_person(const struct lv_fact *f) {
    return lv_seen(f, LV_E_NAME_COMMA) || is_name_dash(f) ||
           (lv_seen(f, LV_E_TITLE_IN) && lv_seen(f, LV_E_OPEN_END) && f->words >= 4 &&
            f->words <= SIGN_WORDS && f->digits == 0);
}

/* "Taking part:", and below it names with what they are, and no telephone. */
static void see_people(struct lv_facts *facts, size_t at) {
    struct lv_fact *f = &facts->fact[at];
    size_t end = at + 1;
    if (!lv_seen(f, LV_E_COLON) || LV_ANY_SEEN(f, LV_E_CONTACT_IS, LV_E_CONTACT_START))
        return;
    while (end < facts->n && is_person(&facts->fact[end]) &&
           !LV_ANY_SEEN(&facts->fact[end], LV_E_EMAIL_IN, LV_E_PHONE_IN, LV_E_COLON, LV_E_PARAGRAPH))
        end++;
    bool phone = end < facts->n && lv_is_right_below(&facts->fact[end - 1], &facts->fact[end]) &&
                 LV_ANY_SEEN(&facts->fact[end], LV_E_EMAIL_IN, LV_E_PHONE_IN);
    bool people = end - at > 2 && !phone;
    lv_see(f, LV_E_INTRO, people);
    for (size_t i = at + 1; people && i < end; i++)
        lv_see(&facts->fact[i], LV_E_LISTED, true);
}

/* Items of a list with a telephone number or an e-mail address by itself: the lines of a contact. */
static size_t see_contact_items(struct lv_facts *facts, size_t from) {
    size_t to = from;
    bool contact = false;
    for (; to < facts->n && lv_seen(&facts->fact[to], LV_E_BULLET); to++)
        contact |= LV_ANY_SEEN(&facts->fact[to], LV_E_PHONE_ONLY, LV_E_EMAIL_ONLY);
    contact = contact && from > 0 && is_contact(&facts->fact[from - 1]);
    for (size_t i = from; i < to; i++)
        lv_see(&facts->fact[i], LV_E_CONTACT_ITEM, contact);
    return to > from ? to : from + 1;
}

/* "2. Who pays?" with its answer below it. */
static bool is_numbered_head(const struct lv_fact *f, const struct lv_fact *next) {
    bool open = lv_seen(f, LV_E_OPEN_END) || (f->text.n > 0 && f->text.p[f->text.n - 1] == '?');
    return f->number > 0 && lv_seen(f, LV_E_NUMBERED) && open && f->words <= SIGN_WORDS &&
           !lv_seen(f, LV_E_AFTER_NOTES) && !lv_is_item(next) && lv_seen(next, LV_E_STOP);
}

/* "— at the archive", and below it what was said there: no list has one item. */
static void see_lone_item(struct lv_fact *f, const struct lv_fact *before, const struct lv_fact *next) {
    bool alone = lv_seen(f, LV_E_BULLET) && !(before && lv_is_item(before)) && !lv_is_item(next);
    lv_see(f, LV_E_LONE_ITEM,
           alone && lv_seen(f, LV_E_OPEN_END) && lv_seen(next, LV_E_PARAGRAPH) && f->text.p[0] != '*');
}

/* Numbers that count on over the paragraphs between them. */
static void see_numbered_heads(struct lv_facts *facts) {
    struct lv_fact *last = NULL;
    for (size_t i = 0; i + 1 < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        if (!is_numbered_head(f, f + 1))
            continue;
        bool counts = last && last->number + 1 == f->number;
        lv_see(f, LV_E_NUMBERED_HEAD, counts);
        if (counts)
            lv_see(last, LV_E_NUMBERED_HEAD, true);
        last = f;
    }
}

void lv_see_neighbours(struct lv_facts *facts) {
    struct lv_fact *f = facts->fact;
    for (size_t i = 0; i + 1 < facts->n; i++) {
        see_heads_of_text(&f[i], &f[i + 1]);
        see_heads_of_lines(&f[i], &f[i + 1]);
        see_contact(&f[i], &f[i + 1]);
        see_two_names(facts, &f[i], &f[i + 1]);
        see_people(facts, i);
        see_semicolons(facts, i);
        see_signature(&f[i], &f[i + 1]);
        see_lone_item(&f[i], i > 0 ? &f[i - 1] : NULL, &f[i + 1]);
    }
    see_numbered_heads(facts);
    for (size_t i = 0; i < facts->n; i = see_contact_items(facts, i))
        ;
    for (size_t i = 1; i < facts->n; i++)
        see_star(&f[i], &f[i - 1], i + 1 < facts->n ? &f[i + 1] : NULL);
}
