/*
 * Filter columns: one text that holds two languages side by side, with a tab, a bar or a gutter of spaces between
 * them, becomes two editions. Only with -b and a single input; the lines are still as the reader left them.
 */
#include "core/utf8.h"
#include "doc/doc.h"

enum { GUTTER = 2, LINES_LEAST = 4, SHARE = 50, COLUMNS = 512 };

/* Where a line is cut: the left part ends at `end`, the right one begins at `start`; SIZE_MAX: only one part. */
struct cut {
    size_t end, start;
    bool right; /* the only part is a right one */
};

/* How lines are cut; `column` is where the right side begins. */
struct layout {
    struct cut (*cut)(const struct lv_node *line, struct lv_str text, size_t column);
    size_t column;
};

static struct cut cut_at(struct lv_str text, struct lv_str sign) {
    size_t at = lv_str_find(text, sign, 0);
    if (at == SIZE_MAX)
        return (struct cut){SIZE_MAX, SIZE_MAX, false};
    return (struct cut){at, at + sign.n, false};
}

static struct cut cut_tab(const struct lv_node *line, struct lv_str text, size_t column) {
    (void)column;
    struct cut cut = cut_at(text, LV_STR("\t"));
    cut.right = cut.end == SIZE_MAX && lv_attr_number(line, LV_AT_INDENT) > 0;
    return cut;
}

/* A bar at the beginning and the end of a line is a table's frame. */
static struct cut cut_bar(const struct lv_node *line, struct lv_str text, size_t column) {
    (void)column;
    (void)line;
    if (lv_str_starts(text, LV_STR("|"))) {
        struct cut inner = cut_at(lv_str_sub(text, 1, text.n), LV_STR("|"));
        if (inner.end == SIZE_MAX || inner.start + 1 >= text.n)
            return (struct cut){0, 1, false};
        return (struct cut){inner.end + 1, inner.start + 1, false};
    }
    return cut_at(text, LV_STR("|"));
}

/* The byte at which a run of spaces ends exactly at that column; SIZE_MAX if there is none. *end: where it began. */
static size_t gutter_at(struct lv_str text, size_t indent, size_t column, size_t *end) {
    size_t at = 0, here = indent, blanks = 0, n;
    uint32_t cp;
    for (; here < column && (n = lv_utf8_next(text, at, &cp)); at += n, here++) {
        if (cp == ' ' || cp == 0xA0) {
            blanks++;
            continue;
        }
        blanks = 0;
        *end = at + n;
    }
    return here == column && at < text.n && blanks >= GUTTER ? at : SIZE_MAX;
}

static struct cut cut_gutter(const struct lv_node *line, struct lv_str text, size_t column) {
    size_t end = 0, indent = lv_attr_number(line, LV_AT_INDENT),
           start = gutter_at(text, indent, column, &end);
    if (start == SIZE_MAX)
        return (struct cut){SIZE_MAX, SIZE_MAX, indent + GUTTER >= column};
    return (struct cut){end, start, false};
}

/* Counts, for every column, the lines whose text goes on there after a gutter. */
static void count_gutters(size_t count[COLUMNS], const struct lv_node *line, struct lv_str text) {
    size_t here = lv_attr_number(line, LV_AT_INDENT), blanks = 0, n;
    uint32_t cp;
    for (size_t at = 0; here < COLUMNS && (n = lv_utf8_next(text, at, &cp)); at += n, here++) {
        bool blank = cp == ' ' || cp == 0xA0;
        if (!blank && blanks > GUTTER)
            count[here]++;
        blanks = blank ? blanks + 1 : 0;
    }
}

static size_t best_column(struct lv_doc *doc, const struct lv_node *edition) {
    size_t count[COLUMNS] = {0}, best = 0;
    for (const struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition))
        count_gutters(count, b, lv_text(doc, b));
    for (size_t c = 1; c < COLUMNS; c++)
        best = count[c] > count[best] ? c : best;
    return best;
}

