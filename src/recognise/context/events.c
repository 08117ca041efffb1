/* Evidence of events: fields such as "When:", with what they say beside or below them, and days, times and places in a row. */
#include "lang/chars.h"
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum {
    SHORT_WORDS = 6,
    LINE_WORDS = 10,
    VALUE_WORDS = 24,
    FIELD_LINES = 5,
    DAY_LINES = 3,
    LETTER_LINES = 12,
    LONG_WORDS = 16
};

bool lv_is_field(const struct lv_fact *f) {
    return lv_seen(f, LV_E_EVENT_START) && !lv_seen(f, LV_E_PARAGRAPH);
}

/* "WHEN:" and no more; "Agenda:" above times of day is a heading. */
static bool is_name(const struct lv_facts *facts, size_t i) {
    const struct lv_fact *f = &facts->fact[i];
    bool heads = i + 1 < facts->n && lv_seen(f + 1, LV_E_TIME_START);
    return lv_seen(f, LV_E_EVENT_IS) && lv_seen(f, LV_E_COLON) && !heads;
}

/* Two fields of an event in a row, the day above the first, a few words below the last. */
static void see_fields(struct lv_fact *f, struct lv_fact *next) {
    bool day = lv_seen(f, LV_E_DATE_START) && f->words <= SHORT_WORDS && lv_seen(f, LV_E_OPEN_END);
    bool rest = next->words < SHORT_WORDS && lv_seen(next, LV_E_STOP) && !lv_seen(next, LV_E_PARAGRAPH) &&
                lv_is_right_below(f, next);
    bool both = (lv_is_field(f) && (lv_is_field(next) || rest)) ||
                (day && lv_is_field(next) && lv_is_right_below(f, next));
    lv_see(f, LV_E_EVENT_NEAR, both);
    lv_see(next, LV_E_EVENT_NEAR, both);
    lv_see(f, LV_E_EVENT_DATE, both && lv_is_field(f) && lv_is_field(next) && !lv_seen(f, LV_E_BEFORE_TEXT));
}

/* True for a line that no field of an event goes on in: the end of the release, or whom to ask. */
static bool ends_fields(const struct lv_fact *f) {
    return lv_is_sure_contact(f) || LV_ANY_SEEN(f, LV_E_ENDMARK_IS, LV_E_SIGNS_ONLY, LV_E_CONTACT_START,
                                                LV_E_TURN_AT, LV_E_RELATED_IS);
}

/* Names of fields, two or more in a release, and right below each what it says. */
static void see_names(struct lv_facts *facts) {
    size_t names = 0;
    for (size_t i = 0; i < facts->n; i++)
        names += is_name(facts, i) || lv_is_field(&facts->fact[i]);
    bool value = false;
    for (size_t i = 0; names > 1 && i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        value = is_name(facts, i) || (value && lv_is_right_below(f - 1, f) && !lv_is_item(f) &&
                                      f->words <= VALUE_WORDS && !ends_fields(f));
        lv_see(f, LV_E_EVENT_NEAR, value);
    }
}

/* "5 to 7 p.m.", "10:00–12:00": begins with a number, and is a time of day. */
static bool is_clock(const struct lv_facts *facts, const struct lv_fact *f) {
    struct lv_hit hit;
    bool half = false;
    if (!lv_seen(f, LV_E_DIGIT_START) || f->words > SHORT_WORDS)
        return false;
    for (struct lv_range w = {0, 0}; lv_next_word(f->text, w.to, f->text.n, &w);)
        half |= lv_word_at(f->text, w.from, LV_LIST_HALFDAY, facts->langs, &hit);
    return half || lv_seen(f, LV_E_TIME_START);
}

static bool is_day(const struct lv_fact *f) {
    return lv_seen(f, LV_E_DATE_START) && f->words <= SHORT_WORDS && !lv_seen(f, LV_E_PUBLISHED_START);
}

/* A day right above or below a time of day, and the short lines that go on below: where it is. */
static size_t see_run(struct lv_facts *facts, size_t from) {
    struct lv_fact *f = &facts->fact[from];
    bool more =
        from + 1 < facts->n && lv_is_right_below(f, f + 1) && !LV_ANY_SEEN(f, LV_E_BEFORE_TEXT, LV_E_AGENDA);
    if (!more || !((is_day(f) && is_clock(facts, f + 1)) || (is_clock(facts, f) && is_day(f + 1))))
        return from + 1;
    size_t to = from + 2;
    while (to < facts->n && lv_is_right_below(&facts->fact[to - 1], &facts->fact[to]) &&
           !lv_is_item(&facts->fact[to]) && facts->fact[to].words <= LINE_WORDS &&
           !LV_ANY_SEEN(&facts->fact[to], LV_E_PARAGRAPH, LV_E_ENDMARK_IS))
        to++;
    for (size_t i = from; i < to; i++)
        lv_see(&facts->fact[i], LV_E_EVENT_NEAR, true);
    return to;
}

