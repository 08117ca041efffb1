#include "layout/layout.h"

/* clang-format off */
static const struct lv_look looks[LV_KINDS] = {
    /*               family    size              colour     bold italic  more                              before after indent leading */
    [LV_N_LABEL]       = {LV_SANS, LV_SIZE_SMALL, LV_ACCENT, .bold = true, .whole = true, .keep = true, .beside = true, .before = 0, .after = 0.3F},
    [LV_N_DOCTYPE]     = {LV_SANS, LV_SIZE_SMALL, LV_ACCENT, .bold = true, .whole = true, .keep = true, .beside = true, .before = 0, .after = 0.3F},
    [LV_N_HEADLINE]    = {LV_SANS, LV_SIZE_HEADLINE, LV_INK, .bold = true, .whole = true, .keep = true, .balance = true, .before = 0.6F, .after = 0.6F, .leading = 1.2F},
    [LV_N_SUBHEADLINE] = {LV_SANS, LV_SIZE_HEADING, LV_MUTED, .whole = true, .keep = true, .balance = true, .after = 0.7F, .leading = 1.3F},
    [LV_N_DATELINE]    = {LV_SANS, LV_SIZE_SMALL, LV_MUTED, .whole = true, .keep = true, .beside = true, .after = 0.3F},
    [LV_N_PUBLISHED]   = {LV_SANS, LV_SIZE_SMALL, LV_MUTED, .whole = true, .keep = true, .beside = true, .after = 0.3F},
    [LV_N_EMBARGO]     = {LV_SANS, LV_SIZE_TEXT, LV_EMBARGO_COLOUR, .bold = true, .whole = true, .keep = true, .frame = true, .before = 0.6F, .after = 0.8F, .indent = 0.8F},
    [LV_N_LEAD]        = {LV_SERIF, LV_SIZE_LEAD, LV_INK, .before = 0.9F, .after = 0.8F, .leading = 1.38F},
    [LV_N_P]           = {LV_SERIF, LV_SIZE_TEXT, LV_INK, .after = 0.6F},
    [LV_N_HEADING]     = {LV_SANS, LV_SIZE_HEADING, LV_INK, .bold = true, .whole = true, .keep = true, .balance = true, .before = 1.0F, .after = 0.25F, .leading = 1.25F},
    [LV_N_QUOTE]       = {LV_SERIF, LV_SIZE_TEXT, LV_INK, .bar = true, .before = 0.9F, .after = 0.9F, .indent = 1.3F, .hang = 1.5F},
    [LV_N_ITEM]        = {LV_SERIF, LV_SIZE_TEXT, LV_INK, .after = 0.2F, .indent = 0.3F, .hang = 1.4F},
    [LV_N_CELL]        = {LV_SANS, LV_SIZE_TABLE, LV_INK, .after = 0.45F, .rule = 0.3F},
    [LV_N_FIGURE]      = {LV_SANS, LV_SIZE_CAPTION, LV_MUTED, .whole = true, .bar = true, .before = 0.7F, .after = 0.7F, .indent = 1.2F},
    [LV_N_CAPTION]     = {LV_SANS, LV_SIZE_CAPTION, LV_MUTED, .whole = true, .before = 0.4F, .after = 0.6F},
    [LV_N_NOTE]        = {LV_SANS, LV_SIZE_NOTE, LV_MUTED, .before = 0.5F, .after = 0.4F},
    [LV_N_NOTICE]      = {LV_SANS, LV_SIZE_TEXT, LV_INK, .bar = true, .before = 0.7F, .after = 0.7F, .indent = 1.2F},
    [LV_N_EVENT]       = {LV_SANS, LV_SIZE_TEXT, LV_INK, .after = 0.2F},
    [LV_N_SALUTATION]  = {LV_SERIF, LV_SIZE_TEXT, LV_INK, .keep = true, .before = 0.4F, .after = 0.5F},
    [LV_N_ABOUT]       = {LV_SANS, LV_SIZE_NOTE, LV_INK, .before = 0.6F, .after = 0.4F},
    [LV_N_RIGHTS]      = {LV_SANS, LV_SIZE_NOTE, LV_MUTED, .before = 0.4F, .after = 0.2F},
    [LV_N_RELATED]     = {LV_SANS, LV_SIZE_NOTE, LV_INK, .before = 0.2F, .after = 0.2F},
    [LV_N_SOURCE]      = {LV_SANS, LV_SIZE_NOTE, LV_MUTED, .before = 0.8F},
};

/* Fields of a contact block: set apart by a rule, close together. */
static const struct lv_look contact = {LV_SANS, LV_SIZE_CONTACT, LV_INK, .whole = true, .rule = 0.55F, .before = 1.4F};
/* An entry of contents. */
static const struct lv_look entry = {LV_SERIF, LV_SIZE_TEXT, LV_INK, .whole = true, .after = 0.35F};
/* clang-format on */

static struct lv_look in_contact(const struct lv_node *block) {
    struct lv_look look = contact;
    bool first = !block->prev;
    look.bold = block->kind == LV_N_HEADING || block->kind == LV_N_NAME || (first && block->kind != LV_N_P);
    look.keep = block->next != NULL;
    look.rule = first ? contact.rule : 0;
    look.before = first ? contact.before : lv_is_next_contact(block) ? 0.5F : 0;
    look.after = block->next ? 0.05F : 0.5F;
    return look;
}

