#include <stddef.h>
#include <string.h>

#include "write/docx/docx.h"

#define OF(field) offsetof(struct lv_style, field)

enum {
    BOLD = 1 << 0,
    ITALIC = 1 << 1,
    KEEP_NEXT = 1 << 2,
    KEEP_LINES = 1 << 3,
    RIGHT = 1 << 4,
    EXACT = 1 << 5,  /* line distance, also where the font asks for more */
    BAR = 1 << 6,    /* upright rule on the left, in the accent colour */
    RULE = 1 << 7,   /* thin rule above the first of a run of such paragraphs */
    CLOSE = 1 << 8,  /* no space between two of the same style */
    BULLET = 1 << 9, /* of the first list of numbering.xml */
    CHARACTER = 1 << 10,
    UNDERLINE = 1 << 11,
    SYMBOL = 1 << 12,  /* in a font that has ☞ */
    SANS = 1 << 13,    /* in the font of headings */
    QUOTED = 1 << 14,  /* bar and indent as the house has them for quotes, */
    NOTICE = 1 << 15,  /* for notices */
    CLOSED = 1 << 17,  /* and below the last of them */
    SPEECH = 1 << 16,  /* in italics where the house wants it */
    FRAME = 1 << 18,   /* in the colour of embargoes */
    LEADER = 1 << 19,  /* a number at the right, dots up to it */
    TINY = 1 << 20,    /* as good as no room of its own */
    PANEL = 1 << 21,   /* set apart as the house has it for contacts */
    FIGURES = 1 << 22, /* in the form that the house has, */
    TABLE = 1 << 23,   /* that of tables */
    DATED = 1 << 24,   /* perhaps with a day before the text */
};

/* A row for each style. Spaces and indents in text sizes; leading in sizes of its own. 0 or NULL: as `based`. */
struct style_row {
    const char *id, *name, *based, *next;
    size_t size, colour;                              /* fields of struct lv_style */
    double leading, before, after, left, hang, scale; /* scale: of the size; 0: 1 */
    unsigned look;
    int outline;  /* level from 1 */
    size_t space; /* of before and after, per cent; 0: 100 */
};

#define HANG 1.7 /* from a marker to its text */
enum {
    FRAME_TOP = 4,
    FRAME_SIDE = 7,
    PANEL_ROOM = 8
};                /* points from a frame, from the edge of a ground, to its text */
#define QUOTE 1.6 /* from the bar to the text beside it */

