/*
 * Filter roles: what every block of an edition is, decided over the whole edition at once by evidence that adds up.
 * Evidence and points are in tables/; roles.h says how the work is divided.
 */
#include "recognise/roles.h"
#include "lang/chars.h"
#include "recognise/settled.h"

static size_t count_blocks(const struct lv_node *edition) {
    size_t n = 0;
    for (const struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition))
        n++;
    return n;
}

/* The role of a block whose kind is settled already, by the author or in the XML; -1 if it is open. */
static int8_t forced_role(const struct lv_node *block) {
    bool contact = block->parent->kind == LV_N_CONTACT;
    if (block->kind == LV_N_P && !contact)
        return -1;
    for (int r = 0; r < LV_ROLES; r++)
        if (lv_role_kind((enum lv_role)r) == block->kind && lv_role_is_contact((enum lv_role)r) == contact)
            return (int8_t)r;
    return -1;
}

/* A block that is in a group was decided before; only the children of an edition are open. */
static bool is_open(const struct lv_node *edition) {
    for (const struct lv_node *n = edition->first; n; n = n->next)
        if (n->kind == LV_N_P)
            return true;
    return false;
}

/* The role the user gave the line of a block, if it is the first block of that line; else -1. */
static int8_t settled_role(const struct lv_facts *facts, const struct lv_node *block, uint32_t *last) {
    uint32_t line = lv_node_line(block);
    unsigned said = lv_settled_line(facts->doc->settled, line);
    if (line == *last || lv_attr_has(block, LV_AT_FIELD) || block->parent->kind != LV_N_EDITION)
        return -1;
    *last = line;
    return said < LV_ROLES ? (int8_t)said : -1;
}

/* True for what the filter marks settled and no line of its own is: a further cell of a row, a rule of a table. */
static bool is_part(struct lv_doc *doc, const struct lv_node *block) {
    if (block->kind == LV_N_CELL)
        return block->prev != NULL;
    struct lv_str text = block->kind == LV_N_CHROME ? lv_text(doc, block) : LV_STR("");
    return text.n && lv_word_begin(text, 0) >= text.n;
}

static bool has_habit(const struct lv_facts *facts, struct lv_str habit) {
    struct lv_hit hit;
    return facts->lang && lv_word_at(habit, 0, LV_LIST_HABIT, facts->lang, &hit);
}

static void see_block(struct lv_fact *f) {
    lv_pass(f, LV_PASS_BLOCK);
    lv_see(f, LV_E_ANY, true);
    lv_see(f, LV_E_SETTLED, f->forced >= 0);
}

/* A settled row says no more than that it is one. */
static void see_row(struct lv_fact *f) {
    f->forced = LV_R_ROW;
    f->words = 2;
    lv_see(f, LV_E_SETTLED, true);
    lv_pass(f, LV_PASS_SPEECH);
    lv_see(f, LV_E_CELLS, true);
    lv_see(f, LV_E_OPEN_END, true);
}

static void fill(struct lv_facts *facts, const struct lv_node *edition) {
    facts->code = lv_node_lang(edition);
    facts->lang = lv_lang_bit(facts->code);
    facts->compounds = has_habit(facts, LV_STR("compounds"));
    facts->captions = has_habit(facts, LV_STR("topic-captions"));
    uint32_t last = 0;
    facts->langs = facts->lang ? facts->lang | lv_lang_bit(LV_STR("en")) : LV_LANGS_ALL;
    for (struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition)) {
        if (is_part(facts->doc, b))
            continue;
        struct lv_fact *f = &facts->fact[facts->n++];
        f->block = b;
        struct lv_str text = lv_text(facts->doc, b);
        f->text = lv_str_trim(text);
        f->even = f->text.n == text.n;
        f->line = lv_node_line(b);
        f->last_line = lv_node_last_line(b);
        f->forced = settled_role(facts, b, &last);
        if (f->forced < 0)
            f->forced = forced_role(b);
    }
    for (size_t i = 0; i < facts->n; i++) {
        see_block(&facts->fact[i]);
        if (facts->fact[i].block->kind == LV_N_CELL)
            see_row(&facts->fact[i]);
        else
            lv_roles_see(facts, &facts->fact[i]);
    }
    lv_see_context(facts);
}

/* Leaves in the tree what is said of each block. */
static void explain(struct lv_facts *facts, enum lv_key key,
                    void say(struct lv_buf *, const struct lv_fact *)) {
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_buf text = {0};
        say(&text, &facts->fact[i]);
        lv_attr_set(facts->doc, facts->fact[i].block, key, lv_buf_slice(&text));
        lv_buf_free(&text);
    }
}

/* Leaves in the tree what else a block could be, if that is close. */
static void mark_doubts(struct lv_facts *facts) {
    for (size_t i = 0; i < facts->n; i++)
        if (lv_is_doubtful(&facts->fact[i]))
            lv_attr_set(facts->doc, facts->fact[i].block, LV_AT_DOUBT,
                        lv_role_name((enum lv_role)facts->fact[i].second));
}

static void decide_edition(struct lv_doc *doc, struct lv_job *job, struct lv_node *edition) {
    size_t n = count_blocks(edition);
    if (n == 0 || !(is_open(edition) || doc->settled->lines))
        return;
    struct lv_facts facts = {.doc = doc, .fact = lv_alloc(&doc->arena, n * sizeof *facts.fact)};
    fill(&facts, edition);
    lv_roles_decide(&facts);
    if (job->doubts || (job->options && job->options->verbose))
        lv_roles_doubt(&facts);
    if (job->options && job->options->verbose)
        explain(&facts, LV_AT_WHY, lv_roles_why);
    if (job->doubts)
        mark_doubts(&facts);
    if (job->evidence)
        explain(&facts, LV_AT_SEEN, lv_roles_seen);
    lv_roles_build(&facts);
}

int lv_filter_roles(struct lv_doc *doc, struct lv_job *job) {
    struct lv_node *edition;
    if (lv_settled_read(doc, job))
        return -1;
    for (size_t e = 0; (edition = lv_edition(doc, e)) != NULL; e++) {
        decide_edition(doc, job, edition);
        if (job->options && job->options->keep_all)
            lv_keep_all(edition);
    }
    return 0;
}
