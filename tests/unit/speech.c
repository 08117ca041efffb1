/* Direct speech in a paragraph: its parts, who says it, and whether it goes on. */
#include "recognise/speech/speech.h"

#include "one.h"

#include "lang/words.h"

/* A paragraph with its parts marked: <marker>, {speech}, [attribution]; then speaker, verb and what is known of it. */
static const struct {
    const char *lang, *want, *speaker, *verb, *flags;
} rows[] = {
    {"en", "{“We act,”} [said Anna Berg.]", "Anna Berg", "said", "said marked"},
    {"en", "[Anna Berg said:] {“We act.”}", "Anna Berg", "said", "said marked"},
    {"en", "{“We act,”} [the Minister said.] {“And we go on.”}", "the Minister", "said", "said marked"},
    {"lv", "<☞> {\"Ņemot vērā situāciju, rīkojamies,\"} [sarunas laikā uzsvēra D. Trofimovs.]",
     "D. Trofimovs", "uzsvēra", "said marked"},
    {"lv", "[Ministrs Andris Kalns:] {“Pateicos visiem dienestiem.”}", "Ministrs Andris Kalns", "",
     "said marked"},
    {"sv", "{– Det är viktigt att alla vet,} [säger minister Mikael Dam.]", "minister Mikael Dam", "säger",
     "said marked"},
    {"en", "{“We began in spring, and we went on all summer.}", "", "", "said marked open"},
    {"en", "[The Mayor said:] {‘We began in spring, and the harbour’s wall was first.}", "The Mayor", "said",
     "said marked open"},
    {"en", "The ‘Roads’ bill of the ‘Nineties was passed, said nobody.", "", "", ""},
    {"en", "{“We act,”} [Anna Berg added,] {“and so do all the others with us”}.", "Anna Berg", "added",
     "said marked"},
    {"en", "{We shall go on with it,’} [says Professor Anna Berg.]", "Professor Anna Berg", "says", "said"},
    {"lv", "Deputāti vēl gaidīs aprēķinus, skaidroja A. Kalne. {“Mums jāzina, cik tas maksās.”}", "A. Kalne",
     "skaidroja", "said marked"},
    {"en", "The bill was passed, said nobody here. The film is called “We have to know what it costs.”", "",
     "", ""},
    {"lv", "Ceļš būs slēgts līdz pavasarim, informē SIA „Tilts”.", "", "", ""},
    {"en", "[Anna Berg, head of “Harbour Light” (HL):] {“We act, and we act at once.”}",
     "Anna Berg, head of “Harbour Light” (HL)", "", "said marked"},
    {"lv", "[„Ostas” (O) vadītāja Anna Lapa:] {„Mēs strādājam arī naktīs un svētdienās.”}",
     "„Ostas” (O) vadītāja Anna Lapa", "", "said marked"},
    {"en", "{'We began in spring, and nobody has asked us why.}", "", "", "said marked open"},
    {"en", "In the 'Nineties the mill was shut and the boats lay idle.", "", "", ""},
    {"en", "The bill “On Roads” was passed.", "", "", ""},
    {"lv", "Tiltu būvēja SIA „Tilts”, un to atklāja vakar.", "", "", ""},
    {"en", "[Trade Secretary Jon Reyn said:]", "Trade Secretary Jon Reyn", "said", "announces"},
    {"en", "It rained all night.", "", "", ""},
    {"en", "{“Dogs bark at them,”} [said the mill's chief executive, Anna Berg.]",
     "the mill's chief executive, Anna Berg", "said", "said marked"},
    {"lv", "{„Bērni dara paši,”} [saka Rīgas 3. vidusskolas direktore Anna Lapa.]",
     "Rīgas 3. vidusskolas direktore Anna Lapa", "saka", "said marked"},
    {"ru", "{«До школы идти пять минут»}[, – сказала директор 3-й школы Ольга Примерова.]",
     "директор 3-й школы Ольга Примерова", "сказала", "said marked"},
    {"en", "The study, “A Bee Has a Mind of Its Own”, is published in Insect Letters and in Bee World.", "",
     "", ""},
    {"en", "The Minister signed a treaty with Latvia on ports: it says what ships may load there.", "", "",
     ""},
    {"lv", "Mērījumi veikti ar kamerām, kas ik pēc pusstundas nosaka Rīgas un Cēsu gaisu.", "", "", ""},
    {"en", "[Tove Pell, Riverside Chief Executive, said:] {“More families need a quiet place.”}",
     "Tove Pell, Riverside Chief Executive", "said", "said marked"},
    {"en",
     "[Commenting on the gift, Jan Pell, AEA CEO and chairman, stated,] {“The hospice has been good to us.”}",
     "Jan Pell, AEA CEO and chairman", "stated", "said marked"},
    {"en", "[Mayor Bill Oak thanked Governor Ida Lind and said:] {“She came when the river came.”}",
     "Mayor Bill Oak", "said", "said marked"},
    {"en",
     "Her plan has four pillars, “Promoting Partnerships,” “Emphasizing Growth,” and “Targeting the Young.”",
     "", "", ""},
    {"en", "It beat all others, according to the Agency’s most recent “Measuring Home Internet Line Report.”",
     "", "", ""},
    {"en",
     "The court found that “separate” piers for girls were not allowed by the United States Constitution.",
     "", "", ""},
    {"en", "To read Senator Holt's letter to Secretary Lind visit: http://holt.example.org/news/record", "",
     "", ""},
    {"en", "Estimated Benefits of Raising Fuel Economy Standards to 35 mpg by 2019:", "", "", ""},
    {"en", "{“We lend books, tools and \"dreams\", and more,”} [said Mira Holt.]", "Mira Holt", "said",
     "said marked"},
    {"en", "The library will lend tools to all readers, said Mira Holt.", "", "", ""},
    {"en", "The library will lend tools to all readers, according to Director Mira Holt.", "", "", ""},
    {"lv", "Bibliotēka no maija aizdos rīkus ikvienam lasītājam, informē direktore Mirdza Holta.", "", "",
     ""},
    {"lv", "{“Agrs rīts un nojausma par sauli,”} [par darbiem stāsta izstādes rīkotāji.]",
     "izstādes rīkotāji", "stāsta", "said marked"},
    {"en", "", "", "", ""},
};

