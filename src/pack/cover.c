/* The cover: what the pack says of itself, one language after the other on one page. */
#include "lang/day.h"
#include "pack/pack.h"

/* What is being filled: the words of a language go into the edition of the first. */
struct cover {
    const struct lv_plan *plan;
    struct lv_doc *doc;
    struct lv_node *edition;
    struct lv_str lang;
};

/* Adds what is said in the language; once, where all languages have the same. */
static void add(const struct cover *to, enum lv_kind kind, struct lv_str text) {
    for (const struct lv_node *said = to->edition->first; said; said = said->next)
        if (said->kind == kind && lv_str_eq(lv_text(to->doc, said), text))
            return;
    struct lv_node *block = lv_pack_block(to->doc, to->edition, kind, text);
    if (block && !lv_str_eq(to->lang, lv_node_lang(to->edition)))
        lv_attr_set(to->doc, block, LV_AT_LANG, to->lang);
}

static void add_each(struct cover *to, const struct lv_pack *pack, enum lv_kind kind,
                     const struct lv_phrase *phrase) {
    for (size_t i = 0; i < pack->languages; i++) {
        to->lang = pack->lang[i];
        add(to, kind, lv_phrase_in(phrase, to->lang));
    }
}

static void add_picture(const struct cover *to) {
    const struct lv_plan *plan = to->plan;
    struct lv_str shows = lv_phrase_in(plan->cover_text, to->lang);
    if (!plan->cover)
        return;
    struct lv_node *figure = lv_node_new(to->doc, LV_N_FIGURE);
    lv_attr_set(to->doc, figure, LV_AT_SRC, lv_str_from(plan->cover));
    lv_lines_set(to->doc, figure, plan->cover_line);
    if (shows.n)
        lv_attr_set(to->doc, figure, LV_AT_ALT, shows);
    lv_node_append(to->edition, figure);
    lv_pack_block(to->doc, figure, LV_N_CAPTION, lv_str_from(plan->cover_credit ? plan->cover_credit : ""));
}

struct lv_doc *lv_pack_cover(struct lv_pack *pack) {
    const struct lv_plan *plan = pack->plan;
    struct cover to = {plan, lv_doc_new(), NULL, {NULL, 0}};
    to.edition = lv_node_new(to.doc, LV_N_EDITION);
    lv_attr_set(to.doc, to.edition, LV_AT_LANG, pack->lang[0]);
    lv_node_append(to.doc->root, to.edition);
    add_each(&to, pack, LV_N_LABEL, plan->sender);
    for (size_t i = 0; i < pack->languages; i++) {
        to.lang = pack->lang[i];
        add(&to, LV_N_HEADLINE, lv_pack_title(pack, to.lang));
        add(&to, LV_N_SUBHEADLINE, lv_phrase_in(plan->subtitle, to.lang));
    }
    add_each(&to, pack, LV_N_PUBLISHED, plan->date);
    add_each(&to, pack, LV_N_EMBARGO, plan->embargo);
    to.lang = pack->lang[0];
    add_picture(&to);
    lv_filter_dates(to.doc, pack->job); /* so that the file knows its date */
    return to.doc;
}

/* ---- its day ---- */

/* What the plan says, where it says a day. */
static struct lv_str said_day(struct lv_pack *pack) {
    struct lv_doc *doc = lv_pack_cover(pack);
    const struct lv_node *edition = lv_edition(doc, 0);
    struct lv_str day = LV_STR("");
    for (const struct lv_node *block = edition; block && !day.n; block = lv_block_next(block, edition)) {
        struct lv_str said = lv_str_sub(lv_attr(block, LV_AT_DATETIME), 0, 10);
        if (block->kind == LV_N_PUBLISHED && lv_is_day(said))
            day = lv_arena_copy(&pack->arena, said);
    }
    lv_doc_free(doc);
    return day;
}

struct lv_str lv_pack_day(struct lv_pack *pack) {
    struct lv_str day = said_day(pack);
    bool said = day.n;
    for (const struct lv_pack_entry *entry = pack->entries; entry && !said; entry = entry->next)
        if (lv_is_day(entry->day) && (!day.n || memcmp(entry->day.p, day.p, day.n) > 0))
            day = entry->day;
    return day;
}
