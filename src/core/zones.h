/*
 * Memory that may not be read although it has been allocated: what follows an allocation of the arena, and the part of
 * a growable buffer that is not filled yet. Only builds with AddressSanitizer know of it; there each allocation of the
 * arena is one of malloc, of its exact size, and has malloc's red zones.
 */
#ifndef LV_ZONES_H
#define LV_ZONES_H

#if defined __SANITIZE_ADDRESS__
#define LV_EXACT 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define LV_EXACT 1
#endif
#endif

#ifdef LV_EXACT
#include <sanitizer/asan_interface.h>
#define LV_FORBID(p, n) __asan_poison_memory_region((p), (n))
#define LV_ALLOW(p, n) __asan_unpoison_memory_region((p), (n))
#else
#define LV_EXACT 0
#define LV_FORBID(p, n) ((void)(p), (void)(n))
#define LV_ALLOW(p, n) ((void)(p), (void)(n))
#endif

#endif
