/*
 * The PDF writer: PDF 1.7 that is PDF/UA-1 and PDF/A-2a.
 *
 *   pdf.c          the stage: layout, pages, the rest, the file
 *   pdf/pack.c     packs
 *   pdf/print.c    what a printer needs of them: boxes and marks
 *   pdf/booklet.c  a file of their pages, two on a side, to be folded
 *   pdf/part.c     its parts: one document, or each of those of a pack
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
#include "pack/pack.h"

#include <hpdf.h>
#include <hpdf_encrypt.h>
#include <libdeflate.h>

enum { PDF_FONTS = 28 }; /* subsets of a face, at most */

struct pdf_object;
struct pdf_link;
struct pdf_bookmark;
struct pdf_picture;

/* A page that has been painted, but for the heads and feet of a pack, which say how many pages it has. */
struct pdf_page {
    uint32_t id, content, running; /* objects; running: 0 where all is painted */
    bool turned;
    struct lv_str folded; /* heads and feet of a left-hand page in a booklet; empty: those there are */
};

/* A document: the only one, or one of a pack. */
struct pdf_part {
    struct pdf_page *pages;
    size_t n;
    struct pdf_kid *kids;      /* of Document */
    struct lv_running running; /* of a pack: what its pages say, and in what language */
    struct lv_str lang;
    double head_room, foot_room;
    bool bare;    /* without heads and feet: the cover */
    size_t place; /* of a release: among bookmarks, that of a section which begins with it */
    struct pdf_page
        blank; /* after the others, so that the next part is on a right-hand page; no id: there is none */
    struct pdf_part *next;
};

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
    struct lv_buf deflated; /* room for what it makes */

    HPDF_Error_Rec error; /* of libharu; its first error stays */
    HPDF_MMgr memory;
    HPDF_Xref xref;
    HPDF_List no_entries;
    struct pdf_object *objects; /* the newest */

    uint32_t *fonts[32]; /* [face][subset]: object, or 0 */
    uint32_t catalog, info, tree, pages, resources;
    bool pack;                        /* of many documents */
    bool sheets;                      /* for the printer alone: without tags */
    struct lv_pack_print print;       /* of a pack */
    uint32_t marks[2];                /* of pages upright and across; 0: they are not made yet */
    struct lv_str title, day, author; /* of a pack; empty: as the document says */
    uint32_t *targets;                /* of a pack: the first page of each release, by its number */
    size_t targets_n;
    struct pdf_part *parts, *last_part, *part;   /* in the order of pages; the one being painted */
    uint32_t logo;                               /* an image; 0: none */
    bool failed;                                 /* it has been reported why */
    struct lv_table table;                       /* the last one asked about */
    struct pdf_element *document;                /* the root of the tree */
    struct pdf_element *top;                     /* what holds the part: Document, or an element of its own */
    struct pdf_element *elements, *last_element; /* of the part, in order of making */
    struct lv_buf parents;                       /* numbers of the parent tree not yet in a node */
    struct lv_buf nodes;                         /* references to its nodes */
    uint32_t parents_from, parents_n, parents_next;
    double aside; /* how far to the right of its place is what the page that is painted has */
    struct pdf_link *links, *last_link, *listed; /* listed: the last that is in the annotations of its page */
    struct pdf_picture *pictures;                /* the newest */
    struct pdf_bookmark *bookmarks;              /* the last first, until they are written */
    uint32_t bookmarks_n;
    int bookmark_below;           /* levels above those of the part: the sections of a pack */
    struct pdf_edition *editions; /* of the part, in order */
    size_t editions_n, edition;   /* edition: the one last set */
    size_t editions_before;       /* of the parts before */
    HPDF_MD5_CTX md5;             /* of all content: what the file is known by */
};

/* ---- objects ---- */

