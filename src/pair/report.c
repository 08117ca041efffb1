#include <stdio.h>
#include <string.h>

#include "doc/rows.h"
#include "lang/chars.h"
#include "pair/pair.h"

enum { UNSURE = 35, SHORT_MOST = 60 };

/* What one edition has in a row. */
struct figure {
    struct lv_units units;
    size_t edition;
    double length; /* in bytes of text */
    size_t speeches;
    uint32_t line;
    struct lv_str confidence;
};

struct report {
    struct lv_doc *doc;
    struct lv_job *job;
    struct lv_rows rows;
    double ratio;  /* bytes of the second of two editions for one of the first, where both have the row */
    bool *contact; /* of each edition: it has one */
};

/* The job as seen from one edition: findings name its file. */
static struct lv_job job_of(const struct report *r, size_t edition) {
    return lv_job_at(r->job, lv_edition(r->doc, edition));
}

static const char *file_of(const struct report *r, size_t edition) {
    return job_of(r, edition).name;
}

/* "file:line" of a cell, in the document's arena. */
static const char *where(const struct report *r, const struct figure *cell) {
    struct lv_buf buf = {0};
    lv_buf_printf(&buf, "%s:%u", file_of(r, cell->edition), cell->line);
    lv_buf_char(&buf, '\0');
    return lv_arena_take(&r->doc->arena, &buf).p;
}

static struct figure cell_of(const struct report *r, size_t row, size_t edition) {
    const struct lv_row_node *first = r->rows.row[row * r->rows.editions + edition], *at;
    struct figure cell = {.edition = edition, .line = first ? lv_node_line(first->node) : 0};
    size_t n = 0;
    for (at = first; at; at = at->next)
        n++;
    cell.units.unit = lv_alloc(&r->doc->arena, (n + 1) * sizeof *cell.units.unit);
    for (at = first; at; at = at->next) {
        struct lv_pair_unit *unit = &cell.units.unit[cell.units.n++];
        unit->node = at->node;
        lv_anchor_unit(r->doc, unit, lv_lang_bit(lv_node_lang(at->node)));
        cell.length += (double)lv_text(r->doc, at->node).n;
        for (const struct lv_node *node = at->node; node; node = lv_node_next(node, at->node))
            cell.speeches += node->kind == LV_N_SPEECH;
        if (!cell.confidence.n)
            cell.confidence = lv_attr(at->node, LV_AT_CONFIDENCE);
    }
    return cell;
}

static const struct lv_node *first_of(const struct figure *cell) {
    return cell->units.unit[0].node;
}

