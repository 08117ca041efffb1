/* The letterhead on the page: a banner, which print keeps. */
#include "core/embed.h"
#include "style/logo.h"
#include "write/html/html.h"

LV_EMBED(banner, "styles/banner.css")

static bool has_banner(const struct lv_html *html, struct lv_letterhead *letter) {
    return html->style && html->style->banner == LV_YES && lv_letterhead_of(html->style, html->doc, letter);
}

bool lv_html_has_banner(struct lv_html *html) {
    struct lv_letterhead letter;
    return has_banner(html, &letter);
}

static void add_lang(struct lv_html *html, struct lv_str lang) {
    if (lv_str_eq(lang, lv_node_lang(lv_edition(html->doc, 0))))
        return;
    lv_html_in_language(html, lang);
}

/* A paragraph, with a line for each part of the text. */
static void add_lines(struct lv_html *html, const char *class, struct lv_str lang, struct lv_str text) {
    struct lv_str line;
    bool begun = false;
    if (!text.n)
        return;
    lv_buf_printf(html->out, "<p class=\"%s\"", class);
    add_lang(html, lang);
    lv_buf_char(html->out, '>');
    while (lv_next_part(&text, &line)) {
        if (begun)
            lv_buf_printf(html->out, "<br%s\n", lv_html_void(html));
        lv_escape_text(html->out, line);
        begun = true;
    }
    lv_buf_puts(html->out, "</p>\n");
}

static void open_logo(struct lv_html *html, const struct lv_letterhead *letter) {
    lv_buf_puts(html->out, "<img class=\"logo\" alt=\"");
    lv_escape_attr(html->out, letter->alt);
    lv_buf_char(html->out, '"');
}

static void add_logo(struct lv_html *html, const struct lv_letterhead *letter) {
    struct lv_logo logo;
    if (letter->svg.n) {
        open_logo(html, letter);
        lv_buf_puts(html->out, " src=\"");
        lv_html_data(html, "image/svg+xml", letter->svg);
    } else if (letter->logo.n && lv_logo_read(letter->logo, &logo)) {
        open_logo(html, letter);
        lv_buf_printf(html->out, " width=\"%u\" height=\"%u\" src=\"", (unsigned)logo.width,
                      (unsigned)logo.height);
        lv_html_data(html, logo.jpeg ? "image/jpeg" : "image/png", letter->logo);
    } else {
        return;
    }
    lv_buf_printf(html->out, "\"%s\n", lv_html_void(html));
}

/* The kind of document, and beside it the date. */
static void add_kind(struct lv_html *html, const struct lv_letter_words *words) {
    if (!words->date.n) {
        add_lines(html, "kind", words->lang, words->kind);
        return;
    }
    lv_buf_puts(html->out, "<div class=\"kinds\">\n");
    add_lines(html, "kind", words->lang, words->kind);
    add_lines(html, "date", words->lang, words->date);
    lv_buf_puts(html->out, "</div>\n");
}

void lv_html_banner(struct lv_html *html) {
    static const char *const places[] = {"", " centre", " right"};
    struct lv_letterhead letter;
    if (!has_banner(html, &letter))
        return;
    lv_buf_printf(html->out, "<header class=\"letterhead\">\n<div class=\"sender%s\">\n",
                  places[html->style->logo_place]);
    add_logo(html, &letter);
    lv_buf_puts(html->out, "<div>\n");
    for (size_t i = 0; i < letter.n; i++)
        add_lines(html, "house", letter.words[i].lang, letter.words[i].name);
    for (size_t i = 0; i < letter.n; i++)
        add_lines(html, "seat", letter.words[i].lang, letter.words[i].address);
    lv_buf_puts(html->out, "</div>\n</div>\n");
    for (size_t i = 0; i < letter.n; i++)
        add_kind(html, &letter.words[i]);
    lv_buf_puts(html->out, "</header>\n");
}

void lv_html_banner_css(struct lv_html *html) {
    struct lv_letterhead letter;
    if (!has_banner(html, &letter))
        return;
    lv_buf_puts(html->out, ":root {");
    lv_css_number(html->out, " --head-rule: ", html->style->letterhead_rule, "pt;");
    lv_css_number(html->out, " --logo: ", html->style->logo_width, "mm; }\n");
    lv_buf_add(html->out, lv_file_banner, (size_t)(lv_file_banner_end - lv_file_banner));
}

/* Base64 (RFC 4648, 4): a library for it would have to be loaded for every page. */
static void add_base64(struct lv_buf *out, const char *type, struct lv_str bytes) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    lv_buf_printf(out, "data:%s;base64,", type);
    lv_buf_room(out, 4 * (bytes.n / 3 + 1));
    for (size_t i = 0; i < bytes.n; i += 3) {
        uint32_t three = 0;
        for (size_t k = 0; k < 3; k++)
            three = three << 8 | (i + k < bytes.n ? (unsigned char)bytes.p[i + k] : 0);
        for (size_t k = 0; k < 4; k++)
            lv_buf_char(out, i + k > bytes.n ? '=' : digits[three >> (18 - 6 * k) & 63]);
    }
}

void lv_html_data(const struct lv_html *html, const char *type, struct lv_str bytes) {
    if (html->form->file)
        html->form->file(html->form->state, bytes, type, html->out);
    else
        add_base64(html->out, type, bytes);
}
