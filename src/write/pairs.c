/*
 * Writer pairs: a line a bilingual row. The source lines of each edition, joined by +, or - for an edition that lacks
 * the row; tab; … ; tab; the confidence in per cent, or - for a row without a partner.
 */
#include <stdlib.h>

#include "doc/doc.h"
#include "doc/rows.h"

static void add_line(struct lv_buf *out, uint32_t line, uint32_t *last) {
    if (line == *last)
        return;
    if (*last)
        lv_buf_char(out, '+');
    lv_buf_uint(out, line);
    *last = line;
}

/* The source lines below a node that were not written yet. */
static void add_lines(struct lv_buf *out, const struct lv_node *unit, uint32_t *last) {
    for (const struct lv_node *node = unit; node; node = lv_node_next(node, unit))
        for (uint32_t i = 0; i < node->nlines; i++)
            add_line(out, node->lines[i], last);
}

int lv_write_pairs(struct lv_doc *doc, struct lv_job *job) {
    struct lv_rows rows = lv_rows(doc);
    for (size_t r = 0; r < rows.n; r++) {
        struct lv_str confidence = {0};
        for (size_t e = 0; e < rows.editions; e++) {
            uint32_t last = 0;
            for (const struct lv_row_node *at = rows.row[r * rows.editions + e]; at; at = at->next) {
                struct lv_str own = lv_attr(at->node, LV_AT_CONFIDENCE);
                confidence = confidence.n ? confidence : own;
                add_lines(job->out, at->node, &last);
            }
            if (!last)
                lv_buf_char(job->out, '-');
            lv_buf_char(job->out, '\t');
        }
        lv_buf_str(job->out, confidence.n ? confidence : LV_STR("-"));
        lv_buf_char(job->out, '\n');
    }
    return 0;
}
