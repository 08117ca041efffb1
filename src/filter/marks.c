/*
 * Filter marks: what the signs of a source say outright, before anything is guessed. `# headline`, `## heading`; a line
 * that is nothing but a picture, `![what it shows](file)`; tables of bars, grids and tabs. The signs go; what they say
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

/* ---- pictures ---- */

struct picture {
    struct lv_str alt, src, title, href; /* href: where a picture leads that is a link */
    size_t said, end;                    /* where its alternative text should be; after it */
};

/* The byte of the bracket that closes the one before byte `at`, or SIZE_MAX. */
static size_t closing(struct lv_str s, size_t at, char open, char close) {
    for (size_t depth = 1; at < s.n; at++) {
        if (s.p[at] == '\\')
            at++;
        else if (s.p[at] == open)
            depth++;
        else if (s.p[at] == close && !--depth)
            return at;
    }
    return SIZE_MAX;
}

/* What is in parentheses: a file or address, and perhaps a title in quotes. */
static struct lv_str source_of(struct lv_str s, struct lv_str *title) {
    size_t end = 0;
    s = lv_str_trim(s);
    while (end < s.n && !((s.p[end] == '"' || s.p[end] == '\'') && end && s.p[end - 1] == ' '))
        end++;
    *title = end + 1 < s.n ? lv_str_trim(lv_str_sub(s, end + 1, s.n - 1)) : LV_STR("");
    s = lv_str_trim(lv_str_sub(s, 0, end));
    bool angle = lv_str_starts(s, LV_STR("<")) && lv_str_ends(s, LV_STR(">"));
    return angle ? lv_str_sub(s, 1, s.n - 1) : s;
}

/* Reads ![alt](src "title") at byte `at`. */
static bool picture_at(struct lv_str s, size_t at, struct picture *p) {
    if (!lv_str_starts(lv_str_sub(s, at, s.n), LV_STR("![")))
        return false;
    size_t end = closing(s, at + 2, '[', ']');
    if (end == SIZE_MAX || end + 1 >= s.n || s.p[end + 1] != '(')
        return false;
    size_t last = closing(s, end + 2, '(', ')');
    if (last == SIZE_MAX)
        return false;
    *p = (struct picture){.alt = lv_str_trim(lv_str_sub(s, at + 2, end)), .said = at + 2, .end = last + 1};
    p->src = source_of(lv_str_sub(s, end + 2, last), &p->title);
    return true;
}

/* A picture, or one that is a link: [![alt](src)](address). */
static bool linked_picture_at(struct lv_str s, size_t at, struct picture *p) {
    bool link = s.p[at] == '[';
    if (!picture_at(s, at + link, p))
        return false;
    if (!link)
        return true;
    struct lv_str title;
    size_t from = p->end + 2;
    size_t last =
        lv_str_starts(lv_str_sub(s, p->end, s.n), LV_STR("](")) ? closing(s, from, '(', ')') : SIZE_MAX;
    if (last == SIZE_MAX)
        return false;
    p->href = source_of(lv_str_sub(s, from, last), &title);
    p->end = last + 1;
    return true;
}

/* A picture that is part of its own address, data:image/png;base64,…, has no file to name. */
static bool has_file(const struct picture *p) {
    return p->src.n && !lv_str_starts(p->src, LV_STR("data:"));
}

static bool leads_away(struct lv_str href) {
    return lv_str_starts(href, LV_STR("https://")) || lv_str_starts(href, LV_STR("http://"));
}

/* A title that says more than the alternative text is a caption. */
static void add_title(struct lv_doc *doc, struct lv_node *figure, struct lv_str title) {
    struct lv_node *caption = lv_node_new(doc, LV_N_CAPTION);
    lv_lines_append(doc, caption, figure);
    lv_node_append(caption, lv_text_new(doc, title));
    lv_node_append(figure, caption);
}

static void add_figure(struct lv_doc *doc, struct lv_job *job, struct lv_node *block,
                       const struct picture *p) {
    struct lv_node *figure = lv_node_new(doc, LV_N_FIGURE);
    lv_node_before(block, figure);
    lv_lines_append(doc, figure, block);
    lv_attr_set(doc, figure, LV_AT_SRC, has_file(p) ? p->src : LV_STR(""));
    lv_attr_set(doc, figure, LV_AT_ALT, p->alt);
    if (leads_away(p->href))
        lv_attr_set(doc, figure, LV_AT_HREF, p->href);
    if (p->title.n && lv_str_find(p->alt, p->title, 0) == SIZE_MAX)
        add_title(doc, figure, p->title);
    if (!p->alt.n)
        lv_report_at(doc, job, LV_MSG_PICTURE, block, lv_text(doc, block), p->said);
}

/* Makes figures of a block that holds nothing but pictures. */
static void set_pictures(struct lv_doc *doc, struct lv_job *job, struct lv_node *block) {
    struct lv_str s = lv_str_trim(lv_text(doc, block));
    unsigned said = lv_settled_line(doc->settled, lv_node_line(block));
    if (said != LV_LINE_OPEN && said != LV_R_CAPTION)
        return;
    struct picture p;
    size_t at = 0;
    while (at < s.n && linked_picture_at(s, at, &p))
        at = lv_skip_blanks(s, p.end);
    if (!s.n || at < s.n)
        return;
    for (at = 0; at < s.n && linked_picture_at(s, at, &p); at = lv_skip_blanks(s, p.end))
        add_figure(doc, job, block, &p);
    lv_node_unlink(block);
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
        lv_mark_tables(doc, edition);
        lv_mark_cells(doc, edition);
        for (struct lv_node *b = edition->first, *next; b; b = next) {
            next = b->next;
            if (b->kind != LV_N_P)
                continue;
            trim(doc, b);
            set_pictures(doc, job, b);
        }
        set_headings(doc, edition);
    }
    return 0;
}
