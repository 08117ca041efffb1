#include "lang/view.h"

#include "lang/chars.h"

static size_t text_bytes(const struct lv_node *node) {
    size_t n = 0;
    for (const struct lv_node *at = node; at; at = lv_node_next(at, node))
        n += at->text.n;
    return n;
}

static void take(struct lv_view *view, size_t from, size_t to) {
    if (view->ntaken == view->room) {
        view->room = view->room ? 2 * view->room : 16;
        view->taken = lv_realloc(view->taken, view->room * sizeof *view->taken);
    }
    view->taken[view->ntaken++] = (struct lv_taken){from, to};
}

/* The languages of a block; those of the last one, if it is in the same edition and has the same. */
static uint32_t langs_of(struct lv_view *view, const struct lv_node *block) {
    struct lv_str lang = lv_node_lang(block);
    const struct lv_node *edition = block;
    while (edition && edition->kind != LV_N_EDITION)
        edition = edition->parent;
    if (!view->known || edition != view->edition || !lv_str_eq(lang, view->lang)) {
        uint32_t langs = lv_lang_bit(lang) | (edition ? lv_lang_bit(lv_node_lang(edition)) : 0);
        view->known = langs ? langs : LV_LANGS_ALL;
        view->edition = edition;
        view->lang = lang;
    }
    return view->known;
}

/* Notes what is in inline nodes of these kinds. */
static void take_kinds(struct lv_view *view, uint64_t kinds) {
    size_t at = 0;
    for (struct lv_node *node = view->block->first; node;) {
        bool settled = kinds >> node->kind & 1;
        size_t n = settled ? text_bytes(node) : node->text.n;
        if (settled && n)
            take(view, at, at + n);
        at += n;
        node = settled ? lv_node_skip(node, view->block) : lv_node_next(node, view->block);
    }
}

void lv_view_open(struct lv_view *view, struct lv_doc *doc, struct lv_node *block, uint64_t kinds) {
    view->doc = doc;
    view->block = block;
    view->s = lv_text(doc, block);
    view->langs = langs_of(view, block);
    view->ntaken = view->passed = 0;
    view->cursor = (struct lv_cursor){0};
    if (kinds)
        take_kinds(view, kinds);
}

void lv_view_close(struct lv_view *view) {
    lv_free(view->taken);
    view->taken = NULL;
    view->room = view->ntaken = 0;
}

void lv_view_editions(struct lv_doc *doc, void (*filter)(struct lv_view *view, struct lv_node *edition)) {
    struct lv_view view = {.doc = doc};
    struct lv_node *edition;
    for (size_t i = 0; (edition = lv_edition(doc, i)); i++)
        filter(&view, edition);
    lv_view_close(&view);
}

size_t lv_view_taken(struct lv_view *view, size_t at) {
    while (view->passed < view->ntaken && view->taken[view->passed].to <= at)
        view->passed++;
    if (view->passed == view->ntaken || view->taken[view->passed].from > at)
        return 0;
    return view->taken[view->passed].to;
}

struct lv_node *lv_view_wrap(struct lv_view *view, size_t from, size_t to, enum lv_kind kind) {
    return lv_wrap_next(view->doc, view->block, &view->cursor, from, to, kind);
}

/* The end of the text before `at` without spaces after it. */
static size_t back_over_blanks(struct lv_str s, size_t at) {
    uint32_t cp;
    size_t n;
    while ((n = lv_utf8_prev(s, at, &cp)) && lv_is_blank(cp))
        at -= n;
    return at;
}

/* The beginning of the word that ends at byte `end`; hyphens and apostrophes may be inside it. */
static size_t back_over_word(struct lv_str s, size_t end) {
    uint32_t cp;
    size_t n, at = end;
    while (end - at < 64 && (n = lv_utf8_prev(s, at, &cp))) {
        if (!lv_is_word(cp) && !((cp == '-' || cp == 0x2019) && lv_is_word(lv_char_before(s, at - n))))
            break;
        at -= n;
    }
    return at;
}

/* The phrase at byte `from` that ends between two bytes; of each list only the longest counts that begins there. */
static bool phrase_at(const struct lv_view *view, size_t from, size_t least, size_t most, uint64_t lists,
                      struct lv_hit *hit) {
    enum { MOST_HITS = 8 };
    struct lv_hit hits[MOST_HITS];
    size_t n = lv_words_at(view->s, from, lists, view->langs, hits, MOST_HITS);
    for (size_t i = 0; i < n; i++) {
        uint64_t list = UINT64_C(1) << hits[i].list;
        if ((lists & list) != 0 && from + hits[i].n >= least && from + hits[i].n <= most) {
            *hit = hits[i];
            return true;
        }
        lists &= ~list;
    }
    return false;
}

bool lv_view_before(const struct lv_view *view, size_t at, size_t reach, uint64_t lists, struct lv_hit *hit,
                    size_t *start) {
    struct lv_str s = view->s;
    size_t end = back_over_blanks(s, at), stop = end;
    for (const char *sign = ":."; *sign; sign++) /* "tālr.:" has both */
        if (stop && s.p[stop - 1] == *sign)
            stop = back_over_blanks(s, stop - 1);
    for (size_t from = stop, words = 0; words < 3; words++) {
        from = back_over_word(s, from);
        if (from >= stop || at - from > reach)
            return false;
        if (phrase_at(view, from, stop, end, lists, hit)) {
            *start = from;
            return true;
        }
        size_t next = back_over_blanks(s, from);
        if (next == from || !next)
            return false;
        from = next - (s.p[next - 1] == '.' ? 1 : 0);
    }
    return false;
}

struct lv_node *lv_view_next(const struct lv_node *at, const struct lv_node *edition) {
    struct lv_node *block = lv_block_next(at, edition);
    while (block && lv_is_hidden(block))
        block = lv_block_next(block, edition);
    return block;
}
