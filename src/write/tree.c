/* Writer tree: the tree as an indented dump, a node a line; the first tool for every bug. */
#include "doc/doc.h"

static void add_node(struct lv_buf *out, const struct lv_node *node) {
    if (node->kind == LV_N_TEXT) {
        lv_buf_char(out, '"');
        lv_buf_str(out, node->text);
        lv_buf_char(out, '"');
        return;
    }
    lv_buf_puts(out, lv_kind_element(node->kind));
    for (const struct lv_attr *attr = node->attrs; attr; attr = attr->next) {
        lv_buf_printf(out, " %s=", lv_key_name(attr->key));
        lv_buf_str(out, attr->value);
    }
    for (uint32_t i = 0; i < node->nlines; i++)
        lv_buf_printf(out, "%s%u", i ? "," : " @", node->lines[i]);
}

int lv_write_tree(struct lv_doc *doc, struct lv_job *job) {
    size_t depth = 0;
    const struct lv_node *node = doc->root;
    while (node) {
        for (size_t i = 0; i < depth; i++)
            lv_buf_puts(job->out, "  ");
        add_node(job->out, node);
        lv_buf_char(job->out, '\n');
        if (node->first) {
            node = node->first;
            depth++;
            continue;
        }
        while (node != doc->root && !node->next) {
            node = node->parent;
            depth--;
        }
        node = node == doc->root ? NULL : node->next;
    }
    return 0;
}
