/*
 * How sure a role is: the points by which the best labelling leads over the best one that gives the block another role.
 * The best way through each state of a block is the best to it and the best on from it (max-marginals), so that one pass
 * forward and one back do for all blocks. Only who asks for it pays.
 */
#include <limits.h>
#include <string.h>

#include "recognise/labelling.h"

enum { LEAST = INT_MIN / 4 };

/* How many points are too few. */
static const int8_t doubts[LV_ROLES] = {
#define LV_DOUBT(role, points) [LV_R_##role] = points,
#include "recognise/tables/roles.def"
};

/* The points of the best way on from each state of a block. */
struct ahead {
    int points[LV_ZONES][LV_ROLE_ROOM];
};

/* The best way on from a state: to any state of the next block, whose own points and way on are in `next`. */
static int best_on(const struct trellis *t, const struct ahead *next, unsigned zone, unsigned role) {
    int best = LEAST;
    for (unsigned to = 0; to < LV_ZONES; to++)
        for (unsigned r = 0; lv_zone_leads(zone, to) && r < LV_ROLES; r++) {
            int points = t->steps[role][r] + t->zones[zone][to][r] + next->points[to][r];
            best = points > best ? points : best;
        }
    return best;
}

/* From the way on from a block to that from the block before it. */
static void step_back(const struct trellis *t, const struct lv_fact *f, struct ahead *way) {
    struct column own = {0};
    struct ahead next = *way;
    lv_trellis_state(t, f, &own);
    for (unsigned zone = 0; zone < LV_ZONES; zone++)
        for (unsigned r = 0; r < LV_ROLES; r++)
            next.points[zone][r] += own.points[zone][r];
    int top = LEAST;
    for (unsigned zone = 0; zone < LV_ZONES; zone++)
        for (unsigned r = 0; r < LV_ROLES; r++) {
            way->points[zone][r] = best_on(t, &next, zone, r);
            top = way->points[zone][r] > top ? way->points[zone][r] : top;
        }
    for (unsigned zone = 0; zone < LV_ZONES; zone++)
        for (unsigned r = 0; r < LV_ROLES; r++)
            way->points[zone][r] -= top; /* so that they stay small */
}

/* Compares the role of a block with the best other one. */
static void compare(struct lv_fact *f, const struct column *to, const struct ahead *on) {
    int own = LEAST, other = LEAST;
    for (unsigned zone = 0; zone < LV_ZONES; zone++)
        for (unsigned r = 0; r < LV_ROLES; r++) {
            int points = to->points[zone][r] + on->points[zone][r];
            if (r == f->role)
                own = points > own ? points : own;
            else if (points > other) {
                other = points;
                f->second = (uint8_t)r;
            }
        }
    f->margin = (int16_t)(own - other < INT16_MAX ? own - other : INT16_MAX);
}

void lv_roles_doubt(struct lv_facts *facts) {
    struct trellis t;
    lv_trellis_open(&t, facts, true);
    for (size_t first = 0; first < facts->n; first += LV_CHUNK) {
        struct lv_fact *fact = &facts->fact[first];
        size_t n = facts->n - first < LV_CHUNK ? facts->n - first : LV_CHUNK;
        struct ahead on = {0};
        for (size_t i = 0; i < n; i++)
            lv_trellis_advance(&t, &fact[i], &t.column[i], &t.column[i + 1]);
        for (size_t i = n; i > 0; i--) {
            compare(&fact[i - 1], &t.column[i], &on);
            step_back(&t, &fact[i - 1], &on);
        }
        lv_trellis_start(&t.column[0], fact[n - 1].zone, fact[n - 1].role);
    }
    lv_free(t.column);
}

bool lv_is_doubtful(const struct lv_fact *f) {
    return f->forced < 0 && f->margin < doubts[f->role];
}
