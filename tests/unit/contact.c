/* Filter contact: telephone numbers in a contact block and elsewhere. */
#include "one.h"

struct sample {
    enum lv_kind kind;
    const char *lang, *text, *want;
};

#define TEL(number, spaced, text) "<a href=\"tel:" number "\" tel=\"" spaced "\">" text "</a>"

static const struct sample fields[] = {
    {LV_N_PHONE, "lv", "Tālr.: 67000014", "Tālr.: " TEL("+37167000014", "+371 67 000 014", "67000014")},
    {LV_N_PHONE, "lv", "Tālrunis: 67000062, 28000482",
     "Tālrunis: " TEL("+37167000062", "+371 67 000 062", "67000062") ", " TEL("+37128000482",
                                                                              "+371 28 000 482", "28000482")},
    {LV_N_PHONE, "lv", "67000062/28000482",
     TEL("+37167000062", "+371 67 000 062", "67000062") "/" TEL("+37128000482", "+371 28 000 482",
                                                                "28000482")},
    {LV_N_PHONE, "lv", "67000062 28000482",
     TEL("+37167000062", "+371 67 000 062", "67000062") " " TEL("+37128000482", "+371 28 000 482",
                                                                "28000482")},
    {LV_N_PHONE, "lv", "Tālr.: 67000 272", "Tālr.: " TEL("+37167000272", "+371 67 000 272", "67000 272")},
    {LV_N_PHONE, "lv", "(+371) 67 000 272", TEL("+37167000272", "+371 67 000 272", "(+371) 67 000 272")},
    {LV_N_PHONE, "lv", "tālr. +371 67000272 (iekš. 12)",
     "tālr. " TEL("+37167000272;ext=12", "+371 67 000 272\" ext=\"12", "+371 67000272 (iekš. 12)")},
    {LV_N_PHONE, "lv", "0049 69 0000 23476",
     TEL("+4969000023476", "+49 69 0000 23476", "0049 69 0000 23476")},
    {LV_N_PHONE, "lv", "6700001", "6700001"},
    {LV_N_PHONE, "lv", "17000014", "17000014"},
    {LV_N_FAX, "lv", "Fakss: 67000015", "Fakss: " TEL("+37167000015", "+371 67 000 015", "67000015")},
    {LV_N_PHONE, "en", "+32 2 29 00000", TEL("+3222900000", "+32 2 29 00000", "+32 2 29 00000")},
    {LV_N_PHONE, "en", "Tel: +44 (0)20 7946 0000",
     "Tel: " TEL("+442079460000", "+44 20 7946 0000", "+44 (0)20 7946 0000")},
    {LV_N_PHONE, "en", "67000014", "67000014"},
    {LV_N_PHONE, "en", "Tel: 020 7946 0000 (calls cost £1)",
     "Tel: " TEL("+442079460000", "+44 20 7946 0000", "020 7946 0000") " (calls cost £1)"},
    {LV_N_PHONE, "en", "Tel: +44 20 7946 0000, 020 7946 0001",
     "Tel: " TEL("+442079460000", "+44 20 7946 0000",
                 "+44 20 7946 0000") ", " TEL("+442079460001", "+44 20 7946 0001", "020 7946 0001")},
    {LV_N_PHONE, "en", "Phone: 202/224-0000",
     "Phone: " TEL("+12022240000", "+1 202 224 0000", "202/224-0000")},
    {LV_N_PHONE, "en", "(202) 224-0000 or 202-224-0001",
     TEL("+12022240000", "+1 202 224 0000", "(202) 224-0000") " or " TEL("+12022240001", "+1 202 224 0001",
                                                                         "202-224-0001")},
    {LV_N_PHONE, "sv", "tfn +358 295 000 323",
     "tfn " TEL("+358295000323", "+358 295 000 323", "+358 295 000 323")},
    {LV_N_PHONE, "sv", "08-000 00 00", TEL("+4680000000", "+46 8 000 00 00", "08-000 00 00")},
    {LV_N_P, "lv", "Dita Konova, tālr: 28000163, budžets 20142020 un 2014-2020",
     "Dita Konova, tālr: " TEL("+37128000163", "+371 28 000 163", "28000163") ", budžets " TEL(
         "+37120142020", "+371 20 142 020", "20142020") " un 2014-2020"},
    {LV_N_PHONE, "lv", "+65 6000 0000 6000 0001",
     TEL("+6560000000", "+65 6000 0000", "+65 6000 0000") " " TEL("+37160000001", "+371 60 000 001",
                                                                  "6000 0001")},
    {LV_N_PHONE, "lt", "Tel. (8 5) 200 0000, (0 5) 200 0001",
     "Tel. " TEL("+37052000000", "+370 5 200 0000",
                 "(8 5) 200 0000") ", " TEL("+37052000001", "+370 5 200 0001", "(0 5) 200 0001")},
    {LV_N_PHONE, "ro", "021 000 0000, 021 000 00",
     TEL("+40210000000", "+40 21 000 0000", "021 000 0000") ", 021 000 00"},
    {LV_N_PHONE, "nl", "Tel. 0800 0000", "Tel. " TEL("+318000000", "+31 800 0000", "0800 0000")},
    {LV_N_PHONE, "de", "030 1200000 / 0171 1200000",
     TEL("+49301200000", "+49 30 1200000", "030 1200000") " / " TEL("+491711200000", "+49 171 1200000",
                                                                    "0171 1200000")},
    {LV_N_PHONE, "de", "Tel. 120000", "Tel. 120000"},
    /* numbers whose own form tells their country */
    {LV_N_PHONE, "de", "++1 555-010-0000-752",
     TEL("+15550100000;ext=752", "+1 555 010 0000\" ext=\"752", "++1 555-010-0000-752")},
    {LV_N_PHONE, "lv", "555-010-0000", TEL("+15550100000", "+1 555 010 0000", "555-010-0000")},
    {LV_N_PHONE, "sv", "1-555-010-0000 ext. 12",
     TEL("+15550100000;ext=12", "+1 555 010 0000\" ext=\"12", "1-555-010-0000 ext. 12")},
    {LV_N_PHONE, "de", "(555) 010-0000x752",
     TEL("+15550100000;ext=752", "+1 555 010 0000\" ext=\"752", "(555) 010-0000x752")},
    {LV_N_PHONE, "fi", "555.010.0000 #75",
     TEL("+15550100000;ext=75", "+1 555 010 0000\" ext=\"75", "555.010.0000 #75")},
    {LV_N_PHONE, "it", "347-000-0000", TEL("+393470000000", "+39 347 000 0000", "347-000-0000")},
    {LV_N_PHONE, "lv", "+ 371 67000014", TEL("+37167000014", "+371 67 000 014", "+ 371 67000014")},
    {LV_N_PHONE, "en", "+(371) 67000014", TEL("+37167000014", "+371 67 000 014", "+(371) 67000014")},
    {LV_N_PHONE, "en", "+371 67000014, iekš. 12",
     TEL("+37167000014;ext=12", "+371 67 000 014\" ext=\"12", "+371 67000014, iekš. 12")},
    {LV_N_PHONE, "lv", "6700-0014-15", TEL("+37167000014", "+371 67 000 014", "6700-0014") "-15"},
    {LV_N_PHONE, "lv", "Tālr.:67000014", "Tālr.:" TEL("+37167000014", "+371 67 000 014", "67000014")},
    /* hosts */
    {LV_N_P, "en", "The list: it is at sundale.example.org",
     "The list: it is at <a href=\"https://sundale.example.org\">sundale.example.org</a>"},
    {LV_N_P, "en", "Mill Street.Next week, a.b", "Mill Street.Next week, a.b"},
    {LV_N_ADDRESS, "lv", "Brīvības iela 1, LV-1026, 67000000", "Brīvības iela 1, LV-1026, 67000000"},
};

