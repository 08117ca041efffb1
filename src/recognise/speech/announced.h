/* Who speaks in the paragraphs after this one: "X made the following statement …", "X's remarks are below". */
#ifndef LV_ANNOUNCED_H
#define LV_ANNOUNCED_H

#include "recognise/speech/speech_scan.h"

/*
 * Looks for a statement that is said to follow. *who: the person who makes it, with his title, empty if he is not named
 * there; *verb: the words that announce it. False if none is announced.
 */
bool lv_announced(struct lv_str text, uint32_t langs, struct lv_range *who, struct lv_range *verb);

/*
 * The first person named in a text up to byte `to`, one with a title before one without; empty if there is none. He is who
 * is meant by "her statement", "he said".
 */
struct lv_range lv_first_person(struct lv_str text, size_t to, uint32_t langs);

#endif
