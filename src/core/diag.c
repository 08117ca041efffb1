#include <stdio.h>

#include "core/core.h"

struct message {
    enum lv_severity severity;
    const char *name, *format;
};

static const struct message messages[] = {
#define LV_MSG(id, name, severity, format) {LV_##severity, name, format},
#include "messages.def"
#undef LV_MSG
};

/* The exit code a severity leads to. */
static enum lv_exit exit_code(const struct lv_diag *diag, enum lv_severity severity) {
    static const enum lv_exit codes[] = {LV_EXIT_OK, LV_EXIT_OK, LV_EXIT_DOCUMENT, LV_EXIT_USAGE,
                                         LV_EXIT_SYSTEM};
    return severity < LV_ERROR && (diag->check || diag->strict) ? LV_EXIT_DOCUMENT : codes[severity];
}

bool lv_is_wanted(const struct lv_diag *diag, enum lv_message id) {
    enum lv_severity severity = messages[id].severity;
    if (severity > LV_WARNING || diag->set[id] == LV_W_ON)
        return true;
    return diag->set[id] != LV_W_OFF && (severity == LV_WARNING || diag->check);
}

void lv_diag_note(struct lv_diag *diag, enum lv_exit code) {
    if (code > diag->worst)
        diag->worst = code;
}

int lv_vreport(struct lv_job *job, enum lv_message id, uint32_t line, uint32_t column, va_list args) {
    const struct message *message = &messages[id];
    struct lv_diag *diag = job->diag;
    if (!lv_is_wanted(diag, id))
        return -1;
    lv_diag_note(diag, exit_code(diag, message->severity));
    if (!diag->sink)
        return -1;
    char text[1024];
    vsnprintf(text, sizeof text, message->format, args);
    struct lv_finding finding = {job->name, line, column, message->severity, message->name, text};
    diag->sink(diag->state, &finding);
    return -1;
}

int lv_report(struct lv_job *job, enum lv_message id, uint32_t line, uint32_t column, ...) {
    va_list args;
    va_start(args, column);
    lv_vreport(job, id, line, column, args);
    va_end(args);
    return -1;
}

enum lv_message lv_message_find(struct lv_str name) {
    enum lv_message id = 0;
    while (id < LV_MESSAGES && !lv_str_eq(lv_str_from(messages[id].name), name))
        id++;
    return id;
}
