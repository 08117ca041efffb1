/* The inside of collected findings; check.h has the functions. */
#ifndef LV_FINDINGS_H
#define LV_FINDINGS_H

#include "core/core.h"

struct lv_kept_finding {
    struct lv_finding finding;
    size_t number; /* as they came */
    size_t file;   /* the number of the first finding in the same file */
};

struct lv_findings {
    struct lv_arena arena; /* of their texts */
    struct lv_kept_finding *found;
    size_t n, room;
};

#endif
