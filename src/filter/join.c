/*
 * Filter join: the lines of a paragraph become one block again. A text wrapped by hand is recognised as a whole: a
 * line goes on where the next word would not have fitted. Elsewhere only a sentence that stops in the middle and goes
 * on in lower case is joined, also over a blank line. A joined block keeps all its source lines.
 */
#include "filter/join.h"
#include "lang/chars.h"
#include "recognise/settled.h"

enum {
    WIDTH_LEAST = 45, /* columns of a text wrapped by hand */
    WIDTH_MOST = 110,
    WRAPS_LEAST = 3,  /* lines that must look wrapped before all are taken so */
    HAND_LEAST = 25,  /* characters before a break in a text wrapped by hand */
    NEAR_LEAST = 40,  /* characters before a break in the middle of a sentence, no blank line between */
    FAR_LEAST = 60,   /* the same, with blank lines between */
    TITLE_LEAST = 40, /* of a headline in capitals: its first line, and the rest */
    TITLE_REST = 16,
    GAP_MOST = 2, /* blank lines a paragraph may be broken by */
    LONE_LEAST =
        60, /* columns of each line of a wrapped paragraph but its last, where little else is wrapped */
    LONE_MOST = 100,
};

struct lines {
    struct lv_line *line;
    size_t n;
    size_t width; /* the text is wrapped at that column; 0: it is not */
};

static struct lines collect(struct lv_doc *doc, const struct lv_node *edition) {
    struct lines lines = {0};
    for (struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition))
        lines.n++;
    lines.line = lv_alloc(&doc->arena, (lines.n + 1) * sizeof *lines.line);
    lines.n = 0;
    uint32_t last = 0;
    for (struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition)) {
        struct lv_line *line = &lines.line[lines.n++];
        struct lv_str text = lv_text(doc, b);
        uint32_t here = lv_node_line(b);
        line->node = b;
        line->indent = lv_attr_number(b, LV_AT_INDENT);
        line->width = lv_utf8_count(text) + line->indent;
        line->gap = here > last ? here - last - 1 : 0;
        last = lv_node_last_line(b);
        lv_line_start(line, text);
        lv_line_end(line, text);
    }
    return lines;
}

/* True if the first word of `next` would still have fitted behind `line`. */
static bool would_fit(const struct lv_line *line, const struct lv_line *next, size_t width) {
    return line->width + 1 + next->first_word <= width;
}

