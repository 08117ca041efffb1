/*
 * The word lists of the languages, compiled in from styles/lang/<code>.ini by src/gen/words.c.
 * A language is a bit in a mask; LV_LANGS_ALL is every language there is a file for.
 */
#ifndef LV_WORDS_H
#define LV_WORDS_H

#include "core/core.h"

enum lv_list {
#define LV_LIST(id, section) LV_LIST_##id,
#include "lists.def"
    LV_LISTS
};

/* The values that lists.def declares. */
enum lv_value {
#define LV_VALUE(id, value) LV_VALUE_##id##_##value,
#include "lists.def"
    LV_VALUES
};

#define LV_LIST_BIT(id) (UINT64_C(1) << LV_LIST_##id)
#define LV_LANGS_ALL UINT32_MAX

/* A phrase found: its list, how many bytes of the text it covers, the languages that have it, its value. */
struct lv_hit {
    enum lv_list list;
    size_t n;
    uint32_t langs;
    struct lv_str value; /* static */
    int number;          /* value as a number, or 0 */
};

/* The numbers of [range-word]: "līdz", "to"; "un", "and". */
enum { LV_RANGE_TO = 1, LV_RANGE_AND = 2 };

/* True if a phrase is of that list and has that value, as in LV_HIT_IS(&hit, PLACE, agency); lists.def declares it. */
#define LV_HIT_IS(hit, id, value) lv_hit_is((hit), LV_VALUE_##id##_##value)
bool lv_hit_is(const struct lv_hit *hit, enum lv_value value);

/*
 * Phrases of the given lists and languages that begin at byte `at` of s, the beginning of a word; the longest first.
 * Fills at most `max` hits and returns how many. Constant time but for the length of the phrases.
 */
size_t lv_words_at(struct lv_str s, size_t at, uint64_t lists, uint32_t langs, struct lv_hit *hits,
                   size_t max);

/* After such a phrase with spaces before it, or `at` if none follows there. */
size_t lv_skip_word(struct lv_str s, size_t at, uint64_t lists, uint32_t langs);

/* The longest such phrase; false if none. */
static inline bool lv_word_at(struct lv_str s, size_t at, enum lv_list list, uint32_t langs,
                              struct lv_hit *hit) {
    return lv_words_at(s, at, UINT64_C(1) << list, langs, hit, 1) == 1;
}

/* So many letters has the longest word that a phrase of a list begins with; in a longer word no search is needed. */
size_t lv_longest_word(enum lv_list list);

/* True if s, trimmed and without a final colon, full stop or exclamation mark, is just such a phrase. */
bool lv_word_is(struct lv_str s, enum lv_list list, uint32_t langs);

/* The languages whose [letters] have a letter beyond ASCII, in either case. */
uint32_t lv_langs_of_letter(uint32_t cp);

/* The bit of a BCP 47 code ("lv", "en-GB"), or 0; and the code of the lowest bit of a mask. */
uint32_t lv_lang_bit(struct lv_str code);
struct lv_str lv_lang_code(uint32_t bit);

/*
 * A word the outputs add, by its name in [interface] (page, quote, contact, published …), in that language
 * or else in English. Static.
 */
struct lv_str lv_word_ui(struct lv_str lang, const char *name);

enum { LV_MONTHS = 12, LV_WEEKDAYS = 7 };

/* A month from 1, or a weekday from 1 as Monday, as it is written within a date; empty if lvconv has no words of the language. */
struct lv_str lv_month_name(struct lv_str lang, int month);
struct lv_str lv_weekday_name(struct lv_str lang, int weekday);

/* What a language calls itself; its code, if lvconv has no word list of it. */
struct lv_str lv_lang_name(struct lv_str code);

#endif
