/* Filter pair: numbers and dates in one form, the alignment of the body, what belongs together elsewhere. */
#include "one.h"

#include "pair/pair.h"

/* ---- numbers ---- */

struct number {
    const char *lang, *text, *want, *rest; /* rest: of the text behind the number */
};

static const struct number digits[] = {
    {"lv", "58 400 eiro", "58400", " eiro"},
    {"en", "58,400 euros", "58400", " euros"},
    {"de", "58.400 Euro", "58400", " Euro"},
    {"lv", "14\u00a0087\u00a0164", "14087164", ""},
    {"de", "1'250", "1250", ""},
    {"lv", "1,5 km", "1.5", " km"},
    {"en", "1.5 km", "1.5", " km"},
    {"en", "1.50", "1.5", ""},
    {"lv", "0,125", "0.125", ""},
    {"lv", "12. klase", "12", ". klase"},
    {"en", "12th grade", "12", "th grade"},
    {"lv", "5 miljoni eiro", "5000000", " eiro"},
    {"en", "5 million euros", "5000000", " euros"},
    {"lv", "1,3 milj. eiro", "1300000", " eiro"},
    {"en", "1.3m", "1.3", "m"},
    {"lt", "890 tūkst. eurų", "890000", " eurų"},
    {"ru", "2,5 млрд", "2500000000", ""},
    {"lv", "14.00", "14", ""},
    {"en", "2 pm", "14", ""},
    {"en", "2.30 p.m.", "14.3", ""},
    {"lv", "14:30", "14.3", ""},
    {"en", "12 p.m.", "12", ""},
    {"en", "12 a.m.", "0", ""},
    {"en", "10 a.m. to", "10", " to"},
    {"en", "2 to 4 p.m.", "14", " to 4 p.m."},
    {"en", "2.30–4 pm", "14.3", "–4 pm"},
    {"en", "10 to 2 p.m.", "10", " to 2 p.m."},
    {"en", "2 to 4 people", "2", " to 4 people"},
    {"lv", "71 %", "71", " %"},
    {"lv", "2023. 400", "2023", ". 400"},
    {"en", "123456789012345678901234567890123456", "12345678901234567890123456789012", ""},
};

static const struct number words[] = {
    {"lv", "deviņām valstīm", "9", " valstīm"},
    {"en", "nine countries", "9", " countries"},
    {"lv", "divdesmit četri kori", "24", " kori"},
    {"en", "twenty-four choirs", "24", " choirs"},
    {"lv", "tūkstoš divi simti", "1200", ""},
    {"lv", "trīssimt litru", "300", " litru"},
    {"lv", "astoņsimt piecdesmit septiņas", "857", ""},
    {"en", "two hundred and fifty seats", "250", " seats"},
    {"en", "twenty and five", "20", " and five"},
    {"en", "three million two hundred thousand", "3200000", ""},
    {"en", "five six", "5", " six"},
    {"en", "ten five", "10", " five"},
    {"lv", "divi tūkstoši divdesmit septītais", "2027", ""},
    {"lt", "dvidešimt dviejų", "22", ""},
    {"et", "kakskümmend viis", "25", ""},
    {"et", "kuussada üksteist", "611", ""},
    {"ru", "сто сорок три", "143", ""},
    {"en", "twentyish", "0", "twentyish"},
    {"en", "zero hundred", "0", " hundred"},
};

static void check_number(const struct number *sample, size_t end, const char *got, size_t n) {
    struct lv_str want = lv_str_from(sample->want), rest = lv_str_from(sample->rest);
    struct lv_str text = lv_str_from(sample->text);
    if (!lv_str_eq((struct lv_str){got, n}, want) || !lv_str_eq(lv_str_sub(text, end, text.n), rest))
        fail_msg("%s: %.*s, behind it \"%s\"", sample->text, (int)n, got, sample->text + end);
}

static void numbers_in_digits(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof digits / sizeof *digits; i++) {
        char got[LV_NUMBER_ROOM + 1];
        size_t n, end = lv_number_read(lv_str_from(digits[i].text), 0,
                                       lv_lang_bit(lv_str_from(digits[i].lang)), got, &n);
        check_number(&digits[i], end, got, n);
    }
}

