/*
 * Filter quotes: in each quote the marker, the speech and the attribution become inline nodes, in the order of the
 * text; speaker, speaker-title and verb become attributes. Speech over several paragraphs has one speaker: who is named in one of
 * them, or in the paragraph that announces it ("X said:").
 */
#include "filter/people.h"
#include "lang/sentence.h"
#include "lang/view.h"
#include "recognise/speech/announced.h"
#include "recognise/speech/person.h"
#include "recognise/speech/speech.h"
#include "recognise/speech/speech_parts.h"

enum { SIGN_WORDS = 14, WHOLE = 6 };

/* Who speaks: the name, and the title. Empty if nobody. */
struct speaker {
    struct lv_str name, title;
};

/* A run of quotes that are one speech. */
struct run {
    struct lv_node *first, *last;
    struct speaker speaker;
    bool open; /* it goes on in the next paragraph */
    bool bare; /* its last paragraph is speech in glyphs and nothing else */
};

/* What is known at a place of an edition. */
struct talk {
    struct lv_view *view;
    struct run run;
    struct lv_people people;
    struct speaker last;      /* who was heard last */
    struct speaker announced; /* whose statement is said to follow; until somebody else speaks */
    struct lv_str before;     /* the text of the paragraph before */
    bool follows;             /* that one is a quote */
    struct lv_node *unnamed;  /* the first of the quotes right before that name nobody */
};

static struct lv_str part_of(struct lv_str text, struct lv_range range) {
    return lv_str_trim(lv_str_sub(text, range.from, range.to));
}

/* A quote in which no speech was told apart from anything else is speech as a whole, after its marker. */
static void all_speech(struct lv_str text, struct lv_speech *speech) {
    struct lv_span span;
    size_t from = speech->nparts ? speech->parts[speech->nparts - 1].range.to : 0;
    for (size_t i = 0; i < speech->nparts; i++)
        if (speech->parts[i].kind != LV_PART_MARKER)
            return;
    struct lv_range rest = lv_range_trim(text, (struct lv_range){from, text.n});
    speech->open = lv_span_next(text, rest.from, &span) && span.range.from == rest.from && !span.closed;
    speech->parts[speech->nparts++] = (struct lv_part){LV_PART_SPEECH, rest};
}

static void mark_parts(struct lv_view *view, const struct lv_speech *speech) {
    static const enum lv_kind kinds[] = {[LV_PART_MARKER] = LV_N_MARKER,
                                         [LV_PART_SPEECH] = LV_N_SPEECH,
                                         [LV_PART_ATTRIBUTION] = LV_N_ATTRIBUTION};
    struct lv_str speaker = part_of(view->s, speech->speaker);
    for (size_t i = 0; i < speech->nparts; i++) {
        struct lv_range r = speech->parts[i].range;
        enum lv_kind kind = kinds[speech->parts[i].kind];
        struct lv_node *node = lv_view_wrap(view, r.from, r.to, kind);
        bool names = speaker.n && speech->speaker.from >= r.from && speech->speaker.to <= r.to;
        if (node && names && kind == LV_N_ATTRIBUTION)
            lv_attr_set(view->doc, node, LV_AT_SPEAKER, speaker);
    }
}

static void set_speaker(struct lv_doc *doc, struct lv_node *quote, const struct speaker *speaker) {
    if (speaker->name.n == 0 || lv_attr_has(quote, LV_AT_SPEAKER))
        return;
    lv_attr_set(doc, quote, LV_AT_SPEAKER, speaker->name);
    if (speaker->title.n)
        lv_attr_set(doc, quote, LV_AT_SPEAKER_TITLE, speaker->title);
}

/* Gives every quote of the run that names nobody the speaker of the run. */
static void close_run(struct talk *talk) {
    struct run *run = &talk->run;
    for (struct lv_node *quote = run->first; quote; quote = quote == run->last ? NULL : quote->next)
        set_speaker(talk->view->doc, quote, &run->speaker);
    *run = (struct run){0};
}

/* "he", "she said": nothing but a pronoun. */
static bool is_pronoun(struct lv_str text, struct lv_range r, uint32_t langs) {
    struct lv_hit hit;
    return lv_word_at(text, r.from, LV_LIST_PRONOUN, langs, &hit) && r.from + hit.n == r.to;
}

/* The title before and after a name as one. */
static struct lv_str title_of(struct lv_doc *doc, struct lv_str text, const struct lv_person *person) {
    struct lv_buf both = {0};
    lv_buf_str(&both, part_of(text, person->before));
    if (person->after.to > person->after.from && both.n)
        lv_buf_puts(&both, ", ");
    lv_buf_str(&both, part_of(text, person->after));
    struct lv_str title = lv_arena_copy(&doc->arena, lv_buf_slice(&both));
    lv_buf_free(&both);
    return title;
}

