/* Font files of a house: as much of them as says whether they are fonts, and what their licence lets be done with them. */
#ifndef LV_TYPEFACE_H
#define LV_TYPEFACE_H

#include "core/core.h"

/* What is wrong with the bytes of a font file, as the end of a sentence; NULL: it is TTF or OTF, and may be embedded. */
const char *lv_typeface_wrong(struct lv_str bytes);

/* What is wrong with a good font file on a web page, which others may edit; NULL: its licence allows it. */
const char *lv_typeface_wrong_on_pages(struct lv_str bytes);

/* True if the licence of a good font allows it to be embedded as a whole only. */
bool lv_typeface_whole(struct lv_str bytes);

/* What a face of a family is called among the files of a style: "House", "House:bold", "House:bold:italic" …. */
enum { LV_FONT_NAME = 96 };
void lv_font_name(char to[LV_FONT_NAME], const char *family, bool bold, bool italic);

/* True for the families that travel with the program. */
bool lv_typeface_is_ours(const char *family);

#endif
