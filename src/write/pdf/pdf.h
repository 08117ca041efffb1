/*
 * The PDF writer: PDF 1.7 that is PDF/UA-1 and PDF/A-2a.
 *
 *   pdf.c          the stage: layout, pages, the rest, the file
 *   pdf/object.c   objects and the file, through libharu's object and xref writer
 *   pdf/text.c     numbers, names and strings as PDF has them
 *   pdf/font.c     the embedded fonts
 *   pdf/house.c    fonts of a house
 *   pdf/page.c     pages, from what the layout placed on them
 *   pdf/head.c     the letterhead of the first
 *   pdf/logo.c     its picture
 *   pdf/panel.c    the grounds of contacts
 *   pdf/running.c  heads and feet
 *   pdf/paint.c    the operators of their content streams
 *   pdf/picture.c  pictures
 *   pdf/struct.c   the structure tree
 *   pdf/link.c     link annotations
 *   pdf/meta.c     catalog, metadata, colour profile, bookmarks
 *
 * An object is text inside << >>, printed into pdf->text when it is complete, and perhaps a stream.
 */
#ifndef LV_PDF_H
#define LV_PDF_H

#include "layout/layout.h"

#include <hpdf.h>
#include <hpdf_encrypt.h>
#include <libdeflate.h>

enum { PDF_FONTS = 28 }; /* subsets of a face, at most */

struct pdf_object;
struct pdf_link;
struct pdf_bookmark;
struct pdf_picture;

struct pdf_edition {
    const struct lv_node *node;
    bool begun; /* something of it was set */
};

/* An element of the structure tree. */
struct pdf_element {
    uint32_t id;
    struct pdf_element *parent;
    const char *type;
    size_t columns;               /* of a table, its head and its body */
    struct pdf_element *parts[3]; /* of a table: its head, its body, its caption */
    bool headed;                  /* has a heading of level 1 in it; kept for editions */
    const struct lv_tag *tag;     /* NULL: Document */
    const double *bounds;         /* of a picture: left, bottom, right, top; NULL: not known */
    struct pdf_kid *first, *last;
    struct pdf_element *next; /* in order of making */
};

/* What an element holds: an element (page 0), a piece of marked content, or an annotation. */
struct pdf_kid {
    enum pdf_kid_kind { PDF_KID_ELEMENT, PDF_KID_CONTENT, PDF_KID_OBJECT } kind;
    uint32_t id; /* object, or MCID */
    uint32_t page;
    bool below; /* a list inside an item: after its label and its text, which are made later */
    struct pdf_kid *next;
};

struct pdf {
    struct lv_layout layout;
    struct lv_doc *doc;
    struct lv_job *job;
    struct lv_arena arena;
    struct lv_buf text; /* of all objects */
    struct libdeflate_compressor *deflate;

    HPDF_Error_Rec error; /* of libharu; its first error stays */
    HPDF_MMgr memory;
    HPDF_Xref xref;
    struct pdf_object *objects; /* the newest */

    uint32_t *fonts[32]; /* [face][subset]: object, or 0 */
    uint32_t catalog, info, tree, pages, resources;
    uint32_t logo;                               /* an image; 0: none */
    bool failed;                                 /* it has been reported why */
    struct lv_table table;                       /* the last one asked about */
    struct pdf_element *elements, *last_element; /* in order of making; the first is Document */
    struct lv_buf parents;                       /* numbers of the parent tree not yet in a node */
    struct lv_buf nodes;                         /* references to its nodes */
    uint32_t parents_from, parents_n, parents_next;
    struct pdf_link *links, *last_link, *listed; /* listed: the last that is in the annotations of its page */
    struct pdf_picture *pictures;                /* the newest */
    struct pdf_bookmark *bookmarks;              /* the last first, until they are written */
    uint32_t bookmarks_n;
    struct pdf_edition *editions; /* of the document, in order */
    size_t editions_n, edition;   /* edition: the one last set */
    HPDF_MD5_CTX md5;             /* of all content: what the file is known by */
};

