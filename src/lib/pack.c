#include "lib/pack.h"

#include <string.h>
#include <strings.h>

#include "lib/inputs.h"

static const struct lv_pack_format formats[] = {
#define LV_PACK(name, ending, help) {#name, ending, help, LV_MODULE_lv_pack_##name},
#include "packs.def"
#undef LV_PACK
};

enum { FORMATS = sizeof formats / sizeof *formats };

const struct lv_pack_format *lv_pack_formats(size_t *n) {
    *n = FORMATS;
    return formats;
}

const struct lv_pack_format *lv_pack_format_find(const char *ending) {
    for (size_t i = 0; i < FORMATS; i++)
        if (strcasecmp(formats[i].ending, ending) == 0)
            return &formats[i];
    return NULL;
}

static const struct lv_pack_writer *writer_of(struct lv_job *job, const struct lv_pack_format *format) {
    __typeof__(&lv_pack_pdf) writer = (__typeof__(&lv_pack_pdf))lv_module_function(job, format->writer);
    return writer ? writer() : NULL;
}

int lv_packing_begin(struct lv_packing *packing, const struct lv_pack_format *format,
                     const struct lv_options *options, struct lv_diag *diag, const char *name) {
    packing->job = (struct lv_job){.options = options, .diag = diag, .name = name, .out = &packing->out};
    packing->pack.job = &packing->job;
    packing->pack.booklet = &packing->booklet;
    if (lv_wishes_read(&packing->wishes, &packing->job))
        return -1;
    packing->pack.writer = writer_of(&packing->job, format);
    return packing->pack.writer ? lv_pack_begin(&packing->pack) : -1;
}

/* The paths of a release, with commas. */
static struct lv_str paths_of(struct lv_pack *pack, const struct lv_input *in, size_t editions) {
    struct lv_buf all = {0};
    for (size_t i = 0; i < editions; i++) {
        lv_buf_puts(&all, i ? ", " : "");
        lv_buf_puts(&all, lv_input_name(&in[i]));
    }
    return lv_arena_take(&pack->arena, &all);
}

int lv_packing_add(struct lv_packing *packing, const struct lv_plan_section *section, struct lv_str name,
                   const struct lv_input *in, size_t editions, void *find_state) {
    struct lv_pack *pack = &packing->pack;
    struct lv_job job = packing->job;
    struct lv_wishes wishes = packing->wishes;
    struct lv_names names = {NULL, 0};
    struct lv_str files = paths_of(pack, in, editions);
    wishes.options.find_state = find_state;
    job.options = &wishes.options;
    struct lv_doc *doc = lv_inputs_read(&wishes, &job, in, editions, &names);
    int result = doc ? lv_pack_add(pack, section, name, files, doc, &job) : -1;
    if (result)
        lv_pack_miss(pack, section, name, files);
    lv_doc_free(doc);
    lv_free(names.of);
    return result;
}

int lv_packing_end(struct lv_packing *packing) {
    return lv_pack_end(&packing->pack);
}

void lv_packing_free(struct lv_packing *packing) {
    lv_pack_free(&packing->pack);
    lv_buf_free(&packing->out);
    lv_buf_free(&packing->booklet);
}
