/* Evidence from the neighbourhood of a block: what is before and after it, where the running text is, and all passes. */
#include <string.h>

#include "lang/chars.h"
#include "recognise/roles.h"

enum {
    OPENING_WORDS = 14,
    BRIEF_WORDS = 3,
    TITLE_WORDS = 16,
    DATED_WORDS = 5,
    NEAR = 3,
    TOP = 8,
    GAP_LINES = 2,
    SPEECH_PARAGRAPHS = 4
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
    bool other = LV_ANY_OF(f, no_paragraph);
    if (other)
        return lv_seen(f, LV_E_W41) && !LV_ANY_SEEN(f, LV_E_BULLET, LV_E_NUMBERED, LV_E_CHROME_START) &&
               !(lv_seen(f, LV_E_CELLS) && memchr(f->text.p, '\t', f->text.n));
    if (LV_ANY_SEEN(f, LV_E_PLACE_DATE_ONLY, LV_E_COOKIES, LV_E_PUBLISHED_DATE) ||
        lv_seen(f, LV_E_DATED_GENRE) || lv_seen(f, LV_E_SUMMARY))
        return false;
    bool stop = lv_seen(f, LV_E_STOP) || lv_seen(f, LV_E_COLON);
    bool opens = lv_seen(f, LV_E_INTRO) || lv_seen(f, LV_E_ANNOUNCES);
    uint32_t least = lv_seen(f, LV_E_CONTACT_START) ? 6 : 5;
    return (stop && (f->words >= least || lv_seen(f, LV_E_SAID) || opens)) || f->words >= 30;
}

bool lv_is_sure_contact(const struct lv_fact *f) {
    if (f->forced >= 0)
        return lv_role_is_contact((enum lv_role)f->forced);
    return LV_ANY_SEEN(f, LV_E_EMAIL_ONLY, LV_E_PHONE_ONLY, LV_E_CONTACT_IS, LV_E_CONTACT_COLON) ||
           (LV_ANY_SEEN(f, LV_E_EMAIL_IN, LV_E_PHONE_IN) && f->words <= 12) ||
           (LV_ANY_SEEN(f, LV_E_PHONE_WORD, LV_E_EMAIL_WORD, LV_E_FAX_WORD) && f->words <= 8 &&
            !lv_seen(f, LV_E_PARAGRAPH));
}

/* Where the running text of a release is: its first paragraph and its last; first is beyond the end if it has none. */
struct extent {
    size_t first, last;
};

/* True for a line with a colon that opens something else than the text. */
static bool opens_only(const struct lv_fact *f) {
    return lv_seen(f, LV_E_COLON) && f->words <= OPENING_WORDS && !LV_ANY_SEEN(f, LV_E_ANNOUNCES, LV_E_INTRO);
}

static struct extent find_text(struct lv_facts *facts) {
    struct extent text = {facts->n, 0};
    size_t n = 0, gaps = 0;
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        lv_see(f, LV_E_PARAGRAPH, is_paragraph(f));
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
           after && lv_seen(f, LV_E_DATE_START) && lv_seen(f, LV_E_OPEN_END) && !lv_seen(f, LV_E_DATE_ONLY) &&
               f->words >= DATED_WORDS);
}

static void see_text(struct lv_facts *facts) {
    struct extent text = find_text(facts);
    see_lone(facts, text.first);
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        lv_see(f, LV_E_FIRST_TEXT, i == text.first);
        lv_see(f, LV_E_PLAIN_FIRST,
               i == text.first && lv_seen(f, LV_E_SAID_PLAIN) && !lv_seen(f, LV_E_FIRST_PERSON));
        lv_see(f, LV_E_BEFORE_TEXT, i < text.first);
        see_tail(f, i > text.last && text.first < facts->n, i >= text.last && i > text.first + 1);
        if (i + 1 == text.first)
            see_last_above(f, i == 0);
    }
}

static bool alike(const struct lv_fact *a, const struct lv_fact *b) {
    return lv_seen(a, LV_E_BULLET) && lv_seen(b, LV_E_BULLET);
}

bool lv_is_item(const struct lv_fact *f) {
    return LV_ANY_SEEN(f, LV_E_BULLET, LV_E_NUMBERED, LV_E_SEQUENCE);
}

/* The number at the beginning of a line where "2. Jan" may be a date; 0: none. */
static int loose_number(const struct lv_fact *f) {
    int value;
    size_t n = lv_digits_at(f->text, 0, &value);
    return n > 0 && n <= 2 && n + 1 < f->text.n && f->text.p[n] == '.' && f->text.p[n + 1] == ' ' ? value : 0;
}

