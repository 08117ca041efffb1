/*
 * The words of the recogniser:
 *
 * edition           a release in one language; each is recognised by itself
 * line              a line of the source, with its number; people label lines
 * block             what the filter join made of lines: a paragraph, an item, a field. Each gets one role
 * role              what a block is: headline, lead, quote, name in a contact … (LV_N_ROLE)
 * zone              where it is: before the headline, between headline and text, in the text, after it
 * evidence          something seen of a block, yes or no: its words, its shape, its neighbours (LV_EVIDENCE)
 * weight            the points by which evidence speaks for a role or against it; four double the odds (LV_WEIGHT)
 * step              the points for one role right after another (LV_STEP)
 * sign of the page  how far evidence shows a block to be of the web page or mail around the release; without enough
 *                   signs nothing is left out, whatever the points say (LV_PAGE, LV_PAGE_LEAST)
 * label             the role a person gave a line by reading (tests/recognition); a labelling is the roles and zones of
 *                   all blocks of an edition together: of all labellings, the one with most points is taken
 */

/*
 * Recognition in steps (roles.c runs them):
 *
 *   evidence   of single blocks (block/), of speech (speech/), and of what is around a block (context/), pass by pass
 *              (evidence.c)
 *   extent     where the running text is, and so what is before and after it (extent.c)
 *   headline   which lines above the text may be the headline (headline.c)
 *   labelling  the points evidence adds up to (points.c), and the best labelling of the whole edition (labelling.c)
 *   doubt      where another labelling is close; only where that is asked for (doubt.c)
 *   tree       the tree that follows from it (tree.c)
 *
 * In tables/ is what there is of roles and what they cost by themselves (roles.def), what can be seen and in which order
 * (evidence.def), and what that weighs (weights.def); settled.c reads what the user says of single lines.
 */
#ifndef LV_ROLES_H
#define LV_ROLES_H

#include "core/zones.h"
#include "doc/doc.h"
#include "lang/words.h"
#include "recognise/speech/speech.h"

enum lv_role {
#define LV_ROLE(id, kind, group) LV_R_##id,
#include "recognise/tables/roles.def"
    LV_ROLES
};

/* Where in a release a block is: before the headline, after it, in the text, after the text. */
enum lv_zone {
#define LV_ZONE(id, name) LV_Z_##id,
#include "recognise/tables/roles.def"
    LV_ZONES
};

/* The first evidence of each pass has a second name, which a list of passes can be made of. */
enum lv_evidence {
#define LV_PASS(id, file) LV_PASS_FROM_##id, LV_PASS_BACK_##id = LV_PASS_FROM_##id - 1,
#define LV_EVIDENCE(id, why) LV_E_##id,
#include "recognise/tables/evidence.def"
    LV_EVIDENCES
};

/* What looks at the blocks, one pass after the other. */
enum lv_pass {
#define LV_PASS(id, file) LV_PASS_##id,
#include "recognise/tables/evidence.def"
    LV_PASSES
};

enum { LV_EVIDENCE_WORDS = (LV_EVIDENCES + 63) / 64 };

/* What is known of a block. */
struct lv_fact {
    struct lv_node *block;
    struct lv_str text;
    uint64_t seen[LV_EVIDENCE_WORDS];
    uint32_t words, digits, line, last_line;
    int8_t forced;      /* the role the author or the user gave it, or -1 */
    uint8_t role, zone; /* decided */
    uint8_t number;     /* of a list item; 0: none */
    uint8_t second;     /* the best other role; with lv_roles_doubt */
    int16_t margin;     /* the points by which the role leads over it */
    bool speech_open;
    bool even;    /* no spaces but single plain ones between words */
    uint8_t pass; /* the last one that may have been here; with LV_EXACT */
};

struct lv_facts {
    struct lv_doc *doc;
    struct lv_fact *fact;
    size_t n;
    struct lv_str code; /* the language of the edition */
    uint32_t lang;
    uint32_t langs; /* the same with English, for what web pages add; all where it is not known */
    bool compounds; /* its languages write words in one: *ministerium */
    bool captions;  /* its sites set what a picture shows right below the topic */
    bool spaced;    /* blank lines are between most paragraphs */
    bool textless;  /* its end mark is reached before any running text */
    bool all_shown; /* nothing may be of the page: else all would be */
};

/* True if no blank line is between two blocks. */
static inline bool lv_is_right_below(const struct lv_fact *f, const struct lv_fact *next) {
    return next->line == f->last_line + 1;
}

/*
 * A pass begins for a block: its evidence and that of all passes before may be read and set. Builds with AddressSanitizer
 * hold it, and end where it is broken.
 */
#if LV_EXACT
#define lv_pass(f, p) ((void)((f)->pass = (uint8_t)(p)))
void lv_may_read(const struct lv_fact *f, enum lv_evidence e);
#else
#define lv_pass(f, p) ((void)(f), (void)(p))
#define lv_may_read(f, e) ((void)(f), (void)(e))
#endif

