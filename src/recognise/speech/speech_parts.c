#include "recognise/speech/speech_parts.h"

#include <string.h>

#include "lang/chars.h"
#include "lang/words.h"
#include "recognise/speech/person.h"

void lv_add_part(struct lv_scan *s, enum lv_part_kind kind, size_t from, size_t to) {
    struct lv_range r = lv_range_trim(s->text, (struct lv_range){from, to});
    if (r.to > r.from && s->out->nparts < LV_PARTS && r.from >= s->at) {
        s->out->parts[s->out->nparts++] = (struct lv_part){kind, r};
        s->at = r.to;
    }
}

void lv_set_speaker(struct lv_speech *out, const struct lv_attribution *a) {
    if (out->speaker.to > out->speaker.from || a->sure == 0)
        return;
    out->speaker = a->speaker;
    out->verb = a->verb;
}

uint32_t lv_last_char(struct lv_str text, struct lv_range r) {
    struct lv_str s = lv_str_sub(text, r.from, r.to);
    uint32_t cp;
    for (size_t at = s.n, n; (n = lv_utf8_prev(s, at, &cp)); at -= n)
        if (!lv_is_blank(cp))
            return cp;
    return 0;
}

bool lv_is_capital(struct lv_str text, size_t at) {
    char folded[4];
    size_t n, k = lv_fold_next(text, at, folded, &n);
    return k != n || memcmp(folded, text.p + at, n) != 0;
}

bool lv_has_word(struct lv_str text, struct lv_range r, enum lv_list list, uint32_t langs, size_t most) {
    struct lv_range word = {r.from, r.from};
    struct lv_hit hit;
    for (size_t n = 0; n < most && lv_next_word(text, word.to, r.to, &word); n++)
        if (lv_word_at(text, word.from, list, langs, &hit))
            return true;
    return false;
}

/* Takes a verb at the end of a speaker, "X, head of Y, adds", off him. */
static void split_verb(struct lv_scan *s, struct lv_attribution *a) {
    struct lv_range word = {a->speaker.from, a->speaker.from};
    struct lv_hit hit;
    while (lv_next_word(s->text, word.to, a->speaker.to, &word))
        if (word.from > a->speaker.from && word.from + 40 > a->speaker.to &&
            lv_word_at(s->text, word.from, LV_LIST_VERB, s->langs, &hit) &&
            word.from + hit.n == a->speaker.to) {
            a->verb = (struct lv_range){word.from, a->speaker.to};
            a->speaker = lv_range_trim(s->text, (struct lv_range){a->speaker.from, word.from});
            a->speaker.to -= s->text.p[a->speaker.to - 1] == ',' ? 1 : 0;
            return;
        }
}

/* "Minister A B presents four new laws:": a sentence; how many small words follow the last capital or comma. */
static size_t small_words_at_end(struct lv_str text, struct lv_range r) {
    size_t n = 0, end = r.from;
    for (struct lv_range word = {r.from, r.from}; lv_next_word(text, word.to, r.to, &word); end = word.to) {
        bool comma = memchr(text.p + end, ',', word.from - end) != NULL;
        n = comma || lv_is_upper(lv_char_at(text, word.from)) ? 0 : n + 1;
    }
    return n;
}

bool lv_names_speaker(struct lv_scan *s, struct lv_range before, struct lv_attribution *a) {
    struct lv_range r = lv_range_trim(s->text, before);
    if (r.to == r.from || s->text.p[r.to - 1] != ':')
        return false;
    r.to--;
    size_t words = lv_count_words(s->text, r, 20), capitals = 0;
    struct lv_range word = {r.from, r.from};
    while (lv_next_word(s->text, word.to, r.to, &word))
        capitals += lv_is_capital(s->text, word.from);
    bool title = lv_has_word(s->text, r, LV_LIST_TITLE, s->langs, 20);
    struct lv_hit hit;
    for (word.to = r.from; lv_next_word(s->text, word.to, r.to, &word);)
        if (lv_word_at(s->text, word.from, LV_LIST_THAT, s->langs, &hit) && LV_HIT_IS(&hit, THAT, that))
            return false; /* "The council found that the Air Board:" */
    if (lv_begins_aside(s->text, r, s->langs))
        return false; /* "To read Senator A's letter, visit:" */
    if (words > 18 || !(capitals >= 2 || title) || (capitals >= 2 && small_words_at_end(s->text, r) > 3))
        return false;
    if (a->sure == 0) {
        *a = (struct lv_attribution){r, {0, 0}, title ? 2 : 1};
        split_verb(s, a);
    }
    return true;
}
