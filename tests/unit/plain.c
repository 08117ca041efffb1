/* The text writer: what stands between blocks, and the light notation that reads back. */
#include <stdlib.h>
#include <string.h>

#include "doc/doc.h"
#include "unit.h"

static struct lv_doc *doc;

static struct lv_node *add(struct lv_node *parent, enum lv_kind kind, const char *text) {
    struct lv_node *node = lv_node_new(doc, kind);
    lv_node_append(parent, node);
    if (text)
        lv_node_append(node, lv_text_new(doc, lv_str_from(text)));
    return node;
}

static struct lv_node *add_link(struct lv_node *parent, const char *text, const char *href) {
    struct lv_node *link = add(parent, LV_A, text);
    lv_attr_set(doc, link, LV_AT_HREF, lv_str_from(href));
    return link;
}

static void assert_written(const char *want) {
    struct lv_options options = {.epoch = -1};
    struct lv_diag diag = {0};
    struct lv_buf out = {0};
    struct lv_job job = {.options = &options, .diag = &diag, .name = "test", .out = &out};
    assert_int_equal(lv_write_text(doc, &job), 0);
    lv_buf_char(&out, '\0');
    assert_string_equal(out.p, want);
    lv_buf_free(&out);
}

static int begin(void **state) {
    doc = lv_doc_new();
    *state = add(doc->root, LV_EDITION, NULL);
    return 0;
}

static int end(void **state) {
    (void)state;
    lv_doc_free(doc);
    return 0;
}

static void groups_stand_together(void **state) {
    struct lv_node *edition = *state;
    add(edition, LV_P, "One");
    struct lv_node *list = add(edition, LV_LIST, NULL);
    add(list, LV_ITEM, "• a");
    add(list, LV_ITEM, "• b");
    add(edition, LV_CHROME, "Share");
    struct lv_node *contact = add(edition, LV_CONTACT, NULL);
    add(contact, LV_NAME, "Anna Example");
    add(contact, LV_UNIT, "Press office");
    struct lv_node *table = add(edition, LV_TABLE, NULL);
    for (int i = 0; i < 2; i++) {
        struct lv_node *row = add(table, LV_ROW, NULL);
        add(row, LV_CELL, "x");
        add(row, LV_CELL, "y");
    }
    assert_written("One\n\n• a\n• b\n\nAnna Example\nPress office\n\nx\ty\nx\ty\n");
}

static void emphasis_has_its_signs(void **state) {
    struct lv_node *p = add(*state, LV_P, "a ");
    add(p, LV_EM, "b");
    struct lv_node *strong = add(p, LV_STRONG, "c");
    add(strong, LV_EM, "d");
    assert_written("a *b***c*d***\n");
}

static void a_link_says_no_more_than_it_must(void **state) {
    static const char *const links[][3] = {
        {"the plan", "https://example.lv/plan", "[the plan](https://example.lv/plan)\n"},
        {"https://example.lv/plan", "https://example.lv/plan", "<https://example.lv/plan>\n"},
        {"www.example.lv", "https://www.example.lv", "www.example.lv\n"},
        {"www.example.lv", "http://www.example.lv", "[www.example.lv](http://www.example.lv)\n"},
        {"example.lv", "https://example.lv", "[example.lv](https://example.lv)\n"},
        {"press@example.lv", "mailto:press@example.lv", "press@example.lv\n"},
        {"67 000-000", "tel:+37167000000", "67 000-000\n"},
        {"+371 67000000", "tel:+37167000000", "+371 67000000\n"},
        {"67000001", "tel:+37167000000", "[67000001](tel:+37167000000)\n"},
        {"call us", "tel:+37167000000", "[call us](tel:+37167000000)\n"},
        {"0037167000000", "tel:7167000000", "[0037167000000](tel:7167000000)\n"},
    };
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        struct lv_node *p = add(*state, LV_P, NULL);
        add_link(p, links[i][0], links[i][1]);
        assert_written(links[i][2]);
        lv_node_unlink(p);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(groups_stand_together, begin, end),
        cmocka_unit_test_setup_teardown(emphasis_has_its_signs, begin, end),
        cmocka_unit_test_setup_teardown(a_link_says_no_more_than_it_must, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
