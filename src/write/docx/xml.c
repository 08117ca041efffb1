/* XML 1.0 as it is written: tags are closed when something follows. */
#include <assert.h>
#include <stdio.h>

#include "core/skip.h"
#include "core/utf8.h"
#include "write/docx/docx.h"
#include "write/escape.h"

void docx_part_open(struct docx_part *part) {
    *part = (struct docx_part){0};
    lv_buf_puts(&part->xml, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

void docx_part_close(struct docx_part *part) {
    while (part->depth)
        docx_close(part);
    lv_buf_char(&part->xml, '\n');
}

void docx_part_free(struct docx_part *part) {
    lv_buf_free(&part->xml);
    *part = (struct docx_part){0};
}

/* Ends the tag of the element just opened, before what is in it. */
static void end_tag(struct docx_part *part) {
    if (part->in_tag)
        lv_buf_char(&part->xml, '>');
    part->in_tag = false;
}

void docx_open(struct docx_part *part, const char *element) {
    end_tag(part);
    lv_buf_char(&part->xml, '<');
    lv_buf_puts(&part->xml, element);
    part->in_tag = true;
    assert(part->depth < DOCX_DEEPEST); /* what we write is as deep as our code, not as the release */
    part->element[part->depth++] = element;
}

void docx_close(struct docx_part *part) {
    part->depth--;
    if (part->in_tag) {
        lv_buf_puts(&part->xml, "/>");
    } else {
        lv_buf_puts(&part->xml, "</");
        lv_buf_puts(&part->xml, part->element[part->depth]);
        lv_buf_char(&part->xml, '>');
    }
    part->in_tag = false;
}

void docx_attr(struct docx_part *part, const char *name, const char *value) {
    lv_buf_char(&part->xml, ' ');
    lv_buf_puts(&part->xml, name);
    lv_buf_puts(&part->xml, "=\"");
    lv_escape_attr(&part->xml, lv_str_from(value));
    lv_buf_char(&part->xml, '"');
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
    end_tag(part);
    lv_escape_text(&part->xml, lv_str_from(text));
}

void docx_namespace(struct docx_part *part, const char *prefix, const char *uri) {
    char name[32];
    snprintf(name, sizeof name, "xmlns:%s", prefix);
    docx_attr(part, name, uri);
}

void docx_language(struct docx_part *part, const char *element, const char *lang) {
    end_tag(part);
    part->hole = part->xml.n;
    if (*lang)
        docx_val(part, element, lang);
}

/* Bytes that can begin what XML cannot hold: controls, U+FFFE and U+FFFF. */
static bool is_suspicious(unsigned char c) {
    return (c < 0x20) | (c == 0xEF);
}

/* Production Char of XML 1.0: what a well-formed document may hold. */
static bool in_xml(uint32_t cp) {
    return cp >= 0x20 ? cp != 0xFFFE && cp != 0xFFFF : cp == '\t' || cp == '\n';
}

const char *docx_string(struct docx *d, struct lv_str s) {
    d->text.n = 0;
    for (size_t at = 0, next, n; at < s.n; at = next + n) {
        uint32_t cp;
        next = lv_skip_to(s, at, is_suspicious);
        lv_buf_str(&d->text, lv_str_sub(s, at, next));
        n = lv_utf8_next(s, next, &cp);
        if (n && !in_xml(cp))
            lv_buf_puts(&d->text, "\xEF\xBF\xBD");
        else
            lv_buf_str(&d->text, lv_str_sub(s, next, next + n));
    }
    return lv_buf_text(&d->text);
}

const char *docx_hex(uint32_t rgb, char hex[DOCX_HEX]) {
    snprintf(hex, DOCX_HEX, "%06X", (unsigned)(rgb & 0xFFFFFF));
    return hex;
}
