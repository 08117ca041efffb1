/* Evidence from the word lists: which phrases a block is, begins with, ends with or has. */
#include <string.h>

#include "lang/chars.h"
#include "recognise/block/words.h"
#include "recognise/speech/speech_scan.h"

enum {
    WORDS = 36,
    MENU_WORDS = 20,
    ENTRIES_LEAST = 8,
    CAPS_SHARE = 2, /* in a line of capitals, which may be a headline, one of so many */
    MENU_SHARE = 3, /* in a menu one word of so many at least is a phrase or a topic */
    HITS = 12,
    SHORT = 14,
    LONG_PHRASE = 10,
    PHONE_DIGITS = 6,
    ABOUT_WORDS = 8,
    FORM_BYTES = 5,
    FEW_WORDS = 3,
    DATED_WORDS = 12,
    OPEN_WORDS = 20,
    GENRE_WORDS = 9,
    NUMBERED_WORDS = 6,
    CLOCK_WORDS = 5,
    SOURCE_WORDS = 6,
    COLON_WORDS = 9,
    COMPOUND_LEAST = 8,
    COMPOUND_MOST = 64,
};

/* What a phrase of a list says where it is the whole block, its beginning, its end, or anywhere; ANY, which is 0: nothing. */
struct meaning {
    enum lv_evidence is, start, end, in;
};

static const struct meaning meanings[LV_LISTS] = {
    [LV_LIST_CONTACT] = {LV_E_CONTACT_IS, LV_E_CONTACT_START, LV_E_ANY, LV_E_ANY},
    [LV_LIST_DOCTYPE] = {LV_E_DOCTYPE_IS, LV_E_DOCTYPE_START, LV_E_ANY, LV_E_DOCTYPE_IN},
    [LV_LIST_LABEL] = {LV_E_LABEL_IS, LV_E_LABEL_START, LV_E_ANY, LV_E_ANY},
    [LV_LIST_PUBLISHED] = {LV_E_PUBLISHED_IS, LV_E_PUBLISHED_START, LV_E_ANY, LV_E_PUBLISHED_IN},
    [LV_LIST_EMBARGO] = {LV_E_EMBARGO_START, LV_E_EMBARGO_START, LV_E_ANY, LV_E_ANY},
    [LV_LIST_CAPTION] = {LV_E_CHROME_IS, LV_E_CAPTION_START, LV_E_ANY, LV_E_ANY},
    [LV_LIST_NOTE] = {LV_E_NOTE_IS, LV_E_NOTE_START, LV_E_ANY, LV_E_ANY},
    [LV_LIST_ABOUT] = {LV_E_ABOUT_IS, LV_E_ABOUT_START, LV_E_ANY, LV_E_ANY},
    [LV_LIST_RIGHTS] = {LV_E_RIGHTS_START, LV_E_RIGHTS_START, LV_E_ANY, LV_E_RIGHTS_IN},
    [LV_LIST_RELATED] = {LV_E_RELATED_IS, LV_E_RELATED_START, LV_E_ANY, LV_E_ANY},
    [LV_LIST_SOURCE] = {LV_E_SOURCE_START, LV_E_SOURCE_START, LV_E_ANY, LV_E_ANY},
    [LV_LIST_SALUTATION] = {LV_E_SALUTATION_START, LV_E_SALUTATION_START, LV_E_ANY, LV_E_ANY},
    [LV_LIST_ENDMARK] = {LV_E_ENDMARK_IS, LV_E_ENDMARK_START, LV_E_ANY, LV_E_ANY},
    [LV_LIST_CHROME] = {LV_E_CHROME_IS, LV_E_ANY, LV_E_ANY, LV_E_ANY},
    [LV_LIST_BACKGROUND] = {LV_E_BACKGROUND_START, LV_E_BACKGROUND_START, LV_E_ANY, LV_E_ANY},
    [LV_LIST_PHONE] = {LV_E_PHONE_WORD, LV_E_PHONE_WORD, LV_E_ANY, LV_E_PHONE_NAMED},
    [LV_LIST_MOBILE] = {LV_E_PHONE_WORD, LV_E_PHONE_WORD, LV_E_ANY, LV_E_ANY},
    [LV_LIST_FAX] = {LV_E_FAX_WORD, LV_E_FAX_WORD, LV_E_ANY, LV_E_ANY},
    [LV_LIST_EMAIL] = {LV_E_EMAIL_WORD, LV_E_EMAIL_WORD, LV_E_ANY, LV_E_ANY},
    [LV_LIST_UNIT] = {LV_E_UNIT_EDGE, LV_E_UNIT_EDGE, LV_E_UNIT_EDGE, LV_E_UNIT_IN},
    [LV_LIST_INSTITUTION] = {LV_E_INSTITUTION_IS, LV_E_INSTITUTION_EDGE, LV_E_INSTITUTION_EDGE,
                             LV_E_INSTITUTION_IN},
    [LV_LIST_TITLE] = {LV_E_TITLE_START, LV_E_TITLE_START, LV_E_TITLE_END, LV_E_TITLE_IN},
    [LV_LIST_ADDRESS] = {LV_E_ANY, LV_E_ANY, LV_E_ADDRESS_WORD, LV_E_ADDRESS_WORD},
    [LV_LIST_CLAUSE] = {LV_E_ANY, LV_E_ANY, LV_E_ANY, LV_E_CLAUSE_IN},
    [LV_LIST_PLACE] = {LV_E_PLACE_IS, LV_E_ANY, LV_E_ANY, LV_E_ANY},
    [LV_LIST_REGISTER] = {LV_E_REGISTER, LV_E_REGISTER, LV_E_ANY, LV_E_ANY},
    [LV_LIST_FIRST] = {LV_E_FIRST_PERSON, LV_E_FIRST_PERSON, LV_E_FIRST_PERSON, LV_E_FIRST_PERSON},
    [LV_LIST_WEEKDAY] = {LV_E_DATE_START, LV_E_DATE_START, LV_E_ANY, LV_E_ANY},
    [LV_LIST_DAYWORD] = {LV_E_DATE_START, LV_E_DATE_START, LV_E_ANY, LV_E_ANY},
};
_Static_assert(LV_E_ANY == 0, "lists without a row say nothing");
_Static_assert((int)WORDS < (int)LV_FIRST_WORDS, "words enough behind a bullet that is one");

