/*
 * Fonts of a house, opened at run time; a module of its own, for HarfBuzz and fontconfig are large.
 *
 *   font.c      a font file → a face that finds its glyphs and kerning as they are asked for
 *   figures.c   figures of other forms that it has
 *   subset.c    what a PDF embeds of it
 *   find.c      the file of a family, through fontconfig
 *
 * HarfBuzz checks every table before it reads it, so a file may be hostile; what it cannot read is not there.
 */
#ifndef LV_FONT_H
#define LV_FONT_H

#include "layout/face.h"

/* What is opened, and what it is opened as. */
struct lv_font_wish {
    struct lv_str bytes; /* of the file; they stay until the face is closed */
    bool bold, italic, serif;
    bool whole;     /* it may not be subset */
    bool figures;   /* those of other forms are wanted */
    uint8_t number; /* of the face */
};

/*
 * Fills *face, in the arena, which lives longer than the face; the caller closes face->own. NULL, or what is wrong with
 * the file, as the end of a sentence.
 */
const char *lv_font_open(struct lv_arena *arena, const struct lv_font_wish *wish, struct lv_face *face);

/* The path of the TTF or OTF file with that face of a family, copied into a buffer; false if there is none of just that family. */
bool lv_font_find(const char *family, bool bold, bool italic, struct lv_buf *path);

#endif
