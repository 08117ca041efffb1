#include "core/utf8.h"
#include "doc/doc.h"

enum { LONG_LINE = 1 << 12 }; /* a column in it is worth nobody's time */

void lv_source_keep(struct lv_doc *doc, const struct lv_node *edition, struct lv_str text) {
    struct lv_source *source = lv_alloc(&doc->arena, sizeof *source);
    *source = (struct lv_source){.edition = edition, .text = text, .next = doc->sources};
    doc->sources = source;
}

/* The source of the edition a node is in; editions that were divided share one. */
static struct lv_source *source_of(const struct lv_doc *doc, const struct lv_node *node) {
    struct lv_source *source = doc->sources;
    node = lv_edition_of(node);
    while (source && source->edition != node && source->next)
        source = source->next;
    return source && (source->edition == node || source == doc->sources) ? source : NULL;
}

static void find_lines(struct lv_doc *doc, struct lv_source *source) {
    struct lv_str rest = source->text, line;
    while (lv_next_line(&rest, &line))
        source->lines++;
    source->line = lv_alloc(&doc->arena, (source->lines + 1) * sizeof *source->line);
    rest = source->text;
    for (size_t i = 0; lv_next_line(&rest, &line); i++)
        source->line[i] = line;
}

/* The word at byte `at`, up to a space. */
static struct lv_str word_at(struct lv_str s, size_t at) {
    size_t end = at, n;
    uint32_t cp;
    while ((n = lv_utf8_next(s, end, &cp)) && !lv_is_blank(cp))
        end += n;
    return lv_str_sub(s, at, end);
}

/* How often a word is in a text, each time beginning before byte `upto`. */
static size_t count(struct lv_str s, struct lv_str word, size_t upto) {
    size_t n = 0;
    for (size_t at = 0; (at = lv_str_find(s, word, at)) < upto; at++)
        n++;
    return n;
}

static uint32_t column_of(struct lv_str line, size_t upto) {
    uint32_t column = 1, cp;
    for (size_t at = 0, n; at < upto && (n = lv_utf8_next(line, at, &cp)); at += n)
        column++;
    return column;
}

struct place {
    uint32_t line, column;
};

/* The place of the word that is in the lines of a node for the n-th time (from 0); else the beginning of the first. */
static struct place place_of(const struct lv_source *source, const struct lv_node *node, struct lv_str word,
                             size_t n) {
    struct place place = {node->lines[0], 0};
    for (uint32_t i = 0; i < node->nlines; i++) {
        if (node->lines[i] - 1 >= source->lines)
            continue;
        struct lv_str line = source->line[node->lines[i] - 1];
        if (!place.column)
            place.column = column_of(line, (size_t)(lv_str_trim(line).p - line.p));
        for (size_t at = 0; line.n < LONG_LINE && (at = lv_str_find(line, word, at)) != SIZE_MAX; at++)
            if (!n--)
                return (struct place){node->lines[i], column_of(line, at)};
    }
    return place;
}

int lv_report_at(struct lv_doc *doc, struct lv_job *job, enum lv_message id, const struct lv_node *block,
                 struct lv_str text, size_t at, ...) {
    struct place place = {lv_node_line(block), 0};
    struct lv_source *source = lv_is_wanted(job->diag, id) ? source_of(doc, block) : NULL;
    while (block && !block->nlines)
        block = block->parent;
    if (source && block) {
        struct lv_str word = word_at(text, at);
        if (!source->line)
            find_lines(doc, source);
        place = place_of(source, block, word, text.n < LONG_LINE ? count(text, word, at) : 0);
    }
    va_list args;
    va_start(args, at);
    lv_vreport(job, id, place.line, place.column, args);
    va_end(args);
    return -1;
}
