/* Between the files of this folder; template.h says what each is for. */
#ifndef LV_TPL_H
#define LV_TPL_H

#include <libxml/tree.h>

#include "core/memory.h"
#include "write/template/template.h"

#define TPL_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define TPL_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

enum { TPL_PARTS = 512, TPL_DOCS = 64 };

struct tpl_part {
    const char *name;
    struct lv_str bytes;
};

struct tpl_package {
    struct tpl_part *part;
    size_t n, room;
    bool own; /* of the DOCX writer: it may have any size */
};

struct tpl {
    struct lv_job *job;
    struct lv_arena arena;
    const char *wrong; /* what is wrong with the template, and what to do; NULL so far */
    struct tpl_package house, ours;
    xmlDoc *docs[TPL_DOCS]; /* all that are parsed */
    size_t ndocs;
    const char *main;                 /* name of the house's document */
    xmlDoc *document, *links, *types; /* of ours */
    xmlDoc *house_types;
    unsigned taken; /* headers, footers and their pictures */
};

/* Says what is wrong, unless something is already; false, NULL. */
bool tpl_wrong(struct tpl *t, const char *what);

/* Reads all parts of a zip. False: it is wrong. */
bool tpl_open(struct tpl *t, struct tpl_package *package, struct lv_str bytes);
struct tpl_part *tpl_find(struct tpl_package *package, const char *name);
/* Adds a part, or gives one new bytes; bytes live as long as t. */
void tpl_put(struct tpl *t, struct tpl_package *package, const char *name, struct lv_str bytes);
void tpl_remove(struct tpl_package *package, const char *name);
bool tpl_write(struct tpl *t, struct tpl_package *package, struct lv_buf *out);

/* A part as a tree, freed with t; NULL: it is not there, or wrong. */
xmlDoc *tpl_parse(struct tpl *t, struct tpl_package *package, const char *name);
/* Puts a tree back into a part. */
void tpl_unparse(struct tpl *t, struct tpl_package *package, const char *name, xmlDoc *doc);
/* An attribute, copied into t's arena; NULL: it has none. ns: NULL for none. */
const char *tpl_attr(struct tpl *t, xmlNode *node, const char *ns, const char *name);
bool tpl_is(const xmlNode *node, const char *name);
/* The next element after `at` in document order inside top; first: top itself. */
xmlNode *tpl_next(xmlNode *at, const xmlNode *top);
/* The same without what is inside `at`. */
xmlNode *tpl_skip(xmlNode *at, const xmlNode *top);
/* Takes all elements of a name out of a tree. */
void tpl_drop_all(xmlNode *top, const char *name);

/* The name of the .rels of a part; the part that a target of it names. In t's arena. */
const char *tpl_rels_of(struct tpl *t, const char *part);
const char *tpl_target(struct tpl *t, const char *part, const char *target);
/* The part of the house that the document has a relationship of that type to (its last word), or NULL. */
const char *tpl_related(struct tpl *t, const char *part, const char *type);
void tpl_relate(struct tpl *t, xmlDoc *rels, const char *id, const char *type, const char *target);
/* The content type of a part of the house. */
const char *tpl_type(struct tpl *t, const char *part);
void tpl_add_type(struct tpl *t, const char *part, const char *type);

bool tpl_styles(struct tpl *t);  /* and lists */
bool tpl_section(struct tpl *t); /* and headers and footers */
bool tpl_page(struct tpl *t, struct lv_style *style);

#endif
