/* Evidence from dates and times of day. */
#include <string.h>

#include "core/utf8.h"
#include "lang/chars.h"
#include "lang/dates.h"
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum {
    TIME_DIGITS = 3,
    HALF_WORDS = 14,
    DATE_BYTES = 10,
    WORDS_MOST = 40, /* so far into a text dates are looked for */
};

/* True if nothing but spaces, signs and words around dates is in a range. */
static bool only_date_words(const struct lv_facts *facts, struct lv_str s, size_t from, size_t to) {
    uint64_t lists = LV_LIST_BIT(PUBLISHED) | LV_LIST_BIT(WEEKDAY) | LV_LIST_BIT(YEARWORD) |
                     LV_LIST_BIT(CLOCKWORD) | LV_LIST_BIT(MONTH) | LV_LIST_BIT(ZONE) | LV_LIST_BIT(HALFDAY);
    for (size_t at = from; at < to;) {
        uint32_t cp;
        size_t k = lv_utf8_next(s, at, &cp);
        struct lv_hit hit;
        if (!lv_is_word(cp))
            at += k;
        else if (lv_words_at(s, at, lists, facts->langs, &hit, 1) && !lv_joins_hours(&hit))
            at += hit.n;
        else if (lv_is_upper(cp) && to - at <= 5 && lv_is_caps(lv_str_sub(s, at, to))) /* a zone: EEST */
            at = to;
        else if (!lv_is_digit(s.p[at]) && !lv_is_word(lv_char_at(s, at + k))) /* "d.", "r." */
            at += k;
        else if (lv_is_digit(s.p[at]) && to - at <= 8) /* a clock */
            at += k;
        else
            return false;
    }
    return true;
}

static bool is_place(struct lv_str s) {
    struct lv_counts c = lv_count_signs(s);
    size_t to = s.n, small = c.words - c.capitals;
    /* "Paris, le", "Sur-le-Lac, le": all that is small is short, and one is before the date */
    bool article = small >= 1 && small == c.small && c.capitals >= 1 && to >= 5 &&
                   (s.p[to - 5] == ' ' || s.p[to - 4] == ' ' || s.p[to - 3] == ' ');
    return c.words >= 1 && c.words <= 5 && c.capitals >= 1 && (c.upper == c.letters || small == 0 || article);
}

/* True if a town of the lists begins a text, as in "Rīgā 2004. gada 13. maijā". */
static bool is_town(const struct lv_facts *facts, struct lv_str s) {
    struct lv_hit hit;
    return lv_word_at(s, 0, LV_LIST_PLACE, facts->langs, &hit) && !LV_HIT_IS(&hit, PLACE, agency);
}

/* "…, Riga" after a date, at most an abbreviation between. */
static bool place_behind(struct lv_str s, size_t date) {
    size_t comma = lv_str_find(s, LV_STR(","), date);
    if (comma > date + 4 || comma + 3 > s.n)
        return false;
    struct lv_str place = lv_str_trim(lv_str_sub(s, comma + 1, s.n));
    struct lv_counts c = lv_count_signs(place);
    return c.digits == 0 && c.words <= 2 && is_place(place);
}

/* "12 de mayo de 2023", "2023. gada 12. may": a day, a month of any language and a year, and other words of dates. */
static bool is_loose_date(const struct lv_fact *f) {
    bool day = false, month = false, year = false;
    struct lv_range word = {0, 0};
    struct lv_hit hit;
    if (f->words > 6 || f->text.n > 60)
        return false;
    while (lv_next_word(f->text, word.to, f->text.n, &word)) {
        size_t n = word.to - word.from;
        bool digit = lv_is_digit(f->text.p[word.from]);
        if (!digit && lv_word_at(f->text, word.from, LV_LIST_MONTH, LV_LANGS_ALL, &hit))
            month = true;
        else if (digit && n == 4)
            year = true;
        else if (digit && n <= 2)
            day = true;
        else if (n > 3 && !lv_word_at(f->text, word.from, LV_LIST_DATEGLUE, LV_LANGS_ALL, &hit))
            return false;
    }
    return day && month && year;
}

