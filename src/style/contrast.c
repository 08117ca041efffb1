#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "style/style.h"

enum { TEXT = 45, SIGN = 30 }; /* the least contrast in tenths, of WCAG 2.2, 1.4.3 and 1.4.11 */

/* A colour and what it stands on; paper is white where no key says its colour. */
struct pair {
    const char *key, *paper_key;
    size_t colour, paper;
    unsigned least;
};

#define LIGHT(id, key, least)                                                                                \
    { key, NULL, offsetof(struct lv_style, id), 0, least }
#define DARK(id, key, least)                                                                                 \
    { key, "paper-dark", offsetof(struct lv_style, id), offsetof(struct lv_style, paper_dark), least }

static const struct pair pairs[] = {
    LIGHT(ink, "ink", TEXT),
    LIGHT(muted, "muted", TEXT),
    LIGHT(accent, "accent", TEXT),
    LIGHT(rule, "rule", SIGN),
    LIGHT(embargo, "embargo", TEXT),
    DARK(ink_dark, "ink-dark", TEXT),
    DARK(muted_dark, "muted-dark", TEXT),
    DARK(accent_dark, "accent-dark", TEXT),
    DARK(rule_dark, "rule-dark", SIGN),
    DARK(embargo_dark, "embargo-dark", TEXT),
};

/* ---- contrast ---- */

static double channel(uint32_t value) {
    double c = (value & 0xFF) / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t rgb) {
    return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8) + 0.0722 * channel(rgb);
}

double lv_contrast(uint32_t a, uint32_t b) {
    double la = luminance(a), lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

/* ---- greys ---- */

uint32_t lv_grey_of(uint32_t rgb) {
    static const uint32_t white = 0xFFFFFF;
    uint32_t grey = 255;
    while (grey && lv_contrast(grey * 0x010101, white) < lv_contrast(rgb, white))
        grey--;
    return grey * 0x010101;
}

void lv_style_grey(struct lv_style *style) {
#define LV_STYLE_COLOUR(id, section, key) style->id = lv_grey_of(style->id);
#include "style.def"
}

/* ---- the nearest colour of the same hue: a mixture with black or white ---- */

static uint32_t mix(uint32_t rgb, uint32_t end, uint32_t part) {
    uint32_t mixed = 0;
    for (unsigned shift = 0; shift < 24; shift += 8)
        mixed |= (((rgb >> shift & 0xFF) * (255 - part) + end * part + 127) / 255) << shift;
    return mixed;
}

static double distance(uint32_t a, uint32_t b) {
    double sum = 0;
    for (unsigned shift = 0; shift < 24; shift += 8) {
        double d = (double)(a >> shift & 0xFF) - (double)(b >> shift & 0xFF);
        sum += d * d;
    }
    return sum;
}

/* The first mixture with `end` that has the contrast; false if there is none. */
static bool first_mixture(uint32_t rgb, uint32_t paper, uint32_t end, double least, uint32_t *found) {
    for (uint32_t part = 0; part <= 255; part++) {
        *found = mix(rgb, end, part);
        if (lv_contrast(*found, paper) >= least)
            return true;
    }
    return false;
}

uint32_t lv_contrast_nearest(uint32_t rgb, uint32_t paper, double least) {
    uint32_t darker, lighter;
    bool dark = first_mixture(rgb, paper, 0, least, &darker);
    if (!first_mixture(rgb, paper, 255, least, &lighter))
        return darker;
    return dark && distance(rgb, darker) <= distance(rgb, lighter) ? darker : lighter;
}

/* ---- what is said ---- */

static void check_pair(struct lv_job *at, const char *text, const struct lv_style *style,
                       const struct pair *pair) {
    uint32_t colour, paper = 0xFFFFFF;
    char words[4][16];
    memcpy(&colour, (const char *)style + pair->colour, sizeof colour);
    if (pair->paper_key)
        memcpy(&paper, (const char *)style + pair->paper, sizeof paper);
    double ratio = lv_contrast(colour, paper), least = pair->least / 10.0;
    if (ratio >= least)
        return;
    unsigned hundredths = (unsigned)(ratio * 100); /* never rounded up to what it has to be */
    uint32_t line = lv_style_line(text, "colour", pair->key);
    snprintf(words[0], sizeof words[0], "#%06x", (unsigned)colour);
    snprintf(words[1], sizeof words[1], "#%06x", (unsigned)paper);
    snprintf(words[2], sizeof words[2], "%u.%02u", hundredths / 100, hundredths % 100);
    snprintf(words[3], sizeof words[3], "#%06x", (unsigned)lv_contrast_nearest(colour, paper, least));
    if (!line && pair->paper_key)
        line = lv_style_line(text, "colour", pair->paper_key);
    lv_report(at, LV_MSG_CONTRAST, line, 0, pair->key, words[0], words[1], words[2],
              pair->least == TEXT ? "4.5" : "3", words[3]);
}

void lv_style_contrast(struct lv_job *job) {
    struct lv_job at = *job;
    struct lv_style style;
    const char *text = job->options->style_text;
    if (!text)
        return;
    at.name = job->options->style;
    int wrong = lv_style_load(job, &style);
    for (size_t i = 0; !wrong && i < sizeof pairs / sizeof *pairs; i++)
        check_pair(&at, text, &style, &pairs[i]);
    lv_style_free(&style);
}
