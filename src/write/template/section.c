/* The last section of the house: page, margins, and its headers and footers with their pictures and links. */
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "write/template/tpl.h"

static xmlNode *last_section(xmlDoc *document) {
    xmlNode *body = xmlDocGetRootElement(document)->children, *found = NULL;
    while (body && !tpl_is(body, "body"))
        body = body->next;
    for (xmlNode *node = body ? body->children : NULL; node; node = node->next)
        if (tpl_is(node, "sectPr"))
            found = node;
    return found;
}

/* ---- pictures and links of a header ---- */

static bool is_word(const char *type, const char *word) {
    const char *slash = type ? strrchr(type, '/') : NULL;
    return slash && strcmp(slash + 1, word) == 0;
}

static bool is_picture_type(const char *type) {
    static const char *const types[] = {"image/png",   "image/jpeg",  "image/gif",
                                        "image/x-emf", "image/x-wmf", "image/svg+xml"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i], type) == 0)
            return true;
    return false;
}

static bool is_link(const char *target) {
    return strncasecmp(target, "https://", 8) == 0 || strncasecmp(target, "http://", 7) == 0 ||
           strncasecmp(target, "mailto:", 7) == 0;
}

/* A new name for a part of the house among ours. */
static const char *fresh_name(struct tpl *t, const char *folder, const char *part) {
    const char *dot = strrchr(part, '.');
    char *name = lv_alloc(&t->arena, 64);
    snprintf(name, 64, "%shouse%u%.10s", folder, ++t->taken, dot ? dot : "");
    return name;
}

static bool take_picture(struct tpl *t, xmlNode *relation, const char *part, const char *target) {
    const char *from = tpl_target(t, part, target), *type = tpl_type(t, from);
    struct tpl_part *picture = tpl_find(&t->house, from);
    if (!picture || !is_picture_type(type))
        return tpl_wrong(
            t, "has a picture in a header that is no PNG, JPEG, GIF, SVG, EMF or WMF; put in another");
    const char *name = fresh_name(t, "media/", from);
    char *whole = lv_alloc(&t->arena, 80);
    snprintf(whole, 80, "word/%s", name);
    tpl_put(t, &t->ours, whole, picture->bytes);
    tpl_add_type(t, whole, type);
    xmlSetProp(relation, (const xmlChar *)"Target", (const xmlChar *)name);
    return true;
}

static bool take_relation(struct tpl *t, xmlNode *relation, const char *part) {
    const char *type = tpl_attr(t, relation, NULL, "Type"), *target = tpl_attr(t, relation, NULL, "Target"),
               *mode = tpl_attr(t, relation, NULL, "TargetMode");
    bool external = mode && strcmp(mode, "External") == 0;
    if (target && is_word(type, "image") && !external)
        return take_picture(t, relation, part, target);
    if (target && is_word(type, "hyperlink") && external && is_link(target))
        return true;
    return tpl_wrong(t, "has something in a header or footer that is neither text, a picture in the file nor "
                        "a link; take it out");
}

static bool take_relations(struct tpl *t, const char *from, const char *to) {
    xmlDoc *rels = tpl_parse(t, &t->house, tpl_rels_of(t, from));
    for (xmlNode *node = rels ? xmlDocGetRootElement(rels)->children : NULL; node; node = node->next)
        if (tpl_is(node, "Relationship") && !take_relation(t, node, from))
            return false;
    if (rels)
        tpl_unparse(t, &t->ours, tpl_rels_of(t, to), rels);
    return !t->wrong;
}

/* ---- fields that would fetch something ---- */

