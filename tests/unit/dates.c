/* Filter dates: every form of a date, in date lines and in running text. */
#include "one.h"

#include "lang/dates.h"

#define T(datetime, text) "<time datetime=\"" datetime "\">" text "</time>"

struct sample {
    const char *lang, *text, *want;
};

static const struct sample running[] = {
    {"lv", "12. maijā, Rīgā", T("--05-12", "12. maijā") ", Rīgā"},
    {"lv", "Trešdien, 17.novembrī, plkst.11.00 notiks",
     "Trešdien, " T("--11-17", "17.novembrī") ", plkst.11.00 notiks"},
    {"lv", "2009. gada 7. maijā", T("2009-05-07", "2009. gada 7. maijā")},
    {"lv", "2025.gada 22.maijs.", T("2025-05-22", "2025.gada 22.maijs") "."},
    {"lv", "2009. gada 7. maijā plkst. 14.30 sāksies",
     T("2009-05-07T14:30", "2009. gada 7. maijā plkst. 14.30") " sāksies"},
    {"lv", "Kopš 2021. gada decembra tā", "Kopš " T("2021-12", "2021. gada decembra") " tā"},
    {"lv", "18. decembrī, 2018", T("2018-12-18", "18. decembrī, 2018")},
    {"lv", "29. un 30. augustā Oslo", T("--08-29/--08-30", "29. un 30. augustā") " Oslo"},
    {"lv", "3. un 17. maijā", T("--05-03", "3.") " un " T("--05-17", "17. maijā")},
    {"lv", "No 18. līdz 19.jūlijam", "No " T("--07-18/--07-19", "18. līdz 19.jūlijam")},
    {"lv", "no 19. uz 20. septembri", "no " T("--09-19/--09-20", "19. uz 20. septembri")},
    {"lv", "no 30. aprīļa līdz 2. maijam", "no " T("--04-30/--05-02", "30. aprīļa līdz 2. maijam")},
    {"lv", "2019. gada 25.–26. jūlijā", T("2019-07-25/2019-07-26", "2019. gada 25.–26. jūlijā")},
    {"lv", "2023. gadā, 90. gadu sākumā, 1940. līdz 1963.gadam, 3.panta",
     "2023. gadā, 90. gadu sākumā, 1940. līdz 1963.gadam, 3.panta"},
    {"lv", "31.02.2023. un 30. februārī un 14.00.00", "31.02.2023. un 30. februārī un 14.00.00"},
    {"lv", "29. februārī, 2023", "29. februārī, 2023"},
    {"lv", "(04.09.2024.)", "(" T("2024-09-04", "04.09.2024") ".)"},
    {"lv", "plkst. 16:50 un 12.05.23", "plkst. 16:50 un 12.05.23"},
    {"lv", "10.11.2012.5 un 1.10.11.2012", "10.11.2012.5 un 1.10.11.2012"},
    {"lv", "6./7. maijā", T("--05-06/--05-07", "6./7. maijā")},
    {"lv", "5., 6. un 7. jūnijā", T("--06-05/--06-07", "5., 6. un 7. jūnijā")},
    {"lv", "5., 10. un 17. jūnijā",
     T("--06-05", "5.") ", " T("--06-10", "10.") " un " T("--06-17", "17. jūnijā")},
    {"lv", "1., 2. un 5 bērni", "1., 2. un 5 bērni"},
    {"lv", "28.04.-02.05.2028", T("2028-04-28/2028-05-02", "28.04.-02.05.2028")},
    {"lv", "28.-30.04.2028.", T("2028-04-28/2028-04-30", "28.-30.04.2028") "."},
    {"lv", "28.12.2027.–02.01.2028.", T("2027-12-28/2028-01-02", "28.12.2027.–02.01.2028") "."},
    {"lv", "28.12.-02.01.2028", T("2027-12-28/2028-01-02", "28.12.-02.01.2028")},
    {"lv", "2016.9.03. un 2016.09.03.",
     T("2016-03-09", "2016.9.03") ". un " T("2016-09-03", "2016.09.03") "."},
    {"lt", "2016.9.03", T("2016-09-03", "2016.9.03")},
    {"de", "28.04. - 02.05.2028", T("2028-04-28/2028-05-02", "28.04. - 02.05.2028")},
    {"en", "on 3, 10 and 17 May 2028 at noon",
     "on " T("2028-05-03", "3") ", " T("2028-05-10", "10") " and " T("2028-05-17", "17 May 2028") " at noon"},
    {"en", "on 5, 6 and 7 June", "on " T("--06-05/--06-07", "5, 6 and 7 June")},
    {"en", "14 May 2028 at noon EST", T("2028-05-14T12:00-05:00", "14 May 2028 at noon EST")},
    {"en", "1, 2 and 3 horses in May", "1, 2 and 3 horses in May"},
    {"sv", "den 11 augusti 2020 och 8 juli",
     "den " T("2020-08-11", "11 augusti 2020") " och " T("--07-08", "8 juli")},
    {"sv", "Okt 21, 2004 14:36 CEST", T("2004-10-21T14:36+02:00", "Okt 21, 2004 14:36 CEST")},
    {"nl", "7 mei 2009", T("2009-05-07", "7 mei 2009")},
    {"sk", "4. augusta 2005", T("2005-08-04", "4. augusta 2005")},
    {"lt", "2009 m. kovo 5 d.", T("2009-03-05", "2009 m. kovo 5") " d."},
    {"lt", "2025 m. kovo 7 d. 10 val. Vilniuje",
     T("2025-03-07T10:00", "2025 m. kovo 7 d. 10 val.") " Vilniuje"},
    {"lt", "2025 m. kovo 7 d. 14 val. 30 min.", T("2025-03-07T14:30", "2025 m. kovo 7 d. 14 val. 30 min.")},
    {"lt", "2025 m. kovo 7 d. 10 vaikų", T("2025-03-07", "2025 m. kovo 7") " d. 10 vaikų"},
    {"de", "14. September 2004, 12 Uhr", T("2004-09-14T12:00", "14. September 2004, 12 Uhr")},
    {"ru", "5 марта 2009 г. в 10:00", T("2009-03-05T10:00", "5 марта 2009 г. в 10:00")},
    {"pl", "5 marca 2009 r.", T("2009-03-05", "5 marca 2009") " r."},
    {"bg", "5 март 2009 г.", T("2009-03-05", "5 март 2009") " г."},
    {"ru", "5 марта 2009 года", T("2009-03-05", "5 марта 2009") " года"},
    {"uk", "5 березня 2009 року", T("2009-03-05", "5 березня 2009") " року"},
    {"de", "vom 13. bis 15. August 2004", "vom " T("2004-08-13/2004-08-15", "13. bis 15. August 2004")},
    {"fr", "le 1er février 2009 à 14h30", "le " T("2009-02-01T14:30", "1er février 2009 à 14h30")},
    {"et", "5. märtsil 2009", T("2009-03-05", "5. märtsil 2009")},
    {"fi", "11. elokuuta 2020 klo 14.30", T("2020-08-11T14:30", "11. elokuuta 2020 klo 14.30")},
    {"da", "5. marts 2009", T("2009-03-05", "5. marts 2009")},
    {"no", "den 5. mars 2009 kl. 12.00", "den " T("2009-03-05T12:00", "5. mars 2009 kl. 12.00")},
    {"en", "On 12 May, in Riga", "On " T("--05-12", "12 May") ", in Riga"},
    {"en", "22 December 2006", T("2006-12-22", "22 December 2006")},
    {"en", "On Friday, March 23 a meeting", "On Friday, " T("--03-23", "March 23") " a meeting"},
    {"en", "May 16, 2022, was", T("2022-05-16", "May 16, 2022") ", was"},
    {"en", "May 16th", T("--05-16", "May 16th")},
    {"en", "the 3rd of May 2022", "the " T("2022-05-03", "3rd of May 2022")},
    {"en", "25–26 July 2019", T("2019-07-25/2019-07-26", "25–26 July 2019")},
    {"en", "on 19-20 October.", "on " T("--10-19/--10-20", "19-20 October") "."},
    {"en", "On 26 and 27 October,", "On " T("--10-26/--10-27", "26 and 27 October") ","},
    {"en", "30 December 2018 – 2 January 2019",
     T("2018-12-30/2019-01-02", "30 December 2018 – 2 January 2019")},
    {"en", "May 8–9, 2022", T("2022-05-08/2022-05-09", "May 8–9, 2022")},
    {"en", "Since December 2021 it", "Since " T("2021-12", "December 2021") " it"},
    {"en", "07/17/2012 and 04/03/2012", T("2012-07-17", "07/17/2012") " and 04/03/2012"},
    {"en", "2023-05-12T10:00:00Z, 2023-05-12",
     T("2023-05-12T10:00:00Z", "2023-05-12T10:00:00Z") ", " T("2023-05-12", "2023-05-12")},
    {"en", "12 people may 5 times march 3 days", "12 people may 5 times march 3 days"},
    {"en", "24 July, 2000 people came", T("--07-24", "24 July") ", 2000 people came"},
    {"en", "3 April 2025 at 9.30 a.m. EEST", T("2025-04-03T09:30+03:00", "3 April 2025 at 9.30 a.m. EEST")},
    {"en", "3 April 2025 at 9 schools", T("2025-04-03", "3 April 2025") " at 9 schools"},
    {"en", "3 April 2025 at 12 p.m.", T("2025-04-03T12:00", "3 April 2025 at 12 p.m.")},
    {"en", "3 April 2025, 9.00–12.00, all",
     T("2025-04-03T09:00/2025-04-03T12:00", "3 April 2025, 9.00–12.00") ", all"},
    {"en", "3 April 2025, 1.50–2.00 metres", T("2025-04-03", "3 April 2025") ", 1.50–2.00 metres"},
    {"en", "3 April 2025, 9 to 12 people", T("2025-04-03", "3 April 2025") ", 9 to 12 people"},
    {"en", "3 April 2025, 9.00 and", T("2025-04-03", "3 April 2025") ", 9.00 and"},
    {"en", "3 April 2025, 12 hours after", T("2025-04-03", "3 April 2025") ", 12 hours after"},
    {"en", "3 April 2025 (9am–noon) in",
     T("2025-04-03T09:00/2025-04-03T12:00", "3 April 2025 (9am–noon)") " in"},
    {"en", "3 April 2025, between 9 a.m. and 5 p.m.",
     T("2025-04-03T09:00/2025-04-03T17:00", "3 April 2025, between 9 a.m. and 5 p.m.")},
    {"en", "3 April 2025, 9–11am", T("2025-04-03T09:00/2025-04-03T11:00", "3 April 2025, 9–11am")},
    {"en", "3 April 2025, 1:30 - 3 p.m. BST",
     T("2025-04-03T13:30+01:00/2025-04-03T15:00+01:00", "3 April 2025, 1:30 - 3 p.m. BST")},
    {"en", "31 December 2025, 9 p.m. till midnight",
     T("2025-12-31T21:00/2026-01-01T00:00", "31 December 2025, 9 p.m. till midnight")},
    {"en", "at 10 a.m. on Monday, 3 April 2028", T("2028-04-03T10:00", "at 10 a.m. on Monday, 3 April 2028")},
    {"en", "by 10 a.m. on Monday, 3 April", "by 10 a.m. on Monday, " T("--04-03", "3 April")},
    {"en", "3 April 2028, 10:00, 4 April 2028",
     T("2028-04-03T10:00", "3 April 2028, 10:00") ", " T("2028-04-04", "4 April 2028")},
    {"lv", "2028. gada 12. maijā no plkst. 9 līdz 12",
     T("2028-05-12T09:00/2028-05-12T12:00", "2028. gada 12. maijā no plkst. 9 līdz 12")},
    {"lv", "2028. gada 12. maijā no 9 līdz 12 cilvēkiem",
     T("2028-05-12", "2028. gada 12. maijā") " no 9 līdz 12 cilvēkiem"},
    {"lv", "plkst. 9 piektdien, 12.05.2028.", T("2028-05-12T09:00", "plkst. 9 piektdien, 12.05.2028") "."},
    {"de", "am 12. Mai 2028 von 9 bis 12 Uhr",
     "am " T("2028-05-12T09:00/2028-05-12T12:00", "12. Mai 2028 von 9 bis 12 Uhr")},
};

