/* Direct speech in a paragraph: which glyph pairs are speech, and who speaks. */
#include "recognise/speech/speech.h"

#include <stddef.h>
#include <string.h>

#include "lang/chars.h"
#include "lang/sentence.h"
#include "lang/words.h"
#include "recognise/speech/announced.h"
#include "recognise/speech/person.h"
#include "recognise/speech/speech_parts.h"

/* Points; words of brief and of long speech, of a whole paragraph of it, of a line that announces it. */
enum {
    FEW = 3,
    SOME = 5,
    BRIEF = 5,
    LONG = 8,
    WHOLE = 10,
    LINE = 12,
    PLAIN = 4,
    ASIDE = 10,
    LONG_WORD = 4,
    TITLE_WORDS = 12,
    FIRST_WORDS = 60
};

static bool is_stop(uint32_t cp) {
    return cp == ',' || cp == '.' || cp == '!' || cp == '?' || cp == 0x2026;
}

/* A span, the text before it in its sentence and after it; both may be empty. */
struct context {
    struct lv_range before, after;
    struct lv_attribution says, said;
    uint32_t stop; /* the last character between the glyphs */
    size_t words;  /* between them, counted to WHOLE */
    bool first;    /* no word is before */
    bool colon, named;
};

/* A comma, or a dash. */
static bool starts_with_pause(struct lv_str text, struct lv_range r) {
    r = lv_range_trim(text, r);
    uint32_t cp = r.to > r.from ? lv_char_at(text, r.from) : 0;
    return cp == ',' || cp == 0x2013 || cp == 0x2014;
}

/* "…," joked the head of the museum: a word no list has, then somebody with a title or a name. */
static struct lv_attribution unknown_verb(struct lv_scan *s, struct lv_range after) {
    struct lv_attribution a = {{0, 0}, {0, 0}, 0};
    struct lv_range verb;
    struct lv_hit hit;
    if (lv_count_words(s->text, after, 13) > 12 || !lv_next_word(s->text, after.from, after.to, &verb) ||
        lv_is_upper(lv_char_at(s->text, verb.from)) ||
        lv_word_at(s->text, verb.from, LV_LIST_CLAUSE, s->langs, &hit))
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
    a.sure = lv_has_word(s->text, a.speaker, LV_LIST_TITLE, s->langs, 12) ? 2 : capitals >= 2 ? 1 : 0;
    return a;
}

/* "Holt added:" */
static struct lv_attribution surname_and_verb(struct lv_scan *s, struct lv_range before) {
    struct lv_attribution a = {{0, 0}, {0, 0}, 0};
    struct lv_range name, verb;
    struct lv_hit hit;
    if (!lv_next_word(s->text, before.from, before.to, &name) ||
        !lv_is_upper(lv_char_at(s->text, name.from)) || !lv_next_word(s->text, name.to, before.to, &verb) ||
        !lv_word_at(s->text, verb.from, LV_LIST_VERB, s->langs, &hit) || verb.from + hit.n > before.to)
        return a;
    a.speaker = name;
    a.verb = (struct lv_range){verb.from, verb.from + hit.n};
    a.sure = 1;
    return a;
}

/* The words after a verb to the end of its sentence, or else those before it: "the organisers", where they are few. */
static struct lv_range plain_speaker(struct lv_scan *s, struct lv_range after, struct lv_range verb) {
    struct lv_range behind = lv_range_trim(s->text, (struct lv_range){verb.to, after.to});
    struct lv_range ahead = lv_range_trim(s->text, (struct lv_range){after.from, verb.from});
    while (behind.to > behind.from && strchr(".!?", s->text.p[behind.to - 1]))
        behind.to--;
    struct lv_range r = lv_count_words(s->text, behind, 1) ? behind : ahead;
    size_t words = lv_count_words(s->text, r, PLAIN + 1);
    bool sign =
        memchr(s->text.p + r.from, ',', r.to - r.from) || memchr(s->text.p + r.from, ':', r.to - r.from);
    struct lv_hit hit;
    if (words == 0 || words > PLAIN || sign || lv_begins_aside(s->text, r, s->langs) ||
        lv_word_at(s->text, r.from, LV_LIST_THAT, s->langs, &hit))
        return (struct lv_range){0, 0};
    return r;
}

