/*
 * Filter typo: the typography of the language of each block. Quotes, apostrophes, dashes, the ellipsis and no-break
 * spaces; telephone numbers, addresses and markers are left alone.
 */
#include "filter/typo.h"

#include <string.h>

#include "lang/chars.h"

enum { LANGUAGES = 16, STRETCH = 32 }; /* languages in one edition; more share the rules of the last */

size_t lv_typo_put(struct lv_typo *typo, size_t at, size_t n, struct lv_str by) {
    lv_buf_str(&typo->out, lv_str_sub(typo->s, typo->run, at));
    lv_buf_str(&typo->out, by);
    typo->run = at + n;
    return n;
}

typedef size_t rule(struct lv_typo *, size_t);

/* Rules by the first byte: blanks and quotes beyond ASCII begin with C2, E2. */
static rule *const rules[256] = {
    [' '] = lv_typo_blank, ['\t'] = lv_typo_blank, ['-'] = lv_typo_hyphen,
    ['.'] = lv_typo_stop,  ['"'] = lv_typo_quote,  ['\''] = lv_typo_quote,
    ['`'] = lv_typo_quote, [0xC2] = lv_typo_quote, [0xE2] = lv_typo_quote,
};

/* True for a byte a rule may apply to, or that binds a blank beside it; for a few others too. */
static bool is_sign(unsigned char c) {
    return ((c < ':') & (c != ' ') & (c != ',')) | (c == '`') | (c == 0xC2) | (c >= 0xE2);
}

/* Passes over words with one blank between them and nothing else; many bytes are looked at together. */
static size_t skip_words(const struct lv_typo *typo, size_t at, size_t to) {
    if (typo->measure_end && at <= typo->measure_end + 1)
        return at;
    while (to - at > STRETCH && typo->s.p[at] != ' ') {
        const char *p = typo->s.p + at;
        unsigned char found = 0;
        for (size_t i = 0; i < STRETCH; i++)
            found |= is_sign((unsigned char)p[i]) | ((p[i] == ' ') & (p[i + 1] == ' '));
        if (found)
            break;
        at += p[STRETCH - 1] == ' ' ? STRETCH - 1 : STRETCH; /* a last blank may be bound by what follows */
    }
    return at;
}

/* The next byte from `at` on that needs a rule, or `to`. */
static size_t next_place(const struct lv_typo *typo, size_t at, size_t to) {
    const char *p = typo->s.p;
    while (at < to) {
        if (!typo->glyphs->spaced)
            at = skip_words(typo, at, to);
        size_t end = to - at > STRETCH ? at + STRETCH : to;
        while (at < end && (!rules[(unsigned char)p[at]] || (p[at] == ' ' && lv_typo_is_plain(typo, at))))
            at++;
        if (at < end)
            break;
    }
    return at;
}

/* Applies the rules to bytes from..to of the block, which are the text of one node. */
static void walk(struct lv_typo *typo, struct lv_node *node, size_t from, size_t to) {
    typo->out.n = 0;
    typo->run = from;
    typo->end = to;
    for (size_t at = from; (at = next_place(typo, at, to)) < to;) {
        rule *apply = rules[(unsigned char)typo->s.p[at]];
        size_t n = apply(typo, at);
        if (!n && apply == lv_typo_quote && (unsigned char)typo->s.p[at] >= 0x80)
            n = lv_typo_blank(typo, at);
        at += n ? n : 1;
    }
    if (typo->run == from)
        return;
    lv_buf_str(&typo->out, lv_str_sub(typo->s, typo->run, to));
    node->text = lv_arena_copy(&typo->view.doc->arena, lv_buf_slice(&typo->out));
}

/* True for the text of a link that is an address or a number itself. */
static bool is_address(const struct lv_node *a) {
    struct lv_str href = lv_attr(a, LV_AT_HREF), text = a->first ? a->first->text : LV_STR("");
    return lv_str_starts(href, LV_STR("tel:")) || lv_str_starts(href, LV_STR("mailto:")) ||
           lv_str_find(text, LV_STR("://"), 0) != SIZE_MAX || lv_str_starts(text, LV_STR("www."));
}

