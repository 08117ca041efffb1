/* What the roles are, the points evidence adds up to for each, and why a block has its role. */
#include <string.h>

#include "recognise/roles.h"

enum { SHOWN = 4 };

enum { GROUP_OTHER, GROUP_TEXTUAL, GROUP_CONTACT };

static const struct {
    enum lv_kind kind;
    uint8_t group;
} roles[] = {
#define LV_ROLE(id, kind, group) {LV_N_##kind, GROUP_##group},
#include "recognise/tables/weights.def"
};

static const char *const whys[] = {
#define LV_EVIDENCE(id, why) why,
#include "recognise/tables/weights.def"
};

static const int16_t weights[LV_EVIDENCES][LV_ROLE_ROOM] = {
#define LV_WEIGHT(evidence, role, points) [LV_E_##evidence][LV_R_##role] = points,
#define LV_PAGE(evidence, signs) [LV_E_##evidence][LV_SIGNS] = signs,
#include "recognise/tables/weights.def"
};

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
