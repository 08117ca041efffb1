#include <stdarg.h>
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
static enum lv_exit exit_code(enum lv_severity severity) {
    static const enum lv_exit codes[] = {LV_EXIT_OK, LV_EXIT_DOCUMENT, LV_EXIT_USAGE, LV_EXIT_SYSTEM};
    return codes[severity];
}

int lv_report(struct lv_job *job, enum lv_message id, uint32_t line, uint32_t column, ...) {
    const struct message *message = &messages[id];
    struct lv_diag *diag = job->diag;
    if (diag->off[id] && message->severity == LV_WARNING)
        return -1;
    if (exit_code(message->severity) > diag->worst)
        diag->worst = exit_code(message->severity);
    if (!diag->sink)
        return -1;
    char text[1024];
    va_list args;
    va_start(args, column);
    vsnprintf(text, sizeof text, message->format, args);
    va_end(args);
    struct lv_finding finding = {job->name, line, column, message->severity, message->name, text};
    diag->sink(diag->state, &finding);
    return -1;
}

enum lv_message lv_message_find(struct lv_str name) {
    enum lv_message id = 0;
    while (id < LV_MESSAGES && !lv_str_eq(lv_str_from(messages[id].name), name))
        id++;
    return id;
}
