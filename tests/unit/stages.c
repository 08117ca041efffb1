/* The choice of a reader, and the names of outputs, by the table of stages. */
#include "cli/targets.h"
#include "lib/pipeline.h"
#include "unit.h"

static const char *reader(const char *path, const char *in) {
    return lv_reader_for(path, lv_str_from(in))->name;
}

static void chooses_the_reader(void **state) {
    (void)state;
    assert_string_equal(reader("a.txt", "Headline"), "text");
    assert_string_equal(reader("-", "<?xml version='1.0'?>"), "xml");
    assert_string_equal(reader("a.txt", "<?xml version='1.0'?>"), "xml"); /* what is in it counts for more */
    assert_string_equal(reader("a.xml", "<release/>"), "xml");
    assert_string_equal(reader("a.xml", ""), "xml");
    assert_string_equal(reader("a.b/xml", "<?xmlish"), "text");
    assert_string_equal(reader("xml", ""), "text");
    assert_string_equal(reader("a.", ""), "text");
    assert_string_equal(reader("", ""), "text");
}

/* As many filters follow the reader of drafts as there are; none follows that of the normalised form. */
static void runs_the_filters_where_the_table_says(void **state) {
    (void)state;
    size_t n, filters = 0;
    const struct lv_stage_info *stages = lv_stages(&n);
    for (size_t i = 0; i < n; i++)
        filters += stages[i].kind == LV_FILTER;
    for (size_t i = 0; i < n; i++) {
        struct lv_chain chain = {.n = 0};
        if (stages[i].kind != LV_READER)
            continue;
        lv_chain_usual(&chain, &stages[i]);
        assert_int_equal(chain.n, 1 + (stages[i].filters ? filters : 0));
    }
    assert_string_equal(lv_stage_between(LV_READER)->name, "xml");
    assert_string_equal(lv_stage_between(LV_WRITER)->name, "xml");
}

static void check_path(const struct lv_stage_info *writer, const char *want) {
    struct lv_cli cli = {.folder = "O"};
    struct lv_buf to = {0};
    lv_target_path(&to, &cli, LV_STR("r"), writer);
    assert_string_equal(to.p, want);
    lv_buf_free(&to);
}

static void names_outputs_apart(void **state) {
    (void)state;
    const struct lv_stage_info second = {.kind = LV_WRITER, .name = "amp", .ending = "html"};
    check_path(lv_stage_find(LV_WRITER, LV_STR("html")), "O/r.html");
    check_path(lv_stage_find(LV_WRITER, LV_STR("text")), "O/r.txt");
    check_path(lv_stage_find(LV_WRITER, LV_STR("roles")), "O/r.roles");
    check_path(&second, "O/r.amp.html");
    assert_string_equal(lv_writer_for("html")->name, "html");
    assert_null(lv_writer_for(""));
    assert_null(lv_writer_for("htm"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chooses_the_reader),
        cmocka_unit_test(runs_the_filters_where_the_table_says),
        cmocka_unit_test(names_outputs_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
