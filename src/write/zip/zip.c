#include "write/zip/zip.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <time.h>
#include <zip.h>

#include "core/memory.h"

/* The first moment a zip can name, in whatever zone: a zip holds the local time, which libzip makes of this again. */
static time_t midnight_1980(void) {
    struct tm tm = {.tm_year = 80, .tm_mday = 1, .tm_isdst = -1};
    return mktime(&tm);
}

static int failed(struct lv_job *job, const char *why) {
    return lv_report(job, LV_MSG_LIBRARY, 0, 0, "libzip", why);
}

/* The archive copies nothing: the bytes must live until it is closed. */
static int add(struct lv_job *job, zip_t *zip, const struct lv_zip_file *file, time_t when) {
    zip_source_t *source = zip_source_buffer(zip, file->bytes.p, file->bytes.n, 0);
    zip_int64_t index = source ? zip_file_add(zip, file->name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        return failed(job, zip_strerror(zip));
    }
    zip_set_file_compression(zip, (zip_uint64_t)index, file->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
    zip_file_set_mtime(zip, (zip_uint64_t)index, when, 0);
    return 0;
}

static int fill(struct lv_job *job, zip_t *zip, const struct lv_zip_file *files, size_t n) {
    time_t when = midnight_1980();
    for (size_t i = 0; i < n; i++)
        if (add(job, zip, &files[i], when))
            return -1;
    return 0;
}

static void drop_source(void *source) {
    zip_source_free(source);
}

/* Appends the bytes of a finished archive. */
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

static int write_to(struct lv_job *job, zip_source_t *memory, const struct lv_zip_file *files, size_t n,
                    struct lv_buf *out, zip_error_t *error) {
    zip_t *zip = zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, error);
    if (!zip)
        return failed(job, zip_error_strerror(error));
    zip_source_keep(memory); /* zip_close and zip_discard let go of it */
    int result = fill(job, zip, files, n);
    if (!result && zip_close(zip) == 0)
        return copy_out(job, memory, out);
    result = result ? result : failed(job, zip_strerror(zip));
    zip_discard(zip);
    return result;
}

int lv_zip(struct lv_job *job, const struct lv_zip_file *files, size_t n, struct lv_buf *out) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    int result =
        memory ? write_to(job, memory, files, n, out, &error) : failed(job, zip_error_strerror(&error));
    zip_source_free(memory);
    zip_error_fini(&error);
    return result;
}

void lv_zip_hash(const struct lv_zip_file *files, size_t n, char hex[LV_ZIP_HASH]) {
    struct sha256_ctx hash;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&hash);
    for (size_t i = 0; i < n; i++) {
        sha256_update(&hash, strlen(files[i].name) + 1, (const uint8_t *)files[i].name);
        sha256_update(&hash, files[i].bytes.n, (const uint8_t *)files[i].bytes.p);
    }
    sha256_digest(&hash, sizeof digest, digest);
    base16_encode_update(hex, sizeof digest, digest);
    hex[LV_ZIP_HASH - 1] = '\0';
}
