/*
 * What the speech analysis reads from a text: words and glyph pairs (speech_scan.c), and verb and speaker
 * (attribution.c).
 */
#ifndef LV_SPEECH_SCAN_H
#define LV_SPEECH_SCAN_H

#include "lang/chars.h"
#include "recognise/speech/speech.h"

/* A stretch between two quote glyphs; `inner` leaves them out. */
struct lv_span {
    struct lv_range range, inner;
    bool closed, opened;
};

/* A quick look before a close one: true for a character that may be a quote glyph or the half of one. */
static inline bool lv_may_be_glyph(uint32_t cp) {
    return cp == '"' || cp == '\'' || cp == '`' || cp == ',' || cp == 0xab || cp == 0xbb ||
           (cp >= 0x2018 && cp <= 0x2036);
}

/* The next glyph pair that begins at or after byte `at`; false if none. Unclosed spans end with the text. */
bool lv_span_next(struct lv_str text, size_t at, struct lv_span *span);

enum { LV_NAME_BYTES = 80 }; /* no name in glyphs is longer */

/* True for a stretch that looks like a name or a title, not like speech: a few words without a stop. */
bool lv_span_is_name(struct lv_str text, const struct lv_span *span);

/* The next word at or after `at`, before `to`; false if none. */
static inline bool lv_next_word(struct lv_str text, size_t at, size_t to, struct lv_range *word) {
    struct lv_str s = {text.p, to < text.n ? to : text.n};
    word->from = lv_word_begin(s, at);
    word->to = lv_word_end(s, word->from);
    return word->to > word->from;
}

/* How many words are in a range, counted to `most`. */
size_t lv_count_words(struct lv_str text, struct lv_range range, size_t most);

/* Who said it, and how sure that is: 0 nobody, 1 perhaps, 2 surely. */
struct lv_attribution {
    struct lv_range speaker, verb;
    int sure;
};

/* Looks for verb and speaker in a range: the first pair, or the last. */
struct lv_attribution lv_attribution_find(struct lv_str text, struct lv_range range, uint32_t langs,
                                          bool last);

/* The range without spaces at either end. */
struct lv_range lv_range_trim(struct lv_str text, struct lv_range range);

#endif
