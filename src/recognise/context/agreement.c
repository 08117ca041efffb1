/* Evidence of agreement: whether a line above or below the text says the words of the text, or of another line there. */
#include <string.h>

#include "lang/chars.h"
#include "lang/fold.h"
#include "recognise/context/stems.h"
#include "recognise/roles.h"

enum {
    LONELY_WORDS = 4,  /* of a block that may have nothing in common with the rest */
    MOST_BLOCKS = 300, /* so many are compared with each other */
    TEXT_BLOCKS = 60,  /* so many blocks of the text are read */
    HEAD_LINES = 40,   /* so many lines above the text are compared with each other */
    TITLE_WORDS = 3,
    TITLE_BYTES = 12,
    START_BYTES = 20,
    NAME_WORDS = 8,
    NAMING_BLOCKS = 20, /* so many blocks of the text may name a line, by so many words */
    NAMING_WORDS = 200,
    TITLE_MOST = 20,
    TITLE_NEAR = 2 /* between a title and its paragraph a date or a picture may be */
};

/* How many words of a line that say something there are, and how many of them are in the text, and in its first block. */
struct shared {
    size_t words, text, lead;
};

/* The stems of the blocks, those of block i from `from[i]` up to `from[i + 1]`. */
struct read {
    uint16_t *stem;
    size_t *from;
};

static struct read read_blocks(const struct lv_facts *facts) {
    size_t bytes = 0, n = 0;
    for (size_t i = 0; i < facts->n; i++)
        bytes += facts->fact[i].text.n;
    struct read r = {.stem = lv_malloc((bytes / LV_STEM_LEAST + facts->n + 1) * sizeof *r.stem),
                     .from = lv_malloc((facts->n + 1) * sizeof *r.from)};
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_str s = facts->fact[i].text;
        r.from[i] = n;
        for (size_t at = lv_word_begin(s, 0), end; at < s.n; at = lv_word_begin(s, end)) {
            end = lv_word_end(s, at);
            uint16_t stem = end - at >= LV_STEM_LEAST ? lv_stem_of(s, at, end) : 0;
            if (stem)
                r.stem[n++] = stem;
        }
    }
    r.from[facts->n] = n;
    return r;
}

/* The words of a text that say something, and how many of them are in the set. */
static struct shared count_stems(const struct lv_stems *set, struct lv_str s) {
    struct shared c = {0};
    for (size_t at = lv_word_begin(s, 0), end; at < s.n; at = lv_word_begin(s, end)) {
        end = lv_word_end(s, at);
        uint16_t stem = end - at >= LV_STEM_LEAST ? lv_stem_of(s, at, end) : 0;
        c.words += stem != 0;
        c.text += stem && lv_has_stem(set, stem);
    }
    return c;
}

bool lv_says_again(struct lv_str title, struct lv_str text) {
    struct lv_stems set = {0};
    lv_add_stems(&set, text);
    struct shared c = count_stems(&set, title);
    return c.words >= 2 && c.text * 2 >= c.words;
}

static void add_stems(struct lv_stems *set, const struct read *r, size_t block) {
    for (size_t k = r->from[block]; k < r->from[block + 1]; k++)
        lv_add_stem(set, r->stem[k]);
}

static struct shared compare(const struct read *r, size_t block, const struct lv_stems *text,
                             const struct lv_stems *lead) {
    struct shared c = {.words = r->from[block + 1] - r->from[block]};
    for (size_t k = r->from[block]; k < r->from[block + 1]; k++) {
        c.text += lv_has_stem(text, r->stem[k]);
        c.lead += lv_has_stem(lead, r->stem[k]);
    }
    return c;
}

/* A line above the text. */
static void see_above(struct lv_fact *f, struct shared c) {
    lv_see(f, LV_E_SAID_HALF, c.words >= 2 && c.text * 2 >= c.words);
    lv_see(f, LV_E_SAID_LEAD, c.words >= 2 && c.lead * 5 >= c.words * 2);
    lv_see(f, LV_E_SAID_NONE, c.words >= 2 && c.text == 0);
}

