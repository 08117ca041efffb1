/*
 * Setting a document on pages.
 *
 *   lv_layout_*    layout.c   the whole, and the page it is for
 *   lv_units_add   units.c    an edition → units: a block, short blocks in one line, a row of a table (table.c)
 *   lv_adder_*     table.c, contact.c, entry.c   units of special kinds
 *   lv_units_add_beside  side.c  the same, and what is in a side column beside it
 *   lv_rows_*      rows.c     units → rows, one edition after the other or side by side
 *   lv_box_set     set.c      the text of a block → glyphs, with where they belong
 *   lv_box_picture picture.c  a picture → a box
 *   lv_missing_*   missing.c  characters that no font has
 *   lv_box_mark    begin.c    where a line may begin
 *   lv_box_break   breaks.c   glyphs → lines, the best for the whole paragraph
 *   lv_box_hyphenate  hyphen.c
 *   lv_faces_open  faces.c    the faces of the style: those that travel with the program, or its own
 *   lv_look_of     look.c     how each kind of block looks
 *   lv_head_make   head.c     the letterhead
 *   lv_running_*   running.c  running heads and feet
 *   lv_pages_make  fit.c      rows → pages, the last of which is not nearly empty
 *   lv_pages_place pages.c    rows → pages, as they come
 *
 * A page body is a list of rows; a row has one or more columns, a column one or more boxes, a box is a
 * paragraph in lines. One language is one column; several languages, or the cells of a table, stand side by
 * side in one row, whose columns start at the same height and go on together over page breaks.
 *
 * Lengths are points, y grows downwards from the top of the page. All belongs to the layout.
 */
#ifndef LV_LAYOUT_H
#define LV_LAYOUT_H

#include "doc/doc.h"
#include "layout/face.h"
#include "picture/picture.h"
#include "style/style.h"

enum lv_family { LV_SERIF, LV_SANS }; /* the text and the heading font of the style */
enum lv_size {
    LV_SIZE_TEXT,
    LV_SIZE_SMALL,
    LV_SIZE_LEAD,
    LV_SIZE_HEADING,
    LV_SIZE_HEADLINE,
    LV_SIZE_CAPTION,
    LV_SIZE_CONTACT,
    LV_SIZE_NOTE,
    LV_SIZE_TABLE
};
enum lv_colour { LV_INK, LV_MUTED, LV_ACCENT, LV_EMBARGO_COLOUR, LV_LINK };

/* How a kind of block looks. Distances are in lines of running text, indents in its type size. */
struct lv_look {
    enum lv_family family;
    enum lv_size size;
    enum lv_colour colour;
    bool bold, italic;
    bool whole;   /* its lines stay on one page */
    bool keep;    /* stays with what follows */
    bool balance; /* lines of even length rather than full ones */
    bool bar;     /* a bar at its left */
    bool frame;   /* a frame around its lines */
    bool beside;  /* is in one line with its neighbours of this kind, as far as they fit */
    float before, after, indent, leading;
    float rule;  /* a thin rule above, so many of its own lines away; 0: none */
    bool closed; /* a thin rule below, as far away */
    bool heavy;  /* which is heavier, in the colour of text */
    float hang;  /* a further indent, into which a marker hangs */
};

/* Where text belongs: a node of the tree that has an element of its own in the output. */
struct lv_tag {
    const struct lv_node *node;
    struct lv_tag *up; /* NULL: the edition */
    bool body; /* what is inside the node beside a marker: the body of an item, the paragraph of a quote */
    void *element; /* the writer's own; NULL at first */
};

enum { LV_BLANK = 1, LV_BREAK = 2, LV_MISSING = 4, LV_MARK = 8, LV_HYPHEN = 16, LV_LINE = 32, LV_WHOLE = 64 };

struct lv_set_glyph {
    uint32_t cp;
    uint16_t cid, advance;
    int16_t adjust; /* what to add after it: kerning, or the way to a hanging indent */
    uint8_t face;   /* its number, see lv_layout_face */
    uint8_t subset;
    uint8_t flags; /* LV_BLANK; LV_BREAK: a line may begin here; LV_MISSING: a stand-in; LV_MARK: no width;
                       LV_HYPHEN: a line may begin here if a hyphen ends the one before; LV_LINE: one begins here;
                       LV_WHOLE: in a telephone number, which is never broken */
};