static const struct style_row rows[] = {
    {"Normal", "Normal", NULL, NULL, .colour = OF(ink), .look = FIGURES},
    {"BodyText", "Body Text", "Normal", NULL, .after = 0.75, .space = OF(space_paragraph)},
    {"Title", "Title", "Normal", "BodyText", .size = OF(headline_size), .leading = 1.2, .before = 0.6,
     .after = 0.7, .look = SANS | BOLD | KEEP_NEXT | KEEP_LINES | EXACT, .outline = 1},
    {"ColumnTitle", "Column Title", "Title", "BodyText", .size = OF(column_headline), .leading = 1.2,
     .before = 0.6, .after = 0.7, .look = SANS | BOLD | KEEP_NEXT | KEEP_LINES | EXACT, .outline = 1},
    {"Language", "Language", "Normal", NULL, .size = OF(small_size), .colour = OF(muted), .leading = 1.4,
     .after = 0.6, .look = SANS | BOLD},
    {"Subtitle", "Subtitle", "Normal", "BodyText", .size = OF(heading_size), .colour = OF(muted),
     .leading = 1.3, .after = 0.8, .look = SANS | KEEP_NEXT | KEEP_LINES},
    {"Heading1", "heading 1", "Normal", "BodyText", .size = OF(heading_size), .leading = 1.3, .before = 1.1,
     .after = 0.35, .look = SANS | BOLD | KEEP_NEXT | KEEP_LINES, .outline = 1, .space = OF(space_heading)},
    {"Heading2", "heading 2", "Heading1", "BodyText", .size = OF(text_size), .outline = 2},
    {"Label", "Label", "Normal", "BodyText", .size = OF(small_size), .colour = OF(accent), .leading = 1.4,
     .after = 0.5, .look = SANS | BOLD | KEEP_NEXT | CLOSE},
    {"DocumentType", "Document Type", "Label", "BodyText", .look = 0},
    {"Date", "Date", "Normal", "BodyText", .size = OF(small_size), .colour = OF(muted), .leading = 1.4,
     .after = 0.8, .look = SANS | KEEP_NEXT},
    {"Dateline", "Dateline", "Date", "BodyText", .look = 0},
    {"Embargo", "Embargo", "Date", "BodyText", .size = OF(text_size), .colour = OF(embargo), .before = 0.6,
     .after = 1.2, .look = BOLD | KEEP_NEXT | KEEP_LINES | FRAME},
    {"Lead", "Lead", "BodyText", "BodyText", .size = OF(lead_size), .leading = 1.38, .before = 0.7,
     .after = 0.85, .space = OF(space_paragraph)},
    {"ColumnLead", "Column Lead", "Lead", "BodyText", .size = OF(column_lead), .leading = 1.38, .before = 0.7,
     .after = 0.85, .space = OF(space_paragraph)},
    {"Quote", "Quote", "Normal", "BodyText", .leading = 1.42, .before = 0.8, .after = 0.95, .left = QUOTE,
     .look = BAR | QUOTED | KEEP_LINES, .space = OF(space_block)},
    {"MarkedQuote", "Marked Quote", "Quote", "BodyText", .left = QUOTE + HANG, .hang = HANG},
    {"ListBullet", "List Bullet", "BodyText", NULL, .after = 0.4, .left = HANG, .hang = HANG, .look = BULLET,
     .space = OF(space_item)},
    {"ListNumber", "List Number", "BodyText", NULL, .after = 0.4, .left = HANG, .hang = HANG,
     .space = OF(space_item)},
    {"ListContinue", "List Continue", "BodyText", NULL, .after = 0.4, .left = HANG, .space = OF(space_item)},
    {"Caption", "caption", "Normal", "BodyText", .size = OF(caption_size), .colour = OF(muted),
     .leading = 1.4, .after = 0.9, .look = SANS | KEEP_LINES, .space = OF(space_block)},
    {"Picture", "Picture", "Normal", "Caption", .size = OF(caption_size), .colour = OF(muted), .leading = 1.4,
     .before = 0.6, .after = 0.6, .left = QUOTE, .look = SANS | BAR | KEEP_LINES, .space = OF(space_block)},
    {"Figure", "Figure", "Normal", "Caption", .before = 0.6, .after = 0.5, .look = KEEP_NEXT,
     .space = OF(space_block)},
    {"TableText", "Table Text", "Normal", NULL, .size = OF(table_size), .leading = 1.4, .before = 0.2,
     .after = 0.2, .look = SANS | FIGURES | TABLE},
    {"TableNumber", "Table Number", "TableText", NULL, .look = RIGHT},
    {"TableTextSmall", "Table Text Small", "TableText", NULL, .size = OF(table_size),
     .scale = DOCX_SMALL_TABLE, .leading = 1.4, .before = 0.2, .after = 0.2},
    {"TableNumberSmall", "Table Number Small", "TableTextSmall", NULL, .look = RIGHT},
    {"Note", "Note", "Normal", NULL, .size = OF(note_size), .colour = OF(muted), .leading = 1.45,
     .after = 0.6, .look = SANS | KEEP_LINES, .space = OF(space_foot)},
    {"MediaNotice", "Media Notice", "BodyText", NULL, .before = 0.75, .left = QUOTE,
     .look = SANS | BAR | NOTICE | KEEP_LINES, .space = OF(space_block)},
    {"Event", "Event", "BodyText", NULL, .after = 0.4, .look = SANS | KEEP_LINES},
    {"Salutation", "Salutation", "BodyText", "BodyText", .look = 0},
    {"About", "About", "Note", NULL, .colour = OF(ink)},
    {"Rights", "Rights", "Note", NULL, .look = 0},
    {"Related", "Related", "Note", NULL, .colour = OF(ink)},
    {"Source", "Source", "Note", NULL, .before = 0.9, .space = OF(space_foot)},
    {"Contact", "Contact", "Normal", NULL, .size = OF(contact_size), .leading = 1.45,
     .look = SANS | RULE | PANEL | KEEP_LINES | KEEP_NEXT},
    {"ContactHeading", "Contact Heading", "Contact", "Contact", .look = BOLD, .outline = 2},
    {"ContactName", "Contact Name", "Contact", "Contact", .look = BOLD},
    {"Letterhead", "Letterhead", "Normal", NULL, .size = OF(heading_size), .leading = 1.35,
     .look = SANS | BOLD},
    {"LetterheadOther", "Letterhead Other", "Normal", NULL, .size = OF(heading_size), .colour = OF(muted),
     .leading = 1.35, .look = SANS},
    {"LetterheadAddress", "Letterhead Address", "Normal", NULL, .size = OF(small_size), .colour = OF(muted),
     .leading = 1.4, .look = SANS},
    {"LetterheadKind", "Letterhead Kind", "Label", NULL, .before = 1.1, .after = 2, .look = 0},
    {"Header", "header", "Normal", NULL, .size = OF(small_size), .colour = OF(muted), .leading = 1.4,
     .after = 1, .look = SANS | CLOSE},
    {"HeaderEmbargo", "Header Embargo", "Header", NULL, .colour = OF(embargo), .after = 0.2,
     .look = BOLD | CLOSE},
    {"Footer", "footer", "Normal", NULL, .size = OF(small_size), .colour = OF(muted), .leading = 1.4,
     .look = SANS | RIGHT},
    {"Hyperlink", "Hyperlink", NULL, NULL, .colour = OF(link), .look = CHARACTER | UNDERLINE},
    {"Speech", "Speech", NULL, NULL, .look = CHARACTER | ITALIC | SPEECH},
    {"Emphasis", "Emphasis", NULL, NULL, .look = CHARACTER | ITALIC},
    {"Strong", "Strong", NULL, NULL, .look = CHARACTER | BOLD},
    {"Marker", "Marker", NULL, NULL, .colour = OF(accent), .look = CHARACTER},
    {"QuoteMarker", "Quote Marker", NULL, NULL, .colour = OF(accent), .look = CHARACTER | SYMBOL},
};

