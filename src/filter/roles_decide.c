/*
 * The best labelling of an edition as a whole: each role in each zone is a state, the points of the evidence and of
 * the step from the state before are added up, and the way with most points wins (Viterbi).
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "filter/roles.h"

/*
 * Points are kept in 16 bits, in rows with ROOM for a multiple of eight roles, so that a compiler works on eight at once.
 * They are relative to the best state of their block and not below LOWEST; OPEN, NEVER and the rest never add up to more
 * than 16 bits hold. START is a role of no block: the state before the first.
 */
enum { START = LV_ROLES, ROOM = (LV_ROLES + 8) / 8 * 8, STATES = LV_ZONES * ROOM };
enum { OPEN = 10000, NEVER = -10000, LOWEST = -8000, FORCE = 200, BEAM = 60, SHOWN = 4, CHUNK = 4096 };

enum { GROUP_OTHER, GROUP_TEXTUAL, GROUP_CONTACT };

static const struct {
    enum lv_kind kind;
    uint8_t group;
} roles[] = {
#define LV_ROLE(id, kind, group) {LV_##kind, GROUP_##group},
#include "filter/roles_weights.def"
};

static const char *const whys[] = {
#define LV_EVIDENCE(id, why) why,
#include "filter/roles_weights.def"
};

static const int8_t weights[LV_EVIDENCES][ROOM] = {
#define LV_WEIGHT(evidence, role, points) [LV_E_##evidence][LV_R_##role] = points,
#include "filter/roles_weights.def"
};

/* Where a role may stand: OPEN and its points there. */
static const int16_t stands[LV_ZONES][ROOM] = {
#define LV_STAND(zone, role, points) [LV_Z_##zone][LV_R_##role] = OPEN + points,
#include "filter/roles_weights.def"
};

/* Sets of roles for steps: one role, or a group. */
enum { SET_TEXTUAL = LV_ROLES, SET_CONTACT };
#define LV_R_TEXTUAL SET_TEXTUAL
#define LV_R_CONTACT SET_CONTACT

static const struct {
    uint8_t from, to;
    int8_t points;
} step_rows[] = {
#define LV_STEP(from, to, points) {LV_R_##from, LV_R_##to, points},
#include "filter/roles_weights.def"
};

enum lv_kind lv_role_kind(enum lv_role role) {
    return roles[role].kind;
}

bool lv_role_is_contact(enum lv_role role) {
    return roles[role].group == GROUP_CONTACT;
}

/* A set as a mask of roles. */
static uint64_t set_mask(unsigned set) {
    uint64_t mask = 0;
    if (set < LV_ROLES)
        return UINT64_C(1) << set;
    for (unsigned r = 0; r < LV_ROLES; r++)
        if (roles[r].group == (set == SET_TEXTUAL ? GROUP_TEXTUAL : GROUP_CONTACT))
            mask |= UINT64_C(1) << r;
    return mask;
}

static void fill_steps(int16_t steps[LV_ROLES + 1][ROOM]) {
    memset(steps, 0, (LV_ROLES + 1) * sizeof *steps);
    for (size_t i = 0; i < sizeof step_rows / sizeof *step_rows; i++) {
        uint64_t to = set_mask(step_rows[i].to);
        for (uint64_t a = set_mask(step_rows[i].from); a; a &= a - 1)
            for (uint64_t b = to; b; b &= b - 1) {
                int16_t *points = &steps[__builtin_ctzll(a)][__builtin_ctzll(b)];
                *points = (int16_t)(*points + step_rows[i].points);
            }
    }
}

int lv_roles_points(const struct lv_fact *f, enum lv_role role) {
    int points = 0;
    for (size_t w = 0; w < LV_EVIDENCE_WORDS; w++)
        for (uint64_t bits = f->seen[w]; bits; bits &= bits - 1)
            points += weights[w * 64 + (size_t)__builtin_ctzll(bits)][role];
    return points;
}