static void numbers_in_words(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char got[LV_NUMBER_ROOM + 1];
        size_t n, end = lv_number_spelt(lv_str_from(words[i].text), 0,
                                        lv_lang_bit(lv_str_from(words[i].lang)), got, &n);
        check_number(&words[i], end, got, n);
    }
}

/* ---- what two languages say ---- */

/* A block of an edition: its kind and text; LV_KINDS ends a list. */
struct block {
    enum lv_kind kind;
    const char *text;
};

static bool is_field(enum lv_kind kind) {
    return kind >= LV_N_NAME && kind <= LV_N_ADDRESS;
}

/* Adds an edition; fields that follow one another are a contact. */
static void add_edition(struct lv_doc *doc, const char *lang, const struct block *blocks) {
    struct lv_node *edition = lv_node_new(doc, LV_N_EDITION), *contact = NULL;
    lv_attr_set(doc, edition, LV_AT_LANG, lv_str_from(lang));
    lv_node_append(doc->root, edition);
    for (uint32_t i = 0; blocks[i].kind != LV_KINDS; i++) {
        struct lv_node *block = lv_node_new(doc, blocks[i].kind);
        if (is_field(blocks[i].kind) && !contact)
            lv_node_append(edition, contact = lv_node_new(doc, LV_N_CONTACT));
        contact = is_field(blocks[i].kind) ? contact : NULL;
        lv_node_append(contact ? contact : edition, block);
        lv_node_append(block, lv_text_new(doc, lv_str_from(blocks[i].text)));
        lv_lines_set(doc, block, i + 1);
    }
}

static struct lv_doc *two_editions(const char *const langs[2], const struct block *left,
                                   const struct block *right) {
    static lv_stage *const stages[] = {lv_filter_inline, lv_filter_contact, lv_filter_dates};
    struct lv_doc *doc = lv_doc_new();
    add_edition(doc, langs[0], left);
    add_edition(doc, langs[1], right);
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        assert_int_equal(one_run(stages[i], doc), 0);
    return doc;
}

/* What the filter reports, one name a line. */
static void note(void *state, const struct lv_finding *finding) {
    lv_buf_printf(state, "%s:%u %s\n", finding->file, finding->line, finding->name);
}

/* Runs the filter; its rows as the writer has them and its findings are appended. */
static void run_pair(struct lv_doc *doc, struct lv_buf *rows, struct lv_buf *findings) {
    static const char *const names[] = {"l", "r", NULL};
    struct lv_options options = {0};
    struct lv_diag diag = {.sink = note, .state = findings};
    struct lv_job job = {.options = &options, .diag = &diag, .name = "l", .names = names, .out = rows};
    assert_int_equal(lv_filter_pair(doc, &job), 0);
    assert_int_equal(lv_write_pairs(doc, &job), 0);
    lv_buf_char(rows, '\0');
    lv_buf_char(findings, '\0');
}

static const char tail[] =
    " ; this sentence is as long on either side as one could wish it to be for a match";

/* Texts that say the same in two languages, or not: what is reported of them. */
struct saying {
    const char *langs[2], *left, *right, *findings;
};

