/* Text that was decoded wrongly before it came here; each pass repairs one kind of it, where it is certain. */
#include "read/repair.h"
#include "core/utf8.h"

#include <stdio.h>
#include <string.h>
#include <unictype.h>

enum { TIMES = 3 };

void lv_repair_put(struct lv_repair *repair, size_t at, size_t n, uint32_t cp) {
    char utf8[4];
    if (!repair->n++) {
        repair->first = at;
        repair->was = lv_str_sub(repair->text, at, at + n);
        repair->is = cp;
    }
    lv_buf_str(&repair->out, lv_str_sub(repair->text, repair->done, at));
    lv_buf_add(&repair->out, utf8, lv_utf8_put(cp, utf8));
    repair->done = at + n;
}

/* Characters for a message; by their numbers where nothing can be seen of them. */
static void add_shown(struct lv_buf *to, struct lv_str s) {
    uint32_t cp;
    size_t n;
    for (size_t at = 0; (n = lv_utf8_next(s, at, &cp)) > 0; at += n) {
        if (uc_is_graph(cp))
            lv_buf_str(to, lv_str_sub(s, at, at + n));
        else
            lv_buf_printf(to, "<U+%04X>", (unsigned)cp);
    }
    lv_buf_char(to, '\0');
}

static void report(const struct lv_repair *repair, struct lv_job *job) {
    char is[4], n[24];
    struct lv_buf was = {0}, now = {0};
    add_shown(&was, repair->was);
    add_shown(&now, (struct lv_str){is, lv_utf8_put(repair->is, is)});
    snprintf(n, sizeof n, "%zu", repair->n);
    lv_report(job, LV_MSG_REPAIRED, lv_line_of(repair->text, repair->first), 0, n, was.p, now.p);
    lv_buf_free(&was);
    lv_buf_free(&now);
}

/* Ends a pass: the text is what the pass made of it. true if it changed. */
static bool finish(struct lv_doc *doc, struct lv_repair *repair) {
    bool changed = repair->n > 0;
    if (changed) {
        lv_buf_str(&repair->out, lv_str_sub(repair->text, repair->done, repair->text.n));
        repair->text = lv_arena_copy(&doc->arena, lv_buf_slice(&repair->out));
    }
    repair->out.n = repair->done = repair->n = 0;
    return changed;
}

/* Every wrong reading leaves characters of Latin-1: the lead bytes C2 and C3. */
static bool may_be_broken(struct lv_str text) {
    return text.n && (memchr(text.p, '\xC3', text.n) || memchr(text.p, '\xC2', text.n));
}

static int pass(struct lv_doc *doc, struct lv_repair *repair, struct lv_job *job) {
    bool again = true;
    for (int i = 0; again && i < TIMES; i++) { /* it may have been read wrongly twice */
        lv_repair_utf8(repair);
        if (repair->n && !i)
            report(repair, job);
        again = finish(doc, repair);
    }
    lv_repair_controls(repair);
    if (repair->n)
        report(repair, job);
    finish(doc, repair);
    if (lv_repair_letters(repair, job))
        return -1;
    if (repair->n)
        report(repair, job);
    finish(doc, repair);
    return 0;
}

int lv_repair(struct lv_doc *doc, struct lv_job *job, struct lv_str *text) {
    if (!may_be_broken(*text))
        return 0;
    struct lv_repair repair = {.text = *text};
    int result = pass(doc, &repair, job);
    *text = repair.text;
    lv_buf_free(&repair.out);
    return result;
}
