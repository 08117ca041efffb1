/*
 * The filter roles in pieces: evidence of single blocks (roles_see.c, roles_count.c, roles_end.c, roles_marks.c,
 * roles_debris.c, roles_dates.c, roles_address.c), of their words (roles_words.c, roles_phrase.c, roles_web.c), of their
 * neighbourhood (roles_around.c, roles_near.c, roles_event.c) and of both ends of the release (roles_page.c); the points
 * evidence adds up to (roles_points.c), the best labelling of the whole edition (roles_decide.c), the tree that follows
 * from it (roles_build.c). All points are in roles_weights.def.
 */
#ifndef LV_ROLES_H
#define LV_ROLES_H

#include "doc/doc.h"
#include "filter/speech.h"
#include "filter/words.h"

enum lv_role {
#define LV_ROLE(id, kind, group) LV_R_##id,
#include "filter/roles_weights.def"
    LV_ROLES
};

/* Where in a release a block stands: before the headline, behind it, in the text, behind the text. */
enum lv_zone { LV_Z_HEAD, LV_Z_TOP, LV_Z_TEXT, LV_Z_END, LV_ZONES };

enum lv_evidence {
#define LV_EVIDENCE(id, why) LV_E_##id,
#include "filter/roles_weights.def"
    LV_EVIDENCES
};

enum { LV_EVIDENCE_WORDS = (LV_EVIDENCES + 63) / 64 };

/* What is known of a block. */
struct lv_fact {
    struct lv_node *block;
    struct lv_str text;
    uint64_t seen[LV_EVIDENCE_WORDS];
    uint32_t words, digits, line, last_line;
    int8_t forced;      /* the role the author gave it, or -1 */
    uint8_t role, zone; /* decided */
    uint8_t number;     /* of a list item; 0: none */
    bool speech_open;
    bool even; /* no blanks but single plain ones between words */
};

struct lv_facts {
    struct lv_doc *doc;
    struct lv_fact *fact;
    size_t n;
    struct lv_str code; /* the language of the edition */
    uint32_t lang;
    uint32_t langs; /* the same with English, for what web pages add; all where it is not known */
    bool compounds; /* its languages write words in one: *ministerium */
    bool spaced;    /* blank lines stand between most paragraphs */
};

static inline bool lv_seen(const struct lv_fact *f, enum lv_evidence e) {
    return f->seen[e / 64] >> (e % 64) & 1;
}

static inline void lv_see(struct lv_fact *f, enum lv_evidence e, bool is) {
    if (is)
        f->seen[e / 64] |= UINT64_C(1) << (e % 64);
}

static inline void lv_unsee(struct lv_fact *f, enum lv_evidence e) {
    f->seen[e / 64] &= ~(UINT64_C(1) << (e % 64));
}

struct lv_words;

/* Evidence from the text of one block; from its word lists; and from the blocks around it. */
void lv_roles_see(struct lv_facts *facts, struct lv_fact *fact);
void lv_roles_words(const struct lv_facts *facts, struct lv_fact *fact, const struct lv_words *words);
void lv_roles_around(struct lv_facts *facts);

/* Pieces of lv_roles_around: what two neighbours say of each other. */
void lv_see_neighbours(struct lv_facts *facts);

/* The same: the fields of an event, its day, time and place on lines of their own; and whether a line is such a field. */
void lv_see_events(struct lv_facts *facts);
bool lv_is_field(const struct lv_fact *f);

/* The same: summaries below headlines, needed for what text is; and what only stands at the ends of a release. */
void lv_see_summaries(struct lv_facts *facts);
void lv_see_ends(struct lv_facts *facts);

bool lv_any_seen(const struct lv_fact *f, const enum lv_evidence *e, size_t n);

#define LV_ANY_SEEN(f, ...)                                                                                  \
    lv_any_seen(f, (const enum lv_evidence[]){__VA_ARGS__},                                                  \
                sizeof((const enum lv_evidence[]){__VA_ARGS__}) / sizeof(enum lv_evidence))