/* ---- objects ---- */

void pdf_open(struct pdf *pdf);
/* Writes header, objects, xref and trailer to job->out. 0, or -1 with a diagnostic. */
int pdf_finish(struct pdf *pdf);
void pdf_close(struct pdf *pdf);

/* A new object; what is in it is said later. */
uint32_t pdf_reserve(struct pdf *pdf);
/* What pdf->text got since byte `from` is what is in object `id`. */
void pdf_define(struct pdf *pdf, uint32_t id, size_t from);
/* The same with a stream, whose data must live until pdf_finish; adds /Length. */
void pdf_define_stream(struct pdf *pdf, uint32_t id, size_t from, struct lv_str data);
/* Compressed content of the document, in the arena; it goes into the file's identity. */
struct lv_str pdf_deflate(struct pdf *pdf, struct lv_str data);

/* ---- text ---- */

void pdf_number(struct lv_buf *buf, double value); /* at most two decimals */
void pdf_uint(struct lv_buf *buf, uint32_t value);
void pdf_ref(struct lv_buf *buf, const char *before, uint32_t id); /* before, then "id 0 R" */
void pdf_string(struct lv_buf *buf, struct lv_str text);           /* a text string, UTF-16BE in hex */
void pdf_bytes(struct lv_buf *buf, struct lv_str bytes);           /* a byte string, in parentheses */
void pdf_hex16(struct lv_buf *buf, uint32_t value);                /* four digits */

/* ---- the rest ---- */

/* The font of a glyph: its object, made at first use. Its name on pages is F and the object's number. */
uint32_t pdf_font(struct pdf *pdf, const struct lv_set_glyph *glyph);
/* The resources of all pages, and fonts of a house, once it is known what is set in them. 0, or -1 with a diagnostic. */
int pdf_write_fonts(struct pdf *pdf);
/* The object of a face that was opened. 0, or -1 with a diagnostic. */
int pdf_define_house(struct pdf *pdf, uint32_t id, const struct lv_face *face);

/* Prints the names of all pictures into those resources. */
void pdf_write_pictures(struct pdf *pdf);

void pdf_write_pages(struct pdf *pdf);

/* Makes the elements of the letterhead, before those of the text. */
void pdf_head_elements(struct pdf *pdf);
/* The image object of a PNG or a JPEG that lv_logo_read has read; 0 with a diagnostic. */
uint32_t pdf_logo(struct pdf *pdf, struct lv_str bytes);

/* The element of a tag, made with those around it at first use. */
struct pdf_element *pdf_element(struct pdf *pdf, struct lv_tag *tag);
void pdf_element_add(struct pdf *pdf, struct pdf_element *element, enum pdf_kid_kind kind, uint32_t id,
                     uint32_t page);
/* The next number of the parent tree belongs to the elements `text` refers to. */
void pdf_parent(struct pdf *pdf, struct lv_str text);
void pdf_write_structure(struct pdf *pdf);

/* A piece of a link's text in one line: where it begins and ends, and its baseline (from below). */
struct pdf_link_text {
    double from, to, y, size;
    bool picture; /* it is one, of that place: nothing is below its baseline, and it is not underlined */
};

/* Makes a piece of a link's text on a page active. The pieces of a link on a page are one annotation. */
void pdf_link_add(struct pdf *pdf, struct lv_tag *tag, uint32_t page, struct pdf_link_text text);
void pdf_link_page(struct pdf *pdf, struct lv_buf *annots); /* references to those made since the last call */
void pdf_write_links(struct pdf *pdf);                      /* after all pages */

/* A bookmark of an edition to the height y (from below) of a page; level 1 or 2. */
void pdf_bookmark(struct pdf *pdf, size_t edition, int level, struct lv_str title, uint32_t page, double y);
void pdf_write_meta(struct pdf *pdf);

#endif
