/* The line that sets a key: inih does not say it to those that see the keys. */
#include <ini.h>
#include <string.h>

#include "style/style.h"

struct search {
    const char *rest, *section, *key;
    uint32_t line, found;
};

static char *next_line(char *to, int size, void *state) {
    struct search *search = state;
    if (!*search->rest)
        return NULL;
    size_t n = strcspn(search->rest, "\n"), most = (size_t)size - 1;
    n = n + (search->rest[n] == '\n') > most ? most : n + (search->rest[n] == '\n');
    memcpy(to, search->rest, n);
    to[n] = '\0';
    search->rest += n;
    search->line++;
    return to;
}

static int see_key(void *state, const char *section, const char *key, const char *value) {
    struct search *search = state;
    (void)value;
    if (strcmp(section, search->section) == 0 && strcmp(key, search->key) == 0)
        search->found = search->line;
    return 1;
}

uint32_t lv_style_line(const char *text, const char *section, const char *key) {
    struct search search = {.rest = text, .section = section, .key = key};
    ini_parse_stream(next_line, &search, see_key, &search);
    return search.found;
}
