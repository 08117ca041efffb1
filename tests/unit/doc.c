/* The primitives every filter stands on: wrapping, cutting and splitting the text of a block. */
#include <string.h>

#include "doc/doc.h"
#include "unit.h"

static struct lv_node *block_of(struct lv_doc *doc, struct lv_str text) {
    struct lv_node *block = lv_node_new(doc, LV_N_P);
    lv_node_append(doc->root, block);
    lv_node_append(block, lv_text_new(doc, text));
    return block;
}

static void assert_text(struct lv_doc *doc, const struct lv_node *node, const char *want) {
    struct lv_str text = lv_text(doc, node);
    assert_int_equal(text.n, strlen(want));
    assert_memory_equal(text.p, want, text.n);
}

static void wrap_marks_a_range(void **state) {
    (void)state;
    struct lv_doc *doc = lv_doc_new();
    struct lv_node *p = block_of(doc, LV_STR("one two three"));
    struct lv_node *em = lv_wrap(doc, p, 4, 7, LV_N_EM);
    assert_non_null(em);
    assert_text(doc, em, "two");
    assert_text(doc, p, "one two three");
    struct lv_node *around = lv_wrap(doc, p, 0, 13, LV_N_SPAN);
    assert_ptr_equal(em->parent, around);
    assert_ptr_equal(p->first, around);
    assert_ptr_equal(p->last, around);
    lv_doc_free(doc);
}

static void wrap_refuses_to_cut_an_element(void **state) {
    (void)state;
    struct lv_doc *doc = lv_doc_new();
    struct lv_node *p = block_of(doc, LV_STR("one two three"));
    lv_wrap(doc, p, 4, 7, LV_N_EM);
    assert_null(lv_wrap(doc, p, 5, 10, LV_N_A));
    assert_null(lv_wrap(doc, p, 2, 5, LV_N_A));
    assert_null(lv_wrap(doc, p, 3, 3, LV_N_A));
    assert_null(lv_wrap(doc, p, 10, 99, LV_N_A));
    assert_text(doc, p, "one two three");
    struct lv_node *inner = lv_wrap(doc, p, 5, 6, LV_N_A);
    assert_non_null(inner);
    assert_int_equal(inner->parent->kind, LV_N_EM);
    lv_doc_free(doc);
}

static void wrap_series_in_one_pass(void **state) {
    (void)state;
    struct lv_doc *doc = lv_doc_new();
    struct lv_node *p = block_of(doc, LV_STR("a b c d"));
    struct lv_cursor cursor = {0};
    for (size_t at = 0; at < 7; at += 2)
        assert_text(doc, lv_wrap_next(doc, p, &cursor, at, at + 1, LV_N_EM),
                    (const char[]){"abcd"[at / 2], 0});
    assert_text(doc, p, "a b c d");
    lv_doc_free(doc);
}

static void cut_takes_text_out(void **state) {
    (void)state;
    struct lv_doc *doc = lv_doc_new();
    struct lv_node *p = block_of(doc, LV_STR("*one* two"));
    lv_wrap(doc, p, 1, 4, LV_N_EM);
    lv_text_cut(doc, p, 4, 5);
    lv_text_cut(doc, p, 0, 1);
    assert_text(doc, p, "one two");
    lv_text_cut(doc, p, 2, 5);
    assert_text(doc, p, "onwo");
    lv_doc_free(doc);
}

static void split_makes_two_blocks(void **state) {
    (void)state;
    struct lv_doc *doc = lv_doc_new();
    struct lv_node *p = block_of(doc, LV_STR("one two three"));
    lv_lines_set(doc, p, 7);
    lv_attr_set(doc, p, LV_AT_LANG, LV_STR("lv"));
    lv_wrap(doc, p, 4, 7, LV_N_EM);
    assert_null(lv_block_split(doc, p, 5));
    struct lv_node *second = lv_block_split(doc, p, 7);
    assert_non_null(second);
    assert_text(doc, p, "one two");
    assert_text(doc, second, " three");
    assert_int_equal(lv_node_line(second), 7);
    assert_true(lv_str_eq(lv_node_lang(second), LV_STR("lv")));
    lv_doc_free(doc);
}

static void lines_grow(void **state) {
    (void)state;
    struct lv_doc *doc = lv_doc_new();
    struct lv_node *p = block_of(doc, LV_STR("x"));
    for (uint32_t line = 1; line <= 100; line++) {
        struct lv_node *other = lv_node_new(doc, LV_N_P);
        lv_lines_set(doc, other, line);
        lv_lines_append(doc, p, other);
    }
    assert_int_equal(p->nlines, 100);
    for (uint32_t i = 0; i < 100; i++)
        assert_int_equal(p->lines[i], i + 1);
    assert_int_equal(lv_node_line(p->first), 1);
    assert_int_equal(lv_node_last_line(doc->root), 100);
    lv_doc_free(doc);
}

static void attributes_keep_the_canonical_order(void **state) {
    (void)state;
    struct lv_doc *doc = lv_doc_new();
    struct lv_node *p = block_of(doc, LV_STR("x"));
    lv_attr_set(doc, p, LV_AT_VERB, LV_STR("said"));
    lv_attr_set(doc, p, LV_AT_LANG, LV_STR("en"));
    lv_attr_set(doc, p, LV_AT_SPEAKER, LV_STR("A"));
    assert_int_equal(p->attrs->key, LV_AT_LANG);
    assert_int_equal(p->attrs->next->key, LV_AT_SPEAKER);
    lv_attr_remove(p, LV_AT_SPEAKER);
    assert_false(lv_attr_has(p, LV_AT_SPEAKER));
    assert_true(lv_str_eq(lv_attr(p, LV_AT_VERB), LV_STR("said")));
    lv_doc_free(doc);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrap_marks_a_range),
        cmocka_unit_test(wrap_refuses_to_cut_an_element),
        cmocka_unit_test(wrap_series_in_one_pass),
        cmocka_unit_test(cut_takes_text_out),
        cmocka_unit_test(split_makes_two_blocks),
        cmocka_unit_test(lines_grow),
        cmocka_unit_test(attributes_keep_the_canonical_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
