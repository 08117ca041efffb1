/* Processes that convert records of --jsonl, one at a time each; what a record does to one of them harms no other. */
#ifndef LV_RECORDER_H
#define LV_RECORDER_H

#include <sys/types.h>

#include "jsonl/jsonl.h"

typedef enum lv_exit lv_jsonl_function(const struct lv_jsonl *, struct lv_jsonl_line, struct lv_buf *);

struct lv_recorder {
    int fd;            /* both ways; -1: it does not run */
    struct lv_buf got; /* of the answer */
};

/* What the program and its processes share. */
struct lv_recorders {
    const struct lv_jsonl *jsonl;
    lv_jsonl_function *convert;
    struct lv_recorder *recorder;
    size_t n;
};

/* Starts process k. False: there is none to be had. */
bool lv_recorder_start(struct lv_recorders *all, size_t k);

/* Gives it a record; it must have none. False: it has died meanwhile. */
bool lv_recorder_send(const struct lv_recorder *recorder, struct lv_jsonl_line line);

enum lv_answer { LV_ANSWER_WHOLE, LV_ANSWER_LATER, LV_ANSWER_NEVER };

/* Reads once what it says; a whole answer is appended to out, and *exit set. */
enum lv_answer lv_recorder_receive(struct lv_recorder *recorder, struct lv_buf *out, enum lv_exit *exit);

/* Waits for its end; what came of it, in words. */
const char *lv_recorder_end(struct lv_recorders *all, size_t k);

#endif
