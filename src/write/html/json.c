#include <jansson.h>
#include <string.h>

#include "core/memory.h"
#include "core/utf8.h"
#include "write/html/html.h"

/* jansson makes no value, or cannot put it in its place, only when memory runs out: a part would be missing. */
static json_t *made(json_t *value) {
    if (!value)
        lv_out_of_memory();
    return value;
}

static void drop(void *value) {
    json_decref(value);
}

static void put(json_t *object, const char *key, json_t *value) {
    if (json_object_set_new(object, key, made(value)))
        lv_out_of_memory();
}

static void append_to(json_t *array, json_t *value) {
    if (json_array_append_new(array, made(value)))
        lv_out_of_memory();
}

/* Strings of the tree are UTF-8 already. */
static json_t *string(struct lv_str s) {
    return json_stringn_nocheck(s.n ? s.p : "", s.n);
}

static json_t *of_type(json_t *object, const char *type) {
    put(object, "@type", json_string(type));
    return object;
}

static void set(json_t *object, const char *key, struct lv_str value) {
    if (value.n)
        put(object, key, string(value));
}

/* Adds a value to a key that may have one or several, and gives it. */
static json_t *add(json_t *object, const char *key, json_t *value) {
    struct lv_guard guard;
    lv_guard(&guard, drop, made(value));
    if (!json_object_get(object, key))
        put(object, key, json_array());
    lv_unguard(&guard);
    append_to(json_object_get(object, key), value);
    return value;
}

/* The object of that type under a key, made when it is not there. */
static json_t *part(json_t *object, const char *key, const char *type) {
    if (!json_object_get(object, key)) {
        put(object, key, json_object());
        of_type(json_object_get(object, key), type);
    }
    return json_object_get(object, key);
}

static void add_headline(struct lv_doc *doc, json_t *article, const struct lv_node *node) {
    const char *key = node->kind == LV_N_SUBHEADLINE ? "alternativeHeadline" : "abstract";
    set(article, key, lv_text(doc, node));
}

static void add_section(struct lv_doc *doc, json_t *article, const struct lv_node *node) {
    add(article, node->kind == LV_N_LABEL ? "articleSection" : "genre", string(lv_text(doc, node)));
}

static void add_published(struct lv_doc *doc, json_t *article, const struct lv_node *node) {
    (void)doc;
    if (lv_html_datetime(lv_attr(node, LV_AT_DATETIME)))
        set(article, "datePublished", lv_attr(node, LV_AT_DATETIME));
}

/* The day of a dateline. */
static void add_time(struct lv_doc *doc, json_t *article, const struct lv_node *node) {
    if (lv_attr_has(node, LV_AT_PUBLISHED))
        add_published(doc, article, node);
}

static const struct lv_node *inside(const struct lv_node *block, enum lv_kind kind) {
    const struct lv_node *node = block;
    while (node && node->kind != kind)
        node = lv_node_next(node, block);
    return node;
}

/* True if what is said has marks of speech, or is announced as such: what is only told is claimed as nobody's words. */
static bool has_marks(struct lv_doc *doc, const struct lv_node *quote) {
    struct lv_str s = lv_text(doc, quote);
    uint32_t cp;
    lv_utf8_next(s, 0, &cp);
    if (cp == '-' || (cp >= 0x2013 && cp <= 0x2015) || inside(quote, LV_N_MARKER) ||
        !inside(quote, LV_N_ATTRIBUTION))
        return true;
    for (size_t at = 0, n; (n = lv_utf8_next(s, at, &cp)); at += n)
        if (cp == '"' || cp == 0xab || cp == 0xbb || (cp >= 0x2018 && cp <= 0x201f && cp != 0x2019))
            return true;
    return false;
}

static void add_quote(struct lv_doc *doc, json_t *article, const struct lv_node *node) {
    const struct lv_node *speech = inside(node, LV_N_SPEECH);
    if (!has_marks(doc, node))
        return;
    json_t *quote = of_type(add(article, "hasPart", json_object()), "Quotation");
    set(quote, "text", lv_str_trim(lv_text(doc, speech ? speech : node)));
    if (lv_attr_has(node, LV_AT_SPEAKER))
        set(part(quote, "creator", "Person"), "name", lv_attr(node, LV_AT_SPEAKER));
    if (lv_attr_has(node, LV_AT_SPEAKER_TITLE))
        set(part(quote, "creator", "Person"), "jobTitle", lv_attr(node, LV_AT_SPEAKER_TITLE));
}

static void add_place(struct lv_doc *doc, json_t *article, const struct lv_node *node) {
    set(article, "dateline", lv_text(doc, node));
}

