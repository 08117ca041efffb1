#include <stdio.h>

#include "doc/doc.h"

#include <unictype.h>

enum { SHOWN_BYTES = 48 };

/* What the author says at the head of the text is no part of a page. */
static bool is_left_out(const struct lv_node *block) {
    return block->kind == LV_N_CHROME && !lv_attr_has(block, LV_AT_FIELD);
}

/* A rule of dashes or stars says nothing that a reader could miss. */
static bool has_words(struct lv_str s) {
    uint32_t cp;
    for (size_t at = 0, n; (n = lv_utf8_next(s, at, &cp)); at += n)
        if (uc_is_property_alphabetic(cp) || uc_is_property_numeric(cp))
            return true;
    return false;
}

/* The first words of a text, as many as a message has room for. */
static const char *first_words(struct lv_doc *doc, struct lv_str s) {
    struct lv_buf shown = {0};
    size_t end = s.n;
    if (s.n > SHOWN_BYTES) {
        uint32_t cp;
        for (end = SHOWN_BYTES; end > 0 && s.p[end] != ' ';)
            end -= lv_utf8_prev(s, end, &cp);
        for (end = end ? end : SHOWN_BYTES; ((unsigned char)s.p[end] & 0xC0) == 0x80;)
            end--;
    }
    lv_buf_str(&shown, lv_str_sub(s, 0, end));
    lv_buf_puts(&shown, end < s.n ? " …" : "");
    const char *copy = lv_terminated(doc, lv_buf_slice(&shown));
    lv_buf_free(&shown);
    return copy;
}

static void report(struct lv_doc *doc, struct lv_job *job, const struct lv_node *first, uint32_t lines) {
    struct lv_job own = lv_job_at(job, first);
    struct lv_str text = lv_str_trim(lv_text(doc, first));
    char shown[32];
    snprintf(shown, sizeof shown, "%u line%s", lines, lines == 1 ? " is" : "s are");
    lv_report_at(doc, &own, LV_MSG_LEFT_OUT, first, text, 0, shown, first_words(doc, text));
}

void lv_keep_all(struct lv_node *edition) {
    for (struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition))
        if (is_left_out(b) || b->kind == LV_N_ENDMARK)
            b->kind = LV_N_P;
}

void lv_report_left_out(struct lv_doc *doc, struct lv_job *job) {
    const struct lv_node *first = NULL, *edition = NULL, *top = doc->root;
    uint32_t lines = 0;
    if (doc->left_out_reported)
        return;
    doc->left_out_reported = true;
    for (const struct lv_node *b = lv_block_next(top, top); b; b = lv_block_next(b, top)) {
        const struct lv_node *own = lv_edition_of(b);
        if (first && (!lv_is_hidden(b) || own != edition)) {
            report(doc, job, first, lines);
            first = NULL;
        }
        if (!is_left_out(b) || !has_words(lv_text(doc, b)))
            continue;
        lines = (first ? lines : 0) + (b->nlines ? b->nlines : 1);
        first = first ? first : b;
        edition = own;
    }
    if (first)
        report(doc, job, first, lines);
}
