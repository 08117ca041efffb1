#include "lang/words.h"
#include "write/html/html.h"

enum part { BODY, HEAD, FOOT };

/* How a kind of block looks in HTML. Its class is the name of its element in the XML. */
struct form {
    void (*write)(struct lv_html *, const struct lv_node *);
    const char *tag, *extra; /* extra: attributes */
    enum part part;          /* where it belongs when it is at that end of the edition */
};

static const struct form *form_of(const struct lv_node *node);
static void write_children(struct lv_html *html, const struct lv_node *first);

static bool is_shown(const struct lv_node *node) {
    return !lv_is_hidden(node) &&
           (node->kind == LV_N_CELL || lv_attr(node, LV_AT_ALT).n || lv_html_has_text(node));
}

void lv_html_block(struct lv_html *html, const struct lv_node *node) {
    form_of(node)->write(html, node);
}

static void open_tag(struct lv_html *html, const struct lv_node *node, const char *tag) {
    lv_buf_char(html->out, '<');
    lv_buf_puts(html->out, tag);
    if (node->kind != LV_N_P && node->kind != LV_N_ITEM && node->kind != LV_N_ROW) {
        lv_buf_puts(html->out, " class=\"");
        lv_buf_puts(html->out, lv_kind_element(node->kind));
        lv_buf_char(html->out, '"');
    }
    if (form_of(node)->extra)
        lv_buf_puts(html->out, form_of(node)->extra);
    lv_html_lang(html, node);
    lv_buf_char(html->out, '>');
}

static void close_tag(struct lv_html *html, const char *tag) {
    lv_buf_puts(html->out, "</");
    lv_buf_puts(html->out, tag);
    lv_buf_puts(html->out, ">\n");
}

static void write_as(struct lv_html *html, const struct lv_node *node, const char *tag) {
    open_tag(html, node, tag);
    lv_html_inline(html, node);
    close_tag(html, tag);
}

static void write_plain(struct lv_html *html, const struct lv_node *node) {
    write_as(html, node, form_of(node)->tag);
}

static void write_heading(struct lv_html *html, const struct lv_node *node) {
    static const char *const tags[] = {"h1", "h2", "h3"};
    int level =
        html->lone && html->title == html->lone ? 1 : html->level; /* the one headline is that of the page */
    if (node == html->title)
        write_as(html, node, tags[level - 1]);
    else
        write_as(html, node, node->kind == LV_N_HEADLINE ? "p" : tags[level]);
}

static void write_quote(struct lv_html *html, const struct lv_node *node) {
    open_tag(html, node, "blockquote");
    lv_buf_puts(html->out, "<p>");
    lv_html_inline(html, node);
    lv_buf_puts(html->out, "</p>");
    close_tag(html, "blockquote");
}

/* An item, and the lists that belong to it. */
static const struct lv_node *write_item(struct lv_html *html, const struct lv_node *node) {
    const struct lv_node *next = node->next;
    bool list = node->kind == LV_N_LIST;
    if (list)
        lv_buf_puts(html->out, "<li>");
    else
        open_tag(html, node, "li");
    if (!list)
        lv_html_inline(html, node);
    for (next = list ? node : next; next && next->kind == LV_N_LIST; next = next->next)
        if (is_shown(next)) {
            lv_buf_char(html->out, '\n');
            form_of(next)->write(html, next);
        }
    close_tag(html, "li");
    return next;
}

static void write_list(struct lv_html *html, const struct lv_node *node) {
    const char *tag = lv_str_eq(lv_attr(node, LV_AT_KIND), LV_STR("number")) ? "ol" : "ul";
    open_tag(html, node, tag);
    lv_buf_char(html->out, '\n');
    for (const struct lv_node *item = node->first; item;)
        item = is_shown(item) ? write_item(html, item) : item->next;
    close_tag(html, tag);
}

/* What a picture shows is in its place: it is seen, and heard as a picture. */
static void write_picture(struct lv_html *html, struct lv_str alt, struct lv_str href) {
    size_t start = html->out->n;
    lv_buf_puts(html->out, "<a href=\"");
    bool link = href.n && lv_html_href(html->out, href);
    if (link)
        lv_buf_puts(html->out, "\">");
    else
        html->out->n = start;
    lv_buf_puts(html->out, "<div class=\"picture\" role=\"img\" aria-label=\"");
    lv_escape_attr(html->out, alt);
    lv_buf_puts(html->out, "\">");
    lv_escape_text(html->out, alt);
    lv_buf_puts(html->out, link ? "</div></a>\n" : "</div>\n");
}

