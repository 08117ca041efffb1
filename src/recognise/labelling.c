/*
 * The best labelling of an edition as a whole: each role in each zone is a state, the points of the evidence and of
 * the step from the state before are added up, and the way with most points wins (Viterbi).
 */
#include <limits.h>
#include <string.h>

#include "recognise/labelling.h"

enum { ROOM = LV_ROLE_ROOM, STATES = LV_ZONES * ROOM };
enum { OPEN = 10000, NEVER = -10000, LOWEST = -8000, BEAM = 280 };

#define LV_MISPLACED(points) enum { MISPLACED = points };
#include "recognise/tables/roles.def"

/* Where a role may be: OPEN and its points there. */
static const int16_t stands[LV_ZONES][ROOM] = {
#define LV_STAND(zone, role, points) [LV_Z_##zone][LV_R_##role] = OPEN + points,
#include "recognise/tables/roles.def"
};

/* How many signs of the page it takes in a zone. */
static const int16_t signs_least[LV_ZONES] = {
#define LV_PAGE_LEAST(zone, signs) [LV_Z_##zone] = signs,
#include "recognise/tables/roles.def"
};

enum { GROUP_OTHER, GROUP_TEXTUAL, GROUP_CONTACT };

/* The roles of a group as a mask. */
static const uint64_t textual = 0
#define LV_ROLE(id, kind, group) | (uint64_t)(GROUP_##group == GROUP_TEXTUAL) << LV_R_##id
#include "recognise/tables/roles.def"
    ;
static const uint64_t contact = 0
#define LV_ROLE(id, kind, group) | (uint64_t)(GROUP_##group == GROUP_CONTACT) << LV_R_##id
#include "recognise/tables/roles.def"
    ;

/* Sets of roles for steps: one role, or a group. */
enum { SET_TEXTUAL = LV_ROLES, SET_CONTACT };
#define LV_R_TEXTUAL SET_TEXTUAL
#define LV_R_CONTACT SET_CONTACT

static const struct {
    uint8_t from, to;
    int8_t points;
} step_rows[] = {
#define LV_STEP(from, to, points) {LV_R_##from, LV_R_##to, points},
#include "recognise/tables/roles.def"
};

/* A set as a mask of roles. */
static uint64_t set_mask(unsigned set) {
    return set == SET_TEXTUAL ? textual : set == SET_CONTACT ? contact : UINT64_C(1) << set;
}

/* Steps from zone to zone; ALL is no role, but every one that no row names and that is not only where one does. */
enum { ALL = LV_ROLES };
#define LV_R_ALL ALL

static const struct {
    uint8_t from, to, role;
    int8_t points;
} turns[] = {
#define LV_TURN(from, to, role, points) {LV_Z_##from, LV_Z_##to, LV_R_##role, points},
#include "recognise/tables/roles.def"
};

/* The same as a bit for each pair of zones. */
static const uint16_t turn_bits = 0
#define LV_TURN(from, to, role, points) | 1U << (LV_Z_##from * LV_ZONES + LV_Z_##to)
#include "recognise/tables/roles.def"
    ;

enum { EVERY_SHIFT = 64 - LV_ROLES };
#define EVERY (UINT64_MAX >> EVERY_SHIFT)

static const uint64_t only_named = 0
#define LV_ONLY(role) | UINT64_C(1) << LV_R_##role
#include "recognise/tables/roles.def"
    ;

bool lv_zone_leads(unsigned from, unsigned to) {
    return turn_bits >> (from * LV_ZONES + to) & 1;
}

/* What going from zone to zone costs every role but those that are only where they are named. */
static void fill_turn(int16_t row[ROOM], int16_t points) {
    for (size_t r = 0; r < ROOM; r++)
        row[r] = points;
    for (uint64_t bits = only_named; bits; bits &= bits - 1)
        row[__builtin_ctzll(bits)] = NEVER;
}

/* First for all roles, then for those with a row of their own. */
static void fill_zones(int16_t zones[LV_ZONES][LV_ZONES][ROOM]) {
    for (size_t i = 0; i < LV_ZONES * LV_ZONES; i++)
        fill_turn(zones[i / LV_ZONES][i % LV_ZONES], NEVER);
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
        if (turns[i].role == ALL)
            fill_turn(zones[turns[i].from][turns[i].to], turns[i].points);
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
        if (turns[i].role != ALL)
            zones[turns[i].from][turns[i].to][turns[i].role] = turns[i].points;
}

/* Adds the steps to a trellis that has none. */
static void fill_steps(struct trellis *t) {
    for (size_t i = 0; i < sizeof step_rows / sizeof *step_rows; i++) {
        uint64_t to = set_mask(step_rows[i].to);
        for (uint64_t a = set_mask(step_rows[i].from); a; a &= a - 1) {
            int from = __builtin_ctzll(a);
            int16_t *worst = &t->worst[from], *best = &t->best[from];
            for (uint64_t b = to; b; b &= b - 1) {
                int16_t *points = &t->steps[from][__builtin_ctzll(b)];
                *points = (int16_t)(*points + step_rows[i].points);
                *worst = *points < *worst ? *points : *worst;
                *best = *points > *best ? *points : *best;
            }
        }
    }
}

