/* Names in a zip: valid UTF-8, nothing that Windows, a shell or sha256sum could take for something else. */
#include <string.h>
#include <strings.h>

#include "core/utf8.h"
#include "lang/fold.h"
#include "lib/zip/zip.h"

enum { LONGEST = 200 }; /* bytes of a name: systems take 255 */

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

static void fold(struct lv_buf *to, struct lv_str name) {
    uint32_t cp;
    for (size_t at = 0, n; (n = lv_utf8_next(name, at, &cp)); at += n) {
        char bytes[4];
        lv_buf_add(to, bytes, lv_utf8_put(lv_fold(cp), bytes));
    }
}

const char *pzip_name(struct lv_map *taken, struct lv_str folder, struct lv_str name) {
    struct lv_buf path = {0};
    if (folder.n)
        put_folder(&path, folder);
    put_safe(&path, name);
    const char *kept = lv_pack_name(taken, lv_buf_slice(&path), fold);
    lv_buf_free(&path);
    return kept;
}