/* Outside a contact block. */
static const struct sample running[] = {
    {LV_N_P, "lv", "Pieteikties pa tālr. 67000062, mob. 28000482.",
     "Pieteikties pa tālr. " TEL("+37167000062", "+371 67 000 062", "67000062") ", mob. " TEL(
         "+37128000482", "+371 28 000 482", "28000482") "."},
    {LV_N_P, "lv", "Zvanīt +371 67000062 vai 67000063",
     "Zvanīt " TEL("+37167000062", "+371 67 000 062", "+371 67000062") " vai 67000063"},
    {LV_N_P, "lv", "Izlietoti 67000062 eiro, +5 grādi, 2023. gadā",
     "Izlietoti 67000062 eiro, +5 grādi, 2023. gadā"},
};

static void numbers_become_links(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        one_field(lv_filter_contact, LV_N_CONTACT, fields[i].kind, fields[i].lang, fields[i].text,
                  fields[i].want);
    for (size_t i = 0; i < sizeof running / sizeof *running; i++)
        one_block(lv_filter_contact, running[i].kind, running[i].lang, running[i].text, running[i].want);
}

/* The country of a number without a code follows the addresses where the language does not tell. */
static void country_follows_the_addresses(void **state) {
    (void)state;
    struct lv_doc *doc = one_doc(LV_N_PHONE, "en", LV_STR("Tel. 67000014"));
    struct lv_node *edition = lv_edition(doc, 0), *mail = lv_node_new(doc, LV_N_EMAIL),
                   *a = lv_node_new(doc, LV_N_A);
    lv_node_append(edition, mail);
    lv_node_append(mail, a);
    lv_attr_set(doc, a, LV_AT_HREF, LV_STR("mailto:a@iem.example.lv"));
    lv_node_append(a, lv_text_new(doc, LV_STR("a@iem.example.lv")));
    assert_int_equal(one_run(lv_filter_contact, doc), 0);
    struct lv_buf out = {0};
    one_xml(doc, &out);
    assert_non_null(strstr(out.p, TEL("+37167000014", "+371 67 000 014", "67000014")));
    lv_buf_free(&out);
    lv_doc_free(doc);
}

static void the_text_stays(void **state) {
    (void)state;
    static const char *const pieces[] = {
        "1", "67", "000", "67000014", "+",      "+371",   "00",   " ",   "-",    "/",      "(",
        ")", ".",  ", ",  "tālr. ",   "Tel.: ", "iekš. ", "ext ", "202", "0000", "\u00A0", "Fax "};
    one_keeps_text(lv_filter_contact, LV_N_P, pieces, sizeof pieces / sizeof *pieces);
    one_keeps_text(lv_filter_contact, LV_N_PHONE, pieces, sizeof pieces / sizeof *pieces);
}

static void hostile_input_is_linear(void **state) {
    (void)state;
    ONE_LINEAR(lv_filter_contact, LV_N_P, "+1", "+1 ", "(", "tel. 1 ", "0 0 ", "67000014 ", "1-",
               "67000014, ");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_become_links),
        cmocka_unit_test(country_follows_the_addresses),
        cmocka_unit_test(the_text_stays),
        cmocka_unit_test(hostile_input_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
