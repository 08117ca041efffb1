/* Evidence of the head of a release: who publishes it, its headline, a summary below that, the picture. */
#include <string.h>

#include "lang/chars.h"
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum {
    SHORT_WORDS = 6,
    SIGN_WORDS = 8,
    SUMMARY_WORDS = 20,
    PAGE_WORDS = 12,
    FORM_WORDS = 4,
    WEAK_WORDS = 5,
    TITLE_WORDS = 5,
    TOPIC_WORDS = 3,
    TOP_BLOCKS = 8,
    LONG_BYTES = 4,
    RETOLD_WORDS = 5,
    STATE_BYTES = 6,
    LEAD_WORDS = 40,
};

/* True if a line has a comma or a little word, which names of institutions have not. */
static bool has_little(const struct lv_facts *facts, struct lv_str s) {
    struct lv_hit hit;
    for (struct lv_range w = {0, 0}; lv_next_word(s, w.to, s.n, &w);)
        if (lv_word_at(s, w.from, LV_LIST_COMMON, facts->langs, &hit))
            return true;
    return lv_str_find(s, LV_STR(", "), 0) < s.n;
}

/* "Ogres pilsētas pārvalde": one capital, and an institution or a unit at the end, where only names have more. */
static bool is_body(const struct lv_facts *facts, const struct lv_fact *f) {
    return LV_ANY_SEEN(f, LV_E_INSTITUTION_LAST, LV_E_UNIT_LAST) && f->words >= 2 &&
           f->words <= FORM_WORDS + 1 && !lv_seen(f, LV_E_CLAUSE_IN) && !has_little(facts, f->text);
}

/* An institution or a unit alone on a line before the text. */
static void see_publisher(const struct lv_facts *facts, struct lv_fact *f, const struct lv_fact *before) {
    bool edge = LV_ANY_SEEN(f, LV_E_INSTITUTION_EDGE, LV_E_UNIT_EDGE) && lv_seen(f, LV_E_BEFORE_TEXT);
    bool line =
        f->words <= SIGN_WORDS && f->digits == 0 && !lv_seen(f, LV_E_LOWER) && lv_seen(f, LV_E_OPEN_END);
    bool from = before && lv_seen(before, LV_E_CHROME_START) && lv_seen(before, LV_E_COLON);
    lv_see(f, LV_E_PUBLISHER, edge && from && lv_seen(f, LV_E_OPEN_END));
    lv_see(f, LV_E_PUBLISHER,
           edge && line &&
               (LV_ANY_SEEN(f, LV_E_NAMES, LV_E_INSTITUTION_IS, LV_E_UNIT_IS) || is_body(facts, f)) &&
               !LV_ANY_SEEN(f, LV_E_LABEL_IS, LV_E_DOCTYPE_START, LV_E_BULLET, LV_E_TITLE_IN,
                            LV_E_CHROME_MANY, LV_E_FIELD, LV_E_CRUMBS, LV_E_CAPTION_IN));
}

/* True if the paragraph after a sentence says nearly all of it again. */
static bool is_retold(const struct lv_fact *f, const struct lv_fact *next) {
    struct lv_str s = f->text, more = lv_str_sub(next->text, 0, LV_HEAD_BYTES);
    size_t words = 0, again = 0;
    if (next->words < f->words)
        return false;
    for (struct lv_range w = {0, 0}; lv_next_word(s, w.to, s.n, &w);) {
        if (w.to - w.from < LONG_BYTES)
            continue;
        words++;
        again += lv_str_find(more, lv_str_sub(s, w.from, w.to), 0) < more.n;
    }
    return words >= RETOLD_WORDS && again * 4 >= words * 3;
}

/* A sentence below the headline, and no text after it but a date, the page or an institution. */
static void see_summary(const struct lv_fact *before, struct lv_fact *f, const struct lv_fact *next) {
    bool head = lv_seen(before, LV_E_OPEN_END) && lv_is_right_below(before, f) &&
                !lv_seen(before, LV_E_DATE_ONLY) && before->words >= 3 && before->words <= SUMMARY_WORDS;
    bool sentence = lv_seen(f, LV_E_STOP) && f->words <= SUMMARY_WORDS && !lv_seen(f, LV_E_SENTENCES);
    bool retold = lv_seen(f, LV_E_STOP) && f->words <= SUMMARY_WORDS && before->words <= SUMMARY_WORDS &&
                  is_retold(f, next);
    bool reposted = lv_seen(before, LV_E_DATED_GENRE) && sentence &&
                    (next->words > f->words || lv_seen(next, LV_E_BULLET));
    bool lead = lv_seen(next, LV_E_PLACE_DATE) && next->words > SUMMARY_WORDS &&
                !lv_seen(f, LV_E_PLACE_DATE) && lv_seen(f, LV_E_STOP) && f->words <= LEAD_WORDS &&
                f->words >= FORM_WORDS && lv_seen(before, LV_E_OPEN_END) && before->words >= 3;
    bool other = LV_ANY_SEEN(next, LV_E_CHROME_START, LV_E_CHROME_IS, LV_E_DATE_ONLY, LV_E_PUBLISHED_DATE);
    lv_see(f, LV_E_SUMMARY,
           ((head && sentence && other && !LV_ANY_SEEN(f, LV_E_SAID, LV_E_DATE_START)) || retold ||
            reposted || lead) &&
               !LV_ANY_SEEN(f, LV_E_GLYPHS, LV_E_BULLET, LV_E_CHROME_START, LV_E_DATE_ONLY, LV_E_RIGHTS_IN));
}

