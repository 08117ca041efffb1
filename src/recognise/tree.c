/* The tree that follows from the roles: kinds, markers, labels, lists, tables, figures and contacts. */
#include <string.h>

#include "lang/chars.h"
#include "recognise/roles.h"

enum { LABELS = 8, INDENT_LEAST = 4 };

/* ---- spaces ---- */

static struct lv_str collapsed(struct lv_doc *doc, struct lv_str s, bool labels) {
    char *p = lv_alloc(&doc->arena, s.n + 1);
    size_t n = 0;
    for (size_t at = 0; at < s.n;) {
        uint32_t cp;
        size_t k = lv_utf8_next(s, at, &cp), end = lv_is_blank(cp) ? lv_skip_blanks(s, at) : at;
        bool run = end > at && (end > at + k || cp == '\t' || labels);
        if (run)
            p[n++] = ' ';
        else
            memcpy(p + n, s.p + at, k);
        n += run ? 0 : k;
        at = run ? end : at + k;
    }
    return (struct lv_str){p, n};
}

/* True if something is to be collapsed. */
static bool has_runs(struct lv_str s, bool labels) {
    static const bool begins[256] = {
        [' '] = true,  ['\t'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true,
        ['\r'] = true, [0xc2] = true, [0xe2] = true, [0xe3] = true, [0xef] = true};
    uint32_t cp;
    for (size_t at = 0, k = 1; at < s.n; at += k, k = 1) {
        if (!begins[(unsigned char)s.p[at]])
            continue;
        k = lv_utf8_next(s, at, &cp);
        if (lv_is_blank(cp) && (cp == '\t' || (labels && cp != ' ') || lv_is_blank(lv_char_at(s, at + k))))
            return true;
    }
    return false;
}

/* Inner runs of spaces have been evidence; now they are one space. */
static void collapse(struct lv_doc *doc, struct lv_node *block) {
    bool labels = block->kind == LV_N_LABEL;
    for (struct lv_node *n = block->first; n; n = lv_node_next(n, block))
        if (n->kind == LV_N_TEXT && has_runs(n->text, labels))
            n->text = collapsed(doc, n->text, labels);
    lv_attr_remove(block, LV_AT_INDENT);
}

/* ---- labels ---- */

/* Where the next label begins: at a plain space and a capital when NBSPs bind words, else after a common topic. */
static size_t next_label(const struct lv_facts *facts, struct lv_str s) {
    struct lv_hit hit;
    if (lv_str_find(s, LV_STR("\xc2\xa0"), 0) == SIZE_MAX) {
        if (!lv_word_at(s, 0, LV_LIST_LABEL, facts->langs, &hit) || LV_HIT_IS(&hit, LABEL, tag))
            return 0;
        size_t at = lv_skip_blanks(s, hit.n);
        return at > hit.n && at < s.n && lv_is_upper(lv_char_at(s, at)) ? at : 0;
    }
    for (size_t at = 0; (at = lv_str_find(s, LV_STR(" "), at)) != SIZE_MAX;) {
        at = lv_skip_blanks(s, at);
        if (lv_is_upper(lv_char_at(s, at)))
            return at;
    }
    return 0;
}

static void split_labels(const struct lv_facts *facts, struct lv_node *block) {
    for (int i = 0; i < LABELS && block; i++) {
        struct lv_str s = lv_text(facts->doc, block);
        size_t at = next_label(facts, s);
        struct lv_node *rest = at > 0 && at < s.n ? lv_block_split(facts->doc, block, at) : NULL;
        if (rest) {
            size_t end = at;
            while (end > 0 && s.p[end - 1] == ' ')
                end--;
            lv_text_cut(facts->doc, block, end, at);
        }
        collapse(facts->doc, block);
        block = rest;
    }
}

/* ---- lists ---- */

/* The number of an item that counts on may look like a date by itself: "2. Jan Smith". */
static void mark(const struct lv_facts *facts, const struct lv_fact *f) {
    struct lv_str s = lv_text(facts->doc, f->block);
    size_t bullet = lv_bullet_at(f->text), number = bullet ? 0 : lv_number_at(facts, s);
    int value;
    if (!bullet && lv_seen(f, LV_E_BULLET))
        bullet = lv_emoji_at(f->text);
    if (!bullet && !number && lv_seen(f, LV_E_SEQUENCE) && (number = lv_digits_at(s, 0, &value)))
        number++; /* its full stop */
    lv_wrap(facts->doc, f->block, 0, bullet ? bullet : number, LV_N_MARKER);
}

/* ---- groups ---- */

/* The group blocks of a kind stand in, or the kind itself if in none. */
static enum lv_kind group_of(enum lv_role role) {
    if (lv_role_is_contact(role))
        return LV_N_CONTACT;
    return role == LV_R_ITEM      ? LV_N_LIST
           : role == LV_R_ROW     ? LV_N_TABLE
           : role == LV_R_CAPTION ? LV_N_FIGURE
                                  : LV_KINDS;
}

static bool is_numbered(const struct lv_fact *f) {
    return lv_seen(f, LV_E_NUMBERED) || lv_seen(f, LV_E_NUMBERED_LOWER);
}

/* True if a block goes into the group of the one before it. */
static bool joins(const struct lv_fact *before, const struct lv_fact *f) {
    enum lv_kind group = group_of((enum lv_role)f->role);
    if (group == LV_KINDS || group_of((enum lv_role)before->role) != group)
        return false;
    bool numbers = is_numbered(before) != is_numbered(f);
    size_t a = lv_attr_number(before->block, LV_AT_INDENT), b = lv_attr_number(f->block, LV_AT_INDENT);
    numbers &= a < b + LV_FURTHER_IN && b < a + LV_FURTHER_IN; /* bullets further in are below a number */
    return !(group == LV_N_LIST && numbers && lv_seen(f, LV_E_BULLET) != lv_seen(before, LV_E_BULLET));
}

/* True if a block goes into the open group: after the last block in it, or below the picture it describes. */
static bool follows(const struct lv_node *open, const struct lv_fact *before, const struct lv_fact *f) {
    if (open && open->kind == LV_N_FIGURE && f->role == LV_R_CAPTION && f->block->prev == open)
        return true;
    return open && before && joins(before, f) && open->last == before->block;
}

static void group(struct lv_facts *facts) {
    struct lv_node *open = NULL;
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        enum lv_kind kind = group_of((enum lv_role)f->role);
        if (kind == LV_KINDS || lv_kind_class(f->block->parent->kind) == LV_CLASS_GROUP)
            continue;
        if (kind == LV_N_FIGURE && f->block->prev && f->block->prev->kind == LV_N_FIGURE)
            open = f->block->prev;
        if (follows(open, i > 0 ? &f[-1] : NULL, f)) {
            lv_node_unlink(f->block);
            lv_node_append(open, f->block);
        } else {
            open = lv_node_enclose(facts->doc, f->block, kind);
        }
        if (kind == LV_N_LIST && open->first == f->block)
            lv_attr_set(facts->doc, open, LV_AT_KIND, is_numbered(f) ? LV_STR("number") : LV_STR("bullet"));
    }
}

