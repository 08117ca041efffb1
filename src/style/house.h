/* What a house says of itself on a document: the words of its letterhead in the languages of the editions. */
#ifndef LV_HOUSE_H
#define LV_HOUSE_H

#include "doc/doc.h"
#include "style/style.h"

enum { LV_HOUSE_LANGUAGES = 4 };

/* In one language; a text that an earlier language has word for word is empty. Slices are of the style. */
struct lv_letter_words {
    struct lv_str lang, name, address, kind;
};

/* All of a letterhead. */
struct lv_letterhead {
    struct lv_letter_words words[LV_HOUSE_LANGUAGES];
    size_t n;           /* languages in which it says something */
    struct lv_str logo; /* a PNG or a JPEG; or nothing */
    struct lv_str
        alt; /* what the logo shows, in the language of the first edition; nothing: it is an ornament */
    struct lv_str lang; /* of alt */
};

/* The letterhead of a document. False: the style has none. */
bool lv_letterhead_of(const struct lv_style *style, const struct lv_doc *doc, struct lv_letterhead *to);

/* The size of its logo, in points, in a column so wide. False: it has none. */
bool lv_letterhead_logo(const struct lv_letterhead *letter, const struct lv_style *style, double column,
                        double *width, double *height);

/* Takes the next part of a text that has bars between, without white space at its ends. False after the last. */
bool lv_next_part(struct lv_str *text, struct lv_str *part);

#endif
