/* A pack as one page. What is before the releases needs all of them: each is kept as it is written until the end. */
#include <stdio.h>

#include "lang/words.h"
#include "write/html/book.h"

/* ---- releases ---- */

struct lv_html_piece *lv_html_piece_new(struct lv_html_book *book, const struct lv_pack_entry *entry) {
    struct lv_html_piece *piece = lv_alloc(&book->pack->arena, sizeof *piece);
    piece->entry = entry;
    if (book->last)
        book->last->next = piece;
    else
        book->first = piece;
    return book->last = piece;
}

static bool has_title(const struct lv_plan_section *section) {
    return lv_phrase_in(section->title, LV_STR("")).n > 0;
}

static int add_inside(struct lv_html_book *book, const struct lv_pack_entry *entry, struct lv_doc *doc,
                      struct lv_job *job) {
    struct lv_html_piece *piece = lv_html_piece_new(book, entry);
    snprintf(book->before, sizeof book->before, "release-%zu-", entry->number);
    book->form = (struct lv_html_form){
        .level = has_title(entry->section) ? 3 : 2, .before = book->before, .inner = true};
    lv_html_begin(&book->html, &book->form, doc, job, &piece->html);
    piece->named = lv_html_is_named(&book->html, lv_edition(doc, 0));
    lv_html_release(&book->html, "div", "editions");
    return 0;
}

/* A text in the language of that number, after those in others. */
static void add_in(struct lv_html_book *book, size_t number, struct lv_str text, struct lv_buf *out) {
    if (!text.n)
        return;
    if (number) {
        lv_buf_puts(out, " / <span");
        lv_html_in_language(&book->html, book->pack->lang[number]);
        lv_buf_char(out, '>');
    }
    lv_escape_text(out, text);
    lv_buf_puts(out, number ? "</span>" : "");
}

void lv_html_phrase(struct lv_html_book *book, const struct lv_phrase *phrase, struct lv_buf *out) {
    for (size_t i = 0; i < book->pack->languages; i++)
        add_in(book, i, lv_pack_phrase(book->pack, phrase, i), out);
}

void lv_html_word(struct lv_html_book *book, const char *word, struct lv_buf *out) {
    for (size_t i = 0; i < book->pack->languages; i++)
        add_in(book, i, lv_pack_word(book->pack, word, i), out);
}

static void add_way(struct lv_html_book *book, const char *word, struct lv_buf *out) {
    lv_buf_printf(out, "<a href=\"#%s\">", word);
    lv_html_word(book, word, out);
    lv_buf_puts(out, "</a>");
}

static void write_way_back(struct lv_html_book *book) {
    lv_buf_puts(book->html.out, "<p class=\"back\">");
    add_way(book, "contents", book->html.out);
    lv_buf_puts(book->html.out, "</p>\n");
}

/* An element that holds its own heading. */
static void write_piece(struct lv_html_book *book, const struct lv_html_piece *piece) {
    struct lv_buf *out = book->html.out;
    const char *tag = piece->named ? "article" : "div";
    lv_buf_printf(out, "<%s class=\"release\" id=\"release-%zu\">\n", tag, piece->entry->number);
    lv_buf_str(out, lv_buf_slice(&piece->html));
    write_way_back(book);
    lv_buf_printf(out, "</%s>\n", tag);
}

static void write_section(struct lv_html_book *book, const struct lv_plan_section *section) {
    struct lv_buf *out = book->html.out;
    lv_buf_puts(out, "<section class=\"section\">\n<h2>");
    lv_html_phrase(book, section->title, out);
    lv_buf_puts(out, "</h2>\n");
}

static void write_releases(struct lv_html_book *book) {
    const struct lv_plan_section *open = NULL;
    for (struct lv_html_piece *piece = book->first; piece; piece = piece->next) {
        const struct lv_plan_section *section = piece->entry->section;
        if (open && section != open)
            lv_buf_puts(book->html.out, "</section>\n");
        if (section != open && has_title(section))
            write_section(book, section);
        open = has_title(section) ? section : NULL;
        write_piece(book, piece);
        lv_buf_free(&piece->html);
    }
    if (open)
        lv_buf_puts(book->html.out, "</section>\n");
}

/* ---- what is around them ---- */

/* The number of the edition in that language, from 1; 0: editions cannot be led to. */
static size_t number_in(const struct lv_pack *pack, const struct lv_pack_entry *entry, struct lv_str lang) {
    for (size_t i = 0; i < entry->editions; i++)
        if (lv_str_eq(entry->edition[i].lang, lang))
            return pack->job->options->arrangement == LV_ROWS ? 0 : i + 1;
    return 0;
}

void lv_html_address(void *state, size_t number, struct lv_str lang, struct lv_buf *to) {
    struct lv_html_book *book = state;
    const struct lv_html_piece *piece = book->piece[number];
    size_t edition = number_in(book->pack, piece->entry, lang);
    if (piece->address)
        lv_escape_attr(to, lv_str_from(piece->address));
    else
        lv_buf_printf(to, "#release-%zu", number);
    if (edition > 1)
        lv_buf_printf(to, piece->address ? "#edition-%zu" : "-edition-%zu", edition);
}

