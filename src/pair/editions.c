/*
 * Several languages in one text, one after the other or paragraph by paragraph. Long paragraphs are sure of their
 * language; the short ones get theirs from the best way through all of them.
 */
#include <math.h>

#include "lang/chars.h"
#include "pair/pair.h"

enum { LONG_LETTERS = 60, BLOCKS_LEAST = 2, SHARE = 15, LANGS_MOST = 8 };

struct item {
    struct lv_node *node;
    uint32_t lang;        /* a bit, or 0 while it is not known */
    size_t letters;       /* all of them */
    double plain, marked; /* those inside and outside a–z; those of names count little */
    double begin;         /* what speaks against an edition beginning here */
};

struct items {
    struct item *item;
    size_t n;
};

static const uint64_t telling =
    LV_LIST_BIT(CONTACT) | LV_LIST_BIT(UNIT) | LV_LIST_BIT(INSTITUTION) | LV_LIST_BIT(PHONE) |
    LV_LIST_BIT(EMAIL) | LV_LIST_BIT(DOCTYPE) | LV_LIST_BIT(PUBLISHED) | LV_LIST_BIT(LABEL) |
    LV_LIST_BIT(MONTH) | LV_LIST_BIT(VERB) | LV_LIST_BIT(NOTE) | LV_LIST_BIT(ABOUT) | LV_LIST_BIT(COMMON);

static const double NAMES = 0.25; /* what letters of words with a capital count */

/* How many letters of a text stand inside and outside a–z, in words with a capital [0] and without. */
struct letters {
    size_t plain[2], marked[2];
};

static void count_letters(struct letters *letters, struct lv_str s) {
    size_t step;
    uint32_t cp, before = ' ';
    bool small = true;
    for (size_t at = 0; (step = lv_utf8_next(s, at, &cp)); at += step, before = cp) {
        if (!lv_is_letter(cp))
            continue;
        small = lv_is_letter(before) ? small : !lv_is_upper(cp);
        ++*(cp < 0x80 ? &letters->plain[small] : &letters->marked[small]);
    }
}

/* Addresses are in no language. */
static void see_letters(struct item *item) {
    struct letters l = {{0}, {0}};
    const struct lv_node *node = item->node, *next;
    for (; node; node = next) {
        bool address = node->kind == LV_N_A;
        if (!address)
            count_letters(&l, node->text);
        next = address ? lv_node_skip(node, item->node) : lv_node_next(node, item->node);
    }
    item->letters = l.plain[0] + l.plain[1] + l.marked[0] + l.marked[1];
    item->plain = (double)l.plain[1] + NAMES * (double)l.plain[0];
    item->marked = (double)l.marked[1] + NAMES * (double)l.marked[0];
}

/* No edition begins with a telephone or an address; more blank lines than usual may be a border. */
static double cost_of_beginning(const struct lv_node *node) {
    static const double reachable = 3, border = -1.5;
    double cost = 0;
    for (const struct lv_node *at = node; at; at = lv_node_next(at, node)) {
        struct lv_str href = lv_attr(at, LV_AT_HREF);
        if (lv_str_starts(href, LV_STR("tel:")) || lv_str_starts(href, LV_STR("mailto:")))
            cost = reachable;
    }
    bool apart = node->prev && lv_node_line(node) > lv_node_last_line(node->prev) + 2;
    return cost + (apart ? border : 0);
}

static struct items collect(struct lv_doc *doc, const struct lv_node *edition) {
    struct items items = {0};
    for (struct lv_node *node = edition->first; node; node = node->next)
        items.n++;
    items.item = lv_alloc(&doc->arena, (items.n + 1) * sizeof *items.item);
    items.n = 0;
    for (struct lv_node *node = edition->first; node; node = node->next) {
        struct item *item = &items.item[items.n++];
        item->node = node;
        item->begin = cost_of_beginning(node);
        see_letters(item);
        item->lang = item->letters >= LONG_LETTERS ? lv_lang_bit(lv_node_lang(node)) : 0;
    }
    return items;
}

/* The languages that have several long paragraphs and a fair share of them. */
static uint32_t main_languages(const struct items *items) {
    uint32_t langs = 0;
    for (uint32_t bit = 1; bit; bit <<= 1) {
        size_t own = 0, all = 0;
        for (size_t i = 0; i < items->n; i++) {
            own += items->item[i].lang == bit;
            all += items->item[i].lang != 0;
        }
        if (own >= BLOCKS_LEAST && own * 100 >= all * SHARE)
            langs |= bit;
    }
    return langs;
}

static size_t count_words(struct lv_str s, uint32_t lang) {
    struct lv_hit hit;
    size_t n = 0, step;
    uint32_t cp, before = ' ';
    for (size_t at = 0; at < 256 && (step = lv_utf8_next(s, at, &cp)); at += step) {
        if (lv_is_blank(before) && lv_words_at(s, at, telling, lang, &hit, 1))
            n++;
        before = cp;
    }
    return n;
}

/* What it costs to go from one language to the next block's: less where the text keeps one, or takes turns. */
struct habit {
    double stay, turn, jump; /* turn: to the next of the languages in order, jump: to any other */
    double against;          /* a block that is sure of another language */
};

static const struct habit in_sequence = {0, 3.5, 3.5, 20}, by_turns = {3, 0, 6, 20};

/* The languages in the order in which they first stand in the text. */
struct order {
    uint32_t lang[LANGS_MOST];
    double marked[LANGS_MOST]; /* the share of letters outside a–z, in the long blocks of that language */
    size_t n;
};

