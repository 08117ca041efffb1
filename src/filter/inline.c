/*
 * Filter inline: links, addresses and emphasis in the light notations a draft carries (Markdown of a web page,
 * addresses in angle brackets or bare). What is not certainly mark-up stays text.
 */
#include "filter/inline.h"

#include <string.h>

#include "core/skip.h"
#include "lang/chars.h"

void lv_inline_flush(struct lv_inline *in, size_t upto) {
    if (upto > in->run)
        lv_node_before(in->src, lv_text_new(in->doc, lv_str_sub(in->s, in->run, upto)));
    in->run = upto;
}

struct lv_node *lv_inline_text(struct lv_inline *in, size_t from, size_t to) {
    lv_inline_flush(in, from);
    struct lv_node *node = lv_text_new(in->doc, lv_str_sub(in->s, from, to));
    lv_node_before(in->src, node);
    in->at = in->run = to;
    return node;
}

struct lv_node *lv_inline_gather(struct lv_inline *in, struct lv_node *first, const struct lv_node *end,
                                 enum lv_kind kind) {
    struct lv_node *around = lv_node_new(in->doc, kind);
    lv_node_before(first, around);
    for (struct lv_node *node = first, *next; node != end; node = next) {
        next = node->next;
        lv_node_unlink(node);
        lv_node_append(around, node);
    }
    return around;
}

/* A backslash before a sign of the notation goes; the sign is text. */
static bool escape(struct lv_inline *in) {
    static const char signs[] = "*_[]()<>#+-.!`~{}|\"";
    if (in->at + 1 >= in->s.n || !memchr(signs, in->s.p[in->at + 1], sizeof signs - 1))
        return false;
    lv_inline_flush(in, in->at);
    in->run = in->at + 1;
    in->at += 2;
    return true;
}

/* [at] (at) {at}, or a link. */
static bool bracket(struct lv_inline *in) {
    return lv_inline_mail_sign(in) || lv_inline_open_bracket(in);
}

typedef bool try_inline(struct lv_inline *);

static try_inline *const tries[256] = {
    ['\\'] = escape,
    ['*'] = lv_inline_emphasis,
    ['_'] = lv_inline_emphasis,
    ['['] = bracket,
    ['!'] = lv_inline_open_bracket,
    [']'] = lv_inline_close_bracket,
    ['('] = lv_inline_mail_sign,
    ['{'] = lv_inline_mail_sign,
    ['<'] = lv_inline_angle,
    ['h'] = lv_inline_url,
    ['H'] = lv_inline_url,
    ['w'] = lv_inline_url,
    ['W'] = lv_inline_url,
    ['.'] = lv_inline_host,
    ['@'] = lv_inline_mail,
    [' '] = lv_inline_mail_words,
};

/* The bytes of that table but spaces and letters. */
static const bool signs[256] = {
    ['\\'] = true, ['*'] = true, ['_'] = true, ['['] = true, ['!'] = true, [']'] = true,
    ['('] = true,  ['{'] = true, ['<'] = true, ['.'] = true, ['@'] = true};

/* A quick look before a close one: true if http:// or www. may be in a text. */
static bool may_have_url(struct lv_str s) {
    for (size_t dot = 0; (dot = lv_str_find(s, LV_STR("."), dot)) < s.n; dot++)
        if (dot && (s.p[dot - 1] | 0x20) == 'w')
            return true;
    return lv_str_find(s, LV_STR("://"), 0) < s.n;
}

/* The first byte from `at` on that something may begin with; spaces count only where an address may be spelt out. */
static size_t next_try(const struct lv_inline *in, struct lv_str s, size_t at) {
    const bool words = in->mail_words;
    if (!words && !in->urls)
        return lv_next_sign(s, at, signs);
    while (at < s.n && (!tries[(unsigned char)s.p[at]] || (s.p[at] == ' ' && !words)))
        at++;
    return at;
}

static void scan(struct lv_inline *in, struct lv_node *text) {
    in->src = text;
    in->s = text->text;
    in->at = in->run = 0;
    in->mail_words = in->s.n <= 200 && !memchr(in->s.p, '@', in->s.n);
    in->urls = may_have_url(in->s);
    while ((in->at = next_try(in, in->s, in->at)) < in->s.n)
        if (!tries[(unsigned char)in->s.p[in->at]](in))
            in->at++;
    if (!in->run)
        return; /* nothing found: the node stays as it is */
    lv_inline_flush(in, in->s.n);
    lv_node_unlink(text);
}

/* Takes the text nodes that follow `first` into it. */
static void merge_run(struct lv_doc *doc, struct lv_node *first) {
    struct lv_buf whole = {0};
    struct lv_node *next = first->next;
    if (!next || next->kind != LV_N_TEXT)
        return;
    lv_buf_str(&whole, first->text);
    for (; (next = first->next) && next->kind == LV_N_TEXT; lv_node_unlink(next))
        lv_buf_str(&whole, next->text);
    first->text = lv_arena_take(&doc->arena, &whole);
}

/* Leaves no neighbouring and no empty text nodes, as in a tree read from XML. */
static void merge(struct lv_doc *doc, struct lv_node *block) {
    for (struct lv_node *node = block->first, *next; node; node = next) {
        if (node->kind == LV_N_TEXT)
            merge_run(doc, node);
        next = lv_node_next(node, block);
        if (node->kind == LV_N_TEXT && !node->text.n)
            lv_node_unlink(node);
    }
}

static void filter_block(struct lv_inline *in, struct lv_node *block) {
    for (struct lv_node *node = block->first, *next; node; node = next) {
        next = node->next;
        in->nbrackets = 0;
        lv_inline_forget(in, 0);
        if (node->kind == LV_N_TEXT && node->text.n)
            scan(in, node);
    }
    merge(in->doc, block);
}

int lv_filter_inline(struct lv_doc *doc, struct lv_job *job) {
    struct lv_inline in = {.doc = doc, .job = job};
    struct lv_node *block = lv_block_next(doc->root, doc->root);
    for (; block; block = lv_block_next(block, doc->root))
        filter_block(&in, block);
    lv_free(in.delim);
    lv_free(in.bracket);
    return 0;
}
