
#include "doc/doc.h"
#include "core/utf8.h"

#include <unicase.h>
#include <unictype.h>

enum { TITLE_BYTES = 120 };

struct lv_doc *lv_doc_new(void) {
    struct lv_doc *doc = lv_malloc(sizeof *doc);
    *doc = (struct lv_doc){0};
    doc->root = lv_node_new(doc, LV_N_RELEASE);
    return doc;
}

void lv_doc_free(struct lv_doc *doc) {
    if (!doc)
        return;
    lv_arena_free(&doc->arena);
    lv_free(doc);
}

void lv_doc_merge(struct lv_doc *to, struct lv_doc *from) {
    struct lv_node *edition;
    while ((edition = lv_edition(from, 0))) {
        lv_node_unlink(edition);
        lv_node_append(to->root, edition);
    }
    struct lv_source **last = &to->sources;
    while (*last)
        last = &(*last)->next;
    *last = from->sources;
    struct lv_asked **taken = &to->pictures;
    while (*taken)
        taken = &(*taken)->next;
    *taken = from->pictures;
    lv_arena_adopt(&to->arena, &from->arena);
    lv_doc_free(from);
}

void lv_doc_lead(struct lv_doc *doc, size_t n) {
    struct lv_node *edition = lv_edition(doc, n), *first = lv_edition(doc, 0);
    if (!edition || edition == first)
        return;
    lv_node_unlink(edition);
    lv_node_before(first, edition);
}

struct lv_node *lv_edition(const struct lv_doc *doc, size_t n) {
    struct lv_node *node = doc->root;
    while (node && node->kind != LV_N_EDITION)
        node = lv_node_next(node, doc->root);
    while (node && n--)
        node = node->next;
    return node;
}

const struct lv_node *lv_edition_of(const struct lv_node *node) {
    while (node && node->kind != LV_N_EDITION)
        node = node->parent;
    return node;
}

struct lv_job lv_job_at(const struct lv_job *job, const struct lv_node *node) {
    struct lv_job own = *job;
    size_t n = 0, names = 0;
    for (node = lv_edition_of(node); node && node->prev; node = node->prev)
        n++;
    while (job->names && job->names[names])
        names++;
    own.name = n < names ? job->names[n] : job->name;
    return own;
}

bool lv_is_hidden(const struct lv_node *node) {
    return node->kind == LV_N_CHROME || node->kind == LV_N_ENDMARK || node->elsewhere;
}

static struct lv_node *first_of(const struct lv_node *edition, enum lv_kind kind) {
    struct lv_node *block = lv_block_next(edition, edition);
    while (block && block->kind != kind)
        block = lv_block_next(block, edition);
    return block;
}

struct lv_node *lv_title_block(const struct lv_node *edition) {
    struct lv_node *block = first_of(edition, LV_N_HEADLINE);
    if (!block)
        block = first_of(edition, LV_N_LEAD);
    if (!block)
        for (block = lv_block_next(edition, edition); block && lv_is_hidden(block);)
            block = lv_block_next(block, edition);
    return block ? block : lv_block_next(edition, edition);
}

/* True if the full stop at byte `at` ends a sentence: a word of three letters before it, a capital after the space. */
static bool ends_sentence(struct lv_str s, size_t at) {
    uint32_t cp;
    size_t before = at, letters = 0, n;
    while ((n = lv_utf8_prev(s, before, &cp)) && uc_is_property_alphabetic(cp) && ++letters < 3)
        before -= n;
    size_t blank = lv_utf8_next(s, at + 1, &cp);
    if (letters < 3 || !lv_is_blank(cp))
        return false;
    lv_utf8_next(s, at + 1 + blank, &cp);
    return uc_is_upper(cp);
}

/* s without the comma, dash or bracket that a cut left at its end. */
static struct lv_str without_comma(struct lv_str s) {
    static const uint32_t signs[] = {' ', ',', ';', ':', '(', '-', 0xA0, 0x2013, 0x2014, 0x201E, 0x201C};
    uint32_t cp;
    size_t n = lv_utf8_prev(s, s.n, &cp), i = 0;
    while (i < sizeof signs / sizeof *signs && signs[i] != cp)
        i++;
    return n && i < sizeof signs / sizeof *signs ? without_comma(lv_str_sub(s, 0, s.n - n)) : s;
}

/* The first sentence of s without its full stop, or as many of its words as a title holds. */
static struct lv_str title_cut(struct lv_str s) {
    size_t word = 0, at = 0, n;
    uint32_t cp;
    while ((n = lv_utf8_next(s, at, &cp)) && at < TITLE_BYTES) {
        if (cp == ' ')
            word = at;
        if (cp == '.' && (at + 1 == s.n || ends_sentence(s, at)))
            return lv_str_sub(s, 0, at);
        at += n;
    }
    return at < s.n ? without_comma(lv_str_sub(s, 0, word ? word : at)) : s;
}

const struct lv_node *lv_title_edition(const struct lv_doc *doc) {
    const struct lv_node *first = lv_edition(doc, 0), *edition;
    for (size_t i = 0; doc->root->kind == LV_N_RELEASE && (edition = lv_edition(doc, i)); i++)
        if (first_of(edition, LV_N_HEADLINE))
            return edition;
    return first;
}

struct lv_str lv_title(struct lv_doc *doc, struct lv_job *job, const struct lv_node *edition) {
    struct lv_node *block = lv_title_block(edition);
    struct lv_str text = block ? lv_str_trim(lv_text(doc, block)) : LV_STR("");
    if (!text.n)
        return LV_STR("—");
    if (block->kind == LV_N_HEADLINE)
        return text;
    text = title_cut(text);
    if (!doc->title_reported) {
        struct lv_buf name = {0};
        lv_buf_str(&name, text);
        lv_buf_char(&name, '\0');
        struct lv_job own = lv_job_at(job, edition);
        lv_report_at(doc, &own, LV_MSG_NO_HEADLINE, block, text, 0, name.p);
        lv_buf_free(&name);
        doc->title_reported = true;
    }
    return text;
}