/* Begins and ends the file around its parts; pdf_end: 0, or -1 with a diagnostic. A guard calls pdf_drop with the pdf. */
void pdf_begin(struct pdf *pdf);
int pdf_end(struct pdf *pdf);
void pdf_drop(void *pdf);

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
/* The stream of an object. */
struct lv_str pdf_stream(struct pdf *pdf, uint32_t id);
/* Copies an object of another file, and those it refers to; `numbers`, as many as that has, remembers which are there. */
uint32_t pdf_copy(struct pdf *to, struct pdf *from, uint32_t id, uint32_t *numbers);
/* Compressed content of the document, in the arena; it goes into the file's identity. */
struct lv_str pdf_deflate(struct pdf *pdf, struct lv_str data);

/* ---- text ---- */

void pdf_number(struct lv_buf *buf, double value); /* at most two decimals */
void pdf_move(struct lv_buf *buf, double right); /* what is painted from now on up to Q stands so far right */
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

/* The image object of a picture, its rows of `width` pixels at most, 0: all. 0: there is none. */
uint32_t pdf_add_picture(struct pdf *pdf, const struct lv_picture *picture, uint32_t width);
/* Prints the names of all pictures into those resources. */
void pdf_write_pictures(struct pdf *pdf);

/* Paints the pages of the part that is set. */
void pdf_paint_pages(struct pdf *pdf);
/* Paints their heads and feet, when all parts are there, and blank pages; a part begins with page `first`, from 0. */
void pdf_paint_part_running(struct pdf *pdf, struct pdf_part *part, size_t first, size_t pages);

/* Paints the document that is set as a new part, after those there are; what is made for it alone is written and gone. */
struct pdf_part *pdf_add_part(struct pdf *pdf);
/* How many pages a part takes, with the blank one after it. */
size_t pdf_part_pages(const struct pdf *pdf, const struct pdf_part *part);
/* Writes what leads to all parts: their pages, in order, and the root of the structure. */
void pdf_write_parts(struct pdf *pdf);

/* Prints what every page says of itself, up to its resources: with its boxes where it is cut. */
void pdf_put_page(struct pdf *pdf, double width, double height);
/* Prints the marks around a page of that size into its content; `across` tells two sizes apart. */
void pdf_put_marks(struct pdf *pdf, struct lv_buf *out, double width, double height, bool across);
/* Prints the names of marks that were used into the resources. */
void pdf_write_marks(struct pdf *pdf);

/* Writes the pages of a finished pack, two on a side, as a file to be folded. 0, or -1 with a diagnostic. */
int pdf_write_booklet(struct pdf *pdf, struct lv_buf *out);

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
/* Begins a tree, or a part of it that has its own element of that type; NULL: none. */
void pdf_begin_structure(struct pdf *pdf, const char *type);
void pdf_write_elements(struct pdf *pdf);  /* of the part */
void pdf_write_structure(struct pdf *pdf); /* the root, when all parts are there */

/* A piece of a link's text in one line: where it begins and ends, and its baseline (from below). */
struct pdf_link_text {
    double from, to, y, size;
    bool picture; /* it is one, of that place: nothing is below its baseline, and it is not underlined */
};

/* Makes a piece of a link's text on a page active. The pieces of a link on a page are one annotation. */
void pdf_link_add(struct pdf *pdf, struct lv_tag *tag, uint32_t page, struct pdf_link_text text);
void pdf_link_page(struct pdf *pdf, struct lv_buf *annots); /* references to those made since the last call */
void pdf_write_links(struct pdf *pdf);                      /* after all pages of the part */

/* A bookmark of an edition to the height y (from below) of a page; level 1 or 2, below those of the pack. */
void pdf_bookmark(struct pdf *pdf, size_t edition, int level, struct lv_str title, uint32_t page, double y);
/* The last one made comes after all others of its edition: what it leads to is at the foot of it, but beside its beginning. */
void pdf_bookmark_late(struct pdf *pdf);
void pdf_write_meta(struct pdf *pdf);

#endif
