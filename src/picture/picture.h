/*
 * Pictures, JPEG and PNG, that a release names.
 *
 *   lv_picture_of      figure.c      the picture of a figure, fetched and read once; in the library
 *   lv_picture_fit     figure.c      how large it is shown
 *   lv_picture_pairs   pairs.c       what two editions have in common
 *   lv_picture_read    image.c       what a file is, and whether it can be shown
 *   lv_picture_pixels  image.c       its pixels
 *   lv_picture_base64  image.c       bytes as text
 *   (image.h)          image_jpeg.c, image_png.c, image_turn.c: through libjpeg-turbo, libpng and libexif
 *
 * image*.c are the module `picture`, for nothing else needs those libraries: call it through LV_LOAD.
 */
#ifndef LV_PICTURE_H
#define LV_PICTURE_H

#include "doc/doc.h"
#include "doc/rows.h"

enum {
    LV_PICTURE_BYTES = 32 << 20, /* of a file, at most */
    LV_JPEG_PIXELS = 64 << 20,
    LV_PNG_PIXELS = 32 << 20, /* fewer, for the PDF has to hold all of them at once */
    LV_PICTURE_SIDE = 30000,
    LV_PICTURES_MOST = 200, /* different ones, of a document, and all their bytes: */
    LV_PICTURES_BYTES = 256 << 20,
    LV_PICTURE_HASH = 65
};

enum lv_picture_form { LV_JPEG, LV_PNG };

/* A file that every program shows as it is: upright, of 8 bits; a JPEG is grey or YCbCr. */
struct lv_picture {
    struct lv_str file;
    enum lv_picture_form form;
    uint32_t width, height;     /* in pixels */
    bool grey;                  /* of a JPEG */
    struct lv_str profile;      /* ICC profile of its colours; empty: they are those of sRGB */
    char hash[LV_PICTURE_HASH]; /* SHA-256 in hex of the file it was made of */
};

/* Rows from the top, without gaps; 1 channel is grey, 3 are red, green and blue, 2 and 4 the same with alpha. */
struct lv_pixels {
    uint32_t width, height, channels;
    uint8_t *p; /* for lv_free */
};

/*
 * The picture of a figure, or NULL: it names none, or an address of the web; or it cannot be had, which is reported
 * once. All is the document's.
 */
const struct lv_picture *lv_picture_of(struct lv_doc *doc, struct lv_job *job, const struct lv_node *figure);

/* The same for any name in the text of a node. Nothing is reported: *why says why there is none. */
const struct lv_picture *lv_picture_named(struct lv_doc *doc, struct lv_job *job, const struct lv_node *node,
                                          struct lv_str name, const char **why);

/* True for a name that ends as pictures do: .jpg, .jpeg, .png. */
bool lv_is_picture_name(struct lv_str name);

/* Where and how large a picture is shown, in points. */
struct lv_picture_size {
    double width, height;
};

/* The size of a picture that is no larger than that room, nor than 96 of its pixels to the inch. */
struct lv_picture_size lv_picture_fit(const struct lv_picture *picture, double width, double height);

/* The figures of two editions that show the same picture in the same place; a wide one once, across both columns. */
struct lv_picture_pair {
    const struct lv_node *figure[2];
    bool wide;
    size_t line; /* the caller's own */
};

struct lv_picture_pairs {
    struct lv_picture_pair *pair; /* in document order */
    size_t n;
};

/* Those of two paired editions; in the document's arena. */
struct lv_picture_pairs lv_picture_pairs(struct lv_doc *doc, struct lv_job *job, const struct lv_rows *rows);
/* True for the second figure of a pair: where editions are by turns, the first has shown its picture. */
bool lv_picture_is_second(const struct lv_picture_pairs *pairs, const struct lv_node *figure);
/* The pair a figure is of, or NULL. */
struct lv_picture_pair *lv_picture_pair_of(const struct lv_picture_pairs *pairs,
                                           const struct lv_node *figure);

/* ---- in the module ---- */

/* Reads a file into *picture, whose bytes are those of the file or in the arena. NULL; or why it cannot be shown. */
const char *lv_picture_read(struct lv_arena *arena, struct lv_str file, struct lv_picture *picture);

/* The pixels of a picture, made fewer so that no row has more than `width`; 0: all. NULL; or why there are none. */
const char *lv_picture_pixels(const struct lv_picture *picture, uint32_t width, struct lv_pixels *pixels);

/* Appends pixels of 1 or 3 channels, and their profile or an empty slice, as a JPEG. NULL; or why that failed. */
const char *lv_picture_jpeg(const struct lv_pixels *pixels, struct lv_str profile, struct lv_buf *to);

/* Appends bytes in base64 (RFC 4648, 4). */
void lv_picture_base64(struct lv_str bytes, struct lv_buf *to);

#endif
