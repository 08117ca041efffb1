/* Lines of a contact that hold several fields (contact_fields.c), for the filter contact. */
#ifndef LV_CONTACT_FIELDS_H
#define LV_CONTACT_FIELDS_H

#include "lang/phone.h"
#include "lang/view.h"

/*
 * Divides the block of a view, a paragraph of a contact whose links are made, into fields of one kind each, which take its
 * place with its lines. Nothing happens where a part of it is of no known kind.
 */
void lv_contact_split(struct lv_view *view);

#endif
