#include "write/docx/docx.h"

unsigned docx_index(struct docx_index *index, struct lv_str text) {
    struct lv_map_entry *entry = lv_map_entry(&index->numbers, text);
    if (!entry->value) {
        if (index->n == index->room) {
            index->room = index->room ? 2 * index->room : 16;
            index->text = lv_realloc(index->text, index->room * sizeof *index->text);
        }
        index->text[index->n++] = entry->key;
        entry->value = (void *)(uintptr_t)index->n;
    }
    return (unsigned)(uintptr_t)entry->value;
}

void docx_index_free(struct docx_index *index) {
    lv_map_free(&index->numbers);
    lv_free(index->text);
    *index = (struct docx_index){.n = 0};
}
