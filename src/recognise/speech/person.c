#include "recognise/speech/person.h"

#include <string.h>

#include "lang/chars.h"
#include "lang/words.h"

enum { NAME_WORDS = 4, GAP = 8, TITLE_BYTES = 120 };

bool lv_speech_word(struct lv_str text, size_t at, enum lv_value value, uint32_t langs, struct lv_hit *hit) {
    return lv_word_at(text, at, LV_LIST_SPEECHWORD, langs, hit) && lv_hit_is(hit, value);
}

bool lv_begins_aside(struct lv_str text, struct lv_range r, uint32_t langs) {
    struct lv_hit hit;
    struct lv_range word;
    return lv_next_word(text, r.from, r.to, &word) &&
           lv_word_at(text, word.from, LV_LIST_SPEECHWORD, langs, &hit) && word.from + hit.n >= word.to &&
           (LV_HIT_IS(&hit, SPEECHWORD, before) || LV_HIT_IS(&hit, SPEECHWORD, by) ||
            LV_HIT_IS(&hit, SPEECHWORD, following));
}

static size_t letters_of(struct lv_str text, struct lv_range word, size_t most) {
    size_t n = 0;
    uint32_t cp;
    for (size_t at = word.from, k; at < word.to && n < most && (k = lv_utf8_next(text, at, &cp)); at += k)
        n++;
    return n;
}

/* "FBI", "MSHA", but not an initial, nor "McCAIN". */
static bool is_acronym(struct lv_str text, struct lv_range word) {
    struct lv_str s = lv_str_sub(text, word.from, word.to);
    return letters_of(text, word, 2) > 1 && lv_is_caps(s);
}

bool lv_is_name_word(struct lv_str text, struct lv_range word, uint32_t langs) {
    const uint64_t lists = LV_LIST_BIT(INSTITUTION) | LV_LIST_BIT(UNIT) | LV_LIST_BIT(WEEKDAY) |
                           LV_LIST_BIT(PRONOUN) | LV_LIST_BIT(COMMON) | LV_LIST_BIT(THAT);
    struct lv_hit hit;
    if (!lv_is_upper(lv_char_at(text, word.from)) || is_acronym(text, word))
        return false;
    if (letters_of(text, word, 2) == 1)
        return true;
    if (lv_begins_aside(text, word, langs))
        return false;
    return !lv_words_at(text, word.from, lists, langs, &hit, 1) || word.from + hit.n < word.to;
}

bool lv_words_touch(struct lv_str text, struct lv_range a, struct lv_range b) {
    struct lv_str gap = lv_str_sub(text, a.to, b.from);
    if (gap.n == 0 || gap.n > GAP)
        return false;
    bool initial = letters_of(text, a, 3) <= 2 && gap.p[0] == '.';
    size_t at = initial ? 1 : 0;
    if (lv_skip_blanks(text, a.to + at) == b.from)
        return true;
    return gap.n == 1 ? gap.p[0] == '-' || gap.p[0] == '\'' : lv_str_eq(gap, LV_STR("\xe2\x80\x99"));
}

/* "von", "de": a small word inside a name. */
static bool is_particle(struct lv_str text, struct lv_range word) {
    struct lv_hit hit;
    return lv_speech_word(text, word.from, LV_VALUE_SPEECHWORD_particle, LV_LANGS_ALL, &hit) &&
           word.from + hit.n == word.to;
}

/* A word "s" after an apostrophe: the name before it is in the genitive. */
static bool is_genitive(struct lv_str text, struct lv_range before, struct lv_range word) {
    return word.to - word.from == 1 && text.p[word.from] == 's' && word.from > before.to &&
           text.p[before.to] != ' ' && text.p[before.to] != '.' && text.p[before.to] != '-';
}

