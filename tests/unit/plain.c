/* The text writer: what stands between blocks, and the light notation that reads back. */
#include <stdlib.h>
#include <string.h>

#include "made.h"

static void assert_written(struct made *made, const char *want) {
    write_made(made, lv_write_text);
    lv_buf_char(&made->out, '\0');
    assert_string_equal(made->out.p, want);
    made->out.n = 0;
}

static void groups_stand_together(void **state) {
    (void)state;
    struct made made = new_document("en");
    add(&made, made.edition, LV_N_P, "One");
    struct lv_node *list = add(&made, made.edition, LV_N_LIST, NULL);
    add(&made, list, LV_N_ITEM, "• a");
    add(&made, list, LV_N_ITEM, "• b");
    add(&made, made.edition, LV_N_CHROME, "Share");
    struct lv_node *contact = add(&made, made.edition, LV_N_CONTACT, NULL);
    add(&made, contact, LV_N_NAME, "Anna Example");
    add(&made, contact, LV_N_UNIT, "Press office");
    struct lv_node *table = add(&made, made.edition, LV_N_TABLE, NULL);
    for (int i = 0; i < 2; i++) {
        struct lv_node *row = add(&made, table, LV_N_ROW, NULL);
        add(&made, row, LV_N_CELL, "x");
        add(&made, row, LV_N_CELL, "y");
    }
    assert_written(&made, "One\n\n• a\n• b\n\nAnna Example\nPress office\n\nx\ty\nx\ty\n");
    free_made(&made);
}

static void emphasis_has_its_signs(void **state) {
    (void)state;
    struct made made = new_document("en");
    struct lv_node *p = add(&made, made.edition, LV_N_P, "a ");
    add(&made, p, LV_N_EM, "b");
    struct lv_node *strong = add(&made, p, LV_N_STRONG, "c");
    add(&made, strong, LV_N_EM, "d");
    assert_written(&made, "a *b***c*d***\n");
    free_made(&made);
}

static void a_link_says_no_more_than_it_must(void **state) {
    (void)state;
    struct made made = new_document("en");
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
        struct lv_node *p = add(&made, made.edition, LV_N_P, NULL);
        struct lv_node *link = add(&made, p, LV_N_A, links[i][0]);
        lv_attr_set(made.doc, link, LV_AT_HREF, lv_str_from(links[i][1]));
        assert_written(&made, links[i][2]);
        lv_node_unlink(p);
    }
    free_made(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_stand_together),
        cmocka_unit_test(emphasis_has_its_signs),
        cmocka_unit_test(a_link_says_no_more_than_it_must),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