/* Between "1." and "3." a line that begins with "2. Jan" is an item, and no date. */
static void see_between_numbers(struct lv_fact *f) {
    int number = loose_number(&f[1]);
    if (f[1].number == 0 && number > 1 && f[0].number + 1 == number && f[2].number == number + 1)
        f[1].number = (uint8_t)number;
}

/* Numbers that count on from line to line make items of them, and a line with a colon before them introduces them. */
static void see_lists(struct lv_facts *facts) {
    struct lv_fact *f = facts->fact;
    for (size_t i = 0; i + 2 < facts->n; i++)
        see_between_numbers(&f[i]);
    for (size_t i = 0; i + 1 < facts->n; i++) {
        bool counts = f[i].number > 0 && f[i + 1].number == f[i].number + 1;
        lv_see(&f[i], LV_E_SEQUENCE, counts);
        lv_see(&f[i + 1], LV_E_SEQUENCE, counts);
    }
    for (size_t i = 0; i + 1 < facts->n; i++) {
        bool item = lv_is_item(&f[i + 1]);
        lv_see(&f[i], LV_E_NEXT_ITEM, item);
        lv_see(&f[i], LV_E_SUMMARY,
               item && i < TOP && i + 2 < facts->n && lv_is_item(&f[i + 2]) &&
                   !lv_seen(&f[i + 1], LV_E_SAID) && !lv_seen(&f[i], LV_E_DATE_START) &&
                   lv_seen(&f[i], LV_E_STOP) && f[i].words <= 14 && !lv_seen(&f[i], LV_E_COLON) &&
                   !lv_is_item(&f[i]));
        lv_see(&f[i], LV_E_INTRO, item && lv_seen(&f[i], LV_E_COLON));
        if (item && !lv_seen(&f[i + 1], LV_E_SAID)) {
            lv_unsee(&f[i], LV_E_ANNOUNCES);
            f[i].speech_open = false;
        }
    }
}

static bool columns(const struct lv_fact *f) {
    return lv_seen(f, LV_E_CELLS) || (lv_seen(f, LV_E_FIGURES) && !lv_seen(f, LV_E_STOP));
}

/* Speech that goes on in the next paragraph: it is open, somebody was named, or no blank line divides the two. */
static void see_speech_on(struct lv_fact *f, struct lv_fact *next, bool spaced) {
    if (lv_seen(f, LV_E_OPENS) && lv_seen(next, LV_E_GLYPHS)) {
        lv_see(f, LV_E_SAID, true);
        f->speech_open = true;
    }
    if (lv_seen(f, LV_E_SPEAKER_LINE) && lv_seen(next, LV_E_GLYPHS)) {
        lv_see(f, LV_E_ANNOUNCES, true);
        f->speech_open = true;
    }
    lv_see(next, LV_E_GOES_ON, lv_seen(f, LV_E_SAID) && lv_seen(next, LV_E_IN_GLYPHS));
    bool near = spaced && next->line == f->last_line + 1;
    bool chain = lv_seen(f, LV_E_GOES_ON) && (near || lv_seen(next, LV_E_FIRST_PERSON));
    lv_see(next, LV_E_GOES_ON, (f->speech_open || chain) && lv_seen(next, LV_E_PARAGRAPH));
}

/* Speech opened in one paragraph and closed with its speaker a few on, with no glyphs at the head of those between. */
static void see_long_speech(struct lv_facts *facts, size_t from) {
    size_t end = from + 1;
    if (!lv_seen(&facts->fact[from], LV_E_OPENS))
        return;
    while (end < facts->n && end <= from + SPEECH_PARAGRAPHS && lv_seen(&facts->fact[end], LV_E_PARAGRAPH) &&
           !LV_ANY_SEEN(&facts->fact[end], LV_E_GLYPHS, LV_E_SAID))
        end++;
    if (end == facts->n || !lv_seen(&facts->fact[end], LV_E_SAID) || lv_seen(&facts->fact[end], LV_E_GLYPHS))
        return;
    for (size_t i = from; i < end; i++) {
        lv_see(&facts->fact[i], LV_E_SAID, true);
        facts->fact[i].speech_open = true;
    }
}

/* What lines of a contact show. */
static const enum lv_evidence contact_signs[] = {
    LV_E_NAME_SHAPE, LV_E_NAME_COMMA,     LV_E_RANK_NAME,    LV_E_TITLE_START,
    LV_E_UNIT_IN,    LV_E_INSTITUTION_IN, LV_E_PHONE_IN,     LV_E_EMAIL_IN,
    LV_E_PHONE_WORD, LV_E_EMAIL_WORD,     LV_E_ADDRESS_WORD, LV_E_POSTCODE,
};

