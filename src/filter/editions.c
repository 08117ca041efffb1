/*
 * Filter editions: one text that holds several languages, one after the other or paragraph by paragraph, becomes an
 * edition for each. Only with -b and a single input, behind the filter lang. Long paragraphs are sure of their
 * language; what stands between two of them goes to the side that more speaks for.
 */
#include "doc/doc.h"
#include "filter/words.h"

enum { LONG_LETTERS = 60, BLOCKS_LEAST = 2, SHARE = 15 };

struct item {
    struct lv_node *node;
    uint32_t lang; /* a bit, or 0 while it is not known */
};

struct items {
    struct item *item;
    size_t n;
};

static const uint64_t telling = LV_LIST_BIT(CONTACT) | LV_LIST_BIT(UNIT) | LV_LIST_BIT(INSTITUTION) |
                                LV_LIST_BIT(PHONE) | LV_LIST_BIT(EMAIL) | LV_LIST_BIT(DOCTYPE) |
                                LV_LIST_BIT(PUBLISHED) | LV_LIST_BIT(LABEL) | LV_LIST_BIT(MONTH) |
                                LV_LIST_BIT(VERB) | LV_LIST_BIT(NOTE) | LV_LIST_BIT(ABOUT);

static size_t letters(struct lv_str s) {
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.p[i] | 0x20) >= 'a' && ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

static struct items collect(struct lv_doc *doc, const struct lv_node *edition) {
    struct items items = {0};
    for (struct lv_node *node = edition->first; node; node = node->next)
        items.n++;
    items.item = lv_alloc(&doc->arena, (items.n + 1) * sizeof *items.item);
    items.n = 0;
    for (struct lv_node *node = edition->first; node; node = node->next) {
        bool sure = letters(lv_text(doc, node)) >= LONG_LETTERS;
        items.item[items.n++] = (struct item){node, sure ? lv_lang_bit(lv_node_lang(node)) : 0};
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

/* What speaks for language a rather than b: positive, negative, or 0. */
static int evidence(struct lv_doc *doc, const struct lv_node *node, uint32_t a, uint32_t b) {
    uint32_t own = lv_attr_has(node, LV_AT_LANG) ? lv_lang_bit(lv_attr(node, LV_AT_LANG)) : 0;
    struct lv_str text = lv_text(doc, node);
    int words = (int)count_words(text, a) - (int)count_words(text, b);
    return words + 2 * (own == a) - 2 * (own == b);
}

/* Shares items from..to between the language before and the one behind them, at the best place for a border. */
static void share(struct lv_doc *doc, struct items *items, size_t from, size_t to, uint32_t before,
                  uint32_t behind) {
    size_t border = from;
    int sum = 0, best = 0;
    for (size_t i = from; i < to && before != behind; i++) {
        sum += evidence(doc, items->item[i].node, before, behind);
        if (sum > best) {
            best = sum;
            border = i + 1;
        }
    }
    for (size_t i = from; i < to; i++)
        items->item[i].lang = i < border ? before : behind;
}

static void fill(struct lv_doc *doc, struct items *items, uint32_t langs) {
    uint32_t before = 0;
    size_t from = 0;
    for (size_t i = 0; i <= items->n; i++) {
        uint32_t here = i < items->n ? items->item[i].lang & langs : before;
        if (!here)
            continue;
        share(doc, items, from, i, before ? before : here, here);
        before = here;
        from = i + 1;
    }
}

/* The edition of a language among the new ones, which stand in front of the old one. */
static struct lv_node *edition_of(struct lv_doc *doc, struct lv_node *old, uint32_t lang) {
    struct lv_node *edition = old->parent->first;
    while (edition != old && lv_lang_bit(lv_attr(edition, LV_AT_LANG)) != lang)
        edition = edition->next;
    if (edition != old)
        return edition;
    edition = lv_node_new(doc, LV_EDITION);
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

int lv_filter_editions(struct lv_doc *doc, struct lv_job *job) {
    struct lv_node *edition = lv_edition(doc, 0);
    if (!job->options->split || !edition || lv_edition(doc, 1))
        return 0;
    struct items items = collect(doc, edition);
    uint32_t langs = main_languages(&items);
    if (!(langs & (langs - 1)))
        return 0; /* one language */
    fill(doc, &items, langs);
    divide(doc, edition, &items);
    return 0;
}