/* True if the text of a node is to be left alone; notes whether it stands in a range of dates. */
static bool is_exempt(struct lv_typo *typo, const struct lv_node *text) {
    typo->in_range = false;
    for (const struct lv_node *node = text->parent; node != typo->view.block; node = node->parent) {
        if (node->kind == LV_N_MARKER || (node->kind == LV_N_A && is_address(node)))
            return true;
        if (node->kind == LV_N_TIME && lv_str_find(lv_attr(node, LV_AT_DATETIME), LV_STR("/"), 0) != SIZE_MAX)
            typo->in_range = true;
    }
    return false;
}

static void filter_block(struct lv_typo *typo, const struct lv_glyphs *glyphs) {
    struct lv_node *block = typo->view.block;
    size_t at = 0;
    typo->s = typo->view.s;
    typo->glyphs = glyphs;
    typo->view.langs = glyphs->langs;
    typo->marked = typo->opened = typo->group_end = typo->measure_end = 0;
    typo->depth = typo->singles = 0;
    typo->surveyed = false;
    for (struct lv_node *node = block->first, *next; node; node = next) {
        next = lv_node_next(node, block);
        size_t n = node->text.n;
        if (n && !is_exempt(typo, node))
            walk(typo, node, at, at + n);
        at += n;
        if (node->kind == LV_N_TEXT && node->parent->kind == LV_N_MARKER)
            typo->marked = at;
    }
}

static bool is_field(const struct lv_node *block) {
    return block->kind == LV_N_PHONE || block->kind == LV_N_FAX || block->kind == LV_N_EMAIL;
}

static void learn(struct lv_glyphs *glyphs, struct lv_str lang) {
    struct lv_hit hit;
    glyphs->lang = lang;
    glyphs->langs = lv_lang_bit(lang);
    glyphs->spaced = lv_word_at(LV_STR("french-spaces"), 0, LV_LIST_HABIT, glyphs->langs, &hit);
    if (!lv_word_at(LV_STR("quotes"), 0, LV_LIST_HABIT, glyphs->langs, &hit))
        return;
    for (size_t glyph = 0, from = 0; glyph < GLYPHS; glyph++) {
        size_t to = lv_str_find(hit.value, LV_STR(" "), from);
        glyphs->glyph[glyph] = lv_str_sub(hit.value, from, to);
        from = to == SIZE_MAX ? hit.value.n : to + 1;
    }
}

/* The rules of the language of a block; a new entry in `table` the first time. */
static struct lv_glyphs *glyphs_of(struct lv_glyphs table[LANGUAGES], const struct lv_node *block) {
    struct lv_str lang = lv_node_lang(block);
    size_t i = 0;
    while (i < LANGUAGES - 1 && table[i].lang.n && !lv_str_eq(table[i].lang, lang))
        i++;
    if (!table[i].lang.n)
        learn(&table[i], lang);
    return &table[i];
}

static void filter_edition(struct lv_typo *typo, struct lv_doc *doc, struct lv_node *edition) {
    struct lv_glyphs table[LANGUAGES] = {0};
    struct lv_node *block = lv_view_next(edition, edition);
    for (; block; block = lv_view_next(block, edition)) {
        struct lv_glyphs *glyphs = glyphs_of(table, block);
        for (struct lv_node *node = block; node; node = lv_node_next(node, block))
            lv_typo_see(glyphs, node->text);
    }
    for (size_t i = 0; i < LANGUAGES && table[i].lang.n; i++)
        lv_typo_decide(&table[i]);
    for (block = lv_view_next(edition, edition); block; block = lv_view_next(block, edition)) {
        if (is_field(block))
            continue;
        lv_view_open(&typo->view, doc, block, 0);
        filter_block(typo, glyphs_of(table, block));
    }
}

int lv_filter_typo(struct lv_doc *doc, struct lv_job *job) {
    struct lv_typo typo = {0};
    struct lv_node *edition;
    for (size_t i = 0; !job->options->no_typo && (edition = lv_edition(doc, i)); i++)
        filter_edition(&typo, doc, edition);
    lv_view_close(&typo.view);
    lv_buf_free(&typo.out);
    return 0;
}
