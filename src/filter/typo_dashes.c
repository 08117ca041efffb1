/*
 * Dashes and the ellipsis. A hyphen between spaces is a dash; between two years, two times of the day, two days, two
 * months, or two numbers with a unit after or a word for it before ("pages") it is a range, before the one figure of a cell
 * it is a minus, and everywhere else it stays a hyphen.
 */
#include <string.h>

#include "filter/typo.h"
#include "lang/chars.h"

#define EN_DASH "–"
#define EM_DASH "—"
#define MINUS "\u2212"

static bool is_blank_at(struct lv_str s, size_t at) {
    return at < s.n && lv_is_blank(lv_char_at(s, at));
}

/* The number that ends before byte `to`: where it begins, or `to`. */
static size_t number_before(struct lv_str s, size_t to) {
    size_t from = to;
    while (from && to - from < 5 && lv_is_digit(s.p[from - 1]))
        from--;
    return from;
}

static bool joined(struct lv_str s, size_t at) {
    return at < s.n && (strchr("-/:+_@#", s.p[at]) || lv_is_word(lv_char_at(s, at)));
}

/* True if what is before byte `at` goes on in a number there. */
static bool goes_on(struct lv_str s, size_t at) {
    return at &&
           (joined(s, at - 1) || s.p[at - 1] == '.' || s.p[at - 1] == ',' || lv_char_before(s, at) == 0x2026);
}

/* A time of day HH.MM or HH:MM in minutes, at byte `at`; -1 if there is none. Its bytes in *n. */
static int clock_at(struct lv_str s, size_t at, size_t *n) {
    int hour, minute;
    size_t h = lv_digits_at(s, at, &hour);
    if (h < 1 || h > 2 || at + h >= s.n || (s.p[at + h] != ':' && s.p[at + h] != '.') ||
        lv_digits_at(s, at + h + 1, &minute) != 2 || hour > 24 || minute > 59)
        return -1;
    *n = h + 3;
    return 60 * hour + minute;
}

/* Two times of the day around the hyphen at `at`. */
static bool is_clock_range(struct lv_str s, size_t at) {
    size_t minutes = number_before(s, at), from, n = 0;
    if (at - minutes != 2 || !minutes || (s.p[minutes - 1] != ':' && s.p[minutes - 1] != '.'))
        return false;
    from = number_before(s, minutes - 1);
    bool whole = from < minutes - 1 && !goes_on(s, from);
    int a = whole ? clock_at(s, from, &n) : -1, b = clock_at(s, at + 1, &n);
    size_t end = at + 1 + n;
    return a >= 0 && b > a && !joined(s, end) &&
           !(end + 1 < s.n && s.p[end] == '.' && lv_is_digit(s.p[end + 1]));
}

/* A unit or a per cent sign at byte `at`, after a space or not. */
static bool measure_follows(const struct lv_typo *typo, size_t at) {
    struct lv_hit hit;
    at = lv_skip_blanks(typo->s, at);
    return at < typo->s.n && lv_word_at(typo->s, at, LV_LIST_MEASURE, typo->view.langs, &hit);
}

/* Two years, or two numbers with a unit after, around the hyphen at `at`. */
static bool is_number_range(const struct lv_typo *typo, size_t at) {
    struct lv_str s = typo->s;
    struct lv_hit hit;
    int a, b;
    size_t from = number_before(s, at), start;
    size_t left = lv_digits_at(s, from, &a), right = lv_digits_at(s, at + 1, &b), end = at + 1 + right;
    if (!left || left != at - from || !right || a >= b || s.p[from] == '0' || s.p[at + 1] == '0')
        return false;
    if (goes_on(s, from) || joined(s, end))
        return false;
    if (end + 1 < s.n && strchr(".,", s.p[end]) && lv_is_digit(s.p[end + 1]))
        return false;
    bool years = left == 4 && right == 4 && a >= 1000 && b <= 2100;
    if (!years)
        return measure_follows(typo, end) ||
               lv_view_before(&typo->view, from, LV_REACH_ANY, LV_LIST_BIT(RANGED), &hit, &start);
    return !lv_view_before(&typo->view, from, LV_REACH_ANY, LV_LIST_BIT(ABBREVIATION), &hit, &start);
}

