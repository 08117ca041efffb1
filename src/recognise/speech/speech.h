/*
 * Direct speech in a paragraph, and who speaks: evidence for roles and the work of quotes.
 *
 * Found are quote glyphs in pairs of every language (also nested, mixed, with the closing one lost), the dialogue
 * dash, a colon after a speaker, and speech that lost its glyphs but kept its attribution ("…, said the Minister.").
 * Glyphs around a title, a name, a vote or a single word are no speech.
 */
#ifndef LV_SPEECH_H
#define LV_SPEECH_H

#include "core/core.h"

/* Bytes from..to of a text; empty when both are 0. */
struct lv_range {
    size_t from, to;
};

enum lv_part_kind { LV_PART_MARKER, LV_PART_SPEECH, LV_PART_ATTRIBUTION };

/* A piece of a paragraph; speech includes its quote glyphs. */
struct lv_part {
    enum lv_part_kind kind;
    struct lv_range range;
};

enum { LV_PARTS = 64 };

/*
 * What lv_speech_find sees. `parts` ascend and do not overlap; what lies between them is text of its own. After
 * LV_PARTS parts the rest of the paragraph is left as it is. The first part is empty if there is none.
 */
struct lv_speech {
    size_t nparts;
    struct lv_range speaker; /* whole, with role: "State Secretary D. Trofimovs"; empty if none */
    struct lv_range verb;    /* "emphasized"; empty if none ("Name: “…”") */
    bool said;               /* speech with a speaker, a verb, or a marker ☞: this paragraph is a quote */
    bool marked;             /* some of the speech has glyphs, a dash or a marker */
    bool bare;               /* no quote glyphs are in it that open or close */
    bool open;               /* the last speech is not closed: it goes on in the next paragraph */
    bool
        announces; /* ends in "… said:", "… made the following statement:": the next paragraph is the speech */
    struct lv_part parts[LV_PARTS];
};

/*
 * Analyses one paragraph. `langs` are the languages whose words count (lv_lang_bit, or LV_LANGS_ALL).
 * `goes_on`: the paragraph before was left open or announced speech. `plain`: speech without glyphs counts too.
 * Time linear in text.n.
 */
void lv_speech_find(struct lv_str text, uint32_t langs, bool goes_on, bool plain, struct lv_speech *speech);

#endif