static struct order order_of(const struct items *items, uint32_t langs) {
    struct order order = {.n = 0};
    for (size_t i = 0; i < items->n && order.n < LANGS_MOST; i++) {
        if (!(items->item[i].lang & langs))
            continue;
        langs &= ~items->item[i].lang;
        order.lang[order.n++] = items->item[i].lang;
    }
    return order;
}

static void count_marked(const struct items *items, struct order *order) {
    for (size_t k = 0; k < order->n; k++) {
        double letters = 100, marked = 1; /* so that nothing is impossible */
        for (size_t i = 0; i < items->n; i++)
            if (items->item[i].lang == order->lang[k]) {
                letters += items->item[i].plain + items->item[i].marked;
                marked += items->item[i].marked;
            }
        order->marked[k] = fmin(0.99, marked / letters);
    }
}

/* True if most long blocks are in another language than the one before. */
static bool takes_turns(const struct items *items, uint32_t langs) {
    size_t pairs = 0, turns = 0;
    uint32_t before = 0;
    for (size_t i = 0; i < items->n; i++) {
        uint32_t lang = items->item[i].lang & langs;
        if (lang && before) {
            pairs++;
            turns += lang != before;
        }
        before = lang ? lang : before;
    }
    return turns * 2 > pairs;
}

/* What the letters of a block cost in each language: how unlikely they are, beside those of the likeliest one. */
static void count_letters_cost(const struct item *item, const struct order *order, double cost[LANGS_MOST]) {
    static const double most = 8;
    double least = INFINITY;
    for (size_t k = 0; k < order->n; k++) {
        cost[k] = -item->marked * log(order->marked[k]) - item->plain * log(1 - order->marked[k]);
        least = fmin(least, cost[k]);
    }
    for (size_t k = 0; k < order->n; k++)
        cost[k] = fmin(cost[k] - least, most);
}

/* What speaks against a block being in each language: its letters, less its words. */
static void find_costs(struct lv_doc *doc, const struct item *item, uint32_t langs, const struct order *order,
                       const struct habit *habit, double cost[LANGS_MOST]) {
    bool own = lv_attr_has(item->node, LV_AT_LANG), sure = item->lang & langs;
    count_letters_cost(item, order, cost);
    for (size_t k = 0; k < order->n; k++) {
        uint32_t lang = order->lang[k];
        if (sure)
            cost[k] = item->lang == lang ? 0 : habit->against;
        else if (own && lv_lang_bit(lv_attr(item->node, LV_AT_LANG)) == lang)
            cost[k] -= 2;
        if (!sure)
            cost[k] -= (double)count_words(lv_text(doc, item->node), lang);
    }
}

/* The best way to a block in each language: what it costs, and the language before. */
struct way {
    double cost[LANGS_MOST];
    size_t from[LANGS_MOST];
};

static double step_cost(const struct order *order, size_t from, size_t to, const struct habit *habit,
                        double begin) {
    if (from == to)
        return habit->stay;
    return (from + 1) % order->n == to ? habit->turn + begin : habit->jump + begin;
}

static void find_way(struct way *way, const struct order *order, const struct habit *habit, double begin) {
    for (size_t to = 0; to < order->n; to++) {
        double best = INFINITY;
        for (size_t from = 0; from < order->n; from++) {
            double cost = way[-1].cost[from] + step_cost(order, from, to, habit, begin);
            if (cost < best) {
                best = cost;
                way->from[to] = from;
            }
        }
        way->cost[to] += best;
    }
}

/* Gives every block the language it has on the best way through all of them. */
static void fill(struct lv_doc *doc, struct items *items, uint32_t langs) {
    const struct habit *habit = takes_turns(items, langs) ? &by_turns : &in_sequence;
    struct order order = order_of(items, langs);
    count_marked(items, &order);
    struct way *way = lv_alloc(&doc->arena, (items->n + 1) * sizeof *way);
    for (size_t i = 0; i < items->n; i++) {
        find_costs(doc, &items->item[i], langs, &order, habit, way[i].cost);
        if (i)
            find_way(&way[i], &order, habit, habit->turn > 0 ? items->item[i].begin : 0);
    }
    size_t best = 0;
    for (size_t k = 1; k < order.n; k++)
        best = way[items->n - 1].cost[k] < way[items->n - 1].cost[best] ? k : best;
    for (size_t i = items->n; i--; best = way[i].from[best])
        items->item[i].lang = order.lang[best];
}

/* The edition of a language among the new ones, which stand in front of the old one. */
static struct lv_node *edition_of(struct lv_doc *doc, struct lv_node *old, uint32_t lang) {
    struct lv_node *edition = old->parent->first;
    while (edition != old && lv_lang_bit(lv_attr(edition, LV_AT_LANG)) != lang)
        edition = edition->next;
    if (edition != old)
        return edition;
    edition = lv_node_new(doc, LV_N_EDITION);
    lv_attr_set(doc, edition, LV_AT_LANG, lv_lang_code(lang));
    lv_node_before(old, edition);
    return edition;
}

static void divide(struct lv_doc *doc, struct lv_node *old, const struct items *items) {
    for (size_t i = 0; i < items->n; i++) {
        struct lv_node *node = items->item[i].node, *edition = edition_of(doc, old, items->item[i].lang);
        lv_node_unlink(node);
        lv_node_append(edition, node);
        if (lv_lang_bit(lv_attr(node, LV_AT_LANG)) == items->item[i].lang)
            lv_attr_remove(node, LV_AT_LANG);
    }
    lv_node_unlink(old);
}

void lv_editions_divide(struct lv_doc *doc) {
    struct lv_node *edition = lv_edition(doc, 0);
    struct items items = collect(doc, edition);
    uint32_t langs = main_languages(&items);
    if (!(langs & (langs - 1)))
        return; /* one language */
    fill(doc, &items, langs);
    divide(doc, edition, &items);
}
