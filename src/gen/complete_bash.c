#include <stdio.h>

#include "gen/complete.h"

void print_bash_value(const struct option_row *option) {
    static const struct {
        const char *choice, *kind;
    } kinds[] = {{"@files", "file"}, {"@styles", "file"}, {"@folders", "directory"}};
    printf("    --%s", option->name);
    if (option->letter)
        printf(" | -%c", option->letter);
    fputs(") words='", stdout);
    print_words(option);
    fputs("'", stdout);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (chooses(option, kinds[i].choice))
            printf(" kind=%s", kinds[i].kind);
    if (takes_list(option))
        fputs(" list=1", stdout);
    if (chooses(option, "@encodings"))
        fputs(" && _lvconv_encodings", stdout);
    fputs(" ;;\n", stdout);
}

void print_bash_option(const struct option_row *option) {
    if (option->letter)
        printf("-%c ", option->letter);
    printf("--%s%s\n", option->name, takes_value(option) ? "=" : "");
}
