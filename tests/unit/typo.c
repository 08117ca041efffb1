/* Filter typo: every rule in its language, and what all rules have in common. In the tables ~ is a no-break space, ^ a narrow one. */
#include <stdlib.h>

#include "one.h"

struct sample {
    const char *lang, *text, *want;
};

static const struct sample samples[] = {
    /* double quotes */
    {"lv", "\"Labdien,\" sacīja M. Ozola.", "„Labdien,” sacīja M.~Ozola."},
    {"en", "\"Hello,\" said M. Ozola.", "“Hello,” said M.~Ozola."},
    {"lv", "“Labdien,” sacīja viņa", "“Labdien,” sacīja viņa"},
    {"lv", "“Labdien,\" sacīja viņa", "„Labdien,” sacīja viņa"},
    {"lv", "“Labdien” un likums „Par pulcēšanos”", "„Labdien” un likums „Par pulcēšanos”"},
    {"lv", "\"SIA \"Ceļi\" strādā,\" teica", "„SIA «Ceļi» strādā,” teica"},
    {"lv", "(\"Ceļi\"), \"Upes\": \"Ezeri\"", "(„Ceļi”), „Upes”: „Ezeri”"},
    {"en", "\"Speech goes on", "“Speech goes on"},
    {"en", "it ends,\" said \"Bob\"", "it ends,” said “Bob”"},
    {"en", "''Two'' and ``two''", "“Two” and “two”"},
    {"en", "a 5\" pipe", "a 5\" pipe"},
    {"lt", "\"Labas\", - sakė J. Jonaitis", "„Labas“, – sakė J.~Jonaitis"},
    {"de", "Die \"Zeit\" und \"das 'Bild'\" am 13. August", "Die „Zeit“ und „das ‚Bild‘“ am 13.~August"},
    {"sv", "\"Hej\", säger 'Anna'", "”Hej”, säger ’Anna’"},
    {"fi", "”Hei” ja \"moi\"", "”Hei” ja ”moi”"},
    {"ru", "\"Газета \"Труд\" пишет\", - сказал И. Иванов", "«Газета „Труд“ пишет», – сказал И.~Иванов"},
    {"fr", "\"Bonjour\" ! Oui : non ; \"si\"", "«^Bonjour^»^! Oui~: non^; «^si^»"},
    {"fr", "« Bonjour »", "«^Bonjour^»"},
    {"pl", "\"Tak\" 5 km", "„Tak” 5~km"},
    {"uk", "\"Так\"", "«Так»"},
    {"und", "\"x\" 'y'", "\"x\" ‘y’"},
    /* apostrophes and single quotes */
    {"en", "countries' own, it's, the '90s", "countries’ own, it’s, the ’90s"},
    {"en", "a 'sham vote' there", "a ‘sham vote’ there"},
    {"en", "‘kept’ 5' 10", "‘kept’ 5' 10"},
    /* dashes */
    {"lv", "2023. gadā - 18", "2023.~gadā – 18"},
    {"en", "WASHINGTON -- The word--word", "WASHINGTON – The word—word"},
    {"en", "in 1940-1963, 2023-05-12, 67-000, COVID-19, 19-99",
     "in 1940–1963, 2023-05-12, 67-000, COVID-19, 19-99"},
    {"lv", "Nr. 1990-2001, 13.25-13.55, 10-15 %, 5-3", "Nr.~1990-2001, 13.25–13.55, 10–15~%, 5-3"},
    {"en", "-5 and a- b -c", "-5 and a- b -c"},
    /* ellipsis */
    {"en", "wait... no.... ....", "wait… no.... ...."},
    /* blanks */
    {"lv", "12. maijā A. V. Ozols un I.Lībiete", "12.~maijā A.~V.~Ozols un I.Lībiete"},
    {"lv", "Dž. Bērzs, dr. Ozols, Nr. 5, plkst. 14", "Dž.~Bērzs, dr. Ozols, Nr.~5, plkst.~14"},
    {"lv", "no 40 mljrd. euro līdz 2 km un 25 gadiem", "no 40~mljrd.~euro līdz 2~km un 25~gadiem"},
    {"lv", "14  087 164 eiro, 2022 100", "14~087~164~eiro, 2022 100"},
    {"en", "on 01632 960 118, rows 2019 100 200", "on 01632 960 118, rows 2019 100 200"},
    {"en", "12 May 2023, May 16, EUR 40 billion, § 5", "12~May 2023, May~16, EUR~40~billion, §~5"},
    {"en", "Article 5. The end. 6 May", "Article 5. The end. 6~May"},
    {"lv", "a  b\tc ~ d~e", "a b c d~e"},
    {"lv", "viņš: “ Jā,” teica", "viņš: “Jā,” teica"},
    {"en", "\" Yes,\" he said: \" No.\"", "“Yes,” he said: “No.”"},
};

