/* The list of a pack: [pack] says what it says of itself, [section NAME] names files, in the order of the pack. */
#include "pack/pack.h"

#include <ini.h>
#include <stddef.h>
#include <stdio.h>

enum { LONGEST_LINE = 198 }; /* bytes: INI_MAX_LINE of inih without what ends a line */

/* What is known while the list is read. */
struct reading {
    struct lv_plan *plan;
    const char *at; /* the text from the last line that was found on */
    uint32_t line;  /* its number, from 1 */
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
    {"pictures", offsetof(struct lv_plan, pictures), SIZE_MAX},
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

static bool set_own(struct reading *r, const char *key, const char *value) {
    struct lv_plan *plan = r->plan;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        struct lv_phrase **to = (struct lv_phrase **)(void *)((char *)plan + phrases[i].offset);
        if (lv_phrase_add(&plan->arena, to, phrases[i].key, key, value))
            return true;
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (strcmp(texts[i].key, key) != 0 || !*value)
            continue;
        *(const char **)(void *)((char *)plan + texts[i].offset) =
            lv_arena_terminated(&plan->arena, lv_str_from(value));
        if (texts[i].line != SIZE_MAX)
            *(uint32_t *)(void *)((char *)plan + texts[i].line) = find_line(r, key);
        return true;
    }
    return false;
}

static bool set_in_section(struct reading *r, const char *id, const char *key, const char *value) {
    struct lv_plan_section *section = lv_plan_section(r->plan, id);
    struct lv_phrase *title = section ? (struct lv_phrase *)(uintptr_t)section->title : NULL;
    if (!section)
        return false;
    if (strcmp(key, "file") == 0 && *value) {
        lv_plan_add(r->plan, section, value, find_line(r, key));
        return true;
    }
    bool known = *id && lv_phrase_add(&r->plan->arena, &title, "title", key, value);
    section->title = title;
    return known;
}

static int set(void *state, const char *section, const char *key, const char *value) {
    static const char before[] = "section ";
    struct reading *r = state;
    if (strcmp(section, "pack") == 0)
        return strcmp(key, "file") == 0 ? set_in_section(r, "", key, value) : set_own(r, key, value);
    return strncmp(section, before, sizeof before - 1) == 0 &&
           set_in_section(r, section + sizeof before - 1, key, value);
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

int lv_plan_read(struct lv_plan *plan, struct lv_job *job, const char *text) {
    struct reading reading = {plan, text, 0};
    struct lv_buf wrong = {0};
    int line = long_line(text);
    if (!line)
        line = ini_parse_string(text, set, &reading);
    if (!line)
        return 0;
    for (int i = 1; i < line; i++)
        text += strcspn(text, "\n") + 1;
    lv_buf_add(&wrong, text, strcspn(text, "\r\n"));
    lv_report(job, LV_MSG_PLAN, (uint32_t)line, 0, lv_buf_text(&wrong));
    lv_buf_free(&wrong);
    return -1;
}
