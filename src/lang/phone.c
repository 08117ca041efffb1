/*
 * Telephone numbers to E.164, by the numbering plans of phones.def. A number is read in groups of digits; the longest
 * row of groups that fits the plan counts, so that two numbers in a row come apart.
 */
#include <string.h>

#include "lang/chars.h"
#include "lang/phone.h"

/* As a set: bit n for n digits. */
#define LV_DIGITS(from, to) ((2U << (to)) - (1U << (from)))

struct lv_country {
    const char *code, *domain, *langs;
    uint32_t lengths;
    const char *trunk, *first, *groups;
};

static const struct lv_country countries[] = {
#define LV_PHONE(code, domain, langs, lengths, trunk, first, groups)                                         \
    {code, domain, langs, lengths, trunk, first, groups},
#include "phones.def"
#undef LV_PHONE
};

enum { COUNTRIES = sizeof countries / sizeof *countries, MOST_DIGITS = 20, MOST_GROUPS = 10 };

/* So many digits without the trunk prefix of the country are a number of the town, which cannot be dialled elsewhere. */
enum { LOCAL = 6 };

/* Groups of digits as written. */
struct groups {
    char digit[MOST_DIGITS];
    size_t n;                                   /* groups */
    size_t upto[MOST_GROUPS], end[MOST_GROUPS]; /* digits and bytes of the text up to the end of each */
    char before[MOST_GROUPS];                   /* what separates a group from the one before it */
};

const struct lv_country *lv_country_of_lang(struct lv_str lang) {
    struct lv_str code = lv_str_sub(lang, 0, lv_str_find(lang, LV_STR("-"), 0));
    for (size_t i = 0; code.n && i < COUNTRIES; i++) {
        const char *found = memmem(countries[i].langs, strlen(countries[i].langs), code.p, code.n);
        if (found && found > countries[i].langs && found[-1] == ',' && found[code.n] == ',')
            return &countries[i];
    }
    return NULL;
}

const struct lv_country *lv_country_of_domain(struct lv_str domain) {
    for (size_t i = 0; domain.n && i < COUNTRIES; i++)
        if (lv_str_eq(domain, lv_str_from(countries[i].domain)))
            return &countries[i];
    return NULL;
}

/* The signs between two groups: spaces, a hyphen, a full stop, a stroke, a closing or opening bracket. How many bytes. */
static size_t separator(struct lv_str s, size_t at, char *kind) {
    size_t from = at, n;
    uint32_t cp;
    *kind = ' ';
    while ((n = lv_utf8_next(s, at, &cp)) && at - from < 6) {
        bool hyphen = cp == '-' || cp == 0x2010 || cp == 0x2011 || cp == 0x2013;
        if (!lv_is_blank(cp) && !hyphen && !(cp < 0x80 && strchr("./()", (int)cp)))
            break;
        if (!lv_is_blank(cp))
            *kind = hyphen ? '-' : (char)cp;
        at += n;
    }
    return at - from;
}

static void read_groups(struct lv_str s, size_t at, struct groups *g) {
    size_t digits = 0;
    char kind = '\0';
    g->n = 0;
    while (g->n < MOST_GROUPS) {
        size_t from = at;
        while (at < s.n && lv_is_digit(s.p[at]) && digits < MOST_DIGITS)
            g->digit[digits++] = s.p[at++];
        if (at == from || (at < s.n && lv_is_digit(s.p[at])))
            return;
        g->before[g->n] = kind;
        g->upto[g->n] = digits;
        g->end[g->n++] = at;
        size_t skip = separator(s, at, &kind);
        if (!skip)
            return;
        at += skip;
    }
}

/* Takes a trunk zero in brackets, "+44 (0)20", out of the groups. */
static void drop_bracketed_zero(struct lv_str s, struct groups *g) {
    for (size_t i = 1; i < g->n; i++) {
        size_t from = g->upto[i - 1];
        if (g->upto[i] - from != 1 || g->digit[from] != '0' || g->before[i] != '(' ||
            lv_char_at(s, g->end[i]) != ')')
            continue;
        memmove(g->digit + from, g->digit + from + 1, g->upto[g->n - 1] - from - 1);
        for (size_t k = i; k < g->n; k++)
            g->upto[k]--;
        return;
    }
}

static const struct lv_country *country_of_digits(const char *digit, size_t n) {
    for (size_t i = 0; i < COUNTRIES; i++) {
        size_t code = strlen(countries[i].code);
        if (code < n && memcmp(digit, countries[i].code, code) == 0)
            return &countries[i];
    }
    return NULL;
}

const struct lv_country *lv_country_of_number(const char *number) {
    return country_of_digits(number + 1, strlen(number) - 1);
}

const char *lv_country_code(const struct lv_country *land) {
    return land->code;
}

const char *lv_country_groups(const struct lv_country *land) {
    return land->groups;
}

/* At the end of a word, or before the x of an extension: "555-010-0123x45". */
static bool ends_number(struct lv_str s, size_t at) {
    return lv_word_ends(s, at) || (at + 1 < s.n && s.p[at] == 'x' && lv_is_digit(s.p[at + 1]));
}