/* A line below it. */
static void see_below(struct lv_fact *f, struct shared c) {
    lv_see(f, LV_E_TAIL_SAID_HALF, c.words >= 2 && c.text * 2 >= c.words);
    lv_see(f, LV_E_TAIL_SAID_SOME, c.words >= 2 && c.text > 0 && c.text * 2 < c.words);
    lv_see(f, LV_E_TAIL_SAID_NONE, c.words >= 2 && c.text == 0);
}

/* Which of the lines above the text, but for page titles, shares most words with it; the others share less. */
static void see_most(struct lv_facts *facts, const struct shared *c, size_t n) {
    size_t best = 0;
    for (size_t i = 1; i < n; i++)
        if (c[i].words >= 2 && !lv_seen(&facts->fact[i], LV_E_HAS_TITLE) &&
            (c[i].text + c[i].lead >= c[best].text + c[best].lead ||
             lv_seen(&facts->fact[best], LV_E_HAS_TITLE)))
            best = i;
    bool any = n > 0 && c[best].words >= 2 && c[best].text + c[best].lead >= 2;
    for (size_t i = 0; any && i < n; i++)
        lv_see(&facts->fact[i], i == best ? LV_E_SAID_MOST : LV_E_SAID_LESS, c[i].words >= 2);
}

/* Adds the stems of a block to those of the blocks before it, and to `twice` what they had already. */
static void add_block(struct lv_stems *once, struct lv_stems *twice, const struct read *r, size_t block) {
    for (size_t k = r->from[block]; k < r->from[block + 1]; k++)
        if (lv_has_stem(once, r->stem[k]))
            lv_add_stem(twice, r->stem[k]);
    add_stems(once, r, block);
}

/* What a block has in common with the other blocks: next to nothing, or much. */
static void see_kinship(struct lv_facts *facts, const struct read *r) {
    struct lv_stems once = {0}, twice = {0};
    size_t n = facts->n < MOST_BLOCKS ? facts->n : MOST_BLOCKS;
    for (size_t i = 0; i < n; i++)
        add_block(&once, &twice, r, i);
    for (size_t i = 0; i < n; i++) {
        struct shared c = compare(r, i, &twice, &twice);
        lv_see(&facts->fact[i], LV_E_LONELY, c.words >= LONELY_WORDS && c.text * 10 < c.words);
        lv_see(&facts->fact[i], LV_E_KIN, c.words >= LONELY_WORDS && c.text * 5 >= c.words * 2);
    }
}

/* "Headline - Site": a line that has another line of the head, and more. */
static void see_title(struct lv_fact *f, struct lv_fact *other) {
    if (other->words < TITLE_WORDS || other->text.n < TITLE_BYTES || f->text.n < other->text.n)
        return;
    bool starts = lv_fold_match(f->text, 0, other->text) > 0;
    bool ends = !starts && lv_fold_match(f->text, f->text.n - other->text.n, other->text) > 0;
    if (f->text.n > other->text.n && (starts || ends)) {
        lv_see(f, LV_E_HAS_TITLE, true);
        lv_see(other, LV_E_IN_TITLE, true);
    } else if (!starts && f->text.n > START_BYTES && other->text.n > START_BYTES &&
               memcmp(f->text.p, other->text.p, START_BYTES) == 0) {
        lv_see(f, LV_E_SAME_START, true);
        lv_see(other, LV_E_SAME_START, true);
    }
}

static void see_longest(struct lv_facts *facts, size_t n) {
    size_t longest = 0;
    for (size_t i = 1; i < n; i++)
        if (lv_seen(&facts->fact[i], LV_E_OPEN_END) && (facts->fact[i].words >= facts->fact[longest].words ||
                                                        !lv_seen(&facts->fact[longest], LV_E_OPEN_END)))
            longest = i;
    lv_see(&facts->fact[longest], LV_E_LONGEST_ABOVE,
           n > 0 && lv_seen(&facts->fact[longest], LV_E_OPEN_END) &&
               facts->fact[longest].words > TITLE_WORDS);
}

/* The words of the core of the text, and those of its first block. */
static void read_text(const struct lv_facts *facts, const struct read *r, struct lv_stems *text,
                      struct lv_stems *lead) {
    size_t blocks = 0;
    for (size_t i = 0; i < facts->n && blocks < TEXT_BLOCKS; i++) {
        const struct lv_fact *f = &facts->fact[i];
        if (lv_seen(f, LV_E_CORE_FIRST))
            add_stems(lead, r, i);
        if (!lv_seen(f, LV_E_CORE) || !lv_seen(f, LV_E_PARAGRAPH))
            continue;
        add_stems(text, r, i);
        blocks++;
    }
}

