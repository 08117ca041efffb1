/* Between the files of this folder. */
#ifndef LV_FONT_OWN_H
#define LV_FONT_OWN_H

#include "layout/font/figures.h"
#include "layout/font/font.h"

#include <hb.h>

enum { FONT_PAGES = 0x110000 / LV_GLYPH_PAGE, FONT_KERNS = 4096, FONT_NAME = 64 };

/* What two neighbours are set apart; a later pair takes the place of one that falls on the same. */
struct font_kern {
    uint32_t pair;
    int16_t value;
};

struct font {
    struct lv_face_own own; /* the first member: what others have is a pointer to it */
    struct lv_arena *arena;
    hb_face_t *hb;
    hb_font_t *sized; /* in thousandths */
    hb_buffer_t *buffer;
    hb_blob_t *file; /* what is embedded, once it has been made */
    char name[FONT_NAME];
    bool cff, whole;
    struct lv_glyph **pages;   /* character / LV_GLYPH_PAGE → glyphs; NULL: not asked for */
    struct font_kern *kerns;   /* FONT_KERNS of them */
    uint16_t *gids, *advances; /* of CIDs from 1 */
    uint32_t *characters;      /* figures of other forms as face.h has them */
    struct font_figures figures;
    size_t n, cap;
};

/* Fills *to with what is embedded of the characters that were asked for. */
bool font_file(struct lv_face_own *own, struct lv_face_file *to);

#endif