/* "…", he added, where the language leaves out who, or who has no name: a verb and little else in the sentence. */
static struct lv_attribution bare_verb(struct lv_scan *s, struct lv_range after, bool pause) {
    struct lv_attribution a = {{0, 0}, {0, 0}, 0};
    struct lv_range word = {after.from, after.from};
    size_t words = lv_count_words(s->text, after, ASIDE + 1);
    if (words > (pause ? ASIDE : BRIEF - 1))
        return a;
    for (struct lv_hit hit; a.sure == 0 && lv_next_word(s->text, word.to, after.to, &word);)
        if (lv_word_at(s->text, word.from, LV_LIST_VERB, s->langs, &hit) && word.from + hit.n <= after.to) {
            a.verb = (struct lv_range){word.from, word.from + hit.n};
            if (pause)
                a.speaker = plain_speaker(s, after, a.verb);
            a.sure = words < BRIEF || a.speaker.to;
        }
    return a;
}

/* "I. Zāle still “a wish to see all”": a name and one small word right before speech that goes on in a sentence. */
static struct lv_attribution name_and_word(struct lv_scan *s, struct lv_range before,
                                           const struct lv_span *span) {
    struct lv_attribution a = {{0, 0}, {0, 0}, 0};
    struct lv_person person, last = {0};
    if (!lv_is_lower(lv_char_at(s->text, span->inner.from)))
        return a;
    for (size_t at = before.from; lv_person_next(s->text, at, before.to, s->langs, &person);
         at = person.name.to)
        last = person;
    struct lv_range rest = {last.name.to, before.to}, verb;
    if (!last.name.to || !lv_next_word(s->text, rest.from, rest.to, &verb) ||
        lv_skip_blanks(s->text, rest.from) != verb.from || lv_skip_blanks(s->text, verb.to) != before.to ||
        lv_is_upper(lv_char_at(s->text, verb.from)))
        return a;
    a = (struct lv_attribution){last.name, verb, 1};
    return a;
}

/* "…, X explained. “It is so.”": the sentence before ends with who says the one in glyphs. */
static struct lv_attribution said_before(struct lv_scan *s, struct lv_range sentence) {
    struct lv_attribution a = {{0, 0}, {0, 0}, 0};
    if (sentence.to == sentence.from || sentence.from < s->at)
        return a;
    struct lv_range r = lv_range_trim(s->text, sentence);
    a = lv_attribution_find(s->text, r, s->langs, false);
    size_t end = a.speaker.to > a.verb.to ? a.speaker.to : a.verb.to;
    a.sure = end + 1 >= r.to && a.verb.from > r.from ? a.sure : 0;
    return a;
}

/* "X issued the following statement after Y resigned: “…”" */
static void says_following(struct lv_scan *s, struct lv_range before, struct lv_attribution *says) {
    struct lv_range who, verb;
    if (!lv_announced(lv_str_sub(s->text, before.from, before.to), s->langs, &who, &verb) || who.to == 0)
        return;
    *says = (struct lv_attribution){
        {before.from + who.from, before.from + who.to}, {before.from + verb.from, before.from + verb.to}, 2};
}

