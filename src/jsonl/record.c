#include "jsonl/record.h"

#include <nettle/base64.h>
#include <stdio.h>

#include "jsonl/id.h"

enum member { ID, TEXT, BASE64, EDITIONS, NAME, LANGUAGE, STYLE, ROLES, PICTURES, MEMBERS };

#define BIT(member) (1U << (member))

/* The members of a release, and which of them an edition has as well; where none is named, any value will do. */
static const struct {
    const char *name;
    json_type type;
    const char *wanted;
    bool of_edition;
} members[MEMBERS] = {
    [ID] = {"id", JSON_NULL, NULL, true},
    [TEXT] = {"text", JSON_STRING, "a string", true},
    [BASE64] = {"base64", JSON_STRING, "a string", true},
    [EDITIONS] = {"editions", JSON_ARRAY, "a list", false},
    [NAME] = {"name", JSON_STRING, "a string", true},
    [LANGUAGE] = {"language", JSON_STRING, "a string", true},
    [STYLE] = {"style", JSON_STRING, "a string", false},
    [ROLES] = {"roles", JSON_STRING, "a string", true},
    [PICTURES] = {"pictures", JSON_OBJECT, "an object", false},
};

/* The values of an object; NULL where there is none. */
struct values {
    const json_t *of[MEMBERS];
};

struct reader {
    struct lv_record *record;
    struct lv_job *job;
    uint32_t line;
};

__attribute__((format(printf, 3, 4))) static int wrong(const struct reader *reader, uint32_t column,
                                                       const char *format, ...) {
    char text[256];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return lv_report(reader->job, LV_MSG_RECORD, reader->line, column, text);
}

/* ---- members ---- */

static enum member find(const char *name) {
    enum member m = 0;
    while (m < MEMBERS && strcmp(members[m].name, name) != 0)
        m++;
    return m;
}

/* Roles, text and base64 may have any byte in them, the others are strings of C. */
static bool has_nul(enum member m, const json_t *value) {
    return BIT(m) & (BIT(NAME) | BIT(LANGUAGE) | BIT(STYLE)) &&
           strlen(json_string_value(value)) != json_string_length(value);
}

static int take_member(const struct reader *reader, enum member m, const json_t *value, bool edition,
                       struct values *to) {
    const char *name = members[m].name;
    if (json_is_null(value) || m == ID)
        return 0;
    if (edition && !members[m].of_edition)
        return wrong(reader, 0, "%s is for the release, not for an edition", name);
    if (json_typeof(value) != members[m].type)
        return wrong(reader, 0, "%s is not %s", name, members[m].wanted);
    if (has_nul(m, value))
        return wrong(reader, 0, "%s has a NUL in it", name);
    to->of[m] = value;
    return 0;
}

/* Finds the members of an object, and says which are unknown. */
static int take_members(const struct reader *reader, const json_t *object, bool edition, struct values *to) {
    const char *name;
    json_t *value;
    *to = (struct values){{NULL}};
    json_object_foreach((json_t *)(uintptr_t)object, name, value) {
        enum member m = find(name);
        if (m == MEMBERS)
            lv_report(reader->job, LV_MSG_MEMBER, reader->line, 0, name);
        else if (take_member(reader, m, value, edition, to))
            return -1;
    }
    return 0;
}

/* ---- inputs ---- */

static const char *string(const struct values *values, enum member m) {
    return json_string_value(values->of[m]); /* NULL for NULL */
}

static int decode(const struct reader *reader, const json_t *value, struct lv_buf *to) {
    struct base64_decode_ctx context;
    size_t n = json_string_length(value), made = BASE64_DECODE_LENGTH(n);
    to->p = lv_malloc(made + 1);
    to->cap = made + 1;
    base64_decode_init(&context);
    if (!base64_decode_update(&context, &made, (uint8_t *)to->p, n, json_string_value(value)) ||
        !base64_decode_final(&context))
        return wrong(reader, 0, "base64 is not what RFC 4648 calls that");
    to->n = made;
    return 0;
}

/* ---- pictures: files in base64, by the names the release has for them ---- */

static int take_picture(const struct reader *reader, const char *name, const json_t *value,
                        struct lv_record_picture *picture) {
    picture->name = name;
    if (!json_is_string(value))
        return wrong(reader, 0, "the picture %s is not a string", name);
    return decode(reader, value, &picture->file);
}

static int add_pictures(const struct reader *reader, const json_t *pictures) {
    struct lv_record *record = reader->record;
    const char *name;
    json_t *value;
    if (json_object_size(pictures) > LV_JSONL_PICTURES_MOST)
        return wrong(reader, 0, "it has more than %d pictures", LV_JSONL_PICTURES_MOST);
    json_object_foreach(
        (json_t *)(uintptr_t)pictures, name,
        value) if (take_picture(reader, name, value, &record->picture[record->pictures++])) return -1;
    return 0;
}

