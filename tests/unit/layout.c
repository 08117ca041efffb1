/* Faces, lines and pages of the layout. */
#include <string.h>

#include "layout/layout.h"
#include "unit.h"

struct set {
    struct lv_doc *doc;
    struct lv_diag diag;
    struct lv_options options;
    struct lv_job job;
    struct lv_layout layout;
};

static struct lv_node *add(struct lv_doc *doc, enum lv_kind kind, const char *text) {
    struct lv_node *edition = lv_edition(doc, 0), *block = lv_node_new(doc, kind);
    if (!edition) {
        edition = lv_node_new(doc, LV_N_EDITION);
        lv_node_append(doc->root, edition);
        lv_attr_set(doc, edition, LV_AT_LANG, LV_STR("lv"));
    }
    lv_node_append(edition, block);
    lv_node_append(block, lv_text_new(doc, lv_arena_copy(&doc->arena, lv_str_from(text))));
    return block;
}

static int make(struct set *set) {
    set->options.epoch = -1;
    set->job = (struct lv_job){.options = &set->options, .diag = &set->diag, .name = "unit"};
    return lv_layout_open(&set->layout, &set->job) || lv_layout_make(&set->layout, set->doc, &set->job);
}

static void drop(struct set *set) {
    lv_layout_free(&set->layout);
    lv_doc_free(set->doc);
}

/* What a line begins with, as a character. */
static uint32_t begins(const struct lv_box *box, size_t line) {
    return box->glyphs[box->lines[line].from].cp;
}

static void faces_have_latvian_and_say_what_they_lack(void **state) {
    (void)state;
    const struct lv_face *bold = lv_face_find("noto sans", true, false), *face = bold;
    assert_true(bold->bold && !bold->italic);
    assert_string_equal(bold->family, "Noto Sans");
    assert_non_null(lv_face_glyph(bold, 0x123)); /* ģ */
    assert_null(lv_face_glyph(bold, 0x261E));    /* ☞ */
    assert_non_null(lv_face_fallback(&face, 0x261E));
    assert_ptr_not_equal(face, bold);
    face = bold;
    assert_null(lv_face_fallback(&face, 0x65E5)); /* 日 */
    assert_ptr_equal(face, bold);
}

static void no_break_space_is_a_character_of_its_own(void **state) {
    (void)state;
    const struct lv_face *face = lv_face_find("Noto Serif", false, false);
    assert_int_not_equal(lv_face_glyph(face, 0xA0)->cid, lv_face_glyph(face, ' ')->cid);
    assert_int_equal(lv_face_glyph(face, 0xA0)->advance, lv_face_glyph(face, ' ')->advance);
}

static void pairs_are_kerned(void **state) {
    (void)state;
    const struct lv_face *face = lv_face_find("Noto Sans", false, false);
    assert_true(lv_face_kern(face, lv_face_glyph(face, 'A'), lv_face_glyph(face, 'V')) < 0);
    assert_int_equal(lv_face_kern(face, lv_face_glyph(face, 'n'), lv_face_glyph(face, 'n')), 0);
    struct set set = {.doc = lv_doc_new()};
    add(set.doc, LV_N_HEADING, "AVnn");
    assert_int_equal(make(&set), 0);
    const struct lv_box *box = set.layout.rows[0].columns[0].boxes[0];
    assert_true(box->glyphs[0].adjust < 0);
    assert_int_equal(box->glyphs[2].adjust, 0);
    drop(&set);
}

static void lines_fit_and_cover_the_text(void **state) {
    (void)state;
    struct set set = {.doc = lv_doc_new()};
    add(set.doc, LV_N_P,
        "Ziemeļvalstu amatpersonas tikās Rīgā, lai pārrunātu robežu drošību, un vienojās par kopīgu rīcību, "
        "kas aptver gan robežapsardzību, gan digitālo drošību un sadarbību ar kaimiņiem nākamajos gados.");
    assert_int_equal(make(&set), 0);
    const struct lv_box *box = set.layout.rows[0].columns[0].boxes[0];
    assert_true(box->nlines >= 2);
    for (size_t i = 0; i < box->nlines; i++) {
        assert_int_equal(box->lines[i].from, i ? box->lines[i - 1].to : 0);
        assert_true((double)box->lines[i].width <= box->width);
        assert_int_not_equal(begins(box, i), ' ');
    }
    assert_int_equal(box->lines[box->nlines - 1].to, box->n);
    drop(&set);
}

