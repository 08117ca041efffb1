/* JPEG through libjpeg-turbo. It calls back where it fails, and must not return: setjmp, one frame below each use. */
#include <limits.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <jerror.h>
#include <jpeglib.h>
#include <libexif/exif-data.h>

#include "core/memory.h"
#include "picture/image.h"

enum { QUALITY = 92, SCANS_MOST = 100, EXIF_MARKER = JPEG_APP0 + 1, PROFILE_MARKER, MARKER_MOST = 0xFFFF };

/* A JPEG being read or written; `error` is first, so that libjpeg's callbacks find the rest. */
struct jpeg {
    struct jpeg_error_mgr error;
    struct jpeg_progress_mgr progress;
    struct jpeg_decompress_struct in;
    struct jpeg_compress_struct out;
    jmp_buf failed;
    struct lv_guard guard;
    struct lv_pixels pixels; /* that are being filled */
    uint8_t *row;            /* of CMYK */
    unsigned char *bytes;    /* that are being written */
    unsigned long size;
};

static const char broken[] = "it is broken";

static void fail(j_common_ptr jpeg) {
    if (jpeg->err->msg_code == JERR_OUT_OF_MEMORY)
        lv_out_of_memory();
    longjmp(((struct jpeg *)(void *)jpeg->err)->failed, 1);
}

static void ignore(j_common_ptr jpeg) {
    (void)jpeg;
}

/* Files exist that look at few pixels in very many scans. */
static void watch_scans(j_common_ptr jpeg) {
    if (jpeg->is_decompressor && ((j_decompress_ptr)jpeg)->input_scan_number > SCANS_MOST)
        fail(jpeg);
}

static void set_callbacks(struct jpeg *jpeg) {
    jpeg_std_error(&jpeg->error);
    jpeg->error.error_exit = fail;
    jpeg->error.output_message = ignore;
    jpeg->progress.progress_monitor = watch_scans;
}

static void drop_in(void *jpeg) {
    jpeg_destroy_decompress(&((struct jpeg *)jpeg)->in);
    free(((struct jpeg *)jpeg)->bytes);
}

static void drop_out(void *jpeg) {
    jpeg_destroy_compress(&((struct jpeg *)jpeg)->out);
    free(((struct jpeg *)jpeg)->bytes);
}

/* ---- reading ---- */

static void *exif_alloc(ExifLong n) {
    return memset(lv_malloc(n), 0, n);
}

static void *exif_realloc(void *p, ExifLong n) {
    return lv_realloc(p, n);
}

