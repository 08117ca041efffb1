/* What a book says of itself (EPUB 3.3, EPUB Accessibility 1.1), and the ways through it. */
#include <time.h>

#include "lang/words.h"
#include "write/html/epub.h"

const char epub_container[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "<rootfiles>\n<rootfile full-path=\"EPUB/package.opf\" "
    "media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";

/* ---- navigation ---- */

/* A link to a document with a text in a language; "": that of the navigation. */
static void add_link(struct epub *epub, struct lv_buf *out, const char *address, size_t edition,
                     struct lv_str lang, struct lv_str text) {
    lv_buf_printf(out, "<a href=\"%s", address);
    if (edition > 1)
        lv_buf_printf(out, "#edition-%zu", edition);
    lv_buf_char(out, '"');
    if (lang.n)
        lv_html_in_language(&epub->book.html, lang);
    lv_buf_char(out, '>');
    lv_escape_text(out, text);
    lv_buf_puts(out, "</a>");
}

/* A release; its other editions are below the first. */
static void add_release(struct epub *epub, struct lv_buf *out, const struct lv_html_piece *piece) {
    const struct lv_pack_entry *entry = piece->entry;
    bool turns = epub->book.pack->job->options->arrangement == LV_ROWS;
    lv_buf_puts(out, "<li>");
    add_link(epub, out, piece->address, 1, entry->edition[0].lang, entry->edition[0].title);
    for (size_t i = 1; i < entry->editions && !turns; i++) {
        lv_buf_puts(out, i == 1 ? "\n<ol>\n<li>" : "<li>");
        add_link(epub, out, piece->address, i + 1, entry->edition[i].lang, entry->edition[i].title);
        lv_buf_puts(out, i + 1 == entry->editions ? "</li>\n</ol>\n" : "</li>\n");
    }
    lv_buf_puts(out, "</li>\n");
}

static void add_releases(struct epub *epub, struct lv_buf *out) {
    const struct lv_plan_section *open = NULL;
    for (const struct lv_html_piece *piece = epub->book.first; piece; piece = piece->next) {
        const struct lv_plan_section *section = piece->entry->section;
        bool named = lv_phrase_in(section->title, LV_STR("")).n > 0;
        if (open && section != open)
            lv_buf_puts(out, "</ol>\n</li>\n");
        if (section != open && named) {
            lv_buf_puts(out, "<li><span>");
            lv_html_phrase(&epub->book, section->title, out);
            lv_buf_puts(out, "</span>\n<ol>\n");
        }
        open = named ? section : NULL;
        add_release(epub, out, piece);
    }
    if (open)
        lv_buf_puts(out, "</ol>\n</li>\n");
}

static void add_item(struct epub *epub, struct lv_buf *out, const char *address, const char *word) {
    lv_buf_printf(out, "<li><a href=\"%s\">", address);
    lv_html_word(&epub->book, word, out);
    lv_buf_puts(out, "</a></li>\n");
}

static void add_landmark(struct lv_buf *out, const char *type, const char *address, struct lv_str text) {
    lv_buf_printf(out, "<li><a epub:type=\"%s\" href=\"%s\">", type, address);
    lv_escape_text(out, text);
    lv_buf_puts(out, "</a></li>\n");
}

void epub_navigation(struct epub *epub, struct lv_buf *out) {
    const struct lv_pack *pack = epub->book.pack;
    struct lv_str lang = pack->lang[0], title = lv_pack_title(pack, lang),
                  contents = lv_word_ui(lang, "contents");
    epub_open(epub, out, lang, contents);
    lv_buf_puts(out, "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" aria-labelledby=\"toc-title\">\n<h1 "
                     "id=\"toc-title\">");
    lv_html_word(&epub->book, "contents", out);
    lv_buf_puts(out, "</h1>\n<ol>\n");
    lv_buf_puts(out, "<li>");
    add_link(epub, out, "cover.xhtml", 1, LV_STR(""), title);
    lv_buf_puts(out, "</li>\n");
    add_item(epub, out, "contents.xhtml", "contents");
    add_releases(epub, out);
    if (epub->contacts)
        add_item(epub, out, "contacts.xhtml", "contacts");
    if (epub->list_of_pictures)
        add_item(epub, out, "pictures.xhtml", "pictures");
    lv_buf_puts(out,
                "</ol>\n</nav>\n<nav epub:type=\"landmarks\" id=\"landmarks\" hidden=\"hidden\">\n<ol>\n");
    add_landmark(out, "cover", "cover.xhtml", title);
    add_landmark(out, "toc", "contents.xhtml", contents);
    add_landmark(out, "bodymatter", epub->book.first->address, epub->book.first->entry->edition[0].title);
    if (epub->list_of_pictures)
        add_landmark(out, "loi", "pictures.xhtml", lv_word_ui(lang, "pictures"));
    lv_buf_puts(out, "</ol>\n</nav>\n");
}

/* ---- what it says of itself ---- */

/* An element with a text, perhaps in a language. */
static void add_text(struct lv_buf *out, const char *element, struct lv_str lang, struct lv_str text) {
    if (!text.n)
        return;
    lv_buf_printf(out, "<%s", element);
    if (lang.n)
        lv_buf_printf(out, " xml:lang=\"%.*s\"", (int)lang.n, lang.p);
    lv_buf_char(out, '>');
    lv_escape_text(out, text);
    lv_buf_printf(out, "</%.*s>\n", (int)strcspn(element, " "), element);
}

/* A phrase of the list in all languages of the pack, each text once. */
static void add_phrase(const struct lv_pack *pack, struct lv_buf *out, const char *element,
                       const struct lv_phrase *phrase, bool title) {
    for (size_t i = 0; i < pack->languages; i++) {
        struct lv_str text = title ? lv_pack_title(pack, pack->lang[i]) : lv_phrase_in(phrase, pack->lang[i]);
        bool said = i && lv_str_eq(text, title ? lv_pack_title(pack, pack->lang[0])
                                               : lv_phrase_in(phrase, pack->lang[0]));
        if (!said)
            add_text(out, element, pack->lang[i], text);
    }
}

static bool in_list(const struct lv_str *list, size_t n, struct lv_str s) {
    for (size_t i = 0; i < n; i++)
        if (lv_str_eq(list[i], s))
            return true;
    return false;
}

/* Those of the pack, then those only releases have. */
static void add_languages(const struct epub *epub, struct lv_buf *out) {
    enum { MOST = 64 };
    const struct lv_pack *pack = epub->book.pack;
    struct lv_str seen[MOST];
    size_t n = 0;
    for (; n < pack->languages; n++)
        add_text(out, "dc:language", LV_STR(""), seen[n] = pack->lang[n]);
    for (const struct lv_html_piece *piece = epub->book.first; piece; piece = piece->next)
        for (size_t i = 0; i < piece->entry->editions && n < MOST; i++)
            if (!in_list(seen, n, piece->entry->edition[i].lang))
                add_text(out, "dc:language", LV_STR(""), seen[n++] = piece->entry->edition[i].lang);
}

/* Of the content alone: the same book has the same (RFC 9562, 5.8). */
static void add_identifier(struct lv_buf *out, const char *hash) {
    const char *variant = hash[16] < '4' ? "8" : hash[16] < '8' ? "9" : hash[16] <= '9' ? "a" : "b";
    lv_buf_printf(out, "<dc:identifier id=\"id\">urn:uuid:%.8s-%.4s-8%.3s-%s%.3s-%.12s</dc:identifier>\n",
                  hash, hash + 8, hash + 13, variant, hash + 17, hash + 20);
}

/* Never the clock: as SOURCE_DATE_EPOCH says, or the day of the pack. */
static void add_modified(const struct lv_pack *pack, struct lv_buf *out) {
    char text[32] = "";
    time_t epoch = (time_t)pack->job->options->epoch;
    struct tm tm;
    if (epoch >= 0 && gmtime_r(&epoch, &tm))
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm);
    lv_buf_puts(out, "<meta property=\"dcterms:modified\">");
    if (*text)
        lv_buf_puts(out, text);
    else
        lv_buf_printf(out, "%.10sT00:00:00Z", pack->day.n ? pack->day.p : "1980-01-01");
    lv_buf_puts(out, "</meta>\n");
}

