/*
 * A block as the filters after roles see it: its text, its languages, and the parts that are settled already.
 * One view serves all blocks of a run, one after the other.
 */
#ifndef LV_VIEW_H
#define LV_VIEW_H

#include "doc/doc.h"
#include "lang/words.h"

struct lv_taken {
    size_t from, to;
};

struct lv_view {
    struct lv_doc *doc;
    struct lv_node *block;
    struct lv_str s;
    uint32_t langs; /* of the block and of its edition; all if unknown */
    const struct lv_node *edition;
    struct lv_str lang; /* of the last block, */
    uint32_t known;     /* and what its languages were */
    struct lv_taken *taken;
    size_t ntaken, room, passed;
    struct lv_cursor cursor;
};

#define LV_KIND_BIT(kind) (UINT64_C(1) << LV_N_##kind)

/* Calls a function for each edition of a document, with one view for all; view->doc is set. */
void lv_view_editions(struct lv_doc *doc, void (*filter)(struct lv_view *view, struct lv_node *edition));

/* Looks at a block; what is in inline nodes of these kinds counts as taken. */
void lv_view_open(struct lv_view *view, struct lv_doc *doc, struct lv_node *block, uint64_t kinds);
void lv_view_close(struct lv_view *view); /* at the end of a run */

/* Where the taken range that holds byte `at` ends, or 0. `at` ascends from call to call. */
size_t lv_view_taken(struct lv_view *view, size_t at);

/* lv_wrap for ranges in ascending order. */
struct lv_node *lv_view_wrap(struct lv_view *view, size_t from, size_t to, enum lv_kind kind);

/* As far back as three words go, for lv_view_before. */
#define LV_REACH_ANY SIZE_MAX

/*
 * The phrase of one of the lists (LV_LIST_BIT) that is before byte `at`, with nothing but spaces, a full stop of its own
 * and a colon between; at most three words, which begin no more than `reach` bytes before `at`. Its first
 * byte is in *start.
 */
bool lv_view_before(const struct lv_view *view, size_t at, size_t reach, uint64_t lists, struct lv_hit *hit,
                    size_t *start);

/* The block ahead of `at` in the edition that is to be looked at by filters of text: not hidden. NULL at the end. */
struct lv_node *lv_view_next(const struct lv_node *at, const struct lv_node *edition);

#endif
