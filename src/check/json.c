#include <jansson.h>
#include <stdlib.h>

#include "check/check.h"
#include "core/utf8.h"

/* A string of JSON is valid UTF-8, which the name of a file need not be. */
static json_t *string(const char *terminated) {
    struct lv_str s = lv_str_from(terminated);
    struct lv_buf valid = {0};
    uint32_t cp;
    for (size_t at = 0, n; (n = lv_utf8_next(s, at, &cp)); at += n) {
        char bytes[4];
        lv_buf_add(&valid, bytes, lv_utf8_put(cp, bytes));
    }
    json_t *value = json_stringn(valid.n ? valid.p : "", valid.n);
    lv_buf_free(&valid);
    return value;
}

static void add_json(void *state, const struct lv_finding *finding) {
    static const char *const names[] = {"advice", "warning", "error", "usage", "system"};
    json_t *object = json_object();
    json_object_set_new(object, "file", string(finding->file));
    if (finding->line)
        json_object_set_new(object, "line", json_integer(finding->line));
    if (finding->column)
        json_object_set_new(object, "column", json_integer(finding->column));
    json_object_set_new(object, "severity", json_string(names[finding->severity]));
    json_object_set_new(object, "name", string(finding->name));
    json_object_set_new(object, "message", string(finding->text));
    json_array_append_new(state, object);
}

void lv_findings_json(struct lv_findings *findings, size_t indent, struct lv_buf *out) {
    json_t *array = json_array();
    lv_findings_replay(findings, add_json, array);
    char *text = json_dumps(array, indent ? JSON_INDENT(indent) : JSON_COMPACT);
    if (text)
        lv_show_json(out, lv_str_from(text));
    free(text);
    json_decref(array);
}
