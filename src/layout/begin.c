/* Where a line may begin: asked only of what does not go into one, which most headings, fields and entries do. */
#include "core/utf8.h"
#include "layout/layout.h"

#include <unictype.h>
#include <unilbrk.h>

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

static void mark(struct lv_box *box, const char *breaks) {
    bool may_break = false;
    uint32_t cp, before = 0;
    struct lv_set_glyph *glyph = box->glyphs;
    for (size_t i = 0; i < box->text.n; before = cp) {
        size_t at = i;
        i += lv_utf8_next(box->text, at, &cp);
        may_break |= may_begin(breaks[at], box->text, at, before);
        if (lv_is_invisible(cp))
            continue;
        if (may_break && !(glyph->flags & LV_WHOLE))
            glyph->flags |= LV_BREAK;
        may_break = false;
        glyph++;
    }
}

/* In a side column, which has no room for most of them, an address may be broken after its @, and before a full stop. */
static void mark_addresses(struct lv_box *box) {
    for (size_t r = 0; r < box->nruns; r++) {
        size_t end = r + 1 < box->nruns ? box->runs[r + 1].first : box->n;
        bool link = box->runs[r].tag->node->kind == LV_N_A;
        for (size_t i = box->runs[r].first + 1; link && i + 1 < end; i++) {
            struct lv_set_glyph *glyph = &box->glyphs[i];
            bool part = glyph[-1].cp == '@' || (glyph->cp == '.' && glyph[1].cp != '.');
            glyph->flags |= part && !(glyph->flags & LV_WHOLE) ? LV_BREAK : 0;
        }
    }
}

void lv_box_mark(struct lv_box *box) {
    struct lv_str text = box->text;
    char *breaks = box->marked ? NULL : lv_malloc(text.n);
    if (breaks) {
        u8_possible_linebreaks((const uint8_t *)text.p, text.n, "UTF-8", breaks);
        mark(box, breaks);
        if (box->aside)
            mark_addresses(box);
    }
    box->marked = true;
    lv_free(breaks);
}
