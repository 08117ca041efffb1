/* Options as _arguments of zsh has them: '*'{-f+,--from=}'[help]:FORMAT:action' */
#include <stdio.h>

#include "gen/complete.h"

/* Prints the words between what calls for them. */
static void print_call(const char *before, const struct option_row *option, const char *after) {
    fputs(before, stdout);
    print_words(option);
    fputs(after, stdout);
}

static void print_action(const struct option_row *option) {
    if (chooses(option, "@files"))
        fputs("_files", stdout);
    else if (chooses(option, "@folders"))
        fputs("_files -/", stdout);
    else if (chooses(option, "@encodings"))
        fputs("_lvconv_encodings", stdout);
    else if (chooses(option, "@styles"))
        print_call("_lvconv_words_and_files ", option, "");
    else if (takes_list(option))
        print_call("_sequence compadd - ", option, "");
    else
        print_call("(", option, ")");
}

void print_zsh_option(const struct option_row *option) {
    bool takes = takes_value(option);
    fputs("    '*'", stdout);
    if (option->letter)
        printf("{-%c%s,--%s%s}", option->letter, takes ? "+" : "", option->name, takes ? "=" : "");
    else
        printf("--%s%s", option->name, takes ? "=" : "");
    fputs("'[", stdout);
    print_help(option, "[]:\\");
    fputs("]", stdout);
    if (takes) {
        printf(":%s:", option->value);
        print_action(option);
    }
    fputs("' \\\n", stdout);
}
