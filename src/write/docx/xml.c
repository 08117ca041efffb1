#include "core/utf8.h"
#include "write/docx/docx.h"

#define X(s) ((const xmlChar *)(s))

static void check(struct docx_part *part, int result) {
    part->failed |= result < 0;
}

void docx_part_open(struct docx_part *part) {
    *part = (struct docx_part){.xml = xmlBufferCreateSize(16 * 1024)};
    if (part->xml) /* the default grows by what is added, each time */
        xmlBufferSetAllocationScheme(part->xml, XML_BUFFER_ALLOC_DOUBLEIT);
    part->writer = part->xml ? xmlNewTextWriterMemory(part->xml, 0) : NULL;
    part->failed = !part->writer;
    if (!part->failed)
        check(part, xmlTextWriterStartDocument(part->writer, "1.0", "UTF-8", "yes"));
}

void docx_part_close(struct docx_part *part) {
    if (!part->failed)
        check(part, xmlTextWriterEndDocument(part->writer));
    xmlFreeTextWriter(part->writer);
    part->writer = NULL;
}

void docx_part_free(struct docx_part *part) {
    xmlFreeTextWriter(part->writer);
    xmlBufferFree(part->xml);
    *part = (struct docx_part){0};
}

void docx_open(struct docx_part *part, const char *element) {
    if (!part->failed)
        check(part, xmlTextWriterStartElement(part->writer, X(element)));
}

void docx_close(struct docx_part *part) {
    if (!part->failed)
        check(part, xmlTextWriterEndElement(part->writer));
}

void docx_attr(struct docx_part *part, const char *name, const char *value) {
    if (!part->failed)
        check(part, xmlTextWriterWriteAttribute(part->writer, X(name), X(value)));
}

void docx_attr_int(struct docx_part *part, const char *name, long value) {
    char digits[24];
    snprintf(digits, sizeof digits, "%ld", value);
    docx_attr(part, name, digits);
}

void docx_flag(struct docx_part *part, const char *element) {
    docx_open(part, element);
    docx_close(part);
}

void docx_val(struct docx_part *part, const char *element, const char *value) {
    docx_open(part, element);
    docx_attr(part, "w:val", value);
    docx_close(part);
}

void docx_int(struct docx_part *part, const char *element, long value) {
    docx_open(part, element);
    docx_attr_int(part, "w:val", value);
    docx_close(part);
}

void docx_text(struct docx_part *part, const char *element, const char *text) {
    docx_open(part, element);
    docx_characters(part, text);
    docx_close(part);
}

void docx_characters(struct docx_part *part, const char *text) {
    if (!part->failed)
        check(part, xmlTextWriterWriteString(part->writer, X(text)));
}

void docx_namespace(struct docx_part *part, const char *prefix, const char *uri) {
    char name[32];
    snprintf(name, sizeof name, "xmlns:%s", prefix);
    docx_attr(part, name, uri);
}

/* Production Char of XML 1.0: what a well-formed document may hold. */
static bool in_xml(uint32_t cp) {
    return cp >= 0x20 ? cp != 0xFFFE && cp != 0xFFFF : cp == '\t' || cp == '\n';
}

const char *docx_string(struct docx *d, struct lv_str s) {
    uint32_t cp;
    d->text.n = 0;
    for (size_t at = 0, n; (n = lv_utf8_next(s, at, &cp)); at += n) {
        if (in_xml(cp))
            lv_buf_add(&d->text, s.p + at, n);
        else
            lv_buf_puts(&d->text, "\xEF\xBF\xBD");
    }
    lv_buf_char(&d->text, '\0');
    return d->text.p;
}

const char *docx_hex(uint32_t rgb, char hex[DOCX_HEX]) {
    snprintf(hex, DOCX_HEX, "%06X", (unsigned)(rgb & 0xFFFFFF));
    return hex;
}
