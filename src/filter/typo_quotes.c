/*
 * Quotes and apostrophes.
 *
 * Double quotes that are typewritten, or of more than one kind in the text of a language, become those of the
 * language; one kind used throughout is the author's choice and stays. Which side a glyph is on is seen from its
 * neighbours. Typewriter apostrophes become ’, or single quotes where a pair of them is around words.
 */
#include <string.h>

#include "core/skip.h"
#include "filter/typo.h"
#include "lang/chars.h"

/* Kinds of double quotes; TWO is two apostrophes or grave accents for one. */
enum quote_kind { STRAIGHT, HIGH6, HIGH9, LOW9, LEFT, RIGHT, QUOTE_KINDS };

static const struct {
    struct lv_str text;
    enum quote_kind kind;
} doubles[] = {
    {{"\"", 1}, STRAIGHT}, {{"''", 2}, STRAIGHT}, {{"``", 2}, STRAIGHT}, {{"“", 3}, HIGH6}, {{"”", 3}, HIGH9},
    {{"„", 3}, LOW9},      {{"‟", 3}, HIGH6},     {{"«", 2}, LEFT},      {{"»", 2}, RIGHT},
};

enum { DOUBLES = sizeof doubles / sizeof *doubles };

/* True for bytes that quotes begin with, and a few others. */
static bool may_begin_quote(unsigned char c) {
    return ((c >= '"') & (c <= '\'')) | (c == '`') | ((c & 0xDF) == 0xC2);
}

/* The double quote at byte `at`: its bytes, 0 if none. */
static size_t double_at(struct lv_str s, size_t at, enum quote_kind *kind) {
    for (size_t i = 0; i < DOUBLES; i++) {
        struct lv_str text = doubles[i].text;
        if (s.p[at] == text.p[0] && s.n - at >= text.n && memcmp(s.p + at, text.p, text.n) == 0) {
            *kind = doubles[i].kind;
            return text.n;
        }
    }
    return 0;
}

static bool is_gap(uint32_t cp) {
    return !cp || lv_is_blank(cp);
}

/* Quotes of any kind count alike beside others: what a neighbour becomes must not matter. */
static bool is_quote(uint32_t cp) {
    return cp == '"' || cp == '\'' || cp == '`' || cp == 0xAB || cp == 0xBB || (cp >= 0x2018 && cp <= 0x201F);
}

static bool is_dash(uint32_t cp) {
    return cp == '-' || cp == 0x2013 || cp == 0x2014;
}

/* What an opening quote may follow, and a closing one precede, without a space. */
static bool opens_before(uint32_t cp) {
    return cp == '(' || cp == '[' || cp == '{' || cp == '/' || is_dash(cp) || is_quote(cp);
}

static bool closes_behind(uint32_t cp) {
    return (cp && cp < 0x80 && strchr(".,;:!?)]}/", (int)cp)) || cp == 0x2026 || is_dash(cp) || is_quote(cp);
}

enum side { NEITHER, OPEN, CLOSE };

/* True at the start of the text and after a colon. */
static bool begins_clause(struct lv_str s, size_t at) {
    uint32_t cp = 0;
    for (size_t n; (n = lv_utf8_prev(s, at, &cp)) && lv_is_blank(cp);)
        at -= n;
    return !at || cp == ':';
}

/* The side of a double quote with a space before and after it. */
static enum side side_alone(const struct lv_glyphs *glyphs, struct lv_str s, size_t at, enum quote_kind kind,
                            int depth) {
    if (kind == STRAIGHT && depth == 0)
        return begins_clause(s, at) ? OPEN : NEITHER;
    return glyphs->openers >> kind & 1 ? OPEN : CLOSE;
}

