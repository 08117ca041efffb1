/* Speech without glyphs: told by the attribution at its end, by a dash, or by a name before it. */
#include <string.h>

#include "core/skip.h"
#include "lang/chars.h"
#include "lang/sentence.h"
#include "lang/words.h"
#include "recognise/speech/person.h"
#include "recognise/speech/speech_parts.h"

/* Words an attribution has less than; commas and dashes of a sentence that are looked at. */
enum { TAIL = 22, GAPS = 12, FIRST_WORDS = 60, FEW = 6 };

/* A sentence, with the commas and dashes an attribution may follow: the first of them, with their spaces. */
struct sentence {
    size_t from, end, ngaps;
    struct lv_range gaps[GAPS];
};

static size_t capitals_in(struct lv_str text, struct lv_range r) {
    size_t n = 0;
    for (struct lv_range word = {r.from, r.from}; lv_next_word(text, word.to, r.to, &word);)
        n += lv_is_upper(lv_char_at(text, word.from));
    return n;
}

/* "more patrols in the North Sea": how many words are before the first capital. */
static size_t small_words_before(struct lv_str text, struct lv_range r) {
    size_t n = 0;
    for (struct lv_range word = {r.from, r.from}; lv_next_word(text, word.to, r.to, &word); n++)
        if (lv_is_upper(lv_char_at(text, word.from)))
            break;
    return n;
}

/* A speaker without a title whose words name an institution or a company: it reports, nobody is heard. */
static bool is_organisation(struct lv_scan *s, struct lv_range speaker) {
    const uint64_t lists = LV_LIST_BIT(INSTITUTION) | LV_LIST_BIT(UNIT) | LV_LIST_BIT(COMPANY);
    struct lv_range word = {speaker.from, speaker.from};
    struct lv_hit hit;
    while (lv_next_word(s->text, word.to, speaker.to, &word))
        if (lv_words_at(s->text, word.from, lists, s->langs, &hit, 1))
            return true;
    return false;
}

/* ", and thanked X", ", which shows X": a sentence goes on. */
static bool goes_on_with(struct lv_scan *s, struct lv_range lead) {
    struct lv_hit hit;
    struct lv_range word;
    if (!lv_next_word(s->text, lead.from, lead.to, &word))
        return false;
    return (lv_word_at(s->text, word.from, LV_LIST_RANGEWORD, s->langs, &hit) &&
            hit.number == LV_RANGE_AND) ||
           (lv_word_at(s->text, word.from, LV_LIST_THAT, s->langs, &hit) && LV_HIT_IS(&hit, THAT, relative));
}

/* ", VERB SPEAKER" up to the end of a sentence, or ", SPEAKER VERB." */
static bool is_tail(struct lv_scan *s, struct lv_range r, struct lv_attribution *a) {
    *a = lv_attribution_find(s->text, r, s->langs, false);
    if (a->sure == 0)
        return false;
    struct lv_range lead = {r.from, a->verb.from}, rest = {a->verb.to, r.to};
    if (goes_on_with(s, lead))
        return false;
    if (a->sure < 2 && is_organisation(s, a->speaker))
        return false;
    bool named = a->sure == 2 || capitals_in(s->text, a->speaker) >= 2;
    if (a->speaker.from > a->verb.from) /* inverted: little may be before the verb */
        return lv_count_words(s->text, lead, 8) < 7 && a->speaker.from <= a->verb.to + 2 &&
               (named || capitals_in(s->text, lead) == 0) &&
               (a->sure == 2 || small_words_before(s->text, a->speaker) < 4);
    bool ends = lv_count_words(s->text, rest, 1) == 0 || s->text.p[a->verb.to] == ',';
    return ends && (a->sure == 2 || (s->dialogue && named));
}