/* What a pack has besides. */
static const struct style_row pack_rows[] = {
    {"CoverTitle", "Cover Title", "Title", "Subtitle", .size = OF(headline_size), .scale = 1.5,
     .leading = 1.2, .before = 0.6, .after = 0.4, .look = SANS | BOLD | KEEP_NEXT | KEEP_LINES | EXACT,
     .outline = 1},
    {"TOC1", "toc 1", "Normal", "Normal", .size = OF(heading_size), .leading = 1.25, .before = 1,
     .after = 0.35, .look = SANS | BOLD | KEEP_NEXT | KEEP_LINES},
    {"TOC2", "toc 2", "Normal", "Normal", .colour = OF(muted), .after = 0.35,
     .look = LEADER | DATED | KEEP_LINES},
    {"TOC3", "toc 3", "Normal", "Normal", .after = 0.35, .look = LEADER | DATED | KEEP_LINES},
    {"TableofFigures", "table of figures", "Normal", "Normal", .after = 0.35, .look = LEADER | KEEP_LINES},
    {"SectionEnd", "Section End", "Normal", NULL, .look = TINY},
};

static double number_of(const struct docx *d, size_t field) {
    return *(const double *)((const char *)&d->style + field);
}

/* The type size of a style, in points. */
static double size_of(const struct docx *d, const struct style_row *row) {
    double points = row->size ? number_of(d, row->size) : d->style.text_size;
    return row->scale > 0 ? row->scale * points : points;
}

static long twips(const struct docx *d, double text_sizes) {
    return (long)(text_sizes * d->style.text_size * DOCX_TWIPS + 0.5);
}

static const struct style_row *find(const struct style_row *from, size_t n, const char *id) {
    for (size_t i = 0; i < n; i++)
        if (strcmp(from[i].id, id) == 0)
            return &from[i];
    return NULL;
}

double docx_text_height(const struct docx *d, const char *style, struct lv_str text) {
    static const double LETTER = 0.58; /* what one takes, over the type size; of bytes, a few more */
    const struct style_row *row = find(pack_rows, sizeof pack_rows / sizeof *pack_rows, style);
    if (!row)
        row = find(rows, sizeof rows / sizeof *rows, style);
    if (!row)
        return 0;
    double size = size_of(d, row), width = (double)docx_measure(d) / DOCX_TWIPS,
           leading = row->leading > 0 ? row->leading * size : d->style.leading * d->style.text_size,
           lines = text.n ? 1 + (double)(long)(LETTER * size * (double)text.n / width) : 0;
    double frame = row->look & FRAME && d->style.embargo_form == LV_FORM_BOX ? 2 * FRAME_TOP : 0;
    return lines * leading + (row->before + row->after) * d->style.text_size + frame;
}

