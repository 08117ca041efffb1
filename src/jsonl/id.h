/* The member `id` of a record, as it is written there: numbers of any size and escapes are given back unchanged. */
#ifndef LV_JSONL_ID_H
#define LV_JSONL_ID_H

#include "core/core.h"

/* Where the value of `id` is in the text of an object, as far as the text goes; empty if there is none. */
struct lv_str lv_jsonl_id(struct lv_str object);

/* True for a single JSON value (RFC 8259), also one that jansson has no room for. */
bool lv_jsonl_id_valid(struct lv_str value);

#endif
