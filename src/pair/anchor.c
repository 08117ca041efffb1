#include "core/utf8.h"
#include "pair/pair.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

enum { STEM = 4, WORD_STEM = 5, ANCHORS_MOST = 400 };

struct collector {
    struct lv_doc *doc;
    struct lv_anchor anchor[ANCHORS_MOST]; /* of a longer block the first ones do */
    size_t n;
    uint32_t langs;
};

static uint32_t hash(const char *p, size_t n, uint32_t seed) {
    uint32_t h = 2166136261U ^ seed;
    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)p[i]) * 16777619U;
    return h;
}

/* An address never is twice by chance, a word often does. */
static void add(struct collector *c, const char *p, size_t n, enum lv_anchor_kind kind, struct lv_str text) {
    static const float weights[] = {4.0F, 2.0F, 1.5F, 1.5F, 1.0F};
    enum lv_anchor_kind alike = kind == LV_ANCHOR_YEAR ? LV_ANCHOR_NUMBER : kind;
    if (c->n < ANCHORS_MOST && n)
        c->anchor[c->n++] = (struct lv_anchor){hash(p, n, alike), weights[kind], weights[kind], kind, text};
}

/* An acronym says more than a name, a name more than the stem of any long word. */
static void add_word(struct collector *c, const char *p, size_t n, float weight, struct lv_str text) {
    size_t before = c->n;
    add(c, p, n, LV_ANCHOR_WORD, text);
    if (c->n > before)
        c->anchor[before].base = c->anchor[before].weight = weight;
}

/* The first `most` letters of a word, lower-case and without diacritics; returns their bytes in `to`. */
static size_t fold(struct lv_str word, size_t most, char *to, size_t room) {
    uint8_t plain[256];
    size_t n = sizeof plain, out = 0, letters = 0;
    struct lv_str head = lv_str_sub(word, 0, 64);
    if (!u8_casefold((const uint8_t *)head.p, head.n, NULL, UNINORM_NFD, plain, &n))
        return 0;
    struct lv_str s = {(const char *)plain, n};
    uint32_t cp;
    for (size_t at = 0, step; (step = lv_utf8_next(s, at, &cp)) && letters < most; at += step) {
        if (!uc_is_property_alphabetic(cp) || out + step > room)
            continue;
        memcpy(to + out, s.p + at, step);
        out += step;
        letters++;
    }
    return letters >= most || most > WORD_STEM ? out : 0;
}

static size_t take_number(struct collector *c, struct lv_str s, size_t at) {
    char canonical[LV_NUMBER_ROOM + 1];
    size_t n, end = lv_number_read(s, at, c->langs, canonical, &n);
    add(c, canonical, n, LV_ANCHOR_NUMBER, lv_str_sub(s, at, end));
    return end;
}

/* The last anchor is a number that the other side may have in words or elsewhere: it is found, but never missed. */
static void soften(struct collector *c, size_t before) {
    if (c->n > before) {
        c->anchor[before].kind = LV_ANCHOR_WORD;
        c->anchor[before].base = c->anchor[before].weight = 1.0F;
    }
}

/* A number in words; returns where it ends, or `at` if none is there. */
static size_t take_number_word(struct collector *c, struct lv_str s, size_t at) {
    char canonical[LV_NUMBER_ROOM + 1];
    size_t n, before = c->n, end = lv_number_spelt(s, at, c->langs, canonical, &n);
    if (end > at)
        add(c, canonical, n, LV_ANCHOR_NUMBER, lv_str_sub(s, at, end));
    soften(c, before);
    return end;
}

static size_t word_end(struct lv_str s, size_t at, size_t *letters, size_t *upper, size_t *digits) {
    uint32_t cp;
    size_t step;
    *letters = *upper = *digits = 0;
    for (; (step = lv_utf8_next(s, at, &cp)); at += step) {
        bool letter = uc_is_property_alphabetic(cp), digit = cp >= '0' && cp <= '9';
        if (!letter && !digit)
            break;
        *letters += letter;
        *digits += digit;
        *upper += letter && uc_is_upper(cp);
    }
    return at;
}

static size_t take_word(struct collector *c, struct lv_str s, size_t at) {
    size_t letters, upper, digits, n;
    char stem[64];
    size_t end = word_end(s, at, &letters, &upper, &digits), spelt = take_number_word(c, s, at);
    struct lv_str word = lv_str_sub(s, at, end);
    uint32_t first;
    lv_utf8_next(s, at, &first);
    if (spelt >= end)
        return spelt;
    if (letters >= 2 && upper == letters && (n = fold(word, 16, stem, sizeof stem)))
        add_word(c, stem, n, 1.5F, word);
    else if (uc_is_upper(first) && (n = fold(word, STEM, stem, sizeof stem)))
        add_word(c, stem, n, 1.0F, word);
    else if (letters > WORD_STEM && (n = fold(word, WORD_STEM, stem, sizeof stem)))
        add_word(c, stem, n, 0.4F, word);
    return end;
}

static void take_text(struct collector *c, struct lv_str s) {
    uint32_t cp;
    size_t step;
    for (size_t at = 0; (step = lv_utf8_next(s, at, &cp)) && c->n < ANCHORS_MOST;) {
        if (cp >= '0' && cp <= '9')
            at = take_number(c, s, at);
        else if (uc_is_property_alphabetic(cp))
            at = take_word(c, s, at);
        else
            at += step;
    }
}

