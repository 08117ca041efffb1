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

/* What the glyphs of a block come to. */
struct balance {
    long open;
    size_t odd; /* the glyph that is open or closes nothing */
};

/* The family of the first glyph of the text, and whether one of another was found. */
struct kinds {
    unsigned char family;
    bool mixed;
};

/* Looks at one glyph at byte `at`. */
static void weigh(struct balance *b, const struct glyph *glyph, struct lv_str s, size_t at, size_t n) {
    bool opens = glyph->opens && (!glyph->closes || stands_open(s, at, n));
    if (b->open < 0)
        return;
    b->open += opens ? 1 : -1;
    if (b->open < 0 || (opens && b->open == 1))
        b->odd = at;
}

/* An attribution at the end closes the speech: it is not the next paragraph that does. */
static bool ends_in_speech(const struct lv_node *block) {
    return block->last && block->last->kind != LV_N_ATTRIBUTION;
}

/* Speech over several paragraphs opens in each and closes in the last only. */
static bool goes_on(struct lv_doc *doc, const struct lv_node *block) {
    const struct lv_node *next = block->next;
    uint32_t cp = 0;
    if (!next || next->kind != LV_N_QUOTE || !ends_in_speech(block))
        return false;
    lv_utf8_next(lv_text(doc, next), 0, &cp);
    const struct glyph *glyph = find_glyph(cp);
    return glyph && glyph->opens;
}

static void check_block(struct lv_doc *doc, struct lv_job *job, const struct lv_node *block,
                        struct kinds *kinds) {
    struct lv_str s = lv_text(doc, block);
    struct balance b = {0};
    size_t n;
    uint32_t cp;
    for (size_t at = 0; (n = lv_utf8_next(s, at, &cp)); at += n) {
        const struct glyph *glyph = find_glyph(cp);
        if (!glyph)
            continue;
        weigh(&b, glyph, s, at, n);
        if (kinds->family && kinds->family != glyph->family && !kinds->mixed) {
            lv_report_at(doc, job, LV_MSG_QUOTES_MIXED, block, s, at);
            kinds->mixed = true;
        }
        kinds->family = kinds->family ? kinds->family : glyph->family;
    }
    if (b.open && !(b.open == 1 && goes_on(doc, block)))
        lv_report_at(doc, job, LV_MSG_QUOTES_OPEN, block, s, b.odd,
                     b.open > 0 ? "opened, but not closed" : "closed, but not opened");
    if (block->kind == LV_N_QUOTE && !lv_attr_has(block, LV_AT_SPEAKER) && !goes_on(doc, block))
        lv_report_at(doc, job, LV_MSG_SPEAKER, block, s, 0);
}

void lv_check_quotes(struct lv_doc *doc, struct lv_job *job, struct lv_node *edition) {
    struct kinds kinds = {0};
    for (const struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition))
        if (!lv_is_hidden(b))
            check_block(doc, job, b, &kinds);
}
