/*
 * What becomes of a hyphen at the end of a line when the next line goes on: it divided a word and goes, or it is the
 * word's own and stays. The same word elsewhere in the text decides, then what the language does; else it stays, and a
 * warning says so.
 */
#include <stdlib.h>
#include <string.h>

#include "filter/join.h"
#include "lang/chars.h"
#include "lang/function_words.h"
#include "lang/words.h"

enum { WORD_MOST = 60, AROUND = 4 };

static int compare(const void *a, const void *b) {
    const struct lv_str *x = a, *y = b;
    int order = memcmp(x->p, y->p, x->n < y->n ? x->n : y->n);
    return order ? order : (x->n > y->n) - (x->n < y->n);
}

/* The end of the word at byte `at`, hyphens inside it included. */
static size_t word_end(struct lv_str s, size_t at) {
    size_t end = lv_word_end(s, at);
    while (end + 1 < s.n && s.p[end] == '-' && lv_is_word(lv_char_at(s, end + 1)))
        end = lv_word_end(s, end + 1);
    return end;
}

/* Counts the words of the text, or puts them into `words`. */
static size_t take_words(const struct lv_hyphens *h, struct lv_str *words) {
    size_t n = 0;
    for (size_t i = 0; i < h->lines->n; i++) {
        struct lv_str s = h->lines->line[i].text;
        for (size_t at = lv_word_begin(s, 0), end; at < s.n; at = lv_word_begin(s, end)) {
            end = word_end(s, at);
            if (h->lines->line[i].hyphen && end + 1 == s.n) /* a part of one */
                break;
            if (words)
                words[n] = lv_str_sub(s, at, end);
            n++;
        }
    }
    return n;
}

/* All words of the text, in order, so that each hyphen costs a search and no walk. */
static void sort_words(struct lv_hyphens *h) {
    size_t n = take_words(h, NULL);
    struct lv_str *words = lv_alloc(&h->doc->arena, (n + 1) * sizeof *words);
    take_words(h, words);
    qsort(words, n, sizeof *words, compare);
    h->words = words;
    h->n = n;
}

static bool has_word(const struct lv_hyphens *h, struct lv_str a, const char *between, struct lv_str b) {
    char word[2 * WORD_MOST + 2];
    size_t n = a.n, hyphen = strlen(between);
    if (a.n > WORD_MOST || b.n > WORD_MOST)
        return false;
    memcpy(word, a.p, a.n);
    memcpy(word + n, between, hyphen);
    memcpy(word + n + hyphen, b.p, b.n);
    struct lv_str key = {word, n + hyphen + b.n};
    return bsearch(&key, h->words, h->n, sizeof key, compare) != NULL;
}

/* The language of the lines around one, those that have its letters, or all. */
static uint32_t language(struct lv_hyphens *h, const struct lv_join_line *line) {
    struct lv_buf text = {0};
    const struct lv_join_line *end = h->lines->line + h->lines->n;
    size_t at = (size_t)(line - h->lines->line);
    for (line -= at < AROUND ? at : AROUND; line < end && text.n < WORD_MOST * AROUND * 2; line++) {
        lv_buf_str(&text, line->text);
        lv_buf_char(&text, ' ');
    }
    struct lv_lang_signs signs = lv_lang_see(lv_buf_slice(&text));
    lv_buf_free(&text);
    return signs.surely ? signs.surely : signs.foreign ? signs.has : LV_LANGS_ALL;
}

/* What the language says: it writes such words in one, unless the part is a word here; or the rest is an ending and no word. */
static enum lv_join_gap by_language(struct lv_hyphens *h, const struct lv_join_line *line, struct lv_str a,
                                    struct lv_str b) {
    struct lv_hit hit;
    uint32_t langs = language(h, line);
    bool known = langs != LV_LANGS_ALL;
    if (known && !has_word(h, a, "", LV_STR("")) &&
        lv_word_at(LV_STR("joined-words"), 0, LV_LIST_HABIT, langs, &hit))
        return LV_GAP_WORD;
    return lv_word_at(b, 0, LV_LIST_ENDING, langs, &hit) && hit.n == b.n ? LV_GAP_WORD : LV_GAP_DOUBT;
}

enum lv_join_gap lv_join_gap(struct lv_hyphens *h, const struct lv_join_line *line,
                             const struct lv_join_line *next) {
    struct lv_hit hit;
    if (line->soft)
        return LV_GAP_WORD;
    if (!line->hyphen)
        return next->inner ? LV_GAP_NONE : LV_GAP_BLANK;
    size_t word = lv_last_word(line->text), from = lv_word_begin(line->text, word);
    struct lv_str a = lv_str_sub(line->text, from, line->text.n - 1);
    struct lv_str b = lv_str_sub(next->text, 0, lv_word_end(next->text, 0));
    if (lv_word_at(b, 0, LV_LIST_RANGEWORD, LV_LANGS_ALL, &hit) && hit.n == b.n)
        return LV_GAP_BLANK; /* "long- and short-term" */
    if (!next->lower || memchr(a.p, '-', a.n))
        return LV_GAP_NONE;
    if (!h->words)
        sort_words(h);
    if (has_word(h, a, "-", b))
        return LV_GAP_NONE;
    return has_word(h, a, "", b) ? LV_GAP_WORD : by_language(h, line, a, b);
}
