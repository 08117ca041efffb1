/*
 * Search in the word lists: a trie of folded phrases with compressed edges, all of it constant data. Letters are numbered,
 * so that each is one step. The child of a node by a letter is `base` and that number further on, if the node there
 * has that letter: no other node has the same base.
 * Nodes, entries and text come from build/gen/words.inc, which src/gen/words.c writes.
 */
#include "lang/words.h"

#include <string.h>
#include <strings.h>

#include "lang/chars.h"

/* What every step reads of a node: the lists and languages from here on. Four of them are in a line of the cache. */
struct node {
    uint64_t lists;
    uint32_t langs;
    uint16_t base;
    uint8_t letter;
    bool stops; /* it has entries, or an edge */
};

/* What is only read where one stops: the edge to it after its first letter, its entries and their lists. */
struct stop {
    uint64_t own;
    uint32_t text : 24, length : 8;
    uint32_t entries : 24, nentries : 8;
};

/* What a phrase means in one list; `prefix` when every word that begins so matches. */
struct entry {
    uint32_t langs, value;
    uint16_t value_n;
    uint32_t number; /* the value, or 0 */
    uint8_t list;
    bool prefix, negative;
};

/* A letter beyond the tables of characters. */
struct letter {
    uint32_t cp;
    uint8_t number;
};

struct ui {
    uint32_t name, text;
    uint16_t name_n, text_n;
    uint8_t lang;
};

/* How months and then weekdays are written within a date, in a language. */
struct name {
    uint32_t text;
    uint16_t n;
};

struct language {
    char code[4];
    uint8_t bit;
};

#include "words.inc"

enum { DEEPEST = 32 };

/* The number of a letter of a text, 0 if no phrase has it, and its bytes. */
struct numbered {
    size_t n;
    uint32_t number;
};

/* The same for a letter beyond the tables. */
static struct numbered far_number_at(struct lv_str s, size_t at) {
    uint32_t cp;
    size_t n = lv_utf8_next(s, at, &cp);
    cp = lv_is_blank(cp) ? ' ' : lv_fold(cp);
    if (cp < LV_CHARS)
        return (struct numbered){n, words_numbers[cp]};
    const struct letter *letter = words_far;
    while (letter->cp && letter->cp != cp)
        letter++;
    return (struct numbered){n, letter->number};
}

static inline struct numbered number_at(struct lv_str s, size_t at) {
    uint32_t cp;
    size_t n = lv_utf8_near(s, at, &cp);
    return n ? (struct numbered){n, words_numbers[cp]} : far_number_at(s, at);
}

/* What is after a letter at byte `at`; a run of spaces counts as one. */
static inline size_t behind(struct lv_str s, size_t at, struct numbered letter) {
    return letter.number == WORDS_BLANK ? lv_skip_blanks(s, at) : at + letter.n;
}

/* Where the edge to a node ends, of which the first letter is before byte `at` of s; 0 if s goes on in another way. */
static size_t edge_end(struct lv_str s, size_t at, const struct stop *stop) {
    const unsigned char *edge = (const unsigned char *)words_text + stop->text;
    for (size_t i = 0; i < stop->length; i++) {
        struct numbered letter = number_at(s, at);
        if (letter.number != edge[i])
            return 0;
        at = behind(s, at, letter);
    }
    return at;
}

/* True if phrases of these lists and languages are at a node or after it. */
static inline bool leads(const struct node *node, uint64_t lists, uint32_t langs) {
    return node->lists & lists && node->langs & langs;
}

struct found {
    const struct stop *stop;
    size_t end;
};

/* Nodes with entries on the way of s from a node and byte `at` on, the shortest phrase first, as far as it may lead to a hit. */
static size_t walk(struct lv_str s, size_t at, const struct node *node, uint64_t lists, uint32_t langs,
                   struct found found[DEEPEST]) {
    for (size_t n = 0;;) {
        if (node->stops) {
            const struct stop *stop = &words_stops[node - words_nodes];
            if (stop->length && !(at = edge_end(s, at, stop)))
                return n;
            if (stop->own & lists)
                found[n++] = (struct found){stop, at};
            if (n == DEEPEST)
                return n;
        }
        struct numbered letter = number_at(s, at);
        node = &words_nodes[node->base + letter.number];
        if (node->letter != letter.number || !leads(node, lists, langs))
            return n;
        at = behind(s, at, letter);
    }
}

/* Where the way of a text begins: after its first two letters where these are certain, else at the root. */
static inline const struct node *start_at(struct lv_str s, size_t *at) {
    if (s.n < 2 || *at > s.n - 2)
        return words_nodes;
    unsigned first = words_az[(unsigned char)s.p[*at]], second = words_az[(unsigned char)s.p[*at + 1]];
    unsigned start = words_starts[first][second];
    if (start)
        *at += 2;
    return &words_nodes[start];
}

/* True where a phrase may end: not between two letters or digits. */
static bool at_border(struct lv_str s, size_t end) {
    return !lv_is_word(lv_char_at(s, end)) || !lv_is_word(lv_char_before(s, end));
}

static bool fits(const struct entry *e, uint64_t lists, uint32_t langs, bool border) {
    return (lists >> e->list & 1) != 0 && (e->langs & langs) != 0 && (e->prefix || border);
}

