/* Text that was decoded wrongly before it came here; each pass repairs one kind of it, where it is certain. */
#include "read/repair.h"

#include <stdio.h>
#include <string.h>

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

static uint32_t line_of(struct lv_str text, size_t at) {
    struct lv_str line, rest = lv_str_sub(text, 0, at + 1);
    uint32_t number = 0;
    while (lv_next_line(&rest, &line))
        number++;
    return number;
}

static void report(const struct lv_repair *repair, struct lv_job *job) {
    char was[32], is[5] = {0}, n[24];
    is[lv_utf8_put(repair->is, is)] = '\0';
    snprintf(was, sizeof was, "%.*s", (int)repair->was.n, repair->was.p);
    snprintf(n, sizeof n, "%zu", repair->n);
    lv_report(job, LV_MSG_REPAIRED, line_of(repair->text, repair->first), 0, n, was, is);
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
