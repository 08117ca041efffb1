#include <libdeflate.h>
#include <string.h>

#include "core/memory.h"
#include "write/docx/docx.h"

enum { DEFLATE_FROM = 4096, LEVEL = 1 }; /* bytes: for less, the set-up takes longer than it is worth */

/* Compresses a part. */
static void deflate_part(struct libdeflate_compressor *deflate, const struct docx_part *part,
                         struct archive_packed *to) {
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
static void deflate_parts(const struct docx_part *parts, struct archive_packed *packed) {
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

/* What the zip is filled with. */
struct filling {
    struct docx *d;
    const struct docx_part *parts;
    struct archive_packed *packed;
};

static int fill_running(const struct docx *d, zip_t *zip) {
    char name[DOCX_MEDIUM];
    for (unsigned i = 0; d->pack && i < d->pack->running.n; i++) {
        docx_running_name(d->pack, i + 1, name);
        if (archive_add(zip, name + 1, d->pack->running.text[i], true))
            return -1;
    }
    return 0;
}

static int fill_media(const struct docx *d, zip_t *zip) {
    char name[DOCX_MEDIUM];
    for (unsigned i = 0; i < d->hashes.n; i++) {
        docx_medium_name(d->media[i], i + 1, name);
        if (archive_add(zip, name, d->media[i]->file, true))
            return -1;
    }
    return 0;
}

static int fill(void *state, zip_t *zip) {
    const struct filling *from = state;
    for (size_t i = 0; i < DOCX_FILES; i++) {
        struct lv_str xml = lv_buf_slice(&from->parts[i].xml);
        const char *name = docx_files[i].name;
        bool packed = from->packed[i].bytes.n;
        if ((xml.n || packed) &&
            (packed ? archive_add_packed(zip, name, &from->packed[i]) : archive_add(zip, name, xml, true)))
            return -1;
    }
    return fill_running(from->d, zip) || fill_media(from->d, zip) ? -1 : 0;
}

int docx_package(struct docx *d, const struct docx_part *parts, struct archive_packed *packed) {
    struct filling from = {d, parts, packed};
    deflate_parts(parts, packed);
    return archive_write(d->job, fill, &from, d->job->out);
}
