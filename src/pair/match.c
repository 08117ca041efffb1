/*
 * Which units of two editions belong together. Contact fields that say the same come first, then head and contact
 * by role, the body by alignment, and what is left by its anchors, wherever it is.
 */
#include "pair/pair.h"

#include <math.h>

struct matching {
    struct lv_doc *doc;
    const struct lv_units *side[2];
    bool *matched[2];
    struct lv_links links;
};

bool lv_in_contact(const struct lv_node *node) {
    return node->parent->kind == LV_N_CONTACT;
}

static bool is_body(const struct lv_node *node) {
    switch (node->kind) {
    case LV_N_LEAD:
    case LV_N_P:
    case LV_N_HEADING:
        return !lv_in_contact(node);
    case LV_N_QUOTE:
    case LV_N_ITEM:
    case LV_N_ROW:
    case LV_N_NOTE:
    case LV_N_NOTICE:
    case LV_N_EVENT:
    case LV_N_SALUTATION:
    case LV_N_ABOUT:
        return true;
    default:
        return false;
    }
}

static bool is_any(const struct lv_node *node) {
    (void)node;
    return true;
}

/* Fields of a contact that are words, but no address: one language has the unit in a line of its own, the other with the name. */
static bool is_wording(const struct lv_node *node) {
    return lv_in_contact(node) && node->kind != LV_N_PHONE && node->kind != LV_N_FAX &&
           node->kind != LV_N_EMAIL && node->kind != LV_N_ADDRESS;
}

static void link_units(struct matching *m, size_t left, size_t right, double confidence) {
    m->links.link[m->links.n++] = (struct lv_link){left, right, confidence};
    m->matched[0][left] = m->matched[1][right] = true;
}

/* ---- what speaks for two units, wherever they are ---- */

enum { LONELY_MOST = 400 }; /* units without a partner that are compared with each other */

/* Units of a side without a partner, and for each the one of the other side that is most like it. */
struct lonely {
    size_t unit[LONELY_MOST], best[LONELY_MOST], n;
    double score[LONELY_MOST];
};

static void collect_lonely(struct lonely *lonely, const struct matching *m, size_t s,
                           bool (*wanted)(const struct lv_node *)) {
    lonely->n = 0;
    for (size_t i = 0; i < m->side[s]->n && lonely->n < LONELY_MOST; i++)
        if (!m->matched[s][i] && wanted(m->side[s]->unit[i].node)) {
            lonely->score[lonely->n] = 0;
            lonely->unit[lonely->n++] = i;
        }
}

static void prefer(struct lonely *lonely, size_t i, size_t other, double score) {
    if (score <= lonely->score[i])
        return;
    lonely->score[i] = score;
    lonely->best[i] = other;
}

/* Links units without a partner of which each is the other's best, if that is better than `enough`. */
static void match_mutual(struct matching *m, bool (*wanted)(const struct lv_node *),
                         double (*score)(const struct lv_pair_unit *, const struct lv_pair_unit *),
                         double enough) {
    struct lonely *a = lv_malloc(2 * sizeof *a), *b = a + 1;
    collect_lonely(a, m, 0, wanted);
    collect_lonely(b, m, 1, wanted);
    for (size_t i = 0; i < a->n; i++)
        for (size_t k = 0; k < b->n; k++) {
            double found = score(&m->side[0]->unit[a->unit[i]], &m->side[1]->unit[b->unit[k]]);
            prefer(a, i, k, found);
            prefer(b, k, i, found);
        }
    for (size_t i = 0; i < a->n; i++)
        if (a->score[i] > enough && b->best[a->best[i]] == i)
            link_units(m, a->unit[i], b->unit[a->best[i]], a->score[i]);
    lv_free(a);
}

/* Of blocks that are in different places, 0 to 1: what they share, all the more if it is rare. */
static double moved_score(const struct lv_pair_unit *a, const struct lv_pair_unit *b) {
    static const double rare = 1.2, bonus = 0.3, by_length = 0.3;
    double shared = lv_anchor_shared(a, b);
    return fmin(1, lv_anchor_likeness(a, b) + (shared >= rare ? bonus : 0)) -
           by_length * fabs(log((a->length + 12) / (b->length + 12)));
}

/* ---- head and contacts ---- */

/* The first unit from `from` on that is free and alike: of the kind, in a contact or not. */
static size_t next_alike(const struct matching *m, size_t from, const struct lv_node *like) {
    for (size_t i = from; i < m->side[1]->n; i++) {
        const struct lv_node *node = m->side[1]->unit[i].node;
        if (!m->matched[1][i] && node->kind == like->kind && lv_in_contact(node) == lv_in_contact(like))
            return i;
    }
    return SIZE_MAX;
}

