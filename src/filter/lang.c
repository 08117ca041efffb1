/*
 * Filter lang: the language of an edition, of the blocks that differ from it, and of emphasised foreign phrases.
 * Long text is taken at CLD2's word; a short line must have words of its own beside names, else it takes the
 * language of the document.
 */
#include "filter/lang.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>

#include "doc/doc.h"
#include "filter/words.h"

enum {
    SAMPLE = 240,       /* bytes of a block that are looked at */
    LONG_LETTERS = 60,  /* a line that long is sure of its language */
    SURE_LETTERS = 150, /* so long, even near languages are told apart */
    WORDS_LETTERS = 12, /* what a short line needs in words that are no names */
    LANGS_MOST = 16,
};

/* How many letters of the document are in a language. */
struct tally {
    const char *code;
    size_t letters;
};

struct tallies {
    struct tally lang[LANGS_MOST];
    size_t n;
};

/* The beginning of s, cut between characters. */
static struct lv_str sample(struct lv_str s) {
    size_t n = s.n < SAMPLE ? s.n : SAMPLE;
    while (n < s.n && n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
        n--;
    return lv_str_sub(s, 0, n);
}

static size_t count_letters(struct lv_str s, bool *all_upper) {
    size_t letters = 0, upper = 0, n;
    uint32_t cp;
    for (size_t at = 0; (n = lv_utf8_next(s, at, &cp)); at += n) {
        letters += uc_is_property_alphabetic(cp);
        upper += uc_is_upper(cp);
    }
    *all_upper = upper == letters;
    return letters;
}

/* The end of the word at `at`, with the blanks behind it. */
static size_t next_word(struct lv_str s, size_t at) {
    uint32_t cp;
    size_t n;
    while ((n = lv_utf8_next(s, at, &cp)) && !lv_is_blank(cp))
        at += n;
    while ((n = lv_utf8_next(s, at, &cp)) && lv_is_blank(cp))
        at += n;
    return at;
}

/* The words of a short line that are no names: its first, and those in lower case. *letters: of all of them. */
static struct lv_str plain_words(struct lv_str s, char to[SAMPLE], size_t *letters) {
    size_t n = 0;
    bool upper;
    *letters = 0;
    for (size_t at = 0, end; at < s.n; at = end) {
        uint32_t cp;
        lv_utf8_next(s, at, &cp);
        end = next_word(s, at);
        bool lower = uc_is_lower(cp);
        if (!lower && at)
            continue;
        memcpy(to + n, s.p + at, end - at);
        n += end - at;
        *letters += count_letters(lv_str_sub(s, at, end), &upper);
    }
    return (struct lv_str){to, n};
}

/* The language of a block by itself, or NULL where it says too little. */
static const char *own_language(struct lv_str text) {
    char words[SAMPLE];
    bool all_upper, sure;
    size_t plain, letters = count_letters(text, &all_upper);
    const char *code;
    if (letters < WORDS_LETTERS)
        return NULL;
    if (letters >= LONG_LETTERS || all_upper) {
        code = lv_lang_guess(text.p, text.n, &sure);
        return sure ? code : NULL;
    }
    text = plain_words(text, words, &plain);
    if (plain < WORDS_LETTERS)
        return NULL;
    code = lv_lang_guess(text.p, text.n, &sure);
    return sure ? code : NULL;
}

static void count(struct tallies *tallies, const char *code, size_t letters) {
    size_t i = 0;
    while (i < tallies->n && strcmp(tallies->lang[i].code, code) != 0)
        i++;
    if (i == LANGS_MOST)
        return;
    if (i == tallies->n)
        tallies->lang[tallies->n++] = (struct tally){code, 0};
    tallies->lang[i].letters += letters;
}

static const char *winner(const struct tallies *tallies) {
    const struct tally *best = NULL;
    for (size_t i = 0; i < tallies->n; i++)
        if (!best || tallies->lang[i].letters > best->letters)
            best = &tallies->lang[i];
    return best ? best->code : NULL;
}

/* Long blocks decide about the document; without any, all of them together do. */
static const char *document_language(struct lv_doc *doc, const struct lv_node *edition) {
    struct tallies tallies = {0};
    struct lv_buf all = {0};
    bool unused, sure;
    for (const struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition)) {
        struct lv_str text = lv_text(doc, b), head = sample(text);
        size_t letters = count_letters(head, &unused);
        const char *code = letters >= LONG_LETTERS ? lv_lang_guess(head.p, head.n, &sure) : NULL;
        if (code)
            count(&tallies, code, text.n);
        if (all.n < 4 * SAMPLE) {
            lv_buf_str(&all, head);
            lv_buf_char(&all, '\n');
        }
    }
    const char *code = winner(&tallies);
    if (!code && all.n)
        code = lv_lang_guess(all.p, all.n, &sure);
    lv_buf_free(&all);
    return code;
}

