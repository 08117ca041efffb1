#include <stdio.h>

#include "gen/complete.h"

static void print_choice(const struct option_row *option) {
    if (chooses(option, "@files"))
        fputs(" -r -F", stdout);
    else if (chooses(option, "@folders"))
        fputs(" -x -a '(__fish_complete_directories)'", stdout);
    else if (chooses(option, "@encodings"))
        fputs(" -x -a '(__lvconv_encodings)'", stdout);
    else {
        fputs(chooses(option, "@styles") ? " -r -F -a '" : " -x -a '", stdout);
        fputs(takes_list(option) ? "(__fish_complete_list , \"string split \\\" \\\" \\\"" : "", stdout);
        print_words(option);
        fputs(takes_list(option) ? "\\\"\")'" : "'", stdout);
    }
}

void print_fish_option(const struct option_row *option) {
    fputs("    complete -c $program", stdout);
    if (option->letter)
        printf(" -s %c", option->letter);
    printf(" -l %s", option->name);
    if (takes_value(option))
        print_choice(option);
    fputs(" -d '", stdout);
    print_help(option, "\\");
    fputs("'\n", stdout);
}
