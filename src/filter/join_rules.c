/* Which line goes on with the paragraph above it. */
#include "filter/join.h"
#include "lang/chars.h"
#include "lang/words.h"

enum {
    HAND_LEAST = 25, /* characters before a break in a text wrapped by hand */
    NEAR_LEAST = 40, /* characters before a break in the middle of a sentence, no blank line between */
    FAR_LEAST = 60,  /* the same, with blank lines between */
    SURE_LEAST = 12, /* where the last word or the first sign says that more follows */
    TAIL_MOST = 24,  /* columns of the last word of a paragraph, alone in its line */
    GAP_MOST = 2,    /* blank lines a paragraph may be broken by */
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

/* "… can be read at" and an address, in a line that goes on after it in lower case. */
static bool is_flowing(const struct lv_join_line *line, const struct lv_join_line *next) {
    return next->flows && !next->gap && !line->stop && line->words && !line->contact &&
           line->width >= NEAR_LEAST;
}

/* Hours of opening one below the other, a number below what announces it, and who wrote it, after a blank line. */
static bool are_fields(const struct lv_join_line *line, const struct lv_join_line *next) {
    return (line->hours && (next->hours || next->dated)) || (line->colon && next->dialled && next->upper) ||
           (next->byline && next->gap) || (line->labelled && next->labelled);
}

/* True if the two are lines of their own whatever their words: rows, fields of a contact, what opens something new. */
static bool is_apart(const struct lv_join_lines *lines, const struct lv_join_line *first,
                     const struct lv_join_line *line, const struct lv_join_line *next, bool wrapped) {
    bool dash = line->dash && line != first && !next->gap;
    bool inside = (next->address && wrapped && !line->final) || is_flowing(line, next) || dash;
    bool opens = next->opens && !inside;
    bool indent = lines->indented && line->final && next->indent > line->indent + 1;
    bool both =
        lines->indented && line == first && line->stop && line->indent > 1 && next->indent == line->indent;
    return opens || next->listed || indent || both || are_fields(line, next) || line->alone ||
           (line->tab && next->tab) || (line->dialled && next->contact) || are_rows(lines, line, next) ||
           is_role(lines, line, next);
}

/* In front of a word in lower case: these ends of a line leave a sentence open. */
static bool is_open(const struct lv_join_line *line, const struct lv_join_line *next) {
    bool link = line->url && !line->contact && next->words;
    return line->function || line->said || line->soft || line->hyphen || line->ordinal || link;
}

/* True if one of the two lines right below begins in lower case: it is in the middle of a paragraph. */
static bool goes_lower(const struct lv_join_lines *lines, const struct lv_join_line *line) {
    const struct lv_join_line *end = lines->line + lines->n;
    for (size_t i = 1; i <= 2 && line + i < end && !line[i].gap && !line[i].opens; i++)
        if (line[i].lower && line[i].words)
            return true;
    return false;
}

/* "… for him and the" in front of a capital; but not "What to look out for", which heads a text. */
static bool is_function(const struct lv_join_lines *lines, const struct lv_join_line *first,
                        const struct lv_join_line *line, const struct lv_join_line *next) {
    bool text = line != first || line->width >= FAR_LEAST;
    return line->function && text && !(line->dash && line == first) &&
           (next->stop || (next->words && goes_lower(lines, next)));
}

/* The last word of a paragraph, alone in its line. */
static bool is_tail(const struct lv_join_lines *lines, const struct lv_join_line *line,
                    const struct lv_join_line *next) {
    bool last = next + 1 == lines->line + lines->n || next[1].gap;
    return last && !next->words && next->stop && !next->url && next->width <= TAIL_MOST && !line->final &&
           line->width >= NEAR_LEAST && !line->caps;
}

/* "… said Ina / J. Roe", and brackets that a sentence goes on after: "… of the ferry / (the Boat), which". */
static bool is_within(const struct lv_join_lines *lines, const struct lv_join_line *line,
                      const struct lv_join_line *next) {
    bool text = line->width >= HAND_LEAST && !line->final && !line->caps && !line->contact;
    bool name = line->named && next->initial && (lines->ragged || lines->width) &&
                (next->stop || goes_lower(lines, next));
    return text && (name || (next->aside && line->width >= NEAR_LEAST));
}

/* True where the last word of a line, or the first sign of the next, says that the sentence goes on. */
static bool is_sure(const struct lv_join_lines *lines, const struct lv_join_line *first,
                    const struct lv_join_line *line, const struct lv_join_line *next) {
    if (next->gap || (line == first && (!line->words || line->width < SURE_LEAST)))
        return false;
    bool dash = line->dash && line != first;
    bool speech = line->quoted && !line->final && line->width >= HAND_LEAST;
    bool name = line->divides && !line->caps && (next->stop || goes_lower(lines, next));
    return (next->lower && is_open(line, next)) || next->inner || line->binds ||
           (line->abbreviation && next->digit) || is_function(lines, first, line, next) ||
           is_tail(lines, line, next) || is_within(lines, line, next) || is_flowing(line, next) || dash ||
           speech || name;
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
    bool word =
        line->begun && line->upper && next->width >= NEAR_LEAST; /* "Statements / made in this release" */
    return (next->lower && (line->words || line != first || word)) || on || day;
}

/* "The", "This": a sentence begins. */
static bool is_article(const struct lv_join_line *line) {
    struct lv_hit hit;
    return line->upper && lv_word_at(line->text, 0, LV_LIST_COMMON, LV_LANGS_ALL, &hit);
}

/* "…, where the minister": it is no heading, even where it is short. */
static bool is_inside(const struct lv_join_line *line) {
    return line->function || line->clause ||
           lv_line_ends_in(line->text, lv_last_word(line->text), LV_LIST_BIT(TITLE));
}

/* The first line of a paragraph in a text whose lines break: about as long as the others, and its sentence goes on. */
static bool is_begun(const struct lv_join_lines *lines, const struct lv_join_line *first,
                     const struct lv_join_line *line, const struct lv_join_line *next) {
    if (!(lines->width || lines->ragged) || line != first || !(line->begun || line->dated) || next->gap)
        return false;
    bool apart = line->final || next->dated || line->caps || next->caps || line->headed || line->contact ||
                 next->contact || line->item || line->unit || line->labelled;
    if (apart || !next->words || !goes_lower(lines, next) || is_article(next))
        return false;
    return line->width * 4 >= lines->mean * 3 || (line->width * 2 >= lines->mean && is_inside(line));
}

/* True for a sentence that stops in the middle of a line of some length and goes on in the next. */
static bool is_broken(const struct lv_join_lines *lines, const struct lv_join_line *first,
                      const struct lv_join_line *line, const struct lv_join_line *next) {
    bool last = line != first && next->stop; /* "… in the / square / <blank> / of the town." */
    size_t least = last ? 0 : next->gap ? FAR_LEAST : lines->width ? HAND_LEAST : NEAR_LEAST;
    bool near = !next->gap && (line->dangles || ((line->comma || line->abbreviation) && next->month));
    bool more = next + 1 < lines->line + lines->n && !next[1].gap && next[1].lower;
    bool sentence = near || line->binds || (next->lower && (next->words || next->final || more));
    return sentence && (!line->final || line->ordinal) && (line->words || last) && next->gap <= GAP_MOST &&
           line->width >= least;
}

/* One word in a line of its own, in the middle of a sentence: what is below it goes on in lower case, and so does it. */
static bool is_between(const struct lv_join_lines *lines, const struct lv_join_line *first,
                       const struct lv_join_line *line, const struct lv_join_line *next) {
    bool more = next + 1 < lines->line + lines->n && !next[1].gap && next[1].lower && next[1].words;
    bool into = !next->words && !next->final && more && line->words && line->width >= HAND_LEAST &&
                (line->function || next->lower) && !next->digit;
    bool out = line != first && !line->words && next->lower && next->words;
    return !next->gap && !line->final && !line->contact && !line->caps && !next->title && (into || out);
}

bool lv_goes_on(const struct lv_join_lines *lines, const struct lv_join_line *first,
                const struct lv_join_line *line, const struct lv_join_line *next) {
    if (!lv_same_kind(line, next))
        return false;
    if (is_linked(lines, line, next) || is_addressed(lines, first, line, next) ||
        (line != first && line->url && !line->words && next->lower && !next->gap))
        return true;
    bool wrapped = is_wrapped(lines, first, line, next);
    if (is_apart(lines, first, line, next, wrapped))
        return false;
    return wrapped || hangs(first, line, next) || is_sure(lines, first, line, next) ||
           is_ragged(lines, first, line, next) || is_begun(lines, first, line, next) ||
           is_broken(lines, first, line, next) || lv_is_headline(lines, line, next) ||
           is_between(lines, first, line, next) || (line == first && lv_status_goes_on(lines, line, next));
}

bool lv_goes_on_past(const struct lv_join_line *line, const struct lv_join_line *next) {
    return lv_same_kind(line, next) && !line->final && (next->lower || line->quoted || line->hyphen) &&
           !next->opens && line->words && line->width >= HAND_LEAST;
}
