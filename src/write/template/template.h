/*
 * Our text in a Word document of the house: [docx] template.
 *
 *   template.c  the two functions others call, and what is taken from where
 *   package.c   a DOCX as parts in memory, and back; the first place a hostile file meets
 *   relation.c  relationships and content types
 *   styles.c    styles and lists of both in one part
 *   section.c   the page: size, margins, headers and footers
 *
 * What is not known to be harmless is not taken: only styles, lists, theme, the last section, and of its headers and
 * footers text, pictures and links. What these need beyond that is an error that says what to do.
 */
#ifndef LV_TEMPLATE_H
#define LV_TEMPLATE_H

#include "core/core.h"
#include "style/style.h"

/*
 * Puts page and margins of the template that a style names into the style, for widths to fit. 0, or -1 with a diagnostic.
 */
int lv_template_page(struct lv_job *job, struct lv_style *style);

/*
 * Appends to `out` the DOCX `ours`, of the DOCX writer, with styles, lists, theme, page, headers and footers of the
 * template that the style names. 0, or -1 with a diagnostic.
 */
int lv_template_fill(struct lv_job *job, const struct lv_style *style, struct lv_str ours,
                     struct lv_buf *out);

#endif
