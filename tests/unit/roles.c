/* Filter roles in pieces: the evidence of single lines, and the decision over a release made by hand. */
#include "recognise/roles.h"

#include <stdlib.h>

#include "one.h"

enum { MOST = 6 };

#define SEE(name) (LV_E_##name + 1)

/* A line, evidence it must show and evidence it must not show; numbers are one higher, so that 0 ends a row. */
static const struct {
    const char *lang, *text;
    int seen[MOST], not_seen[MOST];
} lines[] = {
    {"lv",
     "Jauns tilts pār Gauju savieno novadus",
     {SEE(W4_8), SEE(OPEN_END)},
     {SEE(STOP), SEE(DATE_IN), SEE(CAPS)}},
    {"lv",
     "12. maijā Upmalā atklāja tiltu, kas ir 112 metrus garš.",
     {SEE(DATE_START), SEE(DATE_IN), SEE(STOP), SEE(DIGIT_START)},
     {SEE(NUMBERED), SEE(DATE_ONLY)}},
    {"lv", "12.05.2023.", {SEE(DATE_ONLY)}, {SEE(NUMBERED), SEE(PHONE_ONLY)}},
    {"en", "12 May 2023", {SEE(DATE_ONLY), SEE(W2_3)}, {SEE(STOP)}},
    {"lv", "1940. gadā sākās karš.", {SEE(DIGIT_START)}, {SEE(NUMBERED), SEE(BULLET)}},
    {"lv", "1. Pirmais posms", {SEE(NUMBERED)}, {SEE(BULLET), SEE(DATE_IN)}},
    {"en", "• a new bridge", {SEE(BULLET)}, {SEE(NUMBERED)}},
    {"en", "PRESS RELEASE", {SEE(DOCTYPE_IS), SEE(CAPS)}, {SEE(LABEL_IS)}},
    {"lv", "Informāciju sagatavoja:", {SEE(CONTACT_IS), SEE(COLON)}, {SEE(NAME_SHAPE)}},
    {"lv", "Tālr.: +371 67000012", {SEE(PHONE_WORD), SEE(PHONE_IN)}, {SEE(DATE_IN), SEE(EMAIL_IN)}},
    {"en", "+371 67000012", {SEE(PHONE_ONLY)}, {SEE(DATE_IN), SEE(PHONE_WORD)}},
    {"en", "press@example.org", {SEE(EMAIL_ONLY), SEE(EMAIL_IN)}, {SEE(URL_ONLY)}},
    {"en", "https://example.org/news/1", {SEE(URL_ONLY)}, {SEE(EMAIL_IN)}},
    {"en", "Anna Example", {SEE(NAME_SHAPE)}, {SEE(RANK_NAME), SEE(LOWER)}},
    {"en", "Press Secretary Anna Example", {SEE(RANK_NAME)}, {SEE(UNIT_IS)}},
    {"en",
     "“We act,” said Anna Berg, Minister of Roads.",
     {SEE(SAID), SEE(GLYPHS)},
     {SEE(SAID_PLAIN), SEE(OPENS)}},
    {"en", "The Minister of Roads said:", {SEE(ANNOUNCES), SEE(COLON)}, {SEE(SAID)}},
    {"en", "Photo: Anna Example", {SEE(CAPTION_START)}, {SEE(SAID)}},
    {"en", "###", {SEE(ENDMARK_IS), SEE(NO_LETTERS)}, {SEE(CELLS)}},
    {"en", "Skip to main content", {SEE(CHROME_START)}, {SEE(LABEL_IS)}},
    {"en", "Decisions of the meeting:", {SEE(COLON_NAME), SEE(COLON)}, {SEE(OPENS_LIST)}},
    {"en", "The mayor gave the following tips:", {SEE(OPENS_LIST)}, {SEE(COLON_NAME), SEE(CLAUSE_IN)}},
    {"en", "This will help:", {SEE(CLAUSE_IN)}, {SEE(COLON_NAME), SEE(OPENS_LIST)}},
    {"en", "The following tips help", {SEE(OPEN_END)}, {SEE(OPENS_LIST)}},
    {"lv", "Padomes lēmumi:", {SEE(COLON_NAME)}, {SEE(OPENS_LIST)}},
    {"lv", "Pieteikumam jāpievieno šādi dokumenti:", {SEE(OPENS_LIST)}, {SEE(COLON_NAME)}},
    {"en", "Home > News > Bridges", {SEE(CRUMBS)}, {SEE(CELLS)}},
    {"en", "Year\tShips\tTonnes", {SEE(CELLS)}, {SEE(CRUMBS)}},
    {"en", "opening_2023-large.jpg", {SEE(PICTURE_FILE)}, {SEE(SITES)}},
    {"en", "Table 2. Stones by place", {SEE(TABLE_NUMBER)}, {SEE(GENRE_TOPIC)}},
    {"de", "Tabelle 12: Steine", {SEE(TABLE_NUMBER)}, {SEE(GENRE_TOPIC)}},
    {"lv", "3. tabula. Akmeņi pa vietām", {SEE(TABLE_NUMBER)}, {SEE(GENRE_TOPIC)}},
    {"en", "Tables turned on 3 clubs", {SEE(OPEN_END)}, {SEE(TABLE_NUMBER)}},
    {"en", "Table tennis club wins 5 games", {SEE(OPEN_END)}, {SEE(TABLE_NUMBER)}},
    {"en", "Press information Border security", {SEE(GENRE_TOPIC)}, {SEE(TABLE_NUMBER)}},
    {"lv", "Paziņojums presei Veselība", {SEE(GENRE_TOPIC)}, {SEE(TABLE_NUMBER)}},
    {"en", "Press release Minister opens clinic", {SEE(CLAUSE_IN)}, {SEE(GENRE_TOPIC)}},
    {"en", "IP/19/2045", {SEE(TOKEN)}, {SEE(PHONE_ONLY), SEE(DATE_ONLY)}},
    {"en", "error:http_request_failed", {SEE(TOKEN)}, {SEE(PICTURE_FILE)}},
    {"en", "12/05/2023", {SEE(DATE_ONLY)}, {SEE(TOKEN)}},
    {"en", "example.lv example.com", {SEE(SITES)}, {SEE(TOKEN)}},
    {"en", "Press example.com", {SEE(W2_3)}, {SEE(SITES)}},
    {"de", "- – - – -", {SEE(RULE), SEE(NO_LETTERS)}, {SEE(SITES)}},
    {"en", "- - one", {SEE(BULLET)}, {SEE(RULE)}},
    {"fr", "Aller au site anglais »", {SEE(ARROW_END)}, {SEE(RULE)}},
    {"fr", "Le livre « Ailes »", {SEE(OPEN_END)}, {SEE(ARROW_END)}},
    {"en", "25 March  10:00  Opening", {SEE(DAY_ROW)}, {SEE(DATE_ONLY)}},
    {"en", "25 March  1,000  Guests", {SEE(DATE_START)}, {SEE(DAY_ROW)}},
    {"en", "EnabledDisabled", {SEE(FUSED)}, {SEE(TOKEN)}},
    {"en", "Angus McDonald", {SEE(NAME_SHAPE)}, {SEE(FUSED)}},
    {"en",
     "She had “no idea of what would come next”, as she told us all on that long day.",
     {SEE(QUOTED)},
     {SEE(MOSTLY_QUOTED)}},
    {"lv", "„Mēs visi nākam rīt agri no rīta,” tā viņa.", {SEE(QUOTED), SEE(MOSTLY_QUOTED)}, {SEE(CAPS)}},
    {"en", "The film “Over the Sea” opens on Monday.", {SEE(STOP)}, {SEE(QUOTED)}},
    {"en", "Tell us what you think of the new ferry.", {SEE(TO_READER)}, {SEE(NOTICE_WHO), SEE(MEDIA_WORK)}},
    {"en", "The youth of Sundale paint the pier.", {SEE(STOP)}, {SEE(TO_READER)}},
    {"lv", "Pastāstiet, ko jūs domājat par jauno prāmi.", {SEE(TO_READER)}, {SEE(MEDIA_WORK)}},
    {"de", "Schreiben Sie uns.", {SEE(TO_READER)}, {SEE(NOTICE_WHO)}},
    {"en",
     "The baker can be interviewed at noon.",
     {SEE(MEDIA_WORK)},
     {SEE(MEDIA_WORK_TWICE), SEE(NOTICE_IN)}},
    {"en", "Photographers and film crews meet at the gate.", {SEE(MEDIA_WORK_TWICE)}, {SEE(LAW)}},
    {"lv", "Intervijas var pieteikt un filmēt drīkst no rīta.", {SEE(MEDIA_WORK)}, {SEE(MENDS)}},
    {"en",
     "The house accepts no liability for what others write.",
     {SEE(LAW)},
     {SEE(NOTE_START), SEE(NOTE_IN)}},
    {"en", "An earlier version named the wrong pier.", {SEE(MENDS)}, {SEE(NOTE_START), SEE(NOTE_IN)}},
    {"lv", "Labots: tilts ir 112 metrus garš.", {SEE(MENDS)}, {SEE(LAW)}},
    {"en", "For a tour call Ann at 555-0142.", {SEE(SHORT_NUMBER)}, {SEE(PHONE_IN)}},
    {"en", "Call Ann at (202) 555-0142 or at the desk.", {SEE(PHONE_IN)}, {SEE(SHORT_NUMBER)}},
    {"en", "The plan for 2024-2027 has 300-4000 seats.", {SEE(STOP)}, {SEE(MENDS)}},
    {"en", "Order 12-555-0142 of the year is void.", {SEE(STOP)}, {SEE(SHORT_NUMBER)}},
    {"en", "Lot 555-0142-7 of the oats is called back.", {SEE(STOP)}, {SEE(SHORT_NUMBER)}},
    {"en", "and so it went on", {SEE(LOWER), SEE(OPEN_END)}, {SEE(CAPS)}},
};

