#include "write/zip/archive.h"

#include <time.h>

#include "core/memory.h"

/* ---- files that are packed already ---- */

static zip_int64_t tell(const struct archive_packed *packed, zip_stat_t *stat) {
    zip_stat_init(stat);
    stat->size = packed->size;
    stat->comp_size = packed->bytes.n;
    stat->crc = packed->crc;
    stat->comp_method = packed->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    stat->encryption_method = ZIP_EM_NONE;
    stat->valid =
        ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    return sizeof *stat;
}

static zip_int64_t give(struct archive_packed *packed, void *to, zip_uint64_t most) {
    size_t left = packed->bytes.n - packed->at, n = most < left ? (size_t)most : left;
    if (n)
        memcpy(to, packed->bytes.p + packed->at, n);
    packed->at += n;
    return (zip_int64_t)n;
}

/* What has been read whole is in the zip, which asks for its size again. */
static void let_go(struct archive_packed *packed) {
    size_t n = packed->bytes.n;
    if (!packed->once || packed->at < n)
        return;
    lv_buf_free(&packed->bytes);
    packed->bytes.n = n;
}

static zip_int64_t serve(void *packed, void *data, zip_uint64_t n, zip_source_cmd_t command) {
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    case ZIP_SOURCE_OPEN:
        ((struct archive_packed *)packed)->at = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return give(packed, data, n);
    case ZIP_SOURCE_CLOSE:
        let_go(packed);
        return 0;
    case ZIP_SOURCE_STAT:
        return tell(packed, data);
    default: /* freeing; there are no errors */
        return 0;
    }
}

/* ---- adding ---- */

/* The first moment a zip can name, in whatever zone: a zip holds the local time, which libzip makes of this again. */
static time_t midnight_1980(void) {
    struct tm tm = {.tm_year = 80, .tm_mday = 1, .tm_isdst = -1};
    return mktime(&tm);
}

static int add(zip_t *zip, const char *name, zip_source_t *source, bool stored) {
    zip_int64_t index = source ? zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        return -1;
    }
    if (stored)
        zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
    return zip_file_set_mtime(zip, (zip_uint64_t)index, midnight_1980(), 0);
}

int archive_add(zip_t *zip, const char *name, struct lv_str bytes, bool stored) {
    return add(zip, name, zip_source_buffer(zip, bytes.p, bytes.n, 0), stored);
}

int archive_add_packed(zip_t *zip, const char *name, struct archive_packed *packed) {
    return add(zip, name, zip_source_function(zip, serve, packed), packed->stored);
}

/* ---- the zip, made in memory ---- */

static int failed(struct lv_job *job, const char *why) {
    return lv_report(job, LV_MSG_LIBRARY, 0, 0, "libzip", why);
}

static void drop_source(void *source) {
    zip_source_free(source);
}

/* Appends the bytes of a finished zip. */
static int copy_out(struct lv_job *job, zip_source_t *source, struct lv_buf *out) {
    struct lv_guard guard;
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) || zip_source_open(source))
        return failed(job, "reading the archive");
    lv_guard(&guard, drop_source, source);
    lv_buf_room(out, stat.size);
    zip_int64_t n = zip_source_read(source, out->p + out->n, stat.size);
    lv_unguard(&guard);
    zip_source_close(source);
    if (n != (zip_int64_t)stat.size)
        return failed(job, "reading the archive");
    out->n += stat.size;
    return 0;
}

int archive_write(struct lv_job *job, int (*fill)(void *state, zip_t *zip), void *state, struct lv_buf *out) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = memory ? zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &error) : NULL;
    int result = zip ? 0 : failed(job, zip_error_strerror(&error));
    if (zip)
        zip_source_keep(memory); /* zip_close and zip_discard let go of it */
    if (zip && (fill(state, zip) || zip_close(zip))) {
        result = failed(job, zip_strerror(zip));
        zip_discard(zip);
    }
    result = result ? result : copy_out(job, memory, out);
    zip_source_free(memory);
    zip_error_fini(&error);
    return result;
}
