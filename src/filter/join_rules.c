/* Which line goes on with the paragraph above it. */
#include "filter/join.h"

enum {
    HAND_LEAST = 25,  /* characters before a break in a text wrapped by hand */
    NEAR_LEAST = 40,  /* characters before a break in the middle of a sentence, no blank line between */
    FAR_LEAST = 60,   /* the same, with blank lines between */
    SURE_LEAST = 12,  /* where the last word or the first sign says that more follows */
    TITLE_LEAST = 40, /* of a headline in capitals: its first line, and the rest */
    TITLE_REST = 16,
    TAIL_MOST = 24,    /* columns of the last word of a paragraph, alone in its line */
    GAP_MOST = 2,      /* blank lines a paragraph may be broken by */
    CENTRE_INDENT = 4, /* columns before each line of a title that is set in the middle */
    CENTRE_LEAST = 20,
    CENTRE_OFF = 5, /* columns two such lines may be off each other */
};

bool lv_same_kind(const struct lv_join_line *line, const struct lv_join_line *next) {
    return line->node->kind == LV_N_P && next->node->kind == LV_N_P &&
           line->node->parent == next->node->parent;
}

/* In a text wrapped by hand: the next word would not have fitted, or the line is long and stops in mid-sentence. */
static bool is_wrapped(const struct lv_join_lines *lines, const struct lv_join_line *first,
                       const struct lv_join_line *line, const struct lv_join_line *next) {
    size_t width = lines->width;
    if (!width || next->gap || line->width > width + width / 8 || (lines->ragged && line->stop))
        return false;
    bool title = next->dated || (line->caps && !next->caps);
    if (line == first && !line->final && title)
        return false; /* and the lead below it */
    bool loose = !line->final && (line != first || line->dated) && line->width * 4 >= width * 3;
    return !lv_would_fit(line, next, width) || loose;
}

/* "senior adviser" in a contact, below "… of the Ministry's press unit" or with a number: what follows can be dialled. */
static bool is_role(const struct lv_join_lines *lines, const struct lv_join_line *line,
                    const struct lv_join_line *next) {
    bool more = next + 1 < lines->line + lines->n;
    bool person = line->contact && next->contact;
    return next->title &&
           (person || (line->unit && !next->final && more && (next[1].contact || next[1].opens)));
}

/* What hangs below a list item or a field, indented further, belongs to it. */
static bool hangs(const struct lv_join_line *first, const struct lv_join_line *line,
                  const struct lv_join_line *next) {
    if (next->gap)
        return false;
    if (first->item && !line->final && (next->lower || next->indent >= first->indent + 2))
        return true;
    return first->field && next->indent >= first->indent + 4;
}

