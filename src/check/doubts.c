#include "check/check.h"
#include "lang/view.h"

/* Blocks a reader relies on; of others it matters less what they were taken for. */
static bool is_relied_on(const struct lv_node *block) {
    static const uint64_t kinds = LV_KIND_BIT(HEADLINE) | LV_KIND_BIT(PUBLISHED) | LV_KIND_BIT(EMBARGO) |
                                  LV_KIND_BIT(DATELINE) | LV_KIND_BIT(QUOTE);
    return block->parent->kind == LV_N_CONTACT || kinds >> block->kind & 1;
}

/* True for a further field of a line that was reported. */
static bool is_rest(const struct lv_node *block) {
    const struct lv_node *before = block->prev;
    return before && before->parent->kind == LV_N_CONTACT && lv_attr_has(before, LV_AT_DOUBT) &&
           lv_node_line(before) == lv_node_line(block) && lv_node_line(block);
}

/* "headline", "quote of Mira Holt": what a block was taken for. */
static const char *taken_for(struct lv_doc *doc, const struct lv_node *block) {
    struct lv_buf name = {0};
    struct lv_str speaker = lv_attr(block, LV_AT_SPEAKER);
    lv_buf_puts(&name, lv_node_role(block));
    if (speaker.n) {
        lv_buf_puts(&name, " of ");
        lv_buf_str(&name, speaker);
    }
    const char *copy = lv_terminated(doc, lv_buf_slice(&name));
    lv_buf_free(&name);
    return copy;
}

void lv_check_doubts(struct lv_doc *doc, struct lv_job *job, struct lv_node *edition) {
    for (struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition)) {
        struct lv_str other = lv_attr(b, LV_AT_DOUBT);
        if (other.n && is_relied_on(b) && !is_rest(b))
            lv_report_at(doc, job, LV_MSG_DOUBTFUL, b, lv_text(doc, b), 0, taken_for(doc, b),
                         lv_terminated(doc, other));
    }
}