bool lv_ends_block(struct lv_str s, size_t at) {
    for (uint32_t cp; at < s.n; at += lv_utf8_next(s, at, &cp))
        if (lv_is_word(lv_char_at(s, at)))
            return false;
    return true;
}

/* True if a colon, a number or the like is after a phrase. */
static bool has_sign(const struct lv_place *p) {
    uint32_t next = lv_char_at(p->s, p->to), before = lv_char_before(p->s, p->to);
    uint32_t far = lv_char_at(p->s, lv_skip_blanks(p->s, p->to));
    bool number = far == '+' || (far < 0x80 && lv_is_digit((char)far));
    return number || next == ':' || far == ':' || next == '/' || next == '.' || next == 0x2013 ||
           before == ':' || before == 0xa9;
}

/* A long word for e-mail in a short line, or an address after a short one. */
static bool has_mail(const struct lv_place *p, bool wide) {
    return (wide && p->short_line) || memchr(p->s.p, '@', p->s.n);
}

/* A phrase at the beginning may need a sign after it, or to be long or alone, to mean anything. */
static bool counts_at_start(const struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    const uint64_t fields = LV_LIST_BIT(PHONE) | LV_LIST_BIT(MOBILE) | LV_LIST_BIT(FAX) | LV_LIST_BIT(EMAIL);
    const uint64_t loose = LV_LIST_BIT(NOTE) | LV_LIST_BIT(RELATED);
    uint64_t bit = UINT64_C(1) << hit->list;
    if (hit->list == LV_LIST_ENDMARK)
        return !lv_is_word(lv_char_at(p->s, 0)) && p->short_line;
    bool wide = lv_utf8_count(lv_str_sub(p->s, p->from, p->to)) > LONG_PHRASE;
    if (has_sign(p) || lv_ends_block(p->s, p->to))
        return true;
    if (bit & fields)
        return f->digits >= PHONE_DIGITS || (hit->list == LV_LIST_EMAIL && has_mail(p, wide));
    if (hit->list == LV_LIST_SOURCE && f->words <= SOURCE_WORDS &&
        lv_is_caps(lv_str_sub(p->s, p->from, p->to)))
        return true; /* "SOURCE Harbour Light" */
    if (bit & (LV_LIST_BIT(CAPTION) | LV_LIST_BIT(SOURCE)))
        return lv_char_before(p->s, p->to) == '.';
    if (LV_HIT_IS(hit, PUBLISHED, updated)) /* "Updated rules for pools" */
        return wide || lv_seen(f, LV_E_DATE_IN) || f->words <= FEW_WORDS;
    if (hit->list == LV_LIST_ABOUT)
        return wide || (f->words <= ABOUT_WORDS && lv_seen(f, LV_E_OPEN_END));
    return wide || !(bit & loose);
}

