/*
 * Filter marks: what the signs of a source say outright, before anything is guessed. `# headline`, `## heading`; lines
 * that are pictures; tables of bars, grids and tabs. The signs go; what they say
 * is settled, and stands by itself. Numbers of pages that came along are taken out first.
 */
#include "filter/marks.h"

#include <string.h>

#include "lang/chars.h"
#include "lang/words.h"
#include "recognise/settled.h"

enum { HEADING_SIGNS = 6, TOP_BYTES = 100 }; /* a longer line that ends a sentence is running text */

/* ---- headings ---- */

/* Bytes of "## " at the beginning of a heading, and its level; 0: none. A heading has a letter. */
static size_t heading_at(struct lv_str s, size_t *level) {
    size_t n = 0, at;
    while (n < s.n && s.p[n] == '#')
        n++;
    *level = n;
    if (!n || n > HEADING_SIGNS || !lv_is_blank(lv_char_at(s, n)))
        return 0;
    at = lv_skip_blanks(s, n);
    for (size_t i = lv_word_begin(s, at); i < s.n; i = lv_word_begin(s, i + 1))
        if (lv_is_letter(lv_char_at(s, i)))
            return at;
    return 0;
}

/* Where the signs begin that close a heading, "## About ##". */
static size_t heading_end(struct lv_str s) {
    size_t end = s.n;
    while (end > 0 && s.p[end - 1] == '#')
        end--;
    return end < s.n && end > 0 && lv_is_blank(lv_char_before(s, end)) ? end : s.n;
}

/* True if the filter roles knows better what it heads, or what it is: a genre, a contact, the end. */
static bool is_open(struct lv_str s, bool top) {
    static const uint64_t known = LV_LIST_BIT(CONTACT) | LV_LIST_BIT(ENDMARK);
    struct lv_hit hit;
    if (top && lv_word_at(s, 0, LV_LIST_DOCTYPE, LV_LANGS_ALL, &hit))
        return true;
    return lv_words_at(s, 0, known, LV_LANGS_ALL, &hit, 1) && hit.n == s.n;
}

static bool is_text(struct lv_str s) {
    return s.n > TOP_BYTES && strchr(".!?", s.p[s.n - 1]);
}

static void set_headings(struct lv_doc *doc, struct lv_node *edition) {
    bool top = true, genre = false; /* no text so far; a genre had the sign of a headline */
    for (struct lv_node *b = edition->first; b; b = b->next) {
        struct lv_str s = lv_text(doc, b);
        size_t level, at = b->kind == LV_N_P ? heading_at(s, &level) : 0;
        top &= b->kind != LV_N_HEADLINE && (at || !is_text(s));
        if (!at)
            continue;
        s = lv_str_trim(lv_str_sub(s, at, heading_end(s)));
        lv_text_cut(doc, b, at + s.n, lv_text(doc, b).n);
        lv_text_cut(doc, b, 0, at);
        lv_attr_remove(b, LV_AT_INDENT);
        if (lv_settled_line(doc->settled, lv_node_line(b)) != LV_LINE_OPEN)
            continue;
        if (is_open(s, top)) {
            genre = true;
            continue;
        }
        b->kind = top && (level == 1 || genre || !b->prev) ? LV_N_HEADLINE : LV_N_HEADING;
        top = false;
    }
}

/* ---- the filter ---- */

/* Tabs at both ends of a line say something of a row only. */
static void trim(struct lv_doc *doc, struct lv_node *block) {
    struct lv_str s = lv_text(doc, block), text = lv_str_trim(s);
    size_t before = text.n ? (size_t)(text.p - s.p) : 0;
    if (text.n == s.n)
        return;
    lv_text_cut(doc, block, before + text.n, s.n);
    lv_text_cut(doc, block, 0, before);
}

int lv_filter_marks(struct lv_doc *doc, struct lv_job *job) {
    struct lv_node *edition;
    if (lv_settled_read(doc, job))
        return -1;
    for (size_t e = 0; (edition = lv_edition(doc, e)); e++) {
        lv_mark_pages(doc, edition);
        lv_mark_picture_lines(doc, job, edition);
        lv_mark_tables(doc, edition);
        lv_mark_cells(doc, edition);
        for (struct lv_node *b = edition->first, *next; b; b = next) {
            next = b->next;
            if (b->kind != LV_N_P)
                continue;
            trim(doc, b);
            lv_mark_pictures(doc, job, b);
        }
        set_headings(doc, edition);
    }
    return 0;
}