static const struct saying sayings[] = {
    {{"lv", "en"}, "Remonts maksāja 58 400 eiro", "The repairs cost EUR 58,400", ""},
    {{"lv", "en"},
     "Remonts maksāja 58 400 eiro",
     "The repairs cost EUR 58,500",
     "l:1 pair-differs\nr:1 pair-differs\n"},
    {{"lv", "en"}, "Taka ir 1,5 km gara", "The path is 1.5 km long", ""},
    {{"lv", "en"}, "Mācās 12. klasē", "Is in 12th grade", ""},
    {{"lv", "en"}, "Budžets ir 5 miljoni eiro", "The budget is 5 million euros", ""},
    {{"lv", "en"},
     "Budžets ir 5 miljoni eiro",
     "The budget is 5 billion euros",
     "l:1 pair-differs\nr:1 pair-differs\n"},
    {{"lv", "en"}, "Sanāksme sākas plkst. 14.00", "The meeting begins at 2 pm", ""},
    {{"lv", "en"}, "Durvis vērtas no plkst. 14 līdz 16", "The doors are open from 2 to 4 p.m.", ""},
    {{"lv", "en"}, "Piekrīt 71 % aptaujāto", "71 per cent of those asked agree", ""},
    {{"lv", "en"}, "Divdesmit četri kori", "24 choirs", ""},
    {{"lv", "en"}, "24 kori", "Twenty-five choirs", "l:1 pair-differs\n"},
    {{"lv", "en"}, "Atklās 12. maijā Rīgā", "To be opened on 12 May in Riga", ""},
    {{"lv", "en"}, "Atklās 2025. gada 12. maijā", "To be opened on May 12", ""},
    {{"lv", "en"},
     "Atklās 12. maijā Rīgā",
     "To be opened on 13 May in Riga",
     "l:1 pair-differs\nr:1 pair-differs\n"},
    {{"lv", "en"}, "No 18. līdz 19. jūlijam", "18–19 July", ""},
    {{"lv", "en"}, "No 18. līdz 19. jūlijam", "18–20 July", "l:1 pair-differs\nr:1 pair-differs\n"},
    {{"lt", "en"}, "Nuo 2028 m. gegužės 15 d.", "From 15 May 2028", ""},
    {{"ru", "lv"}, "С 1 ноября 2027 года", "No 2027. gada 1. novembra", ""},
    {{"lv", "en"}, "Zvaniet 67000117", "Call +371 67 000 117", ""},
    {{"lv", "en"},
     "Budžets ir 12 500 000",
     "The budget is 2,500,000",
     "l:1 pair-differs\nr:1 pair-differs\n"},
    {{"lv", "en"}, "Naktī zvanot 65400917", "At night, phone 65400917", ""},
    {{"lv", "en"},
     "Naktī zvanot 65400917",
     "At night, phone 65400918",
     "l:1 pair-differs\nr:1 pair-differs\n"},
    {{"lv", "en"}, "Tālr. 67000117", "Tel. +371 67000118", "l:1 pair-differs\nr:1 pair-differs\n"},
    {{"lv", "en"}, "Rakstiet a@example.lv", "Write to b@example.lv", "l:1 pair-differs\nr:1 pair-differs\n"},
    {{"lv", "en"}, "Lasiet https://www.example.lv/lv/jaunumi", "Read https://example.lv/en/news", ""},
    {{"lv", "en"},
     "Lasiet https://example.lv/jaunumi",
     "Read https://example.org/news",
     "l:1 pair-differs\nr:1 pair-differs\n"},
};

static void sayings_compared(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++) {
        char text[2][256];
        struct lv_buf rows = {0}, findings = {0};
        snprintf(text[0], sizeof text[0], "%s%s", sayings[i].left, tail);
        snprintf(text[1], sizeof text[1], "%s%s", sayings[i].right, tail);
        const struct block left[] = {{LV_N_P, text[0]}, {LV_KINDS, NULL}},
                           right[] = {{LV_N_P, text[1]}, {LV_KINDS, NULL}};
        struct lv_doc *doc = two_editions(sayings[i].langs, left, right);
        run_pair(doc, &rows, &findings);
        if (strcmp(findings.p, sayings[i].findings) != 0)
            fail_msg("%s | %s: %s", sayings[i].left, sayings[i].right, findings.p);
        lv_buf_free(&rows);
        lv_buf_free(&findings);
        lv_doc_free(doc);
    }
}

/* ---- alignment ---- */

static const char *const lv_en[2] = {"lv", "en"};

/* The rows without their confidence, joined by blanks: "1=1 2+3=2 4=-". */
static void short_rows(char *rows) {
    char *to = rows;
    for (char *line = rows; *line;) {
        char *tab = strchr(line, '\t'), *end = strchr(tab + 1, '\t'), *next = strchr(end, '\n') + 1;
        *tab = '=';
        memmove(to, line, (size_t)(end - line));
        to += end - line;
        *to++ = ' ';
        line = next;
    }
    to[to > rows ? -1 : 0] = '\0';
}

