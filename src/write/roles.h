/* What the writers of one row a line (roles, evidence) have in common. */
#ifndef LV_WRITE_ROLES_H
#define LV_WRITE_ROLES_H

#include "doc/doc.h"

/* A line of the source: its role, NULL if it is blank, and the first block that is on it. */
struct lv_line {
    const char *role;
    const struct lv_node *block;
};

/* The lines of all blocks, from 0 to *last; in the arena of the document. */
struct lv_line *lv_roles_lines(struct lv_doc *doc, uint32_t *last);

#endif
