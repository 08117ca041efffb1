/*
 * The filter join in pieces: what is looked at in how a line begins (join_line.c), in its form (join_form.c) and in how
 * it ends (join_end.c), whether the text is wrapped (join_width.c), what lines say of each other (join_around.c), which go
 * together (join_rules.c, of headlines join_headline.c and join_title.c), and what becomes of a hyphen between them
 * (join_hyphen.c).
 */
#ifndef LV_JOIN_H
#define LV_JOIN_H

#include "doc/doc.h"

/* What join looks at in a line. */
struct lv_join_line {
    struct lv_node *node;
    struct lv_str text;
    uint32_t number;   /* of the line in the source */
    size_t width;      /* columns, indent included */
    size_t first_word; /* its characters */
    size_t indent;
    uint32_t gap;      /* blank lines before it */
    int8_t glyph;      /* its last quotation mark opens (1) or closes (2) */
    bool tab;          /* has a tab inside */
    bool words;        /* has more than one word */
    size_t blanks;     /* those inside it, as far as a headline is long */
    bool final;        /* ends a sentence or announces something */
    bool stop;         /* ends in . ! ? or … */
    bool colon;        /* ends in a colon */
    bool hyphen;       /* ends in a hyphen right after a letter */
    bool soft;         /* ends in U+2010, which the reader makes of a soft hyphen */
    bool dangles;      /* ends in the middle for sure: "… and", "… that" */
    bool binds;        /* ends in an abbreviation that goes with the next word: "… and Sen." */
    bool function;     /* ends in a word such as "the" or "of" */
    bool url;          /* ends in an address */
    bool lower;        /* begins in lower case */
    bool upper;        /* begins with a capital */
    bool digit;        /* begins with a digit */
    bool inner;        /* begins with a sign that follows a word: a comma, a closing bracket */
    bool small;        /* begins with a word such as "for" or "to", in any case */
    bool named;        /* ends in a word with a capital */
    bool caps;         /* all in capitals, several words */
    bool headed;       /* All Its Long Words Have Capitals */
    bool initial;      /* begins with "J. Roe" */
    bool aside;        /* begins with a part in brackets that a sentence goes on after */
    bool byline;       /* "by Ina Roe" and no more */
    bool hours;        /* ends in a time of the clock, or a price */
    bool dash;         /* ends in a dash after a blank */
    bool semicolon;    /* ends in one */
    bool little;       /* ends in a word such as "after" in a language of such headlines, in any case */
    bool opens;        /* begins something new whatever was before: a bullet, an address, a telephone */
    bool item;         /* begins with a bullet or a number */
    bool field;        /* "WHO:" and a run of spaces: what it says may go on below, indented */
    bool dated;        /* begins with a day, as a lead does */
    bool month;        /* begins with a number and a month */
    bool comma;        /* ends in a comma */
    bool said;         /* ends in a comma and a closing quotation mark or bracket */
    bool ordinal;      /* ends in a number or an abbreviation and its full stop */
    bool abbreviation; /* ends in one and its full stop */
    bool unit;         /* ends in a word for a unit or an institution */
    bool clause;       /* has a comma inside, and a word in lower case after it */
    bool labelled;     /* "path length: 1 km" and no more */
    bool title;        /* begins with what a person is, in a few words */
    bool address;      /* begins with an address, and more follows */
    bool flows;        /* … in lower case */
    bool alone;        /* a line of its own: "Print this page", "Admin | 28 April", an address, an end mark */
    bool dialled;      /* ends in a telephone number */
    bool contact;      /* has an address or a telephone number */
    bool figures;      /* a row of numbers */
    bool quoted;       /* ends inside quotation marks that a line right above or itself opened */
    bool begun;        /* running text ended a sentence above it */
    bool parted;       /* one of the first lines, and "Site | Headline" or the like */
    bool leaf;         /* the number of a page, in the middle of its text */
    bool listed;       /* an item of a list in lower case, below a colon */
    bool listable;     /* the same, or may be one */
    bool divides;      /* ends and the next begins with what another line has side by side: "Harrow / Quay" */
};