static void see_next(struct lv_fact *f, struct lv_fact *next) {
    lv_see(f, LV_E_NEXT_TEXT, lv_seen(next, LV_E_PARAGRAPH));
    lv_see(f, LV_E_NEXT_DATE, lv_seen(next, LV_E_DATE_ONLY));
    lv_see(next, LV_E_AFTER_DATE, lv_seen(f, LV_E_DATE_ONLY));
    lv_see(next, LV_E_AFTER_COLON, lv_seen(f, LV_E_COLON));
    bool contact = LV_ANY_OF(next, contact_signs);
    lv_see(f, LV_E_NO_CONTACT,
           !lv_seen(f, LV_E_INSTITUTION_IN) && !lv_seen(f, LV_E_UNIT_IN) &&
               (!contact || lv_seen(next, LV_E_CHROME_IS) || lv_seen(next, LV_E_PARAGRAPH)));
    lv_see(f, LV_E_NEXT_URL, lv_seen(next, LV_E_URL_IN) || lv_seen(next, LV_E_LINK_ONLY));
    lv_see(f, LV_E_LIST_NEAR, alike(f, next));
    lv_see(next, LV_E_LIST_NEAR, alike(f, next));
    bool fields = lv_seen(f, LV_E_FIELD) && lv_seen(next, LV_E_FIELD) && !lv_seen(f, LV_E_CAPTION_START);
    lv_see(f, LV_E_FIELD_NEAR, fields);
    lv_see(next, LV_E_FIELD_NEAR, fields);
    bool heads = columns(next) && !columns(f) && f->words <= 8 && f->digits == 0;
    lv_see(f, lv_seen(f, LV_E_COLON) && !lv_seen(f, LV_E_EVENT_IS) ? LV_E_INTRO : LV_E_HEADS_TABLE, heads);
    lv_see(next, LV_E_FOOTNOTE,
           columns(f) && !lv_seen(f, LV_E_BULLET) && next->text.n > 1 && next->text.p[0] == '*');
    lv_see(f, LV_E_CELLS_NEAR, columns(next) && !heads);
    lv_see(next, LV_E_CELLS_NEAR, columns(f));
}

static void see_contacts(struct lv_facts *facts) {
    for (size_t i = 0; i < facts->n; i++) {
        if (!lv_is_sure_contact(&facts->fact[i]))
            continue;
        size_t from = i > NEAR ? i - NEAR : 0, to = i + NEAR < facts->n ? i + NEAR : facts->n - 1;
        for (size_t k = from; k <= to; k++)
            lv_see(&facts->fact[k], LV_E_CONTACT_NEAR, k != i);
    }
}

/* What two neighbours say of each other, and of speech that goes on. */
static void see_pairs(struct lv_facts *facts) {
    struct lv_fact *f = facts->fact;
    for (size_t i = 0; i + 1 < facts->n; i++) {
        see_long_speech(facts, i);
        see_speech_on(&f[i], &f[i + 1], facts->spaced);
        see_next(&f[i], &f[i + 1]);
        bool gap = i > 0 && f[i].line >= f[i - 1].last_line + GAP_LINES &&
                   f[i + 1].line >= f[i].last_line + GAP_LINES;
        lv_see(&f[i], LV_E_GAP, gap);
    }
}

static void see_ends(struct lv_facts *facts) {
    struct lv_fact *first = facts->fact, *last = first + facts->n - 1;
    lv_see(first, LV_E_FIRST, true);
    lv_see(last, LV_E_LAST, facts->n > 1);
    lv_see(last, LV_E_NO_CONTACT, true);
}

/* All passes over the blocks of an edition, in their order. */
static const struct {
    enum lv_pass pass;
    void (*see)(struct lv_facts *);
} passes[] = {
    {LV_PASS_LISTS, lv_see_mail},      {LV_PASS_LISTS, see_lists},
    {LV_PASS_LISTS, lv_see_summaries}, {LV_PASS_TEXT, see_text},
    {LV_PASS_NEXT, see_pairs},         {LV_PASS_BARE, lv_see_bare_lists},
    {LV_PASS_ENDS, see_ends},          {LV_PASS_HEAD, lv_see_top},
    {LV_PASS_NEAR, see_contacts},      {LV_PASS_MENUS, lv_see_menus},
    {LV_PASS_PAGE, lv_see_page},       {LV_PASS_SECTIONS, lv_see_sections},
    {LV_PASS_REPEATS, lv_see_repeats}, {LV_PASS_HEADS, lv_see_neighbours},
    {LV_PASS_EVENTS, lv_see_events},   {LV_PASS_PLAIN, lv_see_plain},
};

void lv_roles_around(struct lv_facts *facts) {
    for (size_t i = 0; i < sizeof passes / sizeof *passes; i++) {
        for (size_t k = 0; LV_EXACT && k < facts->n; k++)
            lv_pass(&facts->fact[k], passes[i].pass);
        passes[i].see(facts);
    }
}
