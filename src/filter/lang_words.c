#include "filter/lang_words.h"

#include "filter/chars.h"
#include "filter/words.h"

enum { WORDS_MOST = 40, HITS_LEAST = 3, LANGS = 32 };

/* The letters of the word at byte `at`; `foreign`: those beyond ASCII tell the alphabet. Returns its end. */
static size_t see_letters(struct lv_lang_signs *signs, struct lv_str text, size_t at, bool foreign) {
    uint32_t cp;
    for (size_t n; (n = lv_utf8_next(text, at, &cp)) && lv_is_word(cp); at += n) {
        signs->letters += lv_is_letter(cp);
        signs->upper += lv_is_letter(cp) && lv_is_upper(cp);
        if (cp < 0x80 || !foreign)
            continue;
        signs->foreign = true;
        signs->has &= lv_langs_of_letter(cp);
    }
    return at;
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
    size_t words = 0;
    for (size_t at = lv_word_begin(text, 0), end; at < text.n; at = lv_word_begin(text, end)) {
        struct lv_hit hit;
        bool foreign = !words || (words < WORDS_MOST && !lv_is_upper(lv_char_at(text, at)));
        end = see_letters(&signs, text, at, foreign);
        if (words == WORDS_MOST)
            continue;
        words++;
        if (!lv_word_at(text, at, LV_LIST_COMMON, LV_LANGS_ALL, &hit))
            continue;
        for (uint32_t langs = hit.langs; langs; langs &= langs - 1)
            hits[__builtin_ctz(langs)]++;
    }
    signs.surely = winner(hits, words) & signs.has;
    return signs;
}
