/* Pictures, logos and fonts of a book: each is a file of it once. */
#include "write/html/epub.h"

struct epub_file *epub_new_file(struct epub *epub, const char *name, const char *type) {
    struct epub_file *file = lv_alloc(&epub->book.pack->arena, sizeof *file);
    *file = (struct epub_file){.name = name, .type = type};
    return file;
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

/* The file of these bytes, which is in the book once; the map has them. */
static struct epub_file *medium_of(struct epub *epub, struct lv_str bytes, const char *type) {
    struct lv_map_entry *entry = lv_map_entry(&epub->known, bytes);
    if (entry->value)
        return entry->value;
    struct epub_file *file = entry->value = epub_new_file(epub, name_medium(epub, type), type);
    file->bytes = (struct lv_buf){(char *)(uintptr_t)entry->key.p, entry->key.n, entry->key.n};
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
