/* The names of an edition in full: "D. Trofimovs" and "Trofimovs" are Dimitrijs Trofimovs, if he is named so elsewhere. */
#ifndef LV_PEOPLE_H
#define LV_PEOPLE_H

#include "doc/doc.h"

enum { LV_PEOPLE = 32 }; /* so many different names of an edition are sought; others stay as they are */

struct lv_people {
    const struct lv_node *edition;
    struct lv_buf text; /* of the edition, a block a line; filled when first needed */
    size_t n;
    struct lv_str known[LV_PEOPLE], full[LV_PEOPLE];
};

/*
 * The name in full, in the document's arena or as it was given: where the text has none, or several with that surname.
 * Time linear in the text of the edition, for each of LV_PEOPLE names at most.
 */
struct lv_str lv_people_full(struct lv_doc *doc, struct lv_people *people, uint32_t langs,
                             struct lv_str name);

void lv_people_free(struct lv_people *people);

#endif