static void check_rows(const struct block *left, const struct block *right, const char *want,
                       const char *findings_want) {
    struct lv_buf rows = {0}, findings = {0};
    struct lv_doc *doc = two_editions(lv_en, left, right);
    run_pair(doc, &rows, &findings);
    short_rows(rows.p);
    assert_string_equal(rows.p, want);
    if (findings_want)
        assert_string_equal(findings.p, findings_want);
    lv_buf_free(&rows);
    lv_buf_free(&findings);
    lv_doc_free(doc);
}

#define END                                                                                                  \
    { LV_KINDS, NULL }
#define LEAD_LV                                                                                              \
    { LV_N_LEAD, "Tilts slēgts 5 dienas, otrdien ziņoja satiksmes pārvalde." }
#define LEAD_EN                                                                                              \
    { LV_N_LEAD, "The bridge is closed for 5 days, the traffic office said on Tuesday." }
#define DEER_LV                                                                                              \
    { LV_N_P, "Vakar mežā saskaitīti 318 brieži un Jānis Bebrs noķēra 2 zaķus." }
#define DEER_EN                                                                                              \
    { LV_N_P, "Yesterday 318 deer were counted in the forest and Jānis Bebrs caught 2 hares." }
#define BUS_LV                                                                                               \
    { LV_N_P, "Autobusi kursē ik pēc 12 minūtēm." }
#define BUS_EN                                                                                               \
    { LV_N_P, "Buses run every 12 minutes." }
#define COST_LV                                                                                              \
    { LV_N_P, "Darbi maksās 412 000 eiro, pusi sedz Eiropas Savienība." }
#define COST_EN                                                                                              \
    { LV_N_P, "The works will cost EUR 412,000, half of it paid by the European Union." }

static void body_one_to_one(void **state) {
    (void)state;
    check_rows((struct block[]){LEAD_LV, DEER_LV, BUS_LV, END},
               (struct block[]){LEAD_EN, DEER_EN, BUS_EN, END}, "1=1 2=2 3=3", "");
}

static void body_missing(void **state) {
    (void)state;
    check_rows((struct block[]){LEAD_LV, DEER_LV, COST_LV, END}, (struct block[]){LEAD_EN, COST_EN, END},
               "1=1 2=- 3=2", "l:2 pair-missing\n");
    check_rows((struct block[]){LEAD_LV, COST_LV, END}, (struct block[]){LEAD_EN, DEER_EN, COST_EN, END},
               "1=1 -=2 2=3", "r:2 pair-missing\n");
}

static void body_divided(void **state) {
    (void)state;
    check_rows((struct block[]){LEAD_LV, DEER_LV, COST_LV, END},
               (struct block[]){LEAD_EN,
                                {LV_N_P, "Yesterday 318 deer were counted in the forest."},
                                {LV_N_P, "Jānis Bebrs caught 2 hares."},
                                COST_EN,
                                END},
               "1=1 2=2+3 3=4", "");
    check_rows((struct block[]){LEAD_LV, BUS_LV, {LV_N_P, "Pa 2 biļetēm dos vienu balonu."}, COST_LV, END},
               (struct block[]){LEAD_EN,
                                {LV_N_P, "Buses run every 12 minutes; with 2 tickets you get one balloon."},
                                COST_EN,
                                END},
               "1=1 2+3=2 4=3", "");
}

static struct lv_units units_of(struct lv_doc *doc, size_t edition) {
    struct lv_units units = {.unit = lv_alloc(&doc->arena, 8 * sizeof *units.unit)};
    for (struct lv_node *node = lv_edition(doc, edition)->first; node; node = node->next) {
        struct lv_unit *unit = &units.unit[units.n++];
        unit->node = node;
        unit->length = (double)lv_text(doc, node).n;
        lv_anchor_unit(doc, unit, lv_lang_bit(lv_node_lang(node)));
    }
    return units;
}