static void add_meta(struct lv_buf *out, const char *property, const char *value) {
    lv_buf_printf(out, "<meta property=\"schema:%s\">%s</meta>\n", property, value);
}

static void add_accessibility(const struct epub *epub, struct lv_buf *out) {
    static const char *const features[] = {"tableOfContents", "readingOrder", "structuralNavigation",
                                           "displayTransformability"};
    add_meta(out, "accessMode", "textual");
    if (epub->pictures)
        add_meta(out, "accessMode", "visual");
    add_meta(out, "accessModeSufficient", epub->undescribed ? "textual,visual" : "textual");
    for (size_t i = 0; i < sizeof features / sizeof *features; i++)
        add_meta(out, "accessibilityFeature", features[i]);
    if (epub->pictures && !epub->undescribed)
        add_meta(out, "accessibilityFeature", "alternativeText");
    add_meta(out, "accessibilityHazard", "none");
    lv_buf_puts(out, "<meta property=\"schema:accessibilitySummary\" xml:lang=\"en\">Headings, lists, tables "
                     "and languages are "
                     "marked, and contents lead to each release and each of its languages. ");
    lv_buf_puts(out, !epub->pictures     ? "There are no pictures"
                     : epub->undescribed ? "Not every picture says in words what it shows"
                                         : "Each picture says in words what it shows");
    lv_buf_puts(out, "; there is no sound, and nothing moves.</meta>\n");
}

