/* Evidence of what a release says of who sends it: the last paragraphs, or those after the contact, with the sender's name first. */
#include "lang/chars.h"
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum {
    NAME_WORDS = 12, /* so far at most the verb is */
    LOWER_WORDS = 2, /* of a name: "Mākslas izglītības aģentūra" */
    SHORT_BYTES = 4, /* of what has a full stop and goes on: "Corp. is" */
    STEM_BYTES = 6,  /* a longer word may lose an ending of two */
    HEAD_PARAGRAPHS = 3,
    MOST = 4
};

/* The name a paragraph begins with: its first word that is no article, its capitals, and if glyphs or a bracket are in it. */
struct name {
    struct lv_range first;
    size_t end; /* where the verb begins */
    size_t capitals, lower;
    bool marked;
};

static bool is_in(const struct lv_facts *facts, struct lv_str s, size_t at, enum lv_list list) {
    struct lv_hit hit;
    return lv_word_at(s, at, list, facts->langs, &hit);
}

/* True if a sentence ends between two words: a full stop after more than a few letters, and a capital. */
static bool ends_between(struct lv_str s, struct lv_range last, struct lv_range w) {
    bool stop = false;
    for (size_t i = last.to; i < w.from; i++)
        stop |= s.p[i] == '!' || s.p[i] == '?' || s.p[i] == ':' || s.p[i] == ';' ||
                (s.p[i] == '.' && last.to - last.from > SHORT_BYTES);
    return stop && lv_is_upper(lv_char_at(s, w.from));
}

/* Adds a word to a name; what is in brackets counts for nothing. */
static void add_word(const struct lv_facts *facts, struct lv_str s, struct name *name, struct lv_range w) {
    bool upper = lv_is_upper(lv_char_at(s, w.from)), little = is_in(facts, s, w.from, LV_LIST_COMMON);
    bool first = name->first.to == 0 && !little && (upper || name->capitals == 0);
    if (first)
        name->first = w;
    name->capitals += upper && !little && !first;
    name->lower += !upper && !little && lv_is_letter(lv_char_at(s, w.from));
}

/* Reads the name before the first verb a sender says of itself; false if something else is there. */
static bool read_name(const struct lv_facts *facts, struct lv_str s, struct name *name) {
    struct lv_range w = {0, 0}, last = {0, 0};
    struct lv_hit hit;
    bool bracket = false;
    *name = (struct name){0};
    for (size_t n = 0; n < NAME_WORDS && lv_next_word(s, w.to, s.n, &w); n++, last = w) {
        if (n > 0 && ends_between(s, last, w))
            return false;
        for (size_t i = last.to; i < w.from; i++)
            bracket = s.p[i] == '(' || (bracket && s.p[i] != ')');
        name->marked |= w.from > last.to + 1;
        name->end = w.from;
        bool verb =
            !bracket && name->first.to > 0 && lv_word_at(s, w.from, LV_LIST_SENDER, facts->langs, &hit);
        if (verb && !LV_HIT_IS(&hit, SENDER, by) && !LV_HIT_IS(&hit, SENDER, from))
            return LV_HIT_IS(&hit, SENDER, verb) && lv_is_upper(lv_char_at(s, name->first.from));
        if (!bracket)
            add_word(facts, s, name, w);
        if (name->lower > LOWER_WORDS || is_in(facts, s, w.from, LV_LIST_THAT) ||
            is_in(facts, s, w.from, LV_LIST_VERB))
            return false;
    }
    return false;
}

/* True if a sentence begins at a byte of a text. */
static bool opens_sentence(struct lv_str text, size_t at) {
    uint32_t cp = 0;
    for (size_t k; (k = lv_utf8_prev(text, at, &cp)) > 0 && !lv_is_word(cp); at -= k)
        if (cp == '.' || cp == '!' || cp == '?' || cp == ':')
            return true;
    return at == 0;
}

