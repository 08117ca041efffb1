/*
 * Several language editions: finding them in one text, and aligning them.
 *
 *   anchor.c   what two languages have in common: numbers, dates, names, links
 *   number.c   numbers in one form
 *   align.c    the monotone dynamic programme over the body
 *   editions.c two languages in one text
 *   report.c   what differs between the editions
 *   match.c    which units belong together: head and contacts by role, the body by alignment, the rest by anchors
 *   pair.c          the filter: units, rows onto the blocks
 */
#ifndef LV_PAIR_H
#define LV_PAIR_H

#include "doc/doc.h"
#include "lang/words.h"

/* A year is that of a whole date; numbers in words are words. */
enum lv_anchor_kind { LV_ANCHOR_ADDRESS, LV_ANCHOR_DATE, LV_ANCHOR_NUMBER, LV_ANCHOR_YEAR, LV_ANCHOR_WORD };

/* Something that reads alike in both languages, hashed in one form. */
struct lv_anchor {
    uint32_t hash;
    float base, weight; /* weight: of how rare it is, too */
    enum lv_anchor_kind kind;
    struct lv_str text; /* as it is */
};

/* One block to be aligned, or a table row. */
struct lv_pair_unit {
    struct lv_node *node;
    double length;            /* in characters */
    struct lv_anchor *anchor; /* ascending by hash; several of one hash are several occurrences */
    size_t anchors;
    double weight; /* of all its anchors */
};

struct lv_units {
    struct lv_pair_unit *unit;
    size_t n;
};

/* A row of the alignment: units left[0..nleft) belong to right[0..nright); either may be empty. */
struct lv_match {
    size_t left, nleft, right, nright;
    double confidence; /* 0 to 1 */
};

struct lv_matches {
    struct lv_match *match;
    size_t n;
};

/* Finds the anchors of a unit. `langs` is the language of its text. */
void lv_anchor_unit(struct lv_doc *doc, struct lv_pair_unit *unit, uint32_t langs);

enum { LV_NUMBER_ROOM = 32 };

/*
 * Reads the number that begins with a digit at byte `at`, with the words after it that belong to its value (thousand,
 * p.m.), into `to`: digits without grouping, and a full stop before decimals. Returns where it ends.
 */
size_t lv_number_read(struct lv_str s, size_t at, uint32_t langs, char to[LV_NUMBER_ROOM + 1], size_t *n);

/*
 * The same for a number in words ("divdesmit četri", "two hundred and fifty") that begins at byte `at`. Returns where
 * it ends; `at` if none is there.
 */
size_t lv_number_spelt(struct lv_str s, size_t at, uint32_t langs, char to[LV_NUMBER_ROOM + 1], size_t *n);

/* Makes anchors that are everywhere weigh less; over the units of both sides, once. */
void lv_anchor_weigh(struct lv_doc *doc, const struct lv_units *left, const struct lv_units *right);

/* The weight two units share. */
double lv_anchor_shared(const struct lv_pair_unit *a, const struct lv_pair_unit *b);

/* Divides the only edition of a document into one for each of its languages, if it has several. */
void lv_editions_divide(struct lv_doc *doc);

/* Reports what one edition lacks or says otherwise, row by row, with the lines of both. */
void lv_pair_report(struct lv_doc *doc, struct lv_job *job);

/* Gives dates without a year that of another edition's publication, in editions that do not say when they are from. */
void lv_pair_years(struct lv_doc *doc);

/* How alike two units are, 0 to 1, by anchors alone. */
double lv_anchor_likeness(const struct lv_pair_unit *a, const struct lv_pair_unit *b);

/*
 * Aligns left with right in order (1-1, 1-2, 2-1, 2-2, 1-0, 0-1). Time and memory grow with the number of units:
 * only a band around the diagonal is looked at. The matches are in the document's arena.
 */
struct lv_matches lv_align(struct lv_doc *doc, const struct lv_units *left, const struct lv_units *right);

/* Two units that belong together. */
struct lv_link {
    size_t left, right;
    double confidence; /* 0 to 1 */
};

struct lv_links {
    struct lv_link *link;
    size_t n;
};

/*
 * Matches the units of two editions; a unit may have several partners. Anchors are weighed here. A line that the
 * other edition shows to be the headline becomes one. The links are in the document's arena.
 */
struct lv_links lv_match(struct lv_doc *doc, const struct lv_units *left, const struct lv_units *right);

/* True for a block inside a contact. */
bool lv_in_contact(const struct lv_node *node);

#endif
