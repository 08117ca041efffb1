#include "lang/words.h"
#include "picture/picture.h"
#include "write/html/html.h"

/* How a kind of block looks in HTML. Its class is the name of its element in the XML. */
struct form {
    void (*write)(struct lv_html *, const struct lv_node *);
    const char *tag, *extra; /* extra: attributes */
    enum lv_html_part part;
};

static const struct form *form_of(const struct lv_node *node);
static void write_children(struct lv_html *html, const struct lv_node *first);

/* True for a figure whose picture the other edition has shown right above. */
static bool was_shown(const struct lv_html *html, const struct lv_node *figure) {
    return html->arrangement == LV_ROWS && lv_picture_is_second(&html->pictures, figure);
}

/* True for a figure with a picture, or with words in its place. */
static bool has_picture(const struct lv_html *html, const struct lv_node *node) {
    return node->kind == LV_N_FIGURE && !was_shown(html, node) &&
           (lv_figure_words(node).n || lv_picture_of(html->doc, html->job, node));
}

static bool has_content(const struct lv_html *html, const struct lv_node *node) {
    return !lv_is_hidden(node) && (lv_html_has_text(node) || has_picture(html, node));
}

bool lv_html_is_shown(const struct lv_html *html, const struct lv_node *node) {
    return has_content(html, node) && !lv_html_caption_of(html, node);
}

enum lv_html_part lv_html_part(const struct lv_node *node) {
    return form_of(node)->part;
}

void lv_html_block(struct lv_html *html, const struct lv_node *node) {
    if (has_content(html, node))
        form_of(node)->write(html, node);
}

