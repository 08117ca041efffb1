/* The parts of the PDF writer: how values are printed, and what a file says of itself. */
#include <string.h>

#include "made.h"
#include "write/pdf/pdf.h"

static void assert_printed(struct lv_buf *buf, const char *want) {
    lv_buf_char(buf, '\0');
    assert_string_equal(buf->p, want);
    lv_buf_free(buf);
    *buf = (struct lv_buf){0};
}

static void numbers_have_two_decimals_at_most(void **state) {
    (void)state;
    struct lv_buf buf = {0};
    const double numbers[] = {0, 1, 10.5, 10.05, 0.004, 0.996, -3.25, 595.28, 100};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        pdf_number(&buf, numbers[i]);
        lv_buf_char(&buf, ' ');
    }
    assert_printed(&buf, "0 1 10.5 10.05 0 1 -3.25 595.28 100 ");
}

static void strings_are_utf16_and_bytes_are_escaped(void **state) {
    (void)state;
    struct lv_buf buf = {0};
    pdf_string(&buf, LV_STR("A\u0101\U0001F600"));
    assert_printed(&buf, "<FEFF00410101D83DDE00>");
    pdf_bytes(&buf, LV_STR("a(b)\\c"));
    assert_printed(&buf, "(a\\(b\\)\\\\c)");
}

static void strings_stay_below_the_limit_of_pdf_a(void **state) {
    (void)state;
    struct lv_buf buf = {0};
    static char text[100000];
    memset(text, 'x', sizeof text);
    pdf_string(&buf, (struct lv_str){text, sizeof text});
    assert_true(buf.n < 2 * 32767);
    buf.n = 0;
    pdf_bytes(&buf, (struct lv_str){text, sizeof text});
    assert_true(buf.n < 32767);
    lv_buf_free(&buf);
}

static struct lv_buf write(int64_t epoch) {
    struct made made = new_document("lv");
    struct lv_node *published = add(&made, made.edition, LV_N_PUBLISHED, "12.05.2023.");
    struct lv_node *a = add(&made, add(&made, made.edition, LV_N_P, NULL), LV_N_A, "saite");
    lv_attr_set(made.doc, published, LV_AT_DATETIME, LV_STR("2023-05-12"));
    lv_attr_set(made.doc, a, LV_AT_HREF, LV_STR("https://example.org/\u017E x"));
    made.options.epoch = epoch;
    write_made(&made, lv_write_pdf);
    lv_doc_free(made.doc);
    return made.out;
}

static bool has(const struct lv_buf *out, const char *what) {
    return lv_str_find(lv_buf_slice(out), lv_str_from(what), 0) != SIZE_MAX;
}

static void the_same_release_gives_the_same_bytes(void **state) {
    (void)state;
    struct lv_buf one = write(-1), two = write(-1), other = write(0);
    assert_int_equal(one.n, two.n);
    assert_memory_equal(one.p, two.p, one.n);
    assert_true(has(&one, "D:20230512000000Z") && has(&one, "2023-05-12T00:00:00Z"));
    assert_true(has(&other, "D:19700101000000Z") && !has(&other, "D:2023"));
    lv_buf_free(&one);
    lv_buf_free(&two);
    lv_buf_free(&other);
}

static void a_link_has_text_address_and_parent(void **state) {
    (void)state;
    struct lv_buf out = write(-1);
    assert_true(has(&out, "/URI (https://example.org/%C5%BE%20x)"));
    assert_true(has(&out, "/Contents <FEFF00730061006900740065>"));
    assert_true(has(&out, "/S /Link") && has(&out, "/Type /OBJR") && has(&out, "/StructParent 1"));
    assert_true(has(&out, "/Lang (lv)") && has(&out, "/DisplayDocTitle true"));
    lv_buf_free(&out);
}

static size_t count(const struct lv_buf *out, const char *what) {
    struct lv_str all = lv_buf_slice(out), sought = lv_str_from(what);
    size_t n = 0;
    for (size_t at = 0; (at = lv_str_find(all, sought, at)) != SIZE_MAX; at += sought.n)
        n++;
    return n;
}

static struct lv_buf write_long_link(size_t words) {
    struct made made = new_document("lv");
    struct lv_buf text = {0};
    for (size_t i = 0; i < words; i++)
        lv_buf_puts(&text, "saites teksts ");
    lv_buf_char(&text, '\0');
    struct lv_node *a = add(&made, add(&made, made.edition, LV_N_P, NULL), LV_N_A, text.p);
    lv_attr_set(made.doc, a, LV_AT_HREF, LV_STR("https://example.org/"));
    write_made(&made, lv_write_pdf);
    lv_doc_free(made.doc);
    lv_buf_free(&text);
    return made.out;
}

static void a_link_over_lines_is_one_annotation(void **state) {
    (void)state;
    struct lv_buf line = write_long_link(2), lines = write_long_link(20), pages = write_long_link(800);
    assert_int_equal(count(&line, "/Subtype /Link"), 1);
    assert_int_equal(count(&line, "/QuadPoints"), 0);
    assert_int_equal(count(&lines, "/Subtype /Link"), 1);
    assert_int_equal(count(&lines, "/QuadPoints"), 1);
    assert_int_equal(count(&lines, "/S /Link"), 1);
    size_t n = count(&pages, "/Type /Page /Parent");
    assert_true(n > 1);
    assert_int_equal(count(&pages, "/Subtype /Link"), n);
    assert_int_equal(count(&pages, "/QuadPoints"), n);
    assert_int_equal(count(&pages, "/S /Link"), 1);
    assert_int_equal(count(&pages, "/TextDecorationType /Underline"), 1);
    lv_buf_free(&line);
    lv_buf_free(&lines);
    lv_buf_free(&pages);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_two_decimals_at_most),
        cmocka_unit_test(strings_are_utf16_and_bytes_are_escaped),
        cmocka_unit_test(strings_stay_below_the_limit_of_pdf_a),
        cmocka_unit_test(the_same_release_gives_the_same_bytes),
        cmocka_unit_test(a_link_has_text_address_and_parent),
        cmocka_unit_test(a_link_over_lines_is_one_annotation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
