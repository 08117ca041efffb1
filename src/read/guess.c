#include "read/guess.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <uchardet/uchardet.h>

enum { SAMPLE = 16 * 1024, BYTES = 256, ODD_SHARE = 4, ODD_RARE = 20, FOREIGN_SHARE = 4, CERTAIN_BITS = 16 };

/* What communication offices have, in this order: each place costs half a bit, so of two that read the same, the first. */
static const char *const encodings[] = {"WINDOWS-1257", "WINDOWS-1252", "WINDOWS-1250", "WINDOWS-1251",
                                        "ISO-8859-13",  "ISO-8859-4",   "ISO-8859-15",  "ISO-8859-1",
                                        "ISO-8859-2",   "CP775",        "KOI8-R",       "WINDOWS-1253",
                                        "ISO-8859-7"};

/* The part to look at: from the line of the first byte beyond ASCII on. */
static struct lv_str sample_of(struct lv_str bytes) {
    size_t from = 0;
    while (from < bytes.n && (unsigned char)bytes.p[from] < 0x80)
        from++;
    for (size_t back = 0; from && bytes.p[from - 1] != '\n' && back < SAMPLE / 8; back++)
        from--;
    return lv_str_sub(bytes, from, from + SAMPLE);
}

/* What every byte means in an encoding of single bytes; false if iconv does not have it or it is none of these. */
static bool load_signs(const char *encoding, struct lv_sign signs[BYTES]) {
    iconv_t converter = iconv_open("UTF-32LE", encoding);
    if (converter == (iconv_t)-1)
        return false;
    for (unsigned i = 0; i < BYTES; i++) {
        char byte = (char)i, *from = &byte;
        uint32_t cp = 0xFFFD;
        char *to = (char *)&cp;
        size_t n = 1, room = sizeof cp;
        iconv(converter, NULL, NULL, NULL, NULL);
        if (iconv(converter, &from, &n, &to, &room) == (size_t)-1 || room)
            cp = 0xFFFD;
        signs[i] = lv_sign_of(cp);
    }
    iconv_close(converter);
    return true;
}

struct guesser {
    struct lv_alphabets alphabets;
    struct lv_str sample;
    struct lv_sign signs[SAMPLE], of_byte[BYTES];
};

/* Measures the sample in an encoding. false where that cannot be read. */
static bool measure(struct guesser *guesser, const char *encoding, struct lv_plain *plain) {
    if (!load_signs(encoding, guesser->of_byte))
        return false;
    for (size_t i = 0; i < guesser->sample.n; i++)
        guesser->signs[i] = guesser->of_byte[(unsigned char)guesser->sample.p[i]];
    *plain = lv_plain(&guesser->alphabets, guesser->signs, guesser->sample.n);
    return true;
}

/* What uchardet says; empty if it does not know. */
static void ask_uchardet(struct lv_str bytes, char name[64]) {
    uchardet_t detector = uchardet_new();
    const char *found = "";
    if (!uchardet_handle_data(detector, bytes.p, bytes.n)) {
        uchardet_data_end(detector);
        found = uchardet_get_charset(detector);
    }
    size_t n = strnlen(found, 63);
    memcpy(name, found, n);
    name[n] = '\0';
    uchardet_delete(detector);
}

/* The encoding that makes the plainest text; what uchardet says decides between two that are as good. */
static const char *plainest(struct guesser *guesser, const char *asked, struct lv_plain *best) {
    const char *name = NULL;
    struct lv_plain plain;
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        if (!measure(guesser, encodings[i], &plain))
            continue;
        plain.bits += (double)i / 2;
        bool same = name && plain.bits <= best->bits && strcasecmp(encodings[i], asked) == 0;
        if (!name || plain.bits < best->bits || same) {
            name = encodings[i];
            *best = plain;
        }
    }
    return name;
}

/* True if every byte means something in the encoding. */
static bool converts(const char *encoding, struct lv_str bytes) {
    char scratch[SAMPLE], *from = (char *)(uintptr_t)bytes.p;
    size_t left = bytes.n, result = 0;
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == (iconv_t)-1)
        return false;
    do {
        char *to = scratch;
        size_t room = sizeof scratch;
        result = iconv(converter, &from, &left, &to, &room);
    } while (result == (size_t)-1 && errno == E2BIG);
    iconv_close(converter);
    return result != (size_t)-1;
}

/* Encodings that the alphabets cannot judge, as those of Greek or Japanese: uchardet's word alone. */
static const char *unjudged(const char *asked, struct lv_str bytes) {
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        if (strcasecmp(encodings[i], asked) == 0)
            return NULL;
    return *asked && converts(asked, bytes) ? asked : NULL;
}

const char *lv_guess(struct lv_str bytes, char name[64]) {
    struct guesser *guesser = lv_malloc(sizeof *guesser);
    struct lv_plain plain = {0};
    lv_alphabets_load(&guesser->alphabets);
    guesser->sample = sample_of(bytes);
    ask_uchardet(guesser->sample, name);
    const char *best = plainest(guesser, name, &plain);
    if (!best || plain.odd * ODD_SHARE > plain.beyond)
        best = unjudged(name, bytes);
    free(guesser);
    return best;
}

const char *lv_guess_broken(struct lv_str bytes) {
    struct guesser *guesser = lv_malloc(sizeof *guesser);
    struct lv_plain was = {0}, is = {0};
    lv_alphabets_load(&guesser->alphabets);
    guesser->sample = sample_of(bytes);
    const char *best = plainest(guesser, "", &is);
    bool certain = best && measure(guesser, "WINDOWS-1252", &was) && !is.odd &&
                   is.foreign * FOREIGN_SHARE <= is.words &&
                   was.bits - is.bits >= CERTAIN_BITS + (double)is.beyond;
    free(guesser);
    return certain ? best : NULL;
}
