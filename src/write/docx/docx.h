/*
 * The DOCX writer, one room a file:
 *
 *   docx.c           the stage: one release, the parts one after the other, and the package of them
 *   docx/pack.c      the writer of packs: many releases, each in a section of its own
 *   docx/files.c     the parts in the order of the file
 *   docx/ready.c     those that are the same in every document of the default house, compressed at build time
 *   docx/package.c   the zip, made in memory
 *   docx/pour.c      a part that is compressed while it is written
 *   docx/index.c     what is stored once, however often it comes
 *   docx/body.c      word/document.xml: blocks into any container
 *   docx/table.c     tables and their styles
 *   docx/contact.c   contacts, and people beside each other
 *   docx/side.c      what is in a side column
 *   docx/pair.c      two editions side by side or by turns
 *   docx/run.c       the text of a block: runs, links, markers
 *   docx/picture.c   pictures and their parts
 *   docx/drawing.c   how a picture is in a line of text
 *   docx/link.c      which addresses become links; word/_rels/document.xml.rels
 *   docx/style.c     word/styles.xml from the house style
 *   docx/theme.c     word/theme.xml: its colours and fonts
 *   docx/numbering.c word/numbering.xml: one list a kind of bullet
 *   docx/cover.c     the cover of a pack
 *   docx/contents.c  contents of a pack: a field of Word, filled in
 *   docx/count.c     how many pages a release of a pack is likely to have
 *   docx/head.c      word/header-first.xml: the letterhead
 *   docx/running.c   word/header.xml and the footers, those of a pack each once
 *   docx/parts.c     the small parts: content types, settings, fonts, properties
 *   docx/xml.c       elements and attributes
 *
 * How the text of the tree is in the document: each block is one paragraph and its text is in w:t, letter for
 * letter, with two exceptions. The blank after the marker of an item or a quote is a w:tab. The bullet of a
 * bulleted item is the bullet of its paragraph's list (w:numPr, w:lvlText), the same character. A numbered item is
 * in a list that puts nothing before it, and keeps its number as text, so that nothing can ever count it anew.
 */
#ifndef LV_DOCX_H
#define LV_DOCX_H

#include <stdio.h>

#include "core/map.h"
#include "doc/doc.h"
#include "doc/rows.h"
#include "picture/picture.h"
#include "style/house.h"
#include "write/zip/archive.h"

/* A part of the package under construction: XML in memory. */
enum { DOCX_DEEPEST = 48 };
struct docx_part {
    struct lv_buf xml;
    const char *element[DOCX_DEEPEST]; /* that are open; static strings */
    size_t depth;
    bool in_tag; /* of the last of them: attributes may follow */
    size_t hole; /* where the language of the document is named */
};

/* Texts by number, from 1, each once. All zero is empty. */
struct docx_index {
    struct lv_map numbers;
    struct lv_str *text; /* of the map */
    unsigned n, room;
};

enum { DOCX_BULLETS = 16, DOCX_BULLET_BYTES = 16, DOCX_ID = 24, DOCX_MEDIUM = 40 };

/* Where the text of one document has got to: all zero where it begins. */
struct docx_flow {
    unsigned width;       /* of the container being written to, in twips */
    unsigned column;      /* that of one of two languages, likewise */
    unsigned *columns;    /* widths of those of the table being written, likewise */
    bool lone_headline;   /* one of two editions has a headline: it stands over both columns */
    bool across;          /* on pages across */
    bool sections;        /* what is written may be on pages of its own */
    bool later;           /* a section was ended: those after it have nothing of the first page */
    bool small_table;     /* the cells being written are set smaller */
    bool no_rule;         /* the paragraphs being written have not the rule of their style */
    bool narrow;          /* in a column of two: headlines are smaller */
    bool begun;           /* a paragraph was written */
    bool after_table;     /* a table was written last */
    bool page_break;      /* the next paragraph begins a page */
    bool keep_next;       /* the next paragraph stays with the one after it */
    bool let_go;          /* it does not, whatever its style says */
    bool keep_lines;      /* the next paragraph stays on one page */
    unsigned space;       /* extra space above the next paragraph, in twips */
    unsigned space_after; /* below it, instead of that of its style */
    bool framed;          /* what is written is in the side column, */
    unsigned frame_down;  /* so far below the top of what is beside it, in twips */
    unsigned level;       /* of the next paragraph in lists inside lists, from 0 */
    unsigned leader; /* where the next paragraph has a number, in twips, with dots up to it; 0: it has none */
    bool dated;      /* and a day before its text */
    size_t properties; /* where in the XML those of the last paragraph end */
    size_t text;       /* where in the XML the first paragraph has its text; 0: there is none yet */
    bool text_framed;  /* that paragraph is in the side column: one that is not takes its place */
    double picture;    /* height of pictures at most, in points; 0: half a page */
    bool toc;          /* the field of the contents is to begin */
};

