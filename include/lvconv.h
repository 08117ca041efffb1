/*
 * lvconv: plain-text press releases to normalised XML, HTML, DOCX and tagged PDF.
 *
 *   lv_stage_*    src/lib/pipeline.c   the stages, and running one
 *   lv_doc_*      src/doc/         the document and its tree
 *   lv_report     src/core/diag.c  diagnostics
 *   lv_buf_*      src/core/buf.c   growable bytes
 *   lv_read_*     src/read/        readers
 *   lv_filter_*   src/filter/      filters
 *   lv_write_*    src/write/       writers
 *
 * Nothing here prints, exits or opens a file but those that travel with the program, save when memory runs
 * out: then the process ends with LV_EXIT_SYSTEM, so no caller checks for it.
 * Documents and jobs may be used from several threads, each by one at a time.
 */
#ifndef LVCONV_H
#define LVCONV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LV_VERSION "0.1.0"

enum lv_exit { LV_EXIT_OK, LV_EXIT_DOCUMENT, LV_EXIT_USAGE, LV_EXIT_SYSTEM };

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

/* How paired editions are set: side by side, row by row in one column, or one after the other. */
enum lv_arrangement { LV_COLUMNS, LV_ROWS, LV_SEQUENCE };

/* What the user asked for; all zero is the default. Strings are borrowed. */
struct lv_options {
    const char *encoding;   /* of the input, for iconv; NULL: guess */
    const char *lang;       /* BCP 47 code of the document; NULL: find out */
    const char *style;      /* house style: a name; NULL: "default" */
    const char *style_text; /* where it is none of the names: what the file of that name holds, terminated */
    const char *first;      /* BCP 47 code of the edition that comes first; NULL: as they are given */
    enum lv_arrangement arrangement;
    struct lv_str
        roles; /* rows of LINE <tab> ROLE, which win over every guess; kept by the caller while stages run */
    const char *roles_name; /* of the file they are from, for messages; NULL: there are none */
    bool keep_all;          /* nothing is left out: web debris and end marks become paragraphs */
    bool no_typo;           /* leave quotes, dashes and spaces as they are */
    bool split;             /* the input may hold several languages; columns and editions divide it */
    bool verbose;           /* -t roles says why */
    bool evidence;          /* the filter roles leaves in the tree what it saw, for -t evidence */
    bool doubts;            /* the filter roles leaves in the tree what else a block could be, for check */
    int64_t epoch;          /* SOURCE_DATE_EPOCH, seconds; -1: not set */
};

/* One run over one input: what stages read, write and report through. */
struct lv_job {
    const struct lv_options *options;
    struct lv_diag *diag;
    const char *name;         /* of the input, for messages */
    const char *const *names; /* of the inputs of several editions, NULL at the end; or NULL */
    struct lv_str in;         /* the input, for a reader; gone when it returns */
    struct lv_buf *out;       /* the output, for a writer, which only appends */
};

/* A stage: 0, or -1 after it reported an error. */
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

/* All stages in chain order; *n gets their number. */
const struct lv_stage_info *lv_stages(size_t *n);

/* The stage of that kind and name, or NULL. */
const struct lv_stage_info *lv_stage_find(enum lv_stage_kind kind, struct lv_str name);

/* The reader for a file of that name, which may be "-", by the bytes it begins with and its ending. */
const struct lv_stage_info *lv_reader_for(const char *path, struct lv_str in);

/* The reader or writer of the form in which one stage as a program hands the tree to the next. */
const struct lv_stage_info *lv_stage_between(enum lv_stage_kind kind);

/* The first writer with that ending, or NULL: of several, the others need their name. */
const struct lv_stage_info *lv_writer_for(const char *ending);

/* Runs one stage, loading its module first. 0, or -1 with a diagnostic. */
int lv_stage_run(const struct lv_stage_info *stage, struct lv_doc *doc, struct lv_job *job);

/* An empty document, to be freed by lv_doc_free with all that stages hung on it. */
struct lv_doc *lv_doc_new(void);
/* Moves the editions of `from` after those of `to` and frees `from`. */
void lv_doc_merge(struct lv_doc *to, struct lv_doc *from);
/* Moves the n-th edition (from 0) in front of all others. */
void lv_doc_lead(struct lv_doc *doc, size_t n);
void lv_doc_free(struct lv_doc *doc);

#endif
