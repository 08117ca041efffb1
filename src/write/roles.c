/*
 * Writer roles: a row a source line, LINE <tab> ROLE; a line of several fields of a contact is "contact". With -v a
 * third column says why, for a tree that comes from the filter roles.
 */
#include "write/roles.h"

#include <string.h>

/* The role of a line that two blocks share; debris in front of something else does not count. */
static const char *shared_role(const char *a, const char *b) {
    if (strcmp(a, "web-chrome") == 0)
        return b;
    bool both_contact = strncmp(a, "contact", 7) == 0 && strncmp(b, "contact", 7) == 0;
    return strcmp(a, b) != 0 && both_contact ? "contact" : a;
}

static void add_block(struct lv_line *lines, const struct lv_node *block) {
    const char *role = lv_node_role(block);
    for (uint32_t i = 0; *role && i < block->nlines; i++) {
        struct lv_line *line = &lines[block->lines[i]];
        if (!line->role)
            *line = (struct lv_line){i ? "continuation" : role, block};
        else if (!i)
            line->role = shared_role(line->role, role);
    }
}

struct lv_line *lv_roles_lines(struct lv_doc *doc, uint32_t *last) {
    *last = lv_doc_last_line(doc);
    struct lv_line *lines = lv_alloc(&doc->arena, ((size_t)*last + 1) * sizeof *lines);
    for (const struct lv_node *b = doc->root; b; b = lv_node_next(b, doc->root))
        add_block(lines, b);
    return lines;
}

int lv_write_roles(struct lv_doc *doc, struct lv_job *job) {
    uint32_t last;
    const struct lv_line *lines = lv_roles_lines(doc, &last);
    for (uint32_t line = 1; line <= last; line++) {
        if (!lines[line].role)
            continue;
        struct lv_str why = lv_attr(lines[line].block, LV_AT_WHY);
        lv_buf_printf(job->out, "%u\t%s", line, lines[line].role);
        if (why.n)
            lv_buf_printf(job->out, "\t%.*s", (int)why.n, why.p);
        lv_buf_char(job->out, '\n');
    }
    return 0;
}
