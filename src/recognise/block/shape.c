/* Evidence from the text of one block: its length, its stops, its case, and what numbers and signs it begins with. */
#include <string.h>
#include <unictype.h>

#include "lang/chars.h"
#include "lang/sentence.h"
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum {
    FEW_WORDS = 6,
    LONG_CHARS = 300,
    SHAPE_WORDS = 5,
    NAME_BYTES = 60,
    FIELD_BYTES = 36,
    CLAUSE_WORDS = 5
};

static void see_length(struct lv_fact *f, size_t words) {
    f->words = (uint32_t)words;
    lv_see(f, LV_E_W1, words <= 1);
    lv_see(f, LV_E_W2_3, words >= 2 && words <= 3);
    lv_see(f, LV_E_W2_5, words >= 2 && words <= 5);
    lv_see(f, LV_E_W4_8, words >= 4 && words <= 8);
    lv_see(f, LV_E_W9_16, words >= 9 && words <= 16);
    lv_see(f, LV_E_W17_40, words >= 17 && words <= 40);
    lv_see(f, LV_E_W41, words > 40);
    lv_see(f, LV_E_LONG, f->text.n > LONG_CHARS && lv_utf8_count(f->text) > LONG_CHARS);
}

static void see_start(struct lv_fact *f) {
    uint32_t cp, next = 0;
    size_t k = lv_utf8_next(f->text, 0, &cp);
    lv_utf8_next(f->text, k, &next);
    lv_see(f, LV_E_LOWER, lv_is_letter(cp) && !lv_is_upper(cp));
    lv_see(f, LV_E_DIGIT_START, cp < 0x80 && lv_is_digit((char)cp));
    bool dash = cp == 0x2013 || cp == 0x2014 || cp == '-';
    bool glyph = cp == '"' || cp == 0x201c || cp == 0x201e || cp == 0xab || cp == 0x2018 || cp == 0x261e ||
                 (cp == 0x201d && lv_is_word(next));
    lv_see(f, LV_E_GLYPHS, glyph || (dash && cp != '-' && lv_is_blank(next)));
}

static bool is_bullet(uint32_t cp) {
    switch (cp) {
    case '*':
    case '-':
    case '+':
    case 0xb7:
    case 0x2013:
    case 0x2014:
    case 0x2022:
    case 0x2023:
    case 0x2043:
    case 0x25a0:
    case 0x25aa:
    case 0x25ba:
    case 0x25cf:
    case 0x25e6:
    case 0x2713:
    case 0x2714:
    case 0x27a2:
    case 0xf0b7:
        return true;
    default:
        return false;
    }
}

/*
 * What Word's lists leave when they are copied as text: a circle, or letters of its symbol fonts, which show as a square,
 * an arrow or a tick there. A tab is after each, or several blanks.
 */
static bool is_symbol(uint32_t cp) {
    static const uint32_t symbols[] = {'o', 'v', 'q', 'n', 'l', 'u', 0xA7, 0xD8, 0xFC, 0};
    return lv_is_one_of(cp, symbols);
}

size_t lv_bullet_at(struct lv_str s) {
    uint32_t cp, next = 0;
    size_t k = lv_utf8_next(s, 0, &cp), n = lv_utf8_next(s, k, &next);
    bool wide = n && (next == '\t' || (lv_is_blank(next) && lv_is_blank(lv_char_at(s, k + n))));
    if (wide && is_symbol(cp))
        return k;
    if (lv_str_starts(s, LV_STR("--")) && lv_is_blank(lv_char_at(s, 2)))
        return 2;
    if (!n || !is_bullet(cp))
        return 0;
    bool free = lv_is_blank(next), glued = (cp > 0x2020 && cp != 0x2013 && cp != 0x2014) ||
                                           (cp == '*' && lv_is_letter(next) && s.p[s.n - 1] != '*');
    return free || glued ? k : 0;
}

size_t lv_glyph_at(struct lv_str s) {
    static const uint32_t glyphs[] = {0xb7,   0x2022, 0x2023, 0x2043, 0x25a0, 0x25aa,
                                      0x25ba, 0x25cf, 0x25e6, 0x27a2, 0xf0b7, 0};
    uint32_t cp;
    size_t n = lv_utf8_next(s, 0, &cp);
    return lv_is_one_of(cp, glyphs) && lv_skip_blanks(s, n) < s.n ? n : 0;
}