/* The time of day of a date is found as the number it looks like, but nobody has to write it beside the date. */
static void take_clock(struct collector *c, struct lv_str date) {
    size_t at = lv_str_find(date, LV_STR("T"), 0), before = c->n;
    if (at == SIZE_MAX)
        return;
    struct lv_str clock = lv_str_sub(date, at + 1, at + 6);
    take_number(c, lv_str_sub(clock, lv_str_starts(clock, LV_STR("0")), clock.n), 0);
    soften(c, before);
}

/* A date counts by its month and day, so that one side may leave out the year; the year counts as a number. */
static void take_date(struct collector *c, struct lv_str date, struct lv_str text) {
    struct lv_str year = lv_str_sub(date, 0, 4), day = lv_str_sub(date, 5, 10);
    if (lv_str_starts(date, LV_STR("--")))
        day = lv_str_sub(date, 2, 7);
    else
        add(c, year.p, year.n, LV_ANCHOR_YEAR, year);
    add(c, day.p, day.n, LV_ANCHOR_DATE, text);
    take_clock(c, date);
}

/* A point in time, or the first and the last day of a range. */
static void take_dates(struct collector *c, struct lv_str dates, struct lv_str text) {
    size_t slash = lv_str_find(dates, LV_STR("/"), 0);
    take_date(c, lv_str_sub(dates, 0, slash), text);
    if (slash != SIZE_MAX)
        take_date(c, lv_str_sub(dates, slash + 1, dates.n), text);
}

static void take_node(struct collector *c, const struct lv_node *node) {
    struct lv_str date = lv_attr(node, LV_AT_DATETIME), href = lv_attr(node, LV_AT_HREF);
    if (date.n)
        take_dates(c, date, lv_text(c->doc, node));
    else if (href.n)
        add(c, href.p, href.n, LV_ANCHOR_ADDRESS, href);
    else
        take_text(c, node->text);
}

static int by_hash(const void *a, const void *b) {
    uint32_t x = ((const struct lv_anchor *)a)->hash, y = ((const struct lv_anchor *)b)->hash;
    return (x > y) - (x < y);
}

static double total(const struct lv_pair_unit *unit) {
    double sum = 0;
    for (size_t i = 0; i < unit->anchors; i++)
        sum += (double)unit->anchor[i].weight;
    return sum;
}

void lv_anchor_unit(struct lv_doc *doc, struct lv_pair_unit *unit, uint32_t langs) {
    struct collector c = {.doc = doc, .langs = langs};
    const struct lv_node *next;
    for (const struct lv_node *node = unit->node; node; node = next) {
        take_node(&c, node);
        bool whole = lv_attr_has(node, LV_AT_DATETIME) || lv_attr_has(node, LV_AT_HREF);
        next = whole ? lv_node_skip(node, unit->node) : lv_node_next(node, unit->node);
    }
    qsort(c.anchor, c.n, sizeof *c.anchor, by_hash);
    unit->anchors = c.n;
    unit->anchor = lv_alloc(&doc->arena, (c.n + 1) * sizeof *c.anchor);
    memcpy(unit->anchor, c.anchor, c.n * sizeof *c.anchor);
    unit->weight = total(unit);
}

/* All hashes of both sides, sorted. */
static uint32_t *all_hashes(struct lv_doc *doc, const struct lv_units *side[2], size_t *n) {
    size_t count = 0;
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < side[s]->n; i++)
            count += side[s]->unit[i].anchors;
    struct lv_anchor *all = lv_alloc(&doc->arena, (count + 1) * sizeof *all);
    *n = 0;
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < side[s]->n; i++)
            for (size_t k = 0; k < side[s]->unit[i].anchors; k++)
                all[(*n)++] = side[s]->unit[i].anchor[k];
    qsort(all, *n, sizeof *all, by_hash);
    uint32_t *hashes = lv_alloc(&doc->arena, (count + 1) * sizeof *hashes);
    for (size_t i = 0; i < *n; i++)
        hashes[i] = all[i].hash;
    return hashes;
}

/* How often a hash is in the sorted list. */
static size_t occurrences(const uint32_t *hashes, size_t n, uint32_t wanted) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (hashes[middle] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    size_t end = low;
    while (end < n && hashes[end] == wanted && end - low < 64)
        end++;
    return end - low;
}

void lv_anchor_weigh(struct lv_doc *doc, const struct lv_units *left, const struct lv_units *right) {
    const struct lv_units *side[2] = {left, right};
    size_t n;
    uint32_t *hashes = all_hashes(doc, side, &n);
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < side[s]->n; i++) {
            struct lv_pair_unit *unit = &side[s]->unit[i];
            for (size_t k = 0; k < unit->anchors; k++) {
                struct lv_anchor *anchor = &unit->anchor[k];
                double often = (double)occurrences(hashes, n, anchor->hash);
                anchor->weight = anchor->base / (float)sqrt(often / 2.0 + 0.5);
            }
            unit->weight = total(unit);
        }
}

double lv_anchor_shared(const struct lv_pair_unit *a, const struct lv_pair_unit *b) {
    double shared = 0;
    size_t i = 0, k = 0;
    while (i < a->anchors && k < b->anchors) {
        if (a->anchor[i].hash < b->anchor[k].hash)
            i++;
        else if (a->anchor[i].hash > b->anchor[k].hash)
            k++;
        else
            shared += (double)a->anchor[i++].weight, k++;
    }
    return shared;
}

double lv_anchor_likeness(const struct lv_pair_unit *a, const struct lv_pair_unit *b) {
    double weight = a->weight + b->weight;
    return weight > 0 ? 2 * lv_anchor_shared(a, b) / weight : 0;
}
