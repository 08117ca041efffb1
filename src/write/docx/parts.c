#include <string.h>
#include <time.h>

#include "write/docx/docx.h"

static void pair(struct docx_part *part, const char *element, const char *key, const char *value,
                 const char *type) {
    docx_open(part, element);
    docx_attr(part, key, value);
    docx_attr(part, "ContentType", type);
    docx_close(part);
}

void docx_content_types(struct docx *d, struct docx_part *part) {
    static const struct {
        const char *name, *type;
        bool (*wanted)(const struct docx *d);
    } parts[] = {
        {"/word/document.xml", DOCX_WORD "document.main+xml", NULL},
        {"/word/styles.xml", DOCX_WORD "styles+xml", NULL},
        {"/word/numbering.xml", DOCX_WORD "numbering+xml", NULL},
        {"/word/theme.xml", "application/vnd.openxmlformats-officedocument.theme+xml", NULL},
        {"/word/settings.xml", DOCX_WORD "settings+xml", NULL},
        {"/word/fontTable.xml", DOCX_WORD "fontTable+xml", NULL},
        {"/word/footer.xml", DOCX_WORD "footer+xml", docx_has_foot},
        {"/word/header-first.xml", DOCX_WORD "header+xml", docx_has_letter},
        {"/word/footer-first.xml", DOCX_WORD "footer+xml", docx_has_first_foot},
        {"/word/header.xml", DOCX_WORD "header+xml", docx_has_head},
        {"/word/footer-across.xml", DOCX_WORD "footer+xml", docx_has_across},
        {"/word/header-across.xml", DOCX_WORD "header+xml", docx_has_head_across},
        {"/word/media/logo.png", "image/png", docx_has_png},
        {"/word/media/logo.jpeg", "image/jpeg", docx_has_jpeg},
        {"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", NULL},
        {"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", NULL},
    };
    docx_open(part, "Types");
    docx_attr(part, "xmlns", DOCX_PACKAGE "content-types");
    pair(part, "Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
    pair(part, "Default", "Extension", "xml", "application/xml");
    docx_media_types(d, part);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!parts[i].wanted || parts[i].wanted(d))
            pair(part, "Override", "PartName", parts[i].name, parts[i].type);
    for (unsigned i = 0; d->pack && i < d->pack->running.n; i++) {
        char name[DOCX_MEDIUM];
        bool header = docx_running_name(d->pack, i + 1, name);
        pair(part, "Override", "PartName", name, header ? DOCX_WORD "header+xml" : DOCX_WORD "footer+xml");
    }
}

static void compatibility(struct docx_part *part) {
    static const char *const settings[][2] = {
        {"compatibilityMode", "15"},
        {"overrideTableStyleFontSizeAndJustification", "1"},
        {"enableOpenTypeFeatures", "1"},
        {"doNotFlipMirrorIndents", "1"},
        {"differentiateMultirowTableHeaders", "1"},
    };
    docx_open(part, "w:compat");
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        docx_open(part, "w:compatSetting");
        docx_attr(part, "w:name", settings[i][0]);
        docx_attr(part, "w:uri", "http://schemas.microsoft.com/office/word");
        docx_attr(part, "w:val", settings[i][1]);
        docx_close(part);
    }
    docx_close(part);
}

const char *docx_document_lang(struct docx *d) {
    const struct lv_node *first = lv_edition(d->doc, 0);
    return docx_lang(d, first ? lv_node_lang(first) : LV_STR("und"));
}

void docx_settings(struct docx *d, struct docx_part *part) {
    docx_open(part, "w:settings");
    docx_namespace(part, "w", DOCX_W);
    docx_open(part, "w:zoom");
    docx_attr(part, "w:percent", "100");
    docx_close(part);
    if (docx_is_mirrored(d))
        docx_flag(part, "w:mirrorMargins");
    docx_int(part, "w:defaultTabStop", docx_hang(d));
    docx_val(part, "w:autoHyphenation", "0");
    if (docx_is_mirrored(d))
        docx_flag(part, "w:evenAndOddHeaders");
    docx_val(part, "w:characterSpacingControl", "doNotCompress");
    compatibility(part);
    docx_language(part, "w:themeFontLang", docx_document_lang(d));
}

