/* What build-time generators know of the program: its options, stages, warnings and house styles, from include/. */
#ifndef LV_GEN_TABLES_H
#define LV_GEN_TABLES_H

#include <stdbool.h>
#include <stddef.h>

struct option_row {
    const char *name;
    char letter;                       /* 0: none */
    const char *value, *choice, *help; /* value "": it takes none */
};

enum kind { READER, FILTER, PAIRING, WRITER };

struct stage_row {
    const char *name;
    enum kind kind;
    const char *help;
};

/* Rows in the order of the tables; *n gets their number. */
const struct option_row *option_rows(size_t *n);
const struct stage_row *stage_rows(size_t *n);

/* Names that -W takes, and house styles that are compiled in; the last is NULL. */
extern const char *const warning_names[], *const house_names[];

/*
 * Calls `see` with each program that is a stage: lv-NAME, and for a writer lv-to-NAME. Where a writer shares its name with
 * another stage, lv-NAME is the other.
 */
void each_link(void see(const char *link, const struct stage_row *stage));

#endif
