/*
 * Writes build/gen/words.inc, the data of src/lang/words.c, from the word lists of the languages.
 *
 *     words FILE.ini…  > words.inc
 *
 * Phrases are folded, and their letters numbered from 1, so that each is one byte whatever its script; sorted, they become
 * a trie. Aliases of a language come from [language] alias.
 */
#include "gen/words.h"
#include "core/utf8.h"

#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/fold.h"

struct ui {
    struct lv_str name, text;
    uint8_t lang;
};

struct alias {
    char code[4];
    uint8_t lang;
};

enum { DATE_NAMES = LV_MONTHS + LV_WEEKDAYS };

struct reading {
    uint32_t letters[256]; /* the letters of all phrases by their numbers; 0 is none */
    size_t nletters;
    struct phrase *phrases;
    size_t n, cap;
    struct ui *ui;
    size_t nui, ui_cap;
    struct lv_str names[32][DATE_NAMES]; /* of months and weekdays, by language */
    struct alias aliases[64];
    size_t naliases;
    struct lv_buf pool;
    size_t values; /* where the pool goes on after the phrases */
    uint8_t lang;
};

static const char *const sections[] = {
#define LV_LIST(id, section) section,
#include "lists.def"
};

/* The values that lists have which have no others. */
static const struct {
    enum lv_list list;
    const char *value;
} declared[] = {
#define LV_VALUE(id, value) {LV_LIST_##id, #value},
#include "lists.def"
};

static void *grow(void *p, size_t n, size_t *cap, size_t size) {
    if (n < *cap)
        return p;
    *cap = *cap ? *cap * 2 : 1024;
    return lv_realloc(p, *cap * size);
}

/* A copy, terminated for atoi. */
static struct lv_str keep(struct lv_str s) {
    return (struct lv_str){lv_copy(s.p, s.n), s.n};
}

/* The number of a folded letter, 0 if no phrase has it. */
static unsigned char number_of(const struct reading *st, uint32_t letter) {
    for (size_t i = 1; i <= st->nletters; i++)
        if (st->letters[i] == letter)
            return (unsigned char)i;
    return 0;
}

static unsigned char add_letter(struct reading *st, uint32_t letter) {
    unsigned char number = number_of(st, letter);
    if (number)
        return number;
    if (st->nletters == 255) {
        fprintf(stderr, "words: the lists have more than 255 letters\n");
        exit(1);
    }
    st->letters[++st->nletters] = letter;
    return (unsigned char)st->nletters;
}

/* The numbers of the letters of a phrase. */
static struct lv_str numbers_of(struct reading *st, struct lv_str s) {
    struct lv_buf buf = {0};
    char c[4];
    uint32_t letter;
    size_t n, k;
    for (size_t at = 0; (k = lv_fold_next(s, at, c, &n)) > 0; at += k) {
        lv_utf8_next((struct lv_str){c, n}, 0, &letter);
        lv_buf_char(&buf, (char)add_letter(st, letter));
    }
    return (struct lv_str){buf.p, buf.n};
}

static void add_phrase(struct reading *st, enum lv_list list, struct lv_str value, struct lv_str text) {
    bool prefix = text.n > 1 && text.p[text.n - 1] == '*' && text.p[text.n - 2] != '*';
    text.n -= prefix;
    st->phrases = grow(st->phrases, st->n, &st->cap, sizeof *st->phrases);
    st->phrases[st->n++] =
        (struct phrase){numbers_of(st, text), keep(value), UINT32_C(1) << st->lang, list, prefix, 0};
}

/* The first of a month or a weekday is how it is written within a date. */
static void add_date_name(struct reading *st, enum lv_list list, const char *value, struct lv_str text) {
    int number = atoi(value) - 1, most = list == LV_LIST_MONTH ? LV_MONTHS : LV_WEEKDAYS;
    if ((list != LV_LIST_MONTH && list != LV_LIST_WEEKDAY) || number < 0 || number >= most)
        return;
    struct lv_str *name = &st->names[st->lang][number + (list == LV_LIST_MONTH ? 0 : LV_MONTHS)];
    if (!name->n)
        *name = keep(text);
}

static void add_ui(struct reading *st, struct lv_str name, struct lv_str text) {
    st->ui = grow(st->ui, st->nui, &st->ui_cap, sizeof *st->ui);
    st->ui[st->nui++] = (struct ui){keep(name), keep(text), st->lang};
}

static void add_alias(struct reading *st, struct lv_str code) {
    struct alias *a = &st->aliases[st->naliases++];
    snprintf(a->code, sizeof a->code, "%.*s", (int)code.n, code.p);
    a->lang = st->lang;
}

