/*
 * House styles: one file (styles/<name>.ini, or any path) drives HTML, DOCX and PDF.
 * The styles of the project are compiled in; every key has a row in include/style.def.
 */
#ifndef LV_STYLE_H
#define LV_STYLE_H

#include "core/core.h"
#include "style/figures.h"

struct lv_paper {
    char name[24];        /* as CSS has it, too: A4, or 210mm 297mm */
    double width, height; /* points */
};

/* What the words of choices in style.def stand for, in their order. */
enum { LV_NO, LV_YES };
enum lv_side_place { LV_SIDE_LEFT, LV_SIDE_RIGHT };
enum lv_quote_form { LV_QUOTE_BAR, LV_QUOTE_INDENT, LV_QUOTE_PLAIN };
enum lv_attribution { LV_ATTRIBUTION_INLINE, LV_ATTRIBUTION_LINE };
enum lv_notice_form { LV_NOTICE_RULES, LV_NOTICE_BAR, LV_NOTICE_PLAIN };
enum lv_meta_place { LV_META_SOURCE, LV_META_ABOVE, LV_META_BELOW, LV_META_LETTERHEAD };
enum lv_contact_form { LV_CONTACT_RULE, LV_CONTACT_PANEL, LV_CONTACT_PLAIN };
enum lv_hyphenate { LV_HYPHENATE_NO, LV_HYPHENATE_COLUMNS, LV_HYPHENATE_YES };
enum lv_table_width { LV_WIDTH_FULL, LV_WIDTH_TEXT };
enum lv_table_rules { LV_RULES_ROWS, LV_RULES_ENDS, LV_RULES_NONE };
enum lv_row_heads { LV_ROW_HEADS_NO, LV_ROW_HEADS_PLAIN, LV_ROW_HEADS_BOLD };
enum { LV_FONTS_NAMED, LV_FONTS_EMBEDDED };
enum lv_form { LV_FORM_LINE, LV_FORM_BOX };
enum lv_page_number { LV_PAGE_NONE, LV_PAGE_ALONE, LV_PAGE_OF_PAGES };
enum lv_languages { LV_LANGUAGES_FIRST, LV_LANGUAGES_ALL };
enum lv_place { LV_PLACE_LEFT, LV_PLACE_CENTRE, LV_PLACE_RIGHT };

/* What a house says in words, and in which language; the first that its file has comes first. */
struct lv_phrase {
    const char *lang, *text; /* "": in all others */
    struct lv_phrase *next;
};

/* A file that a style names. No name: it names none. */
struct lv_named_file {
    const char *name;
    struct lv_str bytes;
};

struct lv_style {
#define LV_STYLE_NUMBER(id, section, key, least, most) double id;
#define LV_STYLE_COLOUR(id, section, key) uint32_t id; /* 0xRRGGBB */
#define LV_STYLE_COLOUR_OR(id, section, key, word) uint32_t id;
#define LV_STYLE_TEXT(id, section, key) char id[64];
#define LV_STYLE_PAPER(id, section, key) struct lv_paper id;
#define LV_STYLE_CHOICE(id, section, key, words) unsigned id;
#define LV_STYLE_PHRASE(id, section, key) struct lv_phrase *id; /* NULL: not said */
#define LV_STYLE_FILE(id, section, key) struct lv_named_file id;
#include "style.def"
    struct lv_arena arena; /* of phrases and names */
};

/* A house style compiled in. */
struct lv_house {
    const char *name, *sentence; /* what is said of it */
    const char *text;            /* of its file */
};

/* All of them, the default first; *n gets their number. */
const struct lv_house *lv_houses(size_t *n);
bool lv_style_is_known(const char *name); /* that of one of them */

/* Says that there is no style of that name, and which there are; returns -1. */
int lv_style_unknown(struct lv_job *job, const char *name);

/*
 * Reads the style job->options names, or the file it has in style_text, into *style, which the caller frees in either
 * case. 0, or -1 with a diagnostic: unknown style, key or value, or a file it names that is not there or not of its kind.
 */
int lv_style_load(struct lv_job *job, struct lv_style *style);
void lv_style_free(struct lv_style *style);

/* The names of the files that a style's text names, the n-th from 0, copied into a buffer; false if there are no more. */
bool lv_style_names(const char *text, size_t n, struct lv_buf *name);

/* What a phrase says in a language, a BCP 47 code: in just that, else in its first part (en of en-GB), else in none, in
   English, in what comes first. "" where it says nothing. */
struct lv_str lv_phrase_in(const struct lv_phrase *phrase, struct lv_str lang);

/* Sets what a phrase of that name says by a key: name or name.lv. False: another key, no language, or no text. */
bool lv_phrase_add(struct lv_arena *arena, struct lv_phrase **to, const char *name, const char *key,
                   const char *value);

/*
 * Warns of each colour of the file in style_text, or of a default beside it, that is too near to the paper, in light and in
 * dark: text below what the style asks for, 4.5:1 or more, signs below 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). It says the line
 * and the nearest colour that passes.
 */
void lv_style_contrast(struct lv_job *job);

/* Warns of a style that travels with lvconv and has a letterhead: its sender is invented. */
void lv_style_sender(struct lv_job *job);

/* The paper of a name, or of sides such as 210x297 in millimetres. False: there is none. */
bool lv_paper_read(const char *value, struct lv_paper *paper);
/* True if the margins leave enough of the paper. */
bool lv_style_has_room(const struct lv_style *style);

/* The number of the last line of a house style that sets a key, or 0. */
uint32_t lv_style_line(const char *text, const char *section, const char *key);

/* The contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio). */
double lv_contrast(uint32_t a, uint32_t b);

/* The lightest grey whose contrast with white is no less than that of rgb. */
uint32_t lv_grey_of(uint32_t rgb);
/* Makes all its colours such greys. */
void lv_style_grey(struct lv_style *style);

/* The colour of the hue of rgb, darker or lighter, that is nearest to it and has that contrast with paper; black or white,
   whichever has more, where none has (above 4.58 on some papers). */
uint32_t lv_contrast_nearest(uint32_t rgb, uint32_t paper, double least);

/* True where that is the first of the styles compiled in. */
bool lv_style_is_default(const struct lv_job *job);

/* ---- between the files of this folder ---- */

/* True if all that is in braces in a phrase is a field (house.c). */
bool lv_fields_known(struct lv_str text);

/* True if all letters of a form of dates are symbols that are known, or quoted (date.c). */
bool lv_date_form_known(struct lv_str form);

/* Sets a phrase by its key, perhaps with a language after it. False: no such key, language or value. */
bool lv_phrase_set(struct lv_style *style, const char *section, const char *key, const char *value);

/* Notes the file of a key. False: no such key or value. */
bool lv_named_file_set(struct lv_style *style, const char *section, const char *key, const char *value);

/* Gives the files of a style their bytes: from those compiled in for that house, or where house is NULL from those of
   the options. 0, or -1 with a diagnostic that has the line in `text`. */
int lv_named_files_find(struct lv_job *job, struct lv_style *style, const char *house, const char *text);

#endif