/* True if a text has a word that begins so; within a sentence, if it has to. */
static bool has_word(struct lv_str text, struct lv_str word, bool within) {
    for (size_t at = 0; (at = lv_str_find(text, word, at)) < text.n; at++)
        if (!lv_is_word(lv_char_before(text, at)) && !(within && opens_sentence(text, at)))
            return true;
    return false;
}

/* True if a name is that of somebody the head or the first paragraphs of the release name. */
static bool is_sender(const struct lv_facts *facts, const struct lv_fact *f, const struct name *name) {
    size_t n = name->first.to - name->first.from;
    struct lv_str word = lv_str_sub(f->text, name->first.from, name->first.to - (n > STEM_BYTES ? 2 : 0));
    bool proper = name->capitals > 0 || name->marked;
    struct lv_str whole = lv_str_trim(lv_str_sub(f->text, name->first.from, name->end));
    size_t told = 0;
    for (size_t i = 0; i < facts->n && &facts->fact[i] < f; i++) {
        const struct lv_fact *head = &facts->fact[i];
        told += !lv_seen(head, LV_E_BEFORE_TEXT);
        if (told > HEAD_PARAGRAPHS)
            break;
        struct lv_str text = lv_str_sub(head->text, 0, LV_HEAD_BYTES);
        if (has_word(text, word, !proper) || (name->lower > 0 && has_word(text, whole, false)))
            return true;
    }
    return false;
}

/* "She has lived here": a person is told of. */
static bool names_person(const struct lv_facts *facts, const struct lv_fact *f) {
    struct lv_str s = lv_str_sub(f->text, 0, LV_HEAD_BYTES);
    for (struct lv_range w = {0, 0}; lv_next_word(s, w.to, s.n, &w);)
        if (is_in(facts, s, w.from, LV_LIST_PRONOUN) && lv_is_upper(lv_char_at(s, w.from)))
            return true;
    return lv_seen(f, LV_E_TITLE_START);
}

/* What a paragraph that describes its sender does not show. */
static const enum lv_evidence no_self[] = {
    LV_E_SAID,    LV_E_SAID_PLAIN, LV_E_FIRST_TEXT, LV_E_BEFORE_TEXT,  LV_E_DATE_START,
    LV_E_COLON,   LV_E_ANNOUNCES,  LV_E_GOES_ON,    LV_E_BULLET,       LV_E_NUMBERED,
    LV_E_COOKIES, LV_E_PHONE_IN,   LV_E_ALL_SPEECH, LV_E_LANG_DIFFERS,
};

/* "For more information, please contact the press officer." tells of nobody. */
static bool asks(const struct lv_fact *f) {
    return lv_seen(f, LV_E_TELLS_WHERE) ||
           (lv_seen(f, LV_E_CONTACT_START) && lv_seen(f, LV_E_TURN_TO) && !lv_seen(f, LV_E_URL_IN));
}

static bool is_self(const struct lv_facts *facts, const struct lv_fact *f) {
    struct name name;
    struct lv_hit hit;
    if (asks(f) || !lv_seen(f, LV_E_PARAGRAPH) || !lv_seen(f, LV_E_STOP) || LV_ANY_OF(f, no_self))
        return false;
    if (lv_word_at(f->text, 0, LV_LIST_ABOUT, facts->langs, &hit) && LV_HIT_IS(&hit, ABOUT, state))
        return true;
    return read_name(facts, f->text, &name) && is_sender(facts, f, &name) && !names_person(facts, f);
}

/* What a paragraph that tells of a body or a house, whoever that is, does not show besides. */
static const enum lv_evidence no_tale[] = {LV_E_FIRST_PERSON, LV_E_QUOTED, LV_E_DATE_IN, LV_E_NO_YEAR,
                                           LV_E_CORE_FIRST};

