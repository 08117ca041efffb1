/* Evidence from marks: of footnotes, of copyright. */
#include <string.h>

#include "lang/chars.h"
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum {
    COPY_WORDS = 14,
    KIND_BYTES = 4,
    CREDIT_BYTES = 64,
    CAPTION_WORDS = 90,
    NAMES_WORDS = 7,
    COPIES_WORDS = 60,
    REMARK_WORDS = 4
};

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

/* True if all words of a text have capitals, but those of a list. */
static bool are_names(const struct lv_facts *facts, struct lv_str s, enum lv_list but) {
    struct lv_hit hit;
    size_t n = 0;
    for (struct lv_range w = {0, 0}; lv_next_word(s, w.to, s.n, &w); n++)
        if (!lv_is_upper(lv_char_at(s, w.from)) && !lv_word_at(s, w.from, but, facts->langs, &hit))
            return false;
    return n > 0 && n <= NAMES_WORDS;
}

/* "… shows the President a respirator. Photo: A B": the credit after a caption of some length. */
static void see_credit(const struct lv_facts *facts, struct lv_fact *f) {
    struct lv_hit hit;
    struct lv_str s = f->text;
    size_t tail = s.n > CREDIT_BYTES ? s.n - CREDIT_BYTES : 0;
    const char *colon = memchr(s.p + tail, ':', s.n - tail);
    size_t at = colon ? (size_t)(colon - s.p) : 0, word = at;
    while (word > 0 && s.p[word - 1] != ' ' && s.p[word - 1] != '(')
        word--;
    bool part = word > 2 && (s.p[word - 1] == '(' || s.p[word - 2] == '.');
    bool credit = word > 2 && lv_word_at(s, word, LV_LIST_CAPTION, facts->langs, &hit) && word + hit.n == at;
    bool names = are_names(facts, lv_str_sub(s, at, s.n), LV_LIST_COMMON) && lv_seen(f, LV_E_OPEN_END);
    lv_see(f, LV_E_CAPTION_IN, credit && part);
    lv_see(f, LV_E_CREDIT_LAST, credit && names && (part || lv_is_upper(lv_char_at(s, word))));
}

/* "Foto A. B, C. D", "Annas Bērziņas foto": a word for pictures before or after names, and no more. */
static void see_named_picture(const struct lv_facts *facts, struct lv_fact *f) {
    struct lv_hit hit;
    struct lv_str s = f->text;
    size_t word = lv_last_word(s);
    bool first = lv_word_at(s, 0, LV_LIST_CAPTION, facts->lang, &hit) && !LV_HIT_IS(&hit, CAPTION, alone) &&
                 are_names(facts, lv_str_sub(s, hit.n, s.n), LV_LIST_COMMON);
    bool last = word > 0 && lv_word_at(s, word, LV_LIST_CAPTION, facts->lang, &hit) && word + hit.n == s.n &&
                lv_is_lower(lv_char_at(s, word)) && are_names(facts, lv_str_sub(s, 0, word), LV_LIST_CAPTION);
    lv_see(f, LV_E_CAPTION_START, (last || (first && f->words >= 3)));
}

/* "A council. © Sea A minister. © Sea": pictures run together, each with its owner. */
static void see_copies(struct lv_fact *f) {
    size_t n = 0, first = lv_str_find(f->text, LV_STR("\u00a9"), 0);
    for (size_t at = first; at < f->text.n; n++)
        at = lv_str_find(f->text, LV_STR("\u00a9"), at + 1);
    lv_see(f, LV_E_COPIES, n >= 2 && first > 0 && !lv_seen(f, LV_E_RIGHTS_IN));
}

/* "(To be read out on Monday.)": a sentence in brackets, and nothing else. */
static void see_remark(struct lv_fact *f) {
    struct lv_str s = f->text;
    bool whole = s.n > 2 && s.p[0] == '(' && s.p[s.n - 1] == ')' && s.p[s.n - 2] == '.' &&
                 memchr(s.p, ')', s.n) == s.p + s.n - 1;
    lv_see(f, LV_E_REMARK, whole && f->words >= REMARK_WORDS);
}

/* "Table 2. …", "2. tabula …": the word, whose first letter is ASCII, may have a small one after a number. */
static bool is_numbered(struct lv_str s, struct lv_str word) {
    size_t at = 0, from;
    if (lv_str_starts(s, word))
        return lv_is_digit((char)lv_char_at(s, lv_skip_blanks(s, word.n)));
    while (at < s.n && lv_is_digit(s.p[at]))
        at++;
    from = lv_skip_blanks(s, at < s.n && s.p[at] == '.' ? at + 1 : at);
    struct lv_str rest = lv_str_sub(s, from, s.n);
    return at > 0 && rest.n > word.n && (rest.p[0] | 0x20) == (word.p[0] | 0x20) &&
           lv_str_starts(lv_str_sub(rest, 1, rest.n), lv_str_sub(word, 1, word.n)) &&
           !lv_is_letter(lv_char_at(rest, word.n));
}

static void see_table(const struct lv_facts *facts, struct lv_fact *f) {
    lv_see(f, LV_E_TABLE_NUMBER,
           is_numbered(f->text, lv_word_ui(facts->code, "table")) ||
               is_numbered(f->text, lv_word_ui(LV_STR("en"), "table")));
}

void lv_see_marks(const struct lv_facts *facts, struct lv_fact *f, const struct lv_counts *c,
                  const struct lv_words *words) {
    see_footnote(f);
    see_remark(f);
    if (f->words <= CAPTION_WORDS && lv_has_sign(c, ':'))
        see_credit(facts, f);
    if (f->words <= NAMES_WORDS && f->digits == 0 && !lv_has_sign(c, ':') && lv_seen(f, LV_E_OPEN_END))
        see_named_picture(facts, f);
    if (c->copyright && f->words <= COPIES_WORDS)
        see_copies(f);
    if (f->digits && f->words <= CAPTION_WORDS && lv_seen(f, LV_E_OPEN_END))
        see_table(facts, f);
    if (f->words > COPY_WORDS)
        return;
    if (c->copyright)
        see_copyright(f, words);
    if (c->upper >= 2)
        see_file(f, words);
}
