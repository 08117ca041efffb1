#include <string.h>

#include "core/core.h"
#include "core/memory.h"
#include "core/zones.h"

enum { CHUNK = LV_EXACT ? 0 : 64 * 1024, ALIGN = 16 };

struct lv_chunk {
    struct lv_chunk *older;
    size_t size;
    _Alignas(ALIGN) char bytes[];
};

static void add_chunk(struct lv_arena *arena, size_t n) {
    size_t size = n > CHUNK ? n : CHUNK;
    struct lv_chunk *chunk = lv_malloc(sizeof *chunk + size);
    chunk->older = arena->chunk;
    chunk->size = size;
    arena->chunk = chunk;
    arena->left = size;
}

/* n bytes, which may hold anything. */
static void *room(struct lv_arena *arena, size_t n) {
    if (n > SIZE_MAX / 2)
        lv_out_of_memory();
    if (!LV_EXACT)
        n = (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (LV_EXACT || !arena->chunk || n > arena->left)
        add_chunk(arena, n);
    char *p = arena->chunk->bytes + (arena->chunk->size - arena->left);
    arena->left -= n;
    return p;
}

void *lv_alloc(struct lv_arena *arena, size_t n) {
    return memset(room(arena, n), 0, n);
}

struct lv_str lv_arena_copy(struct lv_arena *arena, struct lv_str s) {
    if (!s.n && !LV_EXACT)
        return LV_STR("");
    char *copy = room(arena, s.n);
    if (s.n)
        memcpy(copy, s.p, s.n);
    return (struct lv_str){copy, s.n};
}

char *lv_arena_terminated(struct lv_arena *arena, struct lv_str s) {
    char *copy = lv_alloc(arena, s.n + 1);
    if (s.n)
        memcpy(copy, s.p, s.n);
    return copy;
}

struct lv_str lv_arena_take(struct lv_arena *arena, struct lv_buf *buf) {
    struct lv_str copy = lv_arena_copy(arena, lv_buf_slice(buf));
    lv_buf_free(buf);
    return copy;
}

struct lv_str lv_arena_fence(struct lv_arena *arena, struct lv_str s) {
    return LV_EXACT ? lv_arena_copy(arena, s) : s;
}

void lv_arena_adopt(struct lv_arena *to, struct lv_arena *from) {
    struct lv_chunk **oldest = &from->chunk;
    while (*oldest)
        oldest = &(*oldest)->older;
    *oldest = to->chunk;
    if (from->chunk)
        *to = *from;
    *from = (struct lv_arena){0};
}

void lv_arena_free(struct lv_arena *arena) {
    while (arena->chunk) {
        struct lv_chunk *older = arena->chunk->older;
        lv_free(arena->chunk);
        arena->chunk = older;
    }
    arena->left = 0;
}