/* In the field of an event a time of day needs no word. */
static const struct sample events[] = {
    {"en", "WHEN: 3 April 2025, 9.00", "WHEN: " T("2025-04-03T09:00", "3 April 2025, 9.00")},
    {"en", "WHEN: 3 April 2025, from 9 to 12",
     "WHEN: " T("2025-04-03T09:00/2025-04-03T12:00", "3 April 2025, from 9 to 12")},
    {"en", "WHEN: 9.00–12.00, 3 April 2025",
     "WHEN: " T("2025-04-03T09:00/2025-04-03T12:00", "9.00–12.00, 3 April 2025")},
    {"en", "TICKETS: 3 April 2025, 9.00 euros", "TICKETS: " T("2025-04-03", "3 April 2025") ", 9.00 euros"},
    {"lv", "Kad: 12.05.2028. no 9.00 līdz 24.00",
     "Kad: " T("2028-05-12T09:00/2028-05-13T00:00", "12.05.2028. no 9.00 līdz 24.00")},
};

static void running_text(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof running / sizeof *running; i++)
        one_block(lv_filter_dates, LV_N_P, running[i].lang, running[i].text, running[i].want);
}

static void fields_of_events(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof events / sizeof *events; i++)
        one_block(lv_filter_dates, LV_N_EVENT, events[i].lang, events[i].text, events[i].want);
}

