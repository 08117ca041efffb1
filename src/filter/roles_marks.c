/* Evidence from marks: of footnotes, of copyright. */
#include "filter/chars.h"
#include "filter/roles.h"
#include "filter/speech_scan.h"

enum { COPY_WORDS = 14 };

static void see_footnote(struct lv_fact *f) {
    struct lv_str s = f->text;
    bool bracket = s.n > 4 && (s.p[0] == '(' || s.p[0] == '[') && lv_is_digit(s.p[1]) &&
                   (s.p[2] == s.p[0] + 1 || s.p[2] == s.p[0] + 2);
    bool star = s.n > 4 && s.p[0] == '*' && (s.p[1] != ' ' && !lv_is_letter(lv_char_at(s, 1)));
    bool remark = s.n > 4 && s.p[0] == '(' && s.p[s.n - 1] == ')' && lv_seen(f, LV_E_NOTE_IS);
    lv_see(f, LV_E_FOOTNOTE, ((bracket || star) && f->words > 3) || remark);
}

/* "© Ministry 2024" */
static void see_copyright(struct lv_fact *f) {
    struct lv_str s = f->text;
    if (lv_str_find(s, LV_STR("\xc2\xa9"), 0) == SIZE_MAX || f->words > COPY_WORDS)
        return;
    for (struct lv_range w = {0, 0}; lv_next_word(s, w.to, s.n, &w);)
        lv_see(f, LV_E_COPY_YEAR,
               w.to - w.from == 4 && (s.p[w.from] == '1' || s.p[w.from] == '2') &&
                   lv_is_digit(s.p[w.to - 1]));
}

/* "Map (PDF, 2 MB)" */
static void see_file(struct lv_fact *f) {
    static const char *const kinds[] = {"PDF", "DOC", "DOCX", "XLS", "XLSX", "PPTX", "ZIP", "JPG", "MP4"};
    struct lv_range w = {0, 0};
    for (size_t words = 0;
         f->words <= COPY_WORDS && words < COPY_WORDS && lv_next_word(f->text, w.to, f->text.n, &w); words++)
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
            lv_see(f, LV_E_FILE, lv_str_eq(lv_str_sub(f->text, w.from, w.to), lv_str_from(kinds[i])));
}

void lv_see_marks(struct lv_fact *f) {
    see_footnote(f);
    see_copyright(f);
    see_file(f);
}
