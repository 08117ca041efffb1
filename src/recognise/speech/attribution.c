/* Verb and speaker: who said it, found in the words around speech. */
#include "lang/chars.h"
#include "lang/words.h"
#include "recognise/speech/speech_scan.h"

enum { PHRASE = 240, WORD = 48 }; /* bytes a noun phrase may reach, and a word before a stop */

/* True if the full stop at byte `at` belongs to an initial, a number or an abbreviation. */
static bool stop_of_word(struct lv_str text, size_t at, uint32_t langs) {
    size_t from = at, k, letters = 0;
    uint32_t cp = 0, first = 0;
    while (from > 0 && at - from < WORD && letters < 12 && (k = lv_utf8_prev(text, from, &cp)) > 0 &&
           (lv_is_word(cp) || cp == '.')) {
        from -= k;
        first = cp;
        letters += lv_is_word(cp);
    }
    if (letters == 0)
        return false;
    if (lv_is_digit(text.p[at - 1])) /* "3. vidusskola" */
        return lv_is_lower(lv_char_at(text, lv_skip_blanks(text, at + 1)));
    if (letters == 1 && lv_is_upper(first))
        return true;
    struct lv_hit hit;
    return lv_word_at(text, from, LV_LIST_ABBREVIATION, langs, &hit) && from + hit.n == at + 1 &&
           letters < 12;
}

/* A quick look before a close one: true for a character at which a noun phrase may end. */
static inline bool may_break(uint32_t cp) {
    static const bool signs[0x80] = {[','] = true, [';'] = true, [':'] = true, ['('] = true, [')'] = true,
                                     ['!'] = true, ['?'] = true, ['"'] = true, ['.'] = true};
    return cp < 0x80
               ? signs[cp]
               : cp == 0xab || cp == 0xbb || cp == 0x2013 || cp == 0x2014 || (cp >= 0x201c && cp <= 0x201e);
}

/* True for a character at which a noun phrase ends. */
static inline bool is_break(struct lv_str text, size_t at, uint32_t cp, uint32_t langs) {
    if (!may_break(cp))
        return false;
    if (cp == '.')
        return !stop_of_word(text, at, langs) || at + 1 >= text.n;
    return cp != 0x2013 || lv_char_before(text, at) == ' ';
}

/* A name in quote glyphs inside a noun phrase, AS “Ceļi”: how many bytes, 0 if there is none at byte `at`. */
static size_t name_in_glyphs(struct lv_str text, size_t at, size_t to, uint32_t cp) {
    struct lv_span span;
    if (cp == 0x201d || cp == 0xbb || !lv_may_be_glyph(cp))
        return 0;
    if (!lv_span_next(lv_str_sub(text, 0, at + LV_NAME_BYTES < to ? at + LV_NAME_BYTES : to), at, &span) ||
        span.range.from != at)
        return 0;
    return lv_span_is_name(text, &span) ? span.range.to - at : 0;
}

static size_t phrase_end(struct lv_str text, size_t at, size_t to, uint32_t langs) {
    uint32_t cp;
    to = to < at + PHRASE ? to : at + PHRASE;
    for (size_t k; at < to && (k = lv_utf8_next(text, at, &cp)) > 0; at += k)
        if (is_break(text, at, cp, langs) && !(k = name_in_glyphs(text, at, to, cp)))
            break;
    return at;
}

static size_t phrase_start(struct lv_str text, size_t from, size_t at, uint32_t langs) {
    uint32_t cp;
    from = at > from + PHRASE ? at - PHRASE : from;
    for (size_t k; at > from && (k = lv_utf8_prev(text, at, &cp)) > 0 && !is_break(text, at - k, cp, langs);)
        at -= k;
    return at;
}

/* 0: no person; 1: a capital letter inside; 2: a title or a pronoun. */
static int person_in(struct lv_str text, struct lv_range range, uint32_t langs, bool first_counts) {
    int sure = 0;
    struct lv_range word = {range.from, range.from};
    for (size_t n = 0; n < 24 && sure < 2 && lv_next_word(text, word.to, range.to, &word); n++) {
        struct lv_hit hit;
        uint64_t lists = LV_LIST_BIT(TITLE) | LV_LIST_BIT(PRONOUN);
        if (lv_words_at(text, word.from, lists, langs, &hit, 1))
            sure = 2;
        else if ((n > 0 || first_counts) && lv_is_upper(lv_char_at(text, word.from)))
            sure = 1;
    }
    return sure;
}

