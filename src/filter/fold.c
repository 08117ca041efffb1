/* Folding for the word lists, shared by the generator and the search. */
#include "filter/fold.h"

#include <unicase.h>
#include <unictype.h>

bool lv_is_word_far(uint32_t cp) {
    if (cp >= 0xc0 && cp < 0x250) /* Latin letters of Europe, × and ÷ between them */
        return cp != 0xd7 && cp != 0xf7;
    return cp != 0xfffd &&
           uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_M);
}

static uint32_t fold(uint32_t cp) {
    if (cp < 0x80)
        return cp >= 'A' && cp <= 'Z' ? cp + 0x20 : cp;
    if (cp == 0x2019 || cp == 0x2bc || cp == 0xb4)
        return '\'';
    if (cp == 0x2010 || cp == 0x2011)
        return '-';
    return uc_tolower(cp);
}

size_t lv_fold_next_far(struct lv_str s, size_t at, char to[4], size_t *n) {
    uint32_t cp;
    size_t k = lv_utf8_next(s, at, &cp);
    if (k == 0 || !lv_is_blank(cp)) {
        *n = k ? lv_utf8_put(fold(cp), to) : 0;
        return k;
    }
    size_t end = at;
    while (k > 0 && lv_is_blank(cp)) {
        end += k;
        k = lv_utf8_next(s, end, &cp);
    }
    to[0] = ' ';
    *n = 1;
    return end - at;
}
