/* Evidence of which line above the text agrees best with its first paragraphs: that is most often the headline. */
#include "lang/chars.h"
#include "recognise/context/stems.h"
#include "recognise/roles.h"

enum {
    TITLE_LEAST = 2, /* words */
    TITLE_MOST = 40,
    FURTHER = 2, /* so many paragraphs after the first are read */
    STEMS_MOST = 40,
    IN_FIRST = 10, /* points for a word the first paragraph has, too, and for one the next have */
    IN_NEXT = 5,
    CLAUSE = 7,  /* for a verb of headlines */
    NAMING = 10, /* against what reads like a name, a unit, a date or a title of a page */
    FEW = 7,     /* against less than so many words */
    FEW_WORDS = 4,
    FAR = 20 /* points between the best and the next that leave little doubt */
};

/* The words of the first paragraph, and of the next ones. */
struct first {
    struct lv_stems lead, next;
};

/* What a headline does not show. */
static const enum lv_evidence no_title[] = {
    LV_E_PARAGRAPH,        LV_E_LABEL_IS,      LV_E_DOCTYPE_IS,    LV_E_DATE_ONLY,       LV_E_BULLET,
    LV_E_TAG_START,        LV_E_EMBARGO_START, LV_E_CAPTION_START, LV_E_SOURCE_START,    LV_E_CONTACT_IS,
    LV_E_CONTACT_START,    LV_E_CONTACT_COLON, LV_E_EMAIL_IN,      LV_E_PHONE_IN,        LV_E_URL_IN,
    LV_E_CHROME_IS,        LV_E_CHROME_START,  LV_E_CHROME_MANY,   LV_E_UI_ACT,          LV_E_PUBLISHED_DATE,
    LV_E_PUBLISHED_START,  LV_E_MAIL_HEAD,     LV_E_DATED_GENRE,   LV_E_PLACE_DATE_ONLY, LV_E_GENRE_DATE,
    LV_E_SALUTATION_START, LV_E_CELLS,         LV_E_MENU,          LV_E_RELATED_START,   LV_E_RELATED_IS,
    LV_E_READ_ON,          LV_E_CRUMBS,        LV_E_PATH,          LV_E_DATE_GENRE,      LV_E_LANG_DIFFERS,
};

static bool may_be_title(const struct lv_fact *f) {
    return f->words >= TITLE_LEAST && f->words <= TITLE_MOST && f->forced < 0 && !lv_seen(f, LV_E_COLON) &&
           !LV_ANY_OF(f, no_title);
}

/* Adds up what the words of a line count, each once. */
static int count_words(const struct first *first, struct lv_str s) {
    uint16_t had[STEMS_MOST];
    size_t n = 0;
    int points = 0;
    for (size_t at = lv_word_begin(s, 0), end; at < s.n && n < STEMS_MOST; at = lv_word_begin(s, end)) {
        end = lv_word_end(s, at);
        uint16_t stem = end - at >= LV_STEM_LEAST ? lv_stem_of(s, at, end) : 0;
        size_t i = 0;
        while (i < n && had[i] != stem)
            i++;
        if (!stem || i < n)
            continue;
        had[n++] = stem;
        points += lv_has_stem(&first->lead, stem) ? IN_FIRST : 0;
        points += lv_has_stem(&first->next, stem) ? IN_NEXT : 0;
    }
    return points;
}

static int weigh(const struct first *first, const struct lv_fact *f) {
    bool naming =
        LV_ANY_SEEN(f, LV_E_INSTITUTION_EDGE, LV_E_UNIT_EDGE, LV_E_NAME_SHAPE, LV_E_DATE_IN, LV_E_HAS_TITLE);
    return count_words(first, f->text) + (lv_seen(f, LV_E_CLAUSE_IN) ? CLAUSE : 0) - (naming ? NAMING : 0) -
           (f->words < FEW_WORDS ? FEW : 0);
}

/* Reads the first paragraphs from block `at` on. */
static void read_first(const struct lv_facts *facts, size_t at, struct first *first) {
    for (size_t n = 0; at < facts->n && n <= FURTHER; at++) {
        if (!lv_seen(&facts->fact[at], LV_E_PARAGRAPH))
            continue;
        lv_add_stems(n == 0 ? &first->lead : &first->next, facts->fact[at].text);
        n++;
    }
}

/* The line with most points, of several the last; and how far the others are behind it. */
static void see_best(struct lv_facts *facts, const struct first *first, size_t n) {
    size_t best = n;
    int most = 0, second = 0;
    for (size_t i = 0; i < n; i++) {
        if (!may_be_title(&facts->fact[i]))
            continue;
        int points = weigh(first, &facts->fact[i]);
        bool better = best == n || points >= most;
        second = better ? (best == n ? points - FAR : most) : points > second ? points : second;
        most = better ? points : most;
        best = better ? i : best;
    }
    for (size_t i = 0; i < n; i++) {
        struct lv_fact *f = &facts->fact[i];
        lv_see(f, LV_E_BEST_TITLE, i == best);
        lv_see(f, LV_E_BEST_BY_FAR, i == best && most - second >= FAR && most > 0);
        lv_see(f, LV_E_NO_BEST, i != best && best < n && !lv_seen(f, LV_E_PARAGRAPH));
        lv_see(f, LV_E_ABOVE_BEST, i < best && best < n);
    }
}

void lv_see_titles(struct lv_facts *facts) {
    struct first first = {0};
    size_t n = 0;
    while (n < facts->n && !lv_seen(&facts->fact[n], LV_E_FIRST_TEXT))
        n++;
    if (n == 0 || n == facts->n)
        return;
    read_first(facts, n, &first);
    see_best(facts, &first, n);
}