/* True if a list may have a value: one that is declared, or any where none is. */
static bool may_have(enum lv_list list, const char *value) {
    bool any = true;
    for (size_t i = 0; i < sizeof declared / sizeof *declared; i++) {
        if (declared[i].list == list && strcmp(declared[i].value, value) == 0)
            return true;
        any &= declared[i].list != list;
    }
    return any;
}

static int handle(void *state, const char *section, const char *name, const char *value) {
    struct reading *st = state;
    size_t list = 0;
    while (list < LV_LISTS && strcmp(section, sections[list]) != 0)
        list++;
    bool language = strcmp(section, "language") == 0;
    if (list == LV_LISTS ? !language : !may_have((enum lv_list)list, name))
        return 0;
    if (list == LV_LIST_UI) {
        add_ui(st, lv_str_from(name), lv_str_trim(lv_str_from(value)));
        return 1;
    }
    for (const char *p = value; *p; p += *p == ',') {
        size_t n = strcspn(p, ",");
        struct lv_str text = lv_str_trim((struct lv_str){p, n});
        p += n;
        if (text.n > 0 && language && strcmp(name, "alias") == 0)
            add_alias(st, text);
        else if (text.n > 0 && !language) {
            add_phrase(st, (enum lv_list)list, lv_str_from(name), text);
            add_date_name(st, (enum lv_list)list, name, text);
        }
    }
    return 1;
}

static int compare(const void *a, const void *b) {
    const struct phrase *x = a, *y = b;
    size_t n = x->text.n < y->text.n ? x->text.n : y->text.n;
    int c = memcmp(x->text.p, y->text.p, n);
    if (c == 0)
        c = (x->text.n > y->text.n) - (x->text.n < y->text.n);
    if (c == 0)
        c = (x->list > y->list) - (x->list < y->list);
    if (c == 0)
        c = (x->prefix > y->prefix) - (x->prefix < y->prefix);
    if (c == 0)
        c = strncmp(x->value.p, y->value.p, x->value.n > y->value.n ? x->value.n : y->value.n);
    return c ? c : (x->langs > y->langs) - (x->langs < y->langs);
}

static bool same(const struct phrase *a, const struct phrase *b) {
    return lv_str_eq(a->text, b->text) && a->list == b->list && a->prefix == b->prefix &&
           lv_str_eq(a->value, b->value);
}

/* The same phrase of several languages becomes one. */
static void merge(struct reading *st) {
    qsort(st->phrases, st->n, sizeof *st->phrases, compare);
    size_t n = 0;
    for (size_t i = 0; i < st->n; i++)
        if (n > 0 && same(&st->phrases[n - 1], &st->phrases[i]))
            st->phrases[n - 1].langs |= st->phrases[i].langs;
        else
            st->phrases[n++] = st->phrases[i];
    st->n = n;
}

/* Where s is in the pool of text, which gets it once. */
static size_t pooled(struct reading *st, struct lv_str s) {
    size_t at = lv_str_find(lv_buf_slice(&st->pool), s, st->values);
    if (at != SIZE_MAX)
        return at;
    lv_buf_str(&st->pool, s);
    return st->pool.n - s.n;
}

/* The phrases come first in the pool; the edges of the trie are parts of them. */
static void pool_phrases(struct reading *st) {
    for (size_t i = 0; i < st->n; i++) {
        st->phrases[i].at = st->pool.n;
        lv_buf_str(&st->pool, st->phrases[i].text);
    }
    st->values = st->pool.n;
}

static void put_entries(struct reading *st) {
    printf("static const struct entry words_entries[] = {\n");
    for (size_t i = 0; i < st->n; i++) {
        struct phrase *p = &st->phrases[i];
        int number = atoi(p->value.p);
        printf("{%uu,%zu,%zu,%d,%d,%d,%d},\n", p->langs, pooled(st, p->value), p->value.n, abs(number),
               p->list, p->prefix, number < 0);
    }
    printf("};\n");
}

/* The numbers of the letters as they are in a text, in either case; all spaces have the same. */
static void put_numbers(const struct reading *st) {
    printf("static const uint8_t words_numbers[LV_CHARS] = {");
    for (uint32_t cp = 0; cp < LV_CHARS; cp++)
        printf("%s%d,", cp % 32 ? "" : "\n", number_of(st, lv_is_blank(cp) ? ' ' : lv_fold(cp)));
    printf("};\nstatic const uint8_t words_az[256] = {");
    for (int c = 0; c < 256; c++)
        printf("%s%d,", c % 32 ? "" : "\n", (c | 32) >= 'a' && (c | 32) <= 'z' ? (c | 32) - 'a' + 1 : 0);
    printf("};\nstatic const struct letter words_far[] = {\n");
    for (size_t i = 1; i <= st->nletters; i++)
        if (st->letters[i] >= LV_CHARS)
            printf("{%u,%zu},\n", st->letters[i], i);
    printf("{0}};\nenum { WORDS_BLANK = %d };\n", number_of(st, ' '));
}

