#include "cli/sources.h"

#include <string.h>

void lv_sources_add(struct lv_sources *sources, const char *path, size_t n) {
    if (sources->n == sources->room) {
        sources->room = sources->room ? 2 * sources->room : 16;
        sources->source = lv_realloc(sources->source, sources->room * sizeof *sources->source);
    }
    struct lv_path *source = &sources->source[sources->n++];
    source->path = lv_copy(path, n);
    source->line = 0;
    const char *slash = strrchr(source->path, '/');
    source->name = slash ? (size_t)(slash + 1 - source->path) : 0;
}

/* Lists from elsewhere end lines with CR LF. */
static size_t without_cr(const char *line, size_t n) {
    return n && line[n - 1] == '\r' ? n - 1 : n;
}

int lv_sources_list(struct lv_sources *sources, struct lv_str list, bool nul) {
    char mark = nul ? '\0' : '\n';
    if (!nul && list.n && memchr(list.p, '\0', list.n))
        return -1;
    for (size_t at = 0; at < list.n;) {
        const char *line = list.p + at, *end = memchr(line, mark, list.n - at);
        size_t n = end ? (size_t)(end - line) : list.n - at, kept = nul ? n : without_cr(line, n);
        if (kept)
            lv_sources_add(sources, line, kept);
        at += n + 1;
    }
    return 0;
}

void lv_sources_free(struct lv_sources *sources) {
    for (size_t i = 0; i < sources->n; i++)
        lv_free(sources->source[i].path);
    lv_free(sources->source);
    *sources = (struct lv_sources){0};
}

struct lv_str lv_source_name(const struct lv_path *source) {
    const char *name = source->path + source->name, *slash = strrchr(name, '/');
    const char *file = slash ? slash + 1 : name, *dot = strrchr(file, '.');
    if (strcmp(source->path, "-") == 0)
        return LV_STR("release");
    return (struct lv_str){name, dot && dot > file ? (size_t)(dot - name) : strlen(name)};
}

int lv_by_bytes(struct lv_str a, struct lv_str b) {
    int order = memcmp(a.p, b.p, a.n < b.n ? a.n : b.n);
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

int lv_in_order(const void *a, const void *b) {
    return lv_by_bytes(*(const struct lv_str *)a, *(const struct lv_str *)b);
}
