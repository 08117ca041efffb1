/* A pack as EPUB 3.3: what is in the book, and the files that say so. */
#ifndef LV_EPUB_H
#define LV_EPUB_H

#include "write/html/book.h"

/* A file of the book. */
struct epub_file {
    const char *name, *type;
    const char *properties; /* in the manifest, or NULL */
    struct lv_buf bytes;
    struct epub_file *next;
};

struct epub {
    struct lv_html_book book;
    struct epub_file *first, *last; /* documents in the order they are read, then all others */
    struct epub_file *media, *last_medium;
    size_t media_n;
    struct lv_map known; /* files of media by what is in them */
    struct epub_file *style, *navigation;
    struct lv_buf package;
    bool on_cover;                   /* the next picture is that of the cover */
    bool pictures, undescribed;      /* there are some; one does not say what it shows */
    bool contacts, list_of_pictures; /* there are such documents */
};

/* epub_media.c: a file without anything in it; one with these bytes, whose name is appended (struct lv_html_form). */
struct epub_file *epub_new_file(struct epub *epub, const char *name, const char *type);
void epub_add_medium(void *epub, struct lv_str bytes, const char *type, struct lv_buf *to);

/* epub_package.c: package document, navigation up to the end of its body, and container of a book that is complete. */
void epub_navigation(struct epub *epub, struct lv_buf *out);
void epub_package_document(struct epub *epub, const char *hash, struct lv_buf *out);
extern const char epub_container[];

/* Appends the beginning of a document, up to what is in its body. */
void epub_open(struct epub *epub, struct lv_buf *out, struct lv_str lang, struct lv_str title);

#endif