/* ---- tables ---- */

/* Where the next cell begins: after a tab or a run of spaces; 0: no more. *end: where this one ends. */
static size_t next_cell(struct lv_str s, size_t *end) {
    for (size_t at = 0; at < s.n; at++) {
        size_t behind = lv_skip_blanks(s, at);
        if (behind > at && behind < s.n && (s.p[at] == '\t' || behind > at + 1) &&
            (unsigned char)s.p[at] < 0x80) {
            *end = at;
            return behind;
        }
        at = behind > at ? behind - 1 : at;
    }
    return 0;
}

static size_t count_cells(struct lv_str s) {
    size_t n = 1, end;
    for (size_t at; (at = next_cell(s, &end)) > 0; n++)
        s = lv_str_sub(s, at, s.n);
    return n;
}

/* True for an indented row above one with a cell more: its first cell is empty. */
static bool lacks_first(const struct lv_facts *facts, size_t i) {
    const struct lv_fact *f = &facts->fact[i];
    if (i + 1 == facts->n || f[1].role != LV_R_ROW || (i > 0 && f[-1].role == LV_R_ROW) ||
        lv_attr_number(f->block, LV_AT_INDENT) < lv_attr_number(f[1].block, LV_AT_INDENT) + INDENT_LEAST)
        return false;
    return count_cells(f->text) + 1 == count_cells(f[1].text);
}

