/* Filter quotes: the parts of a quote, its speaker and verb. */
#include "one.h"

#define S(text) "<speech>" text "</speech>"
#define A(text) "<attribution>" text "</attribution>"

struct sample {
    const char *lang, *text, *want, *speaker, *verb;
};

static const struct sample samples[] = {
    {"en", "“Given the situation, we act,” emphasized D. Trofimovs during the discussion.",
     S("“Given the situation, we act,”") " " A("emphasized D. Trofimovs during the discussion.") "",
     "D. Trofimovs", "emphasized"},
    {"lv", "☞ \"Ņemot vērā situāciju, rīkojamies,\" sarunas laikā uzsvēra D. Trofimovs.",
     "<marker>☞</marker> " S("\"Ņemot vērā situāciju, rīkojamies,\"") " " A(
         "sarunas laikā uzsvēra D. Trofimovs.") "",
     "D. Trofimovs", "uzsvēra"},
    {"lv", "Ministrs Andris Kalns: “Pateicos visiem dienestiem.”",
     A("Ministrs Andris Kalns:") " " S("“Pateicos visiem dienestiem.”"), "Ministrs Andris Kalns", ""},
    {"en", "“We act,” said Anna Berg. “And we go on.”",
     S("“We act,”") " " A("said Anna Berg.") " " S("“And we go on.”"), "Anna Berg", "said"},
    {"en", "Lauma Berg, head of the Water Office, adds: “People need not fear it at all.”",
     A("Lauma Berg, head of the Water Office, adds:") " " S("“People need not fear it at all.”"),
     "Lauma Berg, head of the Water Office", "adds"},
    {"en", "“It rained again all night long,” Holloway said. “It will rain.”",
     S("“It rained again all night long,”") " " A("Holloway said.") " " S("“It will rain.”"), "Holloway",
     "said"},
    {"lv", "“Pērn vasarā braucām vēlu,” saka AS “Ātrais vilciens” vadītājs Gundars Apsēns.",
     S("“Pērn vasarā braucām vēlu,”") " " A("saka AS “Ātrais vilciens” vadītājs Gundars Apsēns."),
     "AS “Ātrais vilciens” vadītājs Gundars Apsēns", "saka"},
    {"sv", "– Den som läser behöver ljus, te och tystnad, säger väktaren Birgitta Havsén.",
     S("– Den som läser behöver ljus, te och tystnad,") " " A("säger väktaren Birgitta Havsén."),
     "väktaren Birgitta Havsén", "säger"},
    {"sv", "– Det är viktigt att alla vet, säger minister Mikael Dam.",
     S("– Det är viktigt att alla vet,") " " A("säger minister Mikael Dam."), "minister Mikael Dam", "säger"},
};

static void parts_become_nodes(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *sample = &samples[i];
        one_block(lv_filter_quotes, LV_N_QUOTE, sample->lang, sample->text, sample->want);
        struct lv_doc *doc = one_doc(LV_N_QUOTE, sample->lang, lv_str_from(sample->text));
        assert_int_equal(one_run(lv_filter_quotes, doc), 0);
        const struct lv_node *quote = lv_edition(doc, 0)->first;
        struct lv_str speaker = lv_attr(quote, LV_AT_SPEAKER), verb = lv_attr(quote, LV_AT_VERB);
        if (!lv_str_eq(speaker, lv_str_from(sample->speaker)) || !lv_str_eq(verb, lv_str_from(sample->verb)))
            fail_msg("%s: speaker [%.*s] verb [%.*s]", sample->text, (int)speaker.n, speaker.p, (int)verb.n,
                     verb.p);
        lv_doc_free(doc);
    }
}

/* Adds a block to the only edition. */
static struct lv_node *add(struct lv_doc *doc, enum lv_kind kind, const char *text) {
    struct lv_node *block = lv_node_new(doc, kind);
    lv_node_append(lv_edition(doc, 0), block);
    lv_node_append(block, lv_text_new(doc, lv_str_from(text)));
    return block;
}

static void speech_over_paragraphs_has_one_speaker(void **state) {
    (void)state;
    struct lv_doc *doc = one_doc(LV_N_QUOTE, "en", LV_STR("“We began in spring."));
    struct lv_node *last = add(doc, LV_N_QUOTE, "“We end in autumn,” said Anna Berg.");
    struct lv_node *other = add(doc, LV_N_QUOTE, "“I agree,” said Karl Mets.");
    assert_int_equal(one_run(lv_filter_quotes, doc), 0);
    assert_true(lv_str_eq(lv_attr(lv_edition(doc, 0)->first, LV_AT_SPEAKER), LV_STR("Anna Berg")));
    assert_true(lv_str_eq(lv_attr(last, LV_AT_SPEAKER), LV_STR("Anna Berg")));
    assert_true(lv_str_eq(lv_attr(other, LV_AT_SPEAKER), LV_STR("Karl Mets")));
    lv_doc_free(doc);
}

static void a_paragraph_may_announce_the_speaker(void **state) {
    (void)state;
    struct lv_doc *doc = one_doc(LV_N_P, "en", LV_STR("Trade Secretary Jon Reyn said:"));
    struct lv_node *quote = add(doc, LV_N_QUOTE, "We kept the needs of business in view at every step.");
    assert_int_equal(one_run(lv_filter_quotes, doc), 0);
    assert_true(lv_str_eq(lv_attr(quote, LV_AT_SPEAKER), LV_STR("Trade Secretary Jon Reyn")));
    assert_int_equal(quote->first->kind, LV_N_SPEECH);
    lv_doc_free(doc);
}

static void the_text_stays(void **state) {
    (void)state;
    static const char *const pieces[] = {"“",          "”",
                                         "\"",         "„",
                                         "☞ ",         "– ",
                                         "we act ",    "and go on to ",
                                         ", ",         ". ",
                                         ": ",         "said ",
                                         "Anna Berg ", "the Minister ",
                                         "uzsvēra ",   "«",
                                         "»",          "'",
                                         "“Name” "};
    one_keeps_text(lv_filter_quotes, LV_N_QUOTE, pieces, sizeof pieces / sizeof *pieces);
}

static void hostile_input_is_linear(void **state) {
    (void)state;
    ONE_LINEAR(lv_filter_quotes, LV_N_QUOTE, "\"", "“a ", "” said ", "☞ ", "– ", "“a,” said B. C. ");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_become_nodes),
        cmocka_unit_test(speech_over_paragraphs_has_one_speaker),
        cmocka_unit_test(a_paragraph_may_announce_the_speaker),
        cmocka_unit_test(the_text_stays),
        cmocka_unit_test(hostile_input_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