/* A figure has one figcaption, whatever the number of captions. */
static void write_figure(struct lv_html *html, const struct lv_node *node) {
    open_tag(html, node, "figure");
    lv_buf_char(html->out, '\n');
    if (lv_attr(node, LV_AT_ALT).n)
        write_picture(html, lv_attr(node, LV_AT_ALT), lv_attr(node, LV_AT_HREF));
    if (lv_html_has_text(node)) {
        lv_buf_puts(html->out, "<figcaption>\n");
        write_children(html, node->first);
        lv_buf_puts(html->out, "</figcaption>\n");
    }
    close_tag(html, "figure");
}

static void write_field(struct lv_html *html, const struct lv_node *node) {
    write_as(html, node, "p");
}

static void write_fields(struct lv_html *html, const struct lv_node *first) {
    lv_buf_puts(html->out, "<address>\n");
    for (const struct lv_node *node = first; node; node = node->next)
        if (is_shown(node))
            write_field(html, node);
    lv_buf_puts(html->out, "</address>\n");
}

/* A heading may not stand inside an address: one at the top goes before it, any other is a line of it. */
static void write_contact(struct lv_html *html, const struct lv_node *node) {
    const struct lv_node *first = node->first;
    bool headed = first && first->kind == LV_N_HEADING && is_shown(first);
    const char *tag = headed && first != html->title ? "section" : "div";
    open_tag(html, node, tag);
    lv_buf_char(html->out, '\n');
    if (headed) {
        write_heading(html, first);
        first = first->next;
    }
    if (first)
        write_fields(html, first);
    close_tag(html, tag);
}

static const struct form forms[LV_KINDS] = {
    [LV_N_LABEL] = {write_plain, "p", NULL, HEAD},
    [LV_N_DOCTYPE] = {write_plain, "p", NULL, HEAD},
    [LV_N_HEADLINE] = {write_heading, NULL, NULL, HEAD},
    [LV_N_SUBHEADLINE] = {write_plain, "p", NULL, HEAD},
    [LV_N_DATELINE] = {write_plain, "p", NULL, HEAD},
    [LV_N_PUBLISHED] = {write_plain, "p", NULL, HEAD},
    [LV_N_EMBARGO] = {write_plain, "p", NULL, HEAD},
    [LV_N_LEAD] = {write_plain, "p", NULL, BODY},
    [LV_N_P] = {write_plain, "p", NULL, BODY},
    [LV_N_HEADING] = {write_heading, NULL, NULL, BODY},
    [LV_N_QUOTE] = {write_quote, NULL, NULL, BODY},
    [LV_N_LIST] = {write_list, NULL, NULL, BODY},
    [LV_N_ITEM] = {write_plain, "li", NULL, BODY},
    [LV_N_TABLE] = {lv_html_table, NULL, NULL, BODY},
    [LV_N_FIGURE] = {write_figure, NULL, NULL, BODY},
    [LV_N_CAPTION] = {write_plain, "p", NULL, BODY},
    [LV_N_NOTE] = {write_plain, "p", " role=\"note\"", FOOT},
    [LV_N_NOTICE] = {write_plain, "p", " role=\"note\"", BODY},
    [LV_N_EVENT] = {write_plain, "p", NULL, BODY},
    [LV_N_SALUTATION] = {write_plain, "p", NULL, BODY},
    [LV_N_ABOUT] = {write_plain, "p", NULL, FOOT},
    [LV_N_RIGHTS] = {write_plain, "p", NULL, FOOT},
    [LV_N_RELATED] = {write_plain, "p", NULL, FOOT},
    [LV_N_SOURCE] = {write_plain, "p", NULL, FOOT},
    [LV_N_CONTACT] = {write_contact, NULL, NULL, FOOT},
};

/* The form of a block that no row above names: a field of a contact. */
static const struct form field = {write_plain, "p", NULL, BODY};

static const struct form *form_of(const struct lv_node *node) {
    return forms[node->kind].write ? &forms[node->kind] : &field;
}

static void write_children(struct lv_html *html, const struct lv_node *first) {
    for (const struct lv_node *node = first; node; node = node->next)
        if (is_shown(node) && !lv_html_caption_of(html, node))
            form_of(node)->write(html, node);
}

