/*
 * House styles: one file (styles/<name>.ini, or any path) drives HTML, DOCX and PDF.
 * The styles of the project are compiled in; every key has a row in include/style.def.
 */
#ifndef LV_STYLE_H
#define LV_STYLE_H

#include "core/core.h"

struct lv_paper {
    const char *name;     /* as CSS has it, too */
    double width, height; /* points */
};

struct lv_style {
#define LV_STYLE_NUMBER(id, section, key, least, most) double id;
#define LV_STYLE_COLOUR(id, section, key) uint32_t id; /* 0xRRGGBB */
#define LV_STYLE_TEXT(id, section, key) char id[64];
#define LV_STYLE_PAPER(id, section, key) const struct lv_paper *id;
#include "style.def"
#undef LV_STYLE_NUMBER
#undef LV_STYLE_COLOUR
#undef LV_STYLE_TEXT
#undef LV_STYLE_PAPER
};

/* Reads the style job->options names, or the file it has in style_text, into *style. 0, or -1 with a diagnostic (unknown style, key or value). */
int lv_style_load(struct lv_job *job, struct lv_style *style);

/* True where that is the first of the styles compiled in. */
bool lv_style_is_default(const struct lv_job *job);

#endif
