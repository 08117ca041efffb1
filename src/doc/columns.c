/* Widths of the columns of a table. */
#include "core/utf8.h"
#include "doc/doc.h"

static unsigned longest_word(struct lv_str s, unsigned *all) {
    unsigned longest = 0, word = 0;
    size_t n;
    uint32_t cp;
    *all = 0;
    for (size_t at = 0; (n = lv_utf8_next(s, at, &cp)); at += n) {
        ++*all;
        word = lv_is_blank(cp) && cp != 0xA0 && cp != 0x202F ? 0 : word + 1;
        longest = word > longest ? word : longest;
    }
    return longest;
}

static void most(unsigned *to, unsigned value) {
    *to = value > *to ? value : *to;
}

void lv_letters_of(struct lv_doc *doc, const struct lv_node *table, struct lv_letters *letters, size_t n) {
    for (size_t c = 0; c < n; c++)
        letters[c] = (struct lv_letters){0};
    for (const struct lv_node *row = table->first; row; row = row->next) {
        const struct lv_node *cell = row->first;
        for (size_t c = 0; cell && c < n; c++, cell = cell->next) {
            unsigned all, word = longest_word(lv_text(doc, cell), &all);
            word = lv_table_is_figure(cell) ? all : word;
            most(&letters[c].text, all);
            most(&letters[c].word, word);
            if (row->prev)
                most(&letters[c].below, word);
        }
    }
}

static double share_of(double wanted, double least, double limit) {
    double share = wanted < limit ? wanted : limit;
    return share > least ? share : least;
}

bool lv_share_out(double *widths, const double *least, size_t n, double room) {
    double low = 0, high = room, sum = 0;
    for (size_t c = 0; c < n; c++)
        sum += least ? least[c] : 0;
    if (sum > room)
        return false;
    for (int round = 0; round < 30; round++) {
        double limit = (low + high) / 2;
        sum = 0;
        for (size_t c = 0; c < n; c++)
            sum += share_of(widths[c], least ? least[c] : 0, limit);
        if (sum <= room)
            low = limit;
        else
            high = limit;
    }
    for (size_t c = 0; c < n; c++)
        widths[c] = share_of(widths[c], least ? least[c] : 0, low);
    return true;
}

void lv_spread_out(double *widths, size_t n, double room) {
    double sum = 0;
    for (size_t c = 0; c < n; c++)
        sum += widths[c];
    for (size_t c = 0; c < n && sum > 0 && sum < room; c++)
        widths[c] *= room / sum;
}
