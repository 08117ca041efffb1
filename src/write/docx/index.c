#include <libdeflate.h>

#include "write/docx/docx.h"

/* Where the number of a text is or belongs; room is a power of two, and never all of it is taken. */
static unsigned *slot_of(const struct docx_index *index, struct lv_str text) {
    unsigned at = libdeflate_crc32(0, text.p, text.n);
    for (;; at++) {
        unsigned *slot = &index->slot[at & (index->room - 1)];
        if (!*slot || lv_str_eq(index->text[*slot - 1], text))
            return slot;
    }
}

static void grow(struct docx_index *index) {
    index->room = index->room ? 2 * index->room : 16;
    index->text = lv_realloc(index->text, index->room * sizeof *index->text);
    lv_free(index->slot);
    index->slot = lv_malloc(index->room * sizeof *index->slot);
    memset(index->slot, 0, index->room * sizeof *index->slot);
    for (unsigned i = 0; i < index->n; i++)
        *slot_of(index, index->text[i]) = i + 1;
}

unsigned docx_index(struct docx_index *index, struct lv_str text) {
    if (2 * index->n >= index->room)
        grow(index);
    unsigned *slot = slot_of(index, text);
    if (!*slot) {
        index->text[index->n] = text;
        *slot = ++index->n;
    }
    return *slot;
}

void docx_index_free(struct docx_index *index) {
    lv_free(index->text);
    lv_free(index->slot);
    *index = (struct docx_index){.n = 0};
}