void lv_see_summaries(struct lv_facts *facts) {
    struct lv_fact *f = facts->fact;
    for (size_t i = 1; i < TOP_BLOCKS && i + 1 < facts->n; i++)
        see_summary(&f[i - 1], &f[i], &f[i + 1]);
}

/* "OMAHA, Neb.": a town in capitals and its state, and text after it. */
static bool is_capital_town(const struct lv_fact *f) {
    const char *comma = memchr(f->text.p, ',', f->text.n);
    size_t at = comma ? (size_t)(comma - f->text.p) : f->text.n;
    return at < f->text.n && f->words >= 2 && f->words <= TOPIC_WORDS && f->digits == 0 &&
           lv_is_caps(lv_str_sub(f->text, 0, at)) && f->text.n - at <= STATE_BYTES + 2 &&
           f->text.p[f->text.n - 1] == '.';
}

/* A path whose last step is the line below, run together with it: "HomeNewsA bridge opens". */
static void see_fused(struct lv_fact *f, const struct lv_fact *next) {
    lv_see(f, LV_E_FUSED_PATH,
           next && next->words >= TOPIC_WORDS && f->text.n > next->text.n &&
               lv_str_ends(f->text, next->text) &&
               lv_is_letter(lv_char_before(f->text, f->text.n - next->text.n)));
}

/* True if a letter follows a colon. */
static bool goes_on_after(struct lv_str s, const char *colon) {
    return colon && lv_is_letter(lv_char_at(s, lv_skip_blanks(s, (size_t)(colon - s.p) + 1)));
}

/* Where "from" or "by" ends that begins at a byte of a text; 0: there is none. */
static size_t from_at(const struct lv_facts *facts, struct lv_str s, size_t at) {
    struct lv_hit hit;
    bool is = lv_word_at(s, at, LV_LIST_SENDER, facts->langs, &hit) &&
              (LV_HIT_IS(&hit, SENDER, from) || LV_HIT_IS(&hit, SENDER, by));
    return is ? at + hit.n : 0;
}

/* "Press release from Moss Trust & the Bird Club": a genre, a word for from, and next to nothing but names. */
static bool is_from_names(const struct lv_facts *facts, const struct lv_fact *f) {
    struct lv_hit genre;
    struct lv_str s = f->text;
    if (!lv_seen(f, LV_E_DOCTYPE_START) || f->digits > 0 || f->words > PAGE_WORDS ||
        lv_seen(f, LV_E_CLAUSE_IN) || !lv_word_at(s, 0, LV_LIST_DOCTYPE, facts->langs, &genre))
        return false;
    size_t inside = from_at(facts, s, lv_last_word(lv_str_sub(s, 0, genre.n))); /* "press release from" */
    size_t at = inside ? inside : from_at(facts, s, lv_skip_blanks(s, genre.n));
    struct lv_counts c = lv_count_signs(lv_str_sub(s, at, s.n));
    return at > 0 && c.capitals > 0 && c.words - c.capitals <= c.capitals / 2;
}

/* "Press release of the Ministry": a genre and whose it is, or what it is about. */
static void see_genre(const struct lv_facts *facts, struct lv_fact *f, bool outdone) {
    const char *colon = memchr(f->text.p, ':', f->text.n);
    bool from = !colon && (is_from_names(facts, f) ||
                           (LV_ANY_SEEN(f, LV_E_INSTITUTION_LAST, LV_E_UNIT_EDGE) && f->words <= SIGN_WORDS));
    bool genre = lv_seen(f, LV_E_DOCTYPE_START) && lv_seen(f, LV_E_OPEN_END);
    bool title = f->words >= TITLE_WORDS && !from && !(outdone && !colon);
    lv_see(f, LV_E_GENRE_TITLE, genre && title && (f->digits == 0 || goes_on_after(f->text, colon)));
    lv_see(f, LV_E_GENRE_FROM, genre && from);
}

