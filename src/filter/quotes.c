/*
 * Filter quotes: in each quote the marker, the speech and the attribution become inline nodes, in the order of the
 * text; speaker and verb become attributes. Speech over several paragraphs has one speaker: who is named in one of
 * them, or in the paragraph that announces it ("X said:").
 */
#include "lang/view.h"
#include "recognise/speech/speech.h"
#include "recognise/speech/speech_parts.h"

enum { SIGN_WORDS = 14 };

/* A run of quotes that are one speech. */
struct run {
    struct lv_node *first, *last;
    struct lv_str speaker;
    bool open; /* it goes on in the next paragraph */
    bool bare; /* its last paragraph is speech in glyphs and nothing else */
};

static struct lv_str part_of(struct lv_str text, struct lv_range range) {
    return lv_str_trim(lv_str_sub(text, range.from, range.to));
}

/* A quote in which no speech was told apart from anything else is speech as a whole, behind its marker. */
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
    for (size_t i = 0; i < speech->nparts; i++)
        lv_view_wrap(view, speech->parts[i].range.from, speech->parts[i].range.to,
                     kinds[speech->parts[i].kind]);
}

/* Gives every quote of the run that names nobody the speaker of the run. */
static void close_run(struct lv_doc *doc, struct run *run) {
    for (struct lv_node *quote = run->first; quote; quote = quote == run->last ? NULL : quote->next)
        if (run->speaker.n && !lv_attr_has(quote, LV_AT_SPEAKER))
            lv_attr_set(doc, quote, LV_AT_SPEAKER, run->speaker);
    *run = (struct run){0};
}

/* Makes a line below speech that names nobody the attribution: "A B, Chair of C". */
static bool signs(struct lv_view *view, struct run *run, const struct lv_speech *speech) {
    struct lv_range all = {0, view->s.n};
    if (!run->bare || run->open || speech->nparts || speech->announces || run->speaker.n ||
        lv_count_words(view->s, all, SIGN_WORDS + 1) > SIGN_WORDS ||
        !lv_has_word(view->s, all, LV_LIST_TITLE, view->langs, SIGN_WORDS))
        return false;
    lv_view_wrap(view, 0, view->s.n, LV_N_ATTRIBUTION);
    size_t dash = lv_str_find(view->s, LV_STR(" - "), 0),
           en = lv_str_find(view->s, LV_STR(" \xe2\x80\x93 "), 0);
    run->speaker = lv_str_sub(view->s, 0, dash < en ? dash : en);
    run->last = view->block;
    close_run(view->doc, run);
    return true;
}

static void filter_quote(struct lv_view *view, struct run *run) {
    struct lv_speech speech;
    bool goes_on = run->open;
    lv_speech_find(view->s, view->langs, goes_on, true, &speech);
    if (signs(view, run, &speech))
        return;
    if (!goes_on)
        close_run(view->doc, run);
    all_speech(view->s, &speech);
    struct lv_str speaker = part_of(view->s, speech.speaker), verb = part_of(view->s, speech.verb);
    if (speaker.n)
        lv_attr_set(view->doc, view->block, LV_AT_SPEAKER, run->speaker = speaker);
    if (verb.n)
        lv_attr_set(view->doc, view->block, LV_AT_VERB, verb);
    mark_parts(view, &speech);
    if (!run->first)
        run->first = view->block;
    run->last = view->block;
    run->bare = speech.nparts == 1 && speech.marked;
    bool plain = goes_on && !speech.marked && !speaker.n; /* more may follow */
    if (plain && run->speaker.n)
        lv_attr_set(view->doc, view->block, LV_AT_SPEAKER, run->speaker);
    run->open = speech.open || speech.announces || plain;
}

/* A paragraph of another kind right before a quote may announce its speech. */
static void announce(struct lv_view *view, struct run *run) {
    struct lv_speech speech;
    lv_speech_find(view->s, view->langs, false, false, &speech);
    run->open = speech.announces || speech.open;
    if (run->open)
        run->speaker = part_of(view->s, speech.speaker);
}

static void filter_edition(struct lv_view *view, struct lv_node *edition) {
    struct run run = {0};
    struct lv_node *block = lv_view_next(edition, edition);
    for (; block; block = lv_view_next(block, edition)) {
        bool quote = block->kind == LV_N_QUOTE;
        if (!quote)
            close_run(view->doc, &run);
        if (!quote && (!block->next || block->next->kind != LV_N_QUOTE))
            continue;
        lv_view_open(view, view->doc, block, 0);
        if (quote)
            filter_quote(view, &run);
        else
            announce(view, &run);
    }
    close_run(view->doc, &run);
}

int lv_filter_quotes(struct lv_doc *doc, struct lv_job *job) {
    (void)job;
    lv_view_editions(doc, filter_edition);
    return 0;
}
