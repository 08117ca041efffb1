/* The bilingual rows of a document, as the filter pair numbered them. */
#ifndef LV_ROWS_H
#define LV_ROWS_H

#include "doc/doc.h"

/* A block (or table row) in a row, and the next one of the same row and edition. */
struct lv_row_node {
    struct lv_node *node;
    struct lv_row_node *next;
};

/* row[r * editions + e]: what edition e has in row r (from 0), in document order; NULL if nothing. */
struct lv_rows {
    struct lv_row_node **row;
    size_t n, editions;
    bool *moved; /* of a row of two editions: the second has it elsewhere, out of the order of the rows */
};

/* Collects the rows; n is 0 when the document was not paired. In the document's arena. */
struct lv_rows lv_rows(struct lv_doc *doc);

/*
 * How the editions are to be set: as the user asked, or else the house, but one after the other where they are not two that were paired,
 * or are part of a pack.
 */
enum lv_arrangement lv_arrangement_of(const struct lv_doc *doc, const struct lv_rows *rows,
                                      const struct lv_options *options, unsigned of_house);

/* The row of a node from 1; 0 if it has none. */
size_t lv_row_of(const struct lv_node *node);

#endif
