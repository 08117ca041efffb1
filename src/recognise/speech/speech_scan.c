/* Words, and quote glyphs in pairs. */
#include "recognise/speech/speech_scan.h"

#include "core/skip.h"
#include "lang/chars.h"
#include "lang/sentence.h"

enum { REACH = 4096 }; /* bytes: how far a single glyph may be from its closing one */

size_t lv_count_words(struct lv_str text, struct lv_range range, size_t most) {
    struct lv_range word = {range.from, range.from};
    size_t n = 0;
    while (n < most && lv_next_word(text, word.to, range.to, &word))
        n++;
    return n;
}

struct lv_range lv_range_trim(struct lv_str text, struct lv_range range) {
    struct lv_str s = lv_str_trim(lv_str_sub(text, range.from, range.to));
    size_t from = s.n ? (size_t)(s.p - text.p) : range.from;
    return (struct lv_range){from, from + s.n};
}

/* ---- glyphs ---- */

static const uint32_t closers_low[] = {0x201d, 0x201c, '"', 0x2033, 0}; /* of „ and of “ */
static const uint32_t closers_single[] = {0x2019, 0x2018, '\'', 0};
static const uint32_t closers_left[] = {0xbb, 0};
static const uint32_t closers_right[] = {0xab, 0xbb, 0};
static const uint32_t closers_double[] = {'\'', 0x2019, '"', 0x201d, 0};

static bool opens_here(struct lv_str text, size_t at, size_t after) {
    uint32_t before = lv_char_before(text, at), next = lv_char_at(text, after);
    bool free = before == 0 || lv_is_blank(before) || before == '(' || before == '[' || before == 0x2013 ||
                before == 0x2014 || before == 0x261e || before == ':';
    return free && next != 0 && (lv_is_word(next) || !lv_is_blank(next) || before == 0 || before == ' ');
}

/* Bytes a glyph begins with, and the two commas typed for one; and those of glyphs that close. */
static const bool glyph_bytes[256] = {
    ['"'] = true, ['\''] = true, ['`'] = true, [','] = true, [0xc2] = true, [0xe2] = true};
static const bool closing_bytes[256] = {['"'] = true, ['\''] = true, [0xc2] = true, [0xe2] = true};

/* The next character from byte `at` on that may be a glyph; its length, 0 at the end. */
static size_t next_glyph(struct lv_str text, const bool bytes[256], size_t *at, uint32_t *cp) {
    for (size_t to = *at;; to++) {
        *at = to = lv_next_sign(text, to, bytes);
        if (to + 1 < text.n && text.p[to] == ',' && text.p[to + 1] != ',')
            continue;
        size_t k = lv_utf8_next(text, to, cp);
        if (k == 0 || lv_may_be_glyph(*cp))
            return k;
    }
}

/* Glyphs that open a stretch, and what closes it; `placed`: only where one may open, before a word and after none. */
static const struct {
    uint32_t glyph;
    const uint32_t *closers;
    bool placed;
} openers[] = {
    {0x201e, closers_low, false}, {0x201f, closers_low, false}, {0x201a, closers_single, false},
    {0xab, closers_left, false},  {0x201c, closers_low, true},  {0x201d, closers_low, true},
    {'"', closers_low, true},     {0x2036, closers_low, true},  {0xbb, closers_right, true},
};

/* What closes two single glyphs in a row, or one. */
static const uint32_t *opening_single(struct lv_str text, size_t at, uint32_t cp, size_t n, bool twice) {
    if (!opens_here(text, at, at + n))
        return NULL;
    if (twice)
        return cp == ',' ? closers_low : closers_double;
    bool letter = lv_is_word(lv_char_at(text, at + n));
    return (cp == 0x2018 || (cp == '\'' && letter)) ? closers_single : NULL;
}

/* The glyphs that close what opens at byte `at`, with the length of the opening one; NULL if none opens. */
static const uint32_t *opening(struct lv_str text, size_t at, uint32_t cp, size_t *n) {
    static const uint32_t doubled[] = {'\'', '`', ',', 0x2018, 0};
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (openers[i].glyph == cp)
            return openers[i].placed && !opens_here(text, at, at + *n) ? NULL : openers[i].closers;
    bool twice = lv_is_one_of(cp, doubled) && lv_char_at(text, at + *n) == cp;
    *n *= twice ? 2 : 1;
    return opening_single(text, at, cp, *n, twice);
}

/* True if the glyph at `at` ends a stretch: after a letter or a stop, before none. */
static bool closes_here(struct lv_str text, size_t at, size_t after) {
    uint32_t before = lv_char_before(text, at), next = lv_char_at(text, after);
    return !lv_is_word(next) || (before != 0 && !lv_is_word(before) && !lv_is_blank(before));
}

