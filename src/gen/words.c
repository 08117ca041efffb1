/*
 * Writes build/gen/words.inc, the data of src/filter/words.c, from the word lists of the languages.
 *
 *     words FILE.ini…  > words.inc
 *
 * Phrases are sorted by their folded text and become a trie with compressed edges; each node is put where its parent's
 * base and its first byte add up to. Aliases of a language come from [language] alias.
 */
#include <ini.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "filter/fold.h"
#include "filter/words.h"

struct phrase {
    struct lv_str text, value;
    uint32_t langs;
    enum lv_list list;
    bool prefix;
    size_t at; /* in the pool */
};

struct ui {
    struct lv_str name, text;
    uint8_t lang;
};

struct alias {
    char code[4];
    uint8_t lang;
};

struct state {
    struct phrase *phrases;
    size_t n, cap;
    struct ui *ui;
    size_t nui, ui_cap;
    struct alias aliases[64];
    size_t naliases;
    struct lv_buf pool;
    size_t values; /* where the pool goes on after the phrases */
    uint8_t lang;
};

static const char *const sections[] = {
#define LV_LIST(id, section) section,
#include "lists.def"
#undef LV_LIST
};

static void *grow(void *p, size_t n, size_t *cap, size_t size) {
    if (n < *cap)
        return p;
    *cap = *cap ? *cap * 2 : 1024;
    return lv_realloc(p, *cap * size);
}

/* A copy, terminated for atoi. */
static struct lv_str keep(struct lv_str s) {
    char *p = lv_malloc(s.n + 1);
    memcpy(p, s.p, s.n);
    p[s.n] = '\0';
    return (struct lv_str){p, s.n};
}

static struct lv_str folded(struct lv_str s) {
    struct lv_buf buf = {0};
    char c[4];
    size_t n, k;
    for (size_t at = 0; (k = lv_fold_next(s, at, c, &n)) > 0; at += k)
        lv_buf_add(&buf, c, n);
    return (struct lv_str){buf.p, buf.n};
}

static void add_phrase(struct state *st, enum lv_list list, struct lv_str value, struct lv_str text) {
    bool prefix = text.n > 1 && text.p[text.n - 1] == '*' && text.p[text.n - 2] != '*';
    text.n -= prefix;
    st->phrases = grow(st->phrases, st->n, &st->cap, sizeof *st->phrases);
    st->phrases[st->n++] =
        (struct phrase){folded(text), keep(value), UINT32_C(1) << st->lang, list, prefix, 0};
}

static void add_ui(struct state *st, struct lv_str name, struct lv_str text) {
    st->ui = grow(st->ui, st->nui, &st->ui_cap, sizeof *st->ui);
    st->ui[st->nui++] = (struct ui){keep(name), keep(text), st->lang};
}

static void add_alias(struct state *st, struct lv_str code) {
    struct alias *a = &st->aliases[st->naliases++];
    snprintf(a->code, sizeof a->code, "%.*s", (int)code.n, code.p);
    a->lang = st->lang;
}

