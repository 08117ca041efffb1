#include "lang/sentence.h"

#include "core/skip.h"
#include "lang/chars.h"
#include "lang/words.h"

static bool is_final(uint32_t cp) {
    return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026;
}

/* The first byte of the word that ends before `at`. */
static size_t word_start(struct lv_str s, size_t at, size_t *letters, bool *digits) {
    uint32_t cp;
    size_t n;
    *letters = 0;
    *digits = false;
    while ((n = lv_utf8_prev(s, at, &cp)) && lv_is_char(cp, LV_CHAR_ALPHABETIC | LV_CHAR_DIGIT)) {
        *digits = *digits || lv_is_char(cp, LV_CHAR_DIGIT);
        ++*letters;
        at -= n;
    }
    return at;
}

/* True if the full stop at `at` belongs to its word: an initial, an ordinal or an abbreviation. */
static bool belongs_to_word(struct lv_str s, size_t at, uint32_t langs) {
    size_t letters;
    bool digits;
    struct lv_hit hit;
    size_t start = word_start(s, at, &letters, &digits);
    if (letters == 1 || (digits && letters <= 2))
        return true;
    return lv_word_at(s, start, LV_LIST_ABBREVIATION, langs, &hit) && start + hit.n >= at;
}

static size_t skip(struct lv_str s, size_t at, bool (*wanted)(uint32_t)) {
    uint32_t cp;
    size_t n;
    while ((n = lv_utf8_next(s, at, &cp)) && wanted(cp))
        at += n;
    return at;
}

/* A sentence does not go on in lower case. */
static bool may_begin(struct lv_str s, size_t at) {
    uint32_t cp;
    return !lv_utf8_next(s, at, &cp) || !lv_is_lower(cp);
}

size_t lv_sentence_step(struct lv_str s, size_t at, uint32_t langs, bool *ends) {
    uint32_t cp;
    *ends = false;
    if (!lv_utf8_next(s, at, &cp) || !is_final(cp))
        return at + 1;
    size_t end = skip(s, skip(s, at, is_final), lv_is_closer), next = skip(s, end, lv_is_blank);
    *ends =
        next == s.n || (next > end && may_begin(s, next) && !(cp == '.' && belongs_to_word(s, at, langs)));
    return next == s.n ? next : end;
}

size_t lv_sentence_end(struct lv_str s, size_t from, uint32_t langs) {
    static const bool signs[256] = {['.'] = true, ['!'] = true, ['?'] = true, [0xe2] = true};
    bool ends = false;
    size_t at = from;
    while (!ends && (at = lv_next_sign(s, at, signs)) < s.n)
        at = lv_sentence_step(s, at, langs, &ends);
    return at < s.n ? at : s.n;
}
