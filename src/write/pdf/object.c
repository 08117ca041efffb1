/*
 * libharu keeps objects and their numbers, writes them and the cross-reference table. What is in an object we
 * print ourselves: libharu's own fonts and PDF/A helpers do not conform, and its arrays are limited.
 */
#include "core/memory.h"
#include "write/pdf/pdf.h"

#include <stdio.h>

struct pdf_object {
    HPDF_Dict_Rec dict; /* what libharu knows of it */
    struct pdf *pdf;
    size_t at, n; /* in pdf->text */
    struct lv_str stream;
    HPDF_Stream to; /* while it is written */
};

enum {
    POOL = 32 * 1024,
    LEVEL = 1 /* of deflate: files are half a percent larger than with 4, and made in 9/10 of the time */
};

static HPDF_STATUS write_body(HPDF_Dict dict, HPDF_Stream stream) {
    struct pdf_object *object = (struct pdf_object *)dict;
    object->to = stream;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)object->pdf->text.p + object->at,
                             (HPDF_UINT)object->n);
}

static HPDF_STATUS write_stream(HPDF_Dict dict) {
    struct pdf_object *object = (struct pdf_object *)dict;
    if (!object->stream.p)
        return HPDF_OK;
    HPDF_Stream_WriteStr(object->to, "\nstream\n");
    HPDF_Stream_Write(object->to, (const HPDF_BYTE *)object->stream.p, (HPDF_UINT)object->stream.n);
    return HPDF_Stream_WriteStr(object->to, "\nendstream");
}

static HPDF_STATUS write_out(HPDF_Stream stream, const HPDF_BYTE *p, HPDF_UINT n) {
    lv_buf_add(stream->attr, p, n);
    return HPDF_OK;
}

void pdf_open(struct pdf *pdf) {
    HPDF_MD5Init(&pdf->md5);
    HPDF_Error_Init(&pdf->error, NULL);
    pdf->memory = HPDF_MMgr_New(&pdf->error, POOL, NULL, NULL);
    pdf->no_entries = pdf->memory ? HPDF_List_New(pdf->memory, 1) : NULL;
    pdf->xref = pdf->no_entries ? HPDF_Xref_New(pdf->memory, 0) : NULL;
    pdf->deflate = libdeflate_alloc_compressor(LEVEL);
    if (!pdf->deflate)
        lv_out_of_memory();
}

static struct pdf_object *object_of(struct pdf *pdf, uint32_t id) {
    HPDF_XrefEntry entry = pdf->xref ? HPDF_Xref_GetEntry(pdf->xref, id) : NULL;
    return entry ? entry->obj : NULL;
}

/* libharu's table of objects grows by a thousand at a time, and is copied each time: it shall double. */
static void double_table(HPDF_List entries) {
    if (entries->count > entries->items_per_block)
        entries->items_per_block = entries->count;
}

/* As HPDF_Dict_New makes it, but all share the list of their entries: there are none, and there are many objects. */
static HPDF_Dict_Rec new_dict(const struct pdf *pdf) {
    return (HPDF_Dict_Rec){.header = {.obj_class = HPDF_OCLASS_DICT},
                           .mmgr = pdf->memory,
                           .error = pdf->memory->error,
                           .list = pdf->no_entries,
                           .filter = HPDF_STREAM_FILTER_NONE,
                           .write_fn = write_body,
                           .after_write_fn = write_stream};
}

uint32_t pdf_reserve(struct pdf *pdf) {
    if (!pdf->xref)
        return 0;
    struct pdf_object *object = lv_alloc(&pdf->arena, sizeof *object);
    object->dict = new_dict(pdf);
    object->pdf = pdf;
    double_table(pdf->xref->entries);
    return HPDF_Xref_Add(pdf->xref, object) == HPDF_OK ? object->dict.header.obj_id & 0x00FFFFFF : 0;
}

void pdf_define(struct pdf *pdf, uint32_t id, size_t from) {
    struct pdf_object *object = object_of(pdf, id);
    if (!object)
        return;
    object->at = from;
    object->n = pdf->text.n - from;
}

void pdf_define_stream(struct pdf *pdf, uint32_t id, size_t from, struct lv_str data) {
    lv_buf_puts(&pdf->text, " /Length ");
    pdf_uint(&pdf->text, (uint32_t)data.n);
    pdf_define(pdf, id, from);
    struct pdf_object *object = object_of(pdf, id);
    if (object)
        object->stream = data;
}

