/*
 * Filter unfold: a release that was pasted as one or a few long lines. A line is divided where a border is sure: behind
 * a genre or a release status in front, around "Published: DATE", before a dateline, before a contact that a heading
 * with a colon opens, around an end mark. Elsewhere paragraphs stay together, and a warning says so.
 */
#include <stdio.h>
#include <string.h>

#include "filter/dates.h"

enum {
    FEW_LINES = 3,    /* a release of so few lines was run together */
    LONG_LINE = 400,  /* bytes of a line in it */
    LONGEST = 1500,   /* letters of a line that holds more than a paragraph */
    HEAD_BYTES = 400, /* where headline, date and dateline are looked for */
    END_BYTES = 700,  /* the same for contact and end mark */
    PLACE_BYTES = 40, /* of a place before a date or dash */
    TITLE_LEAST = 15, /* bytes of a headline before a dateline */
    CUTS = 8,
};

struct cuts {
    size_t at[CUTS], n;
};

/* Remembers that something new begins at byte `at`, behind the blanks there. */
static void cut(struct cuts *cuts, struct lv_str s, size_t at) {
    at = lv_skip_blanks(s, at);
    size_t last = cuts->n ? cuts->at[cuts->n - 1] : 0;
    if (at > last && at < s.n && cuts->n < CUTS)
        cuts->at[cuts->n++] = at;
}

