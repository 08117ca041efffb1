#include "check/check.h"

#include <stdio.h>
#include <time.h>

#include "lang/dates.h"

enum { REACH = 48 }; /* bytes before a date where a weekday or "today" is looked for */

struct day {
    int year, month, mday;
};

static int digits(struct lv_str s, size_t from, size_t to) {
    int value = 0;
    if (to > s.n)
        return 0;
    for (size_t i = from; i < to; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return 0;
        value = value * 10 + (s.p[i] - '0');
    }
    return value;
}

/* The day of an ISO 8601 date or of the start of an interval; a missing year is taken from `year`. */
static bool parse_day(struct lv_str iso, int year, struct day *day) {
    bool yearless = lv_str_starts(iso, LV_STR("--"));
    size_t at = yearless ? 2 : 5;
    *day = (struct day){yearless ? year : digits(iso, 0, 4), digits(iso, at, at + 2),
                        digits(iso, at + 3, at + 5)};
    return day->year && day->month && day->mday;
}

static void show(char to[32], const struct day *day) {
    snprintf(to, 32, "%04d-%02d-%02d", day->year, day->month, day->mday);
}

static const struct lv_node *first_dated(const struct lv_node *edition, enum lv_kind kind) {
    const struct lv_node *node = edition;
    while (node && (node->kind != kind || !lv_attr_has(node, LV_AT_DATETIME)))
        node = lv_node_next(node, edition);
    return node;
}

/* A word of that list among the two or three before byte `at` of a text, with the value of it in *number. */
static bool word_before(struct lv_str s, size_t at, enum lv_list list, uint32_t langs, int *number) {
    struct lv_hit hit;
    uint32_t cp;
    size_t n, words = 0;
    bool blank = false;
    for (size_t from = at; words < 3 && from - at < REACH && (n = lv_utf8_prev(s, at, &cp));) {
        at -= n;
        bool now = lv_is_blank(cp);
        words += now && !blank;
        blank = now;
        if (lv_word_starts(s, at) && lv_word_at(s, at, list, langs, &hit)) {
            *number = hit.number;
            return true;
        }
    }
    return false;
}

/* A date in the text, and the words before it: the weekday must be its own, "today" the day of publication. */
static void check_words(struct lv_doc *doc, struct lv_job *job, const struct lv_node *time,
                        struct lv_str text, size_t at, const struct day *published) {
    struct day day;
    char shown[2][32];
    int named, days;
    uint32_t langs = lv_lang_bit(lv_node_lang(time));
    if (!parse_day(lv_attr(time, LV_AT_DATETIME), published->year, &day))
        return;
    long number = lv_date_number(day.year, day.month, day.mday),
         today = lv_date_number(published->year, published->month, published->mday);
    show(shown[0], &day);
    show(shown[1], published);
    if (word_before(text, at, LV_LIST_WEEKDAY, langs, &named) &&
        lv_date_weekday(day.year, day.month, day.mday) != named)
        lv_report_at(doc, job, LV_MSG_WEEKDAY, time, text, at, shown[0]);
    if (published->mday && word_before(text, at, LV_LIST_DAYWORD, langs, &days) && number != today + days)
        lv_report_at(doc, job, LV_MSG_DAY, time, text, at, shown[0], shown[1]);
}

static void check_block(struct lv_doc *doc, struct lv_job *job, const struct lv_node *block,
                        const struct day *published) {
    struct lv_str text = lv_text(doc, block);
    size_t at = 0;
    for (const struct lv_node *node = block; node; node = lv_node_next(node, block)) {
        if (node->kind == LV_N_TIME)
            check_words(doc, job, node, text, at, published);
        at += node->text.n;
    }
}

/* Two dates of publication that are not the same day. */
static void check_published(struct lv_doc *doc, struct lv_job *job, const struct lv_node *edition,
                            const struct lv_node *first) {
    struct lv_str day = lv_str_sub(lv_attr(first, LV_AT_DATETIME), 0, 10);
    for (const struct lv_node *node = first; node; node = lv_node_next(node, edition)) {
        struct lv_str other = lv_str_sub(lv_attr(node, LV_AT_DATETIME), 0, 10);
        if (node->kind == LV_N_PUBLISHED && other.n && !lv_str_eq(day, other))
            lv_report_at(doc, job, LV_MSG_DATES_DIFFER, node, LV_STR(""), 0, lv_terminated(doc, other),
                         lv_terminated(doc, day));
    }
}

/* Seconds since 1970 of an ISO date (its end) or time; a time without a zone is taken as UTC. */
static int64_t seconds_of(struct lv_str iso, const struct day *day) {
    struct tm tm = {.tm_year = day->year - 1900,
                    .tm_mon = day->month - 1,
                    .tm_mday = day->mday,
                    .tm_hour = 23,
                    .tm_min = 59};
    int zone = 0;
    if (iso.n >= 16) {
        tm.tm_hour = digits(iso, 11, 13);
        tm.tm_min = digits(iso, 14, 16);
    }
    size_t sign = iso.n >= 22 ? iso.n - 6 : 0;
    if (sign && (iso.p[sign] == '+' || iso.p[sign] == '-'))
        zone = (digits(iso, sign + 1, sign + 3) * 60 + digits(iso, sign + 4, sign + 6)) *
               (iso.p[sign] == '-' ? -1 : 1);
    return (int64_t)timegm(&tm) - zone * 60;
}

static void check_embargo(struct lv_doc *doc, struct lv_job *job, const struct lv_node *edition) {
    const struct lv_node *embargo = first_dated(edition, LV_N_EMBARGO);
    struct day day;
    if (!embargo || !parse_day(lv_attr(embargo, LV_AT_DATETIME), 0, &day))
        return;
    int64_t now = job->options->epoch >= 0 ? job->options->epoch : (int64_t)time(NULL);
    if (seconds_of(lv_attr(embargo, LV_AT_DATETIME), &day) < now)
        lv_report_at(doc, job, LV_MSG_EMBARGO, embargo, LV_STR(""), 0,
                     lv_terminated(doc, lv_attr(embargo, LV_AT_DATETIME)));
}

void lv_check_dates(struct lv_doc *doc, struct lv_job *job, struct lv_node *edition) {
    const struct lv_node *published = first_dated(edition, LV_N_PUBLISHED);
    struct day day = {0};
    if (published) {
        parse_day(lv_attr(published, LV_AT_DATETIME), 0, &day);
        check_published(doc, job, edition, published);
    }
    for (const struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition))
        check_block(doc, job, b, &day);
    check_embargo(doc, job, edition);
}