/* The words with capitals from `word` on that may be a name: how many, and where the last of them ends. */
static size_t big_words(struct lv_str text, struct lv_range word, size_t to, uint32_t langs, size_t *end) {
    size_t n = 0;
    struct lv_hit hit;
    for (; n <= NAME_WORDS && lv_is_name_word(text, word, langs); n++) {
        if (n > 0 && lv_word_at(text, word.from, LV_LIST_TITLE, langs, &hit))
            break; /* "Riverside Chief Executive" */
        *end = word.to;
        struct lv_range next;
        if (!lv_next_word(text, word.to, to, &next) || !lv_words_touch(text, word, next) ||
            is_genitive(text, word, next))
            return n + 1;
        while (is_particle(text, next) && lv_next_word(text, next.to, to, &word) &&
               lv_words_touch(text, next, word) && !lv_is_upper(lv_char_at(text, next.from)))
            next = word;
        word = next;
    }
    return n;
}

/* The words of a name from `word` on: how many, and where the last of them ends. Bill is one, "Elm Ltd", "the Elm Bill" not. */
static size_t name_run(struct lv_str text, struct lv_range word, size_t to, uint32_t langs, size_t *end) {
    size_t n = big_words(text, word, to, langs, end);
    struct lv_range last = word;
    struct lv_hit hit;
    for (size_t i = 1; i < n && lv_next_word(text, last.to, *end, &word); i++)
        last = word;
    return n > 0 && lv_word_at(text, last.from, LV_LIST_COMPANY, langs, &hit) && last.from + hit.n == *end
               ? 0
               : n;
}

/* False for "U.S": a name has a word of more than one letter at its end. */
static bool ends_in_word(struct lv_str text, size_t from, size_t end) {
    size_t at = end;
    uint32_t cp;
    for (size_t k, n = 0; at > from && (k = lv_utf8_prev(text, at, &cp)) > 0 && lv_is_word(cp); at -= k)
        if (++n > 1)
            return true;
    return false;
}

/* A word with a capital that may belong to a title: not "Today", nor "After" at the head of a sentence. */
static bool may_entitle(struct lv_str text, struct lv_range word, uint32_t langs) {
    const uint64_t lists =
        LV_LIST_BIT(DAYWORD) | LV_LIST_BIT(WEEKDAY) | LV_LIST_BIT(COMMON) | LV_LIST_BIT(THAT);
    struct lv_hit hit;
    return lv_is_upper(lv_char_at(text, word.from)) && !lv_begins_aside(text, word, langs) &&
           !(lv_words_at(text, word.from, lists, langs, &hit, 1) && word.from + hit.n >= word.to);
}

/* Where the phrase a title is in begins: the words with capitals, or in lower case the whole, before byte `at`. */
static size_t title_start(struct lv_str text, size_t from, size_t at, uint32_t langs) {
    size_t start = at;
    from = at > from + TITLE_BYTES ? at - TITLE_BYTES : from;
    while (from < at && ((unsigned char)text.p[from] & 0xc0) == 0x80)
        from++;
    struct lv_range word = {from, from}, last = {from, from};
    bool run = false;
    while (lv_next_word(text, word.to, at, &word)) {
        bool joined = run && (lv_words_touch(text, last, word) ||
                              (text.p[last.to] == '.' && word.from - last.to <= 2)); /* "U.S. Senator" */
        bool capital = may_entitle(text, word, langs);
        if (!capital || !joined)
            start = capital ? word.from : at;
        run = capital;
        last = word;
    }
    bool touches = run && (lv_skip_blanks(text, last.to) == at ||
                           (text.p[last.to] == '.' && lv_skip_blanks(text, last.to + 1) == at));
    return touches ? start : at;
}

/* "Head of", "Cabinet Member for": a title whose end binds what follows to it. */
static bool binds_next(struct lv_str title, uint32_t langs) {
    struct lv_hit hit;
    size_t last = lv_last_word(title);
    return last > 0 && lv_is_lower(lv_char_at(title, last)) &&
           lv_word_at(title, last, LV_LIST_COMMON, langs, &hit) && last + hit.n >= title.n;
}