static unsigned turn_in(const struct jpeg_marker_struct *marker) {
    ExifMem *memory = exif_mem_new(exif_alloc, exif_realloc, lv_free);
    ExifData *exif = exif_data_new_mem(memory);
    unsigned turn = 1;
    exif_data_load_data(exif, marker->data, marker->data_length);
    ExifEntry *entry = exif_content_get_entry(exif->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
    if (entry && entry->format == EXIF_FORMAT_SHORT && entry->size >= 2)
        turn = exif_get_short(entry->data, exif_data_get_byte_order(exif));
    exif_data_unref(exif);
    exif_mem_unref(memory);
    return turn >= 1 && turn <= 8 ? turn : 1;
}

static unsigned turn_of(const struct jpeg *jpeg) {
    for (const struct jpeg_marker_struct *m = jpeg->in.marker_list; m; m = m->next)
        if (m->marker == EXIF_MARKER && m->data_length > 6 && memcmp(m->data, "Exif\0", 6) == 0)
            return turn_in(m);
    return 1;
}

static void open_in(struct jpeg *jpeg, struct lv_str file) {
    jpeg->in.err = &jpeg->error;
    jpeg_create_decompress(&jpeg->in);
    jpeg->in.progress = &jpeg->progress;
    jpeg_mem_src(&jpeg->in, (const unsigned char *)file.p, file.n);
    jpeg_save_markers(&jpeg->in, EXIF_MARKER, MARKER_MOST);
    jpeg_save_markers(&jpeg->in, PROFILE_MARKER, MARKER_MOST);
    jpeg_read_header(&jpeg->in, TRUE);
}

/* The profile, which may be in several markers, is in jpeg->bytes. */
static bool try_head(struct jpeg *jpeg, struct lv_str file) {
    unsigned size = 0;
    if (setjmp(jpeg->failed))
        return false;
    open_in(jpeg, file);
    if (jpeg_read_icc_profile(&jpeg->in, &jpeg->bytes, &size))
        jpeg->size = size;
    return true;
}

const char *lv_jpeg_head(struct lv_str file, struct lv_jpeg_head *head) {
    struct jpeg *jpeg = lv_malloc(sizeof *jpeg);
    *jpeg = (struct jpeg){.pixels = {0}};
    set_callbacks(jpeg);
    lv_guard(&jpeg->guard, drop_in, jpeg);
    bool read = try_head(jpeg, file);
    const struct jpeg_decompress_struct *in = &jpeg->in;
    *head = (struct lv_jpeg_head){.grey = in->jpeg_color_space == JCS_GRAYSCALE};
    head->width = in->image_width;
    head->height = in->image_height;
    head->turn = read ? turn_of(jpeg) : 1;
    lv_buf_add(&head->profile, jpeg->bytes, jpeg->size);
    head->plain = read && in->data_precision == 8 && !in->arith_code &&
                  (in->jpeg_color_space == JCS_GRAYSCALE || in->jpeg_color_space == JCS_YCbCr);
    lv_unguard(&jpeg->guard);
    drop_in(jpeg);
    lv_free(jpeg);
    return read ? NULL : broken;
}

/* The cosines make eighths of a picture at no cost: as few as are enough. */
static void choose_scale(struct jpeg_decompress_struct *in, uint32_t width) {
    unsigned eighths = 8;
    while (width && eighths > 1 && (uint64_t)in->image_width * (eighths - 1) / 8 >= width)
        eighths--;
    in->scale_num = eighths;
    in->scale_denom = 8;
}

/* Of an Adobe file the inks are the other way round. */
static void from_cmyk(const uint8_t *cmyk, uint8_t *rgb, size_t n, bool adobe) {
    for (size_t i = 0; i < n; i++, cmyk += 4, rgb += 3)
        for (size_t c = 0; c < 3; c++) {
            unsigned ink = adobe ? cmyk[c] : 255U - cmyk[c], black = adobe ? cmyk[3] : 255U - cmyk[3];
            rgb[c] = (uint8_t)((ink * black + 127) / 255);
        }
}

static void read_row(struct jpeg *jpeg) {
    struct jpeg_decompress_struct *in = &jpeg->in;
    uint8_t *to = jpeg->pixels.p + (size_t)in->output_scanline * jpeg->pixels.width * jpeg->pixels.channels;
    JSAMPROW row = jpeg->row ? jpeg->row : to;
    jpeg_read_scanlines(in, &row, 1);
    if (jpeg->row)
        from_cmyk(jpeg->row, to, in->output_width, in->saw_Adobe_marker);
}

static void read_rows(struct jpeg *jpeg, struct lv_str file, uint32_t width) {
    struct jpeg_decompress_struct *in = &jpeg->in;
    open_in(jpeg, file);
    bool grey = in->jpeg_color_space == JCS_GRAYSCALE,
         inks = in->jpeg_color_space == JCS_CMYK || in->jpeg_color_space == JCS_YCCK;
    in->out_color_space = grey ? JCS_GRAYSCALE : inks ? JCS_CMYK : JCS_RGB;
    choose_scale(in, width);
    jpeg_start_decompress(in);
    struct lv_pixels *pixels = &jpeg->pixels;
    *pixels = (struct lv_pixels){in->output_width, in->output_height, grey ? 1 : 3, NULL};
    pixels->p = lv_malloc((size_t)pixels->width * pixels->height * pixels->channels);
    jpeg->row = inks ? lv_malloc((size_t)pixels->width * 4) : NULL;
    while (in->output_scanline < in->output_height)
        read_row(jpeg);
}

static bool try_rows(struct jpeg *jpeg, struct lv_str file, uint32_t width) {
    if (setjmp(jpeg->failed))
        return false;
    read_rows(jpeg, file, width);
    return true;
}

const char *lv_jpeg_pixels(struct lv_str file, uint32_t width, struct lv_pixels *pixels) {
    struct jpeg *jpeg = lv_malloc(sizeof *jpeg);
    *jpeg = (struct jpeg){.pixels = {0}};
    set_callbacks(jpeg);
    lv_guard(&jpeg->guard, drop_in, jpeg);
    bool read = try_rows(jpeg, file, width);
    lv_unguard(&jpeg->guard);
    drop_in(jpeg);
    *pixels = jpeg->pixels;
    if (!read)
        lv_free(pixels->p);
    lv_free(jpeg->row);
    lv_free(jpeg);
    return read ? NULL : broken;
}

/* ---- writing ---- */

static void write_rows(struct jpeg *jpeg, const struct lv_pixels *pixels, struct lv_str profile) {
    struct jpeg_compress_struct *out = &jpeg->out;
    out->err = &jpeg->error;
    jpeg_create_compress(out);
    jpeg_mem_dest(out, &jpeg->bytes, &jpeg->size);
    out->image_width = pixels->width;
    out->image_height = pixels->height;
    out->input_components = (int)pixels->channels;
    out->in_color_space = pixels->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(out);
    jpeg_set_quality(out, QUALITY, TRUE);
    jpeg_start_compress(out, TRUE);
    if (profile.n)
        jpeg_write_icc_profile(out, (const JOCTET *)profile.p, (unsigned)profile.n);
    while (out->next_scanline < out->image_height) {
        JSAMPROW row = pixels->p + (size_t)out->next_scanline * pixels->width * pixels->channels;
        jpeg_write_scanlines(out, &row, 1);
    }
    jpeg_finish_compress(out);
}

static bool try_write(struct jpeg *jpeg, const struct lv_pixels *pixels, struct lv_str profile) {
    if (setjmp(jpeg->failed))
        return false;
    write_rows(jpeg, pixels, profile);
    return true;
}

const char *lv_picture_jpeg(const struct lv_pixels *pixels, struct lv_str profile, struct lv_buf *to) {
    struct jpeg *jpeg = lv_malloc(sizeof *jpeg);
    *jpeg = (struct jpeg){.pixels = {0}};
    set_callbacks(jpeg);
    lv_guard(&jpeg->guard, drop_out, jpeg);
    bool written = try_write(jpeg, pixels, profile);
    if (written)
        lv_buf_add(to, jpeg->bytes, jpeg->size);
    lv_unguard(&jpeg->guard);
    drop_out(jpeg);
    lv_free(jpeg);
    return written ? NULL : "libjpeg failed";
}
