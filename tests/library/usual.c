/* What a program does that has only the installed header: converts the file it is given and writes each format beside. */
#include <lvconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void say(void *state, const struct lv_finding *finding) {
    ++*(int *)state;
    printf("%s:%u: %s\n", finding->file, (unsigned)finding->line, finding->name);
}

static char *whole(const char *path, size_t *n) {
    FILE *file = fopen(path, "rb");
    char *text = malloc(1 << 20);
    *n = file && text ? fread(text, 1, 1 << 20, file) : 0;
    if (file)
        fclose(file);
    return text;
}

/* Pictures are beside the file that names them; each is kept until the end. */
static const char *find(void *state, const char *input, const char *name, const char **bytes, size_t *size) {
    static char *kept[16];
    static size_t n;
    const char *slash = strrchr(input, '/');
    char path[4096];
    (void)state;
    snprintf(path, sizeof path, "%.*s%s", slash ? (int)(slash + 1 - input) : 0, input, name);
    if (n == sizeof kept / sizeof *kept)
        return "there are too many";
    *bytes = kept[n++] = whole(path, size);
    return *size ? NULL : "it is not there";
}

/* usual FILE… FORMAT=PATH…: all files are editions of one release. */
int main(int argc, char **argv) {
    struct lv_input in[8] = {{0}};
    struct lv_output out[8] = {{0}};
    const char *path[8];
    size_t editions = 0, formats = 0;
    struct lv_options options;
    int found = 0;
    lv_options_init(&options);
    options.find_picture = find;
    for (int i = 1; i < argc && i < 8; i++) {
        char *equal = strchr(argv[i], '=');
        if (equal) {
            *equal = '\0';
            path[formats] = equal + 1;
            out[formats++].format = argv[i];
        } else {
            in[editions].name = argv[i];
            in[editions].bytes = whole(argv[i], &in[editions].size);
            editions++;
        }
    }
    int done = lv_convert(in, editions, &options, out, formats, say, &found);
    for (size_t i = 0; i < formats; i++) {
        FILE *file = out[i].bytes ? fopen(path[i], "wb") : NULL;
        if (file) {
            fwrite(out[i].bytes, 1, out[i].size, file);
            fclose(file);
        }
        lv_output_free(&out[i]);
    }
    for (size_t i = 0; i < editions; i++)
        free((char *)in[i].bytes);
    return strcmp(lv_version(), LV_VERSION) ? 99 : done;
}
