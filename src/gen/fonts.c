/*
 * Build-time generator: finds the fonts of the outputs, subsets them for each alphabet, compresses them,
 * takes out widths and kerning, and writes all of it as data (see src/layout/face.h).
 *
 *   fonts OUT.inc OUT.bin
 *
 * OUT.inc includes OUT.bin by its name. The same fonts give the same bytes.
 */
#include "gen/fonts.h"

#include <fontconfig/fontconfig.h>
#include <libdeflate.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const struct source sources[] = {
    {"Noto Serif", "Regular", .kerned = true},
    {"Noto Serif", "Bold", .bold = true, .kerned = true},
    {"Noto Serif", "Italic", .italic = true, .kerned = true},
    {"Noto Serif", "Bold Italic", .bold = true, .italic = true, .kerned = true},
    {"Noto Sans", "Regular", .kerned = true},
    {"Noto Sans", "Bold", .bold = true, .kerned = true},
    {"Noto Sans", "Italic", .italic = true, .kerned = true},
    {"Noto Sans", "Bold Italic", .bold = true, .italic = true, .kerned = true},
    {"Noto Sans Symbols2", "Regular", .kerned = false},
    {"Noto Sans Math", "Regular", .kerned = false},
    {"Noto Serif Georgian", "Regular", .rest = true},
    {"Noto Serif Georgian", "Bold", .bold = true, .rest = true},
    {"Noto Sans Georgian", "Regular", .rest = true},
    {"Noto Sans Georgian", "Bold", .bold = true, .rest = true},
    {"Noto Serif Armenian", "Regular", .rest = true},
    {"Noto Serif Armenian", "Bold", .bold = true, .rest = true},
    {"Noto Sans Armenian", "Regular", .rest = true},
    {"Noto Sans Armenian", "Bold", .bold = true, .rest = true},
    {"Symbola", "Regular", .rest = true},
};

void die(const char *format, ...) {
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(1);
}

/* The file of a face, by its exact family and style; to be freed. */
static char *find_file(const struct source *source) {
    FcPattern *want = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, source->family, FC_STYLE, FcTypeString,
                                     source->style, FC_FONTFORMAT, FcTypeString, "TrueType", (char *)0);
    FcObjectSet *ask = FcObjectSetBuild(FC_FILE, (char *)0);
    FcFontSet *found = FcFontList(NULL, want, ask);
    FcChar8 *file = NULL;
    if (!found || !found->nfont || FcPatternGetString(found->fonts[0], FC_FILE, 0, &file) != FcResultMatch)
        die("fonts: no font “%s %s” (Debian: fonts-noto-core, fonts-symbola)", source->family, source->style);
    char *copy = strdup((const char *)file);
    FcFontSetDestroy(found);
    FcObjectSetDestroy(ask);
    FcPatternDestroy(want);
    return copy;
}

struct lv_packed pack(struct out *out, const void *data, size_t n, bool deflate) {
    struct lv_packed at = {(uint32_t)out->at, (uint32_t)n};
    const void *bytes = data;
    void *room = NULL;
    if (deflate) {
        struct libdeflate_compressor *c = libdeflate_alloc_compressor(12);
        size_t bound = libdeflate_zlib_compress_bound(c, n);
        bytes = room = malloc(bound);
        at.n = (uint32_t)libdeflate_zlib_compress(c, data, n, room, bound);
        libdeflate_free_compressor(c);
    }
    if (fwrite(bytes, 1, at.n, out->bin) != at.n)
        die("fonts: cannot write the data");
    out->at += at.n;
    free(room);
    return at;
}

void print_packed(struct out *out, struct lv_packed p) {
    fprintf(out->c, "{%u, %u}", p.at, p.n);
}

static void print_profile(struct out *out, const char *path) {
    FILE *f = fopen(path, "rb");
    static char data[1 << 20];
    size_t n = f ? fread(data, 1, sizeof data, f) : 0;
    if (!n || n == sizeof data)
        die("fonts: no colour profile %s (Debian: icc-profiles-free)", path);
    fclose(f);
    fprintf(out->c, "const uint32_t lv_icc_size = %zu;\nconst struct lv_packed lv_icc = ", n);
    print_packed(out, pack(out, data, n, true));
    fputs(";\n", out->c);
}

static void print_faces(struct out *out, const struct face *faces, size_t n) {
    fputs("const struct lv_face lv_faces[] = {\n", out->c);
    for (size_t i = 0; i < n; i++)
        print_face(out, &faces[i], i);
    fprintf(out->c, "};\nconst size_t lv_faces_n = %zu;\n", n);
}

int main(int argc, char **argv) {
    if (argc != 3)
        die("fonts OUT.inc OUT.bin");
    enum { N = sizeof sources / sizeof *sources };
    struct out out = {fopen(argv[1], "w"), fopen(argv[2], "wb"), 0};
    if (!out.c || !out.bin)
        die("fonts: cannot write %s", argv[1]);
    fprintf(
        out.c,
        "/* Written by src/gen/fonts.c. */\n"
        "__asm__(\".section .rodata\\n.globl lv_font_data\\nlv_font_data: .incbin \\\"%s\\\"\\n.text\");\n",
        argv[2]);
    print_profile(&out, "/usr/share/color/icc/sRGB.icc");
    static struct face faces[N];
    for (size_t i = 0; i < N; i++) {
        char *file = find_file(&sources[i]);
        read_face(&faces[i], &sources[i], file);
        write_face(&out, &faces[i], i);
        free(file);
    }
    print_faces(&out, faces, N);
    if (fclose(out.c) || fclose(out.bin))
        die("fonts: cannot write %s", argv[1]);
    return 0;
}
