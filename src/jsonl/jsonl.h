/* `lvconv --jsonl`: a line of JSON in, a line of JSON out; the members of both are in the manual. */
#ifndef LV_JSONL_H
#define LV_JSONL_H

#include "check/check.h"

/* What all records of a run have in common; borrowed. */
struct lv_jsonl {
    const struct lv_options *options;
    const struct lv_stage_info *const *writer; /* what every record is written in */
    size_t writers;
    const struct lv_findings_functions *check; /* of the module that keeps findings */
    const char *source;                        /* the input, for messages */
};

/* A record: a line that is not blank, and its number. */
struct lv_jsonl_line {
    struct lv_str text;
    uint32_t number;
};

/* Converts a record, and appends what comes of it with its LF. What the answer says in `exit`. */
enum lv_exit lv_jsonl_convert(const struct lv_jsonl *jsonl, struct lv_jsonl_line line, struct lv_buf *out);

/*
 * Appends the answer to a record that was not converted: the message, RECORD or LOST, has `why` in it. The line may be
 * only the beginning of what came; `id` is there where it is in it.
 */
enum lv_exit lv_jsonl_refuse(const struct lv_jsonl *jsonl, struct lv_jsonl_line line, enum lv_message message,
                             const char *why, struct lv_buf *out);

#endif
