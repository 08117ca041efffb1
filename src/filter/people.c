#include "filter/people.h"

#include <string.h>

#include "lang/chars.h"
#include "lang/view.h"
#include "recognise/speech/person.h"

/* Words of a name, of them given names, and bytes before a surname that are looked at. */
enum { WORDS = 4, GIVEN = 2, BACK = 80 };

static void read_edition(struct lv_doc *doc, struct lv_people *people) {
    struct lv_node *block = lv_view_next(people->edition, people->edition);
    for (; block; block = lv_view_next(block, people->edition)) {
        lv_buf_str(&people->text, lv_text(doc, block));
        lv_buf_char(&people->text, '\n');
    }
}

/* The words of a name; 0 if they are too many. */
static size_t words_of(struct lv_str name, struct lv_range *word) {
    size_t n = 0;
    for (struct lv_range w = {0, 0}; lv_next_word(name, w.to, name.n, &w); n++) {
        if (n == WORDS)
            return 0;
        word[n] = w;
    }
    return n;
}

/* "D." for "Dimitrijs", "Dž." for "Džons": a beginning, with nothing after it but the full stop. */
static bool abbreviates(struct lv_str brief, struct lv_str full) {
    return brief.n <= 4 && brief.n < full.n && lv_str_starts(full, brief);
}

/*
 * The names right before byte `at`, which begins a surname: where the first of them begins, or `at`. Of "Majority Whip
 * Otto", "the Army Otto" only the last is a name.
 */
static size_t names_before(struct lv_str text, size_t at, uint32_t langs) {
    struct lv_hit hit;
    size_t from = at > BACK ? at - BACK : 0, start = at, n = 0;
    bool hangs = false;
    while (from < at && ((unsigned char)text.p[from] & 0xc0) == 0x80)
        from++;
    struct lv_range word = {from, from}, last = {from, from};
    while (lv_next_word(text, word.to, at, &word)) {
        bool name =
            lv_is_name_word(text, word, langs) && !lv_word_at(text, word.from, LV_LIST_TITLE, langs, &hit);
        bool joined = start < at && lv_words_touch(text, last, word);
        hangs = name && !joined
                    ? lv_word_at(text, last.from, LV_LIST_COMMON, langs, &hit) &&
                          last.from + hit.n == last.to && lv_skip_blanks(text, last.to) == word.from &&
                          lv_is_lower(lv_char_at(text, last.from))
                    : hangs;
        start = !name ? at : joined ? start : word.from;
        n = !name ? 0 : joined ? n + 1 : 1;
        last = word;
    }
    struct lv_range surname = {at, at + 1};
    if (start == at || !lv_words_touch(text, last, surname))
        return at;
    return n > GIVEN || (n == GIVEN && hangs) ? last.from : start;
}

/* True if the words before a surname, given as `brief`, may be those of the text: none, or their initials. */
static bool fits(struct lv_str text, struct lv_range first, struct lv_str brief) {
    return brief.n == 0 || abbreviates(brief, lv_str_sub(text, first.from, first.to));
}

/* Compares a name found with the best so far: the shorter of "Otto Lind" and "Democrat Otto Lind". False: two persons. */
static bool better(struct lv_str found, struct lv_str *best) {
    bool inside = best->n == 0 ||
                  (found.n < best->n && lv_str_eq(lv_str_sub(*best, best->n - found.n, best->n), found));
    if (inside) {
        *best = found;
        return true;
    }
    bool ends = best->n <= found.n && lv_str_eq(lv_str_sub(found, found.n - best->n, found.n), *best);
    return ends || lv_char_at(found, 0) == lv_char_at(*best, 0);
}

/* The name in full as the text of the edition has it, or nothing. */
static struct lv_str seek(struct lv_str text, uint32_t langs, struct lv_str surname, struct lv_str brief) {
    struct lv_str best = {NULL, 0};
    for (size_t at = 0; (at = lv_str_find(text, surname, at)) < text.n; at += surname.n) {
        if (!lv_word_starts(text, at) || !lv_word_ends(text, at + surname.n))
            continue;
        size_t start = names_before(text, at, langs);
        struct lv_range first;
        if (start == at || !lv_next_word(text, start, at, &first) || !fits(text, first, brief) ||
            first.to - first.from <= 2)
            continue;
        if (!better(lv_str_sub(text, start, at + surname.n), &best))
            return (struct lv_str){NULL, 0};
    }
    return best;
}

struct lv_str lv_people_full(struct lv_doc *doc, struct lv_people *people, uint32_t langs,
                             struct lv_str name) {
    struct lv_range word[WORDS];
    size_t n = words_of(name, word);
    bool initial = n > 1 && word[0].to - word[0].from <= 4 && name.p[word[0].to] == '.';
    if (n != 1 && !initial)
        return name;
    for (size_t i = 0; i < people->n; i++)
        if (lv_str_eq(people->known[i], name))
            return people->full[i];
    if (people->n == LV_PEOPLE)
        return name;
    if (people->text.n == 0)
        read_edition(doc, people);
    struct lv_str surname = lv_str_sub(name, word[n - 1].from, word[n - 1].to);
    struct lv_str brief = n > 1 ? lv_str_sub(name, word[0].from, word[0].to) : (struct lv_str){name.p, 0};
    struct lv_str full = seek(lv_buf_slice(&people->text), langs, surname, brief);
    people->known[people->n] = lv_arena_copy(&doc->arena, name);
    people->full[people->n] = full.n ? lv_arena_copy(&doc->arena, full) : people->known[people->n];
    return people->full[people->n++];
}

void lv_people_free(struct lv_people *people) {
    lv_buf_free(&people->text);
}
