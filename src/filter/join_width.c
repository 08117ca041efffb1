/* How a text is wrapped: at a column, by hand, or at any place, as copying from a page leaves it. */
#include "filter/join.h"

enum {
    WIDTH_LEAST = 45, /* columns of a text wrapped by hand */
    WIDTH_MOST = 110,
    WRAPS_LEAST = 3, /* lines that must look wrapped before all are taken so */
    LONE_LEAST =
        60, /* columns of each line of a wrapped paragraph but its last, where little else is wrapped */
    LONE_MOST = 100,
    RAGGED_LEAST = 2,  /* lines that break in mid-sentence at three quarters of the width, or before, */
    RAGGED_NEXT = 30,  /* columns of the line after such a break, or it ends a sentence */
    RAGGED_SHARE = 5,  /* one of so many breaks at least */
    SPACED_LEAST = 30, /* columns of a line that goes on below a blank one, */
    SPACED_BREAKS = 4, /* how many do, */
    SPACED_SHARE = 3   /* and how many more than do without */
};

bool lv_would_fit(const struct lv_join_line *line, const struct lv_join_line *next, size_t width) {
    return line->width + 1 + next->first_word <= width;
}

/* The width nine lines of ten keep to; where that is beyond WIDTH_MOST, just one more. */
static size_t usual_width(const struct lv_join_lines *lines) {
    size_t n = 0, width = 0, count[WIDTH_MOST + 2] = {0}; /* lines by their width; the widest together */
    for (const struct lv_join_line *line = lines->line; line < lines->line + lines->n; line++)
        if (line->words) {
            count[line->width <= WIDTH_MOST ? line->width : WIDTH_MOST + 1]++;
            n++;
        }
    if (!n)
        return 0;
    for (size_t narrower = count[0]; narrower <= (n - 1) * 9 / 10; narrower += count[width])
        width++;
    return width;
}

/* True for a line that surely breaks in mid-sentence. */
static bool breaks(const struct lv_join_line *line, const struct lv_join_line *next) {
    return !line->final && next->lower && !next->gap && line->words && !line->item && !next->opens;
}

/* The longest line that surely breaks in mid-sentence, if it is no more than a quarter longer than the usual width. */
static size_t widest_break(const struct lv_join_lines *lines, size_t width) {
    size_t most = width;
    for (size_t i = 0; i + 1 < lines->n; i++) {
        const struct lv_join_line *line = &lines->line[i], *next = line + 1;
        bool sure = !line->final && next->lower && !next->gap && line->words;
        if (sure && line->width > most && line->width * 4 <= width * 5)
            most = line->width;
    }
    return most;
}

/* The column the text was wrapped at by hand, or 0: lines must really break there in mid-sentence. */
static size_t wrap_width(const struct lv_join_lines *lines, size_t width) {
    size_t wraps = 0, stops = 0;
    if (width < WIDTH_LEAST || width > WIDTH_MOST)
        return 0;
    for (size_t i = 0; i + 1 < lines->n; i++) {
        const struct lv_join_line *line = &lines->line[i], *next = line + 1;
        if (next->gap || next->opens || (line->figures && next->figures) || lv_would_fit(line, next, width))
            continue;
        wraps += !line->final;
        stops += line->final;
    }
    return wraps >= WRAPS_LEAST && wraps > stops ? widest_break(lines, width) : 0;
}

/* The columns of a line that breaks in mid-sentence, on the average. */
static size_t mean_break(const struct lv_join_lines *lines) {
    size_t all = 0, n = 0;
    for (size_t i = 0; i + 1 < lines->n; i++)
        if (breaks(&lines->line[i], &lines->line[i + 1]) && lines->line[i].width <= WIDTH_MOST) {
            all += lines->line[i].width;
            n++;
        }
    return n ? all / n : 0;
}

/* "He / reminds riders that since January": one word, and its sentence goes on below it. */
static bool is_cut_off(const struct lv_join_line *line, const struct lv_join_line *next) {
    return line->upper && !line->words && !line->gap && !line->final && next->lower && !next->gap &&
           next->words && !next->opens && next->width >= RAGGED_NEXT;
}

/* True if sentences break off at any width, though what follows would have fitted; a list in lower case does not. */
static bool is_ragged(const struct lv_join_lines *lines, size_t width) {
    size_t fits = 0, all = 0;
    for (size_t i = 0; i + 1 < lines->n; i++) { /* the widest that breaks, where the usual line is short */
        size_t own = lines->line[i].width;
        if (own > width && own <= WIDTH_MOST && breaks(&lines->line[i], &lines->line[i + 1]))
            width = own;
    }
    for (size_t i = 0; i + 1 < lines->n; i++) {
        const struct lv_join_line *line = &lines->line[i], *next = line + 1;
        if (!(breaks(line, next) || is_cut_off(line, next)) || (line->lower && !next->words) ||
            next->listable)
            continue;
        all++;
        fits += lv_would_fit(line, next, width / 4 * 3) && (next->stop || next->width >= RAGGED_NEXT);
    }
    return fits >= RAGGED_LEAST && fits * RAGGED_SHARE >= all;
}

/* True if sentences go on below a blank line as a rule: what is below none is the exception. */
static bool is_spaced(const struct lv_join_lines *lines) {
    size_t near = 0, over = 0, close = 0;
    for (size_t i = 0; i + 1 < lines->n; i++) {
        const struct lv_join_line *line = &lines->line[i], *next = line + 1;
        bool inside =
            !line->final && next->lower && line->words && !next->opens && line->width >= SPACED_LEAST;
        over += inside && next->gap == 1;
        near += inside && !next->gap;
        close += !next->gap;
    }
    return over >= SPACED_BREAKS && over > SPACED_SHARE * near && close * SPACED_SHARE < lines->n;
}

void lv_close_up(struct lv_join_lines *lines) {
    if (is_spaced(lines))
        for (size_t i = 0; i < lines->n; i++)
            lines->line[i].gap -= lines->line[i].gap > 0;
}

void lv_join_width(struct lv_join_lines *lines) {
    size_t width = usual_width(lines);
    lines->width = wrap_width(lines, width);
    lines->mean = mean_break(lines);
    lines->ragged = is_ragged(lines, lines->width ? lines->width : width);
}

/*
 * The lines of a wrapped paragraph that is alone between blank lines: all but the last are of about one width and
 * stop in mid-sentence, the last ends a sentence.
 */
size_t lv_lone_paragraph(const struct lv_join_lines *lines, size_t at) {
    const struct lv_join_line *first = &lines->line[at], *end = lines->line + lines->n, *last = first;
    size_t width = first->width;
    if (lines->width || first->caps || !(first->gap || at == 0))
        return 1;
    while (last + 1 < end && !last[1].gap && !last[1].opens && lv_same_kind(first, last + 1))
        last++;
    for (const struct lv_join_line *line = first; line < last; line++)
        width = line->width > width ? line->width : width;
    for (const struct lv_join_line *line = first; line < last; line++)
        if (line->final || line->width < LONE_LEAST || lv_would_fit(line, line + 1, width))
            return 1;
    bool alone = last + 1 == end || last[1].gap;
    return alone && last->stop && width <= LONE_MOST && last->width <= width ? (size_t)(last - first) + 1 : 1;
}