/* What one walk over a text counts (roles_count.c). */
struct lv_counts {
    size_t letters, upper, digits, others, words, capitals, small, numbers, gaps, parts, arrows, strokes;
    size_t stop;       /* where the first sign that may end a sentence stands, or SIZE_MAX */
    uint64_t signs[2]; /* the characters of ASCII outside words, a bit each */
    bool uneven;       /* other blanks than single plain ones */
    bool copyright;
    bool opens; /* has a glyph that « and its like close, so that the closing one is no arrow */
};

enum { LV_FIRST_WORDS = 40 };

/* The first words of a text. */
struct lv_words {
    struct lv_range word[LV_FIRST_WORDS];
    size_t n;
};

struct lv_counts lv_count_signs(struct lv_str s);

/* The same, which adds the first words to those there are. */
struct lv_counts lv_count_text(struct lv_str s, struct lv_words *words);

/* True if one of these characters of ASCII stands outside the words of a text. */
static inline bool lv_has_sign(const struct lv_counts *c, char sign) {
    return c->signs[(unsigned char)sign / 64] >> (unsigned char)sign % 64 & 1;
}
bool lv_has_any_sign(const struct lv_counts *c, const char *signs);

enum { LV_HEAD_BYTES = 640 }; /* so much of a text is looked at for dates and addresses */

/*
 * Pieces of lv_roles_see: how a text ends; a time of day at the beginning of a line, "12.30 – ", "08:30  "; dates, where they stand and
 * whether they are all there is; marks of footnotes and of copyright; signs of addresses. Each needs the evidence of those before it.
 */
void lv_see_time(const struct lv_facts *facts, struct lv_fact *f);
void lv_see_held(struct lv_fact *f);
void lv_see_end(const struct lv_facts *facts, struct lv_fact *f, const struct lv_counts *c);
void lv_see_dates(const struct lv_facts *facts, struct lv_fact *f, const struct lv_counts *c,
                  const struct lv_words *words);
/* Signs of the page a release is published on: a path, codes of languages, numbers of pages. */
void lv_see_web(struct lv_fact *f, const struct lv_counts *c);
/* What machines leave in it: file names, reference numbers, lists of sites, words run together. */
void lv_see_debris(struct lv_fact *f, const struct lv_counts *c);
void lv_see_marks(struct lv_fact *f, const struct lv_counts *c, const struct lv_words *words);
void lv_see_addresses(struct lv_fact *f, const struct lv_counts *c);

/* The most digits in a row that only signs of telephone numbers divide. */
size_t lv_phone_digits(struct lv_str s);

/* Where a bullet, or the number of a list item, at the beginning of a text ends; 0: there is none. */
size_t lv_bullet_at(struct lv_str s);
size_t lv_number_at(const struct lv_facts *facts, struct lv_str s);

/* Sets role and zone of every block. */
void lv_roles_decide(struct lv_facts *facts);

/* Points are kept in 16 bits, in rows with room for a multiple of eight roles and one more: a compiler works on eight at once. */
enum { LV_ROLE_ROOM = (LV_ROLES + 8) / 8 * 8 };

/* The points of a role by the evidence alone; those of all, with what the author says. */
int lv_roles_points(const struct lv_fact *fact, enum lv_role role);
void lv_roles_evidence(const struct lv_fact *fact, int16_t points[restrict LV_ROLE_ROOM]);

/* Appends why a block has its role: the evidence that counted most, and the next best role. */
void lv_roles_why(struct lv_buf *out, const struct lv_fact *fact);

/* Gives the blocks their kinds and groups them. */
void lv_roles_build(struct lv_facts *facts);

/* The kind of node a role becomes, and whether it is a part of a contact. */
enum lv_kind lv_role_kind(enum lv_role role);
bool lv_role_is_contact(enum lv_role role);

#endif
