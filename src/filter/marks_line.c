/* What a line is to a table: a rule, a row of cells with bars or tabs between, or none of these. */
#include <string.h>

#include "filter/marks.h"
#include "lang/chars.h"

enum { RULE_LEAST = 3 }; /* dashes and colons in a rule */

static bool is_box(uint32_t cp) {
    return cp >= 0x2500 && cp <= 0x257F;
}

/* Box-drawing signs that go up and down, and so stand between cells. */
static bool is_box_bar(uint32_t cp) {
    return cp == 0x2502 || cp == 0x2503 || cp == 0x2551 || cp == 0x2506 || cp == 0x250A;
}

static bool is_box_dash(uint32_t cp) {
    return cp == 0x2500 || cp == 0x2501 || cp == 0x2550 || cp == 0x2504 || cp == 0x2508;
}

size_t lv_mark_bar(struct lv_str s, size_t at) {
    uint32_t cp;
    size_t n = lv_utf8_next(s, at, &cp);
    if (cp == '|')
        return at > 0 && s.p[at - 1] == '\\' ? 0 : n;
    return is_box_bar(cp) ? n : 0;
}

static bool is_dash(uint32_t cp) {
    return cp == '-' || cp == '=' || is_box_dash(cp);
}

/* A sign where columns meet or end. A colon says how the cells below are set. */
static bool is_joint(uint32_t cp) {
    return cp == '|' || cp == '+' || (is_box(cp) && !is_box_dash(cp));
}

static enum lv_mark rule_of(struct lv_str s, bool *equals) {
    size_t dashes = 0, joints = 0, n;
    uint32_t cp;
    for (size_t at = 0; (n = lv_utf8_next(s, at, &cp)); at += n) {
        dashes += is_dash(cp) || cp == ':';
        joints += is_joint(cp) || cp == '\t';
        *equals |= cp == '=';
        if (!is_dash(cp) && !is_joint(cp) && cp != ':' && !lv_is_blank(cp))
            return LV_MARK_NONE;
    }
    if (dashes < RULE_LEAST)
        return LV_MARK_NONE;
    return joints ? LV_MARK_RULE : LV_MARK_DASHES;
}

static void count_bars(struct lv_mark_line *line, struct lv_str s) {
    line->spaced = true;
    for (size_t at = 0, n; at < s.n; at++) {
        if (!(n = lv_mark_bar(s, at)))
            continue;
        bool before = at == 0 || lv_is_blank(lv_char_before(s, at));
        bool after = at + n == s.n || lv_is_blank(lv_char_at(s, at + n));
        line->spaced &= (before && after) || s.p[at] != '|';
        line->first |= at == 0;
        line->last |= at + n == s.n;
        line->bars++;
    }
}

static void count_tabs(struct lv_mark_line *line, struct lv_str s) {
    struct lv_str inner = lv_str_trim(s);
    for (size_t i = 0; i < s.n; i++)
        line->tabs += s.p[i] == '\t';
    for (size_t i = 0; i < inner.n; i++)
        line->tab_runs += inner.p[i] == '\t' && inner.p[i - 1] != '\t';
}

/* True for an item of a list whose bullet or number has a tab before and behind it. */
static bool is_item(struct lv_str s) {
    struct lv_str text = lv_str_trim(s);
    size_t tab = lv_str_find(text, LV_STR("\t"), 0);
    if (tab == SIZE_MAX)
        return false;
    struct lv_str mark = lv_str_trim(lv_str_sub(text, 0, tab));
    bool sign = lv_utf8_count(mark) == 1 && (!lv_is_word(lv_char_at(mark, 0)) || mark.p[0] == 'o');
    bool number = mark.n <= 4 && mark.n > 1 && strchr(".)", mark.p[mark.n - 1]) && s.p[0] == '\t';
    return sign || number;
}

static bool has_address(struct lv_str s) {
    return memchr(s.p, '@', s.n) || lv_str_find(s, LV_STR("://"), 0) != SIZE_MAX ||
           lv_str_find(s, LV_STR("www."), 0) != SIZE_MAX;
}

static bool has_figure(struct lv_str s) {
    for (size_t i = 0; i < s.n; i++)
        if (lv_is_digit(s.p[i]))
            return true;
    return false;
}

struct lv_mark_line lv_mark_line(struct lv_doc *doc, struct lv_node *node, uint32_t above) {
    struct lv_mark_line line = {.node = node, .text = lv_text(doc, node)};
    struct lv_str s = lv_str_trim(line.text);
    uint32_t here = lv_node_line(node);
    line.gap = above && here > above ? here - above - 1 : 0;
    if (node->kind != LV_N_P || (line.mark = rule_of(s, &line.equals)))
        return line;
    count_bars(&line, s);
    count_tabs(&line, line.text);
    line.address = has_address(s);
    line.figure = has_figure(s);
    bool framed = line.first && line.bars > 1;
    if (line.bars && (framed || line.spaced) && !(line.bars == 1 && (line.first || line.last)))
        line.mark = LV_MARK_BARS;
    else if (line.tabs && !is_item(line.text))
        line.mark = LV_MARK_TABS;
    return line;
}
