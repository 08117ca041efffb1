/* Filter quotes: the parts of a quote, its speaker and verb. */
#include "one.h"

#define S(text) "<speech>" text "</speech>"
#define BY(who, text) "<attribution speaker=\"" who "\">" text "</attribution>"

struct sample {
    const char *lang, *text, *want, *speaker, *title, *verb;
};

static const struct sample samples[] = {
    {"en", "“Given the situation, we act,” emphasized D. Trofimovs during the discussion.",
     S("“Given the situation, we act,”") " " BY("D. Trofimovs",
                                                "emphasized D. Trofimovs during the discussion."),
     "D. Trofimovs", "", "emphasized"},
    {"lv", "☞ \"Ņemot vērā situāciju, rīkojamies,\" sarunas laikā uzsvēra D. Trofimovs.",
     "<marker>☞</marker> " S("\"Ņemot vērā situāciju, rīkojamies,\"") " " BY(
         "D. Trofimovs", "sarunas laikā uzsvēra D. Trofimovs."),
     "D. Trofimovs", "", "uzsvēra"},
    {"lv", "Ministrs Andris Kalns: “Pateicos visiem dienestiem.”",
     BY("Ministrs Andris Kalns", "Ministrs Andris Kalns:") " " S("“Pateicos visiem dienestiem.”"),
     "Andris Kalns", "Ministrs", ""},
    {"en", "“We act,” said Anna Berg. “And we go on.”",
     S("“We act,”") " " BY("Anna Berg", "said Anna Berg.") " " S("“And we go on.”"), "Anna Berg", "", "said"},
    {"en", "Lauma Berg, head of the Water Office, adds: “People need not fear it at all.”",
     BY("Lauma Berg, head of the Water Office",
        "Lauma Berg, head of the Water Office, adds:") " " S("“People need not fear it at all.”"),
     "Lauma Berg", "head of the Water Office", "adds"},
    {"en", "“It rained again all night long,” Holloway said. “It will rain.”",
     S("“It rained again all night long,”") " " BY("Holloway", "Holloway said.") " " S("“It will rain.”"),
     "Holloway", "", "said"},
    {"lv", "“Pērn vasarā braucām vēlu,” saka AS “Ātrais vilciens” vadītājs Gundars Apsēns.",
     S("“Pērn vasarā braucām vēlu,”") " " BY("AS “Ātrais vilciens” vadītājs Gundars Apsēns",
                                             "saka AS “Ātrais vilciens” vadītājs Gundars Apsēns."),
     "Gundars Apsēns", "AS “Ātrais vilciens” vadītājs", "saka"},
    {"sv", "– Den som läser behöver ljus, te och tystnad, säger väktaren Birgitta Havsén.",
     S("– Den som läser behöver ljus, te och tystnad,") " " BY("väktaren Birgitta Havsén",
                                                               "säger väktaren Birgitta Havsén."),
     "Birgitta Havsén", "väktaren", "säger"},
    {"sv", "– Det är viktigt att alla vet, säger minister Mikael Dam.",
     S("– Det är viktigt att alla vet,") " " BY("minister Mikael Dam", "säger minister Mikael Dam."),
     "Mikael Dam", "minister", "säger"},
    {"en", "Tove Pell, Riverside Chief Executive, said: “More families need a quiet place.”",
     BY("Tove Pell, Riverside Chief Executive",
        "Tove Pell, Riverside Chief Executive, said:") " " S("“More families need a quiet place.”"),
     "Tove Pell", "Riverside Chief Executive", "said"},
    {"en", "“The garden is for everybody,” said the head of the garden.",
     S("“The garden is for everybody,”") " " BY("the head of the garden", "said the head of the garden."),
     "the head of the garden", "", "said"},
};

/* Whom the filter takes for the speaker of a quote, with what title and verb; NULL: whatever verb. */
static void expect_speaker(const char *lang, const char *text, const char *speaker, const char *title,
                           const char *verb) {
    struct lv_doc *doc = one_doc(LV_N_QUOTE, lang, lv_str_from(text));
    assert_int_equal(one_run(lv_filter_quotes, doc), 0);
    const struct lv_node *quote = lv_edition(doc, 0)->first;
    struct lv_str who = lv_attr(quote, LV_AT_SPEAKER), what = lv_attr(quote, LV_AT_SPEAKER_TITLE),
                  said = lv_attr(quote, LV_AT_VERB);
    if (!lv_str_eq(who, lv_str_from(speaker)) || !lv_str_eq(what, lv_str_from(title)) ||
        (verb && !lv_str_eq(said, lv_str_from(verb))))
        fail_msg("%s: speaker [%.*s] title [%.*s] verb [%.*s]", text, (int)who.n, who.p, (int)what.n, what.p,
                 (int)said.n, said.p);
    lv_doc_free(doc);
}

