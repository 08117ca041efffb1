#include "jsonl/jsonl.h"

#include <jansson.h>
#include <nettle/base64.h>
#include <string.h>
#include <sys/random.h>

#include "core/memory.h"
#include "core/utf8.h"
#include "jsonl/id.h"
#include "jsonl/record.h"
#include "lib/options.h"

/* ---- what is found ---- */

/* The findings of one record, and the first error among them as a string, if there is one. */
struct found {
    const struct lv_findings_functions *check;
    struct lv_findings *all;
    struct lv_buf error;
};

/* A sink. */
static void keep(void *state, const struct lv_finding *finding) {
    struct found *found = state;
    found->check->add(found->all, finding);
    if (finding->severity < LV_ERROR || found->error.n)
        return;
    lv_buf_puts(&found->error, finding->file);
    if (finding->line)
        lv_buf_printf(&found->error, ":%u", finding->line);
    if (finding->column)
        lv_buf_printf(&found->error, ":%u", finding->column);
    lv_buf_printf(&found->error, ": %s", finding->text);
}

/* ---- an answer ---- */

static int add_bytes(const char *bytes, size_t n, void *to) {
    lv_buf_add(to, bytes, n);
    return 0;
}

/* A string in quotation marks; what is no UTF-8 becomes U+FFFD. */
static void add_string(struct lv_buf *out, struct lv_str s) {
    struct lv_buf valid = {0}, text = {0};
    uint32_t cp;
    char bytes[4];
    if (lv_utf8_check(s) < s.n) {
        for (size_t at = 0, n; (n = lv_utf8_next(s, at, &cp)); at += n)
            lv_buf_add(&valid, bytes, lv_utf8_put(cp, bytes));
        s = lv_buf_slice(&valid);
    }
    json_t *string = json_stringn_nocheck(s.n ? s.p : "", s.n);
    if (!string || json_dump_callback(string, add_bytes, &text, JSON_ENCODE_ANY))
        lv_out_of_memory();
    json_decref(string);
    lv_show_json(out, lv_buf_slice(&text));
    lv_buf_free(&text);
    lv_buf_free(&valid);
}

static void add_base64(struct lv_buf *out, struct lv_str bytes) {
    struct lv_buf room = {.cap = BASE64_ENCODE_RAW_LENGTH(bytes.n)};
    room.p = lv_malloc(room.cap + 1);
    base64_encode_raw(room.p, bytes.n, (const uint8_t *)bytes.p);
    lv_buf_char(out, '"');
    lv_buf_add(out, room.p, room.cap);
    lv_buf_char(out, '"');
    lv_free(room.p);
}

/* As it is in the record, but in one line for those who take a CR for its end. */
static void add_id(struct lv_buf *out, struct lv_str id) {
    lv_buf_puts(out, "{\"id\":");
    size_t from = out->n;
    lv_buf_str(out, id.n ? id : LV_STR("null"));
    for (size_t at = from; at < out->n; at++)
        out->p[at] = out->p[at] == '\r' ? ' ' : out->p[at];
}

static void add_format(struct lv_buf *out, const struct lv_stage_info *writer, struct lv_output *made) {
    struct lv_str bytes = {made->bytes, made->size};
    if (!bytes.p)
        return;
    lv_buf_printf(out, ",\"%s\":", writer->name);
    if (writer->binary)
        add_base64(out, bytes);
    else
        add_string(out, bytes);
}

static void add_end(struct lv_buf *out, struct found *found, enum lv_exit worst) {
    if (found->error.n) {
        lv_buf_puts(out, ",\"error\":");
        add_string(out, lv_buf_slice(&found->error));
    }
    lv_buf_puts(out, ",\"findings\":");
    found->check->json(found->all, 0, out);
    lv_buf_printf(out, ",\"exit\":%d}\n", (int)worst);
    found->check->free(found->all);
    lv_buf_free(&found->error);
}

/* ---- a record ---- */

/* What is reported of a record, and where it goes. */
struct report {
    struct lv_diag diag;
    struct found found;
    struct lv_job job; /* about its line */
};

static void open_report(struct report *report, const struct lv_jsonl *jsonl) {
    const struct lv_options *options = jsonl->options;
    report->diag = (struct lv_diag){
        .sink = keep, .state = &report->found, .check = options->check, .strict = options->strict};
    report->job = (struct lv_job){.options = options, .diag = &report->diag, .name = jsonl->source};
    report->found = (struct found){jsonl->check, jsonl->check->fresh(), {0}};
    if (options->warnings)
        lv_warnings_set(&report->job, options->warnings);
}

static void convert(const struct lv_jsonl *jsonl, const struct lv_record *record, struct lv_diag *diag,
                    struct lv_buf *out) {
    struct lv_output *made = lv_malloc((jsonl->writers + 1) * sizeof *made);
    for (size_t i = 0; i < jsonl->writers; i++)
        made[i] = (struct lv_output){.format = jsonl->writer[i]->name};
    int done = lv_convert(record->in, record->editions, &record->options, made, jsonl->writers, diag->sink,
                          diag->state);
    lv_diag_note(diag, (enum lv_exit)done);
    for (size_t i = 0; i < jsonl->writers; i++) {
        add_format(out, jsonl->writer[i], &made[i]);
        lv_output_free(&made[i]);
    }
    lv_free(made);
}

/* jansson would open /dev/urandom for the number that keeps its tables from being made slow. */
static void seed(void) {
    size_t number = 0;
    if (getrandom(&number, sizeof number, 0) == sizeof number)
        json_object_seed(number | 1);
}

enum lv_exit lv_jsonl_convert(const struct lv_jsonl *jsonl, struct lv_jsonl_line line, struct lv_buf *out) {
    struct report report;
    struct lv_record *record = lv_malloc(sizeof *record);
    seed();
    open_report(&report, jsonl);
    bool read = lv_record_read(record, &report.job, line.text, line.number) == 0;
    add_id(out, record->id);
    if (read)
        convert(jsonl, record, &report.diag, out);
    add_end(out, &report.found, report.diag.worst);
    lv_record_free(record);
    lv_free(record);
    return report.diag.worst;
}

enum lv_exit lv_jsonl_refuse(const struct lv_jsonl *jsonl, struct lv_jsonl_line line, enum lv_message message,
                             const char *why, struct lv_buf *out) {
    struct report report;
    struct lv_str id = lv_jsonl_id(line.text);
    seed();
    open_report(&report, jsonl);
    lv_report(&report.job, message, line.number, 0, why);
    add_id(out, lv_jsonl_id_valid(id) ? id : LV_STR(""));
    add_end(out, &report.found, report.diag.worst);
    return report.diag.worst;
}