/* "Harbour Office - press release", "Ostas pārvalde | Preses relīze": a few words, a dash or bar, and nothing but a genre. */
static void see_genre_last(const struct lv_facts *facts, struct lv_fact *f) {
    struct lv_hit hit;
    if (f->words > SIGN_WORDS || f->digits > 0 || !lv_seen(f, LV_E_DOCTYPE_IN) || !lv_seen(f, LV_E_OPEN_END))
        return;
    for (size_t at = 1; at + 1 < f->text.n; at++) {
        uint32_t sign = f->text.p[at] == ' ' ? lv_char_before(f->text, at) : 0;
        if ((sign == '-' || sign == '|' || sign == 0x2013 || sign == 0x2014) &&
            lv_word_at(f->text, at + 1, LV_LIST_DOCTYPE, facts->langs, &hit))
            lv_see(f, LV_E_GENRE_LAST, at + 1 + hit.n == f->text.n);
    }
}

/* "- 26 March: the minister travels": the page's, when it is an item up there; what else a bullet may be. */
static void see_items(struct lv_fact *f, struct lv_fact *before) {
    size_t bullet = lv_seen(f, LV_E_BULLET) ? lv_skip_blanks(f->text, lv_bullet_at(f->text)) : 0;
    lv_see(f, LV_E_DATED_ITEM,
           lv_seen(f, LV_E_DATE_START) && bullet > 0 && bullet < f->text.n && lv_is_digit(f->text.p[bullet]));
    if (before)
        lv_see(before, LV_E_DATED_ITEM, lv_seen(f, LV_E_DATED_ITEM) && before->words <= FORM_WORDS);
    lv_see(f, LV_E_LONE_BULLET,
           lv_seen(f, LV_E_BULLET) && lv_seen(f, LV_E_CLAUSE_IN) && f->words >= FORM_WORDS &&
               !LV_ANY_SEEN(f, LV_E_LIST_NEAR, LV_E_CHROME_START, LV_E_UI_ACT, LV_E_DATE_START));
    if (lv_seen(f, LV_E_FIRST) && lv_glyph_at(f->text) && !lv_seen(f, LV_E_LIST_NEAR))
        lv_unsee(f, LV_E_BULLET); /* no list begins a release */
}

/* Names with a comma between, beside a date. */
static bool is_town(const struct lv_fact *f) {
    const char *comma = memchr(f->text.p, ',', f->text.n), *end = f->text.p + f->text.n - 1;
    if (comma && comma < end && *end == ',' && lv_seen(f, LV_E_NAMES) && f->words <= TOPIC_WORDS &&
        !f->digits)
        return true; /* "Sundale, Elmland," opens a dateline that goes on below */
    return lv_seen(f, LV_E_NAMES) && LV_ANY_SEEN(f, LV_E_NEXT_DATE, LV_E_AFTER_DATE) && f->words >= 2 &&
           f->words <= TOPIC_WORDS && f->digits == 0 && lv_seen(f, LV_E_OPEN_END) &&
           memchr(f->text.p, ',', f->text.n) && !lv_seen(f, LV_E_CRUMBS);
}

/* "PALATKA, Fla. –", "(A County, FL) --", "St. A, B - August 21, 2024 / C /": the beginning of a lead on a line of its own. */
static bool is_dateline(const struct lv_fact *f) {
    struct lv_str s = f->text;
    uint32_t end = lv_char_before(s, s.n);
    bool dash = end == '-' || end == 0x2013 || end == 0x2014, slug = end == '/' && lv_seen(f, LV_E_DATE_IN);
    return lv_seen(f, LV_E_NAMES) && f->words >= 2 && f->words <= PAGE_WORDS && (dash || slug) &&
           memchr(s.p, ',', s.n) && !LV_ANY_SEEN(f, LV_E_CRUMBS, LV_E_URL_IN, LV_E_EMAIL_IN, LV_E_RULE) &&
           lv_is_word(lv_char_at(s, s.p[0] == '('));
}

