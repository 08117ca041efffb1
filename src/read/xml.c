/*
 * Reader xml: normalised XML to the tree, as libxml2 parses it. Whatever include/release.rng does not allow is an
 * error; so is a DOCTYPE, and with it every entity that XML itself does not define.
 */
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <string.h>

#include "core/memory.h"
#include "read/read.h"
#include "read/xml.h"

enum { DEEPEST = 64, MOST_ATTRS = 64, MOST_EDITIONS = 256 };

static const char namespace[] = "urn:lvconv:release:1";

struct reader {
    struct lv_doc *doc;
    struct lv_job *job;
    xmlParserCtxtPtr parser;
    struct lv_node *node;   /* the open element; NULL before the root and after it */
    size_t depth, editions; /* of the release */
    struct lv_buf text;     /* what has been read since the last tag */
    bool failed;
};

static struct lv_str from_xml(const xmlChar *s) {
    return lv_str_from((const char *)s);
}

/* Reports the first error, and no more, and ends the parsing. */
static void fail(struct reader *reader, enum lv_message id, const char *what) {
    if (reader->failed)
        return;
    reader->failed = true;
    lv_report(reader->job, id, (uint32_t)xmlSAX2GetLineNumber(reader->parser), 0, what);
    xmlStopParser(reader->parser);
}

static void not_ours(struct reader *reader, const char *before, const char *name, const char *after) {
    struct lv_buf what = {0};
    lv_buf_printf(&what, "%s%.100s%s", before, name, after);
    lv_buf_char(&what, '\0');
    fail(reader, LV_MSG_NOT_OURS, what.p);
    lv_buf_free(&what);
}

/* Text as the tree may hold it, in the arena. */
static struct lv_str clean(struct reader *reader, struct lv_str s) {
    size_t controls = 0;
    return lv_clean(reader->doc, lv_arena_copy(&reader->doc->arena, s), LV_PART, &controls);
}

static bool holds_text(const struct lv_node *node) {
    return lv_kind_class(node->kind) >= LV_CLASS_BLOCK;
}

/* Hangs the text read so far on the open element. */
static void flush(struct reader *reader) {
    struct lv_str text = lv_buf_slice(&reader->text);
    reader->text.n = 0;
    if (!text.n || !reader->node)
        return;
    if (holds_text(reader->node))
        text = clean(reader, text);
    else if (lv_str_trim(text).n)
        not_ours(reader, "text between the blocks of <", lv_kind_element(reader->node->kind), ">");
    if (text.n && holds_text(reader->node))
        lv_node_append(reader->node, lv_text_new(reader->doc, text));
}

static void add_attribute(struct reader *reader, struct lv_node *node, const char *name,
                          struct lv_str value) {
    enum lv_key key = strcmp(name, "line") == 0 ? LV_KEYS : lv_key_find(lv_str_from(name));
    bool is_line = strcmp(name, "line") == 0;
    if ((key == LV_KEYS && !is_line) || !lv_xml_takes(node->kind, key))
        not_ours(reader, "unknown attribute ", name, "");
    else if (is_line ? !lv_xml_lines(reader->doc, node, value) : !lv_xml_valid(key, value))
        not_ours(reader, "wrong value of the attribute ", name, "");
    else if (!is_line)
        lv_attr_set(reader->doc, node, key, clean(reader, value));
}

/* One attribute as libxml2 gives it: local name, prefix, namespace, where its value begins and ends. */
static void attribute(struct reader *reader, struct lv_node *node, const xmlChar *const *attr) {
    char prefixed[64];
    const char *name = (const char *)attr[0];
    bool xml = attr[1] && strcmp((const char *)attr[1], "xml") == 0;
    if (attr[2] && !xml) {
        not_ours(reader, "an attribute of another namespace: ", name, "");
        return;
    }
    if (xml) {
        snprintf(prefixed, sizeof prefixed, "xml:%s", name);
        name = prefixed;
    }
    add_attribute(reader, node, name, (struct lv_str){(const char *)attr[3], (size_t)(attr[4] - attr[3])});
}

/* Languages of one release: a number that every filter may count through for each of them. */
static void count_editions(struct reader *reader, enum lv_kind kind) {
    if (kind == LV_N_RELEASE)
        reader->editions = 0;
    if (kind == LV_N_EDITION && ++reader->editions > MOST_EDITIONS)
        not_ours(reader, "a release of more than ", "256", " editions");
}

/* The node of a new element: the document's root, or a child of the open one. */
static struct lv_node *element(struct reader *reader, enum lv_kind kind) {
    struct lv_node *node = reader->node ? lv_node_new(reader->doc, kind) : reader->doc->root;
    node->kind = kind;
    if (reader->node)
        lv_node_append(reader->node, node);
    return node;
}

