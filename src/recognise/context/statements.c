/* Evidence of speech over several paragraphs: what a line announces, and what is between glyphs that open and close. */
#include <string.h>

#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum {
    ENCLOSED_MOST = 6, /* paragraphs between glyphs */
    STATED_MOST = 12   /* and of a statement without any */
};

/* What paragraphs of speech that goes on without glyphs do not show. */
static const enum lv_evidence no_speech[] = {
    LV_E_SAID,          LV_E_GLYPHS,       LV_E_BULLET,       LV_E_NUMBERED,
    LV_E_ANNOUNCES,     LV_E_SPEAKER_LINE, LV_E_LANG_DIFFERS, LV_E_TURN_AT,
    LV_E_CONTACT_START, LV_E_NOTE_START,   LV_E_RIGHTS_START, LV_E_CHROME_START,
    LV_E_TIME_START,    LV_E_PHONE_IN,     LV_E_EMAIL_IN,     LV_E_RELATED_IS,
};

static bool may_go_on(const struct lv_fact *f) {
    return lv_seen(f, LV_E_PARAGRAPH) && !LV_ANY_OF(f, no_speech);
}

/* True if a glyph closes at the end of a paragraph what none in it opens. */
static bool closes(const struct lv_fact *f) {
    struct lv_span span;
    return lv_seen(f, LV_E_PARAGRAPH) && !lv_seen(f, LV_E_GLYPHS) && lv_span_next(f->text, 0, &span) &&
           !span.opened && span.range.from == 0;
}

/* Paragraphs after one that opens a quote, up to one that closes it. */
static void see_enclosed(struct lv_facts *facts, size_t at) {
    size_t end = at + 1;
    while (end < facts->n && end <= at + ENCLOSED_MOST && may_go_on(&facts->fact[end]) &&
           !closes(&facts->fact[end]))
        end++;
    if (end == facts->n || end > at + ENCLOSED_MOST || !closes(&facts->fact[end]))
        return;
    for (size_t i = at + 1; i <= end; i++)
        lv_see(&facts->fact[i], LV_E_ENCLOSED, true);
}

/* Paragraphs below a line with a colon that announces speech or names who speaks, one of them in the first person, while nothing else begins. */
static void see_stated(struct lv_facts *facts, size_t at) {
    size_t end = at + 1;
    bool own = false;
    for (; end < facts->n && end <= at + STATED_MOST && may_go_on(&facts->fact[end]); end++)
        own |= lv_seen(&facts->fact[end], LV_E_FIRST_PERSON);
    for (size_t i = at + 1; own && i < end; i++)
        lv_see(&facts->fact[i], LV_E_STATED, true);
}

/* "Eve Sample, who leads the library, said": a verb of speech ends it, and no full stop. */
static bool says_last(const struct lv_facts *facts, const struct lv_fact *f) {
    struct lv_str s = f->text;
    struct lv_hit hit;
    while (s.n > 0 && strchr(",: ", s.p[s.n - 1]))
        s.n--;
    size_t at = s.n > 0 ? lv_last_word(s) : 0;
    return at > 0 && !lv_seen(f, LV_E_STOP) && lv_word_at(s, at, LV_LIST_VERB, facts->langs, &hit) &&
           at + hit.n == s.n;
}

void lv_see_statements(struct lv_facts *facts) {
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        bool announces = LV_ANY_SEEN(f, LV_E_ANNOUNCES, LV_E_SPEAKER_LINE) && lv_seen(f, LV_E_COLON);
        bool glyphs = i + 1 < facts->n && lv_seen(f + 1, LV_E_GLYPHS) && !lv_seen(f + 1, LV_E_BULLET);
        lv_see(f, LV_E_GIVES_WORD, glyphs && (announces || says_last(facts, f)));
        lv_see(f, LV_E_TOLD, lv_seen(f, LV_E_SAID_PLAIN) && !lv_seen(f, LV_E_FIRST_PERSON));
        if (f->speech_open && !announces)
            see_enclosed(facts, i);
        if (announces && !glyphs && !LV_ANY_SEEN(f, LV_E_CONTACT_START, LV_E_INTRO, LV_E_CHROME_START))
            see_stated(facts, i);
    }
}