static inline bool lv_seen(const struct lv_fact *f, enum lv_evidence e) {
    lv_may_read(f, e);
    return f->seen[e / 64] >> (e % 64) & 1;
}

static inline void lv_see(struct lv_fact *f, enum lv_evidence e, bool is) {
    lv_may_read(f, e);
    if (is)
        f->seen[e / 64] |= UINT64_C(1) << (e % 64);
}

static inline void lv_unsee(struct lv_fact *f, enum lv_evidence e) {
    lv_may_read(f, e);
    f->seen[e / 64] &= ~(UINT64_C(1) << (e % 64));
}

/* Evidence from the text of one block, and from the blocks around it. */
void lv_roles_see(struct lv_facts *facts, struct lv_fact *fact);
void lv_see_context(struct lv_facts *facts);

/* Pieces of lv_see_context: what two neighbours say of each other. */
void lv_see_neighbours(struct lv_facts *facts);

/* The same: the fields of an event, its day, time and place on lines of their own; and whether a line is such a field. */
void lv_see_events(struct lv_facts *facts);
bool lv_is_field(const struct lv_fact *f);

/* True for a line with a bullet or a number in front that makes an item of it. */
bool lv_is_item(const struct lv_fact *f);

/* The same: lists that lost their bullets, menus below the text, and, when all else is seen, lines nothing speaks for. */
void lv_see_bare_lists(struct lv_facts *facts);
void lv_see_menus(struct lv_facts *facts);
void lv_see_plain(struct lv_facts *facts);

/* The same: summaries below headlines, needed for what text is; and what only is at the ends of a release. */
void lv_see_summaries(struct lv_facts *facts);
/* The extent of the release: its running text, and what is before and after it (extent.c). */
void lv_see_extent(struct lv_facts *facts);

/* Where a block is, from the core of the text outwards; and what it says again of the text. */
void lv_see_places(struct lv_facts *facts);
void lv_see_agreement(struct lv_facts *facts);

/* True if half the words of a title that say something are in a text. */
bool lv_says_again(struct lv_str title, struct lv_str text);

/* The candidates for the headline (headline.c), and whether a line may be one. */
void lv_see_headline(struct lv_facts *facts);
bool lv_may_be_headline(const struct lv_fact *f);

/* Passes over neighbours: lists, what a line says of the next, what is near a contact, contacts no word announces, first and last. */
void lv_see_lists(struct lv_facts *facts);
void lv_see_pairs(struct lv_facts *facts);
void lv_see_contacts(struct lv_facts *facts);
void lv_see_cards(struct lv_facts *facts);
void lv_see_ends(struct lv_facts *facts);

/* Fields of a mail, what headings rule, lines that are there twice; and a line that is surely of a contact. */
void lv_see_mail(struct lv_facts *facts);
/* Rows of figures below each other, before all that looks for telephone numbers. */
void lv_see_rows(struct lv_facts *facts);
/* The same: the quotation of a stock above a release. */
void lv_see_ticker(struct lv_facts *facts);
void lv_see_sections(struct lv_facts *facts);
void lv_see_repeats(struct lv_facts *facts);
/* The same: topics and menus above the headline. */
void lv_see_topics(struct lv_facts *facts);
/* The same: what the media are told in sentences. */
void lv_see_notices(struct lv_facts *facts);
/* The same: sentences that tell where more can be read. */
void lv_see_where(struct lv_facts *facts);
/* The same: other releases below the contact. */
void lv_see_after(struct lv_facts *facts);
/* The same: speech over several paragraphs. */
void lv_see_statements(struct lv_facts *facts);
/* The same: rows of days and of agendas. */
void lv_see_days(struct lv_facts *facts);
/* The same: the last paragraphs, where they tell of who sends the release. */
void lv_see_tail(struct lv_facts *facts);
bool lv_is_sure_contact(const struct lv_fact *f);
void lv_see_top(struct lv_facts *facts);
void lv_see_page(struct lv_facts *facts);
/* True for a line that is surely of the page around the release. */
bool lv_is_page(const struct lv_fact *f);

/*
 * True if a block shows any of some evidence: LV_ANY_OF takes a table, LV_ANY_SEEN a few names. Both are known when this
 * is compiled, and unrolled they become one mask for each word of `seen`.
 */
#define LV_ANY_OF(f, table) lv_any_seen((f), (table), sizeof(table) / sizeof *(table))
#define LV_ANY_SEEN(f, ...)                                                                                  \
    lv_any_seen((f), (const enum lv_evidence[]){__VA_ARGS__},                                                \
                sizeof((const enum lv_evidence[]){__VA_ARGS__}) / sizeof(enum lv_evidence))

__attribute__((always_inline)) static inline bool lv_any_seen(const struct lv_fact *f,
                                                              const enum lv_evidence *table, size_t n) {
    uint64_t any = 0;
#pragma GCC unroll 64
    for (size_t i = 0; i < n; i++) {
        lv_may_read(f, table[i]);
        any |= f->seen[table[i] / 64] & UINT64_C(1) << table[i] % 64;
    }
    return any != 0;
}