/* `other`: what Word takes where the font is not installed. */
static void font(struct docx_part *part, const char *name, const char *other, const char *family) {
    docx_open(part, "w:font");
    docx_attr(part, "w:name", name);
    docx_val(part, "w:altName", other);
    docx_val(part, "w:family", family);
    docx_val(part, "w:pitch", "variable");
    docx_close(part);
}

static void family_font(struct docx_part *part, const char *name) {
    bool sans = strstr(name, "Sans") != NULL;
    font(part, name, sans ? "Segoe UI" : "Cambria", sans ? "swiss" : "roman");
}

void docx_fonts(struct docx *d, struct docx_part *part) {
    docx_open(part, "w:fonts");
    docx_namespace(part, "w", DOCX_W);
    family_font(part, d->style.text_font);
    if (strcmp(d->style.text_font, d->style.heading_font))
        family_font(part, d->style.heading_font);
    font(part, DOCX_SYMBOL_FONT, "Noto Sans Symbols2", "auto");
}

/* Value of the datetime of the first published date, or an empty slice. */
static struct lv_str published(const struct docx *d) {
    const struct lv_node *block = lv_block_next(d->doc->root, d->doc->root);
    while (block && (block->kind != LV_N_PUBLISHED || !lv_attr_has(block, LV_AT_DATETIME)))
        block = lv_block_next(block, d->doc->root);
    return block ? lv_attr(block, LV_AT_DATETIME) : LV_STR("");
}

/* True for a string that begins as an ISO 8601 date, 2023-05-12. */
static bool is_date(struct lv_str s) {
    static const char shape[] = "dddd-dd-dd";
    for (size_t i = 0; i < sizeof shape - 1; i++)
        if (i >= s.n || (shape[i] == 'd' ? !lv_is_digit(s.p[i]) : s.p[i] != shape[i]))
            return false;
    return true;
}

/* When the document was made: never the clock, for the same input gives the same bytes. */
static void created(struct docx *d, char text[32]) {
    struct lv_str date = d->pack ? d->pack->day : published(d);
    time_t epoch = (time_t)d->job->options->epoch;
    struct tm tm;
    if (d->job->options->epoch >= 0 && gmtime_r(&epoch, &tm) && tm.tm_year < 9999 - 1900)
        strftime(text, 32, "%Y-%m-%dT%H:%M:%SZ", &tm);
    else if (is_date(date))
        snprintf(text, 32, "%.10sT00:00:00Z", date.p);
    else
        snprintf(text, 32, "1980-01-01T00:00:00Z");
}

static void moment(struct docx_part *part, const char *element, const char *when) {
    docx_open(part, element);
    docx_attr(part, "xsi:type", "dcterms:W3CDTF");
    docx_characters(part, when);
    docx_close(part);
}

/* Who sends a pack, or else who writes in this house. */
static struct lv_str author_of(const struct docx *d, struct lv_str lang) {
    struct lv_str sender = d->pack ? lv_phrase_in(d->pack->sender, lang) : LV_STR("");
    return sender.n ? sender : lv_house_author(&d->style, lang);
}

void docx_core(struct docx *d, struct docx_part *part) {
    char when[32];
    const struct lv_node *first = lv_edition(d->doc, 0), *titled = lv_title_edition(d->doc);
    const char *lang = docx_document_lang(d);
    created(d, when);
    docx_open(part, "cp:coreProperties");
    docx_namespace(part, "cp", DOCX_PACKAGE "metadata/core-properties");
    docx_namespace(part, "dc", "http://purl.org/dc/elements/1.1/");
    docx_namespace(part, "dcterms", "http://purl.org/dc/terms/");
    docx_namespace(part, "xsi", "http://www.w3.org/2001/XMLSchema-instance");
    if (titled)
        docx_text(part, "dc:title", docx_string(d, lv_title(d->doc, d->job, titled)));
    struct lv_str code = first ? lv_node_lang(first) : LV_STR("und"), author = author_of(d, code),
                  subject = lv_house_subject(&d->style, code);
    if (author.n)
        docx_text(part, "dc:creator", docx_string(d, author));
    if (subject.n)
        docx_text(part, "dc:subject", docx_string(d, subject));
    if (*lang)
        docx_text(part, "dc:language", lang);
    moment(part, "dcterms:created", when);
    moment(part, "dcterms:modified", when);
}

void docx_app(struct docx *d, struct docx_part *part) {
    (void)d;
    docx_open(part, "Properties");
    docx_attr(part, "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
    docx_text(part, "Application", "lvconv");
}
