/* House styles: every one can be read by everybody, and what is wrong in one is said with its line. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "style/style.h"
#include "unit.h"

static const char *const houses[] = {
#define LV_HOUSE(name, sentence) #name,
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
    lv_style_free(style);
    assert_int_equal(result, diag.worst ? -1 : 0);
    return diag.worst;
}

static enum lv_exit load(const char *name, struct lv_style *style) {
    return load_text(name, NULL, style);
}

static void text_has_the_contrast_of_aaa(void **state) {
    (void)state;
    struct lv_style s;
    for (size_t i = 0; i < sizeof houses / sizeof *houses; i++) {
        assert_int_equal(load(houses[i], &s), LV_EXIT_OK);
        const uint32_t light[] = {s.ink, s.muted, s.accent, s.embargo, s.link},
                       dark[] = {s.ink_dark, s.muted_dark, s.accent_dark, s.embargo_dark, s.link_dark};
        for (size_t c = 0; c < 5; c++) {
            assert_true(lv_contrast(light[c], 0xFFFFFF) >= 7);
            assert_true(lv_contrast(dark[c], s.paper_dark) >= 7);
        }
        assert_true(lv_contrast(s.rule, 0xFFFFFF) >= 3);
        assert_true(lv_contrast(s.rule_dark, s.paper_dark) >= 3);
        assert_true(lv_contrast(s.table_rule, 0xFFFFFF) >= 3);
        assert_true(lv_contrast(s.link_underline, 0xFFFFFF) >= 3);
    }
}

static void contrast_is_that_of_the_standard(void **state) {
    (void)state;
    static const struct {
        uint32_t a, b;
        double ratio;
    } known[] = {{0x000000, 0xFFFFFF, 21},   {0xFFFFFF, 0xFFFFFF, 1},     {0x767676, 0xFFFFFF, 4.54},
                 {0x777777, 0xFFFFFF, 4.48}, {0xFF0000, 0xFFFFFF, 3.998}, {0x0000FF, 0xFFFFFF, 8.59}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        assert_true(fabs(lv_contrast(known[i].a, known[i].b) - known[i].ratio) < 0.005);
        assert_true(lv_contrast(known[i].a, known[i].b) == lv_contrast(known[i].b, known[i].a));
    }
}

/* Degrees; of greys, which have none, 0. */
static double hue(uint32_t rgb) {
    double r = rgb >> 16, g = rgb >> 8 & 0xFF, b = rgb & 0xFF;
    return atan2(sqrt(3) * (g - b), 2 * r - g - b) * 180 / acos(-1);
}

static void the_nearest_colour_passes_and_keeps_the_hue(void **state) {
    (void)state;
    static const uint32_t papers[] = {0xFFFFFF, 0x161616, 0x777777, 0x000000, 0xFFEEDD};
    assert_int_equal(lv_contrast_nearest(0x777777, 0xFFFFFF, 4.5), 0x767676);
    assert_int_equal(lv_contrast_nearest(0x000000, 0x000000, 4.5), 0x757575);
    assert_int_equal(lv_contrast_nearest(0x123456, 0xFFFFFF, 4.5), 0x123456);
    for (size_t p = 0; p < sizeof papers / sizeof *papers; p++)
        for (uint32_t rgb = 0x20C0E0; rgb < 0xFFFFFF; rgb += 0x0D1137) {
            uint32_t near = lv_contrast_nearest(rgb, papers[p], 4.5);
            assert_true(lv_contrast(near, papers[p]) >= 4.5);
            bool vivid = abs((int)(near >> 16) - (int)(near & 0xFF)) > 60;
            assert_true(!vivid || fabs(remainder(hue(near) - hue(rgb), 360)) < 3);
        }
}

static unsigned warnings;

static void count(void *state, const struct lv_finding *finding) {
    (void)state;
    last = *finding;
    warnings++;
    assert_string_equal(finding->name, "contrast");
}

/* How many warnings these colours get; `last` is the last. */
static unsigned weak(const char *colours) {
    char lines[256];
    snprintf(lines, sizeof lines, "[font]\n\n[colour]\n%s", colours);
    struct lv_options options = {.style = "house.ini", .style_text = lines};
    struct lv_diag diag = {.sink = count};
    struct lv_job job = {.options = &options, .diag = &diag, .name = "test"};
    warnings = 0;
    lv_style_contrast(&job);
    return warnings;
}

