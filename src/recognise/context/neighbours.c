/* Evidence from the neighbourhood of a block: what is before and after it. */
#include <string.h>

#include "lang/chars.h"
#include "recognise/roles.h"

enum {
    NEAR = 3,
    TOP = 8,
    GAP_LINES = 2,
    SPEECH_PARAGRAPHS = 4,
    CUT_WORDS = 5,
    NUMBERED_LEAST = 3,
    NUMBERED_WORDS = 5
};

bool lv_is_sure_contact(const struct lv_fact *f) {
    if (f->forced >= 0)
        return lv_role_is_contact((enum lv_role)f->forced);
    return LV_ANY_SEEN(f, LV_E_EMAIL_ONLY, LV_E_PHONE_ONLY, LV_E_CONTACT_IS, LV_E_CONTACT_COLON,
                       LV_E_DATE_CONTACT) ||
           (LV_ANY_SEEN(f, LV_E_EMAIL_IN, LV_E_PHONE_IN) && f->words <= 12) ||
           (LV_ANY_SEEN(f, LV_E_PHONE_WORD, LV_E_EMAIL_WORD, LV_E_FAX_WORD) && f->words <= 8 &&
            !lv_seen(f, LV_E_PARAGRAPH));
}

static bool alike(const struct lv_fact *a, const struct lv_fact *b) {
    return lv_seen(a, LV_E_BULLET) && lv_seen(b, LV_E_BULLET);
}

bool lv_is_item(const struct lv_fact *f) {
    return LV_ANY_SEEN(f, LV_E_BULLET, LV_E_NUMBERED, LV_E_SEQUENCE);
}

/* The number at the beginning of a line where "2. Jan" may be a date; 0: none. */
static int loose_number(const struct lv_fact *f) {
    int value;
    size_t n = lv_digits_at(f->text, 0, &value);
    return n > 0 && n <= 2 && n + 1 < f->text.n && f->text.p[n] == '.' && f->text.p[n + 1] == ' ' ? value : 0;
}

/* Between "1." and "3." a line that begins with "2. Jan" is an item, and no date. */
static void see_between_numbers(struct lv_fact *f) {
    int number = loose_number(&f[1]);
    if (f[1].number == 0 && number > 1 && f[0].number + 1 == number && f[2].number == number + 1)
        f[1].number = (uint8_t)number;
}

/* Emoji at the beginning of two lines and more are their bullets. */
static void see_emoji(struct lv_facts *facts) {
    for (size_t i = 1; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        bool both = lv_char_at(f->text, 0) >= '0' && lv_emoji_at(f->text) && lv_emoji_at(f[-1].text);
        lv_see(f, LV_E_BULLET, both);
        lv_see(f - 1, LV_E_BULLET, both);
    }
}

/* "3. The mayor never sat on it. She was asked twice.": where that is the rule of a text, its numbers are of paragraphs. */
static void see_numbered_text(struct lv_facts *facts) {
    size_t all = 0, long_ones = 0;
    for (size_t i = 0; i < facts->n; i++) {
        const struct lv_fact *f = &facts->fact[i];
        all += lv_seen(f, LV_E_NUMBERED);
        long_ones += lv_seen(f, LV_E_NUMBERED) && lv_seen(f, LV_E_SENTENCES);
    }
    for (size_t i = 0; i < facts->n && long_ones >= NUMBERED_LEAST && 3 * long_ones >= all; i++) {
        struct lv_fact *f = &facts->fact[i];
        lv_see(f, LV_E_NUMBERED_TEXT, lv_seen(f, LV_E_NUMBERED) && f->words >= NUMBERED_WORDS);
    }
}

/* Numbers that count on from line to line make items of them, and a line with a colon before them introduces them. */
void lv_see_lists(struct lv_facts *facts) {
    struct lv_fact *f = facts->fact;
    see_emoji(facts);
    see_numbered_text(facts);
    for (size_t i = 0; i + 2 < facts->n; i++)
        see_between_numbers(&f[i]);
    for (size_t i = 0; i + 1 < facts->n; i++) {
        bool counts = f[i].number > 0 && f[i + 1].number == f[i].number + 1;
        lv_see(&f[i], LV_E_SEQUENCE, counts);
        lv_see(&f[i + 1], LV_E_SEQUENCE, counts);
    }
    for (size_t i = 0; i + 1 < facts->n; i++) {
        bool item = lv_is_item(&f[i + 1]);
        lv_see(&f[i], LV_E_NEXT_ITEM, item);
        lv_see(&f[i], LV_E_SUMMARY,
               item && i < TOP && i + 2 < facts->n && lv_is_item(&f[i + 2]) &&
                   !lv_seen(&f[i + 1], LV_E_SAID) && !lv_seen(&f[i], LV_E_DATE_START) &&
                   lv_seen(&f[i], LV_E_STOP) && f[i].words <= 14 && !lv_seen(&f[i], LV_E_COLON) &&
                   !lv_is_item(&f[i]));
        lv_see(&f[i], LV_E_INTRO, item && lv_seen(&f[i], LV_E_COLON));
        if (item && !lv_seen(&f[i + 1], LV_E_SAID)) {
            lv_unsee(&f[i], LV_E_ANNOUNCES);
            f[i].speech_open = false;
        }
    }
}