/* Values that mean something of their own, and nothing of what their list means; false: this is none. */
static bool see_own_meaning(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    bool tag = LV_HIT_IS(hit, LABEL, tag), turn = LV_HIT_IS(hit, CONTACT, turn);
    if (tag && p->first && lv_ends_block(p->s, p->to) && !lv_seen(f, LV_E_COLON))
        lv_see(f, LV_E_CHROME_IS, true);
    lv_see(f, LV_E_TURN_TO, turn);
    return tag || turn || LV_HIT_IS(hit, ABOUT, state) || LV_HIT_IS(hit, NOTE, law) ||
           LV_HIT_IS(hit, NOTE, mends) || LV_HIT_IS(hit, CLAUSE, intro);
}

/* What a list means for a line that its phrase begins, or is. */
static void see_first(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p, bool end) {
    const struct meaning *m = &meanings[hit->list];
    bool start = LV_HIT_IS(hit, CAPTION, alone) || LV_HIT_IS(hit, EVENT, alone);
    if (end && m->is != LV_E_ANY)
        lv_see(f, start ? m->start : m->is, true);
    else if (counts_at_start(f, hit, p))
        lv_see(f, m->start, true);
}

static void see_hit(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    const struct meaning *m = &meanings[hit->list];
    bool end = lv_ends_block(p->s, p->to), rights = hit->list == LV_LIST_RIGHTS;
    lv_see_special(f, hit, p);
    lv_see(f, LV_E_CAPTION_START, LV_HIT_IS(hit, CAPTION, credit) && p->first && p->short_line);
    if (see_own_meaning(f, hit, p))
        return;
    if (p->first)
        see_first(f, hit, p, end);
    lv_see(f, m->end, end && p->short_line);
    lv_see(f, LV_E_INSTITUTION_LAST, end && hit->list == LV_LIST_INSTITUTION);
    lv_see(f, LV_E_UNIT_LAST, end && hit->list == LV_LIST_UNIT);
    lv_see(f, LV_E_RIGHTS_TWICE, rights && !p->first && lv_seen(f, LV_E_RIGHTS_IN));
    lv_see(f, m->in, p->short_line || rights || hit->list == LV_LIST_FIRST);
}

/* A person's title before a name: the capitals go on to the end of the line. */
static void see_rank(struct lv_fact *f, const struct lv_place *p) {
    size_t capitals = 0, words = 0;
    for (struct lv_range w = {p->to, p->to}; words < 5 && lv_next_word(p->s, w.to, p->s.n, &w); words++)
        capitals += lv_is_upper(lv_char_at(p->s, w.from));
    lv_see(f, LV_E_RANK_NAME,
           words >= 2 && words <= 3 && capitals == words && lv_seen(f, LV_E_OPEN_END) &&
               lv_char_at(p->s, p->to) != ',');
}

