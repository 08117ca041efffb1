/* The word lists: what is found where, the longest first, in which languages. The words are those of styles/lang. */
#include <stdio.h>

#include "lang/words.h"
#include "unit.h"

/* Fails unless the longest phrase of a list at the beginning of a text covers `want` bytes, with that value. */
static void assert_hit(const char *text, enum lv_list list, const char *lang, size_t want, int number) {
    struct lv_hit hit = {0};
    uint32_t langs = *lang ? lv_lang_bit(lv_str_from(lang)) : LV_LANGS_ALL;
    bool found = lv_word_at(lv_str_from(text), 0, list, langs, &hit);
    if (found != (want > 0) || (found && (hit.n != want || hit.number != number)))
        fail_msg("[%s] in %s: %d, %zu bytes, value %d", text, lang, found, hit.n, hit.number);
    assert_true(!found || (hit.langs & langs));
}

static void phrases_are_found_whole(void **state) {
    (void)state;
    assert_hit("maijā, Rīgā", LV_LIST_MONTH, "lv", 6, 5);
    assert_hit("MAIJĀ", LV_LIST_MONTH, "lv", 6, 5);
    assert_hit("maijāx", LV_LIST_MONTH, "lv", 0, 0); /* not inside a longer word */
    assert_hit("maij", LV_LIST_MONTH, "lv", 0, 0);
    assert_hit("May", LV_LIST_MONTH, "en", 3, 5);
    assert_hit("Mayor", LV_LIST_MONTH, "en", 0, 0);
    assert_hit("", LV_LIST_MONTH, "en", 0, 0);
    assert_hit("valsts sekretārs teica", LV_LIST_TITLE, "lv", 17, 0);
    assert_hit("valsts  \u00A0sekretārs", LV_LIST_TITLE, "lv", 20, 0); /* any run of blanks is one */
}

/* A search begins behind two letters where it can: not at the end of a text, at other signs, in other scripts. */
static void beginnings_of_any_kind_are_found(void **state) {
    (void)state;
    assert_hit("a", LV_LIST_COMMON, "en", 1, 0);
    assert_hit("a b", LV_LIST_COMMON, "en", 1, 0);
    assert_hit("ab", LV_LIST_COMMON, "en", 0, 0);
    assert_hit("###", LV_LIST_ENDMARK, "", 3, 0);
    assert_hit("šodien", LV_LIST_DAYWORD, "lv", 7, 0);
    assert_hit("ЯНВАРЯ 2024", LV_LIST_MONTH, "ru", 12, 1);
    assert_hit("\u20ac\u201e\u4e2d", LV_LIST_COMMON, "", 0, 0);
}

static void no_word_is_longer_than_the_longest(void **state) {
    struct lv_str text =
        LV_STR("and the ministry of foreign affairs has been there as well, un par visu to vairāk");
    struct lv_hit hit;
    (void)state;
    for (size_t at = 0; at < text.n; at++)
        if (lv_word_at(text, at, LV_LIST_COMMON, LV_LANGS_ALL, &hit))
            assert_true(hit.n <= lv_longest_word(LV_LIST_COMMON));
    assert_true(lv_longest_word(LV_LIST_COMMON) < 20);
    assert_true(lv_longest_word(LV_LIST_SALUTATION) == SIZE_MAX); /* has beginnings of words */
}

static void languages_stay_apart(void **state) {
    (void)state;
    assert_hit("maijā", LV_LIST_MONTH, "en", 0, 0);
    assert_hit("maijā", LV_LIST_MONTH, "", 6, 5);
    assert_hit("said", LV_LIST_VERB, "en", 4, 0);
    assert_hit("said", LV_LIST_VERB, "lv", 0, 0);
    assert_hit("said", LV_LIST_MONTH, "en", 0, 0); /* nor is it in another list */
    assert_hit("to", LV_LIST_RANGEWORD, "en", 2, 1);
    assert_hit("to", LV_LIST_COMMON, "lv", 2, 0);
    assert_hit("to", LV_LIST_RANGEWORD, "lv", 0, 0); /* in both languages, but not in this list */
}