static bool has_form(struct lv_str s, const char *form) {
    for (size_t i = 0; i < s.n; i++)
        if (form[i] == '9' ? !lv_is_digit(s.p[i]) : s.p[i] != form[i])
            return false;
    return form[s.n] == 0;
}

/* "2020 04 22", "05/04/2020": a day even where it is open which one. */
static bool blank_date(struct lv_str s) {
    return s.n == 10 && (has_form(s, "9999 99 99") || has_form(s, "99/99/9999"));
}

/* "Plkst. 12.30 – …": the words before the time. */
static struct lv_str behind_clock_word(const struct lv_facts *facts, struct lv_str s) {
    struct lv_hit hit;
    if (!lv_words_at(s, 0, LV_LIST_BIT(CLOCKWORD), facts->langs, &hit, 1) || lv_joins_hours(&hit))
        return s;
    return lv_str_sub(s, lv_skip_blanks(s, hit.n + (hit.n < s.n && s.p[hit.n] == '.')), s.n);
}

/* True if a dash divides a time from what is to happen, or if no sentence follows. */
static bool divides(const struct lv_fact *f, struct lv_str s, size_t at) {
    uint32_t next = lv_char_at(s, lv_skip_blanks(s, at));
    return next == 0x2013 || next == 0x2014 || next == '-' || !lv_seen(f, LV_E_STOP);
}

/* "10am – Registration", "9 a.m. Doors open": an hour and its half of the day. */
static bool half_day(const struct lv_facts *facts, const struct lv_fact *f) {
    struct lv_hit hit;
    int hour;
    size_t n = lv_digits_at(f->text, 0, &hour), at = lv_skip_blanks(f->text, n);
    if (n == 0 || n > 2 || hour > 12 || !lv_word_at(f->text, at, LV_LIST_HALFDAY, facts->langs, &hit))
        return false;
    return lv_is_blank(lv_char_at(f->text, at + hit.n)) && divides(f, f->text, at + hit.n);
}

/* "12.30" at the beginning of a text: where it ends, or 0. */
static size_t clock_end(struct lv_str s) {
    size_t h = 0;
    unsigned hour = 0;
    for (; h < s.n && h < 3 && lv_is_digit(s.p[h]); h++)
        hour = hour * 10 + (unsigned)(s.p[h] - '0');
    if (h == 0 || h > 2 || hour > 24 || h + 3 > s.n || (s.p[h] != '.' && s.p[h] != ':'))
        return 0;
    bool minutes = s.p[h + 1] >= '0' && s.p[h + 1] < '6' && lv_is_digit(s.p[h + 2]);
    return minutes ? h + 3 : 0;
}

/* "• 10.30 – registration" */
static void see_item_time(const struct lv_facts *facts, struct lv_fact *f) {
    size_t at = lv_seen(f, LV_E_BULLET) ? lv_bullet_at(f->text) : 0;
    if (at == 0 || f->digits < TIME_DIGITS)
        return;
    struct lv_str s = behind_clock_word(facts, lv_str_sub(f->text, lv_skip_blanks(f->text, at), f->text.n));
    struct lv_hit hit;
    size_t end = clock_end(s), next = lv_skip_blanks(s, end);
    bool measure = lv_word_at(s, next, LV_LIST_MEASURE, facts->langs, &hit);
    lv_see(f, LV_E_ITEM_TIME, end > 0 && next < s.n && !lv_is_word(lv_char_at(s, end)) && !measure);
}

