/* The generator of completions in pieces: rows for each shell (complete_*.c), and what they share (complete.c). */
#ifndef LV_GEN_COMPLETE_H
#define LV_GEN_COMPLETE_H

#include "gen/tables.h"

/* Print what a shell is told of an option, as a line, where its template has @OPTIONS@. */
void print_bash_option(const struct option_row *option);
void print_zsh_option(const struct option_row *option);
void print_fish_option(const struct option_row *option);

/* Prints what bash is told of the value of an option, where its template has @VALUES@. */
void print_bash_value(const struct option_row *option);

/* Prints the words a shell offers as value of an option, a blank between; nothing where there are none. */
void print_words(const struct option_row *option);

/* Prints the help of an option on one line, a backslash before each letter that is in `marked`. */
void print_help(const struct option_row *option, const char *marked);

/* Whether the choice of an option is that one, such as "@files". */
bool chooses(const struct option_row *option, const char *choice);

/* Whether an option takes a value, and whether it takes several with commas. */
bool takes_value(const struct option_row *option);
bool takes_list(const struct option_row *option);

#endif
