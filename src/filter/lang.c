/*
 * Filter lang: the language of an edition, of the blocks that differ from it, and of emphasised foreign phrases.
 * Word lists and letters decide where they are sure; CLD2 is loaded for the rest. A short line must have words of its
 * own beside names, else it takes the language of the document.
 */
#include <string.h>

#include "core/module.h"
#include "doc/doc.h"
#include "lang/chars.h"
#include "lang/cld2.h"
#include "lang/function_words.h"
#include "lang/words.h"

enum {
    SAMPLE = 240,       /* bytes of a block that are looked at */
    LONG_LETTERS = 60,  /* a line that long is sure of its language */
    SURE_LETTERS = 150, /* so long, even near languages are told apart */
    WORDS_LETTERS = 12, /* what a short line needs in words that are no names */
    LANGS_MOST = 32,
};

/* The text of a block that tells its language, and what it says. */
struct sample {
    struct lv_str text;
    struct lv_lang_signs signs;
};

/* One edition under work. */
struct state {
    struct lv_doc *doc;
    struct lv_job *job;
    const char *(*guess)(const char *p, size_t n, bool *sure);
    bool no_guess; /* CLD2 cannot be had; that was reported */
};

/* CLD2's word for a text, or {NULL, 0} if it is not sure. */
static struct lv_str ask_cld2(struct state *state, struct lv_str text) {
    bool sure = false;
    if (!state->guess && !state->no_guess) {
        state->guess = LV_LOAD(state->job, lv_lang_guess);
        state->no_guess = !state->guess;
    }
    const char *code = state->guess ? state->guess(text.p, text.n, &sure) : NULL;
    return code && sure ? lv_str_from(code) : (struct lv_str){0};
}

/* The end of the word at `at`, with the spaces after it. */
static size_t next_word(struct lv_str s, size_t at) {
    uint32_t cp;
    size_t n;
    while ((n = lv_utf8_next(s, at, &cp)) && !lv_is_blank(cp))
        at += n;
    while ((n = lv_utf8_next(s, at, &cp)) && lv_is_blank(cp))
        at += n;
    return at;
}

/* A quick look before a close one: true if an address may be in a text. */
static bool may_have_address(struct lv_str s) {
    return lv_str_find(s, LV_STR("@"), 0) != SIZE_MAX || lv_str_find(s, LV_STR("://"), 0) != SIZE_MAX ||
           lv_str_find(s, LV_STR("www."), 0) != SIZE_MAX;
}

/* Where the last word begins that may not fit into a sample. */
static size_t whole_words(struct lv_str s) {
    size_t at = SAMPLE, n = 0;
    uint32_t cp;
    if (s.n <= SAMPLE)
        return s.n;
    while (((unsigned char)s.p[at] & 0xC0) == 0x80)
        at--;
    for (bool word = !lv_is_blank(lv_char_at(s, at)); at && (n = lv_utf8_prev(s, at, &cp)); at -= n) {
        if (word && lv_is_blank(cp))
            return at;
        word = !lv_is_blank(cp);
    }
    return 0;
}

/* The words of the beginning of a text that are no addresses; `plain`: only the first and those in lower case. */
static struct lv_str some_words(struct lv_doc *doc, struct lv_str s, bool plain) {
    char *bytes = lv_alloc(&doc->arena, s.n < SAMPLE ? s.n : SAMPLE);
    size_t n = 0;
    for (size_t at = 0, end; at < s.n; at = end) {
        end = next_word(s, at);
        struct lv_str word = lv_str_sub(s, at, end);
        if (n + word.n > SAMPLE)
            break;
        if (lv_is_address(word) || (plain && at && lv_is_upper(lv_char_at(s, at))))
            continue;
        memcpy(bytes + n, word.p, word.n);
        n += word.n;
    }
    return (struct lv_str){bytes, n};
}

static struct sample take_sample(struct lv_doc *doc, struct lv_str s, bool plain) {
    struct sample sample = {.text = lv_str_sub(s, 0, SAMPLE)};
    if (plain || may_have_address(sample.text))
        sample.text = some_words(doc, s, plain);
    else
        sample.text = lv_str_sub(s, 0, whole_words(s));
    sample.signs = lv_lang_see(sample.text);
    return sample;
}

