/*
 * Writer html, inside.
 *
 *   lv_html_sheet    html/sheet.c   the style sheet of the page; that of the default house is made at build time
 *   lv_html_css      html/css.c     the style sheet of a house style
 *   lv_html_json     html/json.c    schema.org JSON-LD
 *   lv_html_edition  html/block.c   the blocks of an edition
 *   lv_html_image    html/picture.c pictures
 *   lv_html_rows …   html/rows.c    two editions side by side
 *   lv_html_inline   html/inline.c  the content of a block
 *   lv_html_href …   html/value.c   values safe and valid in HTML
 */
#ifndef LV_HTML_H
#define LV_HTML_H

#include "doc/doc.h"
#include "doc/rows.h"
#include "picture/picture.h"
#include "style/style.h"
#include "write/escape.h"

struct lv_html {
    struct lv_doc *doc;
    struct lv_job *job;
    struct lv_buf *out;
    int level;                   /* of the edition's headline: 1, or 2 from the second edition on */
    const struct lv_node *title; /* the block that serves as headline */
    struct lv_str title_text;    /* its beginning, which is the heading */
    const struct lv_node *link;  /* the element a we are in, or NULL; it must not nest */
    const struct lv_node *time;  /* likewise */
    bool title_open;
    enum lv_arrangement arrangement;
    struct lv_rows rows;
    size_t lines, *line;              /* of two paired editions: the line of the grid for each row */
    struct lv_picture_pairs pictures; /* that both have */
    size_t columns;                   /* of the table we are in */
    bool names_rows;                  /* its first column does */
    size_t title_left;                /* bytes of the heading still to come */
};

/* Appends the style sheet of the page. 0, or -1 with a diagnostic. */
int lv_html_sheet(struct lv_html *html);

/* Appends the style sheet of a style: the values of the style, then styles/html.css. */
void lv_html_css(struct lv_buf *out, const struct lv_style *style);

/* Appends the script element with what the editions say of themselves. */
void lv_html_json(struct lv_doc *doc, struct lv_job *job, struct lv_buf *out);

/* Appends an article. */
void lv_html_edition(struct lv_html *html, const struct lv_node *edition);

/* Makes the grid of two editions to be set in columns or rows; html->lines stays 0 for any other document. */
void lv_html_rows(struct lv_html *html);

/* The line of a block in the grid, from 1, or 0 for one that has no partner it could be beside. */
size_t lv_html_line(const struct lv_html *html, const struct lv_node *block);

/* Appends what is inside a block. */
void lv_html_inline(struct lv_html *html, const struct lv_node *block);

/* Appends the picture of a figure. False, nothing appended: there is none. */
bool lv_html_image(struct lv_html *html, const struct lv_node *figure);

/* False for a node that would leave an empty element. */
bool lv_html_has_text(const struct lv_node *node);

/* Appends ` lang="…"` where the node has a language of its own. */
void lv_html_lang(struct lv_html *html, const struct lv_node *node);

/* The editions of a document one after the other; NULL: the first. */
const struct lv_node *lv_html_next_edition(const struct lv_doc *doc, const struct lv_node *edition);

/*
 * Appends the address of a link (WHATWG URL): http, https, mailto and tel only, characters that must not stand in an
 * address percent-encoded. False, nothing appended: not such an address.
 */
bool lv_html_href(struct lv_buf *out, struct lv_str href);

/* True for a date, a month, a year, a time or a date and time as the element time wants it (HTML 2.3.5). */
bool lv_html_datetime(struct lv_str value);

#endif
