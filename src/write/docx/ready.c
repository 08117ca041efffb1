#include <libdeflate.h>
#include <zlib.h>

#include "write/docx/docx.h"

static const struct docx_ready ready[DOCX_FILES] = {
#include "docx.inc"
};

/* A block of deflate that holds bytes as they are and ends on a whole byte, so that another may follow (RFC 1951, 3.2.4). */
static void add_stored(struct lv_buf *out, struct lv_str s) {
    const char head[] = {0, (char)s.n, (char)(s.n >> 8), (char)~s.n, (char)~(s.n >> 8)};
    lv_buf_add(out, head, sizeof head);
    lv_buf_str(out, s);
}

/* The part up to and with the name of the language. */
static void write_beginning(struct docx *d, size_t file, struct docx_part *part) {
    lv_buf_str(&part->xml, ready[file].before);
    if (docx_files[file].language)
        docx_language(part, docx_files[file].language, docx_document_lang(d));
}

static void pack(const struct docx_ready *from, struct lv_str begin, struct archive_packed *to) {
    if (begin.n)
        add_stored(&to->bytes, begin);
    lv_buf_str(&to->bytes, from->after);
    to->size = begin.n + from->after_size;
    to->crc = (uint32_t)crc32_combine(libdeflate_crc32(0, begin.p, begin.n), from->after_crc,
                                      (z_off_t)from->after_size);
}

bool docx_take_ready(struct docx *d, size_t file, struct archive_packed *to) {
    struct docx_part part = {0};
    bool others = (file == DOCX_NUMBERING && d->nbullets > DOCX_STYLE_BULLETS) ||
                  (file == DOCX_TYPES && (docx_has_first(d) || d->has_across || d->hashes.n)) ||
                  (d->pack && (file == DOCX_TYPES || file == DOCX_STYLES)) ||
                  (file == DOCX_SETTINGS && docx_is_mirrored(d));
    if (!docx_files[file].ready || !lv_style_is_default(d->job) || others)
        return false;
    write_beginning(d, file, &part);
    bool fits = part.xml.n <= UINT16_MAX; /* a stored block */
    if (fits)
        pack(&ready[file], lv_buf_slice(&part.xml), to);
    docx_part_free(&part);
    return fits;
}