/* How many words of four letters and more, or function words, the lists of some languages have; *all gets those that have all of them. */
static size_t known_words(struct lv_str s, uint32_t langs, uint32_t *all) {
    enum { HITS = 16 };
    size_t known = 0;
    *all = langs;
    for (size_t at = 0; at < s.n; at = next_word(s, at)) {
        struct lv_hit hit[HITS];
        uint32_t have = 0;
        size_t n = lv_words_at(s, at, ~LV_LIST_BIT(LETTERS), langs, hit, HITS);
        for (size_t i = 0; i < n; i++)
            have |= hit[i].n >= 4 || hit[i].list == LV_LIST_COMMON ? hit[i].langs : 0;
        known += have != 0;
        *all &= have ? have : *all;
    }
    return known;
}

static bool is_one(uint32_t langs) {
    return langs && !(langs & (langs - 1));
}

/* What a long text is in, or {NULL, 0} for the language around it. */
static struct lv_str long_language(struct state *state, const struct sample *sample, uint32_t around) {
    uint32_t all, langs = sample->signs.has;
    if (sample->signs.surely)
        return lv_lang_code(sample->signs.surely);
    if (langs & around && (langs == around || known_words(sample->text, around, &all) > 1))
        return (struct lv_str){0};
    return ask_cld2(state, sample->text);
}

/* What a short text is in, where it surely is not the language around it; else {NULL, 0}. */
static struct lv_str short_language(struct state *state, const struct sample *sample, uint32_t around) {
    uint32_t all, langs = sample->signs.has, surely = sample->signs.surely;
    if (surely)
        return surely & around ? (struct lv_str){0} : lv_lang_code(surely);
    if (around & langs) {
        if (sample->signs.foreign || known_words(sample->text, around, &all))
            return (struct lv_str){0};
    } else if (is_one(langs)) {
        /* the letters may be those of a name that begins the line */
        size_t here = known_words(sample->text, around, &all);
        return here > 1 && here > known_words(sample->text, langs, &all) ? (struct lv_str){0}
                                                                         : lv_lang_code(langs);
    }
    if (known_words(sample->text, langs, &all) && is_one(all))
        return lv_lang_code(all);
    struct lv_str code = ask_cld2(state, sample->text);
    uint32_t bit = code.n ? lv_lang_bit(code) : 0;
    return bit && known_words(sample->text, bit, &all) ? code : (struct lv_str){0};
}

/* True if a code is of the language found: the same, with a region, or one that shares its word list (nb, no). */
static bool is_language(struct lv_str lang, struct lv_str code) {
    uint32_t bit = lv_lang_bit(code);
    return bit ? bit == lv_lang_bit(lang)
               : lv_str_starts(lang, code) && (lang.n == code.n || lang.p[code.n] == '-');
}

/* Swedish is easily taken for Norwegian in a short line: the language files name such neighbours. */
static bool is_mistakable(const struct sample *sample, struct lv_str lang, struct lv_str code) {
    return sample->signs.letters < SURE_LETTERS && lv_word_is(code, LV_LIST_NEAR, lv_lang_bit(lang));
}

/* How many bytes of the document are in a language. */
struct tally {
    struct lv_str code;
    size_t bytes;
};

static void count(struct tally tallies[LANGS_MOST], struct lv_str code, size_t bytes) {
    for (size_t i = 0; i < LANGS_MOST; i++) {
        if (tallies[i].code.n && !lv_str_eq(tallies[i].code, code))
            continue;
        tallies[i].code = code;
        tallies[i].bytes += bytes;
        return;
    }
}

static struct lv_str winner(const struct tally tallies[LANGS_MOST]) {
    const struct tally *best = tallies;
    for (size_t i = 1; i < LANGS_MOST; i++)
        if (tallies[i].bytes > best->bytes)
            best = &tallies[i];
    return best->code;
}

/* Takes a sample of every block, which lives as long as the document. */
static struct sample *take_samples(struct lv_doc *doc, const struct lv_node *edition, size_t *n) {
    *n = 0;
    for (const struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition))
        ++*n;
    struct sample *samples = lv_alloc(&doc->arena, *n * sizeof *samples), *next = samples;
    for (const struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition))
        *next++ = take_sample(doc, lv_text(doc, b), false);
    return samples;
}

/* What CLD2 says of the beginning of an edition. */
static struct lv_str ask_about_beginning(struct state *state, const struct sample *samples, size_t n) {
    struct lv_buf all = {0};
    for (size_t i = 0; i < n && all.n < 4 * SAMPLE; i++) {
        lv_buf_str(&all, samples[i].text);
        lv_buf_char(&all, '\n');
    }
    struct lv_str code = all.n ? ask_cld2(state, lv_buf_slice(&all)) : (struct lv_str){0};
    lv_buf_free(&all);
    return code;
}

