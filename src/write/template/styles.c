/* Styles of the house win by name; ours that it has not are added, and lists of ours are numbered after its own. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "write/template/tpl.h"

enum { OURS = 128, HOUSE = 4000 };

struct style {
    xmlNode *node;
    const char *type, *name, *id;
    const char *becomes; /* of ours: its id in the house */
    bool fresh;          /* of ours: it is added */
};

struct styles {
    struct style *of;
    size_t n;
};

static xmlNode *child(xmlNode *node, const char *name) {
    for (xmlNode *at = node->children; at; at = at->next)
        if (tpl_is(at, name))
            return at;
    return NULL;
}

static struct styles list_styles(struct tpl *t, xmlDoc *doc, size_t most) {
    struct styles list = {lv_alloc(&t->arena, most * sizeof(struct style)), 0};
    for (xmlNode *node = xmlDocGetRootElement(doc)->children; node; node = node->next) {
        xmlNode *name = tpl_is(node, "style") ? child(node, "name") : NULL;
        if (!name || list.n == most)
            continue;
        struct style s = {.node = node,
                          .type = tpl_attr(t, node, TPL_W, "type"),
                          .name = tpl_attr(t, name, TPL_W, "val"),
                          .id = tpl_attr(t, node, TPL_W, "styleId")};
        if (s.type && s.name && s.id)
            list.of[list.n++] = s;
    }
    return list;
}

static const struct style *by_name(const struct styles *list, const struct style *wanted) {
    for (size_t i = 0; i < list->n; i++)
        if (strcasecmp(list->of[i].name, wanted->name) == 0 && strcmp(list->of[i].type, wanted->type) == 0)
            return &list->of[i];
    return NULL;
}

static const struct style *by_id(const struct styles *list, const char *id) {
    for (size_t i = 0; id && i < list->n; i++)
        if (strcmp(list->of[i].id, id) == 0)
            return &list->of[i];
    return NULL;
}

/* An id that the house has for another style gets something before it. */
static void choose_ids(struct tpl *t, struct styles *ours, const struct styles *house) {
    for (size_t i = 0; i < ours->n; i++) {
        struct style *s = &ours->of[i];
        const struct style *same = by_name(house, s);
        s->fresh = !same;
        s->becomes = same ? same->id : s->id;
        if (same || !by_id(house, s->id))
            continue;
        char *id = lv_alloc(&t->arena, strlen(s->id) + 8);
        snprintf(id, strlen(s->id) + 8, "lvconv%s", s->id);
        s->becomes = id;
    }
}

static void set(xmlNode *node, const char *value) {
    xmlSetNsProp(node, node->ns, (const xmlChar *)"val", (const xmlChar *)value);
}

static void shift(struct tpl *t, xmlNode *node, const char *name, long by) {
    const char *value = tpl_attr(t, node, TPL_W, name);
    char number[24];
    long old = value ? strtol(value, NULL, 10) : 0;
    if (!value || !by)
        return;
    snprintf(number, sizeof number, "%ld", old + by);
    xmlSetNsProp(node, node->ns, (const xmlChar *)name, (const xmlChar *)number);
}

/* In a tree of ours, names of styles and numbers of lists become those of the house. */
static void rename_in(struct tpl *t, xmlNode *top, const struct styles *ours, long lists) {
    static const char *const names[] = {"pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"};
    for (xmlNode *node = top; node; node = tpl_next(node, top)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (tpl_is(node, "numId"))
            shift(t, node, "val", lists);
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            const struct style *s =
                tpl_is(node, names[i]) ? by_id(ours, tpl_attr(t, node, TPL_W, "val")) : NULL;
            if (s)
                set(node, s->becomes);
        }
    }
}

/* The house may have distances in its defaults, which ours does not reckon with (ECMA-376-1, 17.3.1.33; order: 17.3.1.26). */
static void set_distances(struct tpl *t, xmlNode *style) {
    static const char *const later[] = {"ind", "contextualSpacing", "jc", "outlineLvl"};
    xmlNode *properties = child(style, "pPr"), *spacing = properties ? child(properties, "spacing") : NULL,
            *at = NULL;
    if (!properties)
        return;
    for (size_t i = 0; i < sizeof later / sizeof *later && !at; i++)
        at = child(properties, later[i]);
    if (!spacing) {
        spacing = xmlNewDocNode(style->doc, properties->ns, (const xmlChar *)"spacing", NULL);
        if (at)
            xmlAddPrevSibling(at, spacing);
        else
            xmlAddChild(properties, spacing);
    }
    static const char *const sides[] = {"before", "after"};
    for (size_t i = 0; i < 2; i++)
        if (!tpl_attr(t, spacing, TPL_W, sides[i]))
            xmlSetNsProp(spacing, properties->ns, (const xmlChar *)sides[i], (const xmlChar *)"0");
}

