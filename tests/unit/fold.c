/* Folding for the word lists, and classes of characters, in and beyond the tables. */
#include "lang/chars.h"
#include "unit.h"

static void assert_folded(const char *text, const char *want) {
    struct lv_str s = lv_str_from(text);
    struct lv_buf out = {0};
    char c[4];
    size_t n, used;
    for (size_t at = 0; (used = lv_fold_next(s, at, c, &n)); at += used)
        lv_buf_add(&out, c, n);
    lv_buf_char(&out, '\0');
    assert_string_equal(out.p, want);
    lv_buf_free(&out);
}

static void capitals_become_small(void **state) {
    (void)state;
    assert_folded("Ceturtdien, RĪGĀ", "ceturtdien, rīgā");
    assert_folded("ČŠŽĢĶĻŅ ÄÖÜ ÅØÆ ŁŃ ЖЩЯ ΣΔ", "čšžģķļņ äöü åøæ łń жщя σδ");
    assert_folded("\u1E9E\u1EBC", "ß\u1EBD"); /* beyond the tables */
    assert_folded("☞ 12 € ß", "☞ 12 € ß");
    assert_folded("", "");
}

static void kin_of_apostrophe_and_hyphen_become_those(void **state) {
    (void)state;
    assert_folded("it’s itʼs it´s it's", "it's it's it's it's");
    assert_folded("e\u2010pasts e\u2011pasts e-pasts", "e-pasts e-pasts e-pasts");
}

static void a_run_of_blanks_is_one(void **state) {
    (void)state;
    assert_folded("a  b\tc\u00A0d \u00A0\u202F e", "a b c d e");
    assert_folded("  a ", " a ");
}

/* How many bytes of the source a folded character stands for. */
static void it_says_how_much_it_read(void **state) {
    (void)state;
    char c[4];
    size_t n;
    assert_int_equal(lv_fold_next(LV_STR("Ā"), 0, c, &n), 2);
    assert_int_equal(n, 2);
    assert_int_equal(lv_fold_next(LV_STR(" \u00A0\t x"), 0, c, &n), 5);
    assert_int_equal(n, 1);
    assert_int_equal(lv_fold_next(LV_STR("x"), 1, c, &n), 0);
}

static void classes_are_those_of_unicode(void **state) {
    static const struct {
        uint32_t cp;
        bool word, letter, upper, lower;
    } rows[] = {
        {'a', 1, 1, 0, 1},    {'Z', 1, 1, 1, 0},    {'7', 1, 0, 0, 0},    {'_', 0, 0, 0, 0},
        {' ', 0, 0, 0, 0},    {'-', 0, 0, 0, 0},    {0x101, 1, 1, 0, 1},  {0x100, 1, 1, 1, 0},
        {0x42F, 1, 1, 1, 0},  {0x44F, 1, 1, 0, 1},  {0x301, 1, 0, 0, 0},  {0xA7, 0, 0, 0, 0},
        {0x5D0, 1, 1, 0, 0},  {0x4E2D, 1, 1, 0, 0}, {0x261E, 0, 0, 0, 0}, {0x1EBC, 1, 1, 1, 0},
        {0x201C, 0, 0, 0, 0}, {0xFFFD, 0, 0, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t cp = rows[i].cp;
        if (lv_is_word(cp) != rows[i].word || lv_is_letter(cp) != rows[i].letter ||
            lv_is_upper(cp) != rows[i].upper || lv_is_lower(cp) != rows[i].lower)
            fail_msg("U+%04X: word %d letter %d upper %d lower %d", cp, lv_is_word(cp), lv_is_letter(cp),
                     lv_is_upper(cp), lv_is_lower(cp));
    }
}

/* Eight bytes are counted at once, and the rest one by one. */
static void characters_are_counted(void **state) {
    static const char text[] = "ā€𝄞abcdefgh žž ₤₤₤ 12345678901234567 …";
    size_t n = 0, at = 0, used;
    uint32_t cp;
    (void)state;
    for (; (used = lv_utf8_next(LV_STR(text), at, &cp)); at += used, n++)
        assert_int_equal(lv_utf8_count((struct lv_str){text, at}), n);
    assert_int_equal(lv_utf8_count(LV_STR(text)), 38);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capitals_become_small),  cmocka_unit_test(kin_of_apostrophe_and_hyphen_become_those),
        cmocka_unit_test(a_run_of_blanks_is_one), cmocka_unit_test(it_says_how_much_it_read),
        cmocka_unit_test(characters_are_counted), cmocka_unit_test(classes_are_those_of_unicode),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