/* The last block of the head: what is before the text, pictures between it included. NULL: no head. */
static const struct lv_node *head_end(const struct lv_node *edition) {
    const struct lv_node *end = NULL;
    for (const struct lv_node *node = edition->first; node; node = node->next) {
        if (form_of(node)->part == HEAD)
            end = node;
        else if (!lv_is_hidden(node) && node->kind != LV_N_FIGURE)
            break;
    }
    return end;
}

/* The first block of the foot: contacts and notes after which nothing else comes. NULL: no foot. */
static const struct lv_node *foot_start(const struct lv_node *edition) {
    const struct lv_node *start = NULL;
    for (const struct lv_node *node = edition->last; node; node = node->prev) {
        if (form_of(node)->part == FOOT)
            start = node;
        else if (!lv_is_hidden(node))
            break;
    }
    return start;
}

static void write_parts(struct lv_html *html, const struct lv_node *edition) {
    const struct lv_node *head = head_end(edition), *foot = foot_start(edition);
    if (head)
        lv_buf_puts(html->out, "<header>\n");
    for (const struct lv_node *node = edition->first; node; node = node->next) {
        if (node == foot)
            lv_buf_puts(html->out, "<footer>\n");
        if (is_shown(node) && !lv_html_caption_of(html, node))
            form_of(node)->write(html, node);
        if (node == head)
            lv_buf_puts(html->out, "</header>\n");
    }
    if (foot)
        lv_buf_puts(html->out, "</footer>\n");
}

/* The row of the grid for a line: the same for both editions, or one below the other. */
static size_t grid_row(const struct lv_html *html, size_t line) {
    return html->arrangement == LV_COLUMNS ? line + (html->lone != NULL) : 2 * line + (html->level > 1) - 1;
}

static void write_lone(struct lv_html *html) {
    lv_buf_puts(html->out, "<div class=\"cell wide\" style=\"grid-row: 1\">\n");
    lv_html_block(html, html->lone);
    lv_buf_puts(html->out, "</div>\n");
}

/* The blocks of an edition in the cells of its column. */
static void write_cells(struct lv_html *html, const struct lv_node *edition) {
    size_t line = 0;
    for (const struct lv_node *node = edition->first; node; node = node->next) {
        size_t wanted = lv_html_line(html, node);
        if (node == html->lone) {
            write_lone(html);
            continue;
        }
        if (!is_shown(node) || lv_html_caption_of(html, node))
            continue;
        if (wanted > line || !line) {
            if (line)
                lv_buf_puts(html->out, "</div>\n");
            line = wanted ? wanted : 1;
            lv_buf_printf(html->out, "<div class=\"cell\" style=\"grid-row: %zu\">\n", grid_row(html, line));
        }
        form_of(node)->write(html, node);
    }
    if (line)
        lv_buf_puts(html->out, "</div>\n");
}

/* The name of its language, which is shown above its column. */
static void write_language(struct lv_html *html, const struct lv_node *edition) {
    struct lv_str lang = lv_node_lang(edition);
    lv_buf_puts(html->out, " data-language=\"");
    lv_escape_attr(html->out, lv_lang_bit(lang) ? lv_word_ui(lang, "name") : lang);
    lv_buf_char(html->out, '"');
}

void lv_html_edition(struct lv_html *html, const struct lv_node *edition) {
    const struct lv_node *title = html->title = lv_title_block(edition);
    bool heading = title && (title->kind == LV_N_HEADLINE || title->kind == LV_N_HEADING);
    const char *tag =
        heading && title->parent == edition ? "article" : "div"; /* which must hold its heading */
    html->title_text = heading ? LV_STR("") : lv_title(html->doc, html->job, edition);
    lv_buf_printf(html->out, "<%s class=\"edition\"", tag);
    lv_html_lang(html, edition);
    if (html->arrangement == LV_COLUMNS)
        write_language(html, edition);
    if (html->arrangement == LV_COLUMNS)
        lv_buf_printf(html->out, " style=\"grid-row: 1 / span %zu\"", html->lines + (html->lone != NULL));
    lv_buf_puts(html->out, ">\n");
    (html->arrangement == LV_SEQUENCE ? write_parts : write_cells)(html, edition);
    close_tag(html, tag);
}
