#include "recognise/settled.h"

#include <stdio.h>
#include <string.h>

enum { SHOWN_BYTES = 40, LINE_DIGITS = 9 };

/* The name of a role, as -t roles prints it. */
static struct lv_str role_name(unsigned role) {
    if (role == LV_LINE_GOES_ON)
        return LV_STR("continuation");
    return lv_role_name((enum lv_role)role);
}

/* The role of that name; LV_LINE_OPEN: there is none. */
static unsigned role_of(struct lv_str name) {
    for (unsigned role = 0; role <= LV_LINE_GOES_ON; role++)
        if (role != LV_LINE_OPEN && lv_str_eq(role_name(role), name))
            return role;
    return LV_LINE_OPEN;
}

static int unknown_role(struct lv_job *job, uint32_t row, struct lv_str name) {
    char shown[SHOWN_BYTES + 1];
    struct lv_buf names = {0};
    snprintf(shown, sizeof shown, "%.*s", (int)name.n, name.p);
    for (unsigned role = 0; role <= LV_LINE_GOES_ON; role++)
        if (role != LV_LINE_OPEN) {
            lv_buf_puts(&names, names.n ? " " : "");
            lv_buf_str(&names, role_name(role));
        }
    lv_buf_char(&names, '\0');
    lv_report(job, LV_MSG_ROLE, row, 0, shown, names.p);
    lv_buf_free(&names);
    return -1;
}

/* The number that begins a row, and where it ends; false if there is none or no tab follows it. */
static bool line_number(struct lv_str row, uint32_t *line, size_t *end) {
    *line = 0;
    for (*end = 0; *end < row.n && *end < LINE_DIGITS && lv_is_digit(row.p[*end]); (*end)++)
        *line = *line * 10 + (uint32_t)(row.p[*end] - '0');
    return *end > 0 && *end < row.n && row.p[*end] == '\t';
}

/* One row: "LINE <tab> ROLE", and perhaps more columns. */
static int read_row(struct lv_settled *settled, struct lv_job *job, struct lv_str text, uint32_t row,
                    const bool *exists) {
    uint32_t line;
    size_t end;
    char shown[LINE_DIGITS + 1];
    if (!line_number(text, &line, &end))
        return lv_report(job, LV_MSG_ROLE_ROW, row, 0);
    struct lv_str name = lv_str_sub(text, end + 1, lv_str_find(text, LV_STR("\t"), end + 1));
    unsigned role = role_of(lv_str_trim(name));
    if (role == LV_LINE_OPEN)
        return unknown_role(job, row, name);
    snprintf(shown, sizeof shown, "%u", line);
    if (line >= settled->lines || !exists[line])
        return lv_report(job, LV_MSG_ROLE_LINE, row, 0, shown);
    settled->role[line] = (uint8_t)role;
    return 0;
}

/* Which lines the blocks and figures of a document were read from. */
static bool *existing_lines(struct lv_doc *doc, uint32_t lines) {
    bool *exists = lv_alloc(&doc->arena, lines);
    for (const struct lv_node *n = doc->root; n; n = lv_node_next(n, doc->root))
        for (uint32_t i = 0; i < n->nlines; i++)
            if (n->lines[i] < lines)
                exists[n->lines[i]] = true;
    return exists;
}

static int read_rows(struct lv_settled *settled, struct lv_doc *doc, const struct lv_job *job) {
    struct lv_job own = *job;
    struct lv_str rest = job->roles, text;
    const bool *exists = existing_lines(doc, settled->lines);
    int result = 0;
    own.name = job->roles_name;
    for (uint32_t row = 1; lv_next_line(&rest, &text); row++)
        if (lv_str_trim(text).n && read_row(settled, &own, text, row, exists))
            result = -1;
    return result;
}

int lv_settled_read(struct lv_doc *doc, struct lv_job *job) {
    if (doc->settled)
        return 0;
    doc->settled = lv_alloc(&doc->arena, sizeof *doc->settled);
    if (!job->roles_name)
        return 0;
    doc->settled->lines = lv_doc_last_line(doc) + 1;
    doc->settled->role = lv_alloc(&doc->arena, doc->settled->lines);
    memset(doc->settled->role, LV_LINE_OPEN, doc->settled->lines);
    return read_rows(doc->settled, doc, job);
}
