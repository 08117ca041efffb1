/* Evidence from marks: of footnotes, of copyright. */
#include <string.h>

#include "lang/chars.h"
#include "recognise/roles.h"

enum { COPY_WORDS = 14, KIND_BYTES = 4, CREDIT_BYTES = 48, CAPTION_WORDS = 40 };

static void see_footnote(struct lv_fact *f) {
    struct lv_str s = f->text;
    bool bracket = s.n > 4 && (s.p[0] == '(' || s.p[0] == '[') && lv_is_digit(s.p[1]) &&
                   (s.p[2] == s.p[0] + 1 || s.p[2] == s.p[0] + 2);
    bool star = s.n > 4 && s.p[0] == '*' && !lv_is_blank(lv_char_at(s, 1)) && !lv_is_letter(lv_char_at(s, 1));
    bool remark = s.n > 4 && s.p[0] == '(' && s.p[s.n - 1] == ')' && lv_seen(f, LV_E_NOTE_IS);
    lv_see(f, LV_E_FOOTNOTE, ((bracket || star) && f->words > 3) || remark);
}

/* "© Ministry 2024", "2024 © Ministry", but not "Neptune, 1964 © A B". */
static void see_copyright(struct lv_fact *f, const struct lv_words *words) {
    struct lv_str s = f->text;
    size_t sign = lv_str_find(s, LV_STR("\u00a9"), 0);
    for (size_t i = 0; i < words->n; i++) {
        struct lv_range w = words->word[i];
        if (i > 0 && w.to <= sign)
            continue;
        lv_see(f, LV_E_COPY_YEAR,
               w.to - w.from == 4 && (s.p[w.from] == '1' || s.p[w.from] == '2') &&
                   lv_is_digit(s.p[w.to - 1]));
    }
}

/* "Map (PDF, 2 MB)" */
static void see_file(struct lv_fact *f, const struct lv_words *words) {
    static const struct lv_str kinds[] = {{"PDF", 3},  {"DOC", 3}, {"DOCX", 4}, {"XLS", 3}, {"XLSX", 4},
                                          {"PPTX", 4}, {"ZIP", 3}, {"JPG", 3},  {"MP4", 3}};
    for (size_t i = 0; i < words->n; i++) {
        struct lv_range w = words->word[i];
        for (size_t k = 0; w.to - w.from <= KIND_BYTES && k < sizeof kinds / sizeof *kinds; k++)
            lv_see(f, LV_E_FILE, lv_str_eq(lv_str_sub(f->text, w.from, w.to), kinds[k]));
    }
}

/* "… shows the President a respirator. Photo: A B": the credit after a caption of some length. */
static void see_credit(const struct lv_facts *facts, struct lv_fact *f) {
    struct lv_hit hit;
    size_t tail = f->text.n > CREDIT_BYTES ? f->text.n - CREDIT_BYTES : 0;
    const char *colon = memchr(f->text.p + tail, ':', f->text.n - tail);
    size_t at = colon ? (size_t)(colon - f->text.p) : 0, word = at;
    while (word > 0 && f->text.p[word - 1] != ' ' && f->text.p[word - 1] != '(')
        word--;
    bool part = word > 2 && (f->text.p[word - 1] == '(' || f->text.p[word - 2] == '.');
    lv_see(f, LV_E_CAPTION_IN,
           part && lv_word_at(f->text, word, LV_LIST_CAPTION, facts->langs, &hit) && word + hit.n == at);
}

void lv_see_marks(const struct lv_facts *facts, struct lv_fact *f, const struct lv_counts *c,
                  const struct lv_words *words) {
    see_footnote(f);
    if (f->words > COPY_WORDS && f->words <= CAPTION_WORDS && lv_has_sign(c, ':'))
        see_credit(facts, f);
    if (f->words > COPY_WORDS)
        return;
    if (c->copyright)
        see_copyright(f, words);
    if (c->upper >= 2)
        see_file(f, words);
}
