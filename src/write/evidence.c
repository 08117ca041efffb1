/*
 * Writer evidence: a row a source line, LINE <tab> ZONE <tab> ROLE <tab> the names of the evidence seen, blanks between.
 * The filter roles leaves zone and names in the attribute `seen` where this writer or a second -v asks for them; a tree
 * without it has "-" for the zone and no names.
 */
#include "write/roles.h"

int lv_write_evidence(struct lv_doc *doc, struct lv_job *job) {
    uint32_t last;
    const struct lv_line *lines = lv_roles_lines(doc, &last);
    for (uint32_t line = 1; line <= last; line++) {
        if (!lines[line].role)
            continue;
        struct lv_str seen = lv_attr(lines[line].block, LV_AT_SEEN);
        struct lv_str zone = lv_str_sub(seen, 0, lv_str_find(seen, LV_STR(" "), 0));
        struct lv_str names = lv_str_sub(seen, zone.n + 1, seen.n);
        lv_buf_printf(job->out, "%u\t", line);
        lv_buf_str(job->out, zone.n ? zone : LV_STR("-"));
        lv_buf_printf(job->out, "\t%s\t", lines[line].role);
        lv_buf_str(job->out, names);
        lv_buf_char(job->out, '\n');
    }
    return 0;
}
