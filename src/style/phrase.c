/* What a house says in words, by language: key, key.lv, key.en … */
#include "core/utf8.h"
#include "style/style.h"

#include <stddef.h>

/* A row of style.def. */
struct row {
    const char *section, *key;
    size_t offset;
};

static const struct row rows[] = {
#define LV_STYLE_PHRASE(id, section, key) {section, key, offsetof(struct lv_style, id)},
#include "style.def"
};

enum { LANGUAGE = 35 }; /* characters of a BCP 47 code, as RFC 5646, 4.4.1, has it */

/* Parts of letters and figures with hyphens between, the first of two or three letters. */
static bool is_language(const char *code) {
    size_t first = strspn(code, "abcdefghijklmnopqrstuvwxyz"), part = 0, n = strlen(code);
    if (first < 2 || first > 3 || (code[first] && code[first] != '-') || n > LANGUAGE)
        return false;
    for (size_t i = 0; i <= n; i++) {
        char c = (char)(code[i] | 0x20);
        bool end = !code[i] || code[i] == '-';
        if (end ? part < 1 || part > 8 : !lv_is_digit(code[i]) && !(c >= 'a' && c <= 'z'))
            return false;
        part = end ? 0 : part + 1;
    }
    return true;
}

/* Valid text without control characters: it goes into XML, HTML and PDF. */
static bool is_text(struct lv_str s) {
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7F)
            return false;
    return lv_utf8_check(s) == s.n;
}

static void set(struct lv_arena *arena, struct lv_phrase **to, const char *lang, const char *text) {
    while (*to && strcmp((*to)->lang, lang) != 0)
        to = &(*to)->next;
    if (!*to) {
        *to = lv_alloc(arena, sizeof **to);
        (*to)->lang = lv_arena_terminated(arena, lv_str_from(lang));
    }
    (*to)->text = lv_arena_terminated(arena, lv_str_from(text));
}

/* The language of a key that is `name` or name.lv; NULL if it is neither. */
static const char *language_in(const char *key, const char *name) {
    size_t n = strlen(name);
    if (strncmp(key, name, n) != 0 || (key[n] && key[n] != '.'))
        return NULL;
    return !key[n] ? "" : is_language(key + n + 1) ? key + n + 1 : NULL;
}

bool lv_phrase_add(struct lv_arena *arena, struct lv_phrase **to, const char *name, const char *key,
                   const char *value) {
    const char *lang = language_in(key, name);
    if (!lang || !is_text(lv_str_from(value)))
        return false;
    set(arena, to, lang, value);
    return true;
}

/* Heads have fields, dates have symbols, and what a page says to others is an address. */
static bool may_say(const char *section, struct lv_str value) {
    if (strcmp(section, "running") == 0)
        return lv_fields_known(value);
    if (strcmp(section, "meta") == 0)
        return lv_date_form_known(value);
    bool address = lv_str_starts(value, LV_STR("https://")) || lv_str_starts(value, LV_STR("http://"));
    return strcmp(section, "html") != 0 || !value.n || (address && !strpbrk(value.p, " \"<>"));
}

bool lv_phrase_set(struct lv_style *style, const char *section, const char *key, const char *value) {
    for (const struct row *row = rows; row < rows + sizeof rows / sizeof *rows; row++)
        if (language_in(key, row->key) && strcmp(row->section, section) == 0) {
            struct lv_phrase **to = (struct lv_phrase **)(void *)((char *)style + row->offset);
            return may_say(section, lv_str_from(value)) &&
                   lv_phrase_add(&style->arena, to, row->key, key, value);
        }
    return false;
}

static const struct lv_phrase *find(const struct lv_phrase *phrase, struct lv_str lang) {
    while (phrase && !lv_str_eq(lv_str_from(phrase->lang), lang))
        phrase = phrase->next;
    return phrase;
}

struct lv_str lv_phrase_in(const struct lv_phrase *phrase, struct lv_str lang) {
    struct lv_str first = lv_str_sub(lang, 0, lv_str_find(lang, LV_STR("-"), 0));
    const struct lv_str wanted[] = {lang, first, LV_STR(""), LV_STR("en")};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const struct lv_phrase *found = find(phrase, wanted[i]);
        if (found)
            return lv_str_from(found->text);
    }
    return phrase ? lv_str_from(phrase->text) : LV_STR("");
}
