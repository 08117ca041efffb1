#include <jansson.h>
#include <stdlib.h>

#include "check/check.h"

struct lv_findings {
    json_t *array;
};

struct lv_findings *lv_findings_new(void) {
    struct lv_findings *findings = lv_malloc(sizeof *findings);
    findings->array = json_array();
    return findings;
}

void lv_findings_add(void *findings, const struct lv_finding *finding) {
    static const char *const names[] = {"advice", "warning", "error", "usage", "system"};
    struct lv_findings *all = findings;
    json_t *object = json_object();
    json_object_set_new(object, "file", json_string(finding->file));
    if (finding->line)
        json_object_set_new(object, "line", json_integer(finding->line));
    if (finding->column)
        json_object_set_new(object, "column", json_integer(finding->column));
    json_object_set_new(object, "severity", json_string(names[finding->severity]));
    json_object_set_new(object, "name", json_string(finding->name));
    json_object_set_new(object, "message", json_string(finding->text));
    json_array_append_new(all->array, object);
}

void lv_findings_write(struct lv_findings *findings, struct lv_buf *out) {
    char *text = json_dumps(findings->array, JSON_INDENT(2));
    if (text)
        lv_buf_puts(out, text);
    lv_buf_char(out, '\n');
    free(text);
    json_decref(findings->array);
    free(findings);
}