/* What a document of many releases has beyond that of one. */
struct docx_pack {
    struct lv_arena arena;
    const struct lv_phrase *embargo, *sender;
    struct lv_str day;         /* of the pack; empty: it is not known */
    struct docx_index running; /* headers and footers, as XML */
    bool duplex;               /* its parts begin on right-hand pages, and left-hand ones are mirrored */
    bool days;                 /* contents have a day before some titles */
    bool own;                  /* what is written is a document of the pack: its links lead to releases; */
    bool cover;                /* and that one */
};

struct docx {
    struct lv_doc *doc;
    struct lv_job *job;
    struct lv_style style;
    struct lv_letterhead letter;
    bool has_letter, has_head; /* has_head: word/header.xml is there */
    struct docx_pack *pack;    /* NULL: one release */
    unsigned side; /* what a side column and the gutter take of the width, in twips; 0: there is none */
    char head[DOCX_ID], foot[DOCX_ID], even_head[DOCX_ID],
        even_foot[DOCX_ID];  /* relationships of header and footer of what is being written; "": none */
    struct docx_part *body;  /* word/document.xml */
    struct docx_part *links; /* word/_rels/document.xml.rels */
    unsigned nlinks;
    const struct lv_picture **media; /* parts of the package, by the number in their name - 1 */
    struct docx_index hashes;        /* of them, in that order */
    unsigned npictures;              /* how often one is shown; a pack counts the logo, too */
    char bullets[DOCX_BULLETS][DOCX_BULLET_BYTES + 1]; /* by w:numId - 1; the second is none */
    unsigned nbullets;
    struct docx_flow flow;
    bool has_across;                  /* some pages are across: they have headers and footers of their own */
    bool first_across;                /* the first page is */
    bool part_across;                 /* the header or footer being written is for such pages, */
    bool part_even;                   /* and for left-hand ones */
    bool letter_date;                 /* the runs being written are the date of the letterhead */
    struct lv_picture_pairs by_turns; /* pictures that both of two editions have, which are by turns */
    struct lv_buf text;               /* scratch for terminated strings */
    struct lv_str lang;               /* the language docx_lang was asked for last, and its answer */
    const char *lang_name;
};

enum {
    DOCX_TWIPS = 20,        /* a point */
    DOCX_LEVELS = 4,        /* of lists inside lists */
    DOCX_NO_BULLET = 2,     /* w:numId of the list that puts nothing before its items */
    DOCX_STYLE_BULLETS = 2, /* lists that are in every document: that of the style, and that */
    DOCX_STYLE_BULLET = -1, /* for docx_paragraph: the list of its style, or none */
};

/* Lengths in twips, to the nearest. */
static inline long docx_from_points(double points) {
    return (long)(points * DOCX_TWIPS + 0.5);
}

static inline long docx_from_mm(double mm) {
    return (long)(mm * 72 / 25.4 * DOCX_TWIPS + 0.5);
}

/* Those two, where a struct docx begins. */
#define DOCX_LISTS .bullets = {"•", ""}, .nbullets = DOCX_STYLE_BULLETS

#define DOCX_SMALL_TABLE 0.85 /* of the type size of tables, where one has no room */

/* A font on every Windows and Office that has ☞; elsewhere the reader's fallback finds one. */
#define DOCX_SYMBOL_FONT "Segoe UI Symbol"

/* ---- docx/xml.c: all take UTF-8; names of elements are static strings ---- */

void docx_part_open(struct docx_part *part);
void docx_part_close(struct docx_part *part); /* ends all elements; part->xml is complete */
void docx_part_free(struct docx_part *part);
void docx_open(struct docx_part *part, const char *element);
void docx_close(struct docx_part *part);
void docx_attr(struct docx_part *part, const char *name, const char *value);
void docx_attr_int(struct docx_part *part, const char *name, long value);
/* <element/>, <element w:val="value"/>, <element>text</element> */
void docx_flag(struct docx_part *part, const char *element);
void docx_val(struct docx_part *part, const char *element, const char *value);
void docx_int(struct docx_part *part, const char *element, long value);
void docx_text(struct docx_part *part, const char *element, const char *text);
void docx_characters(struct docx_part *part, const char *text);
/* A namespace declaration on the element just opened. */
void docx_namespace(struct docx_part *part, const char *prefix, const char *uri);
/* The language of the document, where it is known: all else in such a part depends on the house style alone. */
void docx_language(struct docx_part *part, const char *element, const char *lang);
/* s terminated, in d->text, without what XML cannot hold; valid until the next call. */
const char *docx_string(struct docx *d, struct lv_str s);

