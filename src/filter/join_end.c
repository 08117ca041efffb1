/* What join looks at in how a line ends. */
#include <string.h>

#include "filter/join.h"
#include "lang/chars.h"
#include "lang/figures.h"
#include "recognise/roles.h"

enum {
    READINGS = 8,     /* of a word, in several languages */
    LINE_MOST = 200,  /* bytes of a line that may be a part of a sentence */
    NUMBER_LEAST = 6, /* digits of a telephone number */
    TIME_BYTES = 4    /* "9:00" */
};

static const uint64_t units = LV_LIST_BIT(UNIT) | LV_LIST_BIT(INSTITUTION);

bool lv_line_ends_in(struct lv_str text, size_t at, uint64_t lists) {
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

/* "Sen.", "U.S.": a full stop that belongs to its word, and may end no sentence or surely ends none. */
static void see_abbreviation(struct lv_join_line *line, struct lv_str text, size_t word) {
    struct lv_hit hits[READINGS];
    word = lv_word_begin(text, word);
    uint32_t letter = lv_char_at(text, word);
    if (lv_is_letter(letter) && lv_word_end(text, word) + 1 == text.n && /* "A. Smith", "š. g." */
        lv_utf8_count(lv_str_sub(text, word, text.n)) == 2) {
        line->abbreviation = line->ordinal = true;
        struct lv_str before = lv_str_trim(lv_str_sub(text, 0, word));
        line->binds = lv_is_upper(letter) &&
                      lv_line_ends_in(before, lv_last_word(before), LV_LIST_BIT(TITLE)); /* "the mayor A." */
    }
    size_t n = lv_words_at(text, word, LV_LIST_BIT(ABBREVIATION), LV_LANGS_ALL, hits, READINGS);
    bool upper = lv_is_upper(lv_char_at(text, word));
    for (size_t i = 0; i < n; i++) {
        if (word + hits[i].n < text.n)
            continue;
        line->abbreviation = line->ordinal = true;
        bool name = upper || !(hits[i].langs & lv_lang_bit(LV_STR("en")));
        line->binds |= name && LV_HIT_IS(&hits[i], ABBREVIATION, before); /* "Sen.", but not "hon." */
    }
}

/* `… for,"` before a word. */
static bool ends_speech(struct lv_str text, size_t word) {
    static const uint32_t closers[] = {'"', 0x201c, 0x201d, 0xbb, 0};
    return word > 1 && lv_is_one_of(lv_char_before(text, word - 1), closers);
}

/* Whether the last quotation mark of a line opens (1) or closes (2); 0: it has none, or is long enough to end its own. */
static int8_t last_glyph(struct lv_str text) {
    static const uint32_t glyphs[] = {'"', 0x201c, 0x201d, 0x201e, 0xab, 0xbb, 0};
    uint32_t cp, before;
    for (size_t at = text.n; at-- > 0 && text.n <= LINE_MOST;) {
        unsigned char c = (unsigned char)text.p[at];
        if (c != '"' && c != 0xC2 && c != 0xE2)
            continue;
        size_t end = at + lv_utf8_next(text, at, &cp);
        if (!lv_is_one_of(cp, glyphs))
            continue;
        bool first = !lv_utf8_prev(text, at, &before) || lv_is_blank(before) || before == '(';
        return first && end < text.n && !lv_is_blank(lv_char_at(text, end)) ? 1 : 2;
    }
    return 0;
}

/* True if nothing but a dash is at the end, after a blank. */
static bool is_dash(struct lv_str text, size_t word) {
    uint32_t cp;
    size_t n = lv_utf8_next(text, word, &cp);
    return word > 1 && word + n == text.n && (cp == '-' || cp == 0x2013 || cp == 0x2014);
}

/* "10:00–19:00" */
static bool ends_in_time(struct lv_str text) {
    size_t n = text.n;
    return n >= TIME_BYTES && lv_is_digit(text.p[n - 1]) && lv_is_digit(text.p[n - 2]) &&
           (text.p[n - 3] == ':' || text.p[n - 3] == '.') && lv_is_digit(text.p[n - 4]) &&
           !(n > TIME_BYTES + 1 && text.p[n - 6] == '.');
}

/* What the last word says, in one look. */
static void see_words(struct lv_join_line *line, struct lv_str text, size_t word) {
    const uint64_t open = LV_LIST_BIT(RANGEWORD) | LV_LIST_BIT(THAT);
    struct lv_hit hits[READINGS];
    uint64_t lists = 0;
    uint32_t langs = 0;
    size_t n = word < text.n ? lv_words_at(text, word, units | open | LV_LIST_BIT(COMMON) | LV_LIST_BIT(VERB),
                                           LV_LANGS_ALL, hits, READINGS)
                             : 0;
    for (size_t i = 0; i < n; i++)
        if (word + hits[i].n == text.n) {
            lists |= UINT64_C(1) << hits[i].list;
            langs |= hits[i].list == LV_LIST_COMMON ? hits[i].langs : 0;
        }
    bool lower = lv_is_lower(lv_char_at(text, word));
    bool inside = lower || (word > 1 && text.p[word - 2] == '.');       /* "… ends here. The" */
    bool says = (lists & LV_LIST_BIT(VERB)) && ends_speech(text, word); /* its speaker is still to come */
    bool dash = lists == 0 && is_dash(text, word); /* "the trees – / says the mayor – are old" */
    line->dash = dash;
    line->named = lv_is_upper(lv_char_at(text, lv_word_begin(text, word)));
    line->unit = lists & units;
    line->dangles = lower && ((lists & open) || says);
    line->little = langs & lv_lang_bit(LV_STR("en")); /* its headlines write "After" */
    line->function = dash || (inside && (lists & LV_LIST_BIT(COMMON)));
    line->url = lv_is_address(lv_str_sub(text, word, text.n));
}

/* Looks at the end of a line: past closing quotes and brackets for the sign that ends a sentence. */
void lv_line_end(struct lv_join_line *line, struct lv_str text) {
    uint32_t cp, before;
    size_t n, at = text.n, word = lv_last_word(text);
    while ((n = lv_utf8_prev(text, at, &cp)) && lv_is_closer(cp))
        at -= n;
    see_words(line, text, word);
    line->stop = cp == '.' || cp == '!' || cp == '?' || cp == 0x2026;
    line->final = line->stop || cp == ':' || cp == ';' || cp == '>' || cp == '|' || line->url;
    line->colon = cp == ':' && at == text.n;
    line->semicolon = cp == ';' && at == text.n;
    line->hours = ends_in_time(text);
    line->dialled = ends_in_number(text);
    line->contact = line->dialled || memchr(text.p, '@', text.n) || lv_phone_digits(text) >= NUMBER_LEAST + 2;
    line->figures = lv_has_figures(text);
    line->glyph = last_glyph(text);
    line->comma = cp == ',';
    line->said = line->comma && at < text.n;
    if (at < text.n) { /* closing quotes or brackets follow */
        line->comma = false;
        return;
    }
    line->ordinal = cp == '.' && at > 1 && lv_is_digit(text.p[at - 2]);
    if (cp == '.')
        see_abbreviation(line, text, word);
    line->soft = cp == 0x2010;
    line->hyphen = cp == '-' && lv_utf8_prev(text, at - n, &before) && lv_is_char(before, LV_CHAR_ALPHABETIC);
}
