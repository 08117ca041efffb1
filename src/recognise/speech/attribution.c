/* Verb and speaker: who said it, found in the words around speech. */
#include <string.h>

#include "lang/chars.h"
#include "lang/words.h"
#include "recognise/speech/person.h"

/* Bytes a noun phrase may reach, a word before a stop, and a bracket after a name; words of a phrase without a name,
 * and of one with a pronoun; parts between commas that are looked at. */
enum { PHRASE = 240, WORD = 48, BRACKET = 40, PLAIN = 12, FEW = 3, PARTS = 4 };

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

/* "(R-Westland)" at the end of a phrase: where it begins, or `at`. */
static size_t bracket_start(struct lv_str text, size_t from, size_t at) {
    size_t open = at;
    while (open > from && at - open < BRACKET)
        if (text.p[--open] == '(')
            return open;
    return at;
}

/* The same in front of byte `at`: where a bracket that opens there ends, or `at`. */
static size_t bracket_end(struct lv_str text, size_t at, size_t to) {
    size_t from = lv_skip_blanks(text, at);
    if (from >= to || text.p[from] != '(')
        return at;
    for (size_t close = from; close < to && close - from < BRACKET; close++)
        if (text.p[close] == ')')
            return close + 1;
    return at;
}

static size_t phrase_start(struct lv_str text, size_t from, size_t at, uint32_t langs) {
    uint32_t cp;
    from = at > from + PHRASE ? at - PHRASE : from;
    for (size_t k; at > from && (k = lv_utf8_prev(text, at, &cp)) > 0;) {
        size_t open = cp == ')' ? bracket_start(text, from, at) : at;
        if (open < at)
            k = at - open;
        else if (is_break(text, at - k, cp, langs))
            break;
        at -= k;
    }
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

static bool has_word(struct lv_str text, struct lv_range r, enum lv_list list, uint32_t langs) {
    struct lv_hit hit;
    for (struct lv_range word = {r.from, r.from}; lv_next_word(text, word.to, r.to, &word);)
        if (lv_word_at(text, word.from, list, langs, &hit))
            return true;
    return false;
}

/* "Kuller's chief executive": the title is the last of a phrase. */
static bool ends_in_title(struct lv_str text, struct lv_range r, uint32_t langs) {
    struct lv_range word = {r.from, r.from};
    for (struct lv_hit hit; lv_next_word(text, word.to, r.to, &word);)
        if (lv_word_at(text, word.from, LV_LIST_TITLE, langs, &hit) && word.from + hit.n == r.to)
            return true;
    return false;
}

/* True if a phrase begins with a word of what a person is, "who leads the team", "a volunteer", and is no adverbial. */
static bool tells_of_person(struct lv_str text, struct lv_range r, uint32_t langs) {
    struct lv_hit hit;
    size_t from = lv_skip_blanks(text, r.from);
    if (from >= r.to)
        return false;
    if (lv_speech_word(text, from, LV_VALUE_SPEECHWORD_who, langs, &hit))
        return true;
    if (!lv_speech_word(text, from, LV_VALUE_SPEECHWORD_article, langs, &hit))
        return false;
    for (struct lv_range word = {from, from}; lv_next_word(text, word.to, r.to, &word);)
        if (lv_word_at(text, word.from, LV_LIST_TITLE, langs, &hit))
            return true;
    return false;
}

/* "Harbour Master": words with capitals from a comma to the end of a sentence, no place and no house. */
static bool is_capital_title(struct lv_str text, struct lv_range r, uint32_t langs) {
    const uint64_t lists =
        LV_LIST_BIT(PLACE) | LV_LIST_BIT(INSTITUTION) | LV_LIST_BIT(COMPANY) | LV_LIST_BIT(UNIT);
    struct lv_hit hit;
    bool end = r.to >= text.n || (text.p[r.to] == '.' && lv_skip_blanks(text, r.to + 1) >= text.n);
    if (!end || !is_name(text, r))
        return false;
    for (struct lv_range word = {r.from, r.from}; lv_next_word(text, word.to, r.to, &word);)
        if (lv_words_at(text, word.from, lists, langs, &hit, 1))
            return false;
    return true;
}

/* "stressed X, State Secretary of Y", "stressed X, of Y the secretary", "said the mayor, X": all of it is the speaker. */
static size_t with_title(struct lv_str text, struct lv_range speaker, size_t end, size_t to, uint32_t langs) {
    size_t comma = bracket_end(text, end, to);
    struct lv_range next = {comma + 1, comma + 1};
    if (comma >= to || text.p[comma] != ',')
        return end;
    next.to = phrase_end(text, next.from, to, langs);
    bool name = ends_in_title(text, speaker, langs) && is_name(text, next);
    bool title = is_title(text, next, langs) || tells_of_person(text, next, langs) ||
                 (is_name(text, speaker) && is_capital_title(text, next, langs));
    return name || (lv_count_words(text, next, 13) < 13 && title) ? next.to : end;
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
    struct lv_range next; /* "Jan Pell" */
    if (lv_next_word(text, word.to, text.n, &next) && lv_words_touch(text, word, next) &&
        lv_is_upper(lv_char_at(text, next.from)) && lv_word_at(text, word.from, LV_LIST_MONTH, langs, &hit))
        return false;
    return lv_words_at(text, word.from, lists, langs, &hit, 1) && word.from + hit.n >= word.to;
}

/* "D. Trofimovs during the discussion": the name ends at its last capital letter, if it has one. */
static size_t name_end(struct lv_str text, struct lv_range r, uint32_t langs) {
    size_t end = 0;
    bool capital = false;
    struct lv_range word = {r.from, r.from};
    for (struct lv_hit hit; lv_next_word(text, word.to, r.to, &word);) {
        if (end && is_date_word(text, word, langs))
            break;
        capital |= lv_is_upper(lv_char_at(text, word.from));
        if (lv_word_at(text, word.from, LV_LIST_TITLE, langs, &hit) && word.from + hit.n <= r.to)
            word.to = word.from + hit.n;
        else if (!lv_is_upper(lv_char_at(text, word.from)))
            continue;
        end = word.to;
    }
    return end && capital ? end : r.to;
}

/* "The CRS memo": what is written is no person. */
static bool is_paper(struct lv_str text, struct lv_range r, uint32_t langs) {
    struct lv_range word = {r.from, r.from}, last = {0, 0};
    struct lv_hit hit;
    struct lv_person person;
    if (lv_person_read(text, r, langs, &person))
        return false;
    while (lv_next_word(text, word.to, r.to, &word))
        last = word;
    return last.to > 0 && lv_speech_word(text, last.from, LV_VALUE_SPEECHWORD_paper, langs, &hit);
}

/* "me that they agree": where the phrase ends before "that", or a word of that kind. */
static size_t before_that(struct lv_str text, struct lv_range r, uint32_t langs) {
    struct lv_hit hit;
    for (struct lv_range word = {r.from, r.from}; lv_next_word(text, word.to, r.to, &word);)
        if (lv_word_at(text, word.from, LV_LIST_THAT, langs, &hit) && word.from + hit.n >= word.to)
            return word.from;
    return r.to;
}

/* A phrase without a name is short, and no sentence: "the head of the office". */
static bool is_clean(struct lv_str text, struct lv_range r, uint32_t langs) {
    struct lv_person person;
    struct lv_hit hit;
    if (lv_word_at(text, r.from, LV_LIST_PRONOUN, langs, &hit) && lv_count_words(text, r, FEW + 1) > FEW)
        return false;
    return lv_person_read(text, r, langs, &person) ||
           (lv_count_words(text, r, PLAIN + 1) <= PLAIN && before_that(text, r, langs) == r.to);
}

static int speaker_after(struct lv_str text, size_t at, size_t to, uint32_t langs, struct lv_range *speaker) {
    size_t end = phrase_end(text, at, to, langs);
    *speaker = lv_range_trim(text, (struct lv_range){at, end});
    *speaker = lv_range_trim(text, (struct lv_range){at, before_that(text, *speaker, langs)});
    if (lv_count_words(text, *speaker, 16) > 14 || lv_begins_aside(text, *speaker, langs) ||
        is_paper(text, *speaker, langs) || !is_clean(text, *speaker, langs))
        return 0;
    end = speaker->to;
    int sure = person_in(text, *speaker, langs, true);
    size_t titled = sure > 0 ? with_title(text, *speaker, end, to, langs) : end;
    speaker->to = titled > end ? titled : sure > 0 ? name_end(text, *speaker, langs) : speaker->to;
    return titled > end ? 2 : sure;
}

/* A phrase without a name of its own that is a title: "the author of the law", "Riverside Chief Executive". */
static bool is_apposition(struct lv_str text, struct lv_range r, uint32_t langs) {
    struct lv_person person;
    return has_word(text, r, LV_LIST_TITLE, langs) && !lv_person_read(text, r, langs, &person);
}

/* "M.D.", "Jr.": no word of more than three letters. */
static bool is_degree(struct lv_str text, struct lv_range r) {
    for (struct lv_range word = {r.from, r.from}; lv_next_word(text, word.to, r.to, &word);)
        if (word.to - word.from > 3)
            return false;
    return lv_count_words(text, r, 4) < 4 && lv_is_upper(lv_char_at(text, r.from));
}

/* True for a name with a title, or of two to four words. */
static bool is_full_name(struct lv_str text, struct lv_range r, uint32_t langs) {
    struct lv_person person;
    r = lv_range_trim(text, r);
    return lv_person_read(text, r, langs, &person) && person.name.to == r.to &&
           (person.titled || (person.name.from == r.from && is_name(text, r)));
}

/*
 * True if a phrase between commas only adds to the name before it: it is empty, has no person, is a title, or a comma
 * is behind it as well: "A B, Harbour Master, said".
 */
static bool adds_to_name(struct lv_str text, struct lv_range before, struct lv_range r, uint32_t langs,
                         int sure, bool closed) {
    struct lv_person person;
    return sure == 0 ||
           (closed && (is_full_name(text, before, langs) || is_apposition(text, before, langs))) ||
           is_degree(text, r) ||
           (is_apposition(text, r, langs) &&
            lv_person_read(text, lv_range_trim(text, before), langs, &person));
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

/* "Senator Lind today", "Lind also": the phrase ends with the name where only small words follow it. */
static size_t without_tail(struct lv_str text, struct lv_range r, const struct lv_person *person,
                           uint32_t langs) {
    struct lv_range word = {person->name.to, person->name.to};
    struct lv_hit hit;
    if (memchr(text.p + word.to, ',', r.to - word.to) || memchr(text.p + word.to, '(', r.to - word.to))
        return r.to;
    if (lv_next_word(text, word.to, r.to, &word) && lv_word_at(text, word.from, LV_LIST_VERB, langs, &hit))
        return person->name.to; /* "A B thanked C D and" */
    for (word.to = person->name.to; lv_next_word(text, word.to, r.to, &word);)
        if ((lv_is_upper(lv_char_at(text, word.from)) && !is_date_word(text, word, langs)) ||
            lv_word_at(text, word.from, LV_LIST_TITLE, langs, &hit))
            return r.to;
    return person->name.to;
}

/* "today", "on Monday" at the end of a phrase: where it ends without them. */
static size_t without_day(struct lv_str text, struct lv_range r, uint32_t langs) {
    struct lv_range word = {r.from, r.from};
    size_t end = r.from;
    while (lv_next_word(text, word.to, r.to, &word))
        if (!is_date_word(text, word, langs))
            end = word.to;
    return word.from == r.from || end == r.from || !is_date_word(text, word, langs) ? r.to : end;
}

/* "At the opening the mayor", "In a joint statement Senators A and B": the phrase without what is not the speaker. */
static struct lv_range without_aside(struct lv_str text, struct lv_range r, const struct lv_person *person,
                                     uint32_t langs) {
    struct lv_hit hit;
    if (person->name.to) {
        struct lv_range before = lv_range_trim(text, person->before);
        struct lv_range title = {r.to, r.to};
        for (struct lv_range word = {before.from, before.from};
             lv_next_word(text, word.to, before.to, &word);)
            if (title.from == r.to && lv_word_at(text, word.from, LV_LIST_TITLE, langs, &hit))
                title = word;
        return (struct lv_range){title.from < r.to ? title.from : person->name.from, r.to};
    }
    for (struct lv_range word = {r.from, r.from}; lv_next_word(text, word.to, r.to, &word);)
        if (lv_word_at(text, word.from, LV_LIST_TITLE, langs, &hit))
            return (struct lv_range){word.from, r.to};
    return (struct lv_range){r.from, r.from};
}

/* Cuts from a phrase before the verb what is not the speaker. */
static struct lv_range cut_phrase(struct lv_str text, struct lv_range r, uint32_t langs) {
    struct lv_person person;
    r.from = behind_date(text, r, langs);
    while (r.to > r.from && (text.p[r.to - 1] == ',' || text.p[r.to - 1] == ' '))
        r.to--;
    bool named = lv_person_read(text, r, langs, &person);
    if (lv_begins_aside(text, r, langs))
        r = without_aside(text, r, &person, langs);
    r.to = named && r.to > r.from ? without_tail(text, r, &person, langs) : r.to;
    return r.to > r.from ? (struct lv_range){r.from, without_day(text, r, langs)} : r;
}

/* The noun phrase before the verb; of "A B, chief of C, said" all of it. */
static int speaker_before(struct lv_str text, size_t from, size_t at, uint32_t langs, bool first_counts,
                          struct lv_range *speaker) {
    size_t start = phrase_start(text, from, at, langs);
    int sure = 0;
    bool closed = false;
    for (int back = 0; back < PARTS; back++) {
        *speaker = lv_range_trim(text, (struct lv_range){start, at});
        if (lv_count_words(text, *speaker, 26) > 24)
            return 0;
        bool empty = speaker->from == speaker->to;
        closed |= empty && back == 0;
        sure = empty ? 0 : person_in(text, *speaker, langs, first_counts || start > from);
        size_t before = start > from ? phrase_start(text, from, start - 1, langs) : start;
        bool comma = start > from && text.p[start - 1] == ',';
        if (!comma ||
            !adds_to_name(text, (struct lv_range){before, start - 1}, *speaker, langs, sure, closed))
            break;
        start = before;
    }
    *speaker = cut_phrase(text, *speaker, langs);
    return speaker->to > speaker->from && !is_paper(text, *speaker, langs) && is_clean(text, *speaker, langs)
               ? sure
               : 0;
}

/* True if a phrase ends with a name, or has one and what it is, right before the verb. */
static bool is_subject(struct lv_str text, struct lv_range r, struct lv_range verb, uint32_t langs) {
    struct lv_person person;
    return lv_skip_blanks(text, r.to) == verb.from && lv_person_read(text, r, langs, &person);
}

static struct lv_range first_word(struct lv_str text, struct lv_range r) {
    struct lv_range word = r;
    lv_next_word(text, r.from, r.to, &word);
    return word;
}

static struct lv_attribution attribution_at(struct lv_str text, struct lv_range range, struct lv_range verb,
                                            uint32_t langs, bool first_counts) {
    struct lv_attribution after = {{0, 0}, verb, 0}, before = {{0, 0}, verb, 0};
    struct lv_hit hit;
    struct lv_range word;
    bool that = lv_next_word(text, verb.to, range.to, &word) &&
                lv_word_at(text, word.from, LV_LIST_THAT, langs, &hit);
    after.sure = that ? 0 : speaker_after(text, verb.to, range.to, langs, &after.speaker);
    before.sure = speaker_before(text, range.from, verb.from, langs, first_counts, &before.speaker);
    struct lv_person person; /* "Estimated Benefits:" */
    if (lv_is_upper(lv_char_at(text, verb.from)) && !lv_person_read(text, after.speaker, langs, &person))
        after.sure = 0;
    bool subject = before.sure > 0 && is_subject(text, before.speaker, verb, langs);
    bool whom = lv_speech_word(text, verb.from, LV_VALUE_SPEECHWORD_whom, langs, &hit);
    if (subject && (whom || before.sure == 2 || (that && before.sure > 0)))
        return before;
    if (whom && before.sure > 0 && lv_is_name_word(text, first_word(text, before.speaker), langs))
        return before; /* "Bond also thanked Senator A B:" */
    if (after.sure == 2)
        return after;
    return before.sure > after.sure || (before.sure == 2 && before.speaker.to + 1 >= verb.from && that)
               ? before
               : after;
}

/* True for a word with a capital within a sentence: "the United States" is a name, and has no verb. */
static bool is_capital_inside(struct lv_str text, size_t at, size_t end) {
    uint32_t cp = 0;
    size_t glyph = end < text.n && strchr(",:", text.p[end]) ? lv_skip_blanks(text, end + 1) : text.n;
    if (glyph < text.n && !lv_is_word(lv_char_at(text, glyph)) && lv_may_be_glyph(lv_char_at(text, glyph)))
        return false; /* where all words have capitals: Said, “… */
    if (!lv_is_upper(lv_char_at(text, at)) || lv_is_caps(lv_str_sub(text, at, lv_word_end(text, at))))
        return false;
    for (size_t k; at > 0 && (k = lv_utf8_prev(text, at, &cp)) > 0 && !lv_is_word(cp); at -= k)
        if (cp == '.' || cp == ':' || cp == '!' || cp == '?' || cp == 0x2013 || cp == 0x2014)
            return false;
    return at > 0;
}

struct lv_attribution lv_attribution_find(struct lv_str text, struct lv_range range, uint32_t langs,
                                          bool last) {
    struct lv_attribution best = {{0, 0}, {0, 0}, 0};
    struct lv_range word = {range.from, range.from};
    for (struct lv_hit hit; lv_next_word(text, word.to, range.to, &word);) {
        if (!lv_word_at(text, word.from, LV_LIST_VERB, langs, &hit) || word.from + hit.n > range.to ||
            is_capital_inside(text, word.from, word.from + hit.n))
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
