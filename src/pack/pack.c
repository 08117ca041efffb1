/* The pack while it is made: what stays of each release when its document is gone. */
#include "pack/pack.h"
#include "lang/words.h"

#include <stdio.h>

/* ---- entries ---- */

static struct lv_pack_entry *new_entry(struct lv_pack *pack, const struct lv_plan_section *section,
                                       struct lv_str name, struct lv_str files) {
    struct lv_pack_entry *entry = lv_alloc(&pack->arena, sizeof *entry);
    *entry = (struct lv_pack_entry){.number = pack->n + 1,
                                    .section = section,
                                    .name = lv_arena_copy(&pack->arena, name),
                                    .files = lv_arena_copy(&pack->arena, files)};
    return entry;
}

static void append(struct lv_pack *pack, struct lv_pack_entry *entry) {
    if (pack->last)
        pack->last->next = entry;
    else
        pack->entries = entry;
    pack->last = entry;
    pack->n++;
}

/* What says when an edition is from: a time in it, or the line as it is. */
static const struct lv_node *date_of(const struct lv_node *edition) {
    const struct lv_node *line = NULL;
    for (const struct lv_node *node = edition; node; node = lv_node_next(node, edition)) {
        bool inside = line && node->kind == LV_N_TIME;
        if (inside || lv_attr_has(node, LV_AT_PUBLISHED))
            return node;
        if (line && lv_kind_class(node->kind) == LV_CLASS_BLOCK)
            return line;
        if (node->kind == LV_N_PUBLISHED)
            line = node;
    }
    return line;
}

static void fill(struct lv_pack *pack, struct lv_pack_entry *entry, struct lv_doc *doc, struct lv_job *job) {
    const struct lv_node *node;
    while (lv_edition(doc, entry->editions))
        entry->editions++;
    entry->edition = lv_alloc(&pack->arena, (entry->editions + 1) * sizeof *entry->edition);
    for (size_t i = 0; (node = lv_edition(doc, i)); i++) {
        const struct lv_node *date = date_of(node);
        struct lv_str said = date ? lv_str_trim(lv_text(doc, date)) : LV_STR(""),
                      day = date ? lv_attr(date, LV_AT_DATETIME) : LV_STR("");
        entry->edition[i] =
            (struct lv_pack_edition){lv_arena_copy(&pack->arena, lv_node_lang(node)),
                                     lv_arena_copy(&pack->arena, lv_str_trim(lv_title(doc, job, node))),
                                     lv_arena_copy(&pack->arena, said)};
        if (!entry->day.n)
            entry->day = lv_arena_copy(&pack->arena, lv_str_sub(day, 0, 10));
    }
}

/* ---- languages ---- */

static bool has_language(const struct lv_pack *pack, struct lv_str lang) {
    for (size_t i = 0; i < pack->languages; i++)
        if (lv_str_eq(pack->lang[i], lang))
            return true;
    return false;
}

/* A pack speaks the languages of the release that has the most; of several such, the first. */
static void take_languages(struct lv_pack *pack, const struct lv_pack_entry *entry) {
    if (entry->editions <= pack->languages)
        return;
    pack->languages = 0;
    for (size_t i = 0; i < entry->editions && pack->languages < LV_PACK_LANGUAGES; i++)
        if (!has_language(pack, entry->edition[i].lang))
            pack->lang[pack->languages++] = entry->edition[i].lang;
}

/* How often a language is in the pack is the value of its entry. */
static size_t count_languages(const struct lv_pack *pack, struct lv_map *counts) {
    size_t releases = 0;
    for (const struct lv_pack_entry *entry = pack->entries; entry; entry = entry->next) {
        releases += !entry->failed;
        for (size_t i = 0; i < entry->editions; i++) {
            struct lv_map_entry *count = lv_map_entry(counts, entry->edition[i].lang);
            count->value = (void *)((uintptr_t)count->value + 1);
        }
    }
    return releases;
}

/* It also speaks what a third of the releases are in. */
static void add_languages(struct lv_pack *pack) {
    enum { SHARE = 3 };
    struct lv_map counts = {0};
    size_t releases = count_languages(pack, &counts);
    for (const struct lv_pack_entry *entry = pack->entries; entry; entry = entry->next)
        for (size_t i = 0; i < entry->editions && pack->languages < LV_PACK_LANGUAGES; i++) {
            struct lv_str lang = entry->edition[i].lang;
            uintptr_t count = (uintptr_t)lv_map_entry(&counts, lang)->value;
            if (SHARE * count >= releases && !has_language(pack, lang) && lv_lang_bit(lang))
                pack->lang[pack->languages++] = lang;
        }
    lv_map_free(&counts);
}

/* ---- the pack ---- */

int lv_pack_begin(struct lv_pack *pack) {
    pack->found = lv_doc_new();
    return pack->writer->begin(pack);
}

int lv_pack_add(struct lv_pack *pack, const struct lv_plan_section *section, struct lv_str name,
                struct lv_str files, struct lv_doc *doc, struct lv_job *job) {
    struct lv_pack_entry *entry = new_entry(pack, section, name, files);
    fill(pack, entry, doc, job);
    if (pack->writer->add(pack, entry, doc, job))
        return -1;
    append(pack, entry);
    take_languages(pack, entry);
    const struct lv_node *edition;
    for (size_t i = 0; (edition = lv_edition(doc, i)); i++) {
        lv_pack_note_contacts(pack, doc, edition);
        lv_pack_note_pictures(pack, entry, doc, edition);
    }
    return 0;
}

void lv_pack_miss(struct lv_pack *pack, const struct lv_plan_section *section, struct lv_str name,
                  struct lv_str files) {
    struct lv_pack_entry *entry = new_entry(pack, section, name, files);
    entry->failed = true;
    pack->failed++;
    append(pack, entry);
}

