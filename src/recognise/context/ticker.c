/*
 * The quotation of a stock that a page of news shows above a release: the number of the paper, the exchange, the day, the
 * clock, the price and how it changed, one a line. Its day is not the day of the release, and its digits dial nobody.
 */
#include <string.h>

#include "lang/chars.h"
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum {
    HEAD_BLOCKS = 40, /* so far down a page shows it */
    TEXT_WORDS = 14,  /* of a sentence that is text: no quotation is below it */
    CELL_WORDS = 3,
    CODE_WORDS = 14, /* of the line with the number of the paper */
    ISIN_BYTES = 12, /* ISO 6166: two letters, nine letters or digits, a digit that checks */
    DAY_WORDS = 8,   /* "As of March 13, 2024, 4:00 PM" */
    AHEAD = 4,       /* so many lines below the quotation may have the day of the release */
    GAP_MOST = 2,
    PRICES_LEAST = 2
};

enum kind { NOTHING, CODE, WHOLE, PRICE, CHANGE, DAY, CLOCK, NAME };

/* True for a word of the form of an ISIN; one without another digit is a word in capitals. */
static bool is_isin(struct lv_str word) {
    size_t digits = 0;
    if (word.n != ISIN_BYTES || !lv_is_digit(word.p[word.n - 1]))
        return false;
    for (size_t i = 0; i < word.n; i++) {
        bool digit = lv_is_digit(word.p[i]), capital = word.p[i] >= 'A' && word.p[i] <= 'Z';
        if (!(capital || (digit && i > 1)))
            return false;
        digits += digit;
    }
    return digits > 1;
}

static bool has_isin(struct lv_str s) {
    for (struct lv_range w = {0, 0}; lv_next_word(s, w.to, s.n, &w);)
        if (is_isin(lv_str_sub(s, w.from, w.to)))
            return true;
    return false;
}

/* What signs the figures of a line have: "+0.12", "(−0,5 %)". */
struct signs {
    size_t n, bracketed;
    bool percent;
};

static struct signs signs_of(struct lv_str s) {
    struct signs signs = {0};
    for (size_t at = 0, k; at < s.n; at += k) {
        uint32_t cp, before = lv_char_before(s, at);
        k = lv_utf8_next(s, at, &cp);
        bool sign = cp == '+' || cp == '-' || cp == 0x2212 || cp == 0x2013 || cp == 0xb1;
        bool free = at == 0 || before == ' ' || before == '(';
        bool figure = sign && free && lv_is_digit(at + k < s.n ? s.p[at + k] : ' ');
        signs.n += figure;
        signs.bracketed += figure && before == '(';
        signs.percent |= cp == '%';
    }
    return signs;
}

/* "0,410 Euro", "1 234.5", "+0,72 %": figures with a point or a sign, and at most a word for what they are. */
static enum kind price_of(const struct lv_fact *f) {
    struct signs signs = signs_of(f->text);
    bool point = false;
    size_t letters = 0;
    for (size_t i = 0; i < f->text.n; i++) {
        char c = f->text.p[i];
        point |= i > 0 && (c == '.' || c == ',') && lv_is_digit(f->text.p[i - 1]);
        letters += (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
    if (f->digits == 0 || letters > 6 || f->words > 2 * CELL_WORDS || lv_seen(f, LV_E_DATE_IN))
        return NOTHING;
    return signs.n > 0 || signs.percent ? CHANGE : point ? PRICE : NOTHING;
}

static bool is_clock(const struct lv_fact *f) {
    const char *colon = memchr(f->text.p, ':', f->text.n);
    return f->words <= CELL_WORDS + 1 && colon && colon > f->text.p && lv_is_digit(colon[-1]) &&
           lv_seen(f, LV_E_DIGIT_START) && f->digits <= 6;
}

/* What a line of the quotation is, by its form. */
static enum kind kind_of(const struct lv_fact *f) {
    if (lv_seen(f, LV_E_STOP) || f->words > CODE_WORDS || f->forced >= 0)
        return NOTHING;
    struct signs signs = signs_of(f->text);
    if (signs.n > 1 && signs.bracketed > 0 && signs.percent)
        return WHOLE; /* "EXM 23.45 +0.12 (+0.5 %)" */
    if (has_isin(f->text))
        return CODE;
    if (LV_ANY_SEEN(f, LV_E_DATE_ONLY, LV_E_WORD_DATE))
        return f->words <= DAY_WORDS ? DAY : NOTHING;
    if (is_clock(f))
        return CLOCK;
    enum kind price = price_of(f);
    bool name = f->words >= 1 && f->words <= CELL_WORDS && f->digits == 0 && lv_seen(f, LV_E_OPEN_END);
    return price != NOTHING ? price : name ? NAME : NOTHING;
}

/* The lines from `from` up to `to` are the page's, whatever their figures look like. */
static void mark(struct lv_facts *facts, size_t from, size_t to) {
    for (; from < to; from++) {
        struct lv_fact *f = &facts->fact[from];
        lv_see(f, LV_E_TICKER, true);
        lv_see(f, LV_E_CODES, true);
        lv_unsee(f, LV_E_PHONE_IN);
        lv_unsee(f, LV_E_PHONE_ONLY);
        lv_unsee(f, LV_E_DATE_ONLY);
        lv_unsee(f, LV_E_WORD_DATE);
        lv_unsee(f, LV_E_TIME_START);
        lv_unsee(f, LV_E_PLACE_IS);
    }
}

/* True for the first day right below the prices, where the release has a day of its own further down. */
static bool is_last_day(const struct lv_facts *facts, size_t at, size_t days) {
    if (at >= facts->n || days != 1 || kind_of(&facts->fact[at]) != DAY)
        return false;
    for (size_t i = at + 1; i < facts->n && i <= at + AHEAD; i++)
        if (lv_seen(&facts->fact[i], LV_E_DATE_ONLY))
            return true;
    return false;
}

/* Marks the quotation that begins at a line, if one does; returns the line after what was looked at. */
static size_t read_ticker(struct lv_facts *facts, size_t from) {
    size_t n[NAME + 1] = {0}, end = from, last = from, i = from;
    for (; i < facts->n; i++) {
        const struct lv_fact *f = &facts->fact[i];
        enum kind kind = kind_of(f);
        if (kind == NOTHING || (i > from && f->line > f[-1].last_line + GAP_MOST) ||
            (kind == DAY && n[DAY] > 0))
            break;
        n[kind]++;
        if ((kind >= CODE && kind <= CHANGE) || (kind == CLOCK && n[PRICE] + n[CODE] > 0))
            last = i + 1;
        end = i + 1;
    }
    size_t prices = n[PRICE] + n[CHANGE];
    if (n[WHOLE] > 0 || (n[CODE] > 0 && prices > 0) || (prices >= PRICES_LEAST && n[CHANGE] > 0))
        mark(facts, from, last + is_last_day(facts, last, n[DAY]));
    return end > from ? end : from + 1;
}

/* Where a quotation may begin: at the number of the paper, or at the name, day or price above more of it. */
void lv_see_ticker(struct lv_facts *facts) {
    for (size_t i = 0; i < facts->n && i < HEAD_BLOCKS;) {
        const struct lv_fact *f = &facts->fact[i];
        if (lv_seen(f, LV_E_STOP) && f->words >= TEXT_WORDS)
            return;
        enum kind kind = kind_of(f);
        bool name = kind == NAME && i + 1 < facts->n && kind_of(f + 1) != NAME && kind_of(f + 1) != CODE;
        i = kind != NOTHING && (kind != NAME || name) ? read_ticker(facts, i) : i + 1;
    }
}