/* True for a paragraph that begins as leads do, with a place, perhaps a date, and a dash. */
static inline bool lv_starts_as_lead(const struct lv_fact *f) {
    return LV_ANY_SEEN(f, LV_E_PLACE_DATE, LV_E_PLACE_DASH);
}

/* What one walk over a text counts (block/counts.c). */
struct lv_counts {
    size_t letters, upper, digits, others, words, capitals, small, numbers, gaps, parts, arrows, strokes;
    size_t stop;       /* where the first sign that may end a sentence is, or SIZE_MAX */
    uint64_t signs[2]; /* the characters of ASCII outside words, a bit each */
    bool uneven;       /* other spaces than single plain ones */
    bool copyright;
    bool opens; /* has a glyph that « and its like close, so that the closing one is no arrow */
};

enum { LV_FIRST_WORDS = 40 };

/* The first words of a text. */
struct lv_words {
    struct lv_range word[LV_FIRST_WORDS];
    size_t n;
};

/* Counts a text; the second keeps its first words. */
struct lv_counts lv_count_signs(struct lv_str s);
struct lv_counts lv_count_text(struct lv_str s, struct lv_words *words);

/* True if a character of ASCII, or one of several, stands outside the words of a text. */
static inline bool lv_has_sign(const struct lv_counts *c, char sign) {
    return c->signs[(unsigned char)sign / 64] >> (unsigned char)sign % 64 & 1;
}
bool lv_has_any_sign(const struct lv_counts *c, const char *signs);

enum {
    LV_HEAD_BYTES = 640, /* so much of a text is looked at for dates and addresses */
    LV_HELD_WORDS = 20   /* so long at most is a call to an event */
};

/*
 * Pieces of lv_roles_see: how a text ends; a time of day at the beginning of a line, "12.30 – ", "08:30  "; dates, where they are and
 * whether they are all there is; phrases of the word lists; marks of footnotes and of copyright; signs of addresses. Each needs the evidence
 * of those before it.
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
void lv_roles_words(const struct lv_facts *facts, struct lv_fact *f, const struct lv_words *words);
void lv_see_marks(const struct lv_facts *facts, struct lv_fact *f, const struct lv_counts *c,
                  const struct lv_words *words);
/* The fields of an event run into one line. */
void lv_see_run(const struct lv_facts *facts, struct lv_fact *f);
void lv_see_addresses(struct lv_fact *f, const struct lv_counts *c);
/* A place and a dash in front, as a lead has. */
void lv_see_lead(const struct lv_facts *facts, struct lv_fact *f);

/* The most digits in a row that only signs of telephone numbers divide. */
size_t lv_phone_digits(struct lv_str s);

/* Where a bullet, or the number of a list item, at the beginning of a text ends; 0: there is none. */
size_t lv_bullet_at(struct lv_str s);
/* The same for a glyph that is nothing but a bullet, and something after it. */
size_t lv_glyph_at(struct lv_str s);
/* Where an emoji at the beginning of a text ends, a blank after it; 0: there is none. In several lines it is a bullet. */
size_t lv_emoji_at(struct lv_str s);
size_t lv_number_at(const struct lv_facts *facts, struct lv_str s);

/* Sets role and zone of every block. */
void lv_roles_decide(struct lv_facts *facts);

/* Finds how sure each decided role is, and the best other one; then, whether it is in doubt (doubt.c). */
void lv_roles_doubt(struct lv_facts *facts);
bool lv_is_doubtful(const struct lv_fact *f);

/* Points are kept in 16 bits, in rows with room for a multiple of eight roles and one more: a compiler works on eight at once. */
enum { LV_ROLE_ROOM = (LV_ROLES + 8) / 8 * 8 };

/* Where, beside the points of roles, the signs of the page around the release are added up. */
enum { LV_SIGNS = LV_ROLES };

/* The points of a role by the evidence alone; those of all. */
int lv_roles_points(const struct lv_fact *fact, enum lv_role role);
void lv_roles_evidence(const struct lv_fact *fact, int16_t points[restrict LV_ROLE_ROOM]);

/* What -t roles calls a role. */
struct lv_str lv_role_name(enum lv_role role);

/* Appends why a block has its role: the evidence that counted most, the next best role, and whether it is in doubt. */
void lv_roles_why(struct lv_buf *out, const struct lv_fact *fact);

/* Appends the zone of a block and the names of the evidence seen of it, in the order of the table, spaces between. */
void lv_roles_seen(struct lv_buf *out, const struct lv_fact *fact);

enum { LV_FURTHER_IN = 2 }; /* columns by which an item is further in than another */

/* Puts items further in into lists of their own, inside the list they are in (lists.c). */
void lv_nest_lists(struct lv_facts *facts);

/* Gives the blocks their kinds and groups them. */
void lv_roles_build(struct lv_facts *facts);

/* The kind of node a role becomes, and whether it is a part of a contact. */
enum lv_kind lv_role_kind(enum lv_role role);
bool lv_role_is_contact(enum lv_role role);
/* True for lead, body and quote. */
bool lv_role_is_text(enum lv_role role);

#endif
