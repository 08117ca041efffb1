/* The filter join in pieces: what is looked at in a line (join_line.c), and which lines go together (join.c). */
#ifndef LV_JOIN_H
#define LV_JOIN_H

#include "doc/doc.h"

/* What join looks at in a line. */
struct lv_join_line {
    struct lv_node *node;
    size_t width;      /* columns, indent included */
    size_t first_word; /* its characters */
    size_t indent;
    uint32_t gap; /* blank lines before it */
    bool tab;     /* has a tab inside */
    bool words;   /* has more than one word */
    bool final;   /* ends a sentence or announces something */
    bool stop;    /* ends in . ! ? or … */
    bool hyphen;  /* ends in a hyphen right after a letter */
    bool dangles; /* ends in the middle for sure: "… and", "… that" */
    bool lower;   /* begins in lower case */
    bool caps;    /* all in capitals, several words */
    bool opens;   /* begins something new whatever was before: a bullet, an address, a telephone */
    bool item;    /* begins with a bullet or a number */
    bool field;   /* "WHO:" and a run of spaces: what it says may go on below, indented */
    bool dated;   /* begins with a day, as a lead does */
    bool month;   /* begins with a number and a month */
    bool comma;   /* ends in a comma */
    bool ordinal; /* ends in a number and a full stop */
    bool unit;    /* ends in a word for a unit or an institution */
    bool title;   /* begins with what a person is, in a few words */
    bool address; /* begins with an address, and more follows */
    bool dialled; /* ends in a telephone number */
    bool contact; /* has an address or a telephone number */
};

/* Looks at how a line begins and how it ends. */
void lv_line_start(struct lv_join_line *line, struct lv_str text);
void lv_line_end(struct lv_join_line *line, struct lv_str text);

#endif
