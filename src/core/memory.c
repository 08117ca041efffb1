#include "core/memory.h"

#include <stdlib.h>
#include <unistd.h>

#include "core/core.h"

/* What precedes each piece of memory: its neighbours in the ring of its heap; itself where it has none. */
struct lv_piece {
    _Alignas(16) struct lv_piece *before;
    struct lv_piece *after;
};

static _Thread_local struct lv_heap *current;
static void (*hook)(void);

void lv_memory_hook(void (*to)(void)) {
    hook = to;
}

/* ---- the ring ---- */

static void alone(struct lv_piece *piece) {
    piece->before = piece->after = piece;
}

static void unlink_piece(struct lv_piece *piece) {
    piece->before->after = piece->after;
    piece->after->before = piece->before;
    alone(piece);
}

static void link_piece(struct lv_piece *piece) {
    alone(piece);
    if (!current)
        return;
    struct lv_piece *ring = current->ring;
    piece->before = ring;
    piece->after = ring->after;
    ring->after->before = piece;
    ring->after = piece;
}

static struct lv_piece *piece_of(void *p) {
    return (struct lv_piece *)p - 1;
}

/* ---- what is called when there is none left ---- */

static _Noreturn void end_process(void) {
    static const char text[] = "lvconv: out of memory\n";
    if (hook)
        hook();
    ssize_t written = write(STDERR_FILENO, text, sizeof text - 1);
    (void)written;
    _exit(LV_EXIT_SYSTEM);
}

void lv_out_of_memory(void) {
    struct lv_heap *heap = current;
    if (!heap)
        end_process();
    while (heap->guards) {
        struct lv_guard *guard = heap->guards;
        lv_unguard(guard);
        guard->drop(guard->what);
    }
    longjmp(heap->failed, 1);
}

void *lv_malloc(size_t n) {
    struct lv_piece *piece = n < SIZE_MAX / 2 ? malloc(sizeof *piece + n) : NULL;
    if (!piece)
        lv_out_of_memory();
    link_piece(piece);
    return piece + 1;
}

void *lv_realloc(void *p, size_t n) {
    if (!p)
        return lv_malloc(n);
    struct lv_piece *piece = piece_of(p), *before = piece->before;
    bool owned = before != piece;
    if (n >= SIZE_MAX / 2 || !(piece = realloc(piece, sizeof *piece + n)))
        lv_out_of_memory(); /* the old piece is still in its ring */
    if (owned)
        before->after = piece->after->before = piece;
    else
        alone(piece);
    return piece + 1;
}

void lv_free(void *p) {
    if (!p)
        return;
    unlink_piece(piece_of(p));
    free(piece_of(p));
}

char *lv_copy(const char *p, size_t n) {
    char *to = lv_malloc(n + 1);
    memcpy(to, p, n);
    to[n] = '\0';
    return to;
}

void *lv_keep(void *p) {
    if (p)
        unlink_piece(piece_of(p));
    return p;
}

/* ---- heaps ---- */

bool lv_heap_enter(struct lv_heap *heap) {
    *heap = (struct lv_heap){.outer = current, .ring = malloc(sizeof(struct lv_piece))};
    if (!heap->ring)
        return false;
    alone(heap->ring);
    current = heap;
    return true;
}

void lv_heap_leave(struct lv_heap *heap) {
    current = heap->outer;
    while (heap->ring->after != heap->ring)
        lv_free(heap->ring->after + 1);
    free(heap->ring);
}

struct lv_heap *lv_heap_switch(struct lv_heap *to) {
    struct lv_heap *from = current;
    current = to;
    return from;
}

void lv_guard(struct lv_guard *guard, void (*drop)(void *what), void *what) {
    guard->place = NULL;
    if (!current)
        return;
    *guard = (struct lv_guard){current->guards, &current->guards, drop, what};
    if (guard->older)
        guard->older->place = &guard->older;
    current->guards = guard;
}

void lv_unguard(struct lv_guard *guard) {
    if (!guard->place)
        return;
    *guard->place = guard->older;
    if (guard->older)
        guard->older->place = guard->place;
    guard->place = NULL;
}
