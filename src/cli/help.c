#include <stdio.h>
#include <string.h>

#include "cli/options.h"
#include "lib/pipeline.h"
#include "style/style.h"

static const char usage[] =
    "usage: lvconv [-f FORMAT] [-t FORMAT[,FORMAT…]] [-o FILE | -O FOLDER] [-b] [-s STYLE] [-l LANGUAGE]\n"
    "              [-e ENCODING] [-j N] [-W [no-]NAME] [-v] [--run STAGE,…] [--roles=FILE] [--keep-all] "
    "[--no-typo]\n"
    "              [--strict] [FILE…]\n"
    "       lvconv [-r] [--files-from=FILE [-0]] [--resume] [-q] -O FOLDER [FILE|FOLDER…]\n"
    "       lvconv --watch=FOLDER [-r] [-q] -O FOLDER\n"
    "       lvconv [check] --jsonl [-t FORMAT[,FORMAT…]] [-j N] [FILE]\n"
    "       lvconv check [-b] [-r] [-W [no-]NAME] [--format=text|json] [FILE…]\n"
    "       lvconv pack [--title=TEXT] [--skip-bad] [-s STYLE] -o FILE FILE|FOLDER|LIST.ini…\n"
    "       lvconv styles [NAME]\n"
    "Turns plain-text press releases into XML, HTML, DOCX and tagged PDF. Reads standard input when no FILE "
    "is given.\n"
    "\n";

enum { COLUMN = 30 }; /* where what options do begins */

/* The text of a row, its lines below each other. */
static void print_text(const char *text, int width) {
    for (const char *end; *text; text = *end ? end + 1 : end) {
        end = text + strcspn(text, "\n");
        printf("%*s%.*s\n", width < COLUMN ? COLUMN - width : 0, "", (int)(end - text), text);
        width = 0;
    }
}

static void print_option(const struct lv_option *option) {
    int width = option->letter ? printf("  -%c, --%s", option->letter, option->name)
                               : printf("      --%s", option->name);
    if (*option->value)
        width += printf("=%s", option->value) - (strstr(option->value, "…") ? 2 : 0); /* … has three bytes */
    if (width + 1 >= COLUMN) {
        putchar('\n');
        width = 0;
    }
    print_text(option->help, width);
}

static void print_stages(enum lv_stage_kind kind, const char *title) {
    size_t n;
    const struct lv_stage_info *stages = lv_stages(&n);
    printf("\n%s\n", title);
    for (size_t i = 0; i < n; i++)
        if (stages[i].kind == kind)
            printf("  %-9s %s\n", stages[i].name, stages[i].help);
}

static void print_packs(void) {
    size_t n;
    const struct lv_pack_format *formats = lv_pack_formats(&n);
    puts("\nPacks written (lvconv pack -o FILE.…):");
    for (size_t i = 0; i < n; i++)
        printf("  .%-8s %s\n", formats[i].ending, formats[i].help);
}

void lv_help(void) {
    size_t n;
    const struct lv_option *options = lv_options_table(&n);
    fputs(usage, stdout);
    for (size_t i = 0; i < n; i++)
        print_option(&options[i]);
    print_stages(LV_READER, "Formats read (-f):");
    print_stages(LV_FILTER, "Filters, in the order of the usual chain:");
    print_stages(LV_PAIRING, "Filters of several editions (-b):");
    print_stages(LV_WRITER, "Formats written (-t):");
    print_packs();
}

void lv_print_styles(void) {
    size_t n;
    const struct lv_house *houses = lv_houses(&n);
    for (size_t i = 0; i < n; i++)
        printf("%-9s %s\n", houses[i].name, houses[i].sentence);
}

int lv_print_style(const char *name, struct lv_job *job) {
    size_t n;
    const struct lv_house *houses = lv_houses(&n);
    for (size_t i = 0; i < n; i++)
        if (strcmp(houses[i].name, name) == 0)
            return fputs(houses[i].text, stdout) < 0 ? -1 : 0;
    return lv_style_unknown(job, name);
}