static void add_institution(struct lv_doc *doc, json_t *article, const struct lv_node *node) {
    set(part(article, "publisher", "Organization"), "name", lv_text(doc, node));
}

static void add_unit(struct lv_doc *doc, json_t *article, const struct lv_node *node) {
    json_t *contact = part(part(article, "publisher", "Organization"), "contactPoint", "ContactPoint");
    set(contact, node->kind == LV_N_UNIT ? "contactType" : "name", lv_text(doc, node));
}

/* Telephone numbers and addresses are what the links of a contact hold. */
static void add_contact_link(json_t *article, struct lv_str href) {
    static const struct {
        struct lv_str scheme;
        const char *key;
    } keys[] = {{{"tel:", 4}, "telephone"}, {{"mailto:", 7}, "email"}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (lv_str_starts(href, keys[i].scheme))
            add(part(part(article, "publisher", "Organization"), "contactPoint", "ContactPoint"), keys[i].key,
                string(lv_str_sub(href, keys[i].scheme.n, href.n)));
}

static void add_source(struct lv_doc *doc, json_t *article, const struct lv_node *node) {
    const struct lv_node *link = inside(node, LV_N_A);
    (void)doc;
    if (link && lv_str_starts(lv_attr(link, LV_AT_HREF), LV_STR("http")))
        set(article, "url", lv_attr(link, LV_AT_HREF));
}

static void (*const adders[LV_KINDS])(struct lv_doc *, json_t *, const struct lv_node *) = {
    [LV_N_SUBHEADLINE] = add_headline,
    [LV_N_LEAD] = add_headline,
    [LV_N_LABEL] = add_section,
    [LV_N_DOCTYPE] = add_section,
    [LV_N_PUBLISHED] = add_published,
    [LV_N_TIME] = add_time,
    [LV_N_QUOTE] = add_quote,
    [LV_N_DATELINE] = add_place,
    [LV_N_INSTITUTION] = add_institution,
    [LV_N_UNIT] = add_unit,
    [LV_N_NAME] = add_unit,
    [LV_N_SOURCE] = add_source,
};

static void fill_article(json_t *object, struct lv_doc *doc, struct lv_job *job,
                         const struct lv_node *edition) {
    of_type(object, "NewsArticle");
    set(object, "headline", lv_title(doc, job, edition));
    set(object, "inLanguage", lv_node_lang(edition));
    for (const struct lv_node *node = edition; node; node = lv_node_next(node, edition)) {
        if (adders[node->kind])
            adders[node->kind](doc, object, node);
        if (node->kind == LV_N_A && node->parent->parent && node->parent->parent->kind == LV_N_CONTACT)
            add_contact_link(object, lv_attr(node, LV_AT_HREF));
    }
}

/* Nothing in a script element may look like mark-up: < is written as its escape. */
static void add_escaped(struct lv_buf *out, struct lv_str json) {
    for (size_t at = 0, sign; at < json.n; at = sign + 1) {
        sign = lv_str_find(json, LV_STR("<"), at);
        lv_buf_str(out, lv_str_sub(json, at, sign));
        if (sign == SIZE_MAX)
            break;
        lv_buf_puts(out, "\\u003c");
    }
}

/* All articles; each value hangs on the root before it is filled, so that it goes with it. */
static void fill_graph(json_t *root, struct lv_doc *doc, struct lv_job *job) {
    const struct lv_node *edition = NULL;
    put(root, "@context", json_string("https://schema.org"));
    put(root, "@graph", json_array());
    json_t *graph = json_object_get(root, "@graph");
    while ((edition = lv_html_next_edition(doc, edition))) {
        append_to(graph, json_object());
        fill_article(json_array_get(graph, json_array_size(graph) - 1), doc, job, edition);
    }
}

/* The structured data as text, not terminated, to be freed. Most releases fit at once; else it is written again. */
static struct lv_str dump(const json_t *root) {
    enum { MOSTLY = 8192 };
    size_t n, room = MOSTLY;
    char *text = lv_malloc(room);
    while ((n = json_dumpb(root, text, room, JSON_INDENT(1))) > room)
        text = lv_realloc(text, room = n);
    if (!n)
        lv_out_of_memory();
    return (struct lv_str){text, n};
}

void lv_html_json(struct lv_doc *doc, struct lv_job *job, struct lv_buf *out) {
    struct lv_guard guard;
    json_t *root = made(json_object());
    lv_guard(&guard, drop, root);
    fill_graph(root, doc, job);
    struct lv_str text = dump(root);
    lv_buf_puts(out, "<script type=\"application/ld+json\">\n");
    add_escaped(out, text);
    lv_buf_puts(out, "\n</script>\n");
    lv_free((char *)text.p);
    lv_unguard(&guard);
    json_decref(root);
}
