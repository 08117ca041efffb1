/*
 * Parts of the font generator.
 *
 *   fonts.c        which fonts, where from, packing
 *   fonts_face.c   one face: its alphabets, subsets and tables
 *   fonts_kern.c   kerning pairs, brought to classes
 */
#ifndef LV_GEN_FONTS_H
#define LV_GEN_FONTS_H

#include "layout/font/figures.h"

#include <hb.h>
#include <stdio.h>

enum { MOST_CHARACTERS = 4096, MOST_SUBSETS = 29 };

/* A face of the build machine, by the names fontconfig has for it. */
struct source {
    const char *family, *style;
    bool bold, italic, kerned;
    bool rest; /* only what the faces without this have not */
};

/* A character of a face. */
struct glyph_slot {
    uint32_t cp, gid; /* a figure of another form as face.h has it; gid in the whole font */
    struct lv_glyph glyph;
};

struct face {
    const struct source *source;
    hb_face_t *hb;
    hb_font_t *font;
    struct glyph_slot slots[MOST_CHARACTERS]; /* ascending */
    size_t n;
    struct font_figures figures;
    int16_t *kern; /* lefts * rights */
    size_t lefts, rights;
    size_t nsubsets, npages;
};

struct out {
    FILE *c, *bin;
    size_t at; /* bytes in bin */
};

/* Prints a message and ends with exit code 1. */
__attribute__((format(printf, 1, 2), noreturn)) void die(const char *format, ...);

/* Adds n bytes to the data, deflated (zlib) or as they are. */
struct lv_packed pack(struct out *out, const void *data, size_t n, bool deflate);
void print_packed(struct out *out, struct lv_packed p);

/* Opens a font file and fills slots; the face lives until the end of the program. */
void read_face(struct face *face, const struct source *source, const char *file);
/* Writes subsets and tables of face number i. */
void write_face(struct out *out, struct face *face, size_t i);
/* Writes its row of lv_faces. */
void print_face(struct out *out, const struct face *face, size_t i);

/* Fills kern and the kerning classes of all slots. */
void read_kerning(struct face *face);

#endif