struct lv_join_lines {
    struct lv_join_line *line;
    size_t n;
    size_t width;  /* the text is wrapped at that column; 0: it is not */
    bool ragged;   /* its lines break in mid-sentence at any width */
    size_t mean;   /* columns of the lines that break in mid-sentence; 0: there is none */
    bool indented; /* paragraphs begin with an indent */
};

/* Looks at how a line begins, then what form it has, and how it ends. */
void lv_line_start(struct lv_join_line *line, struct lv_str text);
void lv_line_form(struct lv_join_line *line, struct lv_str text);
void lv_line_end(struct lv_join_line *line, struct lv_str text);

/* True if what begins at byte `at` of a text, to the end, is in one of these lists. */
bool lv_line_ends_in(struct lv_str text, size_t at, uint64_t lists);

/* True if the first word of `next` would still have fitted after `line`. */
bool lv_would_fit(const struct lv_join_line *line, const struct lv_join_line *next, size_t width);

/* Takes one blank line from each gap where lines have one between them even in mid-sentence. */
void lv_close_up(struct lv_join_lines *lines);

/* Finds out how the text is wrapped: sets `width`, `ragged` and `mean`. */
void lv_join_width(struct lv_join_lines *lines);

/* Finds lists in lower case below a colon; before lv_join_width. */
void lv_join_lists(struct lv_join_lines *lines);

/* Decides which lists are some, finds names that a break divides, and whether indents begin paragraphs; after lv_join_width. */
void lv_join_around(struct lv_doc *doc, struct lv_join_lines *lines);

/* True if the two may belong together at all: paragraphs of one edition. */
bool lv_same_kind(const struct lv_join_line *line, const struct lv_join_line *next);

/* True if `line` and `next` are a headline on two lines. */
bool lv_is_headline(const struct lv_join_lines *lines, const struct lv_join_line *line,
                    const struct lv_join_line *next);

/* True if `next` carries on the paragraph that begins with `first` and of which `line` is the last line so far. */
bool lv_goes_on(const struct lv_join_lines *lines, const struct lv_join_line *first,
                const struct lv_join_line *line, const struct lv_join_line *next);

/* True if `next`, after the number of a page, goes on with the sentence of `line`. */
bool lv_goes_on_past(const struct lv_join_line *line, const struct lv_join_line *next);

/* How many lines from `at` on are one wrapped paragraph that stands alone between blank lines; 1: none. */
size_t lv_lone_paragraph(const struct lv_join_lines *lines, size_t at);

/* True if a title has a sign that divides it in parts, and it is among the first lines of a text. */
bool lv_is_parted(struct lv_str title, size_t number);

/* How many lines from `at` on are one headline that another line of the head has whole; 1: none. */
size_t lv_titled_lines(const struct lv_join_lines *lines, size_t at);

/* True if `next` is the rest of a headline that began after a genre or a release status and a colon in `line`. */
bool lv_status_goes_on(const struct lv_join_lines *lines, const struct lv_join_line *line,
                       const struct lv_join_line *next);

/* What is between two lines of a paragraph. */
enum lv_join_gap {
    LV_GAP_BLANK, /* a blank */
    LV_GAP_NONE,  /* nothing: the line ends in a hyphen that stays */
    LV_GAP_WORD,  /* nothing: its hyphen divided a word, and goes */
    LV_GAP_DOUBT  /* nothing; whether the hyphen divided a word is not sure */
};

/* What is known for all hyphens of an edition; `words` are made when the first is met. */
struct lv_hyphens {
    struct lv_doc *doc;
    const struct lv_join_lines *lines;
    struct lv_str *words; /* sorted */
    size_t n;
};
enum lv_join_gap lv_join_gap(struct lv_hyphens *hyphens, const struct lv_join_line *line,
                             const struct lv_join_line *next);

#endif
