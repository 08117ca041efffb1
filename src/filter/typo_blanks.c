/*
 * Blanks: a run of them becomes one, and no line may break after an initial, an ordinal, a number before its unit or
 * month, the thousands of a number, § and Nr.
 */
#include <string.h>

#include "filter/typo.h"
#include "lang/chars.h"

#define NBSP "\u00A0"
#define NARROW "\u202F"

enum { SHORT = 11 }; /* bytes of an initial, an abbreviation or a currency, with its full stop, at most */

static bool is_no_break(uint32_t cp) {
    return cp == 0xA0 || cp == 0x202F || cp == 0x2007;
}

/* The spaces at byte `at` of the text in hand: how many bytes, and in *count how many they are. */
static size_t blanks_at(const struct lv_typo *typo, size_t at, size_t *count) {
    struct lv_str s = lv_str_sub(typo->s, 0, typo->end);
    size_t from = at, k;
    uint32_t cp;
    *count = 0;
    for (; (k = lv_utf8_next(s, at, &cp)) && lv_is_blank(cp) && cp != 0x200B && cp != 0xFEFF; at += k)
        ++*count;
    return at - from;
}

/* A. before a name: an initial of one letter. */
static bool behind_letter(struct lv_str s, size_t at) {
    uint32_t letter;
    size_t n = lv_utf8_prev(s, at - 1, &letter);
    return lv_is_upper(letter) && !lv_is_word(lv_char_before(s, at - 1 - n));
}

/* Nr. 5, plkst. 14, Dr. Ozols, Dž. Bērzs: before a number, or after a capital before a capital. */
static bool behind_abbreviation(const struct lv_typo *typo, size_t at, bool name) {
    struct lv_hit hit;
    size_t start;
    return lv_view_before(&typo->view, at, SHORT, LV_LIST_BIT(ABBREVIATION) | LV_LIST_BIT(INITIAL), &hit,
                          &start) &&
           (hit.list == LV_LIST_INITIAL ? name : !name || lv_is_upper(lv_char_at(typo->s, start)));
}

static bool behind_stop(const struct lv_typo *typo, size_t at, size_t next, uint32_t after) {
    struct lv_hit hit;
    bool name = lv_is_upper(after), number = after >= '0' && after <= '9';
    if (at > 1 && lv_is_digit(typo->s.p[at - 2]))
        return (lv_is_letter(after) && !name) ||
               lv_word_at(typo->s, next, LV_LIST_MONTH, typo->view.langs, &hit);
    return (name && behind_letter(typo->s, at)) || ((name || number) && behind_abbreviation(typo, at, name));
}

/* True if a digit is before the space before byte `at`. */
static bool behind_digit(struct lv_str s, size_t at) {
    uint32_t cp;
    at -= lv_utf8_prev(s, at, &cp);
    return at && lv_is_digit(s.p[at - 1]);
}

/* Three digits at `next` that go on the number before `at`: 14 087 164. */
static bool is_thousands(const struct lv_typo *typo, size_t at, size_t next) {
    struct lv_str s = typo->s;
    int value;
    size_t from = at;
    if (typo->group_end == at)
        return lv_digits_at(s, next, &value) == 3;
    while (from && at - from < 4 && lv_is_digit(s.p[from - 1]))
        from--;
    uint32_t before = lv_char_before(s, from);
    bool cell = typo->view.block->kind == LV_N_CELL, figure = cell && lv_table_is_figure(typo->view.block);
    if (before == '-' && from == 1 && figure) /* a minus */
        before = 0;
    bool second =
        lv_is_blank(before) && behind_digit(s, from); /* of a row of numbers, or of a telephone number */
    if (second || at - from > 3 || s.p[from] == '0' || lv_is_word(before) || before == 0x2026 ||
        (before && before < 0x80 && strchr(".,-/:+", (int)before)))
        return at - from == 3 && is_no_break(before) && lv_digits_at(s, next, &value) == 3;
    return lv_digits_at(s, next, &value) == 3 && (!cell || figure);
}

static bool behind_number(struct lv_typo *typo, size_t at, size_t next, uint32_t after) {
    struct lv_hit hit;
    if (after >= '0' && after <= '9') {
        bool bound = is_thousands(typo, at, next);
        if (bound)
            typo->group_end = next + 3;
        return bound;
    }
    if (lv_word_at(typo->s, next, LV_LIST_MEASURE, typo->view.langs, &hit)) {
        typo->measure_end = next + hit.n;
        return true;
    }
    bool day = at < 3 || !lv_is_digit(typo->s.p[at - 2]) || !lv_is_digit(typo->s.p[at - 3]);
    return day && lv_word_at(typo->s, next, LV_LIST_MONTH, typo->view.langs, &hit);
}

