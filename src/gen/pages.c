/*
 * Build-time generator: a manual page for each program that is a stage, from include/stages.def.
 *
 *   pages FOLDER DATE
 *
 * DATE is that of the manual of lvconv, as .Dd has it.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "gen/tables.h"

static const char *folder, *date;

static const struct {
    const char *what, *verb, *reads, *writes;
} kinds[] = {
    [READER] = {"reader", "read ", "a press release", "normalised XML"},
    [FILTER] = {"filter", "", "normalised XML", "normalised XML"},
    [PAIRING] = {"filter", "", "normalised XML of several editions", "normalised XML"},
    [WRITER] = {"writer", "write ", "normalised XML", NULL},
};

static void print_title(FILE *page, const char *link) {
    fprintf(page, ".\\\" made from include/stages.def\n.Dd %s\n.Dt ", date);
    for (; *link; link++)
        fputc(toupper((unsigned char)*link), page);
    fputs(" 1\n.Os\n", page);
}

static void write_page(const char *link, const struct stage_row *stage) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.1", folder, link);
    FILE *page = fopen(path, "w");
    if (!page) {
        perror(path);
        exit(1);
    }
    print_title(page, link);
    fprintf(page, ".Sh NAME\n.Nm %s\n.Nd %s%s\n", link, kinds[stage->kind].verb, stage->help);
    fputs(".Sh SYNOPSIS\n.Nm\n.Op Ar options\n.Op Ar file\n.Sh DESCRIPTION\n.Nm\n", page);
    fprintf(page, "is the %s\n.Cm %s\nof\n.Xr lvconv 1\nas a program of its own.\n", kinds[stage->kind].what,
            stage->name);
    const char *writes = kinds[stage->kind].writes;
    fprintf(page, "It reads %s from\n.Ar file\nor standard input, and writes %s to standard\noutput.\n",
            kinds[stage->kind].reads, writes ? writes : "that format");
    fputs("What it does is described there, in STAGES; so are its options, exit status\nand messages.\n",
          page);
    fputs(".Sh SEE ALSO\n.Xr lvconv 1\n", page);
    if (fclose(page)) {
        perror(path);
        exit(1);
    }
}

int main(int argc, char **argv) {
    if (argc != 3)
        return 2;
    folder = argv[1];
    date = argv[2];
    each_link(write_page);
    return 0;
}
