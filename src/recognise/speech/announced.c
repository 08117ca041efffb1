#include "recognise/speech/announced.h"

#include "lang/chars.h"
#include "lang/sentence.h"
#include "recognise/speech/person.h"

/* Words between "statement" and "following", and of a line that heads a statement; bytes of "’s " after a name. */
enum { APART = 12, LINE = 14, LONG_LINE = 24, GENITIVE = 6, REACH = 2000 };

/* A sentence, and in it the words for a statement and for its following, from the first of them to the last. */
struct notice {
    size_t from;
    struct lv_range statement, following;
};

/* A phrase of speech words that begins with a word and has all of it. */
static bool whole_word(struct lv_str text, struct lv_range word, uint32_t langs, struct lv_hit *hit) {
    return lv_word_at(text, word.from, LV_LIST_SPEECHWORD, langs, hit) && word.from + hit->n >= word.to;
}

/* The first word for a statement; false if there is none. */
static bool find_statement(struct lv_str text, uint32_t langs, struct lv_range *statement) {
    struct lv_hit hit;
    for (struct lv_range word = {0, 0}; lv_next_word(text, word.to, text.n, &word);)
        if (whole_word(text, word, langs, &hit) && LV_HIT_IS(&hit, SPEECHWORD, statement)) {
            *statement = (struct lv_range){word.from, word.from + hit.n};
            return true;
        }
    return false;
}

/* The words that announce a statement in the sentence from..to. */
static bool notice_in(struct lv_str text, size_t from, size_t to, uint32_t langs, struct notice *notice) {
    size_t n = 0, statement = 0, following = 0;
    *notice = (struct notice){.from = from};
    for (struct lv_range word = {from, from}; lv_next_word(text, word.to, to, &word);) {
        struct lv_hit hit;
        n++;
        if (!whole_word(text, word, langs, &hit))
            continue;
        struct lv_range phrase = {word.from, word.from + hit.n};
        if (LV_HIT_IS(&hit, SPEECHWORD, statement)) {
            notice->statement = phrase;
            statement = n;
        } else if (LV_HIT_IS(&hit, SPEECHWORD, following)) {
            notice->following = phrase;
            following = n;
        }
        if (statement && following &&
            (statement > following ? statement - following : following - statement) <= APART)
            return true;
    }
    return false;
}

static struct lv_range whole(const struct lv_person *person) {
    size_t from = person->before.to > person->before.from ? person->before.from : person->name.from;
    return (struct lv_range){from, person->name.to};
}

/* True if only a word like "and", or a comma, is between two persons. */
static bool joins(struct lv_str text, size_t from, size_t to, uint32_t langs) {
    struct lv_range word;
    struct lv_hit hit;
    size_t open = lv_skip_blanks(text, from);
    if (open < to && text.p[open] == '(')
        for (from = open; from < to && text.p[from - 1] != ')';)
            from++;
    from += from < to && text.p[from] == ',';
    if (!lv_next_word(text, from, to, &word))
        return from < to && text.p[from - 1] == ',' && lv_skip_blanks(text, from) == to;
    return lv_word_at(text, word.from, LV_LIST_RANGEWORD, langs, &hit) && hit.number == LV_RANGE_AND &&
           lv_skip_blanks(text, word.from + hit.n) == to && lv_skip_blanks(text, from) == word.from;
}

/* The last person of a range, one with a title before one without; several that are joined are one. */
static struct lv_range last_person(struct lv_str text, size_t from, size_t to, uint32_t langs) {
    struct lv_person person;
    struct lv_range best = {0, 0}, run = {0, 0};
    bool titled = false, joined_title = false;
    for (size_t at = from; lv_person_next(text, at, to, langs, &person); at = person.name.to) {
        struct lv_range r = whole(&person);
        bool on = run.to > 0 && joins(text, run.to, r.from, langs);
        run = on ? (struct lv_range){run.from, r.to} : r;
        joined_title = person.titled || (on && joined_title);
        if (joined_title || !titled)
            best = (!titled && !joined_title && best.to > 0 && !on) ? best : run;
        titled |= joined_title;
    }
    return best;
}