static void emissions(const struct lv_fact *f, int16_t points[ROOM]) {
    memset(points, 0, ROOM * sizeof *points);
    for (size_t w = 0; w < LV_EVIDENCE_WORDS; w++)
        for (uint64_t bits = f->seen[w]; bits; bits &= bits - 1) {
            const int8_t *row = weights[w * 64 + (size_t)__builtin_ctzll(bits)];
            for (size_t r = 0; r < ROOM; r++)
                points[r] = (int16_t)(points[r] + row[r]);
        }
    if (f->forced >= 0)
        points[f->forced] = (int16_t)(points[f->forced] + FORCE);
}

/* Nothing leads back to a zone but from the end to the text. */
static bool leads(unsigned from, unsigned to) {
    return to >= from || (from == LV_Z_END && to == LV_Z_TEXT);
}

/* Points for going from zone to zone; the headline opens the top, the lead or a quote the text. */
static void fill_zones(int16_t zones[LV_ZONES][LV_ZONES][ROOM]) {
    static const int16_t steps[LV_ZONES][LV_ZONES] = {
        {0, NEVER, -5, -8}, {NEVER, 0, -5, -8}, {NEVER, NEVER, 0, 0}, {NEVER, NEVER, -5, 0}};
    for (unsigned from = 0; from < LV_ZONES; from++)
        for (unsigned to = 0; to < LV_ZONES; to++) {
            int16_t *points = zones[from][to];
            bool opens = from < LV_Z_TEXT && to == LV_Z_TEXT;
            for (unsigned r = 0; r < ROOM; r++)
                points[r] = steps[from][to];
            points[LV_R_HEADLINE] = from == LV_Z_HEAD && to == LV_Z_TOP ? 0 : NEVER;
            points[LV_R_LEAD] = opens ? 0 : NEVER;
            points[LV_R_QUOTE] = opens ? -1 : points[LV_R_QUOTE];
            points[LV_R_BODY] = opens ? -6 : points[LV_R_BODY];
        }
}

typedef int16_t states[LV_ZONES][ROOM];

/* The points of all ways through the blocks of a chunk, behind those before it. */
struct trellis {
    int16_t steps[LV_ROLES + 1][ROOM];
    int16_t zones[LV_ZONES][LV_ZONES][ROOM];
    states *points;
};

static void clear(states to, int16_t points) {
    for (size_t zone = 0; zone < LV_ZONES; zone++)
        for (size_t role = 0; role < ROOM; role++)
            to[zone][role] = points;
}

/*
 * The best way into each role from one zone of the block before, without what going to another zone costs. False if no
 * way leads on from that zone.
 */
static bool best_steps(const struct trellis *t, const int16_t before[ROOM], int16_t best[ROOM]) {
    bool any = false;
    for (size_t to = 0; to < ROOM; to++)
        best[to] = LOWEST;
    for (size_t from = 0; from <= LV_ROLES; from++) {
        if (before[from] <= -BEAM)
            continue;
        any = true;
        for (size_t to = 0; to < ROOM; to++) {
            int16_t points = (int16_t)(before[from] + t->steps[from][to]);
            best[to] = best[to] > points ? best[to] : points;
        }
    }
    return any;
}

static void go(const int16_t best[ROOM], const int16_t zones[ROOM], int16_t now[ROOM]) {
    for (size_t r = 0; r < ROOM; r++) {
        int16_t points = (int16_t)(best[r] + zones[r]);
        now[r] = now[r] > points ? now[r] : points;
    }
}

static void add(const int16_t stand[ROOM], const int16_t evidence[ROOM], int16_t now[ROOM]) {
    for (size_t r = 0; r < ROOM; r++)
        now[r] = (int16_t)(now[r] + stand[r] + evidence[r]);
}

/* Makes points relative to the best. */
static void level(states points) {
    int16_t best = INT16_MIN, *p = points[0];
    for (size_t s = 0; s < STATES; s++)
        best = p[s] > best ? p[s] : best;
    for (size_t s = 0; s < STATES; s++) {
        int16_t least = (int16_t)(best + LOWEST);
        p[s] = (int16_t)((p[s] > least ? p[s] : least) - best);
    }
}

static void advance(const struct trellis *t, const struct lv_fact *f, states before, states now) {
    int16_t best[ROOM], evidence[ROOM];
    clear(now, 2 * LOWEST);
    for (unsigned from = 0; from < LV_ZONES; from++) {
        bool any = best_steps(t, before[from], best);
        for (unsigned to = 0; any && to < LV_ZONES; to++)
            if (leads(from, to))
                go(best, t->zones[from][to], now[to]);
    }
    emissions(f, evidence);
    for (unsigned zone = 0; zone < LV_ZONES; zone++)
        add(stands[zone], evidence, now[zone]);
    level(now);
}

