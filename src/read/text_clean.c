/* Text as the tree may hold it. */
#include <stdlib.h>
#include <uninorm.h>

#include "core/memory.h"
#include "core/skip.h"
#include "core/utf8.h"
#include "lang/chars.h"
#include "read/read.h"

enum action { KEEP, DROP, CONTROL, BLANK };

/*
 * Lead bytes at which a character may begin that is not simply kept: controls, C2 (C1 controls, soft hyphen), and
 * from U+0300 on all but Cyrillic letters.
 */
static bool is_odd(unsigned char c) {
    return (c < ' ') | (c == 0x7F) | (c == 0xC2) | ((c >= 0xCC) & (c != 0xD0) & (c != 0xD1));
}

/* From U+0300 on: the blocks, frequent in European text, that NFC leaves as they are. */
static const struct range {
    uint32_t from, to;
} steady[] = {
    {0x400, 0x481},   {0x2002, 0x20CF}, {0x2100, 0x2125},
    {0x2400, 0x2ADB}, {0xE000, 0xF8FF}, {0x1F000, 0x1FFFF},
};

static bool may_change(uint32_t cp) {
    for (size_t i = 0; i < sizeof steady / sizeof *steady; i++)
        if (cp >= steady[i].from && cp <= steady[i].to)
            return false;
    return cp >= 0x300;
}

static bool is_noncharacter(uint32_t cp) {
    return (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF);
}

static bool is_control(uint32_t cp) {
    return cp < ' ' || (cp >= 0x7F && cp <= 0x9F);
}

/* Breaks that end no line of the source: of pages, of lines inside a paragraph; and line ends in XML. */
static bool is_break(uint32_t cp) {
    return (cp >= '\n' && cp <= '\r') || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

/* Characters that show nothing: soft hyphen, zero-width blank, directional marks, invisible operators, BOM. */
static bool is_invisible(uint32_t cp) {
    return cp == 0xAD || cp == 0x61C || cp == 0x180E || cp == 0xFEFF || (cp >= 0x200B && cp <= 0x200F) ||
           (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) || (cp >= 0xFFF9 && cp <= 0xFFFB);
}

/*
 * U+200C and U+200D shape words and emoji of scripts that follow the European ones in Unicode. What is beside
 * a part of a text is not known: they stay.
 */
static bool joins(struct lv_str line, enum lv_extent extent, size_t at, size_t n, uint32_t cp) {
    uint32_t before, after;
    lv_utf8_prev(line, at, &before);
    lv_utf8_next(line, at + n, &after);
    if (cp != 0x200C && cp != 0x200D)
        return false;
    return extent == LV_PART ||
           (before >= 0x590 && after >= 0x590 && !lv_is_blank(before) && !lv_is_blank(after));
}

static enum action action(struct lv_str line, enum lv_extent extent, size_t at, size_t n, uint32_t cp) {
    if (cp == '\t')
        return KEEP;
    if (is_break(cp))
        return at || extent == LV_PART ? BLANK : DROP; /* a page begins here: no indent */
    if (is_control(cp) || is_noncharacter(cp))
        return CONTROL;
    if (!is_invisible(cp) || joins(line, extent, at, n, cp))
        return KEEP;
    return DROP;
}

/* What Word's symbol fonts leave after: private characters that every reader of a draft knows as a bullet. */
static const struct range bullets[] = {
    {0xF0B7, 0x2022}, {0xF0A7, 0x25AA}, {0xF0D8, 0x27A2}, {0xF0FC, 0x2713}};

static uint32_t bullet(uint32_t cp) {
    for (size_t i = 0; cp >= 0xF000 && i < sizeof bullets / sizeof *bullets; i++)
        if (bullets[i].from == cp)
            return bullets[i].to;
    return 0;
}

struct cleaning {
    struct lv_str from;
    enum lv_extent extent;
    struct lv_buf out;
    size_t done; /* bytes of `from` that are in `out` or left out */
    size_t controls;
    bool normalise;
};

static void take_out(struct cleaning *cleaning, size_t at, size_t n) {
    lv_buf_str(&cleaning->out, lv_str_sub(cleaning->from, cleaning->done, at));
    cleaning->done = at + n;
}

static void put_bullet(struct cleaning *cleaning, size_t at, size_t n, uint32_t cp) {
    char utf8[4];
    take_out(cleaning, at, n);
    lv_buf_add(&cleaning->out, utf8, lv_utf8_put(cp, utf8));
}

/* A soft hyphen at the end of a line shows: its word goes on. */
static bool divides(const struct cleaning *cleaning, size_t end, uint32_t cp) {
    return cp == 0xAD && cleaning->extent == LV_LINE &&
           lv_skip_blanks(cleaning->from, end) == cleaning->from.n;
}

/* The ligatures of Latin letters, which copying out of a PDF leaves after. */
static bool is_ligature(uint32_t cp) {
    return cp >= 0xFB00 && cp <= 0xFB06;
}

static void put_letters(struct cleaning *cleaning, size_t at, size_t n) {
    uint8_t letters[16];
    size_t room = sizeof letters;
    const uint8_t *ligature = (const uint8_t *)cleaning->from.p + at;
    if (!u8_normalize(UNINORM_NFKC, ligature, n, letters, &room))
        return;
    take_out(cleaning, at, n);
    lv_buf_add(&cleaning->out, letters, room);
}

static void look_at(struct cleaning *cleaning, size_t at, size_t n, uint32_t cp) {
    enum action what = action(cleaning->from, cleaning->extent, at, n, cp);
    if (what != KEEP)
        take_out(cleaning, at, n);
    else if (may_change(cp))
        cleaning->normalise = true;
    if (what == BLANK)
        lv_buf_char(&cleaning->out, ' ');
    if (what == CONTROL)
        cleaning->controls++;
    if (divides(cleaning, at + n, cp))
        lv_buf_str(&cleaning->out, LV_STR("\u2010"));
    if (bullet(cp))
        put_bullet(cleaning, at, n, bullet(cp));
    if (is_ligature(cp))
        put_letters(cleaning, at, n);
}

/* In NFC, in the arena if it was not. */
static struct lv_str normalised(struct lv_doc *doc, struct lv_str s) {
    size_t n;
    uint8_t *nfc = u8_normalize(UNINORM_NFC, (const uint8_t *)s.p, s.n, NULL, &n);
    struct lv_str same = {(const char *)nfc, n};
    struct lv_guard guard;
    if (!nfc)
        lv_out_of_memory(); /* the text is UTF-8, so nothing else fails */
    lv_guard(&guard, free, nfc);
    if (!lv_str_eq(same, s))
        s = lv_arena_copy(&doc->arena, same);
    lv_unguard(&guard);
    free(nfc);
    return s;
}

struct lv_str lv_clean(struct lv_doc *doc, struct lv_str s, enum lv_extent extent, size_t *controls) {
    struct cleaning cleaning = {.from = s, .extent = extent};
    size_t n;
    uint32_t cp;
    for (size_t at = 0; (at = lv_skip_to(s, at, is_odd)) < s.n; at += n) {
        n = lv_utf8_next(s, at, &cp);
        look_at(&cleaning, at, n, cp);
    }
    *controls += cleaning.controls;
    if (cleaning.done) {
        take_out(&cleaning, s.n, 0);
        s = lv_arena_take(&doc->arena, &cleaning.out);
    }
    return cleaning.normalise ? normalised(doc, s) : s;
}