/* The width nine lines of ten keep to; where that is beyond WIDTH_MOST, just one more. */
static size_t usual_width(const struct lines *lines) {
    size_t n = 0, width = 0, count[WIDTH_MOST + 2] = {0}; /* lines by their width; the widest together */
    for (const struct lv_line *line = lines->line; line < lines->line + lines->n; line++)
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

/* The longest line that surely breaks in mid-sentence, if it is not much longer than the usual width. */
static size_t widest_break(const struct lines *lines, size_t width) {
    size_t most = width;
    for (size_t i = 0; i + 1 < lines->n; i++) {
        const struct lv_line *line = &lines->line[i], *next = line + 1;
        bool breaks = !line->final && next->lower && !next->gap && line->words;
        if (breaks && line->width > most && line->width * 8 <= width * 9)
            most = line->width;
    }
    return most;
}

/* The column the text was wrapped at by hand, or 0: lines must really break there in mid-sentence. */
static size_t wrap_width(const struct lines *lines) {
    size_t width = usual_width(lines), wraps = 0, stops = 0;
    if (width < WIDTH_LEAST || width > WIDTH_MOST)
        return 0;
    for (size_t i = 0; i + 1 < lines->n; i++) {
        const struct lv_line *line = &lines->line[i], *next = line + 1;
        if (next->gap || next->opens || would_fit(line, next, width))
            continue;
        wraps += !line->final;
        stops += line->final;
    }
    return wraps >= WRAPS_LEAST && wraps > stops ? widest_break(lines, width) : 0;
}

static bool same_kind(const struct lv_line *line, const struct lv_line *next) {
    return line->node->kind == LV_N_P && next->node->kind == LV_N_P &&
           line->node->parent == next->node->parent;
}

/* In a text wrapped by hand: the next word would not have fitted, or the line is long and stops in mid-sentence. */
static bool is_wrapped(const struct lv_line *first, const struct lv_line *line, const struct lv_line *next,
                       size_t width) {
    if (!width || next->gap || line->width > width + width / 8)
        return false;
    bool title = next->dated || (line->caps && !next->caps);
    if (line == first && !line->final && title)
        return false; /* and the lead below it */
    bool loose = !line->final && (line != first || line->dated) && line->width * 4 >= width * 3;
    return !would_fit(line, next, width) || loose;
}

/* "senior adviser" in a contact, below "… of the Ministry's press unit" or with a number: what follows can be dialled. */
static bool is_role(const struct lines *lines, const struct lv_line *line, const struct lv_line *next) {
    bool more = next + 1 < lines->line + lines->n;
    bool person = line->contact && next->contact;
    return next->title &&
           (person || (line->unit && !next->final && more && (next[1].contact || next[1].opens)));
}

/* What hangs below a list item or a field, indented further, belongs to it. */
static bool hangs(const struct lv_line *first, const struct lv_line *line, const struct lv_line *next) {
    if (next->gap)
        return false;
    if (first->item && !line->final && (next->lower || next->indent >= first->indent + 2))
        return true;
    return first->field && next->indent >= first->indent + 4;
}

/* A headline all in capitals on two lines. */
static bool is_title(const struct lv_line *line, const struct lv_line *next) {
    return line->caps && next->caps && !next->final && line->width >= TITLE_LEAST &&
           next->width >= TITLE_REST;
}

/* True if `next` carries on the paragraph that begins with `first` and of which `line` is the last line so far. */
static bool goes_on(const struct lines *lines, const struct lv_line *first, const struct lv_line *line,
                    const struct lv_line *next) {
    bool wrapped = is_wrapped(first, line, next, lines->width);
    bool opens = next->opens && !(next->address && wrapped && !line->final);
    if (!same_kind(line, next) || opens || (line->tab && next->tab) || (line->dialled && next->contact) ||
        is_role(lines, line, next))
        return false;
    if (wrapped || hangs(first, line, next))
        return true;
    if (next->gap == 0 && is_title(line, next))
        return true;
    size_t least = next->gap ? FAR_LEAST : lines->width ? HAND_LEAST : NEAR_LEAST;
    bool date = line->comma && next->month && !next->gap;
    bool dangles = line->dangles && !next->gap;
    bool sentence = date || dangles || (next->lower && (next->words || next->final));
    return sentence && (!line->final || line->ordinal) && line->words && next->gap <= GAP_MOST &&
           line->width >= least;
}

/*
 * The lines of a wrapped paragraph that stands alone between blank lines: all but the last are of about one width and
 * stop in mid-sentence, the last ends a sentence. 1 if it is none.
 */
static size_t lone_paragraph(const struct lines *lines, size_t at) {
    const struct lv_line *first = &lines->line[at], *end = lines->line + lines->n, *last = first;
    size_t width = first->width;
    if (lines->width || first->caps || !(first->gap || at == 0))
        return 1;
    while (last + 1 < end && !last[1].gap && !last[1].opens && same_kind(first, last + 1))
        last++;
    for (const struct lv_line *line = first; line < last; line++)
        width = line->width > width ? line->width : width;
    for (const struct lv_line *line = first; line < last; line++)
        if (line->final || line->width < LONE_LEAST || would_fit(line, line + 1, width))
            return 1;
    bool alone = last + 1 == end || last[1].gap;
    return alone && last->stop && width <= LONE_MOST && last->width <= width ? (size_t)(last - first) + 1 : 1;
}

static void append(struct lv_doc *doc, struct lv_node *to, const struct lv_line *line,
                   const struct lv_line *next) {
    if (!line->hyphen)
        lv_node_append(to, lv_text_new(doc, LV_STR(" ")));
    lv_node_adopt(to, next->node);
    lv_lines_append(doc, to, next->node);
    lv_node_unlink(next->node);
}

/* Makes one text node of the pieces, so that later filters need not copy them again. */
static void flatten(struct lv_doc *doc, struct lv_node *block) {
    struct lv_str text = lv_text(doc, block);
    while (block->first)
        lv_node_unlink(block->first);
    lv_node_append(block, lv_text_new(doc, text));
}

/* True if line `next` belongs to the block of line `i`: the user says so, or it looks so. */
static bool belongs(const struct lv_doc *doc, const struct lines *lines, size_t i, size_t next, size_t lone) {
    const struct lv_line *line = &lines->line[next];
    unsigned said = lv_settled_line(doc->settled, lv_node_line(line->node));
    if (said != LV_LINE_OPEN)
        return said == LV_LINE_GOES_ON && line->node->parent == lines->line[i].node->parent;
    return next < lone || goes_on(lines, &lines->line[i], line - 1, line);
}

static void join(struct lv_doc *doc, const struct lv_node *edition) {
    struct lines lines = collect(doc, edition);
    lines.width = wrap_width(&lines);
    for (size_t i = 0, next; i < lines.n; i = next) {
        struct lv_line *first = &lines.line[i];
        size_t lone = i + lone_paragraph(&lines, i);
        for (next = i + 1; next < lines.n; next++) {
            if (!belongs(doc, &lines, i, next, lone))
                break;
            append(doc, first->node, &lines.line[next - 1], &lines.line[next]);
            lines.line[next].node = first->node;
        }
        if (next > i + 1)
            flatten(doc, first->node);
    }
}

int lv_filter_join(struct lv_doc *doc, struct lv_job *job) {
    struct lv_node *edition;
    if (lv_settled_read(doc, job))
        return -1;
    for (size_t e = 0; (edition = lv_edition(doc, e)); e++)
        join(doc, edition);
    return 0;
}
