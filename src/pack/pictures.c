/* The list of pictures: what each shows and whose it is, with the page of its release. */
#include "lang/words.h"
#include "pack/pack.h"

#include <stdio.h>

/* What a picture of a release says below it. */
struct lv_pack_picture {
    struct lv_str lang, text;
    const struct lv_pack_entry *entry;
    struct lv_pack_picture *next;
};

/* The captions of a figure, or else what it shows. */
static struct lv_str text_of(struct lv_doc *doc, const struct lv_node *figure) {
    struct lv_buf all = {0};
    for (const struct lv_node *caption = figure->first; caption; caption = caption->next) {
        struct lv_str text = lv_str_trim(lv_text(doc, caption));
        if (caption->kind != LV_N_CAPTION || !text.n)
            continue;
        lv_buf_puts(&all, all.n ? " " : "");
        lv_buf_str(&all, text);
    }
    struct lv_str captions = lv_arena_take(&doc->arena, &all);
    return captions.n ? captions : lv_attr(figure, LV_AT_ALT);
}

void lv_pack_note_pictures(struct lv_pack *pack, const struct lv_pack_entry *entry, struct lv_doc *doc,
                           const struct lv_node *edition) {
    for (const struct lv_node *node = edition; node; node = lv_node_next(node, edition)) {
        struct lv_str text = node->kind == LV_N_FIGURE ? text_of(doc, node) : LV_STR("");
        if (!text.n || !lv_attr(node, LV_AT_SRC).n)
            continue;
        struct lv_pack_picture *fresh = lv_alloc(&pack->arena, sizeof *fresh);
        *fresh = (struct lv_pack_picture){lv_arena_copy(&pack->arena, lv_node_lang(node)),
                                          lv_arena_copy(&pack->arena, text), entry, NULL};
        if (pack->last_picture)
            pack->last_picture->next = fresh;
        else
            pack->pictures = fresh;
        pack->last_picture = fresh;
    }
}

/* Pictures of the same number in two languages are beside each other. */
static void add(struct lv_doc *doc, struct lv_node *list, const struct lv_pack_picture *picture, size_t row) {
    char number[24];
    struct lv_node *item = lv_node_new(doc, LV_N_ITEM);
    lv_node_append(list, item);
    snprintf(number, sizeof number, "%zu", row);
    lv_attr_set(doc, item, LV_AT_ROW, lv_str_from(number));
    struct lv_node *link = lv_pack_block(doc, item, LV_N_A, picture->text);
    snprintf(number, sizeof number, "#%zu", picture->entry->number);
    lv_attr_set(doc, link, LV_AT_HREF, lv_str_from(number));
    if (!lv_str_eq(picture->lang, lv_node_lang(list)))
        lv_attr_set(doc, link, LV_AT_LANG, picture->lang);
    snprintf(number, sizeof number, "%zu", picture->entry->page);
    if (picture->entry->page)
        lv_attr_set(doc, item, LV_AT_PAGE, lv_str_from(number));
}

/* True if a picture belongs into the list of the i-th language: into its own, or else into the first. */
static bool is_for(const struct lv_pack *pack, size_t i, const struct lv_pack_picture *picture) {
    for (size_t own = 0; own < pack->languages; own++)
        if (lv_str_eq(pack->lang[own], picture->lang))
            return own == i;
    return i == 0;
}

static void fill(const struct lv_pack *pack, struct lv_doc *doc, size_t i) {
    struct lv_node *edition = lv_edition(doc, i), *list = lv_node_new(doc, LV_N_LIST);
    lv_attr_set(doc, list, LV_AT_KIND, LV_STR("contents"));
    size_t row = 1;
    for (const struct lv_pack_picture *at = pack->pictures; at; at = at->next)
        if (is_for(pack, i, at))
            add(doc, list, at, ++row);
    struct lv_node *title = lv_pack_block(doc, edition, LV_N_HEADLINE, lv_word_ui(pack->lang[i], "pictures"));
    lv_attr_set(doc, title, LV_AT_ROW, LV_STR("1"));
    if (list->first)
        lv_node_append(edition, list);
}

struct lv_doc *lv_pack_pictures(struct lv_pack *pack) {
    if (!pack->pictures)
        return NULL;
    struct lv_doc *doc = lv_pack_doc(pack);
    for (size_t i = 0; i < pack->languages; i++)
        fill(pack, doc, i);
    return doc;
}
