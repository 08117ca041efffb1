/*
 * Hyphenation in narrow columns, by the patterns that are beside the modules for the languages of hyphens.def.
 * Patterns fail at some seams of compounds; [hyphenation] in the language files says these.
 */
#include "layout/hyphen.h"
#include "core/memory.h"
#include "core/module.h"
#include "core/utf8.h"
#include "lang/words.h"
#include "layout/layout.h"

#include <errno.h>
#include <hyphen.h>
#include <iconv.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>

enum {
    SHORTEST = 6,
    LONGEST = 60,
    BEFORE = 3,
    AFTER = 3
}; /* letters: of a word, on either side of a hyphen */

struct lv_hyphens {
    struct lv_str lang;
    HyphenDict *dict; /* NULL: there is none for the language */
    iconv_t to;       /* its encoding */
    struct lv_hyphens *next;
};

/* The file of a language's patterns beside the modules; NULL where hyphens.def has none. */
static const char *file_of(struct lv_str lang) {
    static const char *const files[][2] = {
#define LV_HYPHEN(language, package) {#language, "hyphen/" #language ".dic"},
#include "hyphens.def"
#undef LV_HYPHEN
    };
    size_t dash = lv_str_find(lang, LV_STR("-"), 0);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (lv_str_eq(lv_str_sub(lang, 0, dash), lv_str_from(files[i][0])))
            return files[i][1];
    return NULL;
}

static void drop_file(void *file) {
    lv_hyphen_loading(false);
    fclose(file);
}

/* The patterns of a file, or NULL with errno. */
static HyphenDict *read_patterns(const char *path) {
    struct lv_guard guard;
    FILE *file = fopen(path, "re");
    if (!file)
        return NULL;
    lv_guard(&guard, drop_file, file);
    lv_hyphen_loading(true);
    HyphenDict *dict = hnj_hyphen_load_file(file);
    lv_unguard(&guard);
    drop_file(file);
    return dict;
}

/* Without its patterns a document would come out otherwise than elsewhere: that is an error. */
static void load_patterns(struct lv_layout *layout, struct lv_hyphens *h, const char *file) {
    char path[PATH_MAX];
    errno = ENOENT;
    if (lv_module_path(layout->job, path, file))
        h->dict = read_patterns(path);
    if (h->dict)
        h->to = iconv_open(h->dict->cset, "UTF-8");
    if (h->to != (iconv_t)-1)
        return;
    layout->failed = true;
    lv_report(layout->job, LV_MSG_HYPHEN, 0, 0, file, strerror(errno));
}

static struct lv_hyphens *load(struct lv_layout *layout, struct lv_str lang) {
    struct lv_hyphens *h = lv_alloc(&layout->kept, sizeof *h);
    const char *file = file_of(lang);
    *h = (struct lv_hyphens){lv_arena_copy(&layout->kept, lang), NULL, (iconv_t)-1, layout->hyphens};
    layout->hyphens = h;
    if (file && !layout->failed)
        load_patterns(layout, h, file);
    return h;
}

static struct lv_hyphens *find(struct lv_layout *layout, struct lv_str lang) {
    for (struct lv_hyphens *h = layout->hyphens; h; h = h->next)
        if (lv_str_eq(h->lang, lang))
            return h;
    return load(layout, lang);
}

static void free_patterns(HyphenDict *dict) {
    lv_hyphen_loading(true);
    hnj_hyphen_free(dict);
    lv_hyphen_loading(false);
}

void lv_hyphens_free(struct lv_layout *layout) {
    for (struct lv_hyphens *h = layout->hyphens; h; h = h->next) {
        if (h->dict)
            free_patterns(h->dict);
        if (h->to != (iconv_t)-1)
            iconv_close(h->to);
    }
}

/* A word as the patterns want it: lower case, in their encoding. Its length, or 0. */
static size_t encode(const struct lv_hyphens *h, struct lv_str word, char *out, size_t room) {
    char *from = (char *)word.p, *to = out;
    size_t left = word.n, most = room;
    if (h->to == (iconv_t)-1 || iconv(h->to, &from, &left, &to, &most) == (size_t)-1)
        return 0;
    return room - most;
}