/* Two months or two days of the week, "May-June", around the hyphen at `at`. */
static bool is_name_range(const struct lv_typo *typo, size_t at) {
    static const enum lv_list lists[] = {LV_LIST_MONTH, LV_LIST_WEEKDAY};
    struct lv_str s = typo->s;
    struct lv_hit hit, left;
    size_t start;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (lv_word_at(s, at + 1, lists[i], typo->view.langs, &hit) && !joined(s, at + 1 + hit.n) &&
            lv_view_before(&typo->view, at, LV_REACH_ANY, UINT64_C(1) << lists[i], &left, &start) &&
            start + left.n == at && !goes_on(s, start) && hit.number != left.number)
            return true;
    return false;
}

static size_t two_hyphens(struct lv_typo *typo, size_t at) {
    struct lv_str s = typo->s;
    bool three = at + 2 < s.n && s.p[at + 2] == '-', before = at && s.p[at - 1] == '-';
    if (three || before || at + 2 > typo->end)
        return 0;
    if (lv_is_blank(lv_char_before(s, at)) && is_blank_at(s, at + 2))
        return lv_typo_put(typo, at, 2, LV_STR(EN_DASH));
    if (lv_is_letter(lv_char_before(s, at)) && lv_is_letter(lv_char_at(s, at + 2)))
        return lv_typo_put(typo, at, 2, LV_STR(EM_DASH));
    return 0;
}

/* True for a hyphen that is the sign of the figure a cell has, and nothing else: "-2,1 %". */
static bool is_minus(const struct lv_typo *typo, size_t at) {
    return at == 0 && typo->view.block->kind == LV_N_CELL && typo->s.n > 1 && lv_is_digit(typo->s.p[1]) &&
           lv_table_is_figure(typo->view.block) && !memchr(typo->s.p + 1, '-', typo->s.n - 1);
}

static bool begins_speech(const struct lv_typo *typo, size_t at) {
    return at == 0 && typo->view.block->kind == LV_N_QUOTE;
}

size_t lv_typo_hyphen(struct lv_typo *typo, size_t at) {
    struct lv_str s = typo->s;
    if (at + 1 < s.n && s.p[at + 1] == '-') {
        size_t n = two_hyphens(typo, at);
        return n ? n : 1;
    }
    if (is_minus(typo, at))
        return lv_typo_put(typo, at, 1, LV_STR(MINUS));
    uint32_t before = lv_char_before(s, at);
    bool nothing = s.n == 1 && typo->view.block->kind == LV_N_CELL; /* a cell says so */
    bool dash = nothing || ((lv_is_blank(before) || begins_speech(typo, at)) && is_blank_at(s, at + 1));
    bool digits = at && at + 1 < s.n && lv_is_digit(s.p[at + 1]);
    if (digits && typo->in_range && (lv_is_digit(s.p[at - 1]) || before == '.' || lv_is_letter(before)))
        dash = true;
    if (!dash && at + 1 < s.n && lv_is_letter(before) && lv_is_letter(lv_char_at(s, at + 1)))
        dash = is_name_range(typo, at);
    if (!dash && digits && lv_is_digit(s.p[at - 1]))
        dash = is_clock_range(s, at) || is_number_range(typo, at);
    return dash ? lv_typo_put(typo, at, 1, LV_STR(EN_DASH)) : 0;
}

size_t lv_typo_stop(struct lv_typo *typo, size_t at) {
    size_t n = 1;
    while (at + n < typo->s.n && typo->s.p[at + n] == '.')
        n++;
    if (n == 3 && at + 3 <= typo->end && !(at && typo->s.p[at - 1] == '.'))
        return lv_typo_put(typo, at, 3, LV_STR("…"));
    return n <= typo->end - at ? n : typo->end - at;
}
