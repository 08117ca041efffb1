/* Fonts of the house on the page itself; without this it names their families. */
#include "write/html/html.h"

static void add_face(struct lv_html *html, const char *family, const struct lv_named_file *file, bool bold,
                     bool italic) {
    if (!file->name)
        return;
    lv_buf_puts(html->out, "@font-face { font-family: ");
    lv_css_string(html->out, family);
    lv_buf_printf(html->out, "; font-weight: %s; font-style: %s; src: url(", bold ? "700" : "400",
                  italic ? "italic" : "normal");
    lv_html_data(html, lv_str_starts(file->bytes, LV_STR("OTTO")) ? "font/otf" : "font/ttf", file->bytes);
    lv_buf_puts(html->out, "); }\n");
}

void lv_html_fonts(struct lv_html *html) {
    const struct lv_style *s = html->style;
    if (!s || s->page_fonts != LV_FONTS_EMBEDDED)
        return;
    add_face(html, s->text_font, &s->text_file, false, false);
    add_face(html, s->text_font, &s->text_italic_file, false, true);
    add_face(html, s->text_font, &s->text_bold_file, true, false);
    add_face(html, s->text_font, &s->text_bold_italic_file, true, true);
    add_face(html, s->heading_font, &s->heading_file, false, false);
    add_face(html, s->heading_font, &s->heading_italic_file, false, true);
    add_face(html, s->heading_font, &s->heading_bold_file, true, false);
    add_face(html, s->heading_font, &s->heading_bold_italic_file, true, true);
}
