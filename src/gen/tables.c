#include "gen/tables.h"

#include <stdio.h>
#include <string.h>

static const struct option_row options[] = {
#define LV_SWITCH(name, letter, field, help) {name, letter, "", "", help},
#define LV_VALUE(name, letter, value, choice, field, help) {name, letter, value, choice, help},
#define LV_CALL(name, letter, value, choice, function, help) {name, letter, value, choice, help},
#include "options.def"
#undef LV_SWITCH
#undef LV_VALUE
#undef LV_CALL
};

static const struct stage_row stages[] = {
#define LV_READER(name, module, ending, magic, filters, help) {#name, READER, help},
#define LV_FILTER(name, module, ending, help) {#name, FILTER, help},
#define LV_PAIRING(name, module, ending, help) {#name, PAIRING, help},
#define LV_WRITER(name, module, ending, binary, help) {#name, WRITER, help},
#include "stages.def"
#undef LV_READER
#undef LV_FILTER
#undef LV_PAIRING
#undef LV_WRITER
};

#define NAME_IF_WARNING(name) name,
#define NAME_IF_ADVICE(name) name,
#define NAME_IF_ERROR(name)
#define NAME_IF_USAGE(name)
#define NAME_IF_SYSTEM(name)

const char *const warning_names[] = {
#define LV_MSG(id, name, severity, format) NAME_IF_##severity(name)
#include "messages.def"
#undef LV_MSG
    NULL};

const char *const house_names[] = {
#define LV_HOUSE(name, sentence) #name,
#include "houses.def"
#undef LV_HOUSE
    NULL};

const struct option_row *option_rows(size_t *n) {
    *n = sizeof options / sizeof *options;
    return options;
}

const struct stage_row *stage_rows(size_t *n) {
    *n = sizeof stages / sizeof *stages;
    return stages;
}

static bool is_shared(const struct stage_row *writer) {
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (stages[i].kind != WRITER && strcmp(stages[i].name, writer->name) == 0)
            return true;
    return false;
}

void each_link(void see(const char *link, const struct stage_row *stage)) {
    for (const struct stage_row *s = stages; s < stages + sizeof stages / sizeof *stages; s++) {
        char link[64];
        snprintf(link, sizeof link, "lv-%s", s->name);
        if (s->kind != WRITER || !is_shared(s))
            see(link, s);
        snprintf(link, sizeof link, "lv-to-%s", s->name);
        if (s->kind == WRITER)
            see(link, s);
    }
}
