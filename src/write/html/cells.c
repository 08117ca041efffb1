/* Two paired editions: each in a column of cells, or by turns, cell after cell. */
#include "write/html/html.h"

/* An edition while its cells are written. */
struct side {
    struct lv_html_title title;
    const struct lv_node *edition, *at; /* at: the next block to be written, or NULL */
    size_t line;                        /* of the grid, that it goes to */
};

static const struct lv_node *next_shown(const struct lv_html *html, const struct lv_node *node) {
    while (node && !lv_html_is_shown(html, node))
        node = node->next;
    return node;
}

/* No block goes above the one before it; what has no line of its own joins it. */
static size_t line_of(const struct lv_html *html, const struct lv_node *node, size_t line) {
    size_t wanted = node ? lv_html_line(html, node) : SIZE_MAX;
    return wanted > line ? wanted : line;
}

static struct side begin(struct lv_html *html, const struct lv_node *edition) {
    html->title = lv_html_title(html, edition);
    struct side side = {html->title, edition, next_shown(html, edition->first), 1};
    side.line = line_of(html, side.at, 1);
    return side;
}

/* The blocks of one line. */
static void write_cell(struct lv_html *html, struct side *side) {
    size_t line = side->line;
    while (side->at && side->line == line) {
        lv_html_block(html, side->at);
        side->at = next_shown(html, side->at->next);
        side->line = line_of(html, side->at, line);
    }
    lv_buf_puts(html->out, "</div>\n");
}

/* Above the first line of both columns. */
static void write_lone(struct lv_html *html, struct side *side) {
    lv_buf_puts(html->out, "<div class=\"cell wide\" style=\"grid-row: 1\">\n");
    lv_html_block(html, side->at);
    lv_buf_puts(html->out, "</div>\n");
    side->at = next_shown(html, side->at->next);
    side->line = line_of(html, side->at, 1);
}

void lv_html_cells(struct lv_html *html, const struct lv_node *edition) {
    struct side side = begin(html, edition);
    if (side.at && side.at == html->lone)
        write_lone(html, &side);
    while (side.at) {
        lv_buf_printf(html->out, "<div class=\"cell\" style=\"grid-row: %zu\">\n",
                      side.line + (html->lone != NULL));
        write_cell(html, &side);
    }
}

void lv_html_turns(struct lv_html *html, const struct lv_node *first) {
    struct side sides[2];
    sides[0] = begin(html, first);
    html->second = true;
    sides[1] = begin(html, lv_html_next_edition(html->doc, first));
    while (sides[0].at || sides[1].at) {
        bool second = !sides[0].at || (sides[1].at && sides[1].line < sides[0].line);
        struct side *side = &sides[second];
        html->second = second;
        html->edition = second ? 2 : 1;
        html->title = side->title;
        lv_buf_puts(html->out, second ? "<div class=\"cell second\"" : "<div class=\"cell\"");
        lv_html_lang(html, side->edition);
        lv_buf_puts(html->out, ">\n");
        write_cell(html, side);
    }
}
