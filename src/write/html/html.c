/* Writer html: one page with its style sheet and structured data inside; no script is run, nothing else is loaded. */
#include "write/html/html.h"
#include "core/utf8.h"
#include "lang/words.h"

enum { DESCRIPTION = 160 }; /* characters that search engines show */

const struct lv_html_form lv_html_own_page = {.level = 1, .before = ""};

const struct lv_node *lv_html_next_edition(const struct lv_doc *doc, const struct lv_node *edition) {
    const struct lv_node *node = edition ? lv_node_skip(edition, doc->root) : doc->root;
    while (node && node->kind != LV_N_EDITION)
        node = lv_node_next(node, doc->root);
    return node;
}

static void add_language(struct lv_html *html, const char *attribute, struct lv_str lang) {
    lv_buf_printf(html->out, " %s=\"", attribute);
    lv_escape_attr(html->out, lang);
    lv_buf_char(html->out, '"');
}

void lv_html_in_language(struct lv_html *html, struct lv_str lang) {
    add_language(html, "lang", lang);
    if (html->form->xml)
        add_language(html, "xml:lang", lang);
}

const char *lv_html_void(const struct lv_html *html) {
    return html->form->xml ? "/>" : ">";
}

int lv_html_level(const struct lv_html *html) {
    return html->form->level + (html->second && !html->form->inner);
}

void lv_html_lang(struct lv_html *html, const struct lv_node *node) {
    if (lv_attr_has(node, LV_AT_LANG))
        lv_html_in_language(html, lv_attr(node, LV_AT_LANG));
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
    const struct lv_node *lead = lv_block_of(edition, LV_N_LEAD);
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

void lv_html_head(struct lv_html *html, struct lv_str lang) {
    lv_buf_puts(html->out, "<!DOCTYPE html>\n<html");
    lv_html_in_language(html, lang);
    lv_buf_printf(html->out,
                  ">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"color-scheme\" content=\"light dark\">\n"
                  "<meta name=\"generator\" content=\"lvconv " LV_VERSION "%s\">\n",
                  html->form->pack ? " pack" : "");
}

static void add_head(struct lv_html *html, const struct lv_node *edition) {
    lv_html_head(html, lv_node_lang(edition));
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
        html->second = true;
    }
}

void lv_html_editions(struct lv_html *html, const char *tag, const char *class) {
    static const char *const classes[] = {"pair", "turns", ""};
    const char *own = html->side ? "side" : classes[html->arrangement], *between = *class && *own ? " " : "";
    lv_buf_printf(html->out, "<%s", tag);
    if (*class || *own)
        lv_buf_printf(html->out, " class=\"%s%s%s\"", class, between, own);
    lv_buf_puts(html->out, ">\n");
    (html->arrangement == LV_ROWS ? lv_html_turns : write_editions)(html,
                                                                    lv_html_next_edition(html->doc, NULL));
    lv_buf_printf(html->out, "</%s>\n", tag);
}

void lv_html_page(struct lv_html *html) {
    add_head(html, lv_html_next_edition(html->doc, NULL));
    lv_report_left_out(html->doc, html->job);
    struct lv_meta *meta =
        html->style ? lv_meta_begin(html->style, html->doc, lv_html_has_banner(html)) : NULL;
    lv_html_rows(html);
    lv_buf_puts(html->out, "</head>\n<body>\n");
    lv_html_banner(html);
    lv_buf_str(html->out, html->form->above);
    lv_html_languages(html);
    lv_html_editions(html, "main", "");
    lv_meta_end(meta);
}

void lv_html_release(struct lv_html *html, const char *tag, const char *class) {
    lv_report_left_out(html->doc, html->job);
    struct lv_meta *meta = html->style ? lv_meta_begin(html->style, html->doc, false) : NULL;
    lv_html_rows(html);
    lv_html_languages(html);
    lv_html_editions(html, tag, class);
    lv_meta_end(meta);
}

int lv_html_house(struct lv_html *html, struct lv_job *job, struct lv_style *style, bool always) {
    html->row_heads = true;
    if (!always && lv_style_is_default(job))
        return 0;
    html->style = style;
    int result = lv_style_load(job, style);
    html->attribution_line = style->quote_attribution == LV_ATTRIBUTION_LINE;
    html->people = style->contact_columns > 0;
    html->row_heads = style->row_heads != LV_ROW_HEADS_NO;
    return result;
}

void lv_html_begin(struct lv_html *html, const struct lv_html_form *form, struct lv_doc *doc,
                   struct lv_job *job, struct lv_buf *out) {
    *html = (struct lv_html){.form = form,
                             .doc = doc,
                             .job = job,
                             .out = out,
                             .style = html->style,
                             .attribution_line = html->attribution_line,
                             .people = html->people,
                             .row_heads = html->row_heads};
}

int lv_write_html(struct lv_doc *doc, struct lv_job *job) {
    struct lv_html html = {.style = NULL};
    struct lv_style style;
    if (!lv_html_next_edition(doc, NULL))
        return lv_report(job, LV_MSG_EMPTY, 0, 0);
    int result = lv_html_house(&html, job, &style, false);
    if (!result) {
        lv_html_begin(&html, &lv_html_own_page, doc, job, job->out);
        lv_html_page(&html);
        lv_buf_puts(job->out, "</body>\n</html>\n");
    }
    if (html.style)
        lv_style_free(&style);
    return result;
}