static struct lv_look quote_in(const struct lv_style *style, struct lv_look look) {
    look.bar = style->quote_form == LV_QUOTE_BAR;
    if (style->quote_form == LV_QUOTE_PLAIN)
        look.indent = 0;
    return look;
}

/* Thin rules stand above the first and below the last of several notices. */
static struct lv_look notice_in(const struct lv_style *style, const struct lv_node *block,
                                struct lv_look look) {
    bool first = !block->prev || block->prev->kind != LV_N_NOTICE,
         last = !block->next || block->next->kind != LV_N_NOTICE;
    if (style->notice_form == LV_NOTICE_BAR)
        return look;
    look.bar = false;
    look.indent = 0;
    if (style->notice_form == LV_NOTICE_PLAIN)
        return look;
    look.rule = first ? 0.45F : 0;
    look.closed = last;
    look.before = first ? 1.2F : look.before;
    look.after = last ? 1.2F : look.after;
    return look;
}

/* Only a rule sets a contact apart from what is above it; on a ground of its own it needs none. */
static struct lv_look contact_in(const struct lv_style *style, struct lv_look look) {
    if (style->contact_form != LV_CONTACT_RULE)
        look.rule = 0;
    return look;
}

static struct lv_look embargo_in(const struct lv_style *style, struct lv_look look) {
    if (style->embargo_form == LV_FORM_LINE) {
        look.frame = false;
        look.indent = 0;
    }
    return look;
}

/* Per cent that the house has of the distances of a block. */
static double space_of(const struct lv_style *style, const struct lv_node *block) {
    const double spaces[LV_KINDS] = {[LV_N_LEAD] = style->space_paragraph,
                                     [LV_N_P] = style->space_paragraph,
                                     [LV_N_SALUTATION] = style->space_paragraph,
                                     [LV_N_HEADING] = style->space_heading,
                                     [LV_N_ITEM] = style->space_item,
                                     [LV_N_QUOTE] = style->space_block,
                                     [LV_N_NOTICE] = style->space_block,
                                     [LV_N_FIGURE] = style->space_block,
                                     [LV_N_CAPTION] = style->space_block,
                                     [LV_N_NOTE] = style->space_foot,
                                     [LV_N_ABOUT] = style->space_foot,
                                     [LV_N_RIGHTS] = style->space_foot,
                                     [LV_N_RELATED] = style->space_foot,
                                     [LV_N_SOURCE] = style->space_foot};
    bool field = block->parent && block->parent->kind == LV_N_CONTACT;
    double space = field ? style->space_foot : spaces[block->kind];
    return space > 0 ? space : 100;
}

/* The last item of a list is as far from what follows as a paragraph. */
static struct lv_look spaced(const struct lv_style *style, const struct lv_node *block, struct lv_look look) {
    bool last = block->kind == LV_N_ITEM && !block->next && lv_list_depth(block) == 1;
    double space = space_of(style, block);
    look.before *= (float)(space / 100);
    look.after *= (float)((last ? style->space_paragraph : space) / 100);
    if (block->kind == LV_N_CELL && !block->parent->prev)
        look.before *= (float)(style->space_block / 100);
    if (block->kind == LV_N_CELL && !block->parent->next)
        look.after *= (float)(style->space_block / 100);
    return look;
}

static struct lv_look form_in(const struct lv_style *style, const struct lv_node *block,
                              struct lv_look look) {
    if (block->kind == LV_N_QUOTE)
        return quote_in(style, look);
    if (block->kind == LV_N_EMBARGO)
        return embargo_in(style, look);
    if (block->parent && block->parent->kind == LV_N_CONTACT)
        return contact_in(style, look);
    return block->kind == LV_N_NOTICE ? notice_in(style, block, look) : look;
}

struct lv_look lv_look_in(const struct lv_style *style, const struct lv_node *block, struct lv_look look) {
    return spaced(style, block, form_in(style, block, look));
}

struct lv_look lv_look_of(const struct lv_node *block) {
    struct lv_look look = looks[block->kind];
    if (block->parent && block->parent->kind == LV_N_CONTACT)
        look = in_contact(block);
    if (block->kind == LV_N_CELL && lv_is_header_row(block->parent))
        look.bold = look.keep = true;
    if (block->kind == LV_N_CELL && !block->parent->prev)
        look.before = 0.9F;
    if (block->kind == LV_N_CELL && !block->parent->next)
        look.after = 0.9F;
    bool last;
    if (block->kind == LV_N_ITEM && lv_is_of_short_list(block, &last)) {
        look.whole = true;
        look.keep = !last;
    }
    look.keep |= lv_leads_to_list(block);
    if (block->kind == LV_N_CAPTION && block->parent && block->parent->kind == LV_N_FIGURE && block->next)
        look.keep = true;
    if (lv_is_contents(block->parent))
        return entry;
    if (block->kind == LV_N_ITEM)
        look.indent += (float)(lv_list_depth(block) - 1) * look.hang;
    if (block->kind == LV_N_ITEM && !block->next && lv_list_depth(block) == 1)
        look.after = 0.6F;
    return look;
}
