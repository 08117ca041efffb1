/*
 * The best labelling of an edition as a whole: each role in each zone is a state, the points of the evidence and of
 * the step from the state before are added up, and the way with most points wins (Viterbi).
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "filter/roles.h"

enum { STATES = LV_ZONES * LV_ROLES, NEVER = -10000, FORCE = 200, BEAM = 60, SHOWN = 4, CHUNK = 4096 };

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

static const int8_t weights[LV_EVIDENCES][LV_ROLES] = {
#define LV_WEIGHT(evidence, role, points) [LV_E_##evidence][LV_R_##role] = points,
#include "filter/roles_weights.def"
};

/* Points + 100, so that 0 means that the role may not stand there. */
static const int8_t stands[LV_ZONES][LV_ROLES] = {
#define LV_STAND(zone, role, points) [LV_Z_##zone][LV_R_##role] = 100 + points,
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

static bool in_set(unsigned role, unsigned set) {
    if (set < LV_ROLES)
        return role == set;
    return roles[role].group == (set == SET_TEXTUAL ? GROUP_TEXTUAL : GROUP_CONTACT);
}

static void fill_steps(int8_t steps[LV_ROLES][LV_ROLES]) {
    memset(steps, 0, LV_ROLES * LV_ROLES);
    for (size_t i = 0; i < sizeof step_rows / sizeof *step_rows; i++)
        for (unsigned a = 0; a < LV_ROLES; a++)
            for (unsigned b = 0; in_set(a, step_rows[i].from) && b < LV_ROLES; b++)
                if (in_set(b, step_rows[i].to))
                    steps[a][b] = (int8_t)(steps[a][b] + step_rows[i].points);
}

int lv_roles_points(const struct lv_fact *f, enum lv_role role) {
    int points = 0;
    for (size_t w = 0; w < LV_EVIDENCE_WORDS; w++)
        for (uint64_t bits = f->seen[w]; bits; bits &= bits - 1)
            points += weights[w * 64 + (size_t)__builtin_ctzll(bits)][role];
    return points;
}

static void emissions(const struct lv_fact *f, int points[LV_ROLES]) {
    memset(points, 0, LV_ROLES * sizeof *points);
    for (size_t w = 0; w < LV_EVIDENCE_WORDS; w++)
        for (uint64_t bits = f->seen[w]; bits; bits &= bits - 1) {
            const int8_t *row = weights[w * 64 + (size_t)__builtin_ctzll(bits)];
            for (size_t r = 0; r < LV_ROLES; r++)
                points[r] += row[r];
        }
    if (f->forced >= 0)
        points[f->forced] += FORCE;
}

/* Points for going from zone to zone; the headline opens the top, the lead or a quote the text. */
static int zone_step(int from, int to, unsigned role) {
    bool headline = role == LV_R_HEADLINE, lead = role == LV_R_LEAD;
    if (headline)
        return from == LV_Z_HEAD && to == LV_Z_TOP ? 0 : NEVER;
    if (from == to)
        return lead ? NEVER : 0;
    if (lead || (to == LV_Z_TEXT && from < LV_Z_TEXT))
        return from > LV_Z_TOP ? NEVER : lead ? 0 : role == LV_R_QUOTE ? -1 : role == LV_R_BODY ? -6 : -5;
    if (to == LV_Z_TOP)
        return NEVER;
    if (to == LV_Z_END)
        return from == LV_Z_TEXT ? 0 : -8;
    return from == LV_Z_END && to == LV_Z_TEXT ? -5 : NEVER;
}

struct trellis {
    int8_t steps[LV_ROLES][LV_ROLES];
    int zones[LV_ZONES][LV_ZONES][LV_ROLES];
    int before[STATES], now[STATES];
    uint8_t *from; /* a row of STATES a block */
};

/* The best way into a state from those of the row before. */
static int best_before(const struct trellis *t, const uint8_t *live, size_t nlive, unsigned zone,
                       unsigned role, uint8_t *from) {
    int best = INT_MIN / 2;
    for (size_t i = 0; i < nlive; i++) {
        unsigned z = live[i] / LV_ROLES, r = live[i] % LV_ROLES;
        int points = t->before[live[i]] + t->zones[z][zone][role] + t->steps[r][role];
        if (points > best) {
            best = points;
            *from = live[i];
        }
    }
    return best;
}

static size_t find_live(const struct trellis *t, uint8_t live[STATES]) {
    int best = INT_MIN / 2;
    size_t n = 0;
    for (int s = 0; s < STATES; s++)
        best = t->before[s] > best ? t->before[s] : best;
    for (int s = 0; s < STATES; s++)
        if (t->before[s] > best - BEAM)
            live[n++] = (uint8_t)s;
    return n;
}

static int first_step(unsigned zone, unsigned role) {
    return zone == LV_Z_HEAD ? 0 : zone_step(LV_Z_HEAD, (int)zone, role);
}

static void advance(struct trellis *t, const struct lv_fact *f, uint8_t *from, bool first) {
    uint8_t live[STATES];
    int points[LV_ROLES];
    size_t nlive = first ? 0 : find_live(t, live);
    emissions(f, points);
    for (unsigned s = 0; s < STATES; s++) {
        unsigned zone = s / LV_ROLES, role = s % LV_ROLES;
        t->now[s] = INT_MIN / 2;
        if (!stands[zone][role])
            continue;
        int way = first ? first_step(zone, role) : best_before(t, live, nlive, zone, role, &from[s]);
        t->now[s] = way + points[role] + stands[zone][role] - 100;
    }
    memcpy(t->before, t->now, sizeof t->now);
}

static void second_best(struct lv_fact *f) {
    int best = INT_MIN;
    for (unsigned r = 0; r < LV_ROLES; r++) {
        int points = lv_roles_points(f, (enum lv_role)r);
        if (r != f->role && points > best) {
            best = points;
            f->second = (uint8_t)r;
        }
    }
}

static unsigned best_state(const struct trellis *t) {
    unsigned best = 0;
    for (unsigned s = 1; s < STATES; s++)
        best = t->before[s] > t->before[best] ? s : best;
    return best;
}

/* Takes the best way through the blocks first..end; a long release is settled chunk by chunk. */
static void settle(struct trellis *t, struct lv_facts *facts, size_t first, size_t end) {
    unsigned s = best_state(t);
    for (unsigned k = 0; k < STATES; k++)
        t->before[k] = k == s ? 0 : INT_MIN / 2;
    for (size_t i = end; i-- > first; s = t->from[(i - first) * STATES + s]) {
        facts->fact[i].role = (uint8_t)(s % LV_ROLES);
        facts->fact[i].zone = (uint8_t)(s / LV_ROLES);
        second_best(&facts->fact[i]);
    }
}

void lv_roles_decide(struct lv_facts *facts) {
    struct trellis *t = lv_malloc(sizeof *t);
    t->from = lv_malloc((facts->n < CHUNK ? facts->n : CHUNK) * STATES);
    fill_steps(t->steps);
    for (int a = 0; a < LV_ZONES; a++)
        for (int b = 0; b < LV_ZONES; b++)
            for (unsigned r = 0; r < LV_ROLES; r++)
                t->zones[a][b][r] = zone_step(a, b, r);
    for (size_t first = 0; first < facts->n; first += CHUNK) {
        size_t end = first + CHUNK < facts->n ? first + CHUNK : facts->n;
        for (size_t i = first; i < end; i++)
            advance(t, &facts->fact[i], t->from + (i - first) * STATES, i == 0);
        settle(t, facts, first, end);
    }
    free(t->from);
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

void lv_roles_why(struct lv_buf *out, const struct lv_fact *f) {
    bool shown[LV_EVIDENCES] = {false};
    if (f->forced >= 0)
        lv_buf_puts(out, "the author says so; ");
    for (int i = 0, e; i < SHOWN && (e = strongest(f, f->role, shown)) >= 0; i++) {
        lv_buf_printf(out, "%s%s %+d", i ? ", " : "", whys[e], weights[e][f->role]);
        shown[e] = true;
    }
    lv_buf_printf(out, "; %d in all, %s%s %d", lv_roles_points(f, (enum lv_role)f->role),
                  lv_role_is_contact((enum lv_role)f->second) ? "contact " : "", role_name(f->second),
                  lv_roles_points(f, (enum lv_role)f->second));
}
