#include <ini.h>
#include <string.h>

#include "core/embed.h"
#include "read/guess.h"

LV_EMBED(alphabets, "styles/alphabets.ini")

enum { RARE_BITS = 9, MOST = 0x600 };

/* Bits of the letter at a place of the order of frequency: the more letters before it, the rarer it is. */
static uint8_t bits_at(size_t place) {
    uint8_t bits = 2;
    while (place > 2) {
        place /= 2;
        bits++;
    }
    return bits;
}

static int on_language(void *state, const char *section, const char *name, const char *letters) {
    struct lv_alphabets *alphabets = state;
    struct lv_str s = lv_str_from(letters);
    bool rare = false;
    size_t place = 0, n;
    uint32_t cp;
    (void)section, (void)name;
    if (alphabets->n == LV_ALPHABETS)
        return 0;
    uint8_t *bits = alphabets->bits[alphabets->n++];
    memset(bits, LV_LETTER_BITS, MOST);
    for (size_t at = 0; (n = lv_utf8_next(s, at, &cp)) > 0; at += n) {
        if (cp == '|')
            rare = true;
        else if (cp < MOST)
            bits[cp] = rare ? RARE_BITS : bits_at(place++);
    }
    return 1;
}

void lv_alphabets_load(struct lv_alphabets *alphabets) {
    alphabets->n = 0;
    ini_parse_string(lv_file_alphabets, on_language, alphabets);
}

unsigned lv_alphabet_bits(const struct lv_alphabets *alphabets, size_t n, uint32_t lower) {
    return lower < MOST ? alphabets->bits[n][lower] : LV_LETTER_BITS;
}
