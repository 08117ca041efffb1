#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "style/style.h"

/* What has to have which contrast (WCAG 2.2, 1.4.3 and 1.4.11); that of text is the house's. */
enum what { TEXT, SIGN };
static const double LEAST_OF_SIGNS = 3;

/* A colour and what it is on; paper is white where no key says its colour, a panel only where the house has them. */
struct pair {
    const char *key, *paper_key;
    size_t colour, paper;
    enum what what;
    size_t as; /* the colour it may be: then it is told of that; 0: none */
};

#define LIGHT(id, key, what, as)                                                                             \
    { key, NULL, offsetof(struct lv_style, id), 0, what, as }
#define DARK(id, key, what, as)                                                                              \
    { key, "paper-dark", offsetof(struct lv_style, id), offsetof(struct lv_style, paper_dark), what, as }
#define ON_PANEL(id, key, as)                                                                                \
    { key, "panel", offsetof(struct lv_style, id), offsetof(struct lv_style, panel), TEXT, as }
#define ON_DARK_PANEL(id, key, as)                                                                           \
    { key, "panel-dark", offsetof(struct lv_style, id), offsetof(struct lv_style, panel_dark), TEXT, as }
#define AS(id) offsetof(struct lv_style, id)

static const struct pair pairs[] = {
    LIGHT(ink, "ink", TEXT, 0),
    LIGHT(muted, "muted", TEXT, 0),
    LIGHT(accent, "accent", TEXT, 0),
    LIGHT(rule, "rule", SIGN, 0),
    LIGHT(embargo, "embargo", TEXT, 0),
    LIGHT(link, "link", TEXT, AS(accent)),
    LIGHT(link_underline, "link-underline", SIGN, AS(link)),
    LIGHT(table_rule, "table-rule", SIGN, AS(rule)),
    DARK(ink_dark, "ink-dark", TEXT, 0),
    DARK(muted_dark, "muted-dark", TEXT, 0),
    DARK(accent_dark, "accent-dark", TEXT, 0),
    DARK(rule_dark, "rule-dark", SIGN, 0),
    DARK(embargo_dark, "embargo-dark", TEXT, 0),
    DARK(link_dark, "link-dark", TEXT, AS(accent_dark)),
    DARK(link_underline_dark, "link-underline-dark", SIGN, AS(link_dark)),
    DARK(table_rule_dark, "table-rule-dark", SIGN, AS(rule_dark)),
    ON_PANEL(ink, "ink", 0),
    ON_PANEL(link, "link", 0),
    ON_DARK_PANEL(ink_dark, "ink-dark", 0),
    ON_DARK_PANEL(link_dark, "link-dark", 0),
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
    bool light = first_mixture(rgb, paper, 255, least, &lighter);
    if (!dark && !light)
        return lv_contrast(0, paper) > lv_contrast(0xFFFFFF, paper) ? 0 : 0xFFFFFF;
    if (!light)
        return darker;
    return dark && distance(rgb, darker) <= distance(rgb, lighter) ? darker : lighter;
}

/* ---- what is said ---- */

/* Two decimals, never rounded up to what it has to be. */
static void print_ratio(char to[16], double ratio) {
    unsigned hundredths = (unsigned)(ratio * 100);
    snprintf(to, 16, "%u.%02u", hundredths / 100, hundredths % 100);
}

/* As a style has it: 4.5, 7. */
static void print_least(char to[16], double least) {
    unsigned hundredths = (unsigned)(least * 100 + 0.5);
    int end = snprintf(to, 16, "%u.%02u", hundredths / 100, hundredths % 100);
    while (to[end - 1] == '0')
        to[--end] = '\0';
    if (to[end - 1] == '.')
        to[end - 1] = '\0';
}

static bool is_used(const struct lv_style *style, const struct pair *pair) {
    bool panel = pair->paper == offsetof(struct lv_style, panel) ||
                 pair->paper == offsetof(struct lv_style, panel_dark);
    return !panel || style->contact_form == LV_CONTACT_PANEL;
}

static uint32_t colour_at(const struct lv_style *style, size_t offset) {
    uint32_t colour;
    memcpy(&colour, (const char *)style + offset, sizeof colour);
    return colour;
}

static void check_pair(struct lv_job *at, const char *text, const struct lv_style *style,
                       const struct pair *pair) {
    uint32_t colour = colour_at(style, pair->colour);
    uint32_t paper = pair->paper_key ? colour_at(style, pair->paper) : 0xFFFFFF;
    char words[5][16];
    double ratio = lv_contrast(colour, paper),
           least = pair->what == TEXT ? style->contrast_least : LEAST_OF_SIGNS;
    if (ratio >= least || (pair->as && colour == colour_at(style, pair->as)) || !is_used(style, pair))
        return;
    uint32_t line = lv_style_line(text, "colour", pair->key);
    snprintf(words[0], sizeof words[0], "#%06x", (unsigned)colour);
    snprintf(words[1], sizeof words[1], "#%06x", (unsigned)paper);
    print_ratio(words[2], ratio);
    print_least(words[3], least);
    snprintf(words[4], sizeof words[4], "#%06x", (unsigned)lv_contrast_nearest(colour, paper, least));
    if (!line && pair->paper_key)
        line = lv_style_line(text, "colour", pair->paper_key);
    if (!line && pair->what == TEXT)
        line = lv_style_line(text, "colour", "contrast-least");
    lv_report(at, LV_MSG_CONTRAST, line, 0, pair->key, words[0], words[1], words[2], words[3], words[4]);
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
