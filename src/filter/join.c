/*
 * Filter join: the lines of a paragraph become one block again. A text wrapped by hand is recognised as a whole: a
 * line goes on where the next word would not have fitted. Elsewhere only a sentence that stops in the middle and goes
 * on in lower case is joined, also over a blank line. A joined block keeps all its source lines.
 */
#include <string.h>

#include "doc/doc.h"
#include "filter/chars.h"
#include "filter/roles.h"
#include "filter/words.h"

enum {
    WIDTH_LEAST = 45, /* columns of a text wrapped by hand */
    WIDTH_MOST = 110,
    WRAPS_LEAST = 3,  /* lines that must look wrapped before all are taken so */
    HAND_LEAST = 25,  /* characters before a break in a text wrapped by hand */
    NEAR_LEAST = 40,  /* characters before a break in the middle of a sentence, no blank line between */
    FAR_LEAST = 60,   /* the same, with blank lines between */
    TITLE_LEAST = 40, /* of a headline in capitals: its first line, and the rest */
    TITLE_REST = 16,
    FIELD_MOST = 30,  /* bytes of the name of a field */
    GAP_MOST = 2,     /* blank lines a paragraph may be broken by */
    NUMBER_LEAST = 6, /* digits of a telephone number */
};

/* What join looks at in a line. */
struct line {
    struct lv_node *node;
    size_t width;      /* columns, indent included */
    size_t first_word; /* its characters */
    size_t indent;
    uint32_t gap; /* blank lines before it */
    bool words;   /* has more than one word */
    bool final;   /* ends a sentence or announces something */
    bool hyphen;  /* ends in a hyphen right behind a letter */
    bool lower;   /* begins in lower case */
    bool caps;    /* all in capitals, several words */
    bool opens;   /* begins something new whatever was before: a bullet, an address, a telephone */
    bool item;    /* begins with a bullet or a number */
    bool field;   /* "WHO:" and a run of blanks: what it says may go on below, indented */
    bool dated;   /* begins with a day, as a lead does */
    bool month;   /* begins with a number and a month */
    bool comma;   /* ends in a comma */
    bool ordinal; /* ends in a number and a full stop */
    bool address; /* begins with an address, and more follows */
    bool dialled; /* ends in a telephone number */
    bool contact; /* has an address or a telephone number */
};

struct lines {
    struct line *line;
    size_t n;
    size_t width; /* the text is wrapped at that column; 0: it is not */
};

static const uint64_t openers =
    LV_LIST_BIT(PHONE) | LV_LIST_BIT(MOBILE) | LV_LIST_BIT(FAX) | LV_LIST_BIT(EMAIL);

/* True for a text that ends in a number as it is dialled: with 0 or + in front, a sign inside, or eight digits in one. */
static bool ends_in_number(struct lv_str text) {
    size_t at = text.n, digits = 0;
    bool sign = false;
    while (at > 0 && (lv_is_digit(text.p[at - 1]) || strchr(" ()+/-", text.p[at - 1]))) {
        at--;
        digits += lv_is_digit(text.p[at]);
        sign |= text.p[at] == '/' || text.p[at] == '-';
    }
    struct lv_str number = lv_str_trim(lv_str_sub(text, at, text.n));
    return digits >= NUMBER_LEAST && (sign || number.n == digits || number.p[0] == '0' || number.p[0] == '+');
}

/* Looks at the end of a line: past closing quotes and brackets for the sign that ends a sentence. */
static void look_at_end(struct line *line, struct lv_str text) {
    uint32_t cp, before;
    size_t n, at = text.n, word = text.n;
    while (word > 0 && text.p[word - 1] != ' ')
        word--;
    while ((n = lv_utf8_prev(text, at, &cp)) && lv_is_closer(cp))
        at -= n;
    line->final = cp == '.' || cp == '!' || cp == '?' || cp == ':' || cp == ';' || cp == 0x2026 ||
                  cp == '>' || cp == '|' || lv_is_address(lv_str_sub(text, word, text.n));
    line->dialled = ends_in_number(text);
    line->contact = line->dialled || memchr(text.p, '@', text.n) || lv_phone_digits(text) >= NUMBER_LEAST + 2;
    line->ordinal = cp == '.' && at == text.n && at > 1 && lv_is_digit(text.p[at - 2]);
    line->comma = cp == ',' && at == text.n;
    line->hyphen = cp == '-' && at == text.n && lv_utf8_prev(text, at - n, &before) &&
                   lv_is_char(before, LV_CHAR_ALPHABETIC);
}

/* A bullet is a sign of its own in front of text; what looks like a dash may be one too. */
static bool is_bullet(struct lv_str text) {
    static const uint32_t bullets[] = {0x2022, 0x25CF, 0x25A0, 0x25AA, 0x2023, 0x25E6,
                                       0xB7,   '*',    '-',    0x2013, 0x2014, 0x261E};
    uint32_t cp, next;
    size_t n = lv_utf8_next(text, 0, &cp);
    if (cp == 'o')
        return lv_str_starts(text, LV_STR("o  ")) || lv_str_starts(text, LV_STR("o\t"));
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (cp == bullets[i])
            return lv_utf8_next(text, n, &next) && (lv_is_blank(next) || cp > 0x2014);
    return false;
}

