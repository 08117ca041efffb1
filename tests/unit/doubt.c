/* The doubts about a labelling: what one pass forward and one back find is what a look at all labellings finds. */
#include "unit.h"

#include <limits.h>
#include <stdlib.h>

#include "recognise/labelling.h"

enum { BLOCKS = 3, TRIES = 12, STATES = LV_ZONES * LV_ROLES, FAR = 4000 };

/* The points of every way through the three blocks, for each role of each of them the best. */
struct all {
    int own[BLOCKS][LV_ZONES][LV_ROLES];
    int best[BLOCKS][LV_ROLES];
};

static unsigned state_at(uint64_t *seed) {
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(*seed >> 33);
}

/* Blocks that show a few things each, whatever they are. */
static void fill(struct lv_fact fact[BLOCKS], uint64_t seed) {
    for (size_t i = 0; i < BLOCKS; i++) {
        fact[i] = (struct lv_fact){.forced = -1, .pass = LV_PASSES - 1};
        for (size_t k = 0; k < 6; k++) {
            unsigned e = state_at(&seed) % LV_EVIDENCES;
            fact[i].seen[e / 64] |= UINT64_C(1) << e % 64;
        }
    }
}

static int step(const struct trellis *t, unsigned from, unsigned to) {
    unsigned a = from / LV_ROLES, b = to / LV_ROLES, r = to % LV_ROLES;
    return lv_zone_leads(a, b) ? t->zones[a][b][r] + t->steps[from % LV_ROLES][r] : -FAR;
}

static int own_of(const struct all *all, size_t i, unsigned state) {
    return all->own[i][state / LV_ROLES][state % LV_ROLES];
}

static void note(struct all *all, size_t i, unsigned state, int points) {
    int *best = &all->best[i][state % LV_ROLES];
    *best = points > *best ? points : *best;
}

/* Goes through all ways; those through a state that may not be are not looked at further. */
static void look_at_all(const struct trellis *t, struct all *all) {
    for (unsigned a = 0; a < STATES; a++) {
        unsigned zone = a / LV_ROLES;
        int first = own_of(all, 0, a) +
                    (lv_zone_leads(LV_Z_HEAD, zone) ? t->zones[LV_Z_HEAD][zone][a % LV_ROLES] : -FAR);
        for (unsigned b = 0; first > FAR && b < STATES; b++) {
            int second = first + own_of(all, 1, b) + step(t, a, b);
            for (unsigned c = 0; second > 3 * FAR && c < STATES; c++) {
                int points = second + own_of(all, 2, c) + step(t, b, c);
                note(all, 0, a, points);
                note(all, 1, b, points);
                note(all, 2, c, points);
            }
        }
    }
}

static void margins_are_those_of_all_ways(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= TRIES; seed++) {
        struct lv_fact fact[BLOCKS];
        struct lv_facts facts = {.fact = fact, .n = BLOCKS};
        struct trellis t;
        static struct all all;
        fill(fact, seed);
        lv_roles_decide(&facts);
        lv_roles_doubt(&facts);
        lv_trellis_open(&t, &facts, true);
        for (size_t i = 0; i < BLOCKS; i++) {
            struct column own = {0};
            lv_trellis_state(&t, &fact[i], &own);
            for (size_t r = 0; r < LV_ROLES; r++) {
                all.best[i][r] = INT_MIN;
                for (size_t z = 0; z < LV_ZONES; z++)
                    all.own[i][z][r] = own.points[z][r];
            }
        }
        look_at_all(&t, &all);
        for (size_t i = 0; i < BLOCKS; i++) {
            int other = INT_MIN;
            for (size_t r = 0; r < LV_ROLES; r++)
                if (r != fact[i].role && all.best[i][r] > other)
                    other = all.best[i][r];
            assert_int_equal(fact[i].margin, all.best[i][fact[i].role] - other);
            assert_int_equal(all.best[i][fact[i].second], other);
            assert_true(fact[i].margin >= 0);
        }
        lv_free(t.column);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(margins_are_those_of_all_ways)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
