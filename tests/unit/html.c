/* The HTML writer: what may be a link or a time, where the heading is, and what hostile text cannot do. */
#include <stdlib.h>
#include <string.h>

#include "made.h"
#include "write/html/html.h"

/* Writes and frees the document; the page, to be freed, ends with a NUL. */
static char *write_page(struct made *made) {
    write_made(made, lv_write_html);
    lv_buf_char(&made->out, '\0');
    lv_doc_free(made->doc);
    return made->out.p;
}

static size_t count(const char *page, const char *what) {
    size_t n = 0;
    for (const char *at = page; (at = strstr(at, what)); at++)
        n++;
    return n;
}

static void assert_href(const char *href, const char *want) {
    struct lv_buf out = {0};
    bool linked = lv_html_href(&out, lv_str_from(href));
    lv_buf_char(&out, '\0');
    assert_string_equal(out.p, want ? want : "");
    assert_int_equal(linked, want != NULL);
    lv_buf_free(&out);
}

static void links_are_of_four_schemes(void **state) {
    (void)state;
    assert_href("https://www.example.lv/a?b=c&d", "https://www.example.lv/a?b=c&amp;d");
    assert_href("HTTP://example.lv:8080", "HTTP://example.lv:8080");
    assert_href("mailto:press@example.lv?subject=x", "mailto:press@example.lv?subject=x");
    assert_href("tel:+37167000000", "tel:+37167000000");
    static const char *const others[] = {"javascript:alert(1)",
                                         "data:text/html,x",
                                         "//example.lv",
                                         "/a",
                                         "#",
                                         "",
                                         "http:example.lv",
                                         "https://",
                                         "https://.lv",
                                         "https://a..lv",
                                         "https://1.2.3.4",
                                         "https://u:p@example.lv",
                                         "https://example.lv\\x",
                                         "mailto:",
                                         "mailto:a@",
                                         "tel:",
                                         "tel:+",
                                         "tel:abc",
                                         " https://example.lv"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_href(others[i], NULL);
}

static void addresses_are_encoded(void **state) {
    (void)state;
    assert_href("https://example.lv/a b\"<>[1]", "https://example.lv/a%20b%22%3C%3E%5B1%5D");
    assert_href("https://example.lv/%41%4", "https://example.lv/%41%254");
    assert_href("https://example.lv/%zz%", "https://example.lv/%25zz%25");
    assert_href("https://example.lv/#a#b", "https://example.lv/#a%23b");
}

static void times_are_those_of_html(void **state) {
    (void)state;
    static const char *const good[] = {
        "2026",     "2026-11",          "2024-02-29",        "10:00",
        "10:00:59", "2026-11-23T10:00", "2026-11-23T10:00Z", "2026-11-23T10:00:00+02:00"};
    static const char *const bad[] = {"",
                                      "0000",
                                      "2026-13",
                                      "2026-00",
                                      "2023-02-29",
                                      "1900-02-29",
                                      "2026-1-1",
                                      "24:00",
                                      "10:60",
                                      "2026-11-23T",
                                      "2026-11T10:00",
                                      "2026-11-23T10:00+25:00",
                                      "2026-11-23/2026-11-24",
                                      "2026-11-23 "};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(lv_html_datetime(lv_str_from(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(lv_html_datetime(lv_str_from(bad[i])));
}

static void the_headline_is_the_one_h1(void **state) {
    (void)state;
    struct made made = new_document("en");
    add(&made, made.edition, LV_N_HEADLINE, "A bridge opens");
    add(&made, made.edition, LV_N_HEADING, "What is new");
    add(&made, made.edition, LV_N_HEADLINE, "A bridge opens");
    char *page = write_page(&made);
    assert_int_equal(count(page, "<h1"), 1);
    assert_int_equal(count(page, "<h2"), 1);
    assert_int_equal(count(page, "role=\"heading\""), 0);
    assert_non_null(strstr(page, "<title>A bridge opens</title>"));
    lv_free(page);
}

static void without_a_headline_the_title_is_marked_where_it_stands(void **state) {
    (void)state;
    struct made made = new_document("en");
    add(&made, made.edition, LV_N_LABEL, "News");
    struct lv_node *lead = add(&made, made.edition, LV_N_LEAD, "On ");
    add(&made, lead, LV_N_TIME, "12 May");
    lv_node_append(lead, lv_text_new(made.doc, LV_STR(" the bridge was opened. Then came the rain.")));
    char *page = write_page(&made);
    assert_int_equal(count(page, "<h1"), 0);
    assert_non_null(
        strstr(page, "<p class=\"lead\"><span role=\"heading\" aria-level=\"1\">On 12 May the bridge was "
                     "opened</span>. Then came the rain.</p>"));
    lv_free(page);
}

static void the_page_describes_itself_in_whole_words(void **state) {
    (void)state;
    struct made made = new_document("lv");
    add(&made, made.edition, LV_N_HEADLINE, "Tilts \"Kaija\"");
    struct lv_buf lead = {0};
    for (size_t i = 0; i < 40; i++)
        lv_buf_puts(&lead, "tiltiņš ");
    lv_buf_char(&lead, '\0');
    add(&made, made.edition, LV_N_LEAD, lead.p);
    char *page = write_page(&made);
    assert_int_equal(count(page, "tiltiņš…\">"), 2);
    assert_int_equal(count(page, "tiltiņš"), 20 + 20 + 40 + 40);
    assert_non_null(strstr(page, "<meta property=\"og:title\" content=\"Tilts &quot;Kaija&quot;\">"));
    assert_non_null(strstr(page, "<meta property=\"og:type\" content=\"article\">"));
    assert_non_null(strstr(page, "<meta property=\"og:locale\" content=\"lv_LV\">"));
    lv_free(page);
    lv_buf_free(&lead);
}

static void no_text_leaves_its_element(void **state) {
    (void)state;
    struct made made = new_document("en");
    static const char evil[] = "</script><!--<script></style></title><b>\"&";
    add(&made, made.edition, LV_N_HEADLINE, evil);
    add(&made, made.edition, LV_N_LABEL, evil);
    struct lv_node *quote = add(&made, made.edition, LV_N_QUOTE, evil);
    lv_attr_set(made.doc, quote, LV_AT_SPEAKER, lv_str_from(evil));
    lv_attr_set(made.doc, quote, LV_AT_LANG, LV_STR("\"><b>"));
    char *page = write_page(&made);
    assert_int_equal(count(page, "<script"), 1);
    assert_int_equal(count(page, "</script"), 1);
    assert_int_equal(count(page, "</style"), 1);
    assert_int_equal(count(page, "</title"), 1);
    assert_int_equal(count(page, "<!--"), 0);
    assert_int_equal(count(page, "<b>"), 0);
    lv_free(page);
}

static void links_and_times_do_not_nest(void **state) {
    (void)state;
    struct made made = new_document("en");
    add(&made, made.edition, LV_N_HEADLINE, "A bridge opens");
    struct lv_node *p = add(&made, made.edition, LV_N_P, "x");
    struct lv_node *outer = add(&made, p, LV_N_A, "a");
    lv_attr_set(made.doc, outer, LV_AT_HREF, LV_STR("https://example.org"));
    struct lv_node *inner = add(&made, outer, LV_N_A, "b");
    lv_attr_set(made.doc, inner, LV_AT_HREF, LV_STR("https://example.lv"));
    struct lv_node *time = add(&made, p, LV_N_TIME, "c");
    lv_attr_set(made.doc, time, LV_AT_DATETIME, LV_STR("2026"));
    lv_attr_set(made.doc, add(&made, time, LV_N_TIME, "d"), LV_AT_DATETIME, LV_STR("2025"));
    char *page = write_page(&made);
    assert_non_null(
        strstr(page, "<a href=\"https://example.org\">ab</a><time datetime=\"2026\">cd</time></p>"));
    lv_free(page);
}

/* Adds a list, and what is there to be found of it in HTML. */
static void assert_list(const char *const markers[], const char *want) {
    struct made made = new_document("en");
    add(&made, made.edition, LV_N_HEADLINE, "Title");
    struct lv_node *list = add(&made, made.edition, LV_N_LIST, NULL);
    for (size_t i = 0; markers[i]; i++)
        add_item(&made, list, markers[i], " x");
    char *page = write_page(&made);
    if (!strstr(page, want))
        fail_msg("no %s in %s", want, strstr(page, "<main"));
    lv_free(page);
}

#define LIST(want, ...) assert_list((const char *const[]){__VA_ARGS__, NULL}, want)

static void the_browser_marks_items(void **state) {
    (void)state;
    LIST("<ul class=\"list\">\n<li>x</li>\n<li>", "•", "•");
    LIST("<ol class=\"list\">\n<li><span class=\"marker\" hidden>1.</span> x</li>\n<li>", "1.", "2.");
    LIST("<ol class=\"list\" start=\"9\">\n<li>", "9.", "10.", "11.");
    LIST("<ol class=\"list\" type=\"i\">\n<li style=\"list-style-type: '(i) '\">", "(i)", "(ii)", "(iii)");
    LIST("<ol class=\"list\" start=\"8\" type=\"A\">\n<li><", "H.", "I.", "J.");
    LIST("<ol class=\"list\" start=\"4\" type=\"I\">\n<li><", "IV.", "V.", "VI.");
    LIST("<ul class=\"list\">\n<li style=\"list-style-type: '– '\">", "–", "–");
    LIST("<li style=\"list-style-type: '\\27 \\5c &quot; '\">", "'\\\"", "•"); /* no string ends early */
    /* what a browser would count otherwise is not left to it */
    LIST("<ul class=\"list\">\n<li style=\"list-style-type: '1. '\">", "1.", "3.");
    LIST("<ul class=\"list\">\n<li style=\"list-style-type: '1. '\">", "1.", "2)");
    LIST("<ul class=\"list\">\n<li style=\"list-style-type: '12. '\">", "12.");
    LIST("<ul class=\"list\">\n<li style=\"list-style-type: '01. '\">", "01.", "02.");
    LIST("<ul class=\"list\">\n<li style=\"list-style-type: '1.1. '\">", "1.1.", "1.2.");
    LIST("<ul class=\"list\">\n<li style=\"list-style-type: 'ā) '\">", "ā)", "b)");
    LIST("<ul class=\"list\">\n<li style=\"list-style-type: 'IIII. '\">", "IIII.", "V.");
}

static void hidden_and_empty_blocks_leave_nothing(void **state) {
    (void)state;
    struct made made = new_document("en");
    add(&made, made.edition, LV_N_HEADLINE, "Shown");
    add(&made, made.edition, LV_N_CHROME, "Share this");
    add(&made, made.edition, LV_N_ENDMARK, "###");
    add(&made, made.edition, LV_N_HEADING, " ");
    add(&made, made.edition, LV_N_LIST, NULL);
    char *page = write_page(&made);
    assert_null(strstr(page, "Share this"));
    assert_null(strstr(page, "###"));
    assert_null(strstr(page, "<h2"));
    assert_null(strstr(page, "<ul"));
    lv_free(page);
}

static void row(struct made *made, enum lv_kind kind, const char *text, const char *row) {
    lv_attr_set(made->doc, add(made, made->edition, kind, text), LV_AT_ROW, lv_str_from(row));
}

static void paired_blocks_share_a_line_and_none_goes_up(void **state) {
    (void)state;
    struct made made = new_document("lv");
    row(&made, LV_N_HEADLINE, "A", "1");
    row(&made, LV_N_LEAD, "B", "2");
    row(&made, LV_N_P, "C", "3");
    add_edition(&made, "en");
    row(&made, LV_N_HEADLINE, "a", "1");
    row(&made, LV_N_P, "c", "3");
    row(&made, LV_N_LEAD, "b", "2");
    char *page = write_page(&made);
    assert_int_equal(count(page, "grid-row: 1 / span 3"), 2);
    assert_int_equal(count(page, "style=\"grid-row: 1\""), 2);
    assert_int_equal(count(page, "style=\"grid-row: 2\""), 2);
    assert_int_equal(count(page, "style=\"grid-row: 3\""), 1);
    assert_non_null(strstr(
        page, "<p>c</p>\n</div>\n<div class=\"cell\" style=\"grid-row: 2\">\n<p class=\"lead\">b</p>"));
    assert_int_equal(count(page, "<h1"), 1);
    lv_free(page);
}

static void editions_by_turns_are_in_reading_order(void **state) {
    (void)state;
    struct made made = new_document("lv");
    made.options.arrangement = LV_ROWS;
    row(&made, LV_N_HEADLINE, "A", "1");
    row(&made, LV_N_P, "B", "2");
    add(&made, made.edition, LV_N_P, "alone");
    row(&made, LV_N_P, "C", "3");
    add_edition(&made, "en");
    row(&made, LV_N_HEADLINE, "a", "1");
    row(&made, LV_N_P, "b", "2");
    row(&made, LV_N_P, "c", "3");
    char *page = write_page(&made);
    static const char *const order[] = {"lang=\"lv\">\n<h1 class=\"headline\" id=\"title-1\">A<",
                                        "lang=\"en\">\n<h2 class=\"headline\" id=\"title-2\">a<",
                                        "lang=\"lv\">\n<p>B<",
                                        "<p>alone<",
                                        "lang=\"en\">\n<p>b<",

                                        "<p>C<",
                                        "<p>c<"};
    const char *at = page;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        at = strstr(at, order[i]);
        assert_non_null(at);
    }
    assert_null(strstr(page, "<nav"));
    lv_free(page);
}

static void a_page_of_editions_leads_to_each(void **state) {
    (void)state;
    struct made made = new_document("lv");
    add(&made, made.edition, LV_N_HEADLINE, "A");
    add_edition(&made, "en");
    add(&made, made.edition, LV_N_HEADLINE, "B");
    char *page = write_page(&made);
    assert_non_null(strstr(page, "<nav class=\"languages\" aria-label=\"Valoda\">\n"
                                 "<a href=\"#edition-1\" lang=\"lv\">Latviešu</a>\n"
                                 "<a href=\"#edition-2\" lang=\"en\">English</a>\n</nav>\n<main>"));
    assert_non_null(
        strstr(page, "<article class=\"edition\" id=\"edition-2\" aria-labelledby=\"title-2\" lang=\"en\">"));
    assert_int_equal(count(page, "id=\"title-2\""), 1);
    lv_free(page);
    made = new_document("lv");
    add(&made, made.edition, LV_N_HEADLINE, "A");
    page = write_page(&made);
    assert_null(strstr(page, "<nav"));
    lv_free(page);
}

/* The page of a short document in a house of that name and text. */
static char *page_in_house(const char *style, const char *text) {
    struct made made = new_document("en");
    made.options.style = style;
    made.options.style_text = text;
    add(&made, made.edition, LV_N_P, "text");
    return write_page(&made);
}

static void the_ready_style_sheet_is_as_if_written(void **state) {
    (void)state;
    char *ready = page_in_house(NULL, NULL), *written = page_in_house("own", "[colour]\nink = #1a1a1a\n"),
         *other = page_in_house("own", "[colour]\nink = #1a1a1b\n");
    assert_non_null(strstr(ready, "--ink: #1a1a1a;"));
    assert_string_equal(ready, written);
    assert_string_not_equal(ready, other);
    lv_free(ready);
    lv_free(written);
    lv_free(other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_are_of_four_schemes),
        cmocka_unit_test(addresses_are_encoded),
        cmocka_unit_test(times_are_those_of_html),
        cmocka_unit_test(the_headline_is_the_one_h1),
        cmocka_unit_test(the_page_describes_itself_in_whole_words),
        cmocka_unit_test(without_a_headline_the_title_is_marked_where_it_stands),
        cmocka_unit_test(no_text_leaves_its_element),
        cmocka_unit_test(links_and_times_do_not_nest),
        cmocka_unit_test(the_browser_marks_items),
        cmocka_unit_test(hidden_and_empty_blocks_leave_nothing),
        cmocka_unit_test(paired_blocks_share_a_line_and_none_goes_up),
        cmocka_unit_test(editions_by_turns_are_in_reading_order),
        cmocka_unit_test(a_page_of_editions_leads_to_each),
        cmocka_unit_test(the_ready_style_sheet_is_as_if_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
