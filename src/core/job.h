/* What stages are, and what they read, write and report through. */
#ifndef LV_JOB_H
#define LV_JOB_H

#include "lvconv.h"

/* A slice of bytes, UTF-8 unless said otherwise; not terminated; owned by somebody else. */
struct lv_str {
    const char *p;
    size_t n;
};

/* Growable bytes. All zero is an empty buffer. p is valid for n bytes; the owner calls lv_buf_free. */
struct lv_buf {
    char *p;
    size_t n, cap;
};

struct lv_doc;
struct lv_diag;

/* One run over one input. */
struct lv_job {
    const struct lv_options *options;
    struct lv_diag *diag;
    const char *name;         /* of the input, for messages */
    const char *const *names; /* of the inputs of several editions, NULL at the end; or NULL */
    struct lv_str in;         /* the input, for a reader; gone when it returns */
    struct lv_buf *out;       /* the output, for a writer, which only appends */
    struct lv_str roles;      /* rows of LINE <tab> ROLE, which win over every guess */
    const char *roles_name;   /* of the file they are from, for messages; NULL: there are none */
    bool split;               /* the input may hold several languages; columns and editions divide it */
    bool evidence;            /* the filter roles leaves in the tree what it saw, for -t evidence */
    bool doubts;              /* the filter roles leaves in the tree what else a block could be, for check */
};

/* A stage: 0, or -1 after it reported an error. It prints nothing and opens no file but those that travel along. */
typedef int lv_stage(struct lv_doc *, struct lv_job *);

enum lv_stage_kind { LV_READER, LV_FILTER, LV_PAIRING, LV_WRITER };

/* A row of stages.def. */
struct lv_stage_info {
    enum lv_stage_kind kind;
    const char *name, *symbol, *module, *ending, *help;
    lv_stage *run;     /* NULL while it waits in a module */
    bool binary;       /* a format that is not for a terminal */
    const char *magic; /* what a file of a reader begins with, or "" */
    bool filters;      /* they follow this reader */
};

#define LV_READER(name, module, ending, magic, filters, help) lv_stage lv_read_##name;
#define LV_FILTER(name, module, ending, help) lv_stage lv_filter_##name;
#define LV_PAIRING(name, module, ending, help) lv_stage lv_filter_##name;
#define LV_WRITER(name, module, ending, binary, help) lv_stage lv_write_##name;
#include "stages.def"
#undef LV_READER
#undef LV_FILTER
#undef LV_PAIRING
#undef LV_WRITER

#endif