/* Lists that say something anywhere in a text; anywhere in a short line; at the beginning of a text. */
static const uint64_t in_texts = LV_LIST_BIT(CONTACT) | LV_LIST_BIT(NOTE) | LV_LIST_BIT(ABOUT) |
                                 LV_LIST_BIT(RIGHTS) | LV_LIST_BIT(RELATED) | LV_LIST_BIT(CHROME) |
                                 LV_LIST_BIT(FIRST) | LV_LIST_BIT(NOTICE) | LV_LIST_BIT(EVENT) |
                                 LV_LIST_BIT(EMBARGO);
static const uint64_t in_lines = LV_LIST_BIT(DOCTYPE) | LV_LIST_BIT(LABEL) | LV_LIST_BIT(PUBLISHED) |
                                 LV_LIST_BIT(CAPTION) | LV_LIST_BIT(COMPANY) | LV_LIST_BIT(UNIT) |
                                 LV_LIST_BIT(INSTITUTION) | LV_LIST_BIT(TITLE) | LV_LIST_BIT(ADDRESS) |
                                 LV_LIST_BIT(CLAUSE) | LV_LIST_BIT(PLACE) | LV_LIST_BIT(PHONE) |
                                 LV_LIST_BIT(REGISTER);
static const uint64_t at_starts = LV_LIST_BIT(SOURCE) | LV_LIST_BIT(SALUTATION) | LV_LIST_BIT(BACKGROUND) |
                                  LV_LIST_BIT(ENDMARK) | LV_LIST_BIT(MOBILE) | LV_LIST_BIT(FAX) |
                                  LV_LIST_BIT(EMAIL) | LV_LIST_BIT(NETWORK) | LV_LIST_BIT(WEEKDAY) |
                                  LV_LIST_BIT(DAYWORD);

/*
 * The lists that say something after the first word of a block. In a text, words of web pages do so only where cookies
 * are spoken of, and words for when an event is held only while it is short.
 */
static uint64_t lists_behind(const struct lv_facts *facts, const struct lv_fact *f) {
    if (f->words <= SHORT)
        return in_texts | in_lines;
    uint64_t page = lv_is_near_end(facts, f) ? 0 : LV_LIST_BIT(CHROME);
    uint64_t event = f->words <= LV_HELD_WORDS ? 0 : LV_LIST_BIT(EVENT);
    uint64_t opener = lv_seen(f, LV_E_COLON) ? LV_LIST_BIT(CLAUSE) : 0;
    return (in_texts & ~page & ~event) | opener;
}

/* "President's": no person, but what belongs to one. */
static bool is_possessive(struct lv_str s, size_t at) {
    uint32_t cp = lv_char_at(s, at);
    size_t n = cp == '\'' ? 1 : cp == 0x2019 ? 3 : 0;
    return n && at + n < s.n && s.p[at + n] == 's' && lv_word_ends(s, at + n + 1);
}

/* What entries of a menu are called. */
static const uint64_t topics =
    LV_LIST_BIT(LABEL) | LV_LIST_BIT(DOCTYPE) | LV_LIST_BIT(ABOUT) | LV_LIST_BIT(CONTACT);

/* "For immediate release"; "This report is under embargo until 9.00 on 3 May", which does not begin with that. */
static void see_embargo(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    bool until = memchr(p->s.p + p->from, ' ', hit->n) && lv_seen(f, LV_E_DATE_IN) &&
                 f->words <= OPEN_WORDS && !LV_HIT_IS(hit, EMBARGO, none);
    if (!LV_HIT_IS(hit, EMBARGO, none))
        see_hit(f, hit, p);
    lv_see(f, LV_E_EMBARGO_START, until || (p->first && LV_HIT_IS(hit, EMBARGO, none)));
    lv_see(f, LV_E_EMBARGO_IN, true);
    lv_see(f, LV_E_EMBARGO_OPEN,
           !lv_seen(f, LV_E_DATE_IN) && !LV_HIT_IS(hit, EMBARGO, none) && lv_ends_block(p->s, p->to));
    if (until) /* "PRESS RELEASE – EMBARGOED UNTIL …" */
        lv_unsee(f, LV_E_DOCTYPE_START);
}

