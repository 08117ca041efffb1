/*
 * Persons in a text: which words name somebody, and which are the title before and after the name
 * ("State Secretary D. Trofimovs", "Anna Berg, head of the Water Office").
 */
#ifndef LV_PERSON_H
#define LV_PERSON_H

#include "lang/words.h"
#include "recognise/speech/speech_scan.h"

/* Bytes of a text; empty where there is none. */
struct lv_person {
    struct lv_range name;   /* "Anna Berg", "Snowe and Collins" */
    struct lv_range before; /* "State Secretary", "the" */
    struct lv_range after;  /* "head of the Water Office" */
    bool titled;            /* a word of the titles is right before the name */
};

/* The next person named in from..to: after a title, or by two to four words with capitals. False if none. */
bool lv_person_next(struct lv_str text, size_t from, size_t to, uint32_t langs, struct lv_person *person);

/*
 * Takes a phrase that names who speaks apart: his name and his title. False if it holds no name: "the Mayor", "the
 * organisers".
 */
bool lv_person_read(struct lv_str text, struct lv_range phrase, uint32_t langs, struct lv_person *person);

/* A word of [speech-word] with that value begins at byte `at`. */
bool lv_speech_word(struct lv_str text, size_t at, enum lv_value value, uint32_t langs, struct lv_hit *hit);

/* "on the bill", "after Senator X": true for a phrase that begins with a word no speaker's phrase begins with. */
bool lv_begins_aside(struct lv_str text, struct lv_range phrase, uint32_t langs);

/*
 * True for a word that may be part of a name: with a capital, not all of capitals but for initials, and in none of the
 * lists of institutions, units, companies, weekdays and small words.
 */
bool lv_is_name_word(struct lv_str text, struct lv_range word, uint32_t langs);

/* True if nothing but spaces, or the full stop of an initial, a hyphen or an apostrophe, is between two words. */
bool lv_words_touch(struct lv_str text, struct lv_range a, struct lv_range b);

#endif
