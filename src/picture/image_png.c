/* PNG through libpng, which calls back where it fails, and must not return: setjmp, one frame below each use. */
#include <setjmp.h>
#include <stddef.h>

#include <png.h>

#include "core/memory.h"
#include "picture/image.h"

enum { CHUNK_BYTES = 8 << 20, CHUNKS = 128 };

struct reader {
    png_structp png;
    png_infop info;
    struct lv_str left; /* of the file */
    jmp_buf failed;
    const char *why;
    struct lv_guard guard;
    struct lv_pixels pixels; /* all rows, or */
    uint8_t *row;            /* one */
    struct lv_buf profile;
    bool wanted;
};

static _Noreturn void fail(png_structp png, png_const_charp text) {
    struct reader *reader = png_get_error_ptr(png);
    (void)text;
    reader->why = reader->why ? reader->why : "it is broken";
    longjmp(reader->failed, 1);
}

static void ignore(png_structp png, png_const_charp text) {
    (void)png, (void)text;
}

static void give(png_structp png, png_bytep to, size_t n) {
    struct reader *reader = png_get_io_ptr(png);
    if (n > reader->left.n) {
        reader->why = "it is cut short";
        png_error(png, reader->why);
    }
    memcpy(to, reader->left.p, n);
    reader->left = lv_str_sub(reader->left, n, reader->left.n);
}

static png_voidp take(png_structp png, png_alloc_size_t n) {
    (void)png;
    return lv_malloc(n);
}

static void give_back(png_structp png, png_voidp p) {
    (void)png;
    lv_free(p);
}

static void drop(void *state) {
    struct reader *reader = state;
    png_destroy_read_struct(&reader->png, &reader->info, NULL);
}

static void keep_profile(struct reader *r) {
    png_charp name;
    png_bytep profile;
    png_uint_32 n;
    int compression;
    if (png_get_iCCP(r->png, r->info, &name, &compression, &profile, &n) & PNG_INFO_iCCP)
        lv_buf_add(&r->profile, profile, n);
}

/* Asks for 8 bits a channel: grey or RGB, with alpha where there is any. */
static void ask_for_bytes(struct reader *r) {
    png_set_expand(r->png);
    png_set_scale_16(r->png);
}

static void read_head(struct reader *r) {
    png_set_chunk_malloc_max(r->png, CHUNK_BYTES);
    png_set_chunk_cache_max(r->png, CHUNKS);
    png_set_read_fn(r->png, r, give);
    png_read_info(r->png, r->info);
    r->pixels.width = png_get_image_width(r->png, r->info);
    r->pixels.height = png_get_image_height(r->png, r->info);
    r->why = lv_picture_size_check(r->pixels.width, r->pixels.height, LV_PNG_PIXELS);
    if (r->why)
        png_error(r->png, r->why);
}

static void read_all(struct reader *r) {
    read_head(r);
    keep_profile(r);
    ask_for_bytes(r);
    int passes = png_set_interlace_handling(r->png);
    png_read_update_info(r->png, r->info);
    size_t row = png_get_rowbytes(r->png, r->info);
    r->pixels.channels = png_get_channels(r->png, r->info);
    r->row = lv_malloc(r->wanted ? row * r->pixels.height : row);
    for (int pass = 0; pass < passes; pass++)
        for (size_t y = 0; y < r->pixels.height; y++)
            png_read_row(r->png, r->wanted ? r->row + y * row : r->row, NULL);
    png_read_end(r->png, NULL);
}

static bool try_all(struct reader *reader) {
    if (setjmp(reader->failed))
        return false;
    read_all(reader);
    return true;
}

/* Reads a file into *r, of which the caller frees pixels, row and profile. */
static const char *read_file(struct lv_str file, bool wanted, struct reader *r) {
    *r = (struct reader){.left = file, .wanted = wanted};
    r->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, r, fail, ignore, NULL, take, give_back);
    r->info = r->png ? png_create_info_struct(r->png) : NULL;
    if (!r->info)
        lv_out_of_memory();
    lv_guard(&r->guard, drop, r);
    bool read = try_all(r);
    lv_unguard(&r->guard);
    drop(r);
    return read ? NULL : r->why;
}

const char *lv_png_head(struct lv_str file, uint32_t *width, uint32_t *height, struct lv_buf *profile) {
    struct reader *r = lv_malloc(sizeof *r);
    const char *why = read_file(file, false, r);
    *width = r->pixels.width;
    *height = r->pixels.height;
    *profile = r->profile;
    lv_free(r->row);
    lv_free(r);
    return why;
}

const char *lv_png_pixels(struct lv_str file, struct lv_pixels *pixels) {
    struct reader *r = lv_malloc(sizeof *r);
    const char *why = read_file(file, true, r);
    *pixels = r->pixels;
    pixels->p = why ? NULL : r->row;
    lv_buf_free(&r->profile);
    if (why)
        lv_free(r->row);
    lv_free(r);
    return why;
}
