/*
 * Writer html, inside.
 *
 *   lv_html_sheet    html/sheet.c   the style sheet of the page; that of the default house is made at build time
 *   lv_html_css      html/css.c     the style sheet of a house style
 *   lv_html_banner   html/banner.c  the letterhead
 *   lv_html_json     html/json.c    schema.org JSON-LD
 *   lv_html_edition  html/edition.c an edition
 *   lv_html_block    html/block.c   what is in it
 *   lv_html_cells …  html/cells.c   two editions in columns or by turns
 *   lv_html_list     html/list.c    lists, marked by the browser; numbering.c: whether it counts as the source does
 *   lv_html_table …  html/table.c   tables
 *   lv_html_image    html/picture.c pictures
 *   lv_html_rows …   html/rows.c    two editions side by side
 *   lv_html_inline   html/inline.c  the content of a block
 *   lv_html_href …   html/value.c   values safe and valid in HTML
 *   lv_pack_html     html/pack.c    a pack as one page; html/pages.c: as linked pages; html/book.h: what these share
 *   lv_pack_epub     html/epub.c    a pack as a book: html/epub.h
 */
#ifndef LV_HTML_H
#define LV_HTML_H

#include "doc/doc.h"
#include "doc/rows.h"
#include "picture/picture.h"
#include "style/house.h"
#include "write/escape.h"

/* What an edition has for a headline. */
struct lv_html_title {
    const struct lv_node *block;
    struct lv_str text; /* the beginning of it that is the heading; empty: all of it */
};

/* How a document becomes part of something larger; lv_html_own_page is that of a page with one release. */
struct lv_html_form {
    int level;           /* of headlines */
    const char *before;  /* what ids begin with */
    bool inner;          /* a part of a page: no articles, no landmarks, all headlines of one level */
    bool plain;          /* without head and foot: it is no release */
    bool flow;           /* nothing side by side */
    bool xml;            /* as XHTML */
    bool pack;           /* the page is of a pack: it has a style sheet more, and says so */
    struct lv_str above; /* mark-up before the release, on its page */
    void *state;
    /* Appends the address of a release of a pack, in that language; NULL: nothing leads to any. */
    void (*link)(void *state, size_t number, struct lv_str lang, struct lv_buf *to);
    /* Appends the name of a file with these bytes; NULL: they are put into the page. */
    void (*file)(void *state, struct lv_str bytes, const char *type, struct lv_buf *to);
};

extern const struct lv_html_form lv_html_own_page;

struct lv_html {
    const struct lv_html_form *form;
    struct lv_doc *doc;
    struct lv_job *job;
    const struct lv_style *style; /* NULL: the default */
    struct lv_buf *out;
    bool second;    /* the edition is not the first */
    size_t edition; /* its number, from 1 */
    struct lv_html_title title;
    const struct lv_node *link; /* the element a we are in, or NULL; it must not nest */
    const struct lv_node *time; /* likewise */
    bool title_open;
    enum lv_arrangement arrangement;
    struct lv_rows rows;
    const struct lv_node
        *lone; /* the headline that only one of two editions side by side has, above both; or NULL */
    size_t lines, *line;              /* of two paired editions: the line of the grid for each row */
    struct lv_picture_pairs pictures; /* that both have */
    bool attribution_line;            /* the house sets who says a quote on a line of its own */
    bool people;                      /* the house sets several people of a contact beside each other */
    bool side;                        /* there is a side column beside the text */
    bool row_heads;                   /* the house marks first columns that name rows */
    size_t title_left;                /* bytes of the heading still to come */
};

/*
 * Loads the style of the house, unless it is the default one, whose sheet is ready: html->style then stays NULL, but with
 * `always` it is loaded, too. 0, or -1 with a diagnostic; the caller frees *style if html->style is it.
 */
int lv_html_house(struct lv_html *html, struct lv_job *job, struct lv_style *style, bool always);
/* Begins with another document of the same house. */
void lv_html_begin(struct lv_html *html, const struct lv_html_form *form, struct lv_doc *doc,
                   struct lv_job *job, struct lv_buf *out);
/* Appends a page with a release but for its end, `</body></html>`. */
void lv_html_page(struct lv_html *html);
/* Appends a release as a part of a page, its editions in an element with a class. */
void lv_html_release(struct lv_html *html, const char *tag, const char *class);
/* Appends the beginning of a page up to its title, with the language it is in. */
void lv_html_head(struct lv_html *html, struct lv_str lang);
/* Appends all editions in an element of that name, whose classes begin with `class`. */
void lv_html_editions(struct lv_html *html, const char *tag, const char *class);
/* The level of the headline of the edition that is written. */
int lv_html_level(const struct lv_html *html);
/* True for an edition that a heading names which is not inside another block. */
bool lv_html_is_named(struct lv_html *html, const struct lv_node *edition);

/* Appends the style sheet of the page. */
void lv_html_sheet(struct lv_html *html);

/* Appends the letterhead, where the style has one for pages; and what the style sheet needs for it. */
void lv_html_banner(struct lv_html *html);
bool lv_html_has_banner(struct lv_html *html);
void lv_html_banner_css(struct lv_html *html);

