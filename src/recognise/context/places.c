/* Evidence of places: how far a block is from the core of the text, and in what company of lines it stands. */
#include <limits.h>

#include "recognise/roles.h"

enum {
    MOST_WORDS = 60, /* of a paragraph that count */
    GAP_COST = 8,    /* words a line that is no paragraph takes away, */
    END_COST = 40,   /* and one that is surely of a contact or heads other news */
    FAR_MORE = 2,
    SHORT_WORDS = 8,
    AROUND = 4, /* lines before and after that are company */
    FEW_BLOCKS = 8,
    RUN_LEAST = 6,
    CELL_SHARE = 4 /* one cell of so many at least is a figure or has a unit */
};

/* The core of a release: the run of blocks with most running text; first is beyond the end if there is none. */
struct core {
    size_t first, last;
};

/* What a block adds to a run of running text; an end mark ends it. */
static long words_of(const struct lv_fact *f) {
    if (lv_seen(f, LV_E_PARAGRAPH))
        return f->words < MOST_WORDS ? (long)f->words : MOST_WORDS;
    if (lv_seen(f, LV_E_ENDMARK_IS))
        return LONG_MIN / 2;
    return lv_is_sure_contact(f) || lv_seen(f, LV_E_NEWS_IS) ? -END_COST : -GAP_COST;
}

/* The run with most; one after a contact or an end mark is that only if it has far more. */
static struct core find_run(const struct lv_facts *facts) {
    struct core core = {facts->n, facts->n};
    long best = 0, least = 0, sum = 0;
    for (size_t i = 0, from = 0; i < facts->n; i++) {
        const struct lv_fact *f = &facts->fact[i];
        sum += words_of(f);
        if (sum <= 0) {
            sum = 0;
            from = i + 1;
            least = lv_is_sure_contact(f) || lv_seen(f, LV_E_ENDMARK_IS) ? best * FAR_MORE : least;
        }
        if (sum > best && sum > least) {
            best = sum;
            core = (struct core){from, i};
        }
    }
    return core;
}

static struct core find_core(const struct lv_facts *facts) {
    struct core core = {facts->n, facts->n};
    if (!facts->textless)
        return find_run(facts);
    while (core.first > 0 && !lv_seen(&facts->fact[core.first - 1], LV_E_BEFORE_TEXT))
        core.first--; /* an empty one, where the release is over */
    return (struct core){core.first, core.first - 1};
}

/* Evidence of the distance to the core in blocks: one, two to four, five to nine, more. */
static const enum lv_evidence above[] = {LV_E_ABOVE_1, LV_E_ABOVE_2, LV_E_ABOVE_5, LV_E_ABOVE_FAR};
static const enum lv_evidence below[] = {LV_E_BELOW_1, LV_E_BELOW_2, LV_E_BELOW_5, LV_E_BELOW_FAR};

static enum lv_evidence by_distance(const enum lv_evidence evidence[4], size_t blocks) {
    return evidence[blocks >= 10 ? 3 : blocks >= 5 ? 2 : blocks >= 2 ? 1 : 0];
}

static void see_core(struct lv_facts *facts) {
    struct core core = find_core(facts);
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        lv_see(f, LV_E_BEFORE_CORE, i < core.first);
        lv_see(f, LV_E_CORE, i >= core.first && i <= core.last);
        lv_see(f, LV_E_CORE_FIRST, i == core.first);
        lv_see(f, LV_E_CORE_LAST, i == core.last);
        lv_see(f, LV_E_AFTER_CORE, core.first < facts->n && i > core.last);
    }
    for (size_t i = core.first, blocks = 0; i-- > 0;) { /* lines of the page between do not count */
        blocks += !lv_is_page(&facts->fact[i]) || blocks == 0;
        lv_see(&facts->fact[i], by_distance(above, blocks), true);
    }
    for (size_t i = core.last + 1, blocks = 0; i < facts->n; i++) {
        blocks += !lv_is_page(&facts->fact[i]) || blocks == 0;
        lv_see(&facts->fact[i], by_distance(below, blocks), true);
    }
}

static bool is_short(const struct lv_fact *f) {
    return f->words <= SHORT_WORDS && lv_seen(f, LV_E_OPEN_END) && !lv_seen(f, LV_E_PARAGRAPH);
}

