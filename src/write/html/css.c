#include <string.h>

#include "core/embed.h"
#include "write/html/html.h"

LV_EMBED(css, "styles/html.css")
LV_EMBED(people, "styles/people.css")
LV_EMBED(side, "styles/side.css")
LV_EMBED(pack_css, "styles/pack.css")
LV_EMBED(book_css, "styles/book.css")

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

/* A colour on paper, and in dark mode. */
static void add_colours(struct lv_buf *out, const struct lv_style *s, bool dark) {
    const struct {
        const char *name;
        uint32_t light, dark;
    } colours[] = {{"ink", s->ink, s->ink_dark},
                   {"muted", s->muted, s->muted_dark},
                   {"accent", s->accent, s->accent_dark},
                   {"rule", s->rule, s->rule_dark},
                   {"embargo", s->embargo, s->embargo_dark},
                   {"link", s->link, s->link_dark},
                   {"link-underline", s->link_underline, s->link_underline_dark},
                   {"table-rule", s->table_rule, s->table_rule_dark},
                   {"panel", s->panel, s->panel_dark}};
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
        lv_buf_printf(out, " --%s: #%06x;", colours[i].name,
                      (unsigned)(dark ? colours[i].dark : colours[i].light));
}

static void add_quote(struct lv_buf *out, const struct lv_style *s) {
    static const char *const quotes[] = {"3px solid var(--accent); --quote-indent: 1.35em",
                                         "0 solid; --quote-indent: 1.35em", "0 solid; --quote-indent: 0"};
    lv_buf_printf(out,
                  "\n --quote-bar: %s; --speech: %s; --notice-rule: %s; --notice-bar: %s; --notice-indent: "
                  "%s; --notice-pad: %s;",
                  quotes[s->quote_form], s->quote_italic == LV_YES ? "italic" : "inherit",
                  s->notice_form == LV_NOTICE_RULES ? "1px solid var(--rule)" : "0",
                  s->notice_form == LV_NOTICE_BAR ? "3px solid var(--accent)" : "0",
                  s->notice_form == LV_NOTICE_BAR ? "1.35em" : "0",
                  s->notice_form == LV_NOTICE_RULES ? ".7em" : ".1em");
}

static void add_table(struct lv_buf *out, const struct lv_style *s) {
    bool ends = s->table_rules != LV_RULES_NONE, rows = s->table_rules == LV_RULES_ROWS;
    lv_buf_printf(out, "\n --table-width: %s; --table-end: %s; --table-head: %s; --table-row: %s;",
                  s->table_width == LV_WIDTH_FULL ? "100%" : "auto", ends ? "2px solid var(--ink)" : "0",
                  ends ? "1px solid var(--table-rule)" : "0", rows ? "1px solid var(--table-rule)" : "0");
    lv_buf_printf(out, " --hyphens: %s; --column-hyphens: %s;",
                  s->hyphenate == LV_HYPHENATE_YES ? "auto" : "manual",
                  s->hyphenate == LV_HYPHENATE_NO ? "manual" : "auto");
    lv_buf_printf(out, " --row-head: %s; --table-repeat: %s;",
                  s->row_heads == LV_ROW_HEADS_BOLD ? "600" : "inherit",
                  s->repeat_head == LV_YES ? "table-header-group" : "table-row-group");
}

/* Distances, of those that styles/html.css has. */
static void add_spaces(struct lv_buf *out, const struct lv_style *s) {
    lv_css_number(out, "\n --paragraph: ", s->space_paragraph / 100, ";");
    lv_css_number(out, " --above-heading: ", s->space_heading / 100, ";");
    lv_css_number(out, " --item: ", s->space_item / 100, ";");
    lv_css_number(out, " --block: ", s->space_block / 100, ";");
    lv_css_number(out, " --foot: ", s->space_foot / 100, ";");
}