static bool unit_has(const struct lv_pair_unit *unit, uint32_t hash) {
    size_t low = 0, high = unit->anchors;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (unit->anchor[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low < unit->anchors && unit->anchor[low].hash == hash;
}

static bool has(const struct lv_units *units, uint32_t hash) {
    for (size_t i = 0; i < units->n; i++)
        if (unit_has(&units->unit[i], hash))
            return true;
    return false;
}

/* The host of a web address without "www."; nothing for any other. */
static struct lv_str host_of(const struct lv_anchor *anchor) {
    size_t slashes = lv_str_find(anchor->text, LV_STR("//"), 0);
    if (anchor->kind != LV_ANCHOR_ADDRESS || slashes == SIZE_MAX)
        return (struct lv_str){NULL, 0};
    struct lv_str host = lv_str_sub(anchor->text, slashes + 2, anchor->text.n);
    host.n = lv_str_sub(host, 0, lv_str_find(host, LV_STR("/"), 0)).n;
    return lv_str_starts(host, LV_STR("www.")) ? lv_str_sub(host, 4, host.n) : host;
}

/* True if the other side has something of the kind: another year, a page of the same site in its language. */
static bool has_like(const struct lv_units *units, const struct lv_anchor *like) {
    struct lv_str host = host_of(like);
    for (size_t i = 0; i < units->n; i++)
        for (size_t k = 0; k < units->unit[i].anchors; k++) {
            const struct lv_anchor *anchor = &units->unit[i].anchor[k];
            if (host.n ? lv_str_eq(host_of(anchor), host) : anchor->kind == like->kind)
                return true;
        }
    return false;
}

/* The digits of a telephone number, the last first; how many, or 0 if it is too short or too long for one. */
static size_t dialled(struct lv_str s, char digits[LV_NUMBER_ROOM]) {
    enum { SHORTEST = 7 };
    size_t n = 0;
    for (size_t i = s.n; i-- > 0 && n < LV_NUMBER_ROOM;)
        if (lv_is_digit(s.p[i]))
            digits[n++] = s.p[i];
    return n >= SHORTEST && n < LV_NUMBER_ROOM ? n : 0;
}

/* True if the other side has the same telephone number, with or without its country, one of them a link. */
static bool has_dialled(const struct lv_units *units, const struct lv_anchor *like) {
    char wanted[LV_NUMBER_ROOM], own[LV_NUMBER_ROOM];
    size_t n = dialled(like->text, wanted);
    for (size_t i = 0; n && i < units->n; i++)
        for (size_t k = 0; k < units->unit[i].anchors; k++) {
            const struct lv_anchor *anchor = &units->unit[i].anchor[k];
            bool link = like->kind == LV_ANCHOR_ADDRESS || anchor->kind == LV_ANCHOR_ADDRESS;
            size_t other = link ? dialled(anchor->text, own) : 0;
            if (other && memcmp(wanted, own, n < other ? n : other) == 0)
                return true;
        }
    return false;
}

/* What an anchor that the other side lacks is called, or NULL where that is no difference. */
static const char *differing(const struct lv_anchor *anchor, const struct lv_units *there) {
    switch (anchor->kind) {
    case LV_ANCHOR_NUMBER:
        return has_dialled(there, anchor) ? NULL : "the number";
    case LV_ANCHOR_DATE:
        return "the date";
    case LV_ANCHOR_YEAR: /* one side may leave it out */
        return has_like(there, anchor) ? "the year" : NULL;
    case LV_ANCHOR_ADDRESS:
        if (lv_str_starts(anchor->text, LV_STR("tel:")))
            return has_dialled(there, anchor) ? NULL : "the telephone number";
        if (lv_str_starts(anchor->text, LV_STR("mailto:")))
            return "the address";
        return has_like(there, anchor) ? NULL : "the link";
    case LV_ANCHOR_WORD:
        return NULL;
    }
    return NULL;
}

static void report_anchor(const struct report *r, struct lv_job *job, const struct lv_node *node,
                          const struct lv_anchor *anchor, const char *what, const char *where) {
    struct lv_str text = lv_text(r->doc, node), shown = anchor->text;
    size_t at = lv_str_find(text, shown, 0);
    if (lv_str_starts(shown, LV_STR("tel:")) || lv_str_starts(shown, LV_STR("mailto:")))
        shown = lv_str_sub(shown, lv_str_find(shown, LV_STR(":"), 0) + 1, shown.n);
    lv_report_at(r->doc, job, LV_MSG_PAIR_DIFFERS, node, text, at == SIZE_MAX ? 0 : at, what,
                 lv_terminated(r->doc, shown), where);
}

static void report_facts(const struct report *r, const struct figure *here, const struct figure *there) {
    struct lv_job job = job_of(r, here->edition);
    for (size_t i = 0; i < here->units.n; i++)
        for (size_t k = 0; k < here->units.unit[i].anchors; k++) {
            const struct lv_anchor *anchor = &here->units.unit[i].anchor[k];
            const char *what = has(&there->units, anchor->hash) ? NULL : differing(anchor, &there->units);
            if (what)
                report_anchor(r, &job, here->units.unit[i].node, anchor, what, where(r, there));
        }
}

static void report_quotes(const struct report *r, const struct figure *a, const struct figure *b) {
    char here[24], there[24];
    struct lv_job job = job_of(r, a->edition);
    if (a->speeches == b->speeches)
        return;
    snprintf(here, sizeof here, "%zu", a->speeches);
    snprintf(there, sizeof there, "%zu", b->speeches);
    lv_report_at(r->doc, &job, LV_MSG_PAIR_QUOTES, first_of(a), LV_STR(""), 0, here, there, where(r, b));
}

static void report_length(const struct report *r, const struct figure *a, const struct figure *b) {
    double expected = (a->length + 1) * r->ratio;
    const struct figure *brief = b->length < expected ? b : a, *full = brief == a ? b : a;
    double share = brief == b ? b->length / expected : expected / (b->length + 1);
    struct lv_job job = job_of(r, brief->edition);
    if (full->length > SHORT_MOST && share < 0.5)
        lv_report_at(r->doc, &job, LV_MSG_PAIR_LENGTH, first_of(brief), LV_STR(""), 0, where(r, full));
}

static void report_confidence(const struct report *r, const struct figure *a, const struct figure *b) {
    struct lv_job job = job_of(r, a->edition);
    struct lv_str c = a->confidence;
    if (c.n && c.n <= 2 && (c.n == 1 || (c.p[0] - '0') * 10 + (c.p[1] - '0') < UNSURE))
        lv_report_at(r->doc, &job, LV_MSG_PAIR_UNSURE, first_of(a), LV_STR(""), 0, where(r, b),
                     lv_terminated(r->doc, c));
}

/*
 * True for what every edition should have. Labels, captions and source links are often in one language only, and what
 * a unit or a role is called, and in how many lines, is a matter of the language.
 */
static bool expected_everywhere(enum lv_kind kind, bool in_contact) {
    if (in_contact)
        return kind == LV_N_NAME || kind == LV_N_PHONE || kind == LV_N_FAX || kind == LV_N_EMAIL;
    return kind != LV_N_LABEL && kind != LV_N_CAPTION && kind != LV_N_SOURCE && kind != LV_N_RELATED &&
           kind != LV_N_RIGHTS && kind != LV_N_DOCTYPE;
}

/* What to call a block that the other edition lacks, or NULL: a contact that is missing whole is one thing. */
static const char *lacked(const struct report *r, const struct lv_node *node, size_t lacking) {
    bool in_contact = lv_in_contact(node);
    if (in_contact && !r->contact[lacking])
        return node->parent->first == node ? lv_kind_element(LV_N_CONTACT) : NULL;
    return expected_everywhere(node->kind, in_contact) ? lv_kind_element(node->kind) : NULL;
}

static void report_missing(const struct report *r, const struct figure *here, size_t lacking) {
    struct lv_job job = job_of(r, here->edition);
    for (size_t i = 0; i < here->units.n; i++) {
        const struct lv_node *node = here->units.unit[i].node;
        const char *what = lacked(r, node, lacking);
        if (what)
            lv_report_at(r->doc, &job, LV_MSG_PAIR_MISSING, node, LV_STR(""), 0, file_of(r, lacking), what);
    }
}

static void report_row(const struct report *r, size_t row, size_t edition) {
    struct figure a = cell_of(r, row, 0), b = cell_of(r, row, edition);
    if (!a.units.n && !b.units.n)
        return;
    if (!a.units.n || !b.units.n) {
        report_missing(r, a.units.n ? &a : &b, a.units.n ? edition : 0);
        return;
    }
    report_confidence(r, &a, &b);
    report_facts(r, &a, &b);
    report_facts(r, &b, &a);
    report_quotes(r, &a, &b);
    report_length(r, &a, &b);
}

static double bytes_of(const struct report *r, size_t row, size_t edition) {
    double bytes = 0;
    for (const struct lv_row_node *at = r->rows.row[row * r->rows.editions + edition]; at; at = at->next)
        bytes += (double)lv_text(r->doc, at->node).n;
    return bytes;
}

static double usual_ratio(const struct report *r, size_t edition) {
    double first = 1, second = 1;
    for (size_t row = 0; row < r->rows.n; row++) {
        double a = bytes_of(r, row, 0), b = bytes_of(r, row, edition);
        first += b > 0 ? a : 0;
        second += a > 0 ? b : 0;
    }
    return second / first;
}

static void find_contacts(struct report *r) {
    r->contact = lv_alloc(&r->doc->arena, r->rows.editions + 1);
    for (size_t e = 0; e < r->rows.editions; e++) {
        const struct lv_node *edition = lv_edition(r->doc, e);
        for (const struct lv_node *node = edition; node; node = lv_node_next(node, edition))
            r->contact[e] |= node->kind == LV_N_CONTACT;
    }
}

void lv_pair_report(struct lv_doc *doc, struct lv_job *job) {
    struct report r = {.doc = doc, .job = job, .rows = lv_rows(doc)};
    find_contacts(&r);
    for (size_t e = 1; e < r.rows.editions; e++) {
        r.ratio = usual_ratio(&r, e);
        for (size_t row = 0; row < r.rows.n; row++)
            report_row(&r, row, e);
    }
}