/* ---- its files ---- */

static void add_to_manifest(const struct epub_file *file, struct lv_buf *out) {
    for (; file; file = file->next) {
        lv_buf_printf(out, "<item id=\"%s\" href=\"%s\" media-type=\"%s\"", file->name, file->name,
                      file->type);
        if (file->properties)
            lv_buf_printf(out, " properties=\"%s\"", file->properties);
        lv_buf_puts(out, "/>\n");
    }
}

static void add_metadata(const struct epub *epub, const char *hash, struct lv_buf *out) {
    const struct lv_pack *pack = epub->book.pack;
    lv_buf_puts(out, "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
    add_identifier(out, hash);
    add_phrase(pack, out, "dc:title", NULL, true);
    add_languages(epub, out);
    add_phrase(pack, out, "dc:creator", pack->plan->sender, false);
    add_phrase(pack, out, "dc:description", pack->plan->subtitle, false);
    add_text(out, "dc:date", LV_STR(""), pack->day);
    add_modified(pack, out);
    add_accessibility(epub, out);
    for (const struct epub_file *file = epub->media; file; file = file->next)
        if (file->properties)
            lv_buf_printf(out, "<meta name=\"cover\" content=\"%s\"/>\n", file->name);
    lv_buf_puts(out, "</metadata>\n");
}

void epub_package_document(struct epub *epub, const char *hash, struct lv_buf *out) {
    lv_buf_puts(out,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" "
                "version=\"3.0\" unique-identifier=\"id\" xml:lang=\"");
    lv_escape_attr(out, epub->book.pack->lang[0]);
    lv_buf_puts(out, "\">\n");
    add_metadata(epub, hash, out);
    lv_buf_puts(out, "<manifest>\n");
    add_to_manifest(epub->navigation, out);
    add_to_manifest(epub->style, out);
    add_to_manifest(epub->first, out);
    add_to_manifest(epub->media, out);
    lv_buf_puts(out, "</manifest>\n<spine>\n");
    for (const struct epub_file *file = epub->first; file; file = file->next)
        lv_buf_printf(out, "<itemref idref=\"%s\"/>\n", file->name);
    lv_buf_puts(out, "</spine>\n</package>\n");
}