long docx_hang(const struct docx *d) {
    return twips(d, HANG);
}

void docx_indent(struct docx_part *part, long left, long hanging) {
    docx_open(part, "w:ind");
    docx_attr_int(part, "w:left", left);
    if (hanging)
        docx_attr_int(part, "w:hanging", hanging);
    docx_close(part);
}

static const char *colour(const struct docx *d, size_t field, char hex[DOCX_HEX]) {
    return docx_hex(*(const uint32_t *)(const void *)((const char *)&d->style + field), hex);
}

void docx_rule(struct docx_part *part, const char *side, uint32_t rgb, int eighths, int space) {
    char hex[DOCX_HEX];
    docx_open(part, side);
    docx_attr(part, "w:val", "single");
    docx_attr_int(part, "w:sz", eighths);
    docx_attr_int(part, "w:space", space);
    docx_attr(part, "w:color", docx_hex(rgb, hex));
    docx_close(part);
}

static void font(struct docx_part *part, const char *name) {
    static const char *const scripts[] = {"w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"};
    docx_open(part, "w:rFonts");
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        docx_attr(part, scripts[i], name);
    docx_close(part);
}

void docx_theme_font(struct docx_part *part, bool heading) {
    docx_open(part, "w:rFonts");
    docx_attr(part, "w:asciiTheme", heading ? "majorHAnsi" : "minorHAnsi");
    docx_attr(part, "w:hAnsiTheme", heading ? "majorHAnsi" : "minorHAnsi");
    docx_attr(part, "w:eastAsiaTheme", heading ? "majorEastAsia" : "minorEastAsia");
    docx_attr(part, "w:cstheme", heading ? "majorBidi" : "minorBidi");
    docx_close(part);
}

static void size(struct docx_part *part, double points) {
    docx_int(part, "w:sz", (long)(2 * points + 0.5));
    docx_int(part, "w:szCs", (long)(2 * points + 0.5));
}

/* From the bar to the text, so that the bar is at the margin; Word takes no more than 31 points. */
static int bar_space(const struct docx *d) {
    double space = QUOTE * d->style.text_size - 1;
    return space < 31 ? (int)space : 31;
}

/* What the house makes of the look of a style. */
static struct style_row of_house(const struct docx *d, struct style_row row) {
    const struct lv_style *style = &d->style;
    bool quote = row.look & QUOTED, notice = row.look & NOTICE;
    if ((quote && style->quote_form != LV_QUOTE_BAR) || (notice && style->notice_form != LV_NOTICE_BAR))
        row.look &= ~(unsigned)BAR;
    if ((quote && style->quote_form == LV_QUOTE_PLAIN) || (notice && style->notice_form != LV_NOTICE_BAR))
        row.left = 0;
    if (notice && style->notice_form == LV_NOTICE_RULES)
        row.look |= RULE | CLOSED;
    if (row.look & PANEL && style->contact_form != LV_CONTACT_RULE)
        row.look &= ~(unsigned)RULE;
    if (style->contact_form != LV_CONTACT_PANEL)
        row.look &= ~(unsigned)PANEL;
    if (row.look & SPEECH && style->quote_italic == LV_NO)
        row.look &= ~(unsigned)ITALIC;
    return row;
}

static void borders(struct docx *d, struct docx_part *part, unsigned look) {
    static const char *const sides[] = {"w:top", "w:left", "w:bottom", "w:right"};
    bool frame = look & FRAME && d->style.embargo_form == LV_FORM_BOX;
    if (!(look & (BAR | RULE | PANEL)) && !frame)
        return;
    docx_open(part, "w:pBdr");
    for (size_t i = 0; i < 4 && frame; i++)
        docx_rule(part, sides[i], d->style.embargo, 10, i % 2 ? FRAME_SIDE : FRAME_TOP);
    for (size_t i = 0; i < 4 && look & PANEL; i++)
        docx_rule(part, sides[i], d->style.panel, 4, PANEL_ROOM);
    if (look & RULE)
        docx_rule(part, "w:top", d->style.rule, 4, 8);
    if (look & BAR) /* at the margin, the text indented from it */
        docx_rule(part, "w:left", d->style.accent, 12, bar_space(d));
    if (look & CLOSED)
        docx_rule(part, "w:bottom", d->style.rule, 4, 8);
    docx_close(part);
    if (look & PANEL)
        docx_ground(part, d->style.panel);
}