static bool columns(const struct lv_fact *f) {
    return lv_seen(f, LV_E_CELLS) || (lv_seen(f, LV_E_FIGURES) && !lv_seen(f, LV_E_STOP));
}

/* Speech that goes on in the next paragraph: it is open, somebody was named, or no blank line divides the two. */
static void see_speech_on(struct lv_fact *f, struct lv_fact *next, bool spaced) {
    if (lv_seen(f, LV_E_OPENS) && lv_seen(next, LV_E_GLYPHS)) {
        lv_see(f, LV_E_SAID, true);
        f->speech_open = true;
    }
    if (lv_seen(f, LV_E_SPEAKER_LINE) && lv_seen(next, LV_E_GLYPHS)) {
        lv_see(f, LV_E_ANNOUNCES, true);
        f->speech_open = true;
    }
    lv_see(next, LV_E_GOES_ON, lv_seen(f, LV_E_SAID) && lv_seen(next, LV_E_IN_GLYPHS));
    bool near = spaced && lv_is_right_below(f, next);
    bool chain = lv_seen(f, LV_E_GOES_ON) && (near || lv_seen(next, LV_E_FIRST_PERSON));
    lv_see(next, LV_E_GOES_ON, (f->speech_open || chain) && lv_seen(next, LV_E_PARAGRAPH));
}

/* Speech opened in one paragraph and closed with its speaker a few on, with no glyphs at the head of those between. */
static void see_long_speech(struct lv_facts *facts, size_t from) {
    size_t end = from + 1;
    if (!lv_seen(&facts->fact[from], LV_E_OPENS))
        return;
    while (end < facts->n && end <= from + SPEECH_PARAGRAPHS && lv_seen(&facts->fact[end], LV_E_PARAGRAPH) &&
           !LV_ANY_SEEN(&facts->fact[end], LV_E_GLYPHS, LV_E_SAID))
        end++;
    if (end == facts->n || !lv_seen(&facts->fact[end], LV_E_SAID) || lv_seen(&facts->fact[end], LV_E_GLYPHS))
        return;
    for (size_t i = from; i < end; i++) {
        lv_see(&facts->fact[i], LV_E_SAID, true);
        facts->fact[i].speech_open = true;
    }
}

/* What lines of a contact show. */
static const enum lv_evidence contact_signs[] = {
    LV_E_NAME_SHAPE, LV_E_NAME_COMMA,     LV_E_RANK_NAME,    LV_E_TITLE_START,
    LV_E_UNIT_IN,    LV_E_INSTITUTION_IN, LV_E_PHONE_IN,     LV_E_EMAIL_IN,
    LV_E_PHONE_WORD, LV_E_EMAIL_WORD,     LV_E_ADDRESS_WORD, LV_E_POSTCODE,
};

static void see_next(struct lv_fact *f, struct lv_fact *next) {
    lv_see(f, LV_E_NEXT_TEXT, lv_seen(next, LV_E_PARAGRAPH));
    bool day = lv_seen(f, LV_E_EMBARGO_OPEN) && lv_seen(next, LV_E_DATE_IN) &&
               LV_ANY_SEEN(next, LV_E_DATE_ONLY, LV_E_TIME_START, LV_E_PLACE_DATE_ONLY);
    lv_see(next, LV_E_EMBARGO_DAY, day);
    lv_see(next, LV_E_EMBARGO_START, day);
    lv_see(f, LV_E_NEXT_DATE, lv_seen(next, LV_E_DATE_ONLY));
    lv_see(next, LV_E_AFTER_DATE, lv_seen(f, LV_E_DATE_ONLY));
    lv_see(next, LV_E_AFTER_COLON, lv_seen(f, LV_E_COLON));
    bool contact = LV_ANY_OF(next, contact_signs);
    lv_see(f, LV_E_NO_CONTACT,
           !lv_seen(f, LV_E_INSTITUTION_IN) && !lv_seen(f, LV_E_UNIT_IN) &&
               (!contact || lv_seen(next, LV_E_CHROME_IS) || lv_seen(next, LV_E_PARAGRAPH)));
    lv_see(f, LV_E_NEXT_URL, lv_seen(next, LV_E_URL_IN) || lv_seen(next, LV_E_LINK_ONLY));
    lv_see(f, LV_E_LIST_NEAR, alike(f, next));
    lv_see(next, LV_E_LIST_NEAR, alike(f, next));
    bool fields = lv_seen(f, LV_E_FIELD) && lv_seen(next, LV_E_FIELD) && !lv_seen(f, LV_E_CAPTION_START);
    lv_see(f, LV_E_FIELD_NEAR, fields);
    lv_see(next, LV_E_FIELD_NEAR, fields);
    bool heads = columns(next) && !columns(f) && f->words <= 8 && f->digits == 0;
    lv_see(f, lv_seen(f, LV_E_COLON) && !lv_seen(f, LV_E_EVENT_IS) ? LV_E_INTRO : LV_E_HEADS_TABLE, heads);
    lv_see(next, LV_E_FOOTNOTE,
           columns(f) && !lv_seen(f, LV_E_BULLET) && next->text.n > 1 && next->text.p[0] == '*');
    lv_see(f, LV_E_CELLS_NEAR, columns(next) && !heads);
    lv_see(next, LV_E_CELLS_NEAR, columns(f));
}