/* The languages of each letter in either case; no letter of a list is beyond the tables of characters. */
static void put_letters(const struct reading *st) {
    uint32_t langs[LV_CHARS] = {0};
    for (size_t i = 0; i < st->n; i++) {
        struct lv_str text = st->phrases[i].text;
        uint32_t letter = text.n == 1 ? st->letters[(unsigned char)text.p[0]] : LV_CHARS;
        if (st->phrases[i].list == LV_LIST_LETTERS && letter < LV_CHARS)
            langs[letter] |= st->phrases[i].langs;
    }
    printf("static const uint32_t words_letters[LV_CHARS] = {");
    for (uint32_t cp = 0; cp < LV_CHARS; cp++) {
        uint32_t small = lv_fold(cp);
        printf("%s%u,", cp % 32 ? "" : "\n", small < LV_CHARS ? langs[small] : 0);
    }
    printf("};\n");
}

/* The letters of the longest word that a phrase of each list begins with; 0 where some phrases are beginnings of words. */
static void put_longest(const struct reading *st) {
    size_t longest[LV_LISTS] = {0};
    bool open[LV_LISTS] = {false};
    for (const struct phrase *p = st->phrases; p < st->phrases + st->n; p++) {
        const char *blank = memchr(p->text.p, number_of(st, ' '), p->text.n);
        size_t n = blank ? (size_t)(blank - p->text.p) : p->text.n;
        longest[p->list] = n > longest[p->list] ? n : longest[p->list];
        open[p->list] |= p->prefix;
    }
    printf("static const size_t words_longest[LV_LISTS] = {");
    for (size_t i = 0; i < LV_LISTS; i++)
        printf("%zu,", open[i] ? 0 : longest[i]);
    printf("};\n");
}

static void put_ui(struct reading *st) {
    printf("static const struct ui words_ui[] = {\n");
    for (size_t i = 0; i < st->nui; i++) {
        struct ui *u = &st->ui[i];
        printf("{%zu,%zu,%zu,%zu,%u},\n", pooled(st, u->name), pooled(st, u->text), u->name.n, u->text.n,
               u->lang);
    }
    printf("};\n");
}

static void put_date_names(struct reading *st, int languages) {
    printf("static const struct name words_names[][%d] = {\n", DATE_NAMES);
    for (int lang = 0; lang < languages; lang++) {
        printf("{");
        for (size_t i = 0; i < DATE_NAMES; i++)
            printf("{%zu,%zu},", pooled(st, st->names[lang][i]), st->names[lang][i].n);
        printf("},\n");
    }
    printf("};\n");
}

/* The codes of the languages, and the bits of those of two letters by the numbers of these. */
static void put_languages(const struct reading *st) {
    printf("static const struct language words_languages[] = {\n");
    for (size_t i = 0; i < st->naliases; i++)
        printf("{\"%s\",%u},\n", st->aliases[i].code, st->aliases[i].lang);
    printf("};\nstatic const uint32_t words_codes[%d][%d] = {\n", AZ + 1, AZ + 1);
    for (size_t i = 0; i < st->naliases; i++)
        if (strlen(st->aliases[i].code) == 2)
            printf("['%c' - 'a' + 1]['%c' - 'a' + 1] = UINT32_C(1) << %u,\n", st->aliases[i].code[0],
                   st->aliases[i].code[1], st->aliases[i].lang);
    printf("};\n");
}

static void put_text(const struct reading *st) {
    printf("static const char words_text[] = {");
    for (size_t i = 0; i < st->pool.n; i++)
        printf("%s%d,", i % 32 ? "" : "\n", (signed char)st->pool.p[i]);
    printf("0};\n");
}

static struct lv_str code_of(const char *path) {
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    return (struct lv_str){name, strcspn(name, ".")};
}

int main(int argc, char **argv) {
    struct reading st = {0};
    for (uint32_t i = 0; i < AZ; i++)
        add_letter(&st, 'a' + i);
    for (int i = 1; i < argc; i++) {
        st.lang = (uint8_t)(i - 1);
        add_alias(&st, code_of(argv[i]));
        int line = ini_parse(argv[i], handle, &st);
        if (line != 0) {
            fprintf(stderr,
                    "%s:%d: not `value = phrase, …` with a section and a value of include/lists.def\n",
                    argv[i], line);
            return 1;
        }
    }
    if (argc < 2 || argc > 33 || st.n == 0)
        return fprintf(stderr, "usage: words FILE.ini… (32 languages at most)\n"), 2;
    merge(&st);
    pool_phrases(&st);
    put_nodes(st.phrases, st.n);
    put_entries(&st);
    put_numbers(&st);
    put_letters(&st);
    put_longest(&st);
    put_ui(&st);
    put_date_names(&st, argc - 1);
    put_languages(&st);
    put_text(&st);
    return 0;
}