static void parts_become_nodes(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *sample = &samples[i];
        one_block(lv_filter_quotes, LV_N_QUOTE, sample->lang, sample->text, sample->want);
        expect_speaker(sample->lang, sample->text, sample->speaker, sample->title, sample->verb);
    }
}

/* Who speaks, and what he is, before and after the name, whatever list knows it. */
static const struct {
    const char *lang, *text, *speaker, *title;
} persons[] = {
    {"en", "“The water is calm,” Anna Reed, Tide Watcher, said.", "Anna Reed", "Tide Watcher"},
    {"en", "Anna Reed, Tide Watcher, said: “The water is calm.”", "Anna Reed", "Tide Watcher"},
    {"en", "“The water is calm,” said Anna Reed, Tide Watcher.", "Anna Reed", "Tide Watcher"},
    {"en", "“The water is calm,” said Anna Reed, Tide Council.", "Anna Reed", ""},
    {"en", "“The water is calm,” said chief umpire John Cole.", "John Cole", "chief umpire"},
    {"en", "“The water is calm,” said Harbour Master Anna Reed.", "Anna Reed", "Harbour Master"},
    {"en", "“The water is calm,” said the skipper, Ida Low.", "Ida Low", "the skipper"},
    {"en", "“The water is calm,” says Mara Lind, who leads the rescue team.", "Mara Lind",
     "who leads the rescue team"},
    {"en", "Tom Hill, the council's cabinet member for transport, said: “The water is calm.”", "Tom Hill",
     "the council's cabinet member for transport"},
    {"en", "“The water is calm,” said Tom Hill, the council's cabinet member for transport.", "Tom Hill",
     "the council's cabinet member for transport"},
    {"en", "Cllr Tom Hill, Cabinet Member for Transport at Sundale Council, said: “The water is calm.”",
     "Tom Hill", "Cllr, Cabinet Member for Transport at Sundale Council"},
    {"en", "Cllr Tom Hill, Cabinet Member for Parks, Piers and Boats, said: “The water is calm.”", "Tom Hill",
     "Cllr, Cabinet Member for Parks, Piers and Boats"},
    {"en", "“The water is calm,” said Tom Hill, Head of Floods at the Agency.", "Tom Hill",
     "Head of Floods at the Agency"},
    {"nl", "“Het water is kalm”, zei minister Ottilie van der Meer.", "Ottilie van der Meer", "minister"},
    {"en", "“The water is calm,” said Ida Low, which pleased the crowd.", "Ida Low", ""},
    {"en", "“The water is calm,” said Ida Low, adding that more boats are needed.", "Ida Low", ""},
    {"en", "“The water is calm,” Ida Low said, the boat behind her.", "Ida Low", ""},
    {"en", "“The water is calm,” said Ida Low on Monday.", "Ida Low", ""},
    {"lv", "“Ūdens ir mierīgs,” saka ostas kapteinis Jānis Ozols.", "Jānis Ozols", "ostas kapteinis"},
    {"lv", "“Ūdens ir mierīgs,” saka Jānis Ozols, kurš vada glābēju komandu.", "Jānis Ozols",
     "kurš vada glābēju komandu"},
    {"lv", "“Ūdens ir mierīgs,” saka Ilze Kalna, dodoties krastā.", "Ilze Kalna", ""},
};

static void who_speaks_and_what_he_is(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof persons / sizeof *persons; i++)
        expect_speaker(persons[i].lang, persons[i].text, persons[i].speaker, persons[i].title, NULL);
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
    assert_true(lv_str_eq(lv_attr(quote, LV_AT_SPEAKER), LV_STR("Jon Reyn")));
    assert_true(lv_str_eq(lv_attr(quote, LV_AT_SPEAKER_TITLE), LV_STR("Trade Secretary")));
    assert_int_equal(quote->first->kind, LV_N_SPEECH);
    lv_doc_free(doc);
}

