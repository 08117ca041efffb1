/* Direct speech in a paragraph: which glyph pairs are speech, who speaks, and speech without glyphs. */
#include "filter/speech.h"

#include <string.h>

#include "filter/chars.h"
#include "filter/sentence.h"
#include "filter/speech_scan.h"
#include "filter/words.h"

enum { SPEECH = 4, LONG = 8, WHOLE = 10, TAIL = 22 };

struct scan {
    struct lv_str text;
    uint32_t langs;
    bool goes_on;
    size_t at; /* behind what has become a part */
    struct lv_speech *out;
};

static void add_part(struct scan *s, enum lv_part_kind kind, size_t from, size_t to) {
    struct lv_range r = lv_range_trim(s->text, (struct lv_range){from, to});
    if (r.to > r.from && s->out->nparts < LV_PARTS && r.from >= s->at) {
        s->out->parts[s->out->nparts++] = (struct lv_part){kind, r};
        s->at = r.to;
    }
}

static void set_speaker(struct lv_speech *out, const struct lv_attribution *a) {
    if (out->speaker.to > out->speaker.from || a->sure == 0)
        return;
    out->speaker = a->speaker;
    out->verb = a->verb;
}

static uint32_t last_char(struct lv_str text, struct lv_range r) {
    uint32_t cp;
    r = lv_range_trim(text, r);
    return r.to > r.from && lv_utf8_prev(text, r.to, &cp) ? cp : 0;
}

static bool is_stop(uint32_t cp) {
    return cp == ',' || cp == '.' || cp == '!' || cp == '?' || cp == 0x2026;
}

static bool has_word(struct lv_str text, struct lv_range r, enum lv_list list, uint32_t langs, size_t most) {
    struct lv_range word = {r.from, r.from};
    struct lv_hit hit;
    for (size_t n = 0; n < most && lv_next_word(text, word.to, r.to, &word); n++)
        if (lv_word_at(text, word.from, list, langs, &hit))
            return true;
    return false;
}

/* The text before a span in its sentence, and behind it; both may be empty. */
struct context {
    struct lv_range before, after;
    struct lv_attribution says, said;
    bool colon, named;
};