/* True for a sign that shows as a picture by itself; those of Latin text do not. */
static bool is_emoji(uint32_t cp) {
    return cp >= 0x2000 && (uc_is_property(cp, UC_PROPERTY_EMOJI) ||
                            uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_So)); /* ★ */
}

/* Signs that change how the one before them shows: a variation, a colour of skin, a joiner, a key around a digit. */
static bool is_emoji_part(uint32_t cp) {
    return cp == 0xFE0F || cp == 0x20E3 || cp == 0x200D ||
           (cp >= 0x2000 && uc_is_property(cp, UC_PROPERTY_EMOJI_COMPONENT));
}

size_t lv_emoji_at(struct lv_str s) {
    uint32_t cp, next;
    size_t at = lv_utf8_next(s, 0, &cp), n;
    bool key = at && lv_is_char(cp, LV_CHAR_DIGIT) && lv_utf8_next(s, at, &next) && is_emoji_part(next);
    if (!at || !(key || is_emoji(cp)))
        return 0;
    while ((n = lv_utf8_next(s, at, &cp)) && (is_emoji_part(cp) || is_emoji(cp)))
        at += n;
    return n && lv_is_blank(cp) && lv_skip_blanks(s, at) < s.n ? at : 0;
}

/* True if the word after "12." makes a date or a year of it. */
static bool dated(const struct lv_facts *facts, struct lv_str s, size_t at) {
    struct lv_hit hit;
    uint64_t lists = LV_LIST_BIT(MONTH) | LV_LIST_BIT(YEARWORD);
    return lv_words_at(s, lv_skip_blanks(s, at), lists, facts->langs, &hit, 1) > 0;
}

static bool is_roman(char c) {
    return c && strchr("ivxIVX", c);
}

/* The value of a roman number of i, v and x. */
static unsigned roman_value(struct lv_str s) {
    unsigned sum = 0, before = 0;
    for (size_t i = s.n; i-- > 0;) {
        char c = (char)(s.p[i] | 32);
        unsigned one = c == 'i' ? 1 : c == 'v' ? 5 : 10;
        sum = one < before ? sum - one : sum + one;
        before = one > before ? one : before;
    }
    return sum;
}

/* Digits, a letter from a to h, or a roman number at byte `from`: how many characters; *letter: no digits. */
static size_t number_length(struct lv_str s, size_t from, bool *letter) {
    size_t n = 0;
    while (from + n < s.n && n < 3 && lv_is_digit(s.p[from + n]))
        n++;
    *letter = n == 0 && from < s.n && (s.p[from] | 32) >= 'a' && (s.p[from] | 32) <= 'h';
    n += *letter;
    for (bool roman = n <= 1 && from < s.n && !lv_is_digit(s.p[from]);
         roman && n < 4 && from + n < s.n && is_roman(s.p[from + n]); n++)
        *letter = true;
    return n;
}

size_t lv_number_at(const struct lv_facts *facts, struct lv_str s) {
    size_t from = s.n && s.p[0] == '(';
    bool letter;
    size_t n = number_length(s, from, &letter), after = from + n + 1;
    if (n == 0 || n > (letter ? 4 : 2) || after >= s.n || !lv_is_blank(lv_char_at(s, after)))
        return 0;
    if (s.p[after - 1] == ')')
        return after;
    return !from && !letter && s.p[after - 1] == '.' && !dated(facts, s, after) ? after : 0;
}

