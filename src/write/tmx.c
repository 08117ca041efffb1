/*
 * Writer tmx: the rows of several editions as a translation memory, TMX 1.4b. A row is cut into sentences where both
 * sides have as many and of like length; else it stays whole.
 */
#include "doc/rows.h"
#include "lang/sentence.h"
#include "lang/words.h"
#include "write/escape.h"

enum { SENTENCES_MOST = 64 };

/* What one edition has in a row: its text, in whole and in sentences. */
struct variant {
    struct lv_str lang, text;
    struct lv_str sentence[SENTENCES_MOST];
    size_t n; /* 0: too many */
};

static void add_header(struct lv_buf *out, struct lv_str source) {
    lv_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
                     "<tmx version=\"1.4\">\n"
                     "  <header creationtool=\"lvconv\" creationtoolversion=\"" LV_VERSION
                     "\" segtype=\"sentence\""
                     " o-tmf=\"lvconv\" adminlang=\"en\" srclang=\"");
    lv_escape_attr(out, source);
    lv_buf_puts(out, "\" datatype=\"plaintext\"/>\n  <body>\n");
}

static void split(struct variant *side) {
    uint32_t langs = lv_lang_bit(side->lang);
    for (size_t at = 0; at < side->text.n && side->n < SENTENCES_MOST; side->n++) {
        size_t end = lv_sentence_end(side->text, at, langs);
        side->sentence[side->n] = lv_str_trim(lv_str_sub(side->text, at, end));
        at = end;
    }
    if (side->n == SENTENCES_MOST)
        side->n = 0;
}

/* The text of a cell of the rows, its blocks joined by a space. */
static struct variant side_of(struct lv_doc *doc, const struct lv_row_node *first) {
    struct lv_buf buf = {0};
    struct variant side = {.lang = lv_node_lang(first->node)};
    for (const struct lv_row_node *at = first; at; at = at->next)
        for (const struct lv_node *node = at->node; node; node = lv_block_next(node, at->node)) {
            if (lv_kind_class(node->kind) != LV_CLASS_BLOCK)
                continue; /* a row: its cells follow */
            if (buf.n)
                lv_buf_char(&buf, ' ');
            lv_text_add(&buf, node);
        }
    side.text = lv_str_trim(lv_arena_take(&doc->arena, &buf));
    split(&side);
    return side;
}

static bool alike(size_t a, size_t b) {
    return a + 20 < 2 * (b + 20) && b + 20 < 2 * (a + 20);
}

static bool sentences_match(const struct variant *a, const struct variant *b) {
    if (a->n < 2 || a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (!alike(a->sentence[i].n, b->sentence[i].n))
            return false;
    return true;
}

static void add_variant(struct lv_buf *out, struct lv_str lang, struct lv_str text) {
    lv_buf_puts(out, "      <tuv xml:lang=\"");
    lv_escape_attr(out, lang);
    lv_buf_puts(out, "\"><seg>");
    lv_escape_text(out, text);
    lv_buf_puts(out, "</seg></tuv>\n");
}

static void add_unit(struct lv_buf *out, const struct variant *a, const struct variant *b, struct lv_str left,
                     struct lv_str right) {
    lv_buf_puts(out, "    <tu>\n");
    add_variant(out, a->lang, left);
    add_variant(out, b->lang, right);
    lv_buf_puts(out, "    </tu>\n");
}

static void add_row(struct lv_buf *out, struct lv_doc *doc, const struct lv_row_node *left,
                    const struct lv_row_node *right) {
    if (!left || !right)
        return;
    struct variant a = side_of(doc, left), b = side_of(doc, right);
    if (!a.text.n || !b.text.n || lv_str_eq(a.lang, b.lang))
        return; /* a caption in the language of the other edition is no translation */
    if (!sentences_match(&a, &b)) {
        add_unit(out, &a, &b, a.text, b.text);
        return;
    }
    for (size_t i = 0; i < a.n; i++)
        add_unit(out, &a, &b, a.sentence[i], b.sentence[i]);
}

int lv_write_tmx(struct lv_doc *doc, struct lv_job *job) {
    struct lv_rows rows = lv_rows(doc);
    if (rows.editions < 2 || !rows.n)
        return lv_report(job, LV_MSG_ONE_EDITION, 0, 0, "tmx");
    add_header(job->out, lv_node_lang(lv_edition(doc, 0)));
    for (size_t e = 1; e < rows.editions; e++)
        for (size_t r = 0; r < rows.n; r++)
            add_row(job->out, doc, rows.row[r * rows.editions], rows.row[r * rows.editions + e]);
    lv_buf_puts(job->out, "  </body>\n</tmx>\n");
    return 0;
}
