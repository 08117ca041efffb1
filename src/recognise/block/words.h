/* What block/words.c, block/phrases.c and block/interface.c share: a phrase of a word list in its block. */
#ifndef LV_ROLES_WORDS_H
#define LV_ROLES_WORDS_H

#include "recognise/roles.h"

/* Where a hit is in a block. */
struct lv_place {
    size_t from, to;    /* bytes */
    size_t institution; /* the end of an institution, whose words are no unit */
    size_t covered;     /* the end of a unit or institution, whose words are no titles */
    uint64_t lists;     /* where phrases after the first word are looked for */
    bool first, short_line;
    struct lv_str s;
};

/* What counts and phrases of web pages have been seen in a block. */
struct lv_web {
    size_t phrases, topics;
    bool cookie, site, home; /* home: the first page is named first */
};

/* True if no word follows at byte `at`. */
bool lv_ends_block(struct lv_str s, size_t at);

/* True if a colon and more follow a phrase. */
bool lv_names_more(const struct lv_place *p);

/* True for a block where a page may speak of its cookies: one of the first or the last. */
bool lv_is_near_end(const struct lv_facts *facts, const struct lv_fact *f);

/* What a phrase says by the signs around it, or by its value. */
void lv_see_special(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p);

/* What a phrase of web pages says of a block; `again`: a longer one that begins there was seen before. */
void lv_see_web_phrase(const struct lv_facts *facts, struct lv_fact *f, const struct lv_hit *hit,
                       const struct lv_place *p, bool again, struct lv_web *web);

#endif
