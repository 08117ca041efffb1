/* A headline on two lines. */
#include "filter/join.h"

enum {
    HAND_LEAST = 25,  /* columns of a first line that breaks off, */
    SHORT_LEAST = 22, /* and where the second is in lower case */
    LONG_LEAST = 40,
    WORDS_LEAST = 4, /* words of such a first line, and of a second */
    WORDS_REST = 3,
    TITLE_LEAST = 40, /* of a headline in capitals: its first line, and the rest */
    TITLE_REST = 16,
    CENTRE_INDENT = 4, /* columns before each line of a title that is set in the middle */
    CENTRE_LEAST = 20,
    CENTRE_OFF = 5 /* columns two such lines may be off each other */
};

/* A headline all in capitals on two lines. */
static bool is_title(const struct lv_join_line *line, const struct lv_join_line *next) {
    bool wide = line->width >= TITLE_LEAST || (next->small && line->width >= CENTRE_LEAST);
    bool open = line->little && line->width >= CENTRE_LEAST; /* "… FOUND IN / A HYMN BOOK" */
    return line->caps && next->caps && !next->final && (open || (wide && next->width >= TITLE_REST));
}

/* True if the two are all there is between blank lines. */
static bool is_pair(const struct lv_join_lines *lines, const struct lv_join_line *line,
                    const struct lv_join_line *next) {
    bool last = next + 1 == lines->line + lines->n || next[1].gap;
    return last && !next->gap && (line->gap || line == lines->line) && !line->final && !next->final &&
           !line->contact && !next->contact;
}

/* A title that goes on after a comma: "Outlook for hiking is bright, / but paths may close". */
static bool is_clause(const struct lv_join_lines *lines, const struct lv_join_line *line,
                      const struct lv_join_line *next) {
    return is_pair(lines, line, next) && line->comma && next->lower && !next->title &&
           line->width >= HAND_LEAST;
}

/* Twice the column in the middle of a line. */
static size_t middle(const struct lv_join_line *line) {
    return line->indent + line->width;
}

/* A title on two lines set in the middle of the page, with blank lines around both. */
static bool is_centred(const struct lv_join_lines *lines, const struct lv_join_line *line,
                       const struct lv_join_line *next) {
    size_t a = middle(line), b = middle(next), off = a > b ? a - b : b - a;
    return is_pair(lines, line, next) && !line->dated && !next->dated && !line->comma &&
           line->width >= line->indent + CENTRE_LEAST && next->words && line->indent >= CENTRE_INDENT &&
           next->indent >= CENTRE_INDENT && off <= 2 * CENTRE_OFF;
}

/* The last word of a title that is alone: "… stays on margin and sales / growth". */
static bool is_last_word(const struct lv_join_lines *lines, const struct lv_join_line *line,
                         const struct lv_join_line *next) {
    return is_pair(lines, line, next) && next->lower && !next->words && !next->title &&
           line->width >= LONG_LEAST;
}

/* "Do bees count? New study / finds they stop at five": the second line begins in lower case, and is no list. */
static bool is_carried(const struct lv_join_lines *lines, const struct lv_join_line *line,
                       const struct lv_join_line *next) {
    bool list = next + 1 < lines->line + lines->n && !next[1].gap && next[1].lower;
    return line->upper && next->lower && !next->gap && !list && !line->begun && !line->final &&
           !next->title && !next->byline && !line->contact && !next->contact && line->width >= SHORT_LEAST &&
           line->blanks + 1 >= WORDS_LEAST && next->blanks + 1 >= WORDS_REST;
}

/* "Drivers Reach Agreement; / Strike Called Off": a semicolon of a headline, but not of a list. */
static bool is_half(const struct lv_join_lines *lines, const struct lv_join_line *line,
                    const struct lv_join_line *next) {
    bool list = line > lines->line && line[-1].semicolon;
    return line->semicolon && !line->begun && !list && !next->final;
}

/* "City Library to Lend Tools and / Sewing Machines": more must follow, and it is set with capitals too. */
static bool is_open_title(const struct lv_join_lines *lines, const struct lv_join_line *line,
                          const struct lv_join_line *next) {
    bool word = !line->dash && (line->function || (line->little && line->width >= LONG_LEAST));
    return (word || is_half(lines, line, next)) && line->width >= HAND_LEAST && line->headed &&
           next->headed && !line->digit && !next->digit && !next->gap && !next->stop && !next->contact;
}

bool lv_is_headline(const struct lv_join_lines *lines, const struct lv_join_line *line,
                    const struct lv_join_line *next) {
    return (!next->gap && is_title(line, next)) || is_centred(lines, line, next) ||
           is_clause(lines, line, next) || is_last_word(lines, line, next) || is_carried(lines, line, next) ||
           is_open_title(lines, line, next);
}
