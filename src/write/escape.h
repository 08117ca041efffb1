/* Escaping for XML and HTML (XML 1.0 2.4, HTML 13.3). */
#ifndef LV_ESCAPE_H
#define LV_ESCAPE_H

#include "core/core.h"

/* Appends character data: & < > as entities. */
void lv_escape_text(struct lv_buf *buf, struct lv_str s);

/* Appends an attribute value for double quotes: also ", and white space other than a space as references. */
void lv_escape_attr(struct lv_buf *buf, struct lv_str s);

#endif
