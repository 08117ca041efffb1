/* A pack as a book: each release is a document of it, written when it comes. */
#include "write/html/epub.h"

#include <stdio.h>

#include "core/module.h"
#include "lang/words.h"
#include "write/zip/zip.h"

#define XHTML "application/xhtml+xml"

/* ---- files ---- */

static struct epub_file *add_document(struct epub *epub, const char *name) {
    struct epub_file *file = epub_new_file(epub, name, XHTML);
    if (epub->last)
        epub->last->next = file;
    else
        epub->first = file;
    return epub->last = file;
}

/* XML 1.0, 2.2: no controls, and not U+FFFE and U+FFFF; what takes their place has as many bytes. */
static void make_well_formed(struct lv_buf *xml) {
    for (size_t i = 0; i < xml->n; i++) {
        if ((unsigned char)xml->p[i] < ' ' && !strchr("\t\n\r", xml->p[i]))
            xml->p[i] = ' ';
        if (i + 2 < xml->n && memcmp(xml->p + i, "\xEF\xBF", 2) == 0 && (unsigned char)xml->p[i + 2] > 0xBD)
            xml->p[i + 2] = (char)0xBD;
    }
}

/* ---- pictures ---- */

/* Whether pictures are there, and say what they show. */
static void look_at_pictures(struct epub *epub, struct lv_doc *doc, struct lv_job *job) {
    for (const struct lv_node *node = doc->root; node; node = lv_node_next(node, doc->root)) {
        if (node->kind != LV_N_FIGURE || !lv_picture_of(doc, job, node))
            continue;
        epub->pictures = true;
        epub->undescribed = epub->undescribed || !lv_figure_alt(doc, node).n;
    }
}

/* ---- documents ---- */