static void on_start(void *state, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int nspaces,
                     const xmlChar **spaces, int nattrs, int ndefaults, const xmlChar **attrs) {
    struct reader *reader = state;
    enum lv_kind kind = lv_kind_find(from_xml(name));
    (void)prefix, (void)nspaces, (void)spaces, (void)ndefaults;
    flush(reader);
    if (!uri || strcmp((const char *)uri, namespace) != 0)
        not_ours(reader, "the element ", (const char *)name, " is not in the namespace urn:lvconv:release:1");
    else if (kind == LV_KINDS || !lv_xml_fits(reader->node ? reader->node->kind : LV_KINDS, kind))
        not_ours(reader, "<", (const char *)name, "> cannot stand here");
    else if (++reader->depth > DEEPEST)
        fail(reader, LV_MSG_TOO_DEEP, "64");
    count_editions(reader, kind);
    if (reader->failed)
        return;
    reader->node = element(reader, kind);
    for (int i = 0; i < nattrs && !reader->failed; i++)
        attribute(reader, reader->node, attrs + (ptrdiff_t)5 * i);
    if (!reader->failed && kind == LV_N_A && !lv_attr_has(reader->node, LV_AT_HREF))
        not_ours(reader, "<a> without ", "href", "");
}

static void on_end(void *state, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    struct reader *reader = state;
    (void)prefix, (void)uri;
    flush(reader);
    if (reader->failed)
        return;
    const struct lv_node *node = reader->node;
    bool picture = lv_attr_has(node, LV_AT_SRC);
    bool described = lv_attr_has(node, LV_AT_ALT),
         link = node->kind == LV_N_FIGURE && lv_attr_has(node, LV_AT_HREF);
    if (picture != described || (link && !picture))
        not_ours(reader, "<figure> has only one of ", "src and alt", "");
    else if (!node->first && !holds_text(node) && !picture)
        not_ours(reader, "an empty <", (const char *)name, ">");
    reader->node = reader->node->parent;
    reader->depth--;
}

static void on_text(void *state, const xmlChar *text, int n) {
    struct reader *reader = state;
    lv_buf_add(&reader->text, text, (size_t)n);
}

static void on_doctype(void *state, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
    (void)name, (void)external, (void)system;
    fail(state, LV_MSG_NOT_OURS, "it has a DOCTYPE");
}

static void on_error(void *state, xmlErrorPtr error) {
    char what[256];
    if (error->level < XML_ERR_ERROR)
        return;
    snprintf(what, sizeof what, "%s", error->message ? error->message : "malformed");
    what[strcspn(what, "\n")] = '\0';
    fail(state, LV_MSG_BAD_XML, what);
}

static void parse(struct reader *reader) {
    xmlSAXHandler handlers = {
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .cdataBlock = on_text,
        .ignorableWhitespace = on_text,
        .internalSubset = on_doctype,
        .serror = on_error,
    };
    *reader->parser->sax = handlers;
    reader->parser->userData = reader;
    /* Without a DOCTYPE there are no entities but those of XML itself; NOENT resolves these in attributes. */
    xmlCtxtUseOptions(reader->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
    xmlParseDocument(reader->parser);
    if (!reader->parser->wellFormed)
        fail(reader, LV_MSG_BAD_XML, "malformed");
}

static void drop(void *parser) {
    xmlFreeParserCtxt(parser);
}

/* libxml2 must be started by one thread alone: by the one that loads this module. */
__attribute__((constructor)) static void start(void) {
    xmlInitParser();
}

int lv_read_xml(struct lv_doc *doc, struct lv_job *job) {
    struct reader reader = {.doc = doc, .job = job};
    struct lv_guard guard;
    if (!lv_str_trim(job->in).n)
        return lv_report(job, LV_MSG_EMPTY, 0, 0);
    size_t crowd = lv_xml_crowd(job->in, MOST_ATTRS);
    if (crowd < job->in.n)
        return lv_report(job, LV_MSG_NOT_OURS, lv_line_of(job->in, crowd), 0,
                         "a tag with more than 64 attributes");
    reader.parser = xmlCreateMemoryParserCtxt(job->in.p, (int)job->in.n);
    if (!reader.parser)
        return lv_report(job, LV_MSG_LIBRARY, 0, 0, "libxml2", "starting a parser");
    lv_guard(&guard, drop, reader.parser);
    parse(&reader);
    lv_unguard(&guard);
    xmlFreeParserCtxt(reader.parser);
    lv_buf_free(&reader.text);
    return reader.failed ? -1 : 0;
}
