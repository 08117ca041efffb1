/* What letters and words say of the language of a piece of text; cheap, and silent where it is not sure. */
#ifndef LV_LANG_WORDS_H
#define LV_LANG_WORDS_H

#include "core/core.h"

struct lv_lang_signs {
    size_t letters;
    uint32_t surely; /* the one language the text is surely in, by its function words; or 0 */
    uint32_t has;    /* the languages whose alphabet has every letter */
    bool foreign;    /* some letter is not ASCII */
    bool small;      /* some letter is no capital */
};

/*
 * Looks at a text once. Words and alphabet are those of the first words only; and of these, for the alphabet, those that
 * begin in lower case, and the first.
 */
struct lv_lang_signs lv_lang_see(struct lv_str text);

#endif