/* "1." or "a)" in front of text, but no date: what follows is in upper case. */
static bool is_number(struct lv_str text) {
    size_t at = 0;
    uint32_t cp;
    while (at < text.n && at < 3 && lv_is_digit(text.p[at]))
        at++;
    if (!at || at + 2 >= text.n || (text.p[at] != '.' && text.p[at] != ')') || text.p[at + 1] != ' ')
        return false;
    lv_utf8_next(text, at + 2, &cp);
    return !lv_is_lower(cp);
}

/* "WHO:  " or a tab behind the colon. */
static bool is_field(struct lv_str text) {
    struct lv_str name = lv_str_sub(text, 0, FIELD_MOST + 2);
    for (size_t at = 0; (at = lv_str_find(name, LV_STR(":"), at)) < FIELD_MOST; at++) {
        struct lv_str rest = lv_str_sub(name, at, name.n);
        if (lv_str_starts(rest, LV_STR(":  ")) || lv_str_starts(rest, LV_STR(":\t")))
            return true;
    }
    return false;
}

/* "10. maijā", "10 May" */
static bool is_month(struct lv_str text) {
    struct lv_hit hit;
    int day;
    size_t at = lv_digits_at(text, 0, &day);
    if (!at || at > 2)
        return false;
    at = lv_skip_blanks(text, at + (at < text.n && text.p[at] == '.'));
    return lv_word_at(text, at, LV_LIST_MONTH, LV_LANGS_ALL, &hit);
}

static void look_at_start(struct line *line, struct lv_str text) {
    uint32_t cp;
    size_t n, at = 0;
    struct lv_hit hit;
    struct lv_str word;
    while ((n = lv_utf8_next(text, at, &cp)) && !lv_is_blank(cp)) {
        at += n;
        line->first_word++;
    }
    line->words = at < text.n;
    if (line->words && text.p[at - 1] == '.' && lv_is_digit(text.p[0])) /* "1946. gadā" is not torn apart */
        line->first_word += 1 + lv_utf8_count(lv_str_sub(text, at + n, lv_word_end(text, at + n)));
    word = lv_str_sub(text, 0, at);
    lv_utf8_next(text, 0, &cp);
    line->lower = lv_is_lower(cp);
    line->caps = lv_is_upper(cp) && line->words && lv_is_caps(text);
    line->item = is_bullet(text) || is_number(text);
    line->address = lv_is_address(word) && line->words;
    bool name = lv_str_ends(word, LV_STR(":")) && (line->words || !line->lower);
    line->opens = line->item || cp == '<' || cp == '[' || cp == '|' || lv_is_address(word) || name ||
                  lv_words_at(text, 0, openers, LV_LANGS_ALL, &hit, 1);
    line->field = is_field(text);
    line->month = is_month(text);
    line->dated = lv_words_at(text, 0, LV_LIST_BIT(WEEKDAY) | LV_LIST_BIT(DAYWORD), LV_LANGS_ALL, &hit, 1);
}

static struct lines collect(struct lv_doc *doc, const struct lv_node *edition) {
    struct lines lines = {0};
    for (struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition))
        lines.n++;
    lines.line = lv_alloc(&doc->arena, (lines.n + 1) * sizeof *lines.line);
    lines.n = 0;
    uint32_t last = 0;
    for (struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition)) {
        struct line *line = &lines.line[lines.n++];
        struct lv_str text = lv_text(doc, b);
        uint32_t here = lv_node_line(b);
        line->node = b;
        line->indent = lv_attr_number(b, LV_AT_INDENT);
        line->width = lv_utf8_count(text) + line->indent;
        line->gap = here > last ? here - last - 1 : 0;
        last = lv_node_last_line(b);
        look_at_start(line, text);
        look_at_end(line, text);
    }
    return lines;
}

/* True if the first word of `next` would still have fitted behind `line`. */
static bool would_fit(const struct line *line, const struct line *next, size_t width) {
    return line->width + 1 + next->first_word <= width;
}

/* The width nine lines of ten keep to; where that is beyond WIDTH_MOST, just one more. */
static size_t usual_width(const struct lines *lines) {
    size_t n = 0, width = 0, count[WIDTH_MOST + 2] = {0}; /* lines by their width; the widest together */
    for (const struct line *line = lines->line; line < lines->line + lines->n; line++)
        if (line->words) {
            count[line->width <= WIDTH_MOST ? line->width : WIDTH_MOST + 1]++;
            n++;
        }
    if (!n)
        return 0;
    for (size_t narrower = count[0]; narrower <= (n - 1) * 9 / 10; narrower += count[width])
        width++;
    return width;
}

