/*
 * What every zip of ours is made with: the same files give the same bytes, whatever the day and the zone. Each module that
 * writes one has it inside, for nothing else needs libzip.
 */
#ifndef LV_ARCHIVE_H
#define LV_ARCHIVE_H

#include <zip.h>

#include "core/core.h"

/* A file as the zip has it. */
struct archive_packed {
    struct lv_buf bytes; /* deflated (RFC 1951), or as they are */
    size_t size;         /* inflated */
    uint32_t crc;
    bool stored; /* as they are */
    bool once;   /* they are freed when the zip has them */
    size_t at;   /* bytes the zip has read */
};

/* Adds a file of bytes, which the zip deflates unless they are `stored`; it copies nothing. 0, or -1. */
int archive_add(zip_t *zip, const char *name, struct lv_str bytes, bool stored);
/* Adds a file that is packed already, likewise. */
int archive_add_packed(zip_t *zip, const char *name, struct archive_packed *packed);

/*
 * Appends a zip to a buffer; fill(state, zip) adds its files, 0, or -1 with what the zip says of itself. 0, or -1 with a
 * diagnostic.
 */
int archive_write(struct lv_job *job, int (*fill)(void *state, zip_t *zip), void *state, struct lv_buf *out);

#endif
