/* Files that a house style names: of the styles compiled in they are too; those of others are given with the options. */
#include <ini.h>
#include <stddef.h>
#include <stdio.h>

#include "core/embed.h"
#include "style/logo.h"
#include "style/style.h"
#include "style/typeface.h"

/* What is compiled in: LV_HOUSE_FILE(id, house, file), which is styles/<file>. */
#define LV_HOUSE_FILES                                                                                       \
    LV_HOUSE_FILE(ministry_png, "ministry", "ministry.png")                                                  \
    LV_HOUSE_FILE(agency_png, "agency", "agency.png")                                                        \
    LV_HOUSE_FILE(bank_png, "bank", "bank.png")

#define LV_HOUSE_FILE(id, house, file) LV_EMBED(id, "styles/" file)
LV_HOUSE_FILES
#undef LV_HOUSE_FILE

static const struct {
    const char *house, *name, *from, *end;
} compiled_in[] = {
#define LV_HOUSE_FILE(id, house, file) {house, file, lv_file_##id, lv_file_##id##_end},
    LV_HOUSE_FILES
#undef LV_HOUSE_FILE
};

/* The rest of it is looked at when it is used, in a module of its own. */
static const char *wrong_docx_template(struct lv_str bytes) {
    return lv_str_starts(bytes, LV_STR("PK\3\4")) ? NULL
                                                  : "is no Word document; save it in Word as .dotx or .docx";
}

/* A row of style.def, and what is wrong with bytes that are not of its kind; NULL: they are. */
struct row {
    const char *section, *key;
    size_t offset;
    const char *(*wrong)(struct lv_str bytes);
};

static const char *wrong_logo(struct lv_str bytes) {
    struct lv_logo logo;
    return lv_logo_read(bytes, &logo) ? NULL
                                      : "is no whole PNG or JPEG of at most 20 megapixels; save it as one";
}

#define wrong_logo_svg lv_svg_wrong
#define wrong_text_file lv_typeface_wrong
#define wrong_text_bold_file lv_typeface_wrong
#define wrong_text_italic_file lv_typeface_wrong
#define wrong_text_bold_italic_file lv_typeface_wrong
#define wrong_heading_file lv_typeface_wrong
#define wrong_heading_bold_file lv_typeface_wrong
#define wrong_heading_italic_file lv_typeface_wrong
#define wrong_heading_bold_italic_file lv_typeface_wrong

static const struct row rows[] = {
#define LV_STYLE_FILE(id, section, key) {section, key, offsetof(struct lv_style, id), wrong_##id},
#include "style.def"
};

enum { ROWS = sizeof rows / sizeof *rows };

static const struct row *row_of(const char *section, const char *key) {
    for (const struct row *row = rows; row < rows + ROWS; row++)
        if (strcmp(row->key, key) == 0 && strcmp(row->section, section) == 0)
            return row;
    return NULL;
}

static struct lv_named_file *file_of(struct lv_style *style, const struct row *row) {
    return (struct lv_named_file *)(void *)((char *)style + row->offset);
}

bool lv_named_file_set(struct lv_style *style, const char *section, const char *key, const char *value) {
    const struct row *row = row_of(section, key);
    if (!row || !*value)
        return false;
    *file_of(style, row) =
        (struct lv_named_file){lv_arena_terminated(&style->arena, lv_str_from(value)), {NULL, 0}};
    return true;
}

/* ---- their bytes ---- */

static struct lv_str bytes_of(const struct lv_job *job, const char *house, const char *name) {
    const struct lv_options *options = job->options;
    for (size_t i = 0; house && i < sizeof compiled_in / sizeof *compiled_in; i++)
        if (strcmp(compiled_in[i].house, house) == 0 && strcmp(compiled_in[i].name, name) == 0)
            return (struct lv_str){compiled_in[i].from, (size_t)(compiled_in[i].end - compiled_in[i].from)};
    for (size_t i = 0; !house && i < options->style_files_n; i++)
        if (strcmp(options->style_files[i].name, name) == 0)
            return (struct lv_str){options->style_files[i].bytes, options->style_files[i].size};
    return (struct lv_str){NULL, 0};
}

int lv_named_files_find(struct lv_job *job, struct lv_style *style, const char *house, const char *text) {
    for (const struct row *row = rows; row < rows + ROWS; row++) {
        struct lv_named_file *file = file_of(style, row);
        if (!file->name || file->bytes.p)
            continue;
        file->bytes = bytes_of(job, house, file->name);
        const char *wrong = file->bytes.p ? row->wrong(file->bytes) : "was not given with the style";
        if (!wrong && row->wrong == lv_typeface_wrong && style->page_fonts == LV_FONTS_EMBEDDED)
            wrong = lv_typeface_wrong_on_pages(file->bytes);
        if (!wrong)
            continue;
        struct lv_job at = *job;
        at.name = job->options->style;
        return lv_report(&at, LV_MSG_STYLE_FILE, lv_style_line(text, row->section, row->key), 0, row->key,
                         file->name, wrong);
    }
    return 0;
}

/* ---- their names, for whoever reads them ---- */

struct names {
    size_t wanted, seen;
    struct lv_buf *to;
};

static int see_name(void *state, const char *section, const char *key, const char *value) {
    struct names *names = state;
    if (row_of(section, key) && *value && names->seen++ == names->wanted) {
        names->to->n = 0;
        lv_buf_puts(names->to, value);
        lv_buf_text(names->to);
    }
    return 1;
}

bool lv_style_names(const char *text, size_t n, struct lv_buf *name) {
    struct names names = {n, 0, name};
    ini_parse_string(text, see_name, &names);
    return names.seen > n;
}
