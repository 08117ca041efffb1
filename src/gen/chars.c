/*
 * Writes build/gen/chars.inc, the data of src/lang/fold.c: what libunistring says of the characters of one and two
 * bytes, so that the inner loops need not ask it.
 */
#include <stdio.h>
#include <unicase.h>
#include <unictype.h>

#include "lang/fold.h"

static unsigned class_of(uint32_t cp) {
    bool word =
        uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_M);
    return (word ? LV_CHAR_WORD : 0) | (uc_is_alpha(cp) ? LV_CHAR_LETTER : 0) |
           (uc_is_upper(cp) ? LV_CHAR_UPPER : 0) | (uc_is_lower(cp) ? LV_CHAR_LOWER : 0) |
           (uc_is_property_alphabetic(cp) ? LV_CHAR_ALPHABETIC : 0) |
           (uc_is_property_decimal_digit(cp) ? LV_CHAR_DIGIT : 0);
}

/* True for a byte of which only letters and digits can consist, where it is inside a word. */
static bool in_words(unsigned c) {
    if (c < 0x80)
        return class_of(c) & LV_CHAR_WORD;
    if (c < 0xc2 || c >= 0xe0)
        return c < 0xc0; /* after the first byte of a character */
    for (uint32_t cp = (c & 0x1f) << 6, end = cp + 64; cp < end; cp++)
        if (!(class_of(cp) & LV_CHAR_WORD))
            return false;
    return true;
}

int main(void) {
    printf("const uint8_t lv_char_classes[LV_CHARS] = {");
    for (uint32_t cp = 0; cp < LV_CHARS; cp++)
        printf("%s%u,", cp % 32 ? "" : "\n", class_of(cp));
    printf("};\nconst uint16_t lv_char_lower[LV_CHARS] = {");
    for (uint32_t cp = 0; cp < LV_CHARS; cp++)
        printf("%s%u,", cp % 16 ? "" : "\n", (unsigned)uc_tolower(cp));
    printf("};\nconst bool lv_word_bytes[256] = {");
    for (unsigned c = 0; c < 256; c++)
        printf("%s%d,", c % 32 ? "" : "\n", in_words(c));
    printf("};\n");
    return 0;
}
