/* What a pack as one page and as linked pages have in common. */
#ifndef LV_HTML_BOOK_H
#define LV_HTML_BOOK_H

#include "pack/pack.h"
#include "write/html/html.h"

/* A release that has been written. */
struct lv_html_piece {
    const struct lv_pack_entry *entry;
    struct lv_buf html;  /* on one page: its editions */
    const char *address; /* of its own page, in a folder */
    bool named;          /* a heading names it */
    const struct lv_html_piece *before;
    struct lv_html_piece *next;
};

struct lv_html_book {
    struct lv_pack *pack;
    struct lv_html html;
    struct lv_html_form form; /* of what is being written, */
    char before[40];          /* with what its ids begin */
    struct lv_style style;
    struct lv_html_piece *first, *last; /* in the order they came */
    const struct lv_html_piece **piece; /* by number, when all have come; NULL: it is not in the pack */
    struct lv_map names;                /* of files */
    struct lv_buf page;                 /* of the last release, until it is known what comes next */
    bool broken;                        /* a file could not be written */
};

/* Adds a piece without anything in it. */
struct lv_html_piece *lv_html_piece_new(struct lv_html_book *book, const struct lv_pack_entry *entry);

/* Appends a phrase of the plan, or a word of the outputs, in all languages of the pack. */
void lv_html_phrase(struct lv_html_book *book, const struct lv_phrase *phrase, struct lv_buf *out);
void lv_html_word(struct lv_html_book *book, const char *word, struct lv_buf *out);

/* Appends the page with cover and contents, sheets, and on one page all releases. */
void lv_html_book(struct lv_html_book *book, struct lv_buf *out);

/* Makes book->piece, when all have come. */
void lv_html_index(struct lv_html_book *book);
/* The address of a release, for struct lv_html_form; state is the book. */
void lv_html_address(void *state, size_t number, struct lv_str lang, struct lv_buf *to);

/* pages.c: a page that is seen alone has the embargo that the pack has on its cover, if the release has none. */
void lv_html_add_embargo(const struct lv_plan *plan, struct lv_doc *doc);
/* pages.c: a release as a page of its own; the last page. 0, or -1 with a diagnostic. */
int lv_html_add_page(struct lv_html_book *book, const struct lv_pack_entry *entry, struct lv_doc *doc,
                     struct lv_job *job);
int lv_html_end_pages(struct lv_html_book *book);

#endif
