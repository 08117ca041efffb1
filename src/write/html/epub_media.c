/* Pictures, logos and fonts of a book: each is a file of it once. */
#include <search.h>

#include "write/html/epub.h"

struct epub_file *epub_new_file(struct epub *epub, const char *name, const char *type) {
    struct epub_file *file = lv_alloc(&epub->book.pack->arena, sizeof *file);
    *file = (struct epub_file){.name = name, .type = type};
    return file;
}

static int by_bytes(const void *a, const void *b) {
    const struct lv_buf *x = &((const struct epub_file *)a)->bytes,
                        *y = &((const struct epub_file *)b)->bytes;
    if (x->n != y->n)
        return x->n < y->n ? -1 : 1;
    return memcmp(x->p, y->p, x->n);
}

static const char *name_medium(struct epub *epub, const char *type) {
    static const struct {
        const char *type, *name, *ending;
    } names[] = {{"image/jpeg", "picture", "jpg"},
                 {"image/png", "picture", "png"},
                 {"font/otf", "font", "otf"},
                 {"font/ttf", "font", "ttf"}};
    struct lv_buf name = {0};
    size_t i = 0;
    while (strcmp(names[i].type, type) != 0)
        i++;
    lv_buf_printf(&name, "%s-%zu.%s", names[i].name, ++epub->media_n, names[i].ending);
    return lv_arena_terminated(&epub->book.pack->arena, lv_arena_take(&epub->book.pack->arena, &name));
}

/* The file of these bytes, which is in the book once. */
static struct epub_file *medium_of(struct epub *epub, struct lv_str bytes, const char *type) {
    struct epub_file *file = epub_new_file(epub, NULL, type);
    file->bytes = (struct lv_buf){(char *)(uintptr_t)bytes.p, bytes.n, bytes.n};
    struct epub_file **known = tsearch(file, &epub->known, by_bytes);
    if (known && *known != file)
        return *known;
    file->bytes = (struct lv_buf){0};
    lv_buf_str(&file->bytes, bytes);
    file->name = name_medium(epub, type);
    if (epub->last_medium)
        epub->last_medium->next = file;
    else
        epub->media = file;
    return epub->last_medium = file;
}

void epub_add_medium(void *state, struct lv_str bytes, const char *type, struct lv_buf *to) {
    struct epub *epub = state;
    struct epub_file *file = medium_of(epub, bytes, type);
    if (epub->on_cover)
        file->properties = "cover-image";
    epub->on_cover = false;
    lv_buf_puts(to, file->name);
}

static void keep(void *known) {
    (void)known; /* it is the arena's */
}

void epub_forget_media(struct epub *epub) {
    tdestroy(epub->known, keep);
}