static void no_line_begins_after_a_stop_or_a_no_break_space(void **state) {
    (void)state;
    struct set set = {.doc = lv_doc_new()};
    char text[4000] = "";
    for (int i = 0; i < 60; i++)
        strcat(text, "plkst.11.00 u.c. D.\u00A0Ozols 1940\u20131963 ");
    add(set.doc, LV_N_P, text);
    assert_int_equal(make(&set), 0);
    const struct lv_box *box = set.layout.rows[0].columns[0].boxes[0];
    for (size_t i = 0; i < box->nlines; i++)
        assert_true(begins(box, i) == 'p' || begins(box, i) == 'u' || begins(box, i) == 'D' ||
                    (begins(box, i) == '1' && box->glyphs[box->lines[i].from + 1].cp == '9' &&
                     box->glyphs[box->lines[i].from + 2].cp == '4'));
    drop(&set);
}

static void a_word_longer_than_a_line_is_broken(void **state) {
    (void)state;
    struct set set = {.doc = lv_doc_new()};
    char text[501];
    memset(text, 'm', 500);
    text[500] = '\0';
    add(set.doc, LV_N_P, text);
    assert_int_equal(make(&set), 0);
    const struct lv_box *box = set.layout.rows[0].columns[0].boxes[0];
    assert_true(box->nlines > 5);
    for (size_t i = 0; i < box->nlines; i++)
        assert_true((double)box->lines[i].width <= box->width);
    drop(&set);
}

static void pages_have_no_lonely_lines_and_no_heading_at_the_foot(void **state) {
    (void)state;
    struct set set = {.doc = lv_doc_new()};
    char text[2000] = "";
    for (int i = 0; i < 100; i++)
        strcat(text, "vārds un teksts ");
    for (int i = 0; i < 40; i++) {
        add(set.doc, LV_N_HEADING, "Virsraksts");
        text[300 + 17 * i] = i % 2 ? '\0' : text[300 + 17 * i]; /* paragraphs of many lengths */
        add(set.doc, LV_N_P, text + 16 * (i % 7));
    }
    assert_int_equal(make(&set), 0);
    const struct lv_layout *l = &set.layout;
    assert_true(l->npages > 3);
    for (size_t p = 0; p < l->npages; p++) {
        const struct lv_placed *last = &l->placed[l->pages[p].first + l->pages[p].n - 1];
        assert_int_not_equal(last->box->block->kind, LV_N_HEADING);
        if (last->to < last->box->nlines)
            assert_true(last->to - last->from >= 2 && last->box->nlines - last->to >= 2);
        assert_true(last->y + (double)(last->to - last->from) * last->box->leading <= l->bottom + 0.1);
    }
    drop(&set);
}

static void a_character_no_font_has_is_kept_and_reported(void **state) {
    (void)state;
    struct set set = {.doc = lv_doc_new()};
    add(set.doc, LV_N_P, "a \u65E5 b");
    set.diag.worst = LV_EXIT_OK;
    assert_int_equal(make(&set), 0);
    const struct lv_box *box = set.layout.rows[0].columns[0].boxes[0];
    assert_int_equal(box->glyphs[2].cp, 0x65E5);
    assert_true(box->glyphs[2].flags & LV_MISSING);
    assert_int_not_equal(box->glyphs[2].cid, 0);
    drop(&set);
}

/* More and more paragraphs, and a contact: a page is saved, or the last is not nearly empty. */
static void no_last_page_is_nearly_empty(void **state) {
    (void)state;
    size_t tightened = 0, moved = 0;
    char text[800] = "";
    for (int i = 0; i < 20; i++)
        strcat(text, "vārds un vēl kāds teksts ");
    for (int n = 10; n < 60; n++) {
        struct set set = {.doc = lv_doc_new()};
        for (int i = 0; i < n; i++)
            add(set.doc, LV_N_P, i % 3 ? "Īsa." : text);
        struct lv_node *contact = lv_node_new(set.doc, LV_N_CONTACT), *name = lv_node_new(set.doc, LV_N_NAME);
        lv_node_append(lv_edition(set.doc, 0), contact);
        lv_node_append(contact, name);
        lv_node_append(name, lv_text_new(set.doc, LV_STR("Anna Ozola")));
        assert_int_equal(make(&set), 0);
        const struct lv_layout *l = &set.layout;
        const struct lv_placed *end = &l->placed[l->nplaced - 1];
        double line = l->style.text_size * l->style.leading;
        tightened += l->rows[1].gap < 0.59 * line;
        if (l->npages > 1) {
            assert_true(end->y + end->box->leading - l->top > 10 * line);
            for (size_t r = 1; r < l->nrows; r++)
                moved += l->rows[r].page;
        }
        drop(&set);
    }
    assert_true(tightened > 0);
    assert_true(moved > 0);
}

