/* What join looks at in how a line begins; how it ends is in join_end.c. */
#include <string.h>

#include "filter/join.h"
#include "lang/chars.h"
#include "recognise/roles.h"

enum {
    FIELD_MOST = 30, /* bytes of the name of a field */
    ROLE_MOST = 60,  /* bytes of what a person is */
    ALONE_MOST = 40, /* bytes of a phrase that is alone, */
    ALONE_HITS = 8,  /* in so many lists at most */
    DATE_DIGITS = 8,
    NUMBER_MOST = 6, /* bytes of "(iii)" */
    BAR_MOST = 100,  /* bytes of a line of parts */
};

static const uint64_t openers =
    LV_LIST_BIT(PHONE) | LV_LIST_BIT(MOBILE) | LV_LIST_BIT(FAX) | LV_LIST_BIT(EMAIL);

static const uint64_t phrases =
    LV_LIST_BIT(CHROME) | LV_LIST_BIT(DOCTYPE) | LV_LIST_BIT(CONTACT) | LV_LIST_BIT(RELATED);

/* These are lines of their own in lower case too: "for immediate release". */
static const uint64_t sure_phrases = LV_LIST_BIT(EMBARGO) | LV_LIST_BIT(ENDMARK);

/* A bullet is a sign of its own in front of text; what looks like a dash may be one too. */
static bool is_bullet(struct lv_str text) {
    uint32_t cp = lv_char_at(text, 0);
    return lv_bullet_at(text) || cp == 0x261E || (cp >= 0x2000 && lv_emoji_at(text));
}

/* "1." in front of text, but no date: what follows is in upper case; or "a)", "(iv)". */
static bool is_number(struct lv_str text) {
    static const struct lv_facts any = {.langs = LV_LANGS_ALL};
    size_t at = 0, letter = memchr(text.p, ')', text.n < NUMBER_MOST ? text.n : NUMBER_MOST)
                                ? lv_number_at(&any, text)
                                : 0;
    if (letter && text.p[letter - 1] == ')')
        return true;
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
    if (text.n > ALONE_MOST)
        return false;
    uint64_t lists = lv_is_lower(lv_char_at(text, 0)) ? sure_phrases : phrases | sure_phrases;
    size_t digits = 0, signs = 0, n = lv_words_at(text, 0, lists, LV_LANGS_ALL, hits, ALONE_HITS);
    for (size_t i = 0; i < n; i++)
        if (hits[i].n == text.n)
            return true;
    for (size_t i = 0; i < text.n; i++) {
        digits += lv_is_digit(text.p[i]);
        signs += strchr("()./-: ", text.p[i]) != NULL;
    }
    return digits >= DATE_DIGITS && digits + signs == text.n;
}

/* "#####", "* * *": a line without a letter or a digit divides what is around it; one sign does not. */
static bool is_signs(struct lv_str text) {
    return text.n > 2 && lv_word_begin(text, 0) >= text.n;
}

/* "Admin | 28 April", "Mayor | City Hall": parts with a bar between are no running text. */
static bool has_bar(struct lv_str text) {
    return text.n <= BAR_MOST && lv_str_find(text, LV_STR(" | "), 0) != SIZE_MAX;
}

/* A comma, a full stop or what closes a bracket begins no line but one that goes on. */
static bool is_inner(struct lv_str text, uint32_t first) {
    bool sign = first == ',' || first == ')' || first == ';' || first == 0x2019;
    bool stop = first == '.' && (text.n == 1 || text.p[1] == ' ');
    return (sign && (text.n == 1 || !lv_is_digit(text.p[1]))) || stop;
}

/* "at 5 p.m.", "or call 67000000", "e-lessons": in lower case these begin no field. */
static bool is_small(struct lv_str text, size_t word) {
    struct lv_hit hit;
    if (!lv_is_lower(lv_char_at(text, 0)) || word + 1 >= text.n)
        return false;
    if (word == 1 && text.p[1] == '-')
        return lv_is_lower(lv_char_at(text, 2));
    bool sign = text.p[word] == ':' || text.p[word] == '.'; /* "pa tālr.: 2" */
    return !sign && word > 1 && lv_word_at(text, 0, LV_LIST_COMMON, LV_LANGS_ALL, &hit) &&
           hit.n == lv_word_end(text, 0);
}

/* "Tel. 67000000", "mob. tel.: 2", "e-mail a@b"; but not "work of the hospitals". */
static bool is_opener(struct lv_str text) {
    struct lv_hit hit;
    if (!lv_words_at(text, 0, openers, LV_LANGS_ALL, &hit, 1) || is_small(text, hit.n))
        return false;
    size_t at = lv_skip_blanks(text, hit.n);
    if (at + 1 == text.n && text.p[at] == '.') /* "… of the Mayor's / Office." */
        return false;
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
    return line->item || line->alone || first == '<' || first == '[' || first == '|' || first == '@' ||
           lv_is_address(word) || name || is_opener(text);
}

/* What follows an address in lower case, and is no other. */
static bool flows(struct lv_str rest) {
    size_t end = lv_str_find(rest, LV_STR(" "), 0);
    return lv_is_lower(lv_char_at(rest, 0)) &&
           !lv_is_address(lv_str_sub(rest, 0, end < rest.n ? end : rest.n));
}

void lv_line_start(struct lv_join_line *line, struct lv_str text) {
    const uint64_t days = LV_LIST_BIT(WEEKDAY) | LV_LIST_BIT(DAYWORD);
    struct lv_str word = lv_str_sub(text, 0, first_word(line, text));
    struct lv_hit hit;
    uint32_t cp;
    line->tab = memchr(text.p, '\t', text.n) != NULL;
    lv_utf8_next(text, 0, &cp);
    line->lower = lv_is_lower(cp);
    line->upper = lv_is_upper(cp);
    line->digit = cp < 0x80 && lv_is_digit((char)cp);
    line->caps = lv_is_upper(cp) && line->words && lv_is_caps(text);
    line->item = is_bullet(text) || is_number(text);
    line->address = lv_is_address(word) && line->words;
    line->alone = is_alone(text) || is_signs(text) || has_bar(text);
    line->flows = line->address && flows(lv_str_trim(lv_str_sub(text, word.n, text.n)));
    line->inner = is_inner(text, cp);
    line->opens = opens(line, text, word, cp);
    line->title = line->lower && text.n < ROLE_MOST &&
                  (lv_word_at(text, 0, LV_LIST_TITLE, LV_LANGS_ALL, &hit) ||
                   lv_line_ends_in(text, lv_last_word(text), LV_LIST_BIT(TITLE)));
    line->field = is_field(text);
    line->month = is_month(text);
    line->small = line->caps && lv_word_at(text, 0, LV_LIST_COMMON, LV_LANGS_ALL, &hit);
    line->dated = lv_words_at(text, 0, days, LV_LANGS_ALL, &hit, 1);
}