static void put(struct lv_buf *out, const char *word, bool is) {
    if (is)
        lv_buf_printf(out, "%s%s", out->n ? " " : "", word);
}

static void mark(struct lv_buf *out, struct lv_str text, const struct lv_speech *speech) {
    static const char *const signs[] = {"<>", "{}", "[]"};
    size_t at = 0;
    for (size_t i = 0; i < speech->nparts; i++) {
        const struct lv_part *part = &speech->parts[i];
        assert_true(part->range.from >= at && part->range.to <= text.n);
        lv_buf_str(out, lv_str_sub(text, at, part->range.from));
        lv_buf_char(out, signs[part->kind][0]);
        lv_buf_str(out, lv_str_sub(text, part->range.from, part->range.to));
        lv_buf_char(out, signs[part->kind][1]);
        at = part->range.to;
    }
    lv_buf_str(out, lv_str_sub(text, at, text.n));
    lv_buf_char(out, '\0');
}

static struct lv_buf without_marks(const char *marked) {
    struct lv_buf text = {0};
    for (const char *p = marked; *p; p++)
        if (!strchr("<>{}[]", *p))
            lv_buf_char(&text, *p);
    return text;
}

static void assert_range(struct lv_str text, struct lv_range range, const char *want) {
    struct lv_str got = lv_str_sub(text, range.from, range.to);
    if (!lv_str_eq(got, lv_str_from(want)))
        fail_msg("[%.*s] is not [%s]", (int)got.n, got.p, want);
}

static void speech_has_parts(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lv_buf source = without_marks(rows[i].want), got = {0}, flags = {0};
        struct lv_str text = lv_buf_slice(&source);
        struct lv_speech speech;
        lv_speech_find(text, lv_lang_bit(lv_str_from(rows[i].lang)), false, true, &speech);
        mark(&got, text, &speech);
        assert_string_equal(got.p, rows[i].want);
        put(&flags, "said", speech.said);
        put(&flags, "marked", speech.marked);
        put(&flags, "open", speech.open);
        put(&flags, "announces", speech.announces);
        lv_buf_char(&flags, '\0');
        assert_string_equal(flags.p, rows[i].flags);
        assert_range(text, speech.speaker, rows[i].speaker);
        assert_range(text, speech.verb, rows[i].verb);
        lv_buf_free(&source);
        lv_buf_free(&got);
        lv_buf_free(&flags);
    }
}

static void speech_without_glyphs_counts_where_it_may(void **state) {
    static const char text[] = "We will keep the needs of business in view, said Trade Secretary Jon Reyn.";
    struct lv_speech with, without;
    uint32_t en = lv_lang_bit(LV_STR("en"));
    (void)state;
    lv_speech_find(LV_STR(text), en, false, true, &with);
    lv_speech_find(LV_STR(text), en, false, false, &without);
    assert_true(with.said && !with.marked && with.nparts == 2);
    assert_true(!without.said && without.nparts == 0);
    assert_range(LV_STR(text), with.speaker, "Trade Secretary Jon Reyn");
}

/* What somebody said in the paragraph before makes speech of the next. */
static void speech_goes_on_in_the_next_paragraph(void **state) {
    static const char last[] = "“We end in autumn.”";
    struct lv_speech behind, alone;
    (void)state;
    lv_speech_find(LV_STR(last), lv_lang_bit(LV_STR("en")), true, true, &behind);
    lv_speech_find(LV_STR(last), lv_lang_bit(LV_STR("en")), false, true, &alone);
    assert_true(behind.said && !behind.open && behind.nparts == 1);
    assert_true(!alone.said);
}

/* Behind LV_PARTS parts the rest is left as it is. */
static void parts_are_counted(void **state) {
    struct lv_buf text = {0};
    struct lv_speech speech;
    (void)state;
    for (size_t i = 0; i < 500; i++)
        lv_buf_puts(&text, "“We act,” said Anna Berg. ");
    lv_speech_find(lv_buf_slice(&text), lv_lang_bit(LV_STR("en")), false, true, &speech);
    assert_true(speech.nparts <= LV_PARTS && speech.nparts > LV_PARTS / 2);
    lv_buf_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speech_has_parts),
        cmocka_unit_test(speech_without_glyphs_counts_where_it_may),
        cmocka_unit_test(speech_goes_on_in_the_next_paragraph),
        cmocka_unit_test(parts_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