struct lv_str pdf_stream(struct pdf *pdf, uint32_t id) {
    const struct pdf_object *object = object_of(pdf, id);
    return object ? object->stream : LV_STR("");
}

/* The next reference in a body at or after *at, whose digits begin at *from; 0 after the last. */
static uint32_t next_reference(struct lv_str body, size_t *at, size_t *from) {
    for (size_t end; (end = lv_str_find(body, LV_STR(" 0 R"), *at)) != SIZE_MAX;) {
        uint32_t id = 0, unit = 1;
        for (*from = end; *from && lv_is_digit(body.p[*from - 1]); unit *= 10)
            id += unit * (uint32_t)(body.p[--*from] - '0');
        *at = end + 4;
        if (*from < end)
            return id;
    }
    return 0;
}

uint32_t pdf_copy(struct pdf *to, struct pdf *from, uint32_t id, uint32_t *numbers) {
    const struct pdf_object *object = object_of(from, id);
    if (numbers[id] || !object)
        return numbers[id];
    struct lv_str body = {from->text.p + object->at, object->n};
    uint32_t copy = numbers[id] = pdf_reserve(to), other;
    size_t digits;
    for (size_t at = 0; (other = next_reference(body, &at, &digits));)
        pdf_copy(to, from, other, numbers);
    size_t start = to->text.n, done = 0;
    for (size_t at = 0; (other = next_reference(body, &at, &digits)); done = at) {
        lv_buf_str(&to->text, lv_str_sub(body, done, digits));
        pdf_ref(&to->text, "", numbers[other]);
    }
    lv_buf_str(&to->text, lv_str_sub(body, done, body.n));
    pdf_define(to, copy, start);
    if (object_of(to, copy))
        object_of(to, copy)->stream = object->stream;
    return copy;
}

struct lv_str pdf_deflate(struct pdf *pdf, struct lv_str data) {
    struct lv_buf *room = &pdf->deflated;
    size_t most = libdeflate_zlib_compress_bound(pdf->deflate, data.n);
    lv_buf_room(room, most);
    size_t n = libdeflate_zlib_compress(pdf->deflate, data.p, data.n, room->p, most);
    struct lv_str packed = lv_arena_copy(&pdf->arena, (struct lv_str){room->p, n});
    HPDF_MD5Update(&pdf->md5, (const HPDF_BYTE *)packed.p, (HPDF_UINT32)packed.n);
    return packed;
}

static HPDF_Array make_id(struct pdf *pdf) {
    HPDF_BYTE digest[16];
    HPDF_MD5Update(&pdf->md5, (const HPDF_BYTE *)pdf->text.p, (HPDF_UINT32)pdf->text.n);
    HPDF_MD5Final(digest, &pdf->md5);
    HPDF_Array id = HPDF_Array_New(pdf->memory);
    for (int i = 0; id && i < 2; i++)
        HPDF_Array_Add(id, HPDF_Binary_New(pdf->memory, digest, sizeof digest));
    return id;
}

static void write_file(struct pdf *pdf) {
    static const char header[] = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    HPDF_Dict trailer = pdf->xref->trailer;
    HPDF_Dict_Add(trailer, "Root", object_of(pdf, pdf->catalog));
    HPDF_Dict_Add(trailer, "Info", object_of(pdf, pdf->info));
    HPDF_Dict_Add(trailer, "ID", make_id(pdf));
    HPDF_Stream out = HPDF_CallbackWriter_New(pdf->memory, write_out, pdf->job->out);
    if (!out)
        return;
    HPDF_Stream_Write(out, (const HPDF_BYTE *)header, sizeof header - 1);
    HPDF_Xref_WriteToStream(pdf->xref, out, NULL);
}

int pdf_finish(struct pdf *pdf) {
    if (pdf->xref && pdf->error.error_no == HPDF_OK)
        write_file(pdf);
    if (pdf->xref && pdf->error.error_no == HPDF_OK)
        return 0;
    char number[24];
    snprintf(number, sizeof number, "error %lX", (unsigned long)pdf->error.error_no);
    return lv_report(pdf->job, LV_MSG_LIBRARY, 0, 0, "libharu", number);
}

void pdf_close(struct pdf *pdf) {
    if (pdf->memory)
        HPDF_MMgr_Free(pdf->memory); /* a pool: all objects go with it */
    libdeflate_free_compressor(pdf->deflate);
    lv_buf_free(&pdf->text);
    lv_buf_free(&pdf->deflated);
    lv_buf_free(&pdf->parents);
    lv_buf_free(&pdf->nodes);
    lv_arena_free(&pdf->arena);
}