static void weak_colours_are_said_with_their_line(void **state) {
    (void)state;
    static const struct {
        const char *colours;
        uint32_t line; /* 0: fine */
    } cases[] = {{"ink = #777777\n", 4},
                 {"ink = #767676\n", 0},
                 {"; x\nmuted = #999999\n", 5},
                 {"accent = #ff0000\n", 4},
                 {"accent = #ee0000\n", 0},
                 {"rule = #959595\n", 4},
                 {"rule = #949494\n", 0},
                 {"ink-dark = #333333\n", 4},
                 {"muted-dark = #666666\n", 4},
                 {"accent-dark = #800000\n", 4},
                 {"rule-dark = #222222\n", 4},
                 {"ink = #777777\nink = #000000\n", 0},
                 {"ink = #000000\nink=#777777", 5},
                 {"paper-dark = #3a3a3a\n", 4},
                 {"link = #777777\n", 4},
                 {"link = #767676\n", 0},
                 {"link = accent\n", 0},
                 {"link-underline = #959595\n", 4},
                 {"link-underline = #949494\n", 0},
                 {"table-rule = #959595\n", 4},
                 {"link-dark = #333333\n", 4},
                 {"link-underline-dark = #222222\n", 4},
                 {"table-rule-dark = #222222\n", 4},
                 {"accent = #ff0000\nlink = accent\n", 4},
                 {"accent = #777777\n", 4},
                 {"contrast-least = 7\n", 0},
                 {"ink = #595959\ncontrast-least = 7\n", 0},
                 {"ink = #5a5a5a\ncontrast-least = 7\n", 4},
                 {"ink = #5a5a5a\ncontrast-least = 6.5\n", 0},
                 {"; x\ncontrast-least = 9\nmuted-dark = #ffffff\n", 5}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(weak(cases[i].colours), cases[i].line ? 1 : 0);
        if (cases[i].line)
            assert_int_equal(last.line, cases[i].line);
    }
    assert_int_equal(weak("paper-dark = #ffffff\n"), 4); /* #666666 is dark enough for a rule on it */
}

static void every_key_has_a_value_in_the_default(void **state) {
    (void)state;
    struct lv_style s;
    assert_int_equal(load(NULL, &s), LV_EXIT_OK);
#define LV_STYLE_NUMBER(id, section, key, least, most) assert_true(s.id >= (least) && s.id <= (most));
#define LV_STYLE_COLOUR(id, section, key) assert_true(s.id <= 0xFFFFFF);
#define LV_STYLE_COLOUR_OR(id, section, key, word) assert_true(s.id <= 0xFFFFFF);
#define LV_STYLE_TEXT(id, section, key) assert_true(*s.id);
#define LV_STYLE_PAPER(id, section, key) assert_true(s.id.width > 0 && s.id.height > 0);
#define LV_STYLE_CHOICE(id, section, key, words) assert_true(s.id < 10);
#define LV_STYLE_PHRASE(id, section, key) assert_null(s.id);
#define LV_STYLE_FILE(id, section, key) assert_null(s.id.name);
#include "style.def"
}

static void an_unknown_house_is_named(void **state) {
    (void)state;
    struct lv_style s;
    assert_int_equal(load("nowhere", &s), LV_EXIT_USAGE);
    assert_string_equal(last.name, "style");
}

static void large_print_has_14_points_everywhere(void **state) {
    (void)state;
    struct lv_style s;
    assert_int_equal(load("large", &s), LV_EXIT_OK);
    const double sizes[] = {s.text_size,     s.small_size,   s.lead_size,      s.heading_size,
                            s.headline_size, s.caption_size, s.contact_size,   s.note_size,
                            s.table_size,    s.column_lead,  s.column_headline};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        assert_true(sizes[i] >= 14);
}

/* Loads a style of these lines. */
static enum lv_exit load_lines(const char *lines, struct lv_style *style) {
    return load_text("house.ini", lines, style);
}

static void paper_has_a_name_or_sides(void **state) {
    (void)state;
    static const struct {
        const char *value, *name;
        double width, height;
    } right[] = {{"A4", "A4", 595.28, 841.89},
                 {"a4", "A4", 595.28, 841.89},
                 {"A5", "A5", 419.53, 595.28},
                 {"Letter", "Letter", 612, 792},
                 {"LETTER", "Letter", 612, 792},
                 {"A5", "A5", 419.53, 595.28},
                 {"210x297", "210mm 297mm", 595.28, 841.89},
                 {"148x210", "148mm 210mm", 419.53, 595.28},
                 {"297x210", "297mm 210mm", 841.89, 595.28},
                 {"558x558", "558mm 558mm", 1581.73, 1581.73}};
    static const char *const wrong[] = {
        "A44",      "A 4",       "Leter",     "letter paper", "210 x 297",     "A6",
        "",         "210",       "210x",      "x297",         "210X297",       "210x297mm",
        "99x200",   "200x99",    "559x200",   "200x559",      "-210x297",      "210x+297",
        "0210x297", "210x297x3", "210.0x297", "210x2970",     "4294967506x297"};
    struct lv_style s;
    char lines[64];
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        snprintf(lines, sizeof lines, "[page]\npaper = %s\n", right[i].value);
        assert_int_equal(load_lines(lines, &s), LV_EXIT_OK);
        assert_string_equal(s.paper.name, right[i].name);
        assert_true(fabs(s.paper.width - right[i].width) < 0.01);
        assert_true(fabs(s.paper.height - right[i].height) < 0.01);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        snprintf(lines, sizeof lines, "[page]\npaper = %s\n", wrong[i]);
        assert_int_equal(load_lines(lines, &s), LV_EXIT_USAGE);
        assert_string_equal(last.name, "style-line");
        assert_int_equal(last.line, 2);
    }
}