/* Who is named by a phrase: his name in full and his title; the phrase where it has no name; who was heard last for "she". */
static struct speaker speaker_of(struct talk *talk, struct lv_str text, struct lv_range phrase) {
    struct lv_person person;
    struct lv_doc *doc = talk->view->doc;
    uint32_t langs = talk->view->langs;
    phrase = lv_range_trim(text, phrase);
    if (phrase.to == phrase.from)
        return (struct speaker){{NULL, 0}, {NULL, 0}};
    if (is_pronoun(text, phrase, langs)) {
        if (talk->last.name.n)
            return talk->last;
        struct lv_range first = lv_first_person(text, phrase.from, langs);
        if (first.to)
            return speaker_of(talk, text, first);
        first = lv_first_person(talk->before, talk->before.n, langs);
        return first.to ? speaker_of(talk, talk->before, first) : (struct speaker){{NULL, 0}, {NULL, 0}};
    }
    if (!lv_person_read(text, phrase, langs, &person))
        return (struct speaker){part_of(text, phrase), {NULL, 0}};
    struct lv_str name = part_of(text, person.name);
    return (struct speaker){lv_people_full(doc, &talk->people, langs, name), title_of(doc, text, &person)};
}

/* Makes a line below speech that names nobody the attribution: "A B, Chair of C". */
static bool signs(struct talk *talk, const struct lv_speech *speech) {
    struct lv_view *view = talk->view;
    struct run *run = &talk->run;
    struct lv_range all = {0, view->s.n};
    if (!run->bare || run->open || speech->nparts || speech->announces || run->speaker.name.n ||
        lv_count_words(view->s, all, SIGN_WORDS + 1) > SIGN_WORDS ||
        !lv_has_word(view->s, all, LV_LIST_TITLE, view->langs, SIGN_WORDS))
        return false;
    struct lv_node *node = lv_view_wrap(view, 0, view->s.n, LV_N_ATTRIBUTION);
    size_t dash = lv_str_find(view->s, LV_STR(" - "), 0),
           en = lv_str_find(view->s, LV_STR(" \xe2\x80\x93 "), 0);
    struct lv_range who = {0, dash < en ? dash : en};
    who.to = who.to < view->s.n ? who.to : view->s.n;
    lv_attr_set(view->doc, node, LV_AT_SPEAKER, part_of(view->s, who));
    run->speaker = speaker_of(talk, view->s, who);
    run->last = view->block;
    close_run(talk);
    return true;
}

/* True for a paragraph that is speech in glyphs from end to end, or goes on without them. */
static bool is_all_speech(const struct lv_view *view, const struct lv_speech *speech) {
    struct lv_range rest = {0, view->s.n};
    return speech->nparts == 1 && speech->parts[0].kind == LV_PART_SPEECH && speech->marked &&
           lv_count_words(view->s, rest, WHOLE) == WHOLE && speech->parts[0].range.from == 0;
}

/* The person the paragraph before begins with, "Sen. A B today announced …": he is heard below, if nobody says otherwise. */
static struct speaker subject_before(struct talk *talk) {
    struct lv_person person;
    struct lv_str text = talk->before;
    size_t end = lv_sentence_end(text, 0, talk->view->langs);
    bool first = lv_person_next(text, 0, end, talk->view->langs, &person) && person.titled &&
                 lv_count_words(text, (struct lv_range){0, person.before.from}, 2) < 2;
    struct lv_range r = {person.before.from, person.name.to};
    return first ? speaker_of(talk, text, r) : (struct speaker){{NULL, 0}, {NULL, 0}};
}

/* The speaker of a quote that names nobody: whose statement follows, or who is heard or acts in the paragraph before. */
static void inherit(struct talk *talk, const struct lv_speech *speech) {
    struct lv_view *view = talk->view;
    bool all = is_all_speech(view, speech);
    struct speaker speaker = talk->announced;
    if (!speaker.name.n && all)
        speaker = talk->follows ? talk->last : subject_before(talk);
    set_speaker(view->doc, view->block, &speaker);
    if (speaker.name.n)
        talk->last = speaker;
    else if (all && !talk->unnamed)
        talk->unnamed = view->block;
}

/* Speech of nobody right before a paragraph that names who speaks is his too. */
static void name_unnamed(struct talk *talk, const struct speaker *speaker) {
    const struct lv_node *end = talk->view->block;
    for (struct lv_node *quote = talk->unnamed; quote && quote != end && quote->kind == LV_N_QUOTE;
         quote = quote->next)
        set_speaker(talk->view->doc, quote, speaker);
    talk->unnamed = NULL;
}

