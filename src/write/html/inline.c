#include "lang/words.h"
#include "write/html/html.h"

/* The tags of an inline element, or NULL where it leaves no trace. Links and times are decided one by one. */
struct tags {
    const char *open, *close;
};

static const struct tags tags[LV_KINDS] = {
    [LV_N_EM] = {"<em", "</em>"},
    [LV_N_STRONG] = {"<strong", "</strong>"},
    [LV_N_SPAN] = {"<span", "</span>"},
    [LV_N_MARKER] = {"<span class=\"marker\"", "</span>"}, /* see enter_marker */
    [LV_N_SPEECH] = {"<span class=\"speech\"", "</span>"},
    [LV_N_ATTRIBUTION] = {"<span class=\"attribution\"", "</span>"},
};

bool lv_html_has_text(const struct lv_node *node) {
    for (const struct lv_node *at = node; at; at = lv_node_next(at, node))
        if (lv_str_trim(at->text).n)
            return true;
    return false;
}

/* A link of contents, to a release of the pack. */
static bool open_own_link(struct lv_html *html, const struct lv_node *node) {
    struct lv_str href = lv_attr(node, LV_AT_HREF);
    size_t number = 0;
    if (!html->form->link || !lv_str_starts(href, LV_STR("#")))
        return false;
    for (size_t i = 1; i < href.n; i++)
        number = number * 10 + (size_t)(href.p[i] - '0');
    lv_buf_puts(html->out, "<a href=\"");
    html->form->link(html->form->state, number, lv_node_lang(node), html->out);
    return true;
}

static void enter_link(struct lv_html *html, const struct lv_node *node) {
    if (html->link || !lv_html_has_text(node))
        return;
    if (!open_own_link(html, node) && !lv_html_open_link(html->out, lv_attr(node, LV_AT_HREF)))
        return;
    lv_buf_char(html->out, '"');
    lv_html_lang(html, node);
    lv_buf_char(html->out, '>');
    html->link = node;
}

static void enter_time(struct lv_html *html, const struct lv_node *node) {
    if (html->time || !lv_html_datetime(lv_attr(node, LV_AT_DATETIME)))
        return;
    lv_buf_puts(html->out, "<time datetime=\"");
    lv_buf_str(html->out, lv_attr(node, LV_AT_DATETIME));
    lv_buf_char(html->out, '"');
    if (node->kind == LV_N_TIME)
        lv_html_lang(html, node);
    lv_buf_char(html->out, '>');
    html->time = node;
}

static void leave_time(struct lv_html *html, const struct lv_node *node) {
    if (html->time != node)
        return;
    lv_buf_puts(html->out, "</time>");
    html->time = NULL;
}

static void open_title(struct lv_html *html) {
    lv_buf_printf(html->out, "<span role=\"heading\" aria-level=\"%d\">", lv_html_level(html));
    html->title_open = true;
    html->title_left = html->title.text.n;
}

static void close_title(struct lv_html *html) {
    html->title_open = false;
    lv_buf_puts(html->out, "</span>");
}

/* Text at the top of the block that serves as headline may hold the end of the heading. */
static void add_text(struct lv_html *html, const struct lv_node *node, const struct lv_node *block) {
    size_t in_title = html->title_left < node->text.n ? html->title_left : node->text.n;
    lv_escape_text(html->out, lv_str_sub(node->text, 0, in_title));
    html->title_left -= in_title;
    if (html->title_open && !html->title_left && node->parent == block)
        close_title(html);
    lv_escape_text(html->out, lv_str_sub(node->text, in_title, node->text.n));
}

/* The sign before a quote is heard as a word of the language; the number of an item is drawn by the browser. */
static void enter_marker(struct lv_html *html, const struct lv_node *node, const struct lv_node *block) {
    lv_buf_puts(html->out, tags[LV_N_MARKER].open);
    if (block->kind == LV_N_QUOTE && lv_html_has_text(node)) {
        lv_buf_puts(html->out, " role=\"img\" aria-label=\"");
        lv_escape_attr(html->out, lv_word_ui(lv_node_lang(node), "quote"));
        lv_buf_char(html->out, '"');
    } else if (block->kind == LV_N_ITEM) {
        lv_buf_puts(html->out, html->form->xml ? " hidden=\"hidden\"" : " hidden");
    }
    lv_buf_char(html->out, '>');
}

static void enter(struct lv_html *html, const struct lv_node *node, const struct lv_node *block) {
    const struct tags *tag = &tags[node->kind];
    if (node->kind == LV_N_TEXT)
        add_text(html, node, block);
    else if (node->kind == LV_N_A)
        enter_link(html, node);
    else if (node->kind == LV_N_TIME)
        enter_time(html, node);
    else if (node->kind == LV_N_MARKER)
        enter_marker(html, node, block);
    else if (tag->open) {
        if (html->attribution_line && lv_ends_quote(node))
            lv_buf_printf(html->out, "<br%s", lv_html_void(html));
        lv_buf_puts(html->out, tag->open);
        lv_html_lang(html, node);
        lv_buf_char(html->out, '>');
    }
}

static void leave(struct lv_html *html, const struct lv_node *node, const struct lv_node *block) {
    if (tags[node->kind].close)
        lv_buf_puts(html->out, tags[node->kind].close);
    leave_time(html, node);
    if (html->link == node) {
        lv_buf_puts(html->out, "</a>");
        html->link = NULL;
    }
    if (html->title_open && !html->title_left && node->parent == block)
        close_title(html);
}

/* What follows the bullet of an item, which the browser draws. */
static const struct lv_node *after_bullet(struct lv_html *html, const struct lv_node *block) {
    const struct lv_node *node = lv_item_marker(block)->next;
    if (!node || node->kind != LV_N_TEXT)
        return node;
    lv_escape_text(html->out, lv_str_trim_front(node->text));
    return node->next;
}

static void walk(struct lv_html *html, const struct lv_node *block) {
    bool drawn = !html->title_open && lv_html_is_bullet(html, block);
    const struct lv_node *node = drawn ? after_bullet(html, block) : block->first;
    while (node) {
        enter(html, node, block);
        if (node->first) {
            node = node->first;
            continue;
        }
        leave(html, node, block);
        while (node->parent != block && !node->next) {
            node = node->parent;
            leave(html, node, block);
        }
        node = node->next;
    }
}

static bool has_time(const struct lv_node *block) {
    for (const struct lv_node *at = block; at; at = lv_node_next(at, block))
        if (at->kind == LV_N_TIME)
            return true;
    return false;
}

void lv_html_inline(struct lv_html *html, const struct lv_node *block) {
    bool whole = lv_attr_has(block, LV_AT_DATETIME) && block->kind != LV_N_ITEM && !has_time(block);
    if (whole)
        enter_time(html, block);
    if (block == html->title.block && html->title.text.n)
        open_title(html);
    walk(html, block);
    if (html->title_open)
        close_title(html);
    leave_time(html, block);
}