/* Glyphs of one look and place, up to the next run. */
struct lv_run {
    size_t first;
    enum lv_colour colour;
    struct lv_tag *tag;
};

struct lv_line {
    size_t from, to; /* glyphs, with the spaces at the end */
    float x;         /* from the left of the box */
    float width;     /* without spaces at the end */
    bool hyphen;     /* a hyphen is set after it */
};

struct lv_box {
    const struct lv_node *block;
    struct lv_str text; /* all of it */
    struct lv_look look;
    struct lv_set_glyph *glyphs;
    struct lv_run *runs;
    struct lv_line *lines;
    size_t n, nruns, nlines;
    double size, leading;      /* of its lines */
    double x, column;          /* its column: from the left of the page, width */
    double left, width;        /* inside its column */
    bool marked;               /* it is known where its lines may begin */
    bool tick;                 /* an upright stroke before it */
    struct lv_tag *tag;        /* of its block */
    double hang;               /* how far its first line begins before `left` */
    bool outside;              /* it is no part of the text: the name of a language above its column */
    size_t drop;               /* lines it begins below its place: the head of a column stands on its rule */
    double close;              /* a rule so many of its lines below its top; 0: none */
    double leader, leader_end; /* dots before it in its line, from and to; 0: none */
    const struct lv_picture *picture; /* instead of text: its one line is as high as that, `width` its own */
    bool paired;                      /* the other edition has it too, in the same row; */
    bool across;                      /* it lies over that, across both columns */
    double panel_x, panel_width;      /* the ground of its contact; no width: none */
    bool aside;                       /* it is in the side column */
};

/* What is beside each other in one edition. */
struct lv_unit {
    struct lv_box **boxes;
    size_t n;
    const size_t *stack; /* how many of them are one below the other in each of its columns; NULL: one */
    size_t columns;      /* then */
    size_t row;          /* bilingual, from 1; 0: none */
    bool wide;           /* over both columns */
    bool turned;         /* on a page across */
    bool aside;          /* in the side column; */
    bool opens;          /* beside it: the first after the head */
    const struct lv_unit
        *head; /* the row that names its columns, repeated above it at the head of a page; or NULL */
};

struct lv_column {
    struct lv_box **boxes;
    double *gaps; /* before each box but the first */
    size_t n;
};

struct lv_row {
    struct lv_column *columns;
    size_t n;
    double gap;                     /* before it, not at the head of a page */
    bool keep;                      /* with the next */
    bool page;                      /* begins a page */
    bool turned;                    /* is on a page across */
    const struct lv_unit *heads[2]; /* set again above it at the head of a page; NULL: nothing */
    const struct lv_column
        *aside[2]; /* in the side column from its first line on, one below the other; NULL: nothing */
};

/* Lines from..to of a box, put on a page. */
struct lv_placed {
    const struct lv_box *box;
    size_t from, to;
    double y;      /* of the top of the first line */
    bool repeated; /* it is on a page before, or no part of the text */
};

struct lv_page {
    size_t first, n; /* of placed */
    bool turned;     /* across */
};

/* A script of which no font has some letters in a line of an edition. */
struct lv_missing {
    const struct lv_node *edition;
    uint32_t line, first; /* character */
    size_t n;             /* characters */
    const void *script;   /* as libunistring has it */
    struct lv_missing *next;
};

enum { LV_HEAD_BOXES = 32 };

/* The letterhead of the first page. */
struct lv_head {
    struct lv_placed placed[LV_HEAD_BOXES];
    size_t n;
    struct lv_str logo;      /* a PNG or a JPEG, or nothing */
    struct lv_tag *logo_tag; /* NULL: an ornament */
    double logo_x, logo_y, logo_width, logo_height, rule_y;
};

enum { LV_OWN_FACES = 8 };

enum {
    LV_RUNNING = 5,       /* the embargo, left and right of head and foot */
    LV_RUNNING_MOST = 20, /* each in as many languages as a house speaks */
};

/* What is on every page: its words, with characters for the numbers of pages (style/house.h). */
struct lv_running {
    struct lv_str text[LV_RUNNING];
    struct lv_node *edition; /* not of the tree: holds their language */
    bool usual;              /* there is but the usual number in the foot: not on a page alone */
};

