/* Language codes that a person gives: -l and --first. */
#ifndef LV_LANGUAGE_H
#define LV_LANGUAGE_H

#include "core/core.h"

enum { LV_LANGUAGE_CODE = 64 };

/*
 * A BCP 47 code in its usual case ("LV" is lv, "en-gb" is en-GB). 0, or -1 with a usage diagnostic that lists the
 * languages: where it is no well-formed code, or of no language that has a word list or that CLD2 knows.
 */
int lv_language_check(struct lv_job *job, const char *code, char usual[LV_LANGUAGE_CODE]);

#endif
