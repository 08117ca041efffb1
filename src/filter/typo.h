/*
 * The filter typo in pieces: the walk over the texts of a block (typo.c), quotes and apostrophes (typo_quotes.c),
 * spaces (typo_blanks.c), dashes and the ellipsis (typo_dashes.c).
 *
 * A rule looks at the text of the whole block around byte `at` and changes what begins there, never a letter or a
 * digit. Applied to its own result, every rule changes nothing.
 */
#ifndef LV_TYPO_H
#define LV_TYPO_H

#include "lang/view.h"

enum { OUTER_OPEN, OUTER_CLOSE, INNER_OPEN, INNER_CLOSE, GLYPHS };

/* What is done about the quotes of one language in one edition. */
struct lv_glyphs {
    struct lv_str lang;
    uint32_t langs;              /* its bit */
    bool spaced;                 /* it sets a narrow space inside quotes and before ; : ! ? */
    struct lv_str glyph[GLYPHS]; /* of the language, from [habit]; empty if it has none */
    uint32_t seen;               /* kinds of double quotes in the text, a bit each */
    uint32_t own;                /* the kinds the language has itself */
    uint32_t openers;            /* those that open where a space is on either side */
    bool normalise;              /* they are mixed or typewritten: set them as the language does */
};

struct lv_typo {
    struct lv_view view;
    struct lv_str s; /* the text of the block */
    const struct lv_glyphs *glyphs;
    bool in_range; /* the text is in a `time` with two dates */
    size_t end;    /* of the text node in hand */
    size_t run;    /* where what is not yet in `out` begins */
    struct lv_buf out;
    size_t marked;      /* after the marker of a list item or quote: a line may break there */
    size_t opened;      /* after an opening quote that no space may follow */
    size_t group_end;   /* after the last thousands of a number, if they were bound */
    size_t measure_end; /* after a unit of measure that follows a number */
    int depth;          /* open double quotes */
    int singles;        /* open single quotes */
    bool surveyed;      /* the quotes of the block have been looked over, so that these are known: */
    bool nested;        /* they pair up: inner ones can be told */
    size_t last_single; /* the last typewriter apostrophe that may close, plus one */
};

/* Replaces n bytes at `at`. Returns n. */
size_t lv_typo_put(struct lv_typo *typo, size_t at, size_t n, struct lv_str by);

/* The rules: each returns how many bytes it dealt with, 0: the byte stays. */
size_t lv_typo_blank(struct lv_typo *typo, size_t at);
size_t lv_typo_hyphen(struct lv_typo *typo, size_t at);
size_t lv_typo_stop(struct lv_typo *typo, size_t at);
size_t lv_typo_quote(struct lv_typo *typo, size_t at);

/* True if a closing double quote begins at byte `at`, the next one of the text. */
bool lv_typo_closes(const struct lv_typo *typo, size_t at);

/* Notes the double quotes of a text in glyphs->seen. */
void lv_typo_see(struct lv_glyphs *glyphs, struct lv_str text);
/* Decides glyphs->normalise from what was seen. */
void lv_typo_decide(struct lv_glyphs *glyphs);

/* A quick look before a close one: true for the space at byte `at` between two words that nothing binds. */
bool lv_typo_is_plain(const struct lv_typo *typo, size_t at);

#endif
