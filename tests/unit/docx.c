/* The DOCX writer: what may be a link, what a bullet is, and the parts of the package read back through libzip. */
#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "made.h"
#include "write/docx/docx.h"

/* A part of the package, terminated; the caller frees it. */
static char *part_of(const struct made *made, const char *name) {
    zip_error_t error;
    zip_source_t *source = zip_source_buffer_create(made->out.p, made->out.n, 0, &error);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    zip_stat_t stat;
    assert_non_null(zip);
    assert_int_equal(zip_stat(zip, name, 0, &stat), 0);
    char *text = calloc(1, stat.size + 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    assert_int_equal(zip_fread(file, text, stat.size), (zip_int64_t)stat.size);
    zip_fclose(file);
    zip_discard(zip);
    return text;
}

/* True if the written body has every one of the strings, in this order. */
static bool body_has(struct made *made, const char *const *strings) {
    char *body = part_of(made, "word/document.xml");
    const char *at = body;
    for (; at && *strings; strings++) {
        at = strstr(at, *strings);
        if (!at)
            print_message("# not in its place: %s\n", *strings);
        at = at ? at + strlen(*strings) : NULL;
    }
    free(body);
    return at != NULL;
}

#define BODY_HAS(made, ...) assert_true(body_has(made, (const char *const[]){__VA_ARGS__, NULL}))

static bool linked(const char *href) {
    struct docx_part links;
    struct docx d = {.links = &links};
    char id[DOCX_ID];
    docx_links_begin(&d);
    bool result = docx_link(&d, lv_str_from(href), id);
    docx_part_free(d.links);
    lv_buf_free(&d.text);
    return result;
}

static void links_are_what_word_opens(void **state) {
    static const char *const good[] = {
        "https://example.org",       "http://example.org:8080/a?b=c#d", "HTTPS://www.example.org/ā b",
        "mailto:press@example.org",  "mailto:a@example.org?subject=x",  "tel:+37167000000",
        "https://jāņi.example.lv/x",
    };
    static const char *const bad[] = {
        "",
        "#",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https:///x",
        "http://[bad",
        "http://a..b/",
        "http://example.org:99999/",
        "http://x@example.org/",
        "mailto:",
        "mailto:@",
        "mailto:a b@c",
        "tel:",
        "tel:x",

    };
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(linked(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(linked(bad[i]));
}

static void addresses_are_escaped(void **state) {
    (void)state;
    struct made made = new_document("en");
    struct lv_node *a = add(&made, add(&made, made.edition, LV_N_P, NULL), LV_N_A, "here");
    lv_attr_set(made.doc, a, LV_AT_HREF, LV_STR("https://example.org/a b|c?q=[1]&x=%zz%20"));
    write_made(&made, lv_write_docx);
    char *links = part_of(&made, "word/_rels/document.xml.rels");
    assert_non_null(strstr(links, "\"https://example.org/a%20b%7Cc?q=%5B1%5D&amp;x=%25zz%20\""));
    free(links);
    free_made(&made);
}

static void numbers_are_text_and_bullets_are_lists(void **state) {
    (void)state;
    struct made made = new_document("en");
    struct lv_node *list = add(&made, made.edition, LV_N_LIST, NULL);
    add_item(&made, list, "12.", " May");
    add_item(&made, list, "–", " dash");
    write_made(&made, lv_write_docx);
    BODY_HAS(&made, "\"ListNumber\"", "<w:numId w:val=\"2\"/>", ">12.</w:t>", "<w:tab/>", ">May</w:t>",
             "\"ListBullet\"", "<w:numId w:val=\"3\"/>", ">dash</w:t>");
    char *body = part_of(&made, "word/document.xml"), *numbering = part_of(&made, "word/numbering.xml");
    assert_null(strstr(strstr(body, "ListBullet"), "<w:tab/>")); /* the list has its own */
    assert_non_null(strstr(numbering, "<w:lvlText w:val=\"–\"/>"));
    assert_non_null(
        strstr(numbering, "<w:numFmt w:val=\"none\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"\"/>"));
    assert_null(strstr(numbering, "decimal"));
    free(body);
    free(numbering);
    free_made(&made);
}

static void every_run_names_its_language(void **state) {
    (void)state;
    struct made made = new_document("xx-YY");
    struct lv_node *p = add(&made, made.edition, LV_N_P, "one ");
    struct lv_node *em = add(&made, p, LV_N_EM, "two");
    lv_attr_set(made.doc, em, LV_AT_LANG, LV_STR("yy-ZZ"));
    write_made(&made, lv_write_docx);
    BODY_HAS(&made, "<w:lang w:val=\"xx-YY\"/>", ">one </w:t>", "\"Emphasis\"", "<w:lang w:val=\"yy-ZZ\"/>",
             ">two</w:t>");
    free_made(&made);
}

static void hidden_blocks_stay_out(void **state) {
    (void)state;
    struct made made = new_document("en");
    add(&made, made.edition, LV_N_P, "shown");
    add(&made, made.edition, LV_N_ENDMARK, "###");
    add(&made, add(&made, made.edition, LV_N_CONTACT, NULL), LV_N_CHROME, "Share");
    write_made(&made, lv_write_docx);
    char *body = part_of(&made, "word/document.xml");
    assert_non_null(strstr(body, "shown"));
    assert_null(strstr(body, "###"));
    assert_null(strstr(body, "Share"));
    free(body);
    free_made(&made);
}

static void a_row_of_many_cells_loses_none(void **state) {
    (void)state;
    struct made made = new_document("en");
    struct lv_node *row = add(&made, add(&made, made.edition, LV_N_TABLE, NULL), LV_N_ROW, NULL);
    for (int i = 1; i <= 80; i++) {
        char text[16];
        snprintf(text, sizeof text, "c%d", i);
        struct lv_node *cell = add(&made, row, LV_N_CELL, NULL);
        lv_node_append(cell, lv_text_new(made.doc, lv_arena_copy(&made.doc->arena, lv_str_from(text))));
    }
    write_made(&made, lv_write_docx);
    BODY_HAS(&made, ">c1<", ">c62<", ">c63<", ">c64<", ">c80<", "</w:tc></w:tr>");
    free_made(&made);
}

static void a_table_has_a_header_where_it_shows(void **state) {
    (void)state;
    struct made made = new_document("en");
    struct lv_node *table = add(&made, made.edition, LV_N_TABLE, NULL), *row;
    row = add(&made, table, LV_N_ROW, NULL);
    add(&made, row, LV_N_CELL, "Year");
    add(&made, row, LV_N_CELL, "Ships");
    row = add(&made, table, LV_N_ROW, NULL);
    add(&made, row, LV_N_CELL, "2024");
    add(&made, row, LV_N_CELL, "1 204");
    write_made(&made, lv_write_docx);
    BODY_HAS(&made, "<w:tblHeader/>", ">Year<", "\"TableNumber\"", ">Ships<", "\"TableText\"", ">2024<",
             "\"TableNumber\"");
    free_made(&made);
}

static void a_second_edition_begins_a_page(void **state) {
    (void)state;
    struct made made = new_document("en");
    add(&made, made.edition, LV_N_P, "first");
    add(&made, add_edition(&made, "en"), LV_N_P, "second");
    write_made(&made, lv_write_docx);
    BODY_HAS(&made, ">first<", "<w:pageBreakBefore/>", ">second<");
    free_made(&made);
}

static void what_xml_cannot_hold_is_replaced(void **state) {
    (void)state;
    struct docx d = {0};
    assert_string_equal(docx_string(&d, LV_STR("a\001b\xEF\xBF\xBF"
                                               "c")),
                        "a\xEF\xBF\xBD"
                        "b\xEF\xBF\xBD"
                        "c");
    lv_buf_free(&d.text);
}

static void same_tree_same_bytes(void **state) {
    (void)state;
    struct made one = new_document("en"), two = new_document("en");
    add(&one, one.edition, LV_N_P, "text");
    add(&two, two.edition, LV_N_P, "text");
    setenv("TZ", "Europe/Riga", 1);
    write_made(&one, lv_write_docx);
    setenv("TZ", "Asia/Tokyo", 1);
    write_made(&two, lv_write_docx);
    assert_int_equal(one.out.n, two.out.n);
    assert_memory_equal(one.out.p, two.out.p, one.out.n);
    assert_memory_equal(one.out.p + 10, "\0\0\x21\0", 4); /* midnight, 1 January 1980 */
    free_made(&one);
    free_made(&two);
}

/* The same document in the default house and in one of another name that is equal to it. */
static struct made in_house(const char *lang, const char *style, const char *text) {
    struct made made = new_document(lang);
    made.options.style = style;
    made.options.style_text = text;
    struct lv_node *item = add(&made, add(&made, made.edition, LV_N_LIST, NULL), LV_N_ITEM, NULL);
    add(&made, item, LV_N_MARKER, *lang ? "–" : "•");
    write_made(&made, lv_write_docx);
    return made;
}

static void ready_parts_are_as_if_written(void **state) {
    static const char house[] = "[colour]\nink = #1a1a1a\n";
    (void)state;
    for (size_t l = 0; l < 3; l++) {
        const char *lang = (const char *const[]){"lv", "", "xx-<&\">"}[l];
        struct made ready = in_house(lang, NULL, NULL), written = in_house(lang, "own", house);
        assert_true(ready.out.n < written.out.n);
        for (size_t i = 0; i < DOCX_FILES; i++) {
            if (docx_files[i].wanted)
                continue;
            char *a = part_of(&ready, docx_files[i].name), *b = part_of(&written, docx_files[i].name);
            assert_string_equal(a, b);
            free(a);
            free(b);
        }
        free_made(&ready);
        free_made(&written);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_are_what_word_opens),
        cmocka_unit_test(addresses_are_escaped),
        cmocka_unit_test(numbers_are_text_and_bullets_are_lists),
        cmocka_unit_test(every_run_names_its_language),
        cmocka_unit_test(hidden_blocks_stay_out),
        cmocka_unit_test(a_row_of_many_cells_loses_none),
        cmocka_unit_test(a_table_has_a_header_where_it_shows),
        cmocka_unit_test(a_second_edition_begins_a_page),
        cmocka_unit_test(what_xml_cannot_hold_is_replaced),
        cmocka_unit_test(same_tree_same_bytes),
        cmocka_unit_test(ready_parts_are_as_if_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