static void see(const char *lang, const char *text, struct lv_fact *fact, struct lv_doc **doc) {
    *doc = one_doc(LV_N_P, lang, lv_str_from(text));
    struct lv_facts facts = {.doc = *doc,
                             .fact = fact,
                             .n = 1,
                             .code = lv_str_from(lang),
                             .langs = lv_lang_bit(lv_str_from(lang))};
    *fact = (struct lv_fact){.block = lv_edition(*doc, 0)->first, .text = lv_str_from(text), .forced = -1};
    lv_roles_see(&facts, fact);
}

static void lines_show_their_evidence(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct lv_fact fact;
        struct lv_doc *doc;
        see(lines[i].lang, lines[i].text, &fact, &doc);
        for (size_t k = 0; k < MOST && lines[i].seen[k]; k++)
            if (!lv_seen(&fact, (enum lv_evidence)(lines[i].seen[k] - 1)))
                fail_msg("%s: no evidence %zu of its row", lines[i].text, k);
        for (size_t k = 0; k < MOST && lines[i].not_seen[k]; k++)
            if (lv_seen(&fact, (enum lv_evidence)(lines[i].not_seen[k] - 1)))
                fail_msg("%s: has evidence %zu that it must not have", lines[i].text, k);
        lv_doc_free(doc);
    }
}