static bool stands_on_house(struct tpl *t, xmlNode *style, const struct styles *ours) {
    xmlNode *based = child(style, "basedOn");
    const struct style *on = based ? by_id(ours, tpl_attr(t, based, TPL_W, "val")) : NULL;
    return !on || !on->fresh;
}

static void add_styles(struct tpl *t, xmlDoc *house, const struct styles *ours, long lists) {
    xmlNode *root = xmlDocGetRootElement(house);
    for (size_t i = 0; i < ours->n; i++) {
        if (!ours->of[i].fresh)
            continue;
        xmlNode *copy = xmlDocCopyNode(ours->of[i].node, house, 1);
        xmlAddChild(root, copy);
        xmlDOMWrapReconcileNamespaces(NULL, copy, 1);
        xmlSetNsProp(copy, copy->ns, (const xmlChar *)"styleId", (const xmlChar *)ours->of[i].becomes);
        xmlUnsetNsProp(copy, copy->ns, (const xmlChar *)"default");
        if (stands_on_house(t, ours->of[i].node, ours))
            set_distances(t, copy);
        rename_in(t, copy, ours, lists);
    }
}

/* ---- lists ---- */

static long highest(struct tpl *t, xmlNode *root, const char *element, const char *name) {
    long most = 0;
    for (xmlNode *node = root->children; node; node = node->next) {
        const char *value = tpl_is(node, element) ? tpl_attr(t, node, TPL_W, name) : NULL;
        long number = value ? strtol(value, NULL, 10) : 0;
        most = number > most ? number : most;
    }
    return most < INT_MAX / 2 ? most : 0;
}

/* Definitions come before the lists that use them (ECMA-376-1, 17.9.17). */
static void add_lists(struct tpl *t, xmlDoc *house, xmlNode *ours, long forms, long lists) {
    xmlNode *root = xmlDocGetRootElement(house), *first = child(root, "num"),
            *last = child(root, "numIdMacAtCleanup");
    for (xmlNode *node = ours->children; node; node = node->next) {
        bool form = tpl_is(node, "abstractNum");
        if (!form && !tpl_is(node, "num"))
            continue;
        xmlNode *copy = xmlDocCopyNode(node, house, 1), *at = form && first ? first : last;
        if (at)
            xmlAddPrevSibling(at, copy);
        else
            xmlAddChild(root, copy);
        xmlDOMWrapReconcileNamespaces(NULL, copy, 1);
        shift(t, copy, form ? "abstractNumId" : "numId", form ? forms : lists);
        tpl_drop_all(copy, "pStyle"); /* which may be the house's, with a list of its own */
        if (!form && child(copy, "abstractNumId"))
            shift(t, child(copy, "abstractNumId"), "val", forms);
    }
}

/* The part of lists; returns what is added to the numbers of ours. */
static long merge_lists(struct tpl *t) {
    static const char part[] = "word/numbering.xml";
    xmlDoc *house = tpl_parse(t, &t->house, tpl_related(t, t->main, "numbering")),
           *ours = house ? tpl_parse(t, &t->ours, part) : NULL;
    if (!ours)
        return 0;
    xmlNode *root = xmlDocGetRootElement(house);
    tpl_drop_all(root, "numPicBullet"); /* pictures as bullets stay behind */
    tpl_drop_all(root, "lvlPicBulletId");
    long forms = highest(t, root, "abstractNum", "abstractNumId") + 1,
         lists = highest(t, root, "num", "numId");
    add_lists(t, house, xmlDocGetRootElement(ours), forms, lists);
    tpl_unparse(t, &t->ours, part, house);
    return lists;
}

bool tpl_styles(struct tpl *t) {
    static const char part[] = "word/styles.xml";
    xmlDoc *house = tpl_parse(t, &t->house, tpl_related(t, t->main, "styles")),
           *ours = tpl_parse(t, &t->ours, part);
    if (!house || !ours)
        return tpl_wrong(t, "has no styles; save it again in Word");
    struct styles theirs = list_styles(t, house, HOUSE), own = list_styles(t, ours, OURS);
    long lists = merge_lists(t);
    choose_ids(t, &own, &theirs);
    add_styles(t, house, &own, lists);
    rename_in(t, xmlDocGetRootElement(t->document), &own, lists);
    tpl_unparse(t, &t->ours, part, house);
    return !t->wrong;
}