static void split_cells(struct lv_doc *doc, struct lv_node *block, bool lacks) {
    lv_node_enclose(doc, block, LV_N_ROW);
    block->kind = LV_N_CELL;
    if (lacks) {
        struct lv_node *empty = lv_node_new(doc, LV_N_CELL);
        lv_lines_append(doc, empty, block);
        lv_node_before(block, empty);
    }
    for (struct lv_node *rest = block; block; block = rest) {
        size_t end = 0, at = next_cell(lv_text(doc, block), &end);
        rest = at ? lv_block_split(doc, block, at) : NULL;
        if (rest)
            lv_text_cut(doc, block, end, at);
        collapse(doc, block);
    }
}

/* Takes the bullet off a block that is no item: it stays in the XML, in front of what it stood before. */
static void take_bullet(struct lv_doc *doc, struct lv_node *block) {
    struct lv_str text = lv_text(doc, block);
    size_t n = lv_glyph_at(text);
    struct lv_node *rest = n ? lv_block_split(doc, block, lv_skip_blanks(text, n)) : NULL;
    if (!rest)
        return;
    block->kind = LV_N_CHROME;
    lv_text_cut(doc, block, n, text.n);
    if (lv_kind_class(block->parent->kind) == LV_CLASS_GROUP) {
        struct lv_node *group = block->parent;
        lv_node_unlink(block);
        lv_node_before(group, block);
    }
}

/* True for a role whose blocks show their bullet, or are left out with it. */
static bool keeps_bullet(enum lv_role role) {
    return role == LV_R_ITEM || role == LV_R_QUOTE || role == LV_R_ROW || role == LV_R_ENDMARK ||
           role == LV_R_CHROME;
}

static void pad_tables(struct lv_facts *facts) {
    const struct lv_node *done = NULL;
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_node *row = facts->fact[i].block->parent;
        if (row->kind == LV_N_ROW && row->parent != done)
            lv_table_pad(facts->doc, row->parent);
        done = row->kind == LV_N_ROW ? row->parent : done;
    }
}

void lv_roles_build(struct lv_facts *facts) {
    group(facts);
    lv_nest_lists(facts);
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_node *block = facts->fact[i].block;
        enum lv_role role = (enum lv_role)facts->fact[i].role;
        if (block->kind == LV_N_CELL)
            continue;
        bool open = block->kind == LV_N_P; /* a label at the head of the text is one */
        block->kind = role == LV_R_ROW ? LV_N_CELL : lv_role_kind(role);
        if (role == LV_R_ROW)
            split_cells(facts->doc, block, lacks_first(facts, i));
        else if (role == LV_R_LABEL && open)
            split_labels(facts, block);
        else if (facts->fact[i].even)
            lv_attr_remove(block, LV_AT_INDENT);
        else
            collapse(facts->doc, block);
        if (role == LV_R_ITEM && block->first && block->first->kind != LV_N_MARKER)
            mark(facts, &facts->fact[i]);
        else if (!keeps_bullet(role))
            take_bullet(facts->doc, block);
    }
    pad_tables(facts);
}