/* Takes a verb at the end of a speaker, "X, head of Y, adds", off him. */
static void split_verb(struct scan *s, struct lv_attribution *a) {
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

/* "Minister A B:" before a glyph or a sentence names the speaker without a verb. */
static bool names_speaker(struct scan *s, struct lv_range before, struct lv_attribution *a) {
    struct lv_range r = lv_range_trim(s->text, before);
    if (r.to == r.from || s->text.p[r.to - 1] != ':')
        return false;
    r.to--;
    size_t words = lv_count_words(s->text, r, 20), capitals = 0;
    struct lv_range word = {r.from, r.from};
    while (lv_next_word(s->text, word.to, r.to, &word)) {
        char c[4];
        size_t n;
        size_t k = lv_fold_next(s->text, word.from, c, &n);
        capitals += k > 0 && memcmp(c, s->text.p + word.from, n) != 0;
    }
    bool title = has_word(s->text, r, LV_LIST_TITLE, s->langs, 20);
    if (words > 18 || !(capitals >= 2 || title))
        return false;
    if (a->sure == 0) {
        *a = (struct lv_attribution){r, {0, 0}, title ? 2 : 1};
        split_verb(s, a);
    }
    return true;
}

static bool starts_with_comma(struct lv_str text, struct lv_range r) {
    r = lv_range_trim(text, r);
    return r.to > r.from && text.p[r.from] == ',';
}

/* "…," joked the head of the museum: a word no list has, then somebody with a title or a name. */
static struct lv_attribution unknown_verb(struct scan *s, struct lv_range after) {
    struct lv_attribution a = {{0, 0}, {0, 0}, 0};
    struct lv_range verb;
    if (lv_count_words(s->text, after, 13) > 12 || !lv_next_word(s->text, after.from, after.to, &verb) ||
        lv_is_upper(lv_char_at(s->text, verb.from)))
        return a;
    size_t end = verb.to;
    while (end < after.to && !strchr(",;:()", s->text.p[end]))
        end++;
    a.speaker = lv_range_trim(s->text, (struct lv_range){verb.to, end});
    if (a.speaker.to > a.speaker.from && s->text.p[a.speaker.to - 1] == '.')
        a.speaker.to--;
    struct lv_range word = {a.speaker.from, a.speaker.from};
    size_t capitals = 0;
    while (lv_next_word(s->text, word.to, a.speaker.to, &word))
        capitals += lv_is_upper(lv_char_at(s->text, word.from));
    a.verb = verb;
    a.sure = has_word(s->text, a.speaker, LV_LIST_TITLE, s->langs, 12) ? 2 : capitals >= 2 ? 1 : 0;
    return a;
}

static struct context context_of(struct scan *s, const struct lv_span *span, size_t sentence, size_t limit) {
    struct context c = {.before = {sentence, span->range.from}, .after = {span->range.to, limit}};
    uint32_t stop = last_char(s->text, span->inner), next = 0;
    struct lv_range word;
    if (stop == '.' && lv_next_word(s->text, span->range.to, limit, &word)) {
        char folded[4];
        size_t n;
        lv_utf8_next(s->text, word.from, &next);
        lv_fold_next(s->text, word.from, folded, &n);
        if (memcmp(folded, s->text.p + word.from, n) != 0)
            c.after.to = c.after.from;
    }
    c.says = lv_attribution_find(s->text, c.before, s->langs, true);
    c.said = lv_attribution_find(s->text, c.after, s->langs, false);
    if (c.said.sure == 0 && c.says.sure == 0 && (stop == ',' || starts_with_comma(s->text, c.after)))
        c.said = unknown_verb(s, c.after);
    c.colon = last_char(s->text, c.before) == ':';
    c.named = c.colon && names_speaker(s, c.before, &c.says);
    return c;
}

/* The last word before a glyph: a company's form, "exhibition", "law" make a name of what is in it. */
static bool title_before(struct scan *s, const struct lv_span *span) {
    size_t from = span->range.from > 40 ? span->range.from - 40 : 0;
    while (from < span->range.from && ((unsigned char)s->text.p[from] & 0xc0) == 0x80)
        from++;
    struct lv_range word = {from, from};
    bool name = false;
    for (struct lv_hit hit; lv_next_word(s->text, word.to, span->range.from, &word);)
        name = lv_word_at(s->text, word.from, LV_LIST_COMPANY, s->langs, &hit) &&
               word.from + hit.n + 1 >= span->range.from;
    return name;
}

/* True for a sentence in glyphs right behind an attribution: the same speaker goes on. */
static bool goes_on_after_speaker(struct scan *s, const struct lv_span *span) {
    struct lv_range gap = {s->at, span->range.from};
    size_t n = s->out->nparts;
    return n > 1 && s->out->parts[n - 1].kind == LV_PART_ATTRIBUTION &&
           is_stop(last_char(s->text, span->inner)) && lv_count_words(s->text, gap, 1) == 0;
}

/* Points for a span being speech; see SPEECH. */
static int speech_points(struct scan *s, const struct lv_span *span, const struct context *c) {
    size_t words = lv_count_words(s->text, span->inner, WHOLE + 1);
    bool whole = lv_count_words(s->text, c->before, 1) == 0 && lv_count_words(s->text, c->after, 1) == 0;
    int verb = c->said.sure > c->says.sure ? c->said.sure : c->says.sure, points = 0;
    points += words >= LONG ? 2 : words >= 5 ? 1 : words <= 3 ? -2 : 0;
    points += is_stop(last_char(s->text, span->inner)) ? 2 : 0;
    points += verb ? 1 + verb : 0;
    points += c->colon ? 1 : 0;
    points += c->named ? 1 : 0;
    points += has_word(s->text, span->inner, LV_LIST_FIRST, s->langs, 60) ? 2 : 0;
    points += whole && words >= WHOLE ? 2 : 0;
    points += s->goes_on && c->before.to == 0 ? 2 : 0;
    points += goes_on_after_speaker(s, span) ? 4 : 0;
    points += s->out->nparts == 1 && s->out->parts[0].kind == LV_PART_MARKER ? 2 : 0;
    points += last_char(s->text, span->inner) == ',' && c->said.sure > 0 ? 1 : 0;
    points -= title_before(s, span) ? 3 : 0;
    points -= !span->closed && words < LONG ? 2 : 0;
    return points;
}

/* Where the attribution of speech whose closing glyph was lost begins: the comma before verb and speaker. */
static bool find_tail(struct scan *s, struct lv_range r, struct lv_range *tail, struct lv_attribution *a);

static void add_span(struct scan *s, const struct lv_span *span, const struct context *c) {
    struct lv_range tail;
    struct lv_attribution a;
    if (c->says.sure > 0 && lv_count_words(s->text, c->before, 1) > 0)
        add_part(s, LV_PART_ATTRIBUTION, c->before.from, c->before.to);
    if (!span->closed && find_tail(s, span->inner, &tail, &a)) {
        add_part(s, LV_PART_SPEECH, span->range.from, tail.from);
        add_part(s, LV_PART_ATTRIBUTION, tail.from, tail.to);
        set_speaker(s->out, &a);
    } else {
        add_part(s, LV_PART_SPEECH, span->range.from, span->range.to);
        s->out->open = !span->closed;
    }
    if (c->said.sure > 0)
        add_part(s, LV_PART_ATTRIBUTION, c->after.from, c->after.to);
    set_speaker(s->out, c->said.sure >= c->says.sure ? &c->said : &c->says);
}

static void judge_span(struct scan *s, const struct lv_span *span, size_t sentence, size_t limit) {
    struct context c = context_of(s, span, sentence < s->at ? s->at : sentence, limit);
    if (speech_points(s, span, &c) < SPEECH)
        return;
    bool whole =
        lv_count_words(s->text, c.before, 1) == 0 && lv_count_words(s->text, span->inner, WHOLE) == WHOLE;
    add_span(s, span, &c);
    s->out->marked = true;
    s->out->said |= s->out->speaker.to > 0 || whole || s->goes_on;
}

/* Where the text a speaker may be named in ends: before the next glyph pair that is not just a name, or two on. */
static size_t behind_names(struct lv_str text, struct lv_span span) {
    struct lv_span next;
    for (int names = 0; names < 2 && lv_span_is_name(text, &span); names++) {
        if (!lv_span_next(text, span.range.to, &next))
            return text.n;
        span = next;
    }
    return span.range.from;
}

/* Glyph pairs one after the other; each is judged with its own sentence around it. */
static void find_marked(struct scan *s) {
    struct lv_span span, next;
    size_t sentence = s->at;
    bool more = lv_span_next(s->text, s->at, &span);
    while (more && s->out->nparts < LV_PARTS) {
        struct lv_str head = lv_str_sub(s->text, 0, span.inner.from);
        for (size_t end;
             (end = lv_sentence_end(head, sentence, s->langs)) <= span.range.from && end > sentence;)
            sentence = end;
        more = span.range.to < s->text.n && lv_span_next(s->text, span.range.to, &next);
        struct lv_str ahead = more ? lv_str_sub(s->text, 0, behind_names(s->text, next)) : s->text;
        size_t limit = lv_sentence_end(ahead, span.range.to, s->langs);
        judge_span(s, &span, sentence, limit);
        sentence = span.range.to > sentence ? span.range.to : sentence;
        span = next;
    }
}

/* ---- speech without glyphs ---- */

/* ", VERB SPEAKER" up to the end of a sentence, or ", SPEAKER VERB." */
static bool is_tail(struct scan *s, struct lv_range r, struct lv_attribution *a) {
    *a = lv_attribution_find(s->text, r, s->langs, false);
    if (a->sure == 0)
        return false;
    struct lv_range lead = {r.from, a->verb.from}, rest = {a->verb.to, r.to};
    if (a->speaker.from > a->verb.from) /* inverted: little may stand before the verb */
        return lv_count_words(s->text, lead, 8) < 7 && a->speaker.from <= a->verb.to + 2;
    bool ends = lv_count_words(s->text, rest, 1) == 0 || s->text.p[a->verb.to] == ',';
    return ends && a->sure == 2;
}

/* A comma, or a dash between blanks: how long it is; 0: neither. */
static size_t separator(struct lv_str text, size_t at) {
    if (text.p[at] == ',')
        return 1;
    if (text.p[at] != ' ')
        return 0;
    bool dash = lv_str_starts(lv_str_sub(text, at, at + 5), LV_STR(" \xe2\x80\x93 ")) ||
                lv_str_starts(lv_str_sub(text, at, at + 5), LV_STR(" \xe2\x80\x94 "));
    return dash ? 5 : lv_str_starts(lv_str_sub(text, at, at + 3), LV_STR(" - ")) ? 3 : 0;
}

static bool find_tail(struct scan *s, struct lv_range r, struct lv_range *tail, struct lv_attribution *a) {
    for (size_t from = r.from; from < r.to;) {
        size_t end = lv_sentence_end(s->text, from, s->langs);
        end = end < r.to ? end : r.to;
        bool hit = false,
             says = has_word(s->text, (struct lv_range){from, end}, LV_LIST_VERB, s->langs, SIZE_MAX);
        for (size_t at = from, tries = 0; says && at < end && tries < 12; at++) {
            size_t gap = separator(s->text, at);
            if (gap == 0)
                continue;
            tries++;
            struct lv_range head = {from, at};
            struct lv_attribution found;
            struct lv_range rest = {at + gap, end};
            if (lv_count_words(s->text, head, 4) == 4 && lv_count_words(s->text, rest, TAIL) < TAIL &&
                is_tail(s, rest, &found)) { /* the last such comma leaves the most to the speech */
                *tail = rest;
                *a = found;
                hit = true;
            }
        }
        if (hit)
            return true;
        from = end;
    }
    return false;
}

/* "…, said X, as we will see.": speech goes on behind the speaker, unless somebody else says something there. */
static void add_tail(struct scan *s, struct lv_range tail, const struct lv_attribution *a) {
    size_t end = a->speaker.from > a->verb.from ? a->speaker.to : a->verb.to;
    bool on = end < tail.to && s->text.p[end] == ',' &&
              !has_word(s->text, (struct lv_range){end, tail.to}, LV_LIST_VERB, s->langs, TAIL);
    add_part(s, LV_PART_ATTRIBUTION, tail.from, on ? end + 1 : tail.to);
    if (on)
        add_part(s, LV_PART_SPEECH, end + 1, tail.to);
    set_speaker(s->out, a);
}

static bool starts_with_dash(struct lv_str text, size_t at, size_t *after) {
    uint32_t cp, next;
    size_t k = lv_utf8_next(text, at, &cp), n = lv_utf8_next(text, at + k, &next);
    *after = at + k + n;
    return n > 0 && (cp == 0x2013 || cp == 0x2014 || cp == 0x2015 || cp == '-') && lv_is_blank(next);
}

/* "– Speech, says X." The dash belongs to the speech. */
static void find_dialogue(struct scan *s, size_t after) {
    struct lv_range tail, all = {after, s->text.n};
    struct lv_attribution a;
    if (!find_tail(s, all, &tail, &a))
        return;
    add_part(s, LV_PART_SPEECH, s->at, tail.from);
    add_tail(s, tail, &a);
    if (lv_count_words(s->text, (struct lv_range){tail.to, s->text.n}, 1) > 0)
        add_part(s, LV_PART_SPEECH, tail.to, s->text.n);
    s->out->said = s->out->marked = true;
}

/* "Name, Title: sentence." */
static bool find_named(struct scan *s) {
    const char *colon = memchr(s->text.p, ':', s->text.n < 160 ? s->text.n : 160);
    if (!colon)
        return false;
    size_t at = (size_t)(colon - s->text.p) + 1;
    struct lv_attribution a = {{0, 0}, {0, 0}, 0};
    struct lv_range rest = {at, s->text.n};
    uint32_t stop = last_char(s->text, rest);
    if (!names_speaker(s, (struct lv_range){0, at}, &a) || a.sure < 2 ||
        lv_count_words(s->text, rest, 6) < 6 || lv_count_words(s->text, (struct lv_range){0, at}, 12) > 10 ||
        !(stop == '.' || stop == '!' || stop == '?'))
        return false;
    add_part(s, LV_PART_ATTRIBUTION, 0, at);
    add_part(s, LV_PART_SPEECH, at, s->text.n);
    set_speaker(s->out, &a);
    return s->out->said = true;
}

static void find_plain(struct scan *s) {
    struct lv_range tail, all = {s->at, s->text.n};
    struct lv_attribution a;
    if (find_named(s) || !find_tail(s, all, &tail, &a) ||
        has_word(s->text, (struct lv_range){s->at, tail.from}, LV_LIST_WEEKDAY, s->langs, 60))
        return; /* who speaks does not say on which day */
    size_t from = s->at;
    for (size_t end; (end = lv_sentence_end(s->text, from, s->langs)) < tail.from && end > from;)
        from = end;
    add_part(s, LV_PART_SPEECH, from, tail.from);
    add_tail(s, tail, &a);
    s->out->said = true;
}

/* ☞ and its kin before the text. */
static void find_marker(struct scan *s) {
    uint32_t cp;
    size_t k = lv_utf8_next(s->text, 0, &cp);
    if (cp != 0x261e && cp != 0x261b && cp != 0x275d && cp != 0x1f449)
        return;
    add_part(s, LV_PART_MARKER, 0, k);
    s->out->said = s->out->marked = true;
    while ((k = lv_utf8_next(s->text, s->at, &cp)) > 0 && lv_is_blank(cp))
        s->at += k;
}

static bool announces(struct scan *s) {
    struct lv_range all = {0, s->text.n};
    if (last_char(s->text, all) != ':')
        return false;
    size_t from = 0;
    for (size_t end; (end = lv_sentence_end(s->text, from, s->langs)) < s->text.n && end > from;)
        from = end;
    struct lv_attribution a =
        lv_attribution_find(s->text, (struct lv_range){from, s->text.n}, s->langs, true);
    set_speaker(s->out, &a);
    return a.sure > 0;
}

void lv_speech_find(struct lv_str text, uint32_t langs, bool goes_on, bool plain, struct lv_speech *speech) {
    memset(speech, 0, sizeof *speech);
    struct scan s = {.text = text, .langs = langs, .goes_on = goes_on, .out = speech};
    size_t after;
    find_marker(&s);
    find_marked(&s);
    if (speech->nparts < 2 && !speech->marked && starts_with_dash(text, s.at, &after))
        find_dialogue(&s, after);
    if (plain && !speech->marked && !speech->said)
        find_plain(&s);
    speech->announces = announces(&s);
}