/* Each: a date line and its datetime; "" if it has none. */
static const struct sample lines[] = {
    {"lv", "Publicēts: 12.05.2023.", "2023-05-12"},
    {"lv", "Publicēts: 12.05.2023. 14.59", "2023-05-12T14:59"},
    {"lv", "- Publicēta: 22.05.2025 14:59", "2025-05-22T14:59"},
    {"lv", "06.08.15", "2015-08-06"},
    {"lv", "17.02.98", "1998-02-17"},
    {"lv", "17.02.70", "1970-02-17"},
    {"lv", "17.02.69", "2069-02-17"},
    {"lv", "2016.9.03.", "2016-03-09"},
    {"en", "22.9.2023 14:07:26 EEST", "2023-09-22T14:07:26+03:00"},
    {"en", "07/17/2012 - 00:00", "2012-07-17T00:00"},
    {"en", "2019-05-06 06:15News", "2019-05-06T06:15"},
    {"en", "03/04/2012 - 00:00", "2012-03-04T00:00"},
    {"en", "03/04/2012", ""},
    {"en", "Oct 21, 2004 14:36 CEST", "2004-10-21T14:36+02:00"},
    {"en", "Embargoed until 00:01 GMT, 5 March 2025", "2025-03-05T00:01+00:00"},
    {"en", "No date", ""},
};

