/*
 * The analysis of speech in pieces: what both ways of finding it share (speech_parts.c), speech in glyphs (speech.c)
 * and speech without (speech_plain.c).
 */
#ifndef LV_SPEECH_PARTS_H
#define LV_SPEECH_PARTS_H

#include "lang/words.h"
#include "recognise/speech/speech_scan.h"

/* One paragraph under analysis. */
struct lv_scan {
    struct lv_str text;
    uint32_t langs;
    bool goes_on;
    bool dialogue; /* it begins with a dash */
    size_t least;  /* words of speech before an attribution that has no glyph before it */
    size_t at;     /* after what has become a part */
    struct lv_speech *out;
};

/* Adds bytes from..to, without spaces at their ends, as the next part; nothing if that is empty or not ahead. */
void lv_add_part(struct lv_scan *s, enum lv_part_kind kind, size_t from, size_t to);

/* Takes speaker and verb of an attribution, unless there are some already or it is not sure at all. */
void lv_set_speaker(struct lv_speech *out, const struct lv_attribution *a);

/* The last character of a range that is no space; 0 if there is none. */
uint32_t lv_last_char(struct lv_str text, struct lv_range r);

/* True if the character at byte `at` is not what folding makes of it. */
bool lv_is_capital(struct lv_str text, size_t at);

/* True if one of the first `most` words of a range is in a list. */
bool lv_has_word(struct lv_str text, struct lv_range r, enum lv_list list, uint32_t langs, size_t most);

/* "Minister A B:" before a glyph or a sentence names the speaker without a verb: him to *a, unless it has one. */
bool lv_names_speaker(struct lv_scan *s, struct lv_range before, struct lv_attribution *a);

/* Looks from byte `from` on for the attribution of speech without a closing glyph: after a comma, verb and speaker. */
bool lv_find_tail(struct lv_scan *s, size_t from, struct lv_range *tail, struct lv_attribution *a);

/* "– Speech, says X." The dash belongs to the speech. */
void lv_find_dialogue(struct lv_scan *s);

/* "Speech, says X." and "Name, Title: speech." */
void lv_find_plain(struct lv_scan *s);

#endif
