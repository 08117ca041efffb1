/* Where the head of a line that a release was run together into is sure to be divided. */
#include "core/utf8.h"
#include "filter/unfold.h"
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum {
    HEAD_BYTES = 400, /* where headline, date and dateline are looked for */
    PLACE_BYTES = 40, /* of a place before a date or dash */
    TITLE_LEAST = 15, /* bytes of a headline before a dateline */
    STATE_BYTES = 5,  /* "D.C.", "Conn." */
    TOWN_WORDS = 4,
    STATUS_BYTES = 60, /* of the time after which a release may be used */
    TITLE_WORDS = 3,
    TITLE_MOST = 250,
    DIGITS = 7,
};

/* The beginning of the word that ends before byte `at`, or before the spaces there. */
static size_t word_before(struct lv_str s, size_t at) {
    uint32_t cp;
    size_t n;
    while ((n = lv_utf8_prev(s, at, &cp)) && lv_is_blank(cp))
        at -= n;
    while ((n = lv_utf8_prev(s, at, &cp)) && !lv_is_blank(cp))
        at -= n;
    return at;
}

/* True if a word in capitals begins at `at`, as a headline in capitals goes on. */
static bool caps_at(struct lv_str s, size_t at) {
    size_t end = lv_word_end(s, at);
    return end > at + 1 && lv_is_caps(lv_str_sub(s, at, end));
}

/* Where "FOR IMMEDIATE RELEASE" or "PRESS RELEASE" in front ends; 0 if that is not sure. */
static size_t behind_genre(struct lv_str s) {
    struct lv_hit hit;
    if (lv_word_at(s, 0, LV_LIST_EMBARGO, LV_LANGS_ALL, &hit) && LV_HIT_IS(&hit, EMBARGO, none) &&
        lv_is_caps(lv_str_sub(s, 0, hit.n)))
        return hit.n;
    if (!lv_word_at(s, 0, LV_LIST_DOCTYPE, LV_LANGS_ALL, &hit))
        return 0;
    if (lv_dates_byte(s, hit.n) == ':')
        return hit.n + 1;
    size_t next = lv_skip_blanks(s, hit.n);
    return lv_is_caps(lv_str_sub(s, 0, hit.n)) && lv_is_upper(lv_char_at(s, next)) && !caps_at(s, next)
               ? hit.n
               : 0;
}

/* After the sign that divides a release status from a headline at byte `at`: a colon, a bar or a dash; 0: there is none. */
static size_t behind_sign(struct lv_str s, size_t at) {
    uint32_t cp;
    size_t from = lv_skip_blanks(s, at), n = lv_utf8_next(s, from, &cp);
    bool dash = cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == '|';
    return n && (cp == ':' || (dash && from > at)) && lv_is_blank(lv_char_at(s, from + n)) ? from + n : 0;
}

/* True for what may be a headline after a status: some words in a row, no date, nothing to dial or to write to. */
static bool is_title(struct lv_str s) {
    static const uint64_t other =
        LV_LIST_BIT(WEEKDAY) | LV_LIST_BIT(MONTH) | LV_LIST_BIT(CONTACT) | LV_LIST_BIT(DOCTYPE);
    struct lv_hit hit;
    size_t words = 0, years = 0;
    for (struct lv_range w = {0, 0}; lv_next_word(s, w.to, s.n, &w); words++)
        years += w.to - w.from == 4 && lv_is_digit(s.p[w.from]) && lv_is_digit(s.p[w.to - 1]);
    return words >= TITLE_WORDS && s.n <= TITLE_MOST && !years && lv_is_upper(lv_char_at(s, 0)) &&
           !memchr(s.p, '@', s.n) && lv_phone_digits(s) < DIGITS &&
           lv_str_find(s, LV_STR(". "), 0) == SIZE_MAX && !lv_words_at(s, 0, other, LV_LANGS_ALL, &hit, 1);
}

void lv_unfold_status(struct lv_cuts *cuts, struct lv_str s) {
    struct lv_hit hit;
    if (!lv_word_at(s, 0, LV_LIST_EMBARGO, LV_LANGS_ALL, &hit))
        return;
    bool dated = LV_HIT_IS(&hit, EMBARGO, none);
    size_t from = hit.n - (s.p[hit.n - 1] == ':');
    for (size_t at = from, end; at < s.n && at - from < STATUS_BYTES; at++) {
        dated |= lv_is_digit(s.p[at]);
        end = dated ? behind_sign(s, at) : 0;
        if (end && is_title(lv_str_trim(lv_str_sub(s, end, s.n)))) {
            lv_unfold_cut(cuts, s, end);
            return;
        }
        if (LV_HIT_IS(&hit, EMBARGO, none))
            return;
    }
}

