#include <string.h>

#include "core/embed.h"
#include "write/html/html.h"

LV_EMBED(css, "styles/html.css")

void lv_css_number(struct lv_buf *out, const char *name, double value, const char *unit) {
    unsigned hundredths = (unsigned)(value * 100 + 0.5);
    lv_buf_printf(out, "%s%u.%02u%s", name, hundredths / 100, hundredths % 100, unit);
}

void lv_css_string(struct lv_buf *out, const char *text) {
    lv_buf_char(out, '"');
    for (const char *c = text; *c; c++)
        if ((unsigned char)*c >= ' ' && !strchr("\"\\<>", *c))
            lv_buf_char(out, *c);
    lv_buf_char(out, '"');
}

/* A family of type and what to take where it is missing. */
static void add_family(struct lv_buf *out, const char *name, const char *family) {
    bool sans = strstr(family, "Sans") != NULL;
    lv_buf_printf(out, " %s: ", name);
    lv_css_string(out, family);
    lv_buf_printf(out, ", %s;\n",
                  sans ? "system-ui, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, sans-serif"
                       : "Georgia, \"Times New Roman\", serif");
}

static void add_colours(struct lv_buf *out, const uint32_t colours[5]) {
    lv_buf_printf(out, " --ink: #%06x; --muted: #%06x; --accent: #%06x; --rule: #%06x; --embargo: #%06x;",
                  colours[0], colours[1], colours[2], colours[3], colours[4]);
}

/* On paper the margins of a spread mirror each other. */
static void add_page(struct lv_buf *out, const struct lv_style *s) {
    lv_buf_puts(out, "@page { size: ");
    lv_buf_puts(out, s->paper.name);
    lv_css_number(out, "; margin: ", s->margin_top, "mm ");
    lv_css_number(out, "", s->margin_outer, "mm ");
    lv_css_number(out, "", s->margin_bottom, "mm ");
    lv_css_number(out, "", s->margin_inner, "mm; }\n");
    lv_css_number(out, "@page :left { margin-left: ", s->margin_outer, "mm; ");
    lv_css_number(out, "margin-right: ", s->margin_inner, "mm; }\n");
    lv_css_number(out, "@media print { html { font-size: ", s->text_size, "pt; } }\n");
}

void lv_html_css(struct lv_buf *out, const struct lv_style *s) {
    lv_buf_puts(out, ":root {\n");
    add_family(out, "--text-font", s->text_font);
    add_family(out, "--heading-font", s->heading_font);
    lv_css_number(out, " --small: ", s->small_size / s->text_size, "rem;");
    lv_css_number(out, " --lead: ", s->lead_size / s->text_size, "rem;");
    lv_css_number(out, " --heading: ", s->heading_size / s->text_size, "rem;");
    lv_css_number(out, " --headline: ", s->headline_size / s->text_size, "rem;");
    lv_css_number(out, " --leading: ", s->leading, ";\n --paper: #ffffff;");
    add_colours(out, (const uint32_t[]){s->ink, s->muted, s->accent, s->rule, s->embargo});
    lv_buf_puts(out, s->embargo_form == LV_FORM_BOX ? "\n --frame: 2px; --frame-room: .35em .8em;"
                                                    : "\n --frame: 0; --frame-room: 0;");
    lv_buf_puts(out, "\n}\n@media screen and (prefers-color-scheme: dark) { :root {\n");
    lv_buf_printf(out, " --paper: #%06x;", s->paper_dark);
    add_colours(
        out, (const uint32_t[]){s->ink_dark, s->muted_dark, s->accent_dark, s->rule_dark, s->embargo_dark});
    lv_buf_puts(out, "\n} }\n");
    add_page(out, s);
    lv_buf_add(out, lv_file_css, (size_t)(lv_file_css_end - lv_file_css));
}
