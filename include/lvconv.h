/*
 * liblvconv: press releases as people have them to normalised XML, HTML, DOCX and tagged PDF.
 *
 * One call, lv_convert, takes any number of language editions as bytes and gives any number of formats as bytes. It
 * opens no file but the modules and hyphenation patterns that travel with the library, prints nothing, never ends the
 * process and keeps nothing between calls; any number of threads may call it at once.
 *
 *     struct lv_options options;
 *     struct lv_input in = {.name = "release.txt", .bytes = text, .size = strlen(text)};
 *     struct lv_output out[] = {{.format = "html"}, {.format = "pdf"}};
 *     lv_options_init(&options);
 *     if (lv_convert(&in, 1, &options, out, 2, NULL, NULL) == LV_EXIT_OK)
 *         … out[0].bytes, out[0].size …
 *     lv_output_free(&out[0]);
 *     lv_output_free(&out[1]);
 *
 * Strings are UTF-8 and end with NUL. Link with -llvconv (pkg-config lvconv). See lvconv(3).
 */
#ifndef LVCONV_H
#define LVCONV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define LV_VERSION "0.1.0"

/* What came of a call; the program ends with the same number. */
enum lv_exit {
    LV_EXIT_OK,       /* done; there may have been warnings, unless `strict` */
    LV_EXIT_DOCUMENT, /* an input could not be converted; `check`, `strict`: something was found */
    LV_EXIT_USAGE,    /* what was asked for is wrong: an unknown format, a bad style */
    LV_EXIT_SYSTEM    /* memory ran out, or a module is missing */
};

enum lv_severity { LV_ADVICE, LV_WARNING, LV_ERROR, LV_USAGE, LV_SYSTEM };

/* One finding. Line and column count from 1; 0: none. All strings are gone when the sink returns. */
struct lv_finding {
    const char *file; /* the name of the input */
    uint32_t line, column;
    enum lv_severity severity;
    const char *name; /* as -W has it, such as "left-out" */
    const char *text; /* may quote the input, with whatever characters are there */
};

/* Gets each finding as it comes, in the thread that called lv_convert. It must return. */
typedef void lv_sink(void *state, const struct lv_finding *finding);

/* One edition, or a file that holds several; borrowed during the call. */
struct lv_input {
    const char *name;  /* for messages; its ending has a say in what it is read as. NULL: "input" */
    const char *bytes; /* of any encoding; need not end with NUL */
    size_t size;
    const char *roles; /* rows of LINE <tab> ROLE, which win over every guess; NULL: none */
    size_t roles_size;
    const char *roles_name; /* for messages; NULL: "roles" */
    const char *lang;       /* BCP 47 code of this edition; NULL: what the options say */
    const char *encoding;   /* of its bytes, for iconv; NULL: what the options say */
};

/* One format. The caller sets `format`; `bytes`, NULL before the call, is the caller's to give to lv_output_free. */
struct lv_output {
    const char *format; /* as -t has it: "html", "docx", "pdf", "xml", "text" … */
    char *bytes;        /* with a NUL after them that is not counted */
    size_t size;
};

/* How paired editions are set: side by side, row by row in one column, or one after the other; or as the house style says. */
enum lv_arrangement { LV_COLUMNS, LV_ROWS, LV_SEQUENCE, LV_BY_STYLE };

/* A file that a house style names, such as its logo. */
struct lv_style_file {
    const char *name; /* as the style has it */
    const char *bytes;
    size_t size;
};

/*
 * Finds a picture that a release names; in the thread that called lv_convert, which opens no file itself. `input` is the
 * name of the input, `name` the picture's as it is there: as hostile as the text. NULL, and *bytes, *size of its file,
 * which stay as they are until lv_convert returns; or else why there is none, which a warning says.
 */
typedef const char *lv_picture_finder(void *state, const char *input, const char *name, const char **bytes,
                                      size_t *size);

/* What is asked for; strings are borrowed during the call. lv_options_init sets the defaults, named in brackets. */
struct lv_options {
    const char *from;       /* what the inputs are: "text", "xml" [NULL: by name and first bytes] */
    const char *run;        /* stages to run, with commas, a reader first [NULL: the usual chain] */
    const char *encoding;   /* of the inputs, for iconv [NULL: found out] */
    const char *lang;       /* BCP 47 code of the release [NULL: found out] */
    const char *style;      /* house style: a name [NULL: "default"] */
    const char *style_text; /* what a file of house style holds; `style` is its name in messages [NULL] */
    const struct lv_style_file *style_files; /* what the file of house style names [NULL] */
    size_t style_files_n;                    /* their number [0] */
    const char *first;    /* BCP 47 code of the edition that comes first [NULL: as they are given] */
    const char *warnings; /* -W names with commas, no-NAME for off [NULL] */
    const char *modules;  /* folder of the modules [NULL: beside the library or program, or ../lib/lvconv0] */
    enum lv_arrangement arrangement; /* [LV_BY_STYLE] */
    bool
        bilingual; /* the inputs are editions of one release, a single one holds all of them [false: if several] */
    bool keep_all; /* nothing is left out: web debris and end marks become paragraphs [false] */
    bool no_typo;  /* quotes, dashes and blanks stay as they are [false] */
    int verbose;   /* 1: the format roles says why; 2: and the XML what was seen [0] */
    bool
        check; /* findings for an editor are wanted, as from `lvconv check`; there may be no formats [false] */
    bool strict;   /* warnings count: LV_EXIT_DOCUMENT [false] */
    int64_t epoch; /* the date of the outputs, seconds since 1970, as SOURCE_DATE_EPOCH [-1: none] */
    lv_picture_finder *find_picture; /* [NULL: no picture is shown, only what it shows is read] */
    void *find_state;                /* what it gets [NULL] */
};

void lv_options_init(struct lv_options *options);

/*
 * Converts one release. `editions` inputs, 1 at least, become one document; each of `formats` outputs gets its bytes.
 * `options` may be NULL (defaults) and so may `sink` (nobody wants the findings). Gives an enum lv_exit: with LV_EXIT_OK
 * all outputs are there; else every `bytes` is NULL, unless it was findings alone that `check` or `strict` made count.
 */
int lv_convert(const struct lv_input *in, size_t editions, const struct lv_options *options,
               struct lv_output *out, size_t formats, lv_sink *sink, void *state);

/* Frees the bytes of an output, if there are any, from any thread; it may be used again. */
void lv_output_free(struct lv_output *out);

/* The version of the library that runs, such as "0.1.0"; LV_VERSION is that of the header. */
const char *lv_version(void);

#ifdef __cplusplus
}
#endif

#endif