void lv_see_time(const struct lv_facts *facts, struct lv_fact *f) {
    see_item_time(facts, f);
    lv_see(f, LV_E_TIME_START, lv_seen(f, LV_E_DIGIT_START) && f->words <= HALF_WORDS && half_day(facts, f));
    if (f->digits < TIME_DIGITS)
        return;
    struct lv_str s = behind_clock_word(facts, f->text);
    size_t end = clock_end(s);
    uint32_t next = lv_char_at(s, end);
    lv_see(f, LV_E_TIME_START,
           end && (lv_is_blank(next) || next == 0x2013 || next == '-') &&
               (s.n == f->text.n || divides(f, s, end)));
}

/* "11.00", "9:30" somewhere: a time of day, and no part of a date. */
static bool has_clock(struct lv_str s) {
    for (size_t at = 0; at < s.n; at++) {
        size_t n = 0;
        while (at + n < s.n && lv_is_digit(s.p[at + n]))
            n++;
        bool sign = n && at + n + 2 < s.n && (s.p[at + n] == '.' || s.p[at + n] == ':');
        bool minutes =
            sign && s.p[at + n + 1] >= '0' && s.p[at + n + 1] < '6' && lv_is_digit(s.p[at + n + 2]);
        size_t end = at + n + 3;
        bool more = end < s.n && (lv_is_digit(s.p[end]) ||
                                  (s.p[end] == '.' && end + 1 < s.n && lv_is_digit(s.p[end + 1])));
        if (minutes && n <= 2 && !more)
            return true;
        at += n;
    }
    return false;
}

/* "12.03.2024. | News", "12 March 2024 · 2 min read", "14/06/2022, Category: …": a sign that divides, then more. */
static bool divides_more(struct lv_str s, size_t date) {
    static const uint32_t signs[] = {'|', ',', ';', '/', 0xb7, 0x2022, 0};
    size_t at = lv_skip_blanks(s, date + (date < s.n && s.p[date] == '.')), behind = at;
    uint32_t cp;
    behind += lv_utf8_next(s, at, &cp);
    return at < s.n && lv_is_one_of(cp, signs) && lv_skip_blanks(s, behind) < s.n;
}

/* What the dates of a text have in common. */
struct dates {
    size_t n, last; /* how many, and where the last of them ends */
    bool only;      /* nothing else was before it */
    int year;       /* 0: none has one */
};

/* A place before the date: "RIGA, 3 May 2028 –" opens a paragraph, and alone it is all there is. */
static void see_place(const struct lv_facts *facts, struct lv_fact *f, struct lv_str head,
                      const struct lv_found *found, bool only, uint32_t next, bool last) {
    bool dash = next == 0x2013 || next == 0x2014 || next == '-' || next == ':' || next == '(';
    bool comma = (memchr(head.p, ',', found->from) || is_town(facts, head)) && !only &&
                 !memchr(head.p, ':', found->from);
    lv_see(f, LV_E_PLACE_DATE, dash || (next == 0 && !found->a.year));
    lv_see(f, comma ? LV_E_PLACE_DATE_ONLY : LV_E_WORD_DATE, last && found->a.year);
}

/* One more date, with what is around it. */
static void see_date(const struct lv_facts *facts, struct lv_fact *f, struct lv_str head,
                     const struct lv_found *found, struct dates *d) {
    d->only = d->only && only_date_words(facts, head, d->last, found->from);
    size_t after = lv_skip_word(head, found->to, LV_LIST_BIT(YEARWORD), facts->langs); /* "r.", "г." */
    uint32_t next = lv_char_at(head, lv_skip_blanks(head, after));
    bool last = next == 0 || only_date_words(facts, head, after, head.n); /* "6 d." */
    bool leads = found->from == 0 && found->a.year;
    bool place_follows = !d->n && leads && place_behind(head, found->to);
    if (!d->n && found->from > 2 && !found->a.weekday && is_place(lv_str_sub(head, 0, found->from)))
        see_place(facts, f, head, found, d->only, next, last);
    lv_see(f, LV_E_DATE_LEADS, leads && !place_follows && divides_more(head, found->to));
    lv_see(f, LV_E_PLACE_DATE_ONLY, place_follows);
    if (last && lv_word_begin(head, found->to) < head.n)
        lv_unsee(f, LV_E_STOP); /* it belongs to "r." */
    d->year |= found->a.year | found->b.year;
    d->last = found->to;
    d->n++;
}