static struct context context_of(struct lv_scan *s, const struct lv_span *span, struct lv_range previous,
                                 size_t sentence, size_t limit) {
    struct context c = {.before = {sentence, span->range.from},
                        .after = {span->range.to, limit},
                        .stop = lv_last_char(s->text, span->inner),
                        .words = lv_count_words(s->text, span->inner, WHOLE)};
    uint32_t last = lv_last_char(s->text, c.before);
    struct lv_range word;
    if (c.stop == '.' && lv_next_word(s->text, span->range.to, limit, &word) &&
        lv_is_capital(s->text, word.from))
        c.after.to = c.after.from; /* a sentence of its own */
    c.says = lv_attribution_find(s->text, c.before, s->langs, true);
    bool divided = last == ':' || last == ',' || last == '.' || last == 0x2013 || last == 0x2014;
    if (last == ':')
        says_following(s, c.before, &c.says);
    if (c.says.speaker.from > c.says.verb.from && !divided)
        c.says.sure = 0; /* "according to the Agency's most recent “Report”" */
    c.said = lv_attribution_find(s->text, c.after, s->langs, false);
    if (c.said.sure == 0 && c.says.sure == 0 && (c.stop == ',' || starts_with_pause(s->text, c.after)))
        c.said = unknown_verb(s, c.after);
    c.first = last == 0 || lv_count_words(s->text, c.before, 1) == 0;
    c.colon = last == ':';
    c.named = c.colon && lv_names_speaker(s, c.before, &c.says);
    if ((c.colon || last == ',') && c.says.sure == 0)
        c.says = surname_and_verb(s, c.before);
    if (c.said.sure == 0 && c.says.sure == 0)
        c.said = bare_verb(s, c.after, c.stop == ',' || starts_with_pause(s->text, c.after));
    if (c.said.sure == 0 && c.says.sure == 0 && c.words >= LONG)
        c.says = name_and_word(s, c.before, span);
    if (c.said.sure == 0 && c.says.sure == 0 && c.first && c.words >= BRIEF && is_stop(c.stop))
        c.says = said_before(s, previous);
    return c;
}

/* The last word before a glyph: a company's form, "exhibition", "law" make a name of what is in it. */
static bool title_before(struct lv_scan *s, const struct lv_span *span) {
    size_t from = span->range.from > 40 ? span->range.from - 40 : 0;
    while (from < span->range.from && ((unsigned char)s->text.p[from] & 0xc0) == 0x80)
        from++;
    struct lv_range word = {from, from}, last = {0, 0};
    while (lv_next_word(s->text, word.to, span->range.from, &word))
        last = word;
    struct lv_hit hit;
    return last.to > 0 && lv_word_at(s->text, last.from, LV_LIST_COMPANY, s->langs, &hit) &&
           last.from + hit.n + 1 >= span->range.from;
}

/* True for a sentence in glyphs right after an attribution, or for more of one after its comma: the same speaker. */
static bool goes_on_after_speaker(struct lv_scan *s, const struct lv_span *span, uint32_t stop) {
    struct lv_range gap = {s->at, span->range.from};
    size_t n = s->out->nparts;
    if (n < 2 || s->out->parts[n - 1].kind != LV_PART_ATTRIBUTION || lv_count_words(s->text, gap, 1) > 0)
        return false;
    return is_stop(stop) || s->text.p[s->out->parts[n - 1].range.to - 1] == ',';
}

enum speech_sign {
#define LV_SPEECH(id, points) SIGN_##id,
#include "recognise/tables/speech.def"
    SIGNS
};

static const int8_t sign_points[] = {
#define LV_SPEECH(id, points) points,
#include "recognise/tables/speech.def"
};

static uint32_t bit(enum speech_sign sign, bool is) {
    return is ? UINT32_C(1) << sign : 0;
}

/* "Measuring Home Internet Report": of the longer words nearly all have capitals. */
static bool is_title_case(struct lv_str text, struct lv_range r) {
    size_t longer = 0, capitals = 0;
    if (lv_count_words(text, r, TITLE_WORDS + 1) > TITLE_WORDS)
        return false;
    for (struct lv_range word = {r.from, r.from}; lv_next_word(text, word.to, r.to, &word);) {
        if (word.to - word.from < LONG_WORD)
            continue;
        longer++;
        capitals += lv_is_upper(lv_char_at(text, word.from));
    }
    return longer >= 2 && capitals * 5 >= longer * 4 && !lv_is_caps(lv_str_sub(text, r.from, r.to));
}

