#include "core/utf8.h"
#include "lang/chars.h"
#include "lang/day.h"
#include "write/html/html.h"

/* What tells a browser how items of a list are marked; numbers of the source are in the text too, and hidden. */
struct marking {
    struct lv_numbering numbering;
    bool numbered; /* by the browser, all of them */
    bool own;      /* each item has a sign other than the browser's */
};

static const char *const types[] = {[LV_DECIMAL] = "1",
                                    [LV_LOWER_LETTER] = "a",
                                    [LV_UPPER_LETTER] = "A",
                                    [LV_LOWER_ROMAN] = "i",
                                    [LV_UPPER_ROMAN] = "I"};

/* The sign of an item as CSS has strings (CSS Values 4, 4.2), inside an attribute of HTML. */
static void write_sign(struct lv_html *html, struct lv_str sign) {
    lv_buf_puts(html->out, " style=\"list-style-type: '");
    for (size_t i = 0; i < sign.n; i++) {
        if (sign.p[i] == '\'' || sign.p[i] == '\\' || (unsigned char)sign.p[i] < ' ')
            lv_buf_printf(html->out, "\\%x ", (unsigned char)sign.p[i]);
        else
            lv_escape_attr(html->out, lv_str_sub(sign, i, i + 1));
    }
    lv_buf_puts(html->out, sign.n ? " '\"" : "'\"");
}

/* Of a pack: where an item leads is all that marks it. */
static bool is_contents(const struct lv_html *html, const struct lv_node *list) {
    return html->form->link && lv_is_contents(list);
}

static struct marking marking_of(struct lv_html *html, const struct lv_node *list) {
    struct marking m = {.numbered = lv_html_is_numbered(html->doc, list, &m.numbering)};
    m.own = !is_contents(html, list) &&
            (!m.numbered || m.numbering.before.n || !lv_str_eq(m.numbering.after, LV_STR(".")));
    return m;
}

bool lv_html_is_bullet(struct lv_html *html, const struct lv_node *item) {
    const struct lv_node *marker = item->kind == LV_N_ITEM ? lv_item_marker(item) : NULL;
    struct lv_str sign = marker ? lv_text(html->doc, marker) : LV_STR("");
    uint32_t cp;
    for (size_t at = 0, n; (n = lv_utf8_next(sign, at, &cp)); at += n)
        if (lv_is_letter(cp) || (cp < 0x80 && lv_is_digit((char)cp)))
            return false;
    return marker != NULL;
}

/* A bullet that every browser has needs no word of ours. */
static void open_item(struct lv_html *html, const struct lv_node *item, const struct marking *m) {
    const struct lv_node *marker = lv_item_marker(item);
    struct lv_str sign = marker ? lv_str_trim(lv_text(html->doc, marker)) : LV_STR("");
    lv_buf_puts(html->out, "<li");
    lv_html_lang(html, item);
    if (m->own && !lv_str_eq(sign, LV_STR("•")))
        write_sign(html, sign);
    lv_buf_char(html->out, '>');
}

/* The day of a release, before its titles. */
static void write_day(struct lv_html *html, const struct lv_node *item) {
    struct lv_str day = lv_attr(item, LV_AT_DATETIME);
    struct lv_buf shown = {0};
    if (!day.n || !is_contents(html, item->parent))
        return;
    lv_day_put(&shown, day, lv_node_lang(item));
    lv_buf_printf(html->out, "<time datetime=\"%.*s\">", (int)day.n, day.p);
    lv_escape_text(html->out, lv_buf_slice(&shown));
    lv_buf_puts(html->out, "</time> ");
    lv_buf_free(&shown);
}

/* An item, and the lists that belong to it. */
static const struct lv_node *write_item(struct lv_html *html, const struct lv_node *node,
                                        const struct marking *m) {
    const struct lv_node *next = node;
    if (node->kind == LV_N_LIST) {
        lv_buf_puts(html->out, "<li>");
    } else {
        open_item(html, node, m);
        write_day(html, node);
        lv_html_inline(html, node);
        next = node->next;
    }
    for (; next && next->kind == LV_N_LIST; next = next->next) {
        lv_buf_char(html->out, '\n');
        lv_html_block(html, next);
    }
    lv_buf_puts(html->out, "</li>\n");
    return next;
}

/* Where a browser would count otherwise than the source, it is not asked to count. */
void lv_html_list(struct lv_html *html, const struct lv_node *list) {
    struct marking m = marking_of(html, list);
    lv_buf_puts(html->out, m.numbered ? "<ol class=\"list" : "<ul class=\"list");
    lv_buf_puts(html->out, is_contents(html, list) ? " contents" : "");
    lv_buf_puts(html->out, lv_attr_has(list, LV_AT_FIELD) ? " days\"" : "\"");
    if (m.numbered && m.numbering.start != 1)
        lv_buf_printf(html->out, " start=\"%u\"", m.numbering.start);
    if (m.numbered && m.numbering.kind != LV_DECIMAL)
        lv_buf_printf(html->out, " type=\"%s\"", types[m.numbering.kind]);
    lv_html_lang(html, list);
    lv_buf_puts(html->out, ">\n");
    for (const struct lv_node *item = list->first; item;)
        item = lv_html_is_shown(html, item) ? write_item(html, item, &m) : item->next;
    lv_buf_puts(html->out, m.numbered ? "</ol>\n" : "</ul>\n");
}