/* The name right after a title that begins at `word` and is `n` bytes long. */
static bool titled_name(struct lv_str text, struct lv_range word, size_t n, size_t to, uint32_t langs,
                        struct lv_person *person) {
    size_t end = word.from + n, name_end = 0;
    struct lv_range next;
    struct lv_hit hit;
    if (binds_next(lv_str_sub(text, word.from, end), langs))
        return false;
    if (end < to && text.p[end] == '.')
        end++;
    if (!lv_next_word(text, end, to, &next) || lv_skip_blanks(text, end) != next.from ||
        lv_word_at(text, next.from, LV_LIST_TITLE, langs, &hit))
        return false;
    size_t words = name_run(text, next, to, langs, &name_end);
    if (words == 0 || words > NAME_WORDS || !ends_in_word(text, next.from, name_end))
        return false;
    person->name = (struct lv_range){next.from, name_end};
    person->titled = true;
    return true;
}

/* "Foreign Relations Committee": true if one more word with a capital follows, so that what is before it is no name. */
static bool goes_on_big(struct lv_str text, size_t from, size_t end, size_t to) {
    struct lv_range next, last = {from, end};
    return lv_next_word(text, end, to, &next) && lv_words_touch(text, last, next) &&
           lv_is_upper(lv_char_at(text, next.from));
}

/* A name without a title: two to four words with capitals, and no more of them. */
static bool plain_name(struct lv_str text, struct lv_range word, size_t to, uint32_t langs, size_t *end) {
    struct lv_hit hit;
    size_t words = name_run(text, word, to, langs, end);
    return words >= 2 && words < NAME_WORDS && ends_in_word(text, word.from, *end) &&
           !goes_on_big(text, word.from, *end, to) &&
           !lv_word_at(text, word.from, LV_LIST_PLACE, langs, &hit);
}

bool lv_person_next(struct lv_str text, size_t from, size_t to, uint32_t langs, struct lv_person *person) {
    struct lv_range word = {from, from};
    struct lv_hit hit;
    *person = (struct lv_person){0};
    while (lv_next_word(text, word.to, to, &word)) {
        size_t end = word.to;
        if (lv_word_at(text, word.from, LV_LIST_TITLE, langs, &hit) && word.from + hit.n <= to) {
            if (titled_name(text, word, hit.n, to, langs, person)) {
                size_t start = title_start(text, from, word.from, langs);
                person->before = lv_range_trim(text, (struct lv_range){start, person->name.from});
                return true;
            }
            end = word.from + hit.n;
        } else if (lv_is_upper(lv_char_at(text, word.from)) && plain_name(text, word, to, langs, &end)) {
            person->name = (struct lv_range){word.from, end};
            return true;
        }
        word.to = end > word.to ? end : word.to;
    }
    return false;
}

/* A dash between spaces begins at byte `at`: how many bytes, or 0. */
static size_t dash_at(struct lv_str text, size_t at) {
    struct lv_str s = lv_str_sub(text, at, text.n);
    if (lv_str_starts(s, LV_STR(" - ")))
        return 3;
    return lv_str_starts(s, LV_STR(" \xe2\x80\x93 ")) || lv_str_starts(s, LV_STR(" \xe2\x80\x94 ")) ? 5 : 0;
}

/* Where a segment of a phrase ends: at a comma, a bracket or a dash. */
static size_t segment_end(struct lv_str text, size_t at, size_t to) {
    while (at < to && text.p[at] != ',' && text.p[at] != '(' && !dash_at(text, at))
        at++;
    return at;
}

/* The words of a title before a name, in the phrase that begins at `from`: not before a dash. */
static struct lv_range title_before(struct lv_str text, size_t from, size_t to) {
    for (size_t at = from, n; at < to; at++)
        if ((n = dash_at(text, at)))
            from = at + n;
    struct lv_range r = lv_range_trim(text, (struct lv_range){from, to});
    while (r.to > r.from && (text.p[r.to - 1] == ',' || text.p[r.to - 1] == ' '))
        r.to--;
    return r;
}

