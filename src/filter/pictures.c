/*
 * Filter pictures: captions that name the file of a picture that is there get it; every figure whose picture is there
 * says how large that is, and the hash of its file. Files come from whoever runs the stages.
 */
#include "picture/picture.h"

#include <string.h>

#include "lang/words.h"

/* ---- names in captions ---- */

/* A word of a text that is the name of a file, with the signs around it: "(bridge.jpg)", "bridge.jpg:". */
struct name {
    struct lv_str file;
    size_t from, to;
};

static bool is_sign(char c) {
    return c && strchr("()[]{}<>\"':;,|", c);
}

static struct name name_in(struct lv_str s, size_t from, size_t to) {
    struct name name = {{NULL, 0}, from, to};
    while (from < to && is_sign(s.p[from]))
        from++;
    while (to > from && (is_sign(s.p[to - 1]) || s.p[to - 1] == '.'))
        to--;
    name.file = lv_str_sub(s, from, to);
    return name;
}

/* The first name of a picture in a text; its file is empty if there is none. */
static struct name find_name(struct lv_str s) {
    for (size_t at = 0, end; at < s.n; at = end + 1) {
        for (end = at; end < s.n && s.p[end] != ' ' && s.p[end] != '\t';)
            end++;
        struct name name = name_in(s, at, end);
        if (name.file.n > 4 && lv_is_picture_name(name.file))
            return name;
    }
    return (struct name){{NULL, 0}, 0, 0};
}

/* Text that was divided is one piece again, as in the XML. */
static void join_text(struct lv_doc *doc, struct lv_node *block) {
    for (struct lv_node *node = block->first; node;) {
        struct lv_node *next = node->next;
        if (!next || node->kind != LV_N_TEXT || next->kind != LV_N_TEXT) {
            node = next;
            continue;
        }
        struct lv_buf text = {0};
        lv_buf_str(&text, node->text);
        lv_buf_str(&text, next->text);
        node->text = lv_arena_copy(&doc->arena, lv_buf_slice(&text));
        lv_buf_free(&text);
        lv_node_unlink(next);
    }
}

/* Takes the name out of the text, and one of the blanks around it. */
static void cut_name(struct lv_doc *doc, struct lv_node *block, const struct name *name, size_t n) {
    bool last = name->to == n;
    size_t before = last && name->from ? 1 : 0, after = last ? 0 : 1;
    lv_text_cut(doc, block, name->from - before, name->to + after);
    join_text(doc, block);
}

/* What is left of a caption that named a file: nothing, or "Photo:", which says no more. */
static bool says_nothing(struct lv_str s) {
    s = lv_str_trim(s);
    return !s.n || (s.p[s.n - 1] == ':' && lv_word_is(s, LV_LIST_CAPTION, LV_LANGS_ALL));
}

static void hide(struct lv_doc *doc, struct lv_job *job, struct lv_node *figure, struct lv_node *block) {
    lv_node_unlink(block);
    lv_lines_append(doc, figure, block);
    if (!figure->first)
        lv_report_at(doc, job, LV_MSG_PICTURE, figure, LV_STR(""), 0);
    if (!lv_str_trim(lv_text(doc, block)).n)
        return;
    lv_node_before(figure, block);
    block->kind = LV_N_CHROME;
    lv_attr_set(doc, block, LV_AT_FIELD, LV_STR("picture"));
}

/* True for a block that may name a picture: a caption of none so far, or the bare name of a file. */
static bool may_name(struct lv_doc *doc, const struct lv_node *block, struct name *name) {
    bool caption = block->kind == LV_N_CAPTION,
         bare = block->kind == LV_N_CHROME && !lv_attr_has(block, LV_AT_FIELD);
    if ((!caption && !bare) || lv_attr_has(block->parent, LV_AT_SRC))
        return false;
    struct lv_str s = lv_text(doc, block);
    *name = find_name(s);
    return name->file.n && (caption || (name->from == 0 && name->to == s.n));
}

static void set_picture(struct lv_doc *doc, struct lv_job *job, struct lv_node *block,
                        const struct name *name) {
    struct lv_node *figure = block->parent;
    if (figure->kind != LV_N_FIGURE)
        figure = lv_node_enclose(doc, block, LV_N_FIGURE);
    block->kind = LV_N_CAPTION;
    lv_attr_set(doc, figure, LV_AT_SRC, name->file);
    lv_attr_set(doc, figure, LV_AT_ALT, LV_STR(""));
    cut_name(doc, block, name, lv_text(doc, block).n);
    if (says_nothing(lv_text(doc, block)))
        hide(doc, job, figure, block);
}

static void see_names(struct lv_doc *doc, struct lv_job *job, const struct lv_node *edition) {
    struct lv_node *next;
    struct name name;
    const char *why;
    for (struct lv_node *b = lv_block_next(edition, edition); b; b = next) {
        next = lv_block_next(b, edition);
        if (may_name(doc, b, &name) && lv_picture_named(doc, job, b, name.file, &why))
            set_picture(doc, job, b, &name);
    }
}

/* ---- figures ---- */

static void set_number(struct lv_doc *doc, struct lv_node *node, enum lv_key key, uint32_t value) {
    struct lv_buf text = {0};
    lv_buf_uint(&text, value);
    lv_attr_set(doc, node, key, lv_buf_slice(&text));
    lv_buf_free(&text);
}

static void measure(struct lv_doc *doc, struct lv_job *job, struct lv_node *figure) {
    const struct lv_picture *picture = lv_picture_of(doc, job, figure);
    if (!picture)
        return;
    set_number(doc, figure, LV_AT_WIDTH, picture->width);
    set_number(doc, figure, LV_AT_HEIGHT, picture->height);
    lv_attr_set(doc, figure, LV_AT_SHA256, lv_str_from(picture->hash));
}

int lv_filter_pictures(struct lv_doc *doc, struct lv_job *job) {
    struct lv_node *edition;
    for (size_t e = 0; (edition = lv_edition(doc, e)); e++) {
        if (job->options->find_picture)
            see_names(doc, job, edition);
        for (struct lv_node *node = edition->first; node; node = lv_node_next(node, edition))
            if (node->kind == LV_N_FIGURE)
                measure(doc, job, node);
    }
    return 0;
}