/* What the span itself shows, and what is before it. */
static uint32_t signs_inside(struct lv_scan *s, const struct lv_span *span, const struct context *c) {
    size_t words = c->words, n = s->out->nparts;
    bool whole = c->first && words >= WHOLE && lv_count_words(s->text, c->after, 1) == 0;
    return bit(SIGN_LONG, words >= LONG) | bit(SIGN_SOME, words >= SOME && words < LONG) |
           bit(SIGN_SHORT, words <= FEW) | bit(SIGN_STOP, is_stop(c->stop)) | bit(SIGN_COLON, c->colon) |
           bit(SIGN_NAMED, c->named) | bit(SIGN_ALL, whole) |
           bit(SIGN_TITLE_CASE, is_title_case(s->text, span->inner)) |
           bit(SIGN_GOES_ON, s->goes_on && c->before.to == 0) |
           bit(SIGN_SAME_SPEAKER, goes_on_after_speaker(s, span, c->stop)) |
           bit(SIGN_MARKED, n == 1 && s->out->parts[0].kind == LV_PART_MARKER) |
           bit(SIGN_NAME_OF, title_before(s, span)) | bit(SIGN_OPEN, !span->closed && words < LONG);
}

/* What the verbs next to it show. */
static uint32_t signs_of_verbs(struct lv_scan *s, const struct context *c) {
    int verb = c->said.sure > c->says.sure ? c->said.sure : c->says.sure;
    bool said = c->said.sure > 0;
    struct lv_range first;
    bool at_once =
        said && lv_next_word(s->text, c->after.from, c->after.to, &first) && c->said.verb.from == first.from;
    return bit(SIGN_VERB, verb > 0) | bit(SIGN_SURE_VERB, verb > 1) | bit(SIGN_VERB_FIRST, at_once) |
           bit(SIGN_COMMA_VERB, said && c->stop == ',') |
           bit(SIGN_STOP_VERB, is_stop(c->stop) && c->before.to == 0 && c->said.sure == 2);
}

/* True if the points for a span being speech are enough. The first person is sought only where that decides. */
static bool is_speech(struct lv_scan *s, const struct lv_span *span, const struct context *c) {
    int points = 0;
    for (uint32_t signs = signs_inside(s, span, c) | signs_of_verbs(s, c); signs; signs &= signs - 1)
        points += sign_points[__builtin_ctz(signs)];
    return points >= LV_SPEECH_LEAST ||
           (points >= LV_SPEECH_LEAST - LV_SPEECH_FIRST &&
            lv_has_word(s->text, span->inner, LV_LIST_FIRST, s->langs, FIRST_WORDS));
}

static void add_span(struct lv_scan *s, const struct lv_span *span, const struct context *c) {
    struct lv_range tail;
    struct lv_attribution a;
    if (c->says.sure > 0 && !c->first)
        lv_add_part(s, LV_PART_ATTRIBUTION, c->before.from, c->before.to);
    if (!span->closed && lv_find_tail(s, span->inner.from, &tail, &a)) {
        lv_add_part(s, LV_PART_SPEECH, span->range.from, tail.from);
        lv_add_part(s, LV_PART_ATTRIBUTION, tail.from, tail.to);
        lv_set_speaker(s->out, &a);
    } else {
        lv_add_part(s, LV_PART_SPEECH, span->range.from, span->range.to);
        s->out->open = !span->closed;
    }
    if (c->said.sure > 0)
        lv_add_part(s, LV_PART_ATTRIBUTION, c->after.from, c->after.to);
    lv_set_speaker(s->out, c->said.sure >= c->says.sure ? &c->said : &c->says);
}