/* ---- the document ---- */

void docx_open_document(struct docx_part *part);
/* Begins what is written into d->body with nothing known of what was before. */
void docx_begin_text(struct docx *d);
/* All of d->doc, a release or a document of a pack, into d->body; but for its section, which comes last: */
void docx_release(struct docx *d);
/* Properties of the last section of a document, and a paragraph that ends another. */
void docx_section(struct docx *d);
void docx_end_section(struct docx *d);
/* Ends the section in the last paragraph, which is in no table: one of its own might be alone on a page. */
void docx_end_part(struct docx *d);
/* A tab stop at the right, with a leader up to it, such as "dot"; NULL: with nothing. */
void docx_right_tab(struct docx_part *part, long at, const char *leader);
/* Writes a block, or a group and all in it, into the container that is open in d->body-> */
void docx_block(struct docx *d, const struct lv_node *node);
void docx_table(struct docx *d, const struct lv_node *table);
/* True if the columns of a table divide no word in a room of that many twips. */
bool docx_table_fits(struct docx *d, const struct lv_node *table, unsigned room);
/* Writes two paired editions in that arrangement, columns or rows. */
void docx_pair(struct docx *d, enum lv_arrangement arrangement, const struct lv_rows *rows);
/* Opens a paragraph of that style, with what d asks of the next one; `bullet` is a w:numId or DOCX_STYLE_BULLET. */
void docx_paragraph(struct docx *d, const char *style, int bullet);
/* All of a block in a paragraph of that style. */
void docx_block_as(struct docx *d, const struct lv_node *block, const char *style);
void docx_contact(struct docx *d, const struct lv_node *contact);
/* w:shd: a ground of that colour. */
void docx_ground(struct docx_part *part, uint32_t rgb);
/* For a cell, and where Word needs one: after a table. */
void docx_empty_paragraph(struct docx *d);
/* All text of a block as runs into the open paragraph. Leaves out the marker, and the space after it, if asked to. */
void docx_runs(struct docx *d, const struct lv_node *block, bool without_marker);

/* ---- docx/side.c ---- */

/* Looks whether d->doc has a side column. */
void docx_find_side(struct docx *d);
/* What it takes at that side of the text. */
unsigned docx_side_at(const struct docx *d, enum lv_side_place place);
/* w:ind of a paragraph that is as wide as text and side column. */
void docx_outdent(const struct docx *d, struct docx_part *part);
/* w:framePr of a paragraph in it. */
void docx_frame_properties(const struct docx *d);
/* All of an edition with a side column. */
void docx_children_beside(struct docx *d, const struct lv_node *edition);

/* The cover of a pack, d->doc, into d->body; but for its section. */
void docx_cover(struct docx *d);
/* A line of contents in that style: a link to a release, its date, the page it begins on. */
void docx_entry(struct docx *d, const struct lv_node *item, const char *style);
/* The contents of a pack: a field of Word, filled in. */
void docx_contents(struct docx *d);
/* The number of the release that a line leads to; 0: to none. */
size_t docx_entry_number(const struct lv_node *item);
/* What a release has for that field to find: the text of an entry of that level. */
enum docx_level { DOCX_SECTION = 1, DOCX_MISSING, DOCX_ENTRY };
void docx_mark(struct docx *d, struct docx_part *part, enum docx_level level, const struct lv_node *entry);
/* w:ind of a line of contents, perhaps with room for a day. */
void docx_entry_indent(const struct docx *d, struct docx_part *part, bool dated);
void docx_open_bookmark(struct docx_part *part, size_t number);
void docx_close_bookmark(struct docx_part *part, size_t number);

