/* A pack as a folder: a page for each release, with the way to those beside it, and an index. */
#include "core/utf8.h"
#include "lang/words.h"
#include "write/html/book.h"

/* ---- names of files ---- */

enum { NAME_MOST = 120 }; /* bytes of a name; file systems take 255 */

/* What every file system takes, and an address as it is: other characters become hyphens. */
static struct lv_str clean(struct lv_html_book *book, struct lv_str name) {
    struct lv_buf to = {0};
    uint32_t cp;
    for (size_t at = 0, n; (n = lv_utf8_next(name, at, &cp)) && to.n + n < NAME_MOST; at += n) {
        bool ascii = cp < 0x80 && (lv_is_digit((char)cp) || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') ||
                                   cp == '_' || (cp == '.' && to.n));
        if (ascii || (cp >= 0xA1 && cp != 0xFFFD && !lv_is_unseen(cp)))
            lv_buf_str(&to, lv_str_sub(name, at, at + n));
        else if (to.n && to.p[to.n - 1] != '-')
            lv_buf_char(&to, '-');
    }
    if (!to.n)
        lv_buf_puts(&to, "release");
    return lv_arena_take(&book->pack->arena, &to);
}

/* File systems that take no notice of capitals must have room for all. */
static void fold(struct lv_buf *to, struct lv_str name) {
    for (size_t i = 0; i < name.n; i++)
        lv_buf_char(to, name.p[i] >= 'A' && name.p[i] <= 'Z' ? (char)(name.p[i] | 0x20) : name.p[i]);
}

static const char *address_of(struct lv_html_book *book, struct lv_str release) {
    struct lv_buf to = {0};
    if (!book->names.tree)
        lv_pack_name(&book->names, LV_STR("index"), fold);
    lv_buf_puts(&to, lv_pack_name(&book->names, clean(book, release), fold));
    lv_buf_puts(&to, ".html");
    return lv_arena_terminated(&book->pack->arena, lv_arena_take(&book->pack->arena, &to));
}

/* ---- from page to page ---- */

static void open_nav(struct lv_buf *out, struct lv_str name) {
    lv_buf_puts(out, "<nav class=\"pages\" aria-label=\"");
    lv_escape_attr(out, name);
    lv_buf_puts(out, "\">\n");
}

static void add_index(struct lv_buf *out, struct lv_str text) {
    lv_buf_puts(out, "<a href=\"index.html\">");
    lv_escape_text(out, text);
    lv_buf_puts(out, "</a>\n");
}

/* A link to a page beside this one, by its title; rel is prev or next, as is its word. */
static void add_beside(struct lv_html_book *book, struct lv_buf *out, const struct lv_html_piece *piece,
                       struct lv_str lang, const char *rel, const char *word) {
    if (!piece)
        return;
    const struct lv_pack_edition *edition = lv_pack_edition_in(piece->entry, lang);
    lv_buf_printf(out, "<a rel=\"%s\" href=\"", rel);
    lv_escape_attr(out, lv_str_from(piece->address));
    lv_buf_puts(out, "\">");
    lv_escape_text(out, lv_word_ui(lang, word));
    lv_buf_puts(out, ": <span");
    lv_html_in_language(&book->html, edition->lang);
    lv_buf_char(out, '>');
    lv_escape_text(out, edition->title);
    lv_buf_puts(out, "</span></a>\n");
}

/* Ends the page of a release, when it is known which comes after it. */
static int finish(struct lv_html_book *book, const struct lv_html_piece *before,
                  const struct lv_html_piece *piece, const struct lv_html_piece *after) {
    struct lv_str lang = piece->entry->edition[0].lang;
    open_nav(&book->page, lv_pack_title(book->pack, lang));
    add_beside(book, &book->page, before, lang, "prev", "previous");
    add_index(&book->page, lv_word_ui(lang, "contents"));
    add_beside(book, &book->page, after, lang, "next", "next");
    lv_buf_puts(&book->page, "</nav>\n</body>\n</html>\n");
    int result = book->pack->file(book->pack->folder, piece->address, lv_buf_slice(&book->page));
    book->page.n = 0;
    book->broken = book->broken || result;
    return result;
}

/* ---- pages ---- */

void lv_html_add_embargo(const struct lv_plan *plan, struct lv_doc *doc) {
    struct lv_node *edition;
    for (size_t i = 0; (edition = lv_edition(doc, i)); i++) {
        struct lv_node *own = lv_block_of(edition, LV_N_EMBARGO)
                                  ? NULL
                                  : lv_pack_block(doc, edition, LV_N_EMBARGO,
                                                  lv_phrase_in(plan->embargo, lv_node_lang(edition)));
        if (!own || edition->first == own)
            continue;
        lv_node_unlink(own);
        lv_node_before(edition->first, own);
    }
}

int lv_html_add_page(struct lv_html_book *book, const struct lv_pack_entry *entry, struct lv_doc *doc,
                     struct lv_job *job) {
    struct lv_buf above = {0};
    struct lv_str lang = entry->edition[0].lang;
    struct lv_html_piece *last = book->last, *piece = lv_html_piece_new(book, entry);
    piece->address = address_of(book, entry->name);
    if (last && finish(book, last->before, last, piece))
        return -1;
    piece->before = last;
    lv_html_add_embargo(book->pack->plan, doc);
    open_nav(&above, lv_word_ui(lang, "contents"));
    add_index(&above, lv_pack_title(book->pack, lang));
    lv_buf_puts(&above, "</nav>\n");
    book->form = (struct lv_html_form){.level = 1, .before = "", .pack = true, .above = lv_buf_slice(&above)};
    lv_html_begin(&book->html, &book->form, doc, job, &book->page);
    lv_html_page(&book->html);
    lv_buf_free(&above);
    return 0;
}

int lv_html_end_pages(struct lv_html_book *book) {
    if (book->broken || (book->last && finish(book, book->last->before, book->last, NULL)))
        return -1;
    lv_html_book(book, &book->page);
    return book->pack->file(book->pack->folder, "index.html", lv_buf_slice(&book->page));
}