/* The word that ends after byte `at`: number *i of the first words, or one after them. false at the end. */
static inline bool next_word(const struct lv_words *words, size_t *i, struct lv_str s, size_t at,
                             struct lv_range *word) {
    while (*i < words->n && words->word[*i].to <= at)
        ++*i;
    if (*i == LV_FIRST_WORDS)
        return lv_next_word(s, at, s.n, word);
    if (*i == words->n)
        return false;
    word->from = words->word[*i].from > at ? words->word[*i].from : at;
    word->to = words->word[*i].to;
    return word->from < s.n;
}

static struct dates find_dates(const struct lv_facts *facts, struct lv_fact *f, struct lv_str head,
                               const struct lv_words *first, size_t numbers) {
    struct lv_view view = {.doc = facts->doc, .block = f->block, .s = head, .langs = facts->langs};
    struct dates d = {.only = true};
    struct lv_found found;
    struct lv_range word = {0, 0};
    for (size_t words = 0, i = 0;
         numbers && words < WORDS_MOST && next_word(first, &i, head, word.to, &word);) {
        words++;
        if (!lv_is_digit(head.p[word.from]))
            continue;
        numbers--;
        if (!lv_date_at(&view, word.from, false, &found))
            continue;
        lv_see(f, LV_E_DATE_START, words <= 5);
        see_date(facts, f, head, &found, &d);
        word.to = found.to > word.from ? found.to : word.to;
    }
    return d;
}

void lv_see_dates(const struct lv_facts *facts, struct lv_fact *f, const struct lv_counts *c,
                  const struct lv_words *words) {
    struct lv_str head = lv_str_sub(f->text, 0, LV_HEAD_BYTES);
    struct dates d =
        c->numbers ? find_dates(facts, f, head, words, c->numbers) : (struct dates){.only = true};
    bool date = blank_date(f->text) || (d.n == 0 && c->numbers >= 2 && is_loose_date(f));
    bool slashes = head.n > DATE_BYTES && blank_date(lv_str_sub(head, 0, DATE_BYTES));
    lv_see(f, LV_E_DATE_LEADS, slashes && divides_more(head, DATE_BYTES));
    lv_see(f, LV_E_DATE_ONLY, date);
    lv_see(f, LV_E_DATE_IN, d.n > 0 || date);
    lv_see(f, LV_E_NO_YEAR, d.n > 0 && d.year == 0);
    lv_see(f, LV_E_DATE_ONLY,
           d.n > 0 && f->text.n < 120 && d.only && only_date_words(facts, head, d.last, head.n));
    size_t numbers = c->numbers > 3 * d.n ? c->numbers - 3 * d.n : 0;
    lv_see(f, LV_E_FIGURES,
           !lv_seen(f, LV_E_STOP) && c->words <= 40 && !lv_seen(f, LV_E_TIME_START) &&
               (d.n >= 2 || (numbers >= 2 && numbers * 5 >= c->words * 2)));
}

void lv_see_held(struct lv_fact *f) {
    lv_see(f, LV_E_DAY_ROW,
           LV_ANY_SEEN(f, LV_E_CELLS, LV_E_GAP_INSIDE) && lv_seen(f, LV_E_DATE_START) &&
               lv_seen(f, LV_E_DIGIT_START) && lv_seen(f, LV_E_OPEN_END) && has_clock(f->text));
    lv_see(f, LV_E_HELD_AT,
           lv_seen(f, LV_E_HELD) && f->words <= LV_HELD_WORDS && !lv_seen(f, LV_E_SENTENCES) &&
               lv_seen(f, LV_E_STOP) && has_clock(f->text));
}