/* "By A B": an author's name. */
static void see_byline(const struct lv_facts *facts, struct lv_fact *f, struct lv_fact *before) {
    struct lv_hit hit;
    if (f->words > SHORT_WORDS || f->words < 3 || f->digits > 0 || !lv_seen(f, LV_E_NAMES) ||
        !lv_seen(f, LV_E_OPEN_END) || !lv_word_at(f->text, 0, LV_LIST_SENDER, facts->langs, &hit) ||
        !LV_HIT_IS(&hit, SENDER, by))
        return;
    struct lv_counts c = lv_count_signs(lv_str_sub(f->text, hit.n, f->text.n));
    lv_see(f, LV_E_BYLINE, c.capitals == c.words && !LV_ANY_SEEN(f, LV_E_INSTITUTION_IN, LV_E_UNIT_IN));
    if (before)
        lv_see(before, LV_E_ABOVE_BYLINE, lv_seen(f, LV_E_BYLINE) && before->words > 1);
}

static void see_top(const struct lv_facts *facts, struct lv_fact *f, struct lv_fact *before, bool clause) {
    bool first = lv_seen(f, LV_E_FIRST);
    see_genre(facts, f, clause);
    see_items(f, before);
    lv_see(f, LV_E_CELLS_TOP, lv_seen(f, LV_E_CELLS) && f->digits == 0 && lv_seen(f, LV_E_OPEN_END));
    lv_see(f, LV_E_TOWN, is_town(f) || is_capital_town(f));
    lv_see(f, LV_E_CALL_TOP, lv_seen(f, LV_E_NOTICE_IS) && first);
    lv_see(f, LV_E_NOTE_TOP, lv_seen(f, LV_E_NOTE_IS));
    lv_see(f, LV_E_CATEGORY, lv_seen(f, LV_E_TAG_START) && first);
}

static bool is_between(const struct lv_fact *f) {
    return LV_ANY_SEEN(f, LV_E_DATE_ONLY, LV_E_PUBLISHED_DATE, LV_E_PUBLISHER, LV_E_CHROME_IS,
                       LV_E_CHROME_START);
}

/* Words without a verb right before the text, a headline and its date or a topic above: what a picture shows. */
static void see_picture(struct lv_facts *facts) {
    bool title = false, between = false;
    for (size_t i = 0; i < facts->n && lv_seen(&facts->fact[i], LV_E_BEFORE_TEXT); i++) {
        struct lv_fact *f = &facts->fact[i];
        bool noun = !LV_ANY_SEEN(f, LV_E_CLAUSE_IN, LV_E_CAPS, LV_E_TOKEN, LV_E_UNIT_EDGE,
                                 LV_E_INSTITUTION_EDGE, LV_E_SAID_LEAD);
        bool pair = title && f->words == 2 && !lv_is_page(f) &&
                    !LV_ANY_SEEN(f, LV_E_LABEL_IS, LV_E_DATE_IN, LV_E_DOCTYPE_IS);
        bool topic = facts->captions && i == 1 && !title && f->words <= SHORT_WORDS &&
                     !lv_seen(f, LV_E_DATE_IN) && LV_ANY_SEEN(f - 1, LV_E_LABEL_IS, LV_E_LABEL_START);
        bool below = title && (f->words <= FORM_WORDS || (between && f->words <= PAGE_WORDS));
        lv_see(f, LV_E_PICTURE,
               noun && (lv_may_be_headline(f) || pair) && lv_seen(f, LV_E_HEAD_SHORT_LAST) &&
                   (below || topic));
        between = title && is_between(f);
        title |= lv_may_be_headline(f);
    }
}

/* True if a line above the text is a clause, as headlines are: "The school opens its doors on 19 May". */
static bool has_clause(const struct lv_facts *facts) {
    for (size_t i = 0; i < facts->n && lv_seen(&facts->fact[i], LV_E_BEFORE_TEXT); i++)
        if (lv_seen(&facts->fact[i], LV_E_CLAUSE_IN) && lv_may_be_headline(&facts->fact[i]) &&
            facts->fact[i].words >= TITLE_WORDS)
            return true;
    return false;
}

void lv_see_top(struct lv_facts *facts) {
    bool clause = has_clause(facts), title = false;
    for (size_t i = 0; i < facts->n && lv_seen(&facts->fact[i], LV_E_BEFORE_TEXT); i++) {
        struct lv_fact *f = &facts->fact[i], *before = i > 0 ? f - 1 : NULL;
        see_publisher(facts, f, before);
        lv_see(f, LV_E_PUBLISHER_BELOW, title && lv_seen(f, LV_E_PUBLISHER));
        title |= lv_may_be_headline(f);
        see_top(facts, f, before, clause);
        see_byline(facts, f, before);
        see_genre_last(facts, f);
        lv_see(f, LV_E_DATELINE_ALONE, i + 1 < facts->n && lv_seen(f + 1, LV_E_FIRST_TEXT) && is_dateline(f));
        see_fused(f, i + 1 < facts->n ? f + 1 : NULL);
    }
    see_picture(facts);
}