/* Times of day in a row, and the line with a colon that heads them; what else is on that day is the page's. */
static void see_times(struct lv_fact *f, struct lv_fact *next) {
    bool time = lv_seen(next, LV_E_TIME_START) && !lv_seen(next, LV_E_AGENDA);
    bool row = time && lv_seen(f, LV_E_TIME_START);
    lv_see(f, LV_E_EVENT_NEAR, row);
    lv_see(next, LV_E_EVENT_NEAR, row || (time && lv_seen(f, LV_E_DAY_HEAD)));
    lv_see(f, LV_E_HEADS_TIMES, time && lv_seen(f, LV_E_COLON) && f->words <= SHORT_WORDS);
}

/* True for a line of a timetable below its time: where, who, in a few words. */
static bool is_detail(const struct lv_fact *f) {
    return f->words <= LINE_WORDS && f->forced < 0 && !lv_is_item(f) &&
           !LV_ANY_SEEN(f, LV_E_PARAGRAPH, LV_E_CHROME_IS, LV_E_CONTACT_IS, LV_E_CONTACT_COLON, LV_E_EMAIL_IN,
                        LV_E_PHONE_IN, LV_E_ENDMARK_IS, LV_E_AGENDA, LV_E_GLYPHS);
}

static bool is_time(const struct lv_fact *f) {
    return lv_seen(f, LV_E_TIME_START) && !LV_ANY_SEEN(f, LV_E_BEFORE_TEXT, LV_E_AGENDA);
}

/* What is between two lines with a time, if nothing but details: it is the event's, and so many lines long. */
static size_t see_between_times(struct lv_facts *facts, size_t from, size_t to) {
    for (size_t i = from + 1; i < to; i++)
        if (!is_detail(&facts->fact[i]))
            return 0;
    for (size_t i = from; i <= to; i++)
        lv_see(&facts->fact[i], LV_E_EVENT_NEAR, true);
    return to - from - 1;
}

/* A timetable of several lines a time: all from the first time to the last, and as many below that as below others. */
static void see_timetable(struct lv_facts *facts) {
    size_t last = SIZE_MAX, most = 0;
    for (size_t i = 0; i < facts->n; i++) {
        if (!is_time(&facts->fact[i]))
            continue;
        size_t between = last == SIZE_MAX ? 0 : see_between_times(facts, last, i);
        most = between > most ? between : most;
        last = i;
    }
    for (size_t i = last + 1; most && i < facts->n && is_detail(&facts->fact[i]); i++, most--)
        lv_see(&facts->fact[i], LV_E_EVENT_NEAR, true);
}

/* The day above the first time of a timetable, and what is between. */
static void see_day_above(struct lv_facts *facts) {
    size_t first = 0;
    while (first < facts->n && !is_time(&facts->fact[first]))
        first++;
    if (first == facts->n || !lv_seen(&facts->fact[first], LV_E_EVENT_NEAR))
        return;
    for (size_t i = first; i-- > 0 && first - i <= DAY_LINES && is_detail(&facts->fact[i]);)
        if (is_day(&facts->fact[i])) {
            for (; i < first; i++)
                lv_see(&facts->fact[i], LV_E_EVENT_NEAR, true);
            return;
        }
}

/* "Today: 24 July 2028": the page's clock. */
static bool is_ticker(const struct lv_facts *facts, const struct lv_fact *f) {
    struct lv_hit hit;
    return lv_seen(f, LV_E_DATE_IN) && f->words <= SHORT_WORDS + 2 && !lv_seen(f, LV_E_STOP) &&
           lv_word_at(f->text, 0, LV_LIST_DAYWORD, facts->langs, &hit) && hit.n < f->text.n &&
           f->text.p[hit.n] == ':';
}

/* True if a line greets somebody within the next few lines: "Dear Chairman:". */
static bool greets_below(const struct lv_facts *facts, size_t i) {
    for (size_t k = i + 1; k < facts->n && k <= i + LETTER_LINES; k++)
        if (lv_seen(&facts->fact[k], LV_E_SALUTATION_START))
            return true;
    return false;
}

/* True if a paragraph of some length is among the few lines above. */
static bool follows_text(const struct lv_facts *facts, size_t i) {
    for (size_t k = i; k-- > 0 && i - k <= DAY_LINES;)
        if (lv_seen(&facts->fact[k], LV_E_PARAGRAPH) && facts->fact[k].words > LONG_WORDS)
            return true;
    return false;
}

