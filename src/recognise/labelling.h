/* What the best labelling (labelling.c) and the doubts about it (doubt.c) share: all ways through the blocks, in points. */
#ifndef LV_LABELLING_H
#define LV_LABELLING_H

#include "recognise/roles.h"

/* LV_START is a role of no block: the state before the first. So many blocks are settled at a time. */
enum { LV_START = LV_ROLES, LV_CHUNK = 4096 };

/*
 * The points of all states of a block, and the roles in each zone that the best way may lead through. Points are relative
 * to the best state of their block, and what is added never makes more of them than 16 bits hold.
 */
struct column {
    int16_t points[LV_ZONES][LV_ROLE_ROOM];
    uint64_t alive[LV_ZONES];
};

/* All ways through the blocks of a chunk, after those before it. */
struct trellis {
    int16_t steps[LV_ROLES + 1][LV_ROLE_ROOM];
    int16_t zones[LV_ZONES][LV_ZONES][LV_ROLE_ROOM];
    int16_t worst[LV_ROLE_ROOM], best[LV_ROLE_ROOM]; /* of the steps from a role */
    struct column *column; /* before the first block, then one a block; to be freed */
    bool page;             /* some of it may be the page's */
    bool exact;            /* ways that are not the best count as well */
};

/* Opens a trellis for an edition whose first column is the start. */
void lv_trellis_open(struct trellis *t, const struct lv_facts *facts, bool exact);
/* Makes a column one state, from which all ways go on. */
void lv_trellis_start(struct column *c, unsigned zone, unsigned role);
/* The column of a block from the one before it. */
void lv_trellis_advance(const struct trellis *t, const struct lv_fact *f, const struct column *before,
                        struct column *now);
/* Adds to a column what a block by itself says of each state. */
void lv_trellis_state(const struct trellis *t, const struct lv_fact *f, struct column *now);
/* True if a block in zone `to` may follow one in zone `from`. */
bool lv_zone_leads(unsigned from, unsigned to);

#endif
