/* What join looks at in the form of a line, from its beginning to its end. */
#include <string.h>

#include "filter/join.h"
#include "lang/chars.h"
#include "recognise/roles.h"

enum {
    HEAD_MOST = 160,  /* bytes of a line that may be a part of a headline */
    HEAD_WORDS = 2,   /* words with a capital in it */
    LONG_WORD = 4,    /* bytes of a word that has one there */
    ASIDE_LEAST = 4,  /* bytes in brackets that are no number of an item */
    LABEL_MOST = 80,  /* bytes of a line of a label and what it says, */
    LABEL_BYTES = 30, /* and of the label */
    BYLINE_MOST = 40,
    SPELT_MOST = 60 /* bytes of an address that is spelt out */
};

static size_t skip(struct lv_str text, size_t at, const char *signs) {
    return at < text.n && text.p[at] && strchr(signs, text.p[at]) ? at + 1 : at;
}

/* "ina [at] office.example" and no more. */
static bool is_spelt(struct lv_str text) {
    struct lv_hit hit;
    if (text.n > SPELT_MOST)
        return false;
    size_t last = lv_last_word(text), dot = lv_str_find(text, LV_STR("."), last);
    if (last == 0 || dot == last || dot >= text.n - 1)
        return false;
    size_t at = skip(text, lv_str_find(text, LV_STR(" "), 0) + 1, "[(");
    return lv_word_at(text, at, LV_LIST_MAILSIGN, LV_LANGS_ALL, &hit) &&
           skip(text, skip(text, at + hit.n, "])"), " ") == last;
}

/* "foto: Ina Roze": the words for a picture in lower case too. */
static bool is_credit(struct lv_str text) {
    struct lv_hit hit;
    return memchr(text.p, ':', text.n < LABEL_BYTES ? text.n : LABEL_BYTES) &&
           lv_word_at(text, 0, LV_LIST_CAPTION, LV_LANGS_ALL, &hit) && hit.n < text.n && text.p[hit.n] == ':';
}

/* "by Ina Roe", "by: News Desk" */
static bool is_byline(struct lv_str text) {
    struct lv_hit hit;
    if (text.n > BYLINE_MOST || text.p[text.n - 1] == '.' ||
        !lv_word_at(text, 0, LV_LIST_SENDER, LV_LANGS_ALL, &hit) || !LV_HIT_IS(&hit, SENDER, by))
        return false;
    size_t at = hit.n + (hit.n < text.n && text.p[hit.n] == ':');
    return lv_is_upper(lv_char_at(text, lv_skip_blanks(text, at)));
}

/* "J. Roe": a capital with a full stop, and a word with another. */
static bool is_initial(struct lv_str text) {
    size_t at = lv_word_end(text, 0);
    return lv_is_upper(lv_char_at(text, 0)) && lv_utf8_count(lv_str_sub(text, 0, at)) == 1 &&
           at + 2 < text.n && text.p[at] == '.' && text.p[at + 1] == ' ' &&
           lv_is_upper(lv_char_at(text, at + 2));
}

/* "(the Boat), which": a sentence goes on after the brackets. */
static bool is_aside(struct lv_str text) {
    size_t end = text.p[0] == '(' ? lv_str_find(text, LV_STR(")"), 0) : SIZE_MAX;
    if (end == SIZE_MAX || end < ASIDE_LEAST || end + 1 >= text.n)
        return false;
    uint32_t after = lv_char_at(text, lv_skip_blanks(text, end + 1));
    return text.p[end + 1] == ',' || text.p[end + 1] == ';' || (text.p[end + 1] == ' ' && lv_is_lower(after));
}

/* "path length: 1 km" */
static bool is_labelled(struct lv_str text) {
    size_t at = text.n <= LABEL_MOST ? lv_str_find(text, LV_STR(": "), 0) : SIZE_MAX;
    return at <= LABEL_BYTES && lv_is_letter(lv_char_before(text, at)) && text.p[text.n - 1] != '.';
}

/* "…, who" within the line */
static bool has_clause(struct lv_str text) {
    size_t at = lv_str_find(lv_str_sub(text, 0, HEAD_MOST), LV_STR(", "), 0);
    return at != SIZE_MAX && lv_is_lower(lv_char_at(text, at + 2));
}

/* True if no long word of a short line is in lower case, and several have capitals. */
static bool is_headed(struct lv_str text) {
    size_t capitals = 0;
    for (size_t at = lv_word_begin(text, 0), end; at < text.n && text.n <= HEAD_MOST;
         at = lv_word_begin(text, end)) {
        uint32_t first = lv_char_at(text, at);
        end = lv_word_end(text, at);
        if (lv_is_lower(first) && end - at >= LONG_WORD && lv_char_before(text, at) != '-')
            return false;
        capitals += lv_is_upper(first);
    }
    return capitals >= HEAD_WORDS;
}

static size_t count_blanks(struct lv_str text) {
    size_t blanks = 0;
    for (size_t i = 0; i < text.n && i < HEAD_MOST; i++)
        blanks += text.p[i] == ' ';
    return blanks;
}

void lv_line_form(struct lv_join_line *line, struct lv_str text) {
    line->blanks = count_blanks(text);
    line->aside = is_aside(text);
    line->initial = is_initial(text);
    line->byline = is_byline(text);
    line->labelled = is_labelled(text);
    line->clause = has_clause(text);
    line->headed = !line->caps && is_headed(text);
    line->opens = line->opens || is_spelt(text) || is_credit(text);
}