/* A block of a release made by hand: its evidence, and the role and zone it must get. */
struct made_block {
    int seen[MOST];
    enum lv_role role;
    enum lv_zone zone;
};

static void decide(const struct made_block *blocks, struct lv_fact *facts, size_t n) {
    for (size_t i = 0; i < n; i++) {
        facts[i] = (struct lv_fact){.forced = -1, .pass = LV_PASSES - 1};
        lv_see(&facts[i], LV_E_ANY, true);
        for (size_t k = 0; k < MOST && blocks[i].seen[k]; k++)
            lv_see(&facts[i], (enum lv_evidence)(blocks[i].seen[k] - 1), true);
    }
    lv_roles_decide(&(struct lv_facts){.fact = facts, .n = n});
}

static void assert_decided(const struct made_block *blocks, size_t n) {
    struct lv_fact facts[16];
    decide(blocks, facts, n);
    for (size_t i = 0; i < n; i++)
        if (facts[i].role != blocks[i].role || facts[i].zone != blocks[i].zone)
            fail_msg("block %zu: role %u in zone %u, not %u in %u", i, facts[i].role, facts[i].zone,
                     blocks[i].role, blocks[i].zone);
}

static const struct made_block release[] = {
    {{SEE(LABEL_IS), SEE(W1), SEE(FIRST), SEE(BEFORE_TEXT)}, LV_R_LABEL, LV_Z_HEAD},
    {{SEE(W4_8), SEE(OPEN_END), SEE(BEFORE_TEXT), SEE(NEXT_DATE)}, LV_R_HEADLINE, LV_Z_TOP},
    {{SEE(DATE_ONLY), SEE(BEFORE_TEXT)}, LV_R_PUBLISHED, LV_Z_TOP},
    {{SEE(PARAGRAPH), SEE(W17_40), SEE(STOP), SEE(FIRST_TEXT), SEE(DATE_START)}, LV_R_LEAD, LV_Z_TEXT},
    {{SEE(PARAGRAPH), SEE(W41), SEE(STOP)}, LV_R_BODY, LV_Z_TEXT},
    {{SEE(PARAGRAPH), SEE(W17_40), SEE(STOP), SEE(SAID), SEE(GLYPHS)}, LV_R_QUOTE, LV_Z_TEXT},
    {{SEE(CONTACT_IS), SEE(COLON), SEE(AFTER_TEXT)}, LV_R_C_HEADING, LV_Z_END},
    {{SEE(NAME_SHAPE), SEE(W2_3), SEE(AFTER_TEXT), SEE(CONTACT_NEAR)}, LV_R_C_NAME, LV_Z_END},
    {{SEE(PHONE_ONLY), SEE(PHONE_IN), SEE(AFTER_TEXT), SEE(CONTACT_NEAR)}, LV_R_C_PHONE, LV_Z_END},
    {{SEE(ENDMARK_IS), SEE(NO_LETTERS), SEE(AFTER_TEXT), SEE(LAST)}, LV_R_ENDMARK, LV_Z_END},
};

