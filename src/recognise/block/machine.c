/* Evidence of what machines leave in a page: file names, reference numbers, lists of sites, words run together. */
#include <string.h>

#include "lang/chars.h"
#include "lang/host.h"
#include "recognise/block/words.h"
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum {
    SITES_LEAST = 2,
    TOKEN_BYTES = 9,
    TOKEN_DIGITS = 3,
    TOKEN_LETTERS = 2,
    FEW_WORDS = 4,
    LINE_WORDS = 12,
    HALF_LETTERS = 4,
    RULE_SIGNS = 3,
    PAGE_DIGITS = 3,
    OF_BYTES = 4, /* of, no, von, iš */
};

static bool is_one_run(struct lv_str s) {
    return !memchr(s.p, ' ', s.n) && !memchr(s.p, '\t', s.n);
}

/* "opening_2023-large.jpg" */
static bool is_picture(struct lv_str s) {
    static const char *const endings[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".JPG", ".JPEG", ".PNG"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (lv_str_ends(s, lv_str_from(endings[i])) && s.n > strlen(endings[i]))
            return is_one_run(s);
    return false;
}

/* "IP/19/2045", "50243546683_b33f44f57c", "error:http_request_failed" */
static bool is_token(struct lv_str s, const struct lv_counts *c) {
    bool plain = s.n >= TOKEN_BYTES && is_one_run(s) && !lv_is_digit(s.p[0]); /* "10am-12pm" is a time */
    for (size_t i = 0; plain && i < s.n; i++)
        plain = (unsigned char)s.p[i] < 0x80 && (lv_is_word((unsigned char)s.p[i]) || strchr("_-/", s.p[i]));
    const char *line = memchr(s.p, '_', s.n);
    bool inside = line && line > s.p && line + 1 < s.p + s.n && lv_is_word((unsigned char)line[-1]) &&
                  lv_is_word((unsigned char)line[1]);
    return (plain && c->digits >= TOKEN_DIGITS && c->letters >= TOKEN_LETTERS) ||
           (inside && c->words <= FEW_WORDS + 2 && !memchr(s.p, '@', s.n) && !memchr(s.p, '.', s.n));
}

/* "example.lv example.com": names of sites and nothing else. */
static bool is_sites(struct lv_str s) {
    size_t sites = 0;
    for (size_t at = 0, end; at < s.n; at = lv_skip_blanks(s, end)) {
        const char *blank = memchr(s.p + at, ' ', s.n - at);
        end = blank ? (size_t)(blank - s.p) : s.n;
        if (end == at || lv_domain_at(s, at) != end - at)
            return false;
        sites++;
    }
    return sites >= SITES_LEAST;
}

/* "EnabledDisabled": two words with no space between; "McDonald" and "YouTube" are one. */
static bool is_fused(struct lv_str s, const struct lv_counts *c) {
    size_t small = 0, n;
    uint32_t cp;
    if (c->words > FEW_WORDS || c->upper < 2 || c->digits)
        return false;
    for (size_t at = 0; (n = lv_utf8_next(s, at, &cp)); at += n) {
        if (small >= HALF_LETTERS && lv_is_upper(cp)) {
            struct lv_str rest = lv_str_sub(s, at + n, lv_word_end(s, at));
            if (rest.n >= HALF_LETTERS && !lv_is_caps(rest))
                return true;
        }
        small = lv_is_lower(cp) ? small + 1 : 0;
    }
    return false;
}

/* "- – - – -", "* * *" */
static bool is_rule(struct lv_str s) {
    size_t signs = 0, n;
    uint32_t cp;
    for (size_t at = 0; (n = lv_utf8_next(s, at, &cp)); at += n) {
        bool sign =
            cp == '-' || cp == '*' || cp == '_' || cp == '=' || cp == '~' || cp == 0x2013 || cp == 0x2014;
        if (!sign && !lv_is_blank(cp))
            return false;
        signs += sign;
    }
    return signs >= RULE_SIGNS;
}

/* "Go to the English site »" */
static bool ends_in_arrow(struct lv_str s) {
    uint32_t last;
    size_t n = lv_utf8_prev(s, s.n, &last);
    bool arrow = last == 0xbb || last == 0x203a || last == 0x2192 || last == '>';
    return n && arrow && s.n > n + 1 && s.p[s.n - n - 1] == ' ' &&
           lv_str_find(s, LV_STR("\u00ab"), 0) == SIZE_MAX;
}

/* The value of a word of up to three digits; -1 for any other. */
static int small_number(struct lv_str s, struct lv_range w) {
    int value = 0;
    if (w.to - w.from > PAGE_DIGITS)
        return -1;
    for (size_t i = w.from; i < w.to; i++) {
        if (!lv_is_digit(s.p[i]))
            return -1;
        value = value * 10 + (s.p[i] - '0');
    }
    return value;
}

/* "Page 2 of 3", "Press office | 2/3": a page and how many there are, alone or as the last part of a line. */
static bool is_page_number(struct lv_str s, const struct lv_counts *c) {
    struct lv_range last[3] = {{0, 0}, {0, 0}, {0, 0}}; /* newest first */
    size_t words = 0;
    for (struct lv_range w = {0, 0}; lv_next_word(s, w.to, s.n, &w); words++) {
        last[2] = last[1];
        last[1] = last[0];
        last[0] = w;
    }
    int all = words > 1 ? small_number(s, last[0]) : -1;
    bool stroke = all > 0 && s.p[last[0].from - 1] == '/' && small_number(s, last[1]) >= 0;
    int page = stroke ? small_number(s, last[1]) : words > 2 ? small_number(s, last[2]) : -1;
    bool between =
        stroke || (last[1].to - last[1].from <= OF_BYTES && lv_is_letter(lv_char_at(s, last[1].from)));
    size_t before = words - (stroke ? 2 : 3);
    return all > 1 && page > 0 && page <= all && between && lv_ends_block(s, last[0].to) &&
           (before <= (stroke ? 0 : 1) || c->parts);
}

void lv_see_debris(struct lv_fact *f, const struct lv_counts *c) {
    if (c->words > LINE_WORDS || lv_seen(f, LV_E_STOP))
        return;
    lv_see(f, LV_E_RULE, c->words == 0 && is_rule(f->text));
    lv_see(f, LV_E_ARROW_END, ends_in_arrow(f->text));
    lv_see(f, LV_E_PICTURE_FILE, is_picture(f->text));
    lv_see(f, LV_E_PAGE_NUMBER, c->numbers >= 2 && is_page_number(f->text, c));
    lv_see(f, LV_E_TOKEN, is_token(f->text, c));
    lv_see(f, LV_E_SITES, is_sites(f->text));
    lv_see(f, LV_E_FUSED, is_fused(f->text, c));
}