/* "The Harbour Board runs …", whether it sends the release or not; and if it is the last paragraph before something else. */
static void see_tales(struct lv_facts *facts) {
    struct name name;
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        bool tells = lv_seen(f, LV_E_PARAGRAPH) && lv_seen(f, LV_E_STOP) && !LV_ANY_OF(f, no_self) &&
                     !LV_ANY_OF(f, no_tale) && read_name(facts, f->text, &name);
        bool last = i + 1 == facts->n || !lv_seen(f + 1, LV_E_PARAGRAPH) ||
                    LV_ANY_SEEN(f + 1, LV_E_EMAIL_IN, LV_E_PHONE_IN, LV_E_TO_READER, LV_E_LAW);
        lv_see(f, LV_E_TELLS_OF, tells);
        lv_see(f, LV_E_TELLS_LAST, tells && last);
    }
}

/* Where the text is over: at the first line after the first two paragraphs that only a contact or an end has. */
static size_t text_end(const struct lv_facts *facts) {
    size_t i = 0;
    while (i < facts->n && !lv_seen(&facts->fact[i], LV_E_FIRST_TEXT))
        i++;
    for (i += 2; i < facts->n; i++)
        if (LV_ANY_SEEN(&facts->fact[i], LV_E_CONTACT_IS, LV_E_CONTACT_COLON, LV_E_EMAIL_ONLY,
                        LV_E_PHONE_ONLY, LV_E_ENDMARK_IS))
            return i;
    return facts->n;
}

/* True for what may stand below a paragraph on the sender and is no text of the release. */
static bool is_small(const struct lv_fact *f) {
    return !lv_seen(f, LV_E_PARAGRAPH) || lv_seen(f, LV_E_HEADS_TABLE) ||
           LV_ANY_SEEN(f, LV_E_ABOUT_IN, LV_E_ABOUT_START, LV_E_ABOUT_RUN, LV_E_NOTE_START, LV_E_NOTE_IN,
                       LV_E_AFTER_NOTES, LV_E_AFTER_ABOUT, LV_E_RIGHTS_IN, LV_E_TURN_AT, LV_E_MORE_AT,
                       LV_E_NOTICE_MEDIA);
}

/* "1 Asked by telephone.": the number of a footnote without its full stop, 1 or one more than the last. */
static void see_foot_numbers(struct lv_facts *facts, size_t from) {
    int last = 0;
    for (size_t i = from; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        int value = 0;
        size_t n = lv_digits_at(f->text, 0, &value), at = lv_skip_blanks(f->text, n);
        bool foot = n > 0 && n <= 2 && value == last + 1 && at == n + 1 &&
                    lv_is_upper(lv_char_at(f->text, at)) && lv_seen(f, LV_E_STOP) &&
                    !LV_ANY_SEEN(f, LV_E_DATE_START, LV_E_CELLS, LV_E_FIGURES);
        lv_see(f, LV_E_FOOT_NUMBER, foot);
        last = foot ? value : last;
    }
}

/* "© A B" where the text is over: whose it is. */
static void see_owner(struct lv_fact *f) {
    lv_see(f, LV_E_COPY_LAST,
           lv_char_at(f->text, 0) == 0xa9 && lv_seen(f, LV_E_AFTER_TEXT) && f->words <= NAME_WORDS);
}

void lv_see_tail(struct lv_facts *facts) {
    see_tales(facts);
    size_t end = text_end(facts), told = 0;
    for (size_t i = end; i < facts->n && told < MOST; i++) {
        bool on = told > 0 && lv_seen(&facts->fact[i - 1], LV_E_SELF) &&
                  lv_seen(&facts->fact[i], LV_E_PARAGRAPH) && !is_small(&facts->fact[i]) &&
                  !LV_ANY_OF(&facts->fact[i], no_self);
        bool self = on || is_self(facts, &facts->fact[i]);
        lv_see(&facts->fact[i], LV_E_SELF, self);
        told += self;
    }
    for (size_t i = end, left = MOST; i-- > 0 && left > 0;) {
        struct lv_fact *f = &facts->fact[i];
        bool self = is_self(facts, f);
        lv_see(f, LV_E_SELF, self);
        if (!self && !is_small(f))
            break;
        left -= lv_seen(f, LV_E_PARAGRAPH);
    }
    see_foot_numbers(facts, end > MOST ? end - MOST : 0);
    for (size_t i = 0; i < facts->n; i++)
        see_owner(&facts->fact[i]);
}