void epub_open(struct epub *epub, struct lv_buf *out, struct lv_str lang, struct lv_str title) {
    struct lv_html *html = &epub->book.html;
    html->form = &epub->book.form;
    html->out = out;
    lv_buf_puts(out,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
                "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"");
    lv_html_in_language(html, lang);
    lv_buf_puts(out, ">\n<head>\n<title>");
    lv_escape_text(out, title);
    lv_buf_puts(
        out, "</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n");
}

static void close_document(struct lv_buf *out) {
    lv_buf_puts(out, "</body>\n</html>\n");
    make_well_formed(out);
}

/* How a document of the book is written. */
static void set_form(struct epub *epub, bool plain, bool links) {
    epub->book.form = (struct lv_html_form){.level = 1,
                                            .before = "",
                                            .xml = true,
                                            .flow = true,
                                            .plain = plain,
                                            .state = links ? (void *)&epub->book : (void *)epub,
                                            .link = links ? lv_html_address : NULL,
                                            .file = links ? NULL : epub_add_medium};
}

static int add(struct lv_pack *pack, const struct lv_pack_entry *entry, struct lv_doc *doc,
               struct lv_job *job) {
    struct epub *epub = pack->state;
    char name[40];
    if (!lv_edition(doc, 0))
        return lv_report(job, LV_MSG_EMPTY, 0, 0);
    snprintf(name, sizeof name, "release-%zu.xhtml", entry->number);
    struct lv_html_piece *piece = lv_html_piece_new(&epub->book, entry);
    piece->address = lv_arena_terminated(&pack->arena, lv_str_from(name));
    struct epub_file *file = add_document(epub, piece->address);
    look_at_pictures(epub, doc, job);
    lv_html_add_embargo(pack->plan, doc);
    set_form(epub, false, false);
    lv_html_begin(&epub->book.html, &epub->book.form, doc, job, &file->bytes);
    epub_open(epub, &file->bytes, entry->edition[0].lang, entry->edition[0].title);
    lv_html_release(&epub->book.html, "main", "");
    close_document(&file->bytes);
    return 0;
}

/* A document of the pack; the addresses of releases are known when `links` are wanted. */
static void add_sheet(struct epub *epub, const char *name, struct lv_doc *doc, const char *word, bool links) {
    struct lv_pack *pack = epub->book.pack;
    struct epub_file *file = add_document(epub, name);
    set_form(epub, true, links);
    lv_html_begin(&epub->book.html, &epub->book.form, doc, pack->job, &file->bytes);
    epub_open(epub, &file->bytes, pack->lang[0], lv_word_ui(pack->lang[0], word));
    lv_buf_puts(&file->bytes, "<main class=\"sheet\">\n");
    lv_html_rows(&epub->book.html);
    lv_html_editions(&epub->book.html, "div", "editions");
    lv_buf_puts(&file->bytes, "</main>\n");
    close_document(&file->bytes);
    lv_doc_free(doc);
}

static void write_cover(struct epub *epub, struct epub_file *file, struct lv_doc *cover) {
    struct lv_pack *pack = epub->book.pack;
    struct lv_doc *languages = lv_pack_doc(pack, LV_PACK_LANGUAGES);
    set_form(epub, true, false);
    lv_html_begin(&epub->book.html, &epub->book.form, languages, pack->job, &file->bytes);
    epub_open(epub, &file->bytes, pack->lang[0], lv_pack_title(pack, pack->lang[0]));
    lv_html_banner(&epub->book.html);
    lv_doc_free(languages);
    lv_html_begin(&epub->book.html, &epub->book.form, cover, pack->job, &file->bytes);
    lv_buf_puts(&file->bytes, "<main class=\"pack\">\n<header class=\"cover\">\n");
    epub->on_cover = true;
    lv_html_blocks(&epub->book.html, lv_edition(cover, 0));
    epub->on_cover = false;
    lv_buf_puts(&file->bytes, "</header>\n</main>\n");
    close_document(&file->bytes);
}

/* Readers of books know no :has(); each rule with it is a line. */
static void leave_out_has(struct lv_buf *css) {
    struct lv_str rest = lv_buf_slice(css), line;
    css->n = 0;
    while (lv_next_line(&rest, &line)) {
        if (lv_str_find(line, LV_STR(":has("), 0) != SIZE_MAX)
            continue;
        memmove(css->p + css->n, line.p, line.n);
        css->n += line.n;
        css->p[css->n++] = '\n';
    }
}

static void write_style(struct epub *epub, struct lv_doc *cover) {
    struct lv_buf *out = &epub->style->bytes;
    set_form(epub, true, false);
    lv_html_begin(&epub->book.html, &epub->book.form, cover, epub->book.pack->job, out);
    lv_html_fonts(&epub->book.html);
    lv_html_banner_css(&epub->book.html);
    lv_html_book_css(out, &epub->book.style);
    leave_out_has(out);
}

/* ---- the book ---- */

/* Puts what was made last in front of the releases. */
static void put_in_front(struct epub *epub, struct epub_file *last_release) {
    struct epub_file *front = last_release->next;
    last_release->next = NULL;
    epub->last->next = epub->first;
    epub->first = front;
    epub->last = last_release;
}

/* Adds files to a list; what is compressed already stays as it is. */
static size_t list_files(struct lv_arena *arena, const struct epub_file *file, struct lv_zip_file *to) {
    size_t n = 0;
    for (; file; file = file->next) {
        size_t room = strlen(file->name) + sizeof "EPUB/";
        char *name = lv_alloc(arena, room);
        snprintf(name, room, "EPUB/%s", file->name);
        to[n++] =
            (struct lv_zip_file){name, lv_buf_slice(&file->bytes), strncmp(file->type, "image/", 6) == 0};
    }
    return n;
}

static size_t count_files(const struct epub_file *file) {
    size_t n = 0;
    for (; file; file = file->next)
        n++;
    return n;
}

/* The archive begins with its type, which is found without reading it (OCF 3.3, 4.2). */
static int write_archive(struct epub *epub, struct lv_job *job) {
    enum { TYPE, CONTAINER, PACKAGE, OTHERS };
    __typeof__(&lv_zip) zip = LV_LOAD(job, lv_zip);
    __typeof__(&lv_zip_hash) hash_of = LV_LOAD(job, lv_zip_hash);
    struct lv_arena *arena = &epub->book.pack->arena;
    struct lv_zip_file *files =
        lv_alloc(arena, (OTHERS + count_files(epub->first) + count_files(epub->media) + 2) * sizeof *files);
    char hash[LV_ZIP_HASH];
    size_t n = OTHERS;
    if (!zip || !hash_of)
        return -1;
    n += list_files(arena, epub->navigation, files + n);
    n += list_files(arena, epub->style, files + n);
    n += list_files(arena, epub->first, files + n);
    n += list_files(arena, epub->media, files + n);
    hash_of(files + OTHERS, n - OTHERS, hash);
    epub_package_document(epub, hash, &epub->package);
    make_well_formed(&epub->package);
    files[TYPE] = (struct lv_zip_file){"mimetype", LV_STR("application/epub+zip"), true};
    files[CONTAINER] = (struct lv_zip_file){"META-INF/container.xml", lv_str_from(epub_container), false};
    files[PACKAGE] = (struct lv_zip_file){"EPUB/package.opf", lv_buf_slice(&epub->package), false};
    return zip(job, files, n, job->out);
}

static void write_around(struct epub *epub, struct lv_doc *cover) {
    struct lv_pack *pack = epub->book.pack;
    struct epub_file *last_release = epub->last;
    struct lv_doc *contacts = lv_pack_contacts(pack), *pictures = lv_pack_pictures(pack);
    write_cover(epub, add_document(epub, "cover.xhtml"), cover);
    add_sheet(epub, "contents.xhtml", lv_pack_contents(pack), "contents", true);
    put_in_front(epub, last_release);
    epub->contacts = contacts;
    epub->list_of_pictures = pictures;
    if (contacts)
        add_sheet(epub, "contacts.xhtml", contacts, "contacts", false);
    if (pictures)
        add_sheet(epub, "pictures.xhtml", pictures, "pictures", true);
}

static int end(struct lv_pack *pack) {
    struct epub *epub = pack->state;
    if (!epub->last)
        return lv_report(pack->job, LV_MSG_EMPTY, 0, 0);
    struct lv_doc *cover = lv_pack_cover(pack);
    lv_html_index(&epub->book);
    look_at_pictures(epub, cover, pack->job);
    write_around(epub, cover);
    epub->style = epub_new_file(epub, "style.css", "text/css");
    write_style(epub, cover);
    epub->navigation = epub_new_file(epub, "nav.xhtml", XHTML);
    epub->navigation->properties = "nav";
    epub_navigation(epub, &epub->navigation->bytes);
    close_document(&epub->navigation->bytes);
    lv_doc_free(cover);
    return write_archive(epub, pack->job);
}

static int begin(struct lv_pack *pack) {
    struct epub *epub = pack->state = lv_alloc(&pack->arena, sizeof *epub);
    epub->book.pack = pack;
    return lv_html_house(&epub->book.html, pack->job, &epub->book.style, true);
}

static void free_files(struct epub_file *file) {
    for (; file; file = file->next)
        lv_buf_free(&file->bytes);
}

static void drop(struct lv_pack *pack) {
    struct epub *epub = pack->state;
    if (!epub)
        return;
    free_files(epub->first);
    free_files(epub->style);
    free_files(epub->navigation);
    lv_buf_free(&epub->package);
    lv_map_free(&epub->known);
    lv_style_free(&epub->book.style);
}

const struct lv_pack_writer *lv_pack_epub(void) {
    static const struct lv_pack_writer writer = {begin, add, end, drop};
    return &writer;
}
