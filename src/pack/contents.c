/* The contents: a list for each section; an item is a link to a release, its date, and the page it begins on. */
#include "lang/words.h"
#include "pack/pack.h"

static struct lv_node *new_list(struct lv_doc *doc, struct lv_node *edition) {
    struct lv_node *list = lv_node_new(doc, LV_N_LIST);
    lv_attr_set(doc, list, LV_AT_KIND, LV_STR("contents"));
    lv_node_append(edition, list);
    return list;
}

/* A link to the release, in its language where that is another. */
static void add_link(struct lv_doc *doc, struct lv_node *item, const struct lv_pack_entry *entry,
                     const struct lv_pack_edition *edition) {
    struct lv_node *link = lv_pack_block(doc, item, LV_N_A, edition->title);
    lv_pack_lead_to(doc, item, link, entry);
    if (!lv_str_eq(edition->lang, lv_node_lang(item)))
        lv_attr_set(doc, link, LV_AT_LANG, edition->lang);
}

static void set_row(struct lv_doc *doc, struct lv_node *node, size_t row) {
    lv_pack_set_number(doc, node, LV_AT_ROW, row);
}

static void add_date(struct lv_doc *doc, struct lv_node *item, const struct lv_pack_entry *entry,
                     const struct lv_pack_edition *edition) {
    if (!edition->date.n)
        return;
    lv_node_append(item, lv_text_new(doc, LV_STR("  ")));
    struct lv_node *date = lv_pack_block(doc, item, LV_N_TIME, edition->date);
    if (entry->day.n)
        lv_attr_set(doc, date, LV_AT_DATETIME, entry->day);
    if (!lv_str_eq(edition->lang, lv_node_lang(item)))
        lv_attr_set(doc, date, LV_AT_LANG, edition->lang);
}

/* A release that is not in the pack is named, so that nobody looks for it. */
static void add_missing(struct lv_doc *doc, struct lv_node *item, const struct lv_pack_entry *entry) {
    struct lv_buf text = {0};
    lv_buf_str(&text, entry->files);
    lv_buf_puts(&text, " – ");
    lv_buf_str(&text, lv_word_ui(lv_node_lang(item), "missing"));
    lv_node_append(item, lv_text_new(doc, lv_arena_take(&doc->arena, &text)));
}

static void add_entry(struct lv_doc *doc, struct lv_node *list, const struct lv_pack_entry *entry) {
    struct lv_node *item = lv_node_new(doc, LV_N_ITEM);
    lv_node_append(list, item);
    set_row(doc, item, entry->number + 1);
    const struct lv_pack_edition *edition = lv_pack_edition_in(entry, lv_node_lang(list));
    if (!edition) {
        add_missing(doc, item, entry);
        return;
    }
    add_link(doc, item, entry, edition);
    add_date(doc, item, entry, edition);
}

static void fill(const struct lv_pack *pack, struct lv_doc *doc, struct lv_node *edition) {
    struct lv_str lang = lv_node_lang(edition);
    struct lv_node *list = NULL,
                   *title = lv_pack_block(doc, edition, LV_N_HEADLINE, lv_word_ui(lang, "contents"));
    const struct lv_plan_section *section = NULL;
    set_row(doc, title, 1);
    for (const struct lv_pack_entry *entry = pack->entries; entry; entry = entry->next) {
        if (!list || entry->section != section) {
            struct lv_str named = lv_phrase_in(entry->section->title, lang);
            struct lv_node *heading = lv_pack_block(doc, edition, LV_N_HEADING, named);
            if (heading)
                set_row(doc, heading, entry->number + 1);
            list = new_list(doc, edition);
        }
        section = entry->section;
        add_entry(doc, list, entry);
    }
}

struct lv_doc *lv_pack_contents(struct lv_pack *pack) {
    struct lv_doc *doc = lv_pack_doc(pack, LV_PACK_LANGUAGES);
    for (size_t i = 0; i < pack->languages; i++)
        fill(pack, doc, lv_edition(doc, i));
    return doc;
}

/* ---- all languages in one list ---- */

/* The titles of a release in one link, each in a line of its own: first those in languages of the pack. */
static void add_titles(const struct lv_pack *pack, struct lv_doc *doc, struct lv_node *item,
                       const struct lv_pack_entry *entry) {
    const struct lv_pack_edition *first = lv_pack_edition_in(entry, pack->lang[0]);
    add_link(doc, item, entry, first);
    for (size_t i = 0; i < entry->editions; i++) {
        const struct lv_pack_edition *other = &entry->edition[i];
        if (other == first || lv_str_eq(other->title, first->title))
            continue;
        lv_node_append(item->first, lv_text_new(doc, LV_STR(" ")));
        struct lv_node *line = lv_pack_block(doc, item->first, LV_N_SPAN, other->title);
        if (!line)
            continue;
        lv_attr_set(doc, line, LV_AT_KIND, LV_STR("line"));
        lv_attr_set(doc, line, LV_AT_LANG, other->lang);
    }
}

static void add_together(const struct lv_pack *pack, struct lv_doc *doc, struct lv_node *list,
                         const struct lv_pack_entry *entry) {
    struct lv_node *item = lv_node_new(doc, LV_N_ITEM);
    lv_node_append(list, item);
    if (entry->failed) {
        add_missing(doc, item, entry);
        return;
    }
    add_titles(pack, doc, item, entry);
    lv_attr_set(doc, item, LV_AT_DATETIME, entry->day);
}

/* The name of a section in each language in which it has another. */
static void add_section(const struct lv_pack *pack, struct lv_doc *doc, const struct lv_phrase *title) {
    struct lv_node *heading = lv_node_new(doc, LV_N_HEADING);
    struct lv_str before = LV_STR("");
    lv_node_append(lv_edition(doc, 0), heading);
    for (size_t i = 0; i < pack->languages; i++) {
        struct lv_str name = lv_phrase_in(title, pack->lang[i]);
        if (!lv_str_eq(name, before))
            lv_pack_add_words(doc, heading, pack->lang[i], name);
        before = name;
    }
    if (!heading->first)
        lv_node_unlink(heading);
}

static bool any_day(const struct lv_pack *pack) {
    const struct lv_pack_entry *entry = pack->entries;
    while (entry && !entry->day.n)
        entry = entry->next;
    return entry;
}

struct lv_doc *lv_pack_contents_together(struct lv_pack *pack) {
    struct lv_doc *doc = lv_pack_doc(pack, 1);
    struct lv_node *list = NULL;
    const struct lv_plan_section *section = NULL;
    bool days = any_day(pack);
    lv_pack_title_block(pack, doc, "contents");
    for (const struct lv_pack_entry *entry = pack->entries; entry; entry = entry->next) {
        if (!list || entry->section != section) {
            add_section(pack, doc, entry->section->title);
            list = new_list(doc, lv_edition(doc, 0));
            if (days)
                lv_attr_set(doc, list, LV_AT_FIELD, LV_STR("day"));
        }
        section = entry->section;
        add_together(pack, doc, list, entry);
    }
    return doc;
}
