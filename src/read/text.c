/* Reader text: every line that is not blank becomes a block of an edition, with its number and its indent. */
#include "core/utf8.h"
#include "read/read.h"

#include <stdio.h>
#include <string.h>

enum { TAB = 8 };

/* Columns before the first character of a line: a space is one, a tab leads to the next multiple of eight. */
static size_t columns_before(struct lv_str line, size_t text) {
    size_t columns = 0, n;
    uint32_t cp;
    for (size_t at = 0; at < text; at += n) {
        n = lv_utf8_next(line, at, &cp);
        columns = cp == '\t' ? (columns / TAB + 1) * TAB : columns + 1;
    }
    return columns;
}

static void set_indent(struct lv_doc *doc, struct lv_node *block, size_t columns) {
    struct lv_buf value = {0};
    lv_buf_uint(&value, columns);
    lv_attr_set(doc, block, LV_AT_INDENT, lv_buf_slice(&value));
    lv_buf_free(&value);
}

/* The text of a line with the tabs at its ends, which are empty cells where other tabs divide it or several are there. */
static struct lv_str with_tabs(struct lv_str line, struct lv_str text) {
    size_t from = (size_t)(text.p - line.p), to = from + text.n, tabs = 0;
    for (size_t i = 0; i < line.n; i++)
        tabs += line.p[i] == '\t';
    bool inside = memchr(text.p, '\t', text.n) != NULL;
    if (!tabs || (tabs < 2 && !inside))
        return text;
    while (from > 0 && (line.p[from - 1] == '\t' || line.p[from - 1] == ' '))
        from--;
    while (to < line.n && (line.p[to] == '\t' || line.p[to] == ' '))
        to++;
    return lv_str_sub(line, from, to);
}

static void add_block(struct lv_doc *doc, struct lv_node *edition, struct lv_str line, uint32_t number) {
    struct lv_str text = lv_str_trim(line);
    if (!text.n)
        return;
    size_t columns = columns_before(line, (size_t)(text.p - line.p));
    text = with_tabs(line, text);
    struct lv_node *block = lv_node_new(doc, LV_N_P);
    if (columns)
        set_indent(doc, block, columns);
    lv_lines_set(doc, block, number);
    lv_node_append(block, lv_text_new(doc, text));
    lv_node_append(edition, block);
}

/* Adds a block for each line; returns how many controls were left out, *first is the line of the first of them. */
static size_t add_blocks(struct lv_doc *doc, struct lv_node *edition, struct lv_str text, uint32_t *first) {
    struct lv_str line;
    size_t controls = 0, depth = lv_mail_depth(text);
    for (uint32_t number = 1; lv_next_line(&text, &line); number++) {
        line = lv_clean(doc, line, LV_LINE, &controls);
        if (controls && !*first)
            *first = number;
        add_block(doc, edition, depth ? lv_mail_strip(line, depth) : line, number);
    }
    return controls;
}

static void report_controls(struct lv_job *job, size_t controls, uint32_t first) {
    char n[24];
    snprintf(n, sizeof n, "%zu", controls);
    if (controls)
        lv_report(job, LV_MSG_CONTROL, first, 0, n);
}

/* Reports the first line that is the source of a page or a mail, not what it shows. */
static void report_markup(struct lv_job *job, struct lv_str text) {
    struct lv_str line, sign;
    for (uint32_t number = 1; lv_next_line(&text, &line); number++) {
        if (!(sign = lv_markup_find(line)).n)
            continue;
        char shown[24];
        snprintf(shown, sizeof shown, "%.*s", (int)sign.n, sign.p);
        lv_report(job, LV_MSG_MARKUP, number, (uint32_t)(sign.p - line.p) + 1, shown);
        return;
    }
}

int lv_read_text(struct lv_doc *doc, struct lv_job *job) {
    struct lv_str text;
    uint32_t first = 0;
    if (lv_decode(doc, job, &text) || lv_repair(doc, job, &text))
        return -1;
    struct lv_node *edition = lv_node_new(doc, LV_N_EDITION);
    lv_node_append(doc->root, edition);
    lv_source_keep(doc, edition, text);
    report_markup(job, text);
    report_controls(job, add_blocks(doc, edition, text, &first), first);
    return edition->first ? 0 : lv_report(job, LV_MSG_EMPTY, 0, 0);
}
