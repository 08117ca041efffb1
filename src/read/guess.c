#include "read/guess.h"
#include "core/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "core/memory.h"
#include "core/skip.h"
#include "read/guess_asked.h"
#include "read/read.h"

enum { SAMPLE = 16 * 1024, BYTES = 256, ODD_SHARE = 4, FOREIGN_SHARE = 4, CERTAIN_BITS = 16 };

enum {
    AWAY_BITS = 4,   /* of an encoding that the language of the text is not written in */
    MIXED_BITS = 10, /* of UTF-8 with bytes of another encoding */
};

struct guesser {
    struct lv_alphabets alphabets;
    struct lv_str sample;
    struct lv_sign signs[SAMPLE], of_byte[BYTES];
    bool used[BYTES];        /* bytes of the text that are no part of UTF-8 */
    bool known;              /* that the text makes sense, in whatever encoding */
    size_t sequences, stray; /* of UTF-8, and bytes that are no part of one */
};

/* A reading of the text and what it costs. */
struct reading {
    const char *name;
    bool mixed;
    double cost;
    struct lv_plain plain;
};

static bool is_beyond(unsigned char c) {
    return c >= 0x80;
}

/*
 * The part to look at: from the line on where the first character beyond ASCII is; where UTF-8 is broken far from
 * there, that which has as much before the first broken byte as after it.
 */
static struct lv_str sample_of(struct lv_str bytes) {
    size_t from = lv_skip_to(bytes, 0, is_beyond), broken = lv_utf8_check(bytes), to;
    if (broken < bytes.n && broken - from > SAMPLE / 2)
        from = broken - SAMPLE / 2;
    for (size_t back = 0; from && bytes.p[from - 1] != '\n' && back < SAMPLE / 8; back++)
        from--;
    to = from + SAMPLE;
    while (to > from + SAMPLE - 4 && to < bytes.n && is_beyond((unsigned char)bytes.p[to]))
        to--; /* not into a sequence */
    return lv_str_sub(bytes, from, to);
}

static void count_bytes(struct guesser *guesser, struct lv_str bytes) {
    uint32_t cp;
    for (size_t at = 0, n; (n = lv_mixed_next(bytes, at, &cp)) > 0; at += n) {
        bool stray = cp & LV_STRAY;
        guesser->stray += stray;
        guesser->sequences += !stray && n > 1;
    }
}

static const struct lv_encoding *find(const struct guesser *guesser, const char *name) {
    for (size_t i = 0; i < guesser->alphabets.nencodings; i++)
        if (strcasecmp(guesser->alphabets.encodings[i].name, name) == 0)
            return &guesser->alphabets.encodings[i];
    return NULL;
}

/* What every byte means in an encoding of single bytes; false if iconv does not have it. */
static bool load_signs(const char *encoding, struct lv_sign signs[BYTES], bool control[BYTES]) {
    iconv_t converter = lv_converter("UTF-32LE", encoding);
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
        control[i] = cp >= 0x80 && cp < 0xA0;
    }
    iconv_close(converter);
    return true;
}

/* The characters of the sample; how many. */
static size_t read_signs(struct guesser *guesser, bool mixed) {
    size_t signs = 0;
    uint32_t cp;
    for (size_t at = 0, n; at < guesser->sample.n; at += n) {
        n = mixed ? lv_mixed_next(guesser->sample, at, &cp) : 1;
        bool byte = n == 1 && (!mixed || cp < 0x80 || cp & LV_STRAY);
        guesser->signs[signs++] =
            byte ? guesser->of_byte[(unsigned char)guesser->sample.p[at]] : lv_sign_of(cp);
    }
    return signs;
}

/* Measures the sample in an encoding. false where that cannot be read, or makes controls of bytes, which would vanish. */
static bool measure(struct guesser *guesser, const struct lv_encoding *encoding, bool mixed,
                    struct lv_plain *plain) {
    bool control[BYTES];
    if (!load_signs(encoding->name, guesser->of_byte, control))
        return false;
    for (size_t i = 0x80; i < BYTES; i++)
        if (control[i] && guesser->used[i])
            return false;
    *plain = lv_plain(&guesser->alphabets, encoding->languages, guesser->signs, read_signs(guesser, mixed));
    return true;
}

static double cost_of(const struct lv_encoding *encoding, bool mixed, const struct lv_plain *plain) {
    double cost = plain->once + encoding->bits;
    if (!(encoding->languages >> plain->language & 1))
        cost += AWAY_BITS;
    return mixed ? cost + MIXED_BITS : cost;
}

/* Too much of it is out of place; where most of it is UTF-8, that is as it may be. */
static bool is_nonsense(const struct guesser *guesser, const struct reading *reading) {
    bool utf8 = reading->mixed && guesser->sequences > guesser->stray;
    return !guesser->known && !utf8 && reading->plain.odd * ODD_SHARE > reading->plain.beyond;
}

