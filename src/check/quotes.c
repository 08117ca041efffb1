#include "check/check.h"

#include <unictype.h>

/* The sides a quotation glyph can stand on. „ « open and ” » close in most languages; “ does both. */
struct glyph {
    uint32_t cp;
    bool opens, closes;
    unsigned char family; /* glyphs of one family go together */
};

static const struct glyph glyphs[] = {
    {'"', true, true, 1},     {0x201C, true, true, 2}, {0x201D, true, true, 2},
    {0x201E, true, false, 2}, {0xAB, true, true, 3},   {0xBB, true, true, 3},
};

static const struct glyph *find_glyph(uint32_t cp) {
    for (size_t i = 0; i < sizeof glyphs / sizeof *glyphs; i++)
        if (glyphs[i].cp == cp)
            return &glyphs[i];
    return NULL;
}

/* A glyph opens where something readable follows and nothing readable is before it. */
static bool stands_open(struct lv_str s, size_t at, size_t n) {
    uint32_t before, after;
    size_t b = lv_utf8_prev(s, at, &before), a = lv_utf8_next(s, at + n, &after);
    bool free_before =
        !b || lv_is_blank(before) || uc_is_property_left_of_pair(before) || before == '(' || before == '[';
    return free_before && a && !lv_is_blank(after);
}

struct balance {
    long open;
    bool seen[4];
    uint32_t column;
};

static void weigh(struct balance *b, struct lv_str s) {
    size_t n;
    uint32_t cp, column = 0;
    for (size_t at = 0; (n = lv_utf8_next(s, at, &cp)); at += n) {
        column++;
        const struct glyph *glyph = find_glyph(cp);
        if (!glyph)
            continue;
        b->seen[glyph->family] = true;
        bool opens = glyph->opens && (!glyph->closes || stands_open(s, at, n));
        b->open += opens ? 1 : -1;
        if (b->open < 0 || (opens && b->open == 1))
            b->column = column;
        if (b->open < 0)
            return;
    }
}

/* Speech over several paragraphs opens in each and closes in the last only. */
static bool goes_on(const struct lv_node *block) {
    const struct lv_node *next = block->next;
    return block->kind == LV_QUOTE && next && next->kind == LV_QUOTE;
}

static void check_block(struct lv_doc *doc, struct lv_job *job, const struct lv_node *block, bool seen[4]) {
    struct balance b = {0};
    weigh(&b, lv_text(doc, block));
    for (size_t i = 0; i < 4; i++)
        seen[i] = seen[i] || b.seen[i];
    if (b.open && !(b.open == 1 && goes_on(block)))
        lv_report(job, LV_MSG_QUOTES_OPEN, lv_node_line(block), b.column,
                  b.open > 0 ? "opened, but not closed" : "closed, but not opened");
    if (block->kind == LV_QUOTE && !lv_attr_has(block, LV_AT_SPEAKER) && !goes_on(block))
        lv_report(job, LV_MSG_SPEAKER, lv_node_line(block), 0);
}

void lv_check_quotes(struct lv_doc *doc, struct lv_job *job, const struct lv_node *edition) {
    bool seen[4] = {0};
    for (const struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition))
        if (!lv_is_hidden(b))
            check_block(doc, job, b, seen);
    if (seen[1] + seen[2] + seen[3] > 1)
        lv_report(job, LV_MSG_QUOTES_MIXED, 0, 0);
}
