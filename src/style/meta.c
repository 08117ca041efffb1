/* Kind of document, labels and date: where a house wants them at the head of a release. */
#include "style/house.h"

/* What a block of the head is; all others end it. */
enum part { NONE, KIND, LABELS, DATE, TITLE, OTHER };

static enum part part_of(const struct lv_node *block) {
    static const enum part parts[LV_KINDS] = {
        [LV_N_DOCTYPE] = KIND,  [LV_N_LABEL] = LABELS,   [LV_N_PUBLISHED] = DATE,
        [LV_N_DATELINE] = DATE, [LV_N_HEADLINE] = TITLE, [LV_N_SUBHEADLINE] = TITLE,
        [LV_N_EMBARGO] = OTHER, [LV_N_FIGURE] = OTHER,   [LV_N_CHROME] = OTHER,
    };
    return parts[block->kind];
}

bool lv_is_meta(const struct lv_node *block) {
    enum part part = part_of(block);
    return part == KIND || part == LABELS || part == DATE;
}

struct lv_node *lv_meta_block(const struct lv_node *edition, enum lv_kind kind) {
    struct lv_node *block = edition->first;
    while (block && block->kind != kind && part_of(block) != NONE)
        block = block->next;
    return block && block->kind == kind ? block : NULL;
}

/* ---- order ---- */

/* Where a part comes among them, in the orders of style.def; 0 for all in that of the source. */
static unsigned rank(const struct lv_style *style, const struct lv_node *block) {
    static const unsigned char ranks[][3] = {{0, 0, 0}, {1, 2, 3}, {1, 3, 2}, {2, 1, 3},
                                             {3, 1, 2}, {2, 3, 1}, {3, 2, 1}}; /* of kind, labels, date */
    return ranks[style->meta_order][part_of(block) - KIND];
}

/* Those of n blocks that are such, in the order of the style. Returns how many there are. */
static size_t sorted(const struct lv_style *style, struct lv_node **block, size_t n, struct lv_node **to) {
    size_t found = 0;
    for (unsigned wanted = 0; wanted <= 3; wanted++)
        for (size_t i = 0; i < n; i++)
            if (lv_is_meta(block[i]) && rank(style, block[i]) == wanted)
                to[found++] = block[i];
    return found;
}

/* Before which block they go; SIZE_MAX: each where one of them was. */
static size_t place_of(const struct lv_style *style, struct lv_node **block, size_t n) {
    size_t at = 0;
    while (at < n && block[at]->kind != LV_N_HEADLINE)
        at++;
    if (style->meta_place == LV_META_SOURCE || at == n)
        return SIZE_MAX;
    while (style->meta_place == LV_META_BELOW && at < n &&
           (part_of(block[at]) == TITLE || lv_is_meta(block[at])))
        at++;
    return at;
}

static void arrange(const struct lv_style *style, struct lv_node **block, size_t n, struct lv_node **to,
                    struct lv_node **meta) {
    size_t metas = sorted(style, block, n, meta), place = place_of(style, block, n), out = 0, next = 0;
    for (size_t i = 0; i < n; i++) {
        while (i == place && next < metas)
            to[out++] = meta[next++];
        if (!lv_is_meta(block[i]))
            to[out++] = block[i];
        else if (place == SIZE_MAX)
            to[out++] = meta[next++];
    }
    while (next < metas)
        to[out++] = meta[next++];
}

/* ---- editions ---- */

/* Makes n blocks the first of an edition, of which they are the first in another order. */
static void link(struct lv_node *edition, struct lv_node **block, size_t n, struct lv_node *after) {
    for (size_t i = 0; i < n; i++) {
        block[i]->prev = i ? block[i - 1] : NULL;
        block[i]->next = i + 1 < n ? block[i + 1] : after;
    }
    edition->first = block[0];
    if (after)
        after->prev = block[n - 1];
    else
        edition->last = block[n - 1];
}

static struct lv_node *after_head(const struct lv_node *edition, size_t *n) {
    struct lv_node *block = edition->first;
    for (*n = 0; block && part_of(block) != NONE; block = block->next)
        ++*n;
    return block;
}

static void set_elsewhere(const struct lv_node *edition, enum lv_kind kind, bool elsewhere) {
    struct lv_node *block = lv_meta_block(edition, kind);
    if (block)
        block->elsewhere = elsewhere;
}

/* A date in the form of the house stands for no text: the line that says it stays. */
static void move_to_letterhead(const struct lv_style *style, struct lv_doc *doc,
                               const struct lv_node *edition) {
    set_elsewhere(edition, LV_N_DOCTYPE, true);
    set_elsewhere(edition, LV_N_PUBLISHED, !lv_house_date(style, doc, edition).n);
}

static struct lv_meta *change(const struct lv_style *style, struct lv_doc *doc, struct lv_node *edition,
                              struct lv_meta *next) {
    struct lv_meta *meta = lv_alloc(&doc->arena, sizeof *meta);
    struct lv_node *after = after_head(edition, &meta->n), **to;
    meta->edition = edition;
    meta->next = next;
    meta->was = lv_alloc(&doc->arena, (3 * meta->n + 1) * sizeof(struct lv_node *));
    to = meta->was + meta->n;
    struct lv_node *block = edition->first;
    for (size_t i = 0; i < meta->n; i++, block = block->next)
        meta->was[i] = block;
    if (meta->n) {
        arrange(style, meta->was, meta->n, to, to + meta->n);
        link(edition, to, meta->n, after);
    }
    return meta;
}

struct lv_meta *lv_meta_begin(const struct lv_style *style, struct lv_doc *doc, bool letterhead) {
    struct lv_meta *metas = NULL;
    if (style->meta_order == 0 && style->meta_place == LV_META_SOURCE)
        return NULL;
    for (size_t i = 0; lv_edition(doc, i); i++) {
        metas = change(style, doc, lv_edition(doc, i), metas);
        if (letterhead && style->meta_place == LV_META_LETTERHEAD && i < LV_HOUSE_LANGUAGES)
            move_to_letterhead(style, doc, metas->edition);
    }
    return metas;
}

void lv_meta_end(struct lv_meta *meta) {
    for (; meta; meta = meta->next) {
        size_t n;
        struct lv_node *after = after_head(meta->edition, &n);
        set_elsewhere(meta->edition, LV_N_DOCTYPE, false);
        set_elsewhere(meta->edition, LV_N_PUBLISHED, false);
        if (meta->n)
            link(meta->edition, meta->was, meta->n, after);
    }
}
