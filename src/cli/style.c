#include "cli/style.h"

#include <string.h>

#include "cli/files.h"
#include "style/style.h"

static void add_path(struct lv_cli_style *style, const char *path) {
    style->paths = lv_realloc(style->paths, (style->npaths + 1) * sizeof *style->paths);
    style->paths[style->npaths++] = lv_copy(path, strlen(path));
}

int lv_cli_style_add(struct lv_cli_style *style, const struct lv_job *job, const char *name,
                     const char *path) {
    struct lv_buf bytes = {0};
    struct lv_job at = *job;
    at.name = path;
    int result = lv_file_read(&at, at.name, &bytes);
    if (result == 0) {
        lv_buf_text(&bytes);
        add_path(style, at.name);
        style->files = lv_realloc(style->files, (style->n + 1) * sizeof *style->files);
        style->files[style->n++] = (struct lv_style_file){lv_copy(name, strlen(name)), bytes.p, bytes.n};
    } else {
        lv_buf_free(&bytes);
    }
    return result;
}

static int read_named(struct lv_cli_style *style, struct lv_job *job, const char *name) {
    struct lv_buf path = {0};
    lv_path_beside(&path, job->options->style, name);
    int result = lv_cli_style_add(style, job, name, path.p);
    lv_buf_free(&path);
    return result;
}

int lv_cli_style_read(struct lv_cli_style *style, struct lv_options *options, struct lv_job *job) {
    struct lv_buf name = {0};
    struct lv_job at = *job;
    int result = 0;
    at.name = options->style;
    if (!at.name || !strpbrk(at.name, "./"))
        return 0;
    if (lv_file_read(&at, at.name, &style->text))
        return -1;
    add_path(style, at.name);
    lv_buf_char(&style->text, '\0');
    at.options = options;
    for (size_t i = 0; !result && lv_style_names(style->text.p, i, &name); i++)
        result = read_named(style, &at, name.p);
    lv_buf_free(&name);
    options->style_text = style->text.p;
    options->style_files = style->files;
    options->style_files_n = style->n;
    return result;
}

void lv_cli_style_free(struct lv_cli_style *style) {
    for (size_t i = 0; i < style->npaths; i++)
        lv_free(style->paths[i]);
    for (size_t i = 0; i < style->n; i++) {
        lv_free((char *)(uintptr_t)style->files[i].name);
        lv_free((char *)(uintptr_t)style->files[i].bytes);
    }
    lv_free(style->paths);
    lv_free(style->files);
    lv_buf_free(&style->text);
}