/* True if a word that is no title, "of", "at", binds a run of capitals to what is before it. */
static bool hangs_on(struct lv_str text, size_t from, size_t at, uint32_t langs) {
    struct lv_range word = {from, from}, last = {0, 0};
    struct lv_hit hit;
    while (lv_next_word(text, word.to, at, &word))
        last = word;
    return last.to > 0 &&
           lv_words_at(text, last.from, LV_LIST_BIT(COMMON) | LV_LIST_BIT(SPEECHWORD), langs, &hit, 1) &&
           !lv_is_upper(lv_char_at(text, last.from));
}

/* The person of one segment: the first with a title, else the last without that hangs on nothing. */
static bool person_of(struct lv_str text, struct lv_range segment, uint32_t langs, struct lv_person *person) {
    struct lv_person next;
    bool found = false;
    for (size_t at = segment.from; lv_person_next(text, at, segment.to, langs, &next); at = next.name.to) {
        bool hangs = !next.titled && hangs_on(text, at, next.name.from, langs);
        if (!hangs && !(found && person->titled))
            *person = next;
        found |= !hangs;
        if (found && person->titled)
            break;
    }
    return found;
}

/* "Holt", "the Holts": the only word with a capital of a short phrase. */
static bool lone_name(struct lv_str text, struct lv_range segment, uint32_t langs, struct lv_person *person) {
    struct lv_range word;
    if (!lv_next_word(text, segment.from, segment.to, &word) || word.to < segment.to ||
        !lv_is_name_word(text, word, langs))
        return false;
    *person = (struct lv_person){.name = word};
    return true;
}

/* "Snowe and Collins", "A B and Senator C D": more persons after the first belong to the name. */
static void add_others(struct lv_str text, struct lv_range segment, uint32_t langs,
                       struct lv_person *person) {
    struct lv_range word;
    struct lv_hit hit;
    struct lv_person next;
    while (lv_next_word(text, person->name.to, segment.to, &word) &&
           lv_word_at(text, word.from, LV_LIST_RANGEWORD, langs, &hit) && hit.number == LV_RANGE_AND) {
        size_t from = lv_skip_blanks(text, word.from + hit.n), end = 0;
        if (lv_person_next(text, from, segment.to, langs, &next) &&
            (next.name.from == from || (next.titled && next.before.from == from)))
            person->name.to = next.name.to;
        else if (lv_next_word(text, from, segment.to, &word) && word.from == from &&
                 name_run(text, word, segment.to, langs, &end) == 1)
            person->name.to = end;
        else
            return;
    }
}

/* After a name: a bracket "(R-Westland)" and letters of a degree are stepped over. */
static struct lv_range title_after(struct lv_str text, size_t at, size_t to) {
    for (bool more = true; more;) {
        at = lv_skip_blanks(text, at);
        more = false;
        if (at < to && text.p[at] == '(') {
            const char *close = memchr(text.p + at, ')', to - at);
            at = close ? (size_t)(close - text.p) + 1 : to;
            more = true;
        }
    }
    if (at >= to || text.p[at] != ',')
        return (struct lv_range){0, 0};
    return lv_range_trim(text, (struct lv_range){at + 1, to});
}

bool lv_person_read(struct lv_str text, struct lv_range phrase, uint32_t langs, struct lv_person *person) {
    bool found = false;
    *person = (struct lv_person){0};
    size_t at = phrase.from, end = at;
    for (int n = 0; n < 3 && at < phrase.to && !found; n++, at = end + 1) {
        end = segment_end(text, at, phrase.to);
        struct lv_range segment = lv_range_trim(text, (struct lv_range){at, end});
        found = person_of(text, segment, langs, person) || lone_name(text, segment, langs, person);
        if (found)
            add_others(text, segment, langs, person);
    }
    if (!found)
        return false;
    person->before = title_before(text, phrase.from, person->name.from);
    person->after = title_after(text, person->name.to, phrase.to);
    return true;
}