/* A document of the pack as a part of the page that can be led to. */
static void begin_sheet(struct lv_html_book *book, const char *tag, const char *id, struct lv_doc *doc,
                        bool links) {
    snprintf(book->before, sizeof book->before, "%s-", id);
    book->form = (struct lv_html_form){.level = 2,
                                       .before = book->before,
                                       .inner = true,
                                       .plain = true,
                                       .state = book,
                                       .link = links ? lv_html_address : NULL};
    lv_html_begin(&book->html, &book->form, doc, book->pack->job, book->html.out);
    lv_buf_printf(book->html.out, "<%s class=\"sheet\" id=\"%s\" aria-labelledby=\"%s-title-1\">\n", tag, id,
                  id);
    lv_html_rows(&book->html);
    lv_html_editions(&book->html, "div", "editions");
}

static void write_sheet(struct lv_html_book *book, const char *id, struct lv_doc *doc, bool links) {
    if (!doc)
        return;
    begin_sheet(book, "section", id, doc, links);
    write_way_back(book);
    lv_buf_puts(book->html.out, "</section>\n");
    lv_doc_free(doc);
}

static void write_cover(struct lv_html_book *book, struct lv_doc *doc) {
    static const struct lv_html_form form = {.level = 1, .before = "pack-", .inner = true, .plain = true};
    lv_html_begin(&book->html, &form, doc, book->pack->job, book->html.out);
    lv_buf_puts(book->html.out, "<header class=\"cover\">\n");
    lv_html_blocks(&book->html, lv_edition(doc, 0));
    lv_buf_puts(book->html.out, "</header>\n");
}

/* Links to the sheets after the releases. */
static void write_others(struct lv_html_book *book, bool contacts, bool pictures) {
    struct lv_buf *out = book->html.out;
    if (!contacts && !pictures)
        return;
    lv_buf_puts(out, "<p class=\"others\">");
    if (contacts)
        add_way(book, "contacts", out);
    lv_buf_puts(out, contacts && pictures ? "\n" : "");
    if (pictures)
        add_way(book, "pictures", out);
    lv_buf_puts(out, "</p>\n");
}

/* The letterhead is in all languages of the pack. */
static void write_head(struct lv_html_book *book) {
    static const struct lv_html_form form = {.level = 1, .before = "", .pack = true};
    const struct lv_pack *pack = book->pack;
    struct lv_buf *out = book->html.out;
    struct lv_doc *languages = lv_pack_doc(pack, LV_PACK_LANGUAGES);
    lv_html_begin(&book->html, &form, languages, pack->job, out);
    lv_html_head(&book->html, pack->lang[0]);
    lv_buf_puts(out, "<title>");
    lv_escape_text(out, lv_pack_title(pack, pack->lang[0]));
    lv_buf_puts(out, "</title>\n<style>\n");
    lv_html_sheet(&book->html);
    lv_buf_puts(out, "</style>\n</head>\n<body>\n");
    lv_html_banner(&book->html);
    lv_buf_puts(out, "<main class=\"pack\">\n");
    lv_doc_free(languages);
}

void lv_html_index(struct lv_html_book *book) {
    book->piece = lv_alloc(&book->pack->arena, (book->pack->n + 1) * sizeof *book->piece);
    for (struct lv_html_piece *piece = book->first; piece; piece = piece->next)
        book->piece[piece->entry->number] = piece;
}

void lv_html_book(struct lv_html_book *book, struct lv_buf *out) {
    struct lv_pack *pack = book->pack;
    struct lv_doc *cover = lv_pack_cover(pack), *contents = lv_pack_contents(pack),
                  *contacts = lv_pack_contacts(pack), *pictures = lv_pack_pictures(pack);
    lv_html_index(book);
    book->html.out = out;
    write_head(book);
    write_cover(book, cover);
    begin_sheet(book, "nav", "contents", contents, true);
    write_others(book, contacts, pictures);
    lv_buf_puts(out, "</nav>\n");
    if (!pack->file)
        write_releases(book);
    write_sheet(book, "contacts", contacts, false);
    write_sheet(book, "pictures", pictures, true);
    lv_buf_puts(out, "</main>\n</body>\n</html>\n");
    lv_doc_free(contents);
    lv_doc_free(cover);
}

/* ---- the writer ---- */

static int begin(struct lv_pack *pack) {
    struct lv_html_book *book = pack->state = lv_alloc(&pack->arena, sizeof *book);
    book->pack = pack;
    return lv_html_house(&book->html, pack->job, &book->style, false);
}

static int add(struct lv_pack *pack, const struct lv_pack_entry *entry, struct lv_doc *doc,
               struct lv_job *job) {
    if (!lv_edition(doc, 0))
        return lv_report(job, LV_MSG_EMPTY, 0, 0);
    return (pack->file ? lv_html_add_page : add_inside)(pack->state, entry, doc, job);
}

static int end(struct lv_pack *pack) {
    if (pack->file)
        return lv_html_end_pages(pack->state);
    lv_html_book(pack->state, pack->job->out);
    return 0;
}

static void drop(struct lv_pack *pack) {
    struct lv_html_book *book = pack->state;
    if (!book)
        return;
    for (struct lv_html_piece *piece = book->first; piece; piece = piece->next)
        lv_buf_free(&piece->html);
    lv_buf_free(&book->page);
    lv_map_free(&book->names);
    if (book->html.style)
        lv_style_free(&book->style);
}

const struct lv_pack_writer *lv_pack_html(void) {
    static const struct lv_pack_writer writer = {begin, add, end, drop};
    return &writer;
}
