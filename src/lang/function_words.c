#include "lang/function_words.h"

#include "lang/chars.h"
#include "lang/words.h"

enum { WORDS_MOST = 40, HITS_LEAST = 3, LANGS = 32 };

static size_t count_digits(struct lv_str s) {
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += lv_is_digit(s.p[i]);
    return n;
}

/* The ASCII letters of a word from byte `at` on, and where they end. */
static size_t see_ascii(struct lv_lang_signs *signs, struct lv_str text, size_t at) {
    size_t from = at;
    unsigned all = 0, classes;
    while (at < text.n && (unsigned char)text.p[at] < 0x80 &&
           (classes = lv_char_classes[(unsigned char)text.p[at]]) & LV_CHAR_WORD) {
        all |= classes;
        at++;
    }
    signs->letters += at - from;
    signs->small |= (all & LV_CHAR_LOWER) != 0;
    if (all & LV_CHAR_DIGIT)
        signs->letters -= count_digits(lv_str_sub(text, from, at));
    return at;
}

/* The letters of the word at byte `at`; `foreign`: those beyond ASCII tell the alphabet. Returns its end. */
static size_t see_letters(struct lv_lang_signs *signs, struct lv_str text, size_t at, bool foreign) {
    uint32_t cp;
    for (size_t n;; at += n) {
        at = see_ascii(signs, text, at);
        n = lv_utf8_next(text, at, &cp);
        if (cp < 0x80 || !lv_is_word(cp))
            return at;
        signs->letters += lv_is_letter(cp);
        signs->small |= lv_is_letter(cp) && !lv_is_upper(cp);
        signs->foreign |= foreign;
        signs->has &= foreign ? lv_langs_of_letter(cp) : LV_LANGS_ALL;
    }
}

/* The language most of the function words are of, if there are enough of them and far fewer of any other. */
static uint32_t winner(const unsigned hits[LANGS], size_t words) {
    unsigned best = 0, second = 0, lang = 0;
    for (unsigned i = 0; i < LANGS; i++) {
        if (hits[i] > best) {
            second = best;
            best = hits[i];
            lang = i;
        } else if (hits[i] > second) {
            second = hits[i];
        }
    }
    bool sure = best >= HITS_LEAST && best * 5 >= words && best > 2 * second;
    return sure ? UINT32_C(1) << lang : 0;
}

struct lv_lang_signs lv_lang_see(struct lv_str text) {
    struct lv_lang_signs signs = {.has = LV_LANGS_ALL};
    unsigned hits[LANGS] = {0};
    size_t words = 0, known = 0, longest = lv_longest_word(LV_LIST_COMMON);
    for (size_t at = lv_word_begin(text, 0), end; at < text.n; at = lv_word_begin(text, end)) {
        struct lv_hit hit;
        bool foreign = !words || (words < WORDS_MOST && !lv_is_upper(lv_char_at(text, at)));
        size_t before = signs.letters;
        end = see_letters(&signs, text, at, foreign);
        if (words == WORDS_MOST)
            continue;
        words++;
        if (signs.letters - before > longest || !lv_word_at(text, at, LV_LIST_COMMON, LV_LANGS_ALL, &hit))
            continue;
        known++;
        for (uint32_t langs = hit.langs; langs; langs &= langs - 1)
            hits[__builtin_ctz(langs)]++;
    }
    signs.surely = known < HITS_LEAST ? 0 : winner(hits, words) & signs.has;
    return signs;
}
