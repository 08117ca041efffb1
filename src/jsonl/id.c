#include "jsonl/id.h"

#include <jansson.h>
#include <string.h>

#include "core/utf8.h"

/* ---- where it is: what is no JSON is found out by others, so that brackets and strings are enough here ---- */

static size_t skip_blanks(struct lv_str s, size_t at) {
    while (at < s.n && s.p[at] && strchr(" \t\r\n", s.p[at]))
        at++;
    return at;
}

/* After the string that begins at byte `at`, or the end of the text. */
static size_t skip_string(struct lv_str s, size_t at) {
    for (at++; at < s.n && s.p[at] != '"'; at++)
        at += s.p[at] == '\\';
    return at < s.n ? at + 1 : s.n;
}

/* The comma or bracket after a value, or the end of the text. */
static size_t skip_value(struct lv_str s, size_t at) {
    size_t depth = 0;
    for (; at < s.n; at++) {
        char c = s.p[at];
        if (!depth && (c == ',' || c == '}' || c == ']'))
            return at;
        if (c == '"')
            at = skip_string(s, at) - 1;
        depth += c == '{' || c == '[';
        depth -= c == '}' || c == ']';
    }
    return s.n;
}

/* A name may be written with escapes. */
static bool is_id(struct lv_str name) {
    if (!name.n || !memchr(name.p, '\\', name.n))
        return lv_str_eq(name, LV_STR("\"id\""));
    json_t *string = json_loadb(name.p, name.n, JSON_DECODE_ANY, NULL);
    bool found = json_is_string(string) && strcmp(json_string_value(string), "id") == 0;
    json_decref(string);
    return found;
}

struct lv_str lv_jsonl_id(struct lv_str object) {
    size_t at = skip_blanks(object, 0);
    while (at < object.n) {
        size_t name = skip_blanks(object, at + 1), colon, value, end; /* after the bracket or a comma */
        if (name >= object.n || object.p[name] != '"')
            break;
        colon = skip_blanks(object, end = skip_string(object, name));
        if (colon >= object.n || object.p[colon] != ':')
            break;
        value = skip_blanks(object, colon + 1);
        at = skip_value(object, value);
        if (at < object.n && is_id(lv_str_sub(object, name, end)))
            return lv_str_trim(lv_str_sub(object, value, at));
    }
    return LV_STR("");
}

/* ---- whether it is one value: jansson reads a likeness of it, without large numbers and halves of characters ---- */

static size_t copy_string(struct lv_buf *to, struct lv_str s, size_t at) {
    size_t end = skip_string(s, at);
    for (size_t i = at; i < end; i++) {
        lv_buf_char(to, s.p[i]);
        if (s.p[i] != '\\' || i + 1 >= end)
            continue;
        lv_buf_char(to, s.p[++i]);
        if (s.p[i] == 'u' && i + 1 < end && strchr("0123456789abcdefABCDEF", s.p[i + 1])) {
            lv_buf_char(to, '1');
            i++;
        }
    }
    return end;
}

/* Of digits in a row two are enough to see a wrong nought in front. */
static size_t copy_digits(struct lv_buf *to, struct lv_str s, size_t at) {
    size_t end = at;
    while (end < s.n && lv_is_digit(s.p[end]))
        end++;
    lv_buf_str(to, lv_str_sub(s, at, end < at + 2 ? end : at + 2));
    return end;
}

bool lv_jsonl_id_valid(struct lv_str value) {
    struct lv_buf like = {0};
    for (size_t at = 0; at < value.n;) {
        if (value.p[at] == '"')
            at = copy_string(&like, value, at);
        else if (lv_is_digit(value.p[at]))
            at = copy_digits(&like, value, at);
        else
            lv_buf_char(&like, value.p[at++]);
    }
    json_t *json = json_loadb(lv_buf_text(&like), like.n, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    bool valid = json;
    json_decref(json);
    lv_buf_free(&like);
    return valid;
}