/* A second edition, and a row for the last block of either. */
static struct lv_node *add_to(struct lv_doc *doc, size_t edition, const char *lang, enum lv_kind kind,
                              const char *row, const char *text) {
    struct lv_node *parent = lv_edition(doc, edition), *block = lv_node_new(doc, kind);
    if (!parent) {
        parent = lv_node_new(doc, LV_N_EDITION);
        lv_node_append(doc->root, parent);
        lv_attr_set(doc, parent, LV_AT_LANG, lv_str_from(lang));
    }
    lv_node_append(parent, block);
    lv_attr_set(doc, block, LV_AT_ROW, lv_str_from(row));
    lv_node_append(block, lv_text_new(doc, lv_arena_copy(&doc->arena, lv_str_from(text))));
    return block;
}

static double top_of(const struct lv_layout *l, const struct lv_node *block) {
    for (size_t i = 0; i < l->nplaced; i++)
        if (l->placed[i].box->block == block && l->placed[i].from == 0)
            return l->placed[i].y;
    return -1;
}

static void paired_blocks_begin_at_one_height(void **state) {
    (void)state;
    struct set set = {.doc = lv_doc_new()};
    add_to(set.doc, 0, "lv", LV_N_HEADLINE, "1", "Virsraksts tikai vienā valodā");
    add_to(set.doc, 0, "lv", LV_N_P, "2", "Īsa rindkopa.");
    const struct lv_node *left = add_to(set.doc, 0, "lv", LV_N_P, "3", "Trešā rinda.");
    const struct lv_node *more = add_to(set.doc, 0, "lv", LV_N_P, "3", "Un vēl viena, kas iet kopā ar to.");
    add_to(set.doc, 1, "en", LV_N_P, "2",
           "A much longer paragraph that surely needs several lines in its narrow column on the right-hand "
           "side.");
    const struct lv_node *right = add_to(set.doc, 1, "en", LV_N_P, "3", "The third row.");
    const struct lv_node *last = add_to(set.doc, 1, "en", LV_N_P, "4", "The fourth.");
    assert_int_equal(make(&set), 0);
    assert_true(top_of(&set.layout, left) > 0);
    assert_true(top_of(&set.layout, left) == top_of(&set.layout, right));
    assert_true(top_of(&set.layout, last) > top_of(&set.layout, more));
    drop(&set);
}

/* Lines that end in a hyphen. */
static size_t hyphens(const struct lv_box *box) {
    size_t n = 0;
    for (size_t i = 0; i < box->nlines; i++)
        n += box->lines[i].hyphen;
    return n;
}

static void narrow_columns_are_hyphenated_wide_ones_not(void **state) {
    (void)state;
    static const char words[] =
        "robežapsardzībā pārrobežu hibrīduzbrukumu instrumentālizāciju nepieciešamību "
        "starptautiskajā dalībvalstīm komunikācijas pilnveidošanā amatpersonas ";
    char text[4 * sizeof words] = "";
    for (int i = 0; i < 4; i++)
        strcat(text, words);
    struct set set = {.doc = lv_doc_new()};
    add(set.doc, LV_N_P, text);
    assert_int_equal(make(&set), 0);
    const struct lv_box *wide = set.layout.units[0].boxes[0];
    for (size_t i = 0; i < wide->n; i++)
        assert_false(wide->glyphs[i].flags & LV_HYPHEN);
    drop(&set);
    struct set two = {.doc = lv_doc_new()};
    add_to(two.doc, 0, "lv", LV_N_P, "1", text);
    add_to(two.doc, 1, "en", LV_N_P, "1", "One.");
    assert_int_equal(make(&two), 0);
    assert_true(hyphens(two.layout.units[0].boxes[0]) > 0);
    drop(&two);
}

/* Whether a word of a paragraph beside another may be hyphenated anywhere. */
static bool may_divide(const char *text, const char *word) {
    struct set two = {.doc = lv_doc_new()};
    add_to(two.doc, 0, "lv", LV_N_P, "1", text);
    add_to(two.doc, 1, "en", LV_N_P, "1", "One.");
    assert_int_equal(make(&two), 0);
    const struct lv_box *box = two.layout.units[0].boxes[0];
    size_t from = (size_t)(strstr(text, word) - text); /* of ASCII: a byte a glyph */
    bool may = false;
    for (size_t i = from; i < from + strlen(word); i++)
        may |= (box->glyphs[i].flags & LV_HYPHEN) != 0;
    drop(&two);
    return may;
}

static void names_stay_whole_and_three_letters_together(void **state) {
    (void)state;
    assert_true(may_divide("un komunikators runa", "komunikators"));
    assert_false(may_divide("un Komunikators runa", "Komunikators"));
    assert_false(may_divide("runa, Komunikators teica", "Komunikators"));
    assert_true(may_divide("Komunikators runa", "Komunikators"));
    assert_true(may_divide("Viss. Komunikators runa", "Komunikators"));
    assert_true(may_divide("Kas? \"Komunikators\" runa", "Komunikators"));
    assert_false(may_divide("un KomuniKators runa", "KomuniKators"));
    struct set two = {.doc = lv_doc_new()};
    add_to(two.doc, 0, "lv", LV_N_P, "1", "atbilstoši ietekmes");
    add_to(two.doc, 1, "en", LV_N_P, "1", "One.");
    assert_int_equal(make(&two), 0);
    const struct lv_box *box = two.layout.units[0].boxes[0];
    for (size_t i = 0; i < 3; i++) {
        assert_false(box->glyphs[i].flags & LV_HYPHEN);
        assert_false(box->glyphs[11 + i].flags & LV_HYPHEN);
    }
    drop(&two);
}