static void clear(struct column *c, int16_t points) {
    for (size_t zone = 0; zone < LV_ZONES; zone++)
        for (size_t role = 0; role < ROOM; role++)
            c->points[zone][role] = points;
    memset(c->alive, 0, sizeof c->alive);
}

void lv_trellis_start(struct column *c, unsigned zone, unsigned role) {
    clear(c, LOWEST);
    c->points[zone][role] = 0;
    c->alive[zone] = UINT64_C(1) << role;
}

/* The best way into each role from one zone of the block before, without what going to another zone costs. */
static void best_steps(const struct trellis *t, const int16_t before[ROOM], uint64_t alive,
                       int16_t best[restrict ROOM]) {
    for (size_t to = 0; to < ROOM; to++)
        best[to] = LOWEST;
    for (; alive; alive &= alive - 1) {
        int from = __builtin_ctzll(alive);
        for (size_t to = 0; to < ROOM; to++) {
            int16_t points = (int16_t)(before[from] + t->steps[from][to]);
            best[to] = best[to] > points ? best[to] : points;
        }
    }
}

static void go(const int16_t best[ROOM], const int16_t zones[ROOM], int16_t now[restrict ROOM]) {
    for (size_t r = 0; r < ROOM; r++) {
        int16_t points = (int16_t)(best[r] + zones[r]);
        now[r] = now[r] > points ? now[r] : points;
    }
}

static void add(const int16_t stand[ROOM], const int16_t evidence[ROOM], int16_t now[restrict ROOM]) {
    for (size_t r = 0; r < ROOM; r++)
        now[r] = (int16_t)(now[r] + stand[r] + evidence[r]);
}

/* The most points a role has when those of another row are added. */
static int16_t most(const int16_t points[ROOM], const int16_t more[ROOM]) {
    int16_t best = INT16_MIN;
    for (size_t r = 0; r < ROOM; r++) {
        int16_t sum = (int16_t)(points[r] + more[r]);
        best = sum > best ? sum : best;
    }
    return best;
}

/* Makes points relative to the best of all zones. */
static void level(struct column *c) {
    int16_t best = INT16_MIN, *p = c->points[0];
    for (size_t s = 0; s < STATES; s++)
        best = p[s] > best ? p[s] : best;
    for (size_t s = 0; s < STATES; s++) {
        int16_t least = (int16_t)(best + LOWEST);
        p[s] = (int16_t)((p[s] > least ? p[s] : least) - best);
    }
}

/* The roles that have at least so many points after their best step. */
static uint64_t reaching(const struct trellis *t, const int16_t points[ROOM], int16_t least) {
    int16_t reach[ROOM];
    for (size_t r = 0; r < ROOM; r++)
        reach[r] = (int16_t)(points[r] + t->best[r]) >= least;
    uint64_t mask = 0, four;
    for (size_t r = 0; r < ROOM; r += 4) {
        memcpy(&four, &reach[r], sizeof four); /* most often none of four does */
        for (size_t i = r; four && i < r + 4; i++)
            mask |= (uint64_t)reach[i] << i;
    }
    return mask;
}

/*
 * The way may go on from a role whose best step leads as far as the worst step from any other role of its zone; from a
 * zone that lies too far after it never does.
 */
static void prune(const struct trellis *t, struct column *c) {
    for (unsigned zone = 0; zone < LV_ZONES; zone++) {
        int16_t least = most(c->points[zone], t->worst);
        c->alive[zone] = t->exact ? EVERY : least > -BEAM ? reaching(t, c->points[zone], least) : 0;
    }
}

/* A settled role takes its place, and nothing else does; where it may not be that costs. */
static void settle_block(const struct lv_fact *f, struct column *now) {
    for (unsigned zone = 0; zone < LV_ZONES; zone++) {
        int16_t at = now->points[zone][f->forced], here = stands[zone][f->forced];
        for (size_t r = 0; r < ROOM; r++)
            now->points[zone][r] = 2 * LOWEST;
        now->points[zone][f->forced] = (int16_t)(at + (here ? here : OPEN + MISPLACED));
    }
}

/* The roles a block cannot have, for what it shows or lacks: LV_MUST_SHOW, LV_MUST_LACK. */
static uint64_t barred(const struct lv_fact *f) {
    static const struct {
        uint8_t role;
        uint16_t evidence;
    } rows[] = {
#define LV_MUST_SHOW(role, evidence) {LV_R_##role, LV_E_##evidence},
#include "recognise/tables/roles.def"
    };
    uint64_t roles = 0, shown = 0, lost = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        roles |= UINT64_C(1) << rows[i].role;
        shown |= (uint64_t)lv_seen(f, (enum lv_evidence)rows[i].evidence) << rows[i].role;
    }
