/*
 * memory FORMAT FILE… PICTURE…: converts the files as editions of one release, with the pictures (.jpg, .png) that they
 * name, again and again, and ever later, in growing steps,
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
    FILES = 6,
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

static struct lv_input pictures[FILES];
static size_t npictures;

/* By the name at the end of its path. */
static const char *find(void *state, const char *input, const char *name, const char **bytes, size_t *size) {
    (void)state, (void)input;
    for (size_t i = 0; i < npictures; i++) {
        const char *slash = strrchr(pictures[i].name, '/');
        if (strcmp(slash ? slash + 1 : pictures[i].name, name) != 0)
            continue;
        *bytes = pictures[i].bytes;
        *size = pictures[i].size;
        return NULL;
    }
    return "it was not given";
}

static int is_picture(const char *path) {
    const char *dot = strrchr(path, '.');
    return dot && (strcmp(dot, ".jpg") == 0 || strcmp(dot, ".png") == 0);
}

static enum lv_exit convert(const struct lv_input *in, size_t n, const char *format, struct lv_output *out) {
    struct lv_options options;
    lv_options_init(&options);
    options.find_picture = find;
    *out = (struct lv_output){.format = format};
    return lv_convert(in, n, &options, out, 1, NULL, NULL);
}

static int read_files(struct lv_input *in, int n, char **paths, size_t *inputs) {
    for (int i = 0; i < n; i++) {
        FILE *file = fopen(paths[i], "rb");
        char *text = malloc(ROOM);
        if (!file || !text)
            return 2;
        struct lv_input *to = is_picture(paths[i]) ? &pictures[npictures++] : &in[(*inputs)++];
        *to = (struct lv_input){.name = paths[i], .bytes = text, .size = fread(text, 1, ROOM, file)};
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
    size_t n = 0;
    if (read_files(in, argc - 2 < FILES ? argc - 2 : FILES, argv + 2, &n) ||
        convert(in, n, argv[1], &want) != LV_EXIT_OK)
        return 2;
    run_short(in, n, &want); /* what modules keep once they have failed is there by now */
    long before = live;
    struct count count = run_short(in, n, &want);
    long kept = live - before;
    printf("%ld allocations failed, %ld wrong results, %ld pieces left\n", count.fails, count.odd, kept);
    return count.odd != 0 || count.fails < 20 || kept * LEAKY > count.fails;
}