int lv_pack_end(struct lv_pack *pack) {
    add_languages(pack);
    if (!pack->languages)
        pack->lang[pack->languages++] = LV_STR("en");
    pack->day = lv_pack_day(pack);
    return pack->writer->end(pack);
}

void lv_pack_free(struct lv_pack *pack) {
    if (pack->writer)
        pack->writer->drop(pack);
    lv_pack_forget_contacts(pack);
    lv_doc_free(pack->found);
    lv_arena_free(&pack->arena);
    *pack = (struct lv_pack){.plan = NULL};
}

const struct lv_pack_edition *lv_pack_edition_in(const struct lv_pack_entry *entry, struct lv_str lang) {
    for (size_t i = 0; i < entry->editions; i++)
        if (lv_str_eq(entry->edition[i].lang, lang))
            return &entry->edition[i];
    return entry->editions ? entry->edition : NULL;
}

struct lv_str lv_pack_title(const struct lv_pack *pack, struct lv_str lang) {
    struct lv_str title = lv_phrase_in(pack->plan->title, lang);
    return title.n ? title : lv_word_ui(lang, "pack");
}

struct lv_str lv_pack_phrase(const struct lv_pack *pack, const struct lv_phrase *phrase, size_t number) {
    struct lv_str text = lv_phrase_in(phrase, pack->lang[number]);
    for (size_t i = 0; i < number; i++)
        if (lv_str_eq(lv_phrase_in(phrase, pack->lang[i]), text))
            return LV_STR("");
    return text;
}

struct lv_str lv_pack_word(const struct lv_pack *pack, const char *word, size_t number) {
    struct lv_str text = lv_word_ui(pack->lang[number], word);
    for (size_t i = 0; i < number; i++)
        if (lv_str_eq(lv_word_ui(pack->lang[i], word), text))
            return LV_STR("");
    return text;
}

void lv_pack_heads(const struct lv_plan *plan, struct lv_style *style) {
    if (!style->head_left)
        lv_phrase_add(&style->arena, &style->head_left, "head", "head", "{short-title}");
    if (!style->head_right && !plan->sender)
        lv_phrase_add(&style->arena, &style->head_right, "head", "head", "{name}");
    else if (!style->head_right)
        style->head_right = plan->sender;
}

/* ---- documents ---- */

void lv_pack_add_words(struct lv_doc *doc, struct lv_node *block, struct lv_str lang, struct lv_str text) {
    if (!text.n)
        return;
    if (block->first)
        lv_node_append(block, lv_text_new(doc, LV_STR(" / ")));
    struct lv_node *words = lv_pack_block(doc, block, LV_N_SPAN, text);
    if (!lv_str_eq(lang, lv_node_lang(block)))
        lv_attr_set(doc, words, LV_AT_LANG, lang);
}

void lv_pack_title_block(const struct lv_pack *pack, struct lv_doc *doc, const char *word) {
    struct lv_node *title = lv_node_new(doc, LV_N_HEADLINE);
    lv_node_append(lv_edition(doc, 0), title);
    for (size_t i = 0; i < pack->languages; i++)
        lv_pack_add_words(doc, title, pack->lang[i], lv_pack_word(pack, word, i));
}

struct lv_doc *lv_pack_doc(const struct lv_pack *pack, size_t most) {
    struct lv_doc *doc = lv_doc_new();
    for (size_t i = 0; i < pack->languages && i < most; i++) {
        struct lv_node *edition = lv_node_new(doc, LV_N_EDITION);
        lv_attr_set(doc, edition, LV_AT_LANG, pack->lang[i]);
        lv_node_append(doc->root, edition);
    }
    return doc;
}

struct lv_node *lv_pack_block(struct lv_doc *doc, struct lv_node *parent, enum lv_kind kind,
                              struct lv_str text) {
    if (!text.n)
        return NULL;
    struct lv_node *block = lv_node_new(doc, kind);
    lv_node_append(block, lv_text_new(doc, lv_arena_copy(&doc->arena, text)));
    lv_node_append(parent, block);
    return block;
}

void lv_pack_set_number(struct lv_doc *doc, struct lv_node *node, enum lv_key key, size_t value) {
    char number[24];
    snprintf(number, sizeof number, "%zu", value);
    lv_attr_set(doc, node, key, lv_str_from(number));
}

void lv_pack_lead_to(struct lv_doc *doc, struct lv_node *item, struct lv_node *link,
                     const struct lv_pack_entry *entry) {
    char address[24];
    snprintf(address, sizeof address, "#%zu", entry->number);
    lv_attr_set(doc, link, LV_AT_HREF, lv_str_from(address));
    if (entry->page)
        lv_pack_set_number(doc, item, LV_AT_PAGE, entry->page);
}

static struct lv_node *copy_one(struct lv_doc *doc, const struct lv_node *node) {
    struct lv_node *copy = lv_node_new(doc, node->kind);
    for (const struct lv_attr *attr = node->attrs; attr; attr = attr->next)
        lv_attr_set(doc, copy, attr->key, attr->value);
    copy->text = lv_arena_copy(&doc->arena, node->text);
    return copy;
}

struct lv_node *lv_pack_copy(struct lv_doc *doc, const struct lv_node *node) {
    struct lv_node *top = copy_one(doc, node), *at = top;
    for (const struct lv_node *from = node, *next; (next = lv_node_next(from, node)); from = next) {
        for (const struct lv_node *up = from; up != next->parent; up = up->parent)
            at = at->parent;
        struct lv_node *copy = copy_one(doc, next);
        lv_node_append(at, copy);
        at = copy;
    }
    return top;
}