/* The comma at byte `at` with a closing glyph after it, or the dash there with the spaces around it; nothing if it is neither. */
static struct lv_range gap_at(struct lv_str text, size_t from, size_t at) {
    if (text.p[at] == ',') {
        size_t n = lv_is_closer(lv_char_at(text, at + 1)) ? lv_utf8_next(text, at + 1, &(uint32_t){0}) : 0;
        return (struct lv_range){at, at + 1 + n};
    }
    if (at == from || text.p[at - 1] != ' ')
        return (struct lv_range){0, 0};
    struct lv_str rest = lv_str_sub(text, at, text.n);
    bool dash = lv_str_starts(rest, LV_STR("\xe2\x80\x93 ")) || lv_str_starts(rest, LV_STR("\xe2\x80\x94 "));
    size_t n = dash ? 4 : lv_str_starts(rest, LV_STR("- ")) ? 2 : 0;
    return n ? (struct lv_range){at - 1, at + n} : (struct lv_range){0, 0};
}

/* Reads a sentence from its beginning to its end. */
static void read_sentence(const struct lv_scan *s, size_t from, struct sentence *sentence) {
    static const bool signs[256] = {
        [','] = true, ['-'] = true, ['.'] = true, ['!'] = true, ['?'] = true, [0xe2] = true};
    bool ends = false;
    size_t at = from;
    sentence->from = from;
    sentence->ngaps = 0;
    while (!ends && (at = lv_next_sign(s->text, at, signs)) < s->text.n) {
        struct lv_range gap = gap_at(s->text, from, at);
        if (gap.to && sentence->ngaps < GAPS)
            sentence->gaps[sentence->ngaps++] = gap;
        at = gap.to ? at + 1 : lv_sentence_step(s->text, at, s->langs, &ends);
    }
    sentence->end = at;
}

/* The first bytes of words in a range, at most so many; returns how many. */
static size_t read_words(struct lv_str text, struct lv_range r, size_t *words, size_t most) {
    struct lv_range word = {r.from, r.from};
    size_t n = 0;
    while (n < most && lv_next_word(text, word.to, r.to, &word))
        words[n++] = word.from;
    return n;
}

/*
 * The last comma or dash of a sentence with an attribution after it leaves the most to the speech. Words are counted
 * before they are looked up, and each is looked up once.
 */
static bool tail_of_sentence(struct lv_scan *s, const struct sentence *sentence, struct lv_range *tail,
                             struct lv_attribution *a) {
    size_t words[TAIL], nwords = 0, seen = 0, to = sentence->end;
    bool verb = false;
    struct lv_hit hit;
    for (size_t i = sentence->ngaps; i-- > 0; to = sentence->gaps[i].from) {
        struct lv_range head = {sentence->from, sentence->gaps[i].from}, more = {sentence->gaps[i].to, to};
        nwords += read_words(s->text, more, words + nwords, TAIL - nwords);
        if (nwords == TAIL)
            return false;
        while (!verb && seen < nwords)
            verb = lv_word_at(s->text, words[seen++], LV_LIST_VERB, s->langs, &hit);
        *tail = (struct lv_range){more.from, sentence->end};
        if (verb && lv_count_words(s->text, head, s->least) == s->least && is_tail(s, *tail, a))
            return true;
    }
    return false;
}

bool lv_find_tail(struct lv_scan *s, size_t from, struct lv_range *tail, struct lv_attribution *a) {
    for (struct sentence sentence; from < s->text.n; from = sentence.end) {
        read_sentence(s, from, &sentence);
        if (tail_of_sentence(s, &sentence, tail, a))
            return true;
    }
    return false;
}

/* "…, said X, as we will see.": speech goes on after the speaker, unless somebody else says something there. */
static void add_tail(struct lv_scan *s, struct lv_range tail, const struct lv_attribution *a) {
    size_t end = a->speaker.from > a->verb.from ? a->speaker.to : a->verb.to;
    bool on = end < tail.to && s->text.p[end] == ',' &&
              !lv_has_word(s->text, (struct lv_range){end, tail.to}, LV_LIST_VERB, s->langs, TAIL);
    lv_add_part(s, LV_PART_ATTRIBUTION, tail.from, on ? end + 1 : tail.to);
    if (on)
        lv_add_part(s, LV_PART_SPEECH, end + 1, tail.to);
    lv_set_speaker(s->out, a);
}

