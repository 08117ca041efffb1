/*
 * Writer roles: a row a source line, LINE <tab> ROLE; a line of several fields of a contact is "contact". With -v a
 * third column says why, for a tree that comes from the filter roles.
 */
#include <string.h>

#include "doc/doc.h"

static uint32_t last_line(const struct lv_doc *doc) {
    uint32_t last = 0;
    for (const struct lv_node *b = doc->root; b; b = lv_node_next(b, doc->root))
        for (uint32_t i = 0; i < b->nlines; i++)
            last = b->lines[i] > last ? b->lines[i] : last;
    return last;
}

/* The role of a line that two blocks share; debris in front of something else does not count. */
static const char *shared_role(const char *a, const char *b) {
    if (strcmp(a, "web-chrome") == 0)
        return b;
    bool both_contact = strncmp(a, "contact", 7) == 0 && strncmp(b, "contact", 7) == 0;
    return strcmp(a, b) != 0 && both_contact ? "contact" : a;
}

/* What is printed of a line. */
struct row {
    const char *role;
    struct lv_str why;
};

static void add_block(struct row *rows, const struct lv_node *block) {
    const char *role = lv_node_role(block);
    for (uint32_t i = 0; *role && i < block->nlines; i++) {
        struct row *row = &rows[block->lines[i]];
        if (!row->role)
            *row = (struct row){i ? "continuation" : role, lv_attr(block, LV_AT_WHY)};
        else if (!i)
            row->role = shared_role(row->role, role);
    }
}

int lv_write_roles(struct lv_doc *doc, struct lv_job *job) {
    uint32_t last = last_line(doc);
    struct row *rows = lv_alloc(&doc->arena, ((size_t)last + 1) * sizeof *rows);
    for (const struct lv_node *b = doc->root; b; b = lv_node_next(b, doc->root))
        add_block(rows, b);
    for (uint32_t line = 1; line <= last; line++) {
        if (!rows[line].role)
            continue;
        lv_buf_printf(job->out, "%u\t%s", line, rows[line].role);
        if (rows[line].why.n)
            lv_buf_printf(job->out, "\t%.*s", (int)rows[line].why.n, rows[line].why.p);
        lv_buf_char(job->out, '\n');
    }
    return 0;
}
