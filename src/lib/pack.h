/* Packs through the pipeline: inputs in, one output out. */
#ifndef LV_LIB_PACK_H
#define LV_LIB_PACK_H

#include "core/module.h"
#include "lib/options.h"
#include "pack/pack.h"

/* A format of packs, a row of packs.def. */
struct lv_pack_format {
    const char *name, *ending, *help;
    enum lv_module_function writer;
};

/* All formats of packs; *n gets their number. */
const struct lv_pack_format *lv_pack_formats(size_t *n);
/* The format of files with that ending; NULL: there is none. */
const struct lv_pack_format *lv_pack_format_find(const char *ending);

/* A pack while it is made. The caller sets plan and print of the pack, and ends it with lv_packing_free. */
struct lv_packing {
    struct lv_pack pack;
    struct lv_wishes wishes;
    struct lv_job job;          /* of the pack itself; its name is that of the plan */
    struct lv_buf out, booklet; /* the outputs, when lv_packing_end gave 0 */
};

/* 0, or -1 with a diagnostic. options and diag are borrowed until the end. */
int lv_packing_begin(struct lv_packing *packing, const struct lv_pack_format *format,
                     const struct lv_options *options, struct lv_diag *diag, const char *name);

/*
 * Converts a release, whose editions are inputs, and adds it under a section. `find_state` is for options->find_picture.
 * 0, or -1 with a diagnostic, and it is noted as missing.
 */
int lv_packing_add(struct lv_packing *packing, const struct lv_plan_section *section, struct lv_str name,
                   const struct lv_input *in, size_t editions, void *find_state);
int lv_packing_end(struct lv_packing *packing);
void lv_packing_free(struct lv_packing *packing);

#endif