/* Glyphs with a reach, and up to where the text is known to hold none that closes them. */
struct clear {
    const uint32_t *closers;
    size_t upto;
};

/* A typewriter glyph at whose place one may open, within speech: true if the next one closes a few words, "dreams". */
static bool names_inside(struct lv_str text, size_t at) {
    struct lv_str s = lv_str_sub(text, at, at + LV_NAME_BYTES);
    size_t close = lv_str_find(s, LV_STR("\""), 0);
    if (close >= s.n || !closes_here(text, at + close, at + close + 1))
        return false;
    struct lv_span span = {{at, at + close}, {at, at + close}, true, true};
    struct lv_str rest = lv_str_sub(text, at + close + 1, at + REACH);
    return lv_span_is_name(text, &span) && (lv_str_find(rest, LV_STR("\""), 0) < rest.n ||
                                            lv_str_find(rest, LV_STR("\xe2\x80\x9d"), 0) < rest.n);
}

static bool find_close(struct lv_str text, struct lv_span *span, const uint32_t *closers,
                       struct clear *clear) {
    size_t depth = 0, k, from = span->inner.from;
    uint32_t cp;
    if (clear) {
        text = lv_str_sub(text, 0, from + REACH);
        from = clear->upto > from ? clear->upto : from;
    }
    for (size_t at = from; (k = next_glyph(text, closing_bytes, &at, &cp)) > 0; at += k) {
        bool close = lv_is_one_of(cp, closers);
        size_t n = k;
        if (closers == closers_double && (cp == '\'' || cp == 0x2019)) {
            close = lv_char_at(text, at + k) == cp;
            n = 2 * k;
        }
        if (close && depth == 0 && closes_here(text, at, at + n)) {
            span->inner.to = at;
            span->range.to = at + n;
            return span->closed = true;
        }
        bool low = closers == closers_low && opens_here(text, at, at + k);
        bool nested = low && (cp == 0x201e || cp == 0x201c || (cp == '"' && names_inside(text, at + 1)));
        if (nested)
            depth++;
        else if (close && depth > 0)
            depth--;
    }
    if (clear)
        clear->upto = text.n > 3 ? text.n - 3 : 0; /* the last character may be cut */
    return false;
}

/* A closing glyph whose opening one was lost: the speech began with the text. */
static bool lost_opening(struct lv_str text, size_t at, size_t k, uint32_t cp) {
    uint32_t before = lv_char_before(text, at), next = lv_char_at(text, at + k);
    bool glyph = cp == 0x201d || cp == '"' || cp == 0xbb || cp == 0x201c;
    return glyph && (before == ',' || before == '.' || before == '!' || before == '?') &&
           (next == 0 || lv_is_blank(next));
}

/* A single glyph that is no apostrophe: it is at the beginning or after a colon, and a capital follows. */
static bool surely_opens(struct lv_str text, size_t at, size_t after, uint32_t cp) {
    struct lv_str before = lv_str_trim(lv_str_sub(text, 0, at));
    return (cp == 0x2018 || (cp == '\'' && before.n == 0)) &&
           (before.n == 0 || before.p[before.n - 1] == ':') && lv_is_upper(lv_char_at(text, after));
}

bool lv_span_next(struct lv_str text, size_t start, struct lv_span *span) {
    struct clear clear[] = {{closers_single, 0}, {closers_right, 0}, {closers_double, 0}};
    size_t k;
    uint32_t cp;
    for (size_t at = start; (k = next_glyph(text, glyph_bytes, &at, &cp)) > 0; at += k) {
        size_t n = k;
        const uint32_t *closers = opening(text, at, cp, &n);
        if (closers) {
            *span = (struct lv_span){{at, text.n}, {at + n, text.n}, false, true};
            struct clear *reach = NULL;
            for (size_t i = 0; i < 3; i++)
                if (clear[i].closers == closers)
                    reach = &clear[i];
            if (find_close(text, span, closers, reach) || !reach || surely_opens(text, at, at + n, cp))
                return true;
        } else if (start == 0 && lost_opening(text, at, k, cp)) {
            *span = (struct lv_span){{0, at + k}, {0, at}, true, false};
            return true;
        }
    }
    return false;
}

bool lv_span_is_name(struct lv_str text, const struct lv_span *span) {
    uint32_t last = lv_char_before(text, span->inner.to);
    return span->closed && span->inner.to - span->inner.from < LV_NAME_BYTES &&
           lv_count_words(text, span->inner, 5) < 5 && (lv_is_word(last) || last == ')');
}