static void add_contact(struct lv_buf *out, const struct lv_style *s) {
    static const char *const forms[] = {
        "--contact-rule: 1px solid var(--rule); --contact-room: 1em 0 0; --contact-print: .6em 0 0; "
        "--contact-ground: none;",
        "--contact-rule: 0; --contact-room: 1em 1.25em; --contact-print: .8em 1em; --contact-ground: "
        "var(--panel);",
        "--contact-rule: 0; --contact-room: 0; --contact-print: 0; --contact-ground: none;"};
    lv_buf_printf(out, "\n %s", forms[s->contact_form]);
    if (s->contact_columns)
        lv_buf_printf(out, " --people: %u;", s->contact_columns + 1);
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

/* A side column at the left or at the right of the text; contacts begin in one line with that. */
static void add_side(struct lv_buf *out, const struct lv_style *s) {
    bool right = s->side_place == LV_SIDE_RIGHT;
    const double POINTS = 72 / 25.4;
    if (s->side_column <= 0)
        return;
    lv_css_number(out, "\n --side: ", s->side_column * POINTS / s->text_size, "rem;");
    lv_css_number(out, " --side-gap: ", s->gutter * POINTS / s->text_size, "rem;");
    lv_buf_printf(
        out,
        " --side-place: %s; --side-columns: %s; --side-text: %d; --side-beside: %d; --side-room: "
        "%s; --side-shift: %s; --side-words: %s; --side-up: %s;",
        right ? "right" : "left", right ? "minmax(0, 1fr) var(--side)" : "var(--side) minmax(0, 1fr)",
        right ? 1 : 2, right ? 2 : 1,
        right ? "0 calc(var(--side) + var(--side-gap))" : "calc(var(--side) + var(--side-gap)) 0",
        right ? "0 calc(-1 * var(--side) - var(--side-gap))" : "calc(-1 * var(--side) - var(--side-gap)) 0",
        right ? "0px" : "calc(var(--side) + var(--side-gap))",
        s->contact_form == LV_CONTACT_PLAIN ? ".35rem" : "-.5rem");
}

static void add_values(struct lv_buf *out, const struct lv_style *s) {
    lv_buf_puts(out, ":root {\n");
    add_family(out, "--text-font", s->text_font);
    add_family(out, "--heading-font", s->heading_font);
    lv_css_number(out, " --small: ", s->small_size / s->text_size, "rem;");
    lv_css_number(out, " --caption: ", s->caption_size / s->text_size, "rem;");
    lv_css_number(out, " --contact: ", s->contact_size / s->text_size, "rem;");
    lv_css_number(out, " --note: ", s->note_size / s->text_size, "rem;");
    lv_css_number(out, " --table: ", s->table_size / s->text_size, "rem;");
    lv_css_number(out, " --column-lead: ", s->column_lead / s->text_size, "rem;");
    lv_css_number(out, " --column-headline: ", s->column_headline / s->text_size, "rem;");
    lv_css_number(out, " --lead: ", s->lead_size / s->text_size, "rem;");
    lv_css_number(out, " --heading: ", s->heading_size / s->text_size, "rem;");
    lv_css_number(out, " --headline: ", s->headline_size / s->text_size, "rem;");
    lv_css_number(out, " --picture: ", s->picture_width, "%;");
    lv_css_number(out, " --leading: ", s->leading, ";\n --paper: #ffffff;");
    add_colours(out, s, false);
    add_table(out, s);
    add_quote(out, s);
    add_contact(out, s);
    add_side(out, s);
    add_spaces(out, s);
    lv_buf_puts(out, s->embargo_form == LV_FORM_BOX ? "\n --frame: 2px; --frame-room: .35em .8em;"
                                                    : "\n --frame: 0; --frame-room: 0;");
    lv_buf_puts(out, "\n}\n");
}

static void add_dark(struct lv_buf *out, const struct lv_style *s) {
    lv_buf_puts(out, "@media screen and (prefers-color-scheme: dark) { :root {\n");
    lv_buf_printf(out, " --paper: #%06x;", s->paper_dark);
    add_colours(out, s, true);
    lv_buf_puts(out, "\n} }\n");
}

static void add_figures(struct lv_buf *out, const char *of, unsigned form) {
    static const char *const shapes[] = {"", " lining-nums", " oldstyle-nums"}, *const widths[] = {
                                                                                    "", " proportional-nums",
                                                                                    " tabular-nums"};
    if (form)
        lv_buf_printf(out, "%s { font-variant-numeric:%s%s; }\n", of, shapes[lv_figure_shape(form)],
                      widths[lv_figure_width(form)]);
}

static void add_rules(struct lv_buf *out, const struct lv_style *s) {
    lv_buf_add(out, lv_file_css, (size_t)(lv_file_css_end - lv_file_css));
    add_figures(out, "body", s->figures);
    add_figures(out, "table, li::marker", lv_figure_in_table(s->figures));
    if (s->contact_columns)
        lv_buf_add(out, lv_file_people, (size_t)(lv_file_people_end - lv_file_people));
    if (s->side_column > 0)
        lv_buf_add(out, lv_file_side, (size_t)(lv_file_side_end - lv_file_side));
}

void lv_html_css(struct lv_buf *out, const struct lv_style *s) {
    add_values(out, s);
    add_dark(out, s);
    add_page(out, s);
    add_rules(out, s);
}

void lv_html_book_css(struct lv_buf *out, const struct lv_style *s) {
    add_values(out, s);
    add_rules(out, s);
    lv_html_pack_css(out);
    lv_buf_add(out, lv_file_book_css, (size_t)(lv_file_book_css_end - lv_file_book_css));
}

void lv_html_pack_css(struct lv_buf *out) {
    lv_buf_add(out, lv_file_pack_css, (size_t)(lv_file_pack_css_end - lv_file_pack_css));
}
