/*
 * Filter unfold: a release that was pasted as one or a few long lines. A line is divided where a border is sure: after
 * a genre or a release status in front (of a headline in a line of any length), around "Published: DATE", before a dateline, before a contact that a heading
 * with a colon opens, around an end mark, before the bullets after a colon. Elsewhere paragraphs stay together, and a
 * warning says so.
 */
#include <stdio.h>
#include <string.h>

#include "core/utf8.h"
#include "filter/unfold.h"
#include "lang/sentence.h"
#include "recognise/roles.h"

enum {
    HEAD_BLOCKS = 4, /* the status of a release is in one of the first so many */
    FEW_LINES = 3,   /* a release of so few lines was run together */
    LONG_LINE = 400, /* bytes of a line in it */
    LONGEST = 1500,  /* letters of a line that holds more than a paragraph */
    END_BYTES = 700, /* where contact and end mark are looked for */
    DIGITS = 9,      /* of a telephone number, and of no years */
};

void lv_unfold_cut(struct lv_cuts *cuts, struct lv_str s, size_t at) {
    at = lv_skip_blanks(s, at);
    size_t last = cuts->n ? cuts->at[cuts->n - 1] : 0;
    if (at > last && at < s.n && cuts->n < LV_CUTS)
        cuts->at[cuts->n++] = at;
}

/* True if an address, a long number, or a word for telephone with a number is in a text. */
static bool has_contact(struct lv_str s) {
    struct lv_hit hit;
    if (lv_str_find(s, LV_STR("@"), 0) != SIZE_MAX || lv_phone_digits(s) >= DIGITS)
        return true;
    for (size_t at = 0; at < s.n; at++) {
        if (!lv_word_starts(s, at) || !lv_word_at(s, at, LV_LIST_PHONE, LV_LANGS_ALL, &hit))
            continue;
        size_t number = at + hit.n;
        while (number < s.n && strchr(".: ", s.p[number]))
            number++;
        if (lv_is_digit(lv_dates_byte(s, number)) || lv_dates_byte(s, number) == '+')
            return true;
    }
    return false;
}

/* A heading with a colon after a sentence, and what can be dialled or written to after it. */
static bool is_contact(struct lv_str s, size_t at) {
    struct lv_hit hit;
    uint32_t before = lv_char_before(s, at);
    if (!lv_is_blank(before) || !lv_is_upper(lv_char_at(s, at)) ||
        !lv_word_at(s, at, LV_LIST_CONTACT, LV_LANGS_ALL, &hit) || lv_dates_byte(s, at + hit.n) != ':')
        return false;
    struct lv_str sentence = lv_str_trim(lv_str_sub(s, 0, at));
    uint32_t last = lv_char_before(sentence, sentence.n);
    return (last == '.' || last == '!' || last == '?' || lv_is_closer(last)) &&
           has_contact(lv_str_sub(s, at + hit.n, s.n));
}

/* The end of "###", "-30-", "-ENDS-" at `at`, which is alone between spaces; 0 if there is none. */
static size_t behind_mark(struct lv_str s, size_t at) {
    struct lv_hit hit;
    if (!strchr("#-*", s.p[at]) || !lv_is_blank(lv_char_before(s, at)) ||
        !lv_word_at(s, at, LV_LIST_ENDMARK, LV_LANGS_ALL, &hit) || hit.n < 3 || memchr(s.p + at, ' ', hit.n))
        return 0;
    return at + hit.n == s.n || lv_is_blank(lv_char_at(s, at + hit.n)) ? at + hit.n : 0;
}

static void cut_end(struct lv_cuts *cuts, struct lv_str s) {
    bool contact = false;
    size_t mark;
    for (size_t at = s.n > END_BYTES ? s.n - END_BYTES : 1; at < s.n; at++) {
        if (!contact && lv_word_starts(s, at) && (contact = is_contact(s, at)))
            lv_unfold_cut(cuts, s, at);
        if ((mark = behind_mark(s, at))) {
            lv_unfold_cut(cuts, s, at);
            lv_unfold_cut(cuts, s, mark);
        }
    }
}

/* Divides a block; its parts share its line. */
static void divide(struct lv_doc *doc, struct lv_node *block, const struct lv_cuts *cuts) {
    size_t done = 0;
    for (size_t i = 0; i < cuts->n; i++) {
        struct lv_node *rest = lv_block_split(doc, block, cuts->at[i] - done);
        if (!rest)
            return;
        block->last->text = lv_str_trim(block->last->text);
        block = rest;
        done = cuts->at[i];
    }
}

