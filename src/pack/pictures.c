/* The list of pictures: what each shows and whose it is, with the page of its release. */
#include "lang/words.h"
#include "pack/pack.h"

/* A picture of a release, with what it says below it in each language. */
struct lv_pack_picture {
    struct lv_str src;
    struct lv_node *link;
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

/* The picture of that file in a release; both editions of it may have it. */
static struct lv_pack_picture *picture_of(struct lv_pack *pack, const struct lv_pack_entry *entry,
                                          struct lv_str src) {
    struct lv_pack_picture *at = pack->release_pictures, *fresh;
    while (at && at->entry == entry && !lv_str_eq(at->src, src))
        at = at->next;
    if (at && at->entry == entry)
        return at;
    fresh = lv_alloc(&pack->arena, sizeof *fresh);
    *fresh = (struct lv_pack_picture){.src = lv_arena_copy(&pack->arena, src), .entry = entry};
    if (pack->last_picture)
        pack->last_picture->next = fresh;
    else
        pack->pictures = fresh;
    if (!pack->release_pictures || pack->release_pictures->entry != entry)
        pack->release_pictures = fresh;
    return pack->last_picture = fresh;
}

static void note(struct lv_pack *pack, struct lv_pack_picture *picture, struct lv_str lang,
                 struct lv_str text) {
    if (picture->link) {
        lv_pack_add_words(pack->found, picture->link, lang, text);
        return;
    }
    picture->link = lv_pack_block(pack->found, lv_node_new(pack->found, LV_N_ITEM), LV_N_A, text);
    lv_attr_set(pack->found, picture->link, LV_AT_LANG, lang);
}

void lv_pack_note_pictures(struct lv_pack *pack, const struct lv_pack_entry *entry, struct lv_doc *doc,
                           const struct lv_node *edition) {
    for (const struct lv_node *node = edition; node; node = lv_node_next(node, edition)) {
        struct lv_str text = node->kind == LV_N_FIGURE ? text_of(doc, node) : LV_STR(""),
                      src = lv_attr(node, LV_AT_SRC);
        if (text.n && src.n)
            note(pack, picture_of(pack, entry, src), lv_node_lang(node), text);
    }
}

static void add(struct lv_doc *doc, struct lv_node *list, const struct lv_pack_picture *picture) {
    struct lv_node *item = lv_node_new(doc, LV_N_ITEM), *link = lv_pack_copy(doc, picture->link);
    lv_node_append(list, item);
    lv_node_append(item, link);
    if (lv_str_eq(lv_attr(link, LV_AT_LANG), lv_node_lang(list)))
        lv_attr_remove(link, LV_AT_LANG);
    lv_pack_lead_to(doc, item, link, picture->entry);
}

struct lv_doc *lv_pack_pictures(struct lv_pack *pack) {
    if (!pack->pictures)
        return NULL;
    struct lv_doc *doc = lv_pack_doc(pack, 1);
    struct lv_node *list = lv_node_new(doc, LV_N_LIST);
    lv_pack_title_block(pack, doc, "pictures");
    lv_attr_set(doc, list, LV_AT_KIND, LV_STR("contents"));
    lv_node_append(lv_edition(doc, 0), list);
    for (const struct lv_pack_picture *at = pack->pictures; at; at = at->next)
        add(doc, list, at);
    return doc;
}
