/* The list of a pack: [pack] says what it says of itself, [section NAME] names files, in the order of the pack. */
#include "core/utf8.h"
#include "pack/pack.h"

#include <ini.h>
#include <stddef.h>
#include <stdio.h>

enum { LONGEST_LINE = 198 }; /* bytes: INI_MAX_LINE of inih without what ends a line */

/* What is wrong with a line, and what to do. */
struct fault {
    const char *what, *remedy;
};

static const struct fault
    no_line = {"neither a section nor a key with its value",
               "write [pack], [section NAME], KEY = VALUE, or ; before a comment"},
    not_utf8 = {"not UTF-8", "save the list as UTF-8"},
    too_long = {"a line of more than 198 bytes", "shorten it"},
    no_section = {"a line before all sections", "begin the list with [pack]"},
    other_section = {"unknown section", "a list has [pack] and sections such as [section Sea]"},
    many_sections = {"one section too many", "a pack has 1000 at most"},
    other_key = {"unknown key", "[pack] has title, subtitle, date, embargo, sender, cover, cover-text, "
                                "cover-credit, pictures, style and file"},
    other_section_key = {"unknown key", "a section has title and file"},
    other_language = {"unknown language code after the point", "write it as in title.lv or title.en-GB"},
    control = {"a control character", "write a blank instead"},
    no_value = {"a key without a value", "give one, or leave out the line"};

/* What is known while the list is read. */
struct reading {
    struct lv_plan *plan;
    const char *at;            /* the text from the last line that was found on */
    uint32_t line;             /* its number, from 1 */
    const struct fault *fault; /* of the first line that has one; NULL: none */
};

static const struct {
    const char *key;
    size_t offset;
} phrases[] = {
    {"title", offsetof(struct lv_plan, title)},   {"subtitle", offsetof(struct lv_plan, subtitle)},
    {"date", offsetof(struct lv_plan, date)},     {"embargo", offsetof(struct lv_plan, embargo)},
    {"sender", offsetof(struct lv_plan, sender)}, {"cover-text", offsetof(struct lv_plan, cover_text)},
};

static const struct {
    const char *key;
    size_t offset, line; /* line: SIZE_MAX where nobody asks */
} texts[] = {
    {"style", offsetof(struct lv_plan, style), offsetof(struct lv_plan, style_line)},
    {"cover", offsetof(struct lv_plan, cover), offsetof(struct lv_plan, cover_line)},
    {"cover-credit", offsetof(struct lv_plan, cover_credit), SIZE_MAX},
    {"pictures", offsetof(struct lv_plan, pictures), offsetof(struct lv_plan, pictures_line)},
};

/* ---- building ---- */

struct lv_plan_section *lv_plan_section(struct lv_plan *plan, const char *id) {
    struct lv_plan_section **to = &plan->sections;
    while (*to && strcmp((*to)->id, id) != 0)
        to = &(*to)->next;
    if (*to || (*id && plan->n >= LV_PLAN_SECTIONS))
        return *to;
    struct lv_plan_section *fresh = lv_alloc(&plan->arena, sizeof *fresh);
    struct lv_phrase *title = NULL;
    fresh->id = lv_arena_terminated(&plan->arena, lv_str_from(id));
    if (*id && lv_phrase_add(&plan->arena, &title, "title", "title", id))
        fresh->title = title;
    if (!*id) {
        fresh->next = plan->sections;
        to = &plan->sections;
    }
    plan->n++;
    return *to = fresh;
}

void lv_plan_add(struct lv_plan *plan, struct lv_plan_section *section, const char *path, uint32_t line) {
    struct lv_plan_file *file = lv_alloc(&plan->arena, sizeof *file);
    *file = (struct lv_plan_file){lv_arena_terminated(&plan->arena, lv_str_from(path)), line, NULL};
    if (section->last)
        section->last->next = file;
    else
        section->files = file;
    section->last = file;
}

void lv_plan_free(struct lv_plan *plan) {
    lv_arena_free(&plan->arena);
    *plan = (struct lv_plan){.title = NULL};
}

/* ---- reading ---- */

/* Goes on to the next line that sets this key, which there is, for inih has just read it. */
static uint32_t find_line(struct reading *r, const char *key) {
    size_t n = strlen(key);
    while (*r->at) {
        const char *begin = r->at + strspn(r->at, " \t\xEF\xBB\xBF"), *end = begin + strcspn(begin, "\n");
        bool found = strncmp(begin, key, n) == 0 && strchr(" \t=:", begin[n]) && begin[n];
        r->at = *end ? end + 1 : end;
        r->line++;
        if (found)
            break;
    }
    return r->line;
}

static bool fail(struct reading *r, const struct fault *fault) {
    r->fault = r->fault ? r->fault : fault;
    return false;
}

