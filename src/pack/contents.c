/*
 * The contents: one list for each section, whose items are the releases. An item has the titles of a release, each in its
 * language and as a link to that edition, its day as an attribute, and the page it begins on.
 */
#include "lang/day.h"
#include "lang/words.h"
#include "pack/pack.h"

static struct lv_node *new_list(struct lv_doc *doc, bool days) {
    struct lv_node *list = lv_node_new(doc, LV_N_LIST);
    lv_attr_set(doc, list, LV_AT_KIND, LV_STR("contents"));
    if (days)
        lv_attr_set(doc, list, LV_AT_FIELD, LV_STR("day"));
    lv_node_append(lv_edition(doc, 0), list);
    return list;
}

/* A title after others stands in a line of its own. */
static void add_title(struct lv_doc *doc, struct lv_node *item, const struct lv_pack_entry *entry,
                      const struct lv_pack_edition *edition) {
    bool further = item->first;
    if (further)
        lv_node_append(item, lv_text_new(doc, LV_STR(" ")));
    struct lv_node *link = lv_pack_block(doc, item, LV_N_A, edition->title);
    lv_pack_lead_to(doc, item, link, entry);
    if (further)
        lv_attr_set(doc, link, LV_AT_KIND, LV_STR("line"));
    if (!lv_str_eq(edition->lang, lv_node_lang(item)))
        lv_attr_set(doc, link, LV_AT_LANG, edition->lang);
}

/* First the title in the first language of the pack; what is the same in several is there once. */
static void add_titles(const struct lv_pack *pack, struct lv_doc *doc, struct lv_node *item,
                       const struct lv_pack_entry *entry) {
    const struct lv_pack_edition *first = lv_pack_edition_in(entry, pack->lang[0]);
    add_title(doc, item, entry, first);
    for (const struct lv_pack_edition *other = entry->edition; other < entry->edition + entry->editions;
         other++)
        if (other != first && other->title.n && !lv_str_eq(other->title, first->title))
            add_title(doc, item, entry, other);
}

/* Paths with commas between, without their folders, which are no matter of readers. */
static void add_names(struct lv_buf *to, struct lv_str files) {
    static const struct lv_str comma = {", ", 2};
    for (size_t end; files.n; files = lv_str_sub(files, end, files.n)) {
        end = lv_str_find(files, comma, 0);
        end = end == SIZE_MAX ? files.n : end + comma.n;
        struct lv_str path = lv_str_sub(files, 0, end);
        const char *slash = memrchr(path.p, '/', path.n);
        lv_buf_str(to, slash ? lv_str_sub(path, (size_t)(slash + 1 - path.p), path.n) : path);
    }
}

/* A release that is not in the pack is named, so that nobody looks for it. */
static void add_missing(struct lv_doc *doc, struct lv_node *item, const struct lv_pack_entry *entry) {
    struct lv_buf text = {0};
    add_names(&text, entry->files);
    lv_buf_puts(&text, " – ");
    lv_buf_str(&text, lv_word_ui(lv_node_lang(item), "missing"));
    lv_pack_block(doc, item, LV_N_SPAN, lv_buf_slice(&text));
    lv_buf_free(&text);
}

static void add_entry(const struct lv_pack *pack, struct lv_doc *doc, struct lv_node *list,
                      const struct lv_pack_entry *entry) {
    struct lv_node *item = lv_node_new(doc, LV_N_ITEM);
    lv_node_append(list, item);
    if (entry->failed) {
        add_missing(doc, item, entry);
        return;
    }
    add_titles(pack, doc, item, entry);
    if (lv_is_day(entry->day))
        lv_attr_set(doc, item, LV_AT_DATETIME, entry->day);
}

static void add_section(const struct lv_pack *pack, struct lv_doc *doc, const struct lv_phrase *title) {
    struct lv_node *heading = lv_node_new(doc, LV_N_HEADING);
    lv_node_append(lv_edition(doc, 0), heading);
    for (size_t i = 0; i < pack->languages; i++)
        lv_pack_add_words(doc, heading, pack->lang[i], lv_pack_phrase(pack, title, i));
    if (!heading->first)
        lv_node_unlink(heading);
}

static bool any_day(const struct lv_pack *pack) {
    const struct lv_pack_entry *entry = pack->entries;
    while (entry && !lv_is_day(entry->day))
        entry = entry->next;
    return entry;
}

struct lv_doc *lv_pack_contents(struct lv_pack *pack) {
    struct lv_doc *doc = lv_pack_doc(pack, 1);
    struct lv_node *list = NULL;
    const struct lv_plan_section *section = NULL;
    bool days = any_day(pack);
    lv_pack_title_block(pack, doc, "contents");
    for (const struct lv_pack_entry *entry = pack->entries; entry; entry = entry->next) {
        if (!list || entry->section != section) {
            add_section(pack, doc, entry->section->title);
            list = new_list(doc, days);
        }
        section = entry->section;
        add_entry(pack, doc, list, entry);
    }
    return doc;
}