/* Holds the readings in every encoding against the best so far; what uchardet says decides between two as good. */
static void try_encodings(struct guesser *guesser, bool mixed, const char *asked, struct reading *best) {
    for (size_t i = 0; i < guesser->alphabets.nencodings; i++) {
        const struct lv_encoding *encoding = &guesser->alphabets.encodings[i];
        struct reading reading = {.name = encoding->name, .mixed = mixed};
        if (!measure(guesser, encoding, mixed, &reading.plain) || is_nonsense(guesser, &reading))
            continue;
        reading.cost = cost_of(encoding, mixed, &reading.plain);
        bool same = best->name && reading.cost <= best->cost && strcasecmp(encoding->name, asked) == 0;
        if (!best->name || reading.cost < best->cost || same)
            *best = reading;
    }
}

/* True if every byte means something in the encoding, and none a control. */
static bool converts(const char *encoding, struct lv_str bytes) {
    char scratch[SAMPLE], *from = (char *)(uintptr_t)bytes.p;
    size_t left = bytes.n, result = 0;
    bool control = false;
    iconv_t converter = lv_converter("UTF-32LE", encoding);
    if (converter == (iconv_t)-1)
        return false;
    do {
        char *to = scratch;
        size_t room = sizeof scratch;
        result = iconv(converter, &from, &left, &to, &room);
        for (uint32_t cp, *p = (uint32_t *)(void *)scratch; (char *)p < to; p++) {
            memcpy(&cp, p, sizeof cp);
            control = control || (cp >= 0x80 && cp < 0xA0);
        }
    } while (result == (size_t)-1 && errno == E2BIG);
    iconv_close(converter);
    return result != (size_t)-1 && !control;
}

/* Encodings that the alphabets cannot judge, as those of Japanese: uchardet's word alone. */
static bool is_unjudged(const struct guesser *guesser, const char *asked, struct lv_str bytes) {
    return *asked && !find(guesser, asked) && converts(asked, bytes);
}

static void use_all(struct guesser *guesser, struct lv_str bytes, bool mixed) {
    uint32_t cp;
    memset(guesser->used, 0, sizeof guesser->used);
    for (size_t at = 0, n; at < bytes.n; at += n) {
        n = mixed ? lv_mixed_next(bytes, at, &cp) : 1;
        guesser->used[(unsigned char)bytes.p[at]] |= !mixed || cp & LV_STRAY;
    }
}

/* The best reading; UTF-8 with other bytes in it only where there is UTF-8 and, if it is most of it, as nothing else. */
static struct reading best_reading(struct guesser *guesser, struct lv_str bytes, const char *asked) {
    struct reading best = {0};
    count_bytes(guesser, bytes);
    if (guesser->known || guesser->sequences) {
        use_all(guesser, bytes, true);
        try_encodings(guesser, true, asked, &best);
    }
    if (guesser->known || (best.name && guesser->sequences > 4 * guesser->stray))
        return best;
    use_all(guesser, bytes, false);
    try_encodings(guesser, false, asked, &best);
    return best;
}

bool lv_guess(struct lv_str bytes, bool *mixed, char name[LV_ENCODING_NAME]) {
    struct guesser *guesser = lv_malloc(sizeof *guesser);
    *guesser = (struct guesser){.sample = sample_of(bytes), .known = *mixed};
    lv_alphabets_load(&guesser->alphabets);
    if (!lv_ask_uchardet(guesser->sample.p, guesser->sample.n, name))
        lv_out_of_memory();
    struct reading best = best_reading(guesser, bytes, name);
    bool found = best.name != NULL;
    *mixed = best.mixed;
    if (found)
        strcpy(name, best.name);
    else
        found = is_unjudged(guesser, name, bytes);
    lv_free(guesser);
    return found;
}

bool lv_guess_broken(struct lv_str bytes, char name[LV_ENCODING_NAME]) {
    struct guesser *guesser = lv_malloc(sizeof *guesser);
    struct lv_plain was = {0};
    struct reading best = {0};
    *guesser = (struct guesser){.sample = sample_of(bytes), .known = true};
    lv_alphabets_load(&guesser->alphabets);
    try_encodings(guesser, false, "", &best);
    const struct lv_plain *is = &best.plain;
    bool certain = best.name && measure(guesser, find(guesser, "WINDOWS-1252"), false, &was) && !is->odd &&
                   is->foreign * FOREIGN_SHARE <= is->words &&
                   was.bits - is->bits >= CERTAIN_BITS + (double)is->beyond;
    if (certain)
        strcpy(name, best.name);
    lv_free(guesser);
    return certain;
}