static void open_tag(struct lv_html *html, const struct lv_node *node, const char *tag) {
    lv_buf_char(html->out, '<');
    lv_buf_puts(html->out, tag);
    if (node->kind != LV_N_P && node->kind != LV_N_ITEM) {
        lv_buf_puts(html->out, " class=\"");
        lv_buf_puts(html->out, lv_kind_element(node->kind));
        lv_buf_char(html->out, '"');
    }
    if (form_of(node)->extra)
        lv_buf_puts(html->out, form_of(node)->extra);
    if (node == html->title.block && !html->title.text.n)
        lv_buf_printf(html->out, " id=\"%stitle-%zu\"", html->form->before, html->edition);
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
    static const char *const tags[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    bool lone = html->lone && html->title.block == html->lone; /* the one headline is that of the page */
    int level = lone ? html->form->level : lv_html_level(html);
    if (node == html->title.block)
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

/* What a picture that is not there shows is in its place: it is seen, and heard as a picture, or as a link if it is one. */
static void write_picture(struct lv_html *html, struct lv_str words, struct lv_str href) {
    size_t start = html->out->n;
    lv_buf_puts(html->out, "<div class=\"picture\">");
    if (lv_html_open_link(html->out, href)) {
        lv_buf_puts(html->out, "\">");
        lv_escape_text(html->out, words);
        lv_buf_puts(html->out, "</a></div>\n");
        return;
    }
    html->out->n = start;
    lv_buf_puts(html->out, "<div class=\"picture\" role=\"img\" aria-label=\"");
    lv_escape_attr(html->out, words);
    lv_buf_puts(html->out, "\">");
    lv_escape_text(html->out, words);
    lv_buf_puts(html->out, "</div>\n");
}

/* A figure has one figcaption, whatever the number of captions. */
static void write_figure(struct lv_html *html, const struct lv_node *node) {
    open_tag(html, node, "figure");
    lv_buf_char(html->out, '\n');
    if (has_picture(html, node) && !lv_html_image(html, node))
        write_picture(html, lv_figure_words(node), lv_figure_link(node));
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

/* Those from first on, before end. */
static void write_fields(struct lv_html *html, const struct lv_node *first, const struct lv_node *end) {
    for (const struct lv_node *node = first; node != end; node = node->next)
        if (lv_html_is_shown(html, node))
            write_field(html, node);
}

/* Several people beside each other, where the house wants it and the page is not in columns already. */
static void write_people(struct lv_html *html, const struct lv_node *first) {
    bool beside = html->people && html->arrangement != LV_COLUMNS && lv_contact_people(first->parent) > 1;
    lv_buf_puts(html->out, beside ? "<address class=\"people\">\n" : "<address>\n");
    for (const struct lv_node *node = first, *next; node; node = next) {
        next = beside ? lv_next_contact(node) : NULL;
        lv_buf_puts(html->out, beside ? "<div>\n" : "");
        write_fields(html, node, next);
        lv_buf_puts(html->out, beside ? "</div>\n" : "");
    }
    lv_buf_puts(html->out, "</address>\n");
}

/* A heading may not stand inside an address: one at the top goes before it, any other is a line of it. */
static void write_contact(struct lv_html *html, const struct lv_node *node) {
    const struct lv_node *first = node->first;
    bool headed = first && first->kind == LV_N_HEADING && lv_html_is_shown(html, first);
    const char *tag = headed && first != html->title.block ? "section" : "div";
    open_tag(html, node, tag);
    lv_buf_char(html->out, '\n');
    if (headed) {
        write_heading(html, first);
        first = first->next;
    }
    if (first)
        write_people(html, first);
    close_tag(html, tag);
}

static const struct form forms[LV_KINDS] = {
    [LV_N_LABEL] = {write_plain, "p", NULL, LV_HTML_HEAD},
    [LV_N_DOCTYPE] = {write_plain, "p", NULL, LV_HTML_HEAD},
    [LV_N_HEADLINE] = {write_heading, NULL, NULL, LV_HTML_HEAD},
    [LV_N_SUBHEADLINE] = {write_plain, "p", NULL, LV_HTML_HEAD},
    [LV_N_DATELINE] = {write_plain, "p", NULL, LV_HTML_HEAD},
    [LV_N_PUBLISHED] = {write_plain, "p", NULL, LV_HTML_HEAD},
    [LV_N_EMBARGO] = {write_plain, "p", NULL, LV_HTML_HEAD},
    [LV_N_LEAD] = {write_plain, "p", NULL, LV_HTML_BODY},
    [LV_N_P] = {write_plain, "p", NULL, LV_HTML_BODY},
    [LV_N_HEADING] = {write_heading, NULL, NULL, LV_HTML_BODY},
    [LV_N_QUOTE] = {write_quote, NULL, NULL, LV_HTML_BODY},
    [LV_N_LIST] = {lv_html_list, NULL, NULL, LV_HTML_BODY},
    [LV_N_ITEM] = {write_plain, "li", NULL, LV_HTML_BODY},
    [LV_N_TABLE] = {lv_html_table, NULL, NULL, LV_HTML_BODY},
    [LV_N_FIGURE] = {write_figure, NULL, NULL, LV_HTML_BODY},
    [LV_N_CAPTION] = {write_plain, "p", NULL, LV_HTML_BODY},
    [LV_N_NOTE] = {write_plain, "p", " role=\"note\"", LV_HTML_FOOT},
    [LV_N_NOTICE] = {write_plain, "p", " role=\"note\"", LV_HTML_BODY},
    [LV_N_EVENT] = {write_plain, "p", NULL, LV_HTML_BODY},
    [LV_N_SALUTATION] = {write_plain, "p", NULL, LV_HTML_BODY},
    [LV_N_ABOUT] = {write_plain, "p", NULL, LV_HTML_FOOT},
    [LV_N_RIGHTS] = {write_plain, "p", NULL, LV_HTML_FOOT},
    [LV_N_RELATED] = {write_plain, "p", NULL, LV_HTML_FOOT},
    [LV_N_SOURCE] = {write_plain, "p", NULL, LV_HTML_FOOT},
    [LV_N_CONTACT] = {write_contact, NULL, NULL, LV_HTML_FOOT},
};

/* The form of a block that no row above names: a field of a contact. */
static const struct form field = {write_plain, "p", NULL, LV_HTML_BODY};

static const struct form *form_of(const struct lv_node *node) {
    return forms[node->kind].write ? &forms[node->kind] : &field;
}

static void write_children(struct lv_html *html, const struct lv_node *first) {
    for (const struct lv_node *node = first; node; node = node->next)
        if (lv_html_is_shown(html, node))
            lv_html_block(html, node);
}
