/* What the files of the module `picture` share: pixels of each format. */
#ifndef LV_IMAGE_H
#define LV_IMAGE_H

#include "picture/picture.h"

/* What the head of a JPEG says. */
struct lv_jpeg_head {
    uint32_t width, height; /* as stored */
    unsigned turn;          /* EXIF orientation, 1 to 8 */
    struct lv_buf profile;  /* of its colours, whatever it is */
    bool grey, plain;       /* plain: 8 bits, grey or YCbCr, and coded as every program reads it */
};

/* NULL, or why it cannot be read; static. The profile is the caller's to free, in either case. */
const char *lv_jpeg_head(struct lv_str file, struct lv_jpeg_head *head);

/* Grey or RGB pixels, not turned; at least `width` in a row where there are more than that, 0: all. */
const char *lv_jpeg_pixels(struct lv_str file, uint32_t width, struct lv_pixels *pixels);

/* Reads all of a PNG, its profile likewise. */
const char *lv_png_head(struct lv_str file, uint32_t *width, uint32_t *height, struct lv_buf *profile);
const char *lv_png_pixels(struct lv_str file, struct lv_pixels *pixels);

/* The pixels as they are seen where EXIF says how they are stored; those given are freed. */
struct lv_pixels lv_pixels_turn(struct lv_pixels from, unsigned turn);

/* Fewer pixels, each the mean of those it stands for; those given are freed. */
struct lv_pixels lv_pixels_reduce(struct lv_pixels from, uint32_t width);

/* NULL, or why a picture of that size is not read. */
const char *lv_picture_size_check(uint32_t width, uint32_t height, uint64_t most);

#endif
