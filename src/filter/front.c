/*
 * Filter front: what the author says outright. Lines `Headline: …`, `Embargo: …`, `Language: lv` at the very head of a
 * text, in any language there is a word list for, win over every guess. The keyword becomes chrome, so that no letter
 * is lost and no reader sees it; dates, labels and sources keep theirs, because readers should. A field nobody knows is not hidden either.
 */
#include <string.h>

#include "doc/doc.h"
#include "lang/words.h"

static bool is_role(const struct lv_hit *hit) {
    enum lv_kind kind = lv_kind_find(hit->value);
    return LV_HIT_IS(hit, FIELD, lang) || (kind != LV_KINDS && lv_kind_class(kind) == LV_CLASS_BLOCK);
}

/* True if the text begins with a field's name and a colon; *hit tells which, *value where its value begins. */
static bool is_field(struct lv_str text, struct lv_hit *hit, size_t *value) {
    if (!lv_word_at(text, 0, LV_LIST_FIELD, LV_LANGS_ALL, hit) || hit->n >= text.n || text.p[hit->n] != ':')
        return false;
    *value = hit->n + 1;
    while (*value < text.n && (text.p[*value] == ' ' || text.p[*value] == '\t'))
        (*value)++;
    return *value < text.n && is_role(hit);
}

static bool is_fence(struct lv_str text) {
    return lv_str_eq(text, LV_STR("---"));
}

static bool keeps_name(enum lv_kind kind) {
    return kind == LV_N_PUBLISHED || kind == LV_N_EMBARGO || kind == LV_N_SOURCE || kind == LV_N_LABEL;
}

/* Hides what only says what the lines around it are. */
static void hide(struct lv_doc *doc, struct lv_node *block, struct lv_str field) {
    block->kind = LV_N_CHROME;
    lv_attr_set(doc, block, LV_AT_FIELD, field);
}

static void set_language(struct lv_doc *doc, struct lv_node *block, struct lv_str value) {
    uint32_t bit = lv_lang_bit(value);
    if (bit)
        lv_attr_set(doc, block->parent, LV_AT_LANG, lv_lang_code(bit));
    hide(doc, block, LV_STR("lang"));
}

/* Gives a block the role its field names, and takes the name off into a block of its own. */
static void set_role(struct lv_doc *doc, struct lv_node *block, const struct lv_hit *hit, size_t value) {
    enum lv_kind kind = lv_kind_find(hit->value);
    struct lv_node *rest = keeps_name(kind) ? NULL : lv_block_split(doc, block, value);
    if (rest)
        hide(doc, block, hit->value);
    (rest ? rest : block)->kind = kind;
}

/* The byte of the colon after a name of three words at most, "Laiks: 10.00"; 0 if there is none. */
static size_t name_end(struct lv_str text) {
    size_t words = 1;
    for (size_t i = 0; i + 1 < text.n && words <= 3; i++) {
        if (text.p[i] == ':')
            return text.p[i + 1] == ' ' ? i : 0;
        words += text.p[i] == ' ';
    }
    return 0;
}

/* A field of no known name right below another stays for the reader to see, as a label; false if it is no field. */
static bool keep_unknown(struct lv_doc *doc, struct lv_job *job, struct lv_node *block, uint32_t above) {
    struct lv_str text = lv_text(doc, block);
    uint32_t line = lv_node_line(block);
    size_t end = name_end(text);
    if (!end || !above || line != above + 1)
        return false;
    lv_report(job, LV_MSG_FIELD, line, 1, lv_terminated(doc, lv_str_sub(text, 0, end)));
    block->kind = LV_N_LABEL;
    return true;
}

/* True if the first lines are the head of a mail, "From:" or "To:" among them: its fields are the mail's own. */
static bool is_mail(struct lv_doc *doc, const struct lv_node *edition) {
    struct lv_hit hit;
    const struct lv_node *b = lv_block_next(edition, edition);
    for (uint32_t above = 0; b && (!above || lv_node_line(b) == above + 1); b = lv_block_next(b, edition)) {
        struct lv_str text = lv_text(doc, b);
        above = lv_node_line(b);
        if (lv_word_at(text, 0, LV_LIST_CHROME, LV_LANGS_ALL, &hit) && LV_HIT_IS(&hit, CHROME, mail) &&
            memchr(text.p, '@', text.n))
            return true;
    }
    return false;
}

static void read_head(struct lv_doc *doc, struct lv_job *job, struct lv_node *edition) {
    struct lv_node *next, *block = lv_block_next(edition, edition);
    bool fenced = false;
    if (is_mail(doc, edition))
        return;
    for (uint32_t above = 0; block; above = lv_node_line(block), block = next) {
        struct lv_str text = lv_text(doc, block);
        struct lv_hit hit;
        size_t value;
        next = lv_block_next(block, edition);
        if (is_fence(text)) {
            hide(doc, block, LV_STR("fence"));
            if (fenced)
                return;
            fenced = true;
        } else if (!is_field(text, &hit, &value)) {
            if (!keep_unknown(doc, job, block, above))
                return;
        } else if (LV_HIT_IS(&hit, FIELD, lang)) {
            set_language(doc, block, lv_str_trim(lv_str_sub(text, value, text.n)));
        } else {
            set_role(doc, block, &hit, value);
        }
    }
}

int lv_filter_front(struct lv_doc *doc, struct lv_job *job) {
    struct lv_node *edition;
    for (size_t e = 0; (edition = lv_edition(doc, e)); e++)
        read_head(doc, job, edition);
    return 0;
}
