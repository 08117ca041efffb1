/*
 * Writer xml: the normalised XML in its one canonical form. UTF-8, LF; two blanks of indent a level down to the
 * blocks; a block on one line; attributes in the order of attrs.def, `line` behind them.
 */
#include <string.h>

#include "doc/doc.h"
#include "write/escape.h"

static const char namespace[] = " xmlns=\"urn:lvconv:release:1\"";

static void add_lines(struct lv_buf *out, const struct lv_node *node) {
    if (!node->nlines)
        return;
    lv_buf_puts(out, " line=\"");
    for (uint32_t i = 0; i < node->nlines; i++) {
        if (i)
            lv_buf_char(out, ' ');
        lv_buf_uint(out, node->lines[i]);
    }
    lv_buf_char(out, '"');
}

static void open_tag(struct lv_buf *out, const struct lv_node *node) {
    lv_buf_char(out, '<');
    lv_buf_puts(out, lv_kind_element(node->kind));
    if (!node->parent)
        lv_buf_add(out, namespace, sizeof namespace - 1);
    for (const struct lv_attr *attr = node->attrs; attr; attr = attr->next) {
        lv_buf_char(out, ' ');
        lv_buf_puts(out, lv_key_name(attr->key));
        lv_buf_puts(out, "=\"");
        lv_escape_attr(out, attr->value);
        lv_buf_char(out, '"');
    }
    add_lines(out, node);
    lv_buf_puts(out, node->first || node->kind == LV_N_TEXT ? ">" : "/>");
}

static void close_tag(struct lv_buf *out, const struct lv_node *node) {
    lv_buf_puts(out, "</");
    lv_buf_puts(out, lv_kind_element(node->kind));
    lv_buf_char(out, '>');
}

/* True for a node whose children stand on lines of their own. */
static bool holds_blocks(const struct lv_node *node) {
    return lv_kind_class(node->kind) <= LV_CLASS_GROUP;
}

static void indent(struct lv_buf *out, size_t depth) {
    while (depth--)
        lv_buf_puts(out, "  ");
}

static bool on_own_line(const struct lv_node *node) {
    return !node->parent || holds_blocks(node->parent);
}

static void enter(struct lv_buf *out, const struct lv_node *node, size_t depth) {
    if (node->kind == LV_N_TEXT) {
        lv_escape_text(out, node->text);
        return;
    }
    if (on_own_line(node))
        indent(out, depth);
    open_tag(out, node);
    if (holds_blocks(node) && node->first)
        lv_buf_char(out, '\n');
}

static void leave(struct lv_buf *out, const struct lv_node *node, size_t depth) {
    if (node->kind == LV_N_TEXT)
        return;
    if (node->first) {
        if (holds_blocks(node))
            indent(out, depth);
        close_tag(out, node);
    }
    if (on_own_line(node))
        lv_buf_char(out, '\n');
}

int lv_write_xml(struct lv_doc *doc, struct lv_job *job) {
    size_t depth = 0;
    const struct lv_node *node = doc->root;
    lv_buf_puts(job->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    for (;;) {
        enter(job->out, node, depth);
        if (node->first) {
            node = node->first;
            depth++;
            continue;
        }
        leave(job->out, node, depth);
        while (node != doc->root && !node->next) {
            node = node->parent;
            leave(job->out, node, --depth);
        }
        if (node == doc->root)
            return 0;
        node = node->next;
    }
}