/* "2.41", "(m)", "Width (m)": a figure, or a unit in brackets at the end. */
static bool is_cell(const struct lv_fact *f) {
    return LV_ANY_SEEN(f, LV_E_NO_LETTERS, LV_E_BRACKETED) ||
           (f->text.n > 0 && f->text.p[f->text.n - 1] == ')') ||
           (lv_seen(f, LV_E_FIGURES) && !lv_seen(f, LV_E_DATE_IN));
}

/* True if many of several short lines are figures, or units of such, and few of them telephone numbers. */
static bool is_figures(const struct lv_fact *f, size_t n) {
    size_t cells = 0, contacts = 0;
    for (size_t i = 0; i < n; i++) {
        contacts += LV_ANY_SEEN(&f[i], LV_E_PHONE_IN, LV_E_EMAIL_IN);
        cells += is_cell(&f[i]) && !lv_seen(&f[i], LV_E_PHONE_IN);
    }
    return n >= RUN_LEAST && cells * CELL_SHARE >= n && contacts == 0;
}

/* Short lines one below the other: three, six or twelve of them. */
static void see_runs(struct lv_facts *facts) {
    for (size_t i = 0, end; i < facts->n; i = end + 1) {
        for (end = i; end < facts->n && is_short(&facts->fact[end]);)
            end++;
        bool figures = is_figures(&facts->fact[i], end - i);
        for (size_t k = i; k < end; k++) {
            lv_see(&facts->fact[k], LV_E_RUN_FIGURES, figures);
            lv_see(&facts->fact[k], LV_E_RUN_3, end - i >= 3);
            lv_see(&facts->fact[k], LV_E_RUN_6, end - i >= 6);
            lv_see(&facts->fact[k], LV_E_RUN_12, end - i >= 12);
        }
    }
}

static bool is_date(const struct lv_facts *facts, size_t i) {
    return i < facts->n && lv_seen(&facts->fact[i], LV_E_DATE_ONLY);
}

/* Titles and dates by turns below the core: other news. i - 2 and the like may wrap around, which is beyond the end. */
static void see_turns(struct lv_facts *facts) {
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        if (!lv_seen(f, LV_E_AFTER_CORE))
            continue;
        bool date = is_date(facts, i);
        bool again =
            is_date(facts, i + 2) || is_date(facts, i - 2) || is_date(facts, i + 3) || is_date(facts, i - 3);
        lv_see(f, LV_E_DATE_TURNS, date && again);
        lv_see(f, LV_E_TITLE_TURNS,
               !date && is_date(facts, i + 1) && (is_date(facts, i + 3) || is_date(facts, i - 1)));
    }
}

/* What speaks of the page around a line, and of contacts, among its neighbours. */
static void see_company(struct lv_facts *facts) {
    for (size_t i = 0; i < facts->n; i++) {
        size_t from = i > AROUND ? i - AROUND : 0, page = 0, contact = 0;
        for (size_t k = from; k < facts->n && k <= i + AROUND; k++) {
            const struct lv_fact *f = &facts->fact[k];
            page +=
                k != i && LV_ANY_SEEN(f, LV_E_CHROME_IS, LV_E_CHROME_START, LV_E_UI_ACT, LV_E_CHROME_MANY);
            contact += k != i && LV_ANY_SEEN(f, LV_E_EMAIL_IN, LV_E_PHONE_IN);
        }
        struct lv_fact *f = &facts->fact[i];
        lv_see(f, LV_E_PAGES_NEAR, page >= 2);
        lv_see(f, LV_E_MANY_PAGES_NEAR, page >= 4);
        lv_see(f, LV_E_CONTACTS_NEAR, contact >= 2);
        lv_see(f, LV_E_FEW_BLOCKS, facts->n <= FEW_BLOCKS);
        lv_see(f, LV_E_TIGHT_ABOVE, i > 0 && lv_is_right_below(f - 1, f));
        lv_see(f, LV_E_TIGHT_BELOW, i + 1 < facts->n && lv_is_right_below(f, f + 1));
    }
}

void lv_see_places(struct lv_facts *facts) {
    see_core(facts);
    see_runs(facts);
    see_turns(facts);
    see_company(facts);
}