/* True if enough lines of the edition have two sides in that layout. */
static bool fits(struct lv_doc *doc, const struct lv_node *edition, const struct layout *layout) {
    size_t lines = 0, cut = 0;
    for (const struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition)) {
        lines++;
        cut += layout->cut(b, lv_text(doc, b), layout->column).end != SIZE_MAX;
    }
    return cut >= LINES_LEAST && cut * 100 >= lines * SHARE;
}

static void add_part(struct lv_doc *doc, struct lv_node *edition, const struct lv_node *line,
                     struct lv_str text) {
    text = lv_str_trim(text);
    if (!text.n)
        return;
    struct lv_node *part = lv_node_new(doc, LV_N_P);
    lv_lines_append(doc, part, line);
    lv_node_append(part, lv_text_new(doc, text));
    lv_node_append(edition, part);
}

/* True if `next` is on the line below and its first word did not fit after `line` any more. */
static bool goes_on(struct lv_doc *doc, const struct lv_node *line, const struct lv_node *next,
                    size_t width) {
    struct lv_str text = lv_text(doc, next);
    size_t word = lv_str_find(text, LV_STR(" "), 0);
    return lv_node_line(next) == lv_node_last_line(line) + 1 &&
           lv_utf8_count(lv_text(doc, line->last)) + 1 + lv_utf8_count(lv_str_sub(text, 0, word)) > width;
}

/* Puts the lines of a column together again, which is narrower than any text the filter join takes for wrapped. */
static void join_lines(struct lv_doc *doc, struct lv_node *edition) {
    size_t width = 0;
    for (struct lv_node *line = edition->first; line; line = line->next) {
        size_t own = lv_utf8_count(lv_text(doc, line));
        width = own > width ? own : width;
    }
    for (struct lv_node *line = edition->first; line; line = line->next)
        while (line->next && goes_on(doc, line, line->next, width)) {
            struct lv_node *next = line->next;
            lv_node_append(line, lv_text_new(doc, LV_STR(" ")));
            lv_node_adopt(line, next);
            lv_lines_append(doc, line, next);
            lv_node_unlink(next);
        }
}

static struct lv_str without_frame(struct lv_str text) {
    text = lv_str_trim(text);
    if (lv_str_starts(text, LV_STR("|")))
        text = lv_str_sub(text, 1, text.n);
    if (lv_str_ends(text, LV_STR("|")))
        text.n--;
    return text;
}

static void divide(struct lv_doc *doc, struct lv_node *edition, const struct layout *layout) {
    struct lv_node *left = lv_node_new(doc, LV_N_EDITION), *right = lv_node_new(doc, LV_N_EDITION);
    for (const struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition)) {
        struct lv_str text = lv_text(doc, b);
        struct cut cut = layout->cut(b, text, layout->column);
        if (cut.end == SIZE_MAX) {
            add_part(doc, cut.right ? right : left, b, text);
            continue;
        }
        bool framed = layout->cut == cut_bar;
        struct lv_str l = lv_str_sub(text, 0, cut.end), r = lv_str_sub(text, cut.start, text.n);
        add_part(doc, left, b, framed ? without_frame(l) : l);
        add_part(doc, right, b, framed ? without_frame(r) : r);
    }
    if (layout->cut == cut_gutter) {
        join_lines(doc, left);
        join_lines(doc, right);
    }
    lv_node_before(edition, left);
    lv_node_before(edition, right);
    lv_node_unlink(edition);
}

int lv_filter_columns(struct lv_doc *doc, struct lv_job *job) {
    struct lv_node *edition = lv_edition(doc, 0);
    if (!job->split || !edition || lv_edition(doc, 1))
        return 0;
    const struct layout layouts[] = {{cut_tab, 0}, {cut_bar, 0}, {cut_gutter, best_column(doc, edition)}};
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
        if (fits(doc, edition, &layouts[i])) {
            divide(doc, edition, &layouts[i]);
            return 0;
        }
    return 0;
}