/* The side of a double quote of n bytes, with so many quotes open. */
static enum side side_of(const struct lv_glyphs *glyphs, struct lv_str s, size_t at, size_t n,
                         enum quote_kind kind, int depth) {
    uint32_t before = lv_char_before(s, at), after = lv_char_at(s, at + n);
    bool first = is_gap(before), last = is_gap(after);
    if (kind == LOW9)
        return OPEN;
    if ((kind == LEFT || kind == RIGHT) && glyphs->own >> kind & 1)
        return glyphs->openers >> kind & 1 ? OPEN : CLOSE; /* there may be a space inside them */
    if (kind == STRAIGHT && depth == 0 && before >= '0' && before <= '9')
        return NEITHER; /* inches */
    if (first != last)
        return first ? OPEN : CLOSE;
    if (first)
        return side_alone(glyphs, s, at, kind, depth);
    if (opens_before(before) != closes_behind(after))
        return opens_before(before) ? OPEN : CLOSE;
    return depth > 0 ? CLOSE : OPEN;
}

void lv_typo_see(struct lv_glyphs *glyphs, struct lv_str text) {
    enum quote_kind kind;
    for (size_t at = 0, n; (at = lv_skip_to(text, at, may_begin_quote)) < text.n; at += n ? n : 1) {
        n = double_at(text, at, &kind);
        if (n && side_of(glyphs, text, at, n, kind, 0) != NEITHER)
            glyphs->seen |= 1U << kind;
    }
}

void lv_typo_decide(struct lv_glyphs *glyphs) {
    static const uint32_t pairs[] = {1U << HIGH6 | 1U << HIGH9, 1U << LOW9 | 1U << HIGH9,
                                     1U << LOW9 | 1U << HIGH6, 1U << LEFT | 1U << RIGHT};
    uint32_t own = 0, close = 0;
    enum quote_kind kind;
    for (size_t i = 0; i < GLYPHS; i++)
        if (glyphs->glyph[i].n && double_at(glyphs->glyph[i], 0, &kind)) {
            own |= 1U << kind;
            close |= i == OUTER_CLOSE || i == INNER_CLOSE ? 1U << kind : 0;
        }
    glyphs->own = own;
    glyphs->openers = (own | 1U << HIGH6 | 1U << LEFT) & ~close;
    glyphs->normalise = own && (glyphs->seen & ~own) != 0;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (!(glyphs->seen & ~pairs[i]))
            glyphs->normalise = false;
}

static bool may_close_single(struct lv_str s, size_t at) {
    return !is_gap(lv_char_before(s, at)) && !lv_is_word(lv_char_at(s, at + 1));
}

/* Looks over the quotes of the block when the first of them is met. */
static void survey(struct lv_typo *typo) {
    struct lv_str s = typo->s;
    enum quote_kind kind;
    int depth = 0;
    typo->surveyed = typo->nested = true;
    typo->last_single = 0;
    for (size_t at = 0, n; (at = lv_skip_to(s, at, may_begin_quote)) < s.n; at += n ? n : 1) {
        n = double_at(s, at, &kind);
        enum side side = n ? side_of(typo->glyphs, s, at, n, kind, depth) : NEITHER;
        depth += side == OPEN ? 1 : side == CLOSE ? -1 : 0;
        if (depth < 0 || depth > 2) {
            typo->nested = false;
            depth = depth < 0 ? 0 : depth;
        }
        if (s.p[at] == '\'' && !n && may_close_single(s, at))
            typo->last_single = at + 1;
    }
    typo->nested = typo->nested && !depth;
}

static bool is_stop(uint32_t cp) {
    return cp == '.' || cp == ',' || cp == '!' || cp == '?';
}

