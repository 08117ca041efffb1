/*
 * parts docx|css: what every document of the default house has, made when lvconv is built.
 *
 *   docx   parts of the package, for src/write/docx/ready.c: what comes before the name of the language stays as it
 *          is, what comes after it is compressed
 *   css    the style sheet of a page, for src/write/html/sheet.c
 */
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "write/docx/docx.h"
#include "write/html/html.h"

enum { BEST = 12 };

static void print_bytes(const char *p, size_t n) {
    printf("{\"");
    for (size_t i = 0; i < n; i++)
        printf("\\%03o", (unsigned char)p[i]);
    printf("\", %zu}", n);
}

static void print_part(struct libdeflate_compressor *deflate, size_t file, const struct docx_part *part) {
    size_t before = docx_files[file].language ? part->hole : 0, n = part->xml.n - before;
    const char *after = part->xml.p + before;
    size_t most = libdeflate_deflate_compress_bound(deflate, n);
    char *bytes = malloc(most);
    if (!bytes)
        exit(EXIT_FAILURE);
    printf("[%zu] = {", file);
    print_bytes(part->xml.p, before);
    printf(", ");
    print_bytes(bytes, libdeflate_deflate_compress(deflate, after, n, bytes, most));
    printf(", %zu, %uU},\n", n, (unsigned)libdeflate_crc32(0, after, n));
    free(bytes);
}

static void print_docx(struct lv_job *job, const struct lv_style *style) {
    struct docx d = {.doc = lv_doc_new(), .job = job, .style = *style, DOCX_LISTS};
    struct libdeflate_compressor *deflate = libdeflate_alloc_compressor(BEST);
    if (!deflate)
        exit(EXIT_FAILURE);
    for (size_t i = 0; i < DOCX_FILES; i++) {
        struct docx_part part;
        if (!docx_files[i].ready)
            continue;
        docx_part_open(&part);
        docx_files[i].write(&d, &part);
        docx_part_close(&part);
        print_part(deflate, i, &part);
        docx_part_free(&part);
    }
    libdeflate_free_compressor(deflate);
    lv_buf_free(&d.text);
    lv_doc_free(d.doc);
}

static void print_css(const struct lv_style *style) {
    struct lv_buf css = {0};
    lv_html_css(&css, style);
    print_bytes(css.p, css.n);
    lv_buf_free(&css);
}

int main(int argc, char **argv) {
    static const struct lv_options options = {.epoch = -1};
    struct lv_diag diag = {0};
    struct lv_job job = {.options = &options, .diag = &diag, .name = "parts"};
    struct lv_style style;
    if (argc != 2 || lv_style_load(&job, &style))
        return EXIT_FAILURE;
    if (strcmp(argv[1], "css") == 0)
        print_css(&style);
    else
        print_docx(&job, &style);
    return ferror(stdout) || fclose(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
