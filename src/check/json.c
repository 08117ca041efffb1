#include <jansson.h>
#include <stdlib.h>

#include "check/check.h"

static void add_json(void *state, const struct lv_finding *finding) {
    static const char *const names[] = {"advice", "warning", "error", "usage", "system"};
    json_t *object = json_object();
    json_object_set_new(object, "file", json_string(finding->file));
    if (finding->line)
        json_object_set_new(object, "line", json_integer(finding->line));
    if (finding->column)
        json_object_set_new(object, "column", json_integer(finding->column));
    json_object_set_new(object, "severity", json_string(names[finding->severity]));
    json_object_set_new(object, "name", json_string(finding->name));
    json_object_set_new(object, "message", json_string(finding->text));
    json_array_append_new(state, object);
}

void lv_findings_json(struct lv_findings *findings, struct lv_buf *out) {
    json_t *array = json_array();
    lv_findings_replay(findings, add_json, array);
    char *text = json_dumps(array, JSON_INDENT(2));
    if (text)
        lv_buf_puts(out, text);
    lv_buf_char(out, '\n');
    free(text);
    json_decref(array);
}
