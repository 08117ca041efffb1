#include "cli/media.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/files.h"
#include "picture/picture.h"

struct lv_medium {
    char *path;
    struct lv_buf bytes;
};

/* ---- names, which are as hostile as the release ---- */

static bool goes_up(const char *name) {
    for (const char *part = name; part; part = strchr(part, '/'), part += part != NULL)
        if (strncmp(part, "..", 2) == 0 && (!part[2] || part[2] == '/'))
            return true;
    return false;
}

static int hex(char c) {
    return lv_is_digit(c) ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

/* "my%20bridge.jpg" as Markdown has it. */
static void decode(const char *name, char to[PATH_MAX]) {
    size_t n = 0;
    for (; *name && n + 1 < PATH_MAX; name++) {
        int high = *name == '%' ? hex(name[1]) : -1, low = high < 0 ? -1 : hex(name[2]);
        to[n++] = low < 0 ? *name : (char)(high * 16 + low);
        name += low < 0 ? 0 : 2;
    }
    to[n] = '\0';
}

/* The folder of --media, or that of the input; false for standard input, which has none. */
static bool folder_of(const struct lv_media *media, const char *input, char folder[PATH_MAX]) {
    const char *slash = strrchr(input, '/');
    int n = media->folder ? snprintf(folder, PATH_MAX, "%s", media->folder)
            : slash       ? snprintf(folder, PATH_MAX, "%.*s", (int)(slash + 1 - input), input)
                          : snprintf(folder, PATH_MAX, ".");
    return n < PATH_MAX && (media->folder || strcmp(input, "standard input") != 0);
}

/* The path of a file below the folder, behind all symbolic links; or why there is none. */
static const char *path_below(const char *folder, const char *name, char path[PATH_MAX]) {
    char whole[PATH_MAX], asked[PATH_MAX];
    if (name[0] == '/' || goes_up(name))
        return "only files in the folder of the release, or in that of --media, and below are read";
    if (!realpath(folder, whole) || snprintf(asked, sizeof asked, "%s/%s", whole, name) >= PATH_MAX ||
        !realpath(asked, path))
        return strerror(errno);
    size_t n = strlen(whole);
    if (n > 1 && (strncmp(path, whole, n) != 0 || path[n] != '/'))
        return "its link leads out of the folder of the release, or that of --media";
    return NULL;
}

/* ---- files ---- */

static const struct lv_medium *known(const struct lv_media *media, const char *path) {
    for (size_t i = 0; i < media->n; i++)
        if (strcmp(media->medium[i].path, path) == 0)
            return &media->medium[i];
    return NULL;
}

static const char *take(struct lv_media *media, const char *path, const char **bytes, size_t *size) {
    const struct lv_medium *medium = known(media, path);
    if (!medium) {
        struct lv_buf read = {0};
        const char *why = lv_file_try(path, LV_PICTURE_BYTES, &read);
        if (why) {
            lv_buf_free(&read);
            return why;
        }
        media->medium = lv_realloc(media->medium, (media->n + 1) * sizeof *media->medium);
        media->medium[media->n] = (struct lv_medium){lv_copy(path, strlen(path)), read};
        medium = &media->medium[media->n++];
    }
    *bytes = medium->bytes.p;
    *size = medium->bytes.n;
    return NULL;
}

const char *lv_media_find(void *state, const char *input, const char *name, const char **bytes,
                          size_t *size) {
    struct lv_media *media = state;
    char folder[PATH_MAX], path[PATH_MAX], decoded[PATH_MAX];
    if (!folder_of(media, input, folder))
        return "standard input has no folder; say with --media where it is";
    const char *why = path_below(folder, name, path);
    if (why && strchr(name, '%')) {
        decode(name, decoded);
        why = path_below(folder, decoded, path);
    }
    return why ? why : take(media, path, bytes, size);
}

void lv_media_free(struct lv_media *media) {
    for (size_t i = 0; i < media->n; i++) {
        lv_free(media->medium[i].path);
        lv_buf_free(&media->medium[i].bytes);
    }
    lv_free(media->medium);
    *media = (struct lv_media){.folder = media->folder};
}
