#include "write/docx/docx.h"

/* The twelve colours a theme must name: the first six from the house style, the rest follow from them. */
static void colours(struct docx *d, struct docx_part *part) {
    const struct lv_style *style = &d->style;
    const struct {
        const char *name;
        uint32_t rgb;
    } colours[] = {
        {"a:dk1", style->ink},       {"a:lt1", 0xFFFFFF},          {"a:dk2", style->muted},
        {"a:lt2", style->rule},      {"a:accent1", style->accent}, {"a:accent2", style->muted},
        {"a:accent3", style->rule},  {"a:accent4", style->ink},    {"a:accent5", style->accent},
        {"a:accent6", style->muted}, {"a:hlink", style->link},     {"a:folHlink", style->link},
    };
    docx_open(part, "a:clrScheme");
    docx_attr(part, "name", "lvconv");
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
        char hex[DOCX_HEX];
        docx_open(part, colours[i].name);
        docx_open(part, "a:srgbClr");
        docx_attr(part, "val", docx_hex(colours[i].rgb, hex));
        docx_close(part);
        docx_close(part);
    }
    docx_close(part);
}

static void font(struct docx_part *part, const char *use, const char *name) {
    static const char *const scripts[] = {"a:latin", "a:ea", "a:cs"};
    docx_open(part, use);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        docx_open(part, scripts[i]);
        docx_attr(part, "typeface", i ? "" : name);
        docx_close(part);
    }
    docx_close(part);
}

static void plain_fill(struct docx_part *part) {
    docx_open(part, "a:solidFill");
    docx_open(part, "a:schemeClr");
    docx_attr(part, "val", "phClr");
    docx_close(part);
    docx_close(part);
}

static void plain_line(struct docx_part *part) {
    docx_open(part, "a:ln");
    docx_attr(part, "w", "6350");
    plain_fill(part);
    docx_close(part);
}

static void no_effect(struct docx_part *part) {
    docx_open(part, "a:effectStyle");
    docx_flag(part, "a:effectLst");
    docx_close(part);
}

/* The schema wants three of each; drawings, which we have none of, would choose from them. */
static void formats(struct docx_part *part) {
    static const struct {
        const char *list;
        void (*write)(struct docx_part *part);
    } lists[] = {
        {"a:fillStyleLst", plain_fill},
        {"a:lnStyleLst", plain_line},
        {"a:effectStyleLst", no_effect},
        {"a:bgFillStyleLst", plain_fill},
    };
    docx_open(part, "a:fmtScheme");
    docx_attr(part, "name", "lvconv");
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        docx_open(part, lists[i].list);
        for (int n = 0; n < 3; n++)
            lists[i].write(part);
        docx_close(part);
    }
    docx_close(part);
}

void docx_theme(struct docx *d, struct docx_part *part) {
    docx_open(part, "a:theme");
    docx_namespace(part, "a", "http://schemas.openxmlformats.org/drawingml/2006/main");
    docx_attr(part, "name", "lvconv");
    docx_open(part, "a:themeElements");
    colours(d, part);
    docx_open(part, "a:fontScheme");
    docx_attr(part, "name", "lvconv");
    font(part, "a:majorFont", d->style.heading_font);
    font(part, "a:minorFont", d->style.text_font);
    docx_close(part);
    formats(part);
}