/* The hour until which nobody may publish stands where it likes. */
static const struct sample embargoes[] = {
    {"en", "EMBARGOED UNTIL 12.00 ON 21 MAY 2026", "2026-05-21T12:00"},
    {"en", "EMBARGOED UNTIL 1200 ON 21 MAY 2026", "2026-05-21T12:00"},
    {"en", "Embargoed until 0001 hrs on Thursday, 21 May 2026", "2026-05-21T00:01"},
    {"en", "Embargoed until noon on 21 May 2026", "2026-05-21T12:00"},
    {"en", "Embargoed until 12.00 (noon) on 21 May 2026", "2026-05-21T12:00"},
    {"en", "Embargo: midnight, 31 December 2026", "2027-01-01T00:00"},
    {"en", "Embargo: 21 May 2026, 12 o’clock", "2026-05-21T12:00"},
    {"en", "Embargoed until 9 a.m. CET Monday, 18 May 2026", "2026-05-18T09:00+01:00"},
    {"en", "Embargoed until 21 May 2026", "2026-05-21"},
    {"lv", "Embargo līdz plkst. 12.00, 2026. gada 21. maijā", "2026-05-21T12:00"},
    {"lv", "Embargo līdz 2026. gada 21. maijam plkst. 6.00", "2026-05-21T06:00"},
    {"lv", "Embargo līdz 2026. gada 21. maija pusnaktij", "2026-05-22T00:00"},
    {"de", "Sperrfrist: 21.05.2026, 12 Uhr", "2026-05-21T12:00"},
    {"fr", "Embargo jusqu’au 21 mai 2026 à midi", "2026-05-21T12:00"},
    {"lt", "Embargas iki 2026 m. gegužės 21 d. 12 val.", "2026-05-21T12:00"},
};

