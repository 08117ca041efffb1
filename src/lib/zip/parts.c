/* Parts are compressed when they come, and the zip takes them as they are: libzip only says what is where. */
#include <libdeflate.h>
#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <string.h>

#include "core/memory.h"
#include "lib/zip/zip.h"

enum { LEVEL = 6 };

void pzip_parts_open(struct pzip_parts *parts) {
    parts->deflate = libdeflate_alloc_compressor(LEVEL);
    if (!parts->deflate)
        lv_out_of_memory();
}

static void put_sum(struct lv_str bytes, char sum[PZIP_SUM]) {
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, bytes.n, (const uint8_t *)bytes.p);
    sha256_digest(&context, sizeof digest, digest);
    base16_encode_update(sum, sizeof digest, digest);
    sum[PZIP_SUM - 1] = '\0';
}

/* Compressed, if that is worth it, in just as much memory as that takes. */
static void fill(struct pzip_parts *parts, struct archive_packed *part, struct lv_str bytes) {
    struct lv_buf room = {0};
    lv_buf_room(&room, libdeflate_deflate_compress_bound(parts->deflate, bytes.n));
    room.n = libdeflate_deflate_compress(parts->deflate, bytes.p, bytes.n, room.p, room.cap);
    part->stored = !room.n || room.n >= bytes.n;
    struct lv_str kept = part->stored ? bytes : lv_buf_slice(&room);
    part->bytes = (struct lv_buf){lv_copy(kept.p, kept.n), kept.n, kept.n + 1};
    lv_buf_free(&room);
}

struct pzip_part *pzip_parts_add(struct pzip_parts *parts, const char *path, struct lv_str bytes) {
    struct pzip_part *part = lv_alloc(&parts->arena, sizeof *part);
    part->path = path;
    part->packed =
        (struct archive_packed){.size = bytes.n, .crc = libdeflate_crc32(0, bytes.p, bytes.n), .once = true};
    put_sum(bytes, part->sum);
    fill(parts, &part->packed, bytes);
    if (parts->last)
        parts->last->next = part;
    else
        parts->first = part;
    return parts->last = part;
}

void pzip_parts_cut(struct pzip_parts *parts, struct pzip_part *last) {
    for (struct pzip_part *part = last ? last->next : parts->first; part; part = part->next)
        lv_buf_free(&part->packed.bytes);
    *(last ? &last->next : &parts->first) = NULL;
    parts->last = last;
}

void pzip_parts_free(struct pzip_parts *parts) {
    pzip_parts_cut(parts, NULL);
    libdeflate_free_compressor(parts->deflate);
    lv_arena_free(&parts->arena);
}

/* ---- the output as libzip writes it: bytes in memory, some of them written over ---- */

struct sink {
    struct lv_buf *out;
    size_t start, at; /* where the zip begins in it; where the next byte goes in the zip */
};

static zip_int64_t put(struct sink *sink, const void *data, size_t n) {
    size_t to = sink->start + sink->at, over = sink->out->n - to < n ? sink->out->n - to : n;
    if (over)
        memcpy(sink->out->p + to, data, over);
    lv_buf_add(sink->out, (const char *)data + over, n - over);
    sink->at += n;
    return (zip_int64_t)n;
}

static zip_int64_t seek(struct sink *sink, void *data, zip_uint64_t n) {
    zip_error_t error;
    zip_error_init(&error);
    zip_int64_t to = zip_source_seek_compute_offset(sink->at, sink->out->n - sink->start, data, n, &error);
    zip_error_fini(&error);
    if (to >= 0)
        sink->at = (size_t)to;
    return to < 0 ? -1 : 0;
}

static zip_int64_t tell_size(const struct sink *sink, zip_stat_t *stat) {
    zip_stat_init(stat);
    stat->size = sink->out->n - sink->start;
    stat->valid = ZIP_STAT_SIZE;
    return sizeof *stat;
}

static zip_int64_t take(void *state, void *data, zip_uint64_t n, zip_source_cmd_t command) {
    struct sink *sink = state;
    switch (command) {
    case ZIP_SOURCE_SUPPORTS: /* libzip asks for all of them, though it reads nothing of a new zip */
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
            ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_BEGIN_WRITE,
            ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE,
            ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, -1);
    case ZIP_SOURCE_WRITE:
        return put(sink, data, (size_t)n);
    case ZIP_SOURCE_SEEK_WRITE:
        return seek(sink, data, n);
    case ZIP_SOURCE_TELL_WRITE:
        return (zip_int64_t)sink->at;
    case ZIP_SOURCE_STAT:
        return tell_size(sink, data);
    default:
        return 0;
    }
}

/* ---- the zip ---- */

static void discard(void *zip) {
    zip_discard(zip);
}

/* Closing writes it. */
static int fill_zip(zip_t *zip, struct pzip_parts *parts, struct lv_job *job) {
    struct lv_guard guard;
    int wrong = 0;
    lv_guard(&guard, discard, zip);
    for (struct pzip_part *part = parts->first; part && !wrong; part = part->next)
        wrong = archive_add_packed(zip, part->path, &part->packed);
    if (!wrong)
        wrong = zip_close(zip);
    if (wrong)
        lv_report(job, LV_MSG_LIBRARY, 0, 0, "libzip", zip_strerror(zip));
    lv_unguard(&guard);
    if (wrong)
        zip_discard(zip);
    return wrong ? -1 : 0;
}

int pzip_parts_write(struct pzip_parts *parts, struct lv_job *job) {
    struct sink sink = {job->out, job->out->n, 0};
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *to = zip_source_function_create(take, &sink, &error);
    zip_t *zip = to ? zip_open_from_source(to, ZIP_CREATE | ZIP_TRUNCATE, &error) : NULL;
    int result = -1;
    if (zip) {
        result = fill_zip(zip, parts, job);
    } else {
        zip_source_free(to);
        lv_report(job, LV_MSG_LIBRARY, 0, 0, "libzip", zip_error_strerror(&error));
    }
    zip_error_fini(&error);
    return result;
}