/* The same on one page. */
struct lv_running_page {
    struct lv_placed placed[LV_RUNNING_MOST];
    bool foot[LV_RUNNING_MOST];
    size_t n;
    double head, feet; /* heights */
};

/* What a part of a pack has of the pack. */
struct lv_layout_part {
    bool own;                        /* it is no release: it has no side column */
    bool cover;                      /* it has the letterhead, and begins lower; no other part has it */
    const struct lv_phrase *embargo; /* of all, on each page; NULL: none */
};

struct lv_layout {
    struct lv_arena arena; /* of the document */
    struct lv_arena kept;  /* of what is opened once for many */
    struct lv_doc *doc;
    struct lv_job *job;
    struct lv_style style;
    bool turned;          /* the page is across: */
    bool left_hand;       /* it is a left-hand page: the inner margin, heads and feet are mirrored */
    double width, height; /* of the page */
    double top, bottom, left, right; /* edges of the body; y of top and bottom, x of left and right */
    double head_room, foot_room;     /* the least margins for the heads and feet of pages; 0: any */
    double first_top;                /* of the first page */
    double side;          /* what a side column and the gutter take of the width; 0: there is none */
    struct lv_head *head; /* NULL: none */
    struct lv_running *running;
    struct lv_unit *units; /* of all editions, in document order */
    size_t nunits;
    struct lv_row *rows;
    size_t nrows;
    struct lv_placed *placed;
    size_t nplaced;
    struct lv_page *pages;
    size_t npages;
    size_t cap_placed, cap_pages;
    bool failed;                            /* it has been reported why */
    const struct lv_layout_part *pack;      /* it is a part of a pack; NULL: it is by itself */
    bool narrow;                            /* several columns: words are hyphenated */
    struct lv_picture_pairs pictures;       /* that both of two columns have */
    struct lv_hyphens *hyphens;             /* patterns loaded so far, kept */
    struct lv_tag *item;                    /* of the last item of a list */
    struct lv_tag *group;                   /* the last one looked up */
    struct lv_missing *missing;             /* scripts without glyphs that have been reported, newest first */
    const struct lv_face *faces[2][2][2];   /* family, bold, italic */
    struct lv_face own_faces[LV_OWN_FACES]; /* those that were opened, kept */
    size_t nown;
};

/* Reads the style and opens its faces, for one document or many. 0, or -1 with a diagnostic. The caller frees in either case. */
int lv_layout_open(struct lv_layout *layout, struct lv_job *job);
/* From now on on another paper than that of the style, whose margins shrink with it. 0, or -1 with a diagnostic. */
int lv_layout_paper(struct lv_layout *layout, const struct lv_paper *paper);
/* Sets a document on pages. 0, or -1 with a diagnostic. */
int lv_layout_make(struct lv_layout *layout, struct lv_doc *doc, struct lv_job *job);
/* Forgets the document that was set, so that another can be. */
void lv_layout_clear(struct lv_layout *layout);
void lv_layout_free(struct lv_layout *layout);

/* From now on the page is upright, or across. */
void lv_layout_turn(struct lv_layout *layout, bool turned);
/* The same of a page that is looked at again; on a left-hand one that is upright, margins are mirrored. Gives how far to
   the right of its place what was set on it stands. */
double lv_layout_turn_to(struct lv_layout *layout, bool turned, bool left_hand);
/* The width between the margins of such a page. */
double lv_layout_room(const struct lv_layout *layout, bool turned);

double lv_layout_size(const struct lv_layout *layout, enum lv_size size);

/* What heads and feet have on a page, from 0; all pages are there. */
void lv_running_page(struct lv_layout *layout, size_t page, struct lv_running_page *to);

/* A text that is not of the tree, in lines of that width; `edition` becomes its parent, and has its language. */
struct lv_box *lv_box_of(struct lv_layout *layout, struct lv_node *edition, struct lv_str text,
                         const struct lv_look *look, double width);

/* A face by its number. */
static inline const struct lv_face *lv_layout_face(const struct lv_layout *layout, uint8_t number) {
    return number < lv_faces_n ? &lv_faces[number] : &layout->own_faces[number - lv_faces_n];
}