static void a_release_goes_from_head_to_end(void **state) {
    (void)state;
    assert_decided(release, sizeof release / sizeof *release);
}

/* What would be a headline at the head is a heading between paragraphs: there is one headline, and it stands above. */
static void one_odd_line_does_not_derail_the_rest(void **state) {
    (void)state;
    struct made_block blocks[11];
    memcpy(blocks, release, 5 * sizeof *release);
    blocks[5] = (struct made_block){{SEE(W4_8), SEE(OPEN_END), SEE(CAPS)}, LV_R_HEADING, LV_Z_TEXT};
    memcpy(&blocks[6], &release[5], 5 * sizeof *release);
    assert_decided(blocks, 11);
}

static void the_author_is_believed(void **state) {
    struct lv_fact facts[2] = {{.forced = LV_R_NOTE, .pass = LV_PASSES - 1},
                               {.forced = -1, .pass = LV_PASSES - 1}};
    (void)state;
    lv_see(&facts[0], LV_E_HEAD_SHORT_LAST, true);
    lv_see(&facts[0], LV_E_DOCTYPE_IS, true);
    lv_see(&facts[1], LV_E_PARAGRAPH, true);
    lv_roles_decide(&(struct lv_facts){.fact = facts, .n = 2});
    assert_int_equal(facts[0].role, LV_R_NOTE);
}

