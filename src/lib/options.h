/* What a caller asks for, checked before anything is read. */
#ifndef LV_LIB_OPTIONS_H
#define LV_LIB_OPTIONS_H

#include "lib/language.h"
#include "lib/pipeline.h"

/* Options in which codes have their usual case, and what they name has been found. */
struct lv_wishes {
    struct lv_options options; /* a copy; its codes are below */
    char lang[LV_LANGUAGE_CODE], first[LV_LANGUAGE_CODE];
    const struct lv_stage_info *reader; /* NULL: by name and first bytes */
    struct lv_chain run;                /* empty: the usual chain */
};

/*
 * Reads the options of job, and has it use those of *wishes. 0, or -1 with a usage diagnostic: an unknown reader, stage,
 * language, encoding, warning or style.
 */
int lv_wishes_read(struct lv_wishes *wishes, struct lv_job *job);

/* 0, or -1 with a usage diagnostic if no encoding can have this name; NULL is fine. */
int lv_encoding_check(struct lv_job *job, const char *name);

/* Switches warnings on or off by a list of names with commas, no-NAME for off. 0, or -1 with a usage diagnostic. */
int lv_warnings_set(struct lv_job *job, const char *names);

#endif
