/* House styles: every one can be read by everybody, and what is wrong in one is said with its line. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "style/style.h"
#include "unit.h"

static const char *const houses[] = {
#define LV_HOUSE(name) #name,
#include "houses.def"
#undef LV_HOUSE
};

static struct lv_finding last;

static void keep(void *state, const struct lv_finding *finding) {
    (void)state;
    last = *finding;
}

static enum lv_exit load_text(const char *name, const char *text, struct lv_style *style) {
    struct lv_options options = {.style = name, .style_text = text};
    struct lv_diag diag = {.sink = keep};
    struct lv_job job = {.options = &options, .diag = &diag, .name = "test"};
    int result = lv_style_load(&job, style);
    assert_int_equal(result, diag.worst ? -1 : 0);
    return diag.worst;
}

static enum lv_exit load(const char *name, struct lv_style *style) {
    return load_text(name, NULL, style);
}

/* WCAG 2.2: relative luminance and contrast. */
static double channel(uint32_t value) {
    double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t rgb) {
    return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8 & 0xFF) + 0.0722 * channel(rgb & 0xFF);
}

static double contrast(uint32_t a, uint32_t b) {
    double la = luminance(a), lb = luminance(b);
    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

static void text_has_the_contrast_of_aaa(void **state) {
    (void)state;
    struct lv_style s;
    for (size_t i = 0; i < sizeof houses / sizeof *houses; i++) {
        assert_int_equal(load(houses[i], &s), LV_EXIT_OK);
        const uint32_t light[] = {s.ink, s.muted, s.accent},
                       dark[] = {s.ink_dark, s.muted_dark, s.accent_dark};
        for (size_t c = 0; c < 3; c++) {
            assert_true(contrast(light[c], 0xFFFFFF) >= 7);
            assert_true(contrast(dark[c], s.paper_dark) >= 7);
        }
    }
}

static void every_key_has_a_value_in_the_default(void **state) {
    (void)state;
    struct lv_style s;
    assert_int_equal(load(NULL, &s), LV_EXIT_OK);
#define LV_STYLE_NUMBER(id, section, key, least, most) assert_true(s.id >= (least) && s.id <= (most));
#define LV_STYLE_COLOUR(id, section, key) assert_true(s.id <= 0xFFFFFF);
#define LV_STYLE_TEXT(id, section, key) assert_true(*s.id);
#define LV_STYLE_PAPER(id, section, key) assert_non_null(s.id);
#include "style.def"
#undef LV_STYLE_NUMBER
#undef LV_STYLE_COLOUR
#undef LV_STYLE_TEXT
#undef LV_STYLE_PAPER
}

static void an_unknown_house_is_named(void **state) {
    (void)state;
    struct lv_style s;
    assert_int_equal(load("nowhere", &s), LV_EXIT_USAGE);
    assert_string_equal(last.name, "style");
}

/* Loads a style of these lines. */
static enum lv_exit load_lines(const char *lines, struct lv_style *style) {
    return load_text("house.ini", lines, style);
}

static void paper_has_a_name(void **state) {
    (void)state;
    static const char *const right[] = {"A4", "a4", "Letter", "letter", "LETTER"};
    static const char *const wrong[] = {"A44", "A 4", "Leter", "letter paper", "210x297", "A5", ""};
    struct lv_style s;
    char lines[64];
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        snprintf(lines, sizeof lines, "[page]\npaper = %s\n", right[i]);
        assert_int_equal(load_lines(lines, &s), LV_EXIT_OK);
        assert_string_equal(s.paper->name, i < 2 ? "A4" : "Letter");
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        snprintf(lines, sizeof lines, "[page]\npaper = %s\n", wrong[i]);
        assert_int_equal(load_lines(lines, &s), LV_EXIT_USAGE);
        assert_int_equal(last.line, 2);
    }
}

static void a_file_changes_only_what_it_names(void **state) {
    (void)state;
    struct lv_style s, normal;
    load(NULL, &normal);
    assert_int_equal(load_lines("[page]\nmargin-top = 12.5\n[colour]\nink = #0A0b0c\n", &s), LV_EXIT_OK);
    assert_true(s.margin_top == 12.5);
    assert_int_equal(s.ink, 0x0A0B0C);
    assert_true(s.margin_bottom == normal.margin_bottom);
    assert_string_equal(s.text_font, normal.text_font);
}

static void a_wrong_line_is_named(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "margin-top = 900",  "margin-top = 1,5", "margin-top = ", "margin-top = 2.5.1",
        "margin-top = 20mm", "top = 20",         "margin-top"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct lv_style s;
        char lines[64];
        snprintf(lines, sizeof lines, "[page]\n\n%s\n", wrong[i]);
        assert_int_equal(load_lines(lines, &s), LV_EXIT_USAGE);
        assert_string_equal(last.name, "style-line");
        assert_int_equal(last.line, 3);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_has_the_contrast_of_aaa),
        cmocka_unit_test(every_key_has_a_value_in_the_default),
        cmocka_unit_test(an_unknown_house_is_named),
        cmocka_unit_test(a_file_changes_only_what_it_names),
        cmocka_unit_test(a_wrong_line_is_named),
        cmocka_unit_test(paper_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