/* "1. a thing" in lower case is an item only between others; see LV_E_SEQUENCE. */
static void see_number(const struct lv_facts *facts, struct lv_fact *f) {
    size_t n = lv_number_at(facts, f->text);
    uint32_t cp = lv_char_at(f->text, lv_skip_blanks(f->text, n));
    bool lower = lv_is_letter(cp) && !lv_is_upper(cp) && n > 0 && f->text.p[n - 1] == '.';
    lv_see(f, LV_E_NUMBERED, n > 0 && !lower);
    lv_see(f, LV_E_NUMBERED_LOWER, lower);
    for (size_t i = 0; i < n; i++)
        if (lv_is_digit(f->text.p[i]))
            f->number = (uint8_t)(f->number * 10 + (f->text.p[i] - '0'));
    size_t from = n > 0 && f->text.p[0] == '(';
    if (n == 0 || f->number > 0)
        return;
    unsigned char first = (unsigned char)f->text.p[from] | 32;
    unsigned value = is_roman((char)first) ? roman_value(lv_str_sub(f->text, from, n - 1)) : first - 'a' + 1U;
    f->number = (uint8_t)value;
}

/* "WHO IS THERE: …" */
static void see_capital_field(struct lv_fact *f) {
    size_t letters = 0, at = 0;
    uint32_t cp;
    for (size_t k; (k = lv_utf8_next(f->text, at, &cp)) > 0 && at < 40 && cp != ':'; at += k) {
        if (lv_is_letter(cp) && !lv_is_upper(cp))
            return;
        letters += lv_is_letter(cp);
    }
    lv_see(f, LV_E_CAPITAL_FIELD, cp == ':' && letters >= 3 && at + 2 < f->text.n);
}

/* "News | Press / Media > Archive": a bar between blanks. */
static bool has_bars(struct lv_str s, const struct lv_counts *c) {
    bool any = lv_has_any_sign(c, "|/>");
    for (size_t i = 1; any && i + 1 < s.n; i++)
        if ((s.p[i] == '|' || s.p[i] == '/' || s.p[i] == '>') && s.p[i - 1] == ' ' && s.p[i + 1] == ' ')
            return true;
    return false;
}

static bool is_bracketed(struct lv_str s) {
    return s.n > 2 && ((s.p[0] == '(' && s.p[s.n - 1] == ')') || (s.p[0] == '[' && s.p[s.n - 1] == ']'));
}

static void see_signs(const struct lv_facts *facts, struct lv_fact *f, const struct lv_counts *c) {
    struct lv_str s = f->text;
    lv_see(f, LV_E_CAPS, c->letters >= 4 && c->upper == c->letters);
    lv_see(f, LV_E_NO_LETTERS,
           c->letters + c->digits == 0 || (c->letters == 0 && c->digits && c->words == 1));
    lv_see(f, LV_E_SIGNS_ONLY, c->letters + c->digits == 0);
    lv_see(f, LV_E_NAMES, c->capitals * 2 > c->words - c->small);
    lv_see(f, LV_E_ONE_CAPITAL, c->capitals <= 1 && c->upper <= 1);
    lv_see(f, LV_E_CAPITALS, c->words >= 5 && c->capitals * 10 >= c->words * 7 && lv_seen(f, LV_E_OPEN_END));
    size_t bullet = lv_bullet_at(s), from = bullet ? lv_skip_blanks(s, bullet) : 0;
    lv_see(f, LV_E_BULLET, bullet > 0);
    see_number(facts, f);
    size_t gaps = c->gaps - (c->gaps && from > bullet && (s.p[bullet] == '\t' || from > bullet + 1));
    bool tab = lv_has_sign(c, '\t') && memchr(s.p + from, '\t', s.n - from), bar = gaps && c->parts == 0;
    lv_see(f, LV_E_GAP_INSIDE, bar && !tab && gaps == 1 && c->words <= 8);
    lv_see(f, LV_E_CELLS, bar && (tab || gaps >= 2));
    see_capital_field(f);
    lv_see(f, LV_E_BRACKETED, is_bracketed(s));
    lv_see(f, LV_E_BARS, has_bars(s, c));
    lv_see(f, LV_E_INDENT, lv_attr_has(f->block, LV_AT_INDENT));
}

/* Two to four words with capitals, letters only, an initial perhaps, a comma at the end perhaps. */
static bool has_name_shape(struct lv_str s, const struct lv_counts *c) {
    if (c->words < 2 || c->words >= SHAPE_WORDS || c->capitals != c->words || c->digits || c->others > 2 ||
        s.n >= NAME_BYTES || c->gaps || lv_has_any_sign(c, "!?:;\"()[]/|<>&@"))
        return false;
    const char *comma = lv_has_sign(c, ',') ? memchr(s.p, ',', s.n) : NULL;
    return (!comma || comma + 1 == s.p + s.n) && !(c->upper == c->letters && c->words > 3);
}

