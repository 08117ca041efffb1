#include "lang/chars.h"

#include "core/skip.h"

bool lv_is_one_of(uint32_t cp, const uint32_t *set) {
    for (; *set; set++)
        if (*set == cp)
            return true;
    return false;
}

bool lv_is_closer(uint32_t cp) {
    return cp == ')' || cp == ']' || cp == '"' || cp == '\'' || cp == 0x2019 || cp == 0x201C ||
           cp == 0x201D || cp == 0xBB;
}

bool lv_is_address(struct lv_str word) {
    return lv_str_find(word, LV_STR("@"), 0) != SIZE_MAX || lv_str_find(word, LV_STR("://"), 0) != SIZE_MAX ||
           lv_str_starts(word, LV_STR("www."));
}

bool lv_word_starts(struct lv_str s, size_t at) {
    return lv_is_word(lv_char_at(s, at)) && !lv_is_word(lv_char_before(s, at));
}

bool lv_word_ends(struct lv_str s, size_t at) {
    return !lv_is_word(lv_char_at(s, at));
}

size_t lv_word_char(struct lv_str s, size_t at, bool word) {
    uint32_t cp;
    size_t n = lv_utf8_next(s, at, &cp);
    return lv_is_word(cp) == word ? n : 0;
}

size_t lv_skip_blanks_far(struct lv_str s, size_t at) {
    uint32_t cp;
    size_t n;
    while ((n = lv_utf8_next(s, at, &cp)) && lv_is_blank(cp))
        at += n;
    return at;
}

static bool is_digit(unsigned char c) {
    return (c >= '0') & (c <= '9');
}

size_t lv_last_word(struct lv_str s) {
    size_t word = s.n;
    while (word > 0 && s.p[word - 1] != ' ')
        word--;
    return word;
}

size_t lv_next_digit(struct lv_str s, size_t at) {
    return lv_skip_to(s, at, is_digit);
}

size_t lv_digits_at(struct lv_str s, size_t at, int *value) {
    size_t n = 0;
    *value = 0;
    for (; n < 4 && at + n < s.n && lv_is_digit(s.p[at + n]); n++)
        *value = 10 * *value + (s.p[at + n] - '0');
    return n;
}

bool lv_is_caps(struct lv_str s) {
    bool upper = false;
    uint32_t cp;
    for (size_t at = 0, n; (n = lv_utf8_next(s, at, &cp)); at += n) {
        upper |= lv_is_upper(cp);
        if (lv_is_lower(cp))
            return false;
    }
    return upper;
}
