/*
 * Filter join: the lines of a paragraph become one block again. A text wrapped by hand is recognised as a whole: a
 * line goes on where the next word would not have fitted. Elsewhere only a sentence that stops in the middle and goes
 * on in lower case is joined, also over a blank line and the number of a page. A joined block keeps all its source lines.
 */
#include "filter/join.h"

#include "lang/chars.h"
#include "recognise/settled.h"

enum {
    LEAVES_MOST = 3, /* numbers of pages in a row */
    LEAF_MOST = 3,   /* digits of one that has no word */
    TEXT_LEAST = 40, /* columns of a line of running text */
};

/* Sets what depends on the lines above: blank lines, and quotation marks that are still open. */
static void see_above(struct lv_join_line *line, uint32_t last, bool open) {
    uint32_t here = lv_node_line(line->node);
    line->gap = here > last ? here - last - 1 : 0;
    line->quoted = line->glyph ? line->glyph == 1 : open && !line->gap;
}

/* A few digits are the number of a page where a sentence goes on below them. */
static bool is_leaf(const struct lv_join_line *line) {
    struct lv_str s = line->text;
    bool digits = s.n > 0 && s.n <= LEAF_MOST;
    for (size_t i = 0; i < s.n && digits; i++)
        digits = lv_is_digit(s.p[i]);
    return digits || (line->node->kind == LV_N_CHROME && !lv_attr_has(line->node, LV_AT_FIELD));
}

static struct lv_join_lines collect(struct lv_doc *doc, const struct lv_node *edition) {
    struct lv_join_lines lines = {0};
    for (struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition))
        lines.n++;
    lines.line = lv_alloc(&doc->arena, (lines.n + 1) * sizeof *lines.line);
    lines.n = 0;
    uint32_t last = 0;
    bool open = false, begun = false;
    for (struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition)) {
        struct lv_join_line *line = &lines.line[lines.n++];
        line->node = b;
        line->number = lv_node_last_line(b);
        line->text = lv_text(doc, b);
        line->indent = lv_attr_number(b, LV_AT_INDENT);
        line->width = lv_utf8_count(line->text) + line->indent;
        lv_line_start(line, line->text);
        lv_line_form(line, line->text);
        lv_line_end(line, line->text);
        line->leaf = is_leaf(line);
        line->parted = lv_is_parted(line->text, lines.n);
        see_above(line, last, open);
        line->begun = begun;
        open = line->quoted && !line->stop;
        bool end = line->lower && !line->gap && lines.n > 1 && line[-1].width >= TEXT_LEAST;
        begun |= line->stop && (line->width >= TEXT_LEAST || end);
        last = lv_node_last_line(b);
    }
    return lines;
}

/* Says that a hyphen stays of which it is not sure whether it only divided a word. */
static void warn(struct lv_doc *doc, struct lv_job *job, const struct lv_join_line *line,
                 const struct lv_join_line *next) {
    struct lv_buf word = {0};
    lv_buf_str(&word, lv_str_sub(line->text, lv_last_word(line->text), line->text.n));
    lv_buf_str(&word, lv_str_sub(next->text, 0, lv_word_end(next->text, 0)));
    uint32_t column = (uint32_t)line->width;
    lv_report(job, LV_MSG_LINE_HYPHEN, line->number, column, lv_terminated(doc, lv_buf_slice(&word)));
    lv_buf_free(&word);
}

static void append(struct lv_hyphens *hyphens, struct lv_job *job, struct lv_node *to,
                   const struct lv_join_line *line, const struct lv_join_line *next) {
    struct lv_doc *doc = hyphens->doc;
    enum lv_join_gap gap = lv_join_gap(hyphens, line, next);
    if (gap == LV_GAP_DOUBT)
        warn(doc, job, line, next);
    if (gap == LV_GAP_BLANK)
        lv_node_append(to, lv_text_new(doc, LV_STR(" ")));
    if (gap == LV_GAP_WORD && to->last->kind == LV_N_TEXT)
        to->last->text.n -= line->soft ? 3 : 1; /* U+2010, or - */
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

/* True if line `next` belongs to the block of line `i`, the last of which is `line`: the user says so, or it looks so. */
static bool belongs(const struct lv_doc *doc, const struct lv_join_lines *lines, size_t i, size_t line,
                    size_t next, size_t lone) {
    struct lv_join_line *all = lines->line;
    unsigned said = lv_settled_line(doc->settled, lv_node_line(all[next].node));
    if (said != LV_LINE_OPEN)
        return said == LV_LINE_GOES_ON && all[next].node->parent == all[i].node->parent;
    if (next > line + 1)
        return lv_goes_on_past(&all[line], &all[next]);
    return next < lone || lv_goes_on(lines, &all[i], &all[line], &all[next]);
}

/* The line after the numbers of pages from `at` on, or `at`. */
static size_t after_leaves(const struct lv_join_lines *lines, size_t at) {
    size_t end = at;
    while (end < lines->n && lines->line[end].leaf && end - at < LEAVES_MOST)
        end++;
    return end < lines->n ? end : at;
}

/* Numbers of pages that a paragraph goes on after are no text. */
static void leave_out(const struct lv_join_lines *lines, size_t from, size_t to) {
    for (; from < to; from++)
        lines->line[from].node->kind = LV_N_CHROME;
}

/* Adds to line `i` what goes on with it; returns the first line that does not. */
static size_t join_from(struct lv_hyphens *hyphens, struct lv_job *job, size_t i) {
    const struct lv_join_lines *lines = hyphens->lines;
    struct lv_join_line *first = &lines->line[i];
    size_t lone = lv_lone_paragraph(lines, i), titled = lv_titled_lines(lines, i), line = i, next = i + 1;
    lone = i + (lone > titled ? lone : titled);
    for (; next < lines->n; line = next++) {
        size_t after = after_leaves(lines, next);
        if (after > next && !belongs(hyphens->doc, lines, i, line, next, lone)) {
            if (!belongs(hyphens->doc, lines, i, line, after, lone))
                break;
            leave_out(lines, next, after);
            next = after;
        } else if (!belongs(hyphens->doc, lines, i, line, next, lone)) {
            break;
        }
        append(hyphens, job, first->node, &lines->line[line], &lines->line[next]);
        lines->line[next].node = first->node;
    }
    if (next > i + 1)
        flatten(hyphens->doc, first->node);
    return next;
}

static void join(struct lv_doc *doc, struct lv_job *job, const struct lv_node *edition) {
    struct lv_join_lines lines = collect(doc, edition);
    struct lv_hyphens hyphens = {.doc = doc, .lines = &lines};
    lv_close_up(&lines);
    lv_join_lists(&lines);
    lv_join_width(&lines);
    lv_join_around(doc, &lines);
    for (size_t i = 0; i < lines.n;)
        i = join_from(&hyphens, job, i);
}

int lv_filter_join(struct lv_doc *doc, struct lv_job *job) {
    struct lv_node *edition;
    if (lv_settled_read(doc, job))
        return -1;
    for (size_t e = 0; (edition = lv_edition(doc, e)); e++)
        join(doc, job, edition);
    return 0;
}