#define LV_MUST_LACK(role, evidence) lost |= (uint64_t)lv_seen(f, LV_E_##evidence) << LV_R_##role;
#include "recognise/tables/roles.def"
    return (roles & ~shown) | lost;
}

/* Adds what a block shows and where its roles may be; it is web debris only where enough shows that. */
static void weigh(const struct trellis *t, const struct lv_fact *f, struct column *now) {
    int16_t evidence[ROOM];
    lv_roles_evidence(f, evidence);
    for (uint64_t roles = barred(f); roles; roles &= roles - 1)
        evidence[__builtin_ctzll(roles)] = LOWEST;
    for (unsigned zone = 0; zone < LV_ZONES; zone++) {
        add(stands[zone], evidence, now->points[zone]);
        if (!t->page || evidence[LV_SIGNS] < signs_least[zone])
            now->points[zone][LV_R_CHROME] = 2 * LOWEST;
    }
}

void lv_trellis_state(const struct trellis *t, const struct lv_fact *f, struct column *now) {
    if (f->forced >= 0)
        settle_block(f, now);
    else
        weigh(t, f, now);
}

void lv_trellis_advance(const struct trellis *t, const struct lv_fact *f, const struct column *before,
                        struct column *now) {
    int16_t best[ROOM];
    clear(now, 2 * LOWEST);
    for (unsigned from = 0; from < LV_ZONES; from++) {
        if (!before->alive[from])
            continue;
        best_steps(t, before->points[from], before->alive[from], best);
        for (unsigned to = 0; to < LV_ZONES; to++)
            if (lv_zone_leads(from, to))
                go(best, t->zones[from][to], now->points[to]);
    }
    lv_trellis_state(t, f, now);
    level(now);
    prune(t, now);
}

/* The best state of the last block; zone and role in one number. */
static unsigned best_state(const struct column *c) {
    const int16_t *p = c->points[0];
    unsigned best = 0;
    for (unsigned s = 1; s < STATES; s++)
        best = p[s] > p[best] ? s : best;
    return best;
}

/* The state of the block before from which the best way leads into a state. */
static unsigned came_from(const struct trellis *t, const struct column *before, unsigned state) {
    int top = INT_MIN;
    unsigned zone = state / ROOM, role = state % ROOM, best = 0;
    for (unsigned z = 0; z < LV_ZONES; z++)
        for (uint64_t alive = lv_zone_leads(z, zone) ? before->alive[z] : 0; alive; alive &= alive - 1) {
            unsigned r = (unsigned)__builtin_ctzll(alive);
            int points = before->points[z][r] + t->steps[r][role] + t->zones[z][zone][role];
            if (points > top) {
                top = points;
                best = z * ROOM + r;
            }
        }
    return best;
}

/* Takes the best way through n blocks; only its end may go on. A long release is settled chunk by chunk. */
static void settle(struct trellis *t, struct lv_fact *fact, size_t n) {
    unsigned last = best_state(&t->column[n]);
    for (unsigned i = (unsigned)n, s = last; i > 0; s = came_from(t, &t->column[i - 1], s), i--) {
        fact[i - 1].role = (uint8_t)(s % ROOM);
        fact[i - 1].zone = (uint8_t)(s / ROOM);
    }
    lv_trellis_start(&t->column[0], last / ROOM, last % ROOM);
}

void lv_trellis_open(struct trellis *t, const struct lv_facts *facts, bool exact) {
    size_t n = facts->n < LV_CHUNK ? facts->n : LV_CHUNK;
    *t = (struct trellis){
        .column = lv_malloc((n + 1) * sizeof *t->column), .page = !facts->all_shown, .exact = exact};
    fill_steps(t);
    fill_zones(t->zones);
    lv_trellis_start(&t->column[0], LV_Z_HEAD, LV_START);
}

static void decide(struct lv_facts *facts) {
    struct trellis t;
    lv_trellis_open(&t, facts, false);
    for (size_t first = 0; first < facts->n; first += LV_CHUNK) {
        size_t n = facts->n - first < LV_CHUNK ? facts->n - first : LV_CHUNK;
        for (size_t i = 0; i < n; i++)
            lv_trellis_advance(&t, &facts->fact[first + i], &t.column[i], &t.column[i + 1]);
        settle(&t, &facts->fact[first], n);
    }
    lv_free(t.column);
}

/* True if nothing of a release would be printed. */
static bool is_all_hidden(const struct lv_facts *facts) {
    size_t shown = 0;
    for (size_t i = 0; i < facts->n; i++)
        shown += facts->fact[i].role != LV_R_CHROME && facts->fact[i].role != LV_R_ENDMARK;
    return facts->n && !shown;
}

void lv_roles_decide(struct lv_facts *facts) {
    decide(facts);
    facts->all_shown = is_all_hidden(facts); /* a release is never web debris as a whole */
    if (facts->all_shown)
        decide(facts);
}
