#include <libxml/parser.h>
#include <stdlib.h>

#include "write/template/tpl.h"
#include "write/zip/archive.h"

enum { MOST_PART = 32 << 20, MOST_ALL = 96 << 20 }; /* bytes, inflated */

bool tpl_wrong(struct tpl *t, const char *what) {
    if (!t->wrong)
        t->wrong = what;
    return false;
}

/* ---- reading ---- */

static bool is_good_name(const char *name) {
    return *name && *name != '/' && !strstr(name, "..") && !strchr(name, '\\') && strlen(name) < 200;
}

/* A pack of ours has as many parts as it has pictures. */
static struct tpl_part *new_part(struct tpl *t, struct tpl_package *package) {
    if (package->n == package->room) {
        struct tpl_part *before = package->part;
        package->room = 2 * package->room + 64;
        package->part = lv_alloc(&t->arena, package->room * sizeof *package->part);
        if (before)
            memcpy(package->part, before, package->n * sizeof *before);
    }
    return &package->part[package->n++];
}

static bool read_entry(struct tpl *t, struct tpl_package *package, zip_t *zip, zip_uint64_t i, size_t *all) {
    zip_stat_t stat;
    if (zip_stat_index(zip, i, 0, &stat) || !(stat.valid & ZIP_STAT_SIZE) || !(stat.valid & ZIP_STAT_NAME))
        return tpl_wrong(t, "is damaged; save it again in Word");
    size_t length = strlen(stat.name);
    if (length && stat.name[length - 1] == '/')
        return true;
    if (!package->own &&
        (!is_good_name(stat.name) || tpl_find(package, stat.name) || package->n == TPL_PARTS))
        return tpl_wrong(t, "has strange names of parts; save it again in Word");
    if (!package->own && (stat.size > MOST_PART || (*all += (size_t)stat.size) > MOST_ALL))
        return tpl_wrong(t, "is too large; take large pictures out");
    const char *name = lv_arena_terminated(&t->arena, lv_str_from(stat.name));
    char *bytes = lv_alloc(&t->arena, (size_t)stat.size + 1);
    zip_file_t *file = zip_fopen_index(zip, i, 0);
    zip_int64_t n = file ? zip_fread(file, bytes, stat.size) : -1;
    if (!file || zip_fclose(file) || n != (zip_int64_t)stat.size) /* closing checks the sum */
        return tpl_wrong(t, "is damaged or has a password; save it again in Word");
    *new_part(t, package) = (struct tpl_part){name, {bytes, (size_t)n}};
    return true;
}

static void drop_zip(void *zip) {
    zip_discard(zip);
}

bool tpl_open(struct tpl *t, struct tpl_package *package, struct lv_str bytes) {
    struct lv_guard guard;
    size_t all = 0;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.p, bytes.n, 0, &error);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : NULL;
    if (!zip)
        zip_source_free(source);
    zip_error_fini(&error);
    if (!zip)
        return tpl_wrong(t, "is no Word document; save it in Word as .dotx or .docx");
    lv_guard(&guard, drop_zip, zip);
    bool good = true;
    for (zip_uint64_t i = 0; good && i < (zip_uint64_t)zip_get_num_entries(zip, 0); i++)
        good = read_entry(t, package, zip, i, &all);
    lv_unguard(&guard);
    zip_discard(zip);
    return good;
}

struct tpl_part *tpl_find(struct tpl_package *package, const char *name) {
    for (size_t i = 0; name && i < package->n; i++)
        if (strcmp(package->part[i].name, name) == 0)
            return &package->part[i];
    return NULL;
}

void tpl_put(struct tpl *t, struct tpl_package *package, const char *name, struct lv_str bytes) {
    struct tpl_part *part = tpl_find(package, name);
    if (!part)
        part = new_part(t, package);
    *part = (struct tpl_part){name, bytes};
}

void tpl_remove(struct tpl_package *package, const char *name) {
    struct tpl_part *part = tpl_find(package, name);
    if (part)
        *part = (struct tpl_part){part->name, {NULL, 0}};
}

/* ---- writing ---- */

static int fill(void *state, zip_t *zip) {
    const struct tpl_package *package = state;
    for (size_t i = 0; i < package->n; i++) {
        const struct tpl_part *part = &package->part[i];
        if (part->bytes.p && archive_add(zip, part->name, part->bytes, false))
            return -1;
    }
    return 0;
}

bool tpl_write(struct tpl *t, struct tpl_package *package, struct lv_buf *out) {
    return archive_write(t->job, fill, package, out) == 0;
}

/* ---- XML ---- */

/* Word writes no DTD; what has one wants to be larger than it looks. */
xmlDoc *tpl_parse(struct tpl *t, struct tpl_package *package, const char *name) {
    const struct tpl_part *part = tpl_find(package, name);
    if (!part || !part->bytes.p)
        return NULL;
    xmlDoc *doc = t->ndocs == TPL_DOCS
                      ? NULL
                      : xmlReadMemory(part->bytes.p, (int)part->bytes.n, NULL, NULL,
                                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (doc)
        t->docs[t->ndocs++] = doc;
    if (doc && !doc->intSubset && !doc->extSubset && xmlDocGetRootElement(doc))
        return doc;
    tpl_wrong(t, "has a part that is no good XML; save it again in Word");
    return NULL;
}

void tpl_unparse(struct tpl *t, struct tpl_package *package, const char *name, xmlDoc *doc) {
    xmlChar *bytes = NULL;
    int n = 0;
    xmlDocDumpMemoryEnc(doc, &bytes, &n, "UTF-8");
    struct lv_str copy =
        lv_arena_copy(&t->arena, (struct lv_str){(const char *)bytes, n > 0 ? (size_t)n : 0});
    xmlFree(bytes);
    tpl_put(t, package, name, copy);
}

const char *tpl_attr(struct tpl *t, xmlNode *node, const char *ns, const char *name) {
    xmlChar *value = ns ? xmlGetNsProp(node, (const xmlChar *)name, (const xmlChar *)ns)
                        : xmlGetNoNsProp(node, (const xmlChar *)name);
    if (!value)
        return NULL;
    const char *copy = lv_arena_terminated(&t->arena, lv_str_from((const char *)value));
    xmlFree(value);
    return copy;
}

bool tpl_is(const xmlNode *node, const char *name) {
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

xmlNode *tpl_next(xmlNode *at, const xmlNode *top) {
    return at->type == XML_ELEMENT_NODE && at->children ? at->children : tpl_skip(at, top);
}

void tpl_drop_all(xmlNode *top, const char *name) {
    for (xmlNode *node = top->children, *next; node; node = next) {
        bool dropped = tpl_is(node, name);
        next = dropped ? tpl_skip(node, top) : tpl_next(node, top);
        if (!dropped)
            continue;
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
}

xmlNode *tpl_skip(xmlNode *at, const xmlNode *top) {
    while (at != top && !at->next)
        at = at->parent;
    return at == top ? NULL : at->next;
}
