/* Classes of characters and folding, shared by the generator of the word lists and the search. */
#include "lang/fold.h"
#include "core/utf8.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>

#include "chars.inc"

static bool is_word(uint32_t cp) {
    return cp != 0xfffd &&
           uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_M);
}

bool lv_is_char_far(uint32_t cp, unsigned classes) {
    return (classes & LV_CHAR_WORD && is_word(cp)) || (classes & LV_CHAR_LETTER && uc_is_alpha(cp)) ||
           (classes & LV_CHAR_UPPER && uc_is_upper(cp)) || (classes & LV_CHAR_LOWER && uc_is_lower(cp)) ||
           (classes & LV_CHAR_ALPHABETIC && uc_is_property_alphabetic(cp)) ||
           (classes & LV_CHAR_DIGIT && uc_is_property_decimal_digit(cp));
}

uint32_t lv_fold(uint32_t cp) {
    if (cp == 0x2019 || cp == 0x2bc || cp == 0xb4)
        return '\'';
    if (cp == 0x2010 || cp == 0x2011)
        return '-';
    return cp < LV_CHARS ? lv_char_lower[cp] : uc_tolower(cp);
}

size_t lv_fold_next_far(struct lv_str s, size_t at, char to[4], size_t *n) {
    uint32_t cp;
    size_t k = lv_utf8_next(s, at, &cp), lower = cp < LV_CHARS ? lv_char_lower[cp] : 0;
    if (k == 2 && cp > 0xbf && cp != 0x2bc && lower >= 0x80 && lower < LV_CHARS) { /* most letters */
        to[0] = (char)(0xc0 | lower >> 6);
        to[1] = (char)(0x80 | (lower & 0x3f));
        *n = 2;
        return 2;
    }
    if (k == 0 || !lv_is_blank(cp)) {
        *n = k ? lv_utf8_put(lv_fold(cp), to) : 0;
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

size_t lv_fold_match(struct lv_str s, size_t at, struct lv_str what) {
    size_t k, n, width, wanted;
    char here[4], there[4];
    for (size_t i = 0; i < what.n; i += n, at += k) {
        k = lv_fold_next(s, at, here, &width);
        n = lv_fold_next(what, i, there, &wanted);
        if (!k || !n || width != wanted || memcmp(here, there, width) != 0)
            return 0;
    }
    return at;
}
