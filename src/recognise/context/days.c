/* Evidence of rows: lines one after the other that begin with a day, and the rows of an agenda. */
#include "lang/chars.h"
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum {
    ROW_WORDS = 24,
    SENTENCE_WORDS = 12, /* a longer sentence that begins with a day tells what happened then */
    SIGN_BYTES = 48,
    OPENER_WORDS = 14,
    PERSON_WORDS = 3,
    ROWS_LEAST = 3,
    MONTHS = 12,
    DAYS = 31
};

/* ---- days ---- */

/* What a row that begins with a day does not show. */
static const enum lv_evidence no_row[] = {
    LV_E_SAID,     LV_E_BEFORE_TEXT, LV_E_DATE_ONLY,     LV_E_BULLET,        LV_E_SEQUENCE,
    LV_E_EMAIL_IN, LV_E_CAPTION_IN,  LV_E_CAPTION_START, LV_E_AFTER_RELATED, LV_E_PUBLISHED_START,
};

/* "3. februārī – town hall;": a sign that divides the day from the rest. */
static bool is_divided(struct lv_str s) {
    struct lv_str head = lv_str_sub(s, 0, SIGN_BYTES);
    return lv_str_find(head, LV_STR(" \u2013 "), 0) < head.n ||
           lv_str_find(head, LV_STR(" - "), 0) < head.n || lv_str_find(head, LV_STR(": "), 0) < head.n;
}

static bool begins_with_day(const struct lv_facts *facts, const struct lv_fact *f) {
    struct lv_hit hit;
    bool day = lv_seen(f, LV_E_DATE_START) &&
               (lv_seen(f, LV_E_DIGIT_START) || lv_word_at(f->text, 0, LV_LIST_WEEKDAY, facts->langs, &hit));
    if (lv_seen(f, LV_E_BULLET) && lv_seen(f, LV_E_DATE_ONLY) && !lv_seen(f, LV_E_BEFORE_TEXT))
        return true; /* "• Thursday 19 September" */
    bool sentence = lv_seen(f, LV_E_PARAGRAPH) && !lv_seen(f, LV_E_COMMA);
    return day && f->words <= ROW_WORDS && f->words > 2 && !LV_ANY_OF(f, no_row) &&
           (!sentence || (f->words <= SENTENCE_WORDS && is_divided(f->text)));
}

/* Days with their year after the text are of other releases; days without it are those of an event. */
static enum lv_evidence row_of(const struct lv_fact *f) {
    if (lv_seen(f, LV_E_NO_YEAR))
        return LV_E_DAY_ROWS;
    return lv_seen(f, LV_E_AFTER_TEXT) ? LV_E_DATED_TITLES : LV_E_ANY;
}

static void see_days(struct lv_facts *facts) {
    for (size_t i = 0; i + 1 < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i], *next = f + 1;
        bool rows = begins_with_day(facts, f) && begins_with_day(facts, next) && row_of(f) == row_of(next);
        lv_see(f, row_of(f), rows);
        lv_see(next, row_of(f), rows);
        if (rows && row_of(f) == LV_E_DAY_ROWS) {
            lv_unsee(f, LV_E_LISTED);
            lv_unsee(next, LV_E_LISTED);
        }
    }
}

/* "8/31 Mount Vernon", "04.03 The minister": a day and a month in digits before a capital. */
static bool begins_with_digits(const struct lv_fact *f) {
    int a, b;
    size_t first = lv_digits_at(f->text, 0, &a);
    bool slash = first > 0 && first < f->text.n && f->text.p[first] == '/';
    bool dot = first == 2 && first < f->text.n && f->text.p[first] == '.';
    size_t second = slash || dot ? lv_digits_at(f->text, first + 1, &b) : 0, at = first + 1 + second;
    if (first > 2 || second == 0 || second > 2 || (dot && second != 2) || at >= f->text.n ||
        f->text.p[at] != ' ')
        return false;
    bool day = a > 0 && b > 0 && (a < b ? a : b) <= MONTHS && (a > b ? a : b) <= DAYS;
    return day && lv_is_upper(lv_char_at(f->text, at + 1)) && !lv_seen(f, LV_E_BEFORE_TEXT);
}

