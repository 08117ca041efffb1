/*
 * memory FORMAT FILE…: converts the files as editions of one release again and again, and ever later, in growing steps,
 * an allocation fails and all after it. Whoever allocates, lvconv or a library below it, nothing may end this process,
 * and of what lvconv itself allocated nothing may be left.
 */
#include <dlfcn.h>
#include <lvconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

enum {
    ROOM = 1 << 18,
    FILES = 4,
    LEAKY =
        20 /* once in so many failures libzip (in zip_close) and libhyphen (of a word) lose a piece of their own */
};

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

struct count {
    long fails, odd; /* runs in which memory ran out; results that are wrong */
};

/* Lets the first allocation fail and all after it, then the second, and so on until a run goes through. */
static struct count run_short(const struct lv_input *in, size_t n, const struct lv_output *want) {
    struct count count = {0};
    struct lv_output out;
    enum lv_exit done = LV_EXIT_SYSTEM;
    for (long at = 1; done != LV_EXIT_OK; at += 1 + at / 400) {
        left = at;
        done = convert(in, n, want->format, &out);
        left = -1;
        count.fails += done != LV_EXIT_OK;
        count.odd += done != LV_EXIT_OK
                         ? out.bytes != NULL || done < LV_EXIT_DOCUMENT
                         : out.size != want->size || memcmp(out.bytes, want->bytes, out.size) != 0;
        lv_output_free(&out);
    }
    return count;
}

int main(int argc, char **argv) {
    struct lv_input in[FILES];
    struct lv_output want;
    int n = argc - 2 < FILES ? argc - 2 : FILES;
    if (read_files(in, n, argv + 2) || convert(in, (size_t)n, argv[1], &want) != LV_EXIT_OK)
        return 2;
    run_short(in, (size_t)n, &want); /* what modules keep once they have failed is there by now */
    long before = live;
    struct count count = run_short(in, (size_t)n, &want);
    long kept = live - before;
    printf("%ld allocations failed, %ld wrong results, %ld pieces left\n", count.fails, count.odd, kept);
    return count.odd != 0 || count.fails < 20 || kept * LEAKY > count.fails;
}