/* The font files of the style as @font-face, where it wants them on the page. */
void lv_html_fonts(struct lv_html *html);

/* A string in quotation marks; whatever could end it is left out. */
void lv_css_string(struct lv_buf *out, const char *text);

/* Appends where bytes are to be found: the name of their file, or themselves (RFC 2397). */
void lv_html_data(const struct lv_html *html, const char *type, struct lv_str bytes);

/* The end of the tag of an element that is empty. */
const char *lv_html_void(const struct lv_html *html);

/* Appends the style sheet of a style: the values of the style, then styles/html.css. */
void lv_html_css(struct lv_buf *out, const struct lv_style *style);

/* The same for a book, whose reader has pages and a light of its own. */
void lv_html_book_css(struct lv_buf *out, const struct lv_style *style);
/* Appends what only packs have. */
void lv_html_pack_css(struct lv_buf *out);

/* Appends a name, a number with two decimals, whatever the locale, and its unit. */
void lv_css_number(struct lv_buf *out, const char *name, double value, const char *unit);

/* Appends the script element with what the editions say of themselves. */
void lv_html_json(struct lv_doc *doc, struct lv_job *job, struct lv_buf *out);

/* Appends an edition as an article, named by its heading, or as a div where it has none. */
void lv_html_edition(struct lv_html *html, const struct lv_node *edition);
struct lv_html_title lv_html_title(struct lv_html *html, const struct lv_node *edition);
/* Appends the blocks of an edition, whose first headline is the title. */
void lv_html_blocks(struct lv_html *html, const struct lv_node *edition);

/* Appends the blocks of an edition as cells of its column. */
void lv_html_cells(struct lv_html *html, const struct lv_node *edition);

/* Appends two editions cell by cell, in the order they are read. */
void lv_html_turns(struct lv_html *html, const struct lv_node *first);

/* Appends links to the editions of a release, by the names of their languages. */
void lv_html_languages(struct lv_html *html);

/* Makes the grid of two editions to be set in columns or rows; html->lines stays 0 for any other document. */
void lv_html_rows(struct lv_html *html);

/* The line of a block in the grid, from 1, or 0 for one that has no partner it could be beside. */
size_t lv_html_line(const struct lv_html *html, const struct lv_node *block);

/* Where a block belongs when it is at that end of the edition. */
enum lv_html_part { LV_HTML_BODY, LV_HTML_HEAD, LV_HTML_FOOT };
enum lv_html_part lv_html_part(const struct lv_node *block);

/* Appends a block with all that is in it, if there is something to see. */
void lv_html_block(struct lv_html *html, const struct lv_node *block);
/* True for a block that has something to see, and has it in its own place: not in a table it names. */
bool lv_html_is_shown(const struct lv_html *html, const struct lv_node *block);

/* Appends a table with its caption. */
void lv_html_table(struct lv_html *html, const struct lv_node *table);
/* The table whose caption a block is, or that of what it holds; it is written there. NULL: none. */
const struct lv_node *lv_html_caption_of(const struct lv_html *html, const struct lv_node *block);
void lv_html_list(struct lv_html *html, const struct lv_node *list);
/* How a list is numbered: (iii) is LV_LOWER_ROMAN between "(" and ")". */
enum lv_number_kind { LV_DECIMAL, LV_LOWER_LETTER, LV_UPPER_LETTER, LV_LOWER_ROMAN, LV_UPPER_ROMAN };
struct lv_numbering {
    enum lv_number_kind kind;
    unsigned start;              /* the number of the first item, from 1 */
    struct lv_str before, after; /* in the arena or the source */
};

/* True, and how in *numbering, for a list of two items or more, each with the number after that of the one before. */
bool lv_html_is_numbered(struct lv_doc *doc, const struct lv_node *list, struct lv_numbering *numbering);

/* True for an item whose marker has no letter or digit: all of it is in how the browser draws the list. */
bool lv_html_is_bullet(struct lv_html *html, const struct lv_node *item);

/* Appends what is inside a block. */
void lv_html_inline(struct lv_html *html, const struct lv_node *block);

/* Appends the picture of a figure. False, nothing appended: there is none. */
bool lv_html_image(struct lv_html *html, const struct lv_node *figure);

/* False for a node that would leave an empty element. */
bool lv_html_has_text(const struct lv_node *node);

/* Appends ` lang="…"`. */
void lv_html_in_language(struct lv_html *html, struct lv_str lang);
/* The same where the node has a language of its own. */
void lv_html_lang(struct lv_html *html, const struct lv_node *node);

/* The editions of a document one after the other; NULL: the first. */
const struct lv_node *lv_html_next_edition(const struct lv_doc *doc, const struct lv_node *edition);

/*
 * Appends the address of a link (WHATWG URL): http, https, mailto and tel only, characters that must not stand in an
 * address percent-encoded. False, nothing appended: not such an address.
 */
bool lv_html_href(struct lv_buf *out, struct lv_str href);

/* Appends `<a href="` and such an address; false, nothing appended: it is none. */
bool lv_html_open_link(struct lv_buf *out, struct lv_str href);

/* True for a date, a month, a year, a time or a date and time as the element time wants it (HTML 2.3.5). */
bool lv_html_datetime(struct lv_str value);

#endif
