#include <string.h>
#include <strings.h>

#include "write/docx/docx.h"

#define TYPES "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static bool is_hex(char c) {
    return lv_is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* True if every byte of s is a letter, a digit, of another alphabet, or one of `more`. */
static bool only(struct lv_str s, const char *more) {
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (!letter && !lv_is_digit(s.p[i]) && c < 0x80 && !strchr(more, c))
            return false;
    }
    return true;
}

/* //host, or //host:port, and anything from the first / ? or # on. Word repairs a file whose link has no host. */
static bool good_web(struct lv_str rest) {
    size_t end = 2, colon;
    if (!lv_str_starts(rest, LV_STR("//")))
        return false;
    while (end < rest.n && !strchr("/?#", rest.p[end]))
        end++;
    struct lv_str host = lv_str_sub(rest, 2, end), port = {0};
    if ((colon = lv_str_find(host, LV_STR(":"), 0)) != SIZE_MAX) {
        port = lv_str_sub(host, colon + 1, host.n);
        host.n = colon;
    }
    long number = 0;
    for (size_t i = 0; i < port.n && number >= 0; i++)
        number = lv_is_digit(port.p[i]) && i < 5 ? number * 10 + (port.p[i] - '0') : -1;
    bool dots = host.n && host.p[0] != '.' && lv_str_find(host, LV_STR(".."), 0) == SIZE_MAX;
    return dots && number >= 0 && number < 65536 && only(host, ".-_");
}

static bool good_mail(struct lv_str rest) {
    size_t query = lv_str_find(rest, LV_STR("?"), 0);
    struct lv_str address = lv_str_sub(rest, 0, query);
    size_t at = lv_str_find(address, LV_STR("@"), 0);
    return at && at != SIZE_MAX && at + 1 < address.n &&
           only(lv_str_sub(address, 0, at), ".-_+'&=%!#$*/^`~") &&
           only(lv_str_sub(address, at + 1, address.n), ".-");
}

static bool good_phone(struct lv_str rest) {
    return rest.n && only(rest, "+-.()*;=") &&
           (lv_is_digit(rest.p[0]) || rest.p[0] == '+' || rest.p[0] == '(');
}

static const struct scheme {
    struct lv_str name;
    bool (*good)(struct lv_str rest);
} schemes[] = {
    {{"http:", 5}, good_web},
    {{"https:", 6}, good_web},
    {{"mailto:", 7}, good_mail},
    {{"tel:", 4}, good_phone},
};

static bool good_link(struct lv_str href) {
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        struct lv_str name = schemes[i].name;
        if (href.n > name.n && !strncasecmp(href.p, name.p, name.n))
            return schemes[i].good(lv_str_sub(href, name.n, href.n));
    }
    return false;
}

/* Puts href into buf with what RFC 3986 does not allow in a URI escaped; other alphabets stay (RFC 3987). */
static void escape_uri(struct lv_buf *buf, struct lv_str href) {
    for (size_t i = 0; i < href.n; i++) {
        unsigned char c = (unsigned char)href.p[i];
        bool lone = c == '%' && !(i + 2 < href.n && is_hex(href.p[i + 1]) && is_hex(href.p[i + 2]));
        if (lone || c <= ' ' || c == 0x7F || strchr("\"<>[\\]^`{|}", c))
            lv_buf_printf(buf, "%%%02X", c);
        else
            lv_buf_char(buf, (char)c);
    }
}

static void relationship(struct docx_part *part, const char *id, const char *type, const char *target) {
    docx_open(part, "Relationship");
    docx_attr(part, "Id", id);
    docx_attr(part, "Type", type);
    docx_attr(part, "Target", target);
}

bool docx_link(struct docx *d, struct lv_str href, char id[DOCX_ID]) {
    if (!good_link(href))
        return false;
    struct lv_buf target = {0};
    escape_uri(&target, href);
    snprintf(id, DOCX_ID, "link%u", ++d->nlinks);
    relationship(d->links, id, TYPES "hyperlink", docx_string(d, lv_buf_slice(&target)));
    docx_attr(d->links, "TargetMode", "External");
    docx_close(d->links);
    lv_buf_free(&target);
    return true;
}

void docx_picture_link(struct docx *d, const char *id, const char *target) {
    relationship(d->links, id, TYPES "image", target);
    docx_close(d->links);
}

struct relation {
    const char *id, *type, *name;
    bool (*wanted)(const struct docx *d); /* NULL: always */
};

static void open_relationships(struct docx_part *part) {
    docx_open(part, "Relationships");
    docx_attr(part, "xmlns", DOCX_PACKAGE "relationships");
}

static void relationships(struct docx *d, struct docx_part *part, const struct relation *targets, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (targets[i].wanted && !targets[i].wanted(d))
            continue;
        relationship(part, targets[i].id, targets[i].type, targets[i].name);
        docx_close(part);
    }
}

void docx_links_begin(struct docx *d) {
    docx_part_open(d->links);
    open_relationships(d->links);
}

void docx_links_own(struct docx *d) {
    static const struct relation targets[] = {
        {"styles", TYPES "styles", "styles.xml", NULL},
        {"numbering", TYPES "numbering", "numbering.xml", NULL},
        {"settings", TYPES "settings", "settings.xml", NULL},
        {"fonts", TYPES "fontTable", "fontTable.xml", NULL},
        {"footer", TYPES "footer", "footer.xml", docx_has_foot},
        {"theme", TYPES "theme", "theme.xml", NULL},
        {"header-first", TYPES "header", "header-first.xml", docx_has_letter},
        {"header", TYPES "header", "header.xml", docx_has_head},
        {"footer-first", TYPES "footer", "footer-first.xml", docx_has_first_foot},
    };
    relationships(d, d->links, targets, sizeof targets / sizeof *targets);
}

void docx_running_link(struct docx *d, const char *id, const char *kind, const char *target) {
    relationship(d->links, id, strcmp(kind, "header") == 0 ? TYPES "header" : TYPES "footer", target);
    docx_close(d->links);
}

void docx_across_links(struct docx *d) {
    static const struct relation targets[] = {
        {"footer-across", TYPES "footer", "footer-across.xml", NULL},
        {"header-across", TYPES "header", "header-across.xml", docx_has_head},
    };
    if (d->has_across)
        return;
    d->has_across = true;
    relationships(d, d->links, targets, sizeof targets / sizeof *targets);
}

void docx_logo_link(struct docx *d, struct docx_part *part) {
    static const struct relation logos[] = {{"logo", TYPES "image", "media/logo.png", docx_has_png},
                                            {"logo", TYPES "image", "media/logo.jpeg", docx_has_jpeg}};
    open_relationships(part);
    relationships(d, part, logos, 2);
}

void docx_package_links(struct docx *d, struct docx_part *part) {
    static const struct relation targets[] = {
        {"document", TYPES "officeDocument", "word/document.xml", NULL},
        {"core", DOCX_PACKAGE "relationships/metadata/core-properties", "docProps/core.xml", NULL},
        {"app", TYPES "extended-properties", "docProps/app.xml", NULL},
    };
    open_relationships(part);
    relationships(d, part, targets, sizeof targets / sizeof *targets);
}
