/* Archives, made in memory: the same files give the same bytes. A module of its own, called through LV_LOAD. */
#ifndef LV_ZIP_H
#define LV_ZIP_H

#include "core/core.h"

struct lv_zip_file {
    const char *name; /* in the archive, UTF-8 */
    struct lv_str bytes;
    bool stored; /* as they are: they are compressed already, or must be found at once */
};

enum { LV_ZIP_HASH = 65 };

/* Appends an archive with n files in that order. 0, or -1 with a diagnostic. */
int lv_zip(struct lv_job *job, const struct lv_zip_file *files, size_t n, struct lv_buf *out);

/* What tells these files from all others: SHA-256 of their names and bytes, in hex. */
void lv_zip_hash(const struct lv_zip_file *files, size_t n, char hex[LV_ZIP_HASH]);

#endif
