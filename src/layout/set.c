/* The text of a block becomes glyphs: faces, kerning, places to break, and the tags it belongs to. */
#include "core/utf8.h"
#include "layout/layout.h"

#include <string.h>
#include <unictype.h>
#include <unilbrk.h>

enum { REPLACEMENT = 0xFFFD };

/* What is open while the nodes of a block are walked. */
struct setter {
    struct lv_layout *layout;
    struct lv_box *box;
    struct lv_tag *tag, *block; /* of the text now, of the block */
    int bold, italic;           /* elements open */
    bool accent, link, muted;
    bool line;                  /* the next glyph begins a line */
    bool phone;                 /* in a telephone number, which is never broken */
    struct lv_str text;         /* of the whole block */
    char *breaks;               /* for each of its bytes, as libunistring has them */
    size_t at;                  /* bytes done */
    uint32_t before;            /* the last character */
    const struct lv_face *face; /* of the last glyph, unless it is a stand-in; else NULL */
    const struct lv_glyph *glyph;
    size_t marker; /* glyphs of the marker the block begins with */
};

static bool is_tagged(const struct lv_node *node) {
    return node->kind == LV_N_A || node->kind == LV_N_MARKER || lv_attr_has(node, LV_AT_LANG);
}

static void add_run(struct setter *s) {
    struct lv_box *box = s->box;
    enum lv_colour colour = s->link     ? LV_LINK
                            : s->accent ? LV_ACCENT
                            : s->muted  ? LV_MUTED
                                        : box->look.colour;
    struct lv_run *last = box->nruns ? &box->runs[box->nruns - 1] : NULL;
    if (last && last->tag == s->tag && last->colour == colour)
        return;
    if (last && last->first == box->n)
        box->nruns--;
    box->runs[box->nruns++] = (struct lv_run){box->n, colour, s->tag};
}

/* The face of the text now. */
static const struct lv_face *own_face(const struct setter *s) {
    const struct lv_look *look = &s->box->look;
    return s->layout->faces[look->family][(look->bold + s->bold) % 2][(look->italic + s->italic) % 2];
}

/* The glyph of a character that the face of the text has not: of another face, or what stands for it. */
static const struct lv_glyph *other_glyph(struct setter *s, const struct lv_face **face, uint32_t cp,
                                          uint8_t *flags) {
    const struct lv_glyph *glyph = lv_face_fallback(face, cp);
    if (glyph)
        return glyph;
    lv_missing_note(s->layout, s->box->block, cp);
    *flags |= LV_MISSING;
    return lv_face_fallback(face, REPLACEMENT);
}

static void put_glyph(struct setter *s, const struct lv_face *own, uint32_t cp, uint8_t flags) {
    struct lv_box *box = s->box;
    const struct lv_face *face = own;
    const struct lv_glyph *glyph = lv_face_glyph(face, cp);
    if (!glyph)
        glyph = other_glyph(s, &face, cp, &flags);
    if (s->face == own && face == own)
        box->glyphs[box->n - 1].adjust = (int16_t)lv_face_kern(face, s->glyph, glyph);
    if (cp >= 0x300 && uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_M))
        flags |= LV_MARK;
    box->glyphs[box->n++] =
        (struct lv_set_glyph){cp, glyph->cid, glyph->advance, 0, face->number, glyph->subset, flags};
    s->face = flags & LV_MISSING ? NULL : face;
    s->glyph = glyph;
}