/* True if the words of a block that say something stand in another one side by side, in their order. */
static bool has_in_order(const struct read *r, size_t block, size_t other) {
    size_t from = r->from[block], n = r->from[block + 1] - from;
    size_t end = r->from[other] + NAMING_WORDS;
    for (size_t k = r->from[other]; k < end && k + n <= r->from[other + 1]; k++)
        if (memcmp(&r->stem[k], &r->stem[from], n * sizeof *r->stem) == 0)
            return true;
    return false;
}

/* "Lomond Research Laboratory": a short line outside the text that the text has word for word, as it has names. */
static void see_named(struct lv_facts *facts, const struct read *r, size_t block, struct shared c) {
    struct lv_fact *f = &facts->fact[block];
    if (c.words < 2 || c.text < c.words || f->words > NAME_WORDS || lv_seen(f, LV_E_PARAGRAPH) ||
        !lv_seen(f, LV_E_OPEN_END))
        return;
    for (size_t i = 0, texts = 0; i < facts->n && texts < NAMING_BLOCKS; i++) {
        if (!lv_seen(&facts->fact[i], LV_E_CORE) || !lv_seen(&facts->fact[i], LV_E_PARAGRAPH))
            continue;
        texts++;
        lv_see(f, LV_E_WORD_FOR_WORD, has_in_order(r, block, i));
    }
}

/* How many of the stems of a block another one has. */
static size_t count_common(const struct read *r, size_t block, size_t other) {
    size_t n = 0;
    for (size_t i = r->from[block]; i < r->from[block + 1]; i++)
        for (size_t k = r->from[other]; k < r->from[other + 1]; k++)
            if (r->stem[i] == r->stem[k]) {
                n++;
                break;
            }
    return n;
}

/* The first paragraph within a few blocks after a title; the end if there is none. */
static size_t below_title(const struct lv_facts *facts, size_t title) {
    for (size_t i = title + 1; i < facts->n && i <= title + TITLE_NEAR; i++)
        if (lv_seen(&facts->fact[i], LV_E_PARAGRAPH))
            return i;
    return facts->n;
}

/* A title that is of what follows and of nothing above: of another release, or of a part with a matter of its own. */
static void see_other_titles(struct lv_facts *facts, const struct read *r) {
    struct lv_stems above = {0};
    bool text = false;
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        size_t words = r->from[i + 1] - r->from[i];
        bool title = text && words >= 2 && f->words >= TITLE_WORDS && f->words <= TITLE_MOST &&
                     lv_seen(f, LV_E_OPEN_END) && !lv_seen(f, LV_E_PARAGRAPH);
        size_t below = title ? below_title(facts, i) : facts->n;
        if (below < facts->n && compare(r, i, &above, &above).text * 3 <= words &&
            count_common(r, i, below) * 2 >= words) {
            lv_see(f, LV_E_OTHER_TITLE, true);
            lv_see(&facts->fact[below], LV_E_OTHER_TEXT, true);
        }
        text |= lv_seen(f, LV_E_FIRST_TEXT);
        add_stems(&above, r, i);
    }
}

void lv_see_agreement(struct lv_facts *facts) {
    struct lv_stems text = {0}, lead = {0};
    struct shared head[HEAD_LINES];
    size_t n = 0;
    struct read r = read_blocks(facts);
    read_text(facts, &r, &text, &lead);
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        if (lv_seen(f, LV_E_BEFORE_CORE)) {
            struct shared c = compare(&r, i, &text, &lead);
            see_above(f, c);
            see_named(facts, &r, i, c);
            if (i < HEAD_LINES)
                head[n++] = c;
        } else if (lv_seen(f, LV_E_AFTER_CORE)) {
            struct shared c = compare(&r, i, &text, &lead);
            see_below(f, c);
            see_named(facts, &r, i, c);
        }
    }
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            if (i != k)
                see_title(&facts->fact[i], &facts->fact[k]);
    see_most(facts, head, n);
    see_longest(facts, n);
    see_kinship(facts, &r);
    see_other_titles(facts, &r);
    lv_free(r.stem);
    lv_free(r.from);
}