/* The longest row of groups with one of those lengths after the first `skip` digits; g->n if none. */
static size_t fitting(struct lv_str s, const struct groups *g, size_t skip, uint32_t lengths) {
    for (size_t i = g->n; i-- > 0;)
        if (g->upto[i] > skip && lengths >> (g->upto[i] - skip) & 1 && ends_number(s, g->end[i]))
            return i;
    return g->n;
}

static void put(struct lv_phone *phone, const char *code, const char *digits, size_t n, size_t end) {
    size_t at = 0;
    phone->number[at++] = '+';
    for (; *code; code++)
        phone->number[at++] = *code;
    memcpy(phone->number + at, digits, n);
    phone->number[at + n] = '\0';
    phone->end = end;
}

/* A number with its country code, `skip` digits of which are the prefix 00. */
static bool international(struct lv_str s, struct groups *g, size_t skip, struct lv_phone *phone) {
    drop_bracketed_zero(s, g);
    size_t all = g->n ? g->upto[g->n - 1] : 0;
    const struct lv_country *land = all > skip ? country_of_digits(g->digit + skip, all - skip) : NULL;
    size_t code = land ? strlen(land->code) : 0;
    size_t i = fitting(s, g, skip + code, land ? land->lengths : LV_DIGITS(8, 15));
    if (i == g->n)
        return false;
    put(phone, "", g->digit + skip, g->upto[i] - skip, g->end[i]);
    return true;
}

/* A number without a code in its own country, after a trunk prefix of that many digits. */
static bool national(struct lv_str s, const struct groups *g, const struct lv_country *home, size_t trunk,
                     enum lv_phone_hint hint, struct lv_phone *phone) {
    uint32_t lengths = trunk || !*home->trunk ? home->lengths : home->lengths & ~(LV_DIGITS(0, LOCAL));
    size_t i = fitting(s, g, trunk, lengths);
    if (i == g->n || !strchr(home->first, g->digit[trunk]))
        return false;
    if (hint == LV_PHONE_LINE && (i || g->upto[i] < 7)) /* several groups may be dates, sums, codes */
        return false;
    put(phone, home->code, g->digit + trunk, g->upto[i] - trunk, g->end[i]);
    return true;
}

/* The same after one of the country's trunk prefixes. */
static bool after_trunk(struct lv_str s, const struct groups *g, const struct lv_country *home,
                        enum lv_phone_hint hint, struct lv_phone *phone) {
    size_t n;
    for (const char *trunk = home->trunk; *trunk; trunk += n + (trunk[n] == ',')) {
        n = strcspn(trunk, ",");
        if (g->upto[g->n - 1] > n && memcmp(g->digit, trunk, n) == 0 && national(s, g, home, n, hint, phone))
            return true;
    }
    return false;
}

/* Three, three and four digits with a stroke, hyphen or bracket, after a 1 perhaps: so North America writes numbers. */
static bool american(struct lv_str s, const struct groups *g, struct lv_phone *phone) {
    size_t i = g->n > 3 && g->upto[0] == 1 && g->digit[0] == '1', skip = i;
    if (g->n < i + 3 || g->upto[i] != skip + 3 || g->upto[i + 1] != skip + 6 || g->upto[i + 2] != skip + 10 ||
        !ends_number(s, g->end[i + 2]))
        return false;
    if (!strchr("/-).", g->before[i + 1]) || !strchr("-.", g->before[i + 2]) || g->digit[skip] < '2')
        return false;
    put(phone, "1", g->digit + skip, 10, g->end[i + 2]);
    return true;
}

/* True for a country whose own numbers may look like those of North America: ten digits and no trunk prefix. */
static bool has_ten_digits(const struct lv_country *home) {
    return !*home->trunk && (home->lengths & LV_DIGITS(10, 10));
}

/* After a plus, which may be there twice, a space and a bracket: "++1 555", "+ 371", "+(371)". */
static size_t after_plus(struct lv_str s, size_t at) {
    at += at + 1 < s.n && s.p[at + 1] == '+' ? 2 : 1;
    at += at + 1 < s.n && s.p[at] == ' ' && lv_is_digit(s.p[at + 1]);
    return at + (at < s.n && s.p[at] == '(');
}

/* The number as it is after an opening bracket or not. */
static bool read_phone(struct lv_str s, size_t at, const struct lv_country *home, enum lv_phone_hint hint,
                       struct lv_phone *phone) {
    struct groups g;
    bool plus = at < s.n && s.p[at] == '+';
    if (plus)
        at = after_plus(s, at);
    read_groups(s, at, &g);
    if (plus)
        return international(s, &g, 0, phone);
    if (hint == LV_PHONE_NONE || !g.n)
        return false;
    if (g.n > 1 && g.upto[0] >= 2 && g.digit[0] == '0' && g.digit[1] == '0')
        return international(s, &g, 2, phone);
    if (!(home && has_ten_digits(home)) && american(s, &g, phone))
        return true;
    return home && (after_trunk(s, &g, home, hint, phone) || national(s, &g, home, 0, hint, phone));
}

bool lv_phone_at(struct lv_str s, size_t at, const struct lv_country *home, enum lv_phone_hint hint,
                 struct lv_phone *phone) {
    if (s.p[at] != '(')
        return read_phone(s, at, home, hint, phone);
    return read_phone(s, at + 1, home, hint, phone) && memchr(s.p + at, ')', phone->end - at) != NULL;
}