/* True if a span is speech; then it and who speaks are kept. */
static bool judge_span(struct lv_scan *s, const struct lv_span *span, struct lv_range previous,
                       size_t sentence, size_t limit) {
    struct context c = context_of(s, span, previous, sentence < s->at ? s->at : sentence, limit);
    if (!is_speech(s, span, &c))
        return false;
    bool whole = c.first && c.words == WHOLE;
    add_span(s, span, &c);
    s->out->marked = true;
    s->out->said |= s->out->speaker.to > 0 || s->out->verb.to > 0 || whole || s->goes_on;
    return true;
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
static void find_marked(struct lv_scan *s) {
    struct lv_span span, next;
    size_t sentence = s->at;
    struct lv_range previous = {sentence, sentence};
    bool more = lv_span_next(s->text, s->at, &span);
    s->out->bare = !more && s->at == 0;
    while (more && s->out->nparts < LV_PARTS) {
        struct lv_str head = lv_str_sub(s->text, 0, span.inner.from);
        for (size_t end;
             (end = lv_sentence_end(head, sentence, s->langs)) <= span.range.from && end > sentence;) {
            previous = (struct lv_range){sentence, end};
            sentence = end;
        }
        more = span.range.to < s->text.n && lv_span_next(s->text, span.range.to, &next);
        struct lv_str ahead = more ? lv_str_sub(s->text, 0, behind_names(s->text, next)) : s->text;
        size_t limit = lv_sentence_end(ahead, span.range.to, s->langs);
        bool speech = judge_span(s, &span, previous, sentence, limit);
        if (speech ||
            !lv_span_is_name(s->text, &span)) { /* a sentence goes on after a name: "A of “B” (C): “…”" */
            sentence = span.range.to > sentence ? span.range.to : sentence;
            previous = (struct lv_range){sentence, sentence};
        }
        span = next;
    }
}

/* ☞ and its kin before the text. */
static void find_marker(struct lv_scan *s) {
    uint32_t cp;
    size_t k = lv_utf8_next(s->text, 0, &cp);
    if (cp != 0x261e && cp != 0x261b && cp != 0x275d && cp != 0x1f449)
        return;
    lv_add_part(s, LV_PART_MARKER, 0, k);
    s->out->said = s->out->marked = true;
    while ((k = lv_utf8_next(s->text, s->at, &cp)) > 0 && lv_is_blank(cp))
        s->at += k;
}

static bool announces(struct lv_scan *s) {
    struct lv_range all = {0, s->text.n};
    if (lv_last_char(s->text, all) != ':')
        return false;
    size_t from = 0;
    for (size_t end; (end = lv_sentence_end(s->text, from, s->langs)) < s->text.n && end > from;)
        from = end;
    struct lv_attribution a = {{0, 0}, {0, 0}, 0};
    if (lv_announced(s->text, s->langs, &a.speaker, &a.verb))
        a.sure = a.speaker.to ? 2 : 1;
    else
        a = lv_attribution_find(s->text, (struct lv_range){from, s->text.n}, s->langs, true);
    if (a.sure == 0 && from == 0 && lv_count_words(s->text, all, LINE + 1) <= LINE &&
        lv_names_speaker(s, all, &a) && a.sure < 2)
        a.sure = 0;
    lv_set_speaker(s->out, &a);
    if (a.sure > 0 && s->out->nparts == 0)
        lv_add_part(s, LV_PART_ATTRIBUTION, from, s->text.n);
    return a.sure > 0;
}

void lv_speech_find(struct lv_str text, uint32_t langs, bool goes_on, bool plain, struct lv_speech *speech) {
    memset(speech, 0, offsetof(struct lv_speech, parts[1])); /* the other parts wait till they are set */
    struct lv_scan s = {.text = text, .langs = langs, .goes_on = goes_on, .least = 4, .out = speech};
    find_marker(&s);
    find_marked(&s);
    if (speech->nparts < 2 && !speech->marked)
        lv_find_dialogue(&s);
    if (plain && !speech->marked && !speech->said)
        lv_find_plain(&s);
    speech->announces = announces(&s);
}