/* Sets a double quote as the language does. */
static size_t set_double(struct lv_typo *typo, size_t at, size_t n, enum side side) {
    if (side == CLOSE && typo->depth)
        typo->depth--;
    bool inner = typo->nested && typo->depth > 0;
    if (side == OPEN) {
        typo->depth++;
        typo->opened = at + n;
    }
    if (!typo->glyphs->normalise || side == NEITHER)
        return n;
    struct lv_str glyph = typo->glyphs->glyph[(inner ? INNER_OPEN : OUTER_OPEN) + (side == CLOSE ? 1 : 0)];
    struct lv_buf set = {0};
    uint32_t beside = side == OPEN ? lv_char_at(typo->s, at + n) : lv_char_before(typo->s, at);
    bool tight = lv_is_word(beside) || (side == CLOSE && (is_stop(beside) || beside == 0x2026));
    bool space = typo->glyphs->spaced && glyph.n == 2 && tight; /* « and » have two bytes */
    if (space && side == CLOSE)
        lv_buf_puts(&set, "\u202F");
    lv_buf_str(&set, glyph);
    if (space && side == OPEN)
        lv_buf_puts(&set, "\u202F");
    lv_typo_put(typo, at, n, lv_buf_slice(&set));
    lv_buf_free(&set);
    return n;
}

/* The single quotes of the language, if its inner ones are such; else ‘ ’. */
static struct lv_str single(const struct lv_typo *typo, enum side side) {
    struct lv_str glyph = typo->glyphs->glyph[side == OPEN ? INNER_OPEN : INNER_CLOSE];
    uint32_t cp = lv_char_at(glyph, 0);
    if (cp >= 0x2018 && cp <= 0x201B)
        return glyph;
    return side == OPEN ? LV_STR("‘") : LV_STR("’");
}

/* "'21", "'n'", "'tis": letters or figures were left out there; which words, is a custom [habit] of the language. */
static bool is_elision(const struct lv_typo *typo, size_t at) {
    struct lv_str s = typo->s;
    size_t end = lv_word_end(s, at + 1);
    if (lv_is_digit(s.p[at + 1]))
        return !(end < s.n && s.p[end] == '\'' && end - at > 3);
    struct lv_buf name = {0};
    struct lv_hit hit;
    lv_buf_puts(&name, "elision-");
    lv_buf_str(&name, lv_str_sub(s, at + 1, end));
    bool is = end - at < 8 && lv_word_at(lv_buf_slice(&name), 0, LV_LIST_HABIT, typo->glyphs->langs, &hit) &&
              hit.n == name.n;
    lv_buf_free(&name);
    return is;
}

static size_t set_apostrophe(struct lv_typo *typo, size_t at) {
    struct lv_str s = typo->s, by = LV_STR("’");
    uint32_t before = lv_char_before(s, at), after = lv_char_at(s, at + 1);
    bool word_before = lv_is_word(before), word_after = lv_is_word(after);
    if (word_before && word_after)
        return lv_typo_put(typo, at, 1, by);
    if (s.p[at] == '`')
        return 0;
    if (word_after && (is_gap(before) || opens_before(before))) {
        if (typo->last_single > at + 1 && !is_elision(typo, at)) {
            typo->singles++;
            by = single(typo, OPEN);
        }
        return lv_typo_put(typo, at, 1, by);
    }
    if (may_close_single(s, at) && typo->singles) {
        typo->singles--;
        return lv_typo_put(typo, at, 1, single(typo, CLOSE));
    }
    return lv_is_letter(before) ? lv_typo_put(typo, at, 1, by) : 0;
}

size_t lv_typo_quote(struct lv_typo *typo, size_t at) {
    enum quote_kind kind;
    struct lv_str s = typo->s;
    size_t n = double_at(s, at, &kind);
    bool whole = n && at + n <= typo->end, single = s.p[at] == '\'' || s.p[at] == '`';
    if (!whole && !single)
        return 0;
    if (!typo->surveyed)
        survey(typo);
    return whole ? set_double(typo, at, n, side_of(typo->glyphs, s, at, n, kind, typo->depth))
                 : set_apostrophe(typo, at);
}

bool lv_typo_closes(const struct lv_typo *typo, size_t at) {
    enum quote_kind kind;
    size_t n = double_at(typo->s, at, &kind);
    return n && side_of(typo->glyphs, typo->s, at, n, kind, typo->depth) == CLOSE;
}
