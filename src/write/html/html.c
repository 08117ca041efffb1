/* Writer html: one page with its style sheet and structured data inside; no script is run, nothing else is loaded. */
#include "write/html/html.h"
#include "core/utf8.h"
#include "lang/words.h"

enum { DESCRIPTION = 160 }; /* characters that search engines show */

const struct lv_node *lv_html_next_edition(const struct lv_doc *doc, const struct lv_node *edition) {
    const struct lv_node *node = edition ? lv_node_skip(edition, doc->root) : doc->root;
    while (node && node->kind != LV_N_EDITION)
        node = lv_node_next(node, doc->root);
    return node;
}

void lv_html_lang(struct lv_html *html, const struct lv_node *node) {
    if (!lv_attr_has(node, LV_AT_LANG))
        return;
    lv_buf_puts(html->out, " lang=\"");
    lv_escape_attr(html->out, lv_attr(node, LV_AT_LANG));
    lv_buf_char(html->out, '"');
}

/* The address the release says it was published at. */
static void add_canonical(struct lv_html *html, const struct lv_node *edition) {
    const struct lv_node *node = edition;
    struct lv_buf href = {0};
    while ((node = lv_node_next(node, edition)))
        if (node->kind == LV_N_A && node->parent->kind == LV_N_SOURCE &&
            lv_str_starts(lv_attr(node, LV_AT_HREF), LV_STR("http")) &&
            lv_html_href(&href, lv_attr(node, LV_AT_HREF)))
            break;
    if (href.n)
        lv_buf_printf(html->out, "<link rel=\"canonical\" href=\"%.*s\">\n", (int)href.n, href.p);
    lv_buf_free(&href);
}

/* As many whole words of s as a description holds; *cut: there are more. */
static struct lv_str description_of(struct lv_str s, bool *cut) {
    size_t word = 0, at = 0, n;
    uint32_t cp;
    for (size_t chars = 0; (n = lv_utf8_next(s, at, &cp)) && chars < DESCRIPTION; chars++, at += n)
        if (cp == ' ')
            word = at;
    *cut = at < s.n;
    return *cut ? lv_str_sub(s, 0, word ? word : at) : s;
}

static void add_meta(struct lv_html *html, const char *name, struct lv_str content, const char *end) {
    lv_buf_printf(html->out, "<meta %s content=\"", name);
    lv_escape_attr(html->out, content);
    lv_buf_printf(html->out, "%s\">\n", end);
}

static void add_description(struct lv_html *html, const struct lv_node *edition) {
    const struct lv_node *lead = lv_block_next(edition, edition);
    while (lead && lead->kind != LV_N_LEAD)
        lead = lv_block_next(lead, edition);
    struct lv_str text = lead ? lv_str_trim(lv_text(html->doc, lead)) : LV_STR("");
    bool cut;
    text = description_of(text, &cut);
    if (!text.n)
        return;
    add_meta(html, "name=\"description\"", text, cut ? "…" : "");
    add_meta(html, "property=\"og:description\"", text, cut ? "…" : "");
}

/* The language as Open Graph has it: lv_LV. Nothing for one whose file has no locale. */
static void add_locale(struct lv_html *html, struct lv_str lang) {
    struct lv_str locale = lv_word_ui(lang, "locale");
    if (locale.n == 5 && lv_str_starts(lang, lv_str_sub(locale, 0, 2)))
        lv_buf_printf(html->out, "<meta property=\"og:locale\" content=\"%.2s_%.2s\">\n", locale.p,
                      locale.p + 3);
}

/* What others show of the page that link to it. */
static void add_summary(struct lv_html *html, const struct lv_node *edition) {
    add_description(html, edition);
    add_meta(html, "property=\"og:title\"", lv_title(html->doc, html->job, lv_title_edition(html->doc)), "");
    lv_buf_puts(html->out, "<meta property=\"og:type\" content=\"article\">\n");
    struct lv_str image =
        html->style ? lv_phrase_in(html->style->og_image, lv_node_lang(edition)) : LV_STR("");
    if (image.n)
        add_meta(html, "property=\"og:image\"", image, "");
    add_locale(html, lv_node_lang(edition));
}

/* Of the edition that has a headline, in its language. */
static void add_title(struct lv_html *html, const struct lv_node *edition) {
    const struct lv_node *titled = lv_title_edition(html->doc);
    lv_buf_puts(html->out, "<title");
    if (titled && titled != edition)
        lv_html_lang(html, titled);
    lv_buf_char(html->out, '>');
    lv_escape_text(html->out, lv_title(html->doc, html->job, titled ? titled : edition));
    lv_buf_puts(html->out, "</title>\n");
}

static void add_head(struct lv_html *html, const struct lv_node *edition) {
    lv_buf_puts(html->out, "<!DOCTYPE html>\n<html lang=\"");
    lv_escape_attr(html->out, lv_node_lang(edition));
    lv_buf_puts(html->out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                           "<meta name=\"color-scheme\" content=\"light dark\">\n"
                           "<meta name=\"generator\" content=\"lvconv " LV_VERSION "\">\n");
    add_title(html, edition);
    add_summary(html, edition);
    add_canonical(html, edition);
    lv_buf_puts(html->out, "<style>\n");
    lv_html_sheet(html);
    lv_buf_puts(html->out, "</style>\n");
    lv_html_json(html->doc, html->job, html->out);
}

static void write_editions(struct lv_html *html, const struct lv_node *edition) {
    for (; edition; edition = lv_html_next_edition(html->doc, edition)) {
        html->edition++;
        lv_html_edition(html, edition);
        html->level = 2;
    }
}

static void add_body(struct lv_html *html) {
    static const char *const classes[] = {" class=\"pair\"", " class=\"turns\"", ""};
    lv_buf_puts(html->out, "</head>\n<body>\n");
    lv_html_banner(html);
    lv_html_languages(html);
    lv_buf_printf(html->out, "<main%s>\n", classes[html->arrangement]);
    (html->arrangement == LV_ROWS ? lv_html_turns : write_editions)(html,
                                                                    lv_html_next_edition(html->doc, NULL));
    lv_buf_puts(html->out, "</main>\n</body>\n</html>\n");
}

/* The style of the house; the default is not read, for what comes of it is ready. */
static int load_style(struct lv_html *html, struct lv_style *style) {
    html->row_heads = true;
    if (lv_style_is_default(html->job))
        return 0;
    html->style = style;
    int result = lv_style_load(html->job, style);
    html->attribution_line = style->quote_attribution == LV_ATTRIBUTION_LINE;
    html->people = style->contact_columns > 0;
    html->row_heads = style->row_heads != LV_ROW_HEADS_NO;
    return result;
}

int lv_write_html(struct lv_doc *doc, struct lv_job *job) {
    struct lv_html html = {.doc = doc, .job = job, .out = job->out, .level = 1};
    struct lv_style style;
    struct lv_meta *meta = NULL;
    const struct lv_node *edition = lv_html_next_edition(doc, NULL);
    if (!edition)
        return lv_report(job, LV_MSG_EMPTY, 0, 0);
    int result = load_style(&html, &style);
    if (!result) {
        add_head(&html, edition);
        lv_report_left_out(doc, job);
        meta = html.style ? lv_meta_begin(&style, doc, lv_html_has_banner(&html)) : NULL;
        lv_html_rows(&html);
        add_body(&html);
        lv_meta_end(meta);
    }
    if (html.style)
        lv_style_free(&style);
    return result;
}