/* The first colon before byte `most`, or NULL. */
static const char *colon_before(struct lv_str s, const struct lv_counts *c, size_t most) {
    return lv_has_sign(c, ':') ? memchr(s.p, ':', s.n < most ? s.n : most) : NULL;
}

/* "Where: at home": at most three words before a colon, and more after it. */
static void see_field(struct lv_fact *f, const struct lv_counts *c, const struct lv_words *words) {
    const char *field = colon_before(f->text, c, FIELD_BYTES);
    if (!field || field == f->text.p || field + 2 >= f->text.p + f->text.n || f->words > 24)
        return;
    bool few = words->n <= 3 || words->word[3].from > (size_t)(field - f->text.p);
    lv_see(f, LV_E_FIELD,
           few && !lv_seen(f, LV_E_STOP) && !lv_seen(f, LV_E_EMAIL_IN) && !lv_seen(f, LV_E_PHONE_IN) &&
               !lv_seen(f, LV_E_URL_IN));
}

/* "Fax: 67 000 012": a colon and digits; other words may be only before the colon. */
static void see_digit_field(struct lv_fact *f, const struct lv_counts *c) {
    size_t characters = c->letters + c->digits;
    if (c->digits < 6 || characters >= 64 || lv_seen(f, LV_E_DATE_IN))
        return;
    const char *colon = colon_before(f->text, c, 64);
    if (!colon || memchr(f->text.p, '(', (size_t)(colon - f->text.p)))
        return;
    bool bare = lv_count_signs(lv_str_sub(f->text, (size_t)(colon - f->text.p), f->text.n)).letters == 0;
    lv_see(f, LV_E_DIGIT_FIELD, characters < (bare ? 64 : 40) && lv_phone_digits(f->text) >= 6);
}

static void see_name(struct lv_fact *f, const struct lv_counts *c) {
    bool house = c->words >= 2 && c->words <= 4 && c->numbers == 1 && c->capitals >= 1 &&
                 f->text.n < NAME_BYTES && lv_is_digit(f->text.p[f->text.n - 1]);
    lv_see(f, LV_E_HOUSE_NUMBER, house && c->digits <= 4 && !lv_seen(f, LV_E_DATE_IN));
    lv_see(f, LV_E_NAME_SHAPE, has_name_shape(f->text, c));
}

/* A block that is nothing but speech, or one sentence in glyphs. */
static void see_only_speech(struct lv_fact *f, const struct lv_speech *speech) {
    struct lv_span span;
    bool all = lv_seen(f, LV_E_GLYPHS) && lv_seen(f, LV_E_STOP) && f->words > 3 &&
               lv_span_next(f->text, 0, &span) && span.range.from == 0 && span.range.to == f->text.n;
    lv_see(f, LV_E_IN_GLYPHS, all);
    lv_see(f, LV_E_OPENS, all && !span.closed);
    struct lv_part first = speech->parts[0];
    lv_see(f, LV_E_ALL_SPEECH,
           speech->nparts == 1 && speech->marked && first.range.from == 0 && first.range.to == f->text.n &&
               first.kind == LV_PART_SPEECH && f->words >= FEW_WORDS);
}

/* How much is in quote glyphs, beside names and titles: a clause, or most of the block. */
static void see_quoted(struct lv_fact *f) {
    struct lv_span span;
    size_t quoted = 0, words = 0;
    for (size_t at = 0; at < f->text.n && lv_span_next(f->text, at, &span); at = span.range.to) {
        if (lv_span_is_name(f->text, &span))
            continue;
        quoted += span.inner.to - span.inner.from;
        words += lv_count_words(f->text, span.inner, CLAUSE_WORDS);
    }
    lv_see(f, LV_E_QUOTED, words >= CLAUSE_WORDS);
    lv_see(f, LV_E_MOSTLY_QUOTED, words >= CLAUSE_WORDS && quoted * 2 > f->text.n);
}