static unsigned best_state(states points) {
    const int16_t *p = points[0];
    unsigned best = 0;
    for (unsigned s = 1; s < STATES; s++)
        best = p[s] > p[best] ? s : best;
    return best;
}

/* The state of the block before from which the best way leads into a state. */
static unsigned came_from(const struct trellis *t, states before, unsigned state) {
    int most = INT_MIN;
    unsigned zone = state / ROOM, role = state % ROOM, best = 0;
    for (unsigned z = 0; z < LV_ZONES; z++)
        for (unsigned r = 0; leads(z, zone) && r <= LV_ROLES; r++) {
            if (before[z][r] <= -BEAM)
                continue;
            int points = before[z][r] + t->steps[r][role] + t->zones[z][zone][role];
            if (points > most) {
                most = points;
                best = z * ROOM + r;
            }
        }
    return best;
}

/* Takes the best way through n blocks; only its end may go on. A long release is settled chunk by chunk. */
static void settle(struct trellis *t, struct lv_fact *fact, size_t n) {
    unsigned last = best_state(t->points[n]);
    for (unsigned i = (unsigned)n, s = last; i > 0; s = came_from(t, t->points[i - 1], s), i--) {
        fact[i - 1].role = (uint8_t)(s % ROOM);
        fact[i - 1].zone = (uint8_t)(s / ROOM);
    }
    clear(t->points[0], LOWEST);
    t->points[0][last / ROOM][last % ROOM] = 0;
}

void lv_roles_decide(struct lv_facts *facts) {
    struct trellis *t = lv_malloc(sizeof *t);
    t->points = lv_malloc(((facts->n < CHUNK ? facts->n : CHUNK) + 1) * sizeof *t->points);
    fill_steps(t->steps);
    fill_zones(t->zones);
    clear(t->points[0], LOWEST);
    t->points[0][LV_Z_HEAD][START] = 0;
    for (size_t first = 0; first < facts->n; first += CHUNK) {
        size_t n = facts->n - first < CHUNK ? facts->n - first : CHUNK;
        for (size_t i = 0; i < n; i++)
            advance(t, &facts->fact[first + i], t->points[i], t->points[i + 1]);
        settle(t, &facts->fact[first], n);
    }
    free(t->points);
    free(t);
}

/* The evidence that speaks most for a role and has not been shown yet. */
static int strongest(const struct lv_fact *f, unsigned role, const bool shown[LV_EVIDENCES]) {
    int best = -1, points = 0;
    for (int e = 0; e < LV_EVIDENCES; e++)
        if (!shown[e] && lv_seen(f, (enum lv_evidence)e) && weights[e][role] > points) {
            best = e;
            points = weights[e][role];
        }
    return best;
}

static const char *role_name(unsigned role) {
    return lv_kind_element(roles[role].kind);
}

/* The role a block would have had next, by its evidence alone. */
static enum lv_role second_best(const struct lv_fact *f) {
    enum lv_role best = f->role == 0;
    for (unsigned r = 0; r < LV_ROLES; r++)
        if (r != f->role && lv_roles_points(f, (enum lv_role)r) > lv_roles_points(f, best))
            best = (enum lv_role)r;
    return best;
}

void lv_roles_why(struct lv_buf *out, const struct lv_fact *f) {
    enum lv_role second = second_best(f);
    bool shown[LV_EVIDENCES] = {false};
    if (f->forced >= 0)
        lv_buf_puts(out, "the author says so; ");
    for (int i = 0, e; i < SHOWN && (e = strongest(f, f->role, shown)) >= 0; i++) {
        lv_buf_printf(out, "%s%s %+d", i ? ", " : "", whys[e], weights[e][f->role]);
        shown[e] = true;
    }
    lv_buf_printf(out, "; %d in all, %s%s %d", lv_roles_points(f, (enum lv_role)f->role),
                  lv_role_is_contact(second) ? "contact " : "", role_name(second),
                  lv_roles_points(f, second));
}
