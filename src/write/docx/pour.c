/* A part that is compressed piece by piece, each by itself, so that they can be put in any order (RFC 1951, 3.2.3). */
#include <libdeflate.h>
#include <zlib.h>

#include "core/memory.h"
#include "write/docx/docx.h"

enum { LEVEL = 4, RAW = -15, LEAST = 256 };

struct docx_pour {
    z_stream stream;
};

struct docx_pour *docx_pour_new(void) {
    struct docx_pour *pour = lv_malloc(sizeof *pour);
    *pour = (struct docx_pour){.stream = {.next_in = NULL}};
    if (deflateInit2(&pour->stream, LEVEL, Z_DEFLATED, RAW, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK) {
        lv_free(pour);
        lv_out_of_memory();
    }
    return pour;
}

void docx_pour_free(struct docx_pour *pour) {
    if (pour)
        deflateEnd(&pour->stream);
    lv_free(pour);
}

void docx_pour(struct docx_pour *pour, struct archive_packed *to, struct lv_str bytes) {
    z_stream *stream = &pour->stream;
    to->crc = libdeflate_crc32(to->crc, bytes.p, bytes.n);
    to->size += bytes.n;
    stream->next_in = (z_const Bytef *)(uintptr_t)bytes.p;
    stream->avail_in = (uInt)bytes.n;
    do { /* until all is out: a full buffer may mean that there is more (zlib.h, deflate) */
        size_t room = bytes.n / 8 + LEAST;
        lv_buf_room(&to->bytes, room);
        stream->avail_out = (uInt)room;
        stream->next_out = (Bytef *)to->bytes.p + to->bytes.n;
        deflate(stream, Z_FULL_FLUSH);
        to->bytes.n += room - stream->avail_out;
    } while (!stream->avail_out);
}

void docx_pour_more(struct archive_packed *to, const struct archive_packed *more) {
    to->crc = (uint32_t)crc32_combine(to->crc, more->crc, (z_off_t)more->size);
    to->size += more->size;
    lv_buf_str(&to->bytes, lv_buf_slice(&more->bytes));
}

/* A last block, with nothing in it. */
void docx_pour_end(struct archive_packed *to) {
    static const char empty[] = {3, 0};
    lv_buf_add(&to->bytes, empty, sizeof empty);
}