/* The next bullet between spaces from byte `at` on, or SIZE_MAX. */
static size_t next_bullet(struct lv_str s, size_t at) {
    const struct lv_str bullet = LV_STR("\u2022");
    while ((at = lv_str_find(s, bullet, at)) != SIZE_MAX &&
           !(lv_is_blank(lv_char_before(s, at)) && lv_is_blank(lv_char_at(s, at + bullet.n))))
        at += bullet.n;
    return at;
}

/* "… pays for: • roofs • rooms. More text": two bullets or more after a colon; the last item is one sentence. */
static void cut_items(struct lv_cuts *cuts, struct lv_str s) {
    size_t first = memchr(s.p, ':', s.n) ? next_bullet(s, 0) : SIZE_MAX, last = first;
    struct lv_str intro = first == SIZE_MAX ? s : lv_str_trim(lv_str_sub(s, 0, first));
    if (first == SIZE_MAX || !lv_str_ends(intro, LV_STR(":")) || next_bullet(s, first + 1) == SIZE_MAX)
        return;
    for (size_t at = first; at != SIZE_MAX; at = next_bullet(s, at + 1)) {
        lv_unfold_cut(cuts, s, at);
        last = at;
    }
    lv_unfold_cut(cuts, s, lv_sentence_end(s, last, LV_LANGS_ALL));
}

static size_t count_letters(struct lv_str s) {
    size_t letters = 0, n;
    uint32_t cp;
    for (size_t at = 0; (n = lv_utf8_next(s, at, &cp)); at += n)
        letters += lv_is_letter(cp);
    return letters;
}

/* A line so long is said to the user if it shows that it is more than a paragraph. */
static void warn(struct lv_doc *doc, struct lv_job *job, const struct lv_node *block, struct lv_str s,
                 size_t cuts) {
    char shown[24];
    size_t letters = s.n > LONGEST ? count_letters(s) : 0, bullet = lv_str_find(s, LV_STR(" \u2022 "), 0);
    bool several = cuts ||
                   (bullet != SIZE_MAX && lv_str_find(s, LV_STR(" \u2022 "), bullet + 1) != SIZE_MAX) ||
                   has_contact(lv_str_sub(s, s.n > END_BYTES ? s.n - END_BYTES : 0, s.n));
    snprintf(shown, sizeof shown, "%zu", letters);
    if (letters > LONGEST && several)
        lv_report_at(doc, job, LV_MSG_RUN_TOGETHER, block, s, 0, shown);
}

static void unfold(struct lv_doc *doc, struct lv_job *job, struct lv_node *block) {
    struct lv_view view = {.doc = doc, .block = block, .s = lv_text(doc, block), .langs = LV_LANGS_ALL};
    struct lv_cuts cuts = {.n = 0};
    lv_unfold_head(&cuts, &view);
    cut_items(&cuts, view.s);
    cut_end(&cuts, view.s);
    warn(doc, job, block, view.s, cuts.n);
    divide(doc, block, &cuts);
}

/* In a line of any length: items; one of the first may have a release status in front of the headline. */
static void unfold_short(struct lv_doc *doc, struct lv_node *block, bool head) {
    struct lv_cuts cuts = {.n = 0};
    if (head)
        lv_unfold_status(&cuts, lv_text(doc, block));
    cut_items(&cuts, lv_text(doc, block));
    divide(doc, block, &cuts);
}

int lv_filter_unfold(struct lv_doc *doc, struct lv_job *job) {
    struct lv_node *edition, *next;
    for (size_t e = 0; (edition = lv_edition(doc, e)); e++) {
        size_t blocks = 0;
        for (struct lv_node *b = lv_block_next(edition, edition); b && blocks <= FEW_LINES;
             b = lv_block_next(b, edition))
            blocks++;
        size_t at = 0, least = blocks <= FEW_LINES ? LONG_LINE : LONGEST;
        for (struct lv_node *b = lv_block_next(edition, edition); b; b = next, at++) {
            next = lv_block_next(b, edition);
            if (b->kind != LV_N_P || b->nlines != 1)
                continue;
            if (lv_text(doc, b).n > least)
                unfold(doc, job, b);
            else
                unfold_short(doc, b, at < HEAD_BLOCKS);
        }
    }
    return 0;
}