/* The relationship id of a link to `href` in id (a new one), or false if such an address must not be a link. */
bool docx_link(struct docx *d, struct lv_str href, char id[DOCX_ID]);
/* The captions of a figure, without its picture. */
void docx_captions(struct docx *d, const struct lv_node *figure);
/* A paragraph with the picture of a figure. False, nothing written: there is none. */
bool docx_picture(struct docx *d, const struct lv_node *figure);
double docx_picture_height(struct docx *d, const struct lv_node *figure);   /* in points; 0: there is none */
void docx_picture_link(struct docx *d, const char *id, const char *target); /* a relationship */
void docx_media_types(struct docx *d, struct docx_part *part);
/* The name of a picture in the package. */
void docx_medium_name(const struct lv_picture *picture, unsigned number, char name[DOCX_MEDIUM]);
/* w:numId of the list with that bullet, or 0 if it cannot be one. */
int docx_bullet(struct docx *d, struct lv_str marker);
/* The language as Word wants it ("lv-LV"), or an empty string if it is unknown. Terminated, in the arena or static. */
const char *docx_lang(struct docx *d, struct lv_str lang);

/* Indent and distance of the text from the marker of an item, in twips. */
long docx_hang(const struct docx *d);
/* A colour as "8A1538". */
enum { DOCX_HEX = 8 };
const char *docx_hex(uint32_t rgb, char hex[DOCX_HEX]);
/* The theme's font for headings or text, so that a change of the theme reaches all of them. */
void docx_theme_font(struct docx_part *part, bool heading);
/* Opens w:style and names it. */
void docx_style_open(struct docx_part *part, const char *type, const char *id, const char *name,
                     bool standard);
/* The height of a paragraph of that style, of a pack or any, about: in points. */
double docx_text_height(const struct docx *d, const char *style, struct lv_str text);
/* Writes the styles of tables. */
void docx_table_styles(struct docx *d, struct docx_part *part);
/* A border on that side ("w:top"): its width in eighths of a point, its distance in points. */
void docx_rule(struct docx_part *part, const char *side, uint32_t rgb, int eighths, int space);
/* w:ind, in twips. */
void docx_indent(struct docx_part *part, long left, long hanging);

/* ---- the other parts: each writes one into an open part ---- */

void docx_styles(struct docx *d, struct docx_part *part);
void docx_numbering(struct docx *d, struct docx_part *part);
void docx_content_types(struct docx *d, struct docx_part *part);
void docx_package_links(struct docx *d, struct docx_part *part);
void docx_settings(struct docx *d, struct docx_part *part);
void docx_theme(struct docx *d, struct docx_part *part);
void docx_fonts(struct docx *d, struct docx_part *part);
void docx_footer(struct docx *d, struct docx_part *part);
void docx_footer_first(struct docx *d, struct docx_part *part);
void docx_footer_across(struct docx *d, struct docx_part *part);
void docx_core(struct docx *d, struct docx_part *part);
void docx_app(struct docx *d, struct docx_part *part);
/* The relationships every document has; docx_link and docx_running_link add to them. kind: "header" or "footer". */
void docx_running_link(struct docx *d, const char *id, const char *kind, const char *target);
void docx_links_begin(struct docx *d);
void docx_links_own(struct docx *d);

/* True while a document of the pack itself is written. */
static inline bool docx_is_own(const struct docx *d) {
    return d->pack && d->pack->own;
}

/* True if left-hand pages have margins, headers and footers of their own; a template has its own page. */
static inline bool docx_is_mirrored(const struct docx *d) {
    return d->pack && d->pack->duplex && !d->style.docx_template.name;
}

/* Its first language as Word wants it, or an empty string. */
const char *docx_document_lang(struct docx *d);

/* ---- docx/drawing.c ---- */

#define DOCX_DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"
enum { DOCX_EMU = 12700 }; /* a point */

/* A picture where it is shown. */
struct docx_frame {
    unsigned number;
    const char *name, *link; /* link: the relationship that leads to it */
    long width, height;      /* in EMU */
};

void docx_graphic(struct docx_part *part, const struct docx_frame *frame);
void docx_extent(struct docx_part *part, const char *element, const struct docx_frame *frame);
void docx_distances(struct docx_part *part); /* none to the text around it */

/* ---- docx/head.c ---- */