static int handle(void *state, const char *section, const char *name, const char *value) {
    struct state *st = state;
    size_t list = 0;
    while (list < LV_LISTS && strcmp(section, sections[list]) != 0)
        list++;
    bool language = strcmp(section, "language") == 0;
    if (list == LV_LISTS && !language)
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
        else if (text.n > 0 && !language)
            add_phrase(st, (enum lv_list)list, lv_str_from(name), text);
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
static void merge(struct state *st) {
    qsort(st->phrases, st->n, sizeof *st->phrases, compare);
    size_t n = 0;
    for (size_t i = 0; i < st->n; i++)
        if (n > 0 && same(&st->phrases[n - 1], &st->phrases[i]))
            st->phrases[n - 1].langs |= st->phrases[i].langs;
        else
            st->phrases[n++] = st->phrases[i];
    st->n = n;
}

/* Where s stands in the pool of text, which gets it once. */
static size_t pooled(struct state *st, struct lv_str s) {
    size_t at = lv_str_find(lv_buf_slice(&st->pool), s, st->values);
    if (at != SIZE_MAX)
        return at;
    lv_buf_str(&st->pool, s);
    return st->pool.n - s.n;
}

/* The phrases come first in the pool; the edges of the trie are parts of them. */
static void pool_phrases(struct state *st) {
    for (size_t i = 0; i < st->n; i++) {
        st->phrases[i].at = st->pool.n;
        lv_buf_str(&st->pool, st->phrases[i].text);
    }
    st->values = st->pool.n;
}

/* A node under way: the phrases low..high share their first `depth` bytes, the edge begins at byte `from`. */
struct node {
    size_t low, high, from, depth, children, nchildren;
    size_t slot, parent, base; /* where it is put, where its parent is, what its children are behind */
};

static struct node node_of(const struct state *st, size_t low, size_t high, size_t from) {
    struct lv_str a = st->phrases[low].text, b = st->phrases[high - 1].text;
    size_t depth = from;
    while (depth < a.n && depth < b.n && a.p[depth] == b.p[depth])
        depth++;
    return (struct node){.low = low, .high = high, .from = from, .depth = depth};
}

static size_t ends_here(const struct state *st, const struct node *node) {
    size_t n = node->low;
    while (n < node->high && st->phrases[n].text.n == node->depth)
        n++;
    return n - node->low;
}

static struct node *build(const struct state *st, size_t *n) {
    struct node *nodes = lv_malloc((2 * st->n + 2) * sizeof *nodes);
    nodes[0] = (struct node){.high = st->n};
    *n = 1;
    for (size_t i = 0; i < *n; i++) {
        size_t depth = nodes[i].depth;
        nodes[i].children = *n;
        for (size_t low = nodes[i].low + ends_here(st, &nodes[i]), high; low < nodes[i].high; low = high) {
            char c = st->phrases[low].text.p[depth];
            for (high = low + 1; high < nodes[i].high && st->phrases[high].text.p[depth] == c;)
                high++;
            nodes[(*n)++] = node_of(st, low, high, depth);
        }
        nodes[i].nchildren = *n - nodes[i].children;
    }
    return nodes;
}

static unsigned char first_byte(const struct state *st, const struct node *node) {
    return (unsigned char)st->phrases[node->low].text.p[node->from];
}

/* True if all children of a node find their slots free behind a base. */
static bool is_free(const struct state *st, const struct node *nodes, const struct node *node,
                    struct node *const *slots, size_t base) {
    for (size_t i = 0; i < node->nchildren; i++)
        if (slots[base + first_byte(st, &nodes[node->children + i])])
            return false;
    return true;
}

/* Gives every node its slot, the first that is free for it and its siblings; *n becomes the number of slots. */
static struct node **place(const struct state *st, struct node *nodes, size_t *n) {
    size_t room = 2 * *n + 512, last = 0;
    struct node **slots = lv_malloc(room * sizeof *slots);
    memset(slots, 0, room * sizeof *slots);
    slots[0] = nodes;
    for (size_t i = 0; i < *n; i++) {
        struct node *node = &nodes[i];
        while (node->nchildren && !is_free(st, nodes, node, slots, node->base))
            node->base++;
        for (size_t k = node->children; k < node->children + node->nchildren; k++) {
            nodes[k].slot = node->base + first_byte(st, &nodes[k]);
            nodes[k].parent = node->slot;
            slots[nodes[k].slot] = &nodes[k];
        }
        last = node->base > last ? node->base : last;
    }
    *n = last + 256;
    return slots;
}

static uint64_t lists_of(const struct state *st, size_t from, size_t to) {
    uint64_t lists = 0;
    for (; from < to; from++)
        lists |= UINT64_C(1) << st->phrases[from].list;
    return lists;
}

static void put_node(const struct state *st, const struct node *node) {
    size_t n = ends_here(st, node);
    uint32_t langs = 0;
    for (size_t p = node->low; p < node->high; p++)
        langs |= st->phrases[p].langs;
    printf("{%" PRIu64 "u,%" PRIu64 "u,%uu,%zu,%zu,%zu,%zu,%zu},\n", lists_of(st, node->low, node->high),
           lists_of(st, node->low, node->low + n), langs, node->base, st->phrases[node->low].at + node->from,
           node->depth - node->from, node->low, n);
}

static void put_nodes(const struct state *st) {
    size_t n;
    struct node *nodes = build(st, &n), **slots = place(st, nodes, &n);
    printf("static const struct node words_nodes[] = {\n");
    for (size_t i = 0; i < n; i++)
        if (slots[i])
            put_node(st, slots[i]);
        else
            printf("{0},\n");
    printf("};\nstatic const uint16_t words_parents[] = {");
    for (size_t i = 0; i < n; i++)
        printf("%s%zu,", i % 16 ? "" : "\n",
               slots[i] && slots[i]->parent < UINT16_MAX ? slots[i]->parent : UINT16_MAX);
    printf("};\n_Static_assert(%zu < UINT16_MAX, \"too many phrases for words_parents\");\n", n);
    free(slots);
    free(nodes);
}

static void put_entries(struct state *st) {
    printf("static const struct entry words_entries[] = {\n");
    for (size_t i = 0; i < st->n; i++) {
        struct phrase *p = &st->phrases[i];
        int number = atoi(p->value.p);
        printf("{%uu,%zu,%zu,%d,%d,%d,%d},\n", p->langs, pooled(st, p->value), p->value.n, abs(number),
               p->list, p->prefix, number < 0);
    }
    printf("};\n");
}

/* The languages of each letter; no letter of a list is beyond the tables of characters. */
static void put_letters(const struct state *st) {
    uint32_t langs[LV_CHARS] = {0}, cp;
    for (size_t i = 0; i < st->n; i++) {
        struct lv_str text = st->phrases[i].text;
        if (st->phrases[i].list == LV_LIST_LETTERS && lv_utf8_next(text, 0, &cp) == text.n && cp < LV_CHARS)
            langs[cp] |= st->phrases[i].langs;
    }
    printf("static const uint32_t words_letters[LV_CHARS] = {");
    for (size_t i = 0; i < LV_CHARS; i++)
        printf("%s%u,", i % 32 ? "" : "\n", langs[i]);
    printf("};\n");
}

static void put_ui(struct state *st) {
    printf("static const struct ui words_ui[] = {\n");
    for (size_t i = 0; i < st->nui; i++) {
        struct ui *u = &st->ui[i];
        printf("{%zu,%zu,%zu,%zu,%u},\n", pooled(st, u->name), pooled(st, u->text), u->name.n, u->text.n,
               u->lang);
    }
    printf("};\nstatic const struct language words_languages[] = {\n");
    for (size_t i = 0; i < st->naliases; i++)
        printf("{\"%s\",%u},\n", st->aliases[i].code, st->aliases[i].lang);
    printf("};\n");
}

static void put_text(const struct state *st) {
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
    struct state st = {0};
    for (int i = 1; i < argc; i++) {
        st.lang = (uint8_t)(i - 1);
        add_alias(&st, code_of(argv[i]));
        int line = ini_parse(argv[i], handle, &st);
        if (line != 0) {
            fprintf(stderr, "%s:%d: not `value = phrase, …` in a section of include/lists.def\n", argv[i],
                    line);
            return 1;
        }
    }
    if (argc < 2 || argc > 33 || st.n == 0)
        return fprintf(stderr, "usage: words FILE.ini… (32 languages at most)\n"), 2;
    merge(&st);
    pool_phrases(&st);
    put_nodes(&st);
    put_entries(&st);
    put_letters(&st);
    put_ui(&st);
    put_text(&st);
    return 0;
}
