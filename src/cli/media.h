/* Pictures that releases name, read for lv_convert. */
#ifndef LV_MEDIA_H
#define LV_MEDIA_H

#include "core/core.h"

/* The pictures read for one release. All zero but the folder: none so far; the owner calls lv_media_free. */
struct lv_media {
    const char *folder; /* where they are looked for; NULL: beside each input */
    struct lv_medium *medium;
    size_t n;
};

/*
 * Finds a picture for lv_convert; `media` is a struct lv_media. Only a regular file below that folder is read, whatever
 * the name and symbolic links say.
 */
const char *lv_media_find(void *media, const char *input, const char *name, const char **bytes, size_t *size);
void lv_media_free(struct lv_media *media);

#endif