/* The beginning of the word that ends before byte `at`, or before the blanks there. */
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
    if (lv_word_at(s, 0, LV_LIST_EMBARGO, LV_LANGS_ALL, &hit) && lv_str_eq(hit.value, LV_STR("none")) &&
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

/* The dash behind a dateline at `at`, with an agency in brackets before it, and a capital or a glyph behind. */
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

/* The place of a dateline with a date, or in capitals without: before it stands a headline that has no full stop. */
static size_t dateline(const struct lv_view *view, size_t at) {
    struct lv_str s = view->s;
    struct lv_found found;
    if (lv_is_digit(s.p[at]) && !lv_is_digit(lv_dates_byte(s, at ? at - 1 : 0)))
        return lv_date_at(view, at, true, &found) && found.a.year && dash_follows(s, found.to)
                   ? place_before(s, found.from)
                   : 0;
    if (s.p[at] != ' ' || at < TITLE_LEAST || !dash_follows(s, at))
        return 0;
    size_t place = word_before(s, at), before = word_before(s, place);
    while (place > before && caps_at(s, before))
        place = before, before = word_before(s, place);
    return place >= TITLE_LEAST && at - place < PLACE_BYTES && at - place > 3 &&
                   lv_is_caps(lv_str_sub(s, place, at))
               ? place
               : 0;
}

static void cut_head(struct cuts *cuts, const struct lv_view *view) {
    struct lv_str head = lv_str_sub(view->s, 0, HEAD_BYTES);
    size_t from = behind_genre(view->s), published = 0, place = 0;
    if (from)
        cut(cuts, view->s, from);
    for (size_t at = from; at < head.n && !published && !place; at++) {
        uint32_t before = lv_char_before(head, at);
        if (at && (before == '.' || before == '!' || before == '?') && head.p[at] == ' ' &&
            lv_is_lower(lv_char_before(head, at - 1)))
            return; /* the first sentence ends: no headline is left */
        if (lv_word_starts(head, at) && (published = behind_published(view, at)))
            cut(cuts, view->s, at);
        else
            place = dateline(view, at);
    }
    cut(cuts, view->s, published ? published : place);
}

/* True if an address, or a word for telephone with a number, stands in a text. */
static bool has_contact(struct lv_str s) {
    struct lv_hit hit;
    if (lv_str_find(s, LV_STR("@"), 0) != SIZE_MAX)
        return true;
    for (size_t at = 0; at < s.n; at++) {
        if (!lv_word_starts(s, at) || !lv_word_at(s, at, LV_LIST_PHONE, LV_LANGS_ALL, &hit))
            continue;
        size_t number = at + hit.n;
        while (number < s.n && strchr(".: ", s.p[number]))
            number++;
        if (lv_is_digit(lv_dates_byte(s, number)) || lv_dates_byte(s, number) == '+')
            return true;
    }
    return false;
}

/* A heading with a colon behind a sentence, and what can be dialled or written to behind it. */
static bool is_contact(struct lv_str s, size_t at) {
    struct lv_hit hit;
    uint32_t before = lv_char_before(s, at);
    if (!lv_is_blank(before) || !lv_is_upper(lv_char_at(s, at)) ||
        !lv_word_at(s, at, LV_LIST_CONTACT, LV_LANGS_ALL, &hit) || lv_dates_byte(s, at + hit.n) != ':')
        return false;
    struct lv_str sentence = lv_str_trim(lv_str_sub(s, 0, at));
    uint32_t last = lv_char_before(sentence, sentence.n);
    return (last == '.' || last == '!' || last == '?' || lv_is_closer(last)) &&
           has_contact(lv_str_sub(s, at + hit.n, s.n));
}

/* The end of "###", "-30-", "-ENDS-" at `at`, which stands alone between blanks; 0 if there is none. */
static size_t behind_mark(struct lv_str s, size_t at) {
    struct lv_hit hit;
    if (!strchr("#-*", s.p[at]) || !lv_is_blank(lv_char_before(s, at)) ||
        !lv_word_at(s, at, LV_LIST_ENDMARK, LV_LANGS_ALL, &hit) || hit.n < 3 || memchr(s.p + at, ' ', hit.n))
        return 0;
    return at + hit.n == s.n || lv_is_blank(lv_char_at(s, at + hit.n)) ? at + hit.n : 0;
}

static void cut_end(struct cuts *cuts, struct lv_str s) {
    bool contact = false;
    size_t mark;
    for (size_t at = s.n > END_BYTES ? s.n - END_BYTES : 1; at < s.n; at++) {
        if (!contact && lv_word_starts(s, at) && (contact = is_contact(s, at)))
            cut(cuts, s, at);
        if ((mark = behind_mark(s, at))) {
            cut(cuts, s, at);
            cut(cuts, s, mark);
        }
    }
}

/* Divides a block; its parts share its line. */
static void divide(struct lv_doc *doc, struct lv_node *block, const struct cuts *cuts) {
    size_t done = 0;
    for (size_t i = 0; i < cuts->n; i++) {
        struct lv_node *rest = lv_block_split(doc, block, cuts->at[i] - done);
        if (!rest)
            return;
        block->last->text = lv_str_trim(block->last->text);
        block = rest;
        done = cuts->at[i];
    }
}

static size_t count_letters(struct lv_str s) {
    size_t letters = 0, n;
    uint32_t cp;
    for (size_t at = 0; (n = lv_utf8_next(s, at, &cp)); at += n)
        letters += lv_is_letter(cp);
    return letters;
}

/* A line so long is said to the user if it shows that it is more than a paragraph. */
static void warn(struct lv_doc *doc, struct lv_job *job, const struct lv_node *block, struct lv_str s,
                 size_t cuts) {
    char shown[24];
    size_t letters = s.n > LONGEST ? count_letters(s) : 0, bullet = lv_str_find(s, LV_STR(" \u2022 "), 0);
    bool several = cuts ||
                   (bullet != SIZE_MAX && lv_str_find(s, LV_STR(" \u2022 "), bullet + 1) != SIZE_MAX) ||
                   has_contact(lv_str_sub(s, s.n > END_BYTES ? s.n - END_BYTES : 0, s.n));
    snprintf(shown, sizeof shown, "%zu", letters);
    if (letters > LONGEST && several)
        lv_report_at(doc, job, LV_MSG_RUN_TOGETHER, block, s, 0, shown);
}

static void unfold(struct lv_doc *doc, struct lv_job *job, struct lv_node *block) {
    struct lv_view view = {.doc = doc, .block = block, .s = lv_text(doc, block), .langs = LV_LANGS_ALL};
    struct cuts cuts = {.n = 0};
    cut_head(&cuts, &view);
    cut_end(&cuts, view.s);
    warn(doc, job, block, view.s, cuts.n);
    divide(doc, block, &cuts);
}

int lv_filter_unfold(struct lv_doc *doc, struct lv_job *job) {
    struct lv_node *edition, *next;
    for (size_t e = 0; (edition = lv_edition(doc, e)); e++) {
        size_t blocks = 0;
        for (struct lv_node *b = lv_block_next(edition, edition); b && blocks <= FEW_LINES;
             b = lv_block_next(b, edition))
            blocks++;
        size_t least = blocks <= FEW_LINES ? LONG_LINE : LONGEST;
        for (struct lv_node *b = lv_block_next(edition, edition); b; b = next) {
            next = lv_block_next(b, edition);
            if (b->kind == LV_P && b->nlines == 1 && lv_text(doc, b).n > least)
                unfold(doc, job, b);
        }
    }
    return 0;
}
