/*
 * The extent of a release in what was pasted: its running text, and what is before and after that. The text is the surest
 * thing in it, so that all else is told from there.
 */
#include <string.h>

#include "recognise/roles.h"

enum {
    OPENING_WORDS = 14,
    BRIEF_WORDS = 3,
    TITLE_WORDS = 16,
    DATED_WORDS = 5,
    FULL_TITLE = 12,
    FULL_TEXT = 14,
    FIELDS_LEAST = 3,
    MARK_BLOCKS = 24, /* so far down a genre or an embargo may begin a release */
    MAIL_BLOCKS = 40,
    DATE_BLOCKS = 10,
    MARK_WORDS = 8,
    ASIDE_WORDS = 40,  /* of what tells of the page before the text, */
    ASIDE_LEAST = 12,  /* and of the paragraph below it */
    CAPTIONS_MOST = 2, /* so many paragraphs may be above a dateline and none of the text */
    SURE_TIMES = 2,
    DATE_TIMES = 4
};

/* What lines of other roles show. */
static const enum lv_evidence no_paragraph[] = {
    LV_E_BULLET,        LV_E_NUMBERED,      LV_E_CHROME_START, LV_E_CHROME_IS,     LV_E_RIGHTS_START,
    LV_E_CAPTION_START, LV_E_CONTACT_COLON, LV_E_CONTACT_IS,   LV_E_EMBARGO_START, LV_E_DATE_ONLY,
    LV_E_URL_ONLY,      LV_E_PHONE_WORD,    LV_E_EMAIL_WORD,   LV_E_FAX_WORD,      LV_E_SALUTATION_START,
    LV_E_ENDMARK_IS,    LV_E_FOOTNOTE,      LV_E_CELLS,        LV_E_TAG_START,     LV_E_EVENT_START,
    LV_E_TIME_START,    LV_E_NOTE_START,    LV_E_NOTE_IS,      LV_E_NOTICE_IS,     LV_E_EVENT_IS,
    LV_E_RELATED_START, LV_E_RELATED_IS,    LV_E_SEQUENCE,     LV_E_CAPITAL_FIELD, LV_E_CAPTION_IN,
};

/* True if a block reads like running text: whole sentences, and none of the words of other roles before them. */
static bool is_paragraph(const struct lv_fact *f) {
    if (f->forced >= 0)
        return lv_role_is_text((enum lv_role)f->forced);
    if (lv_seen(f, LV_E_NUMBERED_TEXT))
        return true;
    bool other = LV_ANY_OF(f, no_paragraph);
    if (LV_ANY_SEEN(f, LV_E_CREDIT_LAST, LV_E_EVENT_RUN) ||
        (lv_seen(f, LV_E_CAPITAL_FIELD) && lv_seen(f, LV_E_EVENT_START)))
        return false;
    if (other)
        return lv_seen(f, LV_E_W41) && !LV_ANY_SEEN(f, LV_E_BULLET, LV_E_NUMBERED, LV_E_CHROME_START) &&
               !(lv_seen(f, LV_E_CELLS) && memchr(f->text.p, '\t', f->text.n));
    if (LV_ANY_SEEN(f, LV_E_PLACE_DATE_ONLY, LV_E_COOKIES, LV_E_PUBLISHED_DATE) ||
        LV_ANY_SEEN(f, LV_E_DATED_GENRE, LV_E_SUMMARY))
        return false;
    bool stop = lv_seen(f, LV_E_STOP) || lv_seen(f, LV_E_COLON);
    bool opens = lv_seen(f, LV_E_INTRO) || lv_seen(f, LV_E_ANNOUNCES);
    uint32_t least = lv_seen(f, LV_E_CONTACT_START) ? 6 : 5;
    return (stop && (f->words >= least || lv_seen(f, LV_E_SAID) || opens)) || f->words >= 30;
}

/* Where the running text of a release is: its first paragraph and its last; first is beyond the end if it has none. */
struct extent {
    size_t first, last;
};

/* True for a line with a colon that opens something else than the text. */
static bool opens_only(const struct lv_fact *f) {
    return lv_seen(f, LV_E_COLON) && f->words <= OPENING_WORDS && !LV_ANY_SEEN(f, LV_E_ANNOUNCES, LV_E_INTRO);
}