/* True if a phrase begins or ends with a person's title. */
static bool is_title(struct lv_str text, struct lv_range r, uint32_t langs) {
    struct lv_range word = {r.from, r.from};
    bool title = false;
    for (struct lv_hit hit; lv_next_word(text, word.to, r.to, &word);) {
        title = lv_word_at(text, word.from, LV_LIST_TITLE, langs, &hit);
        if (title && word.from <= r.from + 2)
            return true;
        if (lv_word_at(text, word.from, LV_LIST_VERB, langs, &hit))
            return false;
    }
    return title;
}

/* True for two to four words with capitals. */
static bool is_name(struct lv_str text, struct lv_range r) {
    size_t n = 0;
    for (struct lv_range word = {r.from, r.from}; lv_next_word(text, word.to, r.to, &word); n++)
        if (n > 3 || !lv_is_upper(lv_char_at(text, word.from)))
            return false;
    return n > 1;
}

/* "Kuller's chief executive": the title is the last of a phrase. */
static bool ends_in_title(struct lv_str text, struct lv_range r, uint32_t langs) {
    struct lv_range word = {r.from, r.from};
    for (struct lv_hit hit; lv_next_word(text, word.to, r.to, &word);)
        if (lv_word_at(text, word.from, LV_LIST_TITLE, langs, &hit) && word.from + hit.n == r.to)
            return true;
    return false;
}

/* "stressed X, State Secretary of Y", "stressed X, of Y the secretary", "said the mayor, X": all of it is the speaker. */
static size_t with_title(struct lv_str text, struct lv_range speaker, size_t end, size_t to, uint32_t langs) {
    struct lv_range next = {end + 1, end + 1};
    if (end >= to || text.p[end] != ',')
        return end;
    next.to = phrase_end(text, next.from, to, langs);
    bool name = ends_in_title(text, speaker, langs) && is_name(text, next);
    return name || (lv_count_words(text, next, 13) < 13 && is_title(text, next, langs)) ? next.to : end;
}

/* "3. vidusskolas", "3-й": a number that belongs to the word after it. */
static bool is_ordinal(struct lv_str text, struct lv_range number, uint32_t langs) {
    struct lv_hit hit;
    const uint64_t lists = LV_LIST_BIT(MONTH) | LV_LIST_BIT(YEARWORD);
    struct lv_str behind = lv_str_sub(text, number.to, text.n);
    if (lv_str_starts(behind, LV_STR("-")))
        return lv_is_letter(lv_char_at(behind, 1));
    return lv_str_starts(behind, LV_STR(". ")) && lv_is_lower(lv_char_at(behind, 2)) &&
           !lv_words_at(behind, 2, lists, langs, &hit, 1);
}

/* A number or a word of a date. */
static bool is_date_word(struct lv_str text, struct lv_range word, uint32_t langs) {
    struct lv_hit hit;
    const uint64_t lists =
        LV_LIST_BIT(MONTH) | LV_LIST_BIT(WEEKDAY) | LV_LIST_BIT(DAYWORD) | LV_LIST_BIT(YEARWORD);
    if (lv_is_digit(text.p[word.from]))
        return !is_ordinal(text, word, langs);
    return lv_words_at(text, word.from, lists, langs, &hit, 1) && word.from + hit.n >= word.to;
}

/* "D. Trofimovs during the discussion": the name ends at its last capital letter, if it has one. */
static size_t name_end(struct lv_str text, struct lv_range r, uint32_t langs) {
    size_t end = 0;
    struct lv_range word = {r.from, r.from};
    for (struct lv_hit hit; lv_next_word(text, word.to, r.to, &word);) {
        if (end && is_date_word(text, word, langs))
            break;
        if (lv_word_at(text, word.from, LV_LIST_TITLE, langs, &hit) && word.from + hit.n <= r.to)
            word.to = word.from + hit.n;
        else if (!lv_is_upper(lv_char_at(text, word.from)))
            continue;
        end = word.to;
    }
    return end ? end : r.to;
}