static void margins_leave_room(void **state) {
    (void)state;
    static const struct {
        const char *lines;
        uint32_t line; /* 0: fine */
    } cases[] = {{"paper = 110x148\nmargin-top = 30\n", 3},
                 {"margin-top = 20\npaper = 110x148\n", 0},
                 {"margin-outer = 30\n\npaper = 105x148\n", 4},
                 {"margin-top = 80\nmargin-bottom = 80\nmargin-inner = 80\nmargin-outer = 80\n", 0},
                 {"margin-top = 80\nmargin-bottom = 80\npaper = letter\n", 0},
                 {"margin-inner = 40\nmargin-outer = 40\npaper = 129x297\n", 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lv_style s;
        char lines[128];
        snprintf(lines, sizeof lines, "[page]\n%s", cases[i].lines);
        assert_int_equal(load_lines(lines, &s), cases[i].line ? LV_EXIT_USAGE : LV_EXIT_OK);
        if (cases[i].line) {
            assert_string_equal(last.name, "style-room");
            assert_int_equal(last.line, cases[i].line);
        }
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

static void files_of_a_style_are_given_with_it(void **state) {
    (void)state;
    static const char png[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\2\0\0\0\1\10\0\0\0\0crc.\0\0\0\0IDATcrc."
                              "\0\0\0\0IENDcrc.";
    static const char text[] = "[letterhead]\n\nlogo = a.png\n";
    const struct lv_style_file files[] = {{"b.png", "", 0}, {"a.png", png, sizeof png - 1}};
    for (size_t n = 0; n < 3; n++) {
        struct lv_options options = {
            .style = "house.ini", .style_text = text, .style_files = files, .style_files_n = n};
        struct lv_diag diag = {.sink = keep};
        struct lv_job job = {.options = &options, .diag = &diag, .name = "test"};
        struct lv_style style;
        assert_int_equal(lv_style_load(&job, &style), n == 2 ? 0 : -1);
        if (n == 2)
            assert_true(style.logo.bytes.p == png && style.logo.bytes.n == sizeof png - 1);
        else
            assert_true(last.line == 3 && strcmp(last.name, "style-file") == 0);
        lv_style_free(&style);
    }
}

static void a_phrase_is_in_the_language_asked_for(void **state) {
    (void)state;
    static const char *const cases[][3] = {
        {"name = a\nname.lv = b\n", "lv", "b"},       {"name = a\nname.lv = b\n", "lv-LV", "b"},
        {"name = a\nname.lv = b\n", "de", "a"},       {"name.lv = b\nname.en = c\n", "de", "c"},
        {"name.lv = b\nname.et = d\n", "de", "b"},    {"name.en-GB = g\nname.en = c\n", "en-GB", "g"},
        {"name.en-GB = g\nname.en = c\n", "en", "c"}, {"name = a\nname = e\n", "lv", "e"},
        {"name = a\nname.lv =\n", "lv", ""},          {"rule = 1\n", "lv", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char lines[128];
        snprintf(lines, sizeof lines, "[letterhead]\n%s", cases[i][0]);
        struct lv_options options = {.style = "house.ini", .style_text = lines};
        struct lv_diag diag = {.sink = keep};
        struct lv_job job = {.options = &options, .diag = &diag, .name = "test"};
        struct lv_style style;
        assert_int_equal(lv_style_load(&job, &style), 0);
        assert_true(
            lv_str_eq(lv_phrase_in(style.house_name, lv_str_from(cases[i][1])), lv_str_from(cases[i][2])));
        lv_style_free(&style);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_of_a_style_are_given_with_it),
        cmocka_unit_test(a_phrase_is_in_the_language_asked_for),
        cmocka_unit_test(text_has_the_contrast_of_aaa),
        cmocka_unit_test(contrast_is_that_of_the_standard),
        cmocka_unit_test(the_nearest_colour_passes_and_keeps_the_hue),
        cmocka_unit_test(weak_colours_are_said_with_their_line),
        cmocka_unit_test(every_key_has_a_value_in_the_default),
        cmocka_unit_test(an_unknown_house_is_named),
        cmocka_unit_test(a_file_changes_only_what_it_names),
        cmocka_unit_test(a_wrong_line_is_named),
        cmocka_unit_test(paper_has_a_name_or_sides),
        cmocka_unit_test(margins_leave_room),
        cmocka_unit_test(large_print_has_14_points_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