static void a_long_release_is_settled_in_chunks(void **state) {
    enum { N = 10000 };
    struct made_block *blocks = lv_malloc(N * sizeof *blocks);
    struct lv_fact *facts = lv_malloc(N * sizeof *facts);
    (void)state;
    for (size_t i = 0; i < N; i++)
        blocks[i] = release[i < 4 ? i : 4];
    decide(blocks, facts, N);
    for (size_t i = 0; i < N; i++)
        assert_int_equal(facts[i].role, blocks[i].role);
    lv_free(blocks);
    lv_free(facts);
}

/* A line made by hand, of so many words. */
static struct lv_fact made(uint32_t words, int first, int second) {
    struct lv_fact fact = {.forced = -1, .pass = LV_PASSES - 1, .words = words, .text = LV_STR("x")};
    lv_see(&fact, (enum lv_evidence)(first - 1), true);
    lv_see(&fact, (enum lv_evidence)(second - 1), true);
    return fact;
}

static void the_extent_is_told_from_the_text(void **state) {
    struct lv_fact facts[] = {made(2, SEE(ANY), SEE(OPEN_END)), made(6, SEE(ANY), SEE(OPEN_END)),
                              made(20, SEE(W17_40), SEE(STOP)), made(9, SEE(ANY), SEE(STOP)),
                              made(3, SEE(ANY), SEE(OPEN_END))};
    struct lv_facts all = {.fact = facts, .n = 5};
    (void)state;
    lv_see_extent(&all);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(lv_seen(&facts[i], LV_E_BEFORE_TEXT), i < 2);
        assert_int_equal(lv_seen(&facts[i], LV_E_FIRST_TEXT), i == 2);
        assert_int_equal(lv_seen(&facts[i], LV_E_AFTER_TEXT), i == 4);
        assert_int_equal(lv_seen(&facts[i], LV_E_HEAD_SHORT_LAST), i == 1);
    }
}

static void a_better_headline_outdoes_a_few_words(void **state) {
    struct lv_fact facts[] = {made(3, SEE(BEFORE_TEXT), SEE(OPEN_END)),
                              made(8, SEE(BEFORE_TEXT), SEE(OPEN_END)), made(20, SEE(PARAGRAPH), SEE(STOP))};
    struct lv_facts all = {.fact = facts, .n = 3};
    (void)state;
    lv_see_headline(&all);
    assert_false(lv_seen(&facts[0], LV_E_OUTDONE));
    lv_see(&facts[1], LV_E_CLAUSE_IN, true);
    lv_see_headline(&all);
    assert_true(lv_seen(&facts[0], LV_E_OUTDONE));
    assert_false(lv_seen(&facts[1], LV_E_OUTDONE));
    assert_true(lv_may_be_headline(&facts[1]));
    assert_false(lv_may_be_headline(&facts[2]));
}

static void places_are_told_from_the_core(void **state) {
    struct lv_fact facts[] = {
        made(2, SEE(ANY), SEE(OPEN_END)),   made(8, SEE(PARAGRAPH), SEE(STOP)),
        made(2, SEE(ANY), SEE(OPEN_END)),   made(3, SEE(ANY), SEE(OPEN_END)),
        made(2, SEE(ANY), SEE(OPEN_END)),   made(40, SEE(PARAGRAPH), SEE(STOP)),
        made(6, SEE(OPEN_END), SEE(COLON)), made(30, SEE(PARAGRAPH), SEE(STOP)),
        made(9, SEE(ANY), SEE(OPEN_END)),   made(2, SEE(DATE_ONLY), SEE(DATE_IN)),
        made(9, SEE(ANY), SEE(OPEN_END)),   made(2, SEE(DATE_ONLY), SEE(DATE_IN)),
    };
    struct lv_facts all = {.fact = facts, .n = sizeof facts / sizeof *facts};
    (void)state;
    lv_see_places(&all);
    for (size_t i = 0; i < all.n; i++) { /* a lone sentence above a menu is not of the core */
        assert_int_equal(lv_seen(&facts[i], LV_E_BEFORE_CORE), i < 5);
        assert_int_equal(lv_seen(&facts[i], LV_E_CORE), i >= 5 && i <= 7);
        assert_int_equal(lv_seen(&facts[i], LV_E_AFTER_CORE), i > 7);
        assert_int_equal(lv_seen(&facts[i], LV_E_RUN_3), i >= 2 && i <= 4);
        assert_int_equal(lv_seen(&facts[i], LV_E_DATE_TURNS), i == 9 || i == 11);
        assert_int_equal(lv_seen(&facts[i], LV_E_TITLE_TURNS), i == 8 || i == 10);
    }
    assert_true(lv_seen(&facts[4], LV_E_ABOVE_1) && lv_seen(&facts[2], LV_E_ABOVE_2));
    assert_true(lv_seen(&facts[0], LV_E_ABOVE_5) && lv_seen(&facts[8], LV_E_BELOW_1));
}