static int speaker_after(struct lv_str text, size_t at, size_t to, uint32_t langs, struct lv_range *speaker) {
    size_t end = phrase_end(text, at, to, langs);
    *speaker = lv_range_trim(text, (struct lv_range){at, end});
    if (lv_count_words(text, *speaker, 16) > 14)
        return 0;
    int sure = person_in(text, *speaker, langs, true);
    size_t titled = sure > 0 ? with_title(text, *speaker, end, to, langs) : end;
    speaker->to = titled > end ? titled : sure > 0 ? name_end(text, *speaker, langs) : speaker->to;
    return titled > end ? 2 : sure;
}

/* True if a phrase between commas only adds to the name before it: it is empty, has no person, or is a title. */
static bool adds_to_name(struct lv_str text, struct lv_range before, struct lv_range r, uint32_t langs,
                         int sure) {
    struct lv_hit hit;
    bool small = !lv_is_upper(lv_char_at(text, r.from));
    return sure == 0 ||
           ((small || is_name(text, before)) && lv_word_at(text, r.from, LV_LIST_TITLE, langs, &hit));
}

/* The beginning of a noun phrase without the date, or the "as", before it. */
static size_t behind_date(struct lv_str text, struct lv_range r, uint32_t langs) {
    struct lv_range word = {r.from, r.from};
    struct lv_hit hit;
    while (lv_next_word(text, word.to, r.to, &word))
        if (!is_date_word(text, word, langs) && !lv_word_at(text, word.from, LV_LIST_THAT, langs, &hit))
            return word.from;
    return r.from;
}

/* The noun phrase before the verb; of "A B, chief of C, said" all of it. */
static int speaker_before(struct lv_str text, size_t from, size_t at, uint32_t langs, bool first_counts,
                          struct lv_range *speaker) {
    size_t start = phrase_start(text, from, at, langs);
    int sure = 0;
    for (int back = 0; back < 3; back++) {
        *speaker = lv_range_trim(text, (struct lv_range){start, at});
        if (lv_count_words(text, *speaker, 20) > 18)
            return 0;
        bool empty = speaker->from == speaker->to;
        sure = empty ? 0 : person_in(text, *speaker, langs, first_counts || start > from);
        size_t before = start > from ? phrase_start(text, from, start - 1, langs) : start;
        bool comma = start > from && text.p[start - 1] == ',';
        if (!comma || !adds_to_name(text, (struct lv_range){before, start - 1}, *speaker, langs, sure))
            break;
        start = before;
    }
    speaker->from = behind_date(text, *speaker, langs);
    while (speaker->to > speaker->from && text.p[speaker->to - 1] == ',')
        speaker->to--;
    return sure;
}

static struct lv_attribution attribution_at(struct lv_str text, struct lv_range range, struct lv_range verb,
                                            uint32_t langs, bool first_counts) {
    struct lv_attribution after = {{0, 0}, verb, 0}, before = {{0, 0}, verb, 0};
    struct lv_hit hit;
    struct lv_range word;
    bool that = lv_next_word(text, verb.to, range.to, &word) &&
                lv_word_at(text, word.from, LV_LIST_THAT, langs, &hit);
    after.sure = speaker_after(text, verb.to, range.to, langs, &after.speaker);
    if (that)
        after.sure = 0;
    if (after.sure == 2)
        return after;
    before.sure = speaker_before(text, range.from, verb.from, langs, first_counts, &before.speaker);
    return before.sure > after.sure || (before.sure == 2 && before.speaker.to + 1 >= verb.from && that)
               ? before
               : after;
}

struct lv_attribution lv_attribution_find(struct lv_str text, struct lv_range range, uint32_t langs,
                                          bool last) {
    struct lv_attribution best = {{0, 0}, {0, 0}, 0};
    struct lv_range word = {range.from, range.from};
    for (struct lv_hit hit; lv_next_word(text, word.to, range.to, &word);) {
        if (!lv_word_at(text, word.from, LV_LIST_VERB, langs, &hit) || word.from + hit.n > range.to)
            continue;
        word.to = word.from + hit.n;
        /* after speech a capital begins no sentence */
        struct lv_attribution found = attribution_at(text, range, word, langs, !last);
        if (found.sure > best.sure || (last && found.sure == best.sure && found.sure > 0))
            best = found;
        bool first = word.from <= range.from + 2 && is_name(text, found.speaker);
        if (!last && (best.sure == 2 || first))
            break;
    }
    return best;
}
