/* Where sentences end. A | in a text stands behind each end. */
#include <string.h>

#include "core/skip.h"
#include "lang/sentence.h"
#include "lang/words.h"
#include "unit.h"

static const char *const rows[][2] = {
    {"en", "It rained.| The sun came.|"},
    {"en", "Did it?| Yes!| No…| Well.|"},
    {"en", "He said: “It is over.”| Then he left (by car.)|"},
    {"en", "Mr. Berg met J. K. Oak at 5 p.m. on Monday.| They left.|"},
    {"en", "Version 2.5 is out.| See example.org for it.|"},
    {"en", "Really?!| Yes...| Ok|"},
    {"en", "so it ends. and goes on in lower case.|"},
    {"en", "The fund of Acme Inc. Paris grew.|"},
    {"lv", "Sanāksme sākās 12. maijā plkst. 14.00 Rīgā.| Tajā piedalījās A. Ozols.|"},
    {"lv", "Līgumu Nr. 5 parakstīja SIA „Tilts”.| Tas stājas spēkā 2. Jūnijā.|"},
    {"lv", "Kā ziņots, 2023. gadā uzcēla tiltu.| Tilts ir garš!|"},
    {"de", "Am 3. Oktober kamen z. B. Gäste.| Sie blieben.|"},
    {"ru", "Он сказал.| Она ушла?| Да.|"},
    {"en", "no end at all|"},
    {"en", ".|"},
};

static void sentences_end_where_they_should(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lv_buf text = {0}, got = {0};
        for (const char *p = rows[i][1]; *p; p++)
            if (*p != '|')
                lv_buf_char(&text, *p);
        struct lv_str s = lv_buf_slice(&text);
        uint32_t langs = lv_lang_bit(lv_str_from(rows[i][0]));
        for (size_t at = 0, end; at < s.n; at = end) {
            end = lv_sentence_end(s, at, langs);
            assert_true(end > at && end <= s.n);
            lv_buf_str(&got, lv_str_sub(s, at, end));
            lv_buf_char(&got, '|');
        }
        lv_buf_char(&got, '\0');
        assert_string_equal(got.p, rows[i][1]);
        lv_buf_free(&text);
        lv_buf_free(&got);
    }
}

static void nothing_has_no_sentence(void **state) {
    (void)state;
    assert_int_equal(lv_sentence_end(LV_STR(""), 0, LV_LANGS_ALL), 0);
    assert_int_equal(lv_sentence_end(LV_STR("a."), 2, LV_LANGS_ALL), 2);
}

/* Wherever a sign stands in a text of any length, it is found, and none behind the end. */
static void signs_are_found_at_any_byte(void **state) {
    static const bool signs[256] = {['.'] = true, [0xe2] = true};
    static const char text[] = "abcdefghijklmnopqrstuvwxyz";
    (void)state;
    for (size_t n = 0; n < sizeof text; n++)
        for (size_t at = 0; at <= n; at++)
            for (size_t sign = at; sign <= n; sign++) {
                char copy[sizeof text];
                memcpy(copy, text, sizeof text);
                copy[sign] = sign % 2 ? '.' : '\xe2';
                assert_int_equal(lv_next_sign((struct lv_str){copy, n}, at, signs), sign);
            }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_where_they_should),
        cmocka_unit_test(nothing_has_no_sentence),
        cmocka_unit_test(signs_are_found_at_any_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
