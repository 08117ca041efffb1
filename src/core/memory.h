/*
 * Memory that runs out. Whoever allocates need not check: outside a heap the process ends; inside one, all that was
 * allocated since it was entered is freed, and the flow goes back to where lv_heap_try was called.
 *
 *     struct lv_heap heap;
 *     if (!lv_heap_enter(&heap)) return …;
 *     if (!lv_heap_try(&heap)) … work … else … it ran out …
 *     lv_heap_leave(&heap);
 *
 * One heap at a time belongs to a thread. What other libraries hold is given back by guards.
 */
#ifndef LV_MEMORY_H
#define LV_MEMORY_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct lv_piece;

/* What must be given back should memory run out; it stays where it is until then. */
struct lv_guard {
    struct lv_guard *older, **place; /* place: what points to it; NULL: nothing does */
    void (*drop)(void *what);
    void *what;
};

struct lv_heap {
    struct lv_heap *outer;
    struct lv_piece *ring; /* of all that is allocated and not yet freed */
    struct lv_guard *guards;
    jmp_buf failed;
};

/* Memory of this thread comes from the heap from now on. false: not even that much is left. */
bool lv_heap_enter(struct lv_heap *heap);

/* 0 at first; 1 when memory ran out since. In the function that entered the heap, for it is setjmp (C11 7.13.1.1). */
#define lv_heap_try(heap) setjmp((heap)->failed)

/* Frees what is left in the heap; the one that was there before is back. */
void lv_heap_leave(struct lv_heap *heap);

/* Another heap or none, for what is called in between; gives the one that was there. */
struct lv_heap *lv_heap_switch(struct lv_heap *to);

/* What was allocated outlives its heap; whoever has it calls lv_free. Gives p. */
void *lv_keep(void *p);

/* Calls drop(what) if memory runs out before lv_unguard, the newest guard first. */
void lv_guard(struct lv_guard *guard, void (*drop)(void *what), void *what);
void lv_unguard(struct lv_guard *guard);

/* For a library that says it has no memory. */
__attribute__((noreturn)) void lv_out_of_memory(void);

#ifdef __cplusplus
}
#endif

#endif