/* The longest line that surely breaks in mid-sentence, if it is not much longer than the usual width. */
static size_t widest_break(const struct lines *lines, size_t width) {
    size_t most = width;
    for (size_t i = 0; i + 1 < lines->n; i++) {
        const struct line *line = &lines->line[i], *next = line + 1;
        bool breaks = !line->final && next->lower && !next->gap && line->words;
        if (breaks && line->width > most && line->width * 8 <= width * 9)
            most = line->width;
    }
    return most;
}

/* The column the text was wrapped at by hand, or 0: lines must really break there in mid-sentence. */
static size_t wrap_width(const struct lines *lines) {
    size_t width = usual_width(lines), wraps = 0, stops = 0;
    if (width < WIDTH_LEAST || width > WIDTH_MOST)
        return 0;
    for (size_t i = 0; i + 1 < lines->n; i++) {
        const struct line *line = &lines->line[i], *next = line + 1;
        if (next->gap || next->opens || would_fit(line, next, width))
            continue;
        wraps += !line->final;
        stops += line->final;
    }
    return wraps >= WRAPS_LEAST && wraps > stops ? widest_break(lines, width) : 0;
}

static bool same_kind(const struct line *line, const struct line *next) {
    return line->node->kind == LV_P && next->node->kind == LV_P && line->node->parent == next->node->parent;
}

/* In a text wrapped by hand: the next word would not have fitted, or the line is long and stops in mid-sentence. */
static bool is_wrapped(const struct line *first, const struct line *line, const struct line *next,
                       size_t width) {
    if (!width || next->gap || line->width > width + width / 8)
        return false;
    if (line == first && !line->final && next->dated)
        return false; /* a headline, and the lead below it */
    bool loose = !line->final && (line != first || line->dated) && line->width * 4 >= width * 3;
    return !would_fit(line, next, width) || loose;
}

/* What hangs below a list item or a field, indented further, belongs to it. */
static bool hangs(const struct line *first, const struct line *line, const struct line *next) {
    if (next->gap)
        return false;
    if (first->item && !line->final && (next->lower || next->indent >= first->indent + 2))
        return true;
    return first->field && next->indent >= first->indent + 4;
}

/* A headline all in capitals on two lines. */
static bool is_title(const struct line *line, const struct line *next) {
    return line->caps && next->caps && line->width >= TITLE_LEAST && next->width >= TITLE_REST;
}

/* True if `next` carries on the paragraph that begins with `first` and of which `line` is the last line so far. */
static bool goes_on(const struct lines *lines, const struct line *first, const struct line *line,
                    const struct line *next) {
    bool wrapped = is_wrapped(first, line, next, lines->width);
    bool opens = next->opens && !(next->address && wrapped && !line->final);
    if (!same_kind(line, next) || opens || (line->dialled && next->contact))
        return false;
    if (wrapped || hangs(first, line, next))
        return true;
    if (next->gap == 0 && is_title(line, next))
        return true;
    size_t least = next->gap ? FAR_LEAST : lines->width ? HAND_LEAST : NEAR_LEAST;
    bool date = line->comma && next->month && !next->gap;
    bool sentence = date || (next->lower && (next->words || next->final));
    return sentence && (!line->final || line->ordinal) && line->words && next->gap <= GAP_MOST &&
           line->width >= least;
}

static void append(struct lv_doc *doc, struct lv_node *to, const struct line *line, const struct line *next) {
    if (!line->hyphen)
        lv_node_append(to, lv_text_new(doc, LV_STR(" ")));
    lv_node_adopt(to, next->node);
    lv_lines_append(doc, to, next->node);
    lv_node_unlink(next->node);
}

/* Makes one text node of the pieces, so that later filters need not copy them again. */
static void flatten(struct lv_doc *doc, struct lv_node *block) {
    struct lv_str text = lv_text(doc, block);
    while (block->first)
        lv_node_unlink(block->first);
    lv_node_append(block, lv_text_new(doc, text));
}

static void join(struct lv_doc *doc, const struct lv_node *edition) {
    struct lines lines = collect(doc, edition);
    lines.width = wrap_width(&lines);
    for (size_t i = 0, next; i < lines.n; i = next) {
        struct line *first = &lines.line[i];
        for (next = i + 1; next < lines.n; next++) {
            if (!goes_on(&lines, first, &lines.line[next - 1], &lines.line[next]))
                break;
            append(doc, first->node, &lines.line[next - 1], &lines.line[next]);
            lines.line[next].node = first->node;
        }
        if (next > i + 1)
            flatten(doc, first->node);
    }
}

int lv_filter_join(struct lv_doc *doc, struct lv_job *job) {
    struct lv_node *edition;
    (void)job;
    for (size_t e = 0; (edition = lv_edition(doc, e)); e++)
        join(doc, edition);
    return 0;
}