static struct lv_fact line(const char *text, int seen) {
    struct lv_fact fact = made(6, seen, SEE(OPEN_END));
    fact.text = lv_str_from(text);
    return fact;
}

static void a_headline_agrees_with_its_text(void **state) {
    struct lv_fact facts[] = {
        line("Sundale lends tools - Town library", SEE(BEFORE_CORE)),
        line("Opening hours and branches", SEE(BEFORE_CORE)),
        line("Sundale lends tools", SEE(BEFORE_CORE)),
        line("From May the library of Sundale will lend tools to its readers.", SEE(CORE)),
        line("Reader of the library, lent a tool", SEE(AFTER_CORE)),
        line("Swimming pools close", SEE(AFTER_CORE)),
    };
    struct lv_facts all = {.fact = facts, .n = sizeof facts / sizeof *facts};
    (void)state;
    lv_see(&facts[3], LV_E_PARAGRAPH, true);
    lv_see(&facts[3], LV_E_CORE_FIRST, true);
    lv_see_agreement(&all);
    assert_true(lv_seen(&facts[0], LV_E_HAS_TITLE) && lv_seen(&facts[2], LV_E_IN_TITLE));
    assert_true(lv_seen(&facts[2], LV_E_SAID_MOST) && lv_seen(&facts[2], LV_E_SAID_HALF));
    assert_true(lv_seen(&facts[0], LV_E_SAID_LESS) && !lv_seen(&facts[0], LV_E_SAID_MOST));
    assert_true(lv_seen(&facts[1], LV_E_SAID_NONE) && !lv_seen(&facts[2], LV_E_SAID_NONE));
    assert_true(lv_seen(&facts[4], LV_E_TAIL_SAID_HALF) && lv_seen(&facts[5], LV_E_TAIL_SAID_NONE));
}

static void points_add_up(void **state) {
    struct lv_fact fact = {.forced = -1, .pass = LV_PASSES - 1};
    (void)state;
    assert_int_equal(lv_roles_points(&fact, LV_R_LABEL), 0);
    lv_see(&fact, LV_E_LABEL_IS, true);
    int alone = lv_roles_points(&fact, LV_R_LABEL);
    lv_see(&fact, LV_E_W2_3, true);
    int both = lv_roles_points(&fact, LV_R_LABEL);
    lv_unsee(&fact, LV_E_LABEL_IS);
    assert_true(alone > 0 && both == alone + lv_roles_points(&fact, LV_R_LABEL));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_show_their_evidence),
        cmocka_unit_test(a_release_goes_from_head_to_end),
        cmocka_unit_test(one_odd_line_does_not_derail_the_rest),
        cmocka_unit_test(the_author_is_believed),
        cmocka_unit_test(a_long_release_is_settled_in_chunks),
        cmocka_unit_test(the_extent_is_told_from_the_text),
        cmocka_unit_test(a_better_headline_outdoes_a_few_words),
        cmocka_unit_test(places_are_told_from_the_core),
        cmocka_unit_test(a_headline_agrees_with_its_text),
        cmocka_unit_test(points_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
