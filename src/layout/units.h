/*
 * Units under construction, between units.c and what makes units of special kinds:
 *
 *   lv_adder_table   table.c     the rows of a table
 *   lv_adder_contact contact.c   contacts on a ground, or people beside each other
 *   lv_adder_entry   entry.c     an entry of contents
 */
#ifndef LV_UNITS_H
#define LV_UNITS_H

#include "layout/layout.h"

struct lv_adder {
    struct lv_layout *layout;
    double x, width;       /* of the edition's column */
    struct lv_aside *side; /* what is beside it; NULL: nothing */
    bool aside;            /* it is that */
};

/* The column for a node of an edition, which come one after the other, those inside of groups, too: in side.c. */
struct lv_adder *lv_adder_for(struct lv_adder *a, const struct lv_node *node);
/* True, once: what comes now is the first after the head, with something beside it. */
bool lv_adder_opens(struct lv_adder *a);
/* Adds all of an edition. */
void lv_adder_edition(struct lv_adder *a, const struct lv_node *edition);

/* A block as glyphs, with that look, not yet in lines. */
struct lv_box *lv_adder_box(struct lv_adder *a, const struct lv_node *block, struct lv_look look);
/* Gives a box its place, and breaks its lines. */
void lv_adder_put(struct lv_adder *a, struct lv_box *box, double x, double column, double width);
/* Adds a unit of n boxes, which the caller sets. */
struct lv_unit *lv_adder_unit(struct lv_adder *a, size_t n, const struct lv_node *node);
/* What a box takes in one line. */
double lv_box_width(const struct lv_box *box);

/* A unit of one block, where it has text. */
void lv_adder_block(struct lv_adder *a, const struct lv_node *block);

/* Adds a contact. False, and nothing added: it is as any other group. */
bool lv_adder_contact(struct lv_adder *a, const struct lv_node *contact);

/* Adds the rows of a table. */
void lv_adder_table(struct lv_adder *a, const struct lv_node *table);
/* Adds an item of contents. */
void lv_adder_entry(struct lv_adder *a, const struct lv_node *item);

#endif
