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

static const char pack_usage[] =
    "usage: lvconv pack [--title=TEXT] [--skip-bad] [-s STYLE] -o FILE FILE|FOLDER|LIST.ini…\n"
    "       lvconv pack [options] -O FOLDER FILE|FOLDER|LIST.ini…\n"
    "Makes one document of many press releases: cover, contents, the releases, contacts and pictures.\n"
    "Files whose names differ only in a code (news.lv.txt, news.en.txt) are editions of one release; "
    "folders\n"
    "in a folder are sections.\n"
    "\n"
    "  lvconv pack --title=\"Sea Week\" -o pack.pdf releases\n"
    "  lvconv pack --duplex --paper=A5 -o pack.pdf week/pack.ini\n"
    "\n";

static const char pack_list[] =
    "\n"
    "A list (LIST.ini, in UTF-8) says what is on the cover, and names sections and files:\n"
    "  [pack]\n"
    "  title.lv = Jūras nedēļa\n"
    "  title.en = Sea Week\n"
    "  date.en = 12 May 2026\n"
    "  sender.en = Coastal Council\n"
    "  cover = ferry.jpg\n"
    "  [section Sea]\n"
    "  title.lv = Jūra\n"
    "  file = ferry.lv.txt\n"
    "  file = ferry.en.txt\n"
    "Further keys, and all options: man lvconv, PACKS; lvconv --help\n";

enum { COLUMN = 30 }; /* where what options do begins */

/* The text of a row, its lines below each other. */
static void print_text(const char *text, int width) {
    for (const char *end; *text; text = *end ? end + 1 : end) {
        end = text + strcspn(text, "\n");
        printf("%*s%.*s\n", width < COLUMN ? COLUMN - width : 0, "", (int)(end - text), text);
        width = 0;
    }
}

static void print_option(const struct lv_option *option, const char *help) {
    int width = option->letter ? printf("  -%c, --%s", option->letter, option->name)
                               : printf("      --%s", option->name);
    if (*option->value)
        width += printf("=%s", option->value) - (strstr(option->value, "…") ? 2 : 0); /* … has three bytes */
    if (width + 1 >= COLUMN) {
        putchar('\n');
        width = 0;
    }
    print_text(help, width);
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
        print_option(&options[i], options[i].help);
    print_stages(LV_READER, "Formats read (-f):");
    print_stages(LV_FILTER, "Filters, in the order of the usual chain:");
    print_stages(LV_PAIRING, "Filters of several editions (-b):");
    print_stages(LV_WRITER, "Formats written (-t):");
    print_packs();
}

/* Of options that are not of packs alone, those that many want for one, and what they do there; NULL: as ever. */
static const struct {
    const char *name, *help;
} for_packs[] = {
    {"output", "the pack; its ending says what it is"},
    {"output-folder", "instead of one file a page of HTML for each release, with links"},
    {"media", NULL},
    {"layout", NULL},
    {"first", NULL},
    {"style", NULL},
    {"quiet", NULL},
};

/* What an option does in a pack; NULL: it is not told there. */
static const char *help_in_pack(const struct lv_option *option) {
    static const char own[] = "pack: ";
    if (strncmp(option->help, own, sizeof own - 1) == 0)
        return option->help + sizeof own - 1;
    for (size_t i = 0; i < sizeof for_packs / sizeof *for_packs; i++)
        if (strcmp(for_packs[i].name, option->name) == 0)
            return for_packs[i].help ? for_packs[i].help : option->help;
    return NULL;
}

void lv_help_pack(void) {
    size_t n;
    const struct lv_option *options = lv_options_table(&n);
    fputs(pack_usage, stdout);
    for (size_t i = 0; i < n; i++)
        if (help_in_pack(&options[i]))
            print_option(&options[i], help_in_pack(&options[i]));
    print_packs();
    fputs(pack_list, stdout);
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