/* No record opens a file. */
static const char *find_picture(void *state, const char *input, const char *name, const char **bytes,
                                size_t *size) {
    const struct lv_record *record = state;
    (void)input;
    for (size_t i = 0; i < record->pictures; i++)
        if (strcmp(record->picture[i].name, name) == 0) {
            *bytes = record->picture[i].file.p;
            *size = record->picture[i].file.n;
            return NULL;
        }
    return "its record has none of that name";
}

/* A text is UTF-8 already, whatever -e says of bytes. */
static int add_input(const struct reader *reader, const struct values *values, const struct values *whole) {
    struct lv_record *record = reader->record;
    struct lv_input *in = &record->in[record->editions];
    struct lv_buf *bytes = &record->bytes[record->editions++];
    const json_t *text = values->of[TEXT], *base64 = values->of[BASE64], *roles = values->of[ROLES];
    if (!text == !base64)
        return wrong(reader, 0, text ? "both text and base64" : "no text, base64 or editions");
    if (base64 && decode(reader, base64, bytes))
        return -1;
    in->bytes = text ? json_string_value(text) : bytes->p;
    in->size = text ? json_string_length(text) : bytes->n;
    in->encoding = text ? "UTF-8" : NULL;
    in->name = values->of[NAME] ? string(values, NAME) : string(whole, NAME);
    in->lang = string(values, LANGUAGE);
    in->roles = string(values, ROLES);
    in->roles_size = roles ? json_string_length(roles) : 0;
    return 0;
}

static int add_editions(const struct reader *reader, const struct values *whole) {
    const json_t *list = whole->of[EDITIONS];
    size_t n = json_array_size(list);
    struct values values;
    if (whole->of[TEXT] || whole->of[BASE64] || whole->of[ROLES])
        return wrong(reader, 0, "text, base64 and roles are for its editions, which it has");
    if (!n || n > LV_JSONL_EDITIONS_MOST)
        return wrong(reader, 0, "it has %zu editions, not 1 to %d", n, LV_JSONL_EDITIONS_MOST);
    for (size_t i = 0; i < n; i++) {
        const json_t *edition = json_array_get(list, i);
        if (!json_is_object(edition))
            return wrong(reader, 0, "an edition is not an object");
        if (take_members(reader, edition, true, &values) || add_input(reader, &values, whole))
            return -1;
    }
    return 0;
}

static int add_inputs(const struct reader *reader) {
    struct lv_options *options = &reader->record->options;
    struct values values;
    if (take_members(reader, reader->record->json, false, &values))
        return -1;
    if (values.of[LANGUAGE])
        options->lang = string(&values, LANGUAGE);
    if (values.of[STYLE]) {
        options->style = string(&values, STYLE);
        options->style_text = NULL;
    }
    options->find_picture = find_picture;
    options->find_state = reader->record;
    if (values.of[PICTURES] && add_pictures(reader, values.of[PICTURES]))
        return -1;
    return values.of[EDITIONS] ? add_editions(reader, &values) : add_input(reader, &values, &values);
}

/* ---- the line ---- */

/* What jansson need not read: the value of id is checked by itself. */
static int parse(const struct reader *reader, struct lv_str line) {
    struct lv_record *record = reader->record;
    struct lv_buf copy = {0};
    json_error_t error;
    size_t at = (size_t)(record->id.p - line.p);
    if (record->id.n && !lv_jsonl_id_valid(record->id)) {
        record->id.n = 0;
        return wrong(reader, 0, "its id is not JSON");
    }
    lv_buf_str(&copy, line);
    if (record->id.n) {
        memset(copy.p + at, ' ', record->id.n);
        copy.p[at] = '0';
    }
    record->json = json_loadb(lv_buf_text(&copy), copy.n,
                              JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, &error);
    lv_buf_free(&copy);
    if (!record->json)
        return wrong(reader, error.column > 0 ? (uint32_t)error.column : 0, "%s", error.text);
    return json_is_object(record->json) ? 0 : wrong(reader, 1, "not a JSON object");
}

int lv_record_read(struct lv_record *record, struct lv_job *job, struct lv_str line, uint32_t number) {
    struct reader reader = {record, job, number};
    *record = (struct lv_record){.options = *job->options, .id = lv_jsonl_id(line)};
    return parse(&reader, line) || add_inputs(&reader) ? -1 : 0;
}

void lv_record_free(struct lv_record *record) {
    for (size_t i = 0; i < record->editions; i++)
        lv_buf_free(&record->bytes[i]);
    for (size_t i = 0; i < record->pictures; i++)
        lv_buf_free(&record->picture[i].file);
    json_decref(record->json);
}
