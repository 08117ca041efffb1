/* An edition: its head, text and foot; and the way from one edition to another. */
#include "lang/words.h"
#include "write/html/html.h"

/* The last block of the head: what is before the text, pictures between it included. NULL: no head. */
static const struct lv_node *head_end(const struct lv_node *edition) {
    const struct lv_node *end = NULL;
    for (const struct lv_node *node = edition->first; node; node = node->next) {
        if (lv_is_hidden(node) || node->kind == LV_N_FIGURE)
            continue;
        if (lv_html_part(node) != LV_HTML_HEAD)
            break;
        end = node;
    }
    return end;
}

/* The first block of the foot: contacts and notes after which nothing else comes. NULL: no foot. */
static const struct lv_node *foot_start(const struct lv_node *edition) {
    const struct lv_node *start = NULL;
    for (const struct lv_node *node = edition->last; node; node = node->prev) {
        if (lv_html_part(node) == LV_HTML_FOOT)
            start = node;
        else if (!lv_is_hidden(node))
            break;
    }
    return start;
}

/* An element around blocks from `first` on, up to `last`; no first: there is none. */
struct stretch {
    const char *open, *close;
    const struct lv_node *first, *last;
};

/* Where something is beside the text, the text and the contacts that are have elements of their own. */
static void find_sides(const struct lv_node *edition, const struct lv_node *foot, struct stretch *text,
                       struct stretch *contacts) {
    struct lv_side side = lv_side_of(edition);
    text->first = side.text == foot ? NULL : side.text;
    text->last = foot ? foot->prev : edition->last;
    contacts->first = side.contact;
    contacts->last = side.end ? side.end->prev : edition->last;
}

static void write_parts(struct lv_html *html, const struct lv_node *edition) {
    enum { HEAD, TEXT, FOOT, CONTACTS, PARTS };
    bool plain = html->form->plain;
    const struct lv_node *head = plain ? NULL : head_end(edition), *foot = plain ? NULL : foot_start(edition);
    struct stretch parts[PARTS] = {
        [HEAD] = {"<header>\n", "</header>\n", head ? edition->first : NULL, head},
        [TEXT] = {"<div class=\"text\">\n", "</div>\n", NULL, NULL},
        [FOOT] = {"<footer>\n", "</footer>\n", foot, edition->last},
        [CONTACTS] = {"<div class=\"aside\">\n", "</div>\n", NULL, NULL},
    };
    if (html->side)
        find_sides(edition, foot, &parts[TEXT], &parts[CONTACTS]);
    for (const struct lv_node *node = edition->first; node; node = node->next) {
        for (size_t i = 0; i < PARTS; i++)
            lv_buf_puts(html->out, node == parts[i].first ? parts[i].open : "");
        if (lv_html_is_shown(html, node))
            lv_html_block(html, node);
        for (size_t i = PARTS; i-- > 0;)
            lv_buf_puts(html->out, parts[i].first && node == parts[i].last ? parts[i].close : "");
    }
}

struct lv_html_title lv_html_title(struct lv_html *html, const struct lv_node *edition) {
    const struct lv_node *title = lv_title_block(edition);
    bool heading = title && (title->kind == LV_N_HEADLINE || title->kind == LV_N_HEADING);
    return (struct lv_html_title){title, heading ? LV_STR("") : lv_title(html->doc, html->job, edition)};
}

void lv_html_blocks(struct lv_html *html, const struct lv_node *edition) {
    html->edition++;
    html->title = lv_html_title(html, edition);
    for (const struct lv_node *node = edition->first; node; node = node->next)
        if (lv_html_is_shown(html, node))
            lv_html_block(html, node);
}

bool lv_html_is_named(struct lv_html *html, const struct lv_node *edition) {
    struct lv_html_title title = lv_html_title(html, edition);
    return title.block && !title.text.n && title.block->parent == edition;
}

void lv_html_edition(struct lv_html *html, const struct lv_node *edition) {
    const char *before = html->form->before;
    bool article = !html->form->inner && lv_html_is_named(html, edition); /* it must hold its heading */
    const char *tag = article ? "article" : "div";
    html->title = lv_html_title(html, edition);
    lv_buf_printf(html->out, "<%s class=\"edition\" id=\"%sedition-%zu\"", tag, before, html->edition);
    if (article)
        lv_buf_printf(html->out, " aria-labelledby=\"%stitle-%zu\"", before, html->edition);
    lv_html_lang(html, edition);
    if (html->arrangement == LV_COLUMNS)
        lv_buf_printf(html->out, " style=\"grid-row: 1 / span %zu\"", html->lines + (html->lone != NULL));
    lv_buf_puts(html->out, ">\n");
    (html->arrangement == LV_SEQUENCE ? write_parts : lv_html_cells)(html, edition);
    lv_buf_printf(html->out, "</%s>\n", tag);
}

static void write_language(struct lv_html *html, const struct lv_node *edition, size_t number) {
    lv_buf_printf(html->out, "<a href=\"#%sedition-%zu\"", html->form->before, number);
    lv_html_lang(html, edition);
    lv_buf_char(html->out, '>');
    lv_escape_text(html->out, lv_lang_name(lv_node_lang(edition)));
    lv_buf_puts(html->out, "</a>\n");
}

void lv_html_languages(struct lv_html *html) {
    const struct lv_node *first = lv_html_next_edition(html->doc, NULL), *edition = first;
    size_t number = 0;
    if (html->doc->root->kind != LV_N_RELEASE || html->arrangement == LV_ROWS ||
        !lv_html_next_edition(html->doc, first))
        return;
    const char *tag = html->form->inner ? "div" : "nav";
    lv_buf_printf(html->out, "<%s class=\"languages%s\"%s aria-label=\"", tag,
                  html->arrangement == LV_COLUMNS ? " beside" : "",
                  html->form->inner ? " role=\"group\"" : "");
    lv_escape_attr(html->out, lv_word_ui(lv_node_lang(first), "language"));
    lv_buf_puts(html->out, "\">\n");
    for (; edition; edition = lv_html_next_edition(html->doc, edition))
        write_language(html, edition, ++number);
    lv_buf_printf(html->out, "</%s>\n", tag);
}
