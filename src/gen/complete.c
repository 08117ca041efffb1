/*
 * Build-time generator: fills the template of a shell's completions from include/options.def and the tables it refers to.
 *
 *   complete bash|zsh|fish LANGUAGE… < TEMPLATE
 *
 * LANGUAGE is a file of styles/lang; its name without folder and ending is the code.
 */
#include "gen/complete.h"

#include <stdio.h>
#include <string.h>

static char **languages;
static const char *between; /* "" before the first word */

static void print_word(const char *before, const char *word, size_t n) {
    printf("%s%s%.*s", between, before, (int)n, word);
    between = " ";
}

/* ---- what choices stand for ---- */

static void print_stages_of(bool wanted(const struct stage_row *stage)) {
    size_t n;
    const struct stage_row *stages = stage_rows(&n);
    for (size_t i = 0; i < n; i++)
        if (wanted(&stages[i]))
            print_word("", stages[i].name, strlen(stages[i].name));
}

static bool is_reader(const struct stage_row *stage) {
    return stage->kind == READER;
}

static bool is_writer(const struct stage_row *stage) {
    return stage->kind == WRITER;
}

/* A name that a reader and a writer share is offered once. */
static bool is_first_of_name(const struct stage_row *stage) {
    size_t n;
    const struct stage_row *first = stage_rows(&n);
    while (strcmp(first->name, stage->name) != 0)
        first++;
    return first == stage;
}

static void print_readers(void) {
    print_stages_of(is_reader);
}

static void print_writers(void) {
    print_stages_of(is_writer);
}

static void print_stages(void) {
    print_stages_of(is_first_of_name);
}

static void print_styles(void) {
    for (const char *const *house = house_names; *house; house++)
        print_word("", *house, strlen(*house));
}

static void print_languages(void) {
    for (char **path = languages; *path; path++) {
        const char *slash = strrchr(*path, '/'), *code = slash ? slash + 1 : *path;
        print_word("", code, strcspn(code, "."));
    }
}

static void print_warnings(void) {
    for (const char *const *name = warning_names; *name; name++) {
        print_word("", *name, strlen(*name));
        print_word("no-", *name, strlen(*name));
    }
}

/* Choices that are not listed are words, or begin with @ and are the shell's own affair. */
static const struct {
    const char *choice;
    void (*print)(void);
} choices[] = {
    {"@readers", print_readers}, {"@writers", print_writers},     {"@stages", print_stages},
    {"@styles", print_styles},   {"@languages", print_languages}, {"@warnings", print_warnings},
};

/* ---- what the rows of a shell ask ---- */

void print_words(const struct option_row *option) {
    between = "";
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
        if (chooses(option, choices[i].choice))
            choices[i].print();
    if (*option->choice != '@')
        fputs(option->choice, stdout);
}

void print_help(const struct option_row *option, const char *marked) {
    for (const char *c = option->help; *c; c++)
        if (*c == '\'')
            fputs("’", stdout); /* the quotation mark of all three shells */
        else
            printf("%s%c", strchr(marked, *c) ? "\\" : "", *c == '\n' ? ' ' : *c);
}

bool chooses(const struct option_row *option, const char *choice) {
    return strcmp(option->choice, choice) == 0;
}

bool takes_value(const struct option_row *option) {
    return *option->value;
}

bool takes_list(const struct option_row *option) {
    return strstr(option->value, ",…");
}

/* ---- the template ---- */

static const struct shell {
    const char *name;
    void (*option)(const struct option_row *option);
    void (*value)(const struct option_row *option); /* NULL: options say it all */
} shells[] = {
    {"bash", print_bash_option, print_bash_value},
    {"zsh", print_zsh_option, NULL},
    {"fish", print_fish_option, NULL},
};

static void print_link(const char *link, const struct stage_row *stage) {
    (void)stage;
    printf(" %s", link);
}

static void fill_line(const struct shell *shell, const char *line) {
    size_t n;
    const struct option_row *options = option_rows(&n);
    bool values = strcmp(line, "@VALUES@\n") == 0;
    const char *links = strstr(line, "@LINKS@");
    if (values || strcmp(line, "@OPTIONS@\n") == 0) {
        for (size_t i = 0; i < n; i++)
            if (!values || takes_value(&options[i]))
                (values ? shell->value : shell->option)(&options[i]);
    } else if (links) {
        printf("%.*s", (int)(links - line), line);
        each_link(print_link);
        fputs(links + strlen("@LINKS@"), stdout);
    } else {
        fputs(line, stdout);
    }
}

int main(int argc, char **argv) {
    char line[1024];
    for (size_t i = 0; argc > 1 && i < sizeof shells / sizeof *shells; i++)
        if (strcmp(argv[1], shells[i].name) == 0) {
            languages = argv + 2;
            while (fgets(line, sizeof line, stdin))
                fill_line(&shells[i], line);
            return fflush(stdout) != 0;
        }
    fputs("usage: complete bash|zsh|fish LANGUAGE… < TEMPLATE\n", stderr);
    return 2;
}
