#include "style/style.h"

#include <ini.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/embed.h"

#define LV_HOUSE(name, sentence) LV_EMBED(name, "styles/" #name ".ini")
#include "houses.def"
#undef LV_HOUSE

static const struct lv_house houses[] = {
#define LV_HOUSE(name, sentence) {#name, sentence, lv_file_##name},
#include "houses.def"
#undef LV_HOUSE
};

enum type { NUMBER, COLOUR, COLOUR_OR, TEXT, PAPER, CHOICE };

/* A row of style.def. */
struct field {
    const char *section, *key;
    enum type type;
    size_t offset;
    double least, most;
    const char *words; /* to choose from; of a colour, the word that may stand for it */
};

static const struct field fields[] = {
#define LV_STYLE_NUMBER(id, section, key, least, most)                                                       \
    {section, key, NUMBER, offsetof(struct lv_style, id), least, most, NULL},
#define LV_STYLE_COLOUR(id, section, key) {section, key, COLOUR, offsetof(struct lv_style, id), 0, 0, NULL},
#define LV_STYLE_COLOUR_OR(id, section, key, word)                                                           \
    {section, key, COLOUR_OR, offsetof(struct lv_style, id), 0, 0, word},
#define LV_STYLE_TEXT(id, section, key) {section, key, TEXT, offsetof(struct lv_style, id), 0, 0, NULL},
#define LV_STYLE_PAPER(id, section, key) {section, key, PAPER, offsetof(struct lv_style, id), 0, 0, NULL},
#define LV_STYLE_CHOICE(id, section, key, words)                                                             \
    {section, key, CHOICE, offsetof(struct lv_style, id), 0, 0, words},
#include "style.def"
};

/* A number such as 10 or 10.5, whatever the locale. */
static bool parse_number(const char *s, double *to) {
    double value = 0, unit = 1;
    bool fraction = false, digits = false;
    for (; *s; s++) {
        if (*s == '.' && digits && !fraction) {
            fraction = true;
            continue;
        }
        if (*s < '0' || *s > '9')
            return false;
        digits = true;
        value = value * 10 + (*s - '0');
        unit *= fraction ? 10 : 1;
    }
    *to = value / unit;
    return digits;
}

static bool set_number(const struct field *field, struct lv_style *style, const char *value) {
    double number;
    if (!parse_number(value, &number) || number < field->least || number > field->most)
        return false;
    memcpy((char *)style + field->offset, &number, sizeof number);
    return true;
}

static bool set_colour(const struct field *field, struct lv_style *style, const char *value) {
    static const char digits[] = "0123456789abcdef";
    uint32_t colour = 0;
    if (value[0] != '#' || strlen(value) != 7)
        return false;
    for (const char *c = value + 1; *c; c++) {
        const char *digit = strchr(digits, *c | 0x20);
        if (!digit)
            return false;
        colour = colour << 4 | (uint32_t)(digit - digits);
    }
    memcpy((char *)style + field->offset, &colour, sizeof colour);
    return true;
}

/* A colour whose key says but that of which other it has. */
enum { AS_NAMED = 0x1000000 };

static bool set_colour_or(const struct field *field, struct lv_style *style, const char *value) {
    static const uint32_t as_named = AS_NAMED;
    if (strcmp(field->words, value) != 0)
        return set_colour(field, style, value);
    memcpy((char *)style + field->offset, &as_named, sizeof as_named);
    return true;
}

static bool set_text(const struct field *field, struct lv_style *style, const char *value) {
    size_t n = strlen(value);
    if (!n || n >= sizeof style->text_font)
        return false;
    memcpy((char *)style + field->offset, value, n + 1);
    return true;
}

static const double POINTS = 72 / 25.4; /* of a millimetre */
static const struct lv_paper papers[] = {
    {"A4", 595.28, 841.89}, {"A5", 419.53, 595.28}, {"Letter", 612, 792}};

/* A side of 100 to 558 mm, the most that Word takes; what follows it, or NULL. */
static const char *parse_side(const char *s, unsigned *mm) {
    *mm = 0;
    for (int digits = 0; lv_is_digit(*s) && digits < 3; digits++)
        *mm = *mm * 10 + (unsigned)(*s++ - '0');
    return *mm >= 100 && *mm <= 558 ? s : NULL;
}

/* 210x297, in millimetres. */
static bool parse_sides(const char *value, struct lv_paper *paper) {
    unsigned width, height;
    const char *after = parse_side(value, &width);
    if (!after || *after != 'x')
        return false;
    after = parse_side(after + 1, &height);
    snprintf(paper->name, sizeof paper->name, "%umm %umm", width, height);
    paper->width = width * POINTS;
    paper->height = height * POINTS;
    return after && !*after;
}

bool lv_paper_read(const char *value, struct lv_paper *paper) {
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        if (strcasecmp(papers[i].name, value) == 0) {
            *paper = papers[i];
            return true;
        }
    return parse_sides(value, paper);
}

static bool set_paper(const struct field *field, struct lv_style *style, const char *value) {
    struct lv_paper paper;
    bool found = lv_paper_read(value, &paper);
    if (found)
        memcpy((char *)style + field->offset, &paper, sizeof paper);
    return found;
}

/* The number of the word that the value is. */
static bool set_choice(const struct field *field, struct lv_style *style, const char *value) {
    size_t n = strlen(value);
    unsigned number = 0;
    for (const char *word = field->words; *word; number++) {
        size_t length = strcspn(word, " ");
        if (length == n && memcmp(word, value, n) == 0) {
            memcpy((char *)style + field->offset, &number, sizeof number);
            return true;
        }
        word += length + strspn(word + length, " ");
    }
    return false;
}

