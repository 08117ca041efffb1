/*
 * Which lines are one headline although each could stand alone: another line of the head, such as the title of the page,
 * has them whole ("Headline - Site"), or it begins after a genre or a release status and a colon in a wrapped text.
 */
#include <string.h>

#include "filter/join.h"

#include "lang/chars.h"
#include "lang/fold.h"
#include "lang/words.h"
#include "recognise/speech/speech_scan.h"

enum {
    HEAD_LINES = 40,  /* so many lines are compared with each other */
    TITLE_LINES = 8,  /* of these each may be "Site - Headline" */
    FIRST_LEAST = 16, /* bytes of the first line */
    PAGE_MOST = 300,  /* bytes of the title of a page */
    WHOLE_LEAST = 28, /* of all together */
    LINES_MOST = 4,
    REST_WORDS = 3, /* of the headline in the line of the status */
};

/* True if a line goes on where a wrapped title ends, and the line below the title has the rest of it. */
static bool is_wrapped_too(const struct lv_join_lines *lines, const struct lv_join_line *title, size_t at,
                           struct lv_str line) {
    struct lv_str end = lv_str_sub(title->text, lv_skip_blanks(title->text, at), title->text.n);
    const struct lv_join_line *below = title + 1;
    size_t had = end.n ? lv_fold_match(line, 0, end) : 0;
    return had && below < lines->line + lines->n && !below->gap &&
           lv_fold_match(below->text, 0, lv_str_sub(line, lv_skip_blanks(line, had), line.n));
}

/*
 * How many lines from `i` on a title has one after the other from byte `at` on, up to its end or a sign that divides; of two
 * lines, the second may be in the next line of the title.
 */
static size_t lines_in(const struct lv_join_lines *lines, size_t i, const struct lv_join_line *title,
                       size_t at) {
    struct lv_str whole = title->text;
    size_t n = 0, most = 0, before = 0;
    for (; n < LINES_MOST && i + n < lines->n; n++) {
        const struct lv_join_line *line = &lines->line[i + n];
        if (n > 0 && (line->gap > 1 || line->opens || !lv_same_kind(&lines->line[i], line)))
            break;
        before = at;
        at = lv_fold_match(whole, n > 0 ? lv_skip_blanks(whole, at) : at, line->text);
        if (!at && n == 1 && is_wrapped_too(lines, title, before, line->text))
            return 2;
        if (!at)
            break;
        uint32_t next = lv_char_at(whole, lv_skip_blanks(whole, at));
        if (at == whole.n || (at >= WHOLE_LEAST && !lv_is_word(next) && lv_is_blank(lv_char_at(whole, at))))
            most = n + 1;
    }
    return most > 1 && at + whole.n > WHOLE_LEAST ? most : 1;
}

/* Where the next part of a page's title begins, after "Site | " or "Site - "; 0: there is none. */
static size_t next_part(struct lv_str whole, size_t at) {
    static const char signs[] = "|-:>/";
    for (at++; at + 2 < whole.n; at++)
        if (whole.p[at] == ' ' && (strchr(signs, whole.p[at - 1]) || lv_char_before(whole, at) == 0x2013))
            return at + 1;
    return 0;
}

bool lv_is_parted(struct lv_str title, size_t number) {
    return number <= TITLE_LINES && title.n <= PAGE_MOST && next_part(title, 0) > 0;
}

/* How many lines from `i` on the title of a page has in one of its parts. */
static size_t lines_of_part(const struct lv_join_lines *lines, size_t i, const struct lv_join_line *title) {
    for (size_t at = 0; (at = next_part(title->text, at)) > 0;) {
        size_t n = lines_in(lines, i, title, at);
        if (n > 1)
            return n;
    }
    return 1;
}

size_t lv_titled_lines(const struct lv_join_lines *lines, size_t at) {
    const struct lv_join_line *first = &lines->line[at];
    if (at >= HEAD_LINES || first->text.n < FIRST_LEAST || first->final || !first->words)
        return 1;
    for (size_t i = 0; i < lines->n && i < HEAD_LINES; i++) {
        const struct lv_join_line *title = &lines->line[i];
        if (title->text.n <= first->text.n)
            continue;
        size_t n = lines_in(lines, at, title, 0);
        n = n > 1 || !title->parted ? n : lines_of_part(lines, at, title);
        if (n > 1)
            return n;
    }
    return 1;
}

/* "FOR IMMEDIATE RELEASE: Grant Lets Office / Double Its Unit": the rest of the headline, in a text that is wrapped. */
bool lv_status_goes_on(const struct lv_join_lines *lines, const struct lv_join_line *line,
                       const struct lv_join_line *next) {
    struct lv_hit hit;
    bool full = lines->width && line->width * 4 >= lines->width * 3 && line->width <= lines->width;
    if (!full || next->gap || line->final || next->stop || next->dated || next->contact || next->opens ||
        next->colon || next->width * 4 > line->width * 3)
        return false;
    if (!lv_words_at(line->text, 0, LV_LIST_BIT(EMBARGO) | LV_LIST_BIT(DOCTYPE), LV_LANGS_ALL, &hit, 1) ||
        lv_char_at(line->text, hit.n) != ':')
        return false;
    struct lv_str rest = lv_str_sub(line->text, hit.n + 1, line->text.n);
    size_t words = 0;
    for (struct lv_range w = {0, 0}; lv_next_word(rest, w.to, rest.n, &w);)
        words++;
    return words >= REST_WORDS;
}