/* True for a key with that name, be it of one language. */
static bool is_named(const char *key, const char *name) {
    size_t n = strlen(name);
    return strncmp(key, name, n) == 0 && (!key[n] || key[n] == '.');
}

static bool set_phrase(struct reading *r, struct lv_phrase **to, const char *name, const char *key,
                       const char *value) {
    struct lv_str text = lv_str_from(value);
    if (lv_utf8_check(text) != text.n)
        return fail(r, &not_utf8);
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] < ' ')
            return fail(r, &control);
    return lv_phrase_add(&r->plan->arena, to, name, key, value) || fail(r, &other_language);
}

/* A text of the pack, row i of those, which one line says. */
static bool set_text(struct reading *r, size_t i, const char *value) {
    char *plan = (char *)r->plan;
    if (!*value)
        return fail(r, &no_value);
    *(const char **)(void *)(plan + texts[i].offset) =
        lv_arena_terminated(&r->plan->arena, lv_str_from(value));
    if (texts[i].line != SIZE_MAX)
        *(uint32_t *)(void *)(plan + texts[i].line) = find_line(r, texts[i].key);
    return true;
}

static bool set_own(struct reading *r, const char *key, const char *value) {
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (is_named(key, phrases[i].key))
            return set_phrase(r, (struct lv_phrase **)(void *)((char *)r->plan + phrases[i].offset),
                              phrases[i].key, key, value);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(texts[i].key, key) == 0)
            return set_text(r, i, value);
    return fail(r, &other_key);
}

static bool add_file(struct reading *r, struct lv_plan_section *section, const char *value) {
    if (!*value)
        return fail(r, &no_value);
    lv_plan_add(r->plan, section, value, find_line(r, "file"));
    return true;
}

static bool set_in_section(struct reading *r, const char *id, const char *key, const char *value) {
    struct lv_plan_section *section = lv_plan_section(r->plan, id);
    if (!section)
        return fail(r, &many_sections);
    if (strcmp(key, "file") == 0)
        return add_file(r, section, value);
    if (!is_named(key, "title"))
        return fail(r, &other_section_key);
    struct lv_phrase *title = (struct lv_phrase *)(uintptr_t)section->title;
    bool known = set_phrase(r, &title, "title", key, value);
    section->title = title;
    return known;
}

static int set(void *state, const char *section, const char *key, const char *value) {
    static const char before[] = "section ";
    struct reading *r = state;
    if (strcmp(section, "pack") == 0 && strcmp(key, "file") == 0)
        return add_file(r, lv_plan_section(r->plan, ""), value);
    if (strcmp(section, "pack") == 0)
        return set_own(r, key, value);
    if (strncmp(section, before, sizeof before - 1) == 0 && section[sizeof before - 1])
        return set_in_section(r, section + sizeof before - 1, key, value);
    return fail(r, *section ? &other_section : &no_section);
}

/* The first line that is too long for inih, which would take it for two; 0: none. */
static int long_line(const char *text) {
    for (int line = 1; *text; line++) {
        size_t n = strcspn(text, "\n");
        if (n > LONGEST_LINE)
            return line;
        text += n + (text[n] != '\0');
    }
    return 0;
}

/* The beginning of a line, which is counted from 1. */
static const char *line_at(const char *text, int line) {
    for (int i = 1; i < line; i++)
        text += strcspn(text, "\n") + 1;
    return text;
}

/* The line that names the section of another. */
static int head_of(const char *text, int line) {
    int head = 1;
    for (int i = 1; i <= line; i++, text += strcspn(text, "\n") + 1)
        if (text[strspn(text, " \t")] == '[')
            head = i;
    return head;
}

static int report(struct lv_job *job, const char *text, int line, const struct fault *fault) {
    struct lv_buf wrong = {0};
    line = fault == &other_section ? head_of(text, line) : line;
    text = line_at(text, line);
    lv_buf_add(&wrong, text, strcspn(text, "\r\n"));
    if (fault == &no_line && lv_utf8_check(lv_buf_slice(&wrong)) != wrong.n)
        fault = &not_utf8;
    lv_report(job, LV_MSG_PLAN, (uint32_t)line, 0, fault->what, lv_buf_text(&wrong), fault->remedy);
    lv_buf_free(&wrong);
    return -1;
}

int lv_plan_read(struct lv_plan *plan, struct lv_job *job, const char *text) {
    struct reading reading = {plan, text, 0, NULL};
    int line = long_line(text);
    if (line)
        return report(job, text, line, &too_long);
    line = ini_parse_string(text, set, &reading);
    return line ? report(job, text, line, reading.fault ? reading.fault : &no_line) : 0;
}