void lv_see_contacts(struct lv_facts *facts) {
    for (size_t i = 0; i < facts->n; i++) {
        if (!lv_is_sure_contact(&facts->fact[i]))
            continue;
        size_t from = i > NEAR ? i - NEAR : 0, to = i + NEAR < facts->n ? i + NEAR : facts->n - 1;
        for (size_t k = from; k <= to; k++)
            lv_see(&facts->fact[k], LV_E_CONTACT_NEAR, k != i);
    }
}

/* What paragraphs do not show that a sentence with a colon gives the word to. */
static const enum lv_evidence no_own_words[] = {
    LV_E_SAID,     LV_E_GLYPHS,   LV_E_COLON,    LV_E_BULLET,
    LV_E_NUMBERED, LV_E_EMAIL_IN, LV_E_PHONE_IN, LV_E_TURN_TO,
};

static bool gives_word(const struct lv_fact *f) {
    return lv_seen(f, LV_E_COLON) && LV_ANY_SEEN(f, LV_E_PARAGRAPH, LV_E_SPEAKER_LINE) &&
           !LV_ANY_SEEN(f, LV_E_CONTACT_IS, LV_E_CONTACT_START, LV_E_INTRO);
}

/* "Ann Berg has this to say:" and what "I" or "we" tell below it; a paragraph without either may be between. */
static void see_own_words(struct lv_facts *facts) {
    bool on = false;
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        bool may = on && lv_seen(f, LV_E_PARAGRAPH) && !LV_ANY_OF(f, no_own_words);
        bool own = may && lv_seen(f, LV_E_FIRST_PERSON);
        lv_see(f, LV_E_OWN_WORDS, own);
        on = own || gives_word(f) || (may && lv_seen(f - 1, LV_E_OWN_WORDS));
    }
}

/* What two neighbours say of each other, and of speech that goes on. */
void lv_see_pairs(struct lv_facts *facts) {
    struct lv_fact *f = facts->fact;
    for (size_t i = 0; i + 1 < facts->n; i++) {
        see_long_speech(facts, i);
        see_speech_on(&f[i], &f[i + 1], facts->spaced);
        see_next(&f[i], &f[i + 1]);
        bool gap = i > 0 && f[i].line >= f[i - 1].last_line + GAP_LINES &&
                   f[i + 1].line >= f[i].last_line + GAP_LINES;
        lv_see(&f[i], LV_E_GAP, gap);
    }
    see_own_words(facts);
}

/* What a sentence that a page has cut off does not show. */
static const enum lv_evidence no_cut[] = {
    LV_E_NAMES,         LV_E_CAPITALS,         LV_E_EMAIL_IN,      LV_E_PHONE_IN,     LV_E_URL_IN,
    LV_E_CHROME_START,  LV_E_CHROME_MANY,      LV_E_UI_ACT,        LV_E_RIGHTS_START, LV_E_ENDMARK_IS,
    LV_E_BRACKETED,     LV_E_CAPTION_START,    LV_E_BULLET,        LV_E_NUMBERED,     LV_E_TITLE_PHONE,
    LV_E_CONTACT_START, LV_E_NOTE_START,       LV_E_RELATED_START, LV_E_NAME_COMMA,   LV_E_RANK_NAME,
    LV_E_UNIT_LAST,     LV_E_INSTITUTION_LAST, LV_E_CELLS,         LV_E_FIGURES,
};

/* "The museum, which locks its door at" and no more: what was pasted ends there. */
static bool is_cut_off(const struct lv_fact *last) {
    return lv_seen(last, LV_E_OPEN_END) && lv_seen(last - 1, LV_E_PARAGRAPH) && last->words >= CUT_WORDS &&
           !LV_ANY_OF(last, no_cut);
}

void lv_see_ends(struct lv_facts *facts) {
    struct lv_fact *first = facts->fact, *last = first + facts->n - 1;
    lv_see(first, LV_E_FIRST, true);
    lv_see(last, LV_E_LAST, facts->n > 1);
    lv_see(last, LV_E_NO_CONTACT, true);
    lv_see(last, LV_E_CUT_OFF, facts->n > 1 && is_cut_off(last));
}