static void look_at(const struct lv_facts *facts, struct lv_fact *f, struct lv_place *p, struct lv_web *web) {
    struct lv_hit hits[HITS];
    uint64_t done = 0, lists = p->first ? in_texts | in_lines | at_starts : p->lists;
    size_t n = lv_words_at(p->s, p->from, lists, facts->langs, hits, HITS);
    for (size_t i = 0; i < n; i++) {
        p->to = p->from + hits[i].n;
        bool again = done >> hits[i].list & 1; /* a longer phrase of that list begins here */
        if (again && hits[i].list != LV_LIST_CHROME)
            continue;
        done |= UINT64_C(1) << hits[i].list;
        if (hits[i].list == LV_LIST_UNIT && p->to <= p->institution)
            continue;
        if (hits[i].list == LV_LIST_UNIT || hits[i].list == LV_LIST_INSTITUTION)
            p->covered = p->to > p->covered ? p->to : p->covered;
        if (hits[i].list == LV_LIST_INSTITUTION && hits[i].n > LONG_PHRASE)
            p->institution = p->to;
        if (hits[i].list == LV_LIST_TITLE && (p->to <= p->covered || is_possessive(p->s, p->to)))
            continue;
        if (hits[i].list == LV_LIST_EMBARGO)
            see_embargo(f, &hits[i], p);
        else if (hits[i].list == LV_LIST_CHROME)
            lv_see_web_phrase(facts, f, &hits[i], p, again, web);
        else
            see_hit(f, &hits[i], p);
        web->topics += topics >> hits[i].list & 1;
        if (hits[i].list == LV_LIST_TITLE && p->first && p->short_line)
            see_rank(f, p);
    }
}

/* The end of a word written in one: "Sisäministeriö", in the lists as *ministeriö. */
static void look_inside(const struct lv_facts *facts, struct lv_fact *f, struct lv_place *p, size_t to) {
    uint64_t lists = LV_LIST_BIT(UNIT) | LV_LIST_BIT(INSTITUTION) | LV_LIST_BIT(ADDRESS) | LV_LIST_BIT(TITLE);
    char word[COMPOUND_MOST];
    struct lv_hit hit;
    size_t n = to - p->from;
    if (n < COMPOUND_LEAST || n > sizeof word)
        return;
    memcpy(word, p->s.p + p->from, n);
    for (size_t at = 1; at + 2 < n; at++) {
        word[at] = '*';
        if (lv_words_at((struct lv_str){word, n}, at, lists, facts->langs, &hit, 1) && at + hit.n == n) {
            hit.n = n;
            p->to = to;
            see_hit(f, &hit, p);
            return;
        }
    }
}

/* The name of a genre and a date in a short line; a sign before the date tells which is about which. */
static void see_dated_genre(struct lv_fact *f, bool open) {
    bool genre =
        lv_seen(f, LV_E_DOCTYPE_IN) && lv_seen(f, LV_E_DATE_START) && open && f->words <= DATED_WORDS;
    lv_see(f, LV_E_DATE_GENRE, genre && lv_seen(f, LV_E_DIGIT_START));
    struct lv_str head = lv_str_sub(f->text, 0, genre ? lv_next_digit(f->text, 0) : 0);
    bool divided = memchr(head.p, ',', head.n) || memchr(head.p, '|', head.n) || memchr(head.p, ':', head.n);
    lv_see(f, divided ? LV_E_GENRE_DATE : LV_E_GENRE_OF_DATE, genre && lv_seen(f, LV_E_DOCTYPE_START));
}

/* A word for published and a date, or digits and little else. */
static bool is_published_date(const struct lv_fact *f, bool open) {
    bool date = lv_seen(f, LV_E_DATE_START) && f->words <= (open ? OPEN_WORDS : DATED_WORDS);
    return lv_seen(f, LV_E_PUBLISHED_START) && !lv_seen(f, LV_E_UPDATED) &&
           (date || (f->digits >= 3 && f->words <= CLOCK_WORDS));
}