void docx_head_first(struct docx *d, struct docx_part *part);
void docx_logo_link(struct docx *d, struct docx_part *part); /* in link.c */
void docx_head(struct docx *d, struct docx_part *part);
void docx_head_across(struct docx *d, struct docx_part *part);
/* The relationships of those for pages across, once: in link.c. */
void docx_across_links(struct docx *d);
bool docx_has_across(const struct docx *d);
bool docx_has_head_across(const struct docx *d);
/* Looks what the header has from the second page on. */
void docx_running(struct docx *d);
bool docx_has_letter(const struct docx *d);
bool docx_has_head(const struct docx *d);
bool docx_has_first(const struct docx *d);      /* the first page has a header of its own, */
bool docx_has_first_foot(const struct docx *d); /* and a footer */
bool docx_has_foot(const struct docx *d);       /* all pages have one footer */
/* Adds header and footer of a release of a pack, whose they are until it ends. */
void docx_add_running(struct docx *d);
/* The name of such a part; true for a header. */
bool docx_running_name(const struct docx_pack *pack, unsigned number, char name[DOCX_MEDIUM]);
bool docx_has_logo(const struct docx *d);
bool docx_has_png(const struct docx *d);
bool docx_has_jpeg(const struct docx *d);
/* A run that is not of the tree. */
void docx_plain_run(struct docx *d, struct docx_part *part, struct lv_str lang, struct lv_str text);
/* Width of the pages that a header or footer is for, without their margins, in twips; how far from the text's left it ends. */
long docx_measure(const struct docx *d);
long docx_right_end(const struct docx *d);

/* ---- docx/files.c: the parts in the order of the file ---- */

struct docx_file {
    const char *name;
    void (*write)(struct docx *d, struct docx_part *part); /* NULL: written while the body is */
    bool ready;                           /* depends on the house style and the language alone */
    const char *language;                 /* the element that names it, or NULL: no part of it does */
    bool (*wanted)(const struct docx *d); /* NULL: in every document */
};

enum {
    DOCX_TYPES = 0,
    DOCX_BODY = 2,
    DOCX_LINKS = 3,
    DOCX_STYLES = 4,
    DOCX_NUMBERING = 5,
    DOCX_SETTINGS = 7,
    DOCX_PNG = 14,
    DOCX_JPEG = 15,
    DOCX_FILES = 20
};
extern const struct docx_file docx_files[DOCX_FILES];

/* True for a file that is no XML: the bytes of the logo. */
static inline bool docx_is_picture(size_t file) {
    return file == DOCX_PNG || file == DOCX_JPEG;
}

/* ---- docx/pour.c ---- */

/* Makes a compressor, which docx_pour_free frees; NULL is none. */
struct docx_pour *docx_pour_new(void);
void docx_pour_free(struct docx_pour *pour);
/* Compresses bytes and adds them to a part; docx_pour_more adds what was compressed before, as the second of two parts. */
void docx_pour(struct docx_pour *pour, struct archive_packed *to, struct lv_str bytes);
void docx_pour_more(struct archive_packed *to, const struct archive_packed *more);
void docx_pour_end(struct archive_packed *to);

/* ---- docx/index.c ---- */

/* The number of a text, a new one where it was not there. */
unsigned docx_index(struct docx_index *index, struct lv_str text);
void docx_index_free(struct docx_index *index);

/* ---- docx/count.c ---- */

/* Sets documents as the PDF would, to know how many pages they take. docx_counter_free ends it; NULL is none. */
struct docx_counter *docx_counter_new(struct lv_job *job, const struct lv_style *style);
size_t docx_count_pages(struct docx_counter *counter, struct lv_doc *doc, const struct lv_job *job,
                        bool release);
void docx_counter_free(struct docx_counter *counter);

/* ---- docx.c: what a document of one release and of many have in common ---- */

/* Reads the style. 0, or -1 with a diagnostic. */
int docx_begin(struct docx *d);
/* The body is in parts or packed: writes all other parts and appends the package to job->out. 0, or -1 with a diagnostic. */
int docx_end(struct docx *d, struct docx_part *parts, struct archive_packed *packed);
void docx_drop(struct docx *d);

/* Packs what is not yet, and appends the package to job->out. 0, or -1 with a diagnostic. */
int docx_package(struct docx *d, const struct docx_part *parts, struct archive_packed *packed);

/* ---- docx/ready.c ---- */

/* What is left of a part after the place where the language is named, as build/gen/docx.inc has it. */
struct docx_ready {
    struct lv_str before; /* that place, as it is */
    struct lv_str after;  /* deflated */
    size_t after_size;
    uint32_t after_crc;
};

/* Packs a part of the default house without writing it. False: this document needs one of its own. */
bool docx_take_ready(struct docx *d, size_t file, struct archive_packed *to);

#define DOCX_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define DOCX_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define DOCX_PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define DOCX_WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

#endif