static bool fetches(const char *code) {
    static const char *const words[] = {"DDE",      "INCLUDE", "LINK ",      "IMPORT",
                                        "DATABASE", "RD ",     "MACROBUTTON"};
    code += strspn(code, " \t\r\n");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncasecmp(code, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

/* Instructions may be torn into runs; a field begins with its word in the first. */
static bool has_bad_field(struct tpl *t, xmlNode *root) {
    for (xmlNode *node = root; node; node = tpl_next(node, root)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        const char *code = tpl_is(node, "fldSimple") ? tpl_attr(t, node, TPL_W, "instr") : NULL;
        xmlChar *text = tpl_is(node, "instrText") ? xmlNodeGetContent(node) : NULL;
        bool bad = (code && fetches(code)) || (text && fetches((const char *)text));
        xmlFree(text);
        if (bad)
            return true;
    }
    return false;
}

/* ---- headers and footers ---- */

/* Takes a header or footer over; its relationship id among ours in id. */
static bool take_header(struct tpl *t, const char *from, bool header, char id[24]) {
    xmlDoc *doc = tpl_parse(t, &t->house, from);
    if (!doc || !tpl_is(xmlDocGetRootElement(doc), header ? "hdr" : "ftr"))
        return tpl_wrong(t, "has a header or footer that is not there; save it again in Word");
    if (has_bad_field(t, xmlDocGetRootElement(doc)))
        return tpl_wrong(t, "has a field in a header or footer that fetches other files; take it out");
    const char *name = fresh_name(t, "", "x.xml");
    char *to = lv_alloc(&t->arena, 80);
    snprintf(to, 80, "word/%s", name);
    snprintf(id, 24, "house%u", t->taken);
    tpl_put(t, &t->ours, to, tpl_find(&t->house, from)->bytes);
    tpl_relate(t, t->links, id, header ? "header" : "footer", name);
    tpl_add_type(t, to,
                 header ? "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
                        : "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml");
    return take_relations(t, from, to);
}

/* The part that a reference of the section means, or NULL. */
static const char *referred(struct tpl *t, xmlDoc *rels, xmlNode *reference) {
    const char *wanted = tpl_attr(t, reference, TPL_R, "id");
    for (xmlNode *node = rels && wanted ? xmlDocGetRootElement(rels)->children : NULL; node;
         node = node->next) {
        const char *id = tpl_is(node, "Relationship") ? tpl_attr(t, node, NULL, "Id") : NULL,
                   *target = id && strcmp(id, wanted) == 0 ? tpl_attr(t, node, NULL, "Target") : NULL;
        if (target && !tpl_attr(t, node, NULL, "TargetMode"))
            return tpl_target(t, t->main, target);
    }
    return NULL;
}

static bool take_references(struct tpl *t, xmlNode *section) {
    xmlDoc *rels = tpl_parse(t, &t->house, tpl_rels_of(t, t->main));
    for (xmlNode *node = section->children; node; node = node->next) {
        bool header = tpl_is(node, "headerReference");
        char id[24];
        if (!header && !tpl_is(node, "footerReference"))
            continue;
        const char *part = referred(t, rels, node);
        if (!part || !take_header(t, part, header, id))
            return tpl_wrong(t, "has a header or footer that is not there; save it again in Word");
        xmlNs *ns = xmlSearchNsByHref(node->doc, node, (const xmlChar *)TPL_R);
        xmlSetNsProp(node, ns, (const xmlChar *)"id", (const xmlChar *)id);
    }
    return !t->wrong;
}

/* ---- the section ---- */

/* What is neither of Word 2007 nor a reference that was taken, and columns, for which widths are not made. */
static void clean_section(xmlNode *section) {
    static const char *const unwanted[] = {"printerSettings", "cols", "sectPrChange", "footnotePr",
                                           "endnotePr"};
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        tpl_drop_all(section, unwanted[i]);
    for (xmlNode *node = section->children, *next; node; node = next) {
        next = node->next;
        bool known =
            node->type != XML_ELEMENT_NODE || (node->ns && strcmp((const char *)node->ns->href, TPL_W) == 0);
        if (known)
            continue;
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
    while (section->properties)
        xmlRemoveProp(section->properties);
}

/* Our own headers and footers, which nothing refers to any more. */
static void drop_ours(struct tpl *t) {
    xmlNode *roots[] = {xmlDocGetRootElement(t->links), xmlDocGetRootElement(t->types)};
    static const char *const names[] = {"header", "footer"};
    for (size_t i = 0; i < 4; i++) {
        for (xmlNode *node = roots[i / 2]->children, *next; node; node = next) {
            const char *type = tpl_attr(t, node, NULL, i / 2 ? "ContentType" : "Type"), *word = names[i % 2];
            char ending[16];
            next = node->next;
            snprintf(ending, sizeof ending, i / 2 ? ".%s+xml" : "/%s", word);
            const char *at = type ? strstr(type, ending) : NULL;
            if (!at || at[strlen(ending)])
                continue;
            const char *part = i / 2 ? tpl_attr(t, node, NULL, "PartName") : NULL;
            if (part)
                tpl_remove(&t->ours, part + 1);
            xmlUnlinkNode(node);
            xmlFreeNode(node);
        }
    }
}

/* Different headers on even pages are a setting of the document. */
static void take_even(struct tpl *t) {
    static const char part[] = "word/settings.xml";
    xmlDoc *house = tpl_parse(t, &t->house, tpl_related(t, t->main, "settings"));
    xmlNode *even = house ? xmlDocGetRootElement(house)->children : NULL;
    while (even && !tpl_is(even, "evenAndOddHeaders"))
        even = even->next;
    const char *value = even ? tpl_attr(t, even, TPL_W, "val") : NULL;
    xmlDoc *ours =
        even && (!value || strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0)
            ? tpl_parse(t, &t->ours, part)
            : NULL;
    xmlNode *at = ours ? xmlDocGetRootElement(ours)->children : NULL;
    while (at && !tpl_is(at, "characterSpacingControl"))
        at = at->next;
    if (!at)
        return;
    xmlAddPrevSibling(at, xmlNewDocNode(ours, at->ns, (const xmlChar *)"evenAndOddHeaders", NULL));
    tpl_unparse(t, &t->ours, part, ours);
}

/* ---- our sections: pages across are those of the house, turned ---- */

static xmlNode *page_size(const xmlNode *section) {
    xmlNode *node = section->children;
    while (node && !tpl_is(node, "pgSz"))
        node = node->next;
    return node;
}

static bool is_across(struct tpl *t, const xmlNode *section) {
    xmlNode *size = page_size(section);
    const char *orient = size ? tpl_attr(t, size, TPL_W, "orient") : NULL;
    return orient && strcmp(orient, "landscape") == 0;
}

static void turn(struct tpl *t, xmlNode *section) {
    xmlNode *size = page_size(section);
    const char *width = size ? tpl_attr(t, size, TPL_W, "w") : NULL,
               *height = size ? tpl_attr(t, size, TPL_W, "h") : NULL;
    if (!width || !height)
        return;
    xmlSetNsProp(size, size->ns, (const xmlChar *)"w", (const xmlChar *)height);
    xmlSetNsProp(size, size->ns, (const xmlChar *)"h", (const xmlChar *)width);
    xmlSetNsProp(size, size->ns, (const xmlChar *)"orient", (const xmlChar *)"landscape");
}

/* On which page ours begins comes after its references (ECMA-376-1, 17.6.17). */
static void take_type(xmlNode *copy, const xmlNode *own) {
    xmlNode *type = own->children, *at = copy->children;
    while (type && !tpl_is(type, "type"))
        type = type->next;
    while (at &&
           (at->type != XML_ELEMENT_NODE || tpl_is(at, "headerReference") || tpl_is(at, "footerReference")))
        at = at->next;
    if (type && at)
        xmlAddPrevSibling(at, xmlDocCopyNode(type, copy->doc, 1));
}

/* A copy of a section instead of one of ours. */
static xmlNode *put_section(struct tpl *t, xmlNode *section, xmlNode *own) {
    xmlNode *copy = xmlDocCopyNode(section, t->document, 1);
    tpl_drop_all(copy, "type");
    take_type(copy, own);
    xmlReplaceNode(own, copy);
    xmlFreeNode(own);
    xmlDOMWrapReconcileNamespaces(NULL, copy, 1);
    return copy;
}

/* Those before the last; only the first has the headers of a first page. */
static void put_sections(struct tpl *t, xmlNode *last, bool across) {
    xmlNode *root = xmlDocGetRootElement(t->document);
    bool first = true;
    for (xmlNode *node = root; node; node = tpl_next(node, root)) {
        if (!tpl_is(node, "sectPr") || node == last)
            continue;
        bool turned = is_across(t, node);
        node = put_section(t, last, node);
        if (turned)
            turn(t, node);
        if (!first)
            tpl_drop_all(node, "titlePg");
        first = false;
    }
    if (!first)
        tpl_drop_all(last, "titlePg");
    if (across)
        turn(t, last);
}

bool tpl_section(struct tpl *t) {
    xmlDoc *house = tpl_parse(t, &t->house, t->main);
    xmlNode *theirs = house ? last_section(house) : NULL, *own = last_section(t->document);
    if (!theirs || !own)
        return !t->wrong; /* a document without a section has no page of its own */
    drop_ours(t);
    bool across = is_across(t, own);
    xmlNode *copy = put_section(t, theirs, own);
    clean_section(copy);
    take_even(t);
    if (!take_references(t, copy))
        return false;
    put_sections(t, copy, across);
    return true;
}

/* ---- the page, before anything is written ---- */

static long number(struct tpl *t, xmlNode *node, const char *name) {
    const char *value = tpl_attr(t, node, TPL_W, name);
    long n = value ? strtol(value, NULL, 10) : 0;
    return n < -31680 || n > 31680 ? 0 : n; /* the most that Word takes */
}

bool tpl_page(struct tpl *t, struct lv_style *style) {
    static const double MM = 25.4 / 1440;
    xmlDoc *house = tpl_parse(t, &t->house, t->main);
    xmlNode *section = house ? last_section(house) : NULL;
    for (xmlNode *node = section ? section->children : NULL; node; node = node->next) {
        if (tpl_is(node, "pgSz")) {
            style->paper.width = (double)number(t, node, "w") / 20;
            style->paper.height = (double)number(t, node, "h") / 20;
        }
        if (tpl_is(node, "pgMar")) {
            style->margin_inner = (double)(number(t, node, "left") + number(t, node, "gutter")) * MM;
            style->margin_outer = (double)number(t, node, "right") * MM;
        }
    }
    double room = style->paper.width - (style->margin_inner + style->margin_outer) * 72 / 25.4;
    if (room < 50 * 72 / 25.4)
        return tpl_wrong(t, "leaves less than 50 mm between its margins; make them smaller");
    return !t->wrong;
}
