#include <libdeflate.h>
#include <string.h>
#include <time.h>
#include <zip.h>

#include "core/memory.h"
#include "write/docx/docx.h"

enum { DEFLATE_FROM = 4096, LEVEL = 1 }; /* bytes: for less, the set-up takes longer than it is worth */

/* ---- parts that are compressed already: the zip takes them as they are ---- */

static zip_int64_t tell(const struct docx_packed *packed, zip_stat_t *stat) {
    zip_stat_init(stat);
    stat->size = packed->size;
    stat->comp_size = packed->bytes.n;
    stat->crc = packed->crc;
    stat->comp_method = ZIP_CM_DEFLATE;
    stat->encryption_method = ZIP_EM_NONE;
    stat->valid =
        ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    return sizeof *stat;
}

static zip_int64_t give(struct docx_packed *packed, void *to, zip_uint64_t most) {
    size_t left = packed->bytes.n - packed->at, n = most < left ? (size_t)most : left;
    memcpy(to, packed->bytes.p + packed->at, n);
    packed->at += n;
    return (zip_int64_t)n;
}

static zip_int64_t serve(void *packed, void *data, zip_uint64_t n, zip_source_cmd_t command) {
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    case ZIP_SOURCE_OPEN:
        ((struct docx_packed *)packed)->at = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return give(packed, data, n);
    case ZIP_SOURCE_STAT:
        return tell(packed, data);
    default: /* closing, freeing; there are no errors */
        return 0;
    }
}

/* Compresses a part. */
static void deflate_part(struct libdeflate_compressor *deflate, const struct docx_part *part,
                         struct docx_packed *to) {
    to->size = part->xml.n;
    to->crc = libdeflate_crc32(0, part->xml.p, part->xml.n);
    to->bytes.cap = libdeflate_deflate_compress_bound(deflate, part->xml.n);
    to->bytes.p = lv_malloc(to->bytes.cap);
    to->bytes.n = libdeflate_deflate_compress(deflate, part->xml.p, part->xml.n, to->bytes.p, to->bytes.cap);
}

static void drop_deflate(void *deflate) {
    libdeflate_free_compressor(deflate);
}

/* The parts large enough for it. */
static void deflate_parts(const struct docx_part *parts, struct docx_packed *packed) {
    struct lv_guard guard;
    struct libdeflate_compressor *deflate = libdeflate_alloc_compressor(LEVEL);
    if (!deflate)
        lv_out_of_memory();
    lv_guard(&guard, drop_deflate, deflate);
    for (size_t i = 0; i < DOCX_FILES; i++)
        if (parts[i].xml.n >= DEFLATE_FROM && !docx_is_picture(i))
            deflate_part(deflate, &parts[i], &packed[i]);
    lv_unguard(&guard);
    libdeflate_free_compressor(deflate);
}

/* ---- the zip ---- */

/* The first moment a zip can name, in whatever zone: a zip holds the local time, which libzip makes of this again. */
static time_t midnight_1980(void) {
    struct tm tm = {.tm_year = 80, .tm_mday = 1, .tm_isdst = -1};
    return mktime(&tm);
}

/* Adds a part to the zip, which copies nothing: data must live until the zip is closed. `packed` may be NULL. */
static int add(struct docx *d, zip_t *zip, const char *name, struct lv_str bytes, struct docx_packed *packed,
               time_t when) {
    bool stored = !packed || !packed->bytes.n;
    zip_source_t *source =
        stored ? zip_source_buffer(zip, bytes.p, bytes.n, 0) : zip_source_function(zip, serve, packed);
    zip_int64_t index = source ? zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        return lv_report(d->job, LV_MSG_LIBRARY, 0, 0, "libzip", zip_strerror(zip));
    }
    if (stored)
        zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
    zip_file_set_mtime(zip, (zip_uint64_t)index, when, 0);
    return 0;
}

static void drop_source(void *source) {
    zip_source_free(source);
}

/* Appends the bytes of a finished zip to the output. */
static int copy_out(struct docx *d, zip_source_t *source) {
    struct lv_guard guard;
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) || zip_source_open(source))
        return lv_report(d->job, LV_MSG_LIBRARY, 0, 0, "libzip", "reading the archive");
    lv_guard(&guard, drop_source, source);
    char *bytes = lv_malloc(stat.size);
    zip_int64_t n = zip_source_read(source, bytes, stat.size);
    if (n > 0)
        lv_buf_add(d->job->out, bytes, (size_t)n);
    lv_unguard(&guard);
    lv_free(bytes);
    zip_source_close(source);
    return n == (zip_int64_t)stat.size
               ? 0
               : lv_report(d->job, LV_MSG_LIBRARY, 0, 0, "libzip", "reading the archive");
}

static int fill_running(struct docx *d, zip_t *zip, time_t when) {
    char name[DOCX_MEDIUM];
    for (unsigned i = 0; d->pack && i < d->pack->running.n; i++) {
        docx_running_name(d->pack, i + 1, name);
        if (add(d, zip, name + 1, d->pack->running.text[i], NULL, when))
            return -1;
    }
    return 0;
}

static int fill_media(struct docx *d, zip_t *zip, time_t when) {
    char name[DOCX_MEDIUM];
    for (unsigned i = 0; i < d->hashes.n; i++) {
        docx_medium_name(d->media[i], i + 1, name);
        if (add(d, zip, name, d->media[i]->file, NULL, when))
            return -1;
    }
    return 0;
}

static int fill(struct docx *d, zip_t *zip, const struct docx_part *parts, struct docx_packed *packed) {
    time_t when = midnight_1980();
    for (size_t i = 0; i < DOCX_FILES; i++)
        if ((parts[i].xml.n || packed[i].bytes.n) &&
            add(d, zip, docx_files[i].name, lv_buf_slice(&parts[i].xml), &packed[i], when))
            return -1;
    return fill_running(d, zip, when) || fill_media(d, zip, when) ? -1 : 0;
}

int docx_package(struct docx *d, const struct docx_part *parts, struct docx_packed *packed) {
    zip_error_t error;
    deflate_parts(parts, packed);
    zip_error_init(&error);
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = memory ? zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &error) : NULL;
    int result = -1;
    if (!zip) {
        zip_source_free(memory);
        lv_report(d->job, LV_MSG_LIBRARY, 0, 0, "libzip", zip_error_strerror(&error));
    } else {
        zip_source_keep(memory); /* zip_close and zip_discard let go of it */
        result = fill(d, zip, parts, packed);
        if (!result && zip_close(zip))
            result = lv_report(d->job, LV_MSG_LIBRARY, 0, 0, "libzip", zip_strerror(zip));
        else if (!result)
            zip = NULL;
        if (zip)
            zip_discard(zip);
        result = result ? result : copy_out(d, memory);
        zip_source_free(memory);
    }
    zip_error_fini(&error);
    return result;
}