/* A headline all in capitals on two lines. */
static bool is_title(const struct lv_join_line *line, const struct lv_join_line *next) {
    bool wide = line->width >= TITLE_LEAST || (next->small && line->width >= CENTRE_LEAST);
    return line->caps && next->caps && !next->final && wide && next->width >= TITLE_REST;
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

/* An address in a line of its own, in the middle of a sentence: more follows in lower case, or the line above says so. */
static bool is_linked(const struct lv_join_lines *lines, const struct lv_join_line *line,
                      const struct lv_join_line *next) {
    if (!next->url || next->words || next->gap || !line->words || line->width < SURE_LEAST || line->contact)
        return false;
    bool end = next + 1 == lines->line + lines->n;
    bool on = !end && next[1].lower && next[1].words && !next[1].gap;
    return on || (!line->final && (line->function || next->stop));
}

/* A sentence below another that ends in an address: "The rules are on the Exchange's / page http://…". */
static bool is_addressed(const struct lv_join_lines *lines, const struct lv_join_line *first,
                         const struct lv_join_line *line, const struct lv_join_line *next) {
    bool text = line != first || (line > lines->line && !line->gap && line[-1].stop);
    return text && next->lower && !next->address && next->words && next->url && !next->gap && !line->final &&
           line->words && !line->contact && line->width >= SURE_LEAST;
}

/* Rows of numbers, and the lines of their head. */
static bool are_rows(const struct lv_join_lines *lines, const struct lv_join_line *line,
                     const struct lv_join_line *next) {
    bool more = next + 1 < lines->line + lines->n && !next[1].gap && next[1].figures;
    bool head = !line->final && !next->final && (next->figures || more);
    return (line->figures && next->figures) || (head && !line->figures) || (line->figures && !next->lower);
}

/* True if the two are lines of their own whatever their words: rows, fields of a contact, what opens something new. */
static bool is_apart(const struct lv_join_lines *lines, const struct lv_join_line *line,
                     const struct lv_join_line *next, bool wrapped) {
    bool opens = next->opens && !(next->address && wrapped && !line->final);
    return opens || line->alone || (line->tab && next->tab) || (line->dialled && next->contact) ||
           are_rows(lines, line, next) || is_role(lines, line, next);
}

/* In front of a word in lower case: these ends of a line leave a sentence open. */
static bool is_open(const struct lv_join_line *line, const struct lv_join_line *next) {
    bool link = line->url && !line->contact && next->words;
    return line->function || line->said || line->soft || line->hyphen || line->ordinal || link;
}

/* "… for him and the" in front of a capital; but not "What to look out for", which heads a text. */
static bool is_function(const struct lv_join_line *first, const struct lv_join_line *line,
                        const struct lv_join_line *next) {
    bool text = line != first || (line->begun && line->width >= FAR_LEAST);
    return line->function && text && next->stop;
}

/* The last word of a paragraph, alone in its line. */
static bool is_tail(const struct lv_join_lines *lines, const struct lv_join_line *line,
                    const struct lv_join_line *next) {
    bool last = next + 1 == lines->line + lines->n || next[1].gap;
    return last && !next->words && next->stop && !next->url && next->width <= TAIL_MOST && !line->final &&
           line->width >= NEAR_LEAST && !line->caps;
}

/* True where the last word of a line, or the first sign of the next, says that the sentence goes on. */
static bool is_sure(const struct lv_join_lines *lines, const struct lv_join_line *first,
                    const struct lv_join_line *line, const struct lv_join_line *next) {
    if (next->gap || !line->words || (line == first && line->width < SURE_LEAST))
        return false;
    bool speech = line->quoted && !line->final && line->width >= HAND_LEAST;
    return (next->lower && is_open(line, next)) || next->inner || line->binds ||
           (line->abbreviation && next->digit) || is_function(first, line, next) ||
           is_tail(lines, line, next) || speech;
}

/* In a text that breaks anywhere a line without a stop goes on: in lower case, or where the paragraph has begun. */
static bool is_ragged(const struct lv_join_lines *lines, const struct lv_join_line *first,
                      const struct lv_join_line *line, const struct lv_join_line *next) {
    if (!lines->ragged || next->gap || line->contact || next->contact || line->caps || next->caps ||
        (next->url && !next->words))
        return false;
    if (line->final && !(line->ordinal && next->lower))
        return false;
    if (next->title && !next->stop && line->named)
        return false;
    bool day =
        line == first && line->dated && (!line->words || line->comma) && next->words && line > lines->line;
    bool on = line != first && next->stop && (line->begun || line->lower);
    return (next->lower && (line->words || line != first)) || on || day;
}

/* True for a sentence that stops in the middle of a line of some length and goes on in the next. */
static bool is_broken(const struct lv_join_lines *lines, const struct lv_join_line *line,
                      const struct lv_join_line *next) {
    size_t least = next->gap ? FAR_LEAST : lines->width ? HAND_LEAST : NEAR_LEAST;
    bool near = !next->gap && (line->dangles || ((line->comma || line->abbreviation) && next->month));
    bool sentence = near || line->binds || (next->lower && (next->words || next->final));
    return sentence && (!line->final || line->ordinal) && line->words && next->gap <= GAP_MOST &&
           line->width >= least;
}

bool lv_goes_on(const struct lv_join_lines *lines, const struct lv_join_line *first,
                const struct lv_join_line *line, const struct lv_join_line *next) {
    if (!lv_same_kind(line, next))
        return false;
    if (is_linked(lines, line, next) || is_addressed(lines, first, line, next) ||
        (line != first && line->url && !line->words && next->lower && !next->gap))
        return true;
    bool wrapped = is_wrapped(lines, first, line, next);
    if (is_apart(lines, line, next, wrapped))
        return false;
    return wrapped || hangs(first, line, next) || (next->gap == 0 && is_title(line, next)) ||
           is_sure(lines, first, line, next) || is_ragged(lines, first, line, next) ||
           is_broken(lines, line, next) || is_centred(lines, line, next) || is_clause(lines, line, next);
}

bool lv_goes_on_past(const struct lv_join_line *line, const struct lv_join_line *next) {
    return lv_same_kind(line, next) && !line->final && (next->lower || line->quoted || line->hyphen) &&
           !next->opens && line->words && line->width >= HAND_LEAST;
}