/* True if another day is among the lines above, behind the beginning of the text. */
static bool has_day_above(const struct lv_facts *facts, size_t i) {
    for (size_t k = i; k-- > 0 && i - k <= LETTER_LINES && !lv_seen(&facts->fact[k], LV_E_BEFORE_TEXT);)
        if (is_day(&facts->fact[k]))
            return true;
    return false;
}

/* The date of a letter, a storm, a visit: within the text, and no word says that the release is of that day. */
static void see_late_dates(struct lv_facts *facts) {
    bool text = false, many = false; /* days below, outside letters */
    for (size_t i = facts->n; i-- > 0;) {
        struct lv_fact *f = &facts->fact[i];
        bool timed = i + 1 < facts->n && lv_seen(f + 1, LV_E_TIME_START);
        bool late = (text || timed) && i > 0 && lv_seen(f, LV_E_DATE_IN) && f->words <= LINE_WORDS &&
                    !LV_ANY_SEEN(f, LV_E_BEFORE_TEXT, LV_E_PUBLISHED_START, LV_E_PARAGRAPH);
        bool letter = late && (lv_seen(f - 1, LV_E_COLON) || greets_below(facts, i));
        lv_see(f, LV_E_TICKER_DATE, is_ticker(facts, f));
        lv_see(f, LV_E_LETTER_DATE, letter);
        lv_see(f, LV_E_LATE_DATE,
               late && !letter && (timed || many || follows_text(facts, i) || has_day_above(facts, i)));
        many |= late && !letter;
        text |= LV_ANY_SEEN(f, LV_E_PARAGRAPH, LV_E_SALUTATION_START);
    }
}

/* True for what a field of an event may say below its name, with blank lines between. */
static bool may_be_value(const struct lv_fact *f) {
    return f->words <= VALUE_WORDS && f->forced < 0 && !lv_is_item(f) &&
           !LV_ANY_SEEN(f, LV_E_CHROME_IS, LV_E_CONTACT_IS, LV_E_CONTACT_COLON, LV_E_EMAIL_IN,
                        LV_E_ENDMARK_IS, LV_E_SAID, LV_E_SENTENCES);
}

static void see_value(struct lv_fact *f) {
    lv_see(f, LV_E_EVENT_NEAR, true);
    lv_unsee(f, LV_E_LISTED);
    lv_unsee(f, LV_E_COLON_PERSON);
}

/* Names of fields, and a few short lines between each and the next: no list, but what the field says; one below the last. */
static void see_spread_names(struct lv_facts *facts) {
    size_t last = SIZE_MAX;
    bool run = false;
    for (size_t i = 0; i < facts->n; i++) {
        bool name = is_name(facts, i), near = last != SIZE_MAX && i - last <= FIELD_LINES;
        for (size_t k = last; name && near && k <= i; k++)
            see_value(&facts->fact[k]);
        if (!name && run && i == last + 1 && may_be_value(&facts->fact[i]) &&
            !lv_is_sure_contact(&facts->fact[i]))
            see_value(&facts->fact[i]);
        run = name ? near : run;
        if (name)
            last = i;
        else if (!near || !may_be_value(&facts->fact[i]))
            last = SIZE_MAX;
    }
}

/* "To:", "From:", "Re:" below the first text, two or more in a row: a letter the release quotes. */
static void see_memos(struct lv_facts *facts) {
    struct lv_fact *f = facts->fact;
    for (size_t i = 0, end; i < facts->n; i = end + 1) {
        size_t mail = 0;
        for (end = i; end < facts->n && LV_ANY_SEEN(&f[end], LV_E_MAIL_FIELD, LV_E_FIELD) &&
                      !LV_ANY_SEEN(&f[end], LV_E_BEFORE_TEXT, LV_E_MAIL_HEAD, LV_E_EMAIL_IN);
             end++)
            mail += lv_seen(&f[end], LV_E_MAIL_FIELD);
        bool text = end < facts->n && lv_seen(&f[end], LV_E_STOP) && f[end].words > LINE_WORDS;
        for (size_t k = i; mail >= 2 && text && k < end; k++)
            lv_see(&f[k], LV_E_MEMO, true);
    }
}

void lv_see_events(struct lv_facts *facts) {
    see_memos(facts);
    for (size_t i = 0; i + 1 < facts->n; i++) {
        see_fields(&facts->fact[i], &facts->fact[i + 1]);
        see_times(&facts->fact[i], &facts->fact[i + 1]);
    }
    see_names(facts);
    see_spread_names(facts);
    see_timetable(facts);
    see_day_above(facts);
    see_late_dates(facts);
    for (size_t i = 0; i < facts->n; i = see_run(facts, i))
        ;
}