/* The dynamic programme alone: its steps as "11 12 10". */
static void check_steps(const struct block *left, const struct block *right, const char *want) {
    struct lv_doc *doc = two_editions(lv_en, left, right);
    struct lv_units sides[2] = {units_of(doc, 0), units_of(doc, 1)};
    struct lv_buf got = {0};
    lv_anchor_weigh(doc, &sides[0], &sides[1]);
    struct lv_matches found = lv_align(doc, &sides[0], &sides[1]);
    for (size_t i = 0; i < found.n; i++)
        lv_buf_printf(&got, "%s%zu%zu", i ? " " : "", found.match[i].nleft, found.match[i].nright);
    lv_buf_char(&got, '\0');
    assert_string_equal(got.p, want);
    lv_buf_free(&got);
    lv_doc_free(doc);
}

static void steps_of_alignment(void **state) {
    (void)state;
    const struct block deer[] = {{LV_N_P, "Yesterday 318 deer were counted in the forest."},
                                 {LV_N_P, "Jānis Bebrs caught 2 hares."}};
    const struct block crossed[] = {{LV_N_P, "Te auga 40 koki, tur 17 zivis."},
                                    {LV_N_P, "Tad 55 putni un 90 auni."}};
    const struct block wise[] = {{LV_N_P, "First, 90 rams."},
                                 {LV_N_P, "Then 40 trees, 17 fish and 55 birds as well."}};
    check_steps((struct block[]){LEAD_LV, DEER_LV, COST_LV, END},
                (struct block[]){LEAD_EN, deer[0], deer[1], COST_EN, END}, "11 12 11");
    check_steps((struct block[]){LEAD_LV, BUS_LV, {LV_N_P, "Pa 2 biļetēm dos vienu balonu."}, COST_LV, END},
                (struct block[]){LEAD_EN,
                                 {LV_N_P, "Buses run every 12 minutes; with 2 tickets you get one balloon."},
                                 COST_EN,
                                 END},
                "11 21 11");
    check_steps((struct block[]){LEAD_LV, crossed[0], crossed[1], COST_LV, END},
                (struct block[]){LEAD_EN, wise[0], wise[1], COST_EN, END}, "11 22 11");
    check_steps((struct block[]){LEAD_LV, DEER_LV, COST_LV, END}, (struct block[]){LEAD_EN, COST_EN, END},
                "11 10 11");
    check_steps((struct block[]){LEAD_LV, COST_LV, END}, (struct block[]){LEAD_EN, DEER_EN, COST_EN, END},
                "11 01 11");
}

static void body_moved(void **state) {
    (void)state;
    check_rows((struct block[]){LEAD_LV, DEER_LV, BUS_LV, COST_LV, END},
               (struct block[]){LEAD_EN, BUS_EN, COST_EN, DEER_EN, END}, "1=1 2=4 3=2 4=3", "");
}

/* A half of a divided paragraph stands behind what was moved before it. */
static void body_divided_and_moved(void **state) {
    (void)state;
    check_rows((struct block[]){LEAD_LV, DEER_LV, BUS_LV, COST_LV, END},
               (struct block[]){LEAD_EN,
                                BUS_EN,
                                COST_EN,
                                {LV_N_P, "Yesterday 318 deer were counted in the forest."},
                                {LV_N_P, "Jānis Bebrs caught 2 hares."},
                                END},
               "1=1 2=4+5 3=2 4=3", "");
}

static void body_empty(void **state) {
    (void)state;
    check_rows((struct block[]){LEAD_LV, END}, (struct block[]){END}, "1=-", NULL);
    check_rows((struct block[]){END}, (struct block[]){END}, "", "");
}

static void headline_found(void **state) {
    (void)state;
    const struct block left[] = {{LV_N_HEADLINE, "Tilts uz piecām dienām slēgts"}, LEAD_LV, END};
    const struct block right[] = {{LV_N_CAPTION, "Bridge closed for five days"}, LEAD_EN, END};
    struct lv_doc *doc = two_editions(lv_en, left, right);
    struct lv_buf rows = {0}, findings = {0};
    run_pair(doc, &rows, &findings);
    assert_int_equal(lv_edition(doc, 1)->first->kind, LV_N_HEADLINE);
    assert_string_equal(findings.p, "");
    lv_buf_free(&rows);
    lv_buf_free(&findings);
    lv_doc_free(doc);
}