static void no_two_lines_in_a_row_end_in_a_hyphen(void **state) {
    (void)state;
    static const char *const words[] = {"instrumentālizāciju ", "dalībvalstīm ", "pilnveidošanā ",
                                        "komunikācijas ",       "un ",           "starptautiskajiem ",
                                        "amatpersonas "};
    size_t found = 0;
    for (size_t step = 1; step < 7; step++) {
        char text[4000] = "";
        for (size_t i = 0; i < 60; i++)
            strcat(text, words[(i * step + i / 7) % 7]);
        struct set two = {.doc = lv_doc_new()};
        add_to(two.doc, 0, "lv", LV_N_P, "1", text);
        add_to(two.doc, 1, "en", LV_N_P, "1", "One.");
        assert_int_equal(make(&two), 0);
        const struct lv_box *box = two.layout.units[0].boxes[0];
        found += hyphens(box);
        for (size_t i = 1; i < box->nlines; i++)
            assert_false(box->lines[i].hyphen && box->lines[i - 1].hyphen);
        drop(&two);
    }
    assert_true(found > 10);
}

/* The page of each item of a list, after a paragraph that leaves few lines. */
static void a_short_list_stays_on_one_page(void **state) {
    (void)state;
    for (size_t items = 2; items < 8; items++)
        for (int before = 30; before < 46; before++) {
            struct set set = {.doc = lv_doc_new()};
            for (int i = 0; i < before; i++)
                add(set.doc, LV_N_EVENT, "A line.");
            struct lv_node *list = add(set.doc, LV_N_LIST, "");
            lv_node_unlink(list->first);
            for (size_t i = 0; i < items; i++) {
                struct lv_node *item = add(set.doc, LV_N_ITEM, "An item.");
                lv_node_unlink(item);
                lv_node_append(list, item);
            }
            for (int i = 0; i < 30; i++)
                add(set.doc, LV_N_EVENT, "A line.");
            assert_int_equal(make(&set), 0);
            size_t pages = 0;
            for (size_t p = 0; p < set.layout.npages; p++) {
                bool here = false;
                for (size_t i = 0; i < set.layout.pages[p].n; i++)
                    here |= set.layout.placed[set.layout.pages[p].first + i].box->block->kind == LV_N_ITEM;
                pages += here;
            }
            assert_true(items > 4 || pages == 1);
            drop(&set);
        }
}

/* hibrīd-uzbru-kumu: the patterns alone would part hibrīduz-brukumu. */
static void seams_of_compounds_come_from_the_list(void **state) {
    (void)state;
    struct set set = {.doc = lv_doc_new()};
    add_to(set.doc, 0, "lv", LV_N_P, "1", "hibrīduzbrukumu");
    add_to(set.doc, 1, "en", LV_N_P, "1", "One.");
    assert_int_equal(make(&set), 0);
    const struct lv_box *box = set.layout.units[0].boxes[0];
    assert_true(box->glyphs[6].flags & LV_HYPHEN);
    assert_false(box->glyphs[8].flags & LV_HYPHEN);
    drop(&set);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faces_have_latvian_and_say_what_they_lack),
        cmocka_unit_test(no_break_space_is_a_character_of_its_own),
        cmocka_unit_test(pairs_are_kerned),
        cmocka_unit_test(lines_fit_and_cover_the_text),
        cmocka_unit_test(no_line_begins_after_a_stop_or_a_no_break_space),
        cmocka_unit_test(a_word_longer_than_a_line_is_broken),
        cmocka_unit_test(pages_have_no_lonely_lines_and_no_heading_at_the_foot),
        cmocka_unit_test(no_last_page_is_nearly_empty),
        cmocka_unit_test(a_character_no_font_has_is_kept_and_reported),
        cmocka_unit_test(paired_blocks_begin_at_one_height),
        cmocka_unit_test(narrow_columns_are_hyphenated_wide_ones_not),
        cmocka_unit_test(seams_of_compounds_come_from_the_list),
        cmocka_unit_test(names_stay_whole_and_three_letters_together),
        cmocka_unit_test(no_two_lines_in_a_row_end_in_a_hyphen),
        cmocka_unit_test(a_short_list_stays_on_one_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