struct lv_range lv_first_person(struct lv_str text, size_t to, uint32_t langs) {
    struct lv_person person;
    struct lv_range first = {0, 0};
    to = to < REACH ? to : REACH;
    for (size_t at = 0; lv_person_next(text, at, to, langs, &person); at = person.name.to) {
        if (person.titled)
            return whole(&person);
        first = first.to ? first : whole(&person);
    }
    return first;
}

/* "Lind issued the following statement:": the first word of the sentence is the name. */
static struct lv_range lone_subject(struct lv_str text, size_t from, size_t to, uint32_t langs) {
    struct lv_range word, next;
    struct lv_hit hit;
    bool lone = lv_next_word(text, from, to, &word) && lv_is_name_word(text, word, langs) &&
                lv_next_word(text, word.to, text.n, &next) && !lv_is_upper(lv_char_at(text, next.from)) &&
                !lv_words_at(text, word.from, LV_LIST_BIT(TITLE) | LV_LIST_BIT(SPEECHWORD), langs, &hit, 1);
    return lone ? word : (struct lv_range){0, 0};
}

/* "a statement by Senator X": after the word, and a word that begins no name. */
static struct lv_range author(struct lv_str text, const struct notice *notice, size_t to, uint32_t langs) {
    struct lv_range word;
    struct lv_hit hit;
    struct lv_person person;
    if (!lv_next_word(text, notice->statement.to, to, &word) ||
        !lv_speech_word(text, word.from, LV_VALUE_SPEECHWORD_by, langs, &hit) ||
        !lv_person_next(text, word.to, to, langs, &person) ||
        lv_count_words(text, (struct lv_range){word.to, whole(&person).from}, 2) > 1)
        return (struct lv_range){0, 0};
    return whole(&person);
}

static struct lv_range who_makes(struct lv_str text, const struct notice *notice, size_t to, uint32_t langs) {
    size_t statement = notice->statement.from, following = notice->following.from;
    size_t first = following < statement ? following : statement;
    struct lv_range who = last_person(text, notice->from, first, langs);
    if (who.to == 0 && following < statement)
        who = last_person(text, following, statement, langs);
    if (who.to == 0)
        who = lone_subject(text, notice->from, first, langs);
    if (who.to == 0)
        who = author(text, notice, to, langs);
    if (who.to == 0) /* "Her statement follows:" */
        who = lv_first_person(text, notice->from, langs);
    return who;
}

/* "Statement by Senator Oak", "Senator Oak's statement on piers": a line that names what is below it. */
static bool heads_statement(struct lv_str text, struct lv_range statement, uint32_t langs,
                            struct lv_range *who, struct lv_range *verb) {
    struct lv_range all = {0, text.n};
    struct notice notice = {.statement = statement};
    struct lv_person person;
    size_t most = text.p[text.n - 1] == ':' ? LONG_LINE : LINE;
    if (text.p[text.n - 1] == '.' || lv_count_words(text, all, most + 1) > most)
        return false;
    *who = author(text, &notice, text.n, langs);
    bool before = who->to == 0 && lv_person_next(text, 0, notice.statement.from, langs, &person);
    size_t gap = before ? notice.statement.from - person.name.to : 0; /* "'s " */
    if (gap >= 2 && gap <= GENITIVE && lv_char_at(text, person.name.to) != ' ')
        *who = whole(&person);
    *verb = notice.statement;
    return who->to > 0;
}

bool lv_announced(struct lv_str text, uint32_t langs, struct lv_range *who, struct lv_range *verb) {
    bool found = false;
    struct notice notice;
    struct lv_range statement;
    *who = *verb = (struct lv_range){0, 0};
    if (!find_statement(text, langs, &statement)) /* so it is with most */
        return false;
    for (size_t from = 0, end; from < text.n; from = end) {
        end = lv_sentence_end(text, from, langs);
        if (end <= from)
            break;
        if (!notice_in(text, from, end, langs, &notice))
            continue;
        struct lv_range by = who_makes(text, &notice, end, langs);
        if (by.to == 0 && found)
            continue;
        *who = by;
        size_t first =
            notice.statement.from < notice.following.from ? notice.statement.from : notice.following.from;
        size_t last = notice.statement.to > notice.following.to ? notice.statement.to : notice.following.to;
        *verb = (struct lv_range){first, last};
        found = true;
    }
    return found || heads_statement(text, statement, langs, who, verb);
}
