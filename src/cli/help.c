#include <stdio.h>

#include "cli/options.h"
#include "lib/pipeline.h"

static const char usage[] =
    "usage: lvconv [-f FORMAT] [-t FORMAT[,FORMAT…]] [-o FILE | -O FOLDER] [-b] [-s STYLE] [-l LANGUAGE]\n"
    "              [-e ENCODING] [-j N] [-W [no-]NAME] [-v] [--run STAGE,…] [--roles=FILE] [--keep-all] "
    "[--no-typo]\n"
    "              [--strict] [FILE…]\n"
    "       lvconv check [-b] [-W [no-]NAME] [--format=text|json] [FILE…]\n"
    "Turns plain-text press releases into XML, HTML, DOCX and tagged PDF. Reads standard input when no FILE "
    "is given.\n"
    "\n"
    "  -f, --from=FORMAT           of the input; else by its ending or its first bytes\n"
    "  -t, --to=FORMAT,…           of the output; else by the ending of -o, else xml\n"
    "  -o, --output=FILE           instead of standard output\n"
    "  -O, --output-folder=FOLDER  a file for each input and format\n"
    "  -b, --bilingual             the files are language editions of one release; with -O, those\n"
    "                              whose names differ only in a code: news.lv.txt news.en.txt\n"
    "      --layout=columns|rows|sequence\n"
    "                              editions side by side, by turns, or one after the other\n"
    "      --first=LANGUAGE        the edition that stands left or first\n"
    "  -s, --style=STYLE           house style: a name or a file\n"
    "  -l, --language=LANGUAGE     of the release (lv, en …); else found out\n"
    "  -e, --encoding=ENCODING     of the input; else found out\n"
    "  -j, --jobs=N                processes that share many files; else as many as are worth it\n"
    "  -W, --warning=[no-]NAME     switch a warning on or off\n"
    "  -v, --verbose               -t roles says why\n"
    "      --roles=FILE            roles of single lines, as -t roles prints them; they win over every "
    "guess\n"
    "      --keep-all              print what is taken for the page around the release as well\n"
    "      --run=STAGE,…           run just these stages\n"
    "      --format=text|json      of what check finds\n"
    "      --no-typo               leave quotes, dashes and blanks as they are\n"
    "      --strict                warnings count: exit 1\n"
    "  -h, --help, --version\n";

static void print_stages(enum lv_stage_kind kind, const char *title) {
    size_t n;
    const struct lv_stage_info *stages = lv_stages(&n);
    printf("\n%s\n", title);
    for (size_t i = 0; i < n; i++)
        if (stages[i].kind == kind)
            printf("  %-9s %s\n", stages[i].name, stages[i].help);
}

void lv_help(void) {
    fputs(usage, stdout);
    print_stages(LV_READER, "Formats read (-f):");
    print_stages(LV_FILTER, "Filters, in the order of the usual chain:");
    print_stages(LV_PAIRING, "Filters of several editions (-b):");
    print_stages(LV_WRITER, "Formats written (-t):");
}
