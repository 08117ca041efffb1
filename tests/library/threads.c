/* threads FILE…: eight threads convert the files to every format that has no need of two editions, all at once; each
 * output must be that of the first thread. */
#include <lvconv.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 8, FILES = 16, FORMATS = 4, ROUNDS = 3, ROOM = 1 << 18 };

static const char *const formats[FORMATS] = {"xml", "html", "docx", "pdf"};
static struct lv_input in[FILES];
static size_t nfiles;

struct work {
    pthread_t thread;
    struct lv_output out[FILES][FORMATS];
    int failed, findings;
};

static void count(void *state, const struct lv_finding *finding) {
    (void)finding;
    ++*(int *)state;
}

static void convert(struct work *work, size_t i, int keep) {
    struct lv_output again[FORMATS] = {{0}}, *out = keep ? work->out[i] : again;
    for (size_t k = 0; k < FORMATS; k++)
        out[k].format = formats[k];
    work->failed += lv_convert(&in[i], 1, NULL, out, FORMATS, count, &work->findings) != LV_EXIT_OK;
    for (size_t k = 0; !keep && k < FORMATS; k++)
        lv_output_free(&out[k]);
}

static void *run(void *state) {
    struct work *work = state;
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < nfiles; i++)
            convert(work, i, round == 0);
    return NULL;
}

static int differs(const struct lv_output *a, const struct lv_output *b) {
    return !a->bytes || !b->bytes || a->size != b->size || memcmp(a->bytes, b->bytes, a->size) != 0;
}

int main(int argc, char **argv) {
    static struct work work[THREADS];
    int wrong = 0;
    for (int i = 1; i < argc && nfiles < FILES; i++) {
        FILE *file = fopen(argv[i], "rb");
        char *text = malloc(ROOM);
        if (!file || !text)
            return 2;
        in[nfiles++] = (struct lv_input){.name = argv[i], .bytes = text, .size = fread(text, 1, ROOM, file)};
        fclose(file);
    }
    for (size_t t = 0; t < THREADS; t++)
        pthread_create(&work[t].thread, NULL, run, &work[t]);
    for (size_t t = 0; t < THREADS; t++)
        pthread_join(work[t].thread, NULL);
    for (size_t t = 0; t < THREADS; t++) {
        wrong += work[t].failed + (work[t].findings != work[0].findings);
        for (size_t i = 0; i < nfiles; i++)
            for (size_t k = 0; k < FORMATS; k++)
                wrong += differs(&work[t].out[i][k], &work[0].out[i][k]);
    }
    for (size_t t = 0; t < THREADS; t++)
        for (size_t i = 0; i < nfiles; i++)
            for (size_t k = 0; k < FORMATS; k++)
                lv_output_free(&work[t].out[i][k]);
    for (size_t i = 0; i < nfiles; i++)
        free((char *)in[i].bytes);
    printf("%d wrong of %zu conversions\n", wrong, THREADS * nfiles * ROUNDS);
    return wrong != 0;
}
