/* What join looks at in a line: how it begins, and how it ends. */
#include <string.h>

#include "filter/join.h"
#include "lang/chars.h"
#include "recognise/roles.h"

enum {
    FIELD_MOST = 30,  /* bytes of the name of a field */
    NUMBER_LEAST = 6, /* digits of a telephone number */
    ROLE_MOST = 60,   /* bytes of what a person is */
    ALONE_MOST = 40,  /* bytes of a phrase that is alone, */
    ALONE_HITS = 8,   /* in so many lists at most */
    DATE_DIGITS = 8,
};

static const uint64_t openers =
    LV_LIST_BIT(PHONE) | LV_LIST_BIT(MOBILE) | LV_LIST_BIT(FAX) | LV_LIST_BIT(EMAIL);

static const uint64_t units = LV_LIST_BIT(UNIT) | LV_LIST_BIT(INSTITUTION);

static const uint64_t phrases =
    LV_LIST_BIT(CHROME) | LV_LIST_BIT(DOCTYPE) | LV_LIST_BIT(CONTACT) | LV_LIST_BIT(RELATED);

static size_t last_word(struct lv_str text) {
    size_t word = text.n;
    while (word > 0 && text.p[word - 1] != ' ')
        word--;
    return word;
}

/* True if the last word, which begins at byte `at`, is in one of these lists. */
static bool ends_in(struct lv_str text, size_t at, uint64_t lists) {
    struct lv_hit hit;
    return at < text.n && lv_words_at(text, at, lists, LV_LANGS_ALL, &hit, 1) && at + hit.n == text.n;
}

/* True for a text that ends in a number as it is dialled: with 0 or + in front, a sign inside, or eight digits in one. */
static bool ends_in_number(struct lv_str text) {
    size_t at = text.n, digits = 0;
    bool sign = false;
    while (at > 0 && (lv_is_digit(text.p[at - 1]) || strchr(" ()+/-", text.p[at - 1]))) {
        at--;
        digits += lv_is_digit(text.p[at]);
        sign |= text.p[at] == '/' || text.p[at] == '-';
    }
    struct lv_str number = lv_str_trim(lv_str_sub(text, at, text.n));
    return digits >= NUMBER_LEAST && (sign || number.n == digits || number.p[0] == '0' || number.p[0] == '+');
}

/* Looks at the end of a line: past closing quotes and brackets for the sign that ends a sentence. */
void lv_line_end(struct lv_join_line *line, struct lv_str text) {
    uint32_t cp, before;
    size_t n, at = text.n, word = last_word(text);
    while ((n = lv_utf8_prev(text, at, &cp)) && lv_is_closer(cp))
        at -= n;
    line->stop = cp == '.' || cp == '!' || cp == '?' || cp == 0x2026;
    line->final = line->stop || cp == ':' || cp == ';' || cp == '>' || cp == '|' ||
                  lv_is_address(lv_str_sub(text, word, text.n));
    line->unit = ends_in(text, word, units);
    line->dangles = lv_is_lower(lv_char_at(text, word)) &&
                    ends_in(text, word, LV_LIST_BIT(RANGEWORD) | LV_LIST_BIT(THAT));
    line->dialled = ends_in_number(text);
    line->contact = line->dialled || memchr(text.p, '@', text.n) || lv_phone_digits(text) >= NUMBER_LEAST + 2;
    if (at < text.n) /* closing quotes or brackets follow */
        return;
    line->ordinal = cp == '.' && at > 1 && lv_is_digit(text.p[at - 2]);
    line->comma = cp == ',';
    line->hyphen = cp == '-' && lv_utf8_prev(text, at - n, &before) && lv_is_char(before, LV_CHAR_ALPHABETIC);
}

/* A bullet is a sign of its own in front of text; what looks like a dash may be one too. */
static bool is_bullet(struct lv_str text) {
    static const uint32_t bullets[] = {0x2022, 0x25CF, 0x25A0, 0x25AA, 0x2023, 0x25E6,
                                       0xB7,   '*',    '-',    0x2013, 0x2014, 0x261E};
    uint32_t cp, next;
    size_t n = lv_utf8_next(text, 0, &cp);
    if (cp == 'o')
        return lv_str_starts(text, LV_STR("o  ")) || lv_str_starts(text, LV_STR("o\t"));
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (cp == bullets[i])
            return lv_utf8_next(text, n, &next) && (lv_is_blank(next) || cp > 0x2014);
    return false;
}

/* "1." or "a)" in front of text, but no date: what follows is in upper case. */
static bool is_number(struct lv_str text) {
    size_t at = 0;
    uint32_t cp;
    while (at < text.n && at < 3 && lv_is_digit(text.p[at]))
        at++;
    if (!at || at + 2 >= text.n || (text.p[at] != '.' && text.p[at] != ')') || text.p[at + 1] != ' ')
        return false;
    lv_utf8_next(text, at + 2, &cp);
    return !lv_is_lower(cp);
}