static struct lv_str datetime_of(const char *lang, enum lv_kind kind, const char *text, struct lv_doc **doc) {
    *doc = one_doc(kind, lang, lv_str_from(text));
    assert_int_equal(one_run(lv_filter_dates, *doc), 0);
    return lv_attr(lv_edition(*doc, 0)->first, LV_AT_DATETIME);
}

static void check_line(const struct sample *line, enum lv_kind kind) {
    struct lv_doc *doc;
    struct lv_str got = datetime_of(line->lang, kind, line->text, &doc);
    if (!lv_str_eq(got, lv_str_from(line->want)))
        fail_msg("%s: %.*s", line->text, (int)got.n, got.p);
    lv_doc_free(doc);
}

static void date_lines(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        check_line(&lines[i], i % 2 ? LV_N_PUBLISHED : LV_N_EMBARGO);
    for (size_t i = 0; i < sizeof embargoes / sizeof *embargoes; i++)
        check_line(&embargoes[i], LV_N_EMBARGO);
}

/* The year of a date without one: nearest to the publication, or by its weekday, or none. */
static void years_are_completed_where_certain(void **state) {
    static const struct {
        struct lv_date date;
        int year;
    } dates[] = {
        {{.month = 5, .day = 12}, 2023},
        {{.month = 12, .day = 30}, 2022},               /* read in January 2023 */
        {{.month = 8, .day = 1}, 2023},                 /* half a year away: the year of publication */
        {{.month = 11, .day = 17, .weekday = 3}, 2021}, /* the Wednesday of 2021 */
        {{.month = 2, .day = 29}, 0},
    };
    static const long near[][3] = {{2023, 5, 20}, {2023, 1, 9}, {2023, 1, 9}, {2022, 1, 10}, {2023, 3, 1}};
    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        struct lv_date date = dates[i].date;
        lv_date_complete(&date, lv_date_number((int)near[i][0], (int)near[i][1], (int)near[i][2]));
        assert_int_equal(date.year, dates[i].year);
    }
}

static void the_calendar_is_right(void **state) {
    (void)state;
    assert_int_equal(lv_date_number(1970, 1, 1), 0);
    assert_int_equal(lv_date_number(2000, 3, 1), 11017);
    assert_int_equal(lv_date_weekday(2023, 5, 12), 5);
    assert_int_equal(lv_date_weekday(1918, 11, 18), 1);
}

static void the_text_stays(void **state) {
    (void)state;
    static const char *const pieces[] = {
        "1",  "12",    "31",     "2023",   " ",        ". ",   ".",        "-",   "–",     "/",   ":",
        ", ", "maijā", "May ",   "gada ",  "un ",      "to ",  "plkst. ",  "at ", "p.m.",  "EET", "(",
        "T",  "Z",     "+03:00", "\u00A0", "Friday, ", "noon", "midnight", "on ", "from ", "9.00"};
    one_keeps_text(lv_filter_dates, LV_N_P, pieces, sizeof pieces / sizeof *pieces);
    one_keeps_text(lv_filter_dates, LV_N_EMBARGO, pieces, sizeof pieces / sizeof *pieces);
}

static void hostile_input_is_linear(void **state) {
    (void)state;
    ONE_LINEAR(lv_filter_dates, LV_N_P, "1", "1 ", "12. ", "May ", "1.1.", "12 and ", "2009. gada ", "- 1",
               "12 May ", "12 May 9 to ", "9.00 on ");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(running_text),
        cmocka_unit_test(fields_of_events),
        cmocka_unit_test(date_lines),
        cmocka_unit_test(years_are_completed_where_certain),
        cmocka_unit_test(the_calendar_is_right),
        cmocka_unit_test(the_text_stays),
        cmocka_unit_test(hostile_input_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