static int set_field(void *style, const char *section, const char *key, const char *value) {
    static bool (*const setters[])(const struct field *, struct lv_style *, const char *) = {
        set_number, set_colour, set_colour_or, set_text, set_paper, set_choice};
    for (const struct field *f = fields; f < fields + sizeof fields / sizeof *fields; f++)
        if (f->key[0] == key[0] && strcmp(f->key, key) == 0 && strcmp(f->section, section) == 0)
            return setters[f->type](f, style, value);
    return lv_phrase_set(style, section, key, value) || lv_named_file_set(style, section, key, value);
}

static int report_line(struct lv_job *job, const char *name, const char *text, int line) {
    struct lv_job at = *job;
    struct lv_buf wrong = {0};
    at.name = name;
    for (int i = 1; i < line; i++)
        text += strcspn(text, "\n") + 1;
    lv_buf_add(&wrong, text, strcspn(text, "\r\n"));
    lv_buf_char(&wrong, '\0');
    lv_report(&at, LV_MSG_STYLE_LINE, (uint32_t)line, 0, wrong.p);
    lv_buf_free(&wrong);
    return -1;
}

/* What the margins leave of the paper is a column at least, as the widest margins leave it of A4 and Letter. */
bool lv_style_has_room(const struct lv_style *s) {
    return s->paper.width - (s->margin_inner + s->margin_outer) * POINTS >= 50 * POINTS &&
           s->paper.height - (s->margin_top + s->margin_bottom) * POINTS >= 100 * POINTS;
}

/* Says it of the last line that sets one of them. */
static int report_room(struct lv_job *job, const char *name, const char *text) {
    static const char *const keys[] = {"paper", "margin-top", "margin-bottom", "margin-inner",
                                       "margin-outer"};
    struct lv_job at = *job;
    uint32_t last = 0;
    at.name = name;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        uint32_t line = lv_style_line(text, "page", keys[i]);
        last = line > last ? line : last;
    }
    return lv_report(&at, LV_MSG_STYLE_ROOM, last, 0);
}

static int parse(struct lv_job *job, const char *name, const char *text, struct lv_style *style) {
    int line = ini_parse_string(text, set_field, style);
    if (line)
        return report_line(job, name, text, line);
    if (!lv_style_has_room(style))
        return report_room(job, name, text);
    return lv_named_files_find(job, style, text == job->options->style_text ? NULL : name, text);
}

int lv_style_unknown(struct lv_job *job, const char *name) {
    struct lv_buf names = {0};
    for (size_t i = 0; i < sizeof houses / sizeof *houses; i++)
        lv_buf_name(&names, " ", houses[i].name);
    lv_report(job, LV_MSG_STYLE, 0, 0, name, lv_buf_text(&names));
    lv_buf_free(&names);
    return -1;
}

const struct lv_house *lv_houses(size_t *n) {
    *n = sizeof houses / sizeof *houses;
    return houses;
}

bool lv_style_is_known(const char *name) {
    for (size_t i = 0; i < sizeof houses / sizeof *houses; i++)
        if (strcmp(houses[i].name, name) == 0)
            return true;
    return false;
}

bool lv_style_is_default(const struct lv_job *job) {
    return !job->options->style || strcmp(job->options->style, houses[0].name) == 0;
}

void lv_style_free(struct lv_style *style) {
    lv_arena_free(&style->arena);
}

static double or_else(double value, double other) {
    return value > 0 ? value : other;
}

/* Sizes that a house does not give follow from those it does. */
static void derive(struct lv_style *s) {
    const double FOOT = 9, HEADLINE = 0.72; /* the least of the foot of a release; of the size, in a column */
    double foot = s->small_size > FOOT ? s->small_size : FOOT;
    s->caption_size = or_else(s->caption_size, s->small_size);
    s->table_size = or_else(s->table_size, s->small_size);
    s->contact_size = or_else(s->contact_size, foot);
    s->note_size = or_else(s->note_size, foot);
    s->column_lead = or_else(s->column_lead, (s->text_size + s->lead_size) / 2);
    s->column_headline = or_else(s->column_headline, HEADLINE * s->headline_size);
}

static void colour_or(uint32_t *colour, uint32_t other) {
    if (*colour == AS_NAMED)
        *colour = other;
}

/* Colours that a house does not give are those of others; which, their words in style.def say. */
static void derive_colours(struct lv_style *s) {
    colour_or(&s->link, s->accent);
    colour_or(&s->link_underline, s->link);
    colour_or(&s->table_rule, s->rule);
    colour_or(&s->link_dark, s->accent_dark);
    colour_or(&s->link_underline_dark, s->link_dark);
    colour_or(&s->table_rule_dark, s->rule_dark);
}

static int read_style(struct lv_job *job, struct lv_style *style) {
    const char *name = job->options->style;
    *style = (struct lv_style){0};
    if (parse(job, houses[0].name, houses[0].text, style))
        return -1;
    if (!name)
        return 0;
    for (size_t i = 0; i < sizeof houses / sizeof *houses; i++)
        if (strcmp(houses[i].name, name) == 0)
            return i ? parse(job, name, houses[i].text, style) : 0;
    return job->options->style_text ? parse(job, name, job->options->style_text, style)
                                    : lv_style_unknown(job, name);
}

int lv_style_load(struct lv_job *job, struct lv_style *style) {
    int result = read_style(job, style);
    derive(style);
    derive_colours(style);
    return result;
}