static struct lv_hit hit_of(const struct entry *e, uint32_t langs, size_t n) {
    return (struct lv_hit){.list = (enum lv_list)e->list,
                           .n = n,
                           .langs = e->langs & langs,
                           .value = {words_text + e->value, e->value_n},
                           .number = e->negative ? -(int)e->number : (int)e->number};
}

size_t lv_words_at(struct lv_str s, size_t at, uint64_t lists, uint32_t langs, struct lv_hit *hits,
                   size_t max) {
    struct found found[DEEPEST];
    size_t n = 0, from = at;
    const struct node *start = start_at(s, &at);
    if (!leads(start, lists, langs))
        return 0;
    for (size_t i = walk(s, at, start, lists, langs, found); i-- > 0;) {
        const struct stop *stop = found[i].stop;
        bool border = at_border(s, found[i].end);
        for (size_t k = 0; k < stop->nentries && n < max; k++) {
            const struct entry *e = &words_entries[stop->entries + k];
            if (fits(e, lists, langs, border))
                hits[n++] =
                    hit_of(e, langs, (e->prefix ? lv_word_end(s, found[i].end) : found[i].end) - from);
        }
    }
    return n;
}

size_t lv_skip_word(struct lv_str s, size_t at, uint64_t lists, uint32_t langs) {
    struct lv_hit hit;
    size_t from = lv_skip_blanks(s, at);
    bool is = from > at && from < s.n && lv_words_at(s, from, lists, langs, &hit, 1);
    return is ? from + hit.n : at;
}

size_t lv_longest_word(enum lv_list list) {
    return words_longest[list] ? words_longest[list] : SIZE_MAX;
}

bool lv_word_is(struct lv_str s, enum lv_list list, uint32_t langs) {
    s = lv_str_trim(s);
    struct lv_hit hit;
    if (!lv_word_at(s, 0, list, langs, &hit))
        return false;
    for (size_t i = hit.n; i < s.n; i++)
        if (!strchr(" :.!", s.p[i]))
            return false;
    return true;
}

uint32_t lv_langs_of_letter(uint32_t cp) {
    cp = cp < LV_CHARS ? cp : lv_fold(cp);
    return cp < LV_CHARS ? words_letters[cp] : 0;
}

/* The bit of a code of three letters. */
static uint32_t long_lang_bit(const char code[3]) {
    for (size_t i = 0; i < sizeof words_languages / sizeof *words_languages; i++)
        if (strncasecmp(words_languages[i].code, code, 3) == 0)
            return UINT32_C(1) << words_languages[i].bit;
    return 0;
}

uint32_t lv_lang_bit(struct lv_str code) {
    size_t n = 0;
    while (n < code.n && n < 4 && words_az[(unsigned char)code.p[n]])
        n++;
    if (n < 2 || n > 3 || (n < code.n && code.p[n] != '-' && code.p[n] != '_'))
        return 0;
    if (n == 3)
        return long_lang_bit(code.p);
    return words_codes[words_az[(unsigned char)code.p[0]]][words_az[(unsigned char)code.p[1]]];
}

struct lv_str lv_lang_code(uint32_t bit) {
    for (size_t i = 0; i < sizeof words_languages / sizeof *words_languages; i++)
        if (bit >> words_languages[i].bit & 1)
            return lv_str_from(words_languages[i].code);
    return LV_STR("und");
}

bool lv_hit_is(const struct lv_hit *hit, enum lv_value value) {
    static const struct {
        enum lv_list list;
        struct lv_str text;
    } values[] = {
#define LV_VALUE(id, value) {LV_LIST_##id, {#value, sizeof #value - 1}},
#include "lists.def"
    };
    return hit->list == values[value].list && lv_str_eq(hit->value, values[value].text);
}

static bool ui_find(uint32_t bit, struct lv_str name, struct lv_str *text) {
    for (size_t i = 0; i < sizeof words_ui / sizeof *words_ui; i++) {
        const struct ui *u = &words_ui[i];
        if ((bit >> u->lang & 1) != 0 && lv_str_eq(name, (struct lv_str){words_text + u->name, u->name_n})) {
            *text = (struct lv_str){words_text + u->text, u->text_n};
            return true;
        }
    }
    return false;
}

struct lv_str lv_word_ui(struct lv_str lang, const char *name) {
    struct lv_str key = lv_str_from(name), text = key;
    if (!ui_find(lv_lang_bit(lang), key, &text))
        ui_find(lv_lang_bit(LV_STR("en")), key, &text);
    return text;
}

static struct lv_str date_name(struct lv_str lang, size_t number) {
    uint32_t bit = lv_lang_bit(lang);
    for (size_t i = 0; bit && i < sizeof words_names / sizeof *words_names; i++)
        if (bit >> i & 1)
            return (struct lv_str){words_text + words_names[i][number].text, words_names[i][number].n};
    return LV_STR("");
}

struct lv_str lv_month_name(struct lv_str lang, int month) {
    return date_name(lang, (size_t)(month - 1));
}

struct lv_str lv_weekday_name(struct lv_str lang, int weekday) {
    return date_name(lang, LV_MONTHS + (size_t)(weekday - 1));
}

struct lv_str lv_lang_name(struct lv_str code) {
    return lv_lang_bit(code) ? lv_word_ui(code, "name") : code;
}
