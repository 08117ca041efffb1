/*
 * Writer text: clean plain text that reads back to the same tree. A blank line between blocks; the items of a list, the
 * rows of a table and the fields of a contact on lines of their own; cells apart by a tab; nothing is wrapped.
 * Emphasis is *so* or **so**; a link is [text](address), <address>, or bare where its text alone says it.
 */
#include <string.h>

#include "doc/doc.h"
#include "lang/host.h"

/* How the text of a link is to its address. */
enum link { BARE, ANGLED, NAMED };

/* The next ASCII digit of s before byte *at, or 0; moves *at to it. */
static char digit_before(struct lv_str s, size_t *at) {
    while (*at) {
        char c = s.p[--*at];
        if (lv_is_digit(c))
            return c;
    }
    return 0;
}

/* True if the digits of a telephone number as written are the last digits of its address. */
static bool is_phone(struct lv_str text, struct lv_str number) {
    size_t i = text.n, k = number.n;
    char digit = digit_before(text, &i);
    if (!digit)
        return false;
    for (; digit; digit = digit_before(text, &i))
        if (digit_before(number, &k) != digit)
            return false;
    return true;
}

/* True if the reader makes that address of the text by itself. */
static bool is_plain(struct lv_str text, struct lv_str href, struct lv_str scheme) {
    return lv_str_starts(href, scheme) && lv_str_eq(text, lv_str_sub(href, scheme.n, href.n));
}

/* True for a host that is read as an address without http://: with www., with a path, and any in a contact. */
static bool is_host(const struct lv_node *a, struct lv_str text) {
    if (lv_str_starts(text, LV_STR("www.")))
        return true;
    size_t n = lv_known_host_at(text, 0);
    return n &&
           ((n + 1 < text.n && text.p[n] == '/') || (n == text.n && a->parent->parent->kind == LV_N_CONTACT));
}

static enum link link_form(const struct lv_node *a, struct lv_str text) {
    struct lv_str href = lv_attr(a, LV_AT_HREF);
    if (lv_str_eq(text, href))
        return ANGLED;
    bool bare = is_plain(text, href, LV_STR("mailto:")) ||
                (is_plain(text, href, LV_STR("https://")) && is_host(a, text)) ||
                (lv_str_starts(href, LV_STR("tel:")) && is_phone(text, href));
    return bare ? BARE : NAMED;
}

static void add_link_end(struct lv_buf *out, const struct lv_node *node, enum link form, bool opening) {
    if (form == ANGLED)
        lv_buf_char(out, opening ? '<' : '>');
    if (form == NAMED && opening)
        lv_buf_char(out, '[');
    if (form == NAMED && !opening) {
        lv_buf_puts(out, "](");
        lv_buf_str(out, lv_attr(node, LV_AT_HREF));
        lv_buf_char(out, ')');
    }
}

/* The sign at either end of an inline element. */
static void add_sign(struct lv_doc *doc, struct lv_buf *out, const struct lv_node *node, bool opening) {
    if (node->kind == LV_N_EM)
        lv_buf_char(out, '*');
    else if (node->kind == LV_N_STRONG)
        lv_buf_puts(out, "**");
    else if (node->kind == LV_N_A)
        add_link_end(out, node, link_form(node, lv_text(doc, node)), opening);
}

static void add_block(struct lv_doc *doc, struct lv_buf *out, const struct lv_node *block) {
    const struct lv_node *node = block->first;
    while (node) {
        lv_buf_str(out, node->text);
        add_sign(doc, out, node, true);
        if (node->first) {
            node = node->first;
            continue;
        }
        add_sign(doc, out, node, false);
        while (node->parent != block && !node->next) {
            node = node->parent;
            add_sign(doc, out, node, false);
        }
        node = node->next;
    }
}

static bool in_group(const struct lv_node *a, const struct lv_node *b) {
    return a->parent == b->parent && lv_kind_class(a->parent->kind) == LV_CLASS_GROUP;
}

/* The list an item is in that is in no other. */
static const struct lv_node *top_list(const struct lv_node *item) {
    const struct lv_node *list = item->parent;
    while (list->parent && list->parent->kind == LV_N_LIST)
        list = list->parent;
    return list;
}

/* What is between two blocks. */
static const char *gap(const struct lv_node *before, const struct lv_node *block) {
    if (before->kind == LV_N_CELL && block->kind == LV_N_CELL && before->parent != block->parent &&
        before->parent->parent == block->parent->parent)
        return "\n";
    if (before->kind == LV_N_ITEM && block->kind == LV_N_ITEM && top_list(before) == top_list(block))
        return "\n";
    if (!in_group(before, block))
        return "\n\n";
    return block->kind == LV_N_CELL ? "\t" : "\n";
}

int lv_write_text(struct lv_doc *doc, struct lv_job *job) {
    const struct lv_node *before = NULL;
    lv_report_left_out(doc, job);
    for (const struct lv_node *at = doc->root; at; at = lv_node_next(at, doc->root)) {
        const struct lv_node *block = at->kind == LV_N_FIGURE ? lv_figure_text(doc, at) : at;
        if (!block || lv_is_hidden(block) || (block == at && lv_kind_class(at->kind) != LV_CLASS_BLOCK))
            continue;
        if (before)
            lv_buf_puts(job->out, gap(before, block));
        for (size_t depth = block->kind == LV_N_ITEM ? lv_list_depth(block) : 1; depth > 1; depth--)
            lv_buf_puts(job->out, "  ");
        add_block(doc, job->out, block);
        before = block;
    }
    if (before)
        lv_buf_char(job->out, '\n');
    return 0;
}
