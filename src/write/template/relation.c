#include <stdio.h>

#include "write/template/tpl.h"

static const char *join(struct tpl *t, const char *a, size_t n, const char *b, const char *c) {
    size_t length = n + strlen(b) + strlen(c);
    char *to = lv_alloc(&t->arena, length + 1);
    snprintf(to, length + 1, "%.*s%s%s", (int)n, a, b, c);
    return to;
}

static size_t folder_of(const char *part) {
    const char *slash = strrchr(part, '/');
    return slash ? (size_t)(slash - part) + 1 : 0;
}

const char *tpl_rels_of(struct tpl *t, const char *part) {
    size_t n = folder_of(part);
    const char *rels = join(t, "_rels/", 6, part + n, ".rels");
    return join(t, part, n, rels, "");
}

/* Targets are seen from the folder of their part; "../" leads out of it (ECMA-376-2, 6.2). */
const char *tpl_target(struct tpl *t, const char *part, const char *target) {
    size_t n = folder_of(part);
    if (*target == '/')
        return target + 1;
    while (strncmp(target, "../", 3) == 0) {
        target += 3;
        while (n && part[--n] && n && part[n - 1] != '/')
            ;
    }
    return join(t, part, n, target, "");
}

static bool ends(const char *s, const char *word) {
    const char *slash = s ? strrchr(s, '/') : NULL;
    return slash && strcmp(slash + 1, word) == 0;
}

const char *tpl_related(struct tpl *t, const char *part, const char *type) {
    xmlDoc *rels = tpl_parse(t, &t->house, *part ? tpl_rels_of(t, part) : "_rels/.rels");
    xmlNode *root = rels ? xmlDocGetRootElement(rels) : NULL;
    for (xmlNode *node = root ? root->children : NULL; node; node = node->next)
        if (tpl_is(node, "Relationship") && ends(tpl_attr(t, node, NULL, "Type"), type)) {
            const char *target = tpl_attr(t, node, NULL, "Target"),
                       *mode = tpl_attr(t, node, NULL, "TargetMode");
            return target && !mode ? tpl_target(t, part, target) : NULL;
        }
    return NULL;
}

void tpl_relate(struct tpl *t, xmlDoc *rels, const char *id, const char *type, const char *target) {
    xmlNode *root = xmlDocGetRootElement(rels),
            *node = xmlNewChild(root, NULL, (const xmlChar *)"Relationship", NULL);
    const char *whole = join(t, TPL_R "/", sizeof TPL_R, type, "");
    xmlNewProp(node, (const xmlChar *)"Id", (const xmlChar *)id);
    xmlNewProp(node, (const xmlChar *)"Type", (const xmlChar *)whole);
    xmlNewProp(node, (const xmlChar *)"Target", (const xmlChar *)target);
}

/* ---- content types ---- */

const char *tpl_type(struct tpl *t, const char *part) {
    if (!t->house_types)
        t->house_types = tpl_parse(t, &t->house, "[Content_Types].xml");
    xmlNode *root = t->house_types ? xmlDocGetRootElement(t->house_types) : NULL;
    const char *dot = strrchr(part, '.'), *usual = NULL;
    for (xmlNode *node = root ? root->children : NULL; node; node = node->next) {
        const char *name = tpl_is(node, "Override") ? tpl_attr(t, node, NULL, "PartName") : NULL,
                   *ending = tpl_is(node, "Default") ? tpl_attr(t, node, NULL, "Extension") : NULL;
        if (name && *name == '/' && strcmp(name + 1, part) == 0)
            return tpl_attr(t, node, NULL, "ContentType");
        if (ending && dot && xmlStrcasecmp((const xmlChar *)ending, (const xmlChar *)dot + 1) == 0)
            usual = tpl_attr(t, node, NULL, "ContentType");
    }
    return usual ? usual : "";
}

void tpl_add_type(struct tpl *t, const char *part, const char *type) {
    xmlNode *root = xmlDocGetRootElement(t->types),
            *node = xmlNewChild(root, NULL, (const xmlChar *)"Override", NULL);
    xmlNewProp(node, (const xmlChar *)"PartName", (const xmlChar *)join(t, "/", 1, part, ""));
    xmlNewProp(node, (const xmlChar *)"ContentType", (const xmlChar *)type);
}
