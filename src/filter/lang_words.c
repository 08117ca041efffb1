#include "filter/lang_words.h"

#include "filter/chars.h"
#include "filter/words.h"

enum { WORDS_MOST = 40, HITS_LEAST = 3, LANGS = 32 };

uint32_t lv_lang_by_words(struct lv_str text) {
    unsigned hits[LANGS] = {0}, best = 0, second = 0;
    size_t end, words = 0;
    for (size_t at = lv_word_begin(text, 0); at < text.n && words < WORDS_MOST;
         at = lv_word_begin(text, end), words++) {
        struct lv_hit hit;
        end = lv_word_end(text, at);
        if (!lv_word_at(text, at, LV_LIST_COMMON, LV_LANGS_ALL, &hit))
            continue;
        for (uint32_t langs = hit.langs; langs; langs &= langs - 1)
            hits[__builtin_ctz(langs)]++;
    }
    unsigned winner = 0;
    for (unsigned i = 0; i < LANGS; i++) {
        if (hits[i] > best) {
            second = best;
            best = hits[i];
            winner = i;
        } else if (hits[i] > second) {
            second = hits[i];
        }
    }
    bool foreign, sure = best >= HITS_LEAST && best * 5 >= words && best > 2 * second;
    return sure ? lv_lang_by_letters(text, &foreign) & UINT32_C(1) << winner : 0;
}

/* The languages that have every letter of one word. */
static uint32_t letters_of(struct lv_str text, size_t from, size_t to, bool *foreign) {
    uint32_t langs = LV_LANGS_ALL, cp;
    for (size_t at = from, n; at < to && (n = lv_utf8_next(text, at, &cp)); at += n) {
        if (cp < 0x80)
            continue;
        *foreign = true;
        langs &= lv_langs_of_letter(cp);
    }
    return langs;
}

uint32_t lv_lang_by_letters(struct lv_str text, bool *foreign) {
    uint32_t langs = LV_LANGS_ALL, cp;
    size_t end;
    *foreign = false;
    for (size_t at = lv_word_begin(text, 0), n = 0; at < text.n && n < WORDS_MOST;
         at = lv_word_begin(text, end), n++) {
        end = lv_word_end(text, at);
        lv_utf8_next(text, at, &cp);
        if (!n || !lv_is_upper(cp))
            langs &= letters_of(text, at, end, foreign);
    }
    return langs;
}
