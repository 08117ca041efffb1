/* Names in a zip: valid UTF-8, nothing that Windows, a shell or sha256sum could take for something else. */
#include <search.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/memory.h"
#include "core/utf8.h"
#include "lang/fold.h"
#include "lib/zip/zip.h"

enum { LONGEST = 200 }; /* bytes of a name: systems take 255 */

/* A name in small letters, and the last number that was put after it. */
struct name {
    const char *folded;
    size_t last;
};

static int in_order(const void *a, const void *b) {
    return strcmp(((const struct name *)a)->folded, ((const struct name *)b)->folded);
}

static bool is_good(uint32_t cp) {
    return cp >= ' ' && cp != 0xFFFD && !lv_is_unseen(cp) && (cp >= 0x80 || !strchr("/\\:*?\"<>|", (int)cp));
}

/* Neither hidden nor with an end that Windows cuts off; empty becomes one stroke. */
static void put_safe(struct lv_buf *to, struct lv_str name) {
    size_t start = to->n;
    uint32_t cp;
    for (size_t at = 0, n; to->n - start < LONGEST && (n = lv_utf8_next(name, at, &cp)); at += n) {
        char bytes[4];
        bool good = is_good(cp) && !(cp == '.' && !at);
        lv_buf_add(to, bytes, lv_utf8_put(good ? cp : '_', bytes));
    }
    while (to->n > start && strchr(". ", to->p[to->n - 1]))
        to->n--;
    if (to->n == start)
        lv_buf_char(to, '_');
}

/* What is not of a release keeps its name. */
static void put_folder(struct lv_buf *to, struct lv_str name) {
    put_safe(to, name);
    bool own = strcasecmp(lv_buf_text(to), PZIP_MANIFEST) == 0 || strcasecmp(lv_buf_text(to), PZIP_SUMS) == 0;
    lv_buf_puts(to, own ? "_/" : "/");
}

static const char *folded(struct pzip_names *names, struct lv_str name) {
    struct lv_buf small = {0};
    uint32_t cp;
    for (size_t at = 0, n; (n = lv_utf8_next(name, at, &cp)); at += n) {
        char bytes[4];
        lv_buf_add(&small, bytes, lv_utf8_put(lv_fold(cp), bytes));
    }
    struct lv_str kept = lv_arena_copy(&names->arena, lv_buf_slice(&small));
    lv_buf_free(&small);
    return lv_arena_terminated(&names->arena, kept);
}

/* The name as it is known, and whether it was before. */
static struct name *know(struct pzip_names *names, const char *path, bool *before) {
    struct name *fresh = lv_alloc(&names->arena, sizeof *fresh);
    fresh->folded = folded(names, lv_str_from(path));
    fresh->last = 1;
    struct name **found = tsearch(fresh, &names->tree, in_order);
    if (!found)
        lv_out_of_memory();
    *before = *found != fresh;
    return *found;
}

const char *pzip_names_take(struct pzip_names *names, struct lv_str folder, struct lv_str name) {
    struct lv_buf path = {0};
    if (folder.n)
        put_folder(&path, folder);
    put_safe(&path, name);
    size_t length = path.n;
    bool taken;
    struct name *first = know(names, lv_buf_text(&path), &taken);
    while (taken) {
        path.n = length;
        lv_buf_printf(&path, "-%zu", ++first->last);
        know(names, lv_buf_text(&path), &taken);
    }
    const char *kept = lv_arena_terminated(&names->arena, lv_buf_slice(&path));
    lv_buf_free(&path);
    return kept;
}

static void keep(void *name) {
    (void)name; /* of the arena */
}

void pzip_names_free(struct pzip_names *names) {
    tdestroy(names->tree, keep);
    lv_arena_free(&names->arena);
}