/* Fields by what they say, then by role, then as they stand; only what can be dialled or written to is missed. */
static void contact_fields(void **state) {
    (void)state;
    check_rows((struct block[]){LEAD_LV,
                                {LV_N_NAME, "Vizma Boja"},
                                {LV_N_ROLE, "preses sekretāre"},
                                {LV_N_PHONE, "Tālr. 67000219"},
                                {LV_N_PHONE, "Mob. 29000220"},
                                END},
               (struct block[]){{LV_N_PHONE, "Mobile: +371 29000220"},
                                {LV_N_PHONE, "Phone: +371 67000219"},
                                {LV_N_UNIT, "Press Office"},
                                {LV_N_NAME, "Vizma Boja"},
                                LEAD_EN,
                                END},
               "1=5 2=4 3=3 4=2 5=1", "");
    check_rows(
        (struct block[]){
            LEAD_LV, {LV_N_NAME, "Vizma Boja"}, {LV_N_UNIT, "Preses nodaļa"}, {LV_N_PHONE, "67000219"}, END},
        (struct block[]){LEAD_EN, {LV_N_NAME, "Vizma Boja"}, END}, "1=1 2=2 3=- 4=-", "l:4 pair-missing\n");
    check_rows((struct block[]){LEAD_LV, {LV_N_NAME, "Vizma Boja"}, {LV_N_PHONE, "67000219"}, END},
               (struct block[]){LEAD_EN, END}, "1=1 2=- 3=-", "l:2 pair-missing\n");
}

/* ---- long documents ---- */

static struct lv_doc *long_doc(size_t n) {
    struct lv_doc *doc = lv_doc_new();
    for (size_t e = 0; e < 2; e++) {
        struct lv_node *edition = lv_node_new(doc, LV_N_EDITION);
        lv_attr_set(doc, edition, LV_AT_LANG, lv_str_from(lv_en[e]));
        lv_node_append(doc->root, edition);
        for (size_t i = 0; i < n; i++) {
            char text[128];
            struct lv_node *block = lv_node_new(doc, LV_N_P);
            snprintf(text, sizeof text, "%s %zu Jānis %zu Rīga",
                     e ? "The village counted" : "Ciems saskaitīja", i, i * 7 % 97);
            lv_node_append(edition, block);
            lv_node_append(block, lv_text_new(doc, lv_arena_copy(&doc->arena, lv_str_from(text))));
            lv_lines_set(doc, block, (uint32_t)i + 1);
        }
    }
    return doc;
}

/* Two editions of 2,000 paragraphs align within a second. */
static void long_documents(void **state) {
    (void)state;
    enum { PARAGRAPHS = 2000 };
    struct lv_doc *doc = long_doc(PARAGRAPHS);
    clock_t start = clock();
    assert_int_equal(one_run(lv_filter_pair, doc), 0);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (seconds > 1)
        fail_msg("%d paragraphs took %.2f s", PARAGRAPHS, seconds);
    const struct lv_node *a = lv_edition(doc, 0)->first, *b = lv_edition(doc, 1)->first;
    for (; a; a = a->next, b = b->next)
        assert_int_equal(lv_attr_number(a, LV_AT_ROW), lv_attr_number(b, LV_AT_ROW));
    lv_doc_free(doc);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_in_digits), cmocka_unit_test(numbers_in_words),
        cmocka_unit_test(sayings_compared),  cmocka_unit_test(body_one_to_one),
        cmocka_unit_test(body_missing),      cmocka_unit_test(body_divided),
        cmocka_unit_test(body_moved),        cmocka_unit_test(body_divided_and_moved),
        cmocka_unit_test(body_empty),        cmocka_unit_test(steps_of_alignment),
        cmocka_unit_test(headline_found),    cmocka_unit_test(contact_fields),
        cmocka_unit_test(long_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
