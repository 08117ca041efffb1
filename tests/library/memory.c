/*
 * memory FORMAT FILE…: converts the files as editions of one release again and again; the first time the first allocation
 * fails and every one after it, the second time the second, later ones in growing steps, until one run goes through. Whoever allocates, lvconv or a
 * library below it, nothing may end this process, and what is still allocated afterwards must not grow.
 */
#include <dlfcn.h>
#include <lvconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

enum { ROOM = 1 << 18, FILES = 4 };

static long left = -1; /* allocations that succeed; -1: all */
static long live;      /* pieces not yet freed */

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);
void *__libc_memalign(size_t alignment, size_t n);
void __libc_free(void *p);

static int may(void) {
    if (left > 0)
        left--;
    return left != 0;
}

void *malloc(size_t n) {
    void *p = may() ? __libc_malloc(n) : NULL;
    live += p != NULL;
    return p;
}

void *calloc(size_t n, size_t size) {
    void *p = may() ? __libc_calloc(n, size) : NULL;
    live += p != NULL;
    return p;
}

void *realloc(void *old, size_t n) {
    void *p = may() ? __libc_realloc(old, n) : NULL;
    live += !old && p;
    return p;
}

void *aligned_alloc(size_t alignment, size_t n) {
    void *p = may() ? __libc_memalign(alignment, n) : NULL;
    live += p != NULL;
    return p;
}

void free(void *p) {
    live -= p != NULL;
    __libc_free(p);
}

static enum lv_exit convert(const struct lv_input *in, size_t n, const char *format, struct lv_output *out) {
    struct lv_options options;
    lv_options_init(&options);
    *out = (struct lv_output){.format = format};
    return lv_convert(in, n, &options, out, 1, NULL, NULL);
}

static int read_files(struct lv_input *in, int n, char **paths) {
    for (int i = 0; i < n; i++) {
        FILE *file = fopen(paths[i], "rb");
        char *text = malloc(ROOM);
        if (!file || !text)
            return 2;
        in[i] = (struct lv_input){.name = paths[i], .bytes = text, .size = fread(text, 1, ROOM, file)};
        fclose(file);
    }
    return 0;
}

int main(int argc, char **argv) {
    struct lv_input in[FILES];
    struct lv_output want, out;
    int n = argc - 2 < FILES ? argc - 2 : FILES;
    enum lv_exit done = LV_EXIT_SYSTEM;
    long fails = 0, odd = 0, at = 1, before;
    if (read_files(in, n, argv + 2) || convert(in, (size_t)n, argv[1], &want) != LV_EXIT_OK)
        return 2;
    before = live; /* modules and what they keep are there by now */
    for (; done != LV_EXIT_OK; fails++) {
        left = at;
        done = convert(in, (size_t)n, argv[1], &out);
        left = -1;
        odd += done != LV_EXIT_OK ? out.bytes != NULL || done < LV_EXIT_DOCUMENT
                                  : out.size != want.size || memcmp(out.bytes, want.bytes, out.size) != 0;
        lv_output_free(&out);
        at += 1 + at / 400;
    }
    printf("%ld allocations failed, %ld wrong results, %ld pieces left\n", fails - 1, odd, live - before);
    return odd != 0 || fails < 20 || live - before > 16;
}
