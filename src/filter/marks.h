/*
 * The filter marks in pieces: headings (marks.c), pictures (marks_pictures.c), what a line is to a table (marks_line.c), tables and the
 * cells of their rows (marks_table.c), tables with
 * a line for each cell (marks_cells.c), numbers of pages (marks_pages.c).
 */
#ifndef LV_MARKS_H
#define LV_MARKS_H

#include "doc/doc.h"

enum lv_mark {
    LV_MARK_NONE,
    LV_MARK_RULE,   /* dashes and signs where columns meet: |---|:--:|, +---+, ├──┼──┤ */
    LV_MARK_DASHES, /* nothing but dashes: a rule only inside a table */
    LV_MARK_BARS,   /* cells with bars between */
    LV_MARK_TABS,   /* cells with tabs between */
};

/* What a line is to a table. */
struct lv_mark_line {
    struct lv_node *node;
    struct lv_str text;
    uint32_t gap;      /* blank lines before it */
    size_t bars, tabs; /* that may divide cells; `tabs` counts each */
    size_t tab_runs;   /* runs of tabs inside the text */
    enum lv_mark mark;
    bool first, last; /* begins, ends with a bar */
    bool spaced;      /* every bar has spaces around it */
    bool address;     /* has an e-mail or web address */
    bool figure;      /* has a digit */
    bool equals;      /* a rule of = */
};

struct lv_mark_line lv_mark_line(struct lv_doc *doc, struct lv_node *node, uint32_t above);

/* How many bytes the bar at byte `at` takes; 0: none is there. */
size_t lv_mark_bar(struct lv_str s, size_t at);

/* Makes tables of the lines that are rows for sure. */
void lv_mark_tables(struct lv_doc *doc, struct lv_node *edition);

/* The same of lines that are a cell each. */
void lv_mark_cells(struct lv_doc *doc, struct lv_node *edition);

/* Makes figures of a block that holds nothing but pictures, ![what it shows](file). */
void lv_mark_pictures(struct lv_doc *doc, struct lv_job *job, struct lv_node *block);

/* The same of lines `Picture: file | what it shows | caption`. */
void lv_mark_picture_lines(struct lv_doc *doc, struct lv_job *job, struct lv_node *edition);

/* Takes the numbers of pages out of the text: debris of a PDF. */
void lv_mark_pages(struct lv_doc *doc, struct lv_node *edition);

#endif