/* The first label with the first label, the second phone with the second phone. */
static void match_by_role(struct matching *m) {
    size_t from[LV_KINDS][2] = {{0}};
    for (size_t i = 0; i < m->side[0]->n; i++) {
        const struct lv_node *node = m->side[0]->unit[i].node;
        size_t *next = &from[node->kind][lv_in_contact(node)];
        if (m->matched[0][i] || is_body(node) || *next == SIZE_MAX)
            continue;
        size_t found = next_alike(m, *next, node);
        *next = found == SIZE_MAX ? SIZE_MAX : found + 1;
        if (found != SIZE_MAX)
            link_units(m, i, found, 0.9);
    }
}

static size_t next_wording(const struct matching *m, size_t s, size_t from) {
    while (from < m->side[s]->n && (m->matched[s][from] || !is_wording(m->side[s]->unit[from].node)))
        from++;
    return from;
}

/* Fields that are left in the order they are: a role here may be called a unit there. */
static void match_wordings(struct matching *m) {
    size_t i = next_wording(m, 0, 0), k = next_wording(m, 1, 0);
    while (i < m->side[0]->n && k < m->side[1]->n) {
        link_units(m, i, k, 0.6);
        i = next_wording(m, 0, i);
        k = next_wording(m, 1, k);
    }
}

/* ---- the headline that one edition has and the other has not ---- */

static size_t headline_of(const struct lv_units *units) {
    size_t i = 0;
    while (i < units->n && units->unit[i].node->kind != LV_N_HEADLINE)
        i++;
    return i;
}

/* A line of the head in the edition's own language. */
static bool may_be_headline(const struct lv_node *node) {
    bool line = node->kind == LV_N_CAPTION || node->kind == LV_N_SUBHEADLINE || node->kind == LV_N_LABEL;
    return line && !lv_attr_has(node, LV_AT_LANG);
}

/* The line ahead of the body that is most like a headline in length and anchors; units->n if none is. */
static size_t find_headline(const struct matching *m, size_t s, const struct lv_pair_unit *headline) {
    const struct lv_units *units = m->side[s];
    size_t found = units->n;
    double best = -0.5;
    for (size_t i = 0; i < units->n && !is_body(units->unit[i].node); i++) {
        const struct lv_pair_unit *unit = &units->unit[i];
        double stretch = fabs(log((unit->length + 12) / (headline->length + 12)));
        double score = lv_anchor_likeness(unit, headline) - stretch;
        if (m->matched[s][i] || !may_be_headline(unit->node) || score <= best)
            continue;
        best = score;
        found = i;
    }
    return found;
}

static void make_headline(struct lv_node *node) {
    struct lv_node *figure = node->parent;
    if (figure->kind == LV_N_FIGURE && figure->first == node && !node->next) {
        lv_node_unlink(node);
        lv_node_before(figure, node);
        if (!lv_attr_has(figure, LV_AT_SRC))
            lv_node_unlink(figure);
    }
    if (node->parent->kind == LV_N_EDITION)
        node->kind = LV_N_HEADLINE;
}

static void match_headline(struct matching *m) {
    size_t own[2] = {headline_of(m->side[0]), headline_of(m->side[1])};
    for (size_t s = 0; s < 2; s++) {
        if (own[s] == m->side[s]->n || m->matched[s][own[s]] || own[1 - s] < m->side[1 - s]->n)
            continue;
        size_t found = find_headline(m, 1 - s, &m->side[s]->unit[own[s]]);
        if (found == m->side[1 - s]->n)
            continue;
        link_units(m, s ? found : own[s], s ? own[s] : found, 0.6);
        make_headline(m->side[1 - s]->unit[found].node);
    }
}

/* ---- halves of a paragraph that the other edition divided; one found its partner ---- */

/* How many partners a unit has, and one of them. */
struct partner {
    size_t n, unit;
};

static void count_partners(const struct matching *m, struct partner *of[2]) {
    for (size_t s = 0; s < 2; s++)
        of[s] = lv_alloc(&m->doc->arena, (m->side[s]->n + 1) * sizeof *of[s]);
    for (size_t i = 0; i < m->links.n; i++) {
        size_t unit[2] = {m->links.link[i].left, m->links.link[i].right};
        for (size_t s = 0; s < 2; s++)
            of[s][unit[s]] = (struct partner){of[s][unit[s]].n + 1, unit[1 - s]};
    }
}