/* True for a long text whose words tell its language, or whose letters only one language has. */
static bool is_sure(const struct sample *sample) {
    return sample->signs.letters >= LONG_LETTERS &&
           (sample->signs.surely || (sample->signs.foreign && is_one(sample->signs.has)));
}

/* What pages say in their own language, "Sorry, this entry is only available in …", is not of the release. */
static bool is_of_page(struct lv_str text) {
    struct lv_hit hit;
    return lv_word_at(text, lv_word_begin(text, 0), LV_LIST_CHROME, LV_LANGS_ALL, &hit) &&
           LV_HIT_IS(&hit, CHROME, start);
}

/* Long blocks decide about the document by their words, or letters at half the weight; if none does, CLD2 is asked. */
static struct lv_str document_language(struct state *state, const struct lv_node *edition,
                                       const struct sample *samples, size_t n) {
    struct tally tallies[LANGS_MOST] = {0};
    const struct sample *sample = samples;
    for (const struct lv_node *b = lv_block_next(edition, edition); b;
         b = lv_block_next(b, edition), sample++)
        if (is_sure(sample) && !is_of_page(lv_text(state->doc, b))) {
            size_t bytes = lv_text(state->doc, b).n;
            bool words = sample->signs.surely != 0;
            count(tallies, lv_lang_code(words ? sample->signs.surely : sample->signs.has),
                  words ? bytes : bytes / 2);
        }
    struct lv_str code = winner(tallies);
    return code.n ? code : ask_about_beginning(state, samples, n);
}

/* The language the edition is in: as the user or the author says, else as it was found to be. */
static void set_edition(struct state *state, struct lv_node *edition, struct lv_str found) {
    const char *asked = state->job->options->lang;
    struct lv_str said = asked ? lv_str_from(asked) : lv_attr(edition, LV_AT_LANG);
    if (!said.n) {
        lv_attr_set(state->doc, edition, LV_AT_LANG, found.n ? found : LV_STR("und"));
        return;
    }
    lv_attr_set(state->doc, edition, LV_AT_LANG, said);
    if (!found.n || is_language(said, found))
        return;
    char codes[2][16] = {{0}};
    memcpy(codes[0], said.p, said.n < 15 ? said.n : 15);
    memcpy(codes[1], found.p, found.n < 15 ? found.n : 15);
    lv_report_at(state->doc, state->job, LV_MSG_LANGUAGE, lv_block_next(edition, edition), LV_STR(""), 0,
                 codes[0], codes[1]);
}

/* Emphasis often marks a foreign phrase: tagged where the phrase is sure of its language. */
static void set_phrases(struct state *state, struct lv_node *block) {
    for (struct lv_node *node = lv_node_next(block, block); node; node = lv_node_next(node, block)) {
        if (node->kind != LV_N_EM)
            continue;
        struct sample sample = take_sample(state->doc, lv_text(state->doc, node), false);
        if (sample.signs.letters < WORDS_LETTERS)
            continue;
        struct lv_str code = short_language(state, &sample, lv_lang_bit(lv_node_lang(node)));
        if (code.n && !is_language(lv_node_lang(node), code))
            lv_attr_set(state->doc, node, LV_AT_LANG, code);
    }
}

static void set_block(struct state *state, struct lv_node *block, struct sample sample) {
    struct lv_str code = {0}, around = lv_node_lang(block);
    if (sample.signs.letters >= LONG_LETTERS) {
        code = long_language(state, &sample, lv_lang_bit(around));
    } else if (sample.signs.letters >= WORDS_LETTERS && block->kind != LV_N_CELL) { /* names stand in cells */
        if (sample.signs.small)
            sample = take_sample(state->doc, lv_text(state->doc, block), true);
        if (sample.signs.letters >= WORDS_LETTERS)
            code = short_language(state, &sample, lv_lang_bit(around));
    }
    if (code.n && !is_language(around, code) && !is_mistakable(&sample, around, code))
        lv_attr_set(state->doc, block, LV_AT_LANG, code);
    set_phrases(state, block);
}

static void filter_edition(struct state *state, struct lv_node *edition) {
    size_t n;
    const struct sample *sample = take_samples(state->doc, edition, &n);
    set_edition(state, edition, document_language(state, edition, sample, n));
    for (struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition))
        set_block(state, b, *sample++);
}

int lv_filter_lang(struct lv_doc *doc, struct lv_job *job) {
    struct state state = {.doc = doc, .job = job};
    struct lv_node *edition;
    for (size_t e = 0; (edition = lv_edition(doc, e)); e++)
        filter_edition(&state, edition);
    return 0;
}