/* EUR 40: after the code of a currency. */
static bool behind_currency(const struct lv_typo *typo, size_t at) {
    struct lv_hit hit;
    size_t start;
    return lv_view_before(&typo->view, at, SHORT, LV_LIST_BIT(MEASURE), &hit, &start) && hit.n == 3 &&
           !lv_is_word(lv_char_before(typo->s, start)) && lv_is_upper(lv_char_at(typo->s, start)) &&
           lv_is_upper(lv_char_at(typo->s, start + 2));
}

/* May 16: after a month, before a day. */
static bool behind_month(const struct lv_typo *typo, size_t at, size_t next) {
    struct lv_hit hit;
    size_t start;
    int day;
    return lv_digits_at(typo->s, next, &day) <= 2 && day >= 1 && day <= 31 &&
           lv_word_at(LV_STR("month-first"), 0, LV_LIST_HABIT, typo->view.langs, &hit) &&
           lv_view_before(&typo->view, at, LV_REACH_ANY, LV_LIST_BIT(MONTH), &hit, &start) &&
           lv_is_upper(lv_char_at(typo->s, start));
}

/* The second unit in "40 mljrd. euro". */
static bool behind_measure(const struct lv_typo *typo, size_t at, size_t next) {
    struct lv_hit hit;
    size_t end = typo->measure_end;
    return end && (at == end || (at == end + 1 && typo->s.p[end] == '.')) &&
           lv_word_at(typo->s, next, LV_LIST_MEASURE, typo->view.langs, &hit);
}

/* The space inside French quotation marks and before tall punctuation; NULL: there is none to set. */
static const char *spaced_sign(const struct lv_typo *typo, size_t at, size_t next, uint32_t after) {
    bool tall = after == ';' || after == '!' || after == '?';
    if (typo->opened == at || lv_typo_closes(typo, next) || tall)
        return NARROW;
    return after == ':' ? NBSP : NULL;
}

/* True if what is before the space holds on to what comes after it. */
static bool binds(struct lv_typo *typo, size_t at, size_t next, uint32_t before, uint32_t after) {
    bool digit = after >= '0' && after <= '9';
    if (before == '.')
        return behind_stop(typo, at, next, after);
    if (before >= '0' && before <= '9')
        return behind_number(typo, at, next, after);
    if (before == 0xA7 || before == 0x2116)
        return digit;
    return digit && (behind_currency(typo, at) || behind_month(typo, at, next));
}

/* What the space between `at` and `next` is to be, or nothing: it may break. */
static const char *binding(struct lv_typo *typo, size_t at, size_t next) {
    uint32_t before = lv_char_before(typo->s, at), after = lv_char_at(typo->s, next);
    if (!before || !after || at == typo->marked)
        return NULL;
    const char *space = typo->glyphs->spaced ? spaced_sign(typo, at, next, after) : NULL;
    if (space)
        return space;
    return behind_measure(typo, at, next) || binds(typo, at, next, before, after) ? NBSP : NULL;
}

/* True for bytes that may end what binds the space after: a digit, a full stop, § and №. */
static bool may_bind_behind(unsigned char c) {
    return lv_is_digit((char)c) || c == '.' || c == 0xA7 || c == 0x96;
}

/* True for bytes that may begin what binds the space before, or another blank. */
static bool may_bind_before(unsigned char c) {
    return lv_is_digit((char)c) || c <= ' ' || c == 0xC2 || c >= 0xE2;
}

bool lv_typo_is_plain(const struct lv_typo *typo, size_t at) {
    return at > typo->opened && at > typo->measure_end + 1 && at + 1 < typo->end && !typo->glyphs->spaced &&
           !may_bind_behind((unsigned char)typo->s.p[at - 1]) &&
           !may_bind_before((unsigned char)typo->s.p[at + 1]);
}

size_t lv_typo_blank(struct lv_typo *typo, size_t at) {
    size_t count, n = blanks_at(typo, at, &count);
    if (!n)
        return 0;
    if (at && typo->opened == at && !typo->glyphs->spaced && lv_is_word(lv_char_at(typo->s, at + n)))
        return lv_typo_put(typo, at, n, LV_STR(""));
    if (count == 1 && typo->s.p[at] != '\t' && typo->s.p[at] != ' ')
        return n; /* the author's own */
    const char *bound = binding(typo, at, at + n);
    if (bound)
        return lv_typo_put(typo, at, n, lv_str_from(bound));
    return n == 1 && typo->s.p[at] == ' ' ? n : lv_typo_put(typo, at, n, LV_STR(" "));
}