/* Hyphens of a word in the language file: "hibrīd-uzbrukum" for hibrīduzbrukum*. False if it is not there. */
static bool by_list(struct lv_str lang, struct lv_str word, char *after) {
    struct lv_hit hit;
    if (!lv_word_at(word, 0, LV_LIST_HYPHENATION, lv_lang_bit(lang), &hit))
        return false;
    size_t letters = 0;
    for (size_t i = 0; i < hit.value.n;) {
        uint32_t cp;
        i += lv_utf8_next(hit.value, i, &cp);
        if (cp != '-')
            letters++;
        else if (letters && letters <= LONGEST)
            after[letters - 1] = 1;
    }
    return true;
}

/* Sets after[i] where a hyphen may follow letter i. */
static void by_patterns(const struct lv_hyphens *h, struct lv_str word, size_t letters, char *after) {
    char encoded[4 * LONGEST + 1] = "", hyphens[4 * LONGEST + 8] = "", **rep = NULL;
    int *pos = NULL, *cut = NULL;
    size_t n = encode(h, word, encoded, sizeof encoded - 1);
    if (!n || hnj_hyphen_hyphenate2(h->dict, encoded, (int)n, hyphens, NULL, &rep, &pos, &cut))
        return;
    for (size_t i = 0; i < letters && !rep; i++)
        after[i] = hyphens[i] & 1;
    for (size_t i = 0; rep && i < n; i++) /* hyphenation that changes letters: not ours */
        free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
}

static void hyphenate(struct lv_layout *layout, struct lv_set_glyph *glyphs, size_t n, struct lv_str lang) {
    char text[4 * LONGEST], after[LONGEST] = "";
    struct lv_str word = {text, 0};
    if (n < SHORTEST || n > LONGEST)
        return;
    for (size_t i = 0; i < n; i++)
        word.n += lv_utf8_put(uc_tolower(glyphs[i].cp), text + word.n);
    if (!by_list(lang, word, after)) {
        const struct lv_hyphens *h = find(layout, lang);
        if (h->dict)
            by_patterns(h, word, n, after);
    }
    for (size_t i = BEFORE; i + AFTER <= n; i++)
        if (after[i - 1])
            glyphs[i].flags |= LV_HYPHEN;
}

/* Addresses, numbers and words that have a hyphen already stay whole. */
static bool is_code(const struct lv_set_glyph *glyphs, size_t n) {
    for (size_t i = 0; i < n; i++) {
        uint32_t cp = glyphs[i].cp, next = i + 1 < n ? glyphs[i + 1].cp : ' ';
        if (cp == '/' || cp == '@' || cp == '_' || cp == '-' || uc_is_digit(cp))
            return true;
        if (cp == '.' && uc_is_property_alphabetic(next))
            return true;
    }
    return false;
}

/* True for a glyph after which a capital says nothing: the end of a sentence, a quote mark, a bullet. */
static bool is_before_sentence(uint32_t cp) {
    return !uc_is_property_alphabetic(cp) && !uc_is_digit(cp) && cp != ',' && cp != ';' && cp != '-' &&
           cp != ')';
}

/* A capital in the middle of a sentence, or a capital inside the word: a name, which stays whole. */
static bool is_name(const struct lv_box *box, size_t from, size_t to) {
    for (size_t i = from + 1; i < to; i++)
        if (uc_is_upper(box->glyphs[i].cp))
            return true;
    size_t before = from;
    while (before && box->glyphs[before - 1].flags & LV_BLANK)
        before--;
    return uc_is_upper(box->glyphs[from].cp) && before && !is_before_sentence(box->glyphs[before - 1].cp);
}

/* The words in glyphs from..to, without spaces. */
static void hyphenate_words(struct lv_layout *layout, struct lv_box *box, size_t from, size_t to,
                            struct lv_str lang) {
    for (size_t end; from < to; from = end + 1) {
        for (end = from; end < to && uc_is_property_alphabetic(box->glyphs[end].cp);)
            end++;
        if (end > from && !is_name(box, from, end))
            hyphenate(layout, box->glyphs + from, end - from, lang);
    }
}

void lv_box_hyphenate(struct lv_layout *layout, struct lv_box *box) {
    for (size_t r = 0; r < box->nruns; r++) {
        size_t to = r + 1 < box->nruns ? box->runs[r + 1].first : box->n;
        struct lv_str lang = lv_node_lang(box->runs[r].tag->node);
        for (size_t from = box->runs[r].first, end; from < to; from = end + 1) {
            for (end = from; end < to && !(box->glyphs[end].flags & LV_BLANK);)
                end++;
            if (!is_code(box->glyphs + from, end - from))
                hyphenate_words(layout, box, from, end, lang);
        }
    }
}