/* "WHO:  " or a tab after the colon. */
static bool is_field(struct lv_str text) {
    struct lv_str name = lv_str_sub(text, 0, FIELD_MOST + 2);
    for (size_t at = 0; (at = lv_str_find(name, LV_STR(":"), at)) < FIELD_MOST; at++) {
        struct lv_str rest = lv_str_sub(name, at, name.n);
        if (lv_str_starts(rest, LV_STR(":  ")) || lv_str_starts(rest, LV_STR(":\t")))
            return true;
    }
    return false;
}

/* "10. maijā", "10 May" */
static bool is_month(struct lv_str text) {
    struct lv_hit hit;
    int day;
    size_t at = lv_digits_at(text, 0, &day);
    if (!at || at > 2)
        return false;
    at = lv_skip_blanks(text, at + (at < text.n && text.p[at] == '.'));
    return lv_word_at(text, at, LV_LIST_MONTH, LV_LANGS_ALL, &hit);
}

/* "Print this page", "Press release", "(24.10.2024)": a phrase that is in a line of its own, or a date. */
static bool is_alone(struct lv_str text) {
    struct lv_hit hits[ALONE_HITS];
    if (text.n > ALONE_MOST || lv_is_lower(lv_char_at(text, 0)))
        return false;
    size_t digits = 0, signs = 0, n = lv_words_at(text, 0, phrases, LV_LANGS_ALL, hits, ALONE_HITS);
    for (size_t i = 0; i < n; i++)
        if (hits[i].n == text.n)
            return true;
    for (size_t i = 0; i < text.n; i++) {
        digits += lv_is_digit(text.p[i]);
        signs += strchr("()./-: ", text.p[i]) != NULL;
    }
    return digits >= DATE_DIGITS && digits + signs == text.n;
}

/* "Tel. 67000000", "mob. tel.: 2", "e-mail a@b"; but not "work of the hospitals". */
static bool is_opener(struct lv_str text) {
    struct lv_hit hit;
    if (!lv_words_at(text, 0, openers, LV_LANGS_ALL, &hit, 1))
        return false;
    size_t at = lv_skip_blanks(text, hit.n);
    return !lv_is_lower(lv_char_at(text, at)) || memchr(text.p, '@', text.n) ||
           lv_words_at(text, at, openers, LV_LANGS_ALL, &hit, 1);
}

/* Bytes of the first word; counts the characters a break before it would have had to fit. */
static size_t first_word(struct lv_join_line *line, struct lv_str text) {
    uint32_t cp;
    size_t n, at = 0;
    while ((n = lv_utf8_next(text, at, &cp)) && !lv_is_blank(cp)) {
        at += n;
        line->first_word++;
    }
    line->words = at < text.n;
    if (line->words && text.p[at - 1] == '.' && lv_is_digit(text.p[0])) /* "1946. gadā" is not torn apart */
        line->first_word += 1 + lv_utf8_count(lv_str_sub(text, at + n, lv_word_end(text, at + n)));
    return at;
}

/* True for a line that begins something new, by its first word or sign. */
static bool opens(const struct lv_join_line *line, struct lv_str text, struct lv_str word, uint32_t first) {
    bool name = lv_str_ends(word, LV_STR(":")) && !line->lower;
    return line->item || first == '<' || first == '[' || first == '|' || lv_is_address(word) || name ||
           is_opener(text) || is_alone(text);
}

void lv_line_start(struct lv_join_line *line, struct lv_str text) {
    const uint64_t days = LV_LIST_BIT(WEEKDAY) | LV_LIST_BIT(DAYWORD);
    struct lv_str word = lv_str_sub(text, 0, first_word(line, text));
    struct lv_hit hit;
    uint32_t cp;
    line->tab = memchr(text.p, '\t', text.n) != NULL;
    lv_utf8_next(text, 0, &cp);
    line->lower = lv_is_lower(cp);
    line->caps = lv_is_upper(cp) && line->words && lv_is_caps(text);
    line->item = is_bullet(text) || is_number(text);
    line->address = lv_is_address(word) && line->words;
    line->opens = opens(line, text, word, cp);
    line->title = line->lower && text.n < ROLE_MOST &&
                  (lv_word_at(text, 0, LV_LIST_TITLE, LV_LANGS_ALL, &hit) ||
                   ends_in(text, last_word(text), LV_LIST_BIT(TITLE)));
    line->field = is_field(text);
    line->month = is_month(text);
    line->dated = lv_words_at(text, 0, days, LV_LANGS_ALL, &hit, 1);
}