static void name_quote(struct talk *talk, const struct lv_speech *speech) {
    struct lv_view *view = talk->view;
    struct speaker speaker = speaker_of(talk, view->s, speech->speaker);
    struct lv_str verb = part_of(view->s, speech->verb);
    if (speaker.name.n) {
        talk->run.speaker = speaker;
        set_speaker(view->doc, view->block, &speaker);
        if (!lv_str_eq(speaker.name, talk->announced.name))
            talk->announced = (struct speaker){{NULL, 0}, {NULL, 0}};
        talk->last = speaker;
        name_unnamed(talk, &speaker);
    }
    struct lv_hit hit;
    bool announces = lv_word_at(view->s, speech->verb.from, LV_LIST_SPEECHWORD, view->langs, &hit) &&
                     !LV_HIT_IS(&hit, SPEECHWORD, whom) && !LV_HIT_IS(&hit, SPEECHWORD, report);
    if (verb.n && !announces)
        lv_attr_set(view->doc, view->block, LV_AT_VERB, verb);
}

/* A paragraph may announce whose words follow. */
static void announce(struct talk *talk) {
    struct lv_view *view = talk->view;
    struct lv_range who, verb;
    if (lv_announced(view->s, view->langs, &who, &verb) && who.to)
        talk->announced = speaker_of(talk, view->s, who);
}

static void filter_quote(struct talk *talk) {
    struct lv_view *view = talk->view;
    struct run *run = &talk->run;
    struct lv_speech speech;
    bool goes_on = run->open;
    lv_speech_find(view->s, view->langs, goes_on, true, &speech);
    if (signs(talk, &speech))
        return;
    if (!goes_on)
        close_run(talk);
    bool announced = speech.nparts > 0 && speech.announces && speech.parts[0].kind == LV_PART_ATTRIBUTION;
    all_speech(view->s, &speech);
    name_quote(talk, &speech);
    if (announced)
        announce(talk);
    mark_parts(view, &speech);
    if (!run->first)
        run->first = view->block;
    run->last = view->block;
    run->bare = speech.nparts == 1 && speech.marked;
    bool named = speech.speaker.to > speech.speaker.from;
    bool plain = goes_on && !speech.marked && !named; /* more may follow */
    if (plain)
        set_speaker(view->doc, view->block, &run->speaker);
    if (!named && !run->speaker.name.n)
        inherit(talk, &speech);
    run->open = speech.open || speech.announces || plain;
}

/* A paragraph of another kind right before a quote may announce its speech. */
static void open_run(struct talk *talk) {
    struct lv_view *view = talk->view;
    struct lv_speech speech;
    lv_speech_find(view->s, view->langs, false, false, &speech);
    talk->run.open = speech.announces || speech.open;
    if (talk->run.open)
        talk->run.speaker = speaker_of(talk, view->s, speech.speaker);
}

/* The last quote of an edition, if a child of it is one; what comes after it changes nothing. */
static const struct lv_node *last_quote(const struct lv_node *edition) {
    const struct lv_node *last = NULL;
    bool any = false;
    for (const struct lv_node *block = edition->first; block; block = block->next)
        any |= block->kind == LV_N_QUOTE;
    for (struct lv_node *block = any ? lv_view_next(edition, edition) : NULL; block;
         block = lv_view_next(block, edition))
        last = block->kind == LV_N_QUOTE ? block : last;
    return last;
}

static void filter_edition(struct lv_view *view, struct lv_node *edition) {
    struct talk talk = {.view = view, .people = {.edition = edition}};
    const struct lv_node *last = last_quote(edition);
    for (struct lv_node *block = last ? lv_view_next(edition, edition) : NULL; block;
         block = block == last ? NULL : lv_view_next(block, edition)) {
        bool quote = block->kind == LV_N_QUOTE;
        lv_view_open(view, view->doc, block, 0);
        if (!quote) {
            close_run(&talk);
            announce(&talk);
        }
        if (quote)
            filter_quote(&talk);
        else if (block->next && block->next->kind == LV_N_QUOTE)
            open_run(&talk);
        talk.follows = quote;
        if (!quote)
            talk.unnamed = NULL;
        talk.before = view->s;
    }
    close_run(&talk);
    lv_people_free(&talk.people);
}

int lv_filter_quotes(struct lv_doc *doc, struct lv_job *job) {
    (void)job;
    lv_view_editions(doc, filter_edition);
    return 0;
}