/* Paragraphs of an edition, `"` before those that are quotes, and the speakers of these. */
static void assert_speakers(const char *lang, const char *const *paragraphs, const char *want) {
    struct lv_doc *doc = one_doc(LV_N_HEADLINE, lang, LV_STR("A headline"));
    struct lv_buf got = {0};
    for (; *paragraphs; paragraphs++)
        add(doc, **paragraphs == '|' ? LV_N_QUOTE : LV_N_P, *paragraphs + (**paragraphs == '|'));
    assert_int_equal(one_run(lv_filter_quotes, doc), 0);
    for (const struct lv_node *block = lv_edition(doc, 0)->first; block; block = block->next)
        if (block->kind == LV_N_QUOTE) {
            lv_buf_str(&got, lv_attr(block, LV_AT_SPEAKER));
            lv_buf_char(&got, ';');
        }
    lv_buf_char(&got, '\0');
    assert_string_equal(got.p, want);
    lv_buf_free(&got);
    lv_doc_free(doc);
}

#define SPEAKERS(lang, want, ...) assert_speakers(lang, (const char *const[]){__VA_ARGS__, NULL}, want)

static void a_statement_has_its_speaker_above(void **state) {
    (void)state;
    SPEAKERS(
        "en", "Vera Oak;Vera Oak;",
        "Senator Vera Oak (G-Westland) today issued the following statement after Mayor Ilse Moss resigned.",
        "|“The town will miss her patience.", "|“It will miss her cakes as well.”");
    SPEAKERS("en", "Vera Oak;",
             "The following are Senator Vera Oak's remarks, as prepared:", "|“I came by boat.”");
    SPEAKERS("en", "Vera Oak;", "Sen. Vera Oak could not come. Her statement follows:", "|“I came by boat.”");
    SPEAKERS("en", "Oak;",
             "Oak made the following remarks on Friday:", "|“I came by boat, and I will leave by boat.”");
    SPEAKERS("lv", "Vera Ozola;",
             "Pēc sēdes ministre Vera Ozola izplatīja šādu paziņojumu:", "|„Es atbraucu ar laivu.”");
    SPEAKERS("en", "Vera Oak;Ilse Moss;", "Senator Vera Oak made the following statement.",
             "|“It was a long and merry night for all of us.”", "|“It was short,” said Ilse Moss.");
}

static void names_are_given_in_full(void **state) {
    (void)state;
    SPEAKERS("lv", "Dimitrijs Trofimovs;", "Sarunā piedalījās valsts sekretārs Dimitrijs Trofimovs.",
             "|„Mēs strādāsim kopā,” uzsvēra D. Trofimovs.");
    SPEAKERS("en", "Otto Lind;", "Today Senator Otto Lind opened a pier.",
             "|“We work together,” Sen. Lind said.");
    SPEAKERS("en", "Otto Lind;", "Otto Lind opened a pier.", "|“We work together,” he said.");
    SPEAKERS("en", "Lind;", "Otto Lind and Mara Lind opened a pier.", "|“We work together,” Lind said.");
    SPEAKERS("en", "E. Lind;", "Otto Lind opened a pier.", "|“We work together,” said E. Lind.");
    SPEAKERS("lv", "I. Zāle;", "Atklāta Ilzes Zāles izstāde.", "|„Mēs strādāsim kopā,” saka I. Zāle.");
}

static void speech_without_a_name_takes_the_nearest(void **state) {
    (void)state;
    SPEAKERS("en", "Otto Lind;", "Senator Otto Lind opened a pier.",
             "|“Six years we waited for this very day.”");
    SPEAKERS("en", "Otto Lind;Otto Lind;", "|“It is a pier,” said Otto Lind.",
             "|“Six years we waited for this very day.”");
    SPEAKERS("en", "Otto Lind;Otto Lind;", "A pier was opened.", "|“Six years we waited for this very day.”",
             "|“It is a pier,” said Otto Lind.");
    SPEAKERS("en", ";", "A pier was opened.", "|“Six years we waited for this very day.”");
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
        cmocka_unit_test(who_speaks_and_what_he_is),
        cmocka_unit_test(speech_over_paragraphs_has_one_speaker),
        cmocka_unit_test(a_paragraph_may_announce_the_speaker),
        cmocka_unit_test(a_statement_has_its_speaker_above),
        cmocka_unit_test(names_are_given_in_full),
        cmocka_unit_test(speech_without_a_name_takes_the_nearest),
        cmocka_unit_test(the_text_stays),
        cmocka_unit_test(hostile_input_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