/* The language the edition is in: as the user or the author says, else as it reads. */
static void set_edition(struct lv_doc *doc, struct lv_job *job, struct lv_node *edition) {
    const char *found = document_language(doc, edition), *asked = job->options->lang;
    struct lv_str said = asked ? lv_str_from(asked) : lv_attr(edition, LV_AT_LANG);
    if (!said.n) {
        lv_attr_set(doc, edition, LV_AT_LANG, found ? lv_str_from(found) : LV_STR("und"));
        return;
    }
    lv_attr_set(doc, edition, LV_AT_LANG, said);
    if (!found || lv_str_eq(lv_str_sub(said, 0, strlen(found)), lv_str_from(found)))
        return;
    char code[16] = {0};
    memcpy(code, said.p, said.n < sizeof code - 1 ? said.n : sizeof code - 1);
    lv_report(job, LV_MSG_LANGUAGE, 0, 0, code, found);
}

static bool is_language(struct lv_str lang, const char *code) {
    size_t n = strlen(code);
    return lang.n >= n && memcmp(lang.p, code, n) == 0 && (lang.n == n || lang.p[n] == '-');
}

/* Emphasis often marks a foreign phrase: tagged where the phrase alone is sure of its language. */
static void set_phrases(struct lv_doc *doc, struct lv_node *block) {
    enum { PHRASE_LETTERS = 12 };
    for (struct lv_node *node = lv_node_next(block, block); node; node = lv_node_next(node, block)) {
        bool sure = false, upper;
        struct lv_str text = node->kind == LV_EM ? sample(lv_text(doc, node)) : (struct lv_str){0};
        const char *code =
            count_letters(text, &upper) >= PHRASE_LETTERS ? lv_lang_guess(text.p, text.n, &sure) : NULL;
        if (code && sure && !is_language(lv_node_lang(node), code))
            lv_attr_set(doc, node, LV_AT_LANG, lv_str_from(code));
    }
}

/* Swedish is easily taken for Norwegian in a short line: the language files name such neighbours. */
static bool is_mistakable(struct lv_str text, struct lv_str lang, const char *code) {
    bool upper;
    return count_letters(text, &upper) < SURE_LETTERS &&
           lv_word_is(lv_str_from(code), LV_LIST_NEAR, lv_lang_bit(lang));
}

static void set_block(struct lv_doc *doc, struct lv_node *block) {
    struct lv_str text = sample(lv_text(doc, block));
    const char *code = own_language(text);
    if (code && is_mistakable(text, lv_node_lang(block), code))
        code = NULL;
    if (code && !is_language(lv_node_lang(block), code))
        lv_attr_set(doc, block, LV_AT_LANG, lv_str_from(code));
    set_phrases(doc, block);
}

int lv_filter_lang(struct lv_doc *doc, struct lv_job *job) {
    struct lv_node *edition;
    for (size_t e = 0; (edition = lv_edition(doc, e)); e++) {
        set_edition(doc, job, edition);
        for (struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition))
            set_block(doc, b);
    }
    return 0;
}