/* Three or more such lines one after the other. */
static size_t see_digit_days(struct lv_facts *facts, size_t from) {
    size_t to = from;
    while (to < facts->n && begins_with_digits(&facts->fact[to]))
        to++;
    for (size_t i = from; i < to && to - from >= ROWS_LEAST; i++) {
        lv_see(&facts->fact[i], LV_E_DAY_ROWS, true);
        lv_unsee(&facts->fact[i], LV_E_LISTED);
        lv_unsee(&facts->fact[i], LV_E_LIST_END);
    }
    return to > from ? to : from + 1;
}

/* ---- agendas ---- */

/* "7.1 Fees": a number of two parts. */
static bool is_subnumbered(const struct lv_fact *f) {
    int value;
    size_t first = lv_digits_at(f->text, 0, &value), dot = first;
    size_t second =
        first > 0 && dot < f->text.n && f->text.p[dot] == '.' ? lv_digits_at(f->text, dot + 1, &value) : 0;
    size_t at = dot + 1 + second;
    at += second > 0 && at < f->text.n && f->text.p[at] == '.';
    return first > 0 && first <= 2 && second > 0 && second <= 2 && at + 1 < f->text.n &&
           f->text.p[at] == ' ' && lv_is_letter(lv_char_at(f->text, at + 1)) && !lv_seen(f, LV_E_DATE_IN);
}

/* "Fees – A B": ends with a dash and a name. */
static bool ends_with_person(struct lv_str s) {
    size_t dash = s.n, at = 0;
    for (; (at = lv_str_find(s, LV_STR(" \u2013 "), at)) < s.n; at++)
        dash = at;
    struct lv_counts c = lv_count_signs(lv_str_sub(s, dash, s.n));
    return dash < s.n && c.words >= 2 && c.words <= PERSON_WORDS && c.capitals == c.words && c.digits == 0;
}

/* "The agenda:", "kinnitada järgmine päevakord:": the last word before the colon is one for events. */
static bool opens_agenda(const struct lv_facts *facts, const struct lv_fact *f) {
    struct lv_hit hit;
    bool event = lv_seen(f, LV_E_EVENT_IS);
    if (!lv_seen(f, LV_E_COLON) || f->words > OPENER_WORDS)
        return false;
    for (struct lv_range w = {0, 0}; lv_next_word(f->text, w.to, f->text.n, &w);)
        event |= lv_word_at(f->text, w.from, LV_LIST_EVENT, facts->langs, &hit) &&
                 LV_HIT_IS(&hit, EVENT, event) && w.from + hit.n + 1 >= f->text.n;
    return event;
}

/* The rows below a line with a colon, numbered or with a person after a dash. */
static size_t see_agenda(struct lv_facts *facts, size_t at) {
    size_t end = at + 1, people = 0;
    bool named = opens_agenda(facts, &facts->fact[at]);
    for (; end < facts->n; end++) {
        const struct lv_fact *f = &facts->fact[end];
        if (!lv_seen(f, LV_E_NUMBERED) && !lv_seen(f, LV_E_SEQUENCE) && !is_subnumbered(f))
            break;
        people += ends_with_person(f->text);
    }
    size_t rows = end - at - 1;
    bool agenda = rows >= ROWS_LEAST && (named || people * 2 >= rows);
    for (size_t i = at + 1; agenda && i < end; i++)
        lv_see(&facts->fact[i], LV_E_AGENDA_ROW, true);
    return end;
}

void lv_see_days(struct lv_facts *facts) {
    see_days(facts);
    for (size_t i = 0; i < facts->n; i = see_digit_days(facts, i))
        ;
    for (size_t i = 0; i < facts->n; i = lv_seen(&facts->fact[i], LV_E_COLON) ? see_agenda(facts, i) : i + 1)
        ;
}
