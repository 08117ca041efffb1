/* The generator of the word lists in pieces: reading and writing them (words.c), their trie (words_trie.c). */
#ifndef LV_GEN_WORDS_H
#define LV_GEN_WORDS_H

#include "lang/words.h"

struct phrase {
    struct lv_str text; /* numbers of its letters */
    struct lv_str value;
    uint32_t langs;
    enum lv_list list;
    bool prefix;
    size_t at; /* in the pool */
};

enum { AZ = 26 }; /* the letters from a to z have the numbers 1 to AZ */

/* Writes the trie of sorted phrases, whose texts are in the pool. */
void put_nodes(const struct phrase *phrases, size_t n);

#endif
