/*
 * The faces a page is set in: what layout must know of a glyph, and the subsets a PDF embeds.
 *
 *   lv_face_*       face.c                 finding a face and its glyphs
 *   lv_faces        build/gen/fonts.inc    written by src/gen/fonts.c from the fonts of the build machine
 *
 * All data is static and ready for use: nothing is opened, parsed or compressed at run time.
 * Lengths are in thousandths of the type size.
 */
#ifndef LV_FACE_H
#define LV_FACE_H

#include "core/core.h"
#include "style/figures.h"

/* A stretch of the packed font data. */
struct lv_packed {
    uint32_t at, n;
};

/*
 * A face has its figures in sets, of which 0 are the plain ones. Those of the others are looked for in the place of
 * surrogates, which no text has.
 */
enum { LV_FIGURE_NONE = 0xFF, LV_FIGURE_FIRST = 0xD800, LV_FIGURE_STEP = 16 };

/* What a figure is looked for as in a set. */
static inline uint32_t lv_figure_of_set(unsigned set, uint32_t figure) {
    return set ? LV_FIGURE_FIRST + set * LV_FIGURE_STEP + figure - '0' : figure;
}

/* Whether that is such a figure, and then its set, and the figure it is read as; any other character is itself. */
static inline bool lv_is_figure_in(uint32_t cp) {
    return cp >= LV_FIGURE_FIRST && cp < LV_FIGURE_FIRST + LV_FIGURE_FORMS * LV_FIGURE_STEP;
}
static inline unsigned lv_figure_set(uint32_t cp) {
    return (cp - LV_FIGURE_FIRST) / LV_FIGURE_STEP;
}
static inline uint32_t lv_figure_read(uint32_t cp) {
    return lv_is_figure_in(cp) ? '0' + cp % LV_FIGURE_STEP : cp;
}

/*
 * A subset of a face for some alphabet: one font of the PDF. A CID stands for one character, so that a
 * no-break space and a space that share a glyph are still told apart when text is taken out.
 */
struct lv_subset {
    const char *name;         /* with its subset tag */
    uint32_t file_size;       /* of the TrueType file, inflated */
    struct lv_packed file;    /* deflated, as are gids and unicode */
    struct lv_packed gids;    /* CIDToGIDMap */
    struct lv_packed unicode; /* ToUnicode map */
    struct lv_packed widths;  /* the array /W, as text */
};

struct lv_glyph {
    uint16_t cid; /* 0: the face does not have the character */
    uint16_t advance;
    uint8_t subset;      /* index of lv_face.subsets */
    uint8_t left, right; /* kerning classes: as the left, as the right glyph of a pair */
};

/* What a PDF embeds of a face that was opened; all belongs to the face. */
struct lv_face_file {
    const char *name;    /* PostScript name, of letters, digits and hyphens */
    struct lv_str bytes; /* TrueType, or a bare CFF table */
    bool cff;
    const uint16_t *gids;       /* in these bytes, of CIDs from 1 */
    const uint32_t *characters; /* of the same CIDs */
    const uint16_t *advances;
    size_t n;
};

#define LV_GLYPH_PAGE 128

/*
 * A face that was opened at run time (layout/font): it finds its glyphs when they are asked for. A CID stands for one
 * character, as in subsets; there is one subset, of all that has been asked for.
 */
struct lv_face_own {
    const struct lv_glyph *(*glyph)(struct lv_face_own *own, uint32_t cp); /* NULL: it has none */
    int (*kern)(struct lv_face_own *own, const struct lv_glyph *a, const struct lv_glyph *b);
    bool (*file)(struct lv_face_own *own, struct lv_face_file *to); /* false: it cannot be made */
    void (*close)(struct lv_face_own *own);
};

struct lv_face {
    const char *family;
    bool bold, italic, serif;
    int16_t ascent, descent, cap_height, x_height, italic_angle, stem, box[4];
    uint8_t subsets, rights;       /* number of subsets, of right kerning classes */
    const uint8_t *pages;          /* character / LV_GLYPH_PAGE → page of glyphs; page 0 is empty */
    uint16_t npages;               /* entries in pages */
    const struct lv_glyph *glyphs; /* page * LV_GLYPH_PAGE + character % LV_GLYPH_PAGE */
    const int16_t *kern;           /* left * rights + right */
    const struct lv_subset *subset;
    uint8_t figures[LV_FIGURE_FORMS]; /* the set that has them; LV_FIGURE_NONE: none has */
    uint8_t number;                   /* index of lv_faces, and on for those that were opened */
    struct lv_face_own
        *own; /* of one that was opened, which has no pages, glyphs, kern and subset; else NULL */
};

extern const struct lv_face lv_faces[];
extern const size_t lv_faces_n;
extern const char lv_font_data[];  /* what lv_packed points into */
extern const uint32_t lv_icc_size; /* the sRGB profile: inflated size, and deflated data */
extern const struct lv_packed lv_icc;

/* The face of that family, weight and slant; the first family where there is none of that name. */
const struct lv_face *lv_face_find(const char *family, bool bold, bool italic);

/* The glyph of a character in just this face; NULL if it has none. */
static inline const struct lv_glyph *lv_face_glyph(const struct lv_face *face, uint32_t cp) {
    if (face->own)
        return face->own->glyph(face->own, cp);
    if (cp / LV_GLYPH_PAGE >= face->npages)
        return NULL;
    const struct lv_glyph *glyph =
        &face->glyphs[face->pages[cp / LV_GLYPH_PAGE] * LV_GLYPH_PAGE + cp % LV_GLYPH_PAGE];
    return glyph->cid ? glyph : NULL;
}

/* The face that has the character and is most like *face, itself if it can be; NULL and *face unchanged if none has. */
const struct lv_glyph *lv_face_fallback(const struct lv_face **face, uint32_t cp);

/* What two neighbours of one face are to be set apart (closer if negative). */
static inline int lv_face_kern(const struct lv_face *face, const struct lv_glyph *a,
                               const struct lv_glyph *b) {
    if (face->own)
        return face->own->kern(face->own, a, b);
    return face->kern[a->left * face->rights + b->right];
}

#endif
