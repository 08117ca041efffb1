/* A line of JSON as what lv_convert takes. */
#ifndef LV_JSONL_RECORD_H
#define LV_JSONL_RECORD_H

#include <jansson.h>

#include "core/core.h"

enum { LV_JSONL_EDITIONS_MOST = 32, LV_JSONL_PICTURES_MOST = 64 };

/* A file that came as base64. */
struct lv_record_picture {
    const char *name;
    struct lv_buf file;
};

struct lv_record {
    struct lv_options options;
    struct lv_input in[LV_JSONL_EDITIONS_MOST];
    size_t editions;
    json_t *json;                                /* owns the strings of `in` and `options` */
    struct lv_buf bytes[LV_JSONL_EDITIONS_MOST]; /* what was base64 */
    struct lv_record_picture picture[LV_JSONL_PICTURES_MOST];
    size_t pictures;
    struct lv_str id; /* as it is in the line; empty: there is none */
};

/*
 * Reads a line over the options that all records have. 0, or -1 after a RECORD at that line; members that nobody knows
 * are warnings. lv_record_free in either case.
 */
int lv_record_read(struct lv_record *record, struct lv_job *job, struct lv_str line, uint32_t number);
void lv_record_free(struct lv_record *record);

#endif