static void see_speech(const struct lv_facts *facts, struct lv_fact *f) {
    struct lv_speech speech;
    bool before = f > facts->fact && f[-1].speech_open;
    struct lv_str code = lv_node_lang(f->block);
    uint32_t lang = lv_str_eq(code, facts->code) ? facts->lang : lv_lang_bit(code);
    lv_speech_find(f->text, lang ? lang : facts->langs, before, true, &speech);
    bool brief = speech.marked && speech.verb.to > 0 && f->words > 3;
    lv_see(f, LV_E_SAID, speech.said && (brief || f->words >= FEW_WORDS));
    lv_see(f, LV_E_SAID_PLAIN, speech.said && !speech.marked && f->words >= FEW_WORDS);
    lv_see(f, LV_E_OPENS, speech.open && lv_seen(f, LV_E_GLYPHS));
    lv_see(f, speech.verb.to ? LV_E_ANNOUNCES : LV_E_SPEAKER_LINE, speech.announces);
    see_only_speech(f, &speech);
    if (f->words > CLAUSE_WORDS && !speech.bare)
        see_quoted(f);
    f->speech_open = (speech.announces && speech.verb.to > 0) || (speech.open && speech.said);
}

/* "A B, Chair", "A B (Tel. 1)": a name, and after a comma or bracket more. */
static void see_name_comma(struct lv_fact *f, const struct lv_counts *c) {
    bool sign = lv_has_sign(c, ',') || (lv_has_sign(c, '(') && lv_seen(f, LV_E_PHONE_IN));
    if (!sign || f->words > 12 || lv_seen(f, LV_E_TITLE_START))
        return;
    const char *comma = memchr(f->text.p, ',', f->text.n), *bracket = memchr(f->text.p, '(', f->text.n);
    if (bracket && lv_seen(f, LV_E_PHONE_IN) && (!comma || bracket < comma))
        comma = bracket;
    if (!comma || comma + 2 >= f->text.p + f->text.n)
        return;
    struct lv_counts name = lv_count_signs((struct lv_str){f->text.p, (size_t)(comma - f->text.p)});
    lv_see(f, LV_E_NAME_COMMA,
           name.words >= 2 && name.words <= 4 && name.capitals == name.words && name.others <= 2 &&
               name.upper < name.letters);
}

void lv_roles_see(struct lv_facts *facts, struct lv_fact *f) {
    struct lv_words words;
    struct lv_counts c = lv_count_text(f->text, &words);
    f->digits = (uint32_t)c.digits;
    f->even &= !c.uneven;
    lv_pass(f, LV_PASS_LENGTH);
    see_length(f, c.words);
    lv_pass(f, LV_PASS_ENDING);
    lv_see_end(facts, f, &c);
    lv_pass(f, LV_PASS_SIGNS);
    see_start(f);
    see_signs(facts, f, &c);
    lv_pass(f, LV_PASS_PATHS);
    lv_see_web(f, &c);
    lv_pass(f, LV_PASS_MACHINE);
    lv_see_debris(f, &c);
    lv_pass(f, LV_PASS_DATES);
    lv_see_time(facts, f);
    lv_see_dates(facts, f, &c, &words);
    lv_pass(f, LV_PASS_INTERFACE); /* words, phrases and these are looked at together */
    lv_roles_words(facts, f, &words);
    lv_pass(f, LV_PASS_HELD);
    lv_see_held(f);
    lv_pass(f, LV_PASS_CREDITS);
    lv_see_marks(facts, f, &c, &words);
    lv_pass(f, LV_PASS_RUNS);
    lv_see_run(facts, f);
    lv_pass(f, LV_PASS_ADDRESSES);
    lv_see_addresses(f, &c);
    lv_pass(f, LV_PASS_FIELDS);
    see_field(f, &c, &words);
    see_digit_field(f, &c);
    see_name(f, &c);
    see_name_comma(f, &c);
    lv_pass(f, LV_PASS_LEAD);
    lv_see_lead(facts, f);
    lv_pass(f, LV_PASS_SPEECH);
    see_speech(facts, f);
    lv_see(f, LV_E_LANG_DIFFERS, lv_attr_has(f->block, LV_AT_LANG));
}