/* "Library lends tools from May." as the first line, and the paragraph below says it at more length. */
static bool is_full_title(const struct lv_facts *facts, const struct lv_fact *f) {
    const struct lv_fact *next = f + 1;
    if (f != facts->fact || facts->n < 2 || !lv_seen(f, LV_E_STOP) || lv_seen(f, LV_E_SENTENCES) ||
        f->words > FULL_TITLE || next->words < FULL_TEXT || next->words < 2 * f->words ||
        lv_is_right_below(f, next))
        return false;
    return !LV_ANY_SEEN(f, LV_E_SAID, LV_E_PLACE_DATE, LV_E_DATE_LEADS, LV_E_QUOTED) && is_paragraph(next) &&
           lv_says_again(f->text, lv_str_sub(next->text, 0, LV_HEAD_BYTES));
}

/*
 * How many times as much text as above it must be below a line that begins a release; 0: it begins none. A genre, an
 * embargo, the head of a mail and, less surely, a date do.
 */
static size_t begins_release(const struct lv_fact *f, size_t at) {
    if (lv_seen(f, LV_E_PARAGRAPH))
        return 0;
    if (lv_seen(f, LV_E_MAIL_HEAD))
        return at < MAIL_BLOCKS ? SURE_TIMES : 0;
    if (f->words <= MARK_WORDS && LV_ANY_SEEN(f, LV_E_DOCTYPE_IS, LV_E_EMBARGO_START, LV_E_DOCTYPE_NUMBERED,
                                              LV_E_DATE_GENRE, LV_E_GENRE_DATE, LV_E_GENRE_OF_DATE))
        return at < MARK_BLOCKS ? SURE_TIMES : 0;
    bool date = LV_ANY_SEEN(f, LV_E_DATE_ONLY, LV_E_PUBLISHED_DATE, LV_E_DATED_GENRE);
    return date && at < DATE_BLOCKS ? DATE_TIMES : 0;
}

/* The last block of the head that begins a release: prose above it is the page's or of whoever sends it on. */
static size_t find_head(const struct lv_facts *facts) {
    size_t head = 0, all = 0, texts = 0, words = 0;
    for (size_t i = 0; i < facts->n; i++) {
        bool text = lv_seen(&facts->fact[i], LV_E_PARAGRAPH);
        all += text ? facts->fact[i].words : 0;
        texts += text;
    }
    for (size_t i = 0; i < facts->n && i < MAIL_BLOCKS && texts >= 2; i++) {
        const struct lv_fact *f = &facts->fact[i];
        bool text = lv_seen(f, LV_E_PARAGRAPH);
        size_t times = begins_release(f, i);
        if (times && all - words >= times * words)
            head = i;
        words += text ? f->words : 0;
        texts -= text;
    }
    return head;
}

/*
 * The paragraph from `head` on that begins with a place and a dash, where at most a caption or a summary above it reads
 * like text; `head` if there is none.
 */
static size_t find_dateline(const struct lv_facts *facts, size_t head) {
    size_t above = 0, words = 0, below = 0, at = head;
    while (at < facts->n && at < MARK_BLOCKS &&
           !(lv_seen(&facts->fact[at], LV_E_PARAGRAPH) && lv_starts_as_lead(&facts->fact[at]))) {
        bool text = lv_seen(&facts->fact[at], LV_E_PARAGRAPH);
        words += text ? facts->fact[at].words : 0;
        above += text;
        at++;
    }
    for (size_t i = at; i < facts->n && below < DATE_TIMES * words; i++)
        below += lv_seen(&facts->fact[i], LV_E_PARAGRAPH) ? facts->fact[i].words : 0;
    bool found = at < facts->n && at < MARK_BLOCKS && above > 0 && above <= CAPTIONS_MOST;
    return found && below >= DATE_TIMES * words ? at : head;
}

/* True for what is no text as long as none is above it: a remark, or what tells of the page before a longer paragraph. */
static bool is_aside(const struct lv_facts *facts, const struct lv_fact *f) {
    if (!lv_seen(f, LV_E_SELF_SPOKEN) || f->words > ASIDE_WORDS || f->forced >= 0)
        return lv_seen(f, LV_E_REMARK);
    for (const struct lv_fact *next = f + 1; next < facts->fact + facts->n; next++)
        if (lv_seen(next, LV_E_PARAGRAPH))
            return next->words >= ASIDE_LEAST;
    return false;
}

/* What reads like running text by itself. */
static void see_paragraphs(struct lv_facts *facts) {
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        lv_see(f, LV_E_FULL_TITLE, is_full_title(facts, f));
        lv_see(f, LV_E_PARAGRAPH, is_paragraph(f) && !lv_seen(f, LV_E_FULL_TITLE));
    }
}

