/* What the parts of the reader xml share; all of it is in the module xml. */
#ifndef LV_READ_XML_H
#define LV_READ_XML_H

#include "doc/doc.h"

/* May an element of that kind stand in one of `parent`; LV_KINDS as parent: may it be the root? */
bool lv_xml_fits(enum lv_kind parent, enum lv_kind kind);

/* May an element of that kind have this attribute; LV_KEYS is `line`. */
bool lv_xml_takes(enum lv_kind kind, enum lv_key key);

/* Is this a value of the attribute's type? */
bool lv_xml_valid(enum lv_key key, struct lv_str value);

/* Reads a list of line numbers into node->lines. false if it is none. */
bool lv_xml_lines(struct lv_doc *doc, struct lv_node *node, struct lv_str value);

/* Where the first tag with more than `most` attributes and declarations of namespaces begins; in.n if there is none. */
size_t lv_xml_crowd(struct lv_str in, size_t most);

#endif