static bool starts_with_dash(struct lv_str text, size_t at, size_t *after) {
    uint32_t cp, next;
    size_t k = lv_utf8_next(text, at, &cp), n = lv_utf8_next(text, at + k, &next);
    *after = at + k + n;
    return n > 0 && (cp == 0x2013 || cp == 0x2014 || cp == 0x2015 || cp == '-') && lv_is_blank(next);
}

void lv_find_dialogue(struct lv_scan *s) {
    size_t after;
    struct lv_range tail;
    struct lv_attribution a;
    if (!starts_with_dash(s->text, s->at, &after))
        return;
    s->least = 1;
    s->dialogue = true;
    if (!lv_find_tail(s, after, &tail, &a))
        return;
    lv_add_part(s, LV_PART_SPEECH, s->at, tail.from);
    add_tail(s, tail, &a);
    if (lv_count_words(s->text, (struct lv_range){tail.to, s->text.n}, 1) > 0)
        lv_add_part(s, LV_PART_SPEECH, tail.to, s->text.n);
    s->out->said = s->out->marked = true;
}

/* "Minister A thanked the town:": a verb, and not of speech, that makes a sentence of it. */
static bool is_clause(struct lv_scan *s, struct lv_range r) {
    struct lv_hit hit;
    for (struct lv_range word = {r.from, r.from}; lv_next_word(s->text, word.to, r.to, &word);)
        if (lv_word_at(s->text, word.from, LV_LIST_CLAUSE, s->langs, &hit) &&
            !lv_word_at(s->text, word.from, LV_LIST_VERB, s->langs, &hit))
            return true;
    return false;
}

/* "Name, Title: sentence." */
static bool find_named(struct lv_scan *s) {
    size_t at = lv_str_find(lv_str_sub(s->text, 0, 160), LV_STR(":"), 0) + 1;
    if (!at)
        return false;
    struct lv_attribution a = {{0, 0}, {0, 0}, 0};
    struct lv_range name = {0, at}, rest = {at, s->text.n};
    uint32_t stop = lv_last_char(s->text, rest), first = lv_char_at(s->text, lv_skip_blanks(s->text, at));
    if (lv_is_lower(first) || !(stop == '.' || stop == '!' || stop == '?') ||
        lv_count_words(s->text, rest, 6) < 6 || lv_count_words(s->text, name, 12) > 10 ||
        is_clause(s, name) || !lv_names_speaker(s, name, &a) || a.sure < 2)
        return false;
    lv_add_part(s, LV_PART_ATTRIBUTION, 0, at);
    lv_add_part(s, LV_PART_SPEECH, at, s->text.n);
    lv_set_speaker(s->out, &a);
    return s->out->said = true;
}

/* Speech without glyphs: in the first person, closed by a lost one's, or said by a holder of an office; others are told of. */
static bool is_heard(struct lv_scan *s, struct lv_range speech, const struct lv_attribution *a) {
    struct lv_person person = {0};
    struct lv_hit hit;
    if (lv_is_closer(lv_last_char(s->text, speech)) ||
        lv_has_word(s->text, speech, LV_LIST_FIRST, s->langs, FIRST_WORDS))
        return true;
    if (lv_speech_word(s->text, a->verb.from, LV_VALUE_SPEECHWORD_report, s->langs, &hit))
        return false;
    if (lv_person_read(s->text, a->speaker, s->langs, &person))
        return person.titled;
    return lv_has_word(s->text, a->speaker, LV_LIST_TITLE, s->langs, FEW);
}

void lv_find_plain(struct lv_scan *s) {
    struct lv_range tail;
    struct lv_attribution a;
    if (find_named(s) || !lv_find_tail(s, s->at, &tail, &a) ||
        lv_has_word(s->text, (struct lv_range){s->at, tail.from}, LV_LIST_WEEKDAY, s->langs, 60))
        return; /* who speaks does not say on which day */
    size_t from = s->at;
    for (size_t end; (end = lv_sentence_end(s->text, from, s->langs)) < tail.from && end > from;)
        from = end;
    struct lv_range speech = {from, tail.from};
    if (!s->goes_on && !is_heard(s, speech, &a))
        return;
    lv_add_part(s, LV_PART_SPEECH, from, tail.from);
    add_tail(s, tail, &a);
    s->out->said = true;
}