/* The set of figures of a form in a face; the form of running text, and then the plain set, if it has none of that. */
unsigned lv_layout_figures(const struct lv_layout *layout, const struct lv_face *face, unsigned form);

/* Says that a font of the style, whose number that is, cannot be used. Returns -1. */
int lv_face_report(const struct lv_layout *layout, uint8_t number, const char *wrong);

/* ---- between the files of this folder ---- */

/* Finds or opens the faces of the style. 0, or -1 with a diagnostic. */
int lv_faces_open(struct lv_layout *layout);
void lv_faces_close(struct lv_layout *layout);

/* Makes the letterhead, and sets where the text of the first page begins. */
void lv_head_make(struct lv_layout *layout);

/* Fills heads and feet, and makes room for them where the margins have too little. */
void lv_running_make(struct lv_layout *layout);

struct lv_look lv_look_of(const struct lv_node *block);
/* What a house makes of the look of a block. */
struct lv_look lv_look_in(const struct lv_style *style, const struct lv_node *block, struct lv_look look);

/* Notes that no font has a character of a block; reports all that have been noted. */
void lv_missing_note(struct lv_layout *layout, const struct lv_node *block, uint32_t cp);
void lv_missing_report(struct lv_layout *layout);

/* Fills text, glyphs and runs of a box whose block and look are set. */
void lv_box_set(struct lv_layout *layout, struct lv_box *box);

/* Characters that are never seen, and have no glyph: soft hyphen, zero-width, directional and variation marks. */
static inline bool lv_is_invisible(uint32_t cp) {
    if (cp < 0xAD)
        return false;
    return cp == 0xAD || cp == 0x34F || (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2060 && cp <= 0x206F) || (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0xFEFF ||
           (cp >= 0xE0000 && cp <= 0xE0FFF);
}

/* Marks the glyphs a line may begin with; nothing if that has been done. */
void lv_box_mark(struct lv_box *box);

/* A box with the picture of a figure in a column, or NULL if there is none. */
struct lv_box *lv_box_picture(struct lv_layout *layout, const struct lv_node *figure, double x, double width);

/* Marks where the words of a box may be hyphenated. */
void lv_box_hyphenate(struct lv_layout *layout, struct lv_box *box);
void lv_hyphens_free(struct lv_layout *layout);

/* Fills lines; size, width and hang are set. Time linear in the number of glyphs. */
void lv_box_break(struct lv_layout *layout, struct lv_box *box);

/* Fills pages and placed from rows. Changes their distances, and where they begin a page. Linear time. */
void lv_pages_make(struct lv_layout *layout);

/* Adds pages of rows first..end, beginning with a new one. Returns the height used on the last. */
double lv_pages_place(struct lv_layout *layout, size_t first, size_t end);

/* Height of all rows set in one piece. */
double lv_rows_height(const struct lv_layout *layout);

/* Height of a column set in one piece. */
double lv_column_height(const struct lv_column *column);

/* Adds the units of an edition, set in lines, in a column of that place and width. */
void lv_units_add(struct lv_layout *layout, const struct lv_node *edition, double x, double width);

/* The same on pages with a side column, where the edition has text for which there is room beside it. */
void lv_units_add_beside(struct lv_layout *layout, const struct lv_node *edition);

/* The units first..n that are in the side column: contacts, or those before them, which may be none; gaps[0] is between. */
struct lv_column lv_rows_aside(struct lv_layout *layout, size_t first, size_t n, bool contacts);

/* A headline that only one of two editions has stands over both columns; units of the second begin at `second`. */
void lv_units_lone_headline(struct lv_layout *layout, size_t second);

/* The name of an edition's language, for above its column. */
struct lv_box *lv_box_language(struct lv_layout *layout, const struct lv_node *edition, double x,
                               double width);

/* Rows of units first..n, each by itself. */
void lv_rows_sequence(struct lv_layout *layout, size_t first, size_t n);

/* Rows of the units of two editions, of which the second begins at `second`: beside each other, or by turns. */
void lv_rows_paired(struct lv_layout *layout, size_t second, bool beside);

/* The tag of an edition or a group; one for each. */
struct lv_tag *lv_tag_group(struct lv_layout *layout, const struct lv_node *node);
struct lv_tag *lv_tag_new(struct lv_layout *layout, const struct lv_node *node, struct lv_tag *up, bool body);

#endif
