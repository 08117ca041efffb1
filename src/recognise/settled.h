/* What the user says of single lines (--roles), in the form that -t roles prints. */
#ifndef LV_SETTLED_H
#define LV_SETTLED_H

#include "recognise/roles.h"

/* What is said of a line besides a role: nothing, or that it goes on with the block before it. */
enum { LV_LINE_OPEN = LV_ROLES, LV_LINE_GOES_ON };

struct lv_settled {
    uint8_t *role; /* of each line from 1: a role, or one of those above */
    uint32_t lines;
};

/*
 * Reads job->roles into doc->settled, once a document; without --roles that is a table of no lines. 0, or -1
 * with a diagnostic that names the row: no line number and role, an unknown role, or a line that no block has.
 */
int lv_settled_read(struct lv_doc *doc, struct lv_job *job);

/* What is said of a line; LV_LINE_OPEN for a line nothing is said of. */
static inline unsigned lv_settled_line(const struct lv_settled *settled, uint32_t line) {
    return line < settled->lines ? settled->role[line] : LV_LINE_OPEN;
}

#endif
