/*
 * Pictures that a source names: a line that is nothing but `![what it shows](file)`, and `Picture: file | what it shows |
 * caption` with any word for a picture in front.
 */
#include <string.h>

#include "filter/marks.h"
#include "lang/chars.h"
#include "lang/words.h"
#include "picture/picture.h"
#include "recognise/settled.h"

/* ---- ![what it shows](file) ---- */

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

/* A title that says more than the alternative text is a caption. */
static void add_title(struct lv_doc *doc, struct lv_node *figure, struct lv_str title) {
    struct lv_node *caption = lv_node_new(doc, LV_N_CAPTION);
    lv_lines_append(doc, caption, figure);
    lv_node_append(caption, lv_text_new(doc, title));
    lv_node_append(figure, caption);
}

static struct lv_node *add_figure(struct lv_doc *doc, struct lv_job *job, struct lv_node *block,
                                  const struct picture *p) {
    struct lv_node *figure = lv_node_new(doc, LV_N_FIGURE);
    lv_node_before(block, figure);
    lv_lines_append(doc, figure, block);
    lv_attr_set(doc, figure, LV_AT_SRC, has_file(p) ? p->src : LV_STR(""));
    lv_attr_set(doc, figure, LV_AT_ALT, p->alt);
    lv_attr_set(doc, figure, LV_AT_HREF, p->href);
    if (!lv_figure_link(figure).n)
        lv_attr_remove(figure, LV_AT_HREF);
    if (p->title.n && lv_str_find(p->alt, p->title, 0) == SIZE_MAX)
        add_title(doc, figure, p->title);
    if (!p->alt.n)
        lv_report_at(doc, job, LV_MSG_PICTURE, block, lv_text(doc, block), p->said);
    return figure;
}

/* True unless --roles says that the line is something else. */
static bool is_open_to_pictures(const struct lv_doc *doc, const struct lv_node *block) {
    unsigned said = lv_settled_line(doc->settled, lv_node_line(block));
    return said == LV_LINE_OPEN || said == LV_R_CAPTION;
}

void lv_mark_pictures(struct lv_doc *doc, struct lv_job *job, struct lv_node *block) {
    struct lv_str s = lv_str_trim(lv_text(doc, block));
    struct picture p;
    size_t at = 0;
    while (at < s.n && linked_picture_at(s, at, &p))
        at = lv_skip_blanks(s, p.end);
    if (!s.n || at < s.n || !is_open_to_pictures(doc, block))
        return;
    for (at = 0; at < s.n && linked_picture_at(s, at, &p); at = lv_skip_blanks(s, p.end))
        add_figure(doc, job, block, &p);
    lv_node_unlink(block);
}

/* ---- Picture: file | what it shows | caption ---- */

/* Takes what is before the next bar off the front of *rest. */
static struct lv_str next_part(struct lv_str *rest) {
    size_t bar = lv_str_find(*rest, LV_STR("|"), 0);
    struct lv_str part = lv_str_trim(lv_str_sub(*rest, 0, bar));
    *rest = bar == SIZE_MAX ? LV_STR("") : lv_str_sub(*rest, bar + 1, rest->n);
    return part;
}

/* Bytes of "Picture:", where the name of a picture and a bar follow; 0: it is no such line. */
static size_t word_before(struct lv_str s) {
    struct lv_hit hit;
    if (!memchr(s.p, '|', s.n) || !lv_word_at(s, 0, LV_LIST_CAPTION, LV_LANGS_ALL, &hit))
        return 0;
    size_t end = hit.n - (s.p[hit.n - 1] == ':'); /* some words are listed with their colon */
    struct lv_str rest = lv_str_sub(s, end + 1, s.n);
    return end < s.n && s.p[end] == ':' && lv_is_picture_name(next_part(&rest)) ? end + 1 : 0;
}

/* The word stays in the XML as the name of a field, so that no letter is lost. */
static void set_picture_line(struct lv_doc *doc, struct lv_job *job, struct lv_node *block, struct lv_str s,
                             size_t word) {
    struct lv_str rest = lv_str_sub(s, word, s.n), caption;
    struct picture p = {.said = (size_t)(s.p - lv_text(doc, block).p) + word};
    p.src = next_part(&rest);
    p.alt = next_part(&rest);
    struct lv_node *figure = add_figure(doc, job, block, &p);
    while ((caption = next_part(&rest)).n || rest.n)
        if (caption.n)
            add_title(doc, figure, caption);
    lv_node_unlink(block);
    lv_node_before(figure, block);
    lv_text_cut(doc, block, p.said, lv_text(doc, block).n);
    block->kind = LV_N_CHROME;
    lv_attr_remove(block, LV_AT_INDENT);
    lv_attr_set(doc, block, LV_AT_FIELD, LV_STR("picture"));
}

void lv_mark_picture_lines(struct lv_doc *doc, struct lv_job *job, struct lv_node *edition) {
    for (struct lv_node *b = edition->first, *next; b; b = next) {
        next = b->next;
        struct lv_str s = lv_str_trim(lv_text(doc, b));
        size_t word = b->kind == LV_N_P && s.n ? word_before(s) : 0;
        if (word && is_open_to_pictures(doc, b))
            set_picture_line(doc, job, b, s, word);
    }
}