/* "Press release No 12" */
static bool is_numbered_genre(const struct lv_fact *f, bool open) {
    bool genre = lv_seen(f, LV_E_DOCTYPE_START) || (lv_seen(f, LV_E_DOCTYPE_IN) && open);
    return genre && f->digits > 0 && f->words <= NUMBERED_WORDS && lv_is_digit(f->text.p[f->text.n - 1]) &&
           !lv_seen(f, LV_E_DATE_IN);
}

/* A word for published or the name of a genre, and dates or a number. */
static void see_genres(struct lv_fact *f) {
    bool open = lv_seen(f, LV_E_OPEN_END);
    lv_see(f, LV_E_PUBLISHED_DATE, is_published_date(f, open));
    see_dated_genre(f, open);
    lv_see(f, LV_E_DATED_GENRE,
           lv_seen(f, LV_E_DOCTYPE_IN) && lv_seen(f, LV_E_PUBLISHED_IN) && lv_seen(f, LV_E_DATE_IN));
    lv_see(f, LV_E_GENRE_OF,
           lv_seen(f, LV_E_GENRE_EDGE) && lv_seen(f, LV_E_INSTITUTION_IN) && open &&
               !lv_seen(f, LV_E_DATE_IN) && f->words <= GENRE_WORDS && !memchr(f->text.p, ':', f->text.n));
    lv_see(f, LV_E_DOCTYPE_NUMBERED, is_numbered_genre(f, open));
    if (lv_seen(f, LV_E_DOCTYPE_IS)) {
        lv_unsee(f, LV_E_LABELS);
        lv_unsee(f, LV_E_CONTACT_START); /* "Questions and answers" */
    }
    if (!open || LV_ANY_SEEN(f, LV_E_CLAUSE_IN, LV_E_DOCTYPE_IS, LV_E_INSTITUTION_IN, LV_E_UNIT_IN))
        lv_unsee(f, LV_E_GENRE_TOPIC);
}

/* A line that names an office is no person's. */
static void see_offices(struct lv_fact *f) {
    bool office = LV_ANY_SEEN(f, LV_E_UNIT_IN, LV_E_INSTITUTION_IN);
    if (office)
        lv_unsee(f, LV_E_RANK_NAME);
    if (!office || f->words > FEW_WORDS)
        lv_unsee(f, LV_E_TITLE_END);
}

/* "About Harbour, Inc.", "ABOUT THE HARBOUR:": the full stop is of the company, the colon of a heading. */
static void see_about_heading(const struct lv_facts *facts, struct lv_fact *f) {
    struct lv_hit hit;
    size_t last = f->text.n;
    while (last > 0 && f->text.p[last - 1] != ' ')
        last--;
    bool brief = f->text.n - last <= FORM_BYTES && !lv_seen(f, LV_E_SENTENCES); /* "Corp." */
    bool company = LV_ANY_SEEN(f, LV_E_OPEN_END, LV_E_INSTITUTION_EDGE) || brief;
    bool head = f->words <= ABOUT_WORDS && !lv_seen(f, LV_E_ABOUT_IS) &&
                (company || lv_seen(f, LV_E_COLON)) && lv_seen(f, LV_E_NAMES);
    lv_see(f, LV_E_ABOUT_START,
           head && lv_word_at(f->text, 0, LV_LIST_ABOUT, facts->langs, &hit) &&
               LV_HIT_IS(&hit, ABOUT, about));
}