/* The end of "Published: DATE" at `at`; 0 if it is not that. */
static size_t behind_published(const struct lv_view *view, size_t at) {
    struct lv_str s = view->s;
    struct lv_hit hit;
    struct lv_found found;
    if (!lv_is_upper(lv_char_at(s, at)) || !lv_dates_word(view, at, LV_LIST_PUBLISHED, &hit) ||
        lv_dates_byte(s, at + hit.n) != ':')
        return 0;
    at = lv_skip_blanks(s, at + hit.n + 1);
    if (!lv_is_digit(lv_dates_byte(s, at)) || !lv_date_at(view, at, false, &found) || !found.a.year)
        return 0;
    return found.to + (lv_dates_byte(s, found.to) == '.');
}

/* The dash after a dateline at `at`, with an agency in brackets before it, and a capital or a glyph after. */
static bool dash_follows(struct lv_str s, size_t at) {
    uint32_t cp;
    at = lv_skip_blanks(s, at);
    if (lv_dates_byte(s, at) == '(')
        at = lv_skip_blanks(s, lv_str_find(s, LV_STR(")"), at) + 1);
    size_t n = lv_utf8_next(s, at, &cp), signs = 0;
    for (; n && (cp == '-' || cp == 0x2013 || cp == 0x2014); n = lv_utf8_next(s, at, &cp), signs++)
        at += n;
    size_t next = lv_skip_blanks(s, at);
    uint32_t first = lv_char_at(s, next);
    return signs && next > at && (lv_is_upper(first) || first == '"' || first == 0x201C || first == 0x201E);
}

/* Where the place of a dateline begins whose date is at `date`: "Rīga, 2023. gada 12. maijs –"; 0 if there is none. */
static size_t place_before(struct lv_str s, size_t date) {
    size_t comma = date;
    while (comma && s.p[comma - 1] == ' ')
        comma--;
    if (comma < TITLE_LEAST || s.p[comma - 1] != ',')
        return 0;
    size_t place = word_before(s, comma - 1);
    return lv_is_upper(lv_char_at(s, place)) && comma - place < PLACE_BYTES ? place : 0;
}

/* Where a town of the lists begins that ends before byte `at`, with ", D.C." or ", VT" after it; 0 if there is none. */
static size_t town_before(struct lv_str s, size_t at) {
    struct lv_hit hit;
    size_t end = lv_str_trim(lv_str_sub(s, 0, at)).n, state = word_before(s, end);
    bool comma = state > 2 && s.p[state - 2] == ',' && end - state <= STATE_BYTES;
    end = comma ? state - 2 : end;
    for (size_t from = word_before(s, end), words = 0; from > 0 && words < TOWN_WORDS; words++) {
        if (lv_word_at(s, from, LV_LIST_PLACE, LV_LANGS_ALL, &hit) && from + hit.n == end &&
            !LV_HIT_IS(&hit, PLACE, agency))
            return from;
        from = word_before(s, from);
    }
    return 0;
}

/* The place of a dateline with a date, or in capitals without: before it is a headline that has no full stop. */
static size_t dateline(const struct lv_view *view, size_t at) {
    struct lv_str s = view->s;
    struct lv_found found;
    if (lv_is_digit(s.p[at]) && !lv_is_digit(lv_dates_byte(s, at ? at - 1 : 0)))
        return lv_date_at(view, at, true, &found) && found.a.year && dash_follows(s, found.to)
                   ? place_before(s, found.from)
                   : 0;
    if (s.p[at] != ' ' || at < TITLE_LEAST || !dash_follows(s, at))
        return 0;
    size_t town = town_before(s, at), place = word_before(s, at), before = word_before(s, place);
    if (town && lv_is_caps(lv_str_sub(s, town, at)))
        return town;
    while (place > before && caps_at(s, before))
        place = before, before = word_before(s, place);
    return place >= TITLE_LEAST && at - place < PLACE_BYTES && at - place > 3 &&
                   lv_is_caps(lv_str_sub(s, place, at))
               ? place
               : 0;
}

void lv_unfold_head(struct lv_cuts *cuts, const struct lv_view *view) {
    struct lv_str head = lv_str_sub(view->s, 0, HEAD_BYTES);
    size_t from = behind_genre(view->s), published = 0, place = 0;
    if (from)
        lv_unfold_cut(cuts, view->s, from);
    for (size_t at = from; at < head.n && !published && !place; at++) {
        uint32_t before = lv_char_before(head, at);
        if (at && (before == '.' || before == '!' || before == '?') && head.p[at] == ' ' &&
            lv_is_lower(lv_char_before(head, at - 1)))
            return; /* the first sentence ends: no headline is left */
        if (lv_word_starts(head, at) && (published = behind_published(view, at)))
            lv_unfold_cut(cuts, view->s, at);
        else
            place = dateline(view, at);
    }
    lv_unfold_cut(cuts, view->s, published ? published : place);
}
