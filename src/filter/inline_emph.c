/*
 * Emphasis by runs of * and _, read as CommonMark reads them, but for one thing: a single sign inside or against a
 * word is text, so that snake_case, 2*3*4 and the star of a footnote stay.
 * Emphasis in emphasis of the same kind does not exist: the depth of the tree stays bounded.
 */
#include <unictype.h>

#include "filter/inline.h"
#include "lang/chars.h"

static bool is_edge(uint32_t cp) {
    return !cp || lv_is_blank(cp);
}

static bool is_mark(uint32_t cp) {
    return uc_is_punct(cp) || uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_S);
}

/* Whether the run can open (or, with the sides swapped, close) emphasis. */
static bool flanks(uint32_t outer, uint32_t inner, bool inside_words) {
    if (is_edge(inner) || (is_mark(inner) && !is_edge(outer) && !is_mark(outer)))
        return false;
    return inside_words || !lv_is_word(outer);
}

static size_t run_length(struct lv_str s, size_t at) {
    size_t n = 1;
    while (at + n < s.n && s.p[at + n] == s.p[at])
        n++;
    return n;
}

void lv_inline_forget(struct lv_inline *in, size_t n) {
    if (n == in->ndelims)
        return;
    in->ndelims = n;
    for (size_t i = 0; i < sizeof in->bottom / sizeof *in->bottom; i++)
        if (in->bottom[i] > n)
            in->bottom[i] = n;
    for (size_t i = 0; i < 2; i++)
        if (in->within[i] > n)
            in->within[i] = n;
}

/* The place on the stack of the opener that fits a closer, plus one; 0: none. */
static size_t find_opener(struct lv_inline *in, char sign, size_t length, bool can_open) {
    size_t least = in->nbrackets ? in->bracket[in->nbrackets - 1].delims : 0;
    size_t *bottom = &in->bottom[(sign == '_' ? 6U : 0U) + (can_open ? 3U : 0U) + length % 3];
    if (*bottom > least)
        least = *bottom;
    for (size_t i = in->ndelims; i > least; i--) {
        const struct lv_delim *open = &in->delim[i - 1];
        bool thirds = (open->can_close || can_open) && (open->length + length) % 3 == 0 && length % 3 != 0;
        if (open->node->text.p[0] == sign && !thirds)
            return i;
    }
    *bottom = in->ndelims;
    return 0;
}

/* Wraps what lies between opener and closer. False if there is such emphasis in it already. */
static bool wrap(struct lv_inline *in, size_t opener, struct lv_node *close) {
    struct lv_delim *open = &in->delim[opener - 1];
    size_t use = open->node->text.n > 1 && close->text.n > 1 ? 2 : 1;
    if (opener <= in->within[use - 1] || open->node->next == close)
        return false;
    lv_inline_gather(in, open->node->next, close, use == 2 ? LV_N_STRONG : LV_N_EM);
    open->node->text.n -= use;
    close->text.p += use;
    close->text.n -= use;
    lv_inline_forget(in, open->node->text.n ? opener : opener - 1);
    in->within[use - 1] = in->ndelims;
    return true;
}

static void push(struct lv_inline *in, struct lv_node *node, size_t length, bool can_close) {
    if (in->ndelims == in->delims_room) {
        in->delims_room = in->delims_room ? 2 * in->delims_room : 16;
        in->delim = lv_realloc(in->delim, in->delims_room * sizeof *in->delim);
    }
    in->delim[in->ndelims++] = (struct lv_delim){node, length, can_close};
}

bool lv_inline_emphasis(struct lv_inline *in) {
    size_t n = run_length(in->s, in->at);
    uint32_t before = lv_char_before(in->s, in->at), after = lv_char_at(in->s, in->at + n);
    bool inside = n > 1 && in->s.p[in->at] == '*';
    bool can_open = n <= 3 && flanks(before, after, inside),
         can_close = n <= 3 && flanks(after, before, inside);
    if (!can_open && !can_close) {
        in->at += n;
        return true;
    }
    struct lv_node *node = lv_inline_text(in, in->at, in->at + n);
    size_t opener;
    while (can_close && node->text.n && (opener = find_opener(in, node->text.p[0], n, can_open)))
        if (!wrap(in, opener, node))
            break;
    if (can_open && node->text.n)
        push(in, node, n, can_close);
    return true;
}
