/* What the roles are, the points evidence adds up to for each, and why a block has its role. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "recognise/roles.h"

enum { SHOWN = 4 };

enum { GROUP_OTHER, GROUP_TEXTUAL, GROUP_CONTACT };

static const struct {
    enum lv_kind kind;
    uint8_t group;
} roles[] = {
#define LV_ROLE(id, kind, group) {LV_N_##kind, GROUP_##group},
#include "recognise/tables/roles.def"
};

static const char *const zones[] = {
#define LV_ZONE(id, name) name,
#include "recognise/tables/roles.def"
};

static const char *const whys[] = {
#define LV_EVIDENCE(id, why) why,
#include "recognise/tables/evidence.def"
};

static const char *const names[] = {
#define LV_EVIDENCE(id, why) #id,
#include "recognise/tables/evidence.def"
};

/* The weights as they are in the table, and for each evidence in a row. */
static const struct weight {
    uint16_t evidence;
    uint8_t role;
    int8_t points;
} listed[] = {
#define LV_WEIGHT(evidence, role, points) {LV_E_##evidence, LV_R_##role, points},
#include "recognise/tables/weights.def"
};

static const int16_t weights[LV_EVIDENCES][LV_ROLE_ROOM] = {
#define LV_WEIGHT(evidence, role, points) [LV_E_##evidence][LV_R_##role] = points,
#include "recognise/tables/weights.def"
#define LV_PAGE(evidence, signs) [LV_E_##evidence][LV_SIGNS] = signs,
#include "recognise/tables/evidence.def"
};

#if LV_EXACT
/* Where the evidence of each pass begins; the one before it ends there. */
static const uint16_t pass_first[] = {
#define LV_PASS(id, file) LV_PASS_FROM_##id,
#include "recognise/tables/evidence.def"
    LV_EVIDENCES};

void lv_may_read(const struct lv_fact *f, enum lv_evidence e) {
    if (e < pass_first[f->pass + 1])
        return;
    fprintf(stderr, "recognition: the evidence %s is read or set before its pass (evidence.def)\n", names[e]);
    abort();
}
#endif

enum lv_kind lv_role_kind(enum lv_role role) {
    return roles[role].kind;
}

bool lv_role_is_contact(enum lv_role role) {
    return roles[role].group == GROUP_CONTACT;
}

bool lv_role_is_text(enum lv_role role) {
    return roles[role].group == GROUP_TEXTUAL;
}

int lv_roles_points(const struct lv_fact *f, enum lv_role role) {
    int points = 0;
    for (size_t w = 0; w < LV_EVIDENCE_WORDS; w++)
        for (uint64_t bits = f->seen[w]; bits; bits &= bits - 1)
            points += weights[w * 64 + (size_t)__builtin_ctzll(bits)][role];
    return points;
}

void lv_roles_evidence(const struct lv_fact *f, int16_t points[restrict LV_ROLE_ROOM]) {
    memset(points, 0, LV_ROLE_ROOM * sizeof *points);
    for (size_t w = 0; w < LV_EVIDENCE_WORDS; w++)
        for (uint64_t bits = f->seen[w]; bits; bits &= bits - 1) {
            const int16_t *row = weights[w * 64 + (size_t)__builtin_ctzll(bits)];
            for (size_t r = 0; r < LV_ROLE_ROOM; r++)
                points[r] = (int16_t)(points[r] + row[r]);
        }
}

/* The evidence that speaks most for a role and has not been shown yet, or NULL. */
static const struct weight *strongest(const struct lv_fact *f, unsigned role,
                                      const bool shown[LV_EVIDENCES]) {
    const struct weight *best = NULL;
    for (size_t i = 0; i < sizeof listed / sizeof *listed; i++) {
        const struct weight *w = &listed[i];
        if (w->role == role && w->points > (best ? best->points : 0) && !shown[w->evidence] &&
            lv_seen(f, (enum lv_evidence)w->evidence))
            best = w;
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

struct lv_str lv_role_name(enum lv_role role) {
    struct lv_node parent = {.kind = lv_role_is_contact(role) ? LV_N_CONTACT : LV_N_EDITION};
    struct lv_node block = {.kind = lv_role_kind(role), .parent = &parent};
    return lv_str_from(lv_node_role(&block));
}

void lv_roles_why(struct lv_buf *out, const struct lv_fact *f) {
    enum lv_role second = second_best(f);
    bool shown[LV_EVIDENCES] = {false};
    if (f->forced >= 0)
        lv_buf_puts(out, "the author says so; ");
    const struct weight *w;
    for (int i = 0; i < SHOWN && (w = strongest(f, f->role, shown)); i++) {
        lv_buf_printf(out, "%s%s %+d", i ? ", " : "", whys[w->evidence], w->points);
        shown[w->evidence] = true;
    }
    lv_buf_printf(out, "; %d in all, %s%s %d", lv_roles_points(f, (enum lv_role)f->role),
                  lv_role_is_contact(second) ? "contact " : "", role_name(second),
                  lv_roles_points(f, second));
    if (!lv_is_doubtful(f))
        return;
    lv_buf_puts(out, "; doubtful, else ");
    lv_buf_str(out, lv_role_name((enum lv_role)f->second));
}

void lv_roles_seen(struct lv_buf *out, const struct lv_fact *f) {
    lv_buf_puts(out, zones[f->zone]);
    for (int e = 0; e < LV_EVIDENCES; e++)
        if (lv_seen(f, (enum lv_evidence)e))
            lv_buf_printf(out, " %s", names[e]);
}
