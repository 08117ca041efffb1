/* Evidence from the end of a block: a stop, a colon, a comma, or none. */
#include "lang/chars.h"
#include "lang/sentence.h"
#include "recognise/roles.h"

enum { URL_WORDS = 5, QUESTION_WORDS = 9, HEAD_WORDS = 16 };

/* The end of a text without the mark of a footnote, "[1]". */
static size_t before_mark(struct lv_str s) {
    size_t at = s.n;
    if (at == 0 || s.p[at - 1] != ']')
        return s.n;
    for (at--; at > 0 && lv_is_digit(s.p[at - 1]);)
        at--;
    return at > 1 && at + 1 < s.n && s.p[at - 1] == '[' ? at - 1 : s.n;
}

/* The last character that is no closing glyph, bracket or blank. */
static uint32_t final_char(struct lv_str s, bool *glyph) {
    static const uint32_t closers[] = {'"', '\'', 0x201d, 0x201c, 0x2019, 0xbb, ')', '*', 0};
    uint32_t cp = 0;
    *glyph = false;
    for (size_t at = before_mark(s), k; (k = lv_utf8_prev(s, at, &cp)) > 0; at -= k) {
        bool closer = false;
        for (const uint32_t *c = closers; *c; c++)
            closer |= cp == *c;
        if (!closer && !lv_is_blank(cp))
            return cp;
        *glyph |= closer && cp != '*';
    }
    return 0;
}

/* "… by region (thous.)": the stop belongs to a bracket in the middle of a line. */
static bool stops_in_bracket(struct lv_str s) {
    size_t open = s.n;
    if (s.n < 4 || s.p[s.n - 1] != ')' || s.p[s.n - 2] != '.')
        return false;
    while (open > 0 && s.p[open - 1] != '(')
        open--;
    return open > 2 && lv_is_word(lv_char_before(s, open - 2));
}

/* "… Learn more at www.example.org" */
static bool ends_in_address(struct lv_str s) {
    size_t word = lv_last_word(s);
    return word > 0 && lv_is_address(lv_str_sub(s, word, s.n));
}

/* Where the first sentence ends. */
static size_t first_end(const struct lv_facts *facts, struct lv_str s, const struct lv_counts *c) {
    struct lv_str head = lv_str_sub(s, 0, LV_HEAD_BYTES);
    return c->stop < head.n ? lv_sentence_end(head, c->stop, facts->langs) : head.n;
}

/* "… to the U.S.": the full stop belongs to the letters. */
static bool ends_in_letters(struct lv_str s) {
    return s.n >= 4 && s.p[s.n - 1] == '.' && s.p[s.n - 3] == '.' &&
           lv_is_upper((unsigned char)s.p[s.n - 2]) && lv_is_upper((unsigned char)s.p[s.n - 4]);
}

void lv_see_end(const struct lv_facts *facts, struct lv_fact *f, const struct lv_counts *c) {
    bool glyph;
    uint32_t end = final_char(f->text, &glyph);
    bool stop = end == '.' || end == '!' || end == '?' || end == 0x2026;
    stop = stop && !(end == '?' && f->words <= QUESTION_WORDS) && !stops_in_bracket(f->text);
    stop = stop && !(f->words <= HEAD_WORDS && ends_in_letters(f->text));
    bool address = !stop && f->words > URL_WORDS && ends_in_address(f->text);
    bool more = (stop || address) && f->words > 3 && first_end(facts, f->text, c) + 2 < f->text.n;
    stop |= address && more;
    lv_see(f, LV_E_STOP, stop);
    lv_see(f, LV_E_COLON, end == ':');
    lv_see(f, LV_E_COMMA, end == ',' || end == ';');
    lv_see(f, LV_E_OPEN_END, !stop && end != ':' && end != ',' && end != ';');
    lv_see(f, LV_E_SENTENCES, more && stop);
    lv_see(f, LV_E_QUESTION, end == '?');
    lv_see(f, LV_E_EXCLAIMS, end == '!');
}
