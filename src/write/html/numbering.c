/* Whether the items of a list are numbered as a browser numbers them, so that the numbers may be left to it. */
#include <string.h>

#include "write/html/html.h"

enum { MOST_NUMBER = 100000000, MOST_LETTERS = 12 };

/* A marker such as "(iv)", taken apart. */
struct number {
    struct lv_str before, sign, after;
};

static bool is_letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_sign(char c) {
    return is_letter(c) || lv_is_digit(c);
}

/* False for a marker without a run of letters or digits, or with two of them, or with letters beyond ASCII. */
static bool divide(struct lv_str marker, struct number *number) {
    size_t from = 0, to, end;
    while (from < marker.n && !is_sign(marker.p[from]))
        from++;
    for (to = from; to < marker.n && is_sign(marker.p[to]);)
        to++;
    for (end = to; end < marker.n && !is_sign(marker.p[end]);)
        end++;
    for (size_t i = 0; i < marker.n; i++)
        if ((unsigned char)marker.p[i] >= 0x80)
            return false;
    *number = (struct number){lv_str_sub(marker, 0, from), lv_str_sub(marker, from, to),
                              lv_str_sub(marker, to, end)};
    return to > from && end == marker.n;
}

static unsigned read_decimal(struct lv_str sign, char first) {
    unsigned value = 0;
    (void)first;
    if (sign.p[0] == '0')
        return 0;
    for (size_t i = 0; i < sign.n; i++) {
        if (!lv_is_digit(sign.p[i]) || value >= MOST_NUMBER)
            return 0;
        value = value * 10 + (unsigned)(sign.p[i] - '0');
    }
    return value;
}

static unsigned read_letter(struct lv_str sign, char first) {
    return sign.n == 1 && sign.p[0] >= first && sign.p[0] <= first + 25 ? (unsigned)(sign.p[0] - first) + 1
                                                                        : 0;
}

/* The number a roman numeral writes, if it is the one way to write it; `first` is A or a. */
static unsigned read_roman(struct lv_str sign, char first) {
    static const struct {
        const char *sign;
        unsigned value;
    } signs[] = {{"m", 1000}, {"cm", 900}, {"d", 500}, {"cd", 400}, {"c", 100}, {"xc", 90}, {"l", 50},
                 {"xl", 40},  {"x", 10},   {"ix", 9},  {"v", 5},    {"iv", 4},  {"i", 1}};
    unsigned value = 0;
    size_t at = 0, times = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs && at < sign.n;) {
        size_t n = strlen(signs[i].sign);
        bool here = at + n <= sign.n && times < (n == 1 && signs[i].sign[0] != 'd' ? 3U : 1U);
        for (size_t k = 0; here && k < n; k++)
            here = sign.p[at + k] == signs[i].sign[k] - 'a' + first;
        value += here ? signs[i].value : 0;
        at += here ? n : 0;
        times = here ? times + 1 : 0;
        i += !here;
    }
    return at == sign.n ? value : 0;
}

static const struct {
    unsigned (*read)(struct lv_str sign, char first);
    char first;
} kinds[] = {
    [LV_DECIMAL] = {read_decimal, '0'},     [LV_LOWER_LETTER] = {read_letter, 'a'},
    [LV_UPPER_LETTER] = {read_letter, 'A'}, [LV_LOWER_ROMAN] = {read_roman, 'a'},
    [LV_UPPER_ROMAN] = {read_roman, 'A'},
};

static bool counts(struct lv_doc *doc, const struct lv_node *list, struct lv_numbering *numbering) {
    unsigned next = 0, items = 0;
    for (const struct lv_node *item = list->first; item; item = item->next) {
        const struct lv_node *marker = lv_item_marker(item);
        struct number number;
        if (item->kind != LV_N_ITEM || lv_is_hidden(item))
            continue;
        if (!marker || !divide(lv_str_trim(lv_text(doc, marker)), &number) || number.sign.n > MOST_LETTERS)
            return false;
        items++;
        unsigned value = kinds[numbering->kind].read(number.sign, kinds[numbering->kind].first);
        if (!next) {
            numbering->start = next = value;
            numbering->before = number.before;
            numbering->after = number.after;
        }
        if (!value || value != next++ || !lv_str_eq(number.before, numbering->before) ||
            !lv_str_eq(number.after, numbering->after))
            return false;
    }
    return items > 1;
}

bool lv_html_is_numbered(struct lv_doc *doc, const struct lv_node *list, struct lv_numbering *numbering) {
    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
        *numbering = (struct lv_numbering){.kind = (enum lv_number_kind)kind};
        if (counts(doc, list, numbering))
            return true;
    }
    return false;
}