void docx_ground(struct docx_part *part, uint32_t rgb) {
    char hex[DOCX_HEX];
    docx_open(part, "w:shd");
    docx_attr(part, "w:val", "clear");
    docx_attr(part, "w:color", "auto");
    docx_attr(part, "w:fill", docx_hex(rgb, hex));
    docx_close(part);
}

static void spacing(struct docx *d, struct docx_part *part, const struct style_row *row) {
    double share = row->space ? number_of(d, row->space) / 100 : 1;
    if (row->before == 0 && row->after == 0 && row->leading == 0)
        return;
    docx_open(part, "w:spacing");
    if (row->before > 0)
        docx_attr_int(part, "w:before", twips(d, share * row->before));
    if (row->after > 0)
        docx_attr_int(part, "w:after", twips(d, share * row->after));
    if (row->leading > 0) {
        docx_attr_int(part, "w:line", (long)(row->leading * size_of(d, row) * DOCX_TWIPS + 0.5));
        docx_attr(part, "w:lineRule", row->look & EXACT ? "exact" : "atLeast");
    }
    docx_close(part);
}

/* So that the frame, which Word sets around the text, is at the margins. */
static void frame_indent(struct docx_part *part, int room) {
    docx_open(part, "w:ind");
    docx_attr_int(part, "w:left", (room + 1) * DOCX_TWIPS);
    docx_attr_int(part, "w:right", (room + 1) * DOCX_TWIPS);
    docx_close(part);
}

static void tiny(struct docx_part *part) {
    docx_open(part, "w:spacing");
    docx_attr_int(part, "w:line", DOCX_TWIPS);
    docx_attr(part, "w:lineRule", "exact");
    docx_close(part);
}

static void paragraph_properties(struct docx *d, struct docx_part *part, const struct style_row *row) {
    docx_open(part, "w:pPr");
    if (row->look & KEEP_NEXT)
        docx_flag(part, "w:keepNext");
    if (row->look & KEEP_LINES)
        docx_flag(part, "w:keepLines");
    if (row->look & BULLET) {
        docx_open(part, "w:numPr");
        docx_int(part, "w:numId", 1);
        docx_close(part);
    }
    borders(d, part, row->look);
    if (row->look & LEADER)
        docx_right_tab(part, docx_measure(d), "dot");
    spacing(d, part, row);
    if (row->look & TINY)
        tiny(part);
    if (row->look & FRAME && d->style.embargo_form == LV_FORM_BOX)
        frame_indent(part, FRAME_SIDE);
    if (row->look & PANEL)
        frame_indent(part, PANEL_ROOM);
    if (row->look & LEADER)
        docx_entry_indent(d, part, row->look & DATED && d->pack->days);
    if (row->left > 0)
        docx_indent(part, twips(d, row->left), twips(d, row->hang));
    if (row->look & CLOSE)
        docx_flag(part, "w:contextualSpacing");
    if (row->look & RIGHT)
        docx_val(part, "w:jc", "right");
    if (row->outline)
        docx_int(part, "w:outlineLvl", row->outline - 1);
    docx_close(part);
}

static void underline(const struct docx *d, struct docx_part *part) {
    char hex[DOCX_HEX];
    docx_open(part, "w:u");
    docx_attr(part, "w:val", "single");
    if (d->style.link_underline != d->style.link)
        docx_attr(part, "w:color", docx_hex(d->style.link_underline, hex));
    docx_close(part);
}

/* In a template the styles of the house say it. */
static unsigned form_of(const struct docx *d) {
    return d->style.docx_template.name ? 0 : d->style.figures;
}

static void figures_are(struct docx_part *part, const char *element, const char *value) {
    docx_open(part, element);
    docx_attr(part, "w14:val", value);
    docx_close(part);
}

