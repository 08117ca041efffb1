#include "lib/pipeline.h"

#include <string.h>
#include <strings.h>

#include "core/core.h"
#include "core/module.h"

/* A stage that lives in a module is not linked here: its weak symbol is NULL then. */
#define LV_READER(name, module, ending, magic, filters, help) __attribute__((weak)) lv_stage lv_read_##name;
#define LV_FILTER(name, module, ending, help) __attribute__((weak)) lv_stage lv_filter_##name;
#define LV_PAIRING(name, module, ending, help) __attribute__((weak)) lv_stage lv_filter_##name;
#define LV_WRITER(name, module, ending, binary, help) __attribute__((weak)) lv_stage lv_write_##name;
#include "stages.def"
#undef LV_READER
#undef LV_FILTER
#undef LV_PAIRING
#undef LV_WRITER

static const struct lv_stage_info stages[] = {
#define LV_READER(name, module, ending, magic, filters, help)                                                \
    {LV_READER, #name, "lv_read_" #name, module, ending, help, lv_read_##name, false, magic, filters},
#define LV_FILTER(name, module, ending, help)                                                                \
    {LV_FILTER, #name, "lv_filter_" #name, module, ending, help, lv_filter_##name, false, "", false},
#define LV_PAIRING(name, module, ending, help)                                                               \
    {LV_PAIRING, #name, "lv_filter_" #name, module, ending, help, lv_filter_##name, false, "", false},
#define LV_WRITER(name, module, ending, binary, help)                                                        \
    {LV_WRITER, #name, "lv_write_" #name, module, ending, help, lv_write_##name, binary, "", false},
#include "stages.def"
#undef LV_READER
#undef LV_FILTER
#undef LV_PAIRING
#undef LV_WRITER
};

const struct lv_stage_info *lv_stages(size_t *n) {
    *n = sizeof stages / sizeof *stages;
    return stages;
}

const struct lv_stage_info *lv_stage_find(enum lv_stage_kind kind, struct lv_str name) {
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (stages[i].kind == kind && lv_str_eq(lv_str_from(stages[i].name), name))
            return &stages[i];
    return NULL;
}

bool lv_has_ending(const char *path, const char *ending) {
    const char *dot = strrchr(path, '.');
    return dot && *ending && strcasecmp(dot + 1, ending) == 0;
}

/* How much speaks for a reader. */
static int fit(const struct lv_stage_info *reader, const char *path, struct lv_str in) {
    struct lv_str magic = lv_str_from(reader->magic);
    return (magic.n && lv_str_starts(in, magic) ? 2 : 0) + (lv_has_ending(path, reader->ending) ? 1 : 0);
}

const struct lv_stage_info *lv_reader_for(const char *path, struct lv_str in) {
    const struct lv_stage_info *best = NULL;
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (stages[i].kind == LV_READER && (!best || fit(&stages[i], path, in) > fit(best, path, in)))
            best = &stages[i];
    return best;
}

const struct lv_stage_info *lv_reader_by_ending(const char *path) {
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (stages[i].kind == LV_READER && lv_has_ending(path, stages[i].ending))
            return &stages[i];
    return NULL;
}

const struct lv_stage_info *lv_stage_between(enum lv_stage_kind kind) {
    size_t i = 0;
    while (stages[i].kind != LV_READER || stages[i].filters)
        i++;
    return lv_stage_find(kind, lv_str_from(stages[i].name));
}

const struct lv_stage_info *lv_writer_for(const char *ending) {
    for (size_t i = 0; *ending && i < sizeof stages / sizeof *stages; i++)
        if (stages[i].kind == LV_WRITER && strcasecmp(stages[i].ending, ending) == 0)
            return &stages[i];
    return NULL;
}

int lv_stage_run(const struct lv_stage_info *stage, struct lv_doc *doc, struct lv_job *job) {
    static lv_module_kept kept[sizeof stages / sizeof *stages];
    lv_stage *run = stage->run;
    if (!run)
        run = (lv_stage *)lv_module_symbol(job, stage->module, stage->symbol, &kept[stage - stages]);
    return run ? run(doc, job) : -1;
}

static void add(struct lv_chain *chain, const struct lv_stage_info *stage) {
    if (chain->n < sizeof chain->stage / sizeof *chain->stage)
        chain->stage[chain->n++] = stage;
}

void lv_chain_usual(struct lv_chain *chain, const struct lv_stage_info *reader) {
    add(chain, reader);
    for (size_t i = 0; reader->filters && i < sizeof stages / sizeof *stages; i++)
        if (stages[i].kind == LV_FILTER)
            add(chain, &stages[i]);
}

void lv_chain_pairing(struct lv_chain *chain) {
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (stages[i].kind == LV_PAIRING)
            add(chain, &stages[i]);
}

/* The stage of a name in a chain: readers only begin one, writers only end one. */
static const struct lv_stage_info *chain_stage(struct lv_str name, bool first, bool last) {
    const struct lv_stage_info *stage = first ? lv_stage_find(LV_READER, name) : NULL;
    if (!stage)
        stage = lv_stage_find(LV_FILTER, name);
    if (!stage)
        stage = lv_stage_find(LV_PAIRING, name);
    return stage || !last ? stage : lv_stage_find(LV_WRITER, name);
}

bool lv_chain_parse(struct lv_chain *chain, struct lv_str list, struct lv_str *bad) {
    while (lv_next_name(&list, bad)) {
        const struct lv_stage_info *stage = chain_stage(*bad, !chain->n, !list.p);
        if (!stage)
            return false;
        add(chain, stage);
    }
    return true;
}

bool lv_chain_has(const struct lv_chain *chain, struct lv_str name) {
    for (size_t i = 0; i < chain->n; i++)
        if (lv_str_eq(lv_str_from(chain->stage[i]->name), name))
            return true;
    return false;
}

int lv_chain_run(const struct lv_chain *chain, struct lv_doc *doc, struct lv_job *job) {
    for (size_t i = 0; i < chain->n; i++)
        if (lv_stage_run(chain->stage[i], doc, job))
            return -1;
    return 0;
}

void lv_stage_names(struct lv_buf *to, enum lv_stage_kind kind) {
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (stages[i].kind == kind)
            lv_buf_name(to, " ", stages[i].name);
}

int lv_stage_unknown(struct lv_job *job, enum lv_message id, struct lv_str name, enum lv_stage_kind kind,
                     bool filters) {
    struct lv_buf names = {0}, asked = {0};
    lv_stage_names(&names, kind);
    if (filters)
        lv_stage_names(&names, LV_FILTER);
    lv_buf_str(&asked, name);
    lv_report(job, id, 0, 0, lv_buf_text(&asked), lv_buf_text(&names));
    lv_buf_free(&names);
    lv_buf_free(&asked);
    return -1;
}