/* Characters that are never seen: soft hyphen, zero-width, directional and variation marks. */
static bool is_invisible(uint32_t cp) {
    if (cp < 0xAD)
        return false;
    return cp == 0xAD || cp == 0x34F || (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2060 && cp <= 0x206F) || (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0xFEFF ||
           (cp >= 0xE0000 && cp <= 0xE0FFF);
}

/*
 * May a line begin at byte `at`, as libunistring says? It takes any full stop for the end of something (it follows an
 * older UAX 14, without LB29), and parts the years of a range and the beginning of an address.
 */
static bool may_begin(char how, struct lv_str text, size_t at, uint32_t before) {
    uint32_t cp;
    if (how == UC_BREAK_MANDATORY)
        return true;
    if (how != UC_BREAK_POSSIBLE)
        return false;
    lv_utf8_next(text, at, &cp);
    bool stop = before == '.' || before == ',' || before == ':' || before == ';';
    bool slashes = before == '/' && at >= 2 && text.p[at - 2] == '/';
    return !stop && !slashes && !(before == 0x2013 && uc_is_digit(cp));
}

/* In a side column, which has no room for most of them, an address may be broken after its @, and before a full stop. */
static bool may_break_address(const struct setter *s, struct lv_str text, size_t at) {
    return s->box->aside && s->link && at && at + 1 < text.n &&
           (text.p[at - 1] == '@' || (text.p[at] == '.' && text.p[at + 1] != '.'));
}

static void set_text(struct setter *s, struct lv_str text) {
    bool may_break = false;
    const struct lv_face *face = own_face(s);
    add_run(s);
    for (size_t i = 0; i < text.n;) {
        uint32_t cp;
        char how = s->breaks[s->at + i];
        may_break |=
            (may_begin(how, text, i, s->before) || may_break_address(s, text, i)) && !(s->phone && i);
        i += lv_utf8_next(text, i, &cp);
        s->before = cp;
        if (is_invisible(cp))
            continue;
        if (cp == '\t' || cp == '\n' || cp == '\r' || (cp >= 0x2028 && cp <= 0x2029))
            cp = ' ';
        bool blank = cp == ' ' || (cp >= 0x2000 && cp <= 0x200A && cp != 0x2007) || cp == 0x3000;
        uint8_t begins = (uint8_t)((may_break ? LV_BREAK : 0) | (s->line ? LV_BREAK | LV_LINE : 0));
        put_glyph(s, face, cp, (uint8_t)((blank ? LV_BLANK : 0) | begins));
        may_break = s->line = false;
    }
    s->at += text.n;
}

/* What markers of this kind ask for, in ems; in a numbered list the last number is the longest. */
static double marker_room(const struct lv_box *box) {
    double room = (double)box->look.hang;
    const struct lv_node *item = box->block;
    if (item->kind != LV_N_ITEM || !lv_str_eq(lv_attr(item->parent, LV_AT_KIND), LV_STR("number")))
        return room;
    const struct lv_node *marker = item->parent->last->first;
    size_t signs = marker && marker->first ? marker->first->text.n : 0;
    double wanted = 0.5 + 0.5 * (double)(signs < 12 ? signs : 12);
    return wanted > room ? wanted : room;
}

/* The first line of an item or a quote begins with its marker, and the other lines hang below what follows it. */
static void hang_marker(struct setter *s) {
    struct lv_box *box = s->box;
    size_t n = s->marker;
    if (!n || box->look.hang <= 0)
        return;
    if (n < box->n && box->glyphs[n].flags & LV_BLANK)
        n++;
    double width = 0, hang = marker_room(box) * 1000;
    box->glyphs[n - 1].adjust = 0;
    for (size_t i = 0; i < n; i++)
        width += box->glyphs[i].advance + box->glyphs[i].adjust;
    box->hang = hang / 1000 * box->size;
    box->left += box->hang;
    if (hang > width) /* else a number too wide for the indent: the first line begins later */
        box->glyphs[n - 1].adjust = (int16_t)(hang - width);
}

static bool is_italic(const struct setter *s, const struct lv_node *node) {
    return node->kind == LV_N_EM || (node->kind == LV_N_SPEECH && s->layout->style.quote_italic == LV_YES);
}

static void enter(struct setter *s, const struct lv_node *node) {
    s->bold += node->kind == LV_N_STRONG;
    s->italic += is_italic(s, node);
    s->line |= s->layout->style.quote_attribution == LV_ATTRIBUTION_LINE && lv_ends_quote(node);
    bool listed = lv_is_contents(s->box->block->parent); /* where all is links, none need look like one */
    s->accent |= node->kind == LV_N_MARKER;
    s->link |= node->kind == LV_N_A && !listed;
    bool line = listed && lv_str_eq(lv_attr(node, LV_AT_KIND), LV_STR("line"));
    s->line |= line;
    s->muted |= line || (listed && node->kind == LV_N_TIME);
    s->phone |= lv_str_starts(lv_attr(node, LV_AT_HREF), LV_STR("tel:"));
    if (is_tagged(node))
        s->tag = lv_tag_new(s->layout, node,
                            node->kind == LV_N_MARKER && s->tag == s->block && s->block->body &&
                                    s->block->node->kind == LV_N_ITEM
                                ? s->block->up
                                : s->tag,
                            false);
    if (node->text.n)
        set_text(s, node->text);
}

static void leave(struct setter *s, const struct lv_node *node) {
    s->bold -= node->kind == LV_N_STRONG;
    s->italic -= is_italic(s, node);
    if (node->kind == LV_N_MARKER && !node->prev)
        s->marker = s->box->n;
    if (node->kind == LV_N_MARKER)
        s->accent = false;
    if (node->kind == LV_N_A)
        s->link = s->phone = false;
    if (node->kind == LV_N_TIME || node->kind == LV_N_SPAN)
        s->muted = false;
    if (is_tagged(node))
        s->tag = s->tag->up == s->block->up ? s->block : s->tag->up;
}

static void walk(struct setter *s) {
    const struct lv_node *top = s->box->block, *node = top->first;
    while (node) {
        enter(s, node);
        if (node->first) {
            node = node->first;
            continue;
        }
        while (node != top && !node->next) {
            leave(s, node);
            node = node->parent;
        }
        if (node == top)
            return;
        leave(s, node);
        node = node->next;
    }
}

/* What a block belongs to: the line that names a table is part of it. */
static const struct lv_node *group_of(struct lv_layout *layout, const struct lv_node *block) {
    const struct lv_node *figure = block->parent->kind == LV_N_FIGURE ? block->parent : block;
    const struct lv_node *table = lv_table_named_by(layout->doc, figure);
    return table && lv_table_name(layout->doc, table) == block ? table : block->parent;
}

void lv_box_set(struct lv_layout *layout, struct lv_box *box) {
    struct setter s = {.layout = layout, .box = box};
    size_t nodes = 1;
    for (const struct lv_node *node = box->block; node; node = lv_node_next(node, box->block))
        nodes++;
    s.text = lv_text(layout->doc, box->block);
    s.breaks = lv_malloc(s.text.n);
    u8_possible_linebreaks((const uint8_t *)s.text.p, s.text.n, "UTF-8", s.breaks);
    box->glyphs = lv_alloc(&layout->arena, s.text.n * sizeof *box->glyphs);
    box->runs = lv_alloc(&layout->arena, (2 * nodes) * sizeof *box->runs);
    struct lv_tag *tag =
        lv_tag_new(layout, box->block, lv_tag_group(layout, group_of(layout, box->block)), false);
    box->tag = tag;
    if (box->block->kind == LV_N_ITEM)
        layout->item = tag;
    bool listed = lv_is_contents(box->block->parent);
    if ((box->block->kind == LV_N_ITEM && !listed) || box->block->kind == LV_N_QUOTE)
        tag = lv_tag_new(layout, box->block, tag, true);
    s.block = s.tag = tag;
    walk(&s);
    hang_marker(&s);
    lv_free(s.breaks);
}
