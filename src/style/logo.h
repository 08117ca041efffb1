/* The picture of a letterhead: as much of a PNG or a JPEG as its size and whether it is whole. */
#ifndef LV_LOGO_H
#define LV_LOGO_H

#include "core/core.h"

struct lv_logo {
    bool jpeg;
    uint32_t width, height; /* pixels */
    unsigned bits, colours; /* of a channel; of a pixel: 1 grey, 3 RGB, 4 CMYK */
    bool indexed, alpha;    /* PNG: by a palette; with transparency */
    bool interlaced;
    struct lv_str palette; /* PNG: RGB */
};

/* False for what is no whole PNG or JPEG, or has more than 20 megapixels. Slices are of bytes. */
bool lv_logo_read(struct lv_str bytes, struct lv_logo *logo);

/* What is wrong with the bytes of an SVG, as the end of a sentence; NULL: it is whole, and a page may show it. */
const char *lv_svg_wrong(struct lv_str bytes);

/* Takes the next piece of the compressed rows of a PNG that has been read; *at begins as 0. False after the last. */
bool lv_logo_next_data(struct lv_str png, size_t *at, struct lv_str *data);

#endif
