/*
 * Contents of a pack: a field TOC of Word (ECMA-376-1, 17.16.5.68), filled in. It finds its entries in fields TC
 * (17.16.5.67) at the beginning of releases, so that Word makes of it what is there: days and titles in all languages,
 * and no numbers for sections and what is missing.
 */
#include <stdlib.h>

#include "lang/day.h"
#include "write/docx/docx.h"

enum { BOOKMARK = 32, TABLE = 'K' }; /* C is that of Word's own */

static const double DAY = 5; /* room for it, in sizes of text */

/* ---- fields ---- */

static void open_run(struct docx *d, struct docx_part *part, struct lv_str lang) {
    const char *code = docx_lang(d, lang);
    docx_open(part, "w:r");
    if (!*code)
        return;
    docx_open(part, "w:rPr");
    docx_val(part, "w:lang", code);
    docx_close(part);
}

static void field_sign(struct docx_part *part, const char *type) {
    docx_open(part, "w:r");
    docx_open(part, "w:fldChar");
    docx_attr(part, "w:fldCharType", type);
    docx_close(part);
    docx_close(part);
}

static void field_code(struct docx *d, struct docx_part *part, struct lv_str lang, struct lv_str code) {
    field_sign(part, "begin");
    open_run(d, part, lang);
    docx_open(part, "w:instrText");
    docx_attr(part, "xml:space", "preserve");
    docx_characters(part, docx_string(d, code));
    docx_close(part);
    docx_close(part);
}

/* ---- what a release has ---- */

static void bookmark_name(size_t number, char name[BOOKMARK]) {
    snprintf(name, BOOKMARK, "_Toc%09zu", number);
}

void docx_open_bookmark(struct docx_part *part, size_t number) {
    char name[BOOKMARK];
    bookmark_name(number, name);
    docx_open(part, "w:bookmarkStart");
    docx_attr_int(part, "w:id", (long)number);
    docx_attr(part, "w:name", name);
    docx_close(part);
}

void docx_close_bookmark(struct docx_part *part, size_t number) {
    docx_open(part, "w:bookmarkEnd");
    docx_attr_int(part, "w:id", (long)number);
    docx_close(part);
}

/* A text in quotes; those in it, for Word the typographic ones as well, get a backslash. */
static void add_quoted(struct lv_buf *to, struct lv_str text) {
    static const struct lv_str signs[] = {{"\\", 1}, {"\"", 1}, {"“", 3}, {"”", 3}, {"„", 3}};
    lv_buf_char(to, '"');
    for (size_t i = 0; i < text.n; i++) {
        for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
            if (lv_str_starts(lv_str_sub(text, i, text.n), signs[k]))
                lv_buf_char(to, '\\');
        lv_buf_char(to, text.p[i]);
    }
    lv_buf_char(to, '"');
}

/* The day of a release as readers of the pack write it; empty: it has none. */
static struct lv_str day_of(struct docx *d, const struct lv_node *item) {
    struct lv_buf text = {0};
    if (lv_attr_has(item, LV_AT_DATETIME))
        lv_day_put(&text, lv_attr(item, LV_AT_DATETIME), lv_node_lang(item));
    return lv_arena_take(&d->doc->arena, &text);
}

/* A line as one text: the titles with strokes between. */
static struct lv_str entry_text(struct docx *d, const struct lv_node *entry) {
    struct lv_buf text = {0};
    struct lv_str day = day_of(d, entry);
    lv_buf_str(&text, day);
    lv_buf_puts(&text, day.n ? " " : "");
    if (entry->kind == LV_N_HEADING)
        lv_buf_str(&text, lv_text(d->doc, entry));
    for (const struct lv_node *title = entry->first; title && entry->kind != LV_N_HEADING;
         title = title->next) {
        if (title->kind == LV_N_TEXT)
            continue;
        lv_buf_puts(&text, title == entry->first ? "" : " / ");
        lv_buf_str(&text, lv_text(d->doc, title));
    }
    return lv_arena_take(&d->doc->arena, &text);
}

void docx_mark(struct docx *d, struct docx_part *part, enum docx_level level, const struct lv_node *entry) {
    struct lv_buf code = {0};
    const struct lv_node *spoken = entry->first ? entry->first : entry;
    lv_buf_puts(&code, " TC ");
    add_quoted(&code, entry_text(d, entry));
    lv_buf_printf(&code, " \\f %c \\l %d ", TABLE, level);
    field_code(d, part, lv_node_lang(spoken), lv_buf_slice(&code));
    field_sign(part, "end");
    lv_buf_free(&code);
}

/* ---- lines ---- */

static const struct lv_node *link_in(const struct lv_node *item) {
    const struct lv_node *node = item->first;
    while (node && node->kind != LV_N_A)
        node = node->next;
    return node;
}

size_t docx_entry_number(const struct lv_node *item) {
    const struct lv_node *link = link_in(item);
    struct lv_str href = link ? lv_attr(link, LV_AT_HREF) : LV_STR("");
    size_t number = 0;
    for (size_t i = 1; i < href.n && lv_is_digit(href.p[i]); i++)
        number = 10 * number + (size_t)(href.p[i] - '0');
    return number;
}

