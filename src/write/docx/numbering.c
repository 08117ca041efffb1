#include <stdlib.h>
#include <string.h>

#include "write/docx/docx.h"

/* True for what a w:lvlText can be: a sign or a few, no letter or figure, no % (which stands for the number there). */
static bool is_bullet(struct lv_str marker) {
    if (!marker.n || marker.n > DOCX_BULLET_BYTES)
        return false;
    for (size_t i = 0; i < marker.n; i++) {
        char c = marker.p[i];
        if (c == '%' || lv_is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
            return false;
    }
    return true;
}

int docx_bullet(struct docx *d, struct lv_str marker) {
    if (!is_bullet(marker))
        return 0;
    for (unsigned i = 0; i < d->nbullets; i++)
        if (lv_str_eq(d->bullets[i], marker))
            return (int)i + 1;
    if (d->nbullets == DOCX_BULLETS)
        return 0;
    d->bullets[d->nbullets] = marker;
    return (int)++d->nbullets;
}

static int by_address(const void *a, const void *b) {
    const struct docx_numbered *x = a, *y = b;
    return (x->list > y->list) - (x->list < y->list);
}

/* False where a sign around the number would be read as the number's place. */
static bool is_plain(const struct lv_numbering *numbering) {
    return lv_str_find(numbering->before, LV_STR("%"), 0) == SIZE_MAX &&
           lv_str_find(numbering->after, LV_STR("%"), 0) == SIZE_MAX;
}

void docx_find_numbered(struct docx *d) {
    const struct lv_node *root = d->doc->root, *node;
    size_t lists = 0;
    for (node = root; node; node = lv_node_next(node, root))
        lists += node->kind == LV_N_LIST;
    d->numbered = lv_alloc(&d->doc->arena, (lists + 1) * sizeof *d->numbered);
    for (node = root; node; node = lv_node_next(node, root)) {
        struct docx_numbered *at = &d->numbered[d->nnumbered];
        if (node->kind != LV_N_LIST || !lv_is_numbered(d->doc, node, &at->numbering) ||
            !is_plain(&at->numbering))
            continue;
        at->list = node;
        at->depth = lv_list_depth(node);
        d->nnumbered++;
    }
    qsort(d->numbered, d->nnumbered, sizeof *d->numbered, by_address);
}

int docx_number(const struct docx *d, const struct lv_node *list) {
    struct docx_numbered wanted = {.list = list}, *found = NULL;
    if (d->nnumbered)
        found = bsearch(&wanted, d->numbered, d->nnumbered, sizeof wanted, by_address);
    return found ? DOCX_BULLETS + 1 + (int)(found - d->numbered) : 0;
}

/* A level of a list: what Word puts before its items. */
static void level(struct docx *d, struct docx_part *part, unsigned depth,
                  const struct lv_numbering *numbering, struct lv_str text, const char *style) {
    static const char *const formats[] = {
        [LV_DECIMAL] = "decimal",        [LV_LOWER_LETTER] = "lowerLetter", [LV_UPPER_LETTER] = "upperLetter",
        [LV_LOWER_ROMAN] = "lowerRoman", [LV_UPPER_ROMAN] = "upperRoman",
    };
    char hex[DOCX_HEX];
    docx_open(part, "w:lvl");
    docx_attr_int(part, "w:ilvl", depth);
    docx_int(part, "w:start", numbering ? (long)numbering->start : 1);
    docx_val(part, "w:numFmt", numbering ? formats[numbering->kind] : "bullet");
    if (style)
        docx_val(part, "w:pStyle", style);
    docx_val(part, "w:suff", "tab");
    docx_val(part, "w:lvlText", docx_string(d, text));
    docx_val(part, "w:lvlJc", "left");
    docx_open(part, "w:pPr");
    docx_indent(part, docx_hang(d) * (depth + 1), docx_hang(d));
    docx_close(part);
    docx_open(part, "w:rPr");
    docx_val(part, "w:color", docx_hex(d->style.accent, hex));
    docx_close(part);
    docx_close(part);
}

static void open_list(struct docx_part *part, size_t id) {
    docx_open(part, "w:abstractNum");
    docx_attr_int(part, "w:abstractNumId", (long)id);
    docx_val(part, "w:multiLevelType", "multilevel");
}

static void bullet_list(struct docx *d, struct docx_part *part, unsigned i) {
    open_list(part, i);
    for (unsigned depth = 0; depth < DOCX_LEVELS; depth++)
        level(d, part, depth, NULL, d->bullets[i], i == 0 && depth == 0 ? "ListBullet" : NULL);
    docx_close(part);
}

/* The levels above that of the list are there as Word wants them, and nothing is in them. */
static void numbered_list(struct docx *d, struct docx_part *part, size_t i) {
    const struct docx_numbered *list = &d->numbered[i];
    open_list(part, DOCX_BULLETS + i);
    for (unsigned depth = 0; depth < DOCX_LEVELS && depth < list->depth; depth++) {
        struct lv_buf text = {0};
        lv_buf_str(&text, list->numbering.before);
        lv_buf_printf(&text, "%%%u", depth + 1);
        lv_buf_str(&text, list->numbering.after);
        level(d, part, depth, &list->numbering, lv_buf_slice(&text), NULL);
        lv_buf_free(&text);
    }
    docx_close(part);
}

static void number(struct docx_part *part, long id) {
    docx_open(part, "w:num");
    docx_attr_int(part, "w:numId", id + 1);
    docx_int(part, "w:abstractNumId", id);
    docx_close(part);
}

void docx_numbering(struct docx *d, struct docx_part *part) {
    docx_open(part, "w:numbering");
    docx_namespace(part, "w", DOCX_W);
    for (unsigned i = 0; i < d->nbullets; i++)
        bullet_list(d, part, i);
    for (size_t i = 0; i < d->nnumbered; i++)
        numbered_list(d, part, i);
    for (unsigned i = 0; i < d->nbullets; i++)
        number(part, i);
    for (size_t i = 0; i < d->nnumbered; i++)
        number(part, DOCX_BULLETS + (long)i);
}
