#include <string.h>
#include <strings.h>

#include "core/utf8.h"
#include "lang/words.h"
#include "write/docx/docx.h"

/* What the elements around a text say of its run. */
struct look {
    bool em, strong, marker, symbol, speech, further; /* further: a title of contents in another language */
    const struct lv_node *link;
    struct lv_str lang;
};

static struct look look_of(const struct lv_node *text, const struct lv_node *block) {
    struct look look = {.lang = lv_node_lang(text), .symbol = block->kind == LV_N_QUOTE};
    for (const struct lv_node *node = text->parent; node && node != block; node = node->parent) {
        look.em |= node->kind == LV_N_EM;
        look.strong |= node->kind == LV_N_STRONG;
        look.marker |= node->kind == LV_N_MARKER;
        look.speech |= node->kind == LV_N_SPEECH;
        look.further |= lv_str_eq(lv_attr(node, LV_AT_KIND), LV_STR("line"));
        if (node->kind == LV_N_A)
            look.link = node;
    }
    return look;
}

const char *docx_lang(struct docx *d, struct lv_str lang) {
    if (d->lang_name && lv_str_eq(lang, d->lang))
        return d->lang_name;
    struct lv_str name = lang, english = lv_word_ui(LV_STR("en"), "locale");
    if (lv_str_eq(lang, LV_STR("und")))
        name.n = 0;
    else if (lv_lang_bit(lang) && lv_str_find(lang, LV_STR("-"), 0) == SIZE_MAX)
        name = lv_word_ui(lang, "locale");
    if (lv_str_eq(name, english) && !lv_str_starts(lang, LV_STR("en")))
        name = lang; /* a language file without a locale answers in English */
    d->lang = lang;
    return d->lang_name = lv_arena_terminated(&d->doc->arena, name);
}

static const char *style_of(const struct look *look, bool linked) {
    if (linked)
        return "Hyperlink";
    if (look->marker)
        return look->symbol ? "QuoteMarker" : "Marker";
    if (look->speech)
        return "Speech";
    return look->em ? "Emphasis" : look->strong ? "Strong" : NULL;
}

/* The character style, and what else the run needs that the style has not: speech is italic, emphasis in it upright. */
static void run_properties(struct docx *d, const struct look *look, bool linked) {
    const char *style = style_of(look, linked), *lang = docx_lang(d, look->lang);
    char hex[DOCX_HEX];
    if (!style && !*lang && !look->further)
        return;
    docx_open(d->body, "w:rPr");
    if (style)
        docx_val(d->body, "w:rStyle", style);
    if (look->strong && (linked || look->speech || look->em))
        docx_flag(d->body, "w:b");
    if (linked ? look->em != look->speech : look->em && look->speech)
        docx_val(d->body, "w:i", linked ? "1" : "0");
    if (look->further)
        docx_val(d->body, "w:color", docx_hex(d->style.muted, hex));
    if (*lang)
        docx_val(d->body, "w:lang", lang);
    docx_close(d->body);
}

static void run_text(struct docx *d, struct lv_str s) {
    if (!s.n)
        return;
    docx_open(d->body, "w:t");
    docx_attr(d->body, "xml:space", "preserve");
    docx_characters(d->body, docx_string(d, s));
    docx_close(d->body);
}

/* True for the first text of who says a quote, where the house sets that on a line of its own; and for further titles. */
static bool begins_line(const struct docx *d, const struct look *look, const struct lv_node *text,
                        const struct lv_node *block) {
    if (look->further)
        return true;
    if (d->style.quote_attribution != LV_ATTRIBUTION_LINE)
        return false;
    const struct lv_node *node = text;
    while (node != block && !lv_ends_quote(node) && !node->prev)
        node = node->parent;
    return node != block && lv_ends_quote(node);
}

/* One run: tabs and line ends, which w:t would lose, as elements. `tab` puts one before the text. */
static void run(struct docx *d, const struct look *look, struct lv_str s, bool tab, bool linked) {
    docx_open(d->body, "w:r");
    run_properties(d, look, linked);
    if (tab)
        docx_flag(d->body, "w:tab");
    for (size_t at = 0; at < s.n;) {
        size_t end = at;
        while (end < s.n && s.p[end] != '\t' && s.p[end] != '\n')
            end++;
        run_text(d, lv_str_sub(s, at, end));
        if (end < s.n)
            docx_flag(d->body, s.p[end] == '\t' ? "w:tab" : "w:br");
        at = end + 1;
    }
    docx_close(d->body);
}

/* Closes the link that is open and opens `link`, where its address may be one. Returns what is open now. */
static const struct lv_node *change_link(struct docx *d, const struct lv_node *open,
                                         const struct lv_node *link) {
    char id[DOCX_ID];
    if (link == open)
        return open;
    if (open)
        docx_close(d->body);
    if (!link || !docx_link(d, lv_attr(link, LV_AT_HREF), id))
        return NULL;
    docx_open(d->body, "w:hyperlink");
    docx_attr(d->body, "r:id", id);
    docx_attr(d->body, "w:history", "1");
    return link;
}

/* Takes the spaces off the front of *s; true if there were any. */
static bool skip_blanks(struct lv_str *s) {
    size_t n = s->n;
    *s = lv_str_trim_front(*s);
    return s->n < n;
}

void docx_runs(struct docx *d, const struct lv_node *block, bool without_marker) {
    const struct lv_node *link = NULL, *marker = lv_item_marker(block);
    const struct lv_node *node = without_marker && marker ? lv_node_skip(marker, block) : block->first;
    bool behind_marker = without_marker && marker;
    for (; node; node = lv_node_next(node, block)) {
        if (node->kind != LV_N_TEXT || !node->text.n)
            continue;
        struct look look = look_of(node, block);
        struct lv_str text = node->text;
        bool tab = behind_marker && skip_blanks(&text) && !without_marker;
        behind_marker = marker && look.marker && !without_marker;
        link = change_link(d, link, look.link);
        if (begins_line(d, &look, node, block)) {
            docx_open(d->body, "w:r");
            docx_flag(d->body, "w:br");
            docx_close(d->body);
        }
        if (tab || text.n)
            run(d, &look, text, tab, link != NULL);
    }
    change_link(d, link, NULL);
}