/* What Word 2010 and later know of figures ([MS-DOCX] 2.6.1.10 and 2.6.1.11); older ones leave it. */
static void figures(struct docx_part *part, unsigned form) {
    static const char *const shapes[] = {NULL, "lining", "oldStyle"}, *const widths[] = {NULL, "proportional",
                                                                                         "tabular"};
    const char *shape = shapes[lv_figure_shape(form)], *width = widths[lv_figure_width(form)];
    if (shape)
        figures_are(part, "w14:numForm", shape);
    if (width)
        figures_are(part, "w14:numSpacing", width);
}

static void run_properties(struct docx *d, struct docx_part *part, const struct style_row *row) {
    char hex[DOCX_HEX];
    docx_open(part, "w:rPr");
    if (row->look & SANS)
        docx_theme_font(part, true);
    if (row->look & SYMBOL)
        font(part, DOCX_SYMBOL_FONT);
    if (row->look & BOLD)
        docx_flag(part, "w:b");
    if (row->look & ITALIC)
        docx_flag(part, "w:i");
    if (row->colour)
        docx_val(part, "w:color", colour(d, row->colour, hex));
    if (row->size)
        size(part, size_of(d, row));
    if (row->look & UNDERLINE)
        underline(d, part);
    if (row->look & FIGURES)
        figures(part, row->look & TABLE ? lv_figure_in_table(form_of(d)) : form_of(d));
    docx_close(part);
}

void docx_style_open(struct docx_part *part, const char *type, const char *id, const char *name,
                     bool standard) {
    docx_open(part, "w:style");
    docx_attr(part, "w:type", type);
    if (standard)
        docx_attr(part, "w:default", "1");
    docx_attr(part, "w:styleId", id);
    docx_val(part, "w:name", name);
}

static void style_of(struct docx *d, struct docx_part *part, const struct style_row *given) {
    struct style_row house = of_house(d, *given), *row = &house;
    bool character = row->look & CHARACTER;
    docx_style_open(part, character ? "character" : "paragraph", row->id, row->name, given == rows);
    if (row->based || character)
        docx_val(part, "w:basedOn", row->based ? row->based : "DefaultParagraphFont");
    if (row->next)
        docx_val(part, "w:next", row->next);
    docx_flag(part, "w:qFormat");
    if (!character)
        paragraph_properties(d, part, row);
    run_properties(d, part, row);
    docx_close(part);
}

static void defaults(struct docx *d, struct docx_part *part) {
    docx_open(part, "w:docDefaults");
    docx_open(part, "w:rPrDefault");
    docx_open(part, "w:rPr");
    docx_theme_font(part, false);
    docx_int(part, "w:kern", 2); /* pair kerning from one point up */
    size(part, d->style.text_size);
    docx_language(part, "w:lang", docx_document_lang(d));
    docx_close(part);
    docx_close(part);
    docx_open(part, "w:pPrDefault");
    docx_open(part, "w:pPr");
    docx_flag(part, "w:widowControl");
    docx_open(part, "w:spacing");
    docx_attr_int(part, "w:before", 0);
    docx_attr_int(part, "w:after", 0);
    docx_attr_int(part, "w:line", twips(d, d->style.leading));
    docx_attr(part, "w:lineRule", "atLeast");
    docx_close(part);
    docx_close(part);
    docx_close(part);
    docx_close(part);
}

static void may_have_word2010(struct docx_part *part) {
    docx_namespace(part, "mc", "http://schemas.openxmlformats.org/markup-compatibility/2006");
    docx_namespace(part, "w14", "http://schemas.microsoft.com/office/word/2010/wordml");
    docx_attr(part, "mc:Ignorable", "w14");
}

void docx_styles(struct docx *d, struct docx_part *part) {
    docx_open(part, "w:styles");
    docx_namespace(part, "w", DOCX_W);
    if (form_of(d))
        may_have_word2010(part);
    defaults(d, part);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        style_of(d, part, &rows[i]);
    for (size_t i = 0; d->pack && i < sizeof pack_rows / sizeof *pack_rows; i++)
        style_of(d, part, &pack_rows[i]);
    docx_style_open(part, "character", "DefaultParagraphFont", "Default Paragraph Font", true);
    docx_close(part);
    docx_table_styles(d, part);
    docx_style_open(part, "numbering", "NoList", "No List", true);
    docx_close(part);
}