/* The field begins in its first line. */
static void begin_field(struct docx *d, const struct lv_node *line) {
    char code[64];
    if (!d->flow.toc)
        return;
    snprintf(code, sizeof code, " TOC \\f %c \\l %d-%d \\n %d-%d \\h \\z ", TABLE, DOCX_SECTION, DOCX_ENTRY,
             DOCX_SECTION, DOCX_MISSING);
    field_code(d, d->body, lv_node_lang(line), lv_str_from(code));
    field_sign(d->body, "separate");
    d->flow.toc = false;
}

static void open_link(struct docx *d, size_t number) {
    char name[BOOKMARK];
    bookmark_name(number, name);
    docx_open(d->body, "w:hyperlink");
    docx_attr(d->body, "w:anchor", name);
    docx_attr(d->body, "w:history", "1");
}

/* The number of its page behind the dots, which Word counts anew when the document is printed. */
static void page_number(struct docx *d, size_t number, struct lv_str lang, struct lv_str page) {
    char code[BOOKMARK + 24], name[BOOKMARK];
    bookmark_name(number, name);
    snprintf(code, sizeof code, " PAGEREF %s \\h ", name);
    docx_plain_run(d, d->body, lang, LV_STR("\u00a0")); /* where the line is full, there are no dots */
    docx_open(d->body, "w:r");
    docx_flag(d->body, "w:tab");
    docx_close(d->body);
    field_code(d, d->body, lang, lv_str_from(code));
    field_sign(d->body, "separate");
    docx_plain_run(d, d->body, lang, page);
    field_sign(d->body, "end");
}

void docx_entry_indent(const struct docx *d, struct docx_part *part, bool dated) {
    long day = (long)(DAY * d->style.text_size * DOCX_TWIPS);
    docx_indent(part, dated ? day : 0, dated ? day : 0);
}

/* A day and a tab, or the tab alone. LibreOffice takes no notice of styles of characters in contents. */
static void add_day(struct docx *d, const struct lv_node *item) {
    char hex[DOCX_HEX];
    const char *lang = docx_lang(d, lv_node_lang(item));
    docx_open(d->body, "w:r");
    docx_open(d->body, "w:rPr");
    docx_theme_font(d->body, true);
    docx_val(d->body, "w:color", docx_hex(d->style.muted, hex));
    docx_int(d->body, "w:sz", (long)(2 * d->style.small_size + 0.5));
    if (*lang)
        docx_val(d->body, "w:lang", lang);
    docx_close(d->body);
    if (lv_attr_has(item, LV_AT_DATETIME))
        docx_text(d->body, "w:t", docx_string(d, day_of(d, item)));
    docx_flag(d->body, "w:tab");
    docx_close(d->body);
}

static void line(struct docx *d, const struct lv_node *block, const char *style, size_t number) {
    struct lv_str page = lv_attr(block, LV_AT_PAGE);
    bool dated = block->kind == LV_N_ITEM && lv_attr_has(block->parent, LV_AT_FIELD);
    d->flow.leader = block->kind == LV_N_ITEM ? d->flow.width : 0;
    d->flow.dated = dated;
    docx_paragraph(d, style, DOCX_STYLE_BULLET);
    begin_field(d, block);
    if (dated)
        add_day(d, block);
    if (number)
        open_link(d, number);
    docx_runs(d, block, false);
    if (number && page.n)
        page_number(d, number, lv_node_lang(block), page);
    if (number)
        docx_close(d->body);
    docx_close(d->body);
}

void docx_entry(struct docx *d, const struct lv_node *item, const char *style) {
    line(d, item, style, docx_entry_number(item));
}

/* ---- the contents ---- */

/* The line of a section leads to the first of its releases that is there. */
static size_t first_of(const struct lv_node *list) {
    size_t number = 0;
    for (const struct lv_node *item = list ? list->first : NULL; item && !number; item = item->next)
        number = docx_entry_number(item);
    return number;
}

static void section_of(struct docx *d, const struct lv_node *block) {
    if (block->kind == LV_N_HEADLINE)
        docx_block(d, block);
    else if (block->kind == LV_N_HEADING)
        line(d, block, "TOC1", first_of(block->next));
    for (const struct lv_node *item = block->first; block->kind == LV_N_LIST && item; item = item->next)
        docx_entry(d, item, docx_entry_number(item) ? "TOC3" : "TOC2");
}

void docx_contents(struct docx *d) {
    docx_begin_text(d);
    d->flow.toc = true;
    for (const struct lv_node *block = lv_edition(d->doc, 0)->first; block; block = block->next) {
        d->pack->days |= lv_attr_has(block, LV_AT_FIELD);
        section_of(d, block);
    }
    docx_paragraph(d, "SectionEnd", DOCX_STYLE_BULLET);
    field_sign(d->body, "end");
    docx_close(d->body);
}