static void no_break(char *text) {
    struct lv_buf out = {0};
    for (const char *p = text; *p; p++)
        lv_buf_add(&out, *p == '~' ? "\u00A0" : *p == '^' ? "\u202F" : p, *p == '~' ? 2 : *p == '^' ? 3 : 1);
    lv_buf_char(&out, '\0');
    strcpy(text, out.p);
    lv_buf_free(&out);
}

static void rules(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char text[512], want[512];
        strcpy(text, samples[i].text);
        strcpy(want, samples[i].want);
        no_break(text);
        no_break(want);
        one_block(lv_filter_typo, LV_N_P, samples[i].lang, text, want);
        one_block(lv_filter_typo, LV_N_P, samples[i].lang, want, want); /* its own result stays */
    }
}

static void a_line_may_break_behind_a_marker(void **state) {
    (void)state;
    struct lv_doc *doc = one_doc(LV_N_ITEM, "lv", LV_STR("2. no 8. maija"));
    lv_wrap(doc, lv_edition(doc, 0)->first, 0, 2, LV_N_MARKER);
    assert_int_equal(one_run(lv_filter_typo, doc), 0);
    struct lv_str text = lv_text(doc, lv_edition(doc, 0));
    assert_true(lv_str_eq(text, LV_STR("2. no 8.\u00A0maija")));
    lv_doc_free(doc);
}

static void switched_off_it_does_nothing(void **state) {
    (void)state;
    struct lv_doc *doc = one_doc(LV_N_P, "lv", LV_STR("\"a\" - b"));
    struct lv_options options = {.no_typo = true};
    struct lv_job job = {.options = &options};
    assert_int_equal(lv_filter_typo(doc, &job), 0);
    struct lv_str text = lv_text(doc, lv_edition(doc, 0));
    assert_true(lv_str_eq(text, LV_STR("\"a\" - b")));
    lv_doc_free(doc);
}

/* Telephone numbers and addresses stay as they are, in their blocks and in links. */
static void addresses_stay(void **state) {
    (void)state;
    struct lv_doc *doc = one_doc(LV_N_PHONE, "lv", LV_STR("Tālr.: 67 000 272 - 2014-2020"));
    struct lv_node *edition = lv_edition(doc, 0), *p = lv_node_new(doc, LV_N_P),
                   *a = lv_node_new(doc, LV_N_A);
    lv_node_append(edition, p);
    lv_node_append(p, a);
    lv_attr_set(doc, a, LV_AT_HREF, LV_STR("https://example.org/1940-1963"));
    lv_node_append(a, lv_text_new(doc, LV_STR("https://example.org/1940-1963...")));
    assert_int_equal(one_run(lv_filter_typo, doc), 0);
    struct lv_str text = lv_text(doc, edition);
    assert_true(lv_str_eq(text, LV_STR("Tālr.: 67 000 272 - 2014-2020https://example.org/1940-1963...")));
    lv_doc_free(doc);
}

/* Any row of the pieces the rules know: no letter or digit changes, and a second run changes nothing. */
static void random_texts_keep_their_letters_and_stay(void **state) {
    static const char *const pieces[] = {
        "\"", "'", "“",   "”",     "„",   "«",   "»",   "''", "``", " ", "  ", "\u00A0", "\t",   "-",
        "--", ".", "...", ",",     ":",   "(",   ")",   "a",  "b",  "X", "Y",  "5",      "1940", "2015",
        "12", "%", "km",  "maijā", "May", "Nr.", "EUR", "§",  "ā",  "‘", "’",  "–",      "100",  "\u202F"};
    static const char *const langs[] = {"lv", "en", "fr", "de", "sv", "ru"};
    (void)state;
    uint32_t seed = 1;
    for (size_t round = 0; round < 20000; round++) {
        struct lv_buf text = one_random(&seed, pieces, sizeof pieces / sizeof *pieces, 14);
        struct lv_doc *doc = one_doc(LV_N_P, langs[round % 6], lv_buf_slice(&text));
        one_run(lv_filter_typo, doc);
        struct lv_str once = lv_arena_copy(&doc->arena, lv_text(doc, lv_edition(doc, 0)));
        one_run(lv_filter_typo, doc);
        struct lv_str twice = lv_text(doc, lv_edition(doc, 0));
        if (!one_same_letters(lv_buf_slice(&text), once) || !lv_str_eq(once, twice))
            fail_msg("%zu [%.*s]\n[%.*s]\n[%.*s]", round, (int)text.n, text.p, (int)once.n, once.p,
                     (int)twice.n, twice.p);
        lv_buf_free(&text);
        lv_doc_free(doc);
    }
}

static void hostile_input_is_linear(void **state) {
    (void)state;
    ONE_LINEAR(lv_filter_typo, LV_N_P, "\"", "'", "'a", " ", ".", "-", "1 ", "1-2 ", "A. ", "a'b' ", "5 km ",
               "1.1-");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules),
        cmocka_unit_test(a_line_may_break_behind_a_marker),
        cmocka_unit_test(switched_off_it_does_nothing),
        cmocka_unit_test(addresses_stay),
        cmocka_unit_test(random_texts_keep_their_letters_and_stay),
        cmocka_unit_test(hostile_input_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
