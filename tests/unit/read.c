/* The text reader: lines, numbers and indents; what it leaves out; quoted e-mail. */
#include "read/read.h"

#include <stdlib.h>
#include <string.h>

#include "unit.h"

static struct lv_diag diag;

/* Reads a text; returns the document, or NULL where the reader refused it. */
static struct lv_doc *read_text(struct lv_str in) {
    static const struct lv_options options;
    struct lv_job job = {.options = &options, .diag = &diag, .name = "test", .in = in};
    struct lv_doc *doc = lv_doc_new();
    diag = (struct lv_diag){0};
    if (lv_read_text(doc, &job)) {
        lv_doc_free(doc);
        return NULL;
    }
    return doc;
}

/* Compares the blocks with `want`: "LINE+INDENT:TEXT|…". */
static void assert_blocks(struct lv_str in, const char *want) {
    struct lv_buf got = {0};
    struct lv_doc *doc = read_text(in);
    assert_non_null(doc);
    for (struct lv_node *p = lv_block_next(doc->root, doc->root); p; p = lv_block_next(p, doc->root)) {
        struct lv_str indent = lv_attr(p, LV_AT_INDENT), text = lv_text(doc, p);
        lv_buf_printf(&got, "%s%u%s%.*s:%.*s", got.n ? "|" : "", lv_node_line(p), indent.n ? "+" : "",
                      (int)indent.n, indent.n ? indent.p : "", (int)text.n, text.p);
    }
    lv_buf_char(&got, '\0');
    assert_string_equal(got.p, want);
    lv_buf_free(&got);
    lv_doc_free(doc);
}

static void lines_end_in_three_ways(void **state) {
    (void)state;
    assert_blocks(LV_STR("a\nb\r\nc\rd\n\n\r\re"), "1:a|2:b|3:c|4:d|8:e");
    assert_blocks(LV_STR("a\r\n\r\nb"), "1:a|3:b");
    assert_blocks(LV_STR("\xEF\xBB\xBF"
                         "a"),
                  "1:a");
}

static void blank_lines_are_blank_whatever_is_in_them(void **state) {
    (void)state;
    assert_blocks(LV_STR("a\n \t\n\xC2\xA0\n\xE2\x80\xAF\xE3\x80\x80\n\xE2\x80\x8B\xEF\xBB\xBF\nb"),
                  "1:a|6:b");
    assert_null(read_text(LV_STR(" \n\xC2\xA0\n")));
    assert_int_equal(diag.worst, LV_EXIT_DOCUMENT);
}

static void indents_are_columns(void **state) {
    (void)state;
    assert_blocks(LV_STR(" a\n\tb\n  \tc\n\xC2\xA0 d\n\t  e"), "1+1:a|2+8:b|3+8:c|4+2:d|5+10:e");
    assert_blocks(LV_STR("\fa\n  \f b"), "1:a|2+4:b");
}

static void text_is_trimmed_outside_only(void **state) {
    (void)state;
    assert_blocks(LV_STR("a  b  c \xC2\xA0\t\n"), "1:a  b  c");
    assert_blocks(LV_STR("a\tb \t\n"), "1:a\tb \t"); /* an empty cell */
    assert_blocks(LV_STR("a\n  \t \nb\t\n"), "1:a|3:b");
    assert_blocks(LV_STR("a\fb\vc\xE2\x80\xA8"
                         "d"),
                  "1:a b c d");
}

static void what_shows_nothing_is_left_out(void **state) {
    (void)state;
    assert_blocks(LV_STR("pa\xC2\xADval\xE2\x80\x8B"
                         "de\xE2\x81\xA0s \xE2\x80\x8E+371\xE2\x80\xAC"),
                  "1:pavaldes +371");
    assert_blocks(LV_STR("\xE2\x80\x8D"
                         "a\xE2\x80\x8D"
                         "b"),
                  "1:ab");
    const char family[] = "1:\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7";
    assert_blocks(lv_str_from(family + 2), family);
}

static void controls_are_left_out(void **state) {
    (void)state;
    assert_blocks(LV_STR("first line of the text\nse\x01"
                         "cond\x1B\xC2\x81\xEF\xBF\xBF"),
                  "1:first line of the text|2:second");
}

static void text_becomes_nfc(void **state) {
    (void)state;
    assert_blocks(LV_STR("Ri\xCC\x84ga, s\xCC\x8C\xC2\xADk, \xE2\x84\xAB"), "1:Rīga, šk, Å");
    assert_blocks(LV_STR("и\xCC\x86 ☞ “x” №"), "1:й ☞ “x” №");
}

static void bullets_of_symbol_fonts_are_bullets(void **state) {
    (void)state;
    assert_blocks(LV_STR("\xEF\x82\xB7\tone\n\xEF\x82\xA7 two\n\xEE\x80\x80 three"),
                  "1:•\tone|2:▪ two|3:\xEE\x80\x80 three");
}

static void ligatures_are_letters(void **state) {
    (void)state;
    assert_blocks(LV_STR("ﬁrst ﬂoor oﬃce oﬀ waﬄe ﬅ ﬆ"), "1:first floor office off waffle st st");
    assert_blocks(LV_STR("æ œ ĳ ǆ"), "1:æ œ ĳ ǆ"); /* letters of their own */
}

static void quoted_mail_loses_its_marks(void **state) {
    (void)state;
    assert_blocks(LV_STR("> a\n>\n> b\n>  c\n>> d"), "1:a|3:b|4+1:c|5:> d");
    assert_blocks(LV_STR(">> a\n> > b\n>> c\n"), "1:a|2:b|3:c");
    assert_blocks(LV_STR("a\n> b\nc\n"), "1:a|2:> b|3:c");
    assert_blocks(LV_STR("> a\n> b"), "1:> a|2:> b");
}

static void a_line_of_marks_costs_linear_time(void **state) {
    (void)state;
    size_t n = 1 << 20;
    char *text = lv_malloc(n);
    for (size_t i = 0; i < n; i++)
        text[i] = i % 2 ? '\r' : '>';
    struct lv_doc *doc = read_text((struct lv_str){text, n});
    assert_null(doc);
    memset(text, 'x', n);
    for (size_t i = 1; i < n; i += 2)
        text[i] = '\r';
    doc = read_text((struct lv_str){text, n});
    assert_non_null(doc);
    assert_int_equal(lv_node_last_line(doc->root), n / 2);
    lv_doc_free(doc);
    lv_free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_in_three_ways),
        cmocka_unit_test(blank_lines_are_blank_whatever_is_in_them),
        cmocka_unit_test(indents_are_columns),
        cmocka_unit_test(text_is_trimmed_outside_only),
        cmocka_unit_test(what_shows_nothing_is_left_out),
        cmocka_unit_test(controls_are_left_out),
        cmocka_unit_test(text_becomes_nfc),
        cmocka_unit_test(bullets_of_symbol_fonts_are_bullets),
        cmocka_unit_test(ligatures_are_letters),
        cmocka_unit_test(quoted_mail_loses_its_marks),
        cmocka_unit_test(a_line_of_marks_costs_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