/* True if the rest is found in the whole, and both halves together are not too long for it. */
static bool completes(const struct lv_pair_unit *whole, const struct lv_pair_unit *half,
                      const struct lv_pair_unit *rest) {
    static const double rare = 0.5, share = 0.25, stretch = 0.45;
    double shared = lv_anchor_shared(whole, rest);
    return shared >= rare && shared >= share * rest->weight &&
           fabs(log((whole->length + 12) / (half->length + rest->length + 12))) < stretch;
}

/* Links unit i of a side with what its neighbour k is linked with, if that is the whole and they are its halves. */
static bool match_half(struct matching *m, size_t s, size_t i, size_t k, struct partner *const of[2]) {
    const struct lv_pair_unit *unit = m->side[s]->unit;
    size_t whole = of[s][k].unit;
    if (!is_body(unit[k].node) || of[s][k].n != 1 || of[1 - s][whole].n != 1 ||
        !completes(&m->side[1 - s]->unit[whole], &unit[k], &unit[i]))
        return false;
    link_units(m, s ? whole : i, s ? i : whole, 0.5);
    of[1 - s][whole].n++;
    return true;
}

static void match_halves(struct matching *m) {
    struct partner *of[2];
    count_partners(m, of);
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < m->side[s]->n; i++) {
            enum lv_kind kind = m->side[s]->unit[i].node->kind;
            if (m->matched[s][i] || (kind != LV_N_P && kind != LV_N_LEAD && kind != LV_N_QUOTE))
                continue;
            if (!i || !match_half(m, s, i, i - 1, of))
                (void)(i + 1 < m->side[s]->n && match_half(m, s, i, i + 1, of));
        }
}

/* ---- the body ---- */

/* The body of a side and, for each of its units, the index among all units of the side. */
static struct lv_units body_of(struct lv_doc *doc, const struct lv_units *all, size_t **index) {
    struct lv_units body = {.unit = lv_alloc(&doc->arena, (all->n + 1) * sizeof *body.unit)};
    *index = lv_alloc(&doc->arena, (all->n + 1) * sizeof **index);
    for (size_t i = 0; i < all->n; i++)
        if (is_body(all->unit[i].node)) {
            (*index)[body.n] = i;
            body.unit[body.n++] = all->unit[i];
        }
    return body;
}

/* Links all units of a row, unless one of them has found another partner. */
static void link_row(struct matching *m, const struct lv_match *row, size_t *const index[2]) {
    for (size_t i = 0; i < row->nleft; i++)
        if (m->matched[0][index[0][row->left + i]])
            return;
    for (size_t k = 0; k < row->nright; k++)
        if (m->matched[1][index[1][row->right + k]])
            return;
    for (size_t i = 0; i < row->nleft; i++)
        for (size_t k = 0; k < row->nright; k++)
            link_units(m, index[0][row->left + i], index[1][row->right + k], row->confidence);
}

/* Rows for which little speaks stand back until moved blocks and halves have found their partners. */
static void match_body(struct matching *m) {
    static const double strong = 0.4, least = 0.2, enough = 0.35;
    size_t *index[2];
    struct lv_units left = body_of(m->doc, m->side[0], &index[0]);
    struct lv_units right = body_of(m->doc, m->side[1], &index[1]);
    struct lv_matches found = lv_align(m->doc, &left, &right);
    for (size_t i = 0; i < found.n; i++)
        if (found.match[i].confidence >= strong)
            link_row(m, &found.match[i], index);
    match_mutual(m, is_any, moved_score, enough);
    match_halves(m);
    for (size_t i = 0; i < found.n; i++)
        if (found.match[i].confidence >= least && found.match[i].confidence < strong)
            link_row(m, &found.match[i], index);
}

struct lv_links lv_match(struct lv_doc *doc, const struct lv_units *left, const struct lv_units *right) {
    struct matching m = {.doc = doc, .side = {left, right}};
    for (size_t s = 0; s < 2; s++)
        m.matched[s] = lv_alloc(&doc->arena, m.side[s]->n + 1);
    m.links.link = lv_alloc(&doc->arena, (left->n + right->n + 1) * sizeof *m.links.link);
    lv_anchor_weigh(doc, left, right);
    match_mutual(&m, lv_in_contact, lv_anchor_likeness, 0.5);
    match_by_role(&m);
    match_wordings(&m);
    match_headline(&m);
    match_body(&m);
    return m.links;
}