static void a_star_matches_every_word_that_begins_so(void **state) {
    (void)state;
    assert_hit("Cienījamie kolēģi", LV_LIST_SALUTATION, "lv", 11, 0);
    assert_hit("Cienījamais", LV_LIST_SALUTATION, "lv", 12, 0);
    assert_hit("Cien", LV_LIST_SALUTATION, "lv", 0, 0);
}

static void the_longest_comes_first(void **state) {
    struct lv_hit hits[16];
    struct lv_str text = LV_STR("press secretary of the Ministry");
    uint32_t en = lv_lang_bit(LV_STR("en"));
    size_t n = lv_words_at(text, 0, ~UINT64_C(0), en, hits, 16);
    (void)state;
    assert_true(n > 0 && hits[0].list == LV_LIST_TITLE && hits[0].n == 15);
    for (size_t i = 1; i < n; i++)
        assert_true(hits[i].n <= hits[i - 1].n);
    assert_int_equal(lv_words_at(text, 0, ~UINT64_C(0), en, hits, 1), 1);
    assert_int_equal(hits[0].n, 15);
}

static void a_whole_text_may_be_a_phrase(void **state) {
    uint32_t lv = lv_lang_bit(LV_STR("lv")), en = lv_lang_bit(LV_STR("en"));
    (void)state;
    assert_true(lv_word_is(LV_STR(" Preses relīze: "), LV_LIST_DOCTYPE, lv));
    assert_true(lv_word_is(LV_STR("PRESS RELEASE!"), LV_LIST_DOCTYPE, en));
    assert_false(lv_word_is(LV_STR("Press release 12"), LV_LIST_DOCTYPE, en));
    assert_false(lv_word_is(LV_STR(""), LV_LIST_DOCTYPE, en));
}

static void values_may_be_negative(void **state) {
    (void)state;
    assert_hit("vakar", LV_LIST_DAYWORD, "lv", 5, -1);
    assert_hit("today", LV_LIST_DAYWORD, "en", 5, 0);
    assert_hit("tomorrow", LV_LIST_DAYWORD, "en", 8, 1);
}

static void codes_have_bits(void **state) {
    uint32_t lv = lv_lang_bit(LV_STR("lv"));
    (void)state;
    assert_true(lv && !(lv & (lv - 1)));
    assert_int_equal(lv_lang_bit(LV_STR("LV")), lv);
    assert_int_equal(lv_lang_bit(LV_STR("lv-LV")), lv);
    assert_int_equal(lv_lang_bit(LV_STR("lv_LV")), lv);
    assert_int_equal(lv_lang_bit(LV_STR("nb")), lv_lang_bit(LV_STR("no"))); /* an alias */
    assert_int_equal(lv_lang_bit(LV_STR("l")), 0);
    assert_int_equal(lv_lang_bit(LV_STR("lvv")), 0);
    assert_int_equal(lv_lang_bit(LV_STR("")), 0);
    assert_int_equal(lv_lang_bit(LV_STR("und")), 0);
    assert_true(lv_str_eq(lv_lang_code(lv), LV_STR("lv")));
    assert_true(lv_str_eq(lv_lang_code(lv_lang_bit(LV_STR("nb"))), LV_STR("no")));
    assert_true(lv_str_eq(lv_lang_code(0), LV_STR("und")));
}

static void outputs_fall_back_on_english(void **state) {
    (void)state;
    assert_true(lv_str_eq(lv_word_ui(LV_STR("lv"), "name"), LV_STR("Latviešu")));
    assert_true(lv_str_eq(lv_word_ui(LV_STR("ka"), "name"), LV_STR("English")));
    assert_true(lv_str_eq(lv_word_ui(LV_STR("lv"), "no such word"), LV_STR("no such word")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases_are_found_whole),
        cmocka_unit_test(beginnings_of_any_kind_are_found),
        cmocka_unit_test(no_word_is_longer_than_the_longest),
        cmocka_unit_test(languages_stay_apart),
        cmocka_unit_test(a_star_matches_every_word_that_begins_so),
        cmocka_unit_test(the_longest_comes_first),
        cmocka_unit_test(a_whole_text_may_be_a_phrase),
        cmocka_unit_test(values_may_be_negative),
        cmocka_unit_test(codes_have_bits),
        cmocka_unit_test(outputs_fall_back_on_english),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