static struct extent find_text(struct lv_facts *facts) {
    struct extent text = {facts->n, 0};
    size_t n = 0, gaps = 0;
    see_paragraphs(facts);
    size_t head = find_head(facts), dateline = find_dateline(facts, head);
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        bool own = lv_seen(f, LV_E_PARAGRAPH) && f->forced < 0;
        lv_see(f, LV_E_ABOVE_HEAD, i < head && own);
        lv_see(f, LV_E_ABOVE_DATELINE, i >= head && i < dateline && own);
        if ((text.first == facts->n && is_aside(facts, f)) ||
            LV_ANY_SEEN(f, LV_E_ABOVE_HEAD, LV_E_ABOVE_DATELINE))
            lv_unsee(f, LV_E_PARAGRAPH);
        if (!lv_seen(f, LV_E_PARAGRAPH) || lv_seen(f, LV_E_LANG_DIFFERS))
            continue;
        text.first = text.first == facts->n && !opens_only(f) ? i : text.first;
        text.last = i;
        n++;
        gaps += i > 0 && f->line > f[-1].last_line + 1;
    }
    facts->spaced = 2 * gaps >= n;
    return text;
}

/*
 * "WHO … WHERE", an end mark, and no running text above it: what stands after the mark is the page's and the contact's,
 * and the release is over there. *text then is empty.
 */
static bool is_over(const struct lv_facts *facts, struct extent *text) {
    size_t fields = 0;
    for (size_t i = 0; i < text->first && i < facts->n; i++) {
        const struct lv_fact *f = &facts->fact[i];
        fields += LV_ANY_SEEN(f, LV_E_EVENT_START, LV_E_EVENT_IS);
        if (!lv_seen(f, LV_E_ENDMARK_IS) || fields < FIELDS_LEAST)
            continue;
        *text = (struct extent){i, i};
        return true;
    }
    return false;
}

/* The only line above the text, unless it is the page's or a known topic; "TAX DAY 2028" is none. */
static void see_lone(struct lv_facts *facts, size_t first) {
    struct lv_fact *f = facts->fact;
    if (facts->n < 2 || !(first == 1 || (f->words > 1 && lv_seen(f + 1, LV_E_BULLET))))
        return;
    lv_see(f, LV_E_LONE,
           !LV_ANY_SEEN(f, LV_E_LABEL_IS, LV_E_CHROME_IS, LV_E_TAG_START, LV_E_BULLET) &&
               (!lv_seen(f, LV_E_LABEL_START) || lv_seen(f, LV_E_CAPS)));
    if (lv_seen(f, LV_E_LONE) && lv_seen(f, LV_E_CAPS))
        lv_unsee(f, LV_E_LABEL_START);
}

/* The line right above the first paragraph. */
static void see_last_above(struct lv_fact *f, bool alone) {
    bool brief = f->words <= BRIEF_WORDS && lv_seen(f, LV_E_ONE_CAPITAL);
    lv_see(f, LV_E_HEAD_SHORT_LAST,
           (!alone || brief) && f->words <= TITLE_WORDS && lv_seen(f, LV_E_OPEN_END));
}

/* What is told by a place after the last paragraph, or at it. */
static void see_tail(struct lv_fact *f, bool after, bool late) {
    lv_see(f, LV_E_AFTER_TEXT, after);
    lv_see(f, LV_E_ABOUT_LAST, late && lv_seen(f, LV_E_ABOUT_IN) && !lv_seen(f, LV_E_SAID));
    lv_see(f, LV_E_DATED_END,
           after && lv_seen(f, LV_E_DATE_START) && lv_seen(f, LV_E_OPEN_END) &&
               !LV_ANY_SEEN(f, LV_E_DATE_ONLY, LV_E_DAY_LINK) && f->words >= DATED_WORDS);
}

void lv_see_extent(struct lv_facts *facts) {
    struct extent text = find_text(facts);
    facts->textless = is_over(facts, &text);
    see_lone(facts, text.first);
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        lv_see(f, LV_E_FIRST_TEXT, i == text.first && !facts->textless);
        lv_see(f, LV_E_PLAIN_FIRST,
               i == text.first && lv_seen(f, LV_E_SAID_PLAIN) && !lv_seen(f, LV_E_FIRST_PERSON));
        lv_see(f, LV_E_BEFORE_TEXT, i < text.first);
        see_tail(f, i > text.last && text.first < facts->n, i >= text.last && i > text.first + 1);
        if (i + 1 == text.first && !facts->textless)
            see_last_above(f, i == 0);
    }
}