/* Phrases of pages and topics in a row; or the first page named first, and names without a verb. */
static void see_menu(struct lv_fact *f, const struct lv_web *web) {
    size_t entries = web->phrases + web->topics;
    bool open = lv_seen(f, LV_E_OPEN_END) && !lv_seen(f, LV_E_CHROME_MANY);
    size_t share = lv_seen(f, LV_E_CAPS) ? CAPS_SHARE : MENU_SHARE;
    bool row = f->words <= MENU_WORDS && web->phrases >= 1 && entries >= (web->home ? 2 : 3) &&
               entries * share >= f->words && !lv_seen(f, LV_E_CONTACT_IS);
    bool home = web->home && f->words >= ENTRIES_LEAST && lv_seen(f, LV_E_NAMES) &&
                !LV_ANY_SEEN(f, LV_E_CAPS, LV_E_CLAUSE_IN);
    lv_see(f, LV_E_MENU, open && (row || home));
}

/* What the media are told: that something takes place, or what they have to do. */
static void see_notices(struct lv_fact *f) {
    bool media = lv_seen(f, LV_E_NOTICE_WHO), act = lv_seen(f, LV_E_NOTICE_IN);
    bool held = lv_seen(f, LV_E_HELD) && f->words <= LV_HELD_WORDS && lv_seen(f, LV_E_STOP);
    lv_see(f, LV_E_NOTICE_MEDIA, media && act);
    lv_see(f, LV_E_NOTICE_CALL, media && !act && !held && lv_seen(f, LV_E_NOTICE_ASK));
    lv_see(f, LV_E_NOTICE_HELD, media && !act && held);
}

/* Looks for phrases at each of the first words, past a bullet. */
static void look_at_all(const struct lv_facts *facts, struct lv_fact *f, const struct lv_words *words,
                        struct lv_web *web) {
    size_t skip = lv_seen(f, LV_E_BULLET) ? lv_bullet_at(f->text) : 0, i = 0;
    struct lv_place p = {
        .s = f->text, .first = true, .short_line = f->words <= SHORT, .lists = lists_behind(facts, f)};
    if (!lv_is_word(lv_char_at(p.s, 0)))
        look_at(facts, f, &p, web);
    while (i < words->n && words->word[i].to <= skip)
        i++;
    for (size_t end = i + WORDS; i < words->n && i < end; i++, p.first = false) {
        p.from = words->word[i].from;
        look_at(facts, f, &p, web);
        if (facts->compounds && p.short_line)
            look_inside(facts, f, &p, words->word[i].to);
    }
}

/* What a line with a colon shows that no list or table is below. */
static const enum lv_evidence known_colons[] = {
    LV_E_CLAUSE_IN,     LV_E_OPENS_LIST,      LV_E_FIRST_PERSON, LV_E_CONTACT_IS,    LV_E_CONTACT_START,
    LV_E_CHROME_IS,     LV_E_CHROME_START,    LV_E_PHONE_WORD,   LV_E_EMAIL_WORD,    LV_E_FAX_WORD,
    LV_E_PUBLISHED_IS,  LV_E_PUBLISHED_START, LV_E_TAG_START,    LV_E_CAPTION_START, LV_E_SALUTATION_START,
    LV_E_EMBARGO_START, LV_E_MAIL_FIELD,      LV_E_EVENT_IS,     LV_E_RELATED_IS,
};

/* "Decisions of the meeting:": a few words, none of them a verb. */
static void see_colon_name(const struct lv_facts *facts, struct lv_fact *f, const struct lv_words *words) {
    struct lv_hit hit;
    bool verb = LV_ANY_OF(f, known_colons);
    if (!lv_seen(f, LV_E_COLON) || f->words > COLON_WORDS || verb || memchr(f->text.p, ',', f->text.n))
        return;
    for (size_t i = 0; i < words->n && !verb; i++)
        verb = lv_word_at(f->text, words->word[i].from, LV_LIST_VERB, facts->langs, &hit);
    lv_see(f, LV_E_COLON_NAME, !verb);
}

void lv_roles_words(const struct lv_facts *facts, struct lv_fact *f, const struct lv_words *words) {
    struct lv_web web = {0};
    look_at_all(facts, f, words, &web);
    see_genres(f);
    see_offices(f);
    see_about_heading(facts, f);
    see_menu(f, &web);
    see_notices(f);
    see_colon_name(facts, f, words);
}
