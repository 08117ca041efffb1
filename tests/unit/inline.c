/* Filter inline: links, addresses and emphasis of one paragraph. */
#include "one.h"

/* Each pair: the source of a paragraph, and its content in the XML. */
static const char *const pairs[][2] = {
    /* links */
    {"[Press](https://www.example.org/a_(b))", "<a href=\"https://www.example.org/a_(b)\">Press</a>"},
    {"[A](#) [B](#)", "A B"},
    {"[A](/lv/jaunumi?x=1)", "A"},
    {"[+371 67000363](tel:+371 67000363)", "<a href=\"tel:+37167000363\">+371 67000363</a>"},
    {"[a](ftp://x)", "[a](ftp://x)"},
    {"[1] un [sk. (2)](skat)", "[1] un [sk. (2)](skat)"},
    {"[*a* b](http://example.org)", "<a href=\"http://example.org\"><em>a</em> b</a>"},
    {"[https://example.org](https://example.org)", "<a href=\"https://example.org\">https://example.org</a>"},
    {"[](https://example.org)", "<a href=\"https://example.org\">https://example.org</a>"},
    {"[[a](https://example.org/a)](https://example.org/b)",
     "[<a href=\"https://example.org/a\">a</a>](<a "
     "href=\"https://example.org/b\">https://example.org/b</a>)"},
    {"[a](https://example.org \"Par mums\")", "<a href=\"https://example.org\">a</a> (Par mums)"},
    {"[![Logo](https://example.org/l.png)](https://example.org)", "<a href=\"https://example.org\">Logo</a>"},
    {"\\[a\\](x) 1\\. maijs \\*", "[a](x) 1. maijs *"},
    /* addresses */
    {"<https://example.org/a>", "<a href=\"https://example.org/a\">https://example.org/a</a>"},
    {"<mailto:a.b@example.org>", "<a href=\"mailto:a.b@example.org\">mailto:a.b@example.org</a>"},
    {"<a.b@example.org>", "<a href=\"mailto:a.b@example.org\">a.b@example.org</a>"},
    {"a < b > c <x>", "a &lt; b &gt; c &lt;x&gt;"},
    {"(sk. https://example.org/x_y.)",
     "(sk. <a href=\"https://example.org/x_y\">https://example.org/x_y</a>.)"},
    {"“https://example.org”", "“<a href=\"https://example.org\">https://example.org</a>”"},
    {"www.example.org.", "<a href=\"https://www.example.org\">www.example.org</a>."},
    {"www. un http://", "www. un http://"},
    {"e-pasts: dita.konova@riga.example.lv.",
     "e-pasts: <a href=\"mailto:dita.konova@riga.example.lv\">dita.konova@riga.example.lv</a>."},
    {"a@b @c d@ [email protected]", "a@b @c d@ [email protected]"},
    {"prese [at] example.lv", "<a href=\"mailto:prese@example.lv\">prese [at] example.lv</a>"},
    {"prese(at)iem(dot)example[.]lv, x",
     "<a href=\"mailto:prese@iem.example.lv\">prese(at)iem(dot)example[.]lv</a>, x"},
    {"E-mail: press at example dot org",
     "E-mail: <a href=\"mailto:press@example.org\">press at example dot org</a>"},
    {"anna dot berg at example dot org",
     "<a href=\"mailto:anna.berg@example.org\">anna dot berg at example dot org</a>"},
    {"look at example dot com", "<a href=\"mailto:look@example.com\">look at example dot com</a>"},
    {"We look at example dot com", "We look at example dot com"},
    {"Meeting (at) Riga", "Meeting (at) Riga"},
    /* hosts without http:// or www. */
    {"at sundale.example.org/tools in",
     "at <a href=\"https://sundale.example.org/tools\">sundale.example.org/tools</a> in"},
    {"(t.me/sundale), ej.uz/a_b.",
     "(<a href=\"https://t.me/sundale\">t.me/sundale</a>), <a href=\"https://ej.uz/a_b\">ej.uz/a_b</a>."},
    {"sundale.example.org", "<a href=\"https://sundale.example.org\">sundale.example.org</a>"},
    {"Web: sundale.example.org.", "Web: <a href=\"https://sundale.example.org\">sundale.example.org</a>."},
    {"We like sundale.example.org today", "We like sundale.example.org today"},
    {"Node.js/React, U.S./EU, a.m./p.m., 5.maijā/6.maijā, and.or/but, 1.5/2.5",
     "Node.js/React, U.S./EU, a.m./p.m., 5.maijā/6.maijā, and.or/but, 1.5/2.5"},
    {"x.lv:y", "x.lv:y"},
    /* emphasis */
    {"(*Nordic-Baltic Eight*)", "(<em>Nordic-Baltic Eight</em>)"},
    {"**a** __b__ _c_ ***d***",
     "<strong>a</strong> <strong>b</strong> <em>c</em> <em><strong>d</strong></em>"},
    {"**Name**will", "<strong>Name</strong>will"},
    {"snake_case_name 2*3*4 price* of* *note", "snake_case_name 2*3*4 price* of* *note"},
    {"### * * * *** ____ a _ b", "### * * * *** ____ a _ b"},
    {"*a **b** c*", "<em>a <strong>b</strong> c</em>"},
    {"*a *b* c*", "*a <em>b</em> c*"},
    {"**[a](https://example.org)**", "<strong><a href=\"https://example.org\">a</a></strong>"},
    {"*https://example.org*", "<em><a href=\"https://example.org\">https://example.org</a></em>"},
};

static void notation_becomes_elements(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        one_block(lv_filter_inline, LV_N_P, "en", pairs[i][0], pairs[i][1]);
}

/* Without link targets, which go to href, the letters of the text are those of the source. */
static void no_letter_is_lost(void **state) {
    (void)state;
    static const char *const pieces[] = {
        "*",        "**",      "***",  "_",    "__",    "[", "]",     "(",  ")",    "!",
        "<",        ">",       "\\",   "a",    "b ",    " ", "ā",     "@",  "x.lv", "www.",
        "https://", "mailto:", "[at]", " at ", " dot ", ".", "(dot)", "\"", "http"};
    uint32_t seed = 3;
    for (size_t round = 0; round < 20000; round++) {
        struct lv_buf text = one_random(&seed, pieces, sizeof pieces / sizeof *pieces, 16);
        struct lv_str source = lv_buf_slice(&text);
        struct lv_doc *doc = one_doc(LV_N_P, "en", source);
        assert_int_equal(one_run(lv_filter_inline, doc), 0);
        struct lv_str got = lv_text(doc, lv_edition(doc, 0));
        bool target = lv_str_find(source, LV_STR("]("), 0) != SIZE_MAX;
        if (!target && !one_same_letters(source, got))
            fail_msg("[%.*s]\n[%.*s]", (int)text.n, text.p, (int)got.n, got.p);
        lv_buf_free(&text);
        lv_doc_free(doc);
    }
}

/* 100,000 openers of every kind: the test fails by its time limit if anything is quadratic. */
static void hostile_input_is_linear(void **state) {
    (void)state;
    ONE_LINEAR(lv_filter_inline, LV_N_P, "*a ", "a* ", "[", "![a](", "](", "[a](b", "<", "-*-", "_(*a ",
               "a**", "@a.", "**a *");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notation_becomes_elements),
        cmocka_unit_test(no_letter_is_lost),
        cmocka_unit_test(hostile_input_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
